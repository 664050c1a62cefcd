"""How entries address their reader: they say "Anda" or "Bapak/Ibu", a letter one of them.

All that a letter tells is taken from entries that say it as letters do, so that a sentence of a letter is always found
in its entry again.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from helpdesk.model.knowledge import Knowledge

_WORD = "Anda"
_YOU = re.compile(rf"\b{_WORD}\b")


def formal(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge base with the address of a letter in every text; what has none stays the same object."""
    permits, topics, documents = (
        {name: _formal(item) for name, item in items.items()}
        for items in (knowledge.permits, knowledge.topics, knowledge.documents)
    )
    return replace(knowledge, permits=permits, topics=topics, documents=documents, same=_formal(knowledge.same))


def _formal(value: Any) -> Any:
    if isinstance(value, str):
        return _YOU.sub("Bapak/Ibu", value) if _WORD in value else value
    if isinstance(value, tuple):
        items = tuple(map(_formal, value))
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    changed = {}
    for name in _names(value.__class__):
        old = getattr(value, name)
        if old and (new := _formal(old)) is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value


@lru_cache(maxsize=32)  # the nouns of the knowledge base
def _names(kind: Any) -> tuple[str, ...]:
    """Return the fields of a noun; none of anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
