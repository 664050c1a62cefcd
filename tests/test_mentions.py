from __future__ import annotations

import pytest

from helpdesk.desk import Desk
from helpdesk.model.mentions import mentioned
from helpdesk.model.person import Actor, ActorKind, Person, Role
from helpdesk.review import handle
from helpdesk.store import mentions, people, presence, tickets
from tests.intake.test_intake import NOW, all_tickets, take
from tests.letters import Letterbox, mail


def person(number: int, name: str, email: str, *, active: bool = True) -> Person:
    return Person(number, name, email, Role.COUNSELOR, None, None, active, 0, "id", NOW)


OFFICE = (
    person(1, "Rina Kusuma", "rina@d.example"),
    person(2, "Bayu Adi", "badi@d.example"),
    person(3, "Bayu Putra", "putra@d.example"),
    person(4, "Dewi", "dewi@d.example", active=False),
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@rina tolong cek", ["Rina Kusuma"]),
        ("Halo @Rina Kusuma, dan @badi.", ["Rina Kusuma", "Bayu Adi"]),
        ("@Bayu yang mana?", []),
        ("@bayu putra, lihat (@RINA)", ["Bayu Putra", "Rina Kusuma"]),
        ("surel rina@rina.example, @rinawati", []),
        ("@rina @rina @Rina Kusuma", ["Rina Kusuma"]),
        ("@dewi sudah pindah", []),
        ("@", []),
    ],
)
def test_a_note_names_colleagues_by_full_name_first_name_or_account(text: str, names: list[str]) -> None:
    assert [one.name for one in mentioned(text, OFFICE)] == names


def employ(desk: Desk, name: str) -> Person:
    with desk.database.transaction() as tx:
        email = f"{name.lower()}@d.example"
        return people.add(tx, NOW, name=name, email=email, role=Role.COUNSELOR, password_hash=None)


def test_who_is_named_finds_the_note_in_their_list_until_they_have_seen_it(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    ticket_id = all_tickets(desk)[0].id
    rina, sari = employ(desk, "Rina"), employ(desk, "Sari")
    actor = Actor(ActorKind.PERSON, sari.name, sari.id)
    handle.add_note(desk, actor, ticket_id, "@rina dan @sari: tolong dicek.", NOW)

    with desk.database.transaction() as tx:
        (one,) = mentions.of_person(tx, rina)
        assert (one.ticket_id, one.author_name, one.seen) == (ticket_id, "Sari", False)
        assert (mentions.unseen(tx, rina), mentions.unseen(tx, sari)) == (1, 0)  # nobody needs to call themselves
        tickets.change(tx, ticket_id, NOW, confidential=True)
        assert mentions.unseen(tx, rina) == 0
        assert mentions.of_person(tx, rina) == ()
        tickets.change(tx, ticket_id, NOW, confidential=False)
        assert mentions.see(tx, rina.id, ticket_id, NOW) == 1
        assert mentions.see(tx, rina.id, None, NOW) == 0
        assert [m.seen for m in mentions.of_person(tx, rina)] == [True]


def test_colleagues_are_here_while_their_pages_say_so(desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(desk, letterbox)
    ticket_id = all_tickets(desk)[0].id
    rina, sari = employ(desk, "Rina"), employ(desk, "Sari")
    with desk.database.transaction() as tx:
        assert presence.needs_saying(tx, ticket_id, rina.id, NOW, typing=False)
        presence.say(tx, ticket_id, rina.id, NOW, typing=False)
        assert not presence.needs_saying(tx, ticket_id, rina.id, NOW + presence.AGAIN / 2, typing=False)
        assert presence.needs_saying(tx, ticket_id, rina.id, NOW, typing=True)
        presence.say(tx, ticket_id, rina.id, NOW, typing=True)
        assert [(p.name, p.typing) for p in presence.others(tx, ticket_id, sari.id, NOW)] == [("Rina", True)]
        assert presence.others(tx, ticket_id, rina.id, NOW) == ()
        later = NOW + presence.TYPES
        assert [(p.name, p.typing) for p in presence.others(tx, ticket_id, sari.id, later)] == [("Rina", False)]
        assert presence.others(tx, ticket_id, sari.id, NOW + presence.HERE) == ()
        presence.leave(tx, ticket_id, rina.id)
        assert presence.others(tx, ticket_id, sari.id, NOW) == ()
