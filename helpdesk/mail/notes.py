"""Whether a text is a note that a program sent for somebody, though nothing in the header says so: a sum of signs.

No sign decides by itself. What each weighs was fitted on the cases of ``tests/mail/cases`` (``note_fit``, which makes
``note_weights.json``), where people count several times: a citizen who is taken for a program gets no answer.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib import resources

from helpdesk.mail import absence, automatic_words
from helpdesk.mail.note_signs import WAS_AWAY, entries, signs
from helpdesk.mail.thread import is_answer
from helpdesk.model.message import Message
from helpdesk.pattern import Pattern

SURELY_A_PERSON = -2.0
# The sum from which on a text is a note. Of the rounds left out of the fit, some seven notes more would be missed for
# each person who would be let through beyond it.
NOTE = -0.4
# From here on a mail that answers no other is a note too, if its subject names one of the signs: programs on telephones
# and in shops send "Office closed" without saying to which mail.
SURELY_A_NOTE = 2.6
# People's programs quote what is answered, and programs that answer by themselves hardly ever do. Not fitted: the cases
# are bare texts.
QUOTES, NAMES_ITS_PROGRAM = -2.0, -0.5
_PEOPLES = frozenset(("doing", "past", "reach_me", "other_person", "i do"))
_MAILERS = ("X-Mailer", "User-Agent")
_QUOTED = re.compile(r"^[ \t]{0,3}>|^-{4,}\s?[^\W\d_]", re.MULTILINE)
# Questions of languages that need no mark for them; "ますか" asks, "ますが" does not.
_ASKS = re.compile(
    r"(?:でしょうか|ませんか|ますか|ですか|だろうか|かな|吗|嗎|呢|么|麼|(?<=[\uac00-\ud7af])(?:까요|나요|습니까|ㄹ까요|인가요|은가요))"
    r"[\s。.!！~～]*(?:$|\n|(?<=[。.!！\s]))"
)
_ASKS_WHAT = re.compile(
    r"\b(?:siapa(?! ?(?:pun|saja))|ke ?mana|yang mana|kapan(?! ?(?:pun|saja))|berapa|brp|gimana|gmn|apakah"
    r"|bisakah|bolehkah|kenapa|mengapa|knp)\b",
    re.IGNORECASE,
)
# The same of those who leave the mark out: turned round at the beginning of a sentence.
_SENTENCE = r"(?:^|[.!\n]\s{0,3})"
_TURNED_ROUND = Pattern(
    _SENTENCE + r"(?:when|where|why|what|who|how|which|how (?:long|much|many|often|soon))"
    r"\s(?:will|can|do|does|did|is|are|am|was|should|could|would|has|have)\s",
    _SENTENCE + r"(?:is|are|does|do|did|can|could|will|must)"
    r"\s(?:i|we|you|it|there|this|that|he|she|they|anybody|anyone)\s",
    _SENTENCE + r"(?:may|should)\s(?:i|we)\s",
    _SENTENCE + r"(?:wann|wo|warum|was|wer|wie|wie lange|welche[mnrs]?)"
    r"\s(?:kann|muss|ist|sind|wird|darf|soll|gilt|bekomme|habe)\s",
    flags=re.IGNORECASE,
)
_RHETORICAL = re.compile(r"(?:^|[.!\n]\s?)\s*(?:[^\W\d_]{2,20}\s?){1,2}\?")  # "Urgent? Call Joe."


def what_a_note_says(message: Message, words: str, *, answers: bool) -> str:
    """Return by which signs ``words``, the message's own, are a program's note, or an empty string.

    ``answers``: the mail answers another. One that does not, and that no desk's address sent, may only be told by
    saying at once, in its subject and below it, that something came in, or by a subject and very many signs.
    """
    if words.count("?") > 1 or "？" in words:
        return ""  # one may ask nobody, as below: the others ask
    words = _RHETORICAL.sub(_without_urgent, words, count=1).strip()
    if not words or asks(words) or absence.has_other_matters(message, words):
        return ""  # what most people's mails end with, and the signs of which take a tenth of reading them
    found = all_signs(message, words)
    if has_matters(message, words, found):
        return ""
    speaks = _sum(found) + _by_hand(message)
    alone = "subject" in found and speaks > SURELY_A_NOTE
    if not (answers or alone or {"from a desk"} & found.keys() or {"subject received", "received"} <= set(found)):
        return ""
    if speaks <= NOTE:
        return ""
    return ", ".join(sorted(name for name in found if _weights().get(name, 0) > 0))[:120]


def asks(words: str) -> bool:
    """Return whether somebody is asked something: with a mark, by an ending that asks, or by a word (Indonesian)."""
    if "?" in words or "？" in words or _ASKS_WHAT.search(words) or _TURNED_ROUND.search(words):
        return True
    return not words.isascii() and bool(_ASKS.search(words))


def _without_urgent(asked: re.Match[str]) -> str:
    """Return nothing in place of "Urgent?", which asks nobody; "Apa syaratnya?" stays."""
    return "" if any(name == "urgent" for name, _ in entries(asked[0])) else asked[0]


def _by_hand(message: Message) -> float:
    """Return how much speaks for a person beside the words."""
    mailer = NAMES_ITS_PROGRAM if any(message.header(name) for name in _MAILERS) else 0.0
    return mailer + (QUOTES if _QUOTED.search(message.text[:20_000]) else 0.0)


def speaks_for_a_person(message: Message, words: str) -> bool:
    """Return whether so much speaks for a person that a sentence of absence notes does not count."""
    found = all_signs(message, words)
    return WAS_AWAY in found or _sum(found) < SURELY_A_PERSON


def speaks_of_himself(message: Message, words: str) -> bool:
    """Return whether somebody tells what he does, has done or had: programs that tell of events do not."""
    return bool(_PEOPLES & all_signs(message, words).keys())


def all_signs(message: Message, words: str) -> dict[str, float]:
    """Return the signs of ``words``, the message's own, and of who sent it."""
    subject = "" if is_answer(message.subject) else message.subject  # of an answer it is ours
    return signs(words, subject) | ({"from a desk": 1.0} if _is_desk(message) else {})


def has_matters(message: Message, words: str, found: dict[str, float]) -> bool:
    """Whether a mail encloses or wants something, or its writer is back or to be reached: at a new address he may."""
    if WAS_AWAY in found:
        return True
    moved = "dead" in found and not {"zzmail", "zzphone", "zzurl"}.isdisjoint(found)
    return absence.has_other_matters(message, words) or (not moved and absence.wants_to_be_reached(words))


def _sum(found: dict[str, float]) -> float:
    weights = _weights()
    return weights["constant"] + sum(weights.get(name, 0.0) * value for name, value in found.items())


def _is_desk(message: Message) -> bool:
    """Whether a shared address or a system sent the message."""
    local = message.sender.address.partition("@")[0].lower() if message.sender else ""
    return local in automatic_words.ROLES


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    text = resources.files("helpdesk.mail").joinpath("note_weights.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
