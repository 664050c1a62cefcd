"""Programs are told from people, and people are never taken for programs on one weak sign."""

from __future__ import annotations

import pytest

from helpdesk.mail.automatic import why_automatic
from helpdesk.mail.parse import parse
from helpdesk.model.message import AutomaticKind

OWN = frozenset({"ptsp@office.example"})


def kind(header: str, text: str = "Isi.") -> str:
    complete = header if "From:" in header else f"From: Budi <budi@example.org>\n{header}"
    found = why_automatic(parse(f"{complete}\nMessage-ID: <a@b.c>\n\n{text}\n".encode()), OWN)
    assert found is None or found.reason
    return found.kind.value if found else ""


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-replied; owner-email=budi@example.org",
        "X-Autoreply: yes",
        "X-Autorespond: izin",
        "Precedence: auto_reply",
        "Delivered-To: Autoresponder",
        "Subject: Balasan otomatis: izin",
        "Subject: Automatic reply: izin",
        "Subject: Out of Office: Budi",
        "Subject: Abwesenheitsnotiz\nReturn-Path: <>",
        "Subject: Réponse automatique : izin",
        "Subject: Respuesta automática: izin",
        "Subject: 自动回复: izin",
        "Subject: Vacation\nPrecedence: bulk",
        "Subject: Dibaca: izin\nReturn-Path: <>",
        "X-SpamArrest-Challenge: 1",
    ],
)
def test_automatic_answers_are_told(header: str) -> None:
    assert kind(header) == AutomaticKind.AUTO_REPLY


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("From: PTSP@office.example", "own"),
        ("X-Loop: ptsp@office.example", "own"),
        ("X-Helpdesk-Notice: survey", "own"),
        ("List-Id: <a.example.org>", "list"),
        ("X-Mailing-List: a@example.org", "list"),
        ("Precedence: list", "list"),
        ("Precedence: junk", "bulk"),
        ("From: news@example.org\nList-Unsubscribe: <https://example.org>", "bulk"),
        ("List-Unsubscribe: <https://example.org>\nFeedback-ID: a:b", "bulk"),
        ("Auto-Submitted: auto-generated", "notification"),
        ("From: no-reply@example.org", "notification"),
        ("From: notifikasi@example.org", "notification"),
        ("From: sistem.noreply@example.org", "notification"),
        ("Return-Path: <>", "notification"),
        ("X-GitHub-Reason: mention", "notification"),
    ],
)
def test_other_kinds_are_told_in_their_order(header: str, expected: str) -> None:
    assert kind(header) == expected


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Auto-Submitted: no", "Tanya izin."),
        ("List-Unsubscribe: <mailto:a@example.org>", "Tanya izin."),
        ("List-Id: PTSP <ptsp.office.example>", "Tanya izin lewat grup kantor sendiri."),
        ("Return-Path: <budi@example.org>", "Tanya izin."),
        ("X-Auto-Response-Suppress: DR, RN, NRN", "Tanya izin."),
        ("Subject: Cuti melahirkan", "Saya sedang cuti, apakah SIP saya tetap berlaku?"),
        ("Subject: Re: Balasan otomatis: izin", "Baik, saya tunggu."),
        ("Subject: Out of office building permit", "Is a permit needed for an office outside the zone?"),
        ("Subject: Re: izin", "I am out of the office this week, could you send the list again?"),
        ("Subject: Re: izin\nIn-Reply-To: <x@y.z>", "> Ini adalah balasan otomatis.\n\nKapan selesai?"),
        ("Subject: Undelivered Mail Returned to Sender", "Email saya ditolak, kenapa?"),
        ("X-Mandrill-User: md_1", "Formulir: apa syarat SIP?"),
        ("From: budi.noreplya@example.org", "Tanya."),
        ("X-MS-Exchange-Inbox-Rules-Loop: budi@example.org", "Diteruskan otomatis dari kotak surat lama saya."),
        ("From: info@example.org", "Kami dari PT Maju, apa syarat SIUP?"),
    ],
)
def test_people_are_not_taken_for_programs(header: str, text: str) -> None:
    assert kind(header, text) == ""


RECEIPT = (
    "\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=b\n\n--b\nContent-Type: text/plain\n\n{text}\n--b\n"
    "Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; budi@example.org\n"
    "Disposition: manual-action/MDN-sent-manually; displayed\n\n--b--\n"
)


@pytest.mark.parametrize(
    ("header", "kind_of_parts", "text", "expected"),
    [
        ("Subject: Read: izin", "report; report-type=disposition-notification", "Dibaca.", "auto-reply"),
        ("Subject: Read: izin", "mixed", "Dibaca.", "auto-reply"),
        ("Subject: Fwd: Read: izin", "mixed", "Surat saya sudah dibaca, tapi tidak dijawab.", ""),
        ("Subject: izin", "mixed", "Ini tandanya sudah dibaca ya?", ""),
    ],
)
def test_a_receipt_that_somebody_encloses_is_none(header: str, kind_of_parts: str, text: str, expected: str) -> None:
    octets = f"From: Budi <budi@example.org>\n{header}" + RECEIPT.format(kind=kind_of_parts, text=text)
    found = why_automatic(parse(octets.encode()), OWN)
    assert (found.kind.value if found else "") == expected


@pytest.mark.parametrize("field", ["X-RT-Loop-Prevention: x", "X-Zendesk-From-Account-Id: 12", "RT-Ticket: x #1"])
def test_what_a_helpdesk_puts_on_every_mail_marks_none(field: str) -> None:
    assert kind(f"{field}\nX-Auto-Response-Suppress: All", "Apakah izin ini benar?") == ""
    assert kind(f"{field}\nAuto-Submitted: auto-replied", "Kami terima laporan Anda.") == AutomaticKind.AUTO_REPLY
