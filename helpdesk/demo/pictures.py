"""The photographs of the demo: papers and cards as a telephone takes them, a tree, a portrait, an envelope."""

from __future__ import annotations

import io
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

PAPER, CARD = (900, 1200), (900, 570)  # pixels
_INK = (25, 25, 35)
_SCENE = (480, 640)


def jpeg_of_lines(title: Sequence[str], lines: Sequence[str], *, card: bool, seed: str) -> bytes:
    """Return a photograph of a paper or a card with these words on it."""
    chance = Random(seed)  # noqa: S311 -- a picture, not a secret
    size = CARD if card else PAPER
    image = Image.new("RGB", size, (176, 205, 226) if card else (244, 242, 236))
    pen = ImageDraw.Draw(image)
    large, small = ImageFont.load_default(size=34 if card else 38), ImageFont.load_default(size=26)
    y = 30
    for line in title:
        pen.text((size[0] / 2, y), line, fill=_INK, font=large, anchor="ma")
        y += 46
    y += 20
    for line in lines:
        pen.text((50, y), line, fill=_INK, font=small)
        y += 37
    if card:
        pen.rectangle((690, 190, 850, 400), fill=(200, 60, 50))
        _portrait(pen, (690, 190, 850, 400))
    return _photographed(image, chance)


def jpeg_of_scene(scene: str, lines: Sequence[str], *, seed: str) -> bytes:
    """Return a photograph of ``tree``, ``portrait`` or ``envelope``; an envelope carries ``lines``."""
    chance = Random(seed)  # noqa: S311 -- a picture, not a secret
    image = Image.new("RGB", _SCENE, (186, 214, 235))
    pen = ImageDraw.Draw(image)
    match scene:
        case "tree":
            _tree(pen, chance)
        case "portrait":
            pen.rectangle((0, 0, *_SCENE), fill=(190, 30, 35))
            _portrait(pen, (0, 0, *_SCENE))
        case _:
            _envelope(pen, lines)
    return _photographed(image, chance)


def _tree(pen: ImageDraw.ImageDraw, chance: Random) -> None:
    pen.rectangle((0, 500, 480, 640), fill=(122, 112, 98))
    pen.polygon([(215, 560), (230, 300), (262, 300), (278, 560)], fill=(96, 66, 42))
    for _ in range(160):
        x, y, radius = chance.gauss(245, 75), chance.gauss(220, 65), chance.randint(14, 32)
        green = (chance.randint(25, 70), chance.randint(95, 150), chance.randint(30, 60))
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=green)


def _portrait(pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    pen.pieslice((left + wide * 0.1, top + high * 0.62, right - wide * 0.1, bottom + high * 0.4), 180, 360, fill=_INK)
    pen.ellipse((left + wide * 0.3, top + high * 0.18, right - wide * 0.3, top + high * 0.66), fill=(214, 170, 136))
    pen.pieslice((left + wide * 0.28, top + high * 0.14, right - wide * 0.28, top + high * 0.56), 180, 360, fill=_INK)


def _envelope(pen: ImageDraw.ImageDraw, lines: Sequence[str]) -> None:
    pen.rectangle((0, 0, *_SCENE), fill=(92, 74, 60))
    pen.rectangle((30, 150, 450, 490), fill=(196, 160, 112), outline=(150, 118, 78), width=3)
    font = ImageFont.load_default(size=24)
    for number, line in enumerate(lines):
        pen.text((60, 220 + 44 * number), line, fill=_INK, font=font)


def _photographed(image: Image.Image, chance: Random) -> bytes:
    """Return ``image`` a little turned and unsharp, as JPEG without metadata."""
    turned = image.rotate(chance.uniform(-1.2, 1.2), Image.Resampling.BICUBIC, fillcolor=(70, 66, 62))
    kept = io.BytesIO()
    turned.filter(ImageFilter.GaussianBlur(0.6)).save(kept, "JPEG", quality=70)
    return kept.getvalue()
