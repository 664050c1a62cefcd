"""What a subject and the threading fields say, and what they do not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.mail.parse import parse
from helpdesk.mail.thread import ancestors, base_subject, numbers_in_tags, ticket_tags


@pytest.mark.parametrize(
    "subject",
    [
        "Perpanjangan makam",
        "Re: Perpanjangan makam",
        "RE: FW: Perpanjangan makam",
        "Bls: Perpanjangan makam",
        "Balas: Trs: Perpanjangan makam",
        "Re[2]: Perpanjangan makam",
        "Re(3): Perpanjangan makam",
        "AW: WG: Perpanjangan makam",
        "SV: VS: Perpanjangan makam",
        "回复：Perpanjangan makam",
        "Отв: Perpanjangan makam",
        "[PTSP-2026-000123] Re: Perpanjangan makam",
        "Re: Perpanjangan makam [PTSP-2026-000123]",
        "[warga] Re: [EXTERNAL] Perpanjangan makam (fwd)",
        "Automatic reply: Perpanjangan makam",
        "Balasan otomatis: Re: Perpanjangan makam",
        "  Re :  Perpanjangan   makam ",
        "Odp.: Perpanjangan makam",
        "Trả lời: Perpanjangan makam",
        "Σχετ: ΑΠ: Perpanjangan makam",
        "Diteruskan: Jawab: Perpanjangan makam",
        "Respuesta automática: Perpanjangan makam",
        "***SPAM*** Re: Perpanjangan makam",
    ],
)
def test_prefixes_and_tags_say_nothing_of_the_matter(subject: str) -> None:
    assert base_subject(subject) == "Perpanjangan makam"


@pytest.mark.parametrize(
    "subject", ["SIP: syarat apa saja?", "Tanya: biaya", "[penting]", "Reklame: izin baru", "Resi 123", "Izin: re: x"]
)
def test_other_words_with_a_colon_stay(subject: str) -> None:
    assert base_subject(subject) == subject


@given(st.text(max_size=60))
def test_base_of_a_base_is_the_base(subject: str) -> None:
    assert base_subject(base_subject(subject)) == base_subject(subject)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Re: izin [PTSP-2026-000123]", ("PTSP-2026-000123",)),
        ("ptsp-2026-000123 dan PTSP - 2025 - 000007", ("PTSP-2026-000123", "PTSP-2025-000007")),
        ("PTSP-2026-000123, PTSP-2026-000123", ("PTSP-2026-000123",)),
        ("XPTSP-2026-000123 PTSP-26-1 PTSP-2026-000123x", ()),
    ],
)
def test_ticket_numbers_are_found_in_order(text: str, found: tuple[str, ...]) -> None:
    assert ticket_tags(text, "PTSP") == found


def test_own_identity_is_no_ancestor() -> None:
    octets = b"Message-ID: <a@b.c>\nReferences: <x@y.z> <a@b.c> <free text of a@b> <no-at-sign>\n\n"
    assert ancestors(parse(octets)) == ("x@y.z",)


@pytest.mark.parametrize(
    ("subject", "numbers"),
    [
        ("[rt #8] Printer", {"8"}),
        ("Re: [rt.example.org #12345] [list] Printer", {"12345"}),
        ("[Bug 72] Printer", {"72"}),
        ("[Kasus 72] Printer", {"72"}),
        ("[Bulan 12] Printer", set()),
        ("[list] Printer", set()),
        ("Printer #8", set()),
        ("[#7][#8] Printer", {"7", "8"}),
    ],
)
def test_bracketed_tags_give_the_numbers_of_other_systems(subject: str, numbers: set[str]) -> None:
    assert numbers_in_tags(subject) == numbers
