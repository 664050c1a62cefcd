"""The command that tells the administrator of trouble, for a scheduler outside the desk."""

from __future__ import annotations

from typing import Annotated

import typer

from helpdesk import alert as steps
from helpdesk.cli.common import FAILED, ConfigOption, fail, open_desk, read_config
from helpdesk.report.alarm import Cause
from helpdesk.worker import now_utc

TRIAL = Cause("trial", "Ini percobaan: pemberitahuan dari meja bantuan sampai kepada Anda.")


def alert(
    trial: Annotated[
        bool, typer.Option("--try", help="Send a trial by every route of [alert], and nothing else.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Print what is in trouble and tell the administrator by the routes of `[alert]`; exit 1 when there is trouble.

    The desk looks by itself twice a minute. Let another scheduler (cron, systemd) run this as well, so that a desk that
    does not run at all is noticed too.
    """
    settings = read_config(config)
    if trial:
        if not (settings.alert.command or settings.alert.address):
            fail("[alert] in config.toml names neither a command nor an address.")
        if not steps.tell(settings, [TRIAL], now_utc()):
            fail("No route took the trial; see the log above.", FAILED)
        return
    with open_desk(settings) as desk:
        found = steps.Alarm(desk).look(now_utc())
    for cause in found:
        print(f"{cause.key}: {cause.text}")
    if found:
        raise typer.Exit(FAILED)
