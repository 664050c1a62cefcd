"""The search on both databases: mails come in through intake, so that the index is what intake makes it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helpdesk.desk import Desk
from helpdesk.intake.reparse import reparse
from helpdesk.match.search_words import indexed, terms
from helpdesk.model.filters import Filters
from helpdesk.model.person import Person, Role
from helpdesk.store import derived, lines, people, tickets
from helpdesk.store.messages import Selection
from helpdesk.store.search import Wanted, search
from tests.intake.test_intake import NOW, take
from tests.letters import Letterbox, mail
from tests.rows import forget_what_is_derived

NIK = "3174012509900001"


def employ(desk: Desk, role: Role = Role.COUNSELOR) -> Person:
    with desk.database.transaction() as tx:
        return people.add(tx, NOW, name="Sari", email=f"{role}@dpmptsp.example", role=role, password_hash=None)


def write(desk: Desk, letterbox: Letterbox, number: int, name: str, text: str, subject: str = "Tanya") -> None:
    """Let somebody write; each mail opens a ticket of its own."""
    sender = f"{name} <{name.split()[0].lower()}@warga.example>"
    letterbox.put(mail(text, subject=f"{subject} {number}", sender=sender, message_id=f"<{number}@warga.example>"))
    take(desk, letterbox, NOW + timedelta(minutes=number))


def found(desk: Desk, viewer: Person, words: str, **more: object) -> list[int]:
    with desk.database.read() as tx:
        wanted = Wanted(words, str(more.pop("sender", "")), more.pop("filters", Filters()))  # type: ignore[arg-type]
        return [line.id for line in search(tx, wanted, viewer, NOW + timedelta(days=1), **more).lines]  # type: ignore[arg-type]


def test_a_word_is_found_in_every_form_and_in_any_mail(desk: Desk, letterbox: Letterbox) -> None:
    sari = employ(desk)
    write(desk, letterbox, 1, "Rina Wati", "Bagaimana cara memperpanjang izin makam ibu saya?")
    write(desk, letterbox, 2, "Tono Adi", "Kapan reklame di atap gedung harus dibongkar?")

    for words in ("perpanjangan", "diperpanjang makam", "MAKAM", "maka"):
        assert found(desk, sari, words) == [1]
    assert found(desk, sari, "membongkar") == [2]
    assert found(desk, sari, "reklame makam") == []
    assert found(desk, sari, "' OR \" * ) NEAR :") == []


def test_number_and_name_stand_before_what_only_mentions_them(desk: Desk, letterbox: Letterbox) -> None:
    sari = employ(desk)
    write(desk, letterbox, 1, "Rina Wati", "Berapa lama izin makam?")
    write(desk, letterbox, 2, "Tono Adi", "Saya disuruh Ibu Rina bertanya tentang makam, nomor 1.")
    write(desk, letterbox, 3, "Budi", "Tentang PTSP-2026-000001: apakah makam itu boleh ditumpang?")

    assert found(desk, sari, "rina") == [1, 2]
    assert found(desk, sari, "ptsp-2026-000001")[0] == 1
    assert found(desk, sari, "1")[0] == 1
    assert found(desk, sari, "tono@warga.example") == [2]
    assert found(desk, sari, "makam", sender="budi") == [3]
    assert found(desk, sari, "", sender="rina wati") == [1]


def test_pages_show_each_ticket_once(desk: Desk, letterbox: Letterbox) -> None:
    sari = employ(desk)
    for number in range(1, 8):
        write(desk, letterbox, number, f"Warga{number} Satu", "Syarat izin makam apa saja?")
    letterbox.put(
        mail(
            "Izin makam yang tadi bagaimana?",
            sender="Warga2 Satu <warga2@warga.example>",
            message_id="<lagi@warga.example>",
            in_reply_to="<2@warga.example>",
        )
    )
    take(desk, letterbox, NOW + timedelta(hours=1))

    shown: list[int] = []
    after = None
    for _ in range(9):
        with desk.database.read() as tx:
            page = search(tx, Wanted("makam"), sari, NOW, after=after, limit=2)
        shown += [line.id for line in page.lines]
        after = page.next_key
        if after is None:
            break
    assert shown == [2, 7, 6, 5, 4, 3, 1]


def test_a_confidential_ticket_is_found_by_those_who_may_see_it(desk: Desk, letterbox: Letterbox) -> None:
    sari, chief = employ(desk), employ(desk, Role.SUPERVISOR)
    write(desk, letterbox, 1, "Rina Wati", "Ada petugas yang meminta uang untuk izin makam.")
    with desk.database.transaction() as tx:
        tickets.change(tx, 1, NOW, confidential=True)

    for words in ("makam", "rina", "PTSP-2026-000001", "rina@warga.example"):
        assert found(desk, sari, words) == []
        assert found(desk, chief, words) == [1]


def test_a_search_is_narrowed_by_filters(desk: Desk, letterbox: Letterbox) -> None:
    sari = employ(desk)
    write(desk, letterbox, 1, "Rina Wati", "Syarat perpanjang izin makam apa saja?")
    write(desk, letterbox, 2, "Tono Adi", "Syarat SIP dokter gigi apa saja?")
    with desk.database.transaction() as tx:
        about_graves = next(entry for entry in lines.of_tickets(tx, [1])[1].entries if "iptm" in entry)
        tickets.change(tx, 2, NOW, assignee_id=sari.id)

    assert found(desk, sari, "syarat") == [2, 1]
    assert found(desk, sari, "syarat", filters=Filters(permits=(about_graves,))) == [1]
    assert found(desk, sari, "", filters=Filters(permits=(about_graves,))) == [1]
    assert found(desk, sari, "syarat", filters=Filters(counselor="me")) == [2]
    assert found(desk, sari, "syarat", filters=Filters(counselor="none")) == [1]
    assert found(desk, sari, "", filters=Filters(until=NOW)) == []
    assert found(desk, sari, "", filters=Filters(since=NOW, language="id")) == [2, 1]


def test_personal_numbers_are_not_in_the_index(desk: Desk, letterbox: Letterbox) -> None:
    sari = employ(desk)
    write(desk, letterbox, 1, "Rina Wati", f"NIK saya {NIK}, syarat izin makam apa saja?")

    assert found(desk, sari, "makam") == [1]
    assert found(desk, sari, NIK) == []
    assert NIK[-6:] not in indexed([f"NIK saya {NIK}"])


def test_the_index_and_the_lines_are_derived_again_and_for_an_older_desk(desk: Desk, letterbox: Letterbox) -> None:
    sari = employ(desk)
    write(desk, letterbox, 1, "Rina Wati", "Syarat izin makam apa saja?")
    write(desk, letterbox, 2, "Tono Adi", "Reklame di atap?")
    with desk.database.read() as tx:
        before = lines.of_tickets(tx, [1, 2])

    assert derived.fill(desk.database) == 0
    for _ in reparse(desk, Selection(every=True), NOW):
        pass
    with desk.database.read() as tx:
        assert lines.of_tickets(tx, [1, 2]) == before
    with desk.database.transaction() as tx:
        forget_what_is_derived(tx)
    assert found(desk, sari, "makam") == []

    assert derived.fill(desk.database) == 2
    assert found(desk, sari, "makam") == [1]
    with desk.database.read() as tx:
        assert lines.of_tickets(tx, [1, 2]) == before


@pytest.mark.parametrize("line", ["", "   ", "di", "::", "a" * 5000, "\x00", "“”", "-- ;", "ini yang dan"])
def test_any_line_can_be_searched(desk: Desk, line: str) -> None:
    assert found(desk, employ(desk), line) == []


def test_only_the_last_word_may_be_unfinished() -> None:
    finished, unfinished = terms("izin mak")
    assert (finished.begun, unfinished.begun) == ("", "mak")
    assert [term.begun for term in terms("izin mak ")] == ["", ""]
    assert terms("yang di makam") == terms("makam")
    assert terms("izin m", typing=True) == terms("izin ")
