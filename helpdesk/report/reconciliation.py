"""Reconciliation: what a mail server holds beside what we hold of it. Pure.

Guarantee of intake, looked at from outside: every UID that the server shows is imported, a duplicate, ignored with a
reason, waiting to be imported, or failed and visible. A UID of which we know nothing is *missing*, and that is the only
difference there may never be; so are octets that we once kept and cannot find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

STATES = ("imported", "duplicate", "ignored", "received", "wanted", "failed")
SHOWN = 20  # UIDs that the text names; --json holds all


@dataclass(frozen=True, slots=True)
class Epoch:
    """Our receipts of one UIDVALIDITY of a folder (RFC 9051 section 2.3.1.1), counted by state."""

    folder: str
    uidvalidity: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Account:
    """A folder as it is now: ``counts`` and ``ignored`` (by reason) are of the UIDs that the server shows.

    ``gone`` counts receipts whose UID the server shows no more: moved or removed since. ``earlier`` are receipts under
    another folder or UIDVALIDITY, which no server can be asked about. ``lost`` are digests whose octets are not there.
    """

    mailbox: str
    folder: str
    uidvalidity: int
    server: int
    counts: Mapping[str, int]
    ignored: Mapping[str, int]
    failed: tuple[tuple[int, str], ...]
    missing: tuple[int, ...]
    gone: int
    earlier: tuple[Epoch, ...]
    lost: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the server holds what we know nothing of, or we lost what we had."""
        return bool(self.missing or self.lost)


def compare(
    mailbox: str,
    here: tuple[str, int],
    uids: Iterable[int],
    ours: Mapping[int, tuple[str, str | None]],
    epochs: Iterable[Epoch],
    lost: Iterable[str] = (),
) -> Account:
    """Return the account of the folder and UIDVALIDITY ``here``: the server's ``uids`` against (state, reason) by UID.

    ``epochs`` are all that we hold receipts of; that of ``here`` is left out of ``earlier``.
    """
    shown = sorted(set(uids))
    met = {uid: ours[uid] for uid in shown if uid in ours}
    return Account(
        mailbox=mailbox,
        folder=here[0],
        uidvalidity=here[1],
        server=len(shown),
        counts=Counter(state for state, _ in met.values()),
        ignored=Counter(reason or "no reason recorded" for state, reason in met.values() if state == "ignored"),
        failed=tuple((uid, reason or "") for uid, (state, reason) in met.items() if state == "failed"),
        missing=tuple(uid for uid in shown if uid not in ours),
        gone=len(ours) - len(met),
        earlier=tuple(epoch for epoch in epochs if (epoch.folder, epoch.uidvalidity) != here),
        lost=tuple(lost),
    )


def as_json(account: Account) -> dict[str, Any]:
    """Return an account as ``helpdesk reconcile --json`` prints it."""
    return {
        "mailbox": account.mailbox,
        "error": None,
        "folder": account.folder,
        "uidvalidity": account.uidvalidity,
        "server": account.server,
        "ours": {state: account.counts.get(state, 0) for state in STATES},
        "ignored": dict(sorted(account.ignored.items())),
        "failed": [{"uid": uid, "reason": reason} for uid, reason in account.failed],
        "missing": list(account.missing),
        "no_longer_on_server": account.gone,
        "earlier": [
            {"folder": e.folder, "uidvalidity": e.uidvalidity, **{s: e.counts.get(s, 0) for s in STATES}}
            for e in account.earlier
        ],
        "octets_lost": list(account.lost),
        "difference": account.differs,
    }


def as_text(account: Account) -> list[str]:
    """Return an account as lines for a terminal."""
    lines = [f"{account.mailbox}: {account.folder or 'files'} (UIDVALIDITY {account.uidvalidity})"]
    lines.append(f"  the server holds   {account.server}")
    lines += [f"  {state:<18} {account.counts[state]}" for state in STATES if account.counts.get(state)]
    lines += [f"    ignored: {count} {reason}" for reason, count in sorted(account.ignored.items())]
    lines += [f"    failed: UID {uid}: {reason}" for uid, reason in account.failed[:SHOWN]]
    if account.gone:
        lines.append(f"  moved or removed   {account.gone}  (we hold them, the folder shows them no more)")
    for epoch in account.earlier:
        held = ", ".join(f"{epoch.counts[state]} {state}" for state in STATES if epoch.counts.get(state))
        lines.append(f"  from before        {epoch.folder} (UIDVALIDITY {epoch.uidvalidity}): {held}")
    lines.append(f"  missing            {len(account.missing)}{_some(map(str, account.missing), 'UID')}")
    if account.lost:
        lines.append(f"  octets lost        {len(account.lost)}{_some(account.lost, 'SHA-256')}")
    return lines


def _some(items: Iterable[str], name: str) -> str:
    every = list(items)
    more = ", ..." if len(every) > SHOWN else ""
    return f"  ({name} {', '.join(every[:SHOWN])}{more})" if every else ""
