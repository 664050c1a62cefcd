"""What is said to who asks if a permit is needed: what it is for, and what its entry says of the case that is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from helpdesk.draft.answer.whether_needed import by_measure, by_story, tells_of_it
from helpdesk.draft.asked.asks import YES_OR_NO, builds, is_plain
from helpdesk.draft.asked.asks_permit import INSTEAD, asks_for_permit, names_nothing_else, touches
from helpdesk.draft.asked.papers_asked import Verdict, asked_papers, without_names
from helpdesk.draft.entry.definition import permit_needed
from helpdesk.draft.entry.facts import Teller, display_name, in_english, short_name
from helpdesk.draft.templating.parts import PaperLine
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

WAY = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER})
_READ = 6_000  # code points of a mail
_SURELY = 0.75  # confidence of the permit that a yes is said of
_SMALL = Pattern(r"\b(?:kecil|mungil|mini|small|tiny)\b", flags=re.IGNORECASE)  # too small for a plain yes
_MADE_ANEW = Pattern(  # "harus dibuat baru atau cukup diubah?" asks of a permit that one has
    r"\b(?:baru|ubah|diubah|berubah|perubahan|ganti|diganti|\w*perpanjang\w*|update|pindah|lama|new|renew\w*"
    r"|change\w*)\b"
)
_RUNS = Pattern(  # "izin optik masih 2 thn lagi"
    r"\bmasih (?:\w+ )?(?:berlaku|hidup|aktif|jalan|\d+ (?:th|thn|tahun|bulan|bln))\b"
    r"|\b(?:masih|msh|msih) (?:sampai|sampe|smp|s/?d|hingga) (?:\w+ )?\d|\bakan (?:berakhir|habis)\b"
    r"|\bberlaku (?:sampai|s/?d|hingga)\b|\b(?:sudah|udah|telah) terbit\b|\b(?:is|are) (?:still )?valid (?:until"
    r"|till)\b"
    r"|\bstill (?:valid|runs?)\b",
    flags=re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()\n]{0,80}\)")
_CLAUSE = re.compile(r"(?<!\b[Jj]l)(?<!\b[Nn]o)[.?!;\n]+|, ")
_ITSELF = re.compile(r"\b(?:izin|ijin|permit|licen[cs]e)\b")

_HERS = r"my|our|the|punya|memiliki|mempunyai|ada|pegang"
_OF_THEIRS = r"(?:(?:saya|kami|sy|lama|kita)\b|(?:nya )?(?:masih|sudah|udah|udh|sdh|still|shows?|was|is)\b)"
_SHARED = re.compile(  # "atau cukup ikut PKBM lain": nobody has said that this would not do
    r"\b(?:ikut|numpang|menumpang|nebeng|gabung|bergabung|join|share|under)\b"
)


@dataclass(frozen=True, slots=True)
class Direct:
    """What is said at once: ``side`` names it in the heading; ``covers`` are the aspects that need no more.

    ``known`` is false when it only says that nothing is known; ``firm``: no topic would answer better.
    """

    side: str
    parts: tuple[str, ...]
    covers: frozenset[Aspect]
    known: bool = True
    firm: bool = False


def has_it(permit: Permit, mail: str) -> bool:
    """Return whether a mail says of a permit, by its name, that it is valid yet: nobody asks then if it is needed."""
    return any(without_names(clause, permit) != clause for clause in _of_what_runs(mail[:_READ]))


@lru_cache(maxsize=4)  # a mail is asked for each of its permits, and by each of their narrow answers
def _of_what_runs(mail: str) -> tuple[str, ...]:
    """Return the clauses of a mail, in small letters, that say of something that it is valid yet."""
    clauses = (clause.lower() for clause in _CLAUSE.split(_ASIDE.sub("", mail)))
    return tuple(clause for clause in clauses if _RUNS.search(clause))


def is_made_anew(permit: Permit, question: Question, mail: str) -> bool:
    """Return whether a question is if a permit that ``mail`` says its writer holds must be made anew.

    "Do we need a new NIB?" of who has moved asks for no NIB; what becomes of the old one is another matter.
    """
    anew, held = _of_one((permit.name, *permit.aliases))
    return anew.search(question.words) is not None and held.search(mail[:_READ].lower()) is not None


@lru_cache(maxsize=256)  # permits; ``re`` remembers too few patterns for those to be there still at the next mail
def _of_one(called: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a permit is asked for anew, and how it is said to be had, by any of its names."""
    of_one = "|".join(map(re.escape, sorted(map(str.lower, called), key=len, reverse=True)))
    return (
        re.compile(rf"\b(?:new|another|fresh) (?:{of_one})\b|\b(?:{of_one})(?:nya)? (?:yang )?(?:baru|lagi)\b"),
        re.compile(rf"\b(?:{_HERS})(?: \w+)? (?:{of_one})\b|\b(?:{of_one}) ?{_OF_THEIRS}"),
    )


def needed(teller: Teller, permit: Permit, question: Question, name: str, about: str) -> Direct:
    """Return what a permit is for, and what its entry says of whether it is needed in the case that the mail tells."""
    first, *more = about.split(". ")
    touching = [sentence for sentence in more if by_measure(sentence) or touches(question, sentence, permit)]
    line = by_story(permit, teller.mail, teller)
    about = ". ".join([first, *touching]).rstrip(".")
    open_yet = not touching and line is None
    likely = any(c.id == permit.id and c.confidence >= _SURELY for c in question.candidates[:1])
    decided = open_yet and likely and names_nothing_else(question, permit) and tells_of_it(permit, teller.mail)
    yes = decided and is_plain(question) and not _SMALL.search(teller.mail)
    told = permit_needed(teller, name, about, unsure=open_yet and not decided, yes=yes)
    parts = (told,) if line is None else (told, teller.particular(line, question))
    return Direct("needed", parts, WAY, firm=decided or not open_yet)


def or_enough(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    """Return what a permit is for, to who asks if it is needed or if something less is enough, as "izin atau NIB saja".

    What would be less and stands in its list is a paper for it: that is told, too.
    """
    if has_it(permit, teller.mail):
        return None
    about = permit.definition_en if in_english(teller.language) else permit.definition
    lesser = INSTEAD.search(question.words)
    if question.form not in YES_OR_NO or lesser is None or not about or _MADE_ANEW.search(question.words):
        return None
    before = question.words[: lesser.start()]
    if without_names(before, permit) == before and not _ITSELF.search(before):
        return None  # "KTP atau cukup SIM?" asks of papers
    said = needed(teller, permit, replace(question, words=before), name, about)
    if _SHARED.search(question.words[lesser.start() :]):
        told = permit_needed(teller, name, about.split(". ")[0].rstrip("."), unsure=True)
        return replace(said, parts=(told,), firm=False)
    papers = asked_papers(
        replace(question, form=Form.NEEDED, words=f"perlu{lesser[0]}"), permit, teller.knowledge.documents
    )
    items = [paper.item for paper in papers if paper.item is not None and paper.verdict is not Verdict.SUPERSEDED]
    if not items:
        return said
    lines = [PaperLine(str(Verdict.MANDATORY), teller.items(permit).text(item)) for item in items[:1]]
    told = teller.said("needed", name=name, papers=lines, plain=False, matters=())
    return replace(said, parts=(*said.parts, told, *teller.caveat(permit, [Aspect.REQUIREMENTS])))


def on_building(teller: Teller, permit: Permit, question: Question) -> tuple[str, ...]:
    """Return what ``permit``, in place of an old one, says of work on a building to who asks if that needs one."""
    about = permit.definition_en if in_english(teller.language) else permit.definition
    if (
        not about
        or not builds(permit.definition or "")
        or not builds(f"{question.before} {question.words} {teller.mail}")
    ):
        return ()
    line = by_story(permit, teller.mail, teller)
    if line is not None:
        return (teller.particular(line, question),)
    name = short_name(display_name(permit, teller.language))
    told = about.split(". ")[0].rstrip(".")
    return (permit_needed(teller, name, told),)


def what_for(teller: Teller, permit: Permit, question: Question, name: str) -> str:
    """Return what a permit is for to a question of nothing but whether it is needed, else an empty string."""
    about = permit.definition_en if in_english(teller.language) else permit.definition
    if not about or not asks_for_permit(question, permit, 0):
        return ""
    return permit_needed(teller, name, about.split(". ")[0].rstrip("."))
