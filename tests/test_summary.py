"""The report of a period reads the store alone, and says what a slow count over every history says."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.model.application import FINAL, Stage, StageReport
from helpdesk.report.scope import UNKNOWN, Scope
from helpdesk.store.figures import bounds, choices
from helpdesk.summary import summary
from helpdesk.track.calendar import ONE_DAY, Calendar
from helpdesk.track.history import history
from tests.follow_up.test_follow_up import OSS, with_term

NOW = datetime(2020, 3, 31, 3, tzinfo=UTC)
JAKARTA = ZoneInfo("Asia/Jakarta")
BEGIN = datetime(2020, 3, 2, 1, tzinfo=UTC)
KEYS = ("ktp", "kk", "npwp")


def played(desk: Desk, seed: int, count: int = 80) -> list[Reported]:
    """Report ``count`` applications in a random order, some stages taken back, and return what was reported."""
    chance, permit = random.Random(seed), with_term(desk)[0]
    items: list[Reported] = []
    for number in range(count):
        at = BEGIN + timedelta(hours=chance.uniform(0, 24 * 20))
        reports = [StageReport("0", at, Stage.SUBMITTED, "oss")]
        for key in range(1, chance.randint(1, 6)):
            at += timedelta(hours=chance.uniform(0, 60))
            stage = chance.choice(list(Stage))
            failed = (
                tuple(chance.sample(KEYS, chance.randint(0, 2))) if stage in (Stage.REFUSED, Stage.RETURNED) else ()
            )
            taken = str(chance.randrange(key)) if chance.random() < 0.2 else None
            reports.append(StageReport(str(key), at, stage, "oss", failed=failed, corrects=taken))
        chance.shuffle(reports)
        unit, permit_id = chance.choice(["Pusat", "Barat", None]), chance.choice([permit, None])
        items.append(Reported(f"A-{number}", tuple(reports), permit_id, unit=unit))
    for item in items:
        for report in item.reports:
            take_reports(desk, OSS, [Reported(item.number, (report,), item.permit_id, unit=item.unit)], NOW)
    return items


def test_the_report_of_a_period_is_what_the_histories_say(desk: Desk) -> None:
    items = played(desk, 1)
    scope = Scope(date(2020, 3, 5), date(2020, 3, 18))
    found = summary(desk, scope, NOW)

    chosen = []
    for item in items:
        told = history(item.reports)
        if told.spans and scope.first and scope.last:
            begun = told.spans[0].begin.astimezone(JAKARTA).date()
            if scope.first <= begun <= scope.last:
                chosen.append(told)
    total = found.figures.total
    assert total.received == len(chosen) == sum(one.received for one in found.flow) > 20
    assert (
        total.refused == sum(told.stage is Stage.REFUSED for told in chosen) == sum(one.refused for one in found.flow)
    )
    for reasons, stage in ((found.refusals, Stage.REFUSED), (found.returns, Stage.RETURNED)):
        failed = [span.report.failed for told in chosen for span in told.spans if span.stage is stage]
        assert reasons.total == len(failed)
        assert dict(reasons.by_key) == {key: n for key in KEYS if (n := sum(key in keys for keys in failed))}
    lasting = [told.stage for told in chosen if told.stage not in FINAL]
    assert sum(one.lasting for one in found.stage_times) == len(lasting) == total.in_process
    calendar = Calendar()
    for one in found.stage_times:
        days = sorted(
            calendar.working_days(span.begin.astimezone(JAKARTA).date() + ONE_DAY, span.end.astimezone(JAKARTA).date())
            for told in chosen
            for span in told.spans
            if span.stage is one.stage and span.end
        )
        assert one.ended == len(days)
        assert one.median == (days[(len(days) - 1) // 2] if days else None)
    kept = found.timeliness
    assert kept.within + kept.late + kept.unknown == total.issued + total.refused
    assert kept.open_within + kept.open_late + kept.open_unknown == total.in_process
    assert kept.within > 0
    assert found.visits.total == total.awaiting_visit


def test_parts_by_permit_and_unit_add_up_to_the_whole(desk: Desk) -> None:
    played(desk, 2, 60)
    with desk.database.read() as tx:
        permits, units = choices(tx)
        first, last = bounds(tx) or (None, None)
    whole = summary(desk, Scope(first, last), NOW)

    assert whole.figures.total.received == summary(desk, Scope(), NOW).figures.total.received
    for parts in (
        [Scope(permit=name) for name in (*permits, UNKNOWN)],
        [Scope(unit=name) for name in (*units, UNKNOWN)],
    ):
        reports = [summary(desk, scope, NOW) for scope in parts]
        assert sum(r.figures.total.received for r in reports) == whole.figures.total.received
        assert sum(r.refusals.total for r in reports) == whole.refusals.total
        assert sum(r.visits.total for r in reports) == whole.visits.total
        assert sum(one.ended for r in reports for one in r.stage_times) == sum(one.ended for one in whole.stage_times)


def test_an_empty_desk_has_a_report_too(desk: Desk) -> None:
    found = summary(desk, Scope(), NOW)

    assert (found.figures.total.received, found.flow, found.mail.mails, found.mail.replies) == (0, (), 0, 0)
    with desk.database.read() as tx:
        assert bounds(tx) is None
