"""What a permit's entry holds as a whole, only for who wants it: its list, its steps, its fee, how long it is valid.

"Izin apa lagi pak?" and "ada cara banding?" seem to ask for the papers and the steps of a permit, as much as "syaratnya
apa saja" and "mulainya dari mana"; "pajaknya?" seems to ask for its fee, and "masih laku buat pinjam KUR?" how long it
is valid. What a question wants is learnt (``match/wanted.py``). What it does not want is asked about all the same, but
narrowly: a line of the entry answers it, or an officer will.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from helpdesk.draft.asked.asks import asks_penalty
from helpdesk.draft.asked.phrase import roots_in, roots_of_names, telling_of
from helpdesk.model.knowledge import Knowledge, Permit
from helpdesk.model.question import Aspect, Fact, Form, Question
from helpdesk.pattern import Pattern

_LOOSE = frozenset({Form.LIST, Form.HOW, Form.OPEN})  # of these the whole side of an entry is told
# Chance below which the whole of a side is not wanted. Of questions that seemed to ask for a side and wanted it, each
# read by what other pens taught, fell below: list 4 of 100, steps 11, fee 3, validity 6, law 2 of 18; of those that did
# not want it: list 84, steps 66, fee 60, validity 16 of 23, law 25 of 27.
_HARDLY = {
    Aspect.REQUIREMENTS: (Fact.LIST, 0.25),
    Aspect.PROCEDURE: (Fact.STEPS, 0.2),
    Aspect.FEE: (Fact.FEE, 0.15),
    Aspect.VALIDITY: (Fact.VALIDITY, 0.1),
    Aspect.LEGAL: (Fact.LAW, 0.1),
}
_OF_FIGURES = frozenset({Aspect.FEE, Aspect.VALIDITY})  # told however they are asked
_TAX = Pattern(r"\b(?:pajak\w*|tax\w*)\b")
_PAYS = Pattern(r"\b(?:(?:di|mem)?bayar\w*|rincian\w*|tagihan\w*|ditagih|pay|paid|bill|charged?)\b")
_FREE = Pattern(r"\btidak dipungut biaya\b")
_OF_ITS_END = Pattern(  # how a well is closed is not how the permit for it is had
    r"\b(?:prosedur|tata cara|cara|langkah|alur|proses|procedure|steps|how)(?:nya)?"
    r"(?! (?:\w+ )?(?:i[zj]in|pbg|imb|permit))"
    r"(?: \w+){0,2} (?:penutupan|menutup|nutup|penghentian|menghentikan|close|closing|closure)"
    r"(?:nya)?(?: (?:of|a|the|my|our|di|pada|untuk))?(?: (?:sumur|usaha|toko|klinik|apotek|warung|well|shop|business)|$"
    r"| (?:yang|yg|harus|perlu|that|which))"
)
_BOTH = Pattern(  # "persyaratan dan tata cara perpanjangan" names the list and the steps
    r"\b(?:persyaratan|syarat|dokumen|requirements)(?:nya)?(?: \w+)? (?:dan|serta|maupun|and)(?: the)?"
    r" (?:tata ?cara|prosedur|alur|mekanisme|langkah\w*|tahapan|procedures?|steps|process)(?:nya)?\b",
    r"\b(?:tata ?cara|prosedur|alur|mekanisme|langkah\w*|tahapan|procedures?|steps|process)(?:nya)?(?: \w+)?"
    r" (?:dan|serta|maupun|and)(?: the)? (?:persyaratan|syarat|dokumen|requirements)(?:nya)?\b",
    flags=re.IGNORECASE,
)
_STEPS = Pattern(  # "langkahnya apa saja"
    r"\b(?:langkah(?:-langkah)?|alur|prosedur|tahapan|tata ?cara)(?:nya)?(?: \w+){0,3}"
    r" (?:apa aja|apa saja|bagaimana|gimana|gmn)\b",
    r"\b(?:apa saja|apa aja|bagaimana|gimana|gmn) (?:langkah(?:-langkah)?|alur|prosedur|tahapan|tata ?cara)(?:nya)?\b",
    r"\bwhat (?:are|is) the (?:steps|procedure)\b",
    flags=re.IGNORECASE,
)
_SIDE = Pattern(  # by which a list, or the steps, is asked for
    r"\b(?:syarat\w*|persyaratan\w*|dokumen\w*|berkas\w*|surat\w*|i[zj]in\w*|cara\w*|prosedur\w*|langkah\w*|alur\w*|tahap\w*|mulai\w*"
    r"|(?:di|me|meng|ng)?urus\w*|(?:di|meng|ng)?aju\w*|(?:men)?daftar\w*|requirements?|documents?|papers?|permits?|apply"
    r"|steps?|how to)\b",
    flags=re.IGNORECASE,
)
_BURIALS = frozenset({"iptm-baru", "iptm-tumpang"})  # the permits for a new grave, and for one with somebody in it
_WAY = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE})
_RATHER, _MAYBE = 0.5, 0.3  # chances from which something else is wanted, and from which the place to apply may be
_FORMS = ((Fact.CHANNEL, Form.WHERE), (Fact.NEED, Form.NEEDED))
# "mohon arahannya", "info PBG dong": who asks nothing else wants to hear what there is
_SOMEWHERE = Pattern(
    r"\b(?:di|daerah|wilayah|in|at)(?: (?:daerah|wilayah|kelurahan|kecamatan|kota|jalan|jl|rs|tpu|jakarta))* [a-z]+\b"
)
_OF_ANYTHING = roots_in(
    "info informasi arahan diarahkan petunjuk penjelasan dijelaskan bimbingan panduan bantuan dibantu tolong mohon"
    " tanya urus mengurus ngurus bikin buat membuat buka membuka mau ingin baru lengkap detail harus apa bagaimana dan"
    " information help guide guidance advise please need apply get open want"
)


def by_the_way(question: Question) -> Question:
    """Return a question on a permit that its mail only comes upon as one that wants no side of it as a whole.

    A midwife who asks "dan limbah medisnya gimana?" wants no list of a store for waste.
    """
    if question.form not in _LOOSE or not _WAY.issuperset(question.aspects) or _SIDE.search(question.text):
        return question
    return replace(question, aspects=(Aspect.OTHER,), form=_narrow(question))


def of_whole_sides(
    question: Question, found: Collection[Aspect], knowledge: Knowledge, *, only: bool, charged: bool
) -> Question:
    """Return a question that seems to ask for whole sides of a permit as one for what it wants of them.

    ``found`` are the sides that were read out of it: what a rule has set since is meant. ``only``: its mail asks
    nothing else. ``charged``: somebody wants money beside the fee, which is told.
    """
    permit = knowledge.permits.get(question.candidates[0].id) if question.candidates else None
    if permit is None or not question.words or _is_of_anything(question, permit, only=only):
        return question
    if _OF_ITS_END.search(question.words) and _WAY.intersection(question.aspects):
        others = tuple(side for side in question.aspects if side not in _WAY)
        return replace(question, aspects=others or (Aspect.OTHER,), form=Form.WHETHER)
    loose = question.form in _LOOSE
    sides = {side for side in _HARDLY if side in found and side in question.aspects}
    sides -= _spared(question, permit, charged=charged)
    if not loose:
        sides &= _OF_FIGURES if question.aspects == (Aspect.LEGAL,) else _OF_FIGURES | {Aspect.LEGAL}
    if not sides:
        return question
    unwanted = {side for side in sides if question.wants(_HARDLY[side][0]) < _HARDLY[side][1]}
    if question.wants(Fact.CHANNEL) >= _MAYBE:
        unwanted.discard(Aspect.PROCEDURE)  # where to apply is told with the steps
    if not unwanted:
        return question
    kept = tuple(side for side in question.aspects if side not in unwanted)
    if kept:
        return replace(question, aspects=kept)
    aspects = tuple(side for side in question.aspects if side not in _OF_FIGURES) or (Aspect.OTHER,)
    return replace(question, aspects=aspects, form=_narrow(question) if loose else question.form)


def _spared(question: Question, permit: Permit, *, charged: bool) -> frozenset[Aspect]:
    """Return the sides that are told however they are asked.

    Who is to bury somebody needs the whole list, as does who asks for list and steps by both
    their names; who names the steps reads them. A fee that
    is none is told to who speaks of paying, and one that is a tax to who asks of that: "kena pajak reklame?".
    """
    fee = (permit.fee.text if permit.fee is not None else None) or ""
    tax = _TAX.search(question.words) is not None and _TAX.search(fee) is not None
    free = _PAYS.search(question.words) is not None and _FREE.search(fee) is not None
    spared = frozenset({Aspect.FEE}) if charged or tax or free or asks_penalty(question) else frozenset[Aspect]()
    steps = frozenset({Aspect.PROCEDURE}) if _STEPS.search(question.text) else frozenset[Aspect]()
    return spared | steps | (_WAY if permit.id in _BURIALS or _BOTH.search(question.text) else frozenset())


def _is_of_anything(question: Question, permit: Permit, *, only: bool) -> bool:
    """Whether a question names its permit, and where, and nothing of it: "terus PIRT-nya bagaimana?".

    The only one of its mail need not name it: "mohon arahannya".
    """
    said, names = telling_of(_SOMEWHERE.sub(" ", question.words)), roots_of_names(permit)
    return said <= names | _OF_ANYTHING and (only or not said.isdisjoint(names))


def _narrow(question: Question) -> Form:
    """Return how a question asks that wants no side as a whole."""
    if question.wants(Fact.DEFINITION) >= _RATHER:
        return question.form
    return next((narrow for fact, narrow in _FORMS if question.wants(fact) >= _RATHER), Form.WHETHER)
