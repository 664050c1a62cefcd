"""What a permit asks for, as far as it decides between documents that share a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from helpdesk.documents.lexicon import Found
from helpdesk.documents.words import JOIN, raw_tokens, tokens, word_set
from helpdesk.knowledge.vocabulary import OnceEach
from helpdesk.model.knowledge import Force, Permit

_EXPLAINS = re.compile(
    r"[,;:(]| (?:yang|dari|untuk|bagi|pada|atau|di|beserta|sesuai|berisi|memuat|tentang|mengenai|selama|paling) "
)
_GENERAL_ENDINGS = word_set("setempat pemohon terakhir asli bermeterai")
_GENERAL = word_set("surat keterangan pernyataan permohonan daftar bukti izin rekomendasi pengantar dokumen")
_EMPTY = word_set("surat keterangan izin pemohon nomor daftar bukti pernyataan foto")  # words of many items
_LITTLE = word_set("th thn tahun tahunan bln bulan ke")  # that say for how long
_ENOUGH = 2  # words that together name an item
_NOT_ITSELF = word_set("pengganti baru")  # "pengganti IMB" is no name by which the permit held until now is called
_SAYS_NOTHING = word_set("surat sertifikat daftar sk foto")
_ANY_DIPLOMA = word_set("ijazah yang dilegalisasi dilegalisir terakhir legalisir asli pemohon")
_ANY_REGISTRATION = word_set("surat tanda registrasi str yang masih berlaku & dilegalisasi")
_SHORT = 4  # letters of a word that is most likely an abbreviation
# what is called so is a paper only where it is asked for: a budget, a company's brochure
_VAGUE = frozenset({"studi-kelayakan", "data-usaha"})
_NO_PART = frozenset({"surat", "daftar", "lama"})  # words of a key that need not stand in the item
_OWN_PAPERS = frozenset({"npwp", "bukti-retribusi"})  # named beside another, each is a paper of its own
_OF_ANYBODY = frozenset({"npwp"})  # a person's card is another paper than the company's
_NEARLY = 0.75
_PAID = word_set("lunas lunasnya bayar pembayaran")
_FIELDS = 3  # words that an item enumerates
_SHORTEST = 2  # words of a name
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_AGE = re.compile(r"berumur paling lama (\w+) bulan")
_THIS_YEAR = "tahun berjalan"
_NUMBERS = {word: number for number, word in enumerate(("satu", "dua", "tiga", "empat", "lima", "enam"), 1)}

# A document that does for another when the permit asks only for that one: the director's card for "the applicant's".
_STANDS_FOR = (
    ("ktp-pengurus", "ktp"),
    ("ktp", "ktp-pengurus"),
    ("npwp-badan", "npwp"),
    ("npwp", "npwp-badan"),
    ("sip-lama", "sip-pertama"),
    ("sip-lama", "izin-lama"),
    ("izin-lama", "sip-lama"),
    ("izin-lama", "iptm-lama"),
    ("iptm-lama", "izin-lama"),
    ("proposal", "proposal-teknis"),
    ("data-usaha", "proposal-teknis"),
    ("neraca", "neraca-limbah"),
    ("sppl", "dokumen-lingkungan"),
    ("surat-bekerja", "ket-tempat-praktik"),
    ("koordinat", "denah-lokasi"),
    ("denah-ruang", "denah-lokasi"),
)

HELD = ("sip-lama", "iptm-lama", "izin-lama")
"""The keys of a permit that was held until now."""
# letters in which a permit is named that they are for: who applies for a SIPF sends no SIPF
_ABOUT_A_PERMIT = frozenset({"surat-permohonan", "surat-pernyataan", "pernyataan-kebenaran", "surat-kuasa"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a permit asks for.

    ``called`` are the words by which its list calls each document, where they are two or more; ``items`` all words
    of each item, ``abbreviations`` those written in capitals that only one item has. ``ages`` are the months that a
    paper may be old, by key; ``instead`` what each alternative stands for; ``yearly`` the papers that must be this
    year's; ``fields`` are the words that an item enumerates behind its colon, by key.
    """

    keys: frozenset[str] = frozenset()
    mandatory: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    called: tuple[tuple[tuple[str, ...], str], ...] = ()
    items: tuple[tuple[frozenset[str], str], ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    ages: Mapping[str, int] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)
    yearly: frozenset[str] = frozenset()
    fields: tuple[tuple[str, frozenset[str]], ...] = ()

    def only(self, start: str) -> str | None:
        """Return the one wanted key that starts so, or None when there are several or none."""
        found = [key for key in sorted(self.keys) if key.startswith(start)]
        return found[0] if len(found) == 1 else None

    def doing_for(self, key: str) -> str:
        """Return the wanted key that a document ``key`` does for, else ``key`` itself."""
        if not self.keys or key in self.keys:
            return key
        if key in self.abbreviations:
            return self.abbreviations[key]
        if key == "rekomendasi-op" and any("asosiasi" in item for item, own in self.items if own == "ska"):
            return "ska"
        does_for = (other for own, other in _STANDS_FOR if own == key and other in self.keys)
        return next((other for other in does_for if not self._is_of_the_place(key, other)), key)

    def _is_of_the_place(self, key: str, other: str) -> bool:
        """Whether a practitioner's permit would be taken for the one that the place held."""
        return (key, other) == ("sip-lama", "izin-lama") and not any("sip" in name for name in self.called_itself())

    def listed(self, words: tuple[str, ...]) -> list[Found]:
        """Return where ``words`` call a document as the list does."""
        return [
            Found(start, start + len(name), key, sum(map(len, name)) + len(name), weak=False)
            for name, key in self.called
            for start in range(len(words) - len(name) + 1)
            if words[start : start + len(name)] == name
        ]

    def as_listed(self, hit: Found, words: tuple[str, ...]) -> Found:
        """Return ``hit``, or as what the list asks for when its abbreviation stands in one item: *SIPTTK*."""
        key = self.abbreviations.get(words[hit.start] if hit.end - hit.start == 1 else hit.key)
        return hit if key is None or hit.key in self.keys else replace(hit, key=key)

    def fitting(self, words: Iterable[str], beside: str = "", least: int = _ENOUGH) -> str | None:
        """Return the item that has ``least`` telling words of a name or more, all of it, and more than any other has.

        A short word may be foreign to it (*TPS*), or one word of many. Items of ``beside`` only compete.
        """
        said = {word for word in words if word.isalpha() and word not in _LITTLE}
        said |= {"keputusan"} if "sk" in said else set()
        own = self.own_words()  # which say nothing
        scores: dict[str, int] = {}
        for item, key in self.items:
            shared = len((said & item) - _EMPTY) if (said & item) - _EMPTY - own else 0
            strange = said - item - _SAYS_NOTHING - own
            one = len(strange) == 1 and (shared > _ENOUGH or len(min(strange)) <= _SHORT)
            if not strange or one or key == beside:
                scores[key] = max(shared, scores.get(key, 0))
        best = max(scores.values(), default=0)
        keys = [key for key, score in scores.items() if score == best]
        return keys[0] if best >= least and len(keys) == 1 and keys[0] != beside else None

    def abbreviated(self, key: str, words: Iterable[str]) -> str:
        """Return ``key``, or what is asked for by an abbreviation in a title: "... Kefarmasian (SIPTTK)"."""
        if key in self.keys:
            return key
        named = next((self.abbreviations[word] for word in words if word in self.abbreviations), key)
        return key if key in _ABOUT_A_PERMIT and named in HELD else named

    def written_out(self, words: Sequence[str]) -> str | None:
        """Return what is asked for by the initials of a title: "Surat Izin Praktik Tenaga Teknis Kefarmasian"."""
        key = self.abbreviations.get("".join(word[0] for word in words)) if len(words) >= _SHORT else None
        speaks_of_it = any((set(words) & item) - _EMPTY for item, own in self.items if own == key)
        return key if speaks_of_it else None  # SIPA is also a permit for groundwater

    def stated_in(self, words: frozenset[str]) -> str | None:
        """Return the item that is a statement and of which one with these words has nearly all, or None."""
        fitting = {
            key: len(telling & words) / len(telling)
            for item, key in self.items
            if "pernyataan" in item and len(telling := item - _EMPTY - {"bermeterai"}) >= _ENOUGH
        }
        best = max(fitting, key=lambda key: fitting[key], default=None)
        if best is None or fitting[best] >= _NEARLY:
            return best
        # of several that are statements and nothing else, the only one of which it says anything at all
        called = {key for name, key in self.called if "pernyataan" in name[:2]} & fitting.keys()
        speaks = [key for key in called if fitting[key] > 0]
        return speaks[0] if len(called) > 1 and len(speaks) == 1 else None

    def with_fields(self, labels: frozenset[str]) -> str | None:
        """Return the item that says field by field what it must tell, when these ``labels`` are all of them, or None.

        "Data pohon: jenis, diameter, tinggi, dan jumlah".
        """
        return next((key for key, fields in self.fields if fields <= labels), None)

    def without_listed_parts(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return ``keys``, each once, without those that an item of another one names: "tutor beserta ijazah"."""
        each = tuple(dict.fromkeys(keys))
        if not self.keys:
            return each
        asked = {*each, *(self.instead[key] for key in each if key in self.instead)}
        own = [item for item, key in self.items if key in asked]
        return tuple(
            key
            for key in each
            if key in self.keys | _OWN_PAPERS
            or not (key in _VAGUE or any(set(key.split("-")) - _NO_PART <= item for item in own))
        )

    def words(self) -> frozenset[str]:
        """Return every word of the list."""
        return _words_of(tuple(item for item, _ in self.items))

    def called_itself(self) -> tuple[tuple[str, ...], ...]:
        """Return the words of each name of the permit."""
        return _read(self.names)

    def speaks_of(self, key: str, word: str) -> bool:
        """Whether an item that asks for the document ``key`` has this word."""
        return any(word in item for item, own in self.items if own == key)

    def asks_for_payment(self, key: str) -> bool:
        """Whether the proof that something was paid is asked for, not only how much is to be paid."""
        return any(own == key and item & _PAID for item, own in self.items)

    def own_words(self) -> frozenset[str]:
        """Return every word of the permit's names."""
        return _words_of(self.called_itself())

    def asks_for_registration(self) -> bool:
        """Whether the registration itself is asked for, where its key is: a shop asks for its assistant's permit."""
        items = [item for item, key in self.items if key == "str"]
        return not items or any(item & {"registrasi", "str"} for item in items)

    def is_for_another(self, profession: str) -> bool:
        """Whether this is a practice permit whose list names a profession, and another one than this."""
        named = any(item - _ANY_REGISTRATION for item, key in self.items if key == "str")
        return named and self.is_personal() and profession not in self.own_words() | self.words()

    def asks_for_profession(self) -> bool:
        """Whether the diploma that is asked for is one of a profession: no school's will do."""
        return any(item - _ANY_DIPLOMA for item, key in self.items if key == "ijazah")

    def is_personal(self) -> bool:
        """Whether the permit is one person's own, as a practice permit is; otherwise staff send theirs along."""
        return not self.keys or "ket-tempat-praktik" in self.keys

    def held(self) -> str | None:
        """Return the key by which this permit asks for the one held until now, or None when it does not."""
        return next((key for key in HELD if key in self.keys), None)


WANTS_NOTHING = Wanted()


def wanted_by(permit: Permit | None) -> Wanted:
    """Return what ``permit`` asks for or accepts instead, whatever the condition; of none, nothing."""
    return WANTS_NOTHING if permit is None else _wanted_by(permit)


def _wanted(permit: Permit) -> Wanted:
    every = permit.requirements or ()
    # of a list that is history altogether, its papers are still called by their names
    current = [item for item in every if item.state is not Force.SUPERSEDED] or list(every)
    texts = tuple((item.text, item.document) for item in current)
    return Wanted(
        keys=frozenset(key for item in current for key in (item.document, *item.alternatives)),
        mandatory=frozenset(item.document for item in current if item.mandatory and item.condition is None),
        names=tuple(
            name
            for name in (permit.name.partition("(")[0].strip(), *permit.aliases, *permit.ambiguous)
            if not set(raw_tokens(name)) & _NOT_ITSELF
        ),
        called=_called(texts),
        items=_items(texts),
        abbreviations=_abbreviations(texts),
        ages=_ages(texts),
        yearly=frozenset(key for text, key in texts if _THIS_YEAR in text),
        fields=_fields(texts),
        instead={other: item.document for item in current for other in item.alternatives},
    )


_wanted_by = OnceEach(_wanted)


def _fields(texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return (key, the single words behind the colon of its item) where there are three or more of them."""
    said = ((key, tokens(text.partition(":")[2].replace(" dan ", ", "))) for text, key in texts if ", " in text)
    return tuple((key, frozenset(words) - {JOIN}) for key, words in said if len(set(words) - {JOIN}) >= _FIELDS)


@lru_cache(maxsize=256)
def _read(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tokens(name) for name in names)


@lru_cache(maxsize=512)
def _words_of(groups: tuple[Iterable[str], ...]) -> frozenset[str]:
    return frozenset[str]().union(*groups)


@lru_cache(maxsize=256)
def _called(items: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return (words, key) of each item of a list, up to where its text begins to explain."""
    named = ((_short(tokens(_EXPLAINS.split(text, maxsplit=1)[0])), key) for text, key in items)
    return tuple((words, key) for words, key in named if len(words) > 1 and set(words) - _GENERAL)


def _short(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the words at its end that people leave away."""
    while len(words) > _SHORTEST and words[-1] in _GENERAL_ENDINGS:
        words = words[:-1]
    return words


@lru_cache(maxsize=256)
def _abbreviations(items: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return (abbreviation in small letters: key) of those that stand in one item alone: SIPTTK."""
    keys: dict[str, set[str]] = {}
    for text, key in items:
        for word in _CAPITALS.findall(
            text.partition(" dan ")[0]
        ):  # a second part is not the whole: the school's number
            keys.setdefault(word.lower(), set()).add(key)
    return {word: next(iter(own)) for word, own in keys.items() if len(own) == 1 and word not in _OF_ANYBODY}


@lru_cache(maxsize=256)
def _ages(items: tuple[tuple[str, str], ...]) -> Mapping[str, int]:
    """Return the months that each document may be old, where its item says so."""
    ages = {}
    for text, key in items:
        if (found := _AGE.search(text)) and (
            months := _NUMBERS.get(found[1]) or int(found[1] if found[1].isdigit() else 0)
        ):
            ages[key] = months
    return ages


@lru_cache(maxsize=256)
def _items(items: tuple[tuple[str, str], ...]) -> tuple[tuple[frozenset[str], str], ...]:
    """Return (every word, key) of each item of a list."""
    read = ((tokens(text), key) for text, key in items)
    return tuple((frozenset((*words, *(word.removesuffix("nya") for word in words))), key) for words, key in read)
