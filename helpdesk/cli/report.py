"""The command that prints the figures of a period."""

from __future__ import annotations

from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from helpdesk.cli.common import ConfigOption, open_desk, print_line, read_config, read_day
from helpdesk.model.application import Stage
from helpdesk.report.figures import Balance, Figures, figures
from helpdesk.report.scope import Scope
from helpdesk.store.figures import counts


def report(
    since: Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="First day of the period.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Last day of the period.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for programs.")] = False,
    config: ConfigOption = None,
) -> None:
    """Print how many applications were received, issued, refused, withdrawn, and are in process.

    The period is that in which an application was received. The parts always add up to the whole.
    """
    with open_desk(read_config(config)) as desk:
        zone = ZoneInfo(desk.config.office.timezone)
        scope = Scope(read_day(since) if since else None, read_day(until) if until else None)
        with desk.database.read() as tx:
            found = figures(counts(tx, scope, zone))
        names = {permit.id: permit.name for permit in desk.knowledge.permits.values()}
    if as_json:
        print_line(_as_json(found))
        return
    _table("Seluruhnya", [("", found.total)])
    _table("Menurut izin", [(names.get(name, name) or "(tidak diketahui)", part) for name, part in found.by_permit])
    _table("Menurut unit", [(name or "(tidak diketahui)", part) for name, part in found.by_unit])


def _as_json(found: Figures) -> dict[str, Any]:
    def plain(balance: Balance) -> dict[str, Any]:
        return {
            "received": balance.received,
            "issued": balance.issued,
            "refused": balance.refused,
            "withdrawn": balance.withdrawn,
            "in_process": balance.in_process,
            "stages": {stage.value: balance.stages.get(stage, 0) for stage in Stage},
        }

    return {
        "total": plain(found.total),
        "by_permit": [{"permit": name or None, **plain(part)} for name, part in found.by_permit],
        "by_unit": [{"unit": name or None, **plain(part)} for name, part in found.by_unit],
    }


def _table(title: str, rows: list[tuple[str, Balance]]) -> None:
    print_line(f"{title:<44}{'diterima':>10}{'terbit':>10}{'ditolak':>10}{'dicabut':>10}{'proses':>10}")
    for name, part in rows:
        numbers = (part.received, part.issued, part.refused, part.withdrawn, part.in_process)
        print_line(f"{name[:43]:<44}" + "".join(f"{number:>10,}".replace(",", ".") for number in numbers))
