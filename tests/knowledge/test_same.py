"""Sentences of entries that tell the same are named in one file, and one that is gone is warned of."""

from __future__ import annotations

from helpdesk.knowledge.same import read_same
from helpdesk.knowledge.versions import from_json, to_json
from tests.project import project_knowledge

KNOWLEDGE = project_knowledge()
ENTRIES = {entry.id: entry for entry in KNOWLEDGE.entries()}
ADDING = "pbg#tambah lantai: Menambah lantai"
OLD_STAYS = "imb-ke-pbg#answer: IMB yang pernah terbit"


def read(*sentences: object) -> tuple[tuple[tuple[str, ...], ...], list[tuple[str, bool]]]:
    groups, problems = read_same("faq/same.toml", {"same": [{"of": "x", "sentences": list(sentences)}]}, ENTRIES)
    return groups, [(problem.text, problem.warning) for problem in problems]


def test_sentences_are_found_in_both_languages() -> None:
    (indonesian, english), problems = read(ADDING, OLD_STAYS)
    assert not problems
    assert [one.split()[0] for one in indonesian] == ["Menambah", "IMB"]
    assert all("IMB" in one for one in english)


def test_what_a_line_comes_to_over_its_limit_can_be_named() -> None:
    (indonesian, english), problems = read(
        "izin-parkir#minimal satuan ruang: Ya, izin diperlukan", "izin-parkir#definition: Di Jakarta izin wajib"
    )
    assert not problems
    assert indonesian[0].startswith("Ya, izin diperlukan")
    assert english[0].startswith("Yes, the permit is needed")


def test_what_no_entry_says_any_more_is_warned_of_and_forbids_nothing() -> None:
    groups, problems = read(ADDING, "pbg#tambah lantai: Menambah kamar", "pbg#nowhere: Menambah", "nobody#answer: Ya")
    assert not groups
    assert [warning for _, warning in problems] == [True, True, True]
    assert "Menambah kamar" in problems[0][0]


def test_a_group_that_is_no_list_is_an_error() -> None:
    _, problems = read(7)
    assert problems == [("group 1 has no list of sentences", False)]


def test_a_stored_version_keeps_them_and_an_older_one_has_none() -> None:
    assert KNOWLEDGE.same
    assert from_json(to_json(KNOWLEDGE)) == KNOWLEDGE
    assert from_json('{"version": "v", "permits": [], "topics": [], "documents": []}').same == ()


def test_the_unit_note_and_the_steps_of_a_permit_can_be_named() -> None:
    (indonesian,), problems = read(
        "nib#kelurahan: NIB diterbitkan sistem OSS milik", "nib#where: NIB diterbitkan sistem"
    )
    assert not problems
    assert indonesian[1].startswith("NIB diterbitkan sistem OSS milik pusat; kantor ini hanya mengarahkan")
    groups, problems = read("slhs#steps: Penuhi persyaratan", "slhs#terlambat: Persyaratan SLHS dipenuhi")
    assert not problems
    assert groups[0][0].startswith("Penuhi persyaratan paling lambat satu tahun")
