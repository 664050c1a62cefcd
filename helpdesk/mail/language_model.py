"""The letter statistics of py3langid, looked up where they lie on disk instead of held in memory.

They are 70 MB, of which a mail needs a few hundred kilobytes; read the usual way all of it stays resident, and more
than half is there twice while it is read. Mapped into memory it is hardly less: neighbours of what is touched come too.
"""

from __future__ import annotations

import lzma
import os
import shutil
import struct
import tempfile
from array import array
from functools import lru_cache
from math import prod
from typing import IO, Any, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

_PARTS = ("ptc", "pc", "classes", "nextmove", "nextmove_row", "out_feat")
_LOCAL_HEADER = struct.Struct("<26xHH")  # lengths of name and extra field (APPNOTE.TXT 4.3.7)
_PIECE = 1024 * 1024  # octets
_REMEMBERED = 4_096  # rows of moves, a kilobyte each: those of one language come again


def classify(text: str) -> str:
    """Return the code of the language that ``text`` is likeliest in: ISO 639-1, of rare languages ISO 639-3."""
    return str(_identifier().classify(text)[0])


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """Return the reader of the model. Its file has no name: it goes when the process ends, however that ends."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- it is read as long as the process lives
    with lzma.open(MODEL_DIR / MODEL_FILE) as packed:
        shutil.copyfileobj(packed, file, _PIECE)
    file.flush()
    with ZipFile(file) as archive:
        parts = {info.filename.removesuffix(".npy"): info for info in archive.infolist()}
        if not parts.keys() >= set(_PARTS) or any(info.compress_type != ZIP_STORED for info in parts.values()):
            return LanguageIdentifier.from_model_file(MODEL_FILE)  # another edition of the package
        weights, prior, names, moves, rows, features = (_Array.of(file, archive, parts[name]) for name in _PARTS)
    output = features.numbers()
    return LanguageIdentifier(
        _Weights(weights), prior.whole(), names.whole().tolist(), _Moves(moves), output, tk_row=rows.numbers()
    )


class _Array(NamedTuple):
    """An array that lies in a file: where its numbers begin, and what they are."""

    file: IO[bytes]
    start: int
    shape: tuple[int, ...]
    kind: np.dtype[Any]

    @classmethod
    def of(cls, file: IO[bytes], archive: ZipFile, info: ZipInfo) -> _Array:
        """Return the array in a member of an archive that is not compressed."""
        with archive.open(info) as member:
            version = np.lib.format.read_magic(member)
            read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
            shape, _, kind = read(member)
            begins = member.tell()
        name, extra = _LOCAL_HEADER.unpack(os.pread(file.fileno(), _LOCAL_HEADER.size, info.header_offset))
        return cls(file, info.header_offset + _LOCAL_HEADER.size + name + extra + begins, shape, kind)

    def octets(self, first: int, count: int) -> bytes:
        """Return the octets of ``count`` numbers from the one with the number ``first`` on."""
        size = self.kind.itemsize
        return os.pread(self.file.fileno(), count * size, self.start + first * size)

    def whole(self) -> NDArray[Any]:
        """Return all of it, in memory."""
        return np.frombuffer(self.octets(0, prod(self.shape)), self.kind).reshape(self.shape)

    def numbers(self, first: int = 0, count: int | None = None) -> array[int]:
        """Return some numbers, or all, to be looked up one at a time, which an array of numpy is slow at."""
        return array(self.kind.char, self.octets(first, prod(self.shape) if count is None else count))


class _Moves:
    """From which state which octet leads to which: rows of 256 moves, one after another."""

    def __init__(self, moves: _Array) -> None:
        self._moves = moves
        self._rows: dict[int, array[int]] = {}

    def __getitem__(self, place: int) -> int:
        row = self._rows.get(place >> 8)
        return (row or self._read(place >> 8))[place & 255]

    def _read(self, number: int) -> array[int]:
        if len(self._rows) >= _REMEMBERED:
            self._rows.clear()
        row = self._rows[number] = self._moves.numbers(number << 8, 256)
        return row


class _Weights:
    """What each sign tells of each language: a row for each sign."""

    def __init__(self, weights: _Array) -> None:
        self._weights = weights

    def __getitem__(self, signs: NDArray[np.intp]) -> NDArray[Any]:
        width = self._weights.shape[1]
        rows = b"".join(self._weights.octets(sign * width, width) for sign in signs.tolist())
        return np.frombuffer(rows, self._weights.kind).reshape(-1, width)
