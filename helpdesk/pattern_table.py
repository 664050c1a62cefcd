"""The words that the desk's patterns need, read off once: doing so at each start would take longer than compiling them.

``python -m helpdesk.pattern_table`` makes ``pattern_table.json`` again, after patterns were changed; ``--check`` writes
nothing and fails where it would. An expression that is not in it is read when it is used: the table saves time and
decides nothing.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from helpdesk.pattern_words import Needed, Place, needed_words

TABLE = Path(__file__).with_name("pattern_table.json")
PURE = ("mail", "match", "documents", "draft")
_MARKS = "=^$~"  # of the places, in their order
_PLACES = dict(zip(_MARKS, Place, strict=True))

Words = Sequence[Sequence[frozenset[Needed]]]


def known_words(ways: Sequence[str], flags: re.RegexFlag) -> Words:
    """Return what ``needed_words`` returns, from the table where it is known."""
    known = _table().get(_key(ways, flags))
    if known is None:
        return needed_words(ways, flags)
    return [[_read(one_of) for one_of in sets] for sets in known]


def is_known(ways: Sequence[str], flags: re.RegexFlag) -> bool:
    """Whether the table has an expression."""
    return _key(ways, flags) in _table()


def forget() -> None:
    """Let go of the table, some megabytes: nearly all patterns are asked for at once. It is read again when needed."""
    _table.cache_clear()


def _read(one_of: str) -> frozenset[Needed]:
    return frozenset(Needed(word[1:], _PLACES[word[0]]) for word in one_of.split(" "))


def _written(one_of: frozenset[Needed]) -> str:
    return " ".join(sorted(_MARKS[needed.place] + needed.letters for needed in one_of))


def _key(ways: Sequence[str], flags: re.RegexFlag) -> str:
    return hashlib.sha256(repr((tuple(ways), int(flags))).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, list[list[str]]]:
    table: dict[str, list[list[str]]] = json.loads(TABLE.read_text("utf-8")) if TABLE.exists() else {}
    return table


def made() -> str:
    """Return the table of every pattern, and every phrase, that the pure stages hold."""
    kinds = import_module("helpdesk.pattern").Pattern, import_module("helpdesk.phrases").Phrase  # built on this module
    package = Path(__file__).parent
    for stage in PURE:
        for found in walk_packages([str(package / stage)], f"helpdesk.{stage}."):
            import_module(found.name)
    rows = {}
    for pattern in (item for item in gc.get_objects() if isinstance(item, kinds)):
        sets = [[_written(one_of) for one_of in way] for way in needed_words(pattern.ways, pattern.flags)]
        rows[_key(pattern.ways, pattern.flags)] = sets
    lines = (f"{json.dumps(key)}: {json.dumps(rows[key], ensure_ascii=False)}" for key in sorted(rows))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(*, check: bool) -> int:
    """Write the table, or ``check`` that it need not be written; return the exit status."""
    table = made()
    if not check:
        TABLE.write_text(table, "utf-8")
    elif not TABLE.exists() or TABLE.read_text("utf-8") != table:
        print(f"{TABLE.name} is of other patterns. Run: python -m helpdesk.pattern_table", file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m helpdesk.pattern_table")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the table is of other patterns")
    sys.exit(main(check=parser.parse_args().check))
