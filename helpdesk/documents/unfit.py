"""Pages that are what they seem and not what this permit asks for: a school's diploma, another profession's number.

A letter that applies for the paper of another office is no application for the permit, unless the permit is that paper;
nor is one to an office of another province. A power of attorney is given for one matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import raw_tokens, word_set

_TO_ANOTHER_OFFICE = re.compile(
    r"(?:perihal|hal|subject)\s*[:.]\s*(?:surat )?permohonan (?:surat )?"
    r"(rekomendasi|keterangan|izin keramaian|persetujuan(?! bangunan))",
    re.I,
)
_OF_SCHOOL = re.compile(
    r"\b(?:sekolah menengah (?:atas|umum|pertama)|sekolah (?:dasar|lanjutan)|madrasah (?:aliyah|tsanawiyah)"
    r"|s(?:ma|mu|lta)(?:n|s)? )",
    re.IGNORECASE,
)
_REGISTRATION = re.compile(r"surat\s+tanda\s+registrasi", re.IGNORECASE)
_REGISTERED = re.compile(
    r"surat (?:tanda registrasi|izin (?:praktik|kerja))\s+(dokter|perawat(?! gigi)|bidan|apoteker)\b", re.IGNORECASE
)
_PROFESSIONS = ("dokter", "perawat", "bidan", "apoteker")
_OURS = re.compile(r"\b(?:ptsp|pmptsp|dpmptsp|penanaman modal|pelayanan terpadu)\b", re.I)
_TO_SOMEBODY = re.compile(
    r"\b(?:kepada|yth\.?|to\s*:)[:.\s]*(?:yth\.?[:.\s]*)?(?:bapak/ibu |bapak |ibu |the )?"
    r"(?:kepala|pimpinan|direktur|manajer|head of|director of) (?:sd|smp|sma|smk|sekolah|rs|rumah sakit|puskesmas"
    r"|perpustakaan|pt|cv|bank|museum|panti|school|hospital|company)\b",
    re.I,
)
_OF_AN_EVENT = re.compile(
    r"^\W*proposal (?:kegiatan|bakti|sponsor\w*|usaha|bisnis|acara|pengabdian|kkn|dana|permohonan dana|magang)\b",
    re.I | re.M,
)
_RESEARCH = re.compile(r"\b(?:penelitian|riset|skripsi|tesis|disertasi|research|thesis|survei)\b", re.I)
# To whom a letter goes, and how long that is said: "Kepada Yth." and the lines below it
_ADDRESSED = re.compile(r"\W*(?:kepada|yth|to)\b", re.I)
_GOES_ON = re.compile(
    r"\W*(?:perihal|hal|nama|nomor|lampiran|saya|kami|dengan|bersama|yang|sehubungan)\b|[^\n]*:", re.I
)
_ADDRESS = 4  # lines of an address
_ELSEWHERE = re.compile(
    r"\b(?:provinsi|propinsi|prov\.|kabupaten|kab\.|kota(?:madya)?|gubernur|bupati|wali ?kota)\s+"
    r"(?!adm|dki|d\.k\.i|daerah|jakarta|kepulauan seribu|kota|prov|setempat|melalui|tua\b)(?-i:[A-Z])[a-z]{3,}",
    re.I,
)
# What a power of attorney says that it is given for, up to the end of the sentence
_POWER = re.compile(r"\b(?:untuk|guna|dalam hal|mengurus\w*|mengambil\w*)\b[^.]{0,200}", re.I)
_ANOTHER_MATTER = re.compile(
    r"\b(?:bpkb|stnk|kendaraan|mobil|motor|samsat|sim|rekening|tabungan|deposito|atm|saham|kredit|pinjaman|agunan|kpr"
    r"|pensiun\w*|gaji|klaim|asuransi|bpjs|paspor|visa|pengadilan|sidang|perkara|gugatan|(?:men|pen)jual\w*|jual beli"
    r"|lelang|rups)\b",
    re.I,
)
_OF_PERMITS = word_set("izin ijin perizinan izinnya ptsp pmptsp dpmptsp jakevo oss permohonan")
_SAYS_NO_MATTER = word_set("surat perpanjangan baru tanda kartu daftar sertifikat izin")  # of a permit's names
APPLICATIONS = frozenset({"surat-permohonan", "formulir-ukl-upl"})
"""Keys of what is written to the office that gives the permit."""


def is_unfit(key: str, head: str, wanted: Wanted) -> bool:
    """Whether a page, a document ``key`` by its ``head``, is another one of its kind than ``wanted`` asks for."""
    match key:
        case "ijazah":
            return wanted.asks_for_profession() and _OF_SCHOOL.search(head) is not None
        case "pengantar-kampus":
            return _is_to_another_place(head) or (wanted.speaks_of(key, "dpmptsp") and _is_to_somebody(head))
        case "proposal":
            of_an_event = _OF_AN_EVENT.search(head) is not None and not _RESEARCH.search(head)
            return of_an_event and wanted.speaks_of(key, "penelitian")
        case "surat-kuasa":
            return _is_for_another_matter(head, wanted)
        case "str" | "sip-lama" | "sip-pertama":
            unasked = key == "str" and not wanted.asks_for_registration() and _REGISTRATION.search(head) is not None
            return unasked or _is_of_another_profession(key, head, wanted)
        case _:
            elsewhere = _is_to_another_place(head) or _is_to_another_office(head, wanted.own_words())
            return key in APPLICATIONS and elsewhere


def _is_to_somebody(head: str) -> bool:
    """Whether a letter goes to where somebody wants to work, and not to the office."""
    return _TO_SOMEBODY.search(head) is not None and not _OURS.search(head)


def _is_to_another_place(head: str) -> bool:
    """Whether a letter goes to an office of another province or city."""
    return any(_ELSEWHERE.search(to) and "jakarta" not in to.lower() for to in _addresses(head))


def _addresses(head: str) -> Iterator[str]:
    """Yield to whom a letter goes, as often as it says so, in one line each."""
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    for at, line in enumerate(lines):
        if not _ADDRESSED.match(line):
            continue
        below = lines[at + 1 : at + _ADDRESS]
        end = next((i for i, other in enumerate(below) if _GOES_ON.match(other)), len(below))
        yield " ".join((line, *below[:end]))


def _is_for_another_matter(head: str, wanted: Wanted) -> bool:
    """Whether a power of attorney names a matter that is not this permit's, and speaks of no permit anywhere."""
    ours = _OF_PERMITS | (wanted.own_words() - _SAYS_NO_MATTER)
    said = set(raw_tokens(re.sub(r"\bi[zj]in mengemudi\b", "sim", head, flags=re.I)))
    return not said & ours and any(_ANOTHER_MATTER.search(found[0]) for found in _POWER.finditer(head))


def _is_of_another_profession(key: str, head: str, wanted: Wanted) -> bool:
    """Whether a registration or a permit is one for a profession that the permit asked for does not speak of."""
    found = _REGISTERED.search(head)
    if found is None:
        return False
    profession = found[1].lower()
    asked = {
        other for other in _PROFESSIONS if wanted.speaks_of(wanted.doing_for(key), other)
    }  # "SIPA of the pharmacist in charge"
    return wanted.is_for_another(profession) or (bool(asked) and profession not in asked)


def _is_to_another_office(head: str, own: Collection[str]) -> bool:
    """Whether a letter applies for a paper that another office gives."""
    found = _TO_ANOTHER_OFFICE.search(head)
    if found is None or _OURS.search(head):
        return False
    for_what, said = found[1].lower(), set(raw_tokens(head[found.end() :].partition("\n")[0]))
    return for_what not in own or not said & set(own)
