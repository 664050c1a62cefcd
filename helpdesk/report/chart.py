"""Charts as SVG of our own: readable without colour, by a screen reader, in light and dark, on paper and on a phone.

Nothing is styled here: each shape names its kind by a class, and the page's style sheet gives the kinds their colours.
What tells kinds apart without colour is their texture, drawn over the colour. Widths are percentages and heights
pixels, so that text keeps its size on any screen. (SVG 1.1; accessible names as in SVG-AAM 1.0.)
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

ROW, LABEL, BAR = 46, 15, 14  # pixels: one row of a bar chart, its label's baseline, its bar's height
PLOT, GUTTER = 170, 11.0  # the height of columns in pixels, the room for their scale in per cent
LONGEST_LINE = 40  # letters of a label and its number together, as a phone shows them
MOST_DAYS_NAMED = 8
TEXTURES = {
    "refused": '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>',
    "late": '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>',
    "visit": '<path d="M0 0 8 8M0 8 8 0"/>',
    "process": '<circle cx="2" cy="2" r="1.3"/><circle cx="6" cy="6" r="1.3"/>',
    "withdrawn": '<path d="M0 4H8"/>',
    "unknown": '<path d="M4 0V8"/>',
    "rest": '<path d="M0 8 8 0"/>',
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: how much, and of which kind."""

    value: float
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: its label, its pieces from left to right, and what stands at its right."""

    label: str
    pieces: tuple[Piece, ...]
    told: str


def bars(key: str, title: str, desc: str, rows: Sequence[Bar], *, whole: bool = False) -> str:
    """Return horizontal bars, all on one scale; ``whole``: each bar is its own 100 per cent."""
    longest = max((sum(piece.value for piece in row.pieces) for row in rows), default=0)
    drawn = []
    for place, row in enumerate(rows):
        top = place * ROW
        scale = sum(piece.value for piece in row.pieces) if whole else longest
        drawn.append(_text(0, top + LABEL, _short(row.label, LONGEST_LINE - len(row.told)), "label"))
        drawn.append(_text(100, top + LABEL, row.told, "told end"))
        drawn.append(_rect(0, top + LABEL + 6, 100, BAR, "track"))
        at = 0.0
        for piece in row.pieces:
            width = 100 * piece.value / scale if scale else 0.0
            drawn += _piece(key, at, top + LABEL + 6, width, BAR, piece.kind)
            at += width
    return _svg(key, title, desc, ROW * len(rows), drawn, {piece.kind for row in rows for piece in row.pieces})


def columns(key: str, title: str, desc: str, days: Sequence[tuple[str, Sequence[Sequence[Piece]]]]) -> str:
    """Return columns over time: for each day some stacks side by side, each of pieces from the ground up."""
    top = _round_up(max((sum(p.value for p in stack) for _name, stacks in days for stack in stacks), default=0))
    drawn = []
    for part in range(3):
        y = 14 + PLOT * part / 2
        drawn.append(f'<line class="grid" x1="{GUTTER}%" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>')
        drawn.append(_text(GUTTER - 1.5, y + 4, _plain(top * (2 - part) / 2), "scale end"))
    slot = (100 - GUTTER) / max(1, len(days))
    every = math.ceil(len(days) / MOST_DAYS_NAMED) if days else 1
    for place, (name, stacks) in enumerate(days):
        left = GUTTER + slot * place
        width = slot * 0.76 / max(1, len(stacks))
        for number, stack in enumerate(stacks):
            drawn += _stack(key, left + slot * 0.12 + width * number, width, stack, top)
        if place % every == 0:
            drawn.append(_text(left + slot / 2, 14 + PLOT + 18, name, "scale middle"))
    kinds = {piece.kind for _name, stacks in days for stack in stacks for piece in stack}
    return _svg(key, title, desc, PLOT + 40, drawn, kinds)


def _stack(key: str, x: float, width: float, stack: Iterable[Piece], top: float) -> list[str]:
    drawn: list[str] = []
    ground = 14.0 + PLOT
    for piece in stack:
        height = PLOT * piece.value / top if top else 0.0
        ground -= height
        drawn += _piece(key, x, ground, width, height, piece.kind)
    return drawn


def swatch(key: str, kind: str) -> str:
    """Return the small square of a legend; ``key`` is the chart's, whose textures it shares."""
    drawn = f'<rect class="k-{kind}" width="14" height="14" rx="3"/>'
    if kind in TEXTURES:
        drawn += f'<rect width="14" height="14" rx="3" fill="url(#{key}-{kind})"/>'
    return f'<svg class="swatch" width="14" height="14" aria-hidden="true" focusable="false">{drawn}</svg>'


def _svg(key: str, title: str, desc: str, height: float, drawn: Iterable[str], kinds: set[str]) -> str:
    textures = "".join(
        f'<pattern id="{key}-{kind}" class="texture" width="8" height="8" patternUnits="userSpaceOnUse">'
        f"{shape}</pattern>"
        for kind, shape in TEXTURES.items()
        if kind in kinds
    )
    return (
        f'<svg class="chart" role="img" width="100%" height="{height:.0f}" aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(desc)}</desc>'
        f"<defs>{textures}</defs>{''.join(drawn)}</svg>"
    )


def _piece(key: str, x: float, y: float, width: float, height: float, kind: str) -> list[str]:
    """Return the colour of a piece and its texture over it; nothing of nothing."""
    if width <= 0 or height <= 0:
        return []
    drawn = [_rect(x, y, width, height, f"piece k-{kind}")]
    if kind in TEXTURES:
        drawn.append(
            f'<rect x="{x:.3f}%" y="{y:.2f}" width="{width:.3f}%" height="{height:.2f}" fill="url(#{key}-{kind})"/>'
        )
    return drawn


def _rect(x: float, y: float, width: float, height: float, classes: str) -> str:
    return f'<rect class="{classes}" x="{x:.3f}%" y="{y:.2f}" width="{width:.3f}%" height="{height:.2f}"/>'


def _text(x: float, y: float, text: str, classes: str) -> str:
    return f'<text class="{classes}" x="{x:.2f}%" y="{y:.1f}">{escape(text)}</text>'


def _short(label: str, most: int) -> str:
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _round_up(value: float) -> float:
    """Return a round number that is not below ``value``, half of which is round too."""
    if value <= 10:
        return float(max(2, 2 * math.ceil(value / 2)))
    unit = 10 ** math.floor(math.log10(value))
    return float(next(step * unit for step in (1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10) if step * unit >= value))


def _plain(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".")
