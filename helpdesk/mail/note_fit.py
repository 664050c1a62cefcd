"""Make ``note_weights.json`` again: ``python -m helpdesk.mail.note_fit tests/mail/cases``.

Logistic regression of the signs on mails that are judged: ``automatic*.toml`` and ``personal*.toml``, each a list
``mail`` of tables with ``head`` and ``text``. It prints what each part would have been read as, had it
not been learnt from.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from helpdesk.mail.automatic import why_automatic
from helpdesk.mail.notes import all_signs, has_matters
from helpdesk.mail.own_words import own_words
from helpdesk.mail.parse import parse

RIDGE, STEPS = 0.5, 60
PERSONAL = 4.0  # how much a person counts: to leave one without an answer is worse than to answer a program
AT_A_DESK = 0.3  # how much the same words count if a desk's address had sent them: small firms have no other
TO_ADDRESS = "ptsp@office.example"
PLAIN = frozenset(("from", "to", "subject", "in-reply-to", "references", "content-type"))


@dataclass(frozen=True, slots=True)
class Judged:
    """One mail, by its signs."""

    part: str
    automatic: bool
    signs: dict[str, float]
    count: float = 1.0


def read(folder: Path) -> Iterator[Judged]:
    """Yield the mails of which the text must decide: no mark in the header, no question in it, nothing enclosed."""
    for kind in ("automatic", "personal"):
        for path in sorted(folder.glob(f"{kind}*.toml")):
            for mail in tomllib.loads(path.read_text(encoding="utf-8"))["mail"]:
                yield from _judged(path.stem.partition("-")[2], kind == "automatic", mail["head"], mail["text"])
    for path in sorted(folder.glob("quotes-*.toml")):  # what people wrote above what they answered
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield from _judged("quotes", False, "Subject: Re:\nIn-Reply-To: <1@office.example>", case["new"])


def _judged(part: str, automatic: bool, head: str, text: str) -> Iterator[Judged]:
    message = parse(_octets(head, text))
    reason = why_automatic(message, frozenset((TO_ADDRESS,)))
    told = automatic and reason is not None and reason.reason.startswith("subject:")
    marked = not {name.lower() for name, _ in message.headers} <= PLAIN
    words = own_words(message)
    found = all_signs(message, words)
    if not (marked or told or "?" in words or has_matters(message, words, found)):
        yield Judged(part, automatic, found, 1.0 if automatic else PERSONAL)
        if not automatic:
            yield Judged(part, automatic, found | {"from a desk": 1.0}, AT_A_DESK)


def _octets(head: str, text: str) -> bytes:
    head = head if "From:" in head else f"From: Budi <budi@warga.example>\n{head}"
    head = head if "Content-Type:" in head else f"{head}\nContent-Type: text/plain; charset=utf-8"
    return f"{head}\nTo: {TO_ADDRESS}\n\n{text}\n".encode()


def fit(mails: Sequence[Judged]) -> dict[str, float]:
    """Return the weight of each sign, and the constant."""
    names = sorted({name for mail in mails for name in mail.signs})
    table = np.array([[*(mail.signs.get(name, 0.0) for name in names), 1.0] for mail in mails])
    truth = np.array([float(mail.automatic) for mail in mails])
    counts = np.array([mail.count for mail in mails])
    ridge = np.array([RIDGE] * len(names) + [1e-6])
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):  # Newton's method
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (counts * (chance - truth)) + ridge * weights
        bend = table.T @ (table * (counts * chance * (1 - chance))[:, None]) + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip([*names, "constant"], weights, strict=True)}


def score(weights: dict[str, float], mail: Judged) -> float:
    """Return how much speaks for a program; above 0 it is taken for one."""
    return weights["constant"] + sum(weights.get(name, 0.0) * value for name, value in mail.signs.items())


def main(folder: Path) -> None:
    """Fit, print what parts that were left out are taken for, and write the weights."""
    mails = list(read(folder))
    for part in sorted({mail.part for mail in mails}):
        weights = fit([mail for mail in mails if mail.part != part])
        for automatic in (True, False):
            taken = [score(weights, mail) > 0 for mail in mails if mail.part == part and mail.automatic == automatic]
            print(f"{part or '1':12} {'programs' if automatic else 'people':9} {sum(taken):4} of {len(taken)}")  # noqa: T201
    Path(__file__).with_name("note_weights.json").write_text(json.dumps(fit(mails), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
