"""What a question means, whatever its words: its sentence vector against those of every entry.

Vectors of one model all lie close together, and what tells two entries apart is hidden in directions in which the
questions of one entry hardly vary. Hence both sides are whitened by the covariance *within* the entries (as in linear
discriminant analysis, Fisher 1936), with as much of the unit matrix added as keeps the rest from being noise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from helpdesk.match.index import Vector
from helpdesk.match.text import folded
from helpdesk.match.vectors import Encoder, Matrix
from helpdesk.model.knowledge import Entry

SHRINK = 1.0  # how much of the unit matrix, in mean eigenvalues
REMEMBERED = 512  # questions whose vectors stay in memory
PROSE = 400  # characters of an entry's text


class Meaning:
    """The entries of one knowledge base by what they mean, in the order they were given in."""

    def __init__(
        self,
        entries: Sequence[Entry],
        vectors: Callable[[Sequence[str], Sequence[str]], tuple[Matrix, Matrix]],
        encoder: Encoder,
        prose: Callable[[Entry], str],
    ) -> None:
        asked = [[folded(text) for text in (*entry.questions, entry.title)] for entry in entries]
        told = [f"{entry.title}. {prose(entry)[:PROSE]}" for entry in entries]
        rows, texts = vectors([text for texts in asked for text in texts], told)
        owners = np.repeat(np.arange(len(entries)), [len(texts) for texts in asked])
        self._mean = rows.mean(axis=0)
        centred = rows - self._mean
        counts = np.bincount(owners, minlength=len(entries))[:, None]
        middles = np.zeros((len(entries), rows.shape[1]))
        np.add.at(middles, owners, centred)
        middles /= counts
        self._whiten = _whitening(centred - middles[owners])
        # half the bytes: with thousands of entries their way through the processor is what a product costs
        self._asked = _unit(middles @ self._whiten).astype(np.float32)
        self._told = _unit((texts - texts.mean(axis=0)) @ self._whiten).astype(np.float32)
        self._encoder = encoder
        self.encoder = encoder.name
        self._vector = lru_cache(maxsize=REMEMBERED)(self._encode)
        self._whitened = lru_cache(maxsize=REMEMBERED)(self._whiten_alike)

    def cosines(self, text: str) -> tuple[Vector, Vector]:
        """Return how close each entry's questions and its text are to the meaning of ``text``, -1 to 1."""
        vector = self._whitened(folded(text)).astype(np.float32)
        asked, told = self._asked @ vector, self._told @ vector
        return asked.astype(np.float64), told.astype(np.float64)

    def vector(self, text: str) -> Vector:
        """Return what the encoder makes of ``text``, as it is; of a text that was looked up it is at hand."""
        return self._vector(folded(text))

    def _encode(self, text: str) -> Vector:
        row: Vector = self._encoder.encode([text], asked=True)[0].astype(np.float64)
        return row

    def _whiten_alike(self, text: str) -> Vector:
        whitened: Vector = _unit((self._vector(text) - self._mean)[None, :] @ self._whiten)[0]
        return whitened


def standard(scores: Vector) -> Vector:
    """Return the scores with mean 0 and variance 1 over the entries; all 0 where they do not differ."""
    spread = float(scores.std()) if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread > 1e-9 else np.zeros(len(scores))


def _whitening(within: Vector) -> Vector:
    covariance = within.T @ within / max(1, len(within))
    size = covariance.shape[0]
    scale = float(np.trace(covariance)) / size or 1.0
    precision = np.linalg.inv(covariance + SHRINK * scale * np.eye(size))
    factor: Vector = np.linalg.cholesky(precision)
    return factor


def _unit(rows: Vector) -> Vector:
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    result: Vector = rows / np.maximum(lengths, 1e-9)
    return result
