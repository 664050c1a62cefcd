"""The plans of the simulated office: possible histories, the same for the same seed, and books that add up."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from helpdesk.demo.applicant_mails import about
from helpdesk.demo.applicants import Plan, Season, plans
from helpdesk.demo.books import Books
from helpdesk.demo.play import FIRST, LAST, SUSPENDED_FROM, end_of
from helpdesk.explain import Explainer
from helpdesk.model.application import FINAL, Stage, StageReport
from helpdesk.track.calendar import Calendar
from helpdesk.track.history import history
from helpdesk.track.office_hours import OfficeHours
from helpdesk.track.proposals import proposed

JAKARTA = ZoneInfo("Asia/Jakarta")
CALENDAR = Calendar.of([found.off for found in proposed(FIRST.year)])
SEASON = Season(FIRST, LAST, OfficeHours(CALENDAR, JAKARTA), SUSPENDED_FROM)


def drawn(explainer: Explainer, seed: int, count: int = 400) -> list[Plan]:
    return plans(count, explainer.knowledge, SEASON, Random(seed))


def test_the_same_seed_draws_the_same_office(explainer: Explainer) -> None:
    assert drawn(explainer, 3) == drawn(explainer, 3)
    assert drawn(explainer, 3) != drawn(explainer, 4)


def test_a_plan_ends_where_its_history_ends_and_the_office_works_by_its_hours(explainer: Explainer) -> None:
    found = drawn(explainer, 5)

    assert len({plan.number for plan in found}) == len({plan.contact for plan in found}) == len(found)
    assert {plan.steps[-1].stage for plan in found} >= {Stage.ISSUED, Stage.REFUSED, Stage.AWAITING_VISIT}
    for plan in found:
        reports = [
            StageReport(str(n), s.at, s.stage, "x", corrects=str(s.corrects) if s.corrects is not None else None)
            for n, s in enumerate(plan.steps)
        ]
        told = history(reports)
        assert told.stage is plan.steps[-1].stage
        assert told.contradictions == ()
        for step in plan.steps[1:]:
            assert CALENDAR.is_working(step.at.date()), step
        required = {item.document for item in plan.permit.requirements or ()}
        assert all(set(step.failed) <= required for step in plan.steps)


def test_nobody_is_visited_once_visits_are_suspended(explainer: Explainer) -> None:
    for plan in drawn(explainer, 6, 800):
        waits = [step for step in plan.steps if step.stage is Stage.AWAITING_VISIT]
        if waits and waits[0].at.date() >= SUSPENDED_FROM:
            assert plan.steps[-1] == waits[0]


def test_the_books_hold_every_application_that_was_filed(explainer: Explainer) -> None:
    found = drawn(explainer, 8)
    for until in (datetime(2020, 3, 19, 12, tzinfo=JAKARTA), end_of(JAKARTA)):
        books = Books()
        books.take(found, until)
        filed = sum(plan.steps[0].at <= until for plan in found)

        assert sum(books.stages.values()) == filed > 0
        for parts in (books.permits, books.units):
            assert sum(sum(stages.values()) for stages in parts.values()) == filed


def test_applicants_write_about_what_has_happened_to_them(explainer: Explainer) -> None:
    chance, end = Random(1), end_of(JAKARTA)
    for plan in drawn(explainer, 9, 60):
        assert about(plan, chance, plan.steps[0].at - timedelta(minutes=1)) is None
        written = about(plan, chance, end)
        stage = plan.at(end)
        assert (written is None) == (stage in (Stage.ISSUED, Stage.WITHDRAWN))
        assert stage in FINAL or written is not None
