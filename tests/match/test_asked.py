"""What a question asks about, and how many questions a mail asks: on clauses and mails that a person judged."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import numpy as np
import pytest

from helpdesk.errors import ConfigError
from helpdesk.match.asked import ASPECTS, Answering, asked_aspects, by_meaning, by_network, by_words, chances, choose
from helpdesk.match.aspects import usual
from helpdesk.match.evaluate import micro_f1
from helpdesk.match.fit_aspects import ALONE, PARTS, Told, learnt_for_each_part, main
from helpdesk.match.index import Vector
from helpdesk.match.linear import Model, fit, from_lines
from helpdesk.match.questions import cut
from helpdesk.match.sign_table import Example
from helpdesk.match.signs import Hashed
from helpdesk.model.question import Aspect

JUDGED = Path(__file__).parents[1] / "judged"
NOBODY_LOOKED = Answering(None, 0.0, out_of_scope=False)


def test_mails_are_cut_into_as_many_questions_as_a_person_counts() -> None:
    rows = [json.loads(line) for line in (JUDGED / "counts.jsonl").read_text("utf-8").splitlines()]
    wrong = [row["text"] for row in rows if len(cut(row["text"]).questions) != row["questions"]]

    assert len(rows) >= 100
    assert len(wrong) <= len(rows) * 0.05, wrong


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("berapa biaya perpanjangannya?", Aspect.FEE),
        ("dasar hukumnya apa?", Aspect.LEGAL),
        ("prosesnya berapa hari?", Aspect.DURATION),
        ("izinnya berlaku berapa tahun?", Aspect.VALIDITY),
        ("apa bedanya klinik pratama dan klinik utama?", Aspect.DEFINITION),
        ("permohonan saya sudah sampai tahap mana?", Aspect.STATUS),
        ("mohon diperiksa apakah berkas terlampir sudah lengkap", Aspect.DOCUMENTS_CHECK),
        ("petugas minta uang rokok 200 ribu", Aspect.COMPLAINT),
        ("cara mendaftarnya bagaimana?", Aspect.PROCEDURE),
        ("syaratnya apa saja?", Aspect.REQUIREMENTS),
    ],
)
def test_a_plain_question_asks_about_its_aspect(question: str, aspect: Aspect) -> None:
    assert aspect in asked_aspects(usual(question), NOBODY_LOOKED)


def test_every_question_asks_about_something() -> None:
    for text in ("", "zzz", "😀", "a " * 5000):
        assert asked_aspects(usual(text), NOBODY_LOOKED)


def test_requirements_and_procedure_are_both_answered_when_either_may_be_meant() -> None:
    chance = [{Aspect.REQUIREMENTS: 0.5, Aspect.PROCEDURE: 0.43}.get(aspect, 0.01) for aspect in ASPECTS]

    assert set(choose(chance)) == {Aspect.REQUIREMENTS, Aspect.PROCEDURE}


@pytest.mark.parametrize("text", ["izinnya gmn min?", "ini ngurusnya gimana ya", "izin bengkel gimana kak"])
def test_of_a_permit_and_nothing_more_both_are_told(text: str) -> None:
    assert asked_aspects(usual(text), NOBODY_LOOKED) == (Aspect.REQUIREMENTS, Aspect.PROCEDURE)


def test_how_an_act_is_done_is_no_bare_permit() -> None:
    assert asked_aspects(usual("izin bengkelnya dicabut gimana"), NOBODY_LOOKED) == (Aspect.PROCEDURE,)


def test_something_else_is_asked_only_where_no_aspect_is_likely() -> None:
    assert choose([0.9 if a is Aspect.OTHER else 0.1 for a in ASPECTS]) == (Aspect.OTHER,)
    assert choose([0.9 if a is Aspect.OTHER else 0.45 if a is Aspect.FEE else 0.1 for a in ASPECTS]) == (Aspect.FEE,)


def test_the_fit_learns_a_word_that_no_rule_knows() -> None:
    learnt = fit([*_six("stem plugh", 0), *_six("stem xyzzy", 1)], labels=3)

    assert learnt.chances({"one": 1.0, "stem plugh": 1.0})[0] > 0.7
    assert learnt.chances({"one": 1.0, "stem plugh": 1.0})[1] < 0.3
    assert learnt.chances({"one": 1.0})[2] < 0.3


def test_the_third_reading_goes_by_the_rare_sign() -> None:
    common = [Example({"one": 1.0, "stem the": 1.0, "stem a": 1.0}, frozenset({0}), n % 5, 1.0) for n in range(20)]
    rare = [Example({"one": 1.0, "stem the": 1.0, "stem plugh": 1.0}, frozenset({1}), n % 5, 1.0) for n in range(3)]
    learnt = fit([*common, *rare], labels=2)

    near, common_one = (learnt.table[learnt.names.index(sign)] for sign in ("stem plugh", "stem the"))

    assert near[2 * 2 + 1] > 0 > near[2 * 2]  # its coefficients of the third reading
    assert near[-1] > common_one[-1] == 0  # what all examples show tells nothing
    assert learnt.chances({"one": 1.0, "stem plugh": 1.0})[1] > 0.6


def test_the_fit_learns_a_meaning_whatever_the_words() -> None:
    towards, away = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    learnt = fit([*_six("stem plugh", 0, towards), *_six("stem plugh", 1, away)], labels=2)

    assert learnt.chances({"one": 1.0}, towards)[0] > 0.7
    assert learnt.chances({"one": 1.0}, away)[1] > 0.7


def test_coefficients_are_the_same_after_they_were_written_and_read_in_another_order() -> None:
    learnt = fit([*_six("stem plugh", 0, np.array([1.0, 0.0])), *_six("stem xyzzy", 1, np.array([0.0, 1.0]))], labels=2)
    found, vector = {"one": 1.0, "stem plugh": 1.0}, np.array([0.9, 0.1])

    read = from_lines(learnt.as_json(["fee", "legal"]).splitlines(), ["legal", "fee"])

    assert read.chances(found, vector)[::-1] == pytest.approx(learnt.chances(found, vector), abs=0.05)
    nothing = Model(Hashed(()), np.zeros((0, 4)), 1, 1, np.array([0.75]))
    assert from_lines(nothing.as_json(["fee"]).splitlines(), ["fee"]).chances(found) == pytest.approx([0.75])


def _six(sign: str, label: int, vector: Vector | None = None) -> list[Example]:
    return [Example({"one": 1.0, sign: 1.0}, frozenset({label}), n % 5, 1.0, vector) for n in range(6)]


def test_either_of_requirements_and_procedure_is_right_of_a_bare_permit_only() -> None:
    both, one = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE}), frozenset({Aspect.PROCEDURE})

    assert micro_f1([(both, one)]) == micro_f1([(both, both)]) == 1
    assert micro_f1([(one, both)]) == pytest.approx(2 / 3)


def test_the_shipped_coefficients_fit_the_judged_clauses() -> None:
    """Seen in the fit, so this says that file and features belong together, not how good they are."""
    rows = [json.loads(line) for line in (JUDGED / "aspects.jsonl").read_text("utf-8").splitlines()]
    pairs = [
        (frozenset(map(Aspect, r["aspects"])), frozenset(asked_aspects(usual(r["text"]), NOBODY_LOOKED))) for r in rows
    ]

    assert len(rows) >= 250
    assert micro_f1(pairs) > 0.85
    assert by_words().meaning is None
    assert by_meaning().meaning is not None


def test_what_is_told_is_the_mean_of_both_models() -> None:
    found = {"one": 1.0, "stem biaya": 1.0}
    told = chances(by_words(), by_network(), found, None)

    assert told.tolist() == pytest.approx(
        ((by_words().chances(found) + by_network().chances(found)) / 2).tolist(), abs=1e-9
    )
    assert told.argmax() == ASPECTS.index(Aspect.FEE)


def test_a_near_copy_of_what_is_left_out_is_not_learnt_from() -> None:
    texts = [
        "apakah sip saya bisa diperpanjang sekarang",
        "kak apakah sip saya bisa diperpanjang sekarang",
        "biayanya?",
    ]
    told = [
        Told(ALONE, text, Example({"one": 1.0}, frozenset({0}), part, 1.0))
        for text, part in zip(texts, (0, 1, 2), strict=True)
    ]

    assert learnt_for_each_part(told) == [[2], [2], [0, 1], *[[0, 1, 2]] * (PARTS - 3)]


def folder(path: Path, **lines: str) -> Path:
    """Return a folder of judged mails with these lines, and no others."""
    path.mkdir(exist_ok=True)
    for name in ("train", "aspects", "asked", "entries"):
        (path / f"{name}.jsonl").write_text(lines.get(name, ""), "utf-8")
    return path


def test_a_broken_line_of_clauses_is_named(tmp_path: Path) -> None:
    judged = folder(tmp_path, aspects='{"text": "biayanya?", "aspects": ["price"]}\n')

    with pytest.raises(ConfigError, match=r"aspects\.jsonl:1: not a judged clause"):
        main(Path(__file__).parents[2] / "faq", judged, tmp_path / "weights.json")


def test_a_mail_with_fewer_aspects_than_questions_is_named(tmp_path: Path) -> None:
    line = '{"subject": "", "text": "Biaya? Lama?", "spans": [[0, 6], [7, 12]], "aspects": [["fee"]]}\n'

    for name, told in (
        ("asked", "a mail whose aspects were judged"),
        ("entries", "a mail whose questions were marked"),
    ):
        judged = folder(tmp_path / name, **{name: line})
        with pytest.raises(ConfigError, match=rf"{name}\.jsonl:1: not {told}"):
            main(Path(__file__).parents[2] / "faq", judged, tmp_path / "weights.json")


def test_every_mail_whose_aspects_were_judged_has_its_questions_in_its_text() -> None:
    rows = [json.loads(line) for line in (JUDGED / "asked.jsonl").read_text("utf-8").splitlines()]

    assert sum(len(row["spans"]) for row in rows) >= 2000
    for row in rows:
        assert len(row["spans"]) == len(row["aspects"])
        assert all(0 <= start < end <= len(row["text"]) for start, end in row["spans"])
        assert all(aspects and set(aspects) <= set(map(str, ASPECTS)) for aspects in row["aspects"])


def test_a_model_that_was_read_tells_what_the_fitted_one_does() -> None:
    signs = [{"one": 1.0, f"stem {word}": 1.0} for word in ("syarat", "biaya", "lama", "syarat", "biaya", "lama") * 3]
    examples = [Example(found, frozenset({place % 3}), 0, 1.0) for place, found in enumerate(signs)]
    fitted = fit(examples, 3)
    read = from_lines(iter(fitted.as_json(["a", "b", "c"]).splitlines(keepends=True)), ["a", "b", "c"])

    for found in (*signs[:3], {"one": 1.0}, {"stem nobody": 1.0}, {}):
        assert np.allclose(read.chances(found), fitted.chances(found), atol=0.02)
    assert read.chances(signs[1]).argmax() == 1


def test_hashes_of_signs_are_not_taken_to_another_process() -> None:
    with pytest.raises(TypeError, match="read the model there"):
        pickle.dumps(Hashed(("one", "two")))
