"""Make ``line_weights.json`` again: ``python -m helpdesk.match.fit_lines [FAQ LINES.jsonl]``.

Learnt from mails whose best reply a person made of the lines of the entries: a JSON object a line,
``{"id", "subject", "text", "lines": [["entry", "first group of about, or answer", "must" or "good"]]}``. The pen of a
mail is the first letter of its id; printed is how many lines of some pens are found by what the others taught (of those
that say nearly the same, either is right). The entries' own phrases teach too (``fit_phrases``). Takes some minutes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from helpdesk.errors import ConfigError
from helpdesk.knowledge.load import load
from helpdesk.match.fit import logistic_regression
from helpdesk.match.fit_phrases import Phrase, phrases_of, same_as, texts_of
from helpdesk.match.index import Vector
from helpdesk.match.line_memory import LineMemory
from helpdesk.match.line_signs import FEATURES, Fits, Unit
from helpdesk.match.line_use import Counts, Use, name_of
from helpdesk.match.lines import SIGNS, WEIGHTS, Learnt, Lines, best_units, signs
from helpdesk.match.net import Net
from helpdesk.match.net import learn as learn_net
from helpdesk.match.understand import Matcher
from helpdesk.model.asked_text import asked_text
from helpdesk.model.knowledge import Entry
from helpdesk.model.message import Body
from helpdesk.model.question import Line

COUNTS = {"must": 1.0, "good": 0.6}
ROUNDS = 3
PARTS = 6  # of the pens, each left out once for what is printed
EXPECTING = 4  # and for what is expected of a line without its use
TOLD = (0.3, 0.5, 0.7)  # chances from which a line would be told, in what is printed
Chances = Sequence[tuple[tuple[int, int], float]]
"""Lines (the place of the entry, the number in it), each with its chance."""
Expected = Mapping[tuple[int, int], float]
"""The chance of each line of a mail by all but its use."""
_NOTHING = (0.0, 0.0, 0.0)  # told, looked at, expected


@dataclass(frozen=True, slots=True)
class Judged:
    """A mail with its fits, the lines that its best reply holds and what each counts, and those that say the same.

    ``said`` are the words of each unit of the fits.
    """

    pen: str
    fits: Fits
    said: tuple[str, ...]
    meant: Mapping[tuple[int, int], float]
    same: frozenset[tuple[int, int]]


class Unlearnt(Lines):
    """The lines while their coefficients are not known: those that there are may be of other features."""

    def chosen(
        self,
        fits: Fits,  # noqa: ARG002 -- nothing is known yet
        units: Sequence[Unit],  # noqa: ARG002
        memory: LineMemory | None = None,  # noqa: ARG002
    ) -> tuple[Line, ...]:
        """Return nothing."""
        return ()


def main(faq: Path, judged: Path, target: Path) -> None:
    """Fit on all mails and write what they teach to ``target``."""
    matcher = Matcher(load(faq))
    matcher.lines = Unlearnt(matcher.index)
    entries = matcher.lines.signs.entries
    mails, phrases = read(judged, matcher), phrases_of(matcher)
    found: list[tuple[Judged, Chances]] = []
    pens = sorted({mail.pen for mail in mails})
    for left_out in (set(pens[part::PARTS]) for part in range(min(PARTS, len(pens)))):
        taught = learn([mail for mail in mails if mail.pen not in left_out], entries, phrases)
        found += [(mail, chances(mail.fits, taught, entries)) for mail in mails if mail.pen in left_out]
    for least in TOLD:
        print(f"from {least}: {figures(found, least)}")  # noqa: T201
    taught = learn(mails, entries, phrases)
    target.write_text(as_json(taught.choice, taught.net, taught.use.counts), "utf-8")


def figures(found: Sequence[tuple[Judged, Chances]], least: float) -> str:
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
    texts = texts_of(entries)
    named = {(entries[at].id, name_of(entries[at], number)): (at, number) for at, number in texts}
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
        asked = asked_text(mail["subject"], mail["text"], understood.questions)
        units = lines.units(asked.text, asked.subject, asked.questions)
        fits = lines.signs.fits(units, understood.questions, understood.permits)
        same = same_as(list(meant), texts)
        said = tuple(asked.text[unit.start : unit.end] or asked.subject for unit in units)
        mails.append(Judged(mail["id"][0], fits, said, meant, same))
    return mails


def learn(mails: Sequence[Judged], entries: Sequence[Entry], phrases: Sequence[Phrase] = ()) -> Learnt:
    """Return what the mails teach, and the phrases of the lines."""
    choice = np.array([_FIRST.get(name, 0.0) for name in FEATURES])
    for _ in range(ROUNDS):
        examples = [_example(mail, best.rows, best) for mail in mails for best in _best(mail.fits, choice)]
        examples += [phrase.example(best.rows, best) for phrase in phrases for best in _best(phrase.fits, choice)]
        choice = np.array(logistic_regression(*_joined(examples)))
    expected = expected_of(mails, choice)
    counts = counts_of(mails, expected, entries)
    examples = [
        _example(mail, signs(best, choice, _use_by_others(mail, chances, counts, entries)), best)
        for mail, chances in zip(mails, expected, strict=True)
        for best in _best(mail.fits, choice)
    ]
    use = Use(counts)
    examples += [
        phrase.example(signs(best, choice, use.rows(entries, best.of)), best)
        for phrase in phrases
        for best in _best(phrase.fits, choice)
    ]
    return Learnt(choice, learn_net(*_joined(examples)), use)


# what chooses a unit before anything is learnt
_FIRST = {"group said": 1.0, "group said whole, weight": 0.5, "unit in line or entry": 1.0, "like what is asked": 2.0}


def _best(fits: Fits, choice: Vector) -> Iterator[Fits]:
    if len(fits.lines):
        yield best_units(fits, choice)


def _example(mail: Judged, rows: Vector, best: Fits) -> tuple[Vector, Vector, Vector]:
    """Return the rows of all lines but those that say the same as a right one, which are right, what each counts."""
    found = [best.of[at] for at in best.lines]
    kept = [at for at, line in enumerate(found) if line not in mail.same]
    answers = np.array([found[at] in mail.meant for at in kept], dtype=np.float64)
    return rows[kept], answers, np.array([mail.meant.get(found[at], 1.0) for at in kept])


def _joined(examples: Sequence[tuple[Vector, Vector, Vector]]) -> tuple[Vector, Vector, Vector]:
    rows, answers, counts = zip(*examples, strict=True)
    return np.concatenate(rows), np.concatenate(answers), np.concatenate(counts)


def expected_of(mails: Sequence[Judged], choice: Vector) -> list[Expected]:
    """Return how likely each line of each mail is by all but its use, as the mails of the other pens teach it."""
    expected: list[Expected] = [{} for _ in mails]
    pens = sorted({mail.pen for mail in mails})
    for left_out in (set(pens[part::EXPECTING]) for part in range(min(EXPECTING, len(pens)))):
        examples = [
            _example(mail, _without_use(best, choice), best)
            for mail in mails
            if mail.pen not in left_out
            for best in _best(mail.fits, choice)
        ]
        if not examples:
            continue
        net = learn_net(*_joined(examples))
        for place, mail in enumerate(mails):
            for best in _best(mail.fits, choice) if mail.pen in left_out else ():
                found = net.chances(_without_use(best, choice)).tolist()
                lines = zip((best.of[at] for at in best.lines), found, strict=True)
                expected[place] = {line: chance for line, chance in lines if line not in mail.same}
    return expected


def _without_use(best: Fits, choice: Vector) -> Vector:
    return signs(best, choice, np.zeros((len(best.of), 0)))


def counts_of(
    mails: Iterable[Judged], expected: Iterable[Expected], entries: Sequence[Entry]
) -> dict[str, dict[str, tuple[float, float, float]]]:
    """Return the figures of ``line_use.Counts``; ``expected`` has the chances of each mail's lines."""
    told, looked, likely = (Counter[tuple[int, int]]() for _ in range(3))
    for mail, chances in zip(mails, expected, strict=True):
        told.update(mail.meant)
        looked.update(mail.fits.of)
        likely.update(chances)
    counts: dict[str, dict[str, tuple[float, float, float]]] = {}
    for line in sorted(told | looked):
        entry = entries[line[0]]
        row = round(told[line], 1), looked[line], round(likely[line], 2)
        counts.setdefault(entry.id, {})[name_of(entry, line[1])] = row
    return counts


def _use_by_others(mail: Judged, chances: Expected, counts: Counts, entries: Sequence[Entry]) -> Vector:
    """Return the rows of USE of a mail's lines by what all the others had told: its own is what is to be found."""
    own = counts_of([mail], [chances], entries)
    others = {
        entry_id: {
            name: [every - mine for every, mine in zip(row, own[entry_id].get(name, _NOTHING), strict=True)]
            for name, row in counts[entry_id].items()
        }
        for entry_id in own
    }
    return Use(others).rows(entries, mail.fits.of)


def chances(fits: Fits, taught: Learnt, entries: Sequence[Entry]) -> Chances:
    """Return each line that was found, with its chance."""
    if not len(fits.lines):
        return []
    best, found = taught.chances(fits, entries)
    return list(zip((best.of[at] for at in best.lines), found.tolist(), strict=True))


def as_json(choice: Vector, net: Net, counts: Counts) -> str:
    """Return the text of ``line_weights.json``: a line for each sign, and for each entry its lines."""
    chosen = {name: round(float(value), 4) for name, value in zip(FEATURES, choice, strict=True)}
    tables: dict[str, Mapping[str, object]] = {"choice": chosen, "chance": net.as_table(SIGNS), "told": counts}
    return "{\n" + ",\n".join(f"  {json.dumps(name)}: {_rows(table)}" for name, table in tables.items()) + "\n}\n"


def _rows(table: Mapping[str, object]) -> str:
    rows = (f"    {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in table.items())
    return "{\n" + ",\n".join(rows) + "\n  }"


if __name__ == "__main__":
    ROOT = Path(__file__).parents[2]
    FAQ, JUDGED = map(Path, sys.argv[1:] or (ROOT / "faq", ROOT / "tests" / "judged" / "lines.jsonl"))
    main(FAQ, JUDGED, WEIGHTS)
