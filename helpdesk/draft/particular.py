"""The particular of an entry that a narrow question is on: one that has all words of a group that names it."""

from __future__ import annotations

from helpdesk.draft.choose import FIGURES, is_named, known_figures
from helpdesk.draft.papers_asked import needed_in
from helpdesk.draft.phrase import roots_in, telling_in
from helpdesk.draft.templates import Templates
from helpdesk.model.knowledge import Entry, Knowledge, Particular, Permit
from helpdesk.model.question import Form, Question

_READ = 600  # code points of a question
_LIKELY = 0.15  # confidence of an entry that may be meant, where one of its particulars is asked about
_SURE, _NEARLY = 0.8, 0.9  # of the best entry: only one as likely may answer in its place
_OF_FIGURES = roots_in("berapa lama hari kerja tahun bulan masa berlaku biaya bayar tarif gratis selesai how long days")
_FOR_ANOTHER = 2  # words of a group by which an entry is meant that is not the likeliest
# words of a question that tells more than it asks, and of a group that is meant in it, or beside a figure that is known
_LONG, _FOR_LONG = 16, 2
Groups = tuple[tuple[frozenset[str], frozenset[str], Particular], ...]


def particular_of(entry: Entry, question: Question, templates: Templates, least: int = 1) -> Particular | None:
    """Return the particular of ``entry`` with most words in ``question``, or None.

    ``least``: words of a group that are no name of the entry.
    """
    if not entry.particulars:
        return None
    names, groups = templates.once("particulars", entry, "", lambda: _read(entry))
    said = roots_in(f"{question.words} {question.text[:_READ]}")  # as it is usually spelt, and in its own language
    figures = _OF_FIGURES if set(question.aspects) <= FIGURES else frozenset()  # "krk lama" is none of "berapa lama?"
    wanted = roots_in(needed_in(question.words)) if question.form is Form.NEEDED else frozenset()
    wanted = wanted - names if telling_in(wanted - names) else frozenset()
    known = figures and isinstance(entry, Permit) and set(question.aspects) <= known_figures(entry)
    least = max(least, _FOR_LONG if known or len(question.words.split()) > _LONG else 1)
    found = [
        (len(words), particular)
        for words, own, particular in groups
        if words <= said and not own <= figures and len(own) >= least and (not wanted or own & wanted)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def instead(
    question: Question,
    first: Entry,
    context: Entry | None,
    knowledge: Knowledge,
    templates: Templates,
    *,
    weak: bool = False,
) -> Entry:
    """Return the entry that has a particular on ``question``: ``first``, the one spoken of before, or a likely one.

    ``weak``: what ``first`` itself says to the question is no answer.
    """
    best = question.candidates[0] if question.candidates else None
    if best is None or first.id != best.id or is_named(best):
        return first  # it was named, or chosen for what is asked and not for what was found
    least = _LIKELY
    if best.confidence >= _SURE and not weak:
        context, least = None, _NEARLY * best.confidence
    likely = (knowledge.entry(c.id) for c in question.candidates if c.confidence >= least)
    entries = dict.fromkeys(entry.id for entry in (first, context, *likely) if entry is not None)
    found = (knowledge.entry(entry_id) for entry_id in entries)
    return next(
        (e for e in found if e and particular_of(e, question, templates, 1 if e is first else _FOR_ANOTHER)), first
    )


def _read(entry: Entry) -> tuple[frozenset[str], Groups]:
    """Return the roots of the names of ``entry``, and its groups.

    Of each: all its roots, those that are in no name of the entry, and the particular.
    """
    names = roots_in(" ".join((entry.title, *entry.aliases)))
    groups = ((roots_in(group), particular) for particular in entry.particulars for group in particular.about)
    return names, tuple((words, words - names, particular) for words, particular in groups)
