"""What a mail says was tried or is held is not advised to its writer once more.

An entry tells everybody to try the forgotten password menu or to get a business number first. Whoever has written that
the link goes to a mailbox they have lost, or that they have had the number for years, must read what comes after that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from helpdesk.draft.templating.wording import begun_anew, by_paragraph, upper_first
from helpdesk.draft.writer.case_known import KNOWN, Step
from helpdesk.draft.writer.case_supposed import SUPPOSED
from helpdesk.draft.writer.courtesy import one_line
from helpdesk.model.draft import Block
from helpdesk.pattern import Pattern
from helpdesk.sentences import sentences_of

_READ = 20_000  # code points; a mail longer than that is no letter
_LISTED = re.compile(r":$|^(?:\d{1,2}|[a-z])\. |^- ", re.MULTILINE)
_HEADS_A_LIST = re.compile(
    r"(?:daftar|langkah) berikut adalah\b|the following list is\b|these are the steps for\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\d{1,2}\. (?P<told>.+)")
_TRIED = r"(?:sudah|udah|udh|sdh|telah|coba|nyoba|mencoba|dicoba|already|tried|have)"
_HAS = r"(?:sudah|udah|udh|sdh|telah|punya|memiliki|mempunyai|ada|pegang|mengantongi|already|have|has|had)"
_SOFT = r"(?:mohon|harap|please|sebaiknya|cobalah|coba|you should|try to)"


BURIED = Pattern(
    r"\b(?:sudah|telah|udah|udh|sdh|baru(?: saja| aja)?) (?:di ?(?:makam|kubur|kebumi)kan|dikuburin)\b"
    r"(?! (?:\w+ ){0,6}?(?:tahun|sejak|thn|(?:19|20)\d\d))"
    r"|\bdi ?(?:makam|kubur|kebumi)kan (?:\w+ ){0,3}(?:kemarin|kmrn|tadi|lalu|minggu ini)\b"
    r"|\b(?:was|were) buried\b",
    flags=re.IGNORECASE,
)

_STEPS = (
    Step(  # the link for a new password goes astray, or does not come
        Pattern(
            rf"\b{_TRIED}\b[^.?!]{{0,40}}\b(?:reset|menu lupa|lupa (?:kata )?sandi(?:nya)? (?:sudah|udah)"
            rf"|forgot password)\b",
            rf"\b{_TRIED}\b[^.?!]{{0,25}}\b(?:klik|pencet|tekan|coba|pakai|pake|lewat|isi"
            rf"|minta)\w*\b[^.?!]{{0,15}}\blupa\b",
            r"\breset\w*\b[^.?!]{0,40}\b(?:masuk ke|dikirim ke|larinya|[tk]e(?:r)?kirim ke|tidak|tdk|ga|gak|nggak|gagal"
            r"|terus|never"
            r"|goes to|does not)\b",
            r"\b(?:klik|pencet|tekan|coba|pakai|pake|lewat|isi|minta)\w* (?:menu |tombol )?lupa (?:kata )?sandi\b"
            r"[^.?!]{0,60}\b(?:kirim|dikirim|ngirim|masuk|tidak|tdk|ga|gak|nggak|gagal)\b",
            r"\breset(?: \w+)?(?: (?:di|ke|ter)?kirim\w*)? ke (?:e-?mail|nomor|no|hp)\b",
            r"\b(?:link|tautan)(?:nya)? (?:reset )?(?:masuk|dikirim|larinya|terkirim|goes|went)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:cobalah|coba|gunakan|pakai|use|try)\b[^.;]*\b(?:lupa kata sandi|forgot\w* password"
            r"|memulihkan akun|recover\w* the account)",
            re.I,
        ),
    ),
    Step(  # they know by whom their account was made
        Pattern(
            r"\bakun\w*\b[^.?!]{0,40}\b(?:di(?:buat|bikin|daftar)(?:in|kan)?|buatan|yang (?:buat|bikin)(?:in|kan)?)"
            r" (?:oleh |sama |ama |dari )?(?:\w+ )?(?:kantor|hrd|perusahaan|klinik|rs|rumah sakit|staf|admin|karyawan"
            r"|sekretaris|notaris|konsultan)\b"
            r"|\b(?:kantor|hrd|perusahaan|klinik|rs|rumah sakit|staf|admin|karyawan|sekretaris)(?: \w+){0,2}"
            r" yang (?:mem)?(?:buat|bikin|daftar)(?:in|kan)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            r"^bila (?:bapak/ibu|anda) yakin tidak pernah mendaftar\b|^if you are sure (?:that )?you (?:have )?never\b"
            r"|^nama pemilik akun yang tercatat\b|^we cannot tell who owns the recorded\b",
            re.IGNORECASE,
        ),
        Pattern(r"\bsiapa (?:yang |yg )?(?:pakai|pake|memakai|daftar\w*|punya)\b|\bwho\b", flags=re.IGNORECASE),
    ),
    Step(
        Pattern(
            rf"\b{_HAS} (?:\w+ )?nib\b",
            r"\bnib(?:nya)?(?: \w+){0,2} (?:sudah|udah|udh|sdh|telah) (?:ada|terbit|jadi|punya)\b"
            r"|\bber-?nib\b|\bnib (?:kami|saya) (?:sudah|terbit|sejak)\b"
            r"|\bnib(?:nya)? (?:ada|atas nama)\b|\b(?:menunjukkan|memperlihatkan|nunjukin|kasih lihat) nib\b",
            r"\b(?:alamat|data|kbli|nama|email)(?:nya)?(?: \w+){0,2} (?:di|pada|dalam) nib\b"  # to be changed on it
            r"|\bnib since\b|\bgot (?:the|our|my|an) nib\b|\b(?:our|my) nib\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            rf"\b{_SOFT} (?:bapak/ibu |anda )?(?:segera |dahulu )?(?:mengurus|urus|membuat|daftarkan|get|obtain)"
            r"(?: an| a| the)? nib\b"
            r"|^permohonan nib diajukan\b|^you apply for the nib\b|^penerbitan nib\b|^the nib is free\b"
            r"|^nib adalah identitas\b",
            re.I,
        ),
        Pattern(
            r"\b(?:bikin|buat|membuat|urus|mengurus|ngurus|daftar|dapat|get|apply for|biaya|syarat\w*|cara)"
            r"(?: \w+)? nib\b"
            r"|\bnib (?:baru|lagi|kedua)\b|\bnew nib\b"
            r"|\b(?:belum|blm|ga|gak|tidak|no) (?:\w+ )?(?:punya |ada |have )?nib\b",
            flags=re.IGNORECASE,
        ),
        re.compile(  # how to get one
            r"\A(?:yang perlu disiapkan|langkah pengurusan|what you need|how to apply)(?: (?:untuk|for|the|to))* nib:"
            r"|^1\. (?:daftarkan hak akses di|register at) oss\.go\.id",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    Step(
        Pattern(
            rf"\b{_TRIED}\b[^.?!]{{0,40}}\bspam\b",
            r"\bspam\b[^.?!]{0,25}\b(?:kosong|tidak ada|ga ada|gak ada|empty|nothing)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(r"\b(?:periksa|periksalah|cek|lihat|lihatlah|check|look in)\b[^.;]*\bspam\b", re.I),
    ),
    Step(
        Pattern(
            rf"\b{_TRIED}\b[^.?!]{{0,40}}\b(?:browser|peramban|chrome|firefox|cache|incognito|hp lain|laptop lain)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:cobalah|coba|gunakan|pakai|hapus|bersihkan|try|use|clear)\b[^.;]*\b(?:peramban|browser|cache"
            r"|singgahan)\b",
            re.I,
        ),
    ),
    Step(
        Pattern(
            rf"\b{_TRIED}\b[^.?!]{{0,30}}\b(?:lapor\w*|adu\w*|mengadu)\b[^.?!]{{0,20}}\bjaki\b",
            r"\blewat jaki (?:sudah|tidak)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(r"\b(?:laporkan|sampaikan|dapat disampaikan|report)\b[^.;]*\bjaki\b", re.I),
    ),
    Step(  # whose code no bank takes has been there
        Pattern(
            r"\b(?:kode (?:bayar|billing|pembayaran)|payment code|skrd)(?:nya)?\b[^.?!]{0,40}\b(?:ditolak|tolak|gagal"
            r"|kada?luwarsa|kadaluarsa|kedaluwarsa|expired|tidak (?:bisa|valid|dikenali)|rejected|invalid|refused)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(r"^(?:bayarlah|pay it) (?:di|at)\b", re.IGNORECASE),
    ),
    Step(
        Pattern(
            r"\b(?:di|pada|dalam) nib\b[^.?!]{0,25}\bsppl\b|\b(?:sudah|udah|telah) (?:\w+ )?(?:ada|punya|terbit) sppl\b"
            r"|\bsppl(?:nya)? (?:sudah|udah|telah) (?:ada|terbit|punya)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:di)?periksa(?:lah)? (?:\w+ )?apakah sppl\b|^bila belum ada, mohon ditanyakan\b"
            r"|\bcheck (?:\w+ )?(?:whether|if) the sppl\b",
            re.IGNORECASE,
        ),
    ),
    Step(  # who has paid need not read where one pays
        Pattern(
            r"\b(?:sudah|udah|udh|sdh|telah|abis|habis) (?:saya |kami |di ?)?(?:bayar|membayar|transfer"
            r"|setor|lunas\w*)\b"
            r"|\bsudah dibayar\b|\b(?:have|already) paid\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            r"^(?:bayarlah|pay it) (?:di|at)\b|^simpan bukti bayar|^keep the slip|^daftar bank\b|^the list of banks"
            r"|^unit menyusun nota|^the unit works out",
            re.IGNORECASE,
        ),
        Pattern(
            r"\b(?:belum|blm|kalau|kalo|jika|if) (?:\w+ ){0,2}(?:di|mem)?(?:bayar|pay)\b|\bbank (?:mana|apa)\b"
            r"|\bbayar\w* (?:di|ke) ?mana\b|\bcara (?:mem)?bayar",
            flags=re.IGNORECASE,
        ),
    ),
    Step(
        Pattern(
            r"\bsurat (?:keterangan )?kematian\b[^.?!]{0,60}\b(?:sudah|udah|udh|sdh|telah) (?:\w+ )?"
            r"(?:ada|jadi|keluar|dapat|dapet|punya|beres|siap|lengkap|terbit)\b"
            r"|\b(?:sudah|udah|udh|sdh|telah) (?:\w+ )?(?:ada|punya|dapat|dapet|urus|mengurus|pegang) (?:\w+ )?"
            r"surat (?:keterangan )?kematian\b",
            flags=re.IGNORECASE,
        ),
        re.compile(r"^(?:urus surat keterangan kematian|obtain the death notice)\b", re.IGNORECASE),
    ),
    Step(
        BURIED,
        re.compile(
            r"^(?:mintalah kantor tpu memeriksa petak yang akan|ask the cemetery office \(kantor tpu\) to inspect"
            r"|datangi kantor tpu untuk menentukan petak|go to the cemetery office \(kantor tpu\) to settle)",
            re.IGNORECASE,
        ),
    ),
    Step(  # who has just buried somebody does not read what becomes of graves that nobody renews
        BURIED,
        re.compile(r"\bdapat ditumpang\b|\bmay be reused\b|\bmay be used again\b", re.IGNORECASE),
        Pattern(
            r"\b(?:dibongkar|digusur|ketumpang|ditumpangi|ditumpang orang|ditumpang jenazah lain|ditimpa|dipakai orang"
            r"|reused)\b",
            flags=re.IGNORECASE,
        ),
    ),
)


def without_done(blocks: Sequence[Block], mail: str) -> list[Block]:
    """Return ``blocks`` without advice to do what ``mail`` says was done; a block keeps at least one sentence."""
    told = one_line(mail[:_READ])
    steps = [step for step in (*_STEPS, *KNOWN, *SUPPOSED) if step.done.search(told) and not _is_asked(step, told)]
    if not steps:
        return list(blocks)
    advised = [step.advised for step in steps if step.instead is None]
    lists = [step.lists for step in steps if step.lists is not None]
    swaps = [(step.advised, step.instead) for step in steps if step.instead is not None]
    left_of = partial(_paragraph, advised=advised, lists=lists)
    reworded = [replace(block, text=by_paragraph(block.text, partial(_reworded, swaps=swaps))) for block in blocks]
    return [replace(block, text=_without_bare_heads(by_paragraph(block.text, left_of))) for block in reworded]


def _reworded(paragraph: str, swaps: Sequence[tuple[re.Pattern[str], str]]) -> str:
    """Return a paragraph of prose in whose sentences other words stand for what the mail contradicts."""
    if not swaps or _LISTED.search(paragraph):
        return paragraph
    lines = []
    for line in paragraph.split("\n"):
        sentences = sentences_of(line)
        for words, instead in swaps:
            sentences = [words.sub(instead, sentence) for sentence in sentences]
        lines.append(" ".join(sentences))
    return "\n".join(lines)


def _without_bare_heads(text: str) -> str:
    """Return a text in which a sentence that announces a list says only the rest, where the list is no longer there."""
    parts = text.split("\n\n")
    listed = [*(bool(_LISTED.search(part)) for part in parts[1:]), False]
    return "\n\n".join(
        part if follows or not _HEADS_A_LIST.match(part) else upper_first(part.partition("; ")[2])
        for part, follows in zip(parts, listed, strict=True)
    )


def _is_asked(step: Step, told: str) -> bool:
    return step.asked is not None and step.asked.search(told) is not None


def _paragraph(paragraph: str, advised: Sequence[re.Pattern[str]], lists: Sequence[re.Pattern[str]]) -> str:
    if "\n" in paragraph and not _LISTED.search(paragraph):
        return "\n".join(told for line in paragraph.split("\n") if (told := _paragraph(line, advised, lists)))
    if "\n" in paragraph:  # a list is none of prose
        return "" if any(pattern.search(paragraph) for pattern in lists) else _steps(paragraph, advised)
    sentences = sentences_of(paragraph)
    left = [told for sentence in sentences if (told := _sentence(sentence, advised))]
    return " ".join(left) if left[:1] == sentences[:1] else begun_anew(" ".join(left))


def _steps(paragraph: str, advised: Sequence[re.Pattern[str]]) -> str:
    """Return numbered steps without those that were done, numbered again; one is kept at least."""
    lines = paragraph.split("\n")
    steps = [found for line in lines if (found := _NUMBERED.match(line))]
    left = [step["told"] for step in steps if not any(pattern.search(step["told"]) for pattern in advised)]
    if not left or len(left) == len(steps) or len(steps) != len(lines) - 1:
        return paragraph
    return "\n".join([lines[0], *(f"{number}. {told}" for number, told in enumerate(left, 1))])


def _sentence(sentence: str, advised: Sequence[re.Pattern[str]]) -> str:
    """Return a sentence without its clauses that advise, nothing where the first one does: what follows explains it."""
    clauses = sentence.rstrip(".").split("; ")
    kept = []
    for clause in clauses:
        if any(pattern.search(clause) for pattern in advised):
            break
        kept.append(clause)
    if len(kept) == len(clauses):
        return sentence
    return f"{'; '.join(kept)}." if kept else ""
