from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.config import Config, load, resolve
from helpdesk.errors import ConfigError
from tests.conftest import ROOT


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_shipped_file_says_the_defaults() -> None:
    assert load(ROOT / "config.toml") == resolve(Config(), ROOT)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[send]\nundo_secs = 3", 'unknown key send.undo_secs; did you mean "undo_seconds"?'),
        ("[sned]\nundo_seconds = 3", 'unknown key sned; did you mean "send"?'),
        ("[smtp]\nport = 99999", "smtp.port: Input should be less than or equal to 65535 (found: 99999)"),
        ("[match]\nminimum_confidence = 35", "match.minimum_confidence"),
        ('[[mailbox]]\nname = "a"\nkind = "imap"', "an imap mailbox needs host"),
        ('[[mailbox]]\nname = "a"\nkind = "maildir"', "a maildir needs path"),
        ('[[mailbox]]\nname="a"\npath="x"\n[[mailbox]]\nname="a"\npath="y"', "two mailboxes have the same name"),
        ('[send]\nnotices = ["greeting"]', "acknowledgement"),
        ("[send\n", "not valid TOML"),
        ('[office]\naddress = "nobody"', "office.address"),
    ],
)
def test_a_mistake_stops_the_program_with_the_key_and_the_remedy(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, text))

    assert said in str(caught.value)
    assert "config.toml" in str(caught.value)


def test_every_mistake_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, "[send]\nundo_secs = 3\n[smtp]\nport = 0"))

    assert len(str(caught.value).splitlines()) == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: no such file"):
        load(tmp_path / "none.toml")


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    config = load(written(tmp_path, '[store]\nblobs = "octets"\ndatabase = "sqlite:///desk.sqlite3"'))

    assert config.store.blobs == tmp_path / "octets"
    assert config.store.database == f"sqlite:///{tmp_path}/desk.sqlite3"
    assert config.draft.faq == tmp_path / "faq"


def test_passwords_come_from_files_or_the_environment_and_are_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text("rahasia\n", "utf-8")
    text = '[[mailbox]]\nname = "ptsp"\nkind = "imap"\nhost = "h"\nusername = "u"\npassword_file = "secret"'
    config = load(written(tmp_path, text))
    (box,) = config.mailbox
    assert box.password.get_secret_value() == "rahasia"
    assert "rahasia" not in repr(config) + config.model_dump_json() + repr(box.password)

    monkeypatch.setenv("HELPDESK_MAILBOX_PTSP_PASSWORD", "lain")
    assert box.password.get_secret_value() == "lain"


def test_a_password_that_is_nowhere_is_asked_for_by_name(tmp_path: Path) -> None:
    text = '[[mailbox]]\nname = "ptsp"\nkind = "imap"\nhost = "h"\nusername = "u"'
    (box,) = load(written(tmp_path, text)).mailbox

    with pytest.raises(ConfigError, match=r"password_file.*HELPDESK_MAILBOX_PTSP_PASSWORD"):
        assert box.password
