"""Delivery reports in the dialects of mail servers: who was not reached, how surely, and which mail it was."""

from __future__ import annotations

import pytest

from helpdesk.mail.bounce import read_bounce
from helpdesk.mail.bounce_diagnostic import is_permanent
from helpdesk.mail.bounce_sentences import sentence
from helpdesk.mail.parse import parse
from helpdesk.model.message import Bounce, BouncedRecipient

HEAD = "From: MAILER-DAEMON@mx.example.net\nTo: ptsp@office.example\nSubject: {subject}\n\n"
COPY = "\nMessage-ID: <orig@office.example>\nFrom: ptsp@office.example\nTo: budi@example.com, cici@example.com\n"


def report(subject: str, text: str) -> Bounce | None:
    return read_bounce(parse((HEAD.format(subject=subject) + text).encode()))


DIALECTS = {
    "exim": (
        "Mail delivery failed: returning message to sender",
        "A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent "
        "error. The "
        "following address(es) failed:\n\n  budi@example.com\n    SMTP error from remote mail server after RCPT "
        "TO:<budi@example.com>:\n    host mx.example.com [192.0.2.1]: 550 5.1.1 <budi@example.com>: user unknown\n\n"
        f"------ This is a copy of the message, including all the headers. ------\n{COPY}",
        "5.1.1",
        True,
    ),
    "postfix-full": (
        "Undelivered Mail Returned to Sender",
        "This is the mail system at host mx.example.net.\n\nI'm sorry to have to inform you that your message "
        "could not\n"
        "be delivered to one or more recipients.\n\nFor further assistance, please send mail to postmaster.\n\n"
        "<budi@example.com>: host mx.example.com[192.0.2.1] said: 552 5.2.2 mailbox\n    full (in reply to "
        "RCPT TO command)\n",
        "5.2.2",
        False,
    ),
    "gmail-old": (
        "Delivery Status Notification (Failure)",
        "Delivery to the following recipient failed permanently:\n\n     budi@example.com\n\nTechnical details "
        "of permanent "
        "failure: \nThe error that the other server returned was: 550 550 5.1.1 User unknown\n\n"
        f"----- Original message -----\n{COPY}",
        "5.1.1",
        True,
    ),
    "gmail-new": (
        "Delivery Status Notification (Failure)",
        "** Address not found **\n\nYour message wasn't delivered to budi@example.com because the address "
        "couldn't be found.\n\n"
        "The response was:\n\n550 5.1.1 The email account that you tried to reach does not exist.\n",
        "5.1.1",
        True,
    ),
    "office-365": (
        "Undeliverable: izin",
        "Delivery has failed to these recipients or groups:\n\nbudi@example.com<mailto:budi@example.com>\nThe "
        "email address "
        "you entered couldn't be found.\n\nDiagnostic information for "
        "administrators:\n\nbudi@example.com\nRemote Server "
        f"returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n\nOriginal message headers:\n{COPY}",
        "5.1.10",
        True,
    ),
    "yahoo": (
        "Failure Notice",
        "Sorry, we were unable to deliver your message to the following address.\n\n<budi@example.com>:\n554: "
        "delivery error: "
        f"dd This user doesn't have an account (budi@example.com) [0]\n\n--- Below this line is a copy of the "
        f"message.\n{COPY}",
        None,
        True,
    ),
    "sendmail": (
        "Returned mail: see transcript for details",
        "   ----- The following addresses had permanent fatal errors -----\n<budi@example.com>\n    (reason: 550 5.1.1 "
        "<budi@example.com>... User unknown)\n\n   ----- Transcript of session follows -----\n... while "
        "talking to mx:\n"
        "<<< 550 5.1.1 <budi@example.com>... User unknown\n",
        "5.1.1",
        True,
    ),
    "domino": (
        "DELIVERY FAILURE: User budi not listed in Domino Directory",
        "Your message\n\n  Subject: izin\n\nwas not delivered to:\n\n  budi@example.com\n\nbecause:\n\n  User budi "
        "(budi@example.com) not listed in Domino Directory\n",
        None,
        True,
    ),
    "groupwise": (
        "Message status - undeliverable",
        "The message that you sent was undeliverable to the following:\n\tbudi@example.com (user not found)\n",
        None,
        True,
    ),
    "zimbra": (
        "Undelivered Mail Returned to Sender",
        "<budi@example.com>: host 127.0.0.1[127.0.0.1] said: 550 5.1.1 budi@example.com\n    Recipient address "
        "rejected\n",
        "5.1.1",
        True,
    ),
    "gateway": ("Delivery failure", "RCPT TO:<budi@example.com> ... 550 No such user\n", None, True),
    "indonesian": (
        "Pesan tidak terkirim",
        "Pesan tidak dapat dikirim ke budi@example.com: alamat tidak ditemukan.\n",
        None,
        True,
    ),
    "exim-delayed": (
        "Warning: message 1abc delayed 24 hours",
        "A message that you sent has not yet been delivered to one or more of its\nrecipients after more than "
        "24 hours on the "
        "queue.\n\nThe address to which the message has not yet been delivered is:\n\n  budi@example.com\n\nNo "
        "action is "
        "required on your part. Delivery attempts will continue for\nsome time.\n",
        None,
        False,
    ),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_recipient_status_and_permanence_are_read(dialect: str) -> None:
    subject, text, status, permanent = DIALECTS[dialect]
    bounce = report(subject, text)

    assert bounce is not None
    assert [(item.address, item.status, item.permanent) for item in bounce.recipients] == [
        ("budi@example.com", status, permanent)
    ]
    assert bounce.original_message_id == ("orig@office.example" if COPY in text else None)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("Final-Recipient: rfc822; B@c.id\nAction: failed\nStatus: 5.1.1", ("b@c.id", "5.1.1", "failed", True)),
        ("Final-Recipient: RFC822;<b@c.id>\nStatus: 5.0.0 (unknown)", ("b@c.id", "5.0.0", "failed", True)),
        (
            "Original-Recipient: rfc822;b@c.id\nFinal-Recipient: LOCAL;b\nAction: failed",
            ("b@c.id", None, "failed", True),
        ),
        ("Final-Recipient: b@c.id\nAction: delayed\nStatus: 4.2.2", ("b@c.id", "4.2.2", "delayed", False)),
        ("Final-Recipient: rfc822;b@c.id\nAction: failed\nStatus: 5.2.2", ("b@c.id", "5.2.2", "failed", False)),
        ("Final-Recipient: rfc822;b@c.id\nAction: failed\nStatus: 4.4.7", ("b@c.id", "4.4.7", "failed", False)),
        (
            "Final-Recipient: rfc822;b@c.id\nAction: failed\nDiagnostic-Code: smtp; 550 5.7.1 no",
            ("b@c.id", "5.7.1", "failed", True),
        ),
    ],
)
def test_fields_of_a_report_are_read(fields: str, expected: tuple[str, str | None, str, bool]) -> None:
    octets = (
        "From: MAILER-DAEMON@mx\nSubject: x\nContent-Type: multipart/report; report-type=delivery-status; "
        "boundary=b\n\n"
        f"--b\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n{fields}\n--b--\n"
    )
    bounce = read_bounce(parse(octets.encode()))

    assert bounce is not None
    assert [(i.address, i.status, i.action, i.permanent) for i in bounce.recipients] == [expected]


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_report_of_success_is_no_bounce(action: str) -> None:
    octets = (
        "From: MAILER-DAEMON@mx\nSubject: Delivery report\nContent-Type: multipart/report; "
        "boundary=b\n\n--b\n\nOk.\n--b\n"
        f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: "
        f"rfc822;b@c.id\nAction: {action}\n"
        "Status: 2.0.0\n--b--\n"
    )
    assert read_bounce(parse(octets.encode())) is None


@pytest.mark.parametrize(
    "header",
    [
        "From: budi@example.org\nSubject: Undelivered Mail Returned to Sender",
        "From: MAILER-DAEMON@mx\nSubject: Re: failure notice",
        "From: budi@example.org\nReturn-Path: <>\nSubject: Out of office",
        "From: budi@example.org\nSubject: izin",
    ],
)
def test_mail_of_people_is_no_bounce(header: str) -> None:
    assert read_bounce(parse(f"{header}\n\n<x@y.id>: 550 5.1.1 user unknown\n".encode())) is None


@pytest.mark.parametrize(
    ("recipient", "words"),
    [
        (BouncedRecipient("b@c.id", "5.1.1", "failed", True, None), "alamat itu tidak ada"),
        (BouncedRecipient("b@c.id", "5.2.2", "failed", False, None), "penuh"),
        (BouncedRecipient("b@c.id", "4.4.1", "delayed", False, None), "masih mencoba"),
        (BouncedRecipient("b@c.id", None, "failed", None, None), "mungkin tidak terkirim"),
    ],
)
def test_counselor_reads_one_sentence(recipient: BouncedRecipient, words: str) -> None:
    text = sentence(recipient)

    assert words in text
    assert text.startswith("Pesan kepada b@c.id")
    assert text.count(".") == 2  # of the address, and at the end


PARTS = (
    "\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=b\n\n--b\nContent-Type: text/plain\n\n{text}\n--b\n"
    "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n"
    "Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: text/rfc822-headers\n\n"
    "To: budi.santoso@example.com\nMessage-ID: <orig@office.example>\n\n--b--\n"
)


@pytest.mark.parametrize(
    ("header", "kind", "text", "told"),
    [
        ("From: Budi <budi@example.org>\nSubject: Fwd: failure notice", "mixed", "Kenapa ini?", False),
        ("From: Budi <budi@example.org>\nSubject: email saya kembali", "mixed", "Mohon alamat yang benar.", False),
        ("From: Budi <budi@example.org>\nReturn-Path: <budi@example.org>\nSubject: izin", "mixed", "Lihat.", False),
        ("From: Budi <budi@example.org>\nSubject: izin", "report; report-type=delivery-status", "Isi.", True),
        ("From: Budi <budi@example.org>\nReturn-Path: <>\nSubject: izin", "mixed", "Isi.", True),
        ("From: MAILER-DAEMON@mx.example.net\nSubject: Mail failure", "mixed", "Isi.", True),
        ("From: gateway@mx.example.net\nAuto-Submitted: auto-replied\nSubject: x", "mixed", "Isi.", True),
        ("From: gateway@mx.example.net\nSubject: Notice", "mixed", "", True),
    ],
)
def test_a_report_is_one_by_its_type_or_its_sender_not_by_a_part_that_somebody_encloses(
    header: str, kind: str, text: str, told: bool
) -> None:
    octets = header + PARTS.format(kind=kind, text=text, recipient="budi.santoso@example.com")
    assert (read_bounce(parse(octets.encode())) is not None) == told


@pytest.mark.parametrize(
    ("recipient", "address"),
    [
        ("IMCEAEX-_O=KANTOR_OU=EXCHANGE_CN=RECIPIENTS_CN=budis@example.com", "budi.santoso@example.com"),
        ("IMCEASMTP-budi+2Esantoso+40example+2Ecom@relay.example.net", "budi.santoso@example.com"),
        ("imceanotes@example.com", "imceanotes@example.com"),
    ],
)
def test_an_encapsulated_recipient_is_named_as_we_wrote_to_him(recipient: str, address: str) -> None:
    octets = "From: MAILER-DAEMON@mx.example.net\nSubject: x" + PARTS.format(
        kind="report; report-type=delivery-status", text="Isi.", recipient=recipient
    )
    bounce = read_bounce(parse(octets.encode()))
    assert bounce is not None
    assert [item.address for item in bounce.recipients] == [address]


@pytest.mark.parametrize(
    ("text", "diagnostic", "permanent"),
    [
        (
            "Your message could not be delivered to:\n\n  budi@example.com\n    The mailbox is full.\n"
            "    552 5.2.2 Quota exceeded\n\n--- Headers of your message ---\nReceived: from mail.office.example\n",
            "The mailbox is full. 552 5.2.2 Quota exceeded",
            False,
        ),
        (
            "The address to which the message has not yet been delivered is:\n\n  budi@example.com\n"
            "    Delay reason: Connection timed out\n\nNo action is required on your part.\n",
            "Delay reason: Connection timed out",
            False,
        ),
        (
            "The following address failed:\n\n  budi@example.com\n    (generated from cici@example.com)\n"
            "    mailbox is full\n",
            "(generated from cici@example.com) mailbox is full",
            False,
        ),
        (
            "Could not deliver:\n\nRecipient: budi@example.com\nReason: 550 5.1.1 <budi@example.com>... User unknown\n",
            "550 5.1.1 <budi@example.com>... User unknown",
            True,
        ),
        (
            "Undeliverable:\n<budi@example.com>\n  ----- Transcript of session follows -----\n"
            ">>> RCPT To:<budi@example.com>\n<<< 550 User unknown\n550 User unknown\n\n"
            "  ----- Original message follows -----\nReceived: from mail.office.example\n",
            "550 User unknown",
            True,
        ),
        (
            "Could not deliver:\n\n<budi@example.com>: 554 5.7.1 Client host [192.0.2.1] blocked using zen.example\n",
            "554 5.7.1 Client host [192.0.2.1] blocked using zen.example",
            False,
        ),
        (
            "Could not deliver:\n\n<budi@example.com>: 550 5.7.1 No such user here\n",
            "550 5.7.1 No such user here",
            True,
        ),
        (
            "Your message <kirim.1@office.example> to\nBudi Santoso <budi@example.com>\n"
            "could not be delivered: 550 5.1.1 no such mailbox\n",
            "550 5.1.1 no such mailbox",
            True,
        ),
    ],
)
def test_a_diagnostic_ends_where_the_reply_ends(text: str, diagnostic: str, permanent: bool) -> None:
    bounce = report("Mail could not be delivered", text)
    assert bounce is not None
    assert [(item.address, item.diagnostic, item.permanent) for item in bounce.recipients] == [
        ("budi@example.com", diagnostic, permanent)
    ]


@pytest.mark.parametrize(
    ("status", "diagnostic", "permanent"),
    [
        ("5.7.1", "554 5.7.1 Service unavailable; client host blocked using a blocklist", False),
        ("5.7.606", "550 5.7.606 Access denied, banned sending IP [192.0.2.1]", False),
        ("5.7.26", "550 5.7.26 unauthenticated", False),
        ("5.7.1", "550 5.7.1 Message content rejected", True),
        ("5.7.133", "550 5.7.133 sender not authenticated for group", True),
        ("5.1.1", "550 5.1.1 user unknown; see our blocklist policy", True),
        ("5.0.0", "retry timeout exceeded", True),
    ],
)
def test_who_refuses_our_server_says_nothing_against_the_recipient(
    status: str, diagnostic: str, permanent: bool
) -> None:
    assert is_permanent(status, "failed", diagnostic) is permanent
