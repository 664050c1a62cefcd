"""Make ``line_weights.py`` again: ``python -m helpdesk.match.fit_lines [FAQ LINES.jsonl]``.

Learnt from mails whose best reply a person made of the lines of the entries: a JSON object a line,
``{"id", "subject", "text", "lines": [["entry", "first group of about, or answer", "must" or "good"]]}``. The pen of a
mail is the first letter of its id; printed is how many lines of each pen are found by what the others taught (of those
that say nearly the same, either is right).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from helpdesk.errors import ConfigError
from helpdesk.knowledge.load import load
from helpdesk.match.fit import logistic_regression
from helpdesk.match.index import Vector
from helpdesk.match.line_signs import FEATURES, WHOLE, Fits, Unit
from helpdesk.match.lines import AMONG, Lines, among, best_units
from helpdesk.match.text import stems
from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Entry, Topic
from helpdesk.model.message import Body
from helpdesk.model.question import Line

ANSWER = "answer"  # what names the whole answer of a topic
COUNTS = {"must": 1.0, "good": 0.6}
TWINS = 0.6  # share of words by which two lines say the same
ROUNDS = 3
TOLD = (0.3, 0.5, 0.7)  # chances from which a line would be told, in what is printed


@dataclass(frozen=True, slots=True)
class Judged:
    """A mail with its fits, the lines that its best reply holds and what each counts, and those that say the same."""

    pen: str
    fits: Fits
    meant: Mapping[tuple[int, int], float]
    same: frozenset[tuple[int, int]]


class Unlearnt(Lines):
    """The lines while their coefficients are not known: those that there are may be of other features."""

    def chosen(self, fits: Fits, units: Sequence[Unit]) -> tuple[Line, ...]:  # noqa: ARG002 -- nothing is known yet
        """Return nothing."""
        return ()


def main(faq: Path, judged: Path, target: Path) -> None:
    """Fit on all mails and write the coefficients to ``target``."""
    matcher = Matcher(load(faq))
    matcher.lines = Unlearnt(matcher.index)
    mails = read(judged, matcher)
    found: list[tuple[Judged, list[tuple[tuple[int, int], float]]]] = []
    for pen in sorted({mail.pen for mail in mails}):
        choice, weights = learn([mail for mail in mails if mail.pen != pen])
        found += [(mail, chances(mail.fits, choice, weights)) for mail in mails if mail.pen == pen]
    for least in TOLD:
        print(f"from {least}: {figures(found, least)}")  # noqa: T201
    choice, weights = learn(mails)
    target.write_text(as_module(choice, weights), "utf-8")


def figures(found: Sequence[tuple[Judged, Sequence[tuple[tuple[int, int], float]]]], least: float) -> str:
    """Return in words how many lines of at least this chance there are, and how many are right and found."""
    told = right = must = hit = 0
    for mail, lines in found:
        chosen = {line for line, chance in lines if chance >= least}
        needed = {line for line, counts in mail.meant.items() if counts == COUNTS["must"]}
        told, right = told + len(chosen), right + len(chosen & (mail.meant.keys() | mail.same))
        must, hit = must + len(needed), hit + len(needed & chosen)
    return f"{told} told, right {right / max(told, 1):.3f}, found {hit / max(must, 1):.3f} of {must}"


def read(path: Path, matcher: Matcher) -> list[Judged]:
    """Return the judged mails of a file. Raises ConfigError naming what is wrong in it."""
    lines = matcher.lines
    entries = lines.signs.entries
    texts = {
        (at, number): frozenset(stems(_text(entry, number)))
        for at, entry in enumerate(entries)
        for number in range(WHOLE if isinstance(entry, Topic) else 0, len(entry.particulars))
    }
    named = {
        (entries[at].id, ANSWER if number == WHOLE else entries[at].particulars[number].about[0]): (at, number)
        for at, number in texts
    }
    mails = []
    for row_number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        mail = json.loads(row)
        unknown = [line[:2] for line in mail["lines"] if (line[0], line[1]) not in named]
        if unknown:
            raise ConfigError(
                f"{path}: line {row_number} ({mail['id']}) names {unknown[0]}, which no entry has; mend or delete it"
            )
        meant = {named[entry, about]: COUNTS[counts] for entry, about, counts in mail["lines"]}
        understood = matcher.understand(mail["subject"], Body(mail["text"], "", ""))
        units = lines.units(mail["text"], mail["subject"], understood.questions)
        fits = lines.signs.fits(units, understood.questions, understood.permits)
        same = frozenset(at for line in meant for at, text in texts.items() if _alike(text, texts[line]))
        mails.append(Judged(mail["id"][0], fits, meant, same - meant.keys()))
    return mails


def _text(entry: Entry, number: int) -> str:
    return entry.answer if isinstance(entry, Topic) and number == WHOLE else entry.particulars[number].text


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= TWINS * len(one | other)


def learn(mails: Sequence[Judged]) -> tuple[Vector, Vector]:
    """Return the coefficients that choose the unit of a line, and those of its chance."""
    choice = np.array([_FIRST.get(name, 0.0) for name in FEATURES])
    for _ in range(ROUNDS):
        rows, answers, counts = _examples(mails, choice)
        choice = np.array(logistic_regression(rows[:, : len(FEATURES)], answers, counts))
    rows, answers, counts = _examples(mails, choice)
    return choice, np.array(logistic_regression(rows, answers, counts))


# what chooses a unit before anything is learnt
_FIRST = {"group said": 1.0, "group said whole, weight": 0.5, "unit in line or entry": 1.0, "like what is asked": 2.0}


def _examples(mails: Sequence[Judged], choice: Vector) -> tuple[Vector, Vector, Vector]:
    rows, answers, counts = [], [], []
    for mail in mails:
        if not len(mail.fits.lines):
            continue
        best = best_units(mail.fits, choice)
        found = [best.of[at] for at in best.lines]
        kept = [at for at, line in enumerate(found) if line not in mail.same]
        rows.append(among(best, choice)[kept])
        answers.append(np.array([found[at] in mail.meant for at in kept], dtype=np.float64))
        counts.append(np.array([mail.meant.get(found[at], 1.0) for at in kept]))
    return np.concatenate(rows), np.concatenate(answers), np.concatenate(counts)


def chances(fits: Fits, choice: Vector, weights: Vector) -> list[tuple[tuple[int, int], float]]:
    """Return each line that was found (the place of its entry, its number), with its chance."""
    if not len(fits.lines):
        return []
    best = best_units(fits, choice)
    found = 1 / (1 + np.exp(-np.clip(among(best, choice) @ weights, -30, 30)))
    return list(zip((best.of[at] for at in best.lines), found.tolist(), strict=True))


def as_module(choice: Vector, weights: Vector) -> str:
    """Return the text of ``line_weights.py``."""
    rows = [
        '"""Coefficients written by ``python -m helpdesk.match.fit_lines``; do not edit by hand."""\n',
        "import numpy as np\n",
    ]
    for name, values, names in (("CHOICE", choice, FEATURES), ("WEIGHTS", weights, (*FEATURES, *AMONG))):
        rows.append(f"{name} = np.array(\n    [")
        rows += [f"        {round(float(value), 4)},  # {of}" for value, of in zip(values, names, strict=True)]
        rows.append("    ]\n)")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    ROOT = Path(__file__).parents[2]
    FAQ, JUDGED = map(Path, sys.argv[1:] or (ROOT / "faq", ROOT / "tests" / "judged" / "lines.jsonl"))
    main(FAQ, JUDGED, Path(__file__).with_name("line_weights.py"))
