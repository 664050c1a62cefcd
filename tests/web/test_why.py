"""Why it is here: the fold under each mail says in Indonesian what the desk decided about it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.store import messages, tickets
from helpdesk.web.reasons import PARTS, PATTERNS, WORDS, indonesian
from tests.letters import mail
from tests.rows import every_digest
from tests.web.seeds import START, deliver
from tests.web.serving import Visitor


@pytest.mark.parametrize(
    ("recorded", "shown"),
    [
        ("a new matter", "perkara baru"),
        ("DKIM passes for warga.example", "DKIM lolos untuk warga.example"),
        ("neither SPF nor DKIM passes for x.example", "baik SPF maupun DKIM tidak lolos untuk x.example"),
        (
            "refers to a message of this ticket, but PTSP-2019-000001 was closed more than 180 days ago",
            "menunjuk surat dalam tiket ini, tetapi PTSP-2019-000001 sudah ditutup lebih dari 180 hari yang lalu, "
            "jadi tiket baru",
        ),
        (
            "larger than 64 MB; take it from the mailbox by hand",
            "lebih besar dari 64 MB; ambil sendiri dari kotak surat",
        ),
        (
            "ValueError: bad\ndata",
            "program tidak dapat membaca surat ini; sampaikan kepada administrator: ValueError: bad\ndata",
        ),
        ("a reason of tomorrow", "a reason of tomorrow"),
        ("", ""),
    ],
)
def test_a_reason_is_shown_in_indonesian_and_an_unknown_one_as_it_is(recorded: str, shown: str) -> None:
    assert indonesian(recorded) == shown


def test_every_reason_has_words_of_its_own() -> None:
    assert all(words and words != recorded for recorded, words in WORDS.items())
    assert all(re.compile(pattern) for pattern, _ in PATTERNS)


def test_no_reason_stands_in_two_tables_and_no_pattern_takes_what_another_table_says() -> None:
    assert len(WORDS) == sum(len(words) for words, _ in PARTS)
    assert len({pattern for pattern, _ in PATTERNS}) == len(PATTERNS)
    told_first = {"delivery report for a reply of ours"}  # whole reasons are looked for before patterns
    taken = [
        (pattern, recorded)
        for _, patterns in PARTS
        for pattern, _ in patterns
        for words, others in PARTS
        if others is not patterns
        for recorded in set(words) - told_first
        if re.fullmatch(pattern, recorded, re.DOTALL)
    ]
    assert taken == []


def fold_of(page: str, row_id: int) -> str:
    """Return the text of the fold under a message."""
    message = page[page.index(f'id="message-{row_id}"') :]
    fold = message[message.index("mengapa di sini") : message.index("surat asli")]
    return " ".join(re.sub(r"<[^>]+>", " ", fold).split())


def newest(desk: Desk) -> tuple[int, int]:
    """Return (ticket, message) of the mail that arrived last."""
    with desk.database.read() as tx:
        row_id, _ = every_digest(tx)[-1]
        filed = messages.get(tx, row_id)
    assert filed is not None
    return filed.ticket_id, row_id


def test_the_fold_says_arrival_place_sender_questions_and_action(rina: Visitor, desk: Desk) -> None:
    deliver(desk, mail(message_id="<w1@warga.example>"))
    ticket_id, row_id = newest(desk)

    fold = fold_of(rina.get(f"/tickets/{ticket_id}").text, row_id)

    assert "tiba di kotak surat" in fold
    assert "tempatnya: perkara baru" in fold
    assert "pengirim belum terbukti" in fold
    assert re.search(r"pertanyaan 1: paling cocok .+ \(\d+ %\)", fold)
    assert "usul: jawab" in fold


def test_the_same_mail_again_is_one_ticket_and_the_fold_names_both_arrivals(rina: Visitor, desk: Desk) -> None:
    deliver(desk, mail(message_id="<w1@warga.example>"))
    ticket_id, row_id = newest(desk)
    again = mail(message_id="<w1@warga.example>", headers={"Received": "from b by c; Tue, 24 Nov 2026 08:00:00 +0700"})
    deliver(desk, again, START + timedelta(minutes=1))

    assert newest(desk) == (ticket_id, row_id)
    fold = fold_of(rina.get(f"/tickets/{ticket_id}").text, row_id)
    assert "juga tiba di kotak surat" in fold
    assert "surat yang sama, jadi tidak dibuat dua kali" in fold


def test_other_content_under_the_same_message_id_is_kept_and_said(rina: Visitor, desk: Desk) -> None:
    deliver(desk, mail(message_id="<w1@warga.example>"))
    first = newest(desk)
    deliver(desk, mail("Berapa lama izin klinik?", message_id="<w1@warga.example>"))
    ticket_id, row_id = newest(desk)

    assert row_id != first[1]
    assert "surat lain memakai Message-ID yang sama" in fold_of(rina.get(f"/tickets/{ticket_id}").text, row_id)


def test_an_automatic_mail_says_why_it_counts_as_one(rina: Visitor, desk: Desk) -> None:
    deliver(desk, mail("Saya cuti.", message_id="<w1@warga.example>", headers={"Auto-Submitted": "auto-replied"}))
    ticket_id, row_id = newest(desk)

    fold = fold_of(rina.get(f"/tickets/{ticket_id}").text, row_id)
    assert "bukan tulisan tangan orang: balasan otomatis" in fold
    assert "Auto-Submitted" in fold
    assert "usul: tidak perlu dibalas" in fold


def test_a_proposal_names_the_other_ticket_only_to_those_who_may_know_of_it(
    rina: Visitor, bayu: Visitor, desk: Desk
) -> None:
    deliver(desk, mail(message_id="<w1@warga.example>"))
    first, _ = newest(desk)
    stranger = mail(
        "Saya juga mau.",
        sender="orang@lain.example",
        subject="Ikut",
        message_id="<w2@lain.example>",
        in_reply_to="<w1@warga.example>",
    )
    deliver(desk, stranger, START + timedelta(minutes=1))
    ticket_id, row_id = newest(desk)
    with desk.database.transaction() as tx:
        number = tickets.change(tx, first, START, confidential=True).number

    assert ticket_id != first
    assert number not in rina.get(f"/tickets/{ticket_id}").text
    page = bayu.get(f"/tickets/{ticket_id}").text
    assert number in page
    assert "pengirimnya bukan peserta tiket itu" in fold_of(page, row_id)
