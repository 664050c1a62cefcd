"""Make the coefficients of the cuts again: ``python -m helpdesk.match.fit_cuts [CUTS]``.

Learnt from mails in which somebody marked the questions (``marked.py`` says how they are kept). Writes
``cut_weights.json``, and prints what of the questions of mails that were left out is found, by the rules and by the
model, a stretch of neighbours in the file at a time: those were written by one pen.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from helpdesk.errors import ConfigError
from helpdesk.match.chain import Chain, Example, fit
from helpdesk.match.clauses import Piece
from helpdesk.match.learnt_cuts import LABELS, WEIGHTS, mended
from helpdesk.match.marked import read_marked
from helpdesk.match.questions import cut_by_rules
from helpdesk.match.segments import labels_of, segments, signs_of

PARTS = 8
_SAME = 0.4  # share of the shorter of two spans that both must hold to be one question

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Mail:
    """A mail in which the rules find a question: what they find, what somebody marked, and the segments to learn."""

    text: str
    marked: Spans
    by_rules: Sequence[Piece]
    example: Example
    part: int


def main(cuts: Path, target: Path) -> None:
    """Fit on everything, write the coefficients to ``target``, and print what was found of what is left out."""
    mails = list(_read(cuts))
    if not mails:
        raise ConfigError(f"{cuts}: no mail in which the rules find a question. Give the file with the marked mails.")
    before, after = Counter[str](), Counter[str]()
    for part in range(PARTS):
        model = fit([mail.example for mail in mails if mail.part != part], len(LABELS))
        for mail in mails:
            if mail.part == part:
                before += compared(mail.marked, [(piece.start, piece.end) for piece in mail.by_rules])
                after += compared(mail.marked, _found(model, mail))
    print(f"{len(mails)} mails\nrules: {dict(before)}\nmodel: {dict(after)}")  # noqa: T201
    target.write_text(fit([mail.example for mail in mails], len(LABELS)).as_json(LABELS), "utf-8")


def compared(marked: Spans, found: Spans) -> Counter[str]:
    """Return how many questions were marked and found, missed, found where none is, split and merged."""
    pairs = [(one, other) for one in marked for other in found if _same(one, other)]
    of_marked, of_found = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    return Counter(
        mails=1,
        marked=len(marked),
        found=len(found),
        missed=sum(not of_marked[one] for one in marked),
        extra=sum(not of_found[one] for one in found),
        split=sum(of_marked[one] > 1 for one in marked),
        merged=sum(of_found[one] > 1 for one in found),
        count_right=int(len(marked) == len(found)),
    )


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shorter = min(one[1] - one[0], other[1] - other[0])
    return min(one[1], other[1]) - max(one[0], other[0]) >= _SAME * shorter


def _found(model: Chain, mail: _Mail) -> Spans:
    return [(piece.start, piece.end) for piece in mended(mail.text, mail.by_rules, model)]


def _read(path: Path) -> Iterator[_Mail]:
    marked = list(read_marked(path))
    for number, mail in enumerate(marked):
        read, questions = cut_by_rules(mail.text)
        if questions:
            parts = segments(read)
            rules = labels_of(parts, [(piece.start, piece.end) for piece in questions])
            example = Example(signs_of(parts, rules), labels_of(parts, mail.spans))
            yield _Mail(read, mail.spans, questions, example, number * PARTS // len(marked))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "tests/judged/cuts.jsonl"), WEIGHTS)
