"""What a permit's list says to a question whether somebody may: an item that is asked of such people answers it.

A list that asks "the owner's consent, if the land is not your own" has thought of tenants; one that asks a deed "if the
applicant is a company" is not for companies alone. No yes is made of it: what the list says is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.conditions import named_conditions
from helpdesk.draft.asked.papers_asked import needed_in, without_names
from helpdesk.draft.asked.phrase import roots_in, telling_of
from helpdesk.draft.entry.facts import Teller, in_english
from helpdesk.draft.templating.parts import Bearing
from helpdesk.model.knowledge import Permit, Requirement
from helpdesk.model.question import Form, Question
from helpdesk.pattern import Pattern

_PERSON, _BODIES = "individual", frozenset({"company", "cooperative"})
_PREMISES = frozenset({"rented", "not-owner"})
_SORTS = (frozenset({_PERSON}) | _BODIES, _PREMISES)  # of conditions, of which a list may name one and mean the other
_HAS_NONE = Pattern(
    r"\b(?:tidak|belum|bukan|tanpa|no|not|without)(?: (?:punya|ada|memiliki|mempunyai|berbentuk|berupa|have|a|an))*"
    r" (?:badan usaha|badan hukum|yayasan|pt|cv|perusahaan|koperasi|company|foundation)\b"
)
_PAPERS = {"foreigner": {"kitas-paspor"}, "rented": {"perjanjian-sewa"}, "not-owner": {"persetujuan-pemilik"}}
_TELLING = (
    frozenset({_PERSON, "foreigner", "student", "employee", "second-practice", "not-practising", "self-practice"})
    | {"facility-practice", "unregistered-land", "new-vehicle", "used-vehicle", "renewal", "change", "relocation"}
    | _BODIES
    | _PREMISES
)
_HOW_THEY_WORK = frozenset(
    {"self-practice", "facility-practice", "employee", "not-practising", "renewal"}
)  # told by the way
_OF_A_BODY = frozenset({"akta-pendirian", "sk-pengesahan", "akta-perubahan", "anggaran-dasar"})
_APPLICANTS = Pattern(
    r"\b(?:perorangan|perseorangan|badan (?:hukum|usaha)|lembaga|yayasan|masyarakat|individuals?|compan(?:y|ies))\b",
    flags=re.IGNORECASE,
)
_EITHER = Pattern(
    r"\b(?:baru|awal|nol|ulang|cukup)\b.*\b(?:atau|apa)\b|\b(?:atau|apa)\b.*\b(?:baru|awal|nol|ulang|cukup)\b"
)
_LISTED = frozenset({Form.LIST, Form.OPEN})
# "karena lama tidak praktik, bukti apa?", "untuk yang kedua, tambahannya apa?" ask for no whole list
_BESIDE = Pattern(r"\b(?:tambahan\w*|selain|karena|khusus\w*|additional|besides|extra|because)\b")
_STILL_WANTING = Pattern(r"\b(?:kurang|missing)\b")
_CHOICE = frozenset({Form.NEEDED, Form.ALLOWED, Form.WHETHER, Form.WHICH, Form.WHO})
_LONG = re.compile(r"\b[a-z]{5,}\b")
_SAYS_LITTLE = frozenset(
    {
        "dapat",
        "bisakah",
        "bolehkah",
        "apakah",
        "tidak",
        "diurus",
        "mengurus",
        "izinnya",
        "untuk",
        "pemohon",
        "apabila",
        "belum",
        "sudah",
        "sendiri",
        "orang",
        "lebih",
        "dengan",
        "tempat",
        "harus",
        "perlu",
    }
    | {"boleh", "usaha", "milik", "bukan", "pernah", "punya", "jenis", "sebagai", "perubahan", "perpanjangan"}
)
_FORMS = roots_in(
    "yayasan badan hukum usaha perorangan perseorangan pt cv lembaga bentuk berbentuk perusahaan koperasi"
)
_EACH = re.compile(r"\bper \w+\b")  # "per kendaraan atau per perusahaan?" asks of no form
_PERSONS = re.compile(r"\b(?:perorangan|perseorangan)\b")
_OR_MUST = re.compile(r"\b(?:atau|apa) (?:harus|wajib|perlu|mesti)\b")
_A_WAY = re.compile(r"\b(?:harus|perlu|wajib|mesti|cukup)(?: \w+)? (?:ke|lewat|melalui|datang)\b")
_ENOUGH = 2  # words of a condition that a question must share


def bearing(teller: Teller, permit: Permit, question: Question) -> tuple[Bearing, ...]:
    """Return what the list of ``permit`` asks of people in the case that ``question`` is about, if it does.

    A few words that name no case ("boleh tidak?") are about the case that the mail states.
    """
    words = _EACH.sub(" ", without_names(question.words, permit))
    if (question.form not in _CHOICE and not in_a_case(question)) or _A_WAY.search(words):
        return ()
    either = _EITHER.search(words)  # "perpanjang atau bikin baru?", "dari awal atau cukup perubahan?"
    telling = _TELLING if question.form is not Form.NEEDED or either else _TELLING - _HOW_THEY_WORK
    telling = telling if either else telling - {"renewal", "change", "relocation"}
    named = _affirmed(words) & telling
    must = question.form is Form.NEEDED or _OR_MUST.search(words) is not None
    if question.form is Form.NEEDED:  # "pergantian direktur PT, perlu diubah?" asks of no form
        named -= _SORTS[0] - _affirmed(needed_in(words))
    if not named and not set(_LONG.findall(words)) - _SAYS_LITTLE:
        named = teller.claims.stated & telling - _HOW_THEY_WORK
    found = [told for sort in _sorts(named) for told in _of_sort(teller, permit, sort, named, must=must)]
    found = found or _told(teller, permit, "case", _sharing(teller, permit, words))
    of_the_form = len(telling_of(words) - _FORMS) <= 1  # "ganti ketua yayasan perlu dilaporkan?" asks of no form
    if not found and of_the_form and named & _SORTS[0] and (always := _of_every_body(teller, permit)):
        found = [always]
    if not found and of_the_form and named & _SORTS[0]:
        about = permit.definition_en if in_english(teller.language) else permit.definition
        found = [Bearing("about", None, (about,))] if about and _APPLICANTS.search(about) else []
    return tuple(dict.fromkeys(found))


def _affirmed(words: str) -> frozenset[str]:
    """Return the conditions that ``words`` name; who has no company asks as a person."""
    without = named_conditions(_HAS_NONE.sub(" ", words))
    denied = named_conditions(words) - without
    return without | ({_PERSON} if denied & _BODIES and not without & _SORTS[0] else frozenset())


def in_a_case(question: Question) -> bool:
    """Return whether a question wants what is asked in one case, and not the whole list."""
    wants = question.form in _LISTED and _BESIDE.search(question.words) is not None
    return wants and not _STILL_WANTING.search(question.words)


def _sorts(named: frozenset[str]) -> list[frozenset[str]]:
    """Return the sorts of conditions that ``named`` are of, each once; one that is of no sort is its own."""
    found = [next((sort for sort in _SORTS if when in sort), frozenset({when})) for when in sorted(named)]
    return list(dict.fromkeys(found))


def _of_sort(
    teller: Teller, permit: Permit, sort: frozenset[str], named: frozenset[str], *, must: bool
) -> list[Bearing]:
    """Return what is asked in a case of ``sort``; ``must``: the question is whether that has to be so."""
    current = teller.items(permit).current
    items = [item for item in current if item.when in sort]
    exact = [item for item in items if item.when in named]
    deeds = [item for item in items if item.when in _BODIES and item.document in _OF_A_BODY]
    if _PERSON in named and not any(item.when == _PERSON for item in items):
        if (always := _of_every_body(teller, permit)) is not None:
            return [always]
        return _told(teller, permit, "not-only", items) if deeds else []
    persons = any(item.when == _PERSON or _PERSONS.search(item.condition or "") for item in current)
    if must and deeds and persons and _of_every_body(teller, permit) is None:
        return _told(teller, permit, "not-only", deeds)  # the list has thought of persons as well
    if sort is _SORTS[0] and not exact and items:
        items = []  # what is asked of a cooperative says nothing of a company
    if not items:
        papers = {key for when in sort for key in _PAPERS.get(when, ())}
        items = [item for item in current if papers & {item.document, *item.alternatives}]
    return _told(teller, permit, "case", items if sort is _SORTS[0] else exact or items)


def _of_every_body(teller: Teller, permit: Permit) -> Bearing | None:
    """Return the papers of a body that a list asks of all who apply: "harus yayasan?", "boleh perorangan?"."""
    current = teller.items(permit).current
    always = [i for i in current if i.mandatory and not i.condition and i.document in _OF_A_BODY]
    words = tuple(teller.items(permit).words(item) for item in always)
    return Bearing("always", None, words) if words else None


def _sharing(teller: Teller, permit: Permit, words: str) -> list[Requirement]:
    """Return the items whose condition speaks of what the question does."""
    said = set(_LONG.findall(words)) - _SAYS_LITTLE
    found = []
    for item in teller.items(permit).current:
        own = set(_LONG.findall((item.condition or "").lower())) - _SAYS_LITTLE
        if own and len(own & said) >= min(_ENOUGH, len(own)):
            found.append(item)
    return found


def _told(teller: Teller, permit: Permit, how: str, items: Sequence[Requirement]) -> list[Bearing]:
    """Return ``items`` in words, those of one condition together."""
    writer = teller.items(permit)
    grouped: dict[str | None, list[str]] = {}
    for item in items:
        grouped.setdefault(writer.condition(item), []).append(writer.text(item, grouped=True))
    return [Bearing(how, condition, tuple(texts)) for condition, texts in grouped.items()]
