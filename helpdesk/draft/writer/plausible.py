"""Which text is a person's name, and what of it is: "Udin" of "Udin Keripik", nothing of "Mentari Laundry".

A wrong name is worse than none: what is doubtful gives no name.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from functools import lru_cache

from helpdesk.draft.writer.addressed import KIN
from helpdesk.draft.writer.name_words import AFTER_A_NAME, BRANDS, FIRMS, GIVEN, NO_NAMES, PARTICLES
from helpdesk.draft.writer.titles import NEUTRAL, profession_of, without_title

_WORD = re.compile(
    r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?(?:[^\W\d_]+\.)*"
    r"|[A-Z][a-z]{0,2}\.(?:[A-Z][a-z]{0,3}\.){0,2}[A-Z][A-Za-z]{0,4}",  # S.Farm, Sp.PD, M.Si, A.Md.Keb
    re.UNICODE,
)
DEGREE = re.compile(r"^(?:s|m|a|amd|dr|drg|apt|ir|prof|h|hj|kh|ners|ns|sp|b|ph)\b\.?", re.IGNORECASE)
"""A degree or title, with which what follows the comma of a name begins."""
_LONGEST = 50
_SHORTEST = 1  # letters of an initial, by which nobody is told
BESIDE = re.compile(r"\s+[-–—|/]\s+")
"""What parts who somebody is from what they are of: "Joko - CV Karya Logam"."""
_TWO_OF_THEM = re.compile(r"^(?P<one>[^\W\d_]{3,}) (?:&|dan|and) (?P<other>[^\W\d_]{3,})$", re.IGNORECASE)
# a trade written as one small word, and shops by two capitals: "ojolwan", "Yusuf TO Sehat Bersama"
_HANDLE = re.compile(
    r"(?:ojol|toko|warung|kedai|dapu?r|dapoer|katering|catering|laundry|bengkel|apotek|klinik|salon|kost?an|admin"
    r"|warga)"
    r"[a-z]{2,}"
)
_SHOP = re.compile(r"(?<![\w.])(?:TO|RM|WM|TB|PD|UD|LPK|LKP)\b")
_DIRECTIONS = frozenset(["utara", "selatan", "barat", "timur", "pusat", "tengah", "raya", "baru", "lama"])
_ALSO_NAMES = frozenset(  # places after which families are called, or which are called after people
    ["setiabudi", "johar", "malaka", "halim", "samosir", "sudirman", "fatmawati", "senopati"]
)
_OFFICE_OF = re.compile(r"^(?:(?:kantor )?notaris ?(?:&|dan|/) ?ppat|kantor notaris|ppat)\s+(?=\S)", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,5}")  # of a profession or a campus, where other words are not all in capitals
_SPOKEN = re.compile(r"[aeiouy]|[^\x00-\x7f]", re.IGNORECASE)  # "nnk" is nobody's name
_BRANDED = 2  # words of which firms are made up
_NUMBER = re.compile(r"[\d/.]+")
_LIVES_IN = re.compile(  # behind a name: "Hj. Romlah Kp Rawa"
    r"(?<=[^\W\d_]{3})[ ,]+(?:kp|kamp[uo]ng|gg|gang|jln?|jalan|komp|kompleks?|perum|perumnas|desa|dusun|kelurahan"
    r"|kecamatan|rusun\w*)\b\.? \w.*$",
    re.IGNORECASE,
)
# "NIB MASIH ADA KERTASNYA. BAGAIMANA MASUKNYA": the end of a sentence within, a thing that is somebody's
_A_SENTENCE = re.compile(
    r"(?<!\bProf)(?<!\bDrg)(?<!\bApt)[^\W\d_]{5,}[.?!]\s+\w|\b[^\W\d_]{5,}nya\b|\b(?:bagaimana|kenapa|mohon|tolong)\b",
    re.IGNORECASE,
)

_THANKS = re.compile(  # "Nuhun" in the last line; who is called Syukron signs with more than that
    r"(?:(?:nuhu+n|(?:ma)?tur|hatur|nuwu+n|suwu+n|su[kc]?s[ek]?ma|sukseme|mauliate|s[yu]+ku?r[oa]+n"
    r"|ja[sz]a+k\w*(?: kh[ao]i?r\w*)?"
    r"|barakall\w*|kamsia\w*|xie|te?ng ?ki?yu+|teng[sz]|than[kx]\w*|t[qy]+(?:vm)?|tk[sz]|te?ri?ma? ?ka+si+h*"
    r"|ma?ka+s[iy]+h*|mksh"
    r"|trims?|sanget|sadayana|pisan|banget|bgt|banyak|sebelumnya|sekali|aamiin|wr|wb|ya|kak|min|gan|bos)\W*)+",
    re.IGNORECASE,
)
_SAYS = re.compile(  # "Short answer is fine": the words of a sentence, in small letters
    r"\s(?:is|are|was|were|am|will|would|can|could|please|not|the|my|your|our|it|that|this)\b"
)


def name_in(text: str, places: Collection[str] = ()) -> str | None:
    """Return the name in a signature or a display-name without its title, or None."""
    if _A_SENTENCE.search(text) or _SAYS.search(text) or _THANKS.fullmatch(text.strip()):
        return None
    two = _TWO_OF_THEM.match(text.strip())
    if two is not None and (one := plausible_name(two["one"])):
        other = None if two["other"].lower() in KIN else plausible_name(two["other"])
        return f"{one} dan {other}" if other else one
    text = _OFFICE_OF.sub("", without_place(BESIDE.split(text)[0], places))
    head, _, rest = text.partition(",")  # "Tina, HR", but "Nabila Putri, S.Farm."
    degrees = not rest or all(DEGREE.match(word) or "." in word for word in rest.split())
    name = name_before_trade(head) or (plausible_name(text) if degrees else None) or plausible_name(head)
    if name is None and head and all(_is_of_a_role(word) for word in head.split()):
        name = plausible_name(rest)  # "Ketua Panitia, H. Sobari"
    return name


def _is_of_a_role(word: str) -> bool:
    return word.strip(".").lower() in NO_NAMES or _NUMBER.fullmatch(word) is not None


def name_before_trade(text: str) -> str | None:
    """Return the name of somebody known by it that stands before what they do: "Sukirman Tukang Gigi"."""
    words = text.split()
    mixed = not text.isupper()
    end = next((at for at, word in enumerate(words) if at and _ends_name(word, mixed=mixed)), 0)
    return plausible_name(" ".join(words[:end])) if end and is_known(text) else None


def _ends_name(word: str, *, mixed: bool) -> bool:
    low = word.strip(".,").lower()
    return low in AFTER_A_NAME or (mixed and low not in PARTICLES and _ACRONYM.fullmatch(word) is not None)


def is_known(text: str) -> bool:
    """Whether a text begins with a given name, or with the title of somebody."""
    words = text.split()
    address, _ = without_title(text)
    return bool(words) and (words[0].lower() in GIVEN or address != NEUTRAL or bool(profession_of(text)))


def name_before_business(text: str) -> str | None:
    """Return the name that stands before a business in what somebody calls themselves: "Ibu Tuti Kost Melati"."""
    words = itertools.takewhile(lambda word: word.strip(".,").lower() not in NO_NAMES, text.split())
    return plausible_name(" ".join(words))


def without_place(text: str, places: Collection[str], *, titled: bool = False) -> str:
    """Return "Wahyu" of "Wahyu Sragen": who is known by a title or a given name may say where they are from."""
    text = _LIVES_IN.sub("", text)
    words = text.split()
    known = in_small_letters(frozenset(places))
    there = words[-1].lower() if len(words) > 1 else ""
    from_there = there in known - _ALSO_NAMES and (titled or is_known(text))
    return " ".join(words[:-1]) if from_there else text


@lru_cache(maxsize=4)  # those of an office, asked for with every word that may be a name
def in_small_letters(places: frozenset[str]) -> frozenset[str]:
    """Return names of places as people write them who use no capitals."""
    return frozenset(place.lower() for place in places)


def is_place(name: str, places: Collection[str]) -> bool:
    """Whether a name is only that of a place: of one that is known, with or without the side of it that is meant."""
    words = [word for word in name.lower().split() if word not in _DIRECTIONS]
    return " ".join(words) in in_small_letters(frozenset(places)) | {""}


def told_words(text: str) -> set[str]:
    """Return the words of a text that tell somebody from others."""
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > _SHORTEST} - PARTICLES - NO_NAMES


def plausible_name(text: str) -> str | None:
    """Return ``text`` as a name to write in a letter, or None when it is not surely a person's name."""
    words = text.strip(" \t\"'()<>*_-–—,").split()
    if _HANDLE.fullmatch(text.strip()) or (_SHOP.search(text) and not text.isupper()):
        return None
    if not 1 <= len(words) <= 6 or len(text) > _LONGEST:
        return None
    bare = [word.strip(",") for word in words]
    if any(_WORD.fullmatch(word) is None or word.strip(".").lower() in NO_NAMES for word in bare) or is_of_a_body(text):
        return None
    if not any(len(word.strip(".")) > 2 and not word.endswith(".") and _SPOKEN.search(word) for word in bare):
        return None
    return " ".join(_capital(word) for word in words)


def is_of_a_body(text: str) -> bool:
    """Whether a text is called as firms are: "PO Haryanto" by its first word, "Sinar Jaya" by two of its own."""
    words = text.split()
    first = words[0] if words else ""
    if first.isupper() and first.lower() in FIRMS and not text.isupper():
        return True
    low = [word.lower() for word in words]
    return first.lower() not in GIVEN and sum(word in BRANDS for word in low) >= _BRANDED


def _capital(word: str) -> str:
    """Return a word of a name with its capital; degrees (S.Farm.) and initials stay as they were written."""
    if (
        word in PARTICLES
        or "." in word
        or not (word.islower() or word.isupper())
        or (word.isupper() and len(word.strip(",")) <= 2)
    ):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
