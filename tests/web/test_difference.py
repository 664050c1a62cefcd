from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.web.difference import Clash, Run, compare, merge

LINES = st.lists(st.sampled_from(["Yth. Ibu\n", "\n", "Syaratnya tiga.\n", "Biaya Rp0.\n", "Salam\n"]), max_size=8)
TEXTS = LINES.map("".join)


def test_a_comparison_shows_the_words_that_went_and_came() -> None:
    runs = compare("Biayanya Rp50.000 per tahun.", "Biayanya tidak dipungut.")

    assert runs[0] == Run("same", "Biayanya ")
    assert any(run.kind == "out" and "Rp50" in run.text for run in runs)
    assert any(run.kind == "in" and "dipungut" in run.text for run in runs)


@given(st.text(alphabet="ab \n.ñ", max_size=60), st.text(alphabet="ab \n.ñ", max_size=60))
def test_both_versions_can_be_read_out_of_a_comparison(old: str, new: str) -> None:
    runs = compare(old, new)

    assert "".join(run.text for run in runs if run.kind != "in") == old
    assert "".join(run.text for run in runs if run.kind != "out") == new


def test_changes_in_different_places_are_both_taken() -> None:
    base = "Yth. Ibu Siti,\n\nSyaratnya tiga.\n\nSalam,\nPenyuluh\n"
    ours = base.replace("Ibu Siti", "Ibu Siti Rahmawati")
    theirs = base.replace("tiga.", "tiga: KTP, STR, foto.")

    merged = merge(base, ours, theirs)

    assert merged.clashes == ()
    assert merged.text == ours.replace("tiga.", "tiga: KTP, STR, foto.")


def test_changes_of_the_same_place_stay_ours_and_are_named() -> None:
    merged = merge("a\nb\nc\n", "a\nkami\nc\n", "a\nmereka\nc\n")

    assert merged.text == "a\nkami\nc\n"
    assert merged.clashes == (Clash("kami", "mereka"),)


def test_a_text_of_very_many_lines_counts_as_changed_as_a_whole() -> None:
    old, new = "\n" * 200_000, "\n" * 199_999 + "a"

    assert [run.kind for run in compare(old, new)] == ["out", "in"]
    assert merge(old, new, old).text == new
    assert len(merge(old, new, "b").clashes) == 1


@given(TEXTS, TEXTS)
def test_who_changes_nothing_gets_the_others_text(base: str, other: str) -> None:
    assert merge(base, base, other).text == other
    assert merge(base, other, base).text == other
    assert merge(base, other, other).text == other
    assert merge(base, base, other).clashes == ()


@given(TEXTS, TEXTS, TEXTS)
def test_every_line_that_one_side_wrote_is_in_the_merge_or_named(base: str, ours: str, theirs: str) -> None:
    merged = merge(base, ours, theirs)
    kept = merged.text + "".join(f"{clash.ours}\n{clash.theirs}\n" for clash in merged.clashes)

    for line in {*ours.splitlines(), *theirs.splitlines()} - set(base.splitlines()):
        assert line in kept.splitlines()
