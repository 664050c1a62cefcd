"""Letters that nobody asked for, read line by line: what each must say, and what it must never say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helpdesk.draft.letter.letter import Writer
from helpdesk.draft.letter.news import Told
from helpdesk.model.follow_up import LETTERS, FollowUpKind

K = FollowUpKind
NIK = "3174044108950000"
GOODS = Told(
    K.RECEIVED,
    date(2026, 11, 20),
    permit_id="izin-angkutan-barang",
    number="11884/8.1/31.75.00.000/-1.785.51/2015",
    unit="UP PMPTSP Jakarta Timur",
)
GRAVE = Told(K.REFUSED, date(2026, 11, 20), permit_id="makam", number="A-1", failed=("ktp", "kuasa"))


def told(kind: FollowUpKind, **said: object) -> Told:
    return replace(GOODS, kind=kind, **said)  # type: ignore[arg-type]


def text(writer: Writer, *items: Told, language: str = "id", name: str | None = "Sari") -> str:
    return writer.news(items, name, ticket_number="PTSP-2026-000123", language=language).text


# (the news, lines of which each must stand in the letter, lines of which none may)
READ: dict[str, tuple[Told, tuple[str, ...], tuple[str, ...]]] = {
    "received": (
        told(K.RECEIVED),
        ("telah diterima pada 20 November 2026", "UP PMPTSP Jakarta Timur", "14 hari kerja"),
        ("ditolak", "mengajukan permohonan baru", "paling lambat"),
    ),
    "mended": (
        told(K.RESUBMITTED),
        ("Perbaikan berkas untuk permohonan", "Permohonan yang sama dilanjutkan", "tidak perlu mengajukan lagi"),
        ("ditolak", "permohonan baru"),
    ),
    "returned": (
        told(K.RETURNED, failed=("stnk",), note=f"foto {NIK} buram", day=date(2026, 12, 1)),
        (
            "dikembalikan pada 20 November 2026 untuk diperbaiki",
            "Permohonan yang sama tetap berjalan",
            "tidak perlu mengajukan permohonan baru",
            "1. STNK",
            "paling lambat 1 Desember 2026",
            "tidak dihitung dalam jangka waktu layanan",
            "Foto *** buram.",
        ),
        ("ditolak", "keberatan", "ditutup", NIK),
    ),
    "returned-unsaid": (
        told(K.RETURNED),
        ("tercantum pada pemberitahuan pengembalian", "Permohonan yang sama tetap berjalan"),
        ("Yang perlu diperbaiki atau dilengkapi:", "paling lambat", "hari kerja", "None"),
    ),
    "visit": (
        told(K.VISIT, day=date(2026, 11, 30)),
        ("dijadwalkan pada 30 November 2026", "Berita Acara Peninjauan Lapangan (BAPL)", "surat kuasa"),
        ("ditolak", "ditiadakan"),
    ),
    "visit-undated": (told(K.VISIT), ("Jadwalnya ditetapkan oleh tim teknis",), ("dijadwalkan pada",)),
    "suspended": (
        told(K.VISIT_SUSPENDED, note="pandemi"),
        ("sejak 20 November 2026, dengan alasan: pandemi. Karena itu permohonan", "tidak perlu diajukan ulang"),
        ("ditolak", "dijadwalkan pada"),
    ),
    "resumed": (
        told(K.VISIT_RESUMED),
        ("dilakukan lagi mulai 20 November 2026", "tidak perlu diajukan ulang"),
        ("untuk sementara ditiadakan", "ditolak"),
    ),
    "payment": (
        told(K.PAYMENT, day=date(2026, 12, 1)),
        ("Ketetapan Retribusi Daerah (SKRD)", "paling lambat 1 Desember 2026", "tidak membayar kepada perorangan"),
        ("Rp", "gratis"),
    ),
    "issued": (
        told(K.ISSUED),
        ("Izinnya terbit pada 20 November 2026", "unduhlah dari akun", "kode QR", "tanda terima asli"),
        ("ditolak", "keberatan"),
    ),
    "refused": (
        told(K.REFUSED, failed=("ktp", "stnk"), note="KTP habis masa berlaku"),
        (
            "ditolak pada 20 November 2026",
            "Persyaratan yang belum terpenuhi:\n1. KTP",
            "2. STNK",
            "Alasan yang dicatat petugas: KTP habis masa berlaku.",
            "mengajukan permohonan baru",
            "melalui JakEVO",
            "keberatan secara tertulis kepada UP PMPTSP Jakarta Timur",
            "Undang-Undang Nomor 30 Tahun 2014",
        ),
        ("dikembalikan", "permohonan yang sama", "21 hari", "PP 5/2021"),
    ),
    "refused-unsaid": (
        replace(told(K.REFUSED), permit_id=None, label="Izin Aneh", unit=None),
        ("Permohonan Izin Aneh", "Alasan tertulisnya tercantum pada surat", "unit yang menerbitkan penolakan"),
        ("Persyaratan yang belum terpenuhi", "melalui", "None"),
    ),
    "silent-returned": (
        told(K.CITIZEN_SILENT, about="returned"),
        ("dikembalikan pada 20 November 2026", "perbaikannya belum tercatat", "Permohonan yang sama masih berjalan"),
        ("ditolak", "ditutup"),
    ),
    "silent-payment": (told(K.CITIZEN_SILENT, about="payment"), ("pembayarannya belum tercatat",), ("Rp", "ditolak")),
    "silent-reply": (
        told(K.CITIZEN_SILENT, permit_id=None, number=None),
        ("Pada 20 November 2026 kami mengirim surel", "boleh diabaikan"),
        ("ditolak", "permohonan Izin"),
    ),
    "expiring": (
        told(K.EXPIRING, failed=("ktp",), day=date(2026, 12, 9)),
        ("berlaku sampai 9 Desember 2026", "diganti dengan yang masih berlaku"),
        ("ditolak", "sudah habis"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_each_letter_says_what_it_must_and_nothing_that_it_must_not(base_writer: Writer, name: str) -> None:
    item, must, must_not = READ[name]
    letter = text(base_writer, item)

    assert [line for line in must if line not in letter] == []
    assert [line for line in must_not if line in letter] == []
    assert ".." not in letter
    assert letter.startswith("Yth. Bapak/Ibu Sari\n")
    assert letter.endswith("Nomor tiket: PTSP-2026-000123")


def test_every_kind_of_letter_was_read() -> None:
    assert {item.kind for item, _must, _must_not in READ.values()} == LETTERS


@pytest.mark.parametrize("kind", sorted(LETTERS))
def test_an_english_ticket_gets_an_english_letter(base_writer: Writer, kind: FollowUpKind) -> None:
    item = told(kind, failed=("ktp",), day=date(2026, 12, 1))
    letter = base_writer.news([item], "Ann", ticket_number="PTSP-2026-000123", language="en")

    assert "Ticket number: PTSP-2026-000123" in letter.text
    assert "Permit" in letter.subject
    for word in ("Bapak", "Mohon", "berkas ", "Hormat kami", "pada 20"):
        assert word not in letter.text


def test_a_refusal_names_the_rules_in_force_and_no_other(writer: Writer) -> None:
    letter = text(writer, GRAVE)

    assert "1. KTP ahli waris\n2. Surat kuasa" in letter
    assert "Dasar hukum: Perda Contoh Nomor 3 Tahun 2007 (Pemakaman)." in letter
    for stale in ("Perda Usang", "Perda Ragu", "Rp40.000", "SKDP"):
        assert stale not in letter


def test_a_refusal_names_no_rule_that_was_made_after_it(writer: Writer) -> None:
    assert "Perda Contoh" in text(writer, replace(GRAVE, at=date(2007, 12, 20)))
    letter = text(writer, replace(GRAVE, at=date(2006, 12, 20)))

    assert "Perda Contoh" not in letter
    assert "Dasar hukum penolakan tercantum pada surat penolakan" in letter


def test_a_refusal_without_a_known_rule_says_where_it_stands(writer: Writer) -> None:
    letter = text(writer, replace(GRAVE, permit_id="klinik"))

    assert "Dasar hukum penolakan tercantum pada surat penolakan" in letter
    assert "dasarnya" not in letter  # this base has no topic on objections, so no law is named


def test_nobody_is_told_to_apply_again_for_a_permit_that_is_gone(writer: Writer) -> None:
    letter = text(writer, replace(GRAVE, permit_id="siup", failed=()))

    assert "sudah tidak diterbitkan lagi. Penggantinya adalah Nomor Induk Berusaha (NIB)" in letter
    assert "Ajukan permohonan baru" not in letter


def test_several_pieces_of_news_make_one_numbered_letter(base_writer: Writer) -> None:
    letter = base_writer.news(
        [told(K.ISSUED), replace(told(K.RETURNED), number="B-2")], None, ticket_number=None, language="id"
    )

    assert letter.subject == "Kabar permohonan Bapak/Ibu"
    assert "\n1. Izin terbit:" in letter.text
    assert "\n2. Permohonan dikembalikan untuk diperbaiki:" in letter.text
    assert letter.text.count("Hormat kami") == 1
    assert letter.text.startswith("Yth. Bapak/Ibu\n")


def test_a_correction_says_so_first(base_writer: Writer) -> None:
    letter = text(base_writer, told(K.ISSUED, corrected=True))

    assert letter.index("Surat kami sebelumnya mengenai permohonan ini tidak tepat") < letter.index("Izinnya terbit")


def test_the_term_of_another_region_is_not_promised(writer: Writer) -> None:
    assert "Jangka waktu" not in text(writer, told(K.RECEIVED, permit_id="klinik"))
