"""Mails with attachments as people really name them, and what a careful counselor makes of each (cases*.toml)."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from helpdesk.conditions import stated_conditions
from helpdesk.documents.checklist import check_documents
from helpdesk.documents.mailed import Mailed
from helpdesk.knowledge.load import read
from helpdesk.model.message import Attachment, Member
from helpdesk.model.question import CheckedDocuments

TODAY = date(2026, 11, 26)
FILES = (
    "cases.toml",
    "cases_more.toml",
    "cases_third.toml",
    "cases_texts.toml",
    "cases_blind.toml",
    "cases_blind_too.toml",
    "cases_fourth.toml",
    "cases_blind_three.toml",
    "cases_fifth.toml",
    "cases_sixth.toml",
    "cases_seventh.toml",
    "cases_eighth.toml",
    "cases_ninth.toml",
    "cases_tenth.toml",
    "cases_eleventh.toml",
    "cases_twelfth.toml",
    "cases_thirteenth.toml",
    "cases_fourteenth.toml",
    "cases_fifteenth.toml",
    "cases_sixteenth.toml",
    "cases_seventeenth.toml",
    "cases_blind_five.toml",
    "cases_blind_six.toml",
    "cases_blind_seven.toml",
    "cases_blind_eight.toml",
    "cases_blind_nine.toml",
    "cases_blind_ten.toml",
    "cases_blind_eleven.toml",
    "cases_blind_twelve.toml",
    "cases_blind_thirteen.toml",
    "cases_blind_fourteen.toml",
    "cases_blind_fifteen.toml",
    "cases_blind_sixteen.toml",
    "cases_blind_seventeen.toml",
    "cases_blind_eighteen.toml",
    "cases_eighteenth.toml",
    "cases_nineteenth.toml",
    "cases_twentieth.toml",
    "cases_twenty_first.toml",
    "cases_twenty_second.toml",
    "cases_twenty_third.toml",
    "cases_twenty_fourth.toml",
    "cases_twenty_fifth.toml",
    "cases_twenty_sixth.toml",
    "cases_twenty_seventh.toml",
    "cases_twenty_eighth.toml",
    "cases_twenty_ninth.toml",
    "cases_thirtieth.toml",
    "cases_thirty_first.toml",
)
KNOWLEDGE = read(Path(__file__).parents[2] / "faq")


@dataclass(frozen=True, eq=False)
class Case:
    """One mail, what its files are, and what is missing."""

    permit: str
    subject: str
    body: str
    attachments: tuple[Attachment, ...]
    expected: dict[tuple[int, str | None], tuple[str, ...]]
    missing: tuple[str, ...] | None

    @cache  # noqa: B019 -- the cases live as long as the tests
    def checked(self) -> CheckedDocuments:
        """Return what the program says."""
        text = f"{self.subject}\n{self.body}"
        mailed = Mailed(self.attachments, text, stated_conditions(text), today=TODAY)
        return check_documents(KNOWLEDGE.permits[self.permit], mailed, KNOWLEDGE.documents)

    def found(self) -> dict[tuple[int, str | None], tuple[str, ...]]:
        """Return the keys that the program gives each file, in the order of the alphabet."""
        named = {(index, member): tuple(sorted(keys)) for index, member, keys in self.checked().received}
        return {place: named.get(place, ()) for place in self.expected} | named


def cases() -> Iterator[Case]:
    """Yield every case of all files."""
    for item in (item for name in FILES for item in _read(name)):
        expected: dict[tuple[int, str | None], tuple[str, ...]] = {}
        attachments = []
        for index, row in enumerate(item["files"]):
            inside = row[2] if len(row) > 2 and isinstance(row[2], dict) else {}
            expected[index, None] = tuple(sorted(row[1].split()))
            expected |= {(index, name): tuple(sorted(keys.split())) for name, keys in inside.items()}
            attachments.append(_attachment(row, tuple(Member(name) for name in inside)))
        yield Case(
            item["permit"], item["subject"], item["body"], tuple(attachments), expected, _missing(item["missing"])
        )


def _missing(written: str) -> tuple[str, ...] | None:
    """Return the keys of a list; None where the list itself is unknown or no longer in force."""
    return None if written == "unknown" else tuple(written.split())


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["case"]
    return found


def _attachment(row: Sequence[str], members: tuple[Member, ...]) -> Attachment:
    # authors write a page break with a line break behind it or without
    pages = re.split("\f\n?", row[2]) if len(row) > 2 and not members else []
    starts = tuple(accumulate((len(page) + 1 for page in pages[:-1]), initial=0)) if pages else ()
    text = "\n".join(pages) if pages else None
    return Attachment(row[0], "application/octet-stream", 1, False, b"", None, text, None, members, len(pages), starts)


CASES = list(cases())


def _listed(missing: tuple[str, ...] | None) -> list[str] | None:
    """Return a list in the order of the alphabet: some authors wrote theirs in another order than the permit's."""
    return None if missing is None else sorted(missing)


def _told(case: Case) -> str:
    lines = [f"{case.permit}: {case.subject!r}, missing {case.checked().missing}, expected {case.missing}"]
    for place, keys in case.found().items():
        if keys != case.expected.get(place, ()):
            name = place[1] or case.attachments[place[0]].filename
            lines.append(f"   {name!r}: {keys}, expected {case.expected.get(place, ())}")
    return "\n".join(lines)


def test_more_than_nine_files_of_ten_get_their_keys() -> None:
    outcome = Counter(keys == case.expected.get(place, ()) for case in CASES for place, keys in case.found().items())
    assert outcome[True] > 0.95 * outcome.total(), "\n".join(map(_told, CASES))


def test_the_missing_list_is_exactly_right_nearly_always() -> None:
    wrong = [case for case in CASES if _listed(case.checked().missing) != _listed(case.missing)]
    assert len(wrong) < 0.1 * len(CASES), "\n".join(map(_told, wrong))


def test_hardly_ever_is_a_mandatory_document_called_present_that_is_not() -> None:
    wrong = [case for case in CASES if not set(case.missing or ()) <= set(case.checked().missing or ())]
    assert len(wrong) <= len(CASES) / 200, "\n".join(map(_told, wrong))
