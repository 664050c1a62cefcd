"""What a letter is by its kind and by who wrote it: a recommendation of the lurah, a covering letter of the cemetery.

Titles of letters say little (*SURAT KETERANGAN*); the letterhead above them and the words below say the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.documents.bodies import (
    AGENCIES,
    CAMPUS,
    COMPANIES,
    FACILITIES,
    HOSPITALS,
    POLICE,
    PROFESSIONS,
    VILLAGE,
)
from helpdesk.documents.words import raw_tokens, tokens, word_set

_LINES = 15  # letterhead and title stand above
_HEAD = 4000  # characters of a page that are looked at
_TITLE = re.compile(
    r"^\W*(?:surat\s+)?(?P<kind>keterangan|pengantar|rekomendasi|persetujuan|pernyataan|tidak\s+keberatan"
    r"|to\s+whom\s+it\s+may\s+concern|(?:letter|certificate) of (?:employment|practice|assignment)"
    r"|(?:employment|practice) (?:letter|certificate)|statement letter)\b(?P<more>[^\n]{0,60})$",
    re.IGNORECASE | re.MULTILINE,
)


_SUBJECT = re.compile(r"\s*(?:perihal|hal|subject|re)\s*[:.]\s*(.+)", re.IGNORECASE)
_OF_PAPERS = re.compile(
    r"\W*(?:surat )?(?:pengantar|penyampaian|pengiriman|penyerahan|melengkapi|kelengkapan|susulan|submission of)"
    r" (?:\w+ ){0,2}(?:berkas|dokumen|documents?|kelengkapan|persyaratan)",
    re.IGNORECASE,
)
_APPLICATION = re.compile(r"\W*(?:surat )?(?:permohonan|pengajuan|perpanjangan|application|request)", re.IGNORECASE)
_COVER = re.compile(r"\W*(?:surat pengantar|cover(?:ing)? letter)\W*$", re.IGNORECASE)
_SENDS = re.compile(
    r"\b(?:kami|saya|ini) (?:sampaikan|kirimkan|lampirkan|menyampaikan|mengirimkan|serahkan)\b"
    r"|\bterdiri (?:dari|atas)\b"
    r"|\bplease find (?:attached|enclosed)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[a-z][.)]|[-•*▪✓√])\s*\w", re.IGNORECASE)
_LISTED_PAPERS = 2  # items of a list of papers


@dataclass(frozen=True, slots=True)
class _Letter:
    """A kind of letter: one word of each group of ``needed`` stands in it, those of ``written_by`` above the title.

    One that is ``asked`` counts only where the permit asks for it, and none with a word that it ``never`` has.
    """

    kind: str
    key: str
    written_by: frozenset[str] = frozenset()
    needed: tuple[frozenset[str], ...] = ()
    asked: bool = False
    never: frozenset[str] = frozenset()


_KINDS = {"tidak keberatan": "persetujuan"}
_OF_OURS = frozenset({"keterangan", "pengantar", "rekomendasi", "persetujuan", "pernyataan"})
_FACILITY = FACILITIES | word_set(
    "homecare griya balai dental rumah fasilitas sarana pimpinan direktur kepala hospital clinic pharmacy laboratory"
)
_HOSPITAL = HOSPITALS - {"klinik", "sakit"} | {"rumah"}
_AT_WORK = word_set(
    "praktik praktek berpraktik bekerja melaksanakan perawat bidan apoteker terapis fisioterapis analis gizi pegawai "
    "karyawan tenaga perekam radiografer nutrisionis optisien refraksionis optometris elektromedis sanitarian "
    "fisikawan psikolog"
)
_AT_WORK_ENGLISH = word_set(
    "practise practises practising practice practices practicing works working employed employee serves staff"
)
_LETTERS = (
    # whose letterhead it is comes first: one of the neighbourhood may be for a grave
    _Letter("pengantar", "pengantar-rt-rw", word_set("rt rukun"), (word_set("rw warga"),)),
    _Letter("pengantar", "pengantar-tpu", needed=(word_set("tpu pemakaman makam iptm"),)),
    _Letter("pengantar", "pengantar-rt-rw", needed=(word_set("rt rw tetangga"), word_set("ketua warga rukun"))),
    _Letter("pengantar", "pengantar-kampus", CAMPUS),
    _Letter("pengantar", "pengantar-badan", COMPANIES),
    # an office may call so what it recommends with
    _Letter(
        "pengantar",
        "rekomendasi-dinas",
        AGENCIES,
        (word_set("merekomendasikan rekomendasi direkomendasikan"),),
        asked=True,
    ),
    _Letter("rekomendasi", "rekomendasi-op", PROFESSIONS),
    _Letter("rekomendasi", "rekomendasi-polisi", POLICE),
    _Letter("rekomendasi", "pengantar-tpu", word_set("tpu pemakaman")),
    _Letter("rekomendasi", "rekomendasi-lurah-camat", VILLAGE),
    _Letter("rekomendasi", "rekomendasi-dinas", AGENCIES),
    _Letter("rekomendasi", "pengantar-badan", COMPANIES, asked=True),
    _Letter("keterangan", "ktp", needed=(frozenset({"ktp"}), word_set("pengganti perekaman dukcapil"))),
    _Letter("keterangan", "surat-kehilangan", POLICE, (word_set("hilang kehilangan"),)),
    _Letter("keterangan", "surat-sehat", needed=(word_set("sehat"), word_set("dokter pemeriksaan"))),
    _Letter("keterangan", "sertifikat-medis-kematian", _HOSPITAL, (word_set("meninggal"),)),
    _Letter("keterangan", "surat-ket-kematian", VILLAGE, (word_set("meninggal kematian wafat"),)),
    _Letter("keterangan", "domisili", needed=(word_set("domisili berdomisili"),)),
    _Letter("keterangan", "pengantar-tpu", word_set("tpu pemakaman")),
    _Letter(
        "keterangan",
        "ket-tempat-praktik",
        _FACILITY,
        (_AT_WORK, word_set("menerangkan adalah benar bahwa berpraktik bekerja bertugas")),
    ),
    _Letter(
        "english",
        "ket-tempat-praktik",
        _FACILITY,
        (_AT_WORK_ENGLISH, word_set("certify certifies confirm confirms state states")),
    ),
    _Letter("keterangan", "rekomendasi-dinas", AGENCIES, asked=True, never=word_set("pencabutan mencabut dicabut")),
    _Letter("keterangan", "rekomendasi-lurah-camat", VILLAGE, asked=True),
    _Letter(
        "keterangan", "surat-bekerja", needed=(word_set("bekerja karyawan pegawai"), word_set("menerangkan bahwa"))
    ),
    _Letter(
        "persetujuan", "persetujuan-atasan", needed=(word_set("atasan pimpinan kepala"), word_set("praktik praktek"))
    ),
    _Letter("persetujuan", "persetujuan-tetangga", needed=(word_set("tetangga warga"),)),
    _Letter(
        "persetujuan", "persetujuan-pemilik", needed=(word_set("pemilik"), word_set("lahan tanah bangunan gedung"))
    ),
    _Letter(
        "pernyataan",
        "pernyataan-kebenaran",
        needed=(word_set("dokumen data berkas informasi"), word_set("benar kebenaran keabsahan sah asli keaslian")),
    ),
    _Letter(
        "pernyataan",
        "ket-tempat-praktik",
        needed=(word_set("praktik praktek berpraktik bekerja"), word_set("mandiri tempat pimpinan fasilitas membuka")),
        never=word_set("menghentikan penghentian berhenti menutup tutup mencabut pencabutan"),
    ),
    _Letter("pernyataan", "pernyataan-tidak-sengketa", needed=(word_set("sengketa"), word_set("tanah bidang lahan"))),
    _Letter("pernyataan", "penguasaan-fisik", needed=(word_set("fisik sporadik"), word_set("tanah bidang"))),
    _Letter("pernyataan", "ahli-waris", needed=(word_set("waris"), word_set("almarhum almarhumah pewaris meninggal"))),
)


def is_cover_letter(lines: Sequence[str]) -> bool:
    """Whether a letter with these lines only says what comes with it: papers by their names, in a list."""
    if any(_APPLICATION.match(line) or "mengajukan permohonan" in line.lower() for line in lines):
        return False
    subject = next((found for line in lines if (found := _SUBJECT.match(line))), None)
    sends = any(_SENDS.search(line) for line in lines)
    listed = sum(_ITEM.match(line) is not None for line in lines)
    if subject is not None and _OF_PAPERS.match(subject[1]):
        return True
    plain = any(_COVER.match(line) for line in lines)
    return (sends or plain) and listed >= _LISTED_PAPERS and (subject is None or not _APPLICATION.match(subject[1]))


def letter_key(page: str, wanted: frozenset[str]) -> str | None:
    """Return the document key of the letter on ``page``, one of ``wanted`` first, or None when it is no such letter."""
    head = page[:_HEAD]
    title = _TITLE.search("\n".join(head.splitlines()[:_LINES]))
    if title is None:
        return None
    said = " ".join(title["kind"].lower().split())
    kind = _KINDS.get(said, said if said in _OF_OURS else "english")
    above = _words(head[: title.end()])
    every = _words(head)
    fitting = [
        letter.key
        for letter in _LETTERS
        if letter.kind == kind
        and (not letter.asked or letter.key in wanted)
        and (not letter.written_by or letter.written_by & above)
        and not letter.never & every
        and all(words & every for words in letter.needed)
    ]
    return next((key for key in fitting if key in wanted), fitting[0] if fitting else None)


def _words(text: str) -> frozenset[str]:
    """Return the words of ``text`` as written, and as *rs* those that begin so: RSGM, RSIA."""
    return frozenset(raw_tokens(text)) | ({"rs"} & set(tokens(text)))
