"""What choices of narrow answers teach: how well lines are told after 0 to 200 mails of a simulated office.

python -m bench.line_learning [--runs 2]

Citizens are the mails of tests/judged/lines.jsonl, a third of their pens; what speaks for a line is learnt from the
others, all of them (*shipped*) or sixty mails (*young*). A counselor answers 200 mails one after another: takes lines
that are wrong out of the letter, and puts in those that the best reply holds among the ones offered. So does *careless*
in half of the cases. As on the desk only letters that were changed teach anything. The rest of the mails ask.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from helpdesk.knowledge.load import load
from helpdesk.match.fit_lines import COUNTS, Judged, Unlearnt, learn, read
from helpdesk.match.index import Vector
from helpdesk.match.line_memory import UNTUNED, LineLesson, LineMemory
from helpdesk.match.line_signs import WHOLE
from helpdesk.match.line_tune import refit_lines
from helpdesk.match.line_use import name_of
from helpdesk.match.lines import Learnt
from helpdesk.match.understand import Matcher
from helpdesk.review.line_offers import LEAST, SHOWN

ROOT = Path(__file__).parent.parent
STEPS = (0, 50, 100, 200)
PARTS, FEW = 3, 60
TOLD = 0.5  # chance from which a line is told beside an answer of its entry
FIGURES = ("AP", "right", "found", "told")


@dataclass(frozen=True, slots=True)
class Asked:
    """A mail with its narrow answers that are looked at: chances by all but choices, what the best reply has of them.

    ``meant`` is what each counts there, 0 when it is not in it; ``fine``: it is, or says the same as one.
    """

    keys: tuple[tuple[str, str], ...]
    said: tuple[str, ...]
    words: tuple[frozenset[str], ...]
    units: tuple[int, ...]
    chances: Vector
    meant: Vector
    fine: Vector
    needed: int

    def lesson(self, at: int, *, told: bool) -> LineLesson:
        """Return what is learnt when a line was told, or was not."""
        return LineLesson(*self.keys[at], self.said[at], told, float(self.chances[at]))


def asked(mail: Judged, taught: Learnt, matcher: Matcher) -> Asked:
    """Return a mail as a desk sees it that was taught so."""
    entries = matcher.lines.signs.entries
    best, chances = taught.chances(mail.fits, entries)
    of = [best.of[at] for at in best.lines]
    narrow = [at for at, (_, number) in enumerate(of) if number != WHOLE]
    said = tuple(mail.said[best.units[at]] for at in narrow)
    return Asked(
        keys=tuple((entries[of[at][0]].id, name_of(entries[of[at][0]], of[at][1])) for at in narrow),
        said=said,
        words=tuple(map(matcher.lines.words, said)),
        units=tuple(int(best.units[at]) for at in narrow),
        chances=chances[narrow],
        meant=np.array([mail.meant.get(of[at], 0.0) for at in narrow]),
        fine=np.array([of[at] in mail.meant or of[at] in mail.same for at in narrow], dtype=np.bool_),
        needed=sum(count == COUNTS["must"] and number != WHOLE for (_, number), count in mail.meant.items()),
    )


def judged(mail: Asked, chances: Vector, care: float, chance: random.Random) -> list[LineLesson]:
    """Return what a counselor teaches who answers a mail, nothing when the letter is not changed."""
    lessons, changed, offered = [], False, Counter[int]()
    for at in np.argsort(-chances, kind="stable").tolist():
        unit = mail.units[at]
        if chances[at] >= TOLD:
            told = bool(mail.fine[at]) or chance.random() >= care
            changed |= not told
        elif chances[at] >= LEAST and offered[unit] < SHOWN:
            offered[unit] += 1
            told = chance.random() < care * mail.meant[at]
            changed |= told
        else:
            continue
        lessons.append(mail.lesson(at, told=told))
    return lessons if changed else []


def figures(memory: LineMemory, mails: Sequence[Asked]) -> Vector:
    """Return average precision over all lines, share right of those told, share found of those needed, lines told."""
    chances = [memory.moved(mail.chances, mail.keys, mail.words) for mail in mails]
    told = [found >= TOLD for found in chances]
    right = sum(int((each & mail.fine).sum()) for each, mail in zip(told, mails, strict=True))
    hit = sum(int((each & (mail.meant == COUNTS["must"])).sum()) for each, mail in zip(told, mails, strict=True))
    count = sum(int(each.sum()) for each in told)
    rated = [(mail.meant > 0) | ~mail.fine for mail in mails]  # what says the same as a right one is neither
    scores = np.concatenate([found[kept] for found, kept in zip(chances, rated, strict=True)])
    answers = np.concatenate([mail.meant[kept] > 0 for mail, kept in zip(mails, rated, strict=True)])
    return np.array([precision(scores, answers), right / count, hit / sum(mail.needed for mail in mails), count])


def precision(scores: Vector, answers: Vector) -> float:
    """Return the mean precision at each right answer, from the highest score on."""
    ranked = answers[np.argsort(-scores, kind="stable")]
    return float((ranked.cumsum() / np.arange(1, len(ranked) + 1))[ranked].mean())


def curve(mails: Sequence[Asked], matcher: Matcher, care: float, chance: random.Random) -> Iterator[Vector]:
    """Yield the figures after each number of mails, at last with a night's fit."""
    lessons: list[list[LineLesson]] = []
    memory = matcher.line_memory([], UNTUNED)
    rest = mails[max(STEPS) :]
    for number, mail in enumerate(mails[: max(STEPS)]):
        if number in STEPS:
            yield figures(memory, rest)
        lessons.append(judged(mail, memory.moved(mail.chances, mail.keys, mail.words), care, chance))
        memory = matcher.line_memory([lesson for one in lessons for lesson in one], UNTUNED)
    yield figures(memory, rest)
    night = refit_lines(matcher, [one for one in lessons if one])
    yield figures(matcher.line_memory([lesson for one in lessons for lesson in one], night.tuning), rest)


def cost(mails: Sequence[Asked], matcher: Matcher) -> float:
    """Return how many milliseconds a mail takes longer for a memory of all the others."""
    lessons = [mail.lesson(at, told=bool(mail.fine[at])) for mail in mails for at in range(len(mail.keys))
               if mail.chances[at] >= LEAST]  # fmt: skip
    memory = matcher.line_memory(lessons, UNTUNED)
    figures(memory, mails)  # reads the lessons
    begun = time.perf_counter()
    for mail in mails:
        memory.moved(mail.chances, mail.keys, mail.words)
    return 1000 * (time.perf_counter() - begun) / len(mails)


def main() -> None:
    """Print a table, a row for each office."""
    parser = argparse.ArgumentParser(description="What choices of narrow answers teach.")
    parser.add_argument("--runs", type=int, default=2, help="shuffles that are averaged")
    runs = parser.parse_args().runs
    matcher = Matcher(load(ROOT / "faq"))
    matcher.lines = Unlearnt(matcher.index)
    mails = read(ROOT / "tests" / "judged" / "lines.jsonl", matcher)
    pens = sorted({mail.pen for mail in mails})
    found: dict[str, list[Sequence[Vector]]] = {}
    for part in range(PARTS):
        own = set(pens[part::PARTS])
        others = [mail for mail in mails if mail.pen not in own]
        for run in range(runs):
            few = random.Random(run).sample(others, FEW)
            for name, teachers, care in (("shipped", others, 1.0), ("careless", others, 0.5), ("young", few, 1.0)):
                taught = learn(teachers, matcher.lines.signs.entries)
                office = [asked(m, taught, matcher) for m in mails if m.pen in own and len(m.fits.lines)]
                random.Random(run).shuffle(office)
                found.setdefault(name, []).append(list(curve(office, matcher, care, random.Random(run))))
    print(f"| {'/'.join(FIGURES)} | " + " | ".join((*map(str, STEPS), f"{max(STEPS)} and a night")) + " |")
    print("|---" * (len(STEPS) + 2) + "|")
    for name, curves in found.items():
        means = np.mean(curves, axis=0)
        print(f"| {name} | " + " | ".join(f"{a:.3f} / {r:.3f} / {f:.3f} / {n:.0f}" for a, r, f, n in means) + " |")
    print(f"a memory of {len(office)} mails costs {cost(office, matcher):.3f} ms a mail")


if __name__ == "__main__":
    main()
