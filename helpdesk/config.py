"""What config.toml says, understood and checked. A wrong key or an impossible value stops the program.

Every table is named after the stage that reads it. Paths are relative to the folder of the file. Secrets never stand
in the file: ``password_file = "..."`` names a file that holds one, or ``HELPDESK_<TABLE>_PASSWORD`` in the environment.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator

from helpdesk.config_citizen import Citizen as Citizen
from helpdesk.config_follow import NOTICES as NOTICES
from helpdesk.config_follow import Hours, NoticeName, Remind, Unit
from helpdesk.config_office import Office as Office
from helpdesk.config_table import AddressText, Table
from helpdesk.config_track import Track
from helpdesk.config_web import Port
from helpdesk.config_web import Web as Web
from helpdesk.errors import ConfigError

DATABASES = ("sqlite:///", "postgresql+psycopg://")
PASSWORD_IN_URL = re.compile(r"(://[^/@:]*:|[?&]password=)[^@&]*")
Seconds = Annotated[int, Field(ge=0, le=7 * 86400)]


SENT = "/sent"  # no name of a mailbox holds a stroke
LONGEST_NAME = 40


class Store(Table):
    """Where tickets and octets are kept."""

    database: str = "sqlite:///data/helpdesk.sqlite3"
    blobs: Path = Path("data/blobs")

    @field_validator("database")
    @classmethod
    def _is_known(cls, value: str) -> str:
        if not value.startswith(DATABASES):
            raise ValueError(f'a database begins with "{DATABASES[0]}" or "{DATABASES[1]}"')
        return value


class OAuth2(Table):
    """How to get access tokens: from a provider by a refresh token (RFC 6749), or from a program that prints one."""

    token_url: Annotated[str, Field(pattern=r"^(https://|http://(127\.0\.0\.1|localhost)[:/])")] | None = None
    client_id: str | None = None
    client_secret_file: Path | None = None
    refresh_token_file: Path | None = None
    scope: str | None = None
    token_command: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.token_command and not (self.token_url and self.client_id and self.refresh_token_file):
            raise ValueError("oauth2 needs token_url, client_id and refresh_token_file, or token_command")
        return self

    def refresh_token(self, owner: str) -> SecretStr:
        """Return the refresh token of the mailbox ``owner``; ConfigError if there is none."""
        return secret(_variable(owner, "REFRESH_TOKEN"), self.refresh_token_file, owner, "refresh_token_file")

    def client_secret(self, owner: str) -> SecretStr | None:
        """Return the client's secret, or None: a public client has none."""
        if self.client_secret_file is None:
            return None
        return secret(_variable(owner, "CLIENT_SECRET"), self.client_secret_file, owner, "client_secret_file")


class MailboxConfig(Table):
    """One counselling mailbox: an IMAP account or a Maildir."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")] = "penyuluhan"
    kind: Literal["imap", "maildir"] = "maildir"
    path: Path | None = None
    host: str | None = None
    port: Port | None = None
    tls: Literal["tls", "starttls", "none"] = "tls"
    ca_file: Path | None = None
    username: str | None = None
    password_file: Path | None = None
    oauth2: OAuth2 | None = None
    credentials_expire: date | None = None
    folder: str = "INBOX"
    sent_folder: str | None = None
    copy_sent: bool = False
    poll_seconds: Annotated[int, Field(ge=1, le=86400)] = 60
    first_answer_hours: Annotated[int, Field(ge=0, le=1000)] = 8
    idle: bool = True
    move_to: str | None = None
    timeout_seconds: Annotated[int, Field(ge=1, le=600)] = 60

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "maildir" and self.path is None:
            raise ValueError('a maildir needs path = "..."')
        if self.kind == "imap" and not (self.host and self.username):
            raise ValueError('an imap mailbox needs host = "..." and username = "..."')
        if self.sent_folder is not None and (self.kind == "maildir" or len(self.name) + len(SENT) > LONGEST_NAME):
            raise ValueError("sent_folder is for imap mailboxes with a name of at most 35 characters")
        if self.copy_sent and self.sent_folder is None:
            raise ValueError('copy_sent needs sent_folder = "..."')
        if self.sent_folder == self.folder:
            raise ValueError("sent_folder must be another folder than folder")
        return self

    @property
    def sent_name(self) -> str:
        """Return the name under which the folder of sent mail is accounted for."""
        return f"{self.name}{SENT}"

    @property
    def password(self) -> SecretStr:
        """Return the password from the environment or the password file; ConfigError if there is none."""
        return secret(_variable(self.name, "PASSWORD"), self.password_file, self.name)


def _variable(mailbox: str, what: str) -> str:
    return f"HELPDESK_MAILBOX_{mailbox.upper().replace('-', '_')}_{what}"


class Intake(Table):
    """What is not made a ticket of."""

    ignored_senders: tuple[Annotated[str, Field(pattern=r"^[^@\s<>\"]*@[^@\s<>\"]+$")], ...] = ()

    def ignores(self, address: str) -> str | None:
        """Return the item that an address falls under: itself, or the ``@domain`` it ends with; else None."""
        lowered = address.lower()
        listed = (item for item in self.ignored_senders if item.lower() in (lowered, f"@{lowered.rpartition('@')[2]}"))
        return next(listed, None)


class Alert(Table):
    """How the administrator is told of trouble by a second route."""

    command: tuple[str, ...] = ()
    address: AddressText | None = None
    failed_mail_minutes: Annotated[int, Field(ge=1, le=10080)] = 15
    again_hours: Annotated[int, Field(ge=1, le=720)] = 6


class Smtp(Table):
    """The server that takes our mail."""

    host: str = "127.0.0.1"
    port: Port = 25
    tls: Literal["tls", "starttls", "none"] = "starttls"
    ca_file: Path | None = None
    username: str | None = None
    password_file: Path | None = None
    timeout_seconds: Annotated[int, Field(ge=1, le=600)] = 60

    @property
    def password(self) -> SecretStr | None:
        """Return the password, or None when no username is set."""
        return secret("HELPDESK_SMTP_PASSWORD", self.password_file, "smtp") if self.username else None


class Match(Table):
    """When the desk proposes and when it keeps silent."""

    minimum_confidence: Annotated[float, Field(ge=0, le=1)] = 0.35
    semantic: bool = True
    vectors: Path = Path("data/vectors")
    index: Path = Path("data/index")


class Documents(Table):
    """How attachments are read."""

    ocr: bool = False
    clamd: Annotated[str, Field(pattern=r"^(/.+|[^/\s]+:\d{1,5})$")] | None = None


class Draft(Table):
    """How a reply is written."""

    signature: str | None = None
    templates: Path = Path("templates")
    faq: Path = Path("faq")
    quote: bool = False


class Dkim(Table):
    """The key that signs what the desk sends (RFC 6376)."""

    domain: Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]+$")]
    selector: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]+$")]
    key_file: Path


class Review(Table):
    """Whose replies a supervisor reads before they go: of new counselors, of some people, about some permits."""

    first_replies: Annotated[int, Field(ge=0, le=1000)] = 0
    people: tuple[AddressText, ...] = ()
    permits: tuple[str, ...] = ()


class Send(Table):
    """What leaves the desk, and when."""

    undo_seconds: Annotated[int, Field(ge=0, le=600)] = 15
    attachment_megabytes: Annotated[int, Field(ge=1, le=50)] = 10
    retry_days: Annotated[float, Field(gt=0, le=10)] = 5
    connections: Annotated[int, Field(ge=1, le=64)] = 2
    per_minute: Annotated[int, Field(ge=1, le=100_000)] | None = None
    per_domain_per_minute: Annotated[int, Field(ge=1, le=100_000)] | None = None
    notices: tuple[NoticeName, ...] = ()
    answer_confidence: Annotated[float, Field(ge=0.5, le=1)] = 0.95
    dkim: Dkim | None = None


class Log(Table):
    """What is written to stderr."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["text", "json"] = "text"


class Config(Table):
    """All of config.toml. ``folder`` is where it stands; every relative path has been resolved against it."""

    office: Office = Office()
    store: Store = Store()
    mailbox: tuple[MailboxConfig, ...] = (MailboxConfig(path=Path("data/mailbox")),)
    hours: Hours = Hours()
    remind: Remind = Remind()
    unit: tuple[Unit, ...] = ()
    intake: Intake = Intake()
    smtp: Smtp = Smtp()
    match: Match = Match()
    documents: Documents = Documents()
    draft: Draft = Draft()
    review: Review = Review()
    track: Track = Track()
    send: Send = Send()
    web: Web = Web()
    citizen: Citizen = Citizen()
    alert: Alert = Alert()
    log: Log = Log()

    @property
    def mailbox_names(self) -> frozenset[str]:
        """Return every name under which mail is accounted for: the mailboxes and their folders of sent mail."""
        return frozenset(n for box in self.mailbox for n in (box.name, *([box.sent_name] if box.sent_folder else ())))

    @field_validator("mailbox")
    @classmethod
    def _names_differ(cls, value: tuple[MailboxConfig, ...]) -> tuple[MailboxConfig, ...]:
        names = [box.name for box in value]
        if len(set(names)) != len(names):
            raise ValueError("two mailboxes have the same name; give each its own")
        if sum(box.copy_sent for box in value) > 1:
            raise ValueError("copy_sent stands in two mailboxes; what is sent is copied into one")
        return value


def secret(variable: str, file: Path | None, owner: str, key: str = "password_file") -> SecretStr:
    """Return a secret from the environment or the file that ``key`` names.

    Raises ConfigError when neither holds one.
    """
    if value := os.environ.get(variable):
        return SecretStr(value)
    if file is None:
        raise ConfigError(f'{owner}: no password. Set {key} = "..." in its table, or {variable}.')
    try:
        text = file.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{owner}: {key} {file} cannot be read: {error}") from error
    if not text:
        raise ConfigError(f"{owner}: {key} {file} is empty.")
    return SecretStr(text)


HERE = Path("config.toml")  # where it is looked for when none is named


def load(path: Path | None = None) -> Config:
    """Return the configuration of ``path``, else of ./config.toml, else the defaults.

    Raises ConfigError naming the file, the key and the remedy.
    """
    if path is None:
        path = HERE
        if not path.exists():
            return resolve(Config(), Path.cwd())
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: no such file. Give --config the path of a config.toml.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}. Strings stand in double quotes.") from error
    try:
        return resolve(Config.model_validate(data), path.resolve().parent)
    except ValidationError as error:
        raise ConfigError("\n".join(f"{path}: {_sentence(item)}" for item in error.errors())) from error


def resolve(config: Config, folder: Path) -> Config:
    """Return ``config`` with every relative path made absolute from ``folder``."""
    return config.model_copy(update={name: _absolute(getattr(config, name), folder) for name in Config.model_fields})


def _absolute(value: Any, folder: Path) -> Any:
    if isinstance(value, Path):
        return folder / value.expanduser()
    if isinstance(value, tuple):
        return tuple(_absolute(item, folder) for item in value)
    if isinstance(value, Table):
        update = {name: _absolute(getattr(value, name), folder) for name in type(value).model_fields}
        return value.model_copy(update=update)
    if isinstance(value, str) and value.startswith("sqlite:///") and value != "sqlite:///:memory:":
        return f"sqlite:///{folder / value.removeprefix('sqlite:///')}"
    return value


def _sentence(item: Any) -> str:
    """Return one mistake that pydantic found as a sentence with a remedy."""
    place = [str(part) for part in item["loc"]]
    key = ".".join(place)
    if item["type"] == "extra_forbidden":
        known = _known_keys(place[:-1])
        close = difflib.get_close_matches(place[-1], known, n=1)
        hint = f'did you mean "{close[0]}"?' if close else f"known here: {', '.join(known)}."
        return f"unknown key {key}; {hint}"
    return f"{key or 'config'}: {item['msg'].removeprefix('Value error, ')} (found: {_shown(place, item['input'])})"


def _known_keys(place: list[str]) -> list[str]:
    tables = {"mailbox": MailboxConfig, "unit": Unit, "oauth2": OAuth2, "dkim": Dkim}
    table: Any = Config
    for part in place:
        if not part.isdigit():
            table = tables.get(part) or Config.model_fields[part].annotation
    return list(table.model_fields)


def _shown(place: list[str], value: object) -> str:
    return "***" if "password" in place[-1:] else masked(repr(value))


def masked(url: str) -> str:
    """Return a database's URL without its password."""
    return PASSWORD_IN_URL.sub(r"\1***", url)
