"""For whom a proxy applies: who gives the power of attorney, and whom a mail names behind *a.n.* or *untuk*.

These are names that somebody wrote. Whether one of them applies is said by the papers that bear it (``applicants``).
"""

from __future__ import annotations

import re
from itertools import takewhile

from helpdesk.documents.printed_names import NO_NAMES, READ, Name, name_of
from helpdesk.documents.words import word_set

_READ = 10_000  # code points of a mail that are looked at
_HEAD = 600  # characters before the grant in which a letter says who gives it
_WORDS = 4  # of a name
_LETTER = re.compile(r"surat kuasa", re.IGNORECASE)
_GRANT = re.compile(
    r"\b(?:mem)?beri(?:kan)? kuasa\b|\bmenguasakan\b|\bkuasa(?: \w+)? kepada\b"
    r"|\(?\b(?:selaku |sebagai |disebut )?pemberi kuasa\b",
    re.IGNORECASE,
)
# "Pemberi kuasa : Sinta", or as the heading of a block
_GIVER = re.compile(
    r"^[ \t]*(?:yang memberi kuasa|pemberi(?: kuasa)?)[ \t]*(?:[:.]\s*(?:nama[ \t]*[:.])?|\n\s*nama[ \t]*[:.])"
    r"[ \t]*([^\n:(]{3,60})",
    re.IGNORECASE | re.MULTILINE,
)
_LABELLED = re.compile(r"\bnama(?: lengkap)?[ \t]*[:.][ \t]*([^\n:(]{3,60})", re.IGNORECASE)
_LAST = re.compile(r"([^\n:(]{3,80})[\s:(]*\Z")  # what stands right before the grant
_OPENS = re.compile(
    r".*\b(?:tangan|(?:di ?)?bawah ini|saya|kami)\b[\s,]*"
    r"|\b(?:selaku|sebagai|selanjutnya|disebut|dengan ini|yang)\b.*",
    re.IGNORECASE,
)
_TITLE = r"(?:dr[gh]?|dra?s?|apt|ns|bdn?|ftr|ir|hj?|tn|ny|sdri?|bpk|bp|mrs?|ms)\.?"
_KIN = (
    r"(?:bapak|ibu|pak|bu|dokter|bidan|suster|apoteker|perawat|saudarai?|saudari|nona|tuan|nyonya|klien|istri|isteri"
    r"|suami|anak|adik|kakak|ayah|mama|papa|teman|rekan|atasan|bos|wife|husband|boss|client)(?: (?:saya|kami|sy|aku))?"
)
_WHO = rf"(?:(?:my )?(?:{_TITLE}|{_KIN}),? ?){{1,3}}"
_FOR = re.compile(
    rf"(?:(?<!\w)(?:a\.n\.?|a/n\.?|atas nama|mewakili|kuasa(?:nya)? dari|(?:dikuasakan|diberi kuasa) oleh|on behalf of)"
    rf"\s+(?:{_WHO})?|\b(?:untuk|utk|buat|bagi|an\.?|for)\s+{_WHO}|\ban\.?\s+(?=(?-i:[A-Z][a-z])))"
    r"\b([a-z](?:\.|[a-z']*)(?: [a-z](?:\.|[a-z']*)){0,5})",
    re.IGNORECASE,
)
_NO_PART = NO_NAMES | word_set(
    "saya kami sy aku gue sendiri beliau tersebut kita anda yang yg dan dengan di ke pada untuk utk buat dari oleh mau "
    "akan ingin sudah telah belum ini itu serta beserta terlampir lampiran berkas mohon tolong minta apakah apa sip "
    "str ijazah ktp karena supaya agar pemohon pemilik petugas admin bapak ibu klinik praktik baru lama perpanjangan "
    "kedua nik alamat tempat tgl pekerjaan umur jabatan nomor selanjutnya selaku sebagai disebut adalah dalam "
    "bertindak pemberi penerima kuasa please and the for his her their your our with from this that"
)


def givers(letter: str) -> list[Name]:
    """Return the names of the persons who give the power of attorney that is in ``letter``, a paper as printed."""
    read = letter[:READ]
    called = [found[1] for found in _GIVER.finditer(read)]
    title = _LETTER.search(read)
    if not called and title is not None and (grant := _GRANT.search(read, title.end())) is not None:
        head = read[max(title.end(), grant.start() - _HEAD) : grant.start()]
        called = _LABELLED.findall(head) or [_OPENS.sub("", found[1]) for found in [_LAST.search(head)] if found]
    return _persons(called)


def principals(text: str) -> list[Name]:
    """Return the names of the persons for whom a mail with this text says to be, in its order."""
    return _persons([found[1] for found in _FOR.finditer(text[:_READ])])


def _persons(written: list[str]) -> list[Name]:
    """Return those of the names that are a person's, each once and up to the word that is none of it."""
    names = (name_of(_up_to_a_word(words)) for words in written)
    return list(dict.fromkeys(name for name in names if name))


def _up_to_a_word(written: str) -> str:
    """Return the words of a name without what a sentence goes on with: "Sinta Maharani mohon dicek"."""
    words = re.findall(r"[\w']+", written.partition(",")[0])
    return " ".join([*takewhile(lambda word: word.lower() not in _NO_PART, words)][: _WORDS + 2])
