"""A mail that says nothing but "status" is told from one that also asks something else."""

from __future__ import annotations

import pytest

from helpdesk.match.status_word import asks_only_status, ticket_numbers

NUMBER = "11884/8.1/31.75.00.000/-1.785.51/2015"


@pytest.mark.parametrize(
    "text",
    [
        "STATUS",
        "status.",
        f"Status {NUMBER}",
        f"STATUS NO: {NUMBER}",
        "cek status permohonan saya",
        "Selamat pagi, mohon info status permohonan saya ya pak. Terima kasih",
        "status PTSP-2026-000123",
        "Dear Sir, what is the status of my application? Thank you",
        "gimana progresnya min",
    ],
)
def test_the_short_question_is_known_in_both_languages(text: str) -> None:
    assert asks_only_status("Tanya", text, [NUMBER])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Terima kasih",
        "status izin reklame saya bagaimana",
        "status permohonan saya, dan berapa biaya perpanjangannya",
        "Kenapa status saya ditolak?",
        "Bagaimana status tanah untuk izin makam?",
        "status " * 17,
    ],
)
def test_whoever_asks_more_is_read_as_ever(text: str) -> None:
    assert not asks_only_status("Tanya izin", text, [NUMBER])


def test_an_empty_mail_is_read_by_its_subject() -> None:
    assert asks_only_status(f"STATUS {NUMBER}", "  ", [NUMBER])
    assert not asks_only_status("STATUS", "Berapa biaya izin reklame?", [])


def test_ticket_numbers_are_found_however_they_are_written() -> None:
    assert ticket_numbers("status ptsp-2026-000123 PTSP-2026-000123") == ("PTSP-2026-000123",)
