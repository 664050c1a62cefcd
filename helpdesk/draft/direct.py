"""The sentence that a question wants: yes, no, there, then, or that we do not know, before anything else is told.

Whoever asks whether a paper is needed wants a word about that paper and not the list. Only typed fields of the entry
are told; what they do not hold is said to be unknown, with who will look, and the nearest fact that is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from helpdesk.draft.asks import DIRECT, VISITED, YES_OR_NO, asks_penalty, is_plain, says_attorney, says_legal
from helpdesk.draft.bearing import bearing
from helpdesk.draft.facts import Teller, display_name, in_english, lacking, requirements, short_name
from helpdesk.draft.papers_asked import Asked, Verdict, asked_papers, like, needed_in, of_a_kind, without_names
from helpdesk.draft.requirements import ItemWriter
from helpdesk.draft.samples import PaperLine
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

UNSURE = frozenset({"asked", "needed", "who", "when", "penalty"})
"""Sides on which a permit's fields hold little: a topic on the matter answers better."""
_CASE = frozenset({Aspect.STATUS, Aspect.COMPLAINT, Aspect.DOCUMENTS_CHECK})
_WAY = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER})
_RENEWAL = Pattern(r"\b(?:di|mem)?perpanjang\w*\b|\bhabis\b|\bdaftar ulang\b|\bmati\b|\bkadaluarsa\b")
_PLACE = Pattern(r"\b(?:lewat|melalui|kepada|OSS|JakEVO|SIMBG|PTSP|kelurahan|kecamatan|dinas|through|at the|to the)\b")
_FALLS_UNDER = Pattern(r"\b(?:termasuk|kena|masuk|izin|dianggap|count|fall)\b")
_STEM = 5  # letters by which "lapor" and "laporan" are one
_PREFIX = re.compile(r"^(?:di|me(?:ng|ny|m|n)?|ber|ter|pe(?:ng|ny|m|n)?)(?=\w{4})")
_EVERY_STEP = frozenset(
    {"ajuka", "tungg", "terim", "petug", "mohon", "berka", "dokum", "lengk", "rik", "riksa", "unit", "hasil", "surat"}
    | {
        "setuj",
        "sampa",
        "kepal",
        "perse",
        "tolak",
        "nolak",
        "penol",
        "beser",
        "sudah",
        "setel",
        "apaka",
        "harus",
        "tidak",
        "perlu",
        "rluka",
        "baru",
        "izin",
    }
)
_EMPTY = frozenset({"tidak", "sendiri", "kalau", "memang", "untuk", "masih", "apakah", "harus"})
_COMMON = frozenset({"usaha", "tempat", "jakarta", "provinsi", "pemerintah", "kegiatan", "milik", "diurus", "boleh"})
_OF_FEES = frozenset(
    {"biaya", "bayar", "dipungut", "tarif", "retribusi", "daerah", "layanan", "tetap", "tahun", "melalui"}
)
_FEW_LEFT = 1  # words beside the permit: more of them are about something else
# "baru lagi atau cukup ubah alamat?" asks for no paper that has an address in it
_CHANGE = Pattern(
    r"\b(?:ubah|diubah|mengubah|berubah|perubahan|ganti|diganti|pindah|dipindah|update)\b"
    r"(?: \w+){0,2} (?:alamat|nama|tempat|lokasi|data|pemilik|direktur)\b|\bbaru (?:lagi )?(?:atau|apa)\b"
)
_STILL = Pattern(
    r"\bmasih (?:ada(?! (?:lagi|yang|berapa|apa))|berlaku|diterbitkan|dilayani)\b|\bsudah (?:dihapus|ditiadakan"
    r"|tidak ada)\b|\bstill (?:issued"
    r"|exist)"
)
_IN_CHARGE = Pattern(r"\b(?:penanggung ?jawab|apoteker pendamping|tenaga teknis|person in charge)\w*\b")
# begun anew, meanwhile, made over to somebody: no list of papers comes near that
_NO_LIST = Pattern(
    r"\b(?:ajukan|aju|urus|daftar|mulai|dari) (?:\w+ )?(?:ulang|lagi|awal|nol)\b|\bstart over\b"
    r"|\b(?:selama|sementara|sambil|meanwhile|while) (?:\w+ ?){1,4}$"
    r"|\b(?:masih|tetap) (?:boleh|bisa|dapat) (?:dipakai|digunakan|dihuni|ditempati|buka|beroperasi|bekerja|kerja"
    r"|jalan)\b"
    r"|\b(?:pindah ?tangan\w*|dipindah ?tangankan|dialihkan|diwariskan|dijual|diteruskan|transferred)\b"
)
# "siapa yang memeriksa?" asks for no applicant
_APPLICANT = Pattern(
    r"\b(?:mengajukan|aju|diajukan|mengurus|urus|diurus|memohon|pemohon|mendaftar|daftar|berhak|boleh|bisa|dapat|wajib|harus"
    r"|perlu|memperpanjang|perpanjang|atas nama|apply|applies|entitled|eligible|can|may|must|needs?)\b"
)
_ANEW = Pattern(r"\b(?:urus|bikin|buat|ajukan|daftar|izin|permohonan) (?:yang )?(?:baru|ulang|lagi)\b")
_LOSES = Pattern(r"\b(?:lost|hilang|rusak|damaged)\b")  # "I lost it when moving" asks of no day
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
_WITHOUT = Pattern(
    r"\b(?:tanpa|lain|lainnya|ganti\w*|pengganti\w*|tetap|lanjut\w*|dulu|bagaimana"
    r"|bisa|boleh|dapat|without|instead|other|still)\b"
)
_LONG = re.compile(r"\b[a-z]{5,}\b")
_OF_THE_PERMIT = re.compile(
    r"\b(?:izin|permit|licen[cs]e|urus|mengurus|diurus|daftar|mendaftar|lapor|punya|memiliki)\b"
)


@dataclass(frozen=True, slots=True)
class Direct:
    """What is said at once: ``side`` names it in the heading; ``covers`` are the aspects that need no more.

    ``known`` is false when it only says that nothing is known; ``firm``: no topic would answer better.
    """

    side: str
    parts: tuple[str, ...]
    covers: frozenset[Aspect]
    known: bool = True
    firm: bool = False


def direct(teller: Teller, permit: Permit, question: Question, common: Collection[str]) -> Direct | None:
    """Return what to say at once about ``permit``, or None where the sides themselves are the answer.

    ``common`` are words that tell no requirement from another.
    """
    asked = set(question.aspects)
    if asks_penalty(question) and not asked & _CASE:
        name = short_name(display_name(permit, teller.language))
        silent = teller.render("unknown", aspects=["penalty"], name=None)
        return Direct("penalty", (silent,), _covered(question), known=False)
    how_a_paper_is = question.form is Form.OPEN and of_a_kind(question) is not None
    if not (question.form in DIRECT or how_a_paper_is or says_attorney(question)) or asked & _CASE:
        return None
    covers = _covered(question)
    if not asked & covers or (question.form is not Form.LIST and _LIST_TOO.search(question.words)):
        return None
    name = short_name(display_name(permit, teller.language))
    papers = (_bearing, _papers) if question.form is not Form.NEEDED else (_papers, _bearing)
    makers = (_still, _visit, _attorney, _lacking, *papers, _where, _when, _who)
    for make in makers:
        found = make(teller, permit, question, name)
        if found is not None:
            return replace(found, covers=covers)
    if question.form not in DIRECT:
        return None
    rest = _open(teller, permit, question, name, common)
    return rest and replace(rest, covers=covers)


def _covered(question: Question) -> frozenset[Aspect]:
    covers = set(_WAY)
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
    if question.form is not Form.WHETHER or not _STILL.search(question.words):
        return None
    about = permit.definition_en if in_english(teller.language) else permit.definition
    return Direct("still", (teller.render("still_issued", name=name, about=about),), _WAY)


def _visit(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    if not VISITED.search(question.words) or question.form not in YES_OR_NO:
        return None
    if permit.site_visit is None:
        return Direct("visit", (teller.render("unknown", aspects=["visit"], name=name),), _WAY, known=False)
    return Direct("visit", (teller.render("visit", site_visit=permit.site_visit, plain=is_plain(question)),), _WAY)


def _attorney(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    """Return that somebody else may apply, where the permit's own list says what they need for it."""
    if not says_attorney(question):
        return None
    writer = _items(teller, permit)
    items = [writer.text(item, grouped=True) for item in writer.current if item.when == "attorney"]
    if not items:
        return None
    return Direct("attorney", (teller.render("attorney", name=name, items=items),), _WAY)


def _bearing(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    """Return what the list asks of people in the case that is asked about."""
    if _asks_for_permit(question, permit):
        return None  # whether it is needed at all comes first
    found = bearing(teller, permit, question)
    if not found:
        return None
    told = teller.render("bearing", name=name, bearings=list(found))
    return Direct("asked", (told, *teller.caveat(permit, [Aspect.REQUIREMENTS])), _WAY, firm=True)


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
        return Direct("papers", (told, *caveat), _WAY, firm=True)
    rest = requirements(teller, permit, None, basic=True).removeprefix(told).strip()
    return Direct("papers", (told, *caveat, rest), _WAY, firm=True)


def _papers(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    asked = asked_papers(question, permit, teller.knowledge.documents)
    if not asked:
        return None
    writer = _items(teller, permit)
    lines = [_line(writer, paper) for paper in asked]
    told = [
        teller.said(
            "needed", name=name, papers=lines, plain=is_plain(question), matters=teller.called(question, permit)
        )
    ]
    if any(paper.item is not None and paper.verdict is not Verdict.SUPERSEDED for paper in asked):
        told += teller.caveat(permit, [Aspect.REQUIREMENTS])
    return Direct("papers", tuple(told), _WAY)


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
    told = teller.render("where", name=name, channel=permit.channel, unit_note=note, units=permit.units, step=step)
    known = bool(permit.channel or note or permit.units or step)
    caveat = teller.caveat(permit, [Aspect.PROCEDURE]) if step else ()
    return Direct("where", (told, *caveat), _WAY, known=known)


def _when(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    if question.form is not Form.WHEN or _LOSES.search(question.words):
        return None
    validity = permit.validity_en if in_english(teller.language) else permit.validity
    renewal = bool(_RENEWAL.search(question.words))
    told = teller.render("when", name=name, validity=validity, renewal=renewal)
    return Direct("when", (told,), _WAY, known=validity is not None, firm=validity is not None)


def _who(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    about = permit.definition_en if in_english(teller.language) else permit.definition
    if question.form is not Form.WHO or not about or not _APPLICANT.search(question.words):
        return None
    return Direct("who", (teller.render("who", name=name, about=about),), _WAY)


def _open(teller: Teller, permit: Permit, question: Question, name: str, common: Collection[str]) -> Direct | None:
    """Return that this is not known, with what comes nearest: an item of the list, or what the permit is for."""
    about = permit.definition_en if in_english(teller.language) else permit.definition
    if (step := _step(teller, permit, question)) is not None:
        told = teller.render("step", name=name, step=step)
        return Direct("asked", (told, *teller.caveat(permit, [Aspect.PROCEDURE])), _WAY, firm=True)
    if permit.fee is not None and _is_in_fee(question, permit):
        return Direct("fee", (teller.permit(permit, [Aspect.FEE]).known[-1],), _WAY, firm=True)
    if about and _asks_for_permit(question, permit):
        first, *more = about.split(". ")
        touching = [sentence for sentence in more if _touches(question, sentence, permit)]
        about = ". ".join([first, *touching]).rstrip(".")
        return Direct("needed", (teller.render("permit_needed", name=name, about=about),), _WAY, firm=bool(touching))
    if about and (said := _defined(question, about, permit)):
        return Direct("asked", (said,), _WAY, firm=True)
    item = None
    charged = _IN_CHARGE.search(question.words)
    if (question.form in (Form.NEEDED, Form.ALLOWED) or charged) and not _CHANGE.search(question.words):
        words = charged[0] if charged else question.words
        exact = question.form is Form.ALLOWED
        item = like(words, permit, teller.knowledge.documents, common, exact=exact)
    if item is not None:
        line = PaperLine(str(Verdict.NEAR), _items(teller, permit).text(item))
        told = teller.said("needed", name=name, papers=[line], plain=True, matters=teller.called(question, permit))
        return Direct("papers", (told, *teller.caveat(permit, [Aspect.REQUIREMENTS])), _WAY)
    silent = _not_known(teller, permit, question, name)
    return Direct("asked", silent, _WAY, known=len(silent) > 1 or _tells_validity(permit, question))


def _defined(question: Question, about: str, permit: Permit) -> str:
    """Return the sentences of a definition, after what the permit is, that speak of what the question does."""
    own = set(_LONG.findall(question.words)) - set(_LONG.findall(permit.name.lower())) - _EMPTY - _COMMON
    _, *more = re.split(r"(?<=\.) ", about)
    return " ".join(sentence for sentence in more if own & set(_LONG.findall(sentence.lower())))


def _is_in_fee(question: Question, permit: Permit) -> bool:
    """Whether a yes or no is about something that the fee turns on: "termasuk komersial?"."""
    names = f"{permit.name} {permit.name_en} {permit.definition or ''}".lower()
    own = set(_LONG.findall(question.words)) - set(_LONG.findall(names)) - _EMPTY - _COMMON
    said = set(_LONG.findall(permit.fee.text.lower())) if permit.fee else set()
    return question.form in YES_OR_NO and bool(own & said - _OF_FEES)


def _not_known(teller: Teller, permit: Permit, question: Question, name: str) -> tuple[str, ...]:
    about = permit.definition_en if in_english(teller.language) else permit.definition
    validity = permit.validity_en if in_english(teller.language) else permit.validity
    matters = teller.called(question, permit)
    if _NO_LIST.search(question.words):
        validity = validity if _tells_validity(permit, question) else None
        return (teller.said("not_known", name=name, validity=validity, matters=matters),)
    listed = bool(permit.requirements) and teller.lists and not asks_penalty(question)
    validity = validity if _tells_validity(permit, question) else None
    silent = teller.said("not_known", name=name, validity=validity, matters=matters)
    about = (
        about
        if about and not asks_penalty(question) and (not listed or _needs_telling(teller, question, about, permit))
        else None
    )
    told = (about, silent) if about else (silent,)
    if not listed:
        return told
    return (*told, *teller.caveat(permit, [Aspect.REQUIREMENTS]), requirements(teller, permit, None, basic=True))


def _tells_validity(permit: Permit, question: Question) -> bool:
    return permit.validity is not None and bool(_RENEWAL.search(question.words))


def _step(teller: Teller, permit: Permit, question: Question) -> str | None:
    """Return the step of the procedure that speaks of what has to be done, for a question whether it has."""
    if question.form is not Form.NEEDED:
        return None
    wanted = _stems(needed_in(without_names(question.words, permit))) - _EVERY_STEP
    steps = permit.procedure or ()
    at = next((i for i, step in enumerate(steps) if wanted & _stems(step.lower())), None)
    told = permit.procedure_en if in_english(teller.language) else steps
    return told[at] if at is not None and told and at < len(told) else None


def _stems(text: str) -> set[str]:
    """Return the first letters of the words of ``text`` without their prefixes, enough to know them again."""
    return {_PREFIX.sub("", word)[:_STEM] for word in _LONG.findall(text)}


def _asks_for_permit(question: Question, permit: Permit) -> bool:
    """Whether a question asks if the permit itself is needed: "harus izin?", "itu termasuk reklame bukan?"."""
    if question.form is not Form.NEEDED:
        return question.form is Form.WHETHER and bool(_FALLS_UNDER.search(question.words))
    if _ANEW.search(question.words):
        return False  # "harus urus baru?" asks of a permit that one has
    wanted = needed_in(question.words)
    bare = without_names(wanted, permit)
    left = [word for word in _LONG.findall(_OF_THE_PERMIT.sub(" ", bare)) if word not in _EMPTY]
    return (bare != wanted or bool(_OF_THE_PERMIT.search(wanted))) and len(left) <= _FEW_LEFT


def _needs_telling(teller: Teller, question: Question, about: str, permit: Permit) -> bool:
    """Whether what a permit is for belongs to an answer: who asks if they may, and names no permit, may not know it."""
    unnamed = teller.alone and question.form is Form.ALLOWED and without_names(question.words, permit) == question.words
    return unnamed or _is_bare(question) or _touches(question, about, permit)


def _is_bare(question: Question) -> bool:
    """Whether a question says nothing but that it asks: "boleh?" of what was told before."""
    return not set(_LONG.findall(question.words)) - _EMPTY - {"boleh", "bisakah", "bolehkah", "benar", "betul"}


def _touches(question: Question, text: str, permit: Permit) -> bool:
    """Whether a text speaks of something that the question does too, beside the permit itself."""
    said = set(_LONG.findall(question.words)) - set(_LONG.findall(permit.name.lower()))
    return bool(said & set(_LONG.findall(text.lower())))


def _items(teller: Teller, permit: Permit) -> ItemWriter:
    return ItemWriter(permit, teller.knowledge.documents, teller.templates, teller.language)
