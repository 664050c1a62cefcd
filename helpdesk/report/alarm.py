"""Alarm: what an administrator must hear of even when nobody looks at the pages. Pure.

A mailbox that was not read for three intervals, a login or token that is refused or soon will be, failed mail that
nobody has dealt with, and a difference between server and store.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from helpdesk.model.conversation import MailboxHealth

FORGOTTEN = timedelta(days=1)  # after which a mailbox that somebody paused may have been forgotten


@dataclass(frozen=True, slots=True)
class Cause:
    """One trouble. ``key`` stays the same while it lasts, so that it is told once; ``text`` is Indonesian."""

    key: str
    text: str


def causes(
    boxes: Iterable[MailboxHealth], failed: int, failed_since: datetime | None, now: datetime, patience: timedelta
) -> tuple[Cause, ...]:
    """Return what is worth an alarm; ``failed`` mails, the oldest since ``failed_since``, once ``patience`` is over."""
    found = [cause for box in boxes for cause in _of_mailbox(box, now)]
    if failed and failed_since is not None and now - failed_since >= patience:
        text = f"{failed} surat masuk tidak dapat dibaca, yang tertua sejak {_moment(failed_since)}."
        found.append(Cause("failed-mail", f"{text} Buka halaman Surel gagal."))
    return tuple(found)


def _of_mailbox(box: MailboxHealth, now: datetime) -> Iterable[Cause]:
    if box.paused_at is not None:
        if now - box.paused_at >= FORGOTTEN:
            text = f"Kotak surat {box.name} dijeda sejak {_moment(box.paused_at)}: {box.paused_why}"
            yield Cause(f"paused:{box.name}", f"{text}. Surat baru tidak masuk sampai pembacaannya dilanjutkan.")
    elif box.permanent:
        text = (
            f"Kotak surat {box.name} menolak kita sejak {_moment(box.failing_since)}: {box.problem or 'tanpa alasan'}"
        )
        yield Cause(f"refused:{box.name}", f"{text} Surat baru tidak masuk sampai ini diperbaiki.")
    elif box.late:
        since = box.heartbeat_at or box.failing_since
        reason = f": {box.problem}" if box.problem else "."
        yield Cause(f"silent:{box.name}", f"Kotak surat {box.name} tidak dibaca sejak {_moment(since)}{reason}")
    elif box.problem and box.failing_since is None:
        yield Cause(f"warning:{box.name}", f"Kotak surat {box.name} terbaca, tetapi perlu tindakan: {box.problem}")
    if box.missing:
        text = f"Pencocokan terakhir kotak surat {box.name} menemukan {box.missing} surat yang belum tercatat"
        yield Cause(f"difference:{box.name}", f"{text} atau tidak tersimpan. Jalankan: helpdesk reconcile")


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else "awal"
