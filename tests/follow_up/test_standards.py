"""The term that a permit's file gives: in days or in steps, from the day itself or from the next."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.desk import Desk
from helpdesk.explain import Explainer
from helpdesk.follow_up.follow_up import due_of, take_reports
from helpdesk.model.application import Stage
from helpdesk.model.knowledge import DayZero, TermStep
from tests.follow_up.test_follow_up import NOW, OSS, application, report, reported


def with_standard(desk: Desk, **term: object) -> tuple[Desk, str]:
    """Return the desk with another term for the goods permit, as an office that knows its standard writes it."""
    permit = replace(desk.knowledge.permits["izin-angkutan-barang"], **term)  # type: ignore[arg-type]
    knowledge = replace(desk.knowledge, permits={**desk.knowledge.permits, permit.id: permit})
    explainer = Explainer(desk.config, knowledge)
    return Desk(desk.config, desk.database, desk.blobs, desk.key, explainer), permit.id


def test_a_permit_s_steps_and_first_day_make_its_due_date_and_its_explanation(desk: Desk) -> None:
    steps = (TermStep("Loket", "Desk", 1), TermStep("Teknis", "Technical", 3))
    desk, permit = with_standard(desk, term_days=4, term_steps=steps, day_zero=DayZero.SAME)
    take_reports(desk, OSS, [reported("A-1", report(0, Stage.TECHNICAL_CHECK), permit_id=permit)], NOW)

    found = application(desk, "A-1")
    explained = due_of(desk, found.id)
    assert explained is not None
    counted = [day for day in explained.days if day.number is not None]
    assert counted[0].day == found.complete_on  # the day itself counts
    assert [day.step for day in counted] == ["Loket", "Teknis", "Teknis", "Teknis"]
    assert explained.step_ends() == {"Loket": counted[0].day, "Teknis": found.due_on}


def test_without_steps_a_term_has_no_step_ends(desk: Desk) -> None:
    desk, permit = with_standard(desk, term_days=2, term_steps=(), day_zero=DayZero.AFTER)
    take_reports(desk, OSS, [reported("A-1", report(0, Stage.TECHNICAL_CHECK), permit_id=permit)], NOW)
    found = application(desk, "A-1")
    explained = due_of(desk, found.id)
    assert explained is not None
    assert explained.step_ends() == {}
    assert found.complete_on is not None
    assert all(day.day > found.complete_on for day in explained.days if day.number)
