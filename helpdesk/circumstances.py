"""What the case that a mail tells decides of a requirement list: which conditions hold for sure, which cannot.

A list says "for a renewal" and "if a company applies" because it is written for everybody. Who has just finished their
studies renews nothing, and a foundation that writes in its own name need not read "if". Where a mail decides nothing,
nothing is decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.conditions import mentions, named_conditions, stated_conditions
from helpdesk.pattern import Pattern

_READ = 20_000  # code points of a mail that are looked at
# Nobody reads of these who has not a word of them in the mail: what is asked then, its writer asks about.
RARE = frozenset({"attorney", "foreigner", "second-practice", "not-practising", "lost", "charity-show"})
# Of these a statement is one of the very thing that a list means; of another ("lima tahun", "di panti") it may be less.
_PLAIN = frozenset(
    [
        "company",
        "individual",
        "cooperative",
        "renewal",
        "attorney",
        "second-practice",
        "self-practice",
        "rented",
        "not-owner",
        "student",
        "foreign-artist",
        "attached-advert",
        "advert-structure",
        "parking-building",
        "sold-vehicle",
        "piped-water",
        "other-owner",
        "charity-show",
        "repeated-collection",
    ]
)
_APART = (
    frozenset({"company", "individual", "cooperative"}),
    frozenset({"self-practice", "facility-practice"}),
    frozenset({"attached-advert", "advert-structure"}),
    frozenset({"new-vehicle", "used-vehicle"}),
)
_ALTERED = frozenset({"renewal", "change", "relocation", "replacement"})
_DOUBTED = re.compile(
    r"\b(?:kalau|kalo|klo|jika|jikalau|bila|apabila|seandainya|misal(?:nya)?|apakah|apa(?! saja)|perlu(?:kah)?"
    r"|harus(?:kah)?|wajib|mesti|butuh|boleh(?:kah)?|bisa(?:kah)?|atau|nanti(?:nya)?|dulu|if|whether|or|must|should"
    r"|do i need|can)\b[^,]{0,60}$",
    re.IGNORECASE,
)
_EITHER = re.compile(r"^[^.,;?!\n]{0,25}\b(?:atau|or|apa)\b|^ ?/", re.IGNORECASE)
_WILL = r"(?:mau|mo|ingin|pengen|pingin|hendak|akan|berencana|rencana(?:nya)?|niat|bermaksud|lagi)"
_BEGIN = (
    r"(?:buka|membuka|bukak|dibuka|bikin|membuat|mendirikan|dirikan|membangun|bangun|pasang|memasang|masang|memulai|mulai"
    r"|jadi|menjadi|jualan|berjualan|praktik|praktek|berpraktik|mengadakan|ngadain|adain|menyelenggarakan|selenggarakan"
    r"|galang|menggalang|merintis|kerja|bekerja)"
)
_STARTS = Pattern(  # a first application
    rf"\b{_WILL} (?!perpanjang)(?:\w+ ){{0,2}}?{_BEGIN}\b",
    rf"\b(?:kami|saya|sy|kita|yayasan|perusahaan|pt|cv)(?: \w+){{0,2}} {_WILL} (?:\w+ )?(?:{_BEGIN}"
    r"|urus|mengurus|ngurus|daftar|mendaftar\w*|mengajukan|ajukan|ajuin)\b(?! perpanjang)(?! pencabutan)",
    r"\b(?:utk|untuk|buat) (?:buka|membuka|bikin|mendirikan)\b",
    r"\b(?:mau|ingin|pengen|hendak|utk|untuk) (?:urus|mengurus|ngurus|bikin|membuat|mendaftar\w*) (?!perpanjang)\w+",
    r"\bbaru (?:saja |aja )?(?:lulus|keterima|diterima|mulai|buka|dibuka|merintis|pertama|wisuda|tamat)\b"
    r"|\b(?:fresh graduate|lulusan baru|pertama kali(?:nya)?|usaha baru)\b",
    r"\b(?:belum|blm|blom|tidak|ga|gak|nggak) (?:pernah )?(?:punya|ada|memiliki|mempunyai|urus|mengurus) (?:surat )?"
    r"(?:izin|ijin|sip[a-z]{0,3})\b|\bdiminta (?:punya|nomor|mengurus|surat)\b",
    r"\b(?:saya|sy|kami|kita|aku|gue) (?:punya|kelola|mengelola|masak|jualan|berjualan|memproduksi|usaha)\b(?! sip)",
    r"\b(?:open(?:ing)?|start(?:ing)?|set(?:ting)? up|(?:want|like|plan(?:ning)?) to (?:put|hold|do|run|hang|install)"
    r"|for the first time|newly graduated)\b",
    flags=re.IGNORECASE,
)
# What speaks of a permit that is there already, be it expired or to be altered; then nothing is first.
_HELD = Pattern(
    r"\b(?:perpanjang\w*|diperpanjang|memperpanjang|habis(?:nya)?|expired|kedaluwarsa|kadaluarsa|kadaluwarsa|mati"
    r"|berakhir|pembaruan|pembaharuan|perubahan|diubah|mengubah|merubah|ubah|ganti|diganti|mengganti|pindah\w*|relokasi"
    r"|balik nama|dicabut|cabut|pencabutan|tambah|menambah|nambah|penambahan|dibekukan"
    r"|renew\w*|exten[ds]\w*|expir\w+|change|changed|moving|moved)\b"
    r"|\b(?:izin|ijin|sip[a-z]{0,3}|siup|surat|sertifikat|kartu)(?:nya)? (?:(?:saya|kami|sy|yang|yg) ){0,2}"
    r"(?:lama|sebelumnya|terdahulu|pertama|kedua)\b"
    r"|\b(?:sudah|udah|udh|sdh|telah) (?:punya|ada|memiliki|mempunyai|pegang) (?:izin|ijin|sip[a-z]{0,3})\b"
    r"|\b(?:izin|ijin|sip[a-z]{0,3})\b[^.,?!]{0,30}\bmasih (?:berlaku|aktif|hidup)\b",
    flags=re.IGNORECASE,
)
# What may speak of renewing something. Who tells of their own case without a word of it renews nothing.
_RENEWS = Pattern(
    r"\b(?:perpanjang\w*|diperpanjang|memperpanjang|panjangin|habis\w*|abis|expired|kedaluwarsa|kadaluarsa|kadaluwarsa"
    r"|mati|berakhir|jatuh tempo|pembaruan|pembaharuan|memperbarui|diperbarui|lanjut\w*|melanjutkan|hidupkan|hidupin"
    r"|dihidupkan|aktifkan|diaktifkan|terlambat|telat|lewat waktu|masih berlaku|masih hidup|masa berlaku|lama"
    r"|sebelumnya|terdahulu|renew\w*|exten[ds]\w*|expir\w+|previous|old)\b",
    flags=re.IGNORECASE,
)
_OWN_CASE = re.compile(
    r"\b(?:saya|sy|aku|gue|gw|kami|kita|aye|ane|ana|kulo|abdi|beta|mau|mo|mao|ingin|pengen|hendak|my|our|we|i)\b",
    re.IGNORECASE,
)
_A_STORY = 10  # words
_ONE_PERSON = re.compile(r"\b(?:saya|sy|aku|gue|gw|aye|ane|kulo|abdi|beta)\b", re.IGNORECASE)
_OF_A_FIRM = Pattern(  # whoever has a word of these may write for a business that is no person
    r"\b(?:kami|kita|pt|cv|perusahaan\w*|yayasan\w*|koperasi|firma|perseroan|badan|perkumpulan|klien\w*|client"
    r"|kantor (?:saya|sy)|bos\w*|atasan|direktur|direksi|komisaris|manajer|manager|manajemen|pengelola|pengurus"
    r"|panitia|staf|staff"
    r"|admin|hrd|legal|karyawan|pemodal|investor|saham|akta|cabang|gedung|pabrik|hotel|apartemen|mal|sekolah|klinik|apotek|optik"
    r"|travel|restoran|konser|acara"
    r"|rumah sakit|rs|konsultan|notaris|biro jasa|our|company|foundation)\b",
    flags=re.IGNORECASE,
)
_FURTHER = Pattern(  # practises already, and wants to somewhere else too
    r"\b(?:praktik|praktek|berpraktik|kerja|bekerja|jaga) juga\b|\bjuga (?:mau |ingin |akan )?(?:praktik|praktek"
    r"|berpraktik|kerja|bekerja|jaga)\b"
    r"|\b(?:tambah|nambah|menambah|tambahan)(?: \w+){0,2} (?:praktik|praktek|sip[a-z]{0,3})\b"
    r"|\bselain (?:praktik |praktek )?di (?:rs|klinik|puskesmas|apotek|rumah sakit)\b|\balso (?:work|practi[sc]e)\b",
    flags=re.IGNORECASE,
)
_ALTERS = re.compile(
    r"\b(?:perubahan|diubah|mengubah|merubah|ubah|ganti|diganti|mengganti|pindah\w*|relokasi|balik nama|change\w*"
    r"|moving|moved)\b",
    re.IGNORECASE,
)
_SOLE = Pattern(  # somebody's own small trade
    r"\b(?:toko|warung|kios|kedai|gerobak|lapak|kos(?:t|an|-?kosan|2an)?|kontrakan|depot)(?:nya)? "
    r"(?:saya|sy|aku|gue|gw)\b"
    r"|\b(?:saya|sy|aku|gue|gw)(?: \w+)? (?:punya|jualan|berjualan|jual|buka) (?:\w+ )?"
    r"(?:toko|warung|kios|kedai|gerobak|lapak|kos(?:t|an|2an)?\w*|kontrakan|depot|kue|nasi|bakso|kaki lima)\b"
    r"|\b(?:saya|sy|aku) jualan\b|\bpedagang kaki lima\b|\bmy (?:own )?(?:small )?(?:shop|stall|kiosk)\b",
    flags=re.IGNORECASE,
)
_ALONE = Pattern(
    r"\b(?:nama|atas nama) (?:pribadi|sendiri|saya|sy)\b|\bbelum (?:ada|punya|bikin) (?:pt|cv)\b",
    flags=re.IGNORECASE,
)
_AT_HOME = Pattern(
    r"\b(?:buka|membuka|punya) (?:rumah|tempat|klinik)? ?(?:bekam|terapi|pijat|akupun\w+|urut|refleksi)\b"
    r"|\b(?:mau|ingin|akan|hendak) (?:buka|membuka) (?:praktik|praktek)"
    r"(?! (?:di|pada) (?:klinik|rs|rumah sakit|apotek))",
    flags=re.IGNORECASE,
)
_OWNED = Pattern(
    r"\b(?:tanah|lahan|rumah|ruko|gedung|bangunan|tempat|toko)(?:nya)? (?:milik |punya |hak milik )?"
    r"(?:sendiri|pribadi)\b"
    r"|\bmilik sendiri\b|\b(?:shm|hgb|sertifikat|sertipikat|tanah|lahan)(?:nya)? (?:\w+ ){0,2}?"
    r"(?:atas nama|a\.?n\.?|nama|milik|punya) (?:saya|sy|aku|sendiri|pribadi)\b|\btanah (?:saya|sy|aku)\b"
    r"|\b(?:my|our) own (?:house|building|land|shop)\b",
    flags=re.IGNORECASE,
)
_CLIENT = Pattern(r"\b(?:klien|client)(?:nya)?\b|\b(?:pemilik|bos|atasan|majikan) saya\b", flags=re.IGNORECASE)
_OURS = re.compile(
    r"\b(?:pt|cv|perusahaan|yayasan|perseroan|firma|koperasi)\b(?: [\w.&-]+){0,4} (?:kami|saya|sy)\b"
    r"|\b(?:kami|saya|sy)(?: \w+){0,2} (?:dari|adalah|nama|atas nama|wakil) (?:pt|cv|perusahaan|yayasan|koperasi)\b"
    r"|\b(?:nama|atas nama|a\.?n\.?) (?:pt|cv)\b|\bour (?:company|foundation)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The conditions (docs/entries.md, ``when``) that hold for sure in a case, that cannot, and the rare ones named."""

    sure: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


@lru_cache(maxsize=64)  # asked for the letter, ten mails after the check of documents
def circumstances(text: str) -> Circumstances:
    """Return what ``text``, the subject and the new words of a mail, decides of conditions."""
    plain = " ".join(text[:_READ].split())
    stated = stated_conditions(text)
    named = named_conditions(text, stated)
    first = _STARTS.search(plain) is not None and not stated & _ALTERED and _HELD.search(plain) is None
    alone = _ALONE.search(plain) is not None or "individual" in stated
    sole = (alone or _SOLE.search(plain) is not None) and not named & {"company", "cooperative"}
    held = set(stated) | ({"self-practice"} if _AT_HOME.search(plain) else set())
    out = _excluded(held)
    out |= _ALTERED if first else frozenset()
    out |= {"company", "cooperative"} if sole else frozenset()
    out |= {"company"} if _is_a_person(plain, named) else frozenset()
    out |= {"renewal"} if _tells_no_renewal(plain, named) else frozenset()
    out |= {"not-owner", "rented"} if _OWNED.search(plain) and not held & {"not-owner", "rented"} else frozenset()
    if "renewal" in stated and not _STARTS.search(plain):
        out |= {"new-vehicle"} - named
        out |= frozenset() if _ALTERS.search(plain) else {"change"}
    sure = frozenset(when for when in held & _PLAIN - out if when not in stated or _surely(plain, when))
    sure |= {"not-owner"} if "rented" in sure else frozenset()
    sure -= frozenset(when for kinds in _APART if len(kinds & named) > 1 for when in kinds)
    rare = named & RARE | ({"attorney"} if _CLIENT.search(plain) else set())
    rare |= {"second-practice"} if _FURTHER.search(plain) else set()
    return Circumstances(sure, frozenset(out), frozenset(rare))


def _tells_no_renewal(plain: str, named: frozenset[str]) -> bool:
    """Whether a mail tells of its writer's case, in more than a line, and has no word of what was there before."""
    told = len(plain.split()) >= _A_STORY and _OWN_CASE.search(plain) is not None
    return told and "renewal" not in named and not _RENEWS.search(plain)


def _is_a_person(plain: str, named: frozenset[str]) -> bool:
    """Whether a mail is written by one person, of their own and with no word of a business that is none."""
    return bool(_ONE_PERSON.search(plain)) and not named & {"company", "cooperative"} and not _OF_A_FIRM.search(plain)


def _excluded(held: set[str]) -> frozenset[str]:
    """Return the conditions that cannot hold beside those of ``held``: no company is a person too."""
    return frozenset(other for kinds in _APART if len(kinds & held) == 1 for other in kinds - held)


def _surely(plain: str, when: str) -> bool:
    """Whether a mail states a condition as a fact at least once, and does not only ask about it."""
    if when == "renewal":
        return _STARTS.search(plain) is None and any(
            not _RENEWED_LATER.search(plain[max(0, start - 30) : start]) and not _EITHER.search(plain[end : end + 30])
            for start, end in mentions(plain, when)
        )
    if when in ("company", "cooperative") and _OURS.search(plain):
        return True
    return any(
        not _DOUBTED.search(_sentence_to(plain, start)) and not _EITHER.search(plain[end : end + 30])
        for start, end in mentions(plain, when)
    )


_RENEWED_LATER = re.compile(
    r"\b(?:nanti(?:nya)?|tiap|setiap|berapa (?:tahun|lama)(?: sekali)?|kalau|kalo|bila|jika|atau|later|every|or)"
    r"(?: \w+)? ?$",
    re.IGNORECASE,
)


def _sentence_to(text: str, end: int) -> str:
    """Return the sentence so far in which ``end`` stands."""
    start = max(text.rfind(mark, 0, end) for mark in ".!?;")
    return text[start + 1 : end]
