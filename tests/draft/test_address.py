"""Whatever is taken from an entry speaks to its reader as a letter does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helpdesk.config import Office
from helpdesk.draft.entry.address import formal
from helpdesk.draft.letter.letter import Writer
from helpdesk.model.knowledge import Knowledge, Particular
from helpdesk.model.question import Aspect, Line
from tests.draft.conftest import HOURS, KNOWLEDGE, TEMPLATES
from tests.draft.test_letter import ask


def test_every_text_of_an_entry_is_formal_and_what_has_no_such_word_stays() -> None:
    line = Particular(("antre",), "Nomor antrean Anda ada di aplikasi.", "Your number is in the app.")
    known = formal(Knowledge("v", KNOWLEDGE.permits, {"jam": replace(HOURS, particulars=(line,))}, KNOWLEDGE.documents))
    topic = known.topics["jam"]
    assert topic.answer == "Loket Bapak/Ibu buka pada hari kerja."
    assert topic.particulars[0].text == "Nomor antrean Bapak/Ibu ada di aplikasi."
    assert topic.particulars[0].text_en is line.text_en
    assert known.version == "v"
    assert all(known.permits[name] is permit for name, permit in KNOWLEDGE.permits.items())


def test_a_narrow_answer_that_a_page_offers_is_formal_as_the_letter_is() -> None:
    line = Particular(("antre",), "Nomor antrean Anda ada di aplikasi.", "Your number is in the app.")
    topic = replace(HOURS, particulars=(line,))
    writer = Writer(Office(), TEMPLATES, Knowledge("v", {}, {"jam": topic}, {}))
    found = [Line("jam", 0, 0.9, 0, 0, 12)]
    offered = writer.further(found, "nomor antre?", "", language="id", today=date(2026, 11, 24))
    assert [text for _, text in offered] == ["Nomor antrean Bapak/Ibu ada di aplikasi."]
    assert "Loket Bapak/Ibu" in writer.block(ask(Aspect.OTHER), 0, "jam", "id").text
