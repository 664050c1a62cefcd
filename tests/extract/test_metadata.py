"""What a camera writes beside a picture does not leave the desk with it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from helpdesk.extract.metadata import without_metadata

PLACE = 0x8825
ORIENTATION = 0x0112


def picture(kind: str, orientation: int = 6) -> bytes:
    """Return a picture with a place, a device and a remark written beside it."""
    image = Image.effect_noise((64, 48), 40).convert("RGB")
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "KameraSiti"
    exif[PLACE] = {1: "S", 2: (6.0, 12.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)}
    options: dict[str, Any] = {"exif": exif}
    if kind == "TIFF":  # Pillow writes the places of a TIFF only as it has read them
        options["exif"] = Image.Exif()
        options["exif"].load(exif.tobytes())
    if kind == "PNG":
        text = PngInfo()
        text.add_text("Comment", "KameraSiti")
        options["pnginfo"] = text
    kept = io.BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


PICTURES = {kind: picture(kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_place_and_device_are_gone_and_the_picture_is_the_same(kind: str) -> None:
    before = picture(kind)
    after = without_metadata(before)

    assert b"KameraSiti" in before
    assert b"KameraSiti" not in after
    with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
        assert not new.getexif().get_ifd(PLACE)
        assert new.tobytes() == old.tobytes()


def test_a_photograph_still_knows_which_way_is_up() -> None:
    with Image.open(io.BytesIO(without_metadata(picture("JPEG", 6)))) as new:
        assert dict(new.getexif()) == {ORIENTATION: 6}
    with Image.open(io.BytesIO(without_metadata(picture("JPEG", 1)))) as new:
        assert dict(new.getexif()) == {}


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xe1\x00\x40Exif\0\0II*\0",
        b"%PDF-1.4",
        b"halo",
        b"II*\0\x08\0\0\0\x05\0",
        b"MM\0*\xff\xff\xff\xff",
    ],
)
def test_anything_else_and_anything_broken_is_survived(octets: bytes) -> None:
    assert octets.startswith(without_metadata(octets)[:2])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@given(data=st.data())
@settings(max_examples=40)
def test_a_picture_that_was_cut_or_changed_anywhere_is_survived(kind: str, data: st.DataObject) -> None:
    octets = bytearray(PICTURES[kind])
    cut = data.draw(st.integers(0, len(octets)))
    place, value = data.draw(st.integers(0, min(400, len(octets) - 1))), data.draw(st.integers(0, 255))
    octets[place] = value
    assert isinstance(without_metadata(bytes(octets[:cut])), bytes)
    assert isinstance(without_metadata(bytes(octets)), bytes)
