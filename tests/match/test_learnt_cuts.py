"""The questions that people see where the rules do not."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.errors import ConfigError
from helpdesk.match import fit_cuts
from helpdesk.match.questions import cut, cut_by_rules
from helpdesk.match.segments import MOST, Label, labels_of, segments, signs_of, spans_of

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
        ["Mohon penjelasan berapa biayanya.", "dapatkah apotek tetap melayani resep selama masa peralihan."],
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
    found = [text[q.start : q.end] for q in cut(text).questions]
    assert len(found) == len(expected)
    assert all(wanted.endswith(words) or words.endswith(wanted) for words, wanted in zip(found, expected, strict=True))


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
    texts: dict[str, list[str]] = {}
    rows = [json.loads(line) for line in (JUDGED / "cuts.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) > 2500
    for row in rows:
        if "in" in row and row["in"] not in texts:
            lines = (JUDGED / row["in"]).read_text("utf-8").splitlines()
            texts[row["in"]] = [json.loads(line)["text"] for line in lines]
        text = row["text"] if "text" in row else texts[row["in"]][row["line"]]
        ends = [0, *(place for span in row["spans"] for place in span)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(text)


def test_a_mail_without_marks_is_named_with_its_line(tmp_path: Path) -> None:
    marked = tmp_path / "cuts.jsonl"
    marked.write_text('{"text": "di mana?", "spans": [[0, 8]]}\n{"text": "di mana?"}')
    with pytest.raises(ConfigError, match=r"cuts\.jsonl:2: not a mail whose questions were marked"):
        fit_cuts.main(marked, tmp_path / "weights.json")


def test_what_was_marked_is_compared_with_what_is_found() -> None:
    found = fit_cuts.compared([(0, 10), (20, 30), (40, 60)], [(0, 9), (40, 49), (50, 60), (70, 80)])
    assert +found == {"mails": 1, "marked": 3, "found": 4, "missed": 1, "extra": 1, "split": 1}
    assert fit_cuts.compared([(0, 10), (12, 20)], [(0, 20)])["merged"] == 1
    assert fit_cuts.compared([(0, 10)], [(1, 10)])["count_right"] == 1
