"""What a document's own text says it is: its title, or the fields that only such a card has."""

from __future__ import annotations

from collections.abc import Mapping

from helpdesk.documents.lexicon import lexicon
from helpdesk.documents.words import raw_tokens, tokens
from helpdesk.model.knowledge import DocumentKind

_LINES = 15  # a title stands at the top
_TITLE_WORDS = 10  # a longer line is a sentence that may speak of any document
_COVERED = 0.6  # the share of a title's letters that its hint has to make up
# Cards carry no title; these words together stand on no other document.
_LAYOUTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("ktp", frozenset({"nik", "agama", "kewarganegaraan", "berlaku"})),
    ("ktp", frozenset({"nik", "gol", "darah", "agama"})),
    ("kk", frozenset({"kartu", "keluarga", "kepala", "hubungan"})),
    ("npwp", frozenset({"npwp", "direktorat", "jenderal", "pajak"})),
    ("nib", frozenset({"nomor", "induk", "berusaha", "kbli"})),
    ("stnk", frozenset({"nomor", "registrasi", "rangka", "mesin", "kendaraan"})),
)


def title_keys(text: str, documents: Mapping[str, DocumentKind], wanted: frozenset[str]) -> tuple[str, ...]:
    """Return the key of the document whose title stands at the top of ``text``, or none."""
    book = lexicon(documents)
    lines = [line for line in text.splitlines() if line.strip()][:_LINES]
    for line in lines:
        words = tokens(line)
        if not words or len(raw_tokens(line)) > _TITLE_WORDS:
            continue
        letters = sum(map(len, words)) + len(words)
        for found in book.find(words, wanted):
            if not found.weak and found.letters >= _COVERED * letters:
                return (found.key,)
    every = frozenset(raw_tokens(text[:4000]))
    return tuple(dict.fromkeys(key for key, words in _LAYOUTS if key in documents and words <= every))[:1]
