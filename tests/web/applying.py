"""Applications for the pages to show, in every state that looks different."""

from __future__ import annotations

from datetime import timedelta

from helpdesk.desk import Desk
from helpdesk.follow_up import casework
from helpdesk.follow_up.casework import Entered, Facts
from helpdesk.follow_up.follow_up import Reported, take_reports
from helpdesk.model.application import Stage, StageReport
from helpdesk.model.person import SYSTEM, Actor, ActorKind
from helpdesk.store import calendar
from helpdesk.track.checklist import ItemState, Said
from helpdesk.track.proposals import proposed
from tests.web.seeds import START

JAKEVO = Actor(ActorKind.TOKEN, "jakevo", origin="127.0.0.1")
NOW = START + timedelta(minutes=30)
GRAVE = "iptm-perpanjangan"


def with_term(desk: Desk) -> str:
    """Return a permit with a term and a list of requirements."""
    return next(p.id for p in desk.knowledge.permits.values() if p.term_days and p.requirements)


def apply(desk: Desk) -> None:
    """Give ticket 1 a returned application (1) and a late one (2); a third belongs to no ticket and is contradicted."""
    with desk.database.transaction() as tx:
        calendar.approve(tx, 2026, [proposal.off for proposal in proposed(2026)], SYSTEM, NOW)
    grave = Facts("JKT-2026-000123", GRAVE, "Siti Rahmawati", "UP PMPTSP Jakarta Pusat", "JakEVO")
    one = casework.add(desk, SYSTEM, 1, grave, Entered("1", Stage.SUBMITTED, NOW - timedelta(days=20)), NOW)
    casework.check(desk, SYSTEM, one, 0, Said(ItemState.ACCEPTED, None, None, None, NOW), NOW)
    late = Facts("OSS-9", with_term(desk), None, None, "OSS")
    casework.add(desk, SYSTEM, 1, late, Entered("2", Stage.TECHNICAL_CHECK, NOW - timedelta(days=200)), NOW)
    back = StageReport(
        "jakevo:1", NOW - timedelta(days=9), Stage.RETURNED, "api:jakevo", "Revisi", ("ktp",), "KTP tidak terbaca."
    )
    alone = (
        StageReport("1", NOW - timedelta(days=15), Stage.REFUSED, "import:maret.csv", "Ditolak"),
        StageReport("2", NOW - timedelta(days=3), Stage.ISSUED, "import:april.csv", "Terbit"),
    )
    take_reports(desk, JAKEVO, [Reported("JKT-2026-000123", (back,), system="jakevo")], NOW)
    take_reports(desk, SYSTEM, [Reported("X-1", alone, permit_label="Izin Kuliner", applicant="Budi Hartono")], NOW)
