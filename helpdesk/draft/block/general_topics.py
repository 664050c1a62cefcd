"""A topic on permits in general gives way to the permit that its mail is about, which knows its own way.

Who asks "lewat OSS atau JakEVO?" of a named permit wants that one's channel and no map of all of them; who asks when
the permit of their well is to be renewed has no use for graves and doctors; a foreigner who asks how to apply for one
reads that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.answer.particular import particular_of
from helpdesk.draft.asked.asks import YES_OR_NO, compares
from helpdesk.draft.asked.named_topics import CHANNEL, FOREIGNERS, RENEWAL, UNIT, WHICH_PERMITS
from helpdesk.draft.block.left_open import FIRST_PERMIT
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.knowledge import Entry, EntryStatus, Permit, Topic
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

_LIKELY, _NEAR = 0.1, 0.15  # confidence of a permit of the mail that is meant, and that one may need
_PLACES = frozenset({CHANNEL, UNIT})
_WHERE = frozenset({*YES_OR_NO, Form.WHERE, Form.WHICH, Form.OPEN, Form.HOW})
_OF_ALL = Pattern(r"\b(?:semua(?:nya)?|keduanya|dua duanya|kedua ?2nya|both|all of (?:them|it))\b")
_OF_ANY = Pattern(r"\b(?:setiap|tiap|masing|jenis) izin\b|\bizin (?:apa pun|apapun|lain\w*)\b|\bany permit\b")
_PLACE_ASKED = Pattern(
    r"\b(?:oss|jakevo|simbg|ptsp|dpmptsp|kelurahan|kecamatan|walikota|provinsi|kantor|loket|unit|office|online|daring|lewat"
    r"|melalui|mana|dimana|kemana|where|which)\b"
)
_BY_WHICH_WAY = Pattern(  # "bisa online dari Semarang ga, atau harus datang"
    r"\b(?:online|onlen|daring|internet|jakevo|oss|simbg)\b[^.?!]{0,60}\b(?:datang|dateng|langsung|loket|kantor|offline"
    r"|luring|manual|person)\b",
    r"\b(?:datang|dateng|langsung|loket|kantor|offline|luring|manual|person)\b[^.?!]{0,60}\b(?:online|onlen|daring"
    r"|internet|jakevo|oss|simbg)\b",
    r"\b(?:bisa|boleh|dapat|lewat|secara|via|can i)(?: \w+){0,3} (?:online|onlen|daring|internet)\b",
    r"\b(?:harus|wajib|mesti|perlu)(?: \w+)? (?:datang|dateng) (?:langsung|ke (?:kantor|loket|ptsp|sana|jakarta))\b",
    flags=re.IGNORECASE,
)
_WAY_TOLD = Pattern(r"\b(?:daring|online|jakevo|oss|simbg|loket|counter|langsung)\b", flags=re.IGNORECASE)
_MOST = 2  # permits of one question


def of_the_permit(
    entries: tuple[Entry, ...], question: Question, spoken: Sequence[Permit], templates: Templates
) -> tuple[tuple[Entry, ...], Question]:
    """Return what answers ``question``, and it as it is to be taken: of a permit in place of a topic on any.

    ``spoken`` are the permits that the mail is about, the one spoken of last first.
    """
    topic = entries[0]
    way = _by_which_way(topic, question, spoken)
    if way is None:
        return _of_its_permit(topic, entries, question, spoken, templates)
    return (way,), replace(question, form=Form.WHERE, aspects=(Aspect.PROCEDURE,))


def _of_its_permit(
    topic: Entry, entries: tuple[Entry, ...], question: Question, spoken: Sequence[Permit], templates: Templates
) -> tuple[tuple[Entry, ...], Question]:
    if not isinstance(topic, Topic) or compares(question) or _OF_ANY.search(question.words):
        return entries, question
    if topic.id in _PLACES and question.form in _WHERE and _PLACE_ASKED.search(question.words):
        other = [permit for permit in spoken if permit.id != FIRST_PERMIT]  # "lewat OSS?" is of no number
        found = _meant(question, other or spoken, _LIKELY)
        every = _OF_ALL.search(question.words) is not None
        asked = replace(question, form=Form.WHERE, aspects=(Aspect.PROCEDURE,))
        return (tuple(found[: _MOST if every else 1]), asked) if found else (entries, question)
    if topic.id == FOREIGNERS and set(question.aspects) == {Aspect.PROCEDURE}:
        found = _meant(question, spoken, _LIKELY)  # whose own list says what a foreigner shows
        return (tuple(found[:1]), question) if found else (entries, question)
    if topic.id == RENEWAL and particular_of(topic, question, templates) is None:
        found = [permit for permit in _meant(question, spoken, _LIKELY) if permit.id not in topic.permits]
        return (tuple(found[:1]), question) if found else (entries, question)
    if topic.id == WHICH_PERMITS and question.form in YES_OR_NO:
        found = [permit for permit in _meant(question, spoken, _NEAR) if permit.id not in topic.permits]
        likely = [permit for permit in found if any(c.id == permit.id for c in question.candidates)]
        return (tuple(likely[:1]), question) if likely else (entries, question)
    return entries, question


def _by_which_way(topic: Entry, question: Question, spoken: Sequence[Permit]) -> Permit | None:
    """Return the permit of a topic for who asks whether to come or to apply online, where the topic does not say."""
    if not isinstance(topic, Topic) or not _BY_WHICH_WAY.search(question.words) or _WAY_TOLD.search(topic.answer):
        return None
    found = (p for p in _meant(question, spoken, _LIKELY) if p.id in topic.permits and p.channel is not None)
    return next(found, None)


def _meant(question: Question, spoken: Sequence[Permit], least: float) -> list[Permit]:
    """Return the permits of the mail that a question may be on, the likeliest first; else the one spoken of last."""
    issued = {permit.id: permit for permit in spoken if permit.status is EntryStatus.ACTIVE}
    near = [issued[c.id] for c in question.candidates if c.id in issued and c.confidence >= least]
    return near + [permit for permit in list(issued.values())[:1] if permit not in near]
