"""The servers that tests talk to. They are real, and they fail with a package's name when they are not installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers.dovecot import Dovecot
from tests.servers.postgres import Postgres
from tests.servers.smtp import SmtpServer


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run campaigns whole, instead of a seeded tenth of each")


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether campaigns run whole."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """Start one Dovecot for all tests; use a user name of your own in each."""
    with Dovecot() as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Start one PostgreSQL for all tests; ``postgres.new_database()`` is empty."""
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres: Postgres) -> str:
    """Return the URL of a database that all tests of this session share."""
    return postgres.url


@pytest.fixture
def smtp_server() -> Iterator[SmtpServer]:
    """Start an SMTP server that keeps what it is given."""
    with SmtpServer() as server:
        yield server
