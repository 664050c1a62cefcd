"""The particular of an entry that a narrow question is on: one that has all words of a group that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from helpdesk.draft.answer.bearer import bearers
from helpdesk.draft.answer.choose import FIGURES, SURE, known_figures
from helpdesk.draft.asked.asks import DIRECT, YES_OR_NO, asks_when_to_apply
from helpdesk.draft.asked.denied import denied
from helpdesk.draft.asked.goes_on import is_named
from helpdesk.draft.asked.papers_asked import needed_in
from helpdesk.draft.asked.phrase import roots_in, telling_in, telling_of
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.knowledge import Entry, Knowledge, Particular, Permit
from helpdesk.model.question import Aspect, Form, Question

_READ = 600  # code points of a question
_LIKELY = 0.15  # confidence of an entry that may be meant, where one of its particulars is asked about
_VERY, _NEARLY = 0.8, 0.9  # of the best entry: only one as likely may answer in its place
_LIKELY_ALONE = 0.1  # of an entry that a particular alone speaks for
_AS_SURE, _AS_UNSURE = 0.85, 0.6  # of another one, as a share of the best that is sure or not
_OF_FIGURES = roots_in("berapa lama hari kerja tahun bulan masa berlaku biaya bayar tarif gratis selesai how long days")
_TAX = roots_in("pajak pajaknya tax")  # whoever asks for it may leave the name of the permit away
_FOR_ANOTHER = 2  # words of a group by which an entry is meant that is not the likeliest
# words of a question that tells more than it asks, and of a group that is meant in it, or beside a figure that is known
_LONG, _FOR_LONG = 16, 2
Groups = tuple[tuple[frozenset[str], frozenset[str], Particular], ...]
Roots = tuple[tuple[Particular, frozenset[str]], ...]
_NARROW = DIRECT | {Form.HOW_MANY, Form.HOW_LONG}  # a name of the entry alone may be what these are on: "pangkas?"
_THANKS = re.compile(r"\bte?ri?ma ?kasih\b", re.IGNORECASE)  # who thanks accepts nothing: "tidak terima"
_TAG = re.compile(
    r"\s(?:ga|gak|nggak|ngga|enggak|engga|tidak|tdk|ndak)(?: (?:ya|sih|pak|bu|min|kak))*\W*$", re.IGNORECASE
)
_OF_THE_DAY = re.compile(
    r"\bberapa (?:hari|lama|bulan) sebelum\b|\btenggat pengajuan\b|\bpaling awal dan paling lambat\b", re.IGNORECASE
)
_AT_LEAST = re.compile(  # "minimal berapa hari sebelum habis?" wants the last day, and not the first
    r"\b(?:minimal|minimum|paling (?:lambat|telat|mepet)|selambat\w*|terakhir|maksimal|at least|at the latest|latest)\b"
)
_THE_LAST_DAY = re.compile(r"^waktu paling lambat\b", re.IGNORECASE)
_RENEWS = re.compile(r"\b(?:\w*perpanjang\w*|habis|abis|mati|renew\w*|ends?|expir\w*)\b", re.IGNORECASE)
_OF_A_DAY, _MANY = roots_in("kapan diajukan sebelum"), 3
_REGISTERS = roots_in("daftar mendaftar didaftarkan register")  # what everybody does; with a word told before, no list
_TWO = 2
_MOST = 2 / 3  # of what a question tells
_STILL_GOOD = re.compile(
    r"\bmasih (?:bisa |boleh |dapat )?(?:di)?(?:pakai|pake|guna|berlaku|laku|sah)\w*\b|\bstill (?:valid|usable|good)\b"
)
_OF_USE = roots_in(
    "masih pakai dipakai dipake guna digunakan laku berlaku sah nomor surat izin valid usable good number"
)
_OF_A_STORY = YES_OR_NO | {Form.WHICH, Form.HOW}


@dataclass(frozen=True, slots=True)
class Found:
    """A particular that a question is on, and the roots by which it was found that are no name of its entry."""

    particular: Particular
    roots: frozenset[str]


class _Asked(NamedTuple):
    """What of a question decides which particulars it is on."""

    words: str
    text: str
    before: str
    form: Form
    aspects: tuple[Aspect, ...]


def particular_of(entry: Entry, question: Question, templates: Templates, least: int = 1) -> Particular | None:
    """Return the particular of ``entry`` with most words in ``question``, or None.

    ``least``: words of a group that are no name of the entry.
    """
    found = _found(entry, question, templates, least)
    return None if found is None else found.particular


def particulars_of(entry: Entry, question: Question, templates: Templates) -> tuple[Particular, ...]:
    """Return the particular of ``entry`` on ``question``, and a second one that other words of it are surely on."""
    found = _all_found(entry, question, templates)
    if not found:
        return ()
    first = max(found, key=_weight)[1]
    others = [
        (weight, other)
        for weight, other in found
        if other.particular is not first.particular and len(other.roots) >= _TWO and not other.roots & first.roots
    ]
    both = (first, max(others, key=_weight)[1]) if others and question.form is not Form.WHERE else (first,)
    return tuple(one.particular for one in both)


def is_narrow(entry: Entry, question: Question, templates: Templates) -> bool:
    """Return whether a particular of ``entry`` answers the whole of a question: two words of it are of one."""
    found = _found(entry, question, templates)
    return found is not None and len(found.roots) >= _TWO


def surely_on(
    question: Question, knowledge: Knowledge, templates: Templates, *, doubtful: bool = False
) -> Entry | None:
    """Return the entry that has a particular which ``question`` is surely on: found by two roots, or by a rare one.

    That is one of the likeliest entries; what else a question seems to be about does not matter then.
    ``doubtful``: the question speaks of another office's matter; one root is not enough then.
    """
    if not question.candidates:
        return None
    if (told := _of_the_day(question, knowledge)) is not None:
        return told
    return _surely_on(question, knowledge, templates, doubtful=doubtful)


def _of_the_day(question: Question, knowledge: Knowledge) -> Entry | None:
    """Return the likeliest entry that says how long before a day one is to apply, for who asks that, or None."""
    likely = (knowledge.entry(c.id) for c in question.candidates if c.confidence >= _LIKELY_ALONE)
    told = (entry for entry in likely if entry is not None and _on_when(entry, question))
    return next(told, None) if asks_when_to_apply(question) else None


def _surely_on(question: Question, knowledge: Knowledge, templates: Templates, *, doubtful: bool) -> Entry | None:
    first, *others = question.candidates
    rare = frozenset() if doubtful else bearers(knowledge, templates).rare.keys()
    entry = knowledge.entry(first.id)
    alone = _without_story(question)  # only what is surely meant may be spoken of in the story alone
    found = None
    if entry is not None and first.confidence >= _LIKELY_ALONE:
        found = _found(entry, question if first.confidence >= SURE else alone, templates)
    if found is not None and (len(found.roots) >= _TWO or found.roots & rare):
        return entry
    share = _AS_SURE if first.confidence >= _VERY else _AS_UNSURE
    least = max(_LIKELY_ALONE, share * first.confidence)
    for other in others:
        entry = knowledge.entry(other.id)
        if entry is None or question.form is Form.LIST or other.confidence < least:
            break
        found = _found(entry, alone, templates)
        if found is not None and len(found.roots) >= _TWO:
            return entry
    return None


def _on_when(entry: Entry, question: Question) -> Particular | None:
    """Return what ``entry`` says of how long before a day one is to apply, or None; of renewing only to who renews."""
    renews = _RENEWS.search(f"{question.before} {question.words}")
    late = (
        (one for one in entry.particulars if _THE_LAST_DAY.search(one.text)) if _AT_LEAST.search(question.words) else ()
    )
    told = (*late, *(one for one in entry.particulars if _OF_THE_DAY.search(one.text)))
    return next((one for one in told if renews or not _RENEWS.search(one.text)), None)


def _without_story(question: Question) -> Question:
    return replace(question, before="") if question.before else question


def _weight(found: tuple[int, Found]) -> int:
    return found[0]


def _found(entry: Entry, question: Question, templates: Templates, least: int = 1) -> Found | None:
    found = _all_found(entry, question, templates, least)
    return max(found, key=_weight)[1] if found else None


def _all_found(entry: Entry, question: Question, templates: Templates, least: int = 1) -> Sequence[tuple[int, Found]]:
    """Return the particulars that a question is on, each with how many words of a group of it are said."""
    if not entry.particulars:
        return ()
    if asks_when_to_apply(question):  # and of no fine for who is late
        day = _on_when(entry, question)
        return () if day is None else ((_MANY, Found(day, _OF_A_DAY)),)
    asked = _Asked(question.words, question.text[:_READ], question.before, question.form, question.aspects)
    found = _searched(entry, asked, templates, least)
    if not found or not question.improbable:
        return found
    out = {id(one) for number, one in enumerate(entry.particulars) if (entry.id, number) in question.improbable}
    return [pair for pair in found if id(pair[1].particular) not in out]


@lru_cache(maxsize=64)  # one rule after another asks for those of the same few entries
def _searched(entry: Entry, question: _Asked, templates: Templates, least: int) -> Sequence[tuple[int, Found]]:
    names, groups, roots = _read_once(entry, templates)
    # as it is usually spelt, and in its own language; "harus tanda tangan ga?" is of no "tidak tanda tangan"
    words, text = (_THANKS.sub(" ", said) for said in question[:2])
    words, text = (_TAG.sub("", said) if question.form in YES_OR_NO else said for said in (words, text))
    said = roots_in(f"{words} {text}")
    figures = _OF_FIGURES if set(question.aspects) <= FIGURES else frozenset()  # "krk lama" is none of "berapa lama?"
    wanted = roots_in(needed_in(question.words)) if question.form is Form.NEEDED else frozenset()
    wanted = wanted - names if telling_in(wanted - names) else frozenset()
    known = figures and isinstance(entry, Permit) and set(question.aspects) <= known_figures(entry)
    least = max(least, _FOR_LONG if known or len(question.words.split()) > _LONG else 1)
    found = [
        (len(words), Found(particular, own))
        for words, own, particular in groups
        if words <= said and not own <= figures and len(own) >= least and (not wanted or own & wanted)
    ]
    if question.before and not figures:
        most = max(map(_weight, found), default=0)
        found += [pair for pair in _with_story(question, said, groups, names) if _weight(pair) > most]
    if not found and least == 1 and question.form in _NARROW and not figures:
        found = [(len(words), Found(particular, own)) for words, own, particular in groups if words <= said and not own]
    if not found and figures and _TAX & said and isinstance(entry, Permit) and not _fee_of_tax(entry):
        found = [
            (len(own), Found(one, own)) for _, own, one in groups if own <= said and own & _TAX & roots_in(one.text)
        ]
    if not found and least == 1 and not figures and question.form is not Form.LIST:
        found = _by_its_words(telling_of(question.words) - names, roots, wanted)
    return found


def _fee_of_tax(permit: Permit) -> bool:
    """Whether what is paid for a permit is itself a tax: then its fee answers who asks for that."""
    return permit.fee is not None and bool(_TAX & roots_in(f"{permit.fee.text} {permit.fee.text_en}"))


def _by_its_words(asked: frozenset[str], roots: Roots, wanted: frozenset[str]) -> list[tuple[int, Found]]:
    """Return the particular of which several groups together have most of what a question tells, and no other as much.

    "Bidan vakum tujuh tahun, harus uji kompetensi ulang?" has no group as a whole.
    """
    telling = frozenset(root for root in asked if telling_in((root,)))
    ranked = sorted(((particular, own & telling) for particular, own in roots), key=lambda pair: -len(pair[1]))
    if not ranked:
        return []
    particular, hit = ranked[0]
    second = len(ranked[1][1]) if len(ranked) > 1 else 0
    if len(hit) < _TWO or len(hit) / len(asked) <= _MOST or len(hit) <= second or (wanted and not hit & wanted):
        return []
    return [(len(hit), Found(particular, hit))]


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
    if best.confidence >= _VERY and not weak:
        context, least = None, _NEARLY * best.confidence
    likely = (knowledge.entry(c.id) for c in question.candidates if c.confidence >= least)
    entries = dict.fromkeys(entry.id for entry in (first, context, *likely) if entry is not None)
    found = (knowledge.entry(entry_id) for entry_id in entries)
    alone = _without_story(question)
    asked = ((e, question, 1) if e is first else (e, alone, _FOR_ANOTHER) for e in found if e is not None)
    return next((e for e, q, least in asked if particular_of(e, q, templates, least)), first)


def _with_story(
    question: _Asked, said: frozenset[str], groups: Groups, names: frozenset[str]
) -> list[tuple[int, Found]]:
    """Return what is found with the words told just before a question: "IPTB saya sudah lewat. Masih bisa?".

    At least one word must be the question's own, unless it says nothing of its own: "bagaimana ya?".
    """
    told = roots_in(question.before)
    asked = telling_of(question.words)
    if _STILL_GOOD.search(question.words):  # which leaves it to the story why it should not be
        asked = asked - _OF_USE - names
    bare = question.form in _OF_A_STORY and not telling_in(asked - names)
    least = (
        _TWO if telling_in(asked) else 1
    )  # "bagaimana ya?" leaves all to the story, "bisa mengajukan KRK?" not quite
    named = question.form in _OF_A_STORY
    story = question.before.lower()
    return [
        (len(words), Found(particular, own))
        for words, own, particular in groups
        if words <= said | told
        and not denied(story, words, own - said)  # "gak nambah lantai. Perlu PBG gak?"
        and (
            (
                telling_in(own - said)
                and ((bare and len(own) >= least) or (len(own) >= _TWO and own & asked - names - _REGISTERS))
            )
            or (
                named and not words <= said and own <= said and telling_in(own)
            )  # "IMB saya hilang. Bisa minta salinan?"
        )
    ]


def groups_of(entry: Entry, templates: Templates) -> Groups:
    """Return the groups of words that name the particulars of ``entry``.

    Of each: all its roots, those that are in no name of the entry, and the particular.
    """
    return _read_once(entry, templates)[1]


def _read_once(entry: Entry, templates: Templates) -> tuple[frozenset[str], Groups, Roots]:
    return templates.once("particulars", entry, "", lambda: _read(entry))


def _read(entry: Entry) -> tuple[frozenset[str], Groups, Roots]:
    """Return the roots of the names of ``entry``, its groups, and all roots of each particular that are in no name."""
    names = roots_in(" ".join((entry.title, *entry.aliases)))
    found = ((roots_in(group), particular) for particular in entry.particulars for group in particular.about)
    groups = tuple((words, words - names, particular) for words, particular in found)
    roots = [
        (one, frozenset[str]().union(*(own for _, own, other in groups if other is one)))
        for one in entry.particulars
        if one.about
    ]
    return names, groups, tuple(roots)
