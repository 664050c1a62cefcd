"""Papers that stand near a required one and are not it: an assessment is no payment, a transcript no diploma.

What a page says at its top that it is wins over what its file is called; what it says of itself below wins over both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from helpdesk.documents.about import is_about_another
from helpdesk.documents.unfit import APPLICATIONS, is_unfit
from helpdesk.documents.wanted import WANTS_NOTHING, Wanted
from helpdesk.documents.words import raw_tokens, word_set

_LINES = 6  # in which a page says what it is
_LONG = 14  # words of a line that is a sentence
_READ = 4000  # characters of a page that are looked at
MONEY = frozenset(
    {
        "pbb",
        "bukti-pajak",
        "bukti-retribusi",
        "rekening-air",
        "rekening-bank",
        "skpd-air-tanah",
        "kwitansi-sewa-rumah",
        "perjanjian-sewa",
    }
)
"""Keys of papers on what was paid, or is to be paid."""
_OF_PAYING = frozenset({"bukti-pajak", "bukti-retribusi", "pbb", "kwitansi-sewa-rumah", "perjanjian-sewa"})


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a line opens with that is another paper's title; such a paper may only be one of ``may_be``."""

    opens: re.Pattern[str]
    may_be: frozenset[str] = frozenset()


def _kind(words: str, may_be: str = "") -> _Kind:
    return _Kind(re.compile(rf"\W*(?:{words})\b", re.IGNORECASE), word_set(may_be))


_REGARDING = r"(?:(?:perihal|hal|subject|re)\s*[:.]\s*)?"
_KINDS = (
    # a receipt for papers that are under way
    _kind(
        r"(?:surat )?tanda terima(?! (?:setoran|pembayaran|uang)|\s*:\s*(?:lunas|sudah|telah))"
        r"|(?:surat |lembar )?bukti (?:penerimaan|pendaftaran|pengajuan|permohonan|registrasi"
        r"|pemesanan|antri\w*|antre\w*|tanda terima|pengiriman)|acknowledge?ment|receipt of|application "
        r"(?:receipt|received"
        r"|status)|status (?:permohonan|pengajuan|berkas)|nomor (?:antri\w*|antre\w*|tiket)|resi|lembar "
        r"(?:kontrol|disposisi"
        r"|verifikasi)|pesan(?:an)? nama|cover ?note",
        "surat-kehilangan rekomendasi-polisi surat-ket-kematian",
    ),
    # what is to be paid; whether it was is looked for below
    _kind(
        r"(?:e-?)?invoice|proforma|faktur(?! kendaraan)|(?:surat |lembar |rincian )?tagihan|e?-?billing"
        r"|kode (?:bayar|billing)|(?:surat )?pemberitahuan tagihan|bill|statement of account|purchase order"
        r"|surat pesanan",
        "rekening-air",
    ),
    # what was paid, but for which paper
    _kind(
        r"kwitansi|kuitansi|(?:official |payment |sales )?receipt|struk|nota (?:pembayaran|penjualan)|bukti "
        r"(?:transfer|kas|pembayaran|bayar|setor)",
        " ".join(MONEY),
    ),
    # what somebody offers or has in mind
    _kind(
        _REGARDING
        + r"(?:(?:surat )?penawaran|(?:price )?quotation|proposal (?:kerja ?sama|penawaran|harga|sponsor\w*|jasa"
        r"|bisnis|investasi)|brosur|katalog|letter of (?:intent|offer)|surat (?:pemesanan|minat)|price list"
        r"|daftar harga"
        r"|sponsorship)"
    ),
    # what stands beside a diploma or a certificate
    _kind(
        r"(?:(?:daftar|buku|lembar) )?(?:transkrip|raport?)|(?:academic |official )?transcript|daftar nilai"
        r"|kartu (?:hasil|rencana) studi|surat keterangan (?:pendamping ijazah|yudisium|nilai|magang|aktif kuliah"
        r"|masih kuliah|mahasiswa aktif)|diploma supplement|kartu (?:peserta )?(?:ujian|tes|uji)\b(?! berkala)"
        r"|(?:formulir )?pendaftaran (?:ujian|uji|pelatihan|kursus)|piagam"
    ),
    _kind(
        r"sertifikat (?:seminar|webinar|workshop|magang|kehadiran|kepesertaan|keikutsertaan|penghargaan"
        r"|partisipasi|peserta"
        r"|simposium)|(?:e-?)?certificate of (?:attendance|participation|appreciation)|seminar|webinar",
    ),
    _kind(
        _REGARDING + r"(?:(?:surat )?undangan|jadwal|pengumuman|agenda|surat lamaran(?! izin)|lamaran"
        r"|surat (?:balasan|penolakan|teguran|peringatan|panggilan|pengunduran)|penolakan|pengembalian "
        r"(?:berkas|permohonan)"
        r"|kekurangan (?:berkas|dokumen|persyaratan)|permintaan (?:kelengkapan|perbaikan)|penundaan|teguran|peringatan)"
    ),
    _kind(r"sertifikat (?:halal|merek|iso|akreditasi|vaksin\w*)", "sertifikat-vaksin"),
    # other cards and other deeds
    _kind(
        r"bpjs (?:kesehatan|ketenagakerjaan)"
        r"|kartu (?:identitas anak|pegawai|karyawan|indonesia|jakarta|nama|bpjs|peserta|berobat|atm|kredit|kendali)"
        r"|surat izin mengemudi|driving licen[cs]e|sim [abc]|employee (?:id|card)|buku nikah|surat nikah"
        r"|(?:kutipan )?akta (?:kelahiran|nikah|perkawinan|perceraian|cerai)|(?:marriage|birth) certificate"
        r"|skck|surat keterangan (?:catatan kepolisian|tidak mampu|kelakuan baik|belum menikah|pindah)"
    ),
    _kind(r"surat (?:ketetapan|tagihan) (?:pajak|retribusi)|skpd", "skpd-air-tanah bukti-pajak bukti-retribusi pbb"),
)
_DOCUMENT = re.compile(
    r"\W*(?:SURAT|SERTI[FP]IKAT|AKTA|PERJANJIAN|I[ZJ]IN|KARTU|IJAZAH|KEPUTUSAN|FORMULIR|LAPORAN|DAFTAR|NOMOR INDUK"
    r"|PROPOSAL|STUDI|KURIKULUM|REKOMENDASI|PERSETUJUAN|NERACA|PROFIL|RENCANA|RESEARCH PROPOSAL)\b"
)
_DRAFT = re.compile(
    r"\W*(?:draft|draf|konsep|unsigned)\b(?! \w+ing)|.*\b(?:belum|blm) (?:di)?(?:tanda ?tangani|ttd|bermeterai)\b"
    r"|.*\b(?:tidak|tanpa|belum) (?:ada |di)?(?:tanda ?tangan|ttd|meterai|materai|cap)\w*(?! (?:basah|digital|palsu))"
    r"|.*\btanda ?tangan (?:masih )?(?:kosong|belum ada)|.*\b(?:not yet signed|to be signed|for review only)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"(?<!belum )\b(?:lunas|(?:telah|sudah) (?:\w+ )?(?:di)?(?:bayar|terima|setor)\w*|dibayar(?:kan)? (?:pada"
    r"|tanggal|tgl|tunai)"
    r"|(?<!tempo )(?:tanggal|tgl\.?|waktu) (?:bayar|pembayaran(?! terakhir)|transaksi|setor)|(?:pembayaran|transaksi)"
    r" (?:berhasil|sukses|diterima)|ntpd|ntpn|ntb|(?<!not )(?<!be )paid|tanda terima pembayaran|bukti "
    r"(?:pembayaran|bayar|setor)"
    r"|tervalidasi)\b",
    re.IGNORECASE,
)
_OWED = re.compile(
    r"\b(?:belum (?:di)?bayar|belum lunas|unpaid|tunggakan|menunggak|harus dibayar|jumlah tagihan|total "
    r"tagihan|amount due"
    r"|harap (?:di)?bayar|mohon (?:di)?bayar|segera (?:di)?bayar|outstanding)\b",
    re.IGNORECASE,
)
_ASSESSED = re.compile(
    r"\b(?:sptpd|pemberitahuan pajak|ketetapan|jatuh tempo|terh?utang|kode (?:bayar|billing)|due date)\b", re.IGNORECASE
)
_DUE = re.compile(r"\bjatuh tempo\b", re.IGNORECASE)
# Letters that an office gives, and may refuse.
_GIVEN = ("rekomendasi-", "persetujuan-", "pengantar-", "pertimbangan-")
_ASKED_FOR = ("rekomendasi-", "persetujuan-", "pertimbangan-", "ket-tempat-praktik")
_ASKS = re.compile(r"^\W*(?:perihal|hal|subject|re)\s*[:.]\s*(?:surat )?(?:permohonan|permintaan|request)", re.I | re.M)
_REFUSED = re.compile(
    r"\b(?:(?:tidak|belum) dapat (?:kami )?(?:memberikan|menerbitkan|mengeluarkan|dipenuhi|diberikan"
    r"|diterbitkan|disetujui"
    r"|menyetujui|direkomendasikan|merekomendasikan|diproses)|tidak (?:menyetujui|merekomendasikan|mengizinkan)"
    r"|(?:kami |di)tolak|not approved|rejected|unable to (?:approve|issue|grant|recommend)|cannot (?:approve"
    r"|recommend))\b",
    re.IGNORECASE,
)
# Papers of which a letter may say that they are still being made.
MADE = word_set(
    "ijazah str sertifikat-tanah status-bangunan nib npwp npwp-badan sk-pengesahan imb pbg slf "
    "krk stnk bpkb kir srut ska sbu iptb kta-asosiasi sertifikat-kompetensi hasil-lab "
    "izin-sarana pertimbangan-bpn laporan-kelaikan kartu-pengawasan kk surat-ket-kematian"
)
_BEING_MADE = re.compile(
    r"\b(?:masih|sedang|lagi|saat ini)(?: \w+){0,2} (?:di)?(?:proses|urus|cetak)\w*"
    r"|\b(?:(?:masih|sedang|masih dalam|sedang dalam)|dalam (?:tahap|proses)|tahap|proses) (?:penerbitan"
    r"|pengurusan|pembuatan"
    r"|balik nama|verifikasi|pencetakan|penyelesaian|perpanjangan|pemeriksaan|pengujian|pengajuan)"
    r"|\bstatus\s*:?\s*(?:permohonan\s*:?\s*)?(?:dalam proses|diproses|menunggu|verifikasi|draft|pending|in process)"
    r"|\b(?:perkiraan|estimasi) (?:selesai|terbit|jadi)|\b(?:is|are) (?:still )?being (?:processed|issued|renewed)"
    r"|\b(?:telah|sudah) (?:kami )?(?:di)?terima (?:permohonan|pendaftaran|berkas|sampel)",
    re.IGNORECASE,
)
# A screen that shows how far an application has come shows no paper, not even the application.
_STATUS = re.compile(
    r"\bstatus(?: (?:permohonan|pengajuan|berkas|izin|perizinan|application|terakhir))?\W{1,4}"
    r"(?:permohonan (?:anda )?)?(?:sedang |masih |telah |sudah |dalam |on |in |under )*"
    r"(?:di ?proses|proses|process|processing|menunggu"
    r"|verifikasi(?! telepon)|diverifikasi|pending|review|terkirim|submitted|received|diterima ptsp|dikembalikan"
    r"|ditolak|rejected|tracking)",
    re.IGNORECASE,
)
_APPLIES_FOR = re.compile(
    r"\W*(?:surat |formulir )?(?:permohonan|pengajuan|pendaftaran|application for)\b", re.IGNORECASE
)
# Letters that are given for one purpose: one for another is of no use.
_FOR_ONE = frozenset(
    {
        "rekomendasi-lurah-camat",
        "pengantar-tpu",
        "pengantar-rt-rw",
        "domisili",
        "surat-bekerja",
        "ket-tempat-praktik",
        "pengantar-kampus",
    }
)
_FOR_ANOTHER = re.compile(
    r"\b(?:keperluan|digunakan|dipergunakan|guna|untuk|keterangan|pengantar|permohonan)\b[^.\n]{0,40}\b(?:skck|nikah"
    r"|menikah|kjp|bpjs"
    r"|beasiswa|kredit|pinjaman|kpr|melamar|lamaran|visa|umr[oa]h|tidak mampu|sktm|pernikahan|bantuan sosial"
    r"|sekolah anak"
    r"|pembukaan rekening|magang|kerja praktik|kunjungan industri)\b",
    re.IGNORECASE,
)
_OF_TAX = frozenset({"bukti-pajak", "bukti-retribusi"})
_PASSED = word_set("bukti-skp kir ijazah sertifikat-kompetensi ska slf srut laporan-kelaikan")
_FAILED = re.compile(
    r"\btidak (?:lulus|laik|layak)\b|\bbelum (?:kompeten|lulus)\b|\bnot (?:yet )?competent\b"
    r"|\bfailed\b|\b(?:belum|tidak) (?:memenuhi|mencukupi|cukup|terpenuhi|tercukupi)\b",
    re.I,
)
# Who is written to for a consent or for a place, and gives no permit.
_TO_OTHERS = re.compile(
    r"\b(?:kepada|yth\.?|dear)[:.\s]*(?:yth\.?[:.\s]*)?(?:(?:bapak|ibu|saudara|sdr\.?|sdri\.?|pak|bu)[/ "
    r"]*){0,2}(?:pemilik|rektor|dekan|hrd"
    r"|personalia|manajer|manager|ketua r[tw]|direktur (?:rs|rumah sakit|klinik|pt|cv)|pimpinan (?:rs|rumah "
    r"sakit|klinik|pt|cv|bank)"
    r"|landlord|owner|warga|tetangga)\b",
    re.I,
)


def is_it(key: str, page: str, wanted: Wanted = WANTS_NOTHING) -> bool:
    """Whether a page that seems to be the document ``key`` does not say that it is a neighbour of it.

    A permit that is itself a recommendation is applied for by that word; one for a profession asks for its diploma.
    """
    head = page[:_READ]
    if any(says_otherwise(key, head) for says_otherwise in _CHECKS) or is_unfit(key, head, wanted):
        return False
    return not (key == "pbb" and wanted.asks_for_payment(key) and _is_assessed_only(head))


def _is_titled_otherwise(key: str, head: str) -> bool:
    allowed = _said_to_be(head)
    return allowed is not None and key not in allowed


def _is_owed(key: str, head: str) -> bool:
    if key not in _OF_PAYING or _PAID.search(head):
        return False
    return _OWED.search(head) is not None or (key in _OF_TAX and _ASSESSED.search(head) is not None)


def _is_assessed_only(head: str) -> bool:
    """Whether the yearly assessment of the tax on land says until when to pay, and nothing that it was paid."""
    return _DUE.search(head) is not None and _PAID.search(head) is None


def _is_refused_or_asked_for(key: str, head: str) -> bool:
    refused = key.startswith(_GIVEN) and _REFUSED.search(head) is not None
    return refused or (key.startswith(_ASKED_FOR) and _ASKS.search(head) is not None)


def _is_being_made(key: str, head: str) -> bool:
    return key in MADE and _BEING_MADE.search(head) is not None


def _is_status(_key: str, head: str) -> bool:
    return _STATUS.search(head) is not None


def _is_application(key: str, head: str) -> bool:
    """Whether a page that applies for a paper of this kind opens with saying so: "Permohonan KRK"."""
    made = key in MADE or key.startswith(_GIVEN) or key.endswith("-lama")
    return made and any(_APPLIES_FOR.match(line) for line in [line for line in head.splitlines() if line.strip()][:2])


def _is_failed(key: str, head: str) -> bool:
    return key in _PASSED and _FAILED.search(head) is not None


def _is_to_or_for_another(key: str, head: str) -> bool:
    to_another = key in APPLICATIONS and _TO_OTHERS.search(head) is not None
    return to_another or (key in _FOR_ONE and _FOR_ANOTHER.search(head) is not None)


_CHECKS = (
    _is_titled_otherwise,
    _is_owed,
    _is_refused_or_asked_for,
    _is_being_made,
    _is_status,
    _is_application,
    is_about_another,
    _is_failed,
    _is_to_or_for_another,
)


def is_drafted(page: str) -> bool:
    """Whether a page says at its top that it is a draft, or anywhere that nobody has signed it yet."""
    lines = [line for line in page[:_READ].splitlines() if line.strip()]
    return any(_DRAFT.match(line) for line in (*lines[:3], *lines[-3:]) if len(raw_tokens(line)) < _LONG)


def _said_to_be(page: str) -> frozenset[str] | None:
    """Return what a page may be by the neighbour that its title names, or None when it names none."""
    for line in _tops(page):
        for kind in _KINDS:
            if kind.opens.match(line):
                return kind.may_be
    return None


def _tops(page: str) -> Iterator[str]:
    """Yield the lines at the top of a page, each with the one below it, up to the title of a document."""
    lines = [line for line in page.splitlines() if line.strip()][:_LINES]
    for line, below in pairwise((*lines, "")):
        if len(raw_tokens(line)) < _LONG:
            yield " ".join(f"{line} {below}".split())
            if _DOCUMENT.match(line):
                return
