"""The corpus: every mail in tests/messages is read as its .toml says, and named by the criterion it stands for."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpdesk.mail.automatic import why_automatic
from helpdesk.mail.bounce import read_bounce
from helpdesk.mail.identity import identity
from helpdesk.mail.language import detect
from helpdesk.mail.parse import parse
from helpdesk.mail.quote import split
from helpdesk.mail.sender import standing
from helpdesk.mail.thread import ancestors, base_subject, ticket_tags
from helpdesk.model.message import Address, Body, Message

FOLDER = Path(__file__).parent.parent / "messages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.eml"))
OWN = frozenset({"ptsp@office.example", "penyuluhan@office.example"})


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def octets(name: str) -> bytes:
    return (FOLDER / f"{name}.eml").read_bytes()


def automatic_kind(message: Message) -> str:
    found = why_automatic(message, OWN)
    return found.kind.value if found else ""


def bounced(message: Message) -> list[dict[str, Any]]:
    bounce = read_bounce(message)
    return [
        {"address": item.address, "status": item.status or "", "action": item.action, "permanent": item.permanent}
        for item in (bounce.recipients if bounce else ())
    ]


def original_id(message: Message) -> str:
    bounce = read_bounce(message)
    return (bounce.original_message_id if bounce else None) or ""


def box(address: Address | None) -> dict[str, str]:
    return {"name": address.name, "address": address.address} if address else {}


VALUES: dict[str, Callable[[Message, Body], Any]] = {
    "message_id": lambda message, _: message.message_id or "",
    "in_reply_to": lambda message, _: message.in_reply_to or "",
    "date": lambda message, _: message.date.isoformat() if message.date else "",
    "from": lambda message, _: box(message.sender),
    "to": lambda message, _: [item.address for item in message.to],
    "cc": lambda message, _: [item.address for item in message.cc],
    "reply_to": lambda message, _: [item.address for item in message.reply_to],
    "subject": lambda message, _: message.subject,
    "text": lambda message, _: message.text,
    "new_text": lambda _, body: body.new_text,
    "signature": lambda _, body: body.signature,
    "language": lambda message, _: detect(message.text),
    "ancestors": lambda message, _: list(ancestors(message)),
    "base_subject": lambda message, _: base_subject(message.subject),
    "tickets": lambda message, body: list(ticket_tags(f"{message.subject}\n{body.new_text}", "PTSP")),
    "automatic": lambda message, _: automatic_kind(message),
    "bounce": lambda message, _: bounced(message),
    "original_message_id": lambda message, _: original_id(message),
    "vouched": lambda message, _: standing(message, "mx.office.example").vouched,
}


@pytest.mark.parametrize("name", NAMES)
def test_mail_is_read_as_its_description_says(name: str) -> None:
    message = parse(octets(name))
    body = split(message)
    wanted = expected(name)

    for key, value in wanted.items():
        if key in VALUES:
            assert trimmed(VALUES[key](message, body)) == trimmed(value), key
        elif key.endswith("_holds"):
            for piece in value if isinstance(value, list) else [value]:
                assert piece in VALUES[key.removesuffix("_holds")](message, body), key
        else:
            CHECKS[key](message, body, value)


def trimmed(value: Any) -> Any:
    return value.strip("\n") if isinstance(value, str) else value


def check_defects(message: Message, body: Body, value: list[str]) -> None:
    assert set(value) <= {*message.defects, *body.defects}


def check_attachments(message: Message, _: Body, value: list[dict[str, Any]]) -> None:
    assert [item.filename for item in message.attachments] == [item["filename"] for item in value]
    for found, wanted in zip(message.attachments, value, strict=True):
        assert found.content_type == wanted.get("content_type", found.content_type)
        assert found.inline == wanted.get("inline", False)
        assert wanted.get("text_holds", "") in (found.text or "")
        assert found.size == len(found.content)


def check_headers(message: Message, _: Body, value: dict[str, str]) -> None:
    assert {name: message.header(name) for name in value} == value


def check_same(message: Message, _: Body, value: str) -> None:
    assert identity(message) == identity(parse(octets(value)))


def check_criterion(_message: Message, _body: Body, value: list[str]) -> None:
    assert value
    assert all(item[0] in "AB" and item[1:].isdigit() for item in value)


CHECKS: dict[str, Callable[[Message, Body, Any], None]] = {
    "criterion": check_criterion,
    "defects": check_defects,
    "attachments": check_attachments,
    "headers": check_headers,
    "same_as": check_same,
}


def test_corpus_is_complete() -> None:
    described = sorted(path.stem for path in FOLDER.glob("*.toml"))

    assert described == NAMES
    assert all("criterion" in expected(name) and len(expected(name)) > 1 for name in NAMES)
    assert sorted(set(expected_keys()) - {*VALUES, *CHECKS}) == []


def expected_keys() -> list[str]:
    return [key.removesuffix("_holds") for name in NAMES for key in expected(name)]


def test_different_mails_have_different_identities() -> None:
    pairs: dict[str, str] = {name: expected(name).get("same_as", "") for name in NAMES}
    found = {name: identity(parse(octets(name))) for name in NAMES}
    distinct = [name for name in NAMES if not pairs[name] or name < pairs[name]]

    assert len({found[name] for name in distinct}) == len(distinct)


CRITERIA = [f"A{n}" for n in (*range(1, 30), 47, 48)] + [f"B{n}" for n in range(1, 63)]


def held_by_tests() -> dict[str, list[str]]:
    """Return the criteria in the table of the README, each with the tests that hold it."""
    found: dict[str, list[str]] = {}
    for line in (FOLDER / "README.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and "::" in line:
            for criterion in cells[0].split(", "):
                found.setdefault(criterion, []).append(cells[2])
    return found


def test_every_criterion_has_two_pairs_or_a_test_of_the_flow() -> None:
    count = Counter(criterion for name in NAMES for criterion in expected(name)["criterion"])
    held = held_by_tests()

    assert [criterion for criterion in CRITERIA if count[criterion] < 2 and criterion not in held] == []
    for place in (place for places in held.values() for place in places):
        file, _, test = place.partition("::")
        assert f"def {test}(" in (FOLDER.parent.parent / file).read_text("utf-8"), place
