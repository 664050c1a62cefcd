"""Where questions begin and end, learnt from mails in which people marked them.

Rules know the words that ask. That a worry wants an answer, that "apa" of a choice begins no question of its own, or
that a polite sentence only leads up to one, shows in what stands around it: a chain of labels over the segments of a
mail tells it (``python -m helpdesk.match.fit_cuts`` makes ``cut_weights.json`` again). What the rules say of a segment
is one of its signs. A question that both see keeps the words that the rules gave it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from helpdesk.match.aspects import usual
from helpdesk.match.chain import Chain, from_lines
from helpdesk.match.clauses import Piece
from helpdesk.match.segments import Label, labels_of, segments, signs_of, spans_of
from helpdesk.pattern import Pattern

WEIGHTS = Path(__file__).with_name("cut_weights.json")
LABELS = tuple(label.name.lower() for label in Label)
# a question that is missed costs its reader more than one too many: as many more are found as are split
EAGER = np.array([0.3 * (label is Label.BEGINS) for label in Label])
_ENDS = " \t\n,;:"
# who waits is owed a word, whether they ask or not
_WAITS = Pattern(
    r"\b(?:nunggu|menunggu|tunggu|ditunggu|waiting|waited)\b"
    r"|\bbelum(?: \w+){0,3} (?:terbit|jadi|selesai|keluar|turun|beres|kabar)\b"
)


def mended(text: str, questions: Sequence[Piece]) -> list[Piece]:
    """Return the questions of a text, of which the rules found ``questions``, at least one."""
    parts = segments(text)
    rules = labels_of(parts, [(piece.start, piece.end) for piece in questions])
    spans = spans_of(parts, by_mails().labels(signs_of(parts, rules), EAGER))
    read = parts[-1].end if parts else 0
    left = [piece for piece in questions if piece.start < read]
    found = [piece for piece in questions if piece.start >= read]  # of a mail that is too long
    for start, end in spans:
        within = [piece for piece in left if piece.start < end and start < piece.end]
        alone = [piece for piece in within if not _holds_another(piece, (start, end), spans)]
        left = [piece for piece in left if piece not in within]
        if len(alone) == 1 and alone == within:
            found.append(alone[0])
        else:
            found.append(_joined(text, start, end, within, spans))
    found += [piece for piece in left if _WAITS.search(piece.words)]
    return sorted(found, key=lambda piece: piece.start) or list(questions)


def _holds_another(piece: Piece, own: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a piece goes over another question than its own."""
    return any(piece.start < end and start < piece.end for start, end in spans if (start, end) != own)


def _joined(text: str, start: int, end: int, within: Sequence[Piece], spans: Sequence[tuple[int, int]]) -> Piece:
    """Return the question at a place, as far out as the pieces within it reach that hold no other."""
    own = [piece for piece in within if not _holds_another(piece, (start, end), spans)]
    start, end = min([start, *(piece.start for piece in own)]), max([end, *(piece.end for piece in own)])
    stripped = text[start:end].rstrip(_ENDS)
    item = any(piece.item for piece in within)
    return Piece(start, start + len(stripped), usual(stripped), asks=True, item=item)


@lru_cache(maxsize=1)
def by_mails() -> Chain:
    """Return the fitted coefficients."""
    with WEIGHTS.open(encoding="utf-8") as lines:
        return from_lines(lines, LABELS)
