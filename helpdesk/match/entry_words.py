"""What the entries of a knowledge base say, counted: their questions, their names and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from helpdesk.match.corpus import Said, Vocabulary
from helpdesk.match.index import Counts, Places, Weights, counted_rows
from helpdesk.model.knowledge import Entry, Permit, Topic

Truths = NDArray[np.bool_]
NAME_WEIGHT = 2  # a curated name counts like two questions


@dataclass(frozen=True)
class EntryWords:
    """The words of entries that are no fillers; the documents of each are the entries but where it says otherwise."""

    asked: Counts  # stems of questions and names
    told: Counts  # stems of answers
    spelt: Counts  # usual spellings in names and questions
    questions: Counts  # stems of each question, one entry after another
    owners: Places  # of each question, the number of its entry
    of_permits: frozenset[str]  # stems in the names of permits

    @property
    def saying(self) -> Counts:
        """Return in how many questions of each entry a word stands."""
        rows, size = self.questions, self.asked.size
        owners = self.owners[rows.documents]
        return counted_rows(owners, rows.places, rows.terms, size)


def words_of(entries: Sequence[Entry]) -> EntryWords:
    """Return what entries say."""
    vocabulary = Vocabulary()
    named, _ = _read(vocabulary, [_names(entry) for entry in entries])
    questions = [entry.questions or (entry.title,) for entry in entries]
    written, each = _read(vocabulary, questions)
    told = vocabulary.read([prose(entry) for entry in entries])
    stems, size = vocabulary.stems, len(entries)
    asked, curated = _joined(named, written)
    of_permits = np.array([isinstance(entry, Permit) for entry in entries], dtype=np.bool_)[named.texts]
    spellings = vocabulary.spellings_of(asked.words)

    def counted(said: Said, weights: Weights | None = None) -> Counts:
        return counted_rows(said.texts, vocabulary.stems_of(said.words), stems, said.size, weights)

    return EntryWords(
        asked=counted(asked, np.where(curated, np.float32(NAME_WEIGHT), np.float32(1))),
        told=counted(told),
        spelt=counted_rows(asked.texts, spellings, vocabulary.spellings, size),
        questions=counted(each),
        owners=np.repeat(np.arange(size), np.array([len(texts) for texts in questions], dtype=np.intp)),
        of_permits=frozenset(stems[at] for at in vocabulary.stems_of(named.words[of_permits]).tolist()),
    )


def prose(entry: Entry) -> str:
    """Return what an entry answers."""
    if isinstance(entry, Topic):
        return f"{entry.question} {entry.answer} {entry.answer_en}"
    parts = [entry.name, entry.definition, entry.definition_en, entry.sector, entry.unit_note, entry.channel]
    parts += [row.text for row in entry.requirements or ()]
    parts += entry.procedure or ()
    return " ".join(part for part in parts if part)


def _names(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Permit):
        return (entry.name, entry.name_en, *entry.aliases)
    return (entry.question, entry.question_en, *entry.aliases)


def _read(vocabulary: Vocabulary, texts: Sequence[Sequence[str]]) -> tuple[Said, Said]:
    """Return the words of texts that each entry has several of: those of each entry, and those of each text."""
    each = vocabulary.read([text for several in texts for text in several])
    owners = np.repeat(
        np.arange(len(texts), dtype=np.int32), np.array([len(several) for several in texts], dtype=np.intp)
    )
    return Said(owners[each.texts], each.words, len(texts)), each


def _joined(first: Said, second: Said) -> tuple[Said, Truths]:
    """Return the rows of both as one, those of each text as they come, and which rows are of the first."""
    before = np.arange(len(first.texts)) + np.searchsorted(second.texts, first.texts)
    of_first = np.zeros(len(first.texts) + len(second.texts), dtype=np.bool_)
    of_first[before] = True
    texts, words = np.empty(len(of_first), dtype=np.int32), np.empty(len(of_first), dtype=np.int32)
    for rows, said in ((of_first, first), (~of_first, second)):
        texts[rows], words[rows] = said.texts, said.words
    return Said(texts, words, first.size), of_first
