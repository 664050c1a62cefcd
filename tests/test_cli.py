"""The commands as a person types them: each in a process of its own would be slow, so they run in this one."""

from __future__ import annotations

import hashlib
import json
import mailbox as stdlib_mailbox
import os
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from helpdesk.cli.main import COMMANDS, app
from helpdesk.config import load
from helpdesk.knowledge.load import load as load_knowledge
from tests.conftest import ROOT
from tests.letters import mail
from tests.servers.dovecot import Dovecot
from tests.servers.processes import free_ports
from tests.servers.smtp import SmtpServer

Command = Callable[..., Result]
GROUPS = {
    "calendar": ("show", "approve", "close", "suspend", "resume"),
    "export": ("tickets",),
    "faq": ("check", "new", "show", "export"),
    "templates": ("check",),
    "user": ("add", "list", "password", "role", "off"),
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the folder of an office that has a configuration and nothing else."""
    (tmp_path / "config.toml").write_text(f'[draft]\nfaq = "{ROOT}/faq"\ntemplates = "{ROOT}/templates"\n')
    return tmp_path


@pytest.fixture
def helpdesk(office: Path) -> Command:
    """Run a command with the configuration of ``office``."""

    def run(*words: str | Path) -> Result:
        return CliRunner().invoke(app, [*map(str, words), "--config", str(office / "config.toml")])

    return run


def lines(result: Result) -> list[Any]:
    """Return the objects that a command printed."""
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    "words", [(name, *rest) for name in COMMANDS for rest in ((), *((g,) for g in GROUPS.get(name, ())))]
)
def test_every_command_says_what_it_does(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, [*words, "--help"], terminal_width=200)

    assert result.exit_code == 0
    sentence = next(line.strip() for line in result.stdout.splitlines() if line.strip() and "Usage:" not in line)
    assert len(sentence) > 20
    assert "." in result.stdout.split("Usage:")[1]


def test_the_desk_lists_its_commands_and_refuses_others() -> None:
    told = CliRunner().invoke(app, ["--help"], terminal_width=200).stdout

    assert all(name in told for name in COMMANDS)
    assert CliRunner().invoke(app, ["reply-to-everybody"]).exit_code == 2


def test_the_configuration_printed_is_the_configuration(office: Path, helpdesk: Command) -> None:
    given = office / "config.toml"
    (office / "password").write_text("rahasia sekali")
    box = '[[mailbox]]\nname = "{0}"\nkind = "imap"\nhost = "h.example"\nusername = "{0}"\npassword_file = "password"\n'
    quoted = (
        '[office]\nunit = "Layanan \\"Penyuluhan\\" — é"\n[send]\nretry_days = 2.5\nnotices = ["acknowledgement"]\n'
    )
    given.write_text(given.read_text() + quoted + box.format("satu") + box.format("dua"))

    result = helpdesk("config")
    assert result.exit_code == 0
    (office / "printed.toml").write_text(result.stdout)

    assert load(office / "printed.toml") == load(given)
    assert len(tomllib.loads(result.stdout)["mailbox"]) == 2
    assert "rahasia" not in result.output


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://u:rahasia@127.0.0.1:1/d", "postgresql+psycopg:///d?password=rahasia"]
)
def test_no_command_shows_the_password_of_the_database(office: Path, helpdesk: Command, url: str) -> None:
    with (office / "config.toml").open("a") as file:
        file.write(f'[store]\ndatabase = "{url}"\n')

    results = [helpdesk("config"), helpdesk("migrate"), helpdesk("user", "list")]

    assert [result.exit_code for result in results] == [0, 2, 2]
    assert all("rahasia" not in result.output for result in results)
    assert "cannot be used" in results[1].stderr
    assert "[store]" in results[2].stderr


def test_migrating_twice_is_migrating_once_and_before_it_every_command_says_so(helpdesk: Command, office: Path) -> None:
    for words in (("user", "list"), ("export", "tickets"), ("intake", "x.eml"), ("run",)):
        before = helpdesk(*words)
        assert before.exit_code == 2
        assert "helpdesk migrate" in before.stderr

    first, second = helpdesk("migrate"), helpdesk("migrate")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout == second.stdout
    assert str(office) in first.stdout
    assert helpdesk("user", "list").exit_code == 0


def test_an_account_from_its_beginning_to_its_end(helpdesk: Command) -> None:
    helpdesk("migrate")
    added = helpdesk("user", "add", "sari@kantor.example", "--name", "Sari")
    assert added.exit_code == 0
    first = added.stdout.split("First password: ")[1].strip()
    assert len(first) >= 12
    assert helpdesk("user", "list").stdout == "sari@kantor.example\tcounselor\tactive\tSari\n"

    again = helpdesk("user", "add", "Sari@kantor.example", "--name", "Sari")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "sari@kantor.example" in again.stderr.lower()
    reset = helpdesk("user", "password", "sari@kantor.example")
    assert first not in reset.stdout
    assert helpdesk("user", "role", "sari@kantor.example", "supervisor").exit_code == 0
    assert helpdesk("user", "role", "sari@kantor.example", "queen").exit_code == 2
    assert helpdesk("user", "off", "sari@kantor.example").exit_code == 0
    assert helpdesk("user", "list").stdout == "sari@kantor.example\tsupervisor\toff\tSari\n"

    missing = helpdesk("user", "off", "budi@kantor.example")
    assert missing.exit_code == 1
    assert "budi@kantor.example" in missing.stderr
    assert "user list" in missing.stderr


def test_a_new_entry_is_refused_until_it_is_filled_in(office: Path, helpdesk: Command) -> None:
    (office / "config.toml").write_text(f'[draft]\nfaq = "faq"\ntemplates = "{ROOT}/templates"\n')
    (office / "faq").mkdir()
    (office / "faq" / "documents.toml").write_bytes((ROOT / "faq" / "documents.toml").read_bytes())

    made = helpdesk("faq", "new", "permit", "izin-contoh")
    assert made.exit_code == 0
    assert (office / "faq" / "permits" / "izin-contoh.md").exists()
    assert helpdesk("faq", "new", "permit", "izin-contoh").exit_code == 1
    assert helpdesk("faq", "new", "permit", "Izin Contoh/../x").exit_code == 2

    checked = helpdesk("faq", "check")
    assert checked.exit_code == 1
    assert "faq/permits/izin-contoh.md:" in checked.stdout
    assert all(
        line.endswith(")") and (": error: " in line or ": warning: " in line) for line in checked.stdout.splitlines()
    )


def test_the_knowledge_base_is_sound_and_its_entries_are_shown(helpdesk: Command) -> None:
    entry = next(iter(load_knowledge(ROOT / "faq").permits))

    assert helpdesk("faq", "check").exit_code == 0
    assert helpdesk("templates", "check").exit_code == 0
    assert helpdesk("faq", "show", entry).stdout.startswith("+++")
    assert json.loads(helpdesk("faq", "show", entry, "--json").stdout)["id"] == entry
    missing = helpdesk("faq", "show", "izin-terbang-ke-bulan")
    assert missing.exit_code == 1
    assert "izin-terbang-ke-bulan" in missing.stderr


def test_what_was_published_is_exported_as_the_same_knowledge(office: Path, helpdesk: Command) -> None:
    helpdesk("migrate")
    (office / "out").mkdir()
    for beside in ("documents.toml", "same.toml"):  # not edited in the desk
        (office / "out" / beside).write_bytes((ROOT / "faq" / beside).read_bytes())

    first = helpdesk("faq", "export", office / "out")
    second = helpdesk("faq", "export", office / "out")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert len(first.stdout.splitlines()) > 100
    assert second.stdout == ""
    assert load_knowledge(office / "out") == load_knowledge(ROOT / "faq")


def test_files_folders_maildirs_and_mboxes_are_taken_once(office: Path, helpdesk: Command) -> None:
    helpdesk("migrate")
    (office / "one.eml").write_bytes(mail(message_id="<1@x.example>"))
    (office / "folder" / "deep").mkdir(parents=True)
    (office / "folder" / "deep" / "2.eml").write_bytes(mail("Berapa biaya NIB?", message_id="<2@x.example>"))
    (office / "folder" / "copy.eml").write_bytes(mail(message_id="<1@x.example>"))
    box = stdlib_mailbox.Maildir(office / "Maildir")
    box.add(mail("Syarat SIP dokter?", message_id="<3@x.example>"))
    old = stdlib_mailbox.mbox(office / "old.mbox")
    for number in (4, 5):
        old.add(mail(f"Dari mana?\n\nFrom here {number}\n", message_id=f"<{number}@x.example>"))
    old.close()
    paths = [office / name for name in ("one.eml", "folder", "Maildir", "old.mbox")]

    first, second = helpdesk("intake", *paths), helpdesk("intake", *paths)

    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.splitlines()[-1] == "6 mails received: 5 imported, 1 duplicate."
    assert second.exit_code == 0
    assert second.stderr.splitlines()[-1] == "0 mails received."
    exported = lines(helpdesk("export", "tickets", "--json"))
    assert sorted(i for item in exported for i in item["message_ids"]) == [f"{n}@x.example" for n in range(1, 6)]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_taken(office: Path, helpdesk: Command) -> None:
    helpdesk("migrate")
    (office / "one.eml").write_bytes(mail())

    result = helpdesk("intake", office / "none.eml", office / "one.eml")

    assert result.exit_code == 1
    assert f"{office}/none.eml: No such file or directory" in result.stderr
    assert len(lines(helpdesk("export", "tickets", "--json"))) == 1


def test_exported_tickets_name_their_messages_in_the_order_of_arrival(office: Path, helpdesk: Command) -> None:
    helpdesk("migrate")
    nameless = mail("Berapa biaya izin reklame?", message_id=None, sender="Budi <budi@warga.example>")
    answer = mail(
        "Permohonan nomor 12/3.4/31.74/-1.2/2026 sampai mana?", message_id="<b@x.example>", in_reply_to="<z@x.example>"
    )
    stranger = mail(
        "Saya juga.", sender="orang@lain.example", message_id="<s@x.example>", subject="Re: [PTSP-2026-000001]"
    )
    for position, octets in enumerate((mail(message_id="<z@x.example>"), nameless, answer, stranger, b"")):
        (office / "one.eml").write_bytes(octets)
        os.utime(office / "one.eml", (1_764_000_000 + position, 1_764_000_000 + position))
        assert helpdesk("intake", office / "one.eml").exit_code == 0

    found = lines(helpdesk("export", "tickets", "--json"))

    keys = ["number", "state", "stage", "message_ids", "citizen", "permits", "application_numbers", "held"]
    keys.append("applications")  # after those of the contract
    assert [list(item) for item in found] == [keys] * 4
    assert [item["message_ids"] for item in found] == [
        ["z@x.example", "b@x.example"],
        [f"sha256:{hashlib.sha256(nameless).hexdigest()}"],
        ["s@x.example"],
        [f"sha256:{hashlib.sha256(b'').hexdigest()}"],
    ]
    assert [item["held"] for item in found] == [False, False, found[0]["number"] == "PTSP-2026-000001", False]
    assert found[1]["citizen"] == {"name": "Budi", "address": "budi@warga.example"}
    assert found[3]["citizen"] is None
    assert found[0]["application_numbers"] == ["12/3.4/31.74/-1.2/2026"]
    assert found[0]["permits"]
    assert {item["stage"] for item in found} == {None}


def test_a_taken_port_names_the_option(office: Path, helpdesk: Command) -> None:
    helpdesk("migrate")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "helpdesk", "web", "--port", str(port)]
        done = subprocess.run(command, cwd=office, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def servers(office: Path, dovecot: Dovecot, smtp_server: SmtpServer) -> Callable[..., None]:
    """Write a configuration that leads to the real servers, changed as a test wants it."""

    def write(password: str = dovecot.password, folder: str = "INBOX", imap: int = 0, smtp: int = 0) -> None:
        (office / "password").write_text(password)
        (office / "config.toml").write_text(
            f'[[mailbox]]\nname = "loket"\nkind = "imap"\nhost = "127.0.0.1"\nport = {imap or dovecot.imap_port}\n'
            f'tls = "none"\nusername = "{office.name}@x.example"\npassword_file = "password"\nfolder = "{folder}"\n'
            f'timeout_seconds = 5\n[smtp]\nhost = "127.0.0.1"\nport = {smtp or smtp_server.port}\ntls = "none"\n'
        )

    return write


def test_a_mailbox_and_a_server_in_order_are_told_to_be_so(servers: Callable[..., None], helpdesk: Command) -> None:
    servers()

    result = helpdesk("check-mailbox")

    assert result.exit_code == 0, result.output
    assert "FAIL" not in result.stdout
    assert "Mailbox loket (imap)" in result.stdout
    assert "INBOX holds 0 messages" in result.stdout
    assert "SMTP server 127.0.0.1:" in result.stdout


def test_what_is_wrong_with_a_mailbox_or_a_server_is_told_in_words(
    servers: Callable[..., None], helpdesk: Command
) -> None:
    port = free_ports(1)[0]
    for change, words in (
        ({"password": "salah"}, ("login", "password")),
        ({"folder": "Surat"}, ("folder", "Surat")),
        ({"imap": port}, ("connection", f"nobody listens on 127.0.0.1:{port}")),
        ({"smtp": port}, ("connection", f"nobody listens on 127.0.0.1:{port}")),
    ):
        servers(**change)
        result = helpdesk("check-mailbox")

        assert result.exit_code == 1
        (failed,) = (line for line in result.stdout.splitlines() if "FAIL" in line)
        assert all(word in failed for word in words), failed
        assert "Traceback" not in result.output
        assert "see above" in result.stderr


def test_evaluate_prints_every_figure_and_names_a_bad_file(helpdesk: Command, office: Path) -> None:
    mails = [line for line in (ROOT / "tests/judged/test.jsonl").read_text("utf-8").split("\n")[:12] if line]
    (office / "judged.jsonl").write_text("\n".join(mails), "utf-8")
    told = helpdesk("evaluate", office / "judged.jsonl")
    figures = json.loads(helpdesk("evaluate", office / "judged.jsonl", "--json", "--no-semantic").stdout)

    assert "right entry first" in told.stdout
    assert "12 mails" in told.stdout
    assert figures["mails"] == 12
    assert sum(row["count"] for row in figures["bins"]) <= figures["questions"]
    assert {"recall_1", "recall_3", "mrr", "aspects_f1", "coverage", "out_of_scope_auroc"} <= set(figures)

    (office / "bad.jsonl").write_text("{}\n")
    (office / "empty.jsonl").write_text("\n")
    assert "bad.jsonl:1" in helpdesk("evaluate", office / "bad.jsonl").stderr
    assert "holds no judged mail" in helpdesk("evaluate", office / "empty.jsonl").stderr
    assert helpdesk("evaluate", office / "missing.jsonl").exit_code == 2


def test_a_year_counts_when_somebody_approved_it(helpdesk: Command) -> None:
    helpdesk("migrate")

    assert "2026 belum disetujui" in helpdesk("calendar", "show", "2026").stdout
    refused = helpdesk("calendar", "approve", "2027")
    assert refused.exit_code == 2
    assert "--estimates" in refused.stderr

    assert (
        helpdesk("calendar", "approve", "2026", "--source", "SKB 1497/2025", "--without", "2026-12-24").exit_code == 0
    )
    assert helpdesk("calendar", "close", "2026-11-27", "Kantor tutup karena banjir").exit_code == 0
    told = helpdesk("calendar", "show", "2026").stdout
    assert "2026-03-19  Kamis  libur nasional  Hari Suci Nyepi" in told
    assert "2026-11-27  Jumat  kantor tutup    Kantor tutup karena banjir" in told
    assert "2026-12-24" not in told
    assert helpdesk("calendar", "approve", "2026", "--without", "2026-07-01").exit_code == 2


def test_site_visits_are_suspended_once_and_resumed_once(helpdesk: Command) -> None:
    helpdesk("migrate")

    assert helpdesk("calendar", "resume", "2026-11-30").exit_code == 1
    assert helpdesk("calendar", "suspend", "2026-11-16", "Peninjauan ditiadakan").exit_code == 0
    assert helpdesk("calendar", "suspend", "2026-11-17", "Sekali lagi").exit_code == 1
    assert "2026-11-16 - ...  site-visit: Peninjauan ditiadakan" in helpdesk("calendar", "show", "2026").stdout
    assert helpdesk("calendar", "resume", "2026-11-30").exit_code == 0
    assert "2026-11-16 - 2026-11-30" in helpdesk("calendar", "show", "2026").stdout
    assert helpdesk("calendar", "suspend", "2026-13-01", "x").exit_code == 2


def test_learn_says_that_a_new_office_has_too_little_to_fit(helpdesk: Command) -> None:
    helpdesk("migrate")
    told = helpdesk("learn", "--dry-run")

    assert told.exit_code == 0
    assert "0 judgements: too few" in told.stdout


def test_evaluate_says_what_became_of_the_drafts_or_asks_what_to_evaluate(helpdesk: Command) -> None:
    helpdesk("migrate")
    assert "No proposed reply was sent" in helpdesk("evaluate", "--drafts").stdout
    found = json.loads(helpdesk("evaluate", "--drafts", "--json", "--days", "7").stdout)
    assert (found["sent"], found["entries"], found["deleted"]) == (0, [], [])
    bare = helpdesk("evaluate")
    assert bare.exit_code == 2
    assert "--drafts" in bare.stderr


def test_gaps_lists_the_entries_that_nobody_needed(helpdesk: Command) -> None:
    helpdesk("migrate")
    told = helpdesk("gaps")
    found = json.loads(helpdesk("gaps", "--json", "--days", "7").stdout)

    assert told.exit_code == 0
    assert "0 questions" in told.stdout
    assert "sip-dokter" in found["unused"]
    assert found["gaps"] == []
