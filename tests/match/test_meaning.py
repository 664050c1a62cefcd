"""Sentence vectors: kept on disk, added while the desk runs, and never needed."""

from __future__ import annotations

import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from helpdesk.config import Config, Match
from helpdesk.explain import Explainer
from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match.index import ngrams
from helpdesk.match.understand import Matcher
from helpdesk.match.vectors import Matrix, VectorCache, installed_encoder, is_installed
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.message import Body

BODY = Body("apa saja berkas kalau mau bikin warung obat di pasar", "", "")


class Letters:
    """An encoder of letters: texts that share them lie close. It counts what it is given."""

    name = "letters"

    def __init__(self) -> None:
        self.texts = 0

    def encode(self, texts: Sequence[str], *, asked: bool) -> Matrix:
        self.texts += len(texts)
        rows = np.zeros((len(texts), 64), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for gram, count in ngrams(text.lower().split()).items():
                row[zlib.crc32(gram.encode()) % 64] += count
            row[0] += 1
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows


def test_vectors_are_made_once_and_only_for_what_changed(tmp_path: Path) -> None:
    first = Letters()
    asked, told = VectorCache(tmp_path, first).vectors(["syarat SIP", "biaya"], ["SIP dokter"])
    second = Letters()
    again, _ = VectorCache(tmp_path, second).vectors(["syarat SIP", "biaya", "lama"], ["SIP dokter"])

    assert (first.texts, second.texts) == (3, 1)
    assert asked.shape == (2, 64)
    assert told.shape == (1, 64)
    assert np.allclose(again[:2], asked, atol=1e-3)  # halves of the precision are kept


@pytest.mark.parametrize("octets", [b"", b"PK\x03\x04 half a file", b"\x00" * 100])
def test_a_broken_cache_is_made_again(tmp_path: Path, octets: bytes) -> None:
    (tmp_path / "letters.npz").write_bytes(octets)
    encoder = Letters()

    VectorCache(tmp_path, encoder).vectors(["syarat SIP"], [])
    VectorCache(tmp_path, encoder).vectors(["syarat SIP"], [])

    assert encoder.texts == 1


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    encoder = Letters()
    cache = VectorCache(tmp_path / "file" / "vectors", encoder)

    assert len(cache.vectors(["syarat SIP"], [])[0]) == 1
    assert len(cache.vectors(["syarat SIP"], [])[0]) == 1
    assert encoder.texts == 2


def test_meanings_are_taken_into_account_when_they_are_there(knowledge: Knowledge) -> None:
    matcher, encoder = Matcher(knowledge), Letters()
    before = matcher.understand("", BODY)
    matcher.know_meanings(encoder, VectorCache(None, encoder))
    after = matcher.understand("", BODY)

    assert [q.text for q in before.questions] == [q.text for q in after.questions]
    assert before.questions[0].candidates[0].confidence != after.questions[0].candidates[0].confidence
    assert matcher.understand("", BODY) == after


def test_what_a_question_means_is_looked_up_only_where_its_words_leave_it_open(knowledge: Knowledge) -> None:
    by_words, matcher, encoder = Matcher(knowledge), Matcher(knowledge), Letters()
    matcher.know_meanings(encoder, VectorCache(None, encoder))
    encoder.texts, looked_up = 0, list[int]()
    for permit in knowledge.permits.values():
        for text in (*permit.questions[:2], f"syarat {permit.name} apa saja?"):
            before, mail = encoder.texts, Body(text, "", "")
            found, told = matcher.understand("", mail), by_words.understand("", mail)
            looked_up.append(encoder.texts - before)
            if not looked_up[-1]:
                assert found == told
            surest = max((c.confidence for q in told.questions for c in q.candidates), default=0.0)
            seen = max((c.confidence for q in found.questions for c in q.candidates), default=0.0)
            assert seen <= max(surest, 0.95)

    assert 0 in looked_up
    assert max(looked_up) > 0


@pytest.mark.parametrize("size", [0, 1])
def test_a_base_of_one_entry_or_none_has_meanings_too(knowledge: Knowledge, size: int) -> None:
    permits = {"izin-reklame": knowledge.permits["izin-reklame"]} if size else {}
    matcher, encoder = Matcher(knowledge_of(permits, {}, {})), Letters()
    matcher.know_meanings(encoder, VectorCache(None, encoder))

    (question,) = matcher.understand("", Body("berapa biaya izin reklame?", "", "")).questions

    assert [c.id for c in question.candidates] == (["izin-reklame"] if size else [])


def test_without_the_extra_nothing_is_missed(knowledge: Knowledge, tmp_path: Path) -> None:
    if is_installed():
        pytest.skip("the extra semantic is installed")
    explainer = Explainer(Config(match=Match(vectors=tmp_path / "vectors")), knowledge)
    explainer.prepare()
    explainer.prepare_aside()

    assert installed_encoder() is None
    assert explainer.matcher.index.meaning is None
    assert not (tmp_path / "vectors").exists()


@pytest.mark.skipif(not is_installed(), reason="needs the extra: scripts/setup test semantic")
def test_the_real_encoder_finds_a_paraphrase_and_starts_aside(knowledge: Knowledge, tmp_path: Path) -> None:
    few = dict(list(knowledge.permits.items())[::12])
    base = knowledge_of({**few, "izin-toko-obat": knowledge.permits["izin-toko-obat"]}, {}, {})
    explainer = Explainer(Config(match=Match(vectors=tmp_path / "vectors")), base)
    explainer.prepare_aside()
    for _ in range(3000):
        if explainer.matcher.index.meaning is not None:
            break
        time.sleep(0.1)

    meaning = explainer.matcher.index.meaning
    assert meaning is not None
    asked, _ = meaning.cosines("How do I get permission to sell medicine over the counter?")
    assert explainer.matcher.index.entries[int(np.argmax(asked))].id == "izin-toko-obat"
    assert list((tmp_path / "vectors").iterdir())
