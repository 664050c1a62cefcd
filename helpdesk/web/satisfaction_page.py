"""What the satisfaction survey says: the index of a period, by element, unit and permit. For supervisors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.responses import Response

from helpdesk.report.satisfaction import Element, Satisfaction, rounded, satisfaction
from helpdesk.store import surveys
from helpdesk.store.surveys import Form
from helpdesk.web.access import Supervisor
from helpdesk.web.show import page

router = APIRouter()
DAYS = 180  # of the period that is shown first: half a year


@dataclass(frozen=True, slots=True)
class Row:
    """One unit or permit with what its forms say."""

    name: str
    found: Satisfaction


@router.get("/satisfaction")
def show(visit: Supervisor, since: str = "", until: str = "") -> Response:
    """Show the figures of a period, both days included; a day that is none counts as left out."""
    zone = ZoneInfo(visit.desk.config.office.timezone)
    last = _day(until) or visit.desk.today(visit.now)
    first = _day(since) or last - timedelta(days=DAYS)
    begin, end = (datetime.combine(day, datetime.min.time(), zone) for day in (first, last + timedelta(days=1)))
    names = {permit.id: permit.name for permit in visit.desk.knowledge.permits.values()}
    with visit.desk.database.read() as tx:
        forms = surveys.between(tx, begin, end)
        whole = satisfaction(form.answers for form in forms)
        return page(
            visit,
            tx,
            "satisfaction.html",
            since=first,
            until=last,
            whole=whole,
            elements=[(element, rounded(whole.means[element])) for element in Element if element in whole.means],
            units=_rows(forms, lambda form: form.unit or ""),
            permits=_rows(forms, lambda form: names.get(form.permit_id or "", form.permit_id or "")),
            remarks=[form for form in reversed(forms) if form.remark][:50] if whole.shown else [],
        )


def _rows(forms: Iterable[Form], name_of: Callable[[Form], str]) -> list[Row]:
    groups: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        groups[name_of(form)].append(form)
    return [Row(name, satisfaction(one.answers for one in groups[name])) for name in sorted(groups)]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
