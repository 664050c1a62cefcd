"""What a citizen calls themselves: the name they sign with, else the display-name, when it looks like a person's.

A wrong name is worse than none: what is doubtful gives no name, and nobody's sex is guessed: "H." and "Hj." tell it.
Where nobody is named, a body that writes is addressed as one: "Pengurus Yayasan ...".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.draft.writer.addressed import address_by_father, address_told_in
from helpdesk.draft.writer.name_words import FIRMS, HEADS, NO_NAMES
from helpdesk.draft.writer.plausible import (
    BESIDE,
    is_known,
    is_place,
    name_before_business,
    name_in,
    told_words,
    without_place,
)
from helpdesk.draft.writer.signed import ASIDE, introduced, signed
from helpdesk.draft.writer.titles import NEUTRAL, is_learned, owner_in, parent_in, profession_of, spelt, without_title
from helpdesk.model.message import Body, Message

_NEIGHBOURHOOD = re.compile(r"\s+(?:RT|RW) ?\d*(?:\s*/?\s*(?:RT|RW) ?\d*)*$", re.IGNORECASE)  # "Suparman RT07"
_NUMBERED = re.compile(r"(?<=[^\W\d_]{3})[ _.-]*\d{1,4}$")  # "Sulastri 78"
_OF_A_SCHOOL = re.compile(r"(?<=[a-z]) (?:UNJ|UI|UGM|ITB|IPB|UPN|UIN|UNPAD|UNDIP|UB|UNY|BINUS|UT)$")  # "Salsabila UNJ"
_CLOSE_UP = re.compile(r"\b(drg?|drh|apt|ns|bd|ir|hj?)\.(?=[^\W\d_]{3})", re.IGNORECASE)  # "drg.mira"
_SMALL = frozenset({"dr", "drg", "drh", "apt"})
_OF_THE_DEAD = re.compile(r"\b(?:alm|almh|almarhumah?|mendiang)\b", re.IGNORECASE)  # whose family writes
_SHORT_NAME = 3  # letters by which "Nur" is Nurhayati
_OF_A_BODY = re.compile(r"[\w&.'’/()-]+")  # a word of what a body is called
_MOST_WORDS, _LONGEST = 8, 60  # of what a body is called


@dataclass(frozen=True, slots=True)
class Person:
    """The name to write, or None, and "Bapak", "Ibu" or "Bapak/Ibu" as they called themselves.

    ``body``: where nobody is named, who is addressed of the body that writes ("Pengurus Yayasan ..."), or empty.
    """

    name: str | None
    address: str = NEUTRAL
    body: str = ""


def person_of(message: Message, body: Body, places: Collection[str] = (), told: str | None = None) -> Person:
    """Return how to address the writer of a mail. ``places`` are names of places: people sign with where they live.

    ``told`` is where they may say who they are, else the new text.
    """
    called = message.sender.name if message.sender is not None else ""
    return _person(called, body, frozenset(places), body.new_text if told is None else told)


@lru_cache(maxsize=2)  # a letter is addressed, and asks its writer for no name that is there
def _person(called: str, body: Body, places: frozenset[str], told: str) -> Person:
    called = "" if _OF_THE_DEAD.search(called) else called
    display = _OF_A_SCHOOL.sub("", _NUMBERED.sub("", _NEIGHBOURHOOD.sub("", _CLOSE_UP.sub(_apart, called))))
    found = _agreeing_first(signed(body, display, places), display)
    texts = [*found, _of_its_writer(display) or _of_its_owner(display), *_beside(display), *introduced(told)]
    by_story = address_told_in(told)
    for text in texts:
        address, bare = without_title(ASIDE.sub("", text))
        bare = without_place(bare, places, titled=address != NEUTRAL)
        name = name_in(bare, places) or (name_before_business(bare) if address != NEUTRAL else None)
        if name is not None and not is_place(name, places) and not parent_in(text):
            titled = spelt(_titled_as(name, display))
            known = (
                address,
                without_title(titled)[0],  # "Ketua Yayasan, Drs. Sunaryo"
                _address_in((*texts, called), name),
                address_by_father(name),
                by_story,
            )
            return Person(titled, next((one for one in known if one != NEUTRAL), NEUTRAL))
    address = parent_in(called) or without_title(called)[0]
    return Person(None, address if address != NEUTRAL else by_story, _body_in(_NEIGHBOURHOOD.sub("", called)))


def _apart(title: re.Match[str]) -> str:
    """Return a title with the dot and the blank that belong behind it; what is no profession has a capital."""
    return f"{title[1] if title[1].lower() in _SMALL else title[1].capitalize()}. "


def _of_its_writer(display: str) -> str:
    """Return the person before a dash and their trade, "Sutrisno - Warung Bu Tris", or an empty string."""
    first, dash, _ = display.partition(" - ")
    return first.strip() if dash and is_known(first.strip()) else ""


def _of_its_owner(display: str) -> str:
    """Return whose a small trade is that calls itself after its owner, else the display-name; a firm has no owner."""
    words = [word.strip(".,").lower() for word in display.split()]
    if FIRMS & set(words):
        return display
    return owner_in(display, of_a_trade=bool(words) and words[0] in NO_NAMES) or display


def _beside(display: str) -> list[str]:
    """Return who is named beside a body in what it calls itself: "Kopi Tiga Pintu (Adit)", "Yayasan / Ny. Tan"."""
    aside = ASIDE.search(display)
    others = [*BESIDE.split(display)[1:], *display.split(",")[1:], *((aside["said"],) if aside else ())]
    return [text.strip() for text in others if is_known(text.strip())]


def _body_in(display: str) -> str:
    """Return who is addressed of the body that a display-name is the name of, or an empty string."""
    called = ASIDE.sub("", BESIDE.split(display)[0].split(",")[0]).strip()
    words = called.split()
    head = HEADS.get(words[0].lower()) if words else None
    if head is None or not 1 < len(words) <= _MOST_WORDS or len(called) > _LONGEST:
        return ""
    if not all(map(_OF_A_BODY.fullmatch, words)) or called.islower():
        return ""
    return f"{head} {called}".strip()


def _agreeing_first(signed: Sequence[str], display: str) -> list[str]:
    """Return what may be a signature, that which has a word of the display-name first."""
    own = told_words(display)
    return sorted(signed, key=lambda text: not own & told_words(text))


def _titled_as(name: str, display: str) -> str:
    """Return ``name`` with the titles of profession of the display-name, where that is of the same person."""
    title, own = profession_of(display.strip()), profession_of(name)
    bare = name[len(own) :]
    if not title or not told_words(bare) <= told_words(display):
        return name
    return (name_in(display.split(",")[0]) if is_learned(title) else None) or f"{title}{bare}"


def _address_in(texts: Iterable[str], name: str) -> str:
    """Return how the writer calls themselves in that of ``texts`` which has a word of ``name`` and a title.

    A title before no name at all ("Pak RT 07") is the writer's too, and "Mpok Nur" is Nurhayati.
    """
    own = name.lower().split()
    for text in texts:
        address, bare = without_title(text)
        words = bare.lower().split()
        short = any(one.startswith(word) for one in own for word in words if len(word) >= _SHORT_NAME)
        if address != NEUTRAL and (short or not name_in(bare)):
            return address
    return NEUTRAL
