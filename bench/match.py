"""How well and how fast questions are matched, against rapidfuzz alone and BM25 alone.

python -m bench.match [--entries 5000]

Quality is that of the judged test part (tests/judged). The peers are given each question cut out as the judge cut it;
the desk is given the whole mail and has to cut it itself. The large base is the real one many times over, each copy
with words of its own; it measures time and memory, not quality. Times are those of
the processor: one core, whatever else runs.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from bench.machine import describe, peak
from helpdesk.knowledge.load import load
from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match.evaluate import evaluate
from helpdesk.match.judged import JudgedMail, read_judged
from helpdesk.match.meaning import Meaning
from helpdesk.match.rank import Index
from helpdesk.match.text import content
from helpdesk.match.understand import Matcher
from helpdesk.match.vectors import Encoder, Matrix, VectorCache, installed_encoder
from helpdesk.model.knowledge import Entry, Knowledge, Permit

ROOT = Path(__file__).parent.parent
JUDGED = ROOT / "tests" / "judged" / "test.jsonl"
MAILS = 100  # whose time is taken

Search = Callable[[str], Sequence[str]]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=5000, help="size of the large base")
    wanted = parser.parse_args().entries
    print(describe())
    base, mails, encoder = load(ROOT / "faq"), read_judged(JUDGED), installed_encoder()
    print(f"{'':36}{'entries':>8}{'first':>8}{'of three':>9}{'index s':>9}{'ms':>8}")
    for name, build in (("rapidfuzz token_set, a question", by_fuzz), ("BM25, a question", by_bm25)):
        row(name, base, build, mails)
    desk("the desk by words, a mail", base, mails, None)
    if encoder is not None:
        desk("the desk with semantic, a mail", base, mails, encoder)
    large = grown(base, wanted)
    for name, build in (("rapidfuzz token_set, a question", by_fuzz), ("BM25, a question", by_bm25)):
        row(name, large, build, mails, quality=False)
    desk("the desk by words, a mail", large, mails, None, quality=False)
    if encoder is not None:
        desk("the desk with semantic, a mail", large, mails, encoder, quality=False)
    print(f"peak memory of all of it: {peak():.0f} MiB")


def row(
    name: str,
    base: Knowledge,
    build: Callable[[Knowledge], Search],
    mails: Sequence[JudgedMail],
    *,
    quality: bool = True,
) -> None:
    """Print the line of a peer that searches one question at a time."""
    began = time.process_time()
    search = build(base)
    built = time.process_time() - began
    cases = [(m.text[q.span[0] : q.span[1]], q.ids) for m in mails for q in m.questions if q.ids and q.span]
    began = time.process_time()
    found = [(search(text), ids) for text, ids in (cases if quality else cases[:MAILS])]
    spent = (time.process_time() - began) / len(found)
    first = np.mean([bool(ids & set(ranked[:1])) for ranked, ids in found])
    three = np.mean([bool(ids & set(ranked[:3])) for ranked, ids in found])
    told = f"{first:8.2f}{three:9.2f}" if quality else f"{'':17}"
    print(f"{name:36}{len(base.entries()):8}{told}{built:9.2f}{1000 * spent:8.1f}")


def desk(
    name: str, base: Knowledge, mails: Sequence[JudgedMail], encoder: Encoder | None, *, quality: bool = True
) -> None:
    """Print the line of the matcher itself, which reads whole mails."""
    matcher = Matcher(base)
    began = time.process_time()
    index = matcher.index
    built = time.process_time() - began
    know_meanings(index, encoder, real=quality)
    told = f"{'':17}"
    if quality:
        figures = evaluate(matcher, mails)
        told = f"{figures.recall_1:8.2f}{figures.recall_3:9.2f}"
    know_meanings(index, encoder, real=quality)  # again, so that no question of the evaluation is remembered
    fresh = mails[-MAILS:]
    began = time.process_time()
    for mail in fresh:
        matcher.understand(mail.subject, mail.body, mail.attachments)
    spent = (time.process_time() - began) / len(fresh)
    print(f"{name:36}{len(base.entries()):8}{told}{built:9.2f}{1000 * spent:8.1f}")


def know_meanings(index: Index, encoder: Encoder | None, *, real: bool) -> None:
    """Add the meanings of the entries; vectors of a base that does not exist would take a quarter of an hour."""
    if encoder is None:
        return
    if real:
        index.know_meanings(encoder, VectorCache(ROOT / "data" / "vectors", encoder))
    else:  # any rows cost the same to search
        index.meaning = Meaning(index.entries, any_vectors, encoder, lambda entry: entry.title)


def by_fuzz(base: Knowledge) -> Search:
    """Return a search for the closest question of any entry, by rapidfuzz alone."""
    texts = [(text.lower(), entry.id) for entry in base.entries() for text in (*entry.questions, entry.title)]
    questions = [text for text, _ in texts]

    def search(text: str) -> list[str]:
        hits = process.extract(text.lower(), questions, scorer=fuzz.token_set_ratio, limit=30)
        return list(dict.fromkeys(texts[at][1] for _, _, at in hits))

    return search


def by_bm25(base: Knowledge) -> Search:
    """Return a search over the questions of each entry as one document, by BM25 alone (stems, no fillers)."""
    index = Index(base)

    def search(text: str) -> list[str]:
        scores = index.asked.score({token.stem: 1.0 for token in content(index.read(text))})
        return [index.entries[int(at)].id for at in np.argsort(-scores, kind="stable")[:3]]

    return search


def any_vectors(asked: Sequence[str], told: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return rows of length 1 for texts, whatever they say."""
    chance = np.random.default_rng(20261124)
    rows = chance.normal(size=(len(asked) + len(told), 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows[: len(asked)], rows[len(asked) :]


def grown(base: Knowledge, size: int) -> Knowledge:
    """Return a base of at least ``size`` entries: the given one over and over, each copy with a word of its own."""
    permits, topics = dict(base.permits), dict(base.topics)
    copy = 0
    while len(permits) + len(topics) < size:
        copy += 1
        for entry in base.entries():
            clone = _clone(entry, f"daerah{copy}")
            if isinstance(clone, Permit):
                permits[clone.id] = clone
            else:
                topics[clone.id] = clone
    return knowledge_of(permits, topics, base.documents)


def _clone(entry: Entry, word: str) -> Entry:
    questions = tuple(f"{question} {word}" for question in entry.questions)
    aliases = tuple(f"{alias} {word}" for alias in entry.aliases)
    if isinstance(entry, Permit):
        name = f"{entry.name} {word}"
        return replace(entry, id=f"{entry.id}-{word}", name=name, aliases=aliases, questions=questions, ambiguous=())
    return replace(
        entry, id=f"{entry.id}-{word}", question=f"{entry.question} {word}", aliases=aliases, questions=questions
    )


if __name__ == "__main__":
    main()
