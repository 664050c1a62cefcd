"""How a text says that a thing is not known, in the words of entries and of letters.

An entry says "tidak disebut dalam bahan kami"; a letter also "belum kami temukan ketentuan resminya". Three
ways to look, because a part of the words says less than all of them: ``is_not_in_material`` wants our material named,
and holds anywhere in a text; ``says_unknown`` takes a letter's words too; ``UNSAID`` is the verb alone ("tidak
disebut"), for who looks only at the head of a line, or cuts it out of a sentence.
"""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

_MATERIAL = r"(?:dalam|di) bahan (?:kami|yang kami miliki)"
_VERB = r"(?:disebut|dirinci|dimuat|tercantum|dibahas)"
_NOT_IN_MATERIAL = Pattern(
    rf"\b(?:tidak|belum) (?:ada|{_VERB})(?: \w+){{0,2}} {_MATERIAL}\b",
    r"\bbahan kami tidak (?:menyebut|memuat)\b",
    r"(?:\bnot|n't) (?:(?:stated|mentioned|given) )?in our material\b",
    r"\bour material (?:does not (?:say|mention|state)|(?:has|gives|mentions) no)\b",
    flags=re.IGNORECASE,
)
_IN_OUR_WORDS = Pattern(
    r"\bbelum (?:dapat )?kami (?:temukan|jawab|pastikan|ketahui)\b|\bbelum ada ketentuan",
    r"\b(?:belum|tidak) dapat (?:(?:kami )?(?:jawab|pastikan|menjawab)|kami \w+)\b",
    r"\b(?:have not|cannot) (?:yet )?(?:found|find|answer|confirm)\b|\bwe have no rule\b",
    flags=re.IGNORECASE,
)
UNSAID = Pattern(
    rf"\b(?:belum|tidak) (?:(?:kami |di)temukan|{_VERB})(?: ketentuan(?:nya)?(?: resminya)?)?"
    rf"(?:(?: \w+){{0,2}} {_MATERIAL}(?: tentang [\w/-]+)?)?",
    rf"\b(?:belum|tidak) ada(?: \w+){{0,2}} {_MATERIAL}(?: tentang [\w/-]+)?",
    r"\b(?:is|are) not (?:(?:stated|mentioned)\b(?: in our material)?|in our material\b)",
    flags=re.IGNORECASE,
)


def is_not_in_material(text: str) -> bool:
    """Whether a text says of a thing that our material has it not."""
    return _NOT_IN_MATERIAL.search(text) is not None


def calls_open(text: str) -> bool:
    """Whether a text of a letter says only that we cannot answer now, and nothing of what our material has."""
    return _IN_OUR_WORDS.search(text) is not None and not is_not_in_material(text)


def says_unknown(text: str) -> bool:
    """Whether a text says that something is not in our material, or that we cannot answer it."""
    return is_not_in_material(text) or _IN_OUR_WORDS.search(text) is not None
