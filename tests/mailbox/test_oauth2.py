"""A mailbox without a password: tokens from a real provider, taken by a real Dovecot."""

from __future__ import annotations

import stat
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from helpdesk.config import MailboxConfig, OAuth2, load
from helpdesk.errors import ConfigError, MailboxError
from helpdesk.mailbox.check import check_mailbox
from helpdesk.mailbox.imap import ImapMailbox
from tests.servers.dovecot import Dovecot
from tests.servers.proxy import Proxy, say
from tests.servers.tokens import TokenServer

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
MAIL = b"Subject: izin\r\n\r\nhalo\r\n"


@pytest.fixture(scope="module")
def provider() -> Iterator[TokenServer]:
    with TokenServer() as server:
        yield server


@pytest.fixture(scope="module")
def server(provider: TokenServer) -> Iterator[Dovecot]:
    with Dovecot(introspection_url=f"{provider.url}/introspect") as server:
        yield server


@pytest.fixture
def box(server: Dovecot, provider: TokenServer, tmp_path: Path) -> MailboxConfig:
    user = f"{uuid.uuid4().hex}@example.org"
    provider.refresh = {"lasting": user}
    provider.extra, provider.answer, provider.asked = {}, None, []
    (tmp_path / "refresh").write_text("lasting\n")
    (tmp_path / "secret").write_text("client secret\n")
    server.append(user, MAIL)
    return MailboxConfig(
        kind="imap",
        host=server.host,
        port=server.imap_port,
        tls="none",
        username=user,
        timeout_seconds=20,
        oauth2=OAuth2(
            token_url=f"{provider.url}/token",
            client_id=provider.client_id,
            client_secret_file=tmp_path / "secret",
            refresh_token_file=tmp_path / "refresh",
            scope="imap offline_access",
        ),
    )


def with_oauth2(box: MailboxConfig, **update: object) -> MailboxConfig:
    assert box.oauth2
    return box.model_copy(update={"oauth2": box.oauth2.model_copy(update=update)})


def failure(box: MailboxConfig) -> MailboxError:
    with pytest.raises(MailboxError) as caught, ImapMailbox(box):
        pass
    assert "lasting" not in str(caught.value)
    assert "client secret" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("mechanism", ["XOAUTH2", "OAUTHBEARER"])
def test_a_fresh_access_token_opens_the_mailbox(
    server: Dovecot, provider: TokenServer, box: MailboxConfig, mechanism: str
) -> None:
    with Proxy(server.imap_port) as proxy:
        proxy.hide("AUTH=" + ("OAUTHBEARER" if mechanism == "XOAUTH2" else "XOAUTH2"))
        for _ in range(2):
            with ImapMailbox(box.model_copy(update={"port": proxy.port})) as mailbox:
                assert [each.octets for each in mailbox.fetch(mailbox.list(0).uids)] == [MAIL]
                assert mailbox.warning(NOW) is None
        assert any(f"AUTHENTICATE {mechanism}".encode() in line for line in proxy.lines)
    form = provider.asked[0]
    assert form == {
        "grant_type": "refresh_token",
        "client_id": provider.client_id,
        "client_secret": "client secret",
        "refresh_token": "lasting",
        "scope": "imap offline_access",
    }
    assert len(provider.asked) == 2  # each login with a token of its own


def test_a_token_from_a_program_opens_the_mailbox(provider: TokenServer, box: MailboxConfig) -> None:
    provider.access["from a program"] = box.username or ""
    command = (sys.executable, "-c", "print('from a program')")
    with ImapMailbox(box.model_copy(update={"oauth2": OAuth2(token_command=command)})) as mailbox:
        assert mailbox.list(0).uids == (1,)


@pytest.mark.parametrize(
    ("command", "said", "permanent"),
    [
        ((sys.executable, "-c", "import sys; sys.exit('sign in first')"), "sign in first", False),
        ((sys.executable, "-c", "pass"), "printed nothing", False),
        (("/no/such/program",), "there is no such program", True),
    ],
)
def test_a_program_that_gives_no_token_is_told(
    box: MailboxConfig, command: tuple[str, ...], said: str, permanent: bool
) -> None:
    error = failure(box.model_copy(update={"oauth2": OAuth2(token_command=command)}))
    assert said in str(error)
    assert error.permanent is permanent


def test_a_refresh_token_that_has_expired_asks_for_a_person(provider: TokenServer, box: MailboxConfig) -> None:
    provider.refresh.clear()
    error = failure(box)
    assert error.permanent
    assert "the refresh token has expired" in str(error)
    assert "Sign in again" in str(error)


def test_a_wrong_client_asks_for_a_person(box: MailboxConfig) -> None:
    error = failure(with_oauth2(box, client_id="other"))
    assert error.permanent
    assert "client_id" in str(error)


@pytest.mark.parametrize("answer", [(503, b"<html>down</html>"), (429, {"error": "slow_down"}), (200, b"[")], ids=str)
def test_a_provider_that_is_down_is_asked_again_later(
    provider: TokenServer, box: MailboxConfig, answer: tuple[int, object]
) -> None:
    provider.answer = answer
    assert not failure(box).permanent
    with ImapMailbox(box) as mailbox:
        assert mailbox.list(0).uids == (1,)


def test_a_provider_that_nobody_reaches_is_asked_again_later(box: MailboxConfig) -> None:
    error = failure(with_oauth2(box, token_url="http://127.0.0.1:1/token"))
    assert not error.permanent
    assert "cannot be reached" in str(error)


@pytest.mark.parametrize("hidden", ["AUTH=OAUTHBEARER", "AUTH=XOAUTH2"])
def test_a_token_that_the_mail_server_does_not_take_asks_for_a_person(
    server: Dovecot, provider: TokenServer, box: MailboxConfig, hidden: str
) -> None:
    with Proxy(server.imap_port) as proxy:
        proxy.hide(hidden)
        provider.answer = (200, {"access_token": "unknown to the mail server"})
        error = failure(box.model_copy(update={"port": proxy.port}))
    assert error.permanent
    assert "OAuth2 token" in str(error)
    assert "unknown to the mail server" not in str(error)


def test_a_mail_server_that_is_busy_is_no_bad_token(server: Dovecot, box: MailboxConfig) -> None:
    with Proxy(server.imap_port) as proxy:
        proxy.on(rb"AUTHENTICATE", say(b"TAG NO [UNAVAILABLE] later\r\n"))
        assert not failure(box.model_copy(update={"port": proxy.port})).permanent


def test_a_mail_server_without_oauth2_is_told(dovecot: Dovecot, box: MailboxConfig) -> None:
    error = failure(box.model_copy(update={"port": dovecot.imap_port}))
    assert error.permanent
    assert "takes no OAuth2 tokens" in str(error)


def test_a_new_refresh_token_replaces_the_old_one_in_its_file(provider: TokenServer, box: MailboxConfig) -> None:
    assert box.oauth2
    assert box.oauth2.refresh_token_file
    path = box.oauth2.refresh_token_file
    provider.extra = {"refresh_token": "newer"}
    with ImapMailbox(box) as mailbox:
        assert mailbox.warning(NOW) is None
    assert path.read_text() == "newer\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(file.name for file in path.parent.iterdir()) == ["refresh", "secret"]

    provider.refresh["newer"] = provider.refresh.pop("lasting")
    with ImapMailbox(box) as mailbox:
        assert mailbox.list(0).uids == (1,)


@pytest.mark.parametrize(
    ("seconds", "expires", "said"),
    [
        (90 * 86400, None, None),
        (10 * 86400 + 600, None, "end on 2026-12-04, in 10 days"),
        (None, date(2026, 12, 24), "end on 2026-12-24, in 29 days"),
        (90 * 86400, date(2026, 11, 20), "end on 2026-11-20, in 0 days"),
        (None, date(2027, 2, 1), None),
    ],
)
def test_the_end_of_the_credentials_is_told_before_it_comes(
    provider: TokenServer, box: MailboxConfig, seconds: int | None, expires: date | None, said: str | None
) -> None:
    provider.extra = {"refresh_token_expires_in": seconds} if seconds else {}
    with ImapMailbox(box.model_copy(update={"credentials_expire": expires})) as mailbox:
        warning = mailbox.warning(NOW)
    assert (said in (warning or "")) if said else warning is None


def test_check_mailbox_logs_in_the_same_way(provider: TokenServer, box: MailboxConfig) -> None:
    assert [step.ok for step in check_mailbox(box)] == [True] * 6
    provider.refresh.clear()
    last = check_mailbox(box)[-1]
    assert (last.name, last.ok) == ("login", False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('token_url = "http://provider.example/token"', "mailbox.0.oauth2.token_url"),
        ('client_id = "x"', "oauth2 needs token_url, client_id and refresh_token_file, or token_command"),
        ('token_comand = ["x"]', 'unknown key mailbox.0.oauth2.token_comand; did you mean "token_command"?'),
    ],
)
def test_a_mistake_in_the_table_is_told(tmp_path: Path, text: str, said: str) -> None:
    head = '[[mailbox]]\nkind = "imap"\nhost = "h"\nusername = "u"\n[mailbox.oauth2]\n'
    (tmp_path / "config.toml").write_text(head + text)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "config.toml")
    assert said in str(caught.value)
