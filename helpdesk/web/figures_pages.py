"""The figures of the office for its supervisors: a page of charts and tables, files of both, and a report on paper."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from helpdesk.errors import NotFoundError
from helpdesk.language import Words
from helpdesk.report.application_parts import application_parts
from helpdesk.report.chart import swatch
from helpdesk.report.export import as_csv, as_xlsx
from helpdesk.report.mail_parts import mail_parts
from helpdesk.report.numbers import month, period
from helpdesk.report.office import OfficeReport
from helpdesk.report.parts import Names, Part
from helpdesk.report.scope import UNKNOWN, Scope
from helpdesk.store import figures as counted
from helpdesk.store.database import Tx
from helpdesk.summary import summary_in
from helpdesk.web.access import Supervisor, Visit
from helpdesk.web.show import page

router = APIRouter()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ALL, NONE = "", "-"  # how an address says every permit, and those without one


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; a day that makes no sense counts as not given."""

    first: str = ""
    last: str = ""
    permit: str = ALL
    unit: str = ALL

    def scope(self, tx: Tx, today: date) -> Scope:
        """Return the scope; without a period the month of the newest application, else this one."""
        first, last = _day(self.first), _day(self.last)
        if first is None and last is None:
            known = counted.bounds(tx)
            newest = min(known[1], today) if known else today
            first, last = newest.replace(day=1), newest.replace(day=monthrange(newest.year, newest.month)[1])
        if first is not None and last is not None and first > last:
            first, last = last, first
        return Scope(first, last, _part(self.permit), _part(self.unit))


def asked(
    first: Annotated[str, Query(alias="from")] = "",
    last: Annotated[str, Query(alias="to")] = "",
    permit: str = ALL,
    unit: str = ALL,
) -> Asked:
    """Read what the address asks for."""
    return Asked(first, last, permit, unit)


Question = Annotated[Asked, Depends(asked)]


@router.get("/figures")
def figures(visit: Supervisor, question: Question) -> Response:
    """Show the figures of a period."""
    with visit.desk.database.read() as tx:
        scope = question.scope(tx, visit.desk.today(visit.now))
        report = summary_in(visit.desk, tx, scope, visit.now)
        names = names_of(visit)
        permits, units = counted.choices(tx)
        listed = sorted(((names.permit(permit), permit) for permit in permits), key=lambda item: item[0].lower())
        return page(
            visit,
            tx,
            "figures.html",
            report=report,
            parts=application_parts(report, names),
            mails=mail_parts(report.mail, names),
            permits=listed,
            units=units,
            question=question,
            query=_query(scope),
            drawn=Markup,
            swatch=_swatch,
            period=period(scope.first, scope.last, visit.words),
            months=_months(scope, visit.words),
            NONE=NONE,
        )


@router.get("/figures/report")
def monthly(visit: Supervisor, month_of: Annotated[str, Query(alias="month")] = "") -> Response:
    """Show the report of one month as it goes on paper."""
    first = _day(f"{month_of}-01")
    if first is None:
        return RedirectResponse("/figures", 303)
    with visit.desk.database.read() as tx:
        scope = Scope(first, first.replace(day=monthrange(first.year, first.month)[1]))
        report = summary_in(visit.desk, tx, scope, visit.now)
        names = names_of(visit)
        return visit.site.pages.render(
            "figures_report.html",
            visit.words.language,
            report=report,
            parts=application_parts(report, names),
            mails=mail_parts(report.mail, names),
            drawn=Markup,
            swatch=_swatch,
            month=month(first, visit.words),
            now=visit.now,
        )


@router.get("/figures/all.xlsx")
def workbook(visit: Supervisor, question: Question) -> Response:
    """Give every table as one workbook."""
    report, names = _report(visit, question)
    parts = (*application_parts(report, names), *mail_parts(report.mail, names))
    octets = as_xlsx(parts, _heading(report, names))
    return _file(octets, XLSX, f"angka-{_stamp(report.scope)}.xlsx")


@router.get("/figures/{name}.csv")
def table(visit: Supervisor, name: str, question: Question) -> Response:
    """Give one table as CSV."""
    report, names = _report(visit, question)
    parts = (*application_parts(report, names), *mail_parts(report.mail, names))
    part = next((part for part in parts if part.key == name), None)
    if part is None:
        raise NotFoundError(f"There is no table {name} in the figures.")
    return _file(as_csv(part), "text/csv; charset=utf-8", f"{part.key}-{_stamp(report.scope)}.csv")


def names_of(visit: Visit) -> Names:
    """Return what permits and documents are called in the knowledge in use."""
    knowledge = visit.desk.knowledge
    return Names(
        {permit.id: permit.name for permit in knowledge.permits.values()},
        {kind.key: kind.label for kind in knowledge.documents.values()},
        visit.words,
    )


def _report(visit: Visit, question: Asked) -> tuple[OfficeReport, Names]:
    with visit.desk.database.read() as tx:
        scope = question.scope(tx, visit.desk.today(visit.now))
        return summary_in(visit.desk, tx, scope, visit.now), names_of(visit)


def _heading(report: OfficeReport, names: Names) -> str:
    scope = report.scope
    chosen = [period(scope.first, scope.last, names.words)]
    chosen += [names.permit(scope.permit)] if scope.permit is not None else []
    chosen += [names.unit(scope.unit)] if scope.unit is not None else []
    return " · ".join(chosen)


def _file(octets: bytes, media_type: str, name: str) -> Response:
    return Response(octets, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _stamp(scope: Scope) -> str:
    return f"{scope.first or 'awal'}-{scope.last or 'akhir'}"


def _swatch(part: Part, kind: str) -> Markup:
    return Markup(swatch(part.key, kind))  # noqa: S704 -- made of our own kinds, not of what people wrote


def _months(scope: Scope, words: Words) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str]] | None:
    """Return the months before, of and after the period's last day: (name, month as YYYY-MM)."""
    if scope.last is None:
        return None
    this = scope.last.replace(day=1)
    before, after = (this - timedelta(days=1)).replace(day=1), (this + timedelta(days=31)).replace(day=1)
    named = [(month(on, words), f"{on:%Y-%m}") for on in (before, this, after)]
    return named[0], named[1], named[2]


def _query(scope: Scope) -> str:
    """Return the address's query for this scope."""
    said = {
        "from": scope.first.isoformat() if scope.first else "",
        "to": scope.last.isoformat() if scope.last else "",
        "permit": ALL if scope.permit is None else scope.permit or NONE,
        "unit": ALL if scope.unit is None else scope.unit or NONE,
    }
    return urlencode({name: value for name, value in said.items() if value})


def _part(text: str) -> str | None:
    return None if text == ALL else UNKNOWN if text == NONE else text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
