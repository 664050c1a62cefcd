"""Whose a paper is: the names that its text gives, and whether they are those of who applies.

Who applies is said by the identity card that came along, unless nothing else bears its name and the mail or the other
papers name somebody else: then the card is a stranger's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from helpdesk.documents.bodies import AGENCIES, CAMPUS, COMPANIES, OWNERS, POLICE, PROFESSIONS, VILLAGE
from helpdesk.documents.cards import named_on
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.told import Told, introduced
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.whose import RELATIVES
from helpdesk.documents.words import raw_tokens, word_set
from helpdesk.model.question import Recognised

Name = tuple[str, ...]
"""The words of a name in order, lower-cased, without titles."""

NoNames = frozenset[str]
"""Words by which papers are called, which are nobody's name."""

_READ = 20_000  # characters of a paper that are looked at
_TITLES = word_set(
    "bapak ibu apt drg drh haji hajah almarhum spd skep sfarm amd ners dokter bidan perawat apoteker bdn sdr sdri "
    "nyonya tuan nona dra prof keb farm kep kes str ftr mkes sked mars gizi dan yang untuk telah adalah"
)
_ALIKE, _PART = 5, 4  # letters of a word of which one may be misread; of one that may be glued to others
_WORDS = r"[A-Z][A-Za-z'`.]*(?:[ \t]+[A-Z][A-Za-z'`.]*){0,4}"
_LABELLED = re.compile(
    r"^\s*(?:nama(?:\s+(?:lengkap|pemohon|peserta|mahasiswa|anggota))?|name|diberikan kepada|atas "
    r"nama)\s*[:.]\s*([^\n:]{3,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_GIVEN = re.compile(
    r"(?:[Dd]iberikan|[Mm]emberikan|[Dd]iberi|[Aa]warded|[Gg]ranted|[Cc]onferred|[Rr]ekomendasi)(?: \w+)? "
    r"(?:kepada|upon|to)"
    rf"\s*:?\s*(?:[Ss]audara/?i?\s+|[Ss]dri?\.?\s+)?({_WORDS})"
    rf"|(?:[Mm]enyatakan|[Mm]enerangkan|MENERANGKAN)(?: dengan ini)?(?: bahwa)?\s*:?\s*"
    rf"(?:(?:dr[gh]?|apt|bdn|ns)\.?\s+)?({_WORDS})"
    rf"|(?:merekomendasikan)(?: [Ss]audara/?i?| [Ss]dri?\.?)?\s+({_WORDS})"
    rf"|\b[Ss]aya,? (?:yang bertanda ?tangan di bawah ini,? )?({_WORDS})\b"
)
_HEIR = re.compile(
    r"(?:ahli waris|nama kepala keluarga|nama pemohon|pemegang)[ \t]*[:.][ \t]*([A-Z][A-Za-z'. ]{2,50})", re.IGNORECASE
)
_FAMILY = re.compile(r"kepala keluarga\s*[:.]\s*([^\n:]{3,50})", re.IGNORECASE)
_MEMBER = re.compile(
    r"^\W*\d{1,2}[.)]?\s+[A-Z][A-Z'. ]{2,}|\b(?:istri|suami|anak|anggota)\b", re.MULTILINE | re.IGNORECASE
)
_OFFICER = re.compile(
    r"\b(?:[Dd]irektur|DIREKTUR|[Kk]etua|[Pp]impinan|[Pp]emilik)(?: (?:[Uu]tama|[Yy]ayasan|[Kk]ami|[Uu]saha"
    r"|[Kk]oordinator))?"
    rf"\s*[:,]?\s+(?:(?:[Bb]apak|[Ii]bu|[Pp]ak|[Bb]u|Hj?\.)\s+)?({_WORDS})"
)
_LINE = re.compile(r"^[ \t]*([A-Z][A-Z'.]+(?:[ \t]+[A-Z][A-Z'.]*){1,3})(?:,[^\n]{0,40})?[ \t]*$", re.MULTILINE)
_BODY = re.compile(rf"\b(?:{'|'.join(sorted(COMPANIES | OWNERS))})\.?((?: [a-z]+){{1,4}})")
_NO_NAMES = (
    OWNERS
    | COMPANIES
    | AGENCIES
    | CAMPUS
    | POLICE
    | PROFESSIONS
    | VILLAGE
    | word_set(
        "republik indonesia kementerian keuangan direktorat jenderal pajak kpp pratama madya jakarta pusat "
        "barat timur selatan utara provinsi dki pemerintah kota administrasi jalan surat tanda registrasi "
        "keterangan sertifikat kartu nomor pokok wajib kantor pelayanan ijazah diploma profesi perawat dokter "
        "bidan apoteker gigi umum seumur hidup berlaku kompetensi keahlian rekomendasi ahli muda utama "
        "lembaga pengembangan jasa konstruksi konsil kesehatan kedokteran komite farmasi nasional kepala "
        "direktur ketua rumah sakit program studi sarjana dengan ini menyatakan anggota cabang dewan pengurus "
        "daerah wilayah izin praktik kerja meterai npwp nik laki perempuan islam kristen katolik hindu budha "
        "kawin belum wni the university faculty certificate registration license of and terdaftar tanggal "
        "kpkt kesejahteraan sosial tinggi negeri swasta lulus sehat asli fotokopi tempat lahir"
    )
)
_COURTESY = word_set(
    "terima kasih salam hormat regards best mohon selamat pagi siang sore malam assalamualaikum tolong "
    "terlampir berkas "
    "lampiran trims thanks sincerely kind dear legal admin staf hrd tim"
)
# Papers of one person in a permit that is one person's own, and those that name others as well.
_PERSONAL = word_set(
    "ktp npwp str ijazah sip-lama sip-pertama ska kta-asosiasi surat-sehat sertifikat-kompetensi bukti-skp "
    "rekomendasi-op biodata ktm ket-tempat-praktik"
)
_CARDS = frozenset({"ktp"})
# What who applies writes and signs, unless somebody does it for them.
_WRITTEN = frozenset({"surat-permohonan", "pernyataan-kebenaran"})
_OF_OTHERS = word_set(
    "ktp-penerima-kuasa surat-kuasa kk kk-almarhum ktp-almarhum ahli-waris surat-ket-kematian "
    "sertifikat-medis-kematian daftar-sdm susunan-pengurus akta-pendirian persetujuan-tetangga "
    "persetujuan-pemilik perjanjian-sewa"
)
# Where the permit is a place's, those of who works in it.
_OF_STAFF = word_set(
    "str ijazah sip-lama sip-pertama ska kta-asosiasi sertifikat-kompetensi rekomendasi-op surat-sehat"
)
_FULL = 2  # words of a name that tells one person from another


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies, by name; ``certain`` when it is a full name; ``partners`` are names of who sold or let something.

    ``signs`` when nobody else writes and signs for them.
    """

    name: Name = ()
    certain: bool = False
    partners: NoNames = frozenset()
    signs: bool = False


@dataclass(frozen=True, slots=True)
class _Mail:
    """Whom a mail names: whom it speaks of, "saya Rina Oktaviani", and who signed or sent it."""

    text: str
    called: tuple[Name, ...]
    signed: tuple[Name, ...]
    told: Told
    wanted: Wanted

    def speaks_for_oneself(self) -> bool:
        """Whether who writes is who applies: a permit of one's own, for no relative and by no agent."""
        told = self.told
        return self.wanted.is_personal() and not (told.principals or told.mourning or "attorney" in told.stated)

    def by_office(self) -> bool:
        """Whether who writes need not be who applies: one of a company, or an agent."""
        return not {"company", "attorney"}.isdisjoint(self.told.stated)


def applicant_of(
    found: Sequence[Recognised], texts: Sequence[str], mailed: Mailed, told: Told, wanted: Wanted, names: NoNames
) -> Applicant:
    """Return who applies, as far as the papers and the mail tell; ``texts`` are what could be read in each file."""
    signs = not (told.principals or told.agents or {"attorney", "company"} & told.stated)
    return replace(_applicant(found, texts, mailed, told, wanted, names), partners=told.partners, signs=signs)


def _applicant(
    found: Sequence[Recognised], texts: Sequence[str], mailed: Mailed, told: Told, wanted: Wanted, names: NoNames
) -> Applicant:
    mail = _read(mailed, told, wanted, names)
    papers = [(item, text) for item, text in zip(found, texts, strict=True) if text]
    families = [text for item, text in papers if item.keys == ("kk",)]
    strangers: list[Name] = []
    for card, text in papers:
        if card.keys != ("ktp",) or not (name := holder_of(text, card=True)) or _is_theirs(name, told.partners):
            continue
        staffs = frozenset() if wanted.is_personal() else _OF_STAFF
        others = [other for item, other in papers if item is not card and not (_OF_OTHERS | staffs) & set(item.keys)]
        known = any(_bears(other, name) for other in (*others, *_called_of(found, card, mailed)))
        known = known or any(_is_same(name, other) for other in (*mail.called, *mail.signed))
        if known or not (rivals := _rivals(name, mail, others, families)):
            return Applicant(name, certain=True)
        strangers += rivals
    if strangers:
        return Applicant(max(strangers, key=len), certain=True)
    own = next((name for name in mail.called if len(name) >= _FULL), ()) if mail.speaks_for_oneself() else ()
    name = own or name_of(mailed.sender)
    holding = [text for item, text in papers if not _OF_OTHERS & set(item.keys) and holder_of(text)]
    if len(holding) > 1 and not any(_bears(text, name) for text in holding):
        return Applicant()  # who writes for somebody without saying so
    return Applicant(name, certain=len(name) >= _FULL)


def _called_of(found: Sequence[Recognised], card: Recognised, mailed: Mailed) -> list[str]:
    """Return what the other files are called."""
    others = (item for item in found if item is not card and not _OF_OTHERS & set(item.keys))
    return [re.sub(r"[\W_]", " ", item.member or mailed.attachments[item.attachment].filename) for item in others]


def _read(mailed: Mailed, told: Told, wanted: Wanted, no_names: NoNames) -> _Mail:
    calls, signs = introduced(mailed.text)
    strange = no_names | _NO_NAMES | _COURTESY | told.mourned
    called, signed = (
        tuple(name for name in map(name_of, names) if name and not set(name) & strange)
        for names in (calls, (*signs, mailed.sender))
    )
    return _Mail(f"{mailed.sender} {mailed.text}", called, signed, told, wanted)


def _rivals(card: Name, mail: _Mail, others: Sequence[str], families: Sequence[str]) -> list[Name]:
    """Return whom the mail and the papers name beside the holder of a card that bears a name found nowhere else."""
    heads = (name_of(found[1]) for text in families if not _bears(text, card) for found in _HEIR.finditer(text))
    if own := [head for head in heads if head and _bears(mail.text, head)]:
        return own
    if mail.by_office():
        officers = (name_of(found[1]) for text in (mail.text, *others) for found in _OFFICER.finditer(text))
        return [name for name in officers if len(name) >= _FULL and not set(name) & _NO_NAMES]
    held = (holder for text in others if (holder := holder_of(text)) and not set(holder) & _NO_NAMES)
    on_papers = [name for name in (*mail.called, *mail.signed) if any(_bears(text, name) for text in others)]
    on_papers += [holder for holder in held if _bears(mail.text, holder)]
    if on_papers or not mail.speaks_for_oneself() or _bears(mail.text, card):
        return on_papers
    return [name for name in mail.called if len(name) >= _FULL]


def other_holder(item: Recognised, text: str, applicant: Applicant, wanted: Wanted, no_names: NoNames) -> str:
    """Return the name on a personal document that is not the applicant's, "" when it is or when nobody can say.

    A permit that is not one person's own asks for papers of those who work there.
    """
    own = _PERSONAL | _WRITTEN if wanted.is_personal() and applicant.signs else _PERSONAL
    if len(item.keys) != 1 or item.keys[0] not in (own if wanted.is_personal() else _CARDS):
        return ""
    card = item.keys == ("ktp",)
    if card and _is_theirs(name := holder_of(text, card=True), applicant.partners):
        return " ".join(name).upper()
    if not applicant.name or not (applicant.certain or card) or (not card and _bears(text, applicant.name)):
        return ""
    for written in _written_on(text, card=card):
        holder = name_of(written)
        if holder and not set(holder) & _NO_NAMES:
            return "" if _is_same(holder, applicant.name) else written.strip()
    if item.keys[0] in _WRITTEN:  # a line in capitals on it is any heading
        return ""
    lines = (found[1] for found in _LINE.finditer(text[:_READ]))
    return (
        next((line for line in lines if not set(name_of(line)) & (_NO_NAMES | no_names)), "")
        if applicant.certain
        else ""
    )


def other_family(text: str, filename: str, applicant: Applicant, people: NoNames) -> str:
    """Return whose a family card is that is called a relative's and names nobody of the mail's ``people``, else ""."""
    head = _FAMILY.search(text[:_READ])
    known = people | frozenset(applicant.name)
    listed = applicant.certain and len(_MEMBER.findall(text[:_READ])) >= _FULL  # who is not among them is not in it
    if head is None or not known or not (listed or set(raw_tokens(filename)) & RELATIVES):
        return ""
    return "" if known & set(raw_tokens(text[:_READ])) else head[1].strip()


def dead_holder(item: Recognised, text: str, told: Told) -> str:
    """Return the holder of an identity card that is sent as the applicant's and is the dead person's, else ""."""
    name = holder_of(text, card=True) if item.keys == ("ktp",) and told.mourned else ()
    return " ".join(name).upper() if name and set(name) <= told.mourned else ""


def names_a_person(text: str, mail: str) -> bool:
    """Whether a short paper names a person, and no company, not even one by a name that ``mail`` gives it."""
    written = (*_written_on(text, card=False), *(found[1] for found in _LINE.finditer(text[:_READ])))
    bodies = frozenset(word for found in _BODY.finditer(mail[:_READ].lower()) for word in name_of(found[1]))
    words = set(re.findall(r"[a-z]+", text[:_READ].lower()))
    return not words & (OWNERS | COMPANIES) and any(
        len(name := name_of(line)) >= _FULL and not set(name) & (_NO_NAMES | bodies) for line in written
    )


def holder_of(text: str, *, card: bool = False) -> Name:
    """Return the name on a paper, behind its label or, on a ``card``, where it stands."""
    return next((name for written in _written_on(text, card=card) if (name := name_of(written))), ())


def name_of(text: str) -> Name:
    """Return the words of a name, without titles and degrees."""
    name = text.partition(",")[0] if "," in text[3:] else text
    return tuple(word for word in re.findall(r"[a-z']{3,}", name.lower()) if word not in _TITLES)


def _written_on(text: str, *, card: bool) -> Iterator[str]:
    read = text[:_READ]
    labelled = _LABELLED.search(read)
    if labelled:
        yield labelled[1]
    elif card:
        yield named_on(read)
    else:
        heir = _HEIR.search(read)
        if heir:
            yield heir[1]
        yield from (next(filter(None, found.groups())) for found in _GIVEN.finditer(read))


def _is_theirs(name: Name, partners: NoNames) -> bool:
    return bool(name) and (set(name) <= partners or (bool(partners) and partners <= set(name)))


def _bears(text: str, name: Name) -> bool:
    """Whether a text names this person: by the first name, or by two of three words and more."""
    words = set(re.findall(r"[a-z']{3,}", text[:_READ].lower()))
    there = [word for word in name if any(_is_alike(word, other) for other in words)]
    return bool(there) and (name[0] in there or len(there) >= _FULL)


def _is_same(one: Name, other: Name) -> bool:
    """Whether two names may be one person's: relatives share the last word, not the first."""
    if not any(_is_alike(a, b) for a in one for b in other):
        return False
    if min(len(one), len(other)) < _FULL:
        return True
    return any(_is_alike(one[0], word) for word in other) or any(_is_alike(other[0], word) for word in one)


def _is_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _PART and short in long:
        return True
    return len(short) >= _ALIKE and OSA.distance(short, long, score_cutoff=1) <= 1
