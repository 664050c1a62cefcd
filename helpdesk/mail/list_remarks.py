"""What servers of mailing lists write into a mail in place of what they took out of it: nobody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.mail.words import any_of, phrases
from helpdesk.pattern import Pattern

# Between brackets, on a line of its own.
_REMOVED = phrases(
    """
    non-text portions of this message have been removed
    alternative html version deleted
    alternative html version removed
    html version deleted
    attachment(s) removed
    attachments removed
    attachment removed
    attachment stripped
    attachment(s) from
    the original message included attachments
    this message contained attachments
    demime
    lampiran dihapus
    """
)
# Below the divider of a part: of which kind it was, and labelled lines that say where it is kept.
_SCRUBBED = phrases(
    """
    attachment was scrubbed
    message was scrubbed
    text was scrubbed
    part was scrubbed
    skipped content of type
    url tidak tersedia
    """
)
_BRACKETED = Pattern(rf"\s*\[{{1,2}}\s?{any_of(_REMOVED)}[^\[\]\n]{{0,120}}\]{{1,2}}\s*", flags=re.IGNORECASE)
_NEXT_PART = re.compile(r"-{6,}\s?next part\s?-{6,}\s*", re.IGNORECASE)
_KIND = Pattern(rf"[\w -]{{0,40}}{any_of(_SCRUBBED)}[^\n]{{0,40}}", flags=re.IGNORECASE)
_LABELLED = re.compile(r"(?:name|type|size|desc|url|from|subject|date)\s?:.*|<?https?://\S+>?\s*", re.IGNORECASE)


def remark_lines(lines: Sequence[str]) -> list[bool]:
    """Return for each line whether the server of a list wrote it to say what it took out."""
    found = [False] * len(lines)
    scrubbed = False
    for index, line in enumerate(lines):
        below = index > 0 and found[index - 1]
        divides = "next part" in line.lower() and bool(_NEXT_PART.fullmatch(line))
        kind = below and bool(_KIND.fullmatch(line.strip()))
        labelled = scrubbed and below and bool(_LABELLED.fullmatch(line.strip()))
        found[index] = divides or kind or labelled or ("[" in line and bool(_BRACKETED.fullmatch(line)))
        scrubbed = kind or (scrubbed and labelled)
    return found
