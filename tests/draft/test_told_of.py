"""What a mail tells of gets its answer, though no question of it was taken to be on that."""

from __future__ import annotations

from datetime import date

import pytest

from helpdesk.draft.answer.told_of import with_what_is_told_of
from helpdesk.model.draft import Block
from helpdesk.model.question import Line, Question
from tests.draft.test_letters_read import explainer
from tests.letters import mail

TROUBLE = "peramban lain"


def letter(text: str, subject: str = "Tanya") -> str:
    """Return the text of the letter to a mail."""
    found = explainer().explain(mail(text, subject=subject), date(2026, 12, 3)).letter
    assert found is not None
    return found.text


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("JakEVO error, dari semalam unggah ijazah gagal terus. Batas ukurannya berapa MB ya?", True),
        ("Berkas pdf untuk izin maksimal berapa MB ya? Boleh foto?", False),
    ],
)
def test_trouble_that_a_mail_tells_of_is_answered_beside_what_it_asks(text: str, trouble: bool) -> None:
    told = letter(text)
    assert (TROUBLE in told) is trouble
    assert "setiap kolom unggah" in told


def blocks_with(line: Line, mail_text: str = "Mau tanya ukuran berkas.") -> list[Block]:
    """Return what becomes of an answer on the size of files by a line of the matcher."""
    teller = explainer().writer._teller(mail_text, "id", date(2026, 12, 3))  # type: ignore[union-attr]
    asked = [Question(mail_text, 0, len(mail_text), (), 0.0, ())]
    return with_what_is_told_of([Block(0, "Format", "Ikuti keterangan.", ("berkas-format",))], [line], asked, teller)


@pytest.mark.parametrize(
    ("topic", "confidence", "question", "told"),
    [
        ("situs-error", 0.65, None, True),
        ("situs-error", 0.55, None, False),
        ("situs-error", 0.75, 0, False),  # a question that something else answers is another matter
        ("situs-error", 0.9, 0, True),
        ("berkas-format", 0.9, None, False),  # answered already
        ("pengaduan-saluran", 0.9, None, False),  # where to turn is for who asks
        ("biaya-pungli-calo", 0.9, None, False),
    ],
)
def test_only_what_is_likely_and_not_for_who_asks_is_told(
    topic: str, confidence: float, question: int | None, told: bool
) -> None:
    found = blocks_with(Line(topic, -1, confidence, question, 0, 4))
    assert any(block.answered_by == (topic,) and block.heading != "Format" for block in found) is told


def test_a_narrow_answer_is_no_topic_as_a_whole() -> None:
    assert len(blocks_with(Line("situs-error", 0, 0.95, None, 0, 4))) == 1
