"""Which of two permits comes first, as far as their lists and steps tell: the one that the other's list asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from helpdesk.draft.asked.papers_asked import Verdict, is_an_act
from helpdesk.draft.asked.permit_names import PermitNames, names_of
from helpdesk.draft.entry.facts import Teller, display_name, in_english, short_name
from helpdesk.draft.templating.parts import PaperLine
from helpdesk.model.knowledge import EntryStatus, Permit
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

_EITHER = Pattern(  # "PIRT dulu apa halal dulu?" names both, be one of them no permit
    r"\b(?:dulu|dulunya|dahulu|duluan|first) (?:apa|atau|or) (?:\w+ ){1,3}(?:dulu|dahulu|duluan|first)\b"
)
_FIRST = Pattern(
    r"\bdulu(?:an)?\b.*\b(?:atau|apa)\b.*\bdulu(?:an)?\b",
    r"\bmana (?:yang )?(?:harus )?(?:lebih )?(?:dulu|duluan|dahulu|pertama)\b",
    r"\b(?:dulu|dahulu)\b(?: \w+){0,3} (?:(?<!buat )baru(?= \w)|sebelum)\b",  # no "atau buat baru"
    r"\b(?:harus|perlu|wajib|mesti|sebaiknya)\b.*\b(?:dulu|dahulu)\b",
    r"\burutan\w*\b",
    r"\b(?:diurus|urus|aju|diajukan|ajukan|daftar|bikin|buat|ngurus)(?: yang)? (?:dulu|duluan|dahulu)\b"
    r"(?: \w+){1,5} (?:apa|atau)\b",
    r"\bwhich (?:\w+ ){0,3}first\b|\b(?:need|must|have to)\b.*\b(?:first|before)\b",
)
_DONE = Pattern(
    r"\b(?:dicabut|cabut|diubah|(?:di|mem)?perpanjang|ditutup|revoked?|renew(?:ed)?)\b"
)  # done with one, and no other had
_BEFORE = Pattern(
    r"\b(?:harus|perlu|wajib|mesti|apakah)\b.*\b(?:diperpanjang|diurus|dibuat|diselesaikan|ada|punya)\b.*\b(?:sebelum|baru)"
    r" (?:bisa |boleh |dapat )?(?:mengajukan|ajukan|mengurus|urus|minta|daftar)\b"
)
# "before opening", "dulu baru boleh buka": an act of life comes after, and no permit
_THEN = re.compile(r"\b(?:before|sebelum|baru(?= (?:bisa|boleh|dapat|aju|urus|buka|mulai)\b)) (?P<act>.+)$")
_APPLYING = Pattern(
    r"\b(?:izin|perizinan|permohonan|pengajuan|mengajukan|ajukan|aju|diajukan|mengurus|urus|diurus|pengurusan|mendaftar"
    r"|daftar|perpanjang\w*|memperpanjang|terbit|diterbitkan|apply\w*|submit\w*|register\w*|permit|permits|itu|tersebut|lain\w*|that|other|one|it)\b"
)
_OR = re.compile(r"\b(?:atau|apa|or)\b(?= \w)")  # "pendaftaran yayasan atau izin panti dulu?"
_ONE_OR_OTHER = re.compile(r"\b([A-Z]{3,})(?: atau | or |/)([A-Z]{3,})\b")
_IS_ASKED = re.compile(r"\bmohon (?:dipastikan|ditanyakan)\b")
_SHORTEST = 3  # letters of a name by which a list may ask for another permit


def asks_order(question: Question) -> bool:
    """Whether a question asks which of two things is to be had first."""
    if _BEFORE.search(question.words):
        return True  # "harus diperpanjang dahulu sebelum mengajukan izin PUB?"
    return bool(_FIRST.search(question.words)) and not (is_an_act(question.words) or _DONE.search(question.words))


def orders_unnamed(question: Question, permits: Sequence[Permit]) -> bool:
    """Whether it is asked which of several ``permits`` comes first, without two to choose from: no meaning tells that.

    "Disuruh urus PBG, SLF, NIB. Urutannya yang mana dulu?" wants no definitions.
    """
    several = len(permits) > 1 and question.form is Form.WHICH and asks_order(question)
    return several and _OR.search(question.words) is None


def two_permits(
    question: Question, names: PermitNames, spoken: tuple[str, ...], permits: Mapping[str, Permit]
) -> tuple[Permit, Permit] | None:
    """Return the two permits that a question orders: those it names, else the one it names and the one spoken of.

    ``spoken`` are the ids of the permits that the mail is about; they and the question's candidates tell which permit
    is meant by a name that several have. These share it, so that none of them is the other one.
    """
    likely = (*spoken, *(candidate.id for candidate in question.candidates))
    found: list[str] = []
    sharing: set[str] = set()
    named = names.in_text(question.words)
    own = {name for _, ids in named if len(ids) == 1 for name in names_of(permits[next(iter(ids))])}
    for said, ids in named:
        if len(ids) > 1 and any(name.startswith(said) for name in own):
            continue  # "refraksionis yang ber-SIP": the SIP of a refraksionis is called SIPRO
        called = (i for i in spoken if _goes_by(said, permits.get(i)))
        meant = (*(i for i in spoken if i in ids), *called, *(i for i in likely if i in ids))
        one = next(iter(meant), None) if len(ids) > 1 else min(ids)
        sharing |= ids
        if one is not None and one not in found:
            found.append(one)
    alone = len(found) == 1 and not _is_before_an_act(question.words, names) and not _EITHER.search(question.words)
    found += [i for i in spoken if i not in sharing] if alone else []
    pair = [permits[i] for i in found if i in permits and permits[i].status is EntryStatus.ACTIVE][:2]
    return (pair[0], pair[1]) if len(pair) > 1 else None


def _goes_by(said: str, permit: Permit | None) -> bool:
    """Whether a permit is called so by those who have it: "SIP" by the midwife whose permit is the SIPB."""
    return permit is not None and any(name.startswith(said) and name.isalpha() for name in names_of(permit))


def _is_before_an_act(words: str, names: PermitNames) -> bool:
    """Whether what comes second is an act of life: "perlu SLHS sebelum buka?", and not "sebelum mengurus PBG?"."""
    then = _THEN.search(words)
    return then is not None and not (_APPLYING.search(then["act"]) or names.in_text(then["act"]))


def order(teller: Teller, one: Permit, other: Permit) -> tuple[str, ...]:
    """Return the paragraphs that tell which comes first: by a line on that which must be asked, else by the lists."""
    doubted = _doubted(teller, one, other)
    if doubted:
        return (doubted,)
    for first, then in ((one, other), (other, one)):
        said = _asks_for(teller, then, first)
        if said is not None and _asks_for(teller, first, then) is None:
            if _has_the_other(teller, first, said):
                line = [PaperLine(str(Verdict.MANDATORY), said)]
                listed = teller.said("needed", name=_short(teller, then), papers=line, plain=False, matters=())
                return (listed, *teller.caveat(then, [Aspect.REQUIREMENTS]))
            return (_told(teller, first, then, said), *teller.caveat(then, [Aspect.REQUIREMENTS]))
    return (_told(teller, one, other, None),)


def _doubted(teller: Teller, one: Permit, other: Permit) -> str:
    """Return the line of either permit on this order by which it is not known, or an empty string."""
    for permit, second in ((one, other), (other, one)):
        names = "|".join(re.escape(name) for name in names_of(second) if len(name) >= _SHORTEST)
        first = re.compile(rf"\b(?:{names}) (?:dulu|dahulu|lebih dulu)$", re.IGNORECASE)
        for line in permit.particulars:
            if names and _IS_ASKED.search(line.text) and any(map(first.search, line.about)):
                return line.text_en if in_english(teller.language) else line.text
    return ""


def _has_the_other(teller: Teller, first: Permit, said: str) -> bool:
    """Whether a mail names what an item takes in place of a permit: "PBG atau IMB" to the owner of an IMB."""
    names = {name.lower() for name in names_of(first)}
    pairs = ((match[1], match[2]) for match in _ONE_OR_OTHER.finditer(said))
    others = [b if a.lower() in names else a for a, b in pairs if (a.lower() in names) != (b.lower() in names)]
    return any(re.search(rf"\b{re.escape(other)}(?:nya|-nya)?\b", teller.mail, re.IGNORECASE) for other in others)


def _told(teller: Teller, first: Permit, then: Permit, said: str | None) -> str:
    return teller.render(
        "order",
        first=_short(teller, first),
        then=_short(teller, then),
        said=said,
        listed=first.requirements is not None and then.requirements is not None,
    )


def _short(teller: Teller, permit: Permit) -> str:
    return short_name(display_name(permit, teller.language))


def _asks_for(teller: Teller, permit: Permit, other: Permit) -> str | None:
    """Return the item of the list, or the step, by which ``permit`` needs ``other`` first, or None."""
    own = names_of(permit)
    names = [name for name in names_of(other) - own if len(name) >= _SHORTEST]
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b", re.IGNORECASE)
    writer = teller.items(permit)
    for item in writer.current:
        kinds = [teller.knowledge.documents.get(key) for key in (item.document, *item.alternatives)]
        labels = " ".join(f"{kind.label} {kind.label_en}" for kind in kinds if kind is not None)
        if other.id in (item.document, *item.alternatives) or named.search(f"{item.text} {labels}"):
            return writer.text(item)
    steps = permit.procedure or ()
    told = (permit.procedure_en if in_english(teller.language) else steps) or ()
    return next((told[i] for i, step in enumerate(steps) if i < len(told) and named.search(step)), None)
