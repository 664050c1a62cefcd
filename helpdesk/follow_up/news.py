"""News: what became of an application is told to its citizen once, in a draft that a person sends or a named notice.

Guarantee: each piece of news is noted once, however often and in whatever order reports tell it. What was overtaken or
taken back is told no more: its unsent draft is written anew or goes, a letter in its undo window is stopped. What a
person has edited stays theirs, and the ticket asks for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpdesk.desk import Desk
from helpdesk.follow_up.letters import prepare
from helpdesk.follow_up.named_news import DELIVERY
from helpdesk.model.application import Application, Stage, StageReport
from helpdesk.model.delivery import Delivery
from helpdesk.model.follow_up import NEWS, FollowUp, FollowUpKind, FollowUpState
from helpdesk.model.person import SYSTEM
from helpdesk.store import applications, calendar, deliveries, drafts, events, follow_ups
from helpdesk.store.database import Tx
from helpdesk.track.news import News, news_of, taken_back

VISIT_ACTIVITY = "site-visit"
OF_SUSPENSIONS = frozenset({FollowUpKind.VISIT_SUSPENDED, FollowUpKind.VISIT_RESUMED})
_DATED = frozenset({FollowUpKind.RETURNED, FollowUpKind.PAYMENT, FollowUpKind.VISIT})


@dataclass(frozen=True, slots=True)
class _Noted:
    """What was noted about one application until now, and what its reports say."""

    application: Application
    known: tuple[FollowUp, ...]
    reports: tuple[StageReport, ...]

    def of(self, news: News) -> FollowUp | None:
        """Return the follow-up that tells this news already; the newest where a day was changed."""
        told = [row for row in self.known if row.kind is news.kind and row.data.get("report") in news.keys]
        return told[-1] if told else None

    def told_back(self) -> tuple[FollowUp, ...]:
        """Return what was approved although its report was taken back since."""
        gone = taken_back(self.reports)
        return tuple(r for r in self.known if r.state is FollowUpState.DONE and r.data.get("report") in gone)


def follow(desk: Desk, tx: Tx, application_ids: Iterable[int], now: datetime) -> None:
    """Note what the reports about these applications tell their citizens now, and prepare the drafts."""
    touched: set[int] = set()
    reports = applications.reports_of(tx, ids := sorted(set(application_ids)))
    for application_id in ids:
        found = applications.get(tx, application_id)
        if found is not None and found.ticket_id is not None:
            note(tx, found, reports.get(application_id, []), now)
            touched.add(found.ticket_id)
    for ticket_id in sorted(touched):
        prepare(desk, tx, ticket_id, now)


def note(tx: Tx, found: Application, reports: Sequence[StageReport], now: datetime) -> None:
    """Note the news of one application that has a ticket, and drop what it overtakes."""
    noted = _Noted(found, _news(follow_ups.of_application(tx, found.id)), tuple(reports))
    news = news_of(reports)
    mine = noted.of(news) if news else None
    waits = news is not None and news.kind is FollowUpKind.VISIT
    stale = [row.id for row in noted.known if row is not mine and row.state in follow_ups.OPEN]
    kept = {row.id for row in noted.known if waits and row.kind in OF_SUSPENSIONS}
    follow_ups.change(tx, [row_id for row_id in stale if row_id not in kept], now, state=FollowUpState.DROPPED)
    stopped = _stop(tx, noted.told_back(), now)
    if news is not None:
        corrected = any(row.id not in stopped for row in noted.told_back())
        _want(tx, noted, news, mine, {**_data(news.report), "corrected": corrected}, now)


def _want(tx: Tx, noted: _Noted, news: News, mine: FollowUp | None, data: Mapping[str, Any], now: datetime) -> None:
    """See to it that the news is told: added, taken up again, or brought up to date while it is not sent."""
    if mine is None or _moved(news, mine):
        _add(tx, noted, news, data, now)
        return
    current = {**data, **({DELIVERY: mine.data[DELIVERY]} if DELIVERY in mine.data else {})}
    if mine.state is FollowUpState.DROPPED:
        follow_ups.change(tx, [mine.id], now, state=FollowUpState.WAITING, draft_id=None, data=current)
    elif mine.state in follow_ups.OPEN and dict(mine.data) != current:
        follow_ups.change(tx, [mine.id], now, data=current)


def _moved(news: News, mine: FollowUp) -> bool:
    """Return whether a day that the citizen was told of (to mend, to pay, of the visit) has since been set anew."""
    told = mine.state is FollowUpState.DONE and news.kind in _DATED
    return told and news.report.day is not None and news.report.day.isoformat() != mine.data.get("day")


def _add(tx: Tx, noted: _Noted, news: News, data: Mapping[str, Any], now: datetime) -> None:
    found, kind, key = noted.application, news.kind, f"{noted.application.id}:{news.report.key}"
    if kind is FollowUpKind.VISIT and news.report.day is None:
        if any(row.kind in OF_SUSPENSIONS for row in noted.known):
            return  # told already that there is none for now, or that it goes on
        lasting = calendar.lasting(tx, VISIT_ACTIVITY)
        if lasting is not None:
            suspend(tx, found, lasting, now)
            return
    elif news.report.day is not None:
        key = f"{key}@{news.report.day.isoformat()}"
    follow_ups.add(
        tx, now, ticket_id=found.ticket_id or 0, kind=kind, key=key, application_id=found.id, data=dict(data)
    )


def suspend(tx: Tx, found: Application, suspension_id: int, now: datetime) -> bool:
    """Note that an application that waits for a visit gets none for now; False when that was noted before."""
    known = calendar.suspension(tx, suspension_id)
    if known is None or found.ticket_id is None or found.stage is not Stage.AWAITING_VISIT:
        return False
    data = {"at": known.first.isoformat(), "note": known.reason}
    return _note_suspension(tx, found, FollowUpKind.VISIT_SUSPENDED, suspension_id, data, now)


def resume(tx: Tx, found: Application, suspension_id: int, now: datetime) -> bool:
    """Note that visits go on, for an application that was told of their suspension or waited through it.

    What is not yet sent of the suspension itself is dropped; False when this was noted before.
    """
    known = calendar.suspension(tx, suspension_id)
    if known is None or known.last is None or found.ticket_id is None or found.stage is not Stage.AWAITING_VISIT:
        return False
    mine = f"{found.id}:suspension:{suspension_id}"
    begun = [
        row.id
        for row in follow_ups.of_application(tx, found.id)
        if row.kind is FollowUpKind.VISIT_SUSPENDED and row.key == mine and row.state in follow_ups.OPEN
    ]
    follow_ups.change(tx, begun, now, state=FollowUpState.DROPPED)
    data = {"at": known.day_after.isoformat()}
    return _note_suspension(tx, found, FollowUpKind.VISIT_RESUMED, suspension_id, data, now)


def _note_suspension(
    tx: Tx, found: Application, kind: FollowUpKind, suspension_id: int, data: Mapping[str, Any], now: datetime
) -> bool:
    return follow_ups.add(
        tx,
        now,
        ticket_id=found.ticket_id or 0,
        kind=kind,
        key=f"{found.id}:suspension:{suspension_id}",
        application_id=found.id,
        data=data,
    )


def _news(rows: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    return tuple(row for row in rows if row.kind in NEWS)


def _data(report: StageReport) -> dict[str, Any]:
    return {
        "report": report.key,
        "at": report.at.isoformat(),
        "failed": list(report.failed),
        "note": report.note,
        "day": report.day.isoformat() if report.day else None,
    }


def _stop(tx: Tx, rows: Sequence[FollowUp], now: datetime) -> frozenset[int]:
    """Stop letters and notices that have not gone out, since what they tell was taken back; return whose they were."""
    stopped = set()
    for row in rows:
        if row.draft_id is not None and drafts.get(tx, row.draft_id).state != "approved":
            continue
        pending = [d for d in deliveries.pending_of(tx, row.ticket_id) if _tells(d, row)]
        if all(deliveries.cancel(tx, delivery.id, "what it tells was taken back") for delivery in pending) and pending:
            if row.draft_id is not None:
                drafts.close(tx, row.draft_id, "discarded", now)
            follow_ups.change(tx, [row.id], now, state=FollowUpState.DROPPED)
            events.record(tx, now, SYSTEM, "news.stopped", ticket_id=row.ticket_id, delivery_id=pending[0].id)
            stopped.add(row.id)
    return frozenset(stopped)


def _tells(delivery: Delivery, row: FollowUp) -> bool:
    """Return whether a delivery is the letter or the notice that tells this."""
    if row.draft_id is None:
        return delivery.id == row.data.get(DELIVERY)
    return delivery.draft_id == row.draft_id
