"""A message is handed over once, and what is said about it is true, whatever the server does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpdesk.config import Smtp
from helpdesk.errors import DeliveryError
from helpdesk.send.submitter import Submitter
from helpdesk.smtp import check_smtp
from tests.servers.certificates import Certificate, make_certificate
from tests.servers.proxy import Proxy, say
from tests.servers.smtp import Quirk, SmtpServer

MAIL = b"From: desk@example.org\r\nSubject: Re: izin\r\n\r\n.titik\r\n..dua\r\nselesai\r\n"
SENDER = "desk@example.org"
ANI, BUDI = "ani@example.org", "budi@example.org"


def config_of(server: SmtpServer | Proxy, **more: Any) -> Smtp:
    return Smtp.model_validate({"host": server.host, "port": server.port, "tls": "none", "timeout_seconds": 5} | more)


@pytest.fixture
def submitter(smtp_server: SmtpServer) -> Iterator[Submitter]:
    with Submitter(config_of(smtp_server), final_seconds=1) as submitter:
        yield submitter


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


def failure(submitter: Submitter, *recipients: str, octets: bytes = MAIL) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        submitter.submit(SENDER, recipients or (ANI,), octets)
    return caught.value


def test_a_message_arrives_as_it_was_with_its_envelope(smtp_server: SmtpServer, submitter: Submitter) -> None:
    reply = submitter.submit(SENDER, [ANI, BUDI], MAIL)

    (mail,) = smtp_server.mails
    assert mail.octets == MAIL
    assert (mail.reverse_path, mail.recipients) == (SENDER, (ANI, BUDI))
    assert (reply.code, reply.text, reply.refused) == (250, "2.0.0 kept", ())


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    octets=st.lists(st.sampled_from([b".", b"..", b"\r\n", b"a", b"\n", b"\r", b"\xff", b"\r\n.\r\n"])).map(b"".join)
)
def test_any_octets_arrive_with_crlf_at_each_end_of_line(
    smtp_server: SmtpServer, submitter: Submitter, octets: bytes
) -> None:
    before = len(smtp_server.mails)
    submitter.submit(SENDER, [ANI], octets)

    (mail,) = smtp_server.mails[before:]
    lines = octets.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", b"\r\n")
    assert mail.octets == (lines if lines.endswith(b"\r\n") else lines + b"\r\n")


def test_a_notice_may_have_the_null_reverse_path(smtp_server: SmtpServer, submitter: Submitter) -> None:
    submitter.submit("", [ANI], MAIL)
    assert smtp_server.mails[0].reverse_path == ""


def test_one_connection_carries_many_messages(smtp_server: SmtpServer, submitter: Submitter) -> None:
    for _ in range(5):
        submitter.submit(SENDER, [ANI], MAIL)

    assert len(smtp_server.mails) == 5
    assert smtp_server.connections == 1


def test_a_connection_that_the_server_closed_meanwhile_is_opened_anew(
    smtp_server: SmtpServer, submitter: Submitter
) -> None:
    submitter.submit(SENDER, [ANI], MAIL)
    smtp_server.disconnect()
    submitter.submit(SENDER, [ANI], MAIL)

    assert len(smtp_server.mails) == 2
    assert smtp_server.connections == 2


def test_421_between_two_messages_opens_a_new_connection(smtp_server: SmtpServer) -> None:
    with Proxy(smtp_server.port) as proxy, Submitter(config_of(proxy)) as submitter:
        submitter.submit(SENDER, [ANI], MAIL)
        proxy.once(rb"^MAIL", say(b"421 4.4.2 idle too long\r\n"))
        submitter.submit(SENDER, [ANI], MAIL)

        assert len(smtp_server.mails) == 2
        assert len(proxy.pairs) == 2


def test_refused_recipients_are_told_and_the_others_get_the_message(
    smtp_server: SmtpServer, submitter: Submitter
) -> None:
    smtp_server.refuse[BUDI] = "550 5.1.1 no such user"
    reply = submitter.submit(SENDER, [BUDI, ANI], MAIL)

    assert reply.refused == ((BUDI, 550, "5.1.1 no such user"),)
    assert smtp_server.mails[0].recipients == (ANI,)


@pytest.mark.parametrize(
    ("first", "second", "permanent"),
    [("550 5.1.1 unknown", "553 5.1.3 odd", True), ("550 5.1.1 unknown", "451 4.7.1 greylisted", False)],
)
def test_when_all_recipients_are_refused_the_message_is_not_sent(
    smtp_server: SmtpServer, submitter: Submitter, first: str, second: str, permanent: bool
) -> None:
    smtp_server.refuse |= {ANI: first, BUDI: second}
    error = failure(submitter, ANI, BUDI)

    assert error.permanent is permanent
    assert not error.uncertain
    assert ANI in error.reason
    assert second[4:] in error.reason
    assert smtp_server.mails == []
    smtp_server.refuse.clear()
    submitter.submit(SENDER, [ANI], MAIL)  # the connection is in order
    assert smtp_server.connections == 1


@pytest.mark.parametrize(("answer", "permanent"), [("451 4.3.0 later", False), ("554 5.7.1 spam", True)])
def test_a_refusal_at_the_end_is_told_with_its_code(
    smtp_server: SmtpServer, submitter: Submitter, answer: str, permanent: bool
) -> None:
    smtp_server.answers.append(answer)
    error = failure(submitter)

    assert (error.code, error.reason) == (int(answer[:3]), answer[4:])
    assert error.permanent is permanent
    assert not error.uncertain
    submitter.submit(SENDER, [ANI], MAIL)
    assert smtp_server.connections == 1


def test_a_refused_sender_is_told_with_its_code(smtp_server: SmtpServer, submitter: Submitter) -> None:
    smtp_server.refuse_mail = "550 5.7.1 not you"
    assert failure(submitter).code == 550
    smtp_server.refuse_mail = "530 5.7.0 Authentication required"
    error = failure(submitter)
    assert error.code == 0
    assert "username" in error.reason


@pytest.mark.parametrize("quirk", [Quirk.CLOSE_BEFORE_ANSWER, Quirk.STALL, Quirk.CLOSE_AFTER_354])
def test_a_missing_answer_after_the_octets_is_uncertain_and_not_repeated(
    smtp_server: SmtpServer, submitter: Submitter, quirk: Quirk
) -> None:
    smtp_server.answers.append(quirk)
    error = failure(submitter)

    assert error.uncertain
    assert (error.code, error.permanent) == (0, False)
    assert len(smtp_server.mails) <= 1
    submitter.submit(SENDER, [BUDI], MAIL)
    assert smtp_server.mails[-1].recipients == (BUDI,)


def test_a_connection_that_ends_before_the_octets_is_an_ordinary_failure(
    smtp_server: SmtpServer, submitter: Submitter
) -> None:
    smtp_server.answers.append(Quirk.CLOSE_AT_DATA)
    error = failure(submitter)

    assert (error.code, error.uncertain, error.permanent) == (0, False, False)
    assert smtp_server.mails == []
    submitter.submit(SENDER, [ANI], MAIL)
    assert len(smtp_server.mails) == 1


@pytest.mark.parametrize("command", [b"^EHLO", b"^MAIL", b"^RCPT", b"^DATA"])
@pytest.mark.parametrize("text", [b"nonsense\r\n", b"250", b"999 odd\r\n"], ids=["nonsense", "half", "odd"])
def test_nonsense_before_the_octets_is_never_uncertain(smtp_server: SmtpServer, command: bytes, text: bytes) -> None:
    with Proxy(smtp_server.port) as proxy:
        proxy.on(command, say(text))
        with Submitter(config_of(proxy, timeout_seconds=1)) as submitter:
            error = failure(submitter)

    assert not error.uncertain
    assert not error.permanent or error.code == 999
    assert smtp_server.mails == []


@pytest.mark.parametrize("text", [b"nonsense\r\n", b"250", b"354 again\r\n"], ids=["nonsense", "half", "again"])
def test_nonsense_after_the_octets_is_uncertain(smtp_server: SmtpServer, text: bytes) -> None:
    with Proxy(smtp_server.port) as proxy:
        proxy.on(rb"^\.\r\n", say(text))
        with Submitter(config_of(proxy), final_seconds=1) as submitter:
            assert failure(submitter).uncertain


def test_a_message_over_the_announced_size_is_not_even_begun() -> None:
    with SmtpServer(size_limit=2000) as server, Submitter(config_of(server)) as submitter:
        error = failure(submitter, octets=MAIL + b"x" * 2000)
        assert (error.code, error.permanent) == (552, True)
        assert "2000 octets" in error.reason
        submitter.submit(SENDER, [ANI], MAIL)
        assert len(server.mails) == 1


def test_addresses_beyond_ascii_go_to_servers_that_take_them(smtp_server: SmtpServer, submitter: Submitter) -> None:
    submitter.submit(SENDER, ["wärga@example.org"], MAIL)
    assert smtp_server.mails[0].recipients == ("wärga@example.org",)

    with Proxy(smtp_server.port) as proxy, Submitter(config_of(proxy)) as other:
        proxy.on(rb"^EHLO", say(b"250-mail.example\r\n250 8BITMIME\r\n"))
        assert failure(other, "wärga@example.org").code == 553


@pytest.mark.parametrize("address", ["ani@example.org>\r\nRCPT TO:<x@example.org", "a\x00b@example.org"])
def test_an_address_cannot_smuggle_in_a_command(smtp_server: SmtpServer, submitter: Submitter, address: str) -> None:
    assert failure(submitter, address).permanent
    assert smtp_server.mails == []


def test_a_server_that_is_down_is_waited_for(smtp_server: SmtpServer, submitter: Submitter) -> None:
    submitter.submit(SENDER, [ANI], MAIL)
    smtp_server.down()
    error = failure(submitter)
    assert (error.code, error.uncertain) == (0, False)
    assert "nobody listens" in error.reason

    smtp_server.up()
    submitter.submit(SENDER, [ANI], MAIL)
    assert len(smtp_server.mails) == 2


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_encryption_and_login_work(certificate: Certificate, tmp_path: Path, tls: str) -> None:
    (tmp_path / "password").write_text("rahasia")
    options: dict[str, Any] = {"starttls": certificate.context} if tls == "starttls" else {"tls": certificate.context}
    with SmtpServer(**options, account=("desk", "rahasia")) as server:
        config = config_of(
            server, tls=tls, ca_file=certificate.certificate, username="desk", password_file=tmp_path / "password"
        )
        with Submitter(config) as submitter:
            submitter.submit(SENDER, [ANI], MAIL)

        assert server.mails[0].octets == MAIL
        assert [step.ok for step in check_smtp(config)] == [True] * 5


class TestCheck:
    """The check says which step fails, why, and what to change in config.toml."""

    def last_step(self, config: Smtp) -> tuple[str, str]:
        *before, last = check_smtp(config)
        assert all(step.ok for step in before)
        assert not last.ok
        return last.name, last.text

    def test_a_server_in_order_is_described(self) -> None:
        with SmtpServer(size_limit=25_000_000) as server:
            steps = check_smtp(config_of(server))
            assert server.mails == []

        assert [(step.name, step.ok) for step in steps] == [
            ("host", True),
            ("connection", True),
            ("tls", True),
            ("login", True),
            ("size", True),
        ]
        assert "25.0 MB" in steps[-1].text

    def test_an_unknown_host(self) -> None:
        name, text = self.last_step(Smtp(host="mail.invalid"))
        assert name == "host"
        assert "mail.invalid is not known" in text

    def test_nobody_listens(self, smtp_server: SmtpServer) -> None:
        smtp_server.down()
        name, text = self.last_step(config_of(smtp_server))
        assert name == "connection"
        assert "port in [smtp]" in text

    def test_a_server_that_says_nothing(self, smtp_server: SmtpServer) -> None:
        with Proxy(smtp_server.port) as proxy:
            proxy.on(b"^EHLO", say(b""))
            name, text = self.last_step(config_of(proxy, timeout_seconds=1))
        assert name == "connection"
        assert "does not answer in time" in text

    def test_starttls_that_is_not_offered(self, smtp_server: SmtpServer) -> None:
        name, text = self.last_step(config_of(smtp_server, tls="starttls"))
        assert name == "tls"
        assert "does not offer STARTTLS" in text

    def test_tls_where_there_is_none(self, smtp_server: SmtpServer) -> None:
        name, text = self.last_step(config_of(smtp_server, tls="tls"))
        assert name == "connection"
        assert 'tls = "starttls"' in text

    @pytest.mark.parametrize("tls", ["starttls", "tls"])
    @pytest.mark.parametrize(
        ("names", "not_after", "known", "words"),
        [
            ("DNS:other.example", None, True, "for another name"),
            ("IP:127.0.0.1", "20210101000000Z", True, "has expired"),
            ("IP:127.0.0.1", None, False, "ca_file"),
        ],
        ids=["name", "expired", "issuer"],
    )
    def test_a_bad_certificate(
        self, tmp_path: Path, tls: str, names: str, not_after: str | None, known: bool, words: str
    ) -> None:
        bad = make_certificate(tmp_path, names, not_after)
        options: dict[str, Any] = {tls: bad.context}
        with SmtpServer(**options) as server:
            name, text = self.last_step(config_of(server, tls=tls, ca_file=bad.certificate if known else None))
        assert name == ("tls" if tls == "starttls" else "connection")
        assert words in text

    def test_a_wrong_password(self, certificate: Certificate, tmp_path: Path) -> None:
        (tmp_path / "password").write_text("salah-sekali")
        with SmtpServer(starttls=certificate.context, account=("desk", "rahasia")) as server:
            config = config_of(
                server,
                tls="starttls",
                ca_file=certificate.certificate,
                username="desk",
                password_file=tmp_path / "password",
            )
            name, text = self.last_step(config)
            with Submitter(config) as submitter:
                error = failure(submitter)

        assert name == "login"
        assert "refuses the user desk" in text
        assert "salah-sekali" not in text
        assert not error.permanent  # the next message would fail too: it is not the message's fault

    def test_no_password(self, smtp_server: SmtpServer) -> None:
        name, text = self.last_step(config_of(smtp_server, username="desk"))
        assert name == "login"
        assert "password_file" in text

    def test_a_login_that_is_not_offered(self, smtp_server: SmtpServer, tmp_path: Path) -> None:
        (tmp_path / "password").write_text("rahasia")
        with Proxy(smtp_server.port) as proxy:
            proxy.on(b"^EHLO", say(b"250 mail.example\r\n"))
            config = config_of(proxy, username="desk", password_file=tmp_path / "password")
            name, text = self.last_step(config)
        assert name == "login"
        assert "offers no login" in text
