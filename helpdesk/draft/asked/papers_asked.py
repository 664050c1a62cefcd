"""The papers that a question names, and what a permit's list of requirements says about each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from helpdesk.draft.asked.phrase import root, roots_in, telling_in, telling_of
from helpdesk.draft.asked.whole_words import stands_whole
from helpdesk.knowledge.vocabulary import Once
from helpdesk.model.knowledge import DocumentKind, Force, Permit, Requirement
from helpdesk.model.question import Form, Question

_WORDS = re.compile(r"[a-z0-9][a-z0-9\-/]*")
_RUN = re.compile(r"\w+")
_SHORT = frozenset({"kk"})  # the only two letters that are surely a paper: CV is a company, HO a law
_VAGUE_NAMES = """
debit; pengesahan; sketsa; peta; rekening; lokasi; layout; vaksin; data usaha; izin oss; dokumen oss; tempat praktik
praktik mandiri; praktek mandiri; tempat praktek; hasil uji; limbah medis; limbah b3; skpd
"""
# named as a thing as often as as a paper: never said to be missing from a list
_VAGUE = frozenset(name.strip() for name in _VAGUE_NAMES.replace("\n", ";").split(";"))
_PERSONS = frozenset(
    {"ahli waris", "polisi", "polres", "polsek", "kuasa", "pool", "garasi"}
)  # a person or place, no paper
_SIP = re.compile(
    r"\bsip\w{1,4}\b(?= (?:lama|asli|sebelumnya|pertama|kedua|ketiga)\b)"
)  # SIPB, SIPP: one kind of paper
# the permit itself, of another place, and no paper of its list: "perlu SIPP kedua?"
_ONE_MORE_SIP = re.compile(
    r"\b(?:perlu|butuh|membutuhkan|memerlukan|diperlukan|wajib|harus|mesti|need)(?: \w+){0,2} sip\w{0,4}"
    r" (?:yang )?(?:kedua|ketiga|ke ?[23]|lagi|tambahan|tersendiri|sendiri|terpisah)\b(?!.*\bdilampir)"
    r"|\bneed (?:a |an )?(?:second|third|separate) (?:sip\w{0,4}|practi[cs]e (?:licen[cs]e|permit))\b"
)
_HYPHEN = re.compile(r"-(?=\w\b)|(?<=\b\w)-")  # e-KTP and STR-V are one word in the usual spelling
_SHORTENED = re.compile(r"\brekom\b")  # hints are also file names; a question comes in its usual spelling
_OF_A_KIND = re.compile(
    r"\b(?:dilegalisir|legalisir|legalisasi|dilegalisasi|asli|fotokopi|salinan|bermeterai|meterai|materai|ukuran"
    r"|warna|latar"
    r"|diganti|pengganti|diterjemahkan|terjemahan|dicetak|warna|terbaru|pindai|lembar|rangkap|original|copy|certified"
    r"|translated"
    r"|notaris|notariil|size|colour|color)\b"
)
# "masih bisa diperpanjang?" asks of the permit, whatever paper stands beside it
_DONE_ALSO = re.compile(
    r"\b(?:bisa|boleh|dapat)(?: \w+)? (?:diperpanjang|diurus|diajukan|diproses|dilanjut\w*|dimakamkan|renewed"
    r"|extended)\b"
)
# "boleh tetap praktik dengan SIPA lama?" asks what one may do, not which paper will do
_ACTIVITY = re.compile(
    r"\b(?:boleh|bisa|dapat|bolehkah|may|can)(?: \w+){0,3} (?:bekerja|kerja|praktik|berpraktik|buka|beroperasi|jualan"
    r"|berjualan|membangun|mulai|jalan|work|operate|practise|open)\b"
)
_WITHOUT = re.compile(r"\b(?:tanpa|pakai|dengan|hilang|ilang|rusak|belum ada|tidak ada|without|with|lost)\b")
_DONE_WITH = re.compile(
    r"\b(?:perlu|harus|wajib|butuh|pakai|cukup)\b(?: \w+)? ((?:di|me|ber)\w{3,}|hadir|ikut|lapor|cabut)\b"
)
_HAVING = re.compile(
    r"^(?:dilampir\w*|dibawa|disertakan|diunggah|dikirim\w*|diserahkan|dipakai|disiapkan|dipenuhi|dimiliki|dibuat"
    r"|diminta"
    r"|melampirkan|membawa|menyertakan|menyerahkan|mengunggah|menyiapkan|memiliki|memakai|membuat|mempunyai|menggunakan"
    r"|mengurus|diurus|bermeterai|dilengkapi|melengkapi|mengumpulkan|ditunjukkan|menunjukkan)$"
)
_STANDS_FOR = re.compile(r"\b(?:diganti|ganti|pengganti|digantikan|instead of|in place of|replace\w*)\b")
_SUFFICES = re.compile(  # a yes would be to "is it needed?"
    r"\b(?:sudah |saja )?(?:cukup|mencukupi|enough|suffic\w+)\b|\b(?:boleh|bisa|cukup)(?: \w+){0,4} saja\b"
)
# where its holder lives, not whether the card is needed: "ktp saya masih garut, bisa?"
_A_COMPANY = re.compile(
    r"\b(?:need|have|set up|open) an? (?:\w+ )?company\b|\bneed pt\b|\b(?:perlu|harus) (?:bikin |buat )?pt\b"
)
_BY_OSS = re.compile(r"\b(?:lewat|melalui|via|pakai|dari|di|ke|through|in|by|on) oss\b")  # a way, and no paper
_OF_A_PLACE = re.compile(
    r"\b(?:e?ktp|kk)(?:nya|ku)?(?: (?:saya|aku|kami|istri|suami|ortu|sendiri))*"
    r" (?:masih|bukan|luar|daerah|asal|dari|domisili|alamat|beralamat|berdomisili|beda|dki|jakarta|sini|setempat)\b"
    r"|\b(?:identity|id) card (?:is )?(?:still )?(?:from|of)\b"
)
_OF_RESIDENTS = re.compile(r"\b(?:e?ktp|kk) (?:dki|jakarta|luar|daerah|dari|sini|setempat)\b")
_SHORTEST_NAME = 2  # letters
_TELLING = 5  # letters of a word that may tell one item from another


# of what is asked for these say nothing
_NO_THINGS = roots_in(
    "langsung elektronik terakhir masing semua lengkap baru indonesia i a the an of my our by is it"
    " this that also we you he she they need needed must have has do does should can will be are for with and or as at"
    " in on to from before after if when first still required submit attach include provide apply application copy"
    " original valid"
)
_ALSO_ASKED = roots_in("bayar biaya gratis")  # "perlu KK ga, bayar ga?"
_OF_ANY_PAPER = roots_in("hasil bukti sertifikat daftar salinan fotokopi result proof certificate copy list")
_OWN_THING = re.compile(r"\b(\w{3,}?) ?nya\b|\b(\w+) (?:saya|kami|aku|sendiri)\b")

_NEED = re.compile(
    r"\b(?:perlu|harus|wajib|butuh|membutuhkan|memerlukan|diperlukan|dibutuhkan|diwajibkan|disyaratkan|diminta|need"
    r"|must|have to|required|mandatory|necessary|syarat)\b"
)
_USED = re.compile(r"\b(?:pakai|memakai|cukup)\b")
_IF = re.compile(r" (?:kalau|jika|bila|apabila|if|karena|soalnya|padahal|because) .*$")
_NO_OBJECT = re.compile(
    r"^(?: ?(?:tidak|ya|sih|kah|kan|juga|dulu|lagi|atau|min|kak|pak|bu|bapak|ibu|mas|mbak|dong|saja|sekarang|nih|memang"
    r"|boleh|bisa|menyusul|nyusul|belakangan|nanti|it|that|or|not|now|any ?more"
    r"|dilampirkan|disertakan|diunggah|dibawa|ada|dipenuhi|dibuat|diserahkan|be attached))*"
    r"(?: (?:untuk|buat(?! (?:pt|cv|yayasan|koperasi|badan|akta|surat|npwp|nib)\b)|for|dalam|pada|bagi|ke|to)\b.*)?$"
)

_BEFORE = 6  # words that may be what is needed where it stands first: "KK ahli waris wajib?"


class Verdict(StrEnum):
    """What a list says of a paper."""

    MANDATORY = "mandatory"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"
    SUPERSEDED = "superseded"
    ABSENT = "absent"
    DETAIL = "detail"  # not whether but how it must be
    ALLOWED = "allowed"  # not whether it is needed but whether something about it is allowed
    NEAR = "near"  # only what the list says was asked for


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper that was asked about: its item in the list, or, when it is absent, only the key of its kind."""

    verdict: Verdict
    item: Requirement | None
    kind: str


def asks_for_company(question: Question) -> bool:
    """Whether a question asks if one must found a company: that is no paper."""
    return _A_COMPANY.search(question.text) is not None


def asked_papers(question: Question, permit: Permit, documents: Mapping[str, DocumentKind]) -> tuple[Asked, ...]:
    """Return the papers that ``question`` names, in its order, as the list of ``permit`` has them.

    Nothing when the list is unknown, or when the question wants all of it.
    """
    if (
        asks_for_company(question)
        or permit.requirements is None
        or question.form in (Form.LIST, Form.HOW, Form.WHERE, Form.WHO, Form.HOW_LONG)
    ):
        return ()
    words = _BY_OSS.sub(" ", _OF_A_PLACE.sub(" ", _SIP.sub("sip", without_names(question.words, permit))))
    yes_or_no = question.form in (Form.NEEDED, Form.ALLOWED, Form.WHETHER, Form.WHICH)
    detail = bool(_OF_A_KIND.search(words)) or question.form is Form.HOW_MANY
    near = bool(_STANDS_FOR.search(words) or _SUFFICES.search(words))
    near = near or (question.form is Form.WHETHER and not (_NEED.search(words) or _USED.search(words)))
    allowed = question.form is Form.ALLOWED
    if allowed and _ACTIVITY.search(words):
        return ()
    if not (yes_or_no or detail) or ((is_an_act(words) or asks_one_more_sip(question)) and not detail):
        return ()
    said = Verdict.NEAR if near else Verdict.DETAIL if detail else Verdict.ALLOWED if allowed else None
    found: dict[int | str, Asked] = {}
    named = _named(needed_in(words) if question.form is Form.NEEDED and not detail else words, documents)
    if question.form is Form.NEEDED and not detail and _of_something_else(question, permit, words, named):
        return ()
    for hint, key in named:
        items = _items(permit.requirements, hint, key, words)
        for item in items:
            found.setdefault(id(item), Asked(said or _verdict(item), item, key))
        absent = not items and question.form is Form.NEEDED and not detail and hint not in _VAGUE
        other = hint.startswith("izin ") and " atau " in words  # one permit or the other, and no paper
        if absent and not other and not _is_itself(permit, documents[key]):
            found.setdefault(key, Asked(Verdict.ABSENT, None, key))
    return tuple(found.values())


def _of_something_else(question: Question, permit: Permit, words: str, named: Sequence[tuple[str, str]]) -> bool:
    """Whether what is asked to be needed is more than the papers that it names: "KTP Jakarta", "akta baru".

    What the list itself says of its papers makes it no more, nor what is the writer's own or was spoken of before.
    """
    asked = needed_in(words)
    for hint, _ in named:
        asked = asked.replace(_usual(hint) or hint, " ")
    listed = " ".join(
        f"{item.text} {item.text_en} {item.condition or ''} {item.condition_en or ''}"
        for item in permit.requirements or ()
    )
    own = " ".join(found[1] or found[2] for found in _OWN_THING.finditer(question.text.lower()))
    known = roots_in(f"{question.before} {permit.name} {own} {listed}")
    return bool(telling_of(asked) - known - _NO_THINGS - _ALSO_ASKED)


def asks_one_more_sip(question: Question) -> bool:
    """Return whether a question is on a further SIP, for another place, and on no paper: "perlu SIPP kedua?"."""
    return _ONE_MORE_SIP.search(question.words) is not None


def is_an_act(words: str) -> bool:
    """Whether something is to be done with a paper, and not whether it is needed: "harus dicabut?"."""
    act = _DONE_WITH.search(words)
    return (act is not None and not _HAVING.match(act[1])) or is_done_with_permit(words)


def is_done_with_permit(words: str) -> bool:
    """Whether something is asked to be done with the permit itself, with all its papers: "masih bisa diperpanjang?"."""
    return _DONE_ALSO.search(words) is not None and not _WITHOUT.search(words)


def _is_itself(permit: Permit, kind: DocumentKind) -> bool:
    """Whether a kind of paper is what the permit itself gives: UKL-UPL is not missing from the list for UKL-UPL."""
    label = f"{kind.label} {kind.label_en}".lower()
    names = (permit.name, *permit.aliases)
    return any(len(name) > _SHORTEST_NAME and stands_whole(name.lower(), label) for name in names)


def of_a_kind(question: Question) -> str | None:
    """Return the word by which a question asks how a paper must be (certified, stamped, its size), or None."""
    found = _OF_A_KIND.search(question.words)
    return found[0] if found else None


def like(words: str, permit: Permit) -> Requirement | None:
    """Return the item of a list whose paper is asked for, with all that is said of it, or None.

    Of a word that both only share no item is an answer: "surat kepala puskesmas" is none of the "kepala dinas".
    """
    if _OF_RESIDENTS.search(words):
        return None
    own = roots_in(" ".join((permit.name, permit.name_en, *permit.aliases)))
    said = telling_of(needed_in(without_names(words, permit))) - own - _NO_THINGS
    for item in permit.requirements or ():
        for text in (item.text, item.text_en):
            words_of_it = (word for word in map(root, _WORDS.findall(text.lower())) if word not in _OF_ANY_PAPER)
            head = next((word for word in words_of_it if telling_in((word,))), "")
            if item.state is not Force.SUPERSEDED and head in said and said <= roots_in(text):
                return item
    return None


def needed_in(words: str) -> str:
    """Return the words that may name what is needed: those after the word for it, or before it when none follow."""
    need = _NEED.search(words) or _USED.search(words)
    if need is None:
        return words
    after = _IF.sub("", words[need.end() :])
    return " ".join(words[: need.start()].split()[-_BEFORE:]) if _NO_OBJECT.match(after) else after


def _named(words: str, documents: Mapping[str, DocumentKind]) -> list[tuple[str, str]]:
    """Return (hint, key) of the papers named in ``words``, in order, the longest names first where they overlap."""
    hints = _by_first_word(documents)
    hits = [
        (m.start() - m.end(), key, place, m.start(), m.end(), hint)
        for word in ("", *dict.fromkeys(_RUN.findall(words)))
        for usual, place, hint, key in hints.get(word, ())
        if usual in words  # before a pattern is made of it
        for m in re.finditer(rf"\b{re.escape(usual)}\b", words)
    ]
    kept: list[tuple[int, int, str, str]] = []
    for _, key, _, start, end, hint in sorted(hits):
        if not any(start < other[1] and other[0] < end for other in kept):
            kept.append((start, end, hint, key))
    return [(hint, key) for _, _, hint, key in sorted(kept)]


def _usual(hint: str) -> str | None:
    """Return a hint as a question spells it, or None when it names no paper for sure."""
    if (len(hint) <= 2 and hint not in _SHORT) or hint in _PERSONS:
        return None
    return _HYPHEN.sub("", _SHORTENED.sub("rekomendasi", hint))


def _first_words(kinds: tuple[DocumentKind, ...]) -> Mapping[str, list[tuple[str, int, str, str]]]:
    """Return (usual spelling, place, hint, key) of some thousand hints by the word that begins them, "" if none does.

    The place is that among the hints of its kind.
    """
    found: dict[str, list[tuple[str, int, str, str]]] = {}
    for kind in kinds:
        for place, hint in enumerate(kind.hints):
            if (usual := _usual(hint)) is not None:
                run = _RUN.match(usual)
                found.setdefault(run[0] if run else "", []).append((usual, place, hint, kind.key))
    return found


_by_first_word = Once(_first_words)


def _items(items: Sequence[Requirement], hint: str, key: str, words: str) -> list[Requirement]:
    """Return the items for a paper: of its kind, else one whose words name it; what is in force first.

    Of several of a kind those that share a word with the question, where any does.
    """
    ranked = sorted(items, key=lambda item: (item.state is Force.SUPERSEDED, not item.mandatory))
    same = [item for item in ranked if item.document == key]
    if not same:
        word = re.compile(rf"\b{re.escape(hint)}\b", re.IGNORECASE)
        return [item for item in ranked if word.search(item.text) or word.search(item.text_en)][:1]
    said = {word for word in _WORDS.findall(words) if len(word) >= _TELLING}
    shares = {id(item): len(said & set(_WORDS.findall(item.text.lower()))) for item in same}
    most = max(shares.values())
    return [item for item in same if shares[id(item)] == most]


def _verdict(item: Requirement) -> Verdict:
    if item.state is Force.SUPERSEDED:
        return Verdict.SUPERSEDED
    if item.condition:
        return Verdict.CONDITIONAL
    return Verdict.MANDATORY if item.mandatory else Verdict.OPTIONAL


def without_names(words: str, permit: Permit) -> str:
    """Return ``words`` without the names of the permit: "surat makam" names it and is no paper then."""
    written = {name.lower() for name in (permit.name, permit.name_en, *permit.aliases, *permit.ambiguous)}
    names = written | {name.replace("-", " ") for name in written}  # "SPP-IRT" is "spp irt" in its usual spelling
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if name in words:
            words = _named_as(name).sub(" ", words)
    return words


@lru_cache(maxsize=256)  # of the names that most questions have
def _named_as(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b(?! (?:lama|asli|sebelumnya|pertama|kedua|ketiga))")
