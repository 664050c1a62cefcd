"""The people: those who work at the desk, and the citizens who write to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person may do. Each role may do all that the ones before it may."""

    COUNSELOR = "counselor"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"

    @property
    def rank(self) -> int:
        """Return 0 for a counselor, 2 for an administrator."""
        return list(Role).index(self)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. ``session_epoch`` grows when all their sessions must end."""

    id: int
    name: str
    email: str
    role: Role
    unit_id: int | None
    password_hash: str | None
    active: bool
    session_epoch: int
    language: str
    created_at: datetime

    def may(self, role: Role) -> bool:
        """Return whether this person holds at least ``role``."""
        return self.active and self.role.rank >= role.rank


@dataclass(frozen=True, slots=True)
class Citizen:
    """A requester; ``addresses`` are lower-cased, the first one is where replies go."""

    id: int
    name: str
    addresses: tuple[str, ...]


class ActorKind(StrEnum):
    """Who did something."""

    PERSON = "person"
    SYSTEM = "system"
    IMPORT = "import"
    TOKEN = "token"  # noqa: S105 -- a word, not a secret


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something and from where, as the event table records it."""

    kind: ActorKind
    name: str
    person_id: int | None = None
    origin: str = ""


SYSTEM = Actor(ActorKind.SYSTEM, "helpdesk")
