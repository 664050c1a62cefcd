"""Harm that a mail only imagines: who fears that somebody might be poisoned one day needs no ambulance now."""

import re

_SUPPOSED = re.compile(
    r"\b(?:misal\w*|andai\w*|seandainya|kalau|kalo|klo|jika|bila|jangan sampai|takut(?:nya)?|khawatir(?:nya)?|nanti"
    r"|ntar|in case|suppose|what if|afraid)\b[^.?!,;:\n]{0,40}?\b(?:pingsan|kejang|keracunan|kesetrum|tersengat listrik"
    r"|overdosis|unconscious|poisoned)\b",
    re.IGNORECASE,
)


def without_supposed_harm(words: str) -> str:
    """Return ``words`` without what they only suppose to befall somebody."""
    return _SUPPOSED.sub(" ", words)
