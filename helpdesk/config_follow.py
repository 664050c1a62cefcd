"""The tables of config.toml that follow-up reads: when somebody answers, when to remind, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator

from helpdesk.config_table import AddressText, Table

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NoticeName = Literal[
    "acknowledgement",
    "answer",
    "status",
    "received",
    "returned",
    "visit",
    "payment",
    "issued",
    "refused",
    "reminder",
    "survey",
]
"""What may be sent without a person, if ``send.notices`` names it."""
NOTICES: tuple[NoticeName, ...] = get_args(NoticeName)
WorkingDays = Annotated[int, Field(ge=0, le=250)]
_SPAN = re.compile(r"(\d{2}):(\d{2})-(\d{2}):(\d{2})")


class Hours(Table):
    """When somebody answers, by weekday: spans like "07:30-16:00", none on a day without service."""

    monday: tuple[str, ...] = ("07:30-16:00",)
    tuesday: tuple[str, ...] = ("07:30-16:00",)
    wednesday: tuple[str, ...] = ("07:30-16:00",)
    thursday: tuple[str, ...] = ("07:30-16:00",)
    friday: tuple[str, ...] = ("07:30-16:00",)
    saturday: tuple[str, ...] = ()
    sunday: tuple[str, ...] = ()

    @field_validator(*DAYS)
    @classmethod
    def _are_spans(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for text in value:
            _span(text)
        return value

    @cached_property
    def spans(self) -> Mapping[int, tuple[tuple[time, time], ...]]:
        """Return the spans of each weekday, 0 for Monday."""
        return {number: tuple(_span(text) for text in getattr(self, name)) for number, name in enumerate(DAYS)}


class Remind(Table):
    """When the desk reminds by itself, in working days unless said otherwise; 0 turns a reminder off."""

    due_days: WorkingDays = 2
    citizen_days: WorkingDays = 5
    office_days: WorkingDays = 3
    expiring_days: Annotated[int, Field(ge=0, le=365)] = 30


class Unit(Table):
    """A technical unit that questions are sent to."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    address: AddressText


def _span(text: str) -> tuple[time, time]:
    found = _SPAN.fullmatch(text.strip())
    try:
        numbers = [int(part) for part in found.groups()] if found else []
        begin, end = time(numbers[0], numbers[1]), time(numbers[2], numbers[3])
    except (IndexError, ValueError) as error:
        raise ValueError(f'"{text}" are no hours; write them like "07:30-16:00"') from error
    if begin >= end:
        raise ValueError(f'"{text}" ends before it begins; write the earlier time first')
    return begin, end
