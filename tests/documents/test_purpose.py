"""Attachments that are not papers to check: receipts of couriers, and somebody else's permit to verify."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import SMTP

import pytest

from helpdesk.documents.mailed import judged_as_of
from helpdesk.documents.purpose import why_not_checked
from helpdesk.explain import Explainer
from helpdesk.mail.arrival import arrival_of
from helpdesk.mail.parse import parse
from helpdesk.model.question import Action
from tests.letters import mail

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Berkas SIPA kemarin saya kirim lewat kurir, ini resinya.", "proof that papers are under way"),
        ("Sudah saya taruh di drop box, terlampir foto tanda terima.", "proof that papers are under way"),
        ("The papers were sent by courier; the tracking number is attached.", "proof that papers are under way"),
        ("SIP perawat ini asli atau palsu ya? Terlampir.", "a permit to verify"),
        ("Is the attached licence genuine?", "a permit to verify"),
        ("Terlampir KTP dan STR, mohon dicek kelengkapannya.", None),
        ("Resi pendaftaran saya hilang, terlampir KTP.", None),
        ("Saya lampirkan STR asli dan KTP.", None),
    ],
)
def test_the_text_says_what_attachments_are_for(text: str, why: str | None) -> None:
    assert why_not_checked(text) == why


def test_nobody_who_sends_a_couriers_receipt_is_told_what_is_missing(explainer: Explainer) -> None:
    text = (
        "Berkas izin reklame sudah saya kirim lewat kurir kemarin, ini foto resinya. Mohon tanggal terimanya dicatat."
    )
    found = explainer.explain(mail(text), TODAY)

    assert found.documents == ()
    assert found.understanding.action is not Action.DOCUMENTS_CHECK
    assert found.letter is not None
    assert "Yang belum ada" not in found.letter.text


def test_who_asks_why_an_application_was_refused_asks_for_no_check(explainer: Explainer) -> None:
    text = "Permohonan SIP dokter saya ditolak, katanya berkas tidak lengkap. Yang kurang itu apanya ya?"
    found = explainer.explain(mail(text), TODAY)

    assert found.documents == ()
    assert found.understanding.action in (Action.STATUS, Action.ANSWER)


@pytest.mark.parametrize(
    ("text", "permit"),
    [
        ("Saya perawat mau mengajukan SIPP di Klinik Pratama Sehat Bersama. Mohon diperiksa lampirannya.", "sipp"),
        ("SIP kedua dokter umum di Klinik Utama Melati Jaya. Mohon dicek berkasnya, terlampir.", "sip-dokter"),
        ("Kami mau mengajukan izin klinik pratama di Tebet. Mohon diperiksa lampirannya.", "izin-klinik"),
    ],
)
def test_where_somebody_is_to_work_is_no_licence_that_they_apply_for(
    explainer: Explainer, text: str, permit: str
) -> None:
    found = explainer.explain(mail(text), TODAY)

    assert [check.permit.startswith(permit) for check in found.documents] == [True]


def test_papers_of_an_old_mail_are_judged_as_of_its_day() -> None:
    today = date(2026, 11, 24)

    assert judged_as_of(datetime(2026, 3, 11, tzinfo=UTC), today) == date(2026, 3, 11)
    assert judged_as_of(datetime(2026, 11, 11, tzinfo=UTC), today) == today
    assert judged_as_of(None, today) == today


def test_a_mail_from_a_clock_that_is_wrong_came_when_the_server_says() -> None:
    trace = b"Received: from a.example by mx.example with ESMTP; Wed, 11 Nov 2026 08:00:00 +0700\r\n"
    old = b"Date: Wed, 11 Mar 2020 08:00:00 +0700\r\nFrom: a@a.example\r\n\r\nhalo"

    received = arrival_of(parse(trace + old))

    assert received is not None
    assert received.date() == date(2026, 11, 11)
    alone = arrival_of(parse(old))
    assert alone is not None
    assert alone.date() == date(2020, 3, 11)
    assert arrival_of(parse(b"From: a@a.example\r\n\r\nhalo")) is None


def test_beside_a_check_nothing_is_told_that_was_not_asked(explainer: Explainer) -> None:
    found = explainer.explain(mail("Selamat siang, mohon dicek berkas SIPP saya, terlampir."), TODAY)

    assert found.letter is not None
    assert "Yang belum ada" in found.letter.text
    assert not any(word in found.letter.text for word in ("Keaslian", "kode QR", "belum dapat menjawab"))
    assert [block.answered_by for block in found.letter.blocks] == [("sipp-perawat",)]


def sent(subject: str, text: str, *names: str) -> bytes:
    """Return a mail with files of these names, of which nothing can be read."""
    message = message_from_bytes(mail(text, subject=subject), policy=SMTP)
    for name in names:
        message.add_attachment(b"\x89 no text", maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("octets", "permit", "missing"),
    [
        (
            sent(
                "kelengkapan SIP kedua",
                "Saya sudah ada SIP pertama di RS Kasih Bunda, mau urus SIP kedua di Klinik Sinar Pagi. Mohon dicek"
                " sudah lengkap belum.\ndr Bimo Prakoso",
                "STR dr Bimo.jpg",
                "ktp dr Bimo.jpg",
            ),
            "sip-dokter",
            "ijazah",
        ),
        (
            sent(
                "toko obat",
                "Mau bikin izin toko obat di Cipayung, TTK nya Sekar. Tolong diperiksa dokumennya sudah oke belum.",
                "SIPTTK sekar.jpg",
                "NIB toko obat.jpg",
            ),
            "izin-toko-obat",
            "denah-lokasi",
        ),
        (
            sent(
                "SIPA perpanjangan",
                "Kami PT Wisma Cemara hendak memperpanjang SIPA. Mohon diperiksa.",
                "rekap debit 2026.jpg",
                "NIB wisma.jpg",
                "SHGB wisma.jpg",
            ),
            "izin-pengusahaan-air-tanah",
            "koordinat",
        ),
    ],
)
def test_papers_titles_and_verbs_tell_which_permit_is_meant(
    explainer: Explainer, octets: bytes, permit: str, missing: str
) -> None:
    found = explainer.explain(octets, TODAY)

    assert [check.permit for check in found.documents] == [permit]
    assert missing in (found.documents[0].missing or ())
    assert found.understanding.action is Action.DOCUMENTS_CHECK


def test_who_sends_papers_to_be_looked_at_asks_for_no_status(explainer: Explainer) -> None:
    octets = sent("tebang pohon", "Mau izin tebang pohon depan rumah. Mohon dicek", "KTP.jpg", "foto pohon.jpg")

    assert explainer.explain(octets, TODAY).understanding.action is Action.DOCUMENTS_CHECK


def test_a_route_is_no_inside_man(explainer: Explainer) -> None:
    octets = sent("angkot", "Kami mau mengajukan izin angkutan orang dalam trayek, mohon dicek berkasnya", "KIR.jpg")
    found = explainer.explain(octets, TODAY)

    assert not found.understanding.illegal_fee
    assert found.understanding.action is not Action.ESCALATE
