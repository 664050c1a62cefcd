"""The sentence that a question wants: yes, no, there, then, or that we do not know, before anything else is told.

Whoever asks whether a paper is needed wants a word about that paper and not the list. Only typed fields of the entry
are told; what they do not hold is said to be unknown, with who will look, and the nearest fact that is known.
"""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.draft.answer.choose import FIGURES
from helpdesk.draft.answer.contradicted import is_contradicted
from helpdesk.draft.answer.nearest import RENEWAL, is_for_renewal, items_of, nearest, state_of_paper
from helpdesk.draft.answer.particular import groups_of, particular_of, particulars_of
from helpdesk.draft.answer.permit_needed import WAY, Direct, or_enough, what_for
from helpdesk.draft.answer.whether_needed import is_by_measure, is_on_need
from helpdesk.draft.asked.asks import (
    DIRECT,
    VISITED,
    YES_OR_NO,
    asks_penalty,
    asks_when_to_apply,
    is_plain,
    says_attorney,
    says_legal,
)
from helpdesk.draft.asked.asks_permit import asks_for_permit
from helpdesk.draft.asked.own_words import main_part
from helpdesk.draft.asked.papers_asked import Asked, Verdict, asked_papers, asks_for_company, of_a_kind
from helpdesk.draft.asked.phrase import roots_in
from helpdesk.draft.entry.bearing import bearing, in_a_case
from helpdesk.draft.entry.facts import Teller, display_name, in_english, lacking, requirements, short_name
from helpdesk.draft.entry.requirements import ItemWriter
from helpdesk.draft.templating.parts import PaperLine
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

_ONLINE = Pattern(
    r"\b(?:online|onlen|daring|luring|offline|loket|jakevo|oss|aplikasi|website|web|counter|datang)\b",
    flags=re.IGNORECASE,
)
UNSURE = frozenset({"asked", "needed", "who", "when", "penalty"})
"""Sides on which a permit's fields hold little: a topic on the matter answers better."""
_CASE = frozenset({Aspect.STATUS, Aspect.COMPLAINT, Aspect.DOCUMENTS_CHECK})
_PLACE = Pattern(r"\b(?:lewat|melalui|kepada|OSS|JakEVO|SIMBG|PTSP|kelurahan|kecamatan|dinas|through|at the|to the)\b")
_WAY_AND_RULE = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.LEGAL})
_SIDES = Pattern(
    r"\b(?:syarat\w*|persyaratan\w*|dokumen\w*|berkas\w*|dasar hukum|prosedur\w*|tata cara|alur|requirements?)\b"
)
_WHOLE = frozenset({Form.LIST, Form.HOW})  # these want a side as a whole, whatever else is told
_ON_WHAT_IS = Pattern(  # how to change what there is: no steps to a new one
    r"\b(?:ubah|diubah|mengubah|ganti|diganti|mengganti|perbaiki|diperbaiki|memperbaiki|koreksi|dikoreksi|betulkan"
    r"|dibetulkan"
    r"|ralat|hapus|dihapus|menghapus|cek|dicek|mengecek|unduh|diunduh|cetak|dicetak|change|correct|update|delete"
    r"|download)\b"
)
_STILL = Pattern(
    r"\bmasih (?:ada(?! (?:lagi|yang|berapa|apa|guna\w*|manfaat\w*|harapan|waktu))|berlaku|diterbitkan|dilayani)\b"
    r"|\bsudah (?:dihapus|ditiadakan"
    r"|tidak ada)\b|\bstill (?:issued"
    r"|exist)"
)
_IN_CASE = Pattern(  # "masih berlaku kalau pindah alamat?" asks of one's own paper
    r"\b(?:kalau|kalo|jika|bila|apabila|setelah|sesudah|sejak|padahal|walau\w*|meski\w*|dengan nama|if|once|after"
    r"|although)\b"
)
# "siapa yang memeriksa?" and "siapa yang bisa menghentikan?" ask for no applicant
_APPLICANT = Pattern(
    r"\b(?:mengajukan|aju|diajukan|mengurus|urus|diurus|memohon|pemohon|mendaftar\w*|daftar|didaftarkan|berhak"
    r"|memperpanjang"
    r"|perpanjang|diperpanjang|membuat|buat|mengambil|ambil|memiliki|mempunyai|punya|mendapat\w*|memperoleh|memegang"
    r"|menggunakan|memakai|pakai|atas nama|apply|applies|entitled|eligible|register|obtain|get|have|hold|own)\b",
    r"\b(?:boleh|bisa|dapat|wajib|harus|perlu|can|may|must|needs?)\b(?! (?:\w+ )?(?:me[lmnrwy]\w{4,}|di\w{4,}|ber\w{4,}"
    r"|tanda ?tangan|ttd|cek|tolong|bantu|stop|prevent|sign|check|inspect|help|answer|close|remove|issue)\b)",
)
_LOSES = Pattern(r"\b(?:lost|hilang|rusak|damaged)\b")  # "I lost it when moving" asks of no day
_ACT = (
    r"(?:di)?(?:copot|lepas|bongkar|turunkan|ubah|ganti|pasang|tagih|pakai|pake|tempati|bangun|gali|buka|jual|sewakan)"
    r"(?:in|kan|i)?"
)
_OF_ANOTHER_ACT = Pattern(  # "stiker boleh dicopot kapan", "kapan bisa saya ambil": nothing is applied for on that day
    rf"\b{_ACT} (?:\w+ ){{0,2}}kapan\b|\bkapan (?:\w+ ){{0,3}}{_ACT}\b"
    r"|\bkapan (?:\w+ ){0,3}(?:(?:di)?ambil|(?:di)?terima|jadi|jadinya|terbit|keluar|selesai|kelar|rampung)\b"
    r"|\b(?:(?:di)?ambil|(?:di)?terima|jadinya|terbitnya|keluarnya|selesainya|kelarnya) kapan\b"
)
_AT_COUNTER = Pattern(  # "harus datang ke kantor atau dari HP saja?"
    r"\b(?:harus |perlu |wajib |bisa |boleh )?datang (?:\w+ )?(?:ke |di )?(?:kantor|loket|ptsp|sana|sini"
    r"|tempat bapak)\b"
    r"|\b(?:urus|diurus|daftar|mendaftar|aju|diajukan|mengajukan|bikin|buat|bisa|lewat"
    r"|secara) (?:\w+ )?(?:daring|online|internet)\b"
    r"|\bdari (?:hp|rumah|ponsel)\b|\bapply online\b|\bin person\b"
)
_HANDLED = Pattern(
    r"\b(?:diurus|dilayani|ditangani|handled|issued|processed|done) (?:di |ke |oleh |by |at )?"
    r"(?:sini|disini|kantor|dpmptsp|ptsp"
    r"|your|you|here)\b"
)
_LIST_TOO = Pattern(  # "syaratnya apa dan harus ke mana dulu"
    r"\b(?:syarat|persyaratan|dokumen|berkas)(?:nya)? apa\b"
    r"|\bapa (?:saja )?(?:syarat|persyaratan|dokumen|berkas)(?:nya)?\b"
)
_OF_ONE_THING = frozenset({Form.WHEN, Form.WHERE, Form.WHO})
_LIST_BESIDE = Pattern(  # "persyaratan perpanjangan dan waktu pengajuan paling lambat"
    r"\b(?:syarat|persyaratan|dokumen|berkas|requirements|documents)(?:nya)?(?: \w+){0,3} (?:dan|serta|juga|and)\b"
    r"|\b(?:dan|serta|juga|and)(?: apa)?(?: saja)? (?:syarat|persyaratan|dokumen|berkas|requirements|documents)\b"
)
_OF_A_FIGURE = frozenset({Form.HOW_LONG, Form.HOW_MANY, Form.OPEN})
_OF_A_FEE = Pattern(
    r"\b(?:biaya\w*|tarif\w*|retribusi\w*|pajak\w*|(?:di|mem)?pungut\w*|gratis|\w*bayar\w*|denda|uang|rp ?\d|harga)\b",
    flags=re.IGNORECASE,
)
_SAYS = {
    Aspect.FEE: _OF_A_FEE,
    Aspect.VALIDITY: Pattern(
        r"\b(?:berlaku\w*|seumur|tahun\w*|bulan|habis|kedaluwarsa|valid\w*|expire\w*|years?|months?|lifetime)\b",
        flags=re.IGNORECASE,
    ),
    Aspect.DURATION: Pattern(
        r"\b(?:hari|lama\w*|waktu|cepat|dipercepat|batas|jam|minggu|bulan|tahun|proses|selesai|sebelum|days?|long|time"
        r"|weeks?|fast\w*|before)\b",
        flags=re.IGNORECASE,
    ),
}
_OF_A_PLACE = Pattern(r"\b(?:mana|kemana|dimana|siapa|where|whom)\b")  # "dari pelatihan daring?" asks for none
_SUBSTITUTE = Pattern(r"\b(?:pengganti(?:nya)?|ganti(?:nya)? (?:dari |untuk )?\w+ apa|substitutes?|instead of)\b")
_OF_ITS_STATE = frozenset({Verdict.NEAR, Verdict.DETAIL, Verdict.ALLOWED})
_WITHOUT = Pattern(
    r"\b(?:tanpa|lain|lainnya|ganti\w*|pengganti\w*|tetap|lanjut\w*|dulu|bagaimana"
    r"|bisa|boleh|dapat|without|instead|other|still)\b"
)


_PLACE_ROOTS = roots_in("mana where")
_OF_APPLYING = roots_in(  # on which our own channel is told beside
    "kelurahan kecamatan unit kantor dinas instansi lewat ajukan mengajukan diajukan daftar upload login online kota"
    " provinsi duluan office apply"
)


def direct(teller: Teller, permit: Permit, question: Question) -> Direct | None:
    """Return what to say at once about ``permit``, or None where the sides themselves are the answer."""
    narrow = _particular(teller, permit, question)
    name = short_name(display_name(permit, teller.language))
    of_a_place = permit.channel is not None or _OF_A_PLACE.search(question.words) is not None
    if narrow is not None and question.form is Form.WHERE and of_a_place and not _says_where(teller, permit, question):
        place = _where(teller, permit, question, name)
        known = place is not None and place.known
        return replace(narrow, parts=(*place.parts, *narrow.parts)) if known and place is not None else narrow
    if narrow is None and in_a_case(question) and not _CASE.intersection(question.aspects):
        return _bearing(teller, permit, question, name)
    return narrow or _at_once(teller, permit, question)


def _says_where(teller: Teller, permit: Permit, question: Question) -> bool:
    """Whether what the entry says to just this question is itself on where: "uji lab di mana?" asks of no counter."""
    found = particulars_of(permit, question, teller.templates)
    said = roots_in(f"{question.words} {question.text}")
    groups = (words for words, _, particular in groups_of(permit, teller.templates) if particular in found)
    return any(words <= said and words & _PLACE_ROOTS and not words & _OF_APPLYING for words in groups)


def _at_once(teller: Teller, permit: Permit, question: Question) -> Direct | None:
    asked = set(question.aspects)
    needed = question.form is Form.NEEDED and asks_for_permit(
        question, permit
    )  # "harus ada izin, kalau tidak didenda?"
    if asks_penalty(question) and not asked & _CASE and not needed:
        name = short_name(display_name(permit, teller.language))
        silent = teller.render("unknown", aspects=["penalty"], name=None)
        return Direct("penalty", (silent,), _covered(question), known=False)
    how_a_paper_is = question.form is Form.OPEN and of_a_kind(question) is not None
    if not (question.form in DIRECT or how_a_paper_is or says_attorney(question)) or asked & _CASE:
        return None
    covers = _covered(question)
    if question.form in _OF_ONE_THING and _LIST_BESIDE.search(question.words):
        covers -= {Aspect.REQUIREMENTS}
    if not asked & covers or (question.form is not Form.LIST and _LIST_TOO.search(question.words)):
        return None
    name = short_name(display_name(permit, teller.language))
    papers = (_bearing, _papers) if question.form is not Form.NEEDED else (_papers, _bearing)
    makers = (_still, _visit, _attorney, _lacking, or_enough, *papers, _where, _when, _who)
    for make in makers:
        found = make(teller, permit, question, name)
        if found is not None:
            return replace(found, covers=covers)
    if question.form not in DIRECT:
        return None
    rest = nearest(teller, permit, question, name)
    return rest and replace(rest, covers=covers)


def _particular(teller: Teller, permit: Permit, question: Question) -> Direct | None:
    """Return what the entry says to just this question."""
    asked = set(question.aspects)
    found = () if asked & _CASE else particulars_of(permit, question, teller.templates)
    has_it = "renewal" in teller.claims.stated and question.form is not Form.NEEDED  # who renews knows that it is due
    told = [one for one in found if not (is_contradicted(one, teller.mail) or (has_it and is_by_measure(one)))]
    if asked and asked <= FIGURES and question.form in _OF_A_FIGURE:  # "berlakunya berapa tahun, untuk ruko?"
        told = [one for one in told if any(_SAYS[side].search(" ".join((one.text, *one.about))) for side in asked)]
    if not told:
        return None
    whole_form = question.form in _WHOLE and not (question.form is Form.HOW and _ON_WHAT_IS.search(question.words))
    sides = not in_a_case(question) and (whole_form or (question.form is Form.OPEN and _SIDES.search(question.words)))
    whole = _WAY_AND_RULE if sides else frozenset()
    figures = FIGURES if not asked <= FIGURES else frozenset()
    if permit.fee is not None and not any(_OF_A_FEE.search(" ".join((one.text, *one.about))) for one in told):
        figures |= {Aspect.FEE}  # a known fee is told beside what speaks of none
    figures = frozenset({Aspect.FEE}) if asks_when_to_apply(question) else figures
    name = short_name(display_name(permit, teller.language))
    by_story = particular_of(permit, replace(question, before=""), teller.templates) is None
    first = what_for(teller, permit, question, name) if by_story and not any(map(is_on_need, told)) else ""
    parts = (*filter(None, [first]), *(teller.particular(particular, question) for particular in told))
    return Direct("asked", parts, frozenset(asked - whole - figures), firm=True)


def _covered(question: Question) -> frozenset[Aspect]:
    covers = set(WAY)
    if asks_penalty(question):
        covers |= {Aspect.LEGAL, Aspect.FEE}
    if not says_legal(question):
        covers.add(Aspect.LEGAL)
    if question.form is Form.WHEN:
        covers |= {Aspect.DURATION, Aspect.VALIDITY}
    if question.form in (Form.WHO, Form.WHETHER, Form.OPEN):
        covers.add(Aspect.DEFINITION)
    return frozenset(covers)


def _still(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    """Return that a permit is still issued, for whoever has heard that it is of the past."""
    if question.form is not Form.WHETHER or not _STILL.search(question.words) or _IN_CASE.search(question.words):
        return None
    about = permit.definition_en if in_english(teller.language) else permit.definition
    return Direct("still", (teller.render("still_issued", name=name, about=about),), WAY)


def _visit(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    if not VISITED.search(main_part(question)) or question.form not in YES_OR_NO:
        return None
    if permit.site_visit is None:
        return Direct("visit", (teller.render("unknown", aspects=["visit"], name=name),), WAY, known=False)
    return Direct("visit", (teller.render("visit", site_visit=permit.site_visit, plain=is_plain(question)),), WAY)


def _attorney(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    """Return that somebody else may apply, where the permit's own list says what they need for it."""
    if not says_attorney(question):
        return None
    writer = items_of(teller, permit)
    items = [writer.text(item, grouped=True) for item in writer.current if item.when == "attorney"]
    if not items:
        return None
    return Direct("attorney", (teller.render("attorney", name=name, items=items),), WAY)


def _bearing(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    """Return what the list asks of people in the case that is asked about."""
    if asks_for_permit(question, permit) or asks_for_company(question):
        return None  # whether it is needed at all comes first
    found = bearing(teller, permit, question)
    if not found:
        return None
    told = teller.render("bearing", name=name, bearings=list(found))
    return Direct("asked", (told, *teller.caveat(permit, [Aspect.REQUIREMENTS])), WAY, firm=True)


def _lacking(teller: Teller, permit: Permit, question: Question, _: str) -> Direct | None:
    """Return what the list says of the papers that the mail says its writer lacks, where they ask to do without."""
    told = lacking(teller, permit)
    if not told or question.form not in YES_OR_NO:
        return None
    asked = asked_papers(question, permit, teller.knowledge.documents)
    missing = {*teller.claims.lost, *teller.claims.lack}
    if not (missing & {paper.kind for paper in asked} or (not asked and _WITHOUT.search(question.words))):
        return None
    caveat = teller.caveat(permit, [Aspect.REQUIREMENTS])
    if asked or not teller.lists:  # who names the paper wants a word on it alone
        return Direct("papers", (told, *caveat), WAY, firm=True)
    rest = requirements(teller, permit, None, basic=True).removeprefix(told).strip()
    return Direct("papers", (told, *caveat, rest), WAY, firm=True)


def _papers(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    found = asked_papers(question, permit, teller.knowledge.documents)
    whether = question.form is Form.NEEDED  # "perlu SKP?" is answered by when it is
    asked = [
        paper
        for paper in found
        if whether or paper.item is None or not is_for_renewal(paper.item.condition, teller.mail)
    ]
    if not asked:
        return None
    if _SUBSTITUTE.search(question.words):
        claims = replace(teller.claims, lack=tuple(paper.kind for paper in asked), lost=())
        if instead := lacking(replace(teller, claims=claims), permit):
            return Direct("papers", (instead, *teller.caveat(permit, [Aspect.REQUIREMENTS])), WAY, firm=True)
    writer = items_of(teller, permit)
    if len(asked) == 1 and asked[0].verdict in _OF_ITS_STATE and asked[0].item is not None:
        state = state_of_paper(teller, permit, question, asked[0].item.document)
        if state:
            return Direct("papers", (state,), WAY)
    lines = [_line(writer, paper) for paper in asked]
    told = [
        teller.said(
            "needed", name=name, papers=lines, plain=is_plain(question), matters=teller.called(question, permit)
        )
    ]
    if any(paper.item is not None and paper.verdict is not Verdict.SUPERSEDED for paper in asked):
        told += teller.caveat(permit, [Aspect.REQUIREMENTS])
    return Direct("papers", tuple(told), WAY)


def _line(writer: ItemWriter, paper: Asked) -> PaperLine:
    whole = paper.item is not None and paper.verdict is not Verdict.SUPERSEDED
    text = writer.text(paper.item) if whole and paper.item else writer.label(paper.kind)
    return PaperLine(str(paper.verdict), text)


def _where(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    by_what = _HANDLED.search(question.words) or (permit.channel is not None and _AT_COUNTER.search(question.words))
    if question.form is not Form.WHERE and not (question.form in YES_OR_NO and by_what):
        return None
    note = permit.unit_note if not in_english(teller.language) else None
    steps = permit.procedure_en if in_english(teller.language) else permit.procedure
    step = steps[0] if steps and not permit.channel and _PLACE.search(steps[0]) else None
    online = _ONLINE.search(teller.mail) is not None
    told = teller.render(
        "where", name=name, channel=permit.channel, unit_note=note, units=permit.units, step=step, online_asked=online
    )
    known = bool(permit.channel or note or permit.units or step)
    caveat = teller.of_elsewhere(permit) if step else ()
    return Direct("where", (told, *caveat), WAY, known=known)


def _when(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    if question.form is not Form.WHEN or _LOSES.search(question.words) or _OF_ANOTHER_ACT.search(question.words):
        return None
    validity = permit.validity_en if in_english(teller.language) else permit.validity
    renewal = bool(RENEWAL.search(question.words))
    told = teller.render("when", name=name, validity=validity, renewal=renewal)
    return Direct("when", (told,), WAY, known=validity is not None, firm=validity is not None)


def _who(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    about = permit.definition_en if in_english(teller.language) else permit.definition
    if question.form is not Form.WHO or not about or not _APPLICANT.search(question.words):
        return None
    return Direct("who", (teller.render("who", name=name, about=about),), WAY)
