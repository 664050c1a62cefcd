"""The questions that people see where the rules do not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.errors import ConfigError
from helpdesk.match import fit_cuts
from helpdesk.match.marked import read_marked
from helpdesk.match.questions import cut, cut_by_rules
from helpdesk.match.segments import MOST, Label, labels_of, segments, signs_of, spans_of
from tests.project import project_knowledge

JUDGED = Path(__file__).parent.parent / "judged"
SEEN = {
    "a worry": (
        "Izin reklame toko saya habis bulan depan. Perpanjangnya lewat mana? Takutnya telat kena denda.",
        ["Perpanjangnya lewat mana?", "Takutnya telat kena denda."],
    ),
    "a question that its particle ends in the middle": (
        "Tanah belum dibagi waris, masih girik. Girik diterima nggak buat urusan beginian. Terus bayarnya berapa?",
        ["Girik diterima nggak buat urusan beginian.", "Terus bayarnya berapa?"],
    ),
    "a formal one without a mark": (
        "Mohon penjelasan berapa biayanya. Selanjutnya dapatkah apotek tetap melayani resep selama masa peralihan.",
        [
            "Mohon penjelasan berapa biayanya.",
            "Selanjutnya dapatkah apotek tetap melayani resep selama masa peralihan.",
        ],
    ),
    "a wish": (
        "NIB kami salah KBLI, bisa diganti? NIB nya jangan sampai berubah ya karena sudah dipakai di bank.",
        ["NIB kami salah KBLI, bisa diganti?", "NIB nya jangan sampai berubah ya karena sudah dipakai di bank."],
    ),
    "nouns under one verb": (
        "Mohon info syarat, biaya, dan lama proses izin parkir.",
        ["Mohon info syarat, biaya, dan lama proses izin parkir."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SEEN.values(), ids=SEEN)
def test_a_question_is_seen_where_no_rule_says_it(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in cut(text).questions] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Syarat SIPB apa saja? Terima kasih banyak atas bantuannya, semoga sehat selalu.",
        "Kapan izin klinik saya terbit? Kemarin saya bingung cari loketnya, satpam juga tidak tahu apa-apa.",
    ],
)
def test_what_only_tells_is_none(text: str) -> None:
    assert len(cut(text).questions) == 1


def test_a_mail_of_more_segments_than_are_read_keeps_what_the_rules_find_behind_them() -> None:
    text = "\n".join([*["Toko buka pagi, tutup sore, ramai."] * (MOST // 2), "Syarat izin reklame apa saja?"])
    assert [text[q.start : q.end] for q in cut(text).questions] == ["Syarat izin reklame apa saja?"]


@given(st.text(alphabet="ab apa?berapa.,\n1)-;:dan trs mohon biaya", max_size=200) | st.text(max_size=200))
@settings(deadline=None, max_examples=100)
def test_segments_stand_in_order_and_are_found_again_by_their_labels(text: str) -> None:
    read, _ = cut_by_rules(text)
    parts = segments(read)
    assert all(a.end <= b.start for a, b in pairwise(parts))
    assert all(part.start < part.end and read[part.start : part.end].strip() for part in parts)
    every_other = [(part.start, part.end) for part in parts[::2]]
    labels = labels_of(parts, every_other)
    assert spans_of(parts, labels) == every_other
    assert len(signs_of(parts, labels)) == len(parts)


def test_segments_that_go_on_are_of_the_question_before() -> None:
    parts = segments("Dicabut dulu, atau langsung bikin baru? Terima kasih.")
    labels = [Label.BEGINS, *[Label.GOES_ON] * (len(parts) - 2), Label.TOLD]
    assert spans_of(parts, labels) == [(0, parts[-2].end)]
    assert spans_of(parts, [Label.TOLD] * len(parts)) == []
    assert spans_of(parts, [Label.GOES_ON, *[Label.TOLD] * (len(parts) - 1)]) == [(parts[0].start, parts[0].end)]


def test_the_marks_lie_in_their_mails() -> None:
    assert sum(len(mail.spans) for mail in read_marked(JUDGED / "cuts.jsonl")) > 7000
    judged = list(read_marked(JUDGED / "entries.jsonl"))
    assert all(mail.ids and mail.subject is not None for mail in judged)
    assert {entry for mail in judged for ids in mail.ids for entry in ids} <= {
        entry.id for entry in project_knowledge().entries()
    }


def test_a_mail_without_marks_is_named_with_its_line(tmp_path: Path) -> None:
    marked = tmp_path / "cuts.jsonl"
    marked.write_text('{"text": "di mana?", "spans": [[0, 8]]}\n{"text": "di mana?"}')
    with pytest.raises(ConfigError, match=r"cuts\.jsonl:2: not a mail whose questions were marked"):
        fit_cuts.main(marked, tmp_path / "weights.json")


@pytest.mark.parametrize(
    "row",
    [
        '{"text": "di mana? berapa?", "spans": [[9, 16], [0, 8]]}',
        '{"text": "di mana?", "spans": [[0, 9]]}',
        '{"text": "di mana?", "spans": [[0, 8]], "ids": [["krk"], ["pbg"]]}',
        '{"in": "other.jsonl", "line": 3, "spans": [[0, 8]]}',
    ],
)
def test_spans_that_cannot_be_are_named_with_their_line(tmp_path: Path, row: str) -> None:
    (tmp_path / "other.jsonl").write_text('{"text": "di mana?"}')
    (tmp_path / "cuts.jsonl").write_text(row)
    with pytest.raises(ConfigError, match=r"cuts\.jsonl:1: not a mail whose questions were marked"):
        list(read_marked(tmp_path / "cuts.jsonl"))


def test_who_waits_is_heard_though_they_ask_nothing() -> None:
    text = "petugas ukur KRK kapan datang? udah 10 hari nunggu, saya jadi ga bisa kemana mana"
    assert len(cut(text).questions) == 2


@given(st.lists(st.sampled_from([text for text, _ in SEEN.values()]), min_size=1, max_size=4))
@settings(deadline=None, max_examples=30)
def test_what_is_asked_stands_in_no_context(texts: list[str]) -> None:
    found = cut("\n".join(texts))
    assert not any(
        piece.start < question.end and question.start < piece.end
        for piece in found.context
        for question in found.questions
    )


def test_what_was_marked_is_compared_with_what_is_found() -> None:
    found = fit_cuts.compared([(0, 10), (20, 30), (40, 60)], [(0, 9), (40, 49), (50, 60), (70, 80)])
    assert +found == {"mails": 1, "marked": 3, "found": 4, "missed": 1, "extra": 1, "split": 1}
    assert fit_cuts.compared([(0, 10), (12, 20)], [(0, 20)])["merged"] == 1
    assert fit_cuts.compared([(0, 10)], [(1, 10)])["count_right"] == 1
