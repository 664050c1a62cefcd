"""A heading says no more than its text tells: "Tata cara X" with no step below it sends a reader looking for one.

The heading of a section is made of what was asked, its text of what is known. Where the text tells nothing of a side
that was asked, that side goes from the heading; where the matter has a name, "pertanyaan lainnya" gives way to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.answer.choose import FIGURES
from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.draft.entry.facts import Teller, display_name
from helpdesk.draft.entry.sources import is_remark
from helpdesk.draft.entry.topic_heading import matter_of
from helpdesk.draft.letter.said import GONE, has_list
from helpdesk.draft.letter.titled import Titles
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.wording import paragraphs, upper_first
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, Permit
from helpdesk.sentences import sentences_of

_VERDICT = re.compile(r" (?:Ya|Tidak|Boleh|Bisa|Perlu|Yes|No)(?: \w+)?\. ")  # answers just what the heading asks
_NAME = "\N{NAZAR AMULET}"  # in no text of ours
_ITS_SUCCESSOR = re.compile(r"(?:Penggantinya adalah|It has been replaced by)\b")
_LISTED = "\N{BULLET}"  # stands for a list in what is looked at
_TOLD = {  # the words, or a list, without which a text tells nothing of a side
    "requirements": rf"{_LISTED}|syarat|lampir|siapkan|diminta|berkas|dokumen|bukti|surat|require|need|attach|paper",
    "procedure": rf"{_LISTED}|langkah|ajukan|pengajuan|permohonan|saluran|lewat|melalui|daftar|urus|cara|unduh|tahap"
    r"|loket|apply|appli|step|proce|through|online|how",
    "fee": r"biaya|tarif|retribusi|pungut|gratis|bayar|pajak|rp ?\d|fee|charge|free|paid|pay|tariff|tax",
    "duration": r"\bhari\b|lama|minggu|bulan|jam\b|waktu|kapan|tanggal|day|week|month|long|time|when",
    "validity": r"laku|umur|tahun|bulan|habis|panjang|valid|year|month|expire|renew",
    "legal": r"hukum|peraturan|undang|perda|pergub|keputusan|aturan|diatur|ketentuan|rule|law|regulation|decree"
    r"|decision",
    "definition": r" adalah | menerangkan | diperlukan untuk | berbeda| is an? | is the | differ|allows|needed"
    r"| (?:izin|persetujuan|bukti|sertifikat|identitas|tanda|pendaftaran|informasi|keterangan|permohonan|surat)"
    r"(?: \w+){0,4} (?:untuk|bagi|bahwa|yang|tentang) | an? (?:permit|licence|certificate|registration)\b",
    "status": r"status|permohonan|sampai|proses|status|application",
    "penalty": r"denda|sanksi|kurung|pidana|segel|cabut|tutup|hukum|fine|penalt|sanction|seal|clos",
    "fine": r"denda|sanksi|kurung|rp ?\d|fine|penalt",
    "visit": r"tinjau|lokasi|lapangan|datang|periksa|visit|site|inspect",
    "attorney": r"kuasa|wakil|orang lain|attorney|behalf|else|represent",
    "when": r"kapan|sebelum|sesudah|setelah|waktu|\bhari\b|bulan|tanggal|habis|berlaku|lambat|when|before|after|day"
    r"|month",
}
# sides of which nearly any text tells
_UNLOOKED = ("where", "who", "still", "order", "needed", "papers", "complaint", "documents-check", "elsewhere")
_TWO_HALVES = re.compile(r"(\w+ \w[\w ]*) (?:dan|and) ([\w ]+)")  # either may stand alone
_PATTERNS = {side: re.compile(words, re.IGNORECASE) for side, words in _TOLD.items()}


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of one letter, in the words of ``teller``.

    ``titles`` are those of its narrow answers, ``matters`` those of its topics, which stay as they are but for a half
    of which neither the text nor the ``mail`` speaks.
    """

    teller: Teller
    titles: Titles
    matters: frozenset[str] = frozenset()
    mail: str = ""

    def of_blocks(self, blocks: Sequence[Block]) -> list[Block]:
        """Return ``blocks``, each under what its text tells."""
        alone = all(block.heading == self._unnamed for block in blocks)  # then all stand in one section
        made = []
        for block in blocks:
            entry = self.teller.knowledge.entry(block.answered_by[0]) if block.answered_by else None
            unnamed = block.heading == self._unnamed and not (alone and entry is None)
            named = self._named(block, entry) if unnamed else None
            made.append(replace(block, heading=named or self.fitting(block.heading, block.text)))
        return made

    def of_sections(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """Return ``sections``, each without the sides of which what is left of it tells nothing."""
        taken = [section.heading for section in sections]
        fitting = (self.fitting(section.heading, section.text) for section in sections)
        return tuple(
            section if heading in taken else replace(section, heading=heading)
            for section, heading in zip(sections, fitting, strict=True)
        )

    def names_a_side(self, heading: str) -> bool:
        """Whether a heading begins with what of its matter was asked: "Biaya", "Tata cara"."""
        return bool(self._parsed(heading)[0])

    def fitting(self, heading: str, text: str) -> str:
        """Return ``heading`` without the sides of which ``text`` below it tells nothing."""
        body = _looked_at(text)
        if heading in self.matters:
            return self._unknown_side(text) or self._half_told(heading, text)
        if _VERDICT.fullmatch(body):
            return heading
        sides, rest = self._parsed(heading)
        told = [side for side in sides if side not in _PATTERNS or _PATTERNS[side].search(body)]
        if len(told) == len(sides) or not (told or rest):
            return heading
        return upper_first(self.teller.render("heading", aspects=told, name=rest or None))

    def _half_told(self, matter: str, text: str) -> str:
        """Return a matter of two halves without the second of them, where nobody speaks of it."""
        halves = _TWO_HALVES.fullmatch(matter)
        if halves is None:
            return matter
        first, second = (frozenset(r for r in roots_in(half) if telling_in((r,))) for half in halves.groups())
        spoken = roots_in(text) | roots_in(self.mail)
        return halves[1] if second - first and (second - first).isdisjoint(spoken) else matter

    def _unknown_side(self, text: str) -> str | None:
        """Return the side that a text only tells not to be known: such a point is on no topic but, say, on a term."""
        told = [part for part in paragraphs(text) if not is_remark(part)]
        for side in sorted(FIGURES) if len(told) == 1 else ():
            unknown = self.teller.render("unknown", aspects=[str(side)], name=None)
            if told[0].startswith(sentences_of(unknown)[0]):
                return upper_first(self.teller.render("heading", aspects=[str(side)], name=None))
        return None

    def _named(self, block: Block, entry: Entry | None) -> str | None:
        """Return what a block without a name of its own is on: what it calls open, its narrow answer, or its entry."""
        if (name := self._open(block.text)) is not None:
            return upper_first(name)
        if (title := self.titles.of(Section(0, block.heading, block.text))) is not None:
            return title
        if isinstance(entry, Permit):
            return display_name(entry, self.teller.language)
        return None if entry is None else matter_of(entry, self.teller.language)

    def _open(self, text: str) -> str | None:
        """Return what the first sentence of a text calls open, by its name."""
        first = text.split("\n\n")[0]
        for said in (
            self.teller.render("left_open", matters=[_NAME], whole=True),
            self.teller.render("holding", asked=True, alone=True, matters=[_NAME]),
        ):
            before, _, after = said.partition(_NAME)
            mark = after.partition(".")[0]
            if first.startswith(before) and mark in first:
                return first.removeprefix(before).partition(mark)[0]
        return None

    @property
    def _unnamed(self) -> str:
        return upper_first(self.teller.render("heading", aspects=[], name=None))

    def _parsed(self, heading: str) -> tuple[list[str], str]:
        """Return the sides with which a heading begins, in its order, and the name that stands after them."""
        called, several, one_of = _sides(self.teller)
        found = several.match(heading)
        said = found[0] if found is not None else ""
        sides = [called[one.lower()] for one in one_of.findall(said)]
        name = re.sub(r"^(?:for|of) ", "", heading[len(said) :])
        whole = self.teller.render("heading", aspects=sides, name=name or None)
        return (sides, name) if sides and upper_first(whole) == heading else ([], heading)


def tells_of(side: str, text: str) -> bool:
    """Whether a text tells of a side; one that has no words of its own is not looked for."""
    return side in _PATTERNS and _PATTERNS[side].search(_looked_at(text)) is not None


def _sides(teller: Teller) -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Return the sides by what a heading calls them, and the patterns of several of these and of each."""

    def made() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
        called = {teller.render("heading", aspects=[side], name=None): side for side in (*_PATTERNS, *_UNLOOKED)}
        either = "|".join(map(re.escape, sorted(called, key=len, reverse=True)))
        several = re.compile(rf"(?:(?:{either})(?:(?:,? (?:dan|and))? |, |$))+", re.IGNORECASE)
        return called, several, re.compile(either, re.IGNORECASE)

    return teller.templates.once("sides", teller.knowledge, teller.language, made)


def _looked_at(text: str) -> str:
    """Return what of a text tells of a side: that an old permit is gone, and as of when, tells of none."""
    parts = []
    for part in paragraphs(text):
        if is_remark(part):
            continue
        sentences = [one for one in sentences_of(part) if not GONE.search(one) and not _ITS_SUCCESSOR.match(one)]
        parts.append(" ".join(sentences) + (f" {_LISTED}" if has_list(part) else ""))
    return f" {' '.join(parts)} "
