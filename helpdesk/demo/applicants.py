"""The applications of the simulated office: what each goes through and when, drawn once, before anything is reported.

An application is a plan: who files what where, and its steps with their moments. The desk is told of the steps as they
happen; the plan itself is the simulator's own truth, which the desk's figures must add up to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from helpdesk.demo.people import Sex, invent
from helpdesk.model.application import Stage
from helpdesk.model.knowledge import EntryStatus, Force, Knowledge, Permit
from helpdesk.track.office_hours import OfficeHours

CITIES = ("Jakarta Pusat", "Jakarta Utara", "Jakarta Barat", "Jakarta Selatan", "Jakarta Timur")
DISTRICTS = ("Gambir", "Menteng", "Koja", "Kebon Jeruk", "Kebayoran Baru", "Jagakarsa", "Duren Sawit", "Cakung")
VILLAGES = ("Karet Tengsin", "Pondok Kelapa", "Kalideres", "Sunter Agung", "Cilandak Barat", "Menteng Dalam")
PROVINCE = "DPMPTSP Provinsi DKI Jakarta"
SYSTEMS = {"oss": "OSS", "simbg": "SIMBG", "jakevo": "JakEVO"}
LABELS: Mapping[Stage, str] = {
    Stage.SUBMITTED: "Permohonan diajukan",
    Stage.ADMINISTRATIVE_CHECK: "Penilaian administrasi",
    Stage.RETURNED: "Dikembalikan",
    Stage.TECHNICAL_CHECK: "Pemeriksaan teknis",
    Stage.AWAITING_VISIT: "Menunggu peninjauan lapangan",
    Stage.AWAITING_PAYMENT: "Menunggu pembayaran",
    Stage.AWAITING_SIGNATURE: "Otorisasi",
    Stage.ISSUED: "Terbit",
    Stage.REFUSED: "Penolakan",
    Stage.WITHDRAWN: "Dicabut pemohon",
}
REFUSED_AT_ONCE, REFUSED_AFTER_CHECK, RETURNED, MENDED, GIVEN_UP, BY_MISTAKE = 0.115, 0.012, 0.09, 0.8, 0.15, 0.002
NEEDS_VISIT, PAYS, WEEKEND = 0.75, 0.03, 0.25
DRAGS = 0.15  # of those with a known term, so that some are late
LATE_NOTE = "berkas tidak dilengkapi sampai batas waktu"


@dataclass(frozen=True, slots=True)
class Step:
    """An application enters ``stage``; ``corrects`` is the position of an earlier step that was a mistake."""

    at: datetime
    stage: Stage
    failed: tuple[str, ...] = ()
    note: str | None = None
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One application: all that will happen to it."""

    number: str
    permit: Permit
    unit: str
    system: str
    applicant: str
    contact: str
    steps: tuple[Step, ...]

    def at(self, moment: datetime) -> Stage | None:
        """Return where it stands at ``moment``, None before it is filed."""
        known = [step for step in self.steps if step.at <= moment]
        return known[-1].stage if known else None


@dataclass(frozen=True, slots=True)
class Season:
    """The days in which applications are filed, when the office works, and when site visits were suspended."""

    first: date
    last: date
    hours: OfficeHours
    suspended_from: date


def plans(count: int, knowledge: Knowledge, season: Season, chance: Random) -> list[Plan]:
    """Return ``count`` plans in the order of filing; the same chance gives the same plans."""
    permits = [permit for permit in knowledge.permits.values() if _offered(permit)]
    weights = [_weight(place, permit) for place, permit in enumerate(permits)]
    filed = sorted(_filed(season, chance) for _ in range(count))
    chosen = chance.choices(permits, weights, k=count)
    return [_plan(n, permit, at, season, chance) for n, (permit, at) in enumerate(zip(chosen, filed, strict=True), 1)]


def _offered(permit: Permit) -> bool:
    return permit.status is EntryStatus.ACTIVE and bool(_mandatory(permit))


def _weight(place: int, permit: Permit) -> float:
    """Return how often a permit is asked for: a few very often, and few that need a visit."""
    return (0.05 if permit.site_visit else 1.0) / (3 + place % 11)


def _mandatory(permit: Permit) -> list[str]:
    items = permit.requirements or ()
    return [item.document for item in items if item.mandatory and item.state is not Force.SUPERSEDED]


def _filed(season: Season, chance: Random) -> datetime:
    """Return a moment of filing: any hour that people are awake, seldom on a day off."""
    while True:
        on = season.first + timedelta(days=chance.randrange((season.last - season.first).days + 1))
        if next(season.hours.on(on), None) is not None or chance.random() < WEEKEND:
            minute = min(max(int(chance.gauss(12.5, 3.2) * 60), 6 * 60), 22 * 60)
            return datetime.combine(on, time(minute // 60, minute % 60, chance.randrange(60)), season.hours.zone)


def _plan(n: int, permit: Permit, at: datetime, season: Season, chance: Random) -> Plan:
    name, address = invent(chance, Sex.ANY)
    steps = _Steps(season, chance, at)
    _play(steps, permit)
    system = "oss" if "oss" in (permit.channel or "").lower() else "jakevo"
    system = "simbg" if "simbg" in (permit.channel or "").lower() else system
    local, _, host = address.partition("@")
    return Plan(
        number=f"{n}/8.1/31.{71 + n % 5}.00/-1.785/{at:%Y}",
        permit=permit,
        unit=_unit(permit, n, chance),
        system=system,
        applicant=name,
        contact=f"{local}.{n}@{host}",
        steps=tuple(steps.taken),
    )


def _unit(permit: Permit, n: int, chance: Random) -> str:
    level = chance.choice([unit for unit in permit.units if unit != "central"] or ["city"])
    named: Mapping[str, Sequence[str]] = {
        "kelurahan": [f"UP PMPTSP Kelurahan {name}" for name in VILLAGES],
        "kecamatan": [f"UP PMPTSP Kecamatan {name}" for name in DISTRICTS],
        "city": [f"UP PMPTSP Kota Administrasi {name}" for name in CITIES],
    }
    choices = named.get(level, (PROVINCE,))
    return choices[n % len(choices)]


class _Steps:
    """The steps of one application as they are drawn, in the office's working time."""

    def __init__(self, season: Season, chance: Random, at: datetime) -> None:
        self.season, self.chance = season, chance
        self.taken = [Step(at, Stage.SUBMITTED)]

    def go(
        self, stage: Stage, least: float, most: float, failed: tuple[str, ...] = (), note: str | None = None
    ) -> None:
        """Enter ``stage`` after some hours of work."""
        after = timedelta(hours=self.chance.uniform(least, most))
        at = self.season.hours.after(self.taken[-1].at, after)
        assert at is not None  # noqa: S101 -- nothing waits here
        self.taken.append(Step(at, stage, failed, note))

    def chance_of(self, share: float) -> bool:
        """Return True in ``share`` of all cases."""
        return self.chance.random() < share


def _play(steps: _Steps, permit: Permit) -> None:
    """Draw what happens to one application from its filing to its end, or to where it waits."""
    steps.go(Stage.ADMINISTRATIVE_CHECK, 0.2, 4)
    if steps.chance_of(REFUSED_AT_ONCE):
        steps.go(Stage.REFUSED, 0.2, 5, _failed(steps, permit), "persyaratan tidak lengkap")
        return
    if steps.chance_of(RETURNED) and not _mended(steps, permit):
        return
    steps.go(Stage.TECHNICAL_CHECK, 0.2, 4)
    if permit.site_visit and steps.chance_of(NEEDS_VISIT):
        steps.go(Stage.AWAITING_VISIT, 0.2, 3)
        if steps.taken[-1].at.date() >= steps.season.suspended_from:
            return  # nobody visits any more
        steps.go(Stage.TECHNICAL_CHECK, 1, 3)
    if steps.chance_of(BY_MISTAKE):
        _mistaken(steps)
    if steps.chance_of(REFUSED_AFTER_CHECK):
        steps.go(Stage.REFUSED, 0.5, 6, (), "tidak memenuhi syarat teknis")
        return
    if permit.fee is not None and steps.chance_of(PAYS):
        steps.go(Stage.AWAITING_PAYMENT, 0.2, 2)
        steps.go(Stage.TECHNICAL_CHECK, 1, 10)
    slow = permit.term_days is not None and steps.chance_of(DRAGS)
    steps.go(Stage.AWAITING_SIGNATURE, *((30, 90) if slow else (0.2, 4)))
    steps.go(Stage.ISSUED, 0.2, 4)


def _mended(steps: _Steps, permit: Permit) -> bool:
    """Let the file go back to the applicant; return whether it came again in time."""
    steps.go(Stage.RETURNED, 0.2, 4, _failed(steps, permit), "mohon dilengkapi")
    if steps.chance_of(MENDED):
        steps.go(Stage.SUBMITTED, 1, 14)
        steps.go(Stage.ADMINISTRATIVE_CHECK, 0.2, 4)
        return True
    if steps.chance_of(GIVEN_UP):
        steps.go(Stage.WITHDRAWN, 1, 20)
    else:
        steps.go(Stage.REFUSED, 17, 25, steps.taken[-1].failed, LATE_NOTE)
    return False


def _mistaken(steps: _Steps) -> None:
    """Let somebody refuse by mistake and take it back within the hour."""
    steps.go(Stage.REFUSED, 0.2, 2, (), "salah ketik")
    wrong = len(steps.taken) - 1
    steps.go(Stage.TECHNICAL_CHECK, 0.1, 0.9, (), "penolakan sebelumnya keliru")
    last = steps.taken.pop()
    steps.taken.append(Step(last.at, last.stage, last.failed, last.note, wrong))


def _failed(steps: _Steps, permit: Permit) -> tuple[str, ...]:
    """Return the requirements that were not met: the later ones of the list are forgotten more often."""
    keys = _mandatory(permit)
    drawn = steps.chance.choices(keys, [1 + place for place in range(len(keys))], k=steps.chance.choice((1, 1, 1, 2)))
    return tuple(sorted(set(drawn)))
