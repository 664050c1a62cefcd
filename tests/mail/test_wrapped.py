"""Attributions that programs break into lines: wherever they do, nothing of them is left in what is new."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import pytest

from tests.mail.test_quote import ATTRIBUTIONS, NEW, QUOTE, taken_apart

ADDRESS = "ptsp@example.org"
LINES = {name: line.replace("\n", " ") for name, line in ATTRIBUTIONS.items()}
# the address as programs write it: as a link, twice, in other brackets
TWICE = (
    f"<mailto:{ADDRESS}>",
    f"[mailto:{ADDRESS}]",
    f"<{ADDRESS}<mailto:{ADDRESS}>>",
    f"<{ADDRESS} <mailto:{ADDRESS}>>",
    f"<{ADDRESS}> [mailto:{ADDRESS}]",
    f"({ADDRESS})",
)


def within_brackets(line: str, written: str) -> Iterator[str]:
    """Yield the line broken before the address, behind its bracket, at any of its letters, before the last bracket."""
    start = line.index(written)
    yield f"{line[:start].rstrip()}\n{line[start:]}"
    for position in (start + 1, start + len(written) - 1, *range(start + 2, start + len(written) - 1, 5)):
        if line[position - 1] != " ":
            yield f"{line[:position].rstrip()}\n{line[position:].lstrip()}"


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
@pytest.mark.parametrize("below", [QUOTE, "Mohon lengkapi berkas.\nTerima kasih.\n"], ids=["marked", "unmarked"])
def test_an_address_is_broken_anywhere(line: str, below: str) -> None:
    for broken in within_brackets(line, f"<{ADDRESS}>") if f"<{ADDRESS}>" in line else ():
        body = taken_apart(f"{NEW}\n\n{broken}\n\n{below}")
        assert body.new_text == NEW, broken
        assert body.quoted_text.startswith(broken.split("\n")[0])


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_an_address_stands_there_twice_and_is_broken(line: str) -> None:
    for written in TWICE if f"<{ADDRESS}>" in line else ():
        changed = line.replace(f"<{ADDRESS}>", written)
        assert taken_apart(f"{NEW}\n\n{changed}\n\n{QUOTE}").new_text == NEW
        end = changed.index(written) + len(written) - 1
        before_last = f"{changed[:end]}\n{changed[end:]}"
        assert taken_apart(f"{NEW}\n\n{before_last}\n\n{QUOTE}").new_text == NEW, before_last


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
@pytest.mark.parametrize("width", [25, 30, 40, 60, 72])
def test_lines_are_filled_to_any_width(line: str, width: int) -> None:
    broken = textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False)
    if len(broken) <= 4:
        assert taken_apart("\n".join((NEW, "", *broken, "", QUOTE))).new_text == NEW, broken


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_one_blank_of_a_date_or_a_name_is_a_line_end(line: str) -> None:
    for blank in (match for match in re.finditer(" ", line) if match.start() >= 14):
        broken = f"{line[: blank.start()]}\n{line[blank.end() :]}"
        assert taken_apart(f"{NEW}\n\n{broken}\n\n{QUOTE}").new_text == NEW, broken
        unbroken = broken.replace(" ", "\u00a0")
        assert taken_apart(f"{NEW}\n\n{unbroken}\n\n{QUOTE}").new_text == NEW, unbroken


OWN = (
    "Pada 3 Maret 2025 pukul 09.15 saya menerima surel dari Layanan <layanan@x.example> yang isinya:\n1. KTP\n2. KK",
    "Saya sudah kirim berkas pada 3 Maret 2025 pukul 09.15 kepada Layanan\n<layanan@x.example> dengan lampiran:\n- KTP",
    "On 3 March 2025 I wrote to the desk <desk@x.example> and asked:\nWhich papers do I need?",
    "Hello,\n\nplease contact Budi <budi@x.example\n> tomorrow.\n\nIs that possible?",
    "Mohon kirim ke Budi Santoso <\nbudi@x.example> pada 3 Maret 2025 pukul 09.15:\n- KTP\n- KK",
    "Apakah alamat ini benar:\nlayanan@x.example\n\nSaya tunggu jawabannya.",
    "Le 3 mars 2025 j'ai envoyé à Bureau <b@x.example>:\n- le formulaire\n- la photo",
    "Petugas Ani <ani@x.example> pada 3 Maret 2025 09.15 menulis:\nBerkas kurang. Apa maksudnya?",
    "Dear desk,\n\nIn 2024 my office wrote:\n- form A\n- form B\n\nIs it still valid?",
)


@pytest.mark.parametrize("text", OWN)
@pytest.mark.parametrize("subject", ["Re: izin", "izin"])
def test_a_sentence_that_names_somebody_and_ends_in_a_colon_stays(text: str, subject: str) -> None:
    assert taken_apart(text, subject=subject).new_text == text


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
@pytest.mark.parametrize(
    "answer",
    ["in Jakarta", "2 lantai", "1. KTP\n2. KK", "Terima kasih", "Budi <b@x.example>", "Pada hari Senin saya datang"],
)
def test_a_short_answer_right_above_an_attribution_stays(line: str, answer: str) -> None:
    assert taken_apart(f"{NEW}\n\n{answer}\n{line}\n{QUOTE}").new_text.startswith(f"{NEW}\n\n{answer}")


@pytest.mark.parametrize("name", LINES)
def test_words_right_above_a_broken_attribution_stay(name: str) -> None:
    line = LINES[name]
    blanks = [match.start() for match in re.finditer(" ", line)]
    broken = f"{line[: blanks[len(blanks) // 2]]}\n{line[blanks[len(blanks) // 2] + 1 :]}"
    assert taken_apart(f"{NEW}\n{broken}\n{QUOTE}").new_text.startswith(NEW)


@pytest.mark.parametrize(
    "line", ["Budi <", "Budi <a@b.example", "> wrote:", "a@b.example", "On 2 Nov 2026 Budi <\na@b.example\n>:", "| a"]
)
def test_thirty_thousand_lines_that_may_be_broken_are_read_in_time(line: str) -> None:
    body = taken_apart(f"{line}\n" * 30_000)
    assert body.new_text or body.quoted_text
