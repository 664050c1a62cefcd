"""Only what our own border says about a sender counts."""

from __future__ import annotations

import pytest

from helpdesk.mail.parse import parse
from helpdesk.mail.sender import organisation, standing
from helpdesk.model.explanation import Standing

RECEIVED = "Received: from out.example.co.id by mx.office.example; Mon, 2 Nov 2026 08:14:01 +0700\n"
FROM = "From: Dedi <dedi@example.co.id>\n"


def judged(header: str) -> Standing:
    return standing(parse(f"{header}\n\nIsi".encode()), "mx.office.example")


@pytest.mark.parametrize(
    ("results", "vouched"),
    [
        ("spf=pass smtp.mailfrom=dedi@example.co.id", True),
        ("spf=pass smtp.mailfrom=example.co.id", True),
        ("spf=pass (sender is ok; really) smtp.mailfrom=bounce@mail.example.co.id; dkim=none", True),
        ("dkim=pass header.d=example.co.id", True),
        ("dkim=pass header.i=@news.example.co.id header.s=a", True),
        ("dkim=fail header.d=example.co.id; dkim=pass header.d=example.co.id", True),
        ("dmarc=pass header.from=example.co.id", True),
        ("spf=pass smtp.mailfrom=x@other.co.id", False),
        ("spf=softfail smtp.mailfrom=dedi@example.co.id", False),
        ("spf=pass smtp.helo=example.co.id", False),
        ("dkim=pass header.d=co.id", False),
        ("dkim=pass header.d=evil-example.co.id", False),
        ("dkim=pass header.d=example.co.id; dmarc=fail header.from=example.co.id", False),
        ("none", False),
    ],
)
def test_pass_counts_only_for_the_domain_in_from(results: str, vouched: bool) -> None:
    found = judged(f"Authentication-Results: mx.office.example; {results}\n{RECEIVED}{FROM}")

    assert found.vouched is vouched
    assert found.reason


def test_results_of_others_do_not_count() -> None:
    header = f"Authentication-Results: mx.evil.example; spf=pass smtp.mailfrom=example.co.id\n{RECEIVED}{FROM}"
    assert judged(header) == Standing(None, None, None, False, "no Authentication-Results of mx.office.example")


def test_results_below_ours_do_not_count() -> None:
    forged = (
        "Authentication-Results: mx.office.example; spf=pass smtp.mailfrom=example.co.id; dkim=pass "
        "header.d=example.co.id\n"
    )
    ours = "Authentication-Results: mx.office.example; spf=fail smtp.mailfrom=x@evil.example; dkim=none\n"

    assert not judged(f"{ours}{RECEIVED}{forged}{FROM}").vouched
    assert not judged(f"{RECEIVED}{ours}{forged}{FROM}").vouched


def test_two_authors_are_vouched_for_by_nobody() -> None:
    ours = "Authentication-Results: mx.office.example; spf=pass smtp.mailfrom=example.co.id\n"
    assert not judged(f"{ours}{RECEIVED}From: Dedi <dedi@example.co.id>, Bos <bos@bank.example>\n").vouched


def test_without_configuration_nobody_is_vouched_for() -> None:
    message = parse(f"Authentication-Results: mx; spf=pass smtp.mailfrom=example.co.id\n{FROM}\n".encode())
    assert not standing(message, None).vouched


def test_organisations_end_at_public_suffixes() -> None:
    assert organisation("mail.example.co.id") == "example.co.id"
    assert organisation("a.b.example.com") == "example.com"
    assert organisation("jakarta.go.id") == "jakarta.go.id"
