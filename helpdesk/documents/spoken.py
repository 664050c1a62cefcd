"""The documents that a sender says came along, for files whose names say nothing: "terlampir ktp dan str"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from helpdesk.documents.held import old_permit
from helpdesk.documents.lexicon import Found, lexicon
from helpdesk.documents.told import Told
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import tokens
from helpdesk.model.knowledge import DocumentKind

_READ = 10_000  # code points of a mail that are looked at
_CLAUSE = re.compile(r"[.!?\n;]+(?=\s|$)")
_SENDING = re.compile(
    r"\b(?:ter)?lampir(?:an|kan|in)?(?:nya)?\b|\b(?:me|di)lampir(?:kan|in)\b|\bsertakan\b"
    r"|\b(?:ku|saya |sy )?kirim(?:kan|in)?\b|\bberikut (?:ini )?(?:saya|sy|kami|berkas|adalah)?\b"
    r"|\bini (?:foto|scan|saya|sy|berkas|ktp|str)\b|\bupload\b|\bada\b"
    r"|\b(?:i have )?(?:attach(?:ed|ing)?|enclosed?)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:menyusul|nyusul|susul|belum|blm|nanti|hilang|tidak ada|gak ada|ga ada|tdk ada|tanpa|kecuali|masih proses"
    r"|to follow|missing|apakah|apa perlu|perlukah|kurang)\b",
    re.IGNORECASE,
)


def said(text: str, documents: Mapping[str, DocumentKind], wanted: Wanted, told: Told) -> tuple[str, ...]:
    """Return the keys that the mail says are attached, in order, each once; none that it says come later."""
    book = lexicon(documents)
    keys: list[str] = []
    for clause in _CLAUSE.split(text[:_READ]):
        listed = clause.partition(":")[2].strip() or clause  # what stands before a colon says what for
        parts = listed.split(",") if _SENDING.search(clause) else []
        for part in parts:
            if not _LATER.search(part):
                words = book.repair(tokens(re.sub(r"nya\b", "", part)))
                held = old_permit(words, wanted, told)
                hits = [hit for hit in book.find(words, wanted.keys) if not hit.weak and not _is_permit(hit)]
                if held is not None:
                    hits = [*(hit for hit in hits if not hit.overlaps(held)), held]
                keys += [wanted.doing_for(hit.key) for hit in sorted(hits, key=lambda hit: hit.start)]
    return tuple(dict.fromkeys(keys))


def _is_permit(hit: Found) -> bool:
    """Whether one word names the permit that the mail is about, not the paper of the old one."""
    return hit.key.endswith("-lama") and hit.end - hit.start == 1
