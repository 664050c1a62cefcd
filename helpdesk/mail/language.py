"""The language a citizen writes in. Short informal Indonesian and English by our own words, all others by py3langid."""

from __future__ import annotations

import re

from helpdesk.mail.language_words import AMBIGUOUS, ENGLISH, INDONESIAN, INFORMAL

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOISE = re.compile(r"(?<!\S)(?=\S*(?:https?://|www\.|@|\.(?:pdf|jpe?g|png|docx?|xlsx?)(?!\w)))\S+", re.IGNORECASE)
_LONGEST = 3_000  # characters; more tell nothing new
_AFFIXED = re.compile(r"(?:di|ke|se|me[mn]?|meng|pe[mnr]?|ber|ter)[a-z]{3,}(?:kan|nya|an|i)|[a-z]{4,}(?:nya|kah|lah)")
# py3langid takes short Indonesian for its neighbours; the desk answers all of these in Indonesian.
_NEIGHBOURS = frozenset(("ms", "jv", "su"))
_LISTED = INDONESIAN | INFORMAL
_ENOUGH = 2
_SURE_LETTERS = 12  # below that a statistic over letters is a guess


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, or None when there is no language in it."""
    cleaned = _NOISE.sub(" ", text[:_LONGEST])
    found = [word.lower().replace("’", "'") for word in _WORD.findall(cleaned)]
    if not found:
        return None
    indonesian = _score(found, INDONESIAN) + _score(found, INFORMAL) + _affixed(found)
    english = _score(found, ENGLISH)
    best = max(indonesian, english)
    if best >= _ENOUGH and best * 4 >= len(found) and indonesian != english:
        return "id" if indonesian > english else "en"
    return _by_letters(cleaned, found, indonesian, english)


def _score(found: list[str], known: frozenset[str]) -> float:
    return sum(0.3 if word in AMBIGUOUS else 1.0 for word in found if word in known)


def _affixed(found: list[str]) -> float:
    return sum(0.6 for word in found if word not in _LISTED and _AFFIXED.fullmatch(word))


def _by_letters(text: str, found: list[str], indonesian: float, english: float) -> str | None:
    letters = sum(map(len, found))
    if letters < _SURE_LETTERS and max(indonesian, english) > 0 and indonesian != english:
        return "id" if indonesian > english else "en"
    if letters < 2:
        return None
    code = _by_statistics(" ".join(text.split()))
    if code in _NEIGHBOURS:
        return "id"
    if letters < _SURE_LETTERS and text.isascii():
        return "id"  # the desk's language; five letters without a known word say nothing
    return code if len(code) == 2 else None  # the rarest languages have no code in ISO 639-1


def _by_statistics(text: str) -> str:
    # the model costs a third of a second: only a mail in a rarer language pays for it
    from helpdesk.mail.language_model import classify

    return classify(text)
