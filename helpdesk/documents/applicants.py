"""Who applies: the holder of the identity card that came along, unless nothing else bears the card's name.

Then, if the mail or the other papers name somebody else, the card is a stranger's. Where no card can be read, who
writes applies, or for whom they do it: who gives the power of attorney or is named behind *a.n.*, if a paper bears it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.documents.mailed import Mailed
from helpdesk.documents.principals import givers, principals
from helpdesk.documents.printed_names import (
    FULL,
    HEIR,
    NO_NAMES,
    WORDS,
    Name,
    NoNames,
    bears,
    holder_of,
    is_same,
    name_of,
)
from helpdesk.documents.told import Told, introduced
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import word_set
from helpdesk.model.question import BLANK_FORM, Recognised

_OFFICER = re.compile(
    r"\b(?:[Dd]irektur|DIREKTUR|[Kk]etua|[Pp]impinan|[Pp]emilik)(?: (?:[Uu]tama|[Yy]ayasan|[Kk]ami|[Uu]saha"
    r"|[Kk]oordinator))?"
    rf"\s*[:,]?\s+(?:(?:[Bb]apak|[Ii]bu|[Pp]ak|[Bb]u|Hj?\.)\s+)?({WORDS})"
)
_COURTESY = word_set(
    "terima kasih salam hormat regards best mohon selamat pagi siang sore malam assalamualaikum tolong "
    "terlampir berkas "
    "lampiran trims thanks sincerely kind dear legal admin staf hrd tim"
)
_OF_OTHERS = word_set(
    "ktp-penerima-kuasa surat-kuasa kk kk-almarhum ktp-almarhum ahli-waris surat-ket-kematian "
    "sertifikat-medis-kematian daftar-sdm susunan-pengurus akta-pendirian persetujuan-tetangga "
    "persetujuan-pemilik perjanjian-sewa"
)
_BY_AN_EMPLOYER = word_set(
    "ket-tempat-praktik persetujuan-atasan rekomendasi-op"
)  # signed by whom the applicant works for
_BY_A_PROXY = word_set("surat-permohonan surat-pernyataan pernyataan-kebenaran")  # written and signed for somebody
# Where the permit is a place's, those of who works in it.
_OF_STAFF = word_set(
    "str ijazah sip-lama sip-pertama ska kta-asosiasi sertifikat-kompetensi rekomendasi-op surat-sehat"
)
_NO_KEYS = frozenset[str]()
# who writes says so where a sentence begins: "istri saya Rina" is somebody else
_MYSELF = re.compile(
    r"(?:^|[.,!?;:\n]|\b(?:[Pp]erkenalkan|[Nn]ama|[Dd]engan|[Ii]ni|[Hh]alo|[Pp]agi|[Ss]iang|[Ss]ore|[Mm]alam)\b)"
    rf",? *[Ss]aya,? (?:(?:[Ii]r|[Hh]j?|[Dd]r[as]?|[Ii]bu|[Bb]apak|[Bb]u|[Pp]ak)\.? )?({WORDS})"
)
# "SIP dokter gigi saya", which is no "SIP saya urus" and no "SIP istri saya"
_MINE = re.compile(
    r"\b(?:sip\w{0,3}|sik\w{0,3}|i[zj]in|prakt[ei]k|permohonan|pengajuan)"
    r"(?: (?!untuk|utk|buat|bagi|istri|isteri|suami|anak|adik|kakak|ayah|ibu|bapak|teman|rekan|klien|bos|atasan)"
    r"\w+){0,3} (?:saya|sy|aku|gue)\b"
    r"(?! (?:lampir|kirim|urus|aju|sampai|terima|bantu|wakil))",
    re.IGNORECASE,
)
_FOR_OTHERS = frozenset({"attorney", "company", "cooperative"})
_OWN = re.compile(
    r"\b(?:milik|punya|atas nama|a\.?n\.?|urus|mengurus|diurus|urusin) (?:saya|sy|sendiri)\b"
    r"|\bsaya sendiri\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies, by name; ``certain`` when it is a full name; ``partners`` are names of who sold or let something.

    ``signs`` when nobody else writes and signs for them.
    """

    name: Name = ()
    certain: bool = False
    partners: NoNames = frozenset()
    signs: bool = True


@dataclass(frozen=True, slots=True)
class _Mail:
    """Whom a mail names: whom it speaks of, "saya Rina Oktaviani", and who signed or sent it.

    ``givers`` give the power of attorney that came along, ``principals`` are those for whom the mail says to be.
    """

    text: str
    called: tuple[Name, ...]
    signed: tuple[Name, ...]
    givers: tuple[Name, ...]
    principals: tuple[Name, ...]
    told: Told
    wanted: Wanted

    def speaks_for_oneself(self) -> bool:
        """Whether who writes is who applies: a permit of one's own, for no relative and by no agent."""
        told = self.told
        own = self.wanted.is_personal() or _OWN.search(self.text) is not None
        return own and not (told.principals or told.mourning or told.stated & _FOR_OTHERS)

    def by_office(self) -> bool:
        """Whether who writes need not be who applies: one of a company, or an agent."""
        return not {"company", "attorney"}.isdisjoint(self.told.stated)

    def own(self, names: Sequence[Name]) -> list[Name]:
        """Return those of the names that are of nobody for whom somebody else may write."""
        others = (*self.givers, *self.principals)
        return [name for name in names if not any(is_same(name, other) for other in others)]


def applicant_of(
    found: Sequence[Recognised], texts: Sequence[str], mailed: Mailed, told: Told, wanted: Wanted, names: NoNames
) -> Applicant:
    """Return who applies, as far as the papers and the mail tell; ``texts`` are what could be read in each file."""
    applicant = _applicant(found, texts, mailed, told, wanted, names)
    signs = applicant.signs and not (told.principals or told.agents or {"attorney", "company"} & told.stated)
    return replace(applicant, partners=told.partners, signs=signs)


def _applicant(
    found: Sequence[Recognised], texts: Sequence[str], mailed: Mailed, told: Told, wanted: Wanted, names: NoNames
) -> Applicant:
    papers = [(item, text) for item, text in zip(found, texts, strict=True) if text]
    mail = _read(mailed, told, wanted, names, papers)
    families = [text for item, text in papers if item.keys == ("kk",)]
    strangers: list[Name] = []
    for card, text in papers:
        if card.keys != ("ktp",) or not (name := holder_of(text, card=True)) or is_theirs(name, told.partners):
            continue
        staffs = _OF_STAFF if not wanted.is_personal() and "nib" in wanted.keys else _NO_KEYS
        others = [other for item, other in papers if item is not card and not (_OF_OTHERS | staffs) & set(item.keys)]
        known = any(bears(other, name) for other in (*others, *_called_of(found, card, mailed)))
        known = known or any(is_same(name, other) for other in (*mail.called, *mail.signed))
        if known or not (rivals := _rivals(name, mail, others, families)):
            return Applicant(name, certain=True)
        strangers += rivals
    if strangers:
        return Applicant(max(strangers, key=len), certain=True)
    theirs = [(item, text) for item, text in papers if not _OF_OTHERS & set(item.keys)]
    if principal := _principal(mail, name_of(mailed.sender), theirs):
        return Applicant(principal, certain=len(principal) >= FULL, signs=False)
    called = (*mail.own(mail.called), *mail.called) if mail.speaks_for_oneself() else ()
    own = next((name for name in called if len(name) >= FULL), ())
    name = own or name_of(mailed.sender)
    holding = [text for _, text in theirs if holder_of(text)]
    if len(holding) > 1 and not any(bears(text, name) for text in holding):
        return Applicant()  # who writes for somebody without saying so
    return Applicant(name, certain=len(name) >= FULL)


def _principal(mail: _Mail, sender: Name, papers: Sequence[tuple[Recognised, str]]) -> Name:
    """Return for whom somebody else writes: the first of those named whose name a paper bears; of nobody, ().

    Who speaks of their own permit, or sends papers of their own, writes for themselves, be the rent in another's name,
    unless they act for somebody.
    """
    named = (*mail.givers, *mail.principals)
    theirs = [text for item, text in papers if not _BY_AN_EMPLOYER & set(item.keys)]
    name = next((name for name in named if any(bears(text, name) for text in theirs)), ())
    if not name or is_same(name, sender):
        return ()
    if mail.givers or "attorney" in mail.told.stated:
        return name
    writers = mail.own((*mail.called, *mail.signed))
    own = (text for item, text in papers if not _BY_A_PROXY & set(item.keys))
    for_oneself = _MINE.search(mail.text) or any(bears(text, writer) for text in own for writer in writers)
    return () if for_oneself else name


def _called_of(found: Sequence[Recognised], card: Recognised, mailed: Mailed) -> list[str]:
    """Return what the other files are called."""
    others = (item for item in found if item is not card and not _OF_OTHERS & set(item.keys))
    return [re.sub(r"[\W_]", " ", item.member or mailed.attachments[item.attachment].filename) for item in others]


def _read(
    mailed: Mailed, told: Told, wanted: Wanted, no_names: NoNames, papers: Sequence[tuple[Recognised, str]]
) -> _Mail:
    calls, signs = introduced(mailed.text)
    letters = (text for item, text in papers if "surat-kuasa" in item.keys and BLANK_FORM not in item.remarks)
    strange = (NO_NAMES, _COURTESY, told.mourned, no_names)  # thousands of words, looked up and not put together
    called, signed, given, named = (
        tuple(name for name in names if name and all(words.isdisjoint(name) for words in strange))
        for names in (
            map(name_of, calls),
            map(name_of, (*signs, mailed.sender)),
            (name for letter in letters for name in givers(letter)),
            principals(mailed.text),
        )
    )
    return _Mail(f"{mailed.sender} {mailed.text}", called, signed, given, named, told, wanted)


def _rivals(card: Name, mail: _Mail, others: Sequence[str], families: Sequence[str]) -> list[Name]:
    """Return whom the mail and the papers name beside the holder of a card that bears a name found nowhere else."""
    heads = (name_of(found[1]) for text in families if not bears(text, card) for found in HEIR.finditer(text))
    if own := [head for head in heads if head and bears(mail.text, head)]:
        return own
    if mail.by_office():
        officers = (name_of(found[1]) for text in (mail.text, *others) for found in _OFFICER.finditer(text))
        return [name for name in officers if len(name) >= FULL and not set(name) & NO_NAMES]
    held = (holder for text in others if (holder := holder_of(text)) and not set(holder) & NO_NAMES)
    on_papers = [name for name in (*mail.called, *mail.signed) if any(bears(text, name) for text in others)]
    on_papers += [holder for holder in held if bears(mail.text, holder)]
    if on_papers or not mail.speaks_for_oneself() or bears(mail.text, card):
        return on_papers
    if mail.wanted.is_personal():
        return [name for name in mail.called if len(name) >= FULL]
    return [name for found in _MYSELF.finditer(mail.text) if len(name := name_of(found[1])) >= FULL]


def is_theirs(name: Name, partners: NoNames) -> bool:
    return bool(name) and (set(name) <= partners or (bool(partners) and partners <= set(name)))
