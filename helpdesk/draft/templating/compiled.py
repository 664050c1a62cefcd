"""The code that templates were compiled to, kept in memory while their text stays the same."""

from __future__ import annotations

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """The code of the templates of one kind of environment: filters, words and escaping are compiled into it.

    Each accepted entry makes new letters, each notice a new environment and each desk in a process its own pages; to
    compile the 126 texts of letters takes a quarter of a second, and a page with all it includes as long.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a text that was compiled before."""
        checksum, code = self._kept.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a text in place of what its file said before."""
        if bucket.code is not None:
            self._kept[bucket.key] = (bucket.checksum, bucket.code)
