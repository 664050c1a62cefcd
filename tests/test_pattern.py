"""A pattern that is tried only where its words stand finds what the plain one finds, in every text."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st

import helpdesk
from helpdesk.match.aspects import usual
from helpdesk.pattern import _WORDS, LONGEST_REMEMBERED, REMEMBERED_LETTERS, REMEMBERED_TEXTS, Pattern, Patterns
from helpdesk.pattern_table import is_known, known_words
from helpdesk.pattern_words import needed_words

HERE = Path(__file__).parent
PURE = ("helpdesk.mail", "helpdesk.match", "helpdesk.documents", "helpdesk.draft")


@lru_cache
def patterns() -> list[tuple[str, Pattern]]:
    """Return every pattern that a module of the pure stages holds, in tables too, each once."""
    return list({id(pattern): (name, pattern) for name, pattern in held()}.values())


def held() -> Iterator[tuple[str, Pattern]]:
    """Yield the patterns of each module, those too that it has from another."""
    for found in walk_packages(helpdesk.__path__, "helpdesk."):
        if found.name.startswith(PURE):
            for name, value in vars(import_module(found.name)).items():
                for pattern in within(value):
                    yield f"{found.name}.{name}", pattern


def within(value: object) -> Iterator[Pattern]:
    """Yield the patterns that a value is or holds."""
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, Patterns):
        yield from value
    elif isinstance(value, (dict, tuple, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from within(item)


def texts() -> list[str]:
    """Return what people write, as written and in usual spelling."""
    files = [HERE / "judged" / "train.jsonl", HERE / "judged" / "aspects.jsonl"]
    read = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    written = [str(row.get("text") or row.get("words") or "") for row in read]
    mails = [path.read_text("utf-8", "replace") for path in sorted((HERE / "messages").glob("*.eml"))]
    return [*written[::2], *map(usual, written[1::2]), *mails[::6], *(mail.upper() for mail in mails[3::40])]


def batched(written: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield the texts by so many as the patterns remember the words of."""
    return (written[start : start + size] for start in range(0, len(written), size))


def test_every_pattern_of_the_desk_finds_in_every_mail_what_the_plain_one_finds(long: bool) -> None:
    assert len(patterns()) > 400
    written, lot = texts(), random.Random(31)
    if not long:  # of the texts a tenth, and of these some for each pattern: a plain search of all takes minutes
        written = lot.sample(written, len(written) // 10)
    for some in batched(written, REMEMBERED_TEXTS // 2):
        # in this order: what has just run is still in the processor's memory
        for name, pattern in patterns():
            search, plain = pattern.search, pattern.compiled.search
            for text in some if long else lot.sample(some, len(some) // 6):
                expected, found = plain(text), search(text)
                if expected is not found:
                    assert (found and found.span()) == (expected and expected.span()), (name, text)


def test_hardly_a_pattern_is_tried_in_a_clause_that_has_none_of_its_words() -> None:
    known = patterns()
    tried = [name for name, pattern in known if pattern.may_be_in("kucing tetangga lucu sekali")]
    assert len(tried) < len(known) / 5


def test_the_table_says_of_every_pattern_in_it_what_reading_the_expression_says() -> None:
    known = [pattern for _, pattern in patterns()]
    for pattern in known:
        told = [set(way) for way in known_words(pattern.ways, pattern.flags)]
        assert told == [set(way) for way in needed_words(pattern.ways, pattern.flags)]
    kept = [pattern for pattern in known if is_known(pattern.ways, pattern.flags)]
    assert len(kept) >= len(known) * 0.8, "run: python -m helpdesk.pattern_table"


def test_a_table_that_is_of_other_patterns_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    package = tmp_path / "helpdesk"  # a copy: a pattern that this process made would be in the table too
    shutil.copytree(HERE.parent / "helpdesk", package, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "helpdesk.pattern_table"]

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False)

    module, table = package / "mail" / "closing.py", package / "pattern_table.json"
    module.write_text(module.read_text("utf-8") + '\n_NEW = Pattern("sebelum ini")\n', "utf-8")
    before = table.read_bytes()
    stale = run("--check")
    assert (stale.returncode, table.read_bytes()) == (1, before)
    assert "Run: python -m helpdesk.pattern_table" in stale.stderr
    assert run().returncode == 0
    added = set(table.read_text("utf-8").splitlines()) - set(before.decode().splitlines())
    assert len(added) == 1, "and nothing but the new pattern's row: scripts/check runs --check on the table itself"


def test_the_static_checks_look_at_the_table() -> None:
    assert "check python -m helpdesk.pattern_table --check\n" in (HERE.parent / "scripts" / "check").read_text("utf-8")


WORDS = st.sampled_from(
    ["biaya", "bi", "ya", "apa", "apakah", "tidak", "e-ktp", "SIP", "ſip", "İjin", "x", "Σας", "ναι", "\u0345"]
)
PIECES = st.sampled_from(
    [r"\b", "biaya", "apa", "tidak", " ", r"\w+", r"\w*", "ya", r"(?: \w+){0,2}", r"\s", "$", "^", "[xy]", ".", "i",
     "-", "(?:biaya|apa)", "(?:tidak )?", "(?:ya|kah)*", "(?:bi)+", "(?!ya)", "(?=apa)", "(?<!bi)", "|",
     "(?:apa|SIP)\\b", "sip", "σασ", "ναι", r"\s+", r"\s*", "ss?"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=6), st.lists(WORDS, max_size=6), st.sampled_from([re.NOFLAG, re.IGNORECASE]))
def test_any_expression_finds_what_the_plain_one_finds(
    pieces: list[str], words: list[str], flags: re.RegexFlag
) -> None:
    expression = "".join(pieces)
    pattern = Pattern(expression, flags=flags)
    long = ("".join(words) + "-") * 80  # a word that no language has
    for text in (" ".join(words), "".join(words), ", ".join(words) + "?", "\n".join(words), long):
        plain = re.search(expression, text, flags)
        found = pattern.search(text)
        assert (found and found.span()) == (plain and plain.span())
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in re.finditer(expression, text, flags)]
        assert pattern.sub("_", text) == re.sub(expression, "_", text, flags=flags)


@pytest.mark.parametrize("way", [r"\b(?:izin|masih|sik)\b", r"[^a-z ]{2}", r"(i)\w\1", r"[!-~]+k", r"[a-z]{2}(?<!z)$"])
@pytest.mark.parametrize("text", ["IZİN saya MAſIH", "\u212aami SI\u212a", "Izin dan İzin ıtı", "AÉ ÇB, Ok?", "SIΣ ß"])
def test_letters_that_are_equal_where_case_is_ignored_are_found_at_their_places(way: str, text: str) -> None:
    plain, pattern = re.compile(way, re.IGNORECASE), Pattern(way, flags=re.IGNORECASE)
    one = plain.search(text)
    found = pattern.search(text)
    assert (found and (found.span(), found.groups())) == (one and (one.span(), one.groups()))
    assert [match.span() for match in pattern.finditer(text)] == [match.span() for match in plain.finditer(text)]
    assert (pattern.findall(text), pattern.sub("-", text)) == (plain.findall(text), plain.sub("-", text))


@pytest.mark.parametrize("text", ["Berapa biayanya?", "berapa lama ya"])
def test_named_patterns_are_found_in_their_order(text: str) -> None:
    table = Patterns([("time", Pattern(r"\blama\b")), ("any", Pattern(r"\w")), ("money", Pattern("biaya", "bayar"))])
    assert table.found(text) == (["any", "money"] if "biaya" in text else ["time", "any"])


def test_hostile_texts_are_not_remembered_without_end() -> None:
    pattern = Pattern("syarat")
    for number in range(60):
        assert pattern.search(f"{number} " + "z" * 100_000) is None
        assert pattern.search(f"syarat {number}" + "z" * 100_000) is not None

    assert sum(map(len, _WORDS.of_text)) < REMEMBERED_LETTERS + 200_000
    assert max(map(len, _WORDS._of_word)) <= LONGEST_REMEMBERED
