"""Whatever octets come, ``helpdesk explain --json`` keeps the black-box contract."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from helpdesk.cli.explain import WORTH_HELP, WORTH_SHARING
from helpdesk.demo.inquiries import first_inquiries, later_inquiries
from helpdesk.demo.mails import compose_inquiry
from helpdesk.explain import Explainer, as_json
from tests.conftest import ROOT
from tests.contract import Vocabulary, violations
from tests.letters import mail

TODAY = date(2026, 11, 24)
SENT_AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
SEED = 20261124
MUTATIONS, MANY_MUTATIONS = 150, 2000
HOSTILE_FIELDS = (
    b"Content-Type: multipart/mixed; boundary=\r\n",
    b"Content-Type: text/plain; charset=\xff\xfe\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Date: Mon, 99 Nov 0000 99:99:99 +9999\r\n",
    b"Date: Thu, 01 Jan 9999 00:00:00 -1200\r\n",
    b"From: =?utf-8?B?//79?= <@>\r\n",
    b"Message-ID: <<\x00>>\r\n",
    b"References: <a@b> <> <c d@e> text\r\n",
    b"Subject: =?utf-16?B?2AA=?= =?x-unknown?Q?=00=0D?=\r\n",
    b"Auto-Submitted: auto-replied\r\n",
    b"Return-Path: <>\r\n",
)


@cache
def inquiries() -> tuple[bytes, ...]:
    """Return every inquiry of the demo as a mail."""
    return tuple(compose_inquiry(inquiry, SENT_AT) for inquiry in (*first_inquiries(), *later_inquiries()))


@cache
def corpus() -> tuple[bytes, ...]:
    """Return the mails of tests/messages."""
    return tuple(path.read_bytes() for path in sorted((ROOT / "tests" / "messages").glob("*.eml")))


@pytest.fixture(scope="session")
def vocabulary(explainer: Explainer) -> Vocabulary:
    known = explainer.knowledge
    return Vocabulary(known.permits, known.topics, known.documents)


def explained(explainer: Explainer, octets: bytes) -> Any:
    """Return the object of one mail, read back from JSON as another program would."""
    return json.loads(json.dumps(as_json("x.eml", explainer.explain(octets, TODAY)), ensure_ascii=False))


def wrong(explainer: Explainer, vocabulary: Vocabulary, octets: bytes) -> list[str]:
    """Return what is wrong with the object of one mail."""
    return violations(explained(explainer, octets), vocabulary)


def mutated(octets: bytes, chance: random.Random) -> bytes:
    """Return a mail that something went wrong with on its way."""
    for _ in range(chance.randint(1, 3)):
        octets = chance.choice((_cut, _flip, _double_field, _hostile_field, _noise, _shuffle))(octets, chance)
    return octets


def _cut(octets: bytes, chance: random.Random) -> bytes:
    return octets[: chance.randrange(len(octets) + 1)]


def _flip(octets: bytes, chance: random.Random) -> bytes:
    changed = bytearray(octets)
    for _ in range(min(len(changed), chance.choice((1, 10, 200)))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _double_field(octets: bytes, chance: random.Random) -> bytes:
    head, separator, body = octets.partition(b"\r\n\r\n")
    fields = head.split(b"\r\n")
    fields.insert(chance.randrange(len(fields) + 1), chance.choice(fields))
    return b"\r\n".join(fields) + separator + body


def _hostile_field(octets: bytes, chance: random.Random) -> bytes:
    return chance.choice(HOSTILE_FIELDS) + octets


def _noise(octets: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(octets) + 1)
    return octets[:place] + chance.randbytes(chance.choice((1, 40, 3000))) + octets[place:]


def _shuffle(octets: bytes, chance: random.Random) -> bytes:
    lines = octets.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def test_every_inquiry_of_the_demo_keeps_the_contract(explainer: Explainer, vocabulary: Vocabulary) -> None:
    assert len(inquiries()) >= 60
    found = {number: wrong(explainer, vocabulary, octets) for number, octets in enumerate(inquiries())}

    assert {number: problems for number, problems in found.items() if problems} == {}


def test_every_mail_of_the_corpus_keeps_the_contract(explainer: Explainer, vocabulary: Vocabulary) -> None:
    found = {number: wrong(explainer, vocabulary, octets) for number, octets in enumerate(corpus())}

    assert {number: problems for number, problems in found.items() if problems} == {}


@pytest.mark.parametrize("text", ["", "makasih", "Selamat pagi,\nmohon info.\n\nSent from my iPhone"])
def test_what_only_the_subject_asks_has_its_place_in_no_text(
    explainer: Explainer, vocabulary: Vocabulary, text: str
) -> None:
    octets = mail(text, subject="Apa syarat KRK? NIK saya 3174054503900002, berapa biaya SLF?")
    found = explained(explainer, octets)

    assert violations(found, vocabulary) == []
    assert [(q["text"], q["start"], q["end"]) for q in found["questions"]] == [("", 0, 0)] * 2
    assert [q["answered_by"][:1] for q in found["questions"]] == [["krk"], ["slf"]]


@pytest.mark.long
def test_damaged_mails_keep_the_contract(explainer: Explainer, vocabulary: Vocabulary, long: bool) -> None:
    chance = random.Random(SEED)
    sources = [octets for octets in (*inquiries(), *corpus()) if len(octets) < 60_000]
    for number in range(MANY_MUTATIONS if long else MUTATIONS):
        octets = mutated(chance.choice(sources), chance)
        problems = wrong(explainer, vocabulary, octets)

        assert not problems, f"mutation {number} of seed {SEED}: {problems}"


@pytest.mark.parametrize(
    "octets",
    [b"", b"\r\n", b"\r\n\r\n", b"\0", b"\xff" * 1000, b"From ", b": x\r\n\r\n", b"Subject: \xed\xa0\x80\r\n\r\n\xed"],
    ids=["empty", "one line end", "two", "NUL", "no text", "mbox line", "no name", "surrogates"],
)
def test_any_octets_are_a_message_with_defects(explainer: Explainer, vocabulary: Vocabulary, octets: bytes) -> None:
    found = explained(explainer, octets)

    assert violations(found, vocabulary) == []
    assert found["message"]["defects"]


def test_the_same_mail_is_explained_the_same_way_twice(explainer: Explainer) -> None:
    octets = inquiries()[0]

    assert explained(explainer, octets) == explained(explainer, octets)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("draft", None),
        ("error", "no"),
        ("action", "reply"),
        ("permits", ["izin-yang-tidak-ada"]),
        ("bounce", {"recipients": [], "original_message_id": None}),
        ("application_numbers", ["\ud800"]),
        ("topics", None),
    ],
)
def test_the_judge_itself_notices(explainer: Explainer, vocabulary: Vocabulary, key: str, value: Any) -> None:
    found = explained(explainer, mail())
    assert violations(found, vocabulary) == []

    assert violations({**found, key: value}, vocabulary)


def test_the_judge_notices_wrong_offsets_and_order(explainer: Explainer, vocabulary: Vocabulary) -> None:
    found = explained(explainer, mail())
    (question,) = found["questions"]
    shifted = {**question, "start": question["start"] + 1}
    reversed_ = {**question, "candidates": question["candidates"][::-1]}

    assert violations({**found, "questions": [shifted]}, vocabulary)
    assert len(question["candidates"]) > 1
    assert violations({**found, "questions": [reversed_]}, vocabulary)


def run(folder: Path, *words: str | Path, given: bytes = b"") -> tuple[int, list[Any], str]:
    """Run the real command in ``folder``; return its exit status, the objects of stdout and stderr."""
    command = [sys.executable, "-m", "helpdesk", "explain", "--json", *map(str, words)]
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, timeout=120)
    lines = done.stdout.decode("utf-8").split("\n")
    assert lines.pop() == ""
    return done.returncode, [json.loads(line) for line in lines], done.stderr.decode("utf-8")


@pytest.fixture
def office() -> Path:
    return ROOT / "config.toml"


def test_the_command_explains_files_folders_and_maildirs_in_byte_order(
    tmp_path: Path, office: Path, vocabulary: Vocabulary
) -> None:
    for name in ("b.eml", "B.eml", "ä.eml", ".hidden.eml", "a/2.eml", "a/10.eml", ".git/x.eml"):
        (tmp_path / "mails" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mails" / name).write_bytes(mail(f"Berapa biaya NIB? {name}"))
    for name in ("new/1.host", "cur/2.host:2,S", "tmp/3.host", "dovecot-uidlist", ".Sent/cur/4.host"):
        (tmp_path / "box" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "box" / name).write_bytes(mail())
    (tmp_path / os.fsdecode(b"\xff.eml")).write_bytes(mail())
    (tmp_path / "empty.eml").write_bytes(b"")
    before = sorted(tmp_path.rglob("*"))

    status, found, told = run(
        tmp_path, "--config", office, "mails", "box/", "-", "empty.eml", os.fsdecode(b"\xff.eml"), given=mail()
    )

    assert (status, told) == (0, "")
    names = [item["file"] for item in found]
    assert names[:5] == ["mails/B.eml", "mails/a/10.eml", "mails/a/2.eml", "mails/b.eml", "mails/ä.eml"]
    assert names[5:9] == ["box/cur/2.host:2,S", "box/new/1.host", "-", "empty.eml"]
    assert len(names) == 10
    assert [violations(item, vocabulary) for item in found] == [[]] * 10
    assert found[8]["message"]["defects"]
    assert sorted(tmp_path.rglob("*")) == before  # no database, no blobs, no secret


def test_a_file_that_cannot_be_read_is_told_and_the_run_goes_on(
    tmp_path: Path, office: Path, vocabulary: Vocabulary
) -> None:
    (tmp_path / "good.eml").write_bytes(mail())
    (tmp_path / "dangling.eml").symlink_to("nowhere")

    status, found, told = run(tmp_path, "--config", office, "none.eml", "dangling.eml", "good.eml")

    assert (status, told) == (1, "")
    assert [list(item) for item in found[:2]] == [["file", "error"]] * 2
    assert [item["file"] for item in found] == ["none.eml", "dangling.eml", "good.eml"]
    assert all("No such file" in item["error"] for item in found[:2])
    assert violations(found[2], vocabulary) == []


def test_many_files_shared_out_to_processes_are_told_as_one_by_one(
    tmp_path: Path, office: Path, explainer: Explainer
) -> None:
    (tmp_path / "mails").mkdir()
    sent = inquiries()
    count = WORTH_SHARING + 10
    for number in range(count):
        (tmp_path / "mails" / f"{number:03}.eml").write_bytes(sent[number % 20])
    (tmp_path / "mails" / "007.eml").unlink()
    (tmp_path / "mails" / "007.eml").symlink_to("nowhere")
    (tmp_path / "mails" / os.fsdecode(b"999\xff.eml")).write_bytes(sent[20])

    status, found, told = run(tmp_path, "--config", office, "--no-semantic", "mails")

    assert (status, told) == (1, "")
    assert [item["file"] for item in found[:count]] == [f"mails/{number:03}.eml" for number in range(count)]
    assert len(found) == count + 1
    alone = [explained(explainer, octets) for octets in sent[:20]]
    for number, item in enumerate(found[:count]):
        if number == 7:
            assert "No such file" in item["error"]
        else:
            assert item["questions"] == alone[number % 20]["questions"]
            assert item["message"] == alone[number % 20]["message"]


def test_a_helper_changes_neither_what_is_told_of_some_files_nor_its_order(
    tmp_path: Path, office: Path, explainer: Explainer
) -> None:
    (tmp_path / "mails").mkdir()
    sent = inquiries()[: 2 * WORTH_HELP]
    for number, octets in enumerate(sent):
        (tmp_path / "mails" / f"{number:03}.eml").write_bytes(octets)
    assert 0 < sum(b"name=" in octets for octets in sent) < len(sent) / 2  # some of them have attachments

    status, found, told = run(tmp_path, "--config", office, "--no-semantic", "mails")

    assert (status, told) == (0, "")
    assert [item["file"] for item in found] == [f"mails/{number:03}.eml" for number in range(len(sent))]
    alone = [explained(explainer, octets) for octets in sent]
    assert [item["message"] for item in found] == [item["message"] for item in alone]
    assert [item["questions"] for item in found] == [item["questions"] for item in alone]


def test_a_configuration_that_cannot_be_used_ends_with_status_2(tmp_path: Path) -> None:
    (tmp_path / "good.eml").write_bytes(mail())
    (tmp_path / "config.toml").write_text("[send]\nundo_secs = 3\n")

    status, found, told = run(tmp_path, "good.eml")
    assert (status, found) == (2, [])
    assert 'config.toml: unknown key send.undo_secs; did you mean "undo_seconds"?' in told

    status, found, told = run(tmp_path, "--config", "none.toml", "good.eml")
    assert (status, found) == (2, [])
    assert "none.toml: no such file" in told

    assert run(tmp_path)[0] == 2  # no file given


def test_a_folder_without_a_knowledge_base_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "good.eml").write_bytes(mail())

    status, found, told = run(tmp_path, "good.eml")

    assert (status, found) == (2, [])
    assert f"{tmp_path}/faq" in told
    assert "[draft] faq" in told


def test_the_office_of_the_config_is_the_one_whose_mail_is_own(tmp_path: Path, office: Path) -> None:
    own = f'[office]\naddress = "meja@kantor.example"\n[draft]\nfaq = "{ROOT}/faq"\ntemplates = "{ROOT}/templates"\n'
    (tmp_path / "config.toml").write_text(own)
    (tmp_path / "own.eml").write_bytes(mail(sender="Meja <meja@kantor.example>"))

    (ours,) = run(tmp_path, "own.eml")[1]
    (other,) = run(tmp_path, "--config", office, "--no-semantic", "own.eml")[1]

    assert ours["automatic"]["kind"] == "own"
    assert other["automatic"] is None
