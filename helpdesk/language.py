"""Language: the words of pages and reports in the languages of the desk, from gettext catalogues (``translations/``).

A text stands in Indonesian where it is used, and that Indonesian is its key (msgid); another language's words stand in
``translations/LANGUAGE/LC_MESSAGES/helpdesk.po``, which is read as it is: nothing is compiled, nothing can be stale.
A text that a catalogue does not know is said in Indonesian (a test finds it before a person does).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

INDONESIAN = "id"
ENGLISH = "en"
LANGUAGES = {INDONESIAN: "Bahasa Indonesia", ENGLISH: "English"}
LOCALES = {INDONESIAN: "id_ID", ENGLISH: "en_GB"}  # Indonesian offices write English as the British do, the day first
FOLDER = Path(__file__).parents[1] / "translations"
CONTEXT_MARK = "\x04"  # how gettext joins a context and a text to one key
PLACE = re.compile(r"%\((\w+)\)s|%%")


def marked(text: str) -> str:
    """Return ``text`` itself: it is to be translated, but only where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; ``texts`` holds a text's forms (one, or singular and plural) by its key."""

    language: str
    texts: Mapping[str, tuple[str, ...]]
    in_scripts: tuple[str, ...] = ()  # the texts that the scripts of the pages say

    @property
    def locale(self) -> str:
        """Return how this language writes dates and numbers (CLDR)."""
        return LOCALES[self.language]

    def find(self, text: str, context: str = "") -> str:
        """Return the text in this language as it is written, its places (``%(name)s``) still open."""
        return self.texts.get(f"{context}{CONTEXT_MARK}{text}" if context else text, (text,))[0]

    def forms(self, text: str) -> tuple[str, ...]:
        """Return the forms of a counted text: one in Indonesian, singular and plural in English."""
        return self.texts.get(text, (text,))

    def say(self, text: str, **values: object) -> str:
        """Return the text in this language with ``values`` in its places. Raises KeyError when one is missing."""
        return filled(self.find(text), values)

    def told(self, text: str) -> str:
        """Return a text that came from elsewhere in the code; what stands behind its colon is said for itself."""
        head, colon, rest = text.partition(": ")
        if text in self.texts or head not in self.texts:
            return self.find(text)
        return f"{self.find(head)}{colon}{self.told(rest)}"

    def say_count(self, text: str, number: int, **values: object) -> str:
        """Return a counted text in the form that ``number`` asks for; its place is ``%(number)s``."""
        forms = self.forms(text)
        return filled(forms[0 if number == 1 else -1], {"number": number, **values})


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return ``text`` with its places filled. Raises KeyError."""
    return PLACE.sub(lambda place: str(values[place[1]]) if place[1] else "%", text)


@cache
def words_of(language: str, folder: Path = FOLDER) -> Words:
    """Return the words of a language. Raises OSError when its catalogue is not there, KeyError for no language of ours.

    Immutable and read once: about 100 ms for a catalogue of two thousand texts.
    """
    if language == INDONESIAN:
        return Words(language, {})
    with catalogue_file(LOCALES[language][:2], folder).open("rb") as file:
        catalogue = read_po(file, locale=Locale.parse(language))
    texts: dict[str, tuple[str, ...]] = {}
    in_scripts = []
    for message in catalogue:
        ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
        said = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        if ids[0] and all(said) and not message.fuzzy:
            key = f"{message.context}{CONTEXT_MARK}{ids[0]}" if message.context else ids[0]
            texts[key] = tuple(map(str, said))
            in_scripts += [key] if any(file.endswith(".js") for file, _ in message.locations) else []
    return Words(language, texts, tuple(in_scripts))


def catalogue_file(language: str, folder: Path = FOLDER) -> Path:
    """Return where the catalogue of a language stands."""
    return folder / language / "LC_MESSAGES" / "helpdesk.po"


def preferred(accept: str) -> str | None:
    """Return the language of ours that a browser's Accept-Language puts first (RFC 9110 section 12.5.4), or None."""
    weighed = []
    for place, part in enumerate(accept.lower().split(",")[:20]):
        name, _, weight = part.strip().partition(";")
        primary = name.strip().partition("-")[0]
        code = INDONESIAN if primary in ("id", "in", "ms") else primary  # "in" is the old code of Indonesian
        quality = re.fullmatch(r"\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", weight)
        share = float(quality[1]) if quality else 1.0
        if code in LANGUAGES and share:
            weighed.append((-share, place, code))
    return min(weighed)[2] if weighed else None
