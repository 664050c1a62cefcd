"""Permits that are no longer issued: what is said of them, and whether a question on one is answered with a No."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from helpdesk.draft.asked.asks import YES_OR_NO, builds
from helpdesk.draft.asked.papers_asked import asked_papers
from helpdesk.draft.asked.permit_names import names_of
from helpdesk.draft.entry.facts import Teller, display_name, in_force, short_name
from helpdesk.model.knowledge import DocumentKind, EntryStatus, Knowledge, Permit
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

_OF_IT = Pattern(
    r"\b(?:izin|permits?|licen[cs]es?|it|perpanjang|diperpanjang|memperpanjang|urus|diurus|mengurus|bikin|buat)\b"
)
_STILL = re.compile(
    r"\bmasih (?:\w+ )?(?:ada|perlu|butuh|dipakai|pakai|diterbitkan|dilayani|diurus|bisa|wajib|harus|mesti|punya)\b"
    r"|\bstill (?:issued|exist|need)"
    r"|\b(?:bener|benar|betul|true)\b"
)
_IS_IT_TRUE = Pattern(  # "the lady says it does not exist any more. Who is right?"
    r"\b(?:who|siapa)(?: s| is| yang)? (?:right|benar|betul)\b|\bis (?:that|it|this|she|he) (?:true|right|correct)\b"
    r"|^(?:apa |apakah |memang )?(?:itu |hal itu )?(?:benar|betul|bener)(?:kah)?(?: tidak| begitu| itu)?$"
)
_INSTEAD = Pattern(
    r"\b(?:ganti\w*|pengganti\w*|pakai|urus|diurus|mengurus|jadi|lalu|terus) apa\b"
    r"|\bapa (?:ganti\w*|pengganti\w*)\b|\binstead\b|\breplace\w*\b"
)
# "without it?", "my old one is still valid?": a No would be read as the answer to that
_TURNED = Pattern(
    r"\b(?:tidak (?:perlu|usah|wajib|pakai|punya)|tanpa|cukup|sewa|disewa|laku|sah|without|enough|valid)\b"
    r"|\b(?:diubah|berubah|mengubah|diganti|disesuaikan)\b"
    r"|\b(?:saya|kami|my|our|lama)\b(?: \w+){0,2} (?:masih )?(?:berlaku|dipakai|bisa)\b"
)


_SOMEBODYS = Pattern(  # "apakah benar izinnya ada?" asks what a neighbour has, and not what is issued
    r"\b(?:izin|ijin)(?: mereka| dia| beliau)? (?:memang |sudah |benar )?(?:ada|asli|lengkap|sah|resmi)\b(?! lagi)"
    r"|\b(?:they|he|she|neighbou?r|owner) (?:really )?(?:has|have) (?:a|the|any) (?:permit|licen[cs]e)\b"
)
_SHOWN = Pattern(  # an old permit that is to be shown for another one
    r"\b(?:dilampir\w*|melampir\w*|disertakan|menyertakan|ditunjukkan|menunjukkan|diserahkan|(?:harus|wajib"
    r"|mesti) ada (?:imb|siup|tdp|skdp|domisili|surat domisili)"
    r"|(?:jadi|sebagai|termasuk|masuk) (?:syarat|persyaratan)|attached|shown|submitted)\b"
)
_STAYS = re.compile(r"\btetap (?:berlaku|sah)\b")
_ACTS_ON_IT = Pattern(
    r"\b(?:masih|perpanjang\w*|diperpanjang|memperpanjang|urus|diurus|mengurus|bikin|buat|dibuat|terbit\w*|diterbitkan"
    r"|berlaku|ganti\w*|pengganti\w*|renew\w*|issued?|still|obtain|apply)\b"
)
_QUOTES = re.compile(r"[\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]")
_WORDS = frozenset({"itu", "situ", "ho"})  # names only in capitals: "harus ke situ"
_LIKELY = 0.1  # confidence of another permit: "izin usaha jasa konstruksi" has but the words of a name
_MUST_HAVE = (
    r"\b(?:(?:harus|perlu|wajib|kudu|mesti|suruh|disuruh|diminta|minta|meminta|mensyaratkan|mewajibkan)"
    r" (?:\w+ ){0,4}"
    r"|(?:bikin|buat|urus|mengurus|ngurus) |need (?:\w+ ){0,4}|require[sd]? (?:\w+ ){0,4})"
)
_NOT_HAD = ("harus", "perlu", "wajib", "kudu", "mesti", "suruh", "minta", "diminta", "must", "to", "belum")
_BESIDE_MUST = "".join(rf"(?<!{word} )" for word in _NOT_HAD)  # "kudu punya IUMK" says that one has none
_HAS = rf"\b{_BESIDE_MUST}(?:pakai|memakai|masih ada|sudah ada|punya|memiliki|ada|have|has)(?: \w+)? "


def is_owned(permit: Permit, mail: str) -> bool:
    """Whether a mail says that its writer has a permit of the past: an old paper is not applied for."""
    text = mail.lower()
    return any(_owned(name).search(text) for name in names_of(permit) if name in text)


@lru_cache(maxsize=64)  # of the permits of the past that people still speak of
def _owned(name: str) -> re.Pattern[str]:
    """Return the pattern of that the writer has what is called so."""
    name = re.escape(name)
    return re.compile(
        rf"\b{name}(?:-? ?nya)? (?:\w+ )?lama\b"
        rf"|\b{name}(?:-? ?nya)?(?: rumah(?: tinggal)?)? (?:saya|kami|kita|ku)\b"
        r"[^.?!]{0,15}\b(?:masih|tetap)\b"
        rf"|{_HAS}{name}\b|\bber-?{name}\b"
        rf"|\b(?:dulu|dulunya|dahulu)(?: \w+)? {name}\b|\b{name}(?:-? ?nya)? (?:dulu"
        rf"|(?:rumah tinggal )?(?:terbit |keluar )?"
        rf"(?:tahun|th|thn)\.? \d{{4}}|\d{{4}}\b|(?:masih )?rumah tinggal|atas nama)"
    )


def is_wanted(permit: Permit, mail: str) -> bool:
    """Whether a mail says that a permit of the past must be had, or asks if it is the one: "suruh punya SIUP"."""
    text = _QUOTES.sub("", mail.lower())
    mine = names_of(permit) - (_WORDS if mail.isupper() else {word for word in _WORDS if word.upper() not in mail})
    return any(_wanted(name).search(text) for name in mine if name in text)


@lru_cache(maxsize=64)
def _wanted(name: str) -> re.Pattern[str]:
    """Return the pattern of that one must have what is called so."""
    name = re.escape(name)
    return re.compile(rf"{_MUST_HAVE}{name}\b|\b{name} (?:ya|kah|bukan)\b(?! \w)")


def without_owned(question: Question, permits: Mapping[str, Permit], mail: str, called: Collection[str]) -> Question:
    """Return ``question`` without the permits of the past that its mail only says to have had.

    ``called``: the permits that the mail names; where none of these is left, they stay. One that the question itself
    names stays too.
    """
    gone = {
        c.id
        for c in question.candidates
        if (permit := permits.get(c.id)) is not None
        and permit.status is not EntryStatus.ACTIVE
        and not any(name in question.words for name in names_of(permit))
        and is_owned(permit, mail)
    }
    left = [c for c in question.candidates if c.id not in gone]
    if not gone or not left:
        return question
    if question.candidates[0].id in gone:
        new = {other for i in gone for other in permits[i].replaced_by}
        likely = (c for c in left if c.confidence >= _LIKELY)
        named = next((c for c in likely if c.id in called and c.id not in new), None)
        if named is None:
            return question
        first = replace(named, confidence=question.candidates[0].confidence)
        left = [first, *(c for c in left if c.id != named.id)]
    return replace(question, candidates=tuple(left))


def as_a_paper(
    question: Question, permits: Mapping[str, Permit], other: Permit, documents: Mapping[str, DocumentKind]
) -> bool:
    """Whether a question asks if a permit of the past is needed as a paper for ``other``, and not for itself."""
    best = permits.get(question.candidates[0].id) if question.candidates else None
    if best is None or best.status is EntryStatus.ACTIVE or other.status is not EntryStatus.ACTIVE:
        return False
    if builds(question.words):
        return False  # "kamarnya saya sekat, perlu IMB lagi?" asks of the work
    if question.form is not Form.NEEDED or other.id in best.replaced_by or _ACTS_ON_IT.search(question.words):
        return False
    return bool(asked_papers(question, other, documents))


def asks_what_instead(question: Question) -> bool:
    """Return whether a question asks if a permit of the past is still there, or what has come in its place.

    That is told with the sentence that it is no longer issued.
    """
    return bool(_INSTEAD.search(question.words) or _STILL.search(question.words))


def asks_for_it(question: Question) -> bool:
    """Return whether a question on a permit of the past asks if it is still needed or issued: that is a no."""
    if set(question.aspects) <= {Aspect.FEE, Aspect.DURATION} or _TURNED.search(question.words):
        return False
    if _SOMEBODYS.search(question.words):
        return False
    if _SHOWN.search(question.words):
        return False  # "IMB harus ada?" asks of another permit's papers
    return question.form is Form.NEEDED or (question.form in YES_OR_NO and bool(_STILL.search(question.words)))


def is_on_itself(question: Question, gone: Sequence[Permit]) -> bool:
    """Return whether a question speaks of the permit: "tetangga harus tanda tangan?" gets no No."""
    names = (name.lower() for permit in gone for name in (permit.name, *permit.aliases, *permit.ambiguous))
    return (
        not question.words
        or bool(_IS_IT_TRUE.search(question.words))
        or bool(_OF_IT.search(question.words))
        or any(name in question.words for name in names)
    )


def successors(knowledge: Knowledge, permit: Permit) -> list[Permit]:
    """Return the permits that have taken the place of ``permit``."""
    return [knowledge.permits[i] for i in permit.replaced_by if i in knowledge.permits]


def no_longer_issued(teller: Teller, gone: Sequence[Permit], question: Question) -> list[str]:
    """Return one sentence for all permits of ``gone`` that went for the same reason: they are no longer issued."""
    together: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for permit in gone:
        cite = permit.status is EntryStatus.ABOLISHED  # what governs its successor did not end it
        rules = tuple(rule.name for rule in in_force(permit.legal_basis)) if cite else ()
        others = tuple(display_name(other, teller.language) for other in successors(teller.knowledge, permit))
        together.setdefault((others, rules), []).append(display_name(permit, teller.language))
    whether = asks_for_it(question) and is_on_itself(question, gone)
    return [
        teller.render(
            "replaced",
            names=names,
            replacements=list(others),
            rules=list(rules),
            # "harus bikin izin kost?": not that one, but what took its place
            whether=whether and (not others or bool(_STILL.search(question.words))),
            shown=bool(_SHOWN.search(question.words)),
            held=not teller.mail or any(_runs_out(permit, teller) for permit in gone),
        )
        for (others, rules), names in together.items()
    ]


def _runs_out(permit: Permit, teller: Teller) -> bool:
    """Whether the writer of a mail has an old permit that is of no use any more: then it need not be renewed."""
    if any(_STAYS.search(particular.text) for particular in permit.particulars):
        return False
    return "renewal" in teller.claims.stated or is_owned(permit, teller.mail)


def channel_of(teller: Teller, permit: Permit) -> str:
    """Return where the successor of a permit of the past is applied for, as far as it is known."""
    name = short_name(display_name(permit, teller.language))
    if permit.channel is None:
        return ""
    return teller.render(
        "where", name=name, channel=permit.channel, unit_note=None, units=(), step=None, online_asked=False
    )
