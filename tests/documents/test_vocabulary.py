"""What people call their papers and what stands on them: names.toml, texts.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from helpdesk.conditions import stated_conditions
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.names import named_keys
from helpdesk.documents.recognise import recognise_all
from helpdesk.documents.told import Told
from helpdesk.documents.wanted import wanted_by
from helpdesk.documents.words import word_set
from helpdesk.knowledge.load import read
from helpdesk.model.message import Attachment

HERE = Path(__file__).parent
KNOWLEDGE = read(HERE.parents[1] / "faq")
RENEWED = word_set(
    "slhs slf iptb izin-reklame izin-klinik sipb-bidan izin-pengusahaan-air-tanah izin-parkir izin-apotek"
)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text("utf-8"))


def test_a_file_is_what_people_who_call_it_so_mean() -> None:
    wrong = [
        f"{permit}: {name}: {found}, expected {keys}"
        for permit, names in _read("names.toml").items()
        for name, keys in names.items()
        if set(found := _named(name, permit)) != set(keys.split())
    ]
    assert not wrong, "\n".join(wrong)


def _named(name: str, permit: str) -> tuple[str, ...]:
    told = Told(stated=frozenset({"renewal"} if permit in RENEWED else ()))
    return named_keys(name, KNOWLEDGE.documents, wanted_by(KNOWLEDGE.permits[permit]), told)


def test_a_paper_is_what_its_first_lines_say() -> None:
    wrong = [
        f"{paper['permit']}: {paper['text'][:60]!r}: {found}, expected {paper['keys']}"
        for paper in _read("texts.toml")["paper"]
        if set(found := _titled(paper)) != set(paper["keys"].split())
    ]
    assert not wrong, "\n".join(wrong)


def _titled(paper: dict[str, str]) -> tuple[str, ...]:
    file = Attachment(paper.get("called", "scan0012.pdf"), "application/pdf", 1, False, b"", None, paper["text"], None)
    mail = paper.get("mail", "mohon dicek")
    mailed = Mailed((file,), mail, stated_conditions(mail))
    found = recognise_all(mailed, KNOWLEDGE.documents, KNOWLEDGE.permits[paper["permit"]])
    return tuple(key for item in found for key in item.keys)
