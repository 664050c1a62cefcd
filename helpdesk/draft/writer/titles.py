"""What people call themselves before their name, and how whoever does is addressed."""

from __future__ import annotations

import re

NEUTRAL = "Bapak/Ibu"
"""How somebody is addressed of whom nothing is known."""

_HIS = (
    "bapak bpk pak mr tuan tn mas bang abang cak kang akang mang amang pakde pakdhe bung opa opah om uda koh ko engkong"
    " babeh paklik paklek bli daeng oom abah encang ncang"
)
_HERS = (
    "ibu bu mrs ms miss nyonya ny mbak mba mpok empok teh teteh neng ceu bude budhe mbok oma tante cici ci cik nyai"
    " bulik bulek emak mak bunda jeng nona nn encing uni"
)
# of who has been to Mecca, or is of an order or a profession of women in Indonesia: part of the name, which keeps it
_OF_HIS = "drs h haji ustadz ustad ustaz ust kyai kiai kh romo pastor bruder"
_OF_HERS = "dra hj hajjah ustadzah ustazah ustzh sr suster bidan bdn bd"
_ADDRESS = {
    **dict.fromkeys(f"{_HIS} {_OF_HIS}".split(), "Bapak"),
    **dict.fromkeys(f"{_HERS} {_OF_HERS}".split(), "Ibu"),
}
# what is a title in the middle of what somebody calls themselves too: "Dimsum Koh Asen", and not "Siti Teh Manis"
_OWNERS_OF_A_TRADE = "h hj haji hajjah ustadz ust"
_OWNERS = "pak bapak bu ibu koh mpok empok mbak mang bang abang cak pakde bude bunda oma opa tante"


_PARTED = re.compile(r"^(pak|bu)(dh?e|lik|lek)$")  # "Pak De"


def _first(words: str) -> re.Pattern[str]:
    longest_first = "|".join(sorted((_PARTED.sub(r"\1 ?\2", word) for word in words.split()), key=len, reverse=True))
    return re.compile(rf"^(?P<title>{longest_first})\b\.?\s+(?=\S)", re.IGNORECASE)


_TITLE = _first(f"{_HIS} {_HERS}")
_OF_EITHER = _first("lik lek dek")
_KEPT = _first(f"{_OF_HIS} {_OF_HERS}")
_BY_THAT_TITLE = re.compile(  # which stands in place of "Bapak" or "Ibu"
    r"^(?:sr|suster|bruder|romo|pdt|pendeta|pastor|mbah|eyang|opung)\b\.?\s+(?=\S)", re.IGNORECASE
)
_SISTER = re.compile(r"^sr\.?\s+", re.IGNORECASE)
_LEARNED = re.compile(r"^(?:Dr|Prof)\b")
_PARENT = re.compile(
    r"^(?:(?P<mother>mamah?|mama?nya|mami|bundanya|ibunya|emaknya|mboke?)|papah?|papi|ayah|ayahnya|bapaknya)\s+(?=\S)",
    re.IGNORECASE,
)
_PROFESSION = re.compile(r"^(?:(?:dr|drg|drh|apt|ir|ns|prof|bd|bdn)(?:\.\s*|\s+))+(?=[^\W\d_]{2})", re.IGNORECASE)


def without_title(text: str) -> tuple[str, str]:
    """Return how who calls themselves ``text`` is addressed, and it without a title that is no part of the name."""
    plain = text.strip()
    title = _TITLE.match(plain)
    if title is not None:
        return _ADDRESS[title["title"].lower().replace(" ", "")], plain[title.end() :]
    either = _OF_EITHER.match(plain)
    if either is not None:
        return NEUTRAL, plain[either.end() :]
    kept = _KEPT.match(plain)
    return (NEUTRAL if kept is None else _ADDRESS[kept["title"].lower()]), text


def owner_in(display: str, *, of_a_trade: bool = False) -> str | None:
    """Return "Bu Tatik" of "Dapur Bu Tatik": a small trade is called by whose it is.

    ``of_a_trade``: the text begins with one, and so "H. Mat Ropi" is its owner in "Gigi Palsu Sumenep H. Mat Ropi".
    """
    owners = frozenset(f"{_OWNERS} {_OWNERS_OF_A_TRADE}".split() if of_a_trade else _OWNERS.split())
    words = display.split()
    at = next((at for at, word in enumerate(words[:-1]) if at and word.strip(".").lower() in owners), 0)
    return " ".join(words[at:]) if at else None


def parent_in(text: str) -> str:
    """Return how whoever calls themselves after their child ("Mama Zaki") is addressed, else an empty string."""
    found = _PARENT.match(text.strip())
    return "" if found is None else "Ibu" if found["mother"] else "Bapak"


def spelt(name: str) -> str:
    """Return a name with the title of a sister spelt out: "Suster Theresia"."""
    return _SISTER.sub("Suster ", name)


def profession_of(text: str) -> str:
    """Return the titles of profession that a name begins with, or an empty string."""
    found = _PROFESSION.match(text)
    return found[0] if found is not None else ""


def is_learned(name: str) -> bool:
    """Return whether a name begins with an academic title, beside which the whole name is said: "Dr. van der Hoek"."""
    return _LEARNED.match(name) is not None


def is_titled(name: str) -> bool:
    """Return whether a name begins with one of profession, of an order or of old age: "Yth. dr. Fadhil"."""
    return bool(profession_of(name)) or _BY_THAT_TITLE.match(name) is not None
