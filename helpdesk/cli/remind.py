"""Commands of follow-up: remind now, and announce to everybody whom one event hits."""

from __future__ import annotations

from typing import Annotated

import typer

from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, print_line, read_config
from helpdesk.follow_up.remind import remind
from helpdesk.model.person import Actor, ActorKind
from helpdesk.review.announce import announce, reach
from helpdesk.worker import now_utc


def remind_command(config: ConfigOption = None) -> None:
    """Look once at what is about to be late, who is silent and what ends; prepare drafts and lines for people.

    A running desk does so every hour, and prepares every minute what waits to be told. Looking again reminds of nothing
    twice, and nothing is sent.
    """
    with open_desk(read_config(config)) as desk:
        found = remind(desk, now_utc())
    print_line(f"{found.drafted} konsep disiapkan, {found.noted} tindak lanjut baru, {found.counted} tiket dihitung.")


def announce_command(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say whom it would reach, and the letter.")] = False,
    config: ConfigOption = None,
) -> None:
    """Prepare a letter to each applicant whom the suspension of site visits, or its end, hits.

    Each letter stands on its own ticket as a draft; a person sends them there, or all untouched ones on the page
    /visits. Announcing again prepares nothing twice.
    """
    with open_desk(read_config(config)) as desk:
        found = reach(desk)
        if found is None:
            fail("Site visits were never suspended. See: helpdesk calendar suspend YYYY-MM-DD REASON", FAILED)
        about = f"{found.hit} permohonan menunggu peninjauan, {found.told} sudah dikabari, {found.silent} tanpa tiket."
        print_line(about)
        if dry_run:
            print_line(found.sample or "Tidak ada yang masih perlu dikabari.")
            return
        count = announce(desk, Actor(ActorKind.SYSTEM, "helpdesk announce", origin="terminal"), now_utc())
    print_line(f"{count} konsep disiapkan.")
