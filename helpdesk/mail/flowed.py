"""format=flowed undone (RFC 3676): soft line breaks joined, stuffing removed."""

from __future__ import annotations


def unflow(text: str, *, delsp: bool) -> str:
    """Return ``text`` (``\\n`` line ends) with flowed lines joined; quotes are written as ``> `` per level."""
    out: list[list[str]] = []
    open_depth = -1  # the quote depth of a paragraph that still flows, or -1
    for line in text.split("\n"):
        depth, content = _quote_depth(line)
        content = content.removeprefix(" ")
        signature = content == "-- "
        flows = content.endswith(" ") and not signature
        if delsp and flows:
            content = content[:-1]
        if depth == open_depth and not signature:
            out[-1].append(content)
        else:
            out.append([">" * depth + (" " if depth and content else ""), content])
        open_depth = depth if flows else -1
    return "\n".join("".join(pieces) for pieces in out)


def _quote_depth(line: str) -> tuple[int, str]:
    content = line.lstrip(">")
    return len(line) - len(content), content
