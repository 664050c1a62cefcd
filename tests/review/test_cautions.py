"""What must be thought of twice before a letter goes: each caution alone, and approval that asks for its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from helpdesk.desk import Desk
from helpdesk.errors import ConflictError, UnconfirmedError
from helpdesk.model.application import Stage
from helpdesk.model.conversation import FiledDraft
from helpdesk.model.message import Address
from helpdesk.model.person import Actor, ActorKind, Role
from helpdesk.review import cautions, prepare, review
from helpdesk.store import applications, deliveries, drafts, events, people, tickets
from tests import papers
from tests.intake.test_intake import NOW, SARI, all_tickets, take
from tests.letters import QUESTION, Letterbox, mail

NIK = "3174054503900002"
VOUCHED = {"Authentication-Results": "mx.dpmptsp.example; dkim=pass header.d=warga.example"}
Opener = Callable[..., FiledDraft]


@pytest.fixture
def opened(sqlite_desk: Desk, letterbox: Letterbox) -> Opener:
    """Take a mail in and return its draft."""

    def open_one(text: str = QUESTION, **options: str) -> FiledDraft:
        letterbox.put(mail(text, headers=VOUCHED, **options))
        take(sqlite_desk, letterbox)
        with sqlite_desk.database.read() as tx:
            draft = drafts.open_draft(tx, all_tickets(sqlite_desk)[-1].id)
        assert draft is not None
        return draft

    return open_one


def found(desk: Desk, draft: FiledDraft, **changes: object) -> dict[str, str]:
    """Return the cautions about a letter, changed in some fields, that must be confirmed."""
    with desk.database.read() as tx:
        changed = replace(draft, **changes)  # type: ignore[arg-type]
        looked = cautions.look(desk, tx, tickets.get(tx, draft.ticket_id), changed)
    return {caution.word: caution.detail for caution in looked if caution.confirm}


def test_a_proposal_that_answers_everything_needs_no_second_thought(sqlite_desk: Desk, opened: Opener) -> None:
    assert found(sqlite_desk, opened()) == {}


def test_a_question_without_an_answer(sqlite_desk: Desk, opened: Opener) -> None:
    draft = opened()
    blocks = tuple({**block, "answered_by": []} for block in draft.blocks)

    assert found(sqlite_desk, draft, blocks=blocks) == {"unanswered": "1"}
    assert draft.message_row_id is not None
    review.swap(sqlite_desk, SARI, draft.message_row_id, 0, None, NOW)
    assert found(sqlite_desk, draft, blocks=blocks) == {}  # somebody has decided that no entry fits


@pytest.mark.parametrize("field", ["to", "cc"])
def test_a_recipient_who_takes_no_part(sqlite_desk: Desk, opened: Opener, field: str) -> None:
    draft = opened()
    boxes = (*getattr(draft, field), Address("", "orang.lain@warga.example"))

    assert found(sqlite_desk, draft, **{field: boxes}) == {"recipient-differs": "orang.lain@warga.example"}


def test_a_reply_that_goes_past_the_sender(sqlite_desk: Desk, opened: Opener) -> None:
    draft = opened()

    assert "recipient-differs" in found(sqlite_desk, draft, to=(Address("", "penyuluhan@dpmptsp.example"),))


def test_a_sender_for_whom_nobody_vouches(sqlite_desk: Desk, letterbox: Letterbox) -> None:
    letterbox.put(mail())
    take(sqlite_desk, letterbox)
    with sqlite_desk.database.read() as tx:
        draft = drafts.open_draft(tx, all_tickets(sqlite_desk)[0].id)
    assert draft is not None

    assert found(sqlite_desk, draft) == {"not-vouched": "rina@warga.example"}


@pytest.mark.parametrize("written", [NIK, "3174 0545 0390 0002", "NIK: 3174.0545.0390.0002"])
def test_a_number_of_the_citizen(sqlite_desk: Desk, opened: Opener, written: str) -> None:
    draft = opened(f"{QUESTION} NIK saya {NIK}.")

    assert found(sqlite_desk, draft, body=f"{draft.body}\nNIK {written}.") == {"personal-number": "…0002"}


def test_a_number_that_this_citizen_never_wrote_is_somebody_elses(sqlite_desk: Desk, opened: Opener) -> None:
    draft = opened()

    assert found(sqlite_desk, draft, body=f"{draft.body}\nNIK {NIK}.") == {"other-citizen": "…0002"}


def test_the_address_and_the_ticket_of_another_citizen(sqlite_desk: Desk, opened: Opener) -> None:
    opened(sender="Budi <budi@warga.example>", message_id="<lain@warga.example>", subject="Apotek")
    theirs = all_tickets(sqlite_desk)[-1]
    draft = opened()
    body = f"{draft.body}\nLihat {theirs.number}, atau tanya BUDI@warga.example; kantor: siapa@kementerian.example"

    assert found(sqlite_desk, draft, body=body) == {"other-citizen": f"budi@warga.example, {theirs.number}"}


def test_an_application_of_another_ticket(sqlite_desk: Desk, opened: Opener) -> None:
    opened(sender="Budi <budi@warga.example>", message_id="<lain@warga.example>", subject="Apotek")
    other = all_tickets(sqlite_desk)[-1]
    draft = opened()
    number = "123/4.1/31.74/-1.785/2026"
    with sqlite_desk.database.transaction() as tx:
        applications.add(tx, [{"number": number, "ticket_id": other.id, "stage": Stage.SUBMITTED}], NOW)

    assert found(sqlite_desk, draft, body=f"{draft.body}\n{number}") == {"other-citizen": number}


def test_the_citizen_has_written_again(sqlite_desk: Desk, opened: Opener, letterbox: Letterbox) -> None:
    draft = opened()
    review.save_draft(sqlite_desk, SARI, draft.id, 1, review.Edit("Hal", "Baik.", draft.to), NOW)
    letterbox.put(mail("Ralat.", message_id="<dua@warga.example>", in_reply_to="<satu@warga.example>", headers=VOUCHED))
    take(sqlite_desk, letterbox)

    assert "newer-mail" in found(sqlite_desk, draft)


def test_a_mail_that_asks_more_than_is_read(sqlite_desk: Desk, opened: Opener) -> None:
    matters = ("makam", "reklame", "apotek", "salon", "klinik", "optik", "laboratorium", "tebang pohon", "sumur")
    asked = [f"{n}. Berapa biaya izin {m}? Berapa lama izin {m}?" for n, m in enumerate(matters * 2, 1)]

    assert "more-asked" in found(sqlite_desk, opened("\n".join(asked)))
    few = opened("\n".join(asked[:3]), message_id="<dua@warga.example>", subject="Lain lagi")
    assert "more-asked" not in found(sqlite_desk, few)


def test_approval_refuses_what_was_not_confirmed_by_name_and_remembers_what_was(
    sqlite_desk: Desk, opened: Opener
) -> None:
    draft = opened()
    edit = review.Edit(draft.subject, f"{draft.body}\nNIK {NIK}.", (*draft.to, Address("", "x@lain.example")))

    for confirmed in ((), ("other-citizen",), ("recipient-differs", "personal-number")):
        with pytest.raises(UnconfirmedError):
            review.approve(sqlite_desk, SARI, draft.id, draft.version, NOW, edit=edit, confirmed=confirmed)
    with sqlite_desk.database.read() as tx:
        assert deliveries.of_ticket(tx, draft.ticket_id) == ()
        assert drafts.get(tx, draft.id).version == draft.version
    review.approve(
        sqlite_desk,
        SARI,
        draft.id,
        draft.version,
        NOW,
        edit=edit,
        confirmed=("other-citizen", "recipient-differs", "anything"),
    )

    with sqlite_desk.database.read() as tx:
        (approved,) = [e for e in events.of_ticket(tx, draft.ticket_id) if e.what == "review.approved"]
    assert approved.data == {"confirmed": ["recipient-differs", "other-citizen"]}


def test_no_caution_is_raised_by_what_the_desk_proposed_itself(sqlite_desk: Desk, opened: Opener) -> None:
    draft = opened()
    body = f"{draft.body}\nTelepon 0812-3456-7890"

    assert "personal-number" in found(sqlite_desk, draft, body=body)
    assert found(sqlite_desk, draft, body=body, proposed_body=body) == {}


def employ(desk: Desk, name: str, role: Role) -> Actor:
    with desk.database.transaction() as tx:
        person = people.add(tx, NOW, name=name, email=f"{name.lower()}@d.example", role=role, password_hash=None)
    return Actor(ActorKind.PERSON, person.name, person.id)


def test_a_counselor_whose_replies_are_read_first_cannot_approve_them(sqlite_desk: Desk, opened: Opener) -> None:
    draft = opened()
    sari, bayu = employ(sqlite_desk, "Sari", Role.COUNSELOR), employ(sqlite_desk, "Bayu", Role.SUPERVISOR)
    watched = sqlite_desk.config.review.model_copy(update={"people": ("sari@d.example",)})
    sqlite_desk.config = sqlite_desk.config.model_copy(update={"review": watched})

    with pytest.raises(ConflictError, match="supervisor"):
        review.approve(sqlite_desk, sari, draft.id, draft.version, NOW)
    assert review.approve(sqlite_desk, bayu, draft.id, draft.version, NOW)


def test_a_number_inside_a_file_that_goes_along(sqlite_desk: Desk, opened: Opener) -> None:
    draft = opened(f"{QUESTION} NIK saya {NIK}.")
    other = "3174051201850007"
    own = papers.pdf(f"NIK {NIK}", "halaman kedua")
    prepare.attach(sqlite_desk, SARI, draft.id, ("milik sendiri.pdf", "application/pdf", own), NOW)
    assert found(sqlite_desk, draft) == {"personal-number": "…0002 (milik sendiri.pdf)"}

    zipped = papers.zipped(
        {"dalam.pdf": papers.pdf(f"Salinan kartu tanda penduduk atas nama Budi Hartono, nomor {other}")}
    )
    prepare.attach(sqlite_desk, SARI, draft.id, ("paket.zip", "application/zip", zipped), NOW)
    prepare.attach(sqlite_desk, SARI, draft.id, ("daftar.txt", "text/plain", b"telepon kantor (021) 555 1234"), NOW)
    assert found(sqlite_desk, draft) == {
        "personal-number": "…0002 (milik sendiri.pdf)",
        "other-citizen": "…0007 (paket.zip)",
    }
    with pytest.raises(UnconfirmedError):
        review.approve(sqlite_desk, SARI, draft.id, draft.version, NOW, confirmed=("personal-number",))


def test_one_file_inside_a_packet_that_cannot_be_read(sqlite_desk: Desk, opened: Opener) -> None:
    draft = opened()
    zipped = papers.zipped({"baca.txt": b"Daftar isi paket ini.", "foto.png": papers.png_of(20, 20)})
    prepare.attach(sqlite_desk, SARI, draft.id, ("paket.zip", "application/zip", zipped), NOW)

    assert found(sqlite_desk, draft) == {"unread-file": "paket.zip"}


def test_a_file_in_which_nothing_can_be_read_must_have_been_opened(sqlite_desk: Desk, opened: Opener) -> None:
    draft = opened()
    prepare.attach(sqlite_desk, SARI, draft.id, ("ktp.png", "image/png", papers.png_of(20, 20)), NOW)
    file_id = prepare.attach(sqlite_desk, SARI, draft.id, ("pindai.pdf", "application/pdf", papers.scanned_pdf()), NOW)

    assert found(sqlite_desk, draft) == {"unread-file": "ktp.png, pindai.pdf"}
    prepare.detach(sqlite_desk, SARI, draft.id, file_id, NOW)
    assert found(sqlite_desk, draft) == {"unread-file": "ktp.png"}
