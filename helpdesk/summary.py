"""Summary: the report of a period, read from the store alone, in one transaction, so that its parts belong together."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from helpdesk.desk import Desk
from helpdesk.model.application import Stage
from helpdesk.report.figures import figures
from helpdesk.report.mail import MailFigures, first_answers, missing_documents
from helpdesk.report.office import OfficeReport, reasons
from helpdesk.report.progress import flow, stage_times, timeliness, visits
from helpdesk.report.scope import Scope
from helpdesk.store import calendar as kept_calendar
from helpdesk.store import figures as counted
from helpdesk.store import mail_figures
from helpdesk.store.database import Tx
from helpdesk.track.calendar import Calendar
from helpdesk.track.office_hours import OfficeHours


def summary(desk: Desk, scope: Scope, now: datetime) -> OfficeReport:
    """Return the report of ``scope`` as of ``now``."""
    with desk.database.read() as tx:
        return summary_in(desk, tx, scope, now)


def summary_in(desk: Desk, tx: Tx, scope: Scope, now: datetime) -> OfficeReport:
    """Return the report of ``scope`` as the transaction ``tx`` sees it."""
    zone = ZoneInfo(desk.config.office.timezone)
    calendar, today = kept_calendar.load(tx), desk.today(now)
    return OfficeReport(
        scope=scope,
        today=today,
        figures=figures(counted.counts(tx, scope, zone)),
        flow=flow(counted.days(tx, scope, zone)),
        refusals=reasons(counted.failed(tx, scope, zone, Stage.REFUSED)),
        returns=reasons(counted.failed(tx, scope, zone, Stage.RETURNED)),
        stage_times=stage_times(counted.stays(tx, scope, zone), calendar, today),
        timeliness=timeliness(counted.ends(tx, scope, zone), counted.unfinished(tx, scope, zone), today),
        visits=visits(counted.visits(tx, scope, zone), calendar, today),
        mail=_mail(desk, tx, scope, calendar),
    )


def _mail(desk: Desk, tx: Tx, scope: Scope, calendar: Calendar) -> MailFigures:
    """Return the mail figures of the period; mails belong to no single permit or unit, so these choose nothing."""
    zone = ZoneInfo(desk.config.office.timezone)
    replies, unchanged = mail_figures.replies(tx, scope, zone)
    asked, unanswered = mail_figures.questions(tx, scope, zone, desk.config.match.minimum_confidence)
    checks, missing = missing_documents(mail_figures.checks(tx, scope, zone))
    return MailFigures(
        per_ticket=tuple(mail_figures.mails_per_ticket(tx, scope, zone)),
        first_answers=first_answers(mail_figures.first_answers(tx, scope, zone), OfficeHours(calendar, zone)),
        replies=replies,
        unchanged=unchanged,
        questions=asked,
        unanswered=unanswered,
        checks=checks,
        missing=missing,
    )
