"""How a question asks, learnt from questions that people judged, where the rules of ``forms`` do not say it.

Rules know how a list, a place or a time is asked for. That a worry, a half sentence or "A apa B" wants a yes, a no or
one of two has no words of its own: a linear model fitted on judged questions tells it (``python -m
helpdesk.match.fit_forms`` makes ``form_weights.json`` again).
"""

from __future__ import annotations

import itertools
from functools import lru_cache
from pathlib import Path

from helpdesk.match.linear import Model, from_lines
from helpdesk.match.text import stem
from helpdesk.model.question import Form
from helpdesk.pattern import Pattern

WEIGHTS = Path(__file__).with_name("form_weights.json")
WHY, WHAT, ACT = "why", "what", "act"
KINDS = (*(str(form) for form in Form if form is not Form.OPEN), WHY, WHAT, ACT)
"""What the model tells apart: all forms but OPEN, of which it knows three: the reason, what a thing is, and an act."""

READ = 60  # words of a question that are read
_FORM = 2.0  # how much the rules count against a word, before anything is fitted
_LOOSE = frozenset({Form.OPEN, Form.LIST, Form.HOW})  # of these the whole side of an entry is told
_NARROW = tuple(
    Form(kind) for kind in KINDS if kind in {"needed", "allowed", "whether", "where", "when", "who", "which"}
)
_BY_ONE_WORD = frozenset({Form.WHERE, Form.WHEN, Form.WHO})  # whose words the rules know
_YES_OR_NO = frozenset({Form.NEEDED, Form.ALLOWED, Form.WHETHER})
# Chances by questions of pens left out: of those that the rules call loose and the model narrow at this chance nine in
# ten were, and one in seventy wanted a list or steps; from SURELY on the model was right thirteen times in fourteen.
# BY_ITS_WORD and RATHER were set by reading the few letters that they change, and measured on nothing.
NARROWLY, BY_ITS_WORD, RATHER, AFTERMATH, SURELY = 0.6, 0.42, 0.3, 0.35, 0.8

# who fears or wishes that something is so wants to hear whether it is, and no list
_WISHES = Pattern(r"\b(?:jangan sampai|semoga|moga|mudahan|takut|khawatir|cemas|hope|hopefully|afraid|worried)\b")
_LISTS = Pattern(
    r"\b(?:apa|bagaimana|cara|(?:per)?syarat\w*|prosedur|alur|dokumen|berkas|langkah|mohon|tolong|minta|what|how|which)\b"
)


def form_asked(words: str, form: Form, *, marked: bool) -> Form:
    """Return how a question asks; ``words`` in usual spelling, ``form``: by the rules, ``marked``: it ends in "?"."""
    if form not in _LOOSE and form not in _YES_OR_NO:
        return form
    if form in _LOOSE and not marked and _WISHES.search(words) and not _LISTS.search(words):
        return Form.WHETHER
    chances = chances_of(words, form, marked=marked)
    best = max(_NARROW, key=lambda narrow: chances[narrow])
    if form in _YES_OR_NO:
        return best if best in _YES_OR_NO and chances[best] >= SURELY else form
    if chances[Form.THEN] >= AFTERMATH:
        return Form.THEN
    narrowly = sum(chances[narrow] for narrow in _NARROW) >= NARROWLY
    if not narrowly or (best in _BY_ONE_WORD and chances[best] < BY_ITS_WORD):
        return form
    return best if chances[best] >= RATHER else Form.WHETHER  # which of them is anybody's guess


def chances_of(words: str, form: Form, *, marked: bool) -> dict[str, float]:
    """Return for each of KINDS the chance that a question asks so; ``form`` is what the rules say."""
    found = by_questions().chances(signs_of(words, form, marked=marked))
    whole = float(found.sum()) or 1.0
    return {kind: chance / whole for kind, chance in zip(KINDS, found.tolist(), strict=True)}


def signs_of(words: str, form: Form, *, marked: bool) -> dict[str, float]:
    """Return what speaks for one kind or another, by name."""
    row = words.split()[:READ]
    stems, bounded = ["^", *map(stem, row), "$"], ["^", *row, "$"]
    signs = ["one", f"length {min(4, len(row) // 4)}", "marked" if marked else "unmarked"]
    signs += [f"stem {one}" for one in stems[1:-1]]
    signs += [f"pair {first} {second}" for first, second in itertools.pairwise(bounded)]
    signs += [f"around {first} {second}" for first, second in zip(stems, stems[2:], strict=False)]
    return dict.fromkeys(signs, 1.0) | {f"form {form}": _FORM}


@lru_cache(maxsize=1)
def by_questions() -> Model:
    """Return the fitted coefficients, a column for each of KINDS."""
    with WEIGHTS.open(encoding="utf-8") as lines:
        return from_lines(lines, KINDS)
