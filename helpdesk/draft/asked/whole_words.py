"""Whether a name stands in a text as words of its own.

``re`` would say so too, but it keeps five hundred expressions, and there are thousands of names: each would be compiled
again and again, which takes a hundred times as long as looking.
"""

from __future__ import annotations


def stands_whole(name: str, text: str) -> bool:
    """Whether ``name`` stands in ``text`` between boundaries of words, as ``\\b`` finds them; letters as they are."""
    at = text.find(name)
    while at >= 0:
        if _is_boundary(text, at) and _is_boundary(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _is_boundary(text: str, at: int) -> bool:
    before, after = text[max(at - 1, 0) : at], text[at : at + 1]
    return (before.isalnum() or before == "_") != (after.isalnum() or after == "_")
