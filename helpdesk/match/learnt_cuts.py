"""Where questions begin and end, learnt from mails in which people marked them.

Rules know the words that ask. That a worry wants an answer, that "apa" of a choice begins no question of its own, or
that a polite sentence only leads up to one, shows in what stands around it: a chain of labels over the segments of a
mail tells it (``python -m helpdesk.match.fit_cuts`` makes ``cut_weights.json`` again). What the rules say of a segment
is one of its signs. A question that both see keeps the words that the rules gave it. Where the rules find none, the
mail asks nothing outright, and none is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from helpdesk.match.aspects import usual
from helpdesk.match.chain import Chain, from_lines
from helpdesk.match.clauses import CLAUSE, Piece
from helpdesk.match.segments import Label, labels_of, segments, signs_of, spans_of
from helpdesk.pattern import Pattern

WEIGHTS = Path(__file__).with_name("cut_weights.json")
LABELS = tuple(label.name.lower() for label in Label)
# A question that is missed costs its reader more than one too many. At 0.3 as many fewer were missed and merged as more
# were split and made up, and the number was right for most mails.
EAGER = np.array([0.3 * (label is Label.BEGINS) for label in Label])
_ENDS = " \t\n,;:"
_WORD = re.compile(r"[^\W\d_]{3,}")
# who waits is owed a word, whether they ask or not
_WAITS = Pattern(
    r"\b(?:nunggu|menunggu|tunggu|ditunggu|waiting|waited)\b"
    r"|\bbelum(?: \w+){0,3} (?:terbit|jadi|selesai|keluar|turun|beres|kabar)\b"
)


def mended(text: str, questions: Sequence[Piece], model: Chain | None = None) -> list[Piece]:
    """Return the questions of a text, of which the rules found ``questions``, at least one; never none.

    ``model`` is another one than that of the mails at hand.
    """
    parts = segments(text)
    rules = labels_of(parts, [(piece.start, piece.end) for piece in questions])
    spans = spans_of(parts, (model or by_mails()).labels(signs_of(parts, rules), EAGER))
    read = parts[-1].end if parts else 0
    found = [piece for piece in questions if piece.start >= read]  # of a mail that is too long
    seen = [piece for piece in questions if piece.start < read]
    for span in spans:
        within = [piece for piece in seen if _overlap(piece, span)]
        own = [piece for piece in within if sum(_overlap(piece, other) for other in spans) == 1]
        if len(own) == 1 and own == within:
            found.append(own[0])  # as the rules have it
        else:
            found += _joined(text, span, own, item=any(piece.item for piece in within))
    missed = [piece for piece in seen if not any(_overlap(piece, span) for span in spans)]
    listed = any(piece.item for piece in found)  # of a list within a sentence, whose other items ask
    found += [p for p in missed if _WAITS.search(p.words) or (listed and p.item and _is_inline(text, p))]
    return sorted(found, key=lambda piece: piece.start) or list(questions)


def _overlap(piece: Piece, span: tuple[int, int]) -> bool:
    return piece.start < span[1] and span[0] < piece.end


def _is_inline(text: str, piece: Piece) -> bool:
    """Whether words stand before an item in its line: "(a) ..., (b) ...", and not "H. Sugandi" below a mail."""
    return _WORD.search(text, text.rfind("\n", 0, piece.start) + 1, piece.start) is not None


def _joined(text: str, span: tuple[int, int], own: Sequence[Piece], *, item: bool) -> list[Piece]:
    """Return the question at ``span``, as far out as its ``own`` pieces reach; none where only marks stand there."""
    start = min([span[0], *(piece.start for piece in own)])
    stripped = text[start : max([span[1], *(piece.end for piece in own)])].rstrip(_ENDS)
    words = usual(stripped[: 3 * CLAUSE])
    return [Piece(start, start + len(stripped), words, asks=True, item=item)] if words else []


@lru_cache(maxsize=1)
def by_mails() -> Chain:
    """Return the fitted coefficients."""
    with WEIGHTS.open(encoding="utf-8") as lines:
        return from_lines(lines, LABELS)
