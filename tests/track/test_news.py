"""What the citizen is told of an application is one piece of news, whatever order reports came in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.model.application import Stage, StageReport
from helpdesk.model.follow_up import FollowUpKind
from helpdesk.track.news import News, news_of

START = datetime(2026, 11, 2, 3, tzinfo=UTC)


def report(day: int, stage: Stage, key: str = "", **said: object) -> StageReport:
    return StageReport(key or f"{day}-{stage}", START + timedelta(days=day), stage, "oss", **said)  # type: ignore[arg-type]


def kind_of(*reports: StageReport) -> FollowUpKind | None:
    found = news_of(reports)
    return found.kind if found else None


def test_news_is_what_the_last_stage_means_to_the_applicant() -> None:
    submitted = report(0, Stage.SUBMITTED)

    assert kind_of() is None
    assert kind_of(report(0, Stage.PREPARING)) is None
    assert kind_of(submitted) is FollowUpKind.RECEIVED
    assert kind_of(submitted, report(1, Stage.RETURNED)) is FollowUpKind.RETURNED
    assert kind_of(submitted, report(1, Stage.AWAITING_VISIT)) is FollowUpKind.VISIT
    assert kind_of(submitted, report(1, Stage.AWAITING_PAYMENT)) is FollowUpKind.PAYMENT
    assert kind_of(submitted, report(1, Stage.ISSUED)) is FollowUpKind.ISSUED
    assert kind_of(submitted, report(1, Stage.REFUSED)) is FollowUpKind.REFUSED
    assert kind_of(submitted, report(1, Stage.WITHDRAWN)) is None


def test_an_application_that_is_being_checked_has_still_been_received() -> None:
    reports = [
        report(0, Stage.SUBMITTED),
        report(1, Stage.ADMINISTRATIVE_CHECK),
        report(2, Stage.TECHNICAL_CHECK),
    ]

    assert kind_of(*reports) is FollowUpKind.RECEIVED
    assert kind_of(*reports, report(3, Stage.AWAITING_SIGNATURE)) is None
    assert kind_of(report(1, Stage.TECHNICAL_CHECK)) is None


def test_what_the_applicant_has_done_is_asked_for_no_more() -> None:
    returned = (report(0, Stage.SUBMITTED), report(1, Stage.RETURNED))

    assert kind_of(*returned, report(2, Stage.TECHNICAL_CHECK)) is None
    assert kind_of(*returned, report(2, Stage.SUBMITTED, "again")) is FollowUpKind.RESUBMITTED
    paid = (report(0, Stage.AWAITING_PAYMENT), report(1, Stage.AWAITING_SIGNATURE))
    assert kind_of(*paid) is None


def test_two_sources_that_tell_of_the_same_stay_make_one_piece_of_news() -> None:
    first = report(0, Stage.SUBMITTED)
    oss = report(2, Stage.RETURNED, "oss")
    sheet = report(3, Stage.RETURNED, "sheet", failed=("ktp",), note="KTP tidak terbaca")

    both = news_of([first, oss, sheet])
    assert both is not None
    assert both.keys == {"oss", "sheet"}
    assert both.report is sheet  # it says what to mend
    assert news_of([sheet, first]) == News(FollowUpKind.RETURNED, sheet, frozenset({"sheet"}))


def test_a_correction_takes_the_news_back() -> None:
    refused = report(1, Stage.REFUSED, "wrong")
    corrected = report(2, Stage.ISSUED, "right", corrects="wrong")

    found = news_of([report(0, Stage.SUBMITTED), refused, corrected])

    assert found is not None
    assert found.kind is FollowUpKind.ISSUED
    assert found.keys == {"right"}


def test_a_contradiction_is_no_news() -> None:
    assert kind_of(report(0, Stage.REFUSED), report(1, Stage.ISSUED)) is FollowUpKind.REFUSED


STAGES = st.lists(st.sampled_from(list(Stage)), min_size=1, max_size=5)


@given(STAGES)
def test_order_and_repetition_change_no_news(stages: list[Stage]) -> None:
    reports = [report(day, stage) for day, stage in enumerate(stages)]
    straight = news_of(reports)

    assert all(news_of(order) == straight for order in list(permutations(reports))[:24])
    assert news_of(reports * 2) is not None or straight is None
    assert (news_of(reports * 2) or straight) == straight
