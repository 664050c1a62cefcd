"""Thousands of texts read at once have the words that each has when it is read alone."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpdesk.match import corpus
from helpdesk.match.corpus import Said, Vocabulary
from helpdesk.match.entry_words import NAME_WEIGHT, prose, words_of
from helpdesk.match.index import Counts
from helpdesk.match.text import said
from helpdesk.model.knowledge import Entry, Knowledge, Permit

# words that are said twice, fillers, English ones that are two words of ours, and all that may stand between words
_PIECES = (
    "syarat Syarat syarat-syarat izin ijin yang yg saya requirements license UKL-UPL P-IRT e-KTP 000 1 a_b _ \u00e9"
)
PIECES = st.sampled_from([*_PIECES.split(), "izin/izin", "biaya", "biayanya", "(izin)", "\u4e2d"])
BETWEEN = st.sampled_from((" ", " ", " ", "  ", ", ", "\n", "\u00a0", "-", "'", "", " - ", "/", "_"))
TEXTS = st.lists(st.lists(st.tuples(PIECES, BETWEEN), max_size=9).map(lambda parts: "".join(map("".join, parts))))


def told(vocabulary: Vocabulary, read: Said) -> list[list[tuple[str, str]]]:
    """Return the words of each text as pairs."""
    found: list[list[tuple[str, str]]] = [[] for _ in range(read.size)]
    stems, spellings = vocabulary.stems, vocabulary.spellings
    rows = zip(vocabulary.stems_of(read.words).tolist(), vocabulary.spellings_of(read.words).tolist(), strict=True)
    for text, (stem, spelling) in zip(read.texts.tolist(), rows, strict=True):
        found[text].append((stems[stem], spellings[spelling]))
    return found


@example(
    ["syarat syarat syarat", "syarat Syarat'syarat", "izin izin/izin izin", "yang yg"], ["syarat-syarat syarat"], 2048
)
@given(TEXTS, TEXTS, st.sampled_from([1, 2, 2048]))
def test_texts_are_read_as_one_alone(first: list[str], second: list[str], at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(corpus, "AT_ONCE", at_once)
        vocabulary = Vocabulary()
        for texts in (first, second):
            assert told(vocabulary, vocabulary.read(texts)) == [list(said(text)) for text in texts]


def test_every_text_of_the_knowledge_base_is_read_as_one_alone(knowledge: Knowledge) -> None:
    vocabulary = Vocabulary()
    texts = [text for entry in knowledge.entries() for text in (*names(entry), *entry.questions, prose(entry))]
    assert told(vocabulary, vocabulary.read(texts)) == [list(said(text)) for text in texts]


def test_the_words_of_entries_are_counted_as_one_by_one(knowledge: Knowledge) -> None:
    entries = knowledge.entries()[::7]
    words = words_of(entries)
    asked = [[said(text) for text in entry.questions or (entry.title,)] for entry in entries]
    named = [[said(name) for name in names(entry)] for entry in entries]

    stems = [Counter({stem: 0 for row in rows for stem, _ in row}) for rows in named]
    for counts, names_, rows in zip(stems, named, asked, strict=True):
        for weight, texts in ((NAME_WEIGHT, names_), (1, rows)):
            for stem, _ in (pair for row in texts for pair in row):
                counts[stem] += weight
    assert rows_of(words.asked) == [list(counts.items()) for counts in stems]
    assert rows_of(words.told) == [list(Counter(stem for stem, _ in said(prose(e))).items()) for e in entries]
    spelt = [[word for row in (*a, *b) for _, word in row] for a, b in zip(named, asked, strict=True)]
    assert rows_of(words.spelt) == [list(Counter(row).items()) for row in spelt]
    each = [row for rows in asked for row in rows]
    assert rows_of(words.questions) == [list(Counter(stem for stem, _ in row).items()) for row in each]
    assert words.owners.tolist() == [number for number, rows in enumerate(asked) for _ in rows]
    saying = [Counter(stem for row in rows for stem in dict.fromkeys(stem for stem, _ in row)) for rows in asked]
    assert rows_of(words.saying) == [list(counts.items()) for counts in saying]
    of_permits = [rows for entry, rows in zip(entries, named, strict=True) if isinstance(entry, Permit)]
    assert words.of_permits == {stem for rows in of_permits for row in rows for stem, _ in row}


def names(entry: Entry) -> tuple[str, ...]:
    first = (entry.name, entry.name_en) if isinstance(entry, Permit) else (entry.question, entry.question_en)
    return (*first, *entry.aliases)


def rows_of(counts: Counts) -> list[list[tuple[str, float]]]:
    """Return the terms of each document with their values, in order."""
    found: list[list[tuple[str, float]]] = [[] for _ in range(counts.size)]
    for place, document, value in zip(counts.places, counts.documents, counts.values, strict=True):
        found[document].append((counts.terms[place], float(value)))
    return found
