"""What comes nearest to a question that no side of a permit answers: a step, an item, or that it is unknown."""

from __future__ import annotations

import re

from helpdesk.draft.answer.permit_needed import WAY, Direct, has_it, is_made_anew, needed
from helpdesk.draft.asked.asks import YES_OR_NO, asks_penalty
from helpdesk.draft.asked.asks_permit import ANEW, EMPTY, LONG, asks_for_permit, is_bare, names_nothing_else, touches
from helpdesk.draft.asked.own_words import main_part
from helpdesk.draft.asked.papers_asked import (
    Verdict,
    asks_for_company,
    is_done_with_permit,
    like,
    needed_in,
    without_names,
)
from helpdesk.draft.asked.phrase import roots_in, telling_of
from helpdesk.draft.entry.facts import Teller, in_english, requirements
from helpdesk.draft.entry.matters import speaks_of, things_in
from helpdesk.draft.entry.requirements import ItemWriter
from helpdesk.draft.templating.parts import PaperLine
from helpdesk.model.knowledge import Permit, Requirement
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

RENEWAL = Pattern(r"\b(?:di|mem)?perpanjang\w*\b|\bhabis\b|\bdaftar ulang\b|\bmati\b|\bkadaluarsa\b")
_EVERY_STEP = roots_in("ajukan terima petugas mohon lengkap periksa unit hasil setuju sampaikan tolak setelah dinas")
_WHICH = re.compile(r"\b(?:apa|mana|berapa|siapa|which|what|who)\b")
_COMMON = frozenset({"usaha", "tempat", "jakarta", "provinsi", "pemerintah", "kegiatan", "milik", "diurus", "boleh"})
_PROCESS = """
biaya bayar dibayar dipungut tarif retribusi daerah layanan tetap tahun melalui sebelum setelah sesudah permohonan
pemeriksaan ditetapkan besarnya terbit before after application examined issued assessed regional amount charged
"""
_OF_FEES = frozenset(_PROCESS.split())
# "baru lagi atau cukup ubah alamat?" asks for no paper that has an address in it
_CHANGE = Pattern(
    r"\b(?:ubah|diubah|mengubah|berubah|perubahan|ganti|diganti|pindah|dipindah|update)\b"
    r"(?: \w+){0,2} (?:alamat|nama|tempat|lokasi|data|pemilik|direktur)\b|\bbaru (?:lagi )?(?:atau|apa)\b"
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
_DONE_TO_PERMIT = Pattern(  # "surat makam harus diperpanjang dulu?" asks for no paper of its list
    r"\b(?:harus|perlu|wajib|mesti|must|need to)(?: \w+)? "
    r"(?:diperpanjang|dicabut|dibatalkan|ditutup|dialihkan|be (?:renewed|revoked|cancelled))\b"
)
_REPLACES = re.compile(r"\b(?:menggantikan|replaces)\b")
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_STATE = Pattern(r"\b(?:robek|sobek|luntur|buram|pudar|kusam|lecek|kusut|terlipat|basah|bolong|torn|faded|stained)\b")
_EARLY = Pattern(  # what is applied for before one has everything; a tree that is felled first is none
    r"\bbelum\b(?! (?:\w+ )?(?:keluar|terbit|turun|jadi|selesai|kelar|diproses|disetujui|dijawab))|\byet\b"
    r"|\b(?:bikin|dibikin|buat|dibuat|urus|diurus|mengurus|ngurus|aju|ajukan|diajukan|mengajukan|daftar\w*|apply|get)\b"
    r"(?: \w+){0,3} (?:dulu|duluan|dahulu|before|already)\b"
)
_RENEWAL = Pattern(
    r"\b(?:(?:di|mem)?perpanjang\w*|habis|abis|mati|berakhir|renew\w*|exten[ds]\w*|expir\w*)\b", flags=re.IGNORECASE
)
_TO_REPORT = Pattern(r"\b(?:lapor|melapor|laporan|report)\b")  # may be a step


def is_for_renewal(condition: str | None, mail: str) -> bool:
    """Return whether a paper is only for a renewal, of which ``mail`` has no word: its writer hands in none."""
    return _RENEWAL.search(condition or "") is not None and not _RENEWAL.search(mail)


def nearest(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    """Return that this is not known, with what comes nearest: an item of the list, or what the permit is for."""
    about = permit.definition_en if in_english(teller.language) else permit.definition
    alone = asks_for_permit(question, permit, 0) or (
        asks_for_permit(question, permit) and names_nothing_else(question, permit)
    )
    bare = bool(about) and alone and not _TO_REPORT.search(question.words)
    if not bare and (step := _step(teller, permit, question)) is not None:
        told = teller.render("step", name=name, step=step)
        return Direct("asked", (told, *teller.caveat(permit, [Aspect.PROCEDURE])), WAY, firm=True)
    whether = question.form is Form.NEEDED and asks_for_permit(question, permit)  # "papan 1x2 meter harus izin?"
    if permit.fee is not None and not whether and _is_in_fee(question, permit):
        return Direct("fee", (teller.permit(permit, [Aspect.FEE]).known[-1],), WAY, firm=True)
    held = has_it(permit, teller.mail) or is_made_anew(permit, question, teller.mail)
    if about and asks_for_permit(question, permit) and not held:
        return needed(teller, permit, question, name, about)
    if about and (said := _defined(question, about, permit, teller.mail)):
        return Direct("asked", (said,), WAY, firm=True)
    item = None
    charged = _IN_CHARGE.search(question.words)
    done = is_done_with_permit(question.words) or _DONE_TO_PERMIT.search(question.words)
    of_a_paper = question.form in (Form.NEEDED, Form.ALLOWED) and not (done or asks_for_company(question))
    if (of_a_paper or charged) and not _CHANGE.search(question.words):
        words = charged[0] if charged else question.words
        item = like(words, permit)
        item = None if item is not None and is_for_renewal(item.condition, teller.mail) else item
    if item is not None:
        return Direct("papers", _near(teller, permit, question, name, item), WAY)
    silent = _not_known(teller, permit, question, name)
    return Direct("asked", silent, WAY, known=len(silent) > 1 or _tells_validity(permit, question))


def _defined(question: Question, about: str, permit: Permit, mail: str) -> str:
    """Return the sentences of a definition, after what the permit is, that speak of what the question does.

    What it took the place of is told only to a mail that names that.
    """
    own = set(LONG.findall(question.words)) - set(LONG.findall(permit.name.lower())) - EMPTY - _COMMON
    _, *more = re.split(r"(?<=\.) ", about)
    told = " ".join(sentence for sentence in more if own & set(LONG.findall(sentence.lower())))
    return _without_replaced(told, mail)


def _without_replaced(told: str, mail: str) -> str:
    """Return ``told`` without the sentences on what a permit took the place of, unless ``mail`` names that."""
    return " ".join(one for one in re.split(r"(?<=\.) ", told) if not _REPLACES.search(one) or _names_old(mail, one))


def _names_old(mail: str, sentence: str) -> bool:
    old = _REPLACES.split(sentence)[-1]
    names = _ACRONYM.findall(old)
    return not names or re.search(rf"\b(?:{'|'.join(map(re.escape, names))})\b", mail, re.IGNORECASE) is not None


def _is_in_fee(question: Question, permit: Permit) -> bool:
    """Whether a yes or no is about something that the fee turns on: "termasuk komersial?"."""
    names = f"{permit.name} {permit.name_en} {permit.definition or ''}".lower()
    own = set(LONG.findall(question.words)) - set(LONG.findall(names)) - EMPTY - _COMMON
    said = set(LONG.findall(permit.fee.text.lower())) if permit.fee else set()
    return question.form in YES_OR_NO and bool(own & said - _OF_FEES)


def _near(teller: Teller, permit: Permit, question: Question, name: str, item: Requirement) -> tuple[str, ...]:
    if state := state_of_paper(teller, permit, question, item.document):
        return (state,)
    line = PaperLine(str(Verdict.NEAR), items_of(teller, permit).text(item))
    told = teller.said("needed", name=name, papers=[line], plain=True, matters=teller.called(question, permit))
    return (told, *teller.caveat(permit, [Aspect.REQUIREMENTS]))


def state_of_paper(teller: Teller, permit: Permit, question: Question, document: str | None) -> str:
    """Return that our material says nothing of a paper in the state that is asked of, or an empty string.

    That the list asks for the paper says not whether it is good when torn.
    """
    found = _STATE.search(question.words)
    if found is None or document is None:
        return ""
    label = items_of(teller, permit).kind(document)
    english = in_english(teller.language)
    called = f"{label[:1].lower()}{label[1:]}" if label[1:2].islower() else label
    worn = f"the state of this paper: {called}" if english else f"{called} yang {found[0]}"
    return teller.said("left_open", matters=[worn], whole=False)


def _of_itself(teller: Teller, permit: Permit, question: Question) -> tuple[str, ...]:
    """Return the steps of a permit to who asks of the thing that it is called after: "masih bisa diperpanjang?"."""
    own = things_in(without_names(main_part(question), permit))
    if not own or not permit.procedure or not all(speaks_of(f"{permit.name} {permit.name_en}", one) for one in own):
        return ()
    return teller.permit(permit, [Aspect.PROCEDURE]).known


def _not_known(teller: Teller, permit: Permit, question: Question, name: str) -> tuple[str, ...]:
    about = permit.definition_en if in_english(teller.language) else permit.definition
    validity = permit.validity_en if in_english(teller.language) else permit.validity
    matters = teller.called(question, permit)
    if not matters and (steps := _of_itself(teller, permit, question)):
        return steps
    if _NO_LIST.search(question.words):
        validity = validity if _tells_validity(permit, question) else None
        return (teller.said("not_known", name=name, validity=validity, matters=matters),)
    validity = validity if _tells_validity(permit, question) else None
    silent = teller.said("not_known", name=name, validity=validity, matters=matters)
    belongs = not matters and not asks_penalty(question) and bool(about)
    belongs = belongs and (not permit.requirements or _needs_telling(teller, question, about or "", permit))
    told = (about, silent) if about and belongs else (silent,)
    # who has not everything yet sees from the list what they need; nobody else asked for it
    if not (_EARLY.search(question.words) and permit.requirements and teller.lists and teller.alone) or matters:
        return told
    return (*told, *teller.caveat(permit, [Aspect.REQUIREMENTS]), requirements(teller, permit, None, basic=True))


def _tells_validity(permit: Permit, question: Question) -> bool:
    return permit.validity is not None and bool(RENEWAL.search(question.words))


def _step(teller: Teller, permit: Permit, question: Question) -> str | None:
    """Return the step of the procedure that speaks of all that has to be done, for a question whether it has."""
    asked = needed_in(without_names(question.words, permit))
    if question.form is not Form.NEEDED or ANEW.search(question.words) or _WHICH.search(asked):
        return None
    wanted = telling_of(asked) - roots_in(permit.name) - _EVERY_STEP
    steps = permit.procedure or ()
    at = next((i for i, step in enumerate(steps) if wanted and wanted <= roots_in(step)), None)
    told = permit.procedure_en if in_english(teller.language) else steps
    return told[at] if at is not None and told and at < len(told) else None


def _needs_telling(teller: Teller, question: Question, about: str, permit: Permit) -> bool:
    """Whether what a permit is for belongs to an answer: who asks if they may, and names no permit, may not know it."""
    unnamed = teller.alone and question.form is Form.ALLOWED and without_names(question.words, permit) == question.words
    mail = teller.mail.lower()
    unnamed = unnamed and without_names(mail, permit) == mail
    return unnamed or is_bare(question) or touches(question, about, permit)


def items_of(teller: Teller, permit: Permit) -> ItemWriter:
    return teller.items(permit)
