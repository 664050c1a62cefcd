"""Reading one table of a file field by field, noting every mistake with its line instead of stopping at the first."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from helpdesk.errors import Problem
from helpdesk.knowledge.pages import Page

Word = TypeVar("Word", bound=StrEnum)

_AS_OF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def suggestion(word: str, known: Collection[str]) -> str:
    """Return the remedy for an unknown word: the closest known one, else all of them."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f'did you mean "{close[0]}"?' if close else f"known here: {', '.join(sorted(known))}"


class Fields:
    """A table's fields, each read once; ``close`` reports the keys that nobody asked for."""

    def __init__(self, page: Page, problems: list[Problem], table: str = "", index: int = 0) -> None:
        data = page.data.get(table, {}) if table else page.data
        rows = data if isinstance(data, list) else [data]
        self._data: Mapping[str, Any] = rows[index] if index < len(rows) and isinstance(rows[index], dict) else {}
        self._page, self._problems, self._table, self._index = page, problems, table, index
        self._asked: set[str] = set()

    def problem(self, key: str, text: str, remedy: str) -> None:
        """Note a mistake at ``key``."""
        where = self._page.line(self._table, self._index, key)
        self._problems.append(Problem(self._page.file, where, text, remedy))

    def text(self, key: str) -> str | None:
        """Return a text that is not blank, or None when it is left out."""
        value = self._value(key, str, 'text in double quotes: key = "..."')
        if value is not None and not value.strip():
            self.problem(key, f"{key} is empty", "fill it in, or leave the key out: unknown is said by leaving out")
            return None
        return value.strip() if value is not None else None

    def needed(self, key: str) -> str:
        """Return a text that must be there; an empty one after noting that it is not."""
        missing = key not in self._data
        if (value := self.text(key)) is None and missing:
            self.problem(key, f"{key} is missing", f'add {key} = "..."')
        return value or ""

    def with_english(self, key: str) -> tuple[str | None, str | None]:
        """Return a text and its English counterpart (``key``_en); one is never there without the other."""
        text, english = self.text(key), self.text(f"{key}_en")
        if (text is None) != (english is None):
            here, there = (key, f"{key}_en") if english is None else (f"{key}_en", key)
            self.problem(here, f"{here} stands without {there}", f'add {there} = "..."')
        return text, english

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none of them blank or twice; empty when left out."""
        values = self._value(key, list, 'a list of texts: key = ["...", "..."]') or []
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.problem(key, f"{key} holds something that is not a text", "put each item in double quotes")
            return ()
        cleaned = tuple(value.strip() for value in values)
        for value in sorted({value for value in cleaned if cleaned.count(value) > 1}):
            self.problem(key, f'{key} holds "{value}" twice', "delete one of the two")
        return cleaned

    def flag(self, key: str) -> bool | None:
        """Return true or false, or None when left out."""
        value: bool | None = self._value(key, bool, "true or false, without quotes")
        return value

    def number(self, key: str) -> int | None:
        """Return a whole number that is not negative, or None when left out."""
        value: int | None = self._value(key, int, "a whole number, without quotes and dots")
        if value is not None and value < 0:
            self.problem(key, f"{key} is negative", "write the number without a minus sign")
            return None
        return value

    def word(self, key: str, kind: type[Word], default: Word | None = None) -> Word:
        """Return one of the words of ``kind``; ``default`` when left out, and a mistake when there is none."""
        known = [str(member) for member in kind]
        value = self.text(key) if default is not None else self.needed(key)
        if value in known:
            return kind(value)
        if value:
            self.problem(key, f'{key} = "{value}" is not a known word', suggestion(value, known))
        return default if default is not None else next(iter(kind))

    def words(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """Return a list of texts, each of them one of ``known``."""
        values = self.texts(key)
        for value in values:
            if value not in known:
                self.problem(key, f'{key}: "{value}" is not a known word', suggestion(value, known))
        return values

    def day(self, key: str, *, whole: bool = False) -> str | None:
        """Return a date as YYYY, YYYY-MM or YYYY-MM-DD (``whole``: only the last), or None when left out."""
        if (value := self.text(key)) is None:
            return None
        shape = "YYYY-MM-DD" if whole else "YYYY, YYYY-MM or YYYY-MM-DD"
        try:
            if not _AS_OF.fullmatch(value) or (whole and len(value) < 10):
                raise ValueError(value)
            date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
        except ValueError:
            self.problem(key, f'{key} = "{value}" is not a date', f"write {shape} in double quotes")
            return None
        return value

    def tables(self, key: str) -> list[Fields]:
        """Return the tables written as [[key]], in order."""
        rows = self._value(key, list, f"tables, each written as [[{key}]]") or []
        if not all(isinstance(row, dict) for row in rows):
            self.problem(key, f"{key} is not a list of tables", f"write [[{key}]] and its keys below it")
            return []
        return [Fields(self._page, self._problems, key, index) for index in range(len(rows))]

    def table(self, key: str) -> Fields | None:
        """Return the table written as [key], or None when left out."""
        if self._value(key, dict, f"a table written as [{key}]") is None:
            return None
        return Fields(self._page, self._problems, key)

    def close(self) -> None:
        """Note every key that was never asked for, with the one probably meant."""
        for key in self._data:
            if key not in self._asked:
                name = f"{self._table}.{key}" if self._table else key
                self.problem(key, f"unknown key {name}", suggestion(key, self._asked))

    def _value(self, key: str, kind: type[Any], remedy: str) -> Any:
        self._asked.add(key)
        value = self._data.get(key)
        # bool is an int in Python, and not in a file that people write
        if value is None or (isinstance(value, kind) and not (kind is int and isinstance(value, bool))):
            return value
        self.problem(key, f"{key} has the wrong type", f"write {remedy}")
        return None
