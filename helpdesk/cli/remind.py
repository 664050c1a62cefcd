"""Commands of follow-up: remind now."""

from __future__ import annotations

from helpdesk.cli.common import ConfigOption, open_desk, print_line, read_config
from helpdesk.remind import remind
from helpdesk.worker import now_utc


def remind_command(config: ConfigOption = None) -> None:
    """Look once at what is about to be late, who is silent and what ends; prepare drafts and lines for people.

    A running desk does so every minute. Looking again reminds of nothing twice, and nothing is sent.
    """
    with open_desk(read_config(config)) as desk:
        found = remind(desk, now_utc())
    print_line(f"{found.drafted} konsep disiapkan, {found.noted} tindak lanjut baru, {found.counted} tiket dihitung.")
