"""Whether a question asks if a permit itself is needed: "harus izin?", and not "harus punya BPJS?" or "urus baru?"."""

from __future__ import annotations

import re

from helpdesk.draft.asked.asks import BORROWED
from helpdesk.draft.asked.papers_asked import needed_in, without_names
from helpdesk.draft.asked.permit_names import names_of
from helpdesk.draft.asked.phrase import roots_in, telling_of
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Fact, Form, Question
from helpdesk.pattern import Pattern

LONG = re.compile(r"\b[a-z]{5,}\b")
EMPTY = frozenset({"tidak", "sendiri", "kalau", "memang", "untuk", "masih", "apakah", "harus"})
_HARDLY = (
    0.15  # chance below which need is not asked of: half of what seemed to ask for it and did not, 2 in 100 of what did
)
_FEW_LEFT = 1  # words beside the permit: more of them are about something else
_FALLS_UNDER = Pattern(  # not "apakah ada pemeriksaan sebelum izin keluar?"
    r"\b(?:termasuk|kena|masuk|dianggap|mewajibkan|memerlukan|count|fall)\b"
    r"|\b(?:ada|pakai|memakai|butuh|is it|itu) (?:an? )?(?:izin|permit)"
)
_ENOUGH = Pattern(r"(?<!atau )(?<!apa )\b(?:cukup|enough)\b")  # "pakai SIP ini cukup?" is of a permit that one has, too
ANEW = Pattern(r"\b(?:urus|bikin|buat|ajukan|daftar|izin|permohonan) (?:\w{2,4} )?(?:yang )?(?:baru|ulang|lagi)\b")
_WITH_PERMIT = Pattern(r"\b(?:izin|ijin|permit|licen[cs]e)\b[^.?!\n]*[.?!]?\s*$", flags=re.IGNORECASE)  # just before
INSTEAD = Pattern(  # "perlu izin atau cukup lapor RT?", "izin LKP atau NIB saja?"
    r" (?:atau|apa|or) (?:\w+ ){0,3}?(?:cukup|hanya|langsung|saja|enough|only|just|sufficient)\b.*$"
)
_FROM_AN_OFFICE = re.compile(
    r" (?:dari|di|from|by) (?:the )?(?:dinas|dinkes|dinsos|pemda|pemprov|kantor)(?: (?!atau\b|apa\b)\w+)?\b"
)
_CAPITALS = re.compile(r"(?<![A-Z] )\b[A-Z]{3,}\b(?! (?!DKI\b|PTSP\b)[A-Z]{2})")  # and no whole question in them
_OFFICES = "ptsp dpmptsp pmptsp oss dki jakevo rtrw pemprov"
_OF_A_BODY = Pattern(r"\b(?:pt|cv|yayasan|koperasi|badan (?:usaha|hukum)|foundation|company)\b")
_OF_THE_PERMIT = re.compile(
    r"\b(?:izin|permit|licen[cs]e|urus|mengurus|diurus|daftar|mendaftar|lapor|punya|memiliki)\b"
)


def asks_for_permit(question: Question, permit: Permit, most: int = _FEW_LEFT) -> bool:
    """Whether a question asks if the permit itself is needed: "harus izin?", "itu termasuk reklame bukan?".

    ``most``: words that it may have beside.
    """
    if question.form is not Form.NEEDED:
        falls_under = question.form is Form.WHETHER and _FALLS_UNDER.search(question.words) is not None
        return falls_under and question.wants(Fact.NEED) >= _HARDLY  # and not "itu termasuk pungli?"
    if ANEW.search(question.words) or _ENOUGH.search(question.words) or BORROWED.search(question.words):
        return False  # "harus urus baru?" asks of a permit that one has
    if is_bare(question) and _WITH_PERMIT.search(question.before):
        return True  # "katanya harus punya izin LKP. Betul harus?"
    if question.wants(Fact.NEED) < _HARDLY:
        return False
    wanted = _FROM_AN_OFFICE.sub("", INSTEAD.sub("", needed_in(question.words)))
    bare = without_names(wanted, permit)
    if _OF_A_BODY.search(bare) or (bare == wanted and _other_paper(question, wanted, permit)):
        return False  # "harus punya BPJS?" and "harus bikin PT dulu?" ask of that
    left = [word for word in LONG.findall(_OF_THE_PERMIT.sub(" ", bare)) if word not in EMPTY]
    return (bare != wanted or bool(_OF_THE_PERMIT.search(wanted))) and len(left) <= most


def _other_paper(question: Question, wanted: str, permit: Permit) -> bool:
    """Whether what is asked to be needed is named in capitals, and is none of the names of ``permit`` or of offices."""
    known = " ".join((*names_of(permit), _OFFICES)).split()
    return any(
        name in wanted.split() and name not in known for name in map(str.lower, _CAPITALS.findall(question.text))
    )


def names_nothing_else(question: Question, permit: Permit) -> bool:
    """Whether what is asked to be needed is the permit, by all its words: "harus punya yayasan?" asks of that."""
    wanted = _OF_THE_PERMIT.sub(" ", without_names(INSTEAD.sub("", needed_in(question.words)), permit))
    left = telling_of(" ".join(word for word in LONG.findall(wanted) if word not in EMPTY))
    return left <= roots_in(" ".join((permit.definition or "", permit.definition_en or "", *names_of(permit))))


def is_bare(question: Question) -> bool:
    """Whether a question says nothing but that it asks: "boleh?" of what was told before."""
    return not set(LONG.findall(question.words)) - EMPTY - {"boleh", "bisakah", "bolehkah", "benar", "betul"}


def touches(question: Question, text: str, permit: Permit) -> bool:
    """Whether a text speaks of something that the question does too, beside the permit itself."""
    said = set(LONG.findall(question.words)) - set(LONG.findall(permit.name.lower()))
    return bool(said & set(LONG.findall(text.lower())))
