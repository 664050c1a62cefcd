"""Whether words are an absence note: who is away, till when, what to do meanwhile, and nothing that only people say."""

from __future__ import annotations

import re

from helpdesk.mail import (
    absence_elsewhere,
    absence_gone,
    absence_instead,
    absence_people,
    absence_words,
    automatic_words,
)
from helpdesk.mail.words import any_of
from helpdesk.model.message import Message
from helpdesk.pattern import Pattern

# "Saya cuti" is said of oneself, "direktur kami cuti" of somebody else
_CLAUSE = r"(?:\A|(?<=[.,!?:;\n(])|(?<=[.,!?:;\n(]\s)|(?<=\bini\s)|(?<=\bmaaf\s)|(?<=\bbahwa\s))"
_ABSENT = Pattern(
    rf"(?:(?<!\w){any_of(absence_words.WHO)}|{_CLAUSE}(?:saya|kami|sedang))"
    rf"\W{{1,3}}(?:\w{{1,20}}\W{{1,3}}){{0,5}}?{any_of(absence_words.ABSENT)}(?!\w)",
    flags=re.IGNORECASE,
)
_INSTEAD = Pattern(
    rf"(?<!\w){any_of(absence_instead.INSTEAD)}(?!\w)",
    any_of(absence_elsewhere.INSTEAD_ELSEWHERE),
    flags=re.IGNORECASE,
)
# "Untuk pembayaran silakan hubungi Ibu Tati" is said by who knows what the matter is, which no program does.
_MATTER = (
    r"(?<!\w)(?:untuk|utk|buat|soal|mengenai|terkait|for|regarding|concerning|about)\s(?:the\s|our\s)?"
    rf"(?!{any_of(absence_people.ANY_MATTER)}(?!\w))[^\W\d_]{{2,20}}"
)
_CONTACT = r"(?:hubungi|menghubungi|hub|kontak|contact|call|reach)(?!\w)"
_OF_A_MATTER = Pattern(
    rf"{_MATTER}(?:\s[^\W\d_]{{2,20}}){{0,3}},?\s(?:silakan|silahkan|mohon|harap|dapat|bisa|please|kindly)\s{_CONTACT}",
    rf"(?:silakan|silahkan|please|kindly)\s{_CONTACT}[^.!?\n]{{3,60}}?\s{_MATTER}",
    flags=re.IGNORECASE,
)
_THANKED = Pattern(rf"(?<!\w){any_of(absence_instead.THANKED)}", flags=re.IGNORECASE)
_UNTIL = Pattern(rf"(?<!\w){any_of(automatic_words.UNTIL)}(?!\w)", flags=re.IGNORECASE)
_GONE = Pattern(
    rf"(?<!\w){any_of(absence_gone.GONE)}(?!\w)", any_of(absence_elsewhere.AWAY_ELSEWHERE), flags=re.IGNORECASE
)
_REACH_ME = Pattern(
    r"(?<!udah )(?<!telah )(?<!works )(?<!working )(?<!phone )"
    r"\b(?:hubungi|telepon|telpon|kontak|wa|contact|call|reach|kepada|ke|to|with)\s(?:saya|kami|me|us)\b",
    rf"\b{any_of(absence_people.CALL)}\s{any_of(absence_people.KIN)}(?!\w)",  # an office names its deputy otherwise
    flags=re.IGNORECASE,
)
_ENCLOSES = Pattern(any_of(absence_people.ENCLOSES), flags=re.IGNORECASE)
_STANDS_IN = Pattern(rf"(?<!\w){any_of(absence_people.STANDS_IN)}(?!\w)", flags=re.IGNORECASE)
# "please keep the number in the subject" wants nothing of us
_WANTS = Pattern(
    rf"(?<!\w){any_of(absence_people.WANTS)}(?:nya)?(?!\w)(?!\s(?:the|this|your)\s(?:\w+\s)?(?:number|subject|reference)\b)",
    flags=re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:but|so|therefore|please|can|could|tapi|tetapi|namun|jadi|sehingga|mohon|boleh|bisa|aber|mais|pero|maar|men)\b",
    re.IGNORECASE,
)
_SHORT_NOTE = 240  # characters


def who_is_away(words: str, subject: str) -> str:
    """Return what a text says of an absence, or its subject of somebody who left; an empty string for neither."""
    found = _ABSENT.search(words) or _GONE.search(words) or _GONE.search(subject)
    return " ".join(found[0].split()) if found else ""


def says_away(words: str, *, surely: bool) -> bool:
    """Return whether a text says that somebody is away; ``surely``: and till when or what else to do."""
    return bool(_ABSENT.search(words) and (not surely or _INSTEAD.search(words) or _UNTIL.search(words)))


def has_other_matters(message: Message, words: str) -> bool:
    """Return whether something comes with the mail, is wanted of us, or said for somebody: programs do none of it."""
    told = _ENCLOSES.search(words) or _WANTS.search(words) or _STANDS_IN.search(words)
    return any(not item.inline for item in message.attachments) or told is not None


def wants_something(words: str) -> bool:
    """Return whether something is asked of us, in words that only people write."""
    return bool(_WANTS.search(words))


def wants_to_be_reached(words: str) -> bool:
    """Return whether the writer says to call or to write to himself, or speaks of the matter: he is there."""
    return bool(_REACH_ME.search(words) or _OF_A_MATTER.search(words))


def says_what_else(words: str, *, marked: bool) -> bool:
    """Return whether a note says what to do meanwhile. ``marked``: its header says what programs say."""
    if wants_to_be_reached(words) and not marked:
        return False  # "silakan hubungi saya di 0812..." is said by who answers, "hubungi Rina" by who is away
    if _INSTEAD.search(words):
        return True
    if marked:
        return bool(_THANKED.search(words))
    # thanks and a day are all that a short note says; people go on
    told = _THANKED.search(words) and _UNTIL.search(words)
    return bool(told) and len(words) <= _SHORT_NOTE and not _GOES_ON.search(words)
