"""Fit anew how much people's judgements count: by ``helpdesk learn``, and every night while the desk runs."""

from __future__ import annotations

from datetime import datetime

from helpdesk.desk import Desk, lesson, line_lesson, tuning_of
from helpdesk.match.learn import MOST, UNTUNED
from helpdesk.match.lesson import Lesson
from helpdesk.match.line_memory import MOST as LINES_MOST
from helpdesk.match.line_memory import UNTUNED as LINES_UNTUNED
from helpdesk.match.line_memory import LineLesson
from helpdesk.match.line_tune import LineRefit, refit_lines
from helpdesk.match.tune import Case, Refit, refit
from helpdesk.model.message import Body
from helpdesk.model.person import Actor
from helpdesk.store import events, judgements, line_judgements, messages
from helpdesk.store.database import Tx
from helpdesk.store.judgements import StoredTuning


def learn(desk: Desk, actor: Actor, now: datetime, *, keep: bool = True) -> Refit:
    """Fit the tuning on the judgements that stand, and put it to use when it is better on those left out.

    Nothing is kept when ``keep`` is false. The matcher is not disturbed while it is fitted.
    """
    with desk.database.read() as tx:
        cases = _cases(tx)
        stored = judgements.current_tuning(tx)
    found = refit(desk.explainer.matcher, cases, tuning_of(stored, UNTUNED))
    if keep and found.kept:
        tuning = found.tuning
        with desk.database.transaction() as tx:
            kept = StoredTuning(tuning.gain, tuning.slope, tuning.shift, found.lessons)
            judgements.keep_tuning(tx, now, kept)
            data = {"judgements": found.lessons, "gain": tuning.gain, "before": found.before, "after": found.after}
            events.record(tx, now, actor, "learn.kept", data=data)
        desk.remember()
    return found


def learn_lines(desk: Desk, actor: Actor, now: datetime, *, keep: bool = True) -> LineRefit:
    """Fit how much what people did with narrow answers counts; the same otherwise as ``learn``."""
    with desk.database.read() as tx:
        mails = _taught_lines(tx)
        current = tuning_of(judgements.current_tuning(tx, judgements.LINES), LINES_UNTUNED)
    found = refit_lines(desk.explainer.matcher, mails, current)
    if keep and found.kept:
        tuning = found.tuning
        with desk.database.transaction() as tx:
            kept = StoredTuning(tuning.gain, tuning.slope, tuning.shift, found.lessons)
            judgements.keep_tuning(tx, now, kept, judgements.LINES)
            data = {"judgements": found.lessons, "gain": tuning.gain, "before": found.before, "after": found.after}
            events.record(tx, now, actor, "learn.lines-kept", data=data)
        desk.remember()
    return found


def _taught_lines(tx: Tx) -> list[list[LineLesson]]:
    """Return what people did with narrow answers, that of each mail together."""
    mails: dict[int, list[LineLesson]] = {}
    for judged in line_judgements.standing(tx, LINES_MOST):
        mails.setdefault(judged.message_row_id, []).append(line_lesson(judged))
    return list(mails.values())


def _cases(tx: Tx) -> list[Case]:
    """Return the mails whose questions were judged, with what was said."""
    lessons: dict[int, list[Lesson]] = {}
    for judged in judgements.standing(tx, MOST):
        lessons.setdefault(judged.message_row_id, []).append(lesson(judged))
    mails = [(messages.get(tx, row_id), told) for row_id, told in lessons.items()]
    return [
        Case(mail.subject, Body(mail.new_text, mail.quoted_text, mail.signature), tuple(told))
        for mail, told in mails
        if mail is not None
    ]
