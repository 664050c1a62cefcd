"""A permit that its writer has already leaves a question to the one that the mail is about."""

from __future__ import annotations

import pytest

from helpdesk.draft.entry.had import without_had
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Aspect, Candidate, Form, Question
from tests.entries import permit

NIB = permit(id="nib", name="Nomor Induk Berusaha", aliases=("NIB", "OSS"))
SLHS = permit(id="slhs", name="Sertifikat Laik Higiene Sanitasi", aliases=("SLHS",))
PERMITS: dict[str, Permit] = {"nib": NIB, "slhs": SLHS}


def question(words: str, *found: tuple[str, float]) -> Question:
    return Question(
        text=words,
        start=0,
        end=len(words),
        aspects=(Aspect.PROCEDURE,),
        out_of_scope=0.0,
        candidates=tuple(Candidate("permit", entry_id, confidence) for entry_id, confidence in found),
        words=words,
        form=Form.WHERE,
    )


@pytest.mark.parametrize(
    "mail",
    [
        "NIB udah punya. Puskesmas bilang kudu ada SLHS, bikinnya lewat mana",
        "nib sudah ada dari tahun lalu, sekarang diminta SLHS, lewat OSS mana",
        "Kami sudah memiliki NIB dan diminta SLHS",
        "We already have an NIB, where do we get the SLHS",
    ],
)
def test_what_one_has_is_not_asked_for(mail: str) -> None:
    asked = question("bikinnya lewat oss mana", ("nib", 0.7), ("slhs", 0.5))
    assert [c.id for c in without_had(asked, PERMITS, mail, PERMITS).candidates] == ["slhs"]


@pytest.mark.parametrize(
    ("mail", "words", "other"),
    [
        ("Kudu punya NIB dulu buat SLHS?", "bikinnya lewat mana", 0.5),  # one has none
        ("NIB udah punya. SLHS-nya nanti", "nib saya diperbarui di mana", 0.5),  # the question names it
        ("NIB udah punya, SLHS belum", "alamatnya diganti di mana", 0.2),  # nothing says that the other one is meant
        ("NIB udah punya, SLHS udah ada", "alamatnya diganti di mana", 0.5),  # one has both
    ],
)
def test_what_one_has_may_be_asked_about(mail: str, words: str, other: float) -> None:
    asked = question(words, ("nib", 0.7), ("slhs", other))
    assert without_had(asked, PERMITS, mail, PERMITS) == asked


def test_a_permit_that_the_mail_does_not_name_is_not_meant_instead() -> None:
    asked = question("bikinnya di mana", ("nib", 0.7), ("slhs", 0.5))
    assert without_had(asked, PERMITS, "NIB udah punya, bikinnya di mana", {"nib"}) == asked
