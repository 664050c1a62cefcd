"""File names of papers that stand near a required one: "penawaran limbah", "SKPD reklame"."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from helpdesk.documents.neighbours import MADE
from helpdesk.documents.words import word_set

# (words with which a name speaks of none of the papers, but for the keys beside them)
_NEAR = (
    (
        word_set("penawaran quotation quote sponsorship sponsor lamaran undangan pengumuman jadwal manifest"),
        frozenset[str](),
    ),
    (word_set("invoice inv proforma"), frozenset({"rekening-air"})),
    (word_set("tagihan billing"), frozenset({"rekening-air", "pbb", "bukti-pajak"})),
    (word_set("transkrip transcript rapor raport khs skpi toefl yudisium"), frozenset({"surat-pernyataan", "biodata"})),
    (
        word_set("seminar webinar workshop"),
        word_set("proposal proposal-teknis surat-permohonan pengantar-kampus"),
    ),
    (word_set("sim skck bpjs"), frozenset({"surat-kuasa"})),
    (word_set("ditolak penolakan rejection rejected refused"), frozenset({"izin-lama", "sip-lama"})),
    (word_set("polis asuransi tilang"), frozenset[str]()),
    (word_set("notulen absen absensi hadir"), frozenset[str]()),
    (word_set("tetangga"), frozenset({"persetujuan-tetangga", "pengantar-rt-rw"})),
    (
        word_set("distributor pelanggan customer supplier vendor pemasok"),
        word_set("perjanjian-kerjasama mou-limbah surat-pernyataan rekening-air surat-kuasa"),
    ),
)
# One certificate of a seminar is no proof of credits enough; many may be, and their sum is.
_SUMMED_UP = word_set(
    "kecukupan cukup tercukupi rekap rekapitulasi daftar total jumlah portofolio pemenuhan terpenuhi kumpulan "
    "satusehat platform plataran"
)
_WITH_DIPLOMA = word_set("ijazah diploma")
_EXAMS = (word_set("kartu peserta jadwal nomor bukti"), word_set("uji ujian ukom tes"))
_BILLS = word_set("skpd skp ketetapan tagihan billing bill unpaid")
_OWING = word_set("nunggak menunggak tunggakan hutang utang terutang")
_SETTLED = word_set("lunas bayar pembayaran dibayar terbayar setor setoran sspd paid")
_OF_MONEY = frozenset({"bukti-pajak", "pbb", "bukti-retribusi", "kwitansi-sewa-rumah"})
_NOT = word_set("belum blm tidak tdk gagal")
_PASSED = word_set("lulus lunas laik kompeten bayar dibayar cukup memenuhi mencukupi terpenuhi tercukupi")
_WITH_COVER = frozenset(
    {"proposal", "proposal-teknis", "kurikulum", "studi-kelayakan", "rencana-induk", "laporan-kegiatan"}
)
_COVERS = word_set("cover sampul judul outline")  # of the whole only the first page
_CONTRACTS = frozenset({"mou-limbah", "perjanjian-kerjasama", "perjanjian-sewa"})
# (keys, words that say that it is none of them)
_BESIDE = (
    (("surat-kehilangan",), word_set("ktp atm sim stnk bpkb ijazah paspor dompet hp npwp str kk handphone")),
    (
        ("perjanjian-sewa",),
        word_set(
            "mobil motor kendaraan ambulans truk bus genset tenda sound alat mesin laptop komputer karyawan pegawai"
        ),
    ),
    (("perjanjian-sewa", "kwitansi-sewa-rumah"), word_set("dp booking muka")),
    (("ket-tempat-praktik", "surat-bekerja"), word_set("cuti mutasi orientasi gaji pensiun")),
    (("proposal", "proposal-teknis"), word_set("bisnis kerjasama")),
    (("surat-pernyataan",), word_set("menikah nikah hutang utang cerai")),
    (
        ("surat-permohonan",),
        word_set(
            "cuti mutasi magang beasiswa kredit pinjaman sponsor loan listrik pln telepon internet resign pengunduran "
            "pensiun audiensi kunjungan donasi"
        ),
    ),
    (("hasil-lab",), word_set("darah urine covid pcr hiv narkoba antigen pasien hematologi")),
    (("str", "sip-lama"), word_set("internship internsip intern")),
    (("str",), word_set("arsitek insinyur")),  # of another council than the health professions have
    (("daftar-obat", "daftar-peralatan", "daftar-kendaraan", "data-klien"), word_set("harga price")),
    (("denah-lokasi", "denah-ruang"), word_set("evakuasi")),
    (("desain-reklame",), word_set("interior kemasan undangan kaos website rumah kartu")),
    (
        ("perjanjian-sewa", "perjanjian-kerjasama", "mou-limbah"),
        word_set("kontraktor borongan kredit hutang utang pranikah kerahasiaan nda waralaba"),
    ),
    (
        ("sertifikat-kompetensi",),
        word_set("akreditasi kebersihan iso penghargaan merek menjahit kasir toefl"),
    ),
    (("perjanjian-kerjasama",), frozenset({"sewa"})),
    (("slf", "krk", "imb", "pbg", "str", "sip-lama", "izin-lama", "iptm-lama"), frozenset({"biaya"})),
    (("rekening-air",), word_set("listrik telepon telkom pln internet bank koran bca bri bni mandiri tabungan")),
    (("surat-kuasa",), word_set("bpkb atm tabungan pensiun samsat")),
    (("rekening-bank",), word_set("listrik telepon telkom pln pdam pam internet")),
)
TELLING = frozenset[str]().union(*(words for words, _ in _NEAR), *(words for _, words in _BESIDE))
"""Words that tell one paper from another and are no others misspelt: *darah* is not *daerah*."""
_WORKED = word_set("pengalaman paklaring lamaran")
_AGREED = word_set("mou kontrak pks perjanjian kerjasama")
_LEFT = word_set("resign pengunduran phk")
_OF_WORK = frozenset({"ket-tempat-praktik", "surat-bekerja"})
_OTHER_ENDS = word_set("skck nikah kjp beasiswa magang pkl kkn kredit kpr")
_FOR_ONE_END = frozenset(
    {
        "pengantar-kampus",
        "pengantar-rt-rw",
        "rekomendasi-lurah-camat",
        "domisili",
        "surat-bekerja",
        "ket-tempat-praktik",
    }
)
_APPLIED = (
    ("permohonan",),
    ("pengajuan",),
    ("surat", "permohonan"),
    ("surat", "pengajuan"),
    ("permintaan",),
    ("formulir", "permohonan"),
)
_GIVEN = word_set("rekomendasi persetujuan domisili")
_GIVEN_KEYS = ("rekomendasi-", "persetujuan-", "pertimbangan-", "domisili")


def is_misnamed(key: str, words: tuple[str, ...], own: Collection[str] = ()) -> bool:
    """Whether the words of a file name say that it is no document ``key``; ``own`` are those of the permit's names."""
    said = set(words)
    many = words.count("sertifikat") > 1 or ("sertifikat", "2") in pairwise(words)  # "sertifikat2 seminar"
    if key == "bukti-skp" and (many or said & _SUMMED_UP):
        return "kurang" in said or _is_unsettled(key, words)
    if any(said & near and key not in may_be for near, may_be in _NEAR) and not (
        key == "ijazah" and said & _WITH_DIPLOMA
    ):
        return True
    if key == "bukti-skp" and "kurang" in said:
        return True
    pictured = key == "mou-limbah" and "foto" in said and not said & _AGREED
    if pictured or (key in _WITH_COVER and said & _COVERS):
        return True
    if key in _OF_WORK and said & _LEFT and "pencabutan" not in own:
        return True
    return _is_of_another_kind(key, said) or _is_unsettled(key, words) or _is_applied_for(key, words, said - set(own))


def _is_of_another_kind(key: str, said: set[str]) -> bool:
    if key in ("sertifikat-kompetensi", "ska") and all(said & group for group in _EXAMS):
        return True
    if key in _FOR_ONE_END and said & _OTHER_ENDS:
        return True
    if any(key in keys and said & words for keys, words in _BESIDE):
        return True
    return (key in _CONTRACTS and "proposal" in said) or (key in _OF_WORK and bool(said & _WORKED))


def _is_unsettled(key: str, words: tuple[str, ...]) -> bool:
    """Whether what should be paid or passed is not: "KIR tidak lulus", a tax assessment alone."""
    if any(first in _NOT and second in _PASSED for first, second in pairwise(words)):
        return True
    if key in _OF_MONEY and _OWING & set(words):
        return True
    return key in _OF_MONEY and bool(_BILLS & set(words)) and not _SETTLED & set(words)


def _is_applied_for(key: str, words: tuple[str, ...], said: set[str]) -> bool:
    """Whether a name speaks of applying for a paper that others give: for a city plan, for a recommendation."""
    if key in MADE and (words[:1] == ("formulir",) or words[-1:] in _APPLIED[:2]):  # "form STR", "STR (pengajuan)"
        return True
    if not any(words[: len(start)] == start for start in _APPLIED):
        return False
    if key == "surat-permohonan":
        return bool(said & (_GIVEN | MADE))
    return key in MADE or key.startswith(_GIVEN_KEYS)
