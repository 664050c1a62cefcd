"""The pages of the drafts and of reply templates: what supervisors see, and that trying changes nothing."""

from __future__ import annotations

import html
from typing import Any

import pytest

from helpdesk.desk import Desk
from helpdesk.draft.templating.templates import fixed_words
from helpdesk.store import drafts, tickets
from tests.web.seeds import START
from tests.web.serving import Visitor

CLOSING = "Demikian penjelasan kami."


def send(desk: Desk, ticket_id: int, *, without: str = "") -> None:
    """Send the draft of a ticket, without a sentence of it."""
    with desk.database.transaction() as tx:
        found = drafts.open_draft(tx, ticket_id)
        assert found is not None
        values: dict[str, Any] = {"body": found.body.replace(without, "")}
        drafts.save(tx, found.id, found.version, START, **values)
        drafts.close(tx, found.id, "sent", START)


def number_of(desk: Desk, ticket_id: int) -> str:
    with desk.database.read() as tx:
        return tickets.get(tx, ticket_id).number


def drafted(desk: Desk) -> list[int]:
    with desk.database.read() as tx:
        found = [ticket.id for ticket in tickets.every(tx) if drafts.open_draft(tx, ticket.id)]
        return [i for i in found if (draft := drafts.open_draft(tx, i)) and draft.language == "id"]


def test_the_page_counts_what_left_as_proposed_and_what_was_taken_out(bayu: Visitor, desk: Desk) -> None:
    assert "Belum ada balasan berkonsep" in bayu.get("/drafts").text
    sentence = "Bila masih ada yang ingin ditanyakan, silakan balas surel ini."
    with desk.database.read() as tx:
        some = [i for i in drafted(desk) if (one := drafts.open_draft(tx, i)) and sentence in one.body]
    for ticket_id in some[:4]:
        send(desk, ticket_id, without=sentence)
    send(desk, some[4])
    page = bayu.get("/drafts?days=30").text

    assert "Balasan terkirim</dt><dd>5</dd>" in page
    assert "20% <small" in page
    assert f"<q>{sentence}</q>" in page
    assert "<code>closing</code>" in page


def test_a_changed_template_is_tried_on_a_real_ticket_and_changes_nothing(bayu: Visitor, desk: Desk) -> None:
    folder = desk.config.draft.templates
    before, number = fixed_words(folder), number_of(desk, drafted(desk)[0])
    opened = bayu.get(f"/templates?name=closing&language=id&ticket={number}").text
    assert "Hormat kami," in opened
    source = (folder / "reply/id/closing.txt.j2").read_text("utf-8").replace("Hormat kami,", CLOSING)
    page = bayu.post("/templates", {"name": "closing", "language": "id", "text": source, "ticket": number}).text

    assert "<ins>" in page
    assert CLOSING.split()[1] in page
    assert "<del>" in page
    assert fixed_words(folder) == before


def test_a_broken_template_says_what_is_wrong_and_nothing_is_lost(bayu: Visitor, desk: Desk) -> None:
    number = number_of(desk, drafted(desk)[0])
    broken = {"name": "fee", "language": "id", "text": "Biayanya {{ tarif }}", "ticket": number}
    page = bayu.post("/templates", broken).text
    assert "“tarif” tidak dikenal di sini. Pakai salah satu dari:" in page
    assert "Biayanya {{ tarif }}" in page
    lost = bayu.post("/templates", {**broken, "text": "Biayanya ada."}).text
    assert "jadi isinya akan hilang. Kembalikan {{" in lost


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Biayanya {{ }}", "Baris 1: sebelum “}}” tidak ada yang diminta. Perbaiki tanda"),
        ("Biaya\n{% iff fee %}", "Baris 2: perintah {% iff %} tidak dikenal."),
        ("{% if fee %}Biaya", "Baris 1: {% if %} belum ditutup."),
        ("{{ fee fee }}", "Baris 1: di sini seharusnya “}}”, bukan “fee”."),
        ("{{ fee) }}", "Baris 1: “)” tidak pada tempatnya."),
        ("", "Baris 1: hasilnya kosong. Tulis teksnya"),
    ],
)
def test_what_the_parser_says_is_said_in_the_words_of_the_page(bayu: Visitor, desk: Desk, text: str, said: str) -> None:
    number = number_of(desk, drafted(desk)[0])
    page = bayu.post("/templates", {"name": "closing", "language": "id", "text": text, "ticket": number}).text
    assert said in html.unescape(page)


def test_what_cannot_be_tried_is_refused_with_a_reason(bayu: Visitor) -> None:
    form = {"name": "closing", "language": "id", "text": "x", "ticket": "PTSP-1999-000001"}
    assert "Tidak ada tiket dengan nomor itu" in bayu.post("/templates", form).text
    assert bayu.get("/templates?name=../secret").status_code == 404
    assert bayu.post("/templates", {**form, "name": "nothing"}).status_code == 404
    taken = bayu.post("/templates", {**form, "wish": "file"})
    assert taken.headers["content-disposition"].endswith('"closing.txt.j2"')
    assert taken.text == "x"


def test_a_counselor_sees_neither_page(rina: Visitor) -> None:
    assert rina.get("/drafts").status_code == rina.get("/templates").status_code == 403
    assert rina.post("/templates", {"name": "fee", "language": "id", "text": ""}).status_code == 403
