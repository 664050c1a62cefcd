"""A narrow question is answered by the particular that it has all words of."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.draft.particular import instead, particular_of
from helpdesk.draft.templates import Templates
from helpdesk.knowledge.versions import knowledge_of
from helpdesk.model.knowledge import Particular
from helpdesk.model.question import Aspect, Candidate, Form, Question
from tests.draft.conftest import GRAVE, TEMPLATES
from tests.entries import permit

COMPILED = Templates(TEMPLATES)
GAP = Particular(("jeda tahun", "berapa tahun"), "Jeda antara dua pemakaman tidak disebut.", "The gap is not given.")
STONE = Particular(("batu nisan", "gravestone"), "Ukuran batu nisan ditentukan kantor TPU.", "Ask the cemetery.")
TOLD = replace(GRAVE, particulars=(GAP, STONE))
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
