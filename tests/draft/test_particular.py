"""A narrow question is answered by the particular that it has all words of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helpdesk.draft.answer.particular import instead, particular_of, particulars_of, surely_on
from helpdesk.draft.entry.limits import told
from helpdesk.draft.templating.templates import Templates
from helpdesk.knowledge.versions import knowledge_of
from helpdesk.model.knowledge import Particular
from helpdesk.model.question import Aspect, Candidate, Form, Question
from tests.draft.conftest import GRAVE, TEMPLATES
from tests.entries import permit

COMPILED = Templates(TEMPLATES)
LATE = Particular(
    ("lewat masa", "perpanjang baru"),
    "Yang lewat lebih dari tiga bulan diajukan baru.",
    "After three months a new one.",
    over=("3 month", "125 m2"),
    near=("lewat", "habis", "luas"),
    result="Karena sudah lewat tiga bulan, diajukan baru.",
    result_en="As three months are over, a new one.",
)
GAP = Particular(("jeda tahun", "berapa tahun"), "Jeda antara dua pemakaman tidak disebut.", "The gap is not given.")
STONE = Particular(("batu nisan", "gravestone"), "Ukuran batu nisan ditentukan kantor TPU.", "Ask the cemetery.")
TOLD = replace(GRAVE, particulars=(GAP, STONE))
LICENCE = permit(
    id="izin", name="Izin Lisensi", name_en="Licence", aliases=("pangkas",), particulars=(LATE, GAP, STONE)
)
OTHER = permit(id="lain", name="Izin Lain", name_en="Other")
KNOWLEDGE = knowledge_of({TOLD.id: TOLD, OTHER.id: OTHER}, {}, {})


def asked(words: str, form: Form = Form.ALLOWED, *candidates: Candidate) -> Question:
    """Return a question of these words."""
    return Question(words, 0, len(words), (Aspect.REQUIREMENTS,), 0.0, candidates, words, form)


def test_all_words_of_a_group_are_needed_by_their_roots() -> None:
    assert particular_of(TOLD, asked("jedanya sudah cukup tahun"), COMPILED) is GAP
    assert particular_of(TOLD, asked("pasang batu nisannya boleh"), COMPILED) is STONE
    assert particular_of(TOLD, asked("batu saja boleh"), COMPILED) is None
    assert particular_of(OTHER, asked("batu nisan"), COMPILED) is None


def test_the_permit_spoken_of_answers_before_one_that_only_seems_near() -> None:
    near = Candidate("permit", "lain", 0.6)
    question = asked("batu nisan boleh dipasang", Form.ALLOWED, near)
    assert instead(question, OTHER, TOLD, KNOWLEDGE, COMPILED) is TOLD
    assert instead(question, OTHER, None, KNOWLEDGE, COMPILED) is OTHER
    assert instead(asked("perlu apa saja", Form.LIST, near), OTHER, TOLD, KNOWLEDGE, COMPILED) is OTHER


def test_words_are_known_by_their_root_whatever_their_affixes() -> None:
    entry = permit(name="Izin Lain", particulars=(Particular(("tutup usaha",), "Penutupan.", "Closing."), GAP))
    assert particular_of(entry, asked("saya menutup usahanya, lapor?"), COMPILED) is entry.particulars[0]
    assert particular_of(entry, asked("penutupan usaha bagaimana"), COMPILED) is entry.particulars[0]


def test_what_was_told_just_before_counts_for_a_question_that_leaves_it_out() -> None:
    question = replace(asked("masih bisa bagaimana"), before="Lisensi saya sudah lewat masa berlakunya.")
    assert particular_of(LICENCE, question, COMPILED) is LATE
    other = replace(asked("batu bata merah boleh dipasang"), before="Lisensi saya sudah lewat masa berlakunya.")
    assert particular_of(LICENCE, other, COMPILED) is None


def test_words_of_several_groups_name_a_particular_where_they_are_most_of_the_question() -> None:
    entry = permit(particulars=(Particular(("kayu jati", "mebel ukir"), "Kayu.", "Wood."), GAP))
    assert particular_of(entry, asked("mebel jati boleh"), COMPILED) is entry.particulars[0]
    assert particular_of(entry, asked("mebel jati buatan jepara dengan cat merah boleh"), COMPILED) is None


def test_a_question_on_two_things_gets_both() -> None:
    both = asked("batu nisan dan jeda tahun bagaimana")
    assert set(particulars_of(TOLD, both, COMPILED)) == {GAP, STONE}
    assert particulars_of(TOLD, asked("batu nisan boleh"), COMPILED) == (STONE,)


def test_a_particular_speaks_for_its_entry_when_two_words_or_a_rare_one_name_it() -> None:
    knowledge = knowledge_of({TOLD.id: TOLD, OTHER.id: OTHER}, {}, {})
    unsure = Candidate("permit", TOLD.id, 0.2)
    assert surely_on(asked("batu nisan boleh", Form.ALLOWED, unsure), knowledge, COMPILED) is TOLD
    assert (
        surely_on(asked("batu nisan boleh", Form.ALLOWED, replace(unsure, confidence=0.02)), knowledge, COMPILED)
        is None
    )
    assert surely_on(asked("boleh tidak", Form.ALLOWED, unsure), knowledge, COMPILED) is None


@pytest.mark.parametrize(
    ("stated", "applied"),
    [
        ("masa berlakunya sudah lewat empat bulan", True),
        ("habis 10 Juli 2026", True),
        ("sudah lewat lebih dari tiga bulan", True),
        ("luas 150 meter", True),
        ("luasnya 1.500 m2", True),
        ("sudah lewat 2 bulan", False),
        ("habis 10 Oktober 2026", False),
        ("saya bekerja 8 bulan di sana, lalu habis", False),  # a figure of something else
        ("kata orang di bawah 130 m2 luas tidak perlu", False),  # of nobody's own place
        ("panjangnya 150 meter, luas kecil", False),
        ("", False),
    ],
)
def test_a_limit_is_held_against_what_the_mail_states(stated: str, applied: bool) -> None:
    said = told(LATE, stated, english=False, today=date(2026, 11, 27))
    assert said == (LATE.result if applied else LATE.text)
    assert told(LATE, stated, english=True, today=date(2026, 11, 27)) == (LATE.result_en if applied else LATE.text_en)


def test_a_date_says_nothing_where_the_day_is_unknown() -> None:
    assert told(LATE, "habis 10 Juli 2026", english=False, today=None) == LATE.text
