"""Reading the folder ``faq/``: what is right comes out whole, what is wrong is named with its line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from helpdesk.errors import KnowledgeError, Problem
from helpdesk.knowledge.check import check
from helpdesk.knowledge.load import load
from helpdesk.model.knowledge import DayZero, EntryStatus, Force

TODAY = date(2026, 11, 24)

DOCUMENTS = """\
[ktp]
label = "KTP pemohon"
label_en = "Identity card (KTP)"
hints = ["ktp", "e-ktp"]

[surat-kehilangan]
label = "Surat kehilangan"
label_en = "Loss report"
"""

QUESTIONS = "questions = [" + ", ".join(f'"pertanyaan nomor {n}"' for n in range(8)) + ', "How do I get it?"]'

PERMIT = f"""\
+++
name = "Izin Perahu"
name_en = "Boat Permit"
aliases = ["izin kapal kecil", "SIPA"]
ambiguous = ["SIPA"]
titles = ["drg", "dr"]
sector = "perhubungan"
status = "active"
jurisdiction = "jakarta"
site_visit = false
term_days = 14
evidence = "seen"
as_of = "2024-08"
review_by = "2027-05-24"
{QUESTIONS}

[[legal_basis]]
name = "Perda Contoh"
state = "superseded"

[fee]
amount = 0
text = "Tidak dipungut biaya."
text_en = "No charge."

[[requirements]]
document = "ktp"
text = "KTP"
text_en = "Identity card (KTP)"
mandatory = true

[[requirements]]
document = "ktp"
text = "KTP kuasa"
text_en = "Identity card of the attorney"
mandatory = true
condition = "bila dikuasakan"
condition_en = "if someone applies for you"
when = "attorney"
alternatives = ["surat-kehilangan"]
+++

## Definisi
Izin untuk perahu.

## Definition
A permit for boats.

## Prosedur
1. Ajukan permohonan.
2. Tunggu hasilnya.

## Procedure
1. Apply.
2. Wait for the result.
"""

TOPIC = f"""\
+++
question = "Berapa lama?"
question_en = "How long?"
group = "waktu"
aspects = ["duration"]
permits = ["izin-perahu"]
evidence = "seen"
review_by = "2027-05-24"
{QUESTIONS}
+++

## Jawaban
Empat belas hari kerja.

## Answer
Fourteen working days.
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a folder with two permits that share a name, and one topic."""
    folder = tmp_path / "faq"
    (folder / "permits").mkdir(parents=True)
    (folder / "topics").mkdir()
    (folder / "documents.toml").write_text(DOCUMENTS, "utf-8")
    (folder / "permits" / "izin-perahu.md").write_text(PERMIT, "utf-8")
    other = PERMIT.replace("Perahu", "Sumur").replace("izin kapal kecil", "izin sumur bor")
    (folder / "permits" / "izin-sumur.md").write_text(other, "utf-8")
    (folder / "topics" / "lama.md").write_text(TOPIC, "utf-8")
    return folder


def test_every_field_of_a_permit_is_read(base: Path) -> None:
    permit = load(base).permits["izin-perahu"]

    assert permit.aliases == ("izin kapal kecil", "SIPA")
    assert permit.ambiguous == ("SIPA",)
    assert permit.titles == ("drg", "dr")
    assert permit.status is EntryStatus.ACTIVE
    assert permit.site_visit is False
    assert permit.term_days == 14
    assert permit.as_of == "2024-08"
    assert permit.fee is not None
    assert permit.fee.amount == 0
    assert permit.legal_basis[0].state is Force.SUPERSEDED
    assert permit.requirements is not None
    assert [row.when for row in permit.requirements] == [None, "attorney"]
    assert permit.requirements[1].alternatives == ("surat-kehilangan",)
    assert permit.procedure == ("Ajukan permohonan.", "Tunggu hasilnya.")
    assert permit.procedure_en == ("Apply.", "Wait for the result.")
    assert permit.definition_en == "A permit for boats."


def test_what_is_left_out_is_unknown(base: Path) -> None:
    permit = load(base).permits["izin-perahu"]

    assert permit.validity is None
    assert permit.note is None
    assert permit.channel is None


def test_a_sound_base_has_no_problem(base: Path) -> None:
    assert check(base, TODAY) == ()


Edit = Callable[[str], str]


def swap(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


STEP = '[[term_steps]]\nname = "loket"\nname_en = "desk"\n'
ERRORS = {
    "a syntax error in the front matter": (swap("term_days = 14", "term_days = = 14"), "term_days =", "not valid TOML"),
    "an unterminated string": (swap('sector = "perhubungan"', 'sector = "perhubungan'), "sector =", "not valid TOML"),
    "a key written twice": (swap("site_visit = false", "term_days = 3"), "term_days = 14", "not valid TOML"),
    "an unknown key": (swap("term_days", "term_day"), "term_day", 'did you mean "term_days"?'),
    "an unknown key in a table": (swap("amount = 0", "amout = 0"), "amout", 'did you mean "amount"?'),
    "a missing name": (swap('name = "Izin Perahu"\n', ""), "+++", "name is missing"),
    "an unknown status": (swap('"active"', '"aktif"'), "status", "aktif"),
    "a negative amount": (swap("amount = 0", "amount = -1"), "amount", "negative"),
    "a number in quotes": (swap("term_days = 14", 'term_days = "14"'), "term_days", "wrong type"),
    "steps that do not add up": (
        swap("[[legal_basis]]", '[[term_steps]]\nname = "loket"\nname_en = "desk"\ndays = 3\n\n[[legal_basis]]'),
        "term_days",
        "the steps take 3 working days",
    ),
    "steps without a term": (
        lambda text: text.replace("term_days = 14\n", "").replace(
            "[[legal_basis]]", '[[term_steps]]\nname = "loket"\nname_en = "desk"\ndays = 3\n\n[[legal_basis]]', 1
        ),
        "name =",
        "add term_days = 3",
    ),
    "a particular about nothing": (
        swap("[[legal_basis]]", '[[particulars]]\ntext = "Ya."\ntext_en = "Yes."\n\n[[legal_basis]]'),
        "[[particulars]]",
        "about is missing",
    ),
    "a particular without English": (
        swap("[[legal_basis]]", '[[particulars]]\nabout = ["malam"]\ntext = "Ya."\n\n[[legal_basis]]'),
        "[[particulars]]",
        "text_en is missing",
    ),
    "a step without English": (
        swap("[[legal_basis]]", '[[term_steps]]\nname = "loket"\ndays = 14\n\n[[legal_basis]]'),
        "[[term_steps]]",
        "name_en is missing",
    ),
    "a step without days": (
        swap("[[legal_basis]]", '[[term_steps]]\nname = "loket"\nname_en = "desk"\n\n[[legal_basis]]'),
        "[[term_steps]]",
        "days is missing",
    ),
    "two steps of one name": (
        swap(
            "[[legal_basis]]", 2 * '[[term_steps]]\nname = "loket"\nname_en = "desk"\ndays = 7\n\n' + "[[legal_basis]]"
        ),
        "name =",
        'two steps are called "loket"',
    ),
    "an unknown day zero": (
        swap("term_days = 14", 'term_days = 14\nday_zero = "same-day"'),
        "day_zero",
        'did you mean "same"?',
    ),
    "a day zero without a term": (swap("term_days = 14", 'day_zero = "same"'), "day_zero", "without term_days"),
    "an impossible date": (swap('"2027-05-24"', '"2027-02-30"'), "review_by", "not a date"),
    "a review date without a day": (swap('"2027-05-24"', '"2027-05"'), "review_by", "not a date"),
    "an unknown document": (swap('document = "ktp"', 'document = "kpt"'), "document", 'did you mean "ktp"?'),
    "an unknown alternative": (swap('["surat-kehilangan"]', '["surat-hilang"]'), "alternatives", "surat-hilang"),
    "an unknown when": (swap('"attorney"', '"atorney"'), "when", 'did you mean "attorney"?'),
    "a condition without when": (swap('when = "attorney"\n', ""), "condition =", "stands without when"),
    "a when without condition": (
        swap('condition = "bila dikuasakan"\ncondition_en = "if someone applies for you"\n', ""),
        "when",
        "stands without condition",
    ),
    "a requirement that does not say whether it is mandatory": (
        swap("mandatory = true\n", ""),
        "[[requirements]]",
        "mandatory is missing",
    ),
    "a fee without English": (swap('text_en = "No charge."\n', ""), "[fee]", "text_en is missing"),
    "a definition without English": (
        swap("## Definition\nA permit for boats.\n", ""),
        "## Definisi",
        'without "Definition"',
    ),
    "a validity without English": (swap("term_days", 'validity = "3 tahun"\nterm_days'), "validity", "validity_en"),
    "a procedure that is no numbered list": (swap("1. Ajukan", "- Ajukan"), "## Prosedur", "not a list numbered"),
    "a procedure numbered wrongly": (swap("2. Tunggu", "3. Tunggu"), "## Prosedur", "not a list numbered"),
    "a step that is not translated": (swap("2. Wait for the result.\n", ""), "## Procedure", "2 steps"),
    "an empty section": (swap("Izin untuk perahu.\n", ""), "## Definisi", "empty"),
    "an unknown heading": (swap("## Prosedur", "## Prosedure"), "## Prosedure", "unknown heading"),
    "text before the first heading": (swap("\n## Definisi", "\nHalo\n## Definisi"), "", "before the first heading"),
    "an alias written twice": (swap('"SIPA"]', '"izin kapal kecil"]'), "aliases", "twice"),
    "an unknown title": (swap('"drg"', '"drgg"'), "titles", 'titles: "drgg" is not a known word'),
    "a title that no known one is like": (
        swap('"drg"', '"prof"'),
        "titles",
        "known here: apt, bd, dr, drg, drh, ftr, ns",
    ),
    "a title written twice": (swap('"drg"', '"dr"'), "titles", "twice"),
    "a title that is no list": (swap('["drg", "dr"]', '"drg"'), "titles", "a list of texts"),
    "an alias that is a number": (swap('"SIPA"]', "7]"), "aliases", "not a text"),
    "an empty text": (swap('"perhubungan"', '" "'), "sector", "empty"),
    "a successor that does not exist": (
        swap('status = "active"', 'status = "replaced"\nreplaced_by = ["izin-kapal"]'),
        "replaced_by",
        "izin-kapal",
    ),
    "a replaced permit that names no successor": (swap('"active"', '"replaced"'), "status", "not said by what"),
    "a front matter without end": (lambda text: text.replace("\n+++\n", "\n", 1), "+++", "does not end"),
    "no front matter": (swap("+++\n", ""), "name", "no front matter"),
}


@pytest.mark.parametrize(("edit", "place", "text"), ERRORS.values(), ids=ERRORS)
def test_a_mistake_is_named_with_its_line_and_a_remedy(base: Path, edit: Edit, place: str, text: str) -> None:
    path = base / "permits" / "izin-perahu.md"
    broken = edit(PERMIT)
    path.write_text(broken, "utf-8")

    with pytest.raises(KnowledgeError) as caught:
        load(base)

    found = [p for p in caught.value.problems if text in p.text or text in p.remedy]
    assert found, caught.value
    assert all(p.file == "faq/permits/izin-perahu.md" and p.remedy for p in found)
    if place:
        lines = broken.split("\n")
        assert any(lines[p.line - 1].startswith(place) for p in found), [str(p) for p in found]


def test_every_mistake_of_every_file_is_named_at_once(base: Path) -> None:
    (base / "permits" / "izin-perahu.md").write_text(PERMIT.replace('"attorney"', '"x"').replace("14", "-14"), "utf-8")
    (base / "topics" / "lama.md").write_text(TOPIC.replace('["duration"]', '["lama"]'), "utf-8")

    with pytest.raises(KnowledgeError) as caught:
        load(base)

    assert len(caught.value.problems) == 3


def test_a_file_that_is_not_utf8_is_an_error_at_its_line(base: Path) -> None:
    octets = PERMIT.encode().replace(b"Perda Contoh", b"Perda \xff")
    (base / "permits" / "izin-perahu.md").write_bytes(octets)

    with pytest.raises(KnowledgeError) as caught:
        load(base)

    (problem,) = caught.value.problems
    assert "UTF-8" in problem.text
    assert b"\xff" in octets.split(b"\n")[problem.line - 1]


def test_a_mark_and_windows_line_ends_do_not_matter(base: Path) -> None:
    before = load(base)
    octets = PERMIT.replace("\n", "\r\n").encode("utf-8-sig")
    (base / "permits" / "izin-perahu.md").write_bytes(octets)

    assert load(base) == before


def test_a_permit_and_a_topic_may_not_share_an_id(base: Path) -> None:
    (base / "topics" / "izin-perahu.md").write_text(TOPIC, "utf-8")

    with pytest.raises(KnowledgeError, match="also the id of a permit"):
        load(base)


def test_a_file_name_that_cannot_be_an_id_is_an_error(base: Path) -> None:
    (base / "topics" / "Lama Proses.md").write_text(TOPIC, "utf-8")

    with pytest.raises(KnowledgeError, match="cannot be an id"):
        load(base)


def test_a_folder_that_is_not_there_is_an_error_and_not_an_empty_base(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder"):
        load(tmp_path / "faq")


def warnings(base: Path, today: date = TODAY) -> list[Problem]:
    found = check(base, today)
    assert all(problem.warning for problem in found)
    return list(found)


def test_a_passed_review_date_is_a_warning(base: Path) -> None:
    found = warnings(base, date(2027, 5, 25))

    assert len(found) == 3
    assert all("reviewed" in problem.text for problem in found)
    assert warnings(base, date(2027, 5, 24)) == []


def test_few_questions_and_none_in_english_are_warnings(base: Path) -> None:
    path = base / "topics" / "lama.md"
    path.write_text(TOPIC.replace(QUESTIONS, 'questions = ["berapa lama ya"]'), "utf-8")

    assert [p.text.split(";")[0] for p in warnings(base)] == ["1 questions", "no question in English"]


def test_a_shared_name_that_is_not_called_ambiguous_is_a_warning_in_both_files(base: Path) -> None:
    path = base / "permits" / "izin-sumur.md"
    path.write_text(path.read_text("utf-8").replace("izin sumur bor", "Izin Kapal  Kecil"), "utf-8")

    found = warnings(base)

    assert [p.file for p in found] == ["faq/permits/izin-perahu.md", "faq/permits/izin-sumur.md"]
    assert all("also a name of" in p.text for p in found)


def test_a_name_called_ambiguous_that_only_one_permit_has_is_a_warning(base: Path) -> None:
    path = base / "permits" / "izin-sumur.md"
    path.write_text(path.read_text("utf-8").replace("SIPA", "SIPAT"), "utf-8")

    assert len(warnings(base)) == 2


def test_the_steps_of_a_term_and_its_first_day_are_read(base: Path) -> None:
    text = PERMIT.replace("term_days = 14", 'term_days = 14\nday_zero = "same"')
    steps = f'{STEP}days = 3\n\n[[term_steps]]\nname = "teknis"\nname_en = "technical"\ndays = 11\n\n'
    text = text.replace("[[legal_basis]]", steps + "[[legal_basis]]", 1)
    (base / "permits" / "izin-perahu.md").write_text(text, "utf-8")
    permit = load(base).permits["izin-perahu"]
    assert (permit.term_days, permit.day_zero) == (14, DayZero.SAME)
    assert [(step.name, step.name_en, step.days) for step in permit.term_steps] == [
        ("loket", "desk", 3),
        ("teknis", "technical", 11),
    ]
