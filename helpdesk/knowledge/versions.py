"""An immutable version of the knowledge base as text, for the database and for exports.

The version is the hex SHA-256 of the canonical content: whatever its files looked like, the same facts are the same
version. Reading back gives an equal base; a field that a version does not have yet takes its default.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin

from helpdesk.errors import KnowledgeError, Problem
from helpdesk.knowledge.same import Same
from helpdesk.model.knowledge import DocumentKind, Knowledge, Permit, Topic


def knowledge_of(
    permits: Mapping[str, Permit],
    topics: Mapping[str, Topic],
    documents: Mapping[str, DocumentKind],
    same: Same = (),
) -> Knowledge:
    """Return these entries as one knowledge base with its version."""
    made = Knowledge("", dict(permits), dict(topics), dict(documents), same)
    content = json.dumps(_content(made), ensure_ascii=False, sort_keys=True, default=_shallow)
    return replace(made, version=hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest())


def to_json(knowledge: Knowledge) -> str:
    """Return the knowledge base as one line of JSON that ``from_json`` reads back without loss."""
    content = {"version": knowledge.version, **_content(knowledge)}
    return json.dumps(content, ensure_ascii=False, default=_shallow)


def from_json(text: str) -> Knowledge:
    """Return the knowledge base that ``to_json`` wrote.

    Raises KnowledgeError when the text is something else.
    """
    try:
        data = json.loads(text)
        return Knowledge(
            str(data["version"]),
            {row["id"]: _build(Permit, row) for row in data["permits"]},
            {row["id"]: _build(Topic, row) for row in data["topics"]},
            {row["key"]: _build(DocumentKind, row) for row in data["documents"]},
            tuple(map(tuple, data.get("same", ()))),
        )
    except (ValueError, KeyError, TypeError) as error:
        problem = Problem("<version>", 1, f"not a stored version: {error!r}", "publish the folder faq/ again")
        raise KnowledgeError((problem,)) from error


def _content(knowledge: Knowledge) -> dict[str, list[Any]]:
    return {
        "permits": [knowledge.permits[key] for key in sorted(knowledge.permits)],
        "topics": [knowledge.topics[key] for key in sorted(knowledge.topics)],
        "documents": [knowledge.documents[key] for key in sorted(knowledge.documents)],
        "same": list(knowledge.same),
    }


def _shallow(value: Any) -> dict[str, Any]:
    """Return a noun as a dictionary; the encoder asks again for each one inside (``asdict`` copies them all first)."""
    return {item.name: getattr(value, item.name) for item in fields(value)}


@cache
def _hints(kind: type[Any]) -> Mapping[str, Any]:
    known = typing.get_type_hints(kind)
    return {item.name: known[item.name] for item in fields(kind)}


def _build(kind: Any, value: Any) -> Any:
    """Return ``value``, which came from JSON, as the type ``kind``."""
    if get_origin(kind) in (types.UnionType, typing.Union):
        return None if value is None else _build(next(a for a in get_args(kind) if a is not type(None)), value)
    if get_origin(kind) is tuple:
        return tuple(_build(get_args(kind)[0], item) for item in value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _build(hints[name], item) for name, item in value.items()})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    return value
