"""Header text as people read it: encoded-words (RFC 2047), raw eight-bit octets, and both broken in the usual ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from helpdesk.mail import charset, transfer

# Lenient on purpose: spaces inside, a missing end at the end of the field, "?" inside Q text are all seen in mail.
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([BbQq])\?([^?]*(?:\?(?!=)[^?]*)*?)(?:\?=|$)")
_BETWEEN = re.compile(r"[ \t\r\n]*")
_BLANK = re.compile(r"[\x0b\x0c]")  # vertical tab and form feed part words as any blank
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # they mean nothing in a header, and hide something at best
_FOLD = re.compile(r"\r\n?|\n")


def field_text(value: bytes, label: str | None = None) -> str:
    """Return a raw field body as unfolded text, encoded-words still in place.

    Eight-bit octets are UTF-8 if they can be, else in the charset ``label`` of the body, else a guess.
    """
    if value.isascii() and b"\x1b" not in value:
        text = value.decode("ascii")
    else:
        text = charset.decode(value, None)[0] if not label else _raw(value, label)
    return _CONTROL.sub("", _BLANK.sub(" ", charset.tidy(_FOLD.sub("", text)))).strip()


def decode_words(text: str) -> str:
    """Return ``text`` with its encoded-words decoded (RFC 2047), one nesting deep."""
    if "=?" not in text:
        return text
    once = _decode_once(text)
    if "=?" in once and _WORD.search(once):
        once = _decode_once(once)
    return _CONTROL.sub("", charset.tidy(once).replace("\n", " "))


def _raw(value: bytes, label: str) -> str:
    try:
        return value.decode("utf-8") if b"\x1b" not in value else charset.decode(value, None)[0]
    except UnicodeDecodeError:
        return charset.decode(value, label)[0]


def _decode_once(text: str) -> str:
    out: list[str] = []
    position = 0
    for start, end, decoded in _runs(text):
        out.append(text[position:start])
        # what says something and decodes to nothing is no encoded-word
        out.append(decoded if decoded or "??=" in text[start:end] else text[start:end])
        position = end
    out.append(text[position:])
    return "".join(out)


def _runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each run of neighbouring encoded-words: where it starts and ends in ``text``, and what it says.

    Neighbours in one charset are decoded together, since mailers cut through the middle of a character.
    """
    match = _WORD.search(text)
    while match:
        start, end = match.span()
        if not match[0].endswith("?=") and charset.codec_of(match[1]) is None:
            return  # not a word that lost its end, but text that looks like one
        label, encoding = match[1].partition("*")[0], match[2].lower()
        pieces = [(label, encoding, match[3])]
        while True:
            between = _BETWEEN.match(text, end)
            following = _WORD.match(text, between.end() if between else end)
            if following is None:
                break
            pieces.append((following[1].partition("*")[0], following[2].lower(), following[3]))
            end = following.end()
        yield start, end, _decode_pieces(pieces)
        match = _WORD.search(text, end)


def _decode_pieces(pieces: list[tuple[str, str, str]]) -> str:
    out: list[str] = []
    for label, neighbours in groupby(pieces, key=lambda piece: piece[0].lower()):
        runs = groupby(neighbours, key=lambda piece: piece[1])
        octets = b"".join(_octets(encoding, [payload for _, _, payload in run]) for encoding, run in runs)
        out.append(charset.decode(octets, label)[0])
    return "".join(out)


def _octets(encoding: str, payloads: list[str]) -> bytes:
    if encoding == "q":
        joined = "".join(payloads).replace("_", " ").encode("utf-8", "replace")
        return transfer.quoted_octets(joined)
    squeezed = ["".join(payload.split()) for payload in payloads]
    if all(len(payload.rstrip("=")) % 4 != 1 and len(payload) % 4 == 0 for payload in squeezed):
        return b"".join(transfer.base64_octets(payload.encode("utf-8", "replace"))[0] for payload in squeezed)
    # a group of four was cut between two words
    return transfer.base64_octets("".join(squeezed).encode("utf-8", "replace"))[0]
