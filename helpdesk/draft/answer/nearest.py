"""What comes nearest to a question that no side of a permit answers: a step, an item, or that it is unknown."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from helpdesk.draft.answer.whether_needed import by_measure, by_story, tells_of_it
from helpdesk.draft.asked.asks import YES_OR_NO, asks_penalty, builds, is_plain
from helpdesk.draft.asked.papers_asked import Verdict, asked_papers, is_done_with_permit, like, needed_in, without_names
from helpdesk.draft.asked.permit_names import names_of
from helpdesk.draft.asked.phrase import roots_in, telling_of
from helpdesk.draft.entry.facts import Teller, display_name, in_english, requirements, short_name
from helpdesk.draft.entry.matters import matters_in, speaks_of
from helpdesk.draft.entry.requirements import ItemWriter
from helpdesk.draft.templating.samples import PaperLine
from helpdesk.model.knowledge import Permit, Requirement
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

WAY = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER})
RENEWAL = Pattern(r"\b(?:di|mem)?perpanjang\w*\b|\bhabis\b|\bdaftar ulang\b|\bmati\b|\bkadaluarsa\b")
_SURELY = 0.75  # confidence of the permit that a yes is said of
_SMALL = Pattern(r"\b(?:kecil|mungil|mini|small|tiny)\b", flags=re.IGNORECASE)  # too small for a plain yes
_FALLS_UNDER = Pattern(  # not "apakah ada pemeriksaan sebelum izin keluar?"
    r"\b(?:termasuk|kena|masuk|dianggap|mewajibkan|memerlukan|count|fall)\b"
    r"|\b(?:ada|pakai|memakai|butuh|is it|itu) (?:an? )?(?:izin|permit)"
)
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
        "dinas",
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
_STATE = Pattern(r"\b(?:robek|sobek|luntur|buram|pudar|kusam|lecek|kusut|terlipat|basah|bolong|torn|faded|stained)\b")
_EARLY = Pattern(r"\b(?:dulu|duluan|dahulu|belum|before|yet|already)\b")
_ENOUGH = Pattern(r"(?<!atau )(?<!apa )\b(?:cukup|enough)\b")  # "pakai SIP ini cukup?" is of a permit that one has, too
_ANEW = Pattern(r"\b(?:urus|bikin|buat|ajukan|daftar|izin|permohonan) (?:yang )?(?:baru|ulang|lagi)\b")
_TO_REPORT = Pattern(r"\b(?:lapor|melapor|laporan|report)\b")  # may be a step
_LONG = re.compile(r"\b[a-z]{5,}\b")
_WITH_PERMIT = Pattern(r"\b(?:izin|ijin|permit|licen[cs]e)\b[^.?!\n]*[.?!]?\s*$", flags=re.IGNORECASE)  # just before
_INSTEAD = Pattern(  # "perlu izin atau cukup lapor RT?", "izin LKP atau NIB saja?"
    r" (?:atau|apa|or) (?:\w+ ){0,3}?(?:cukup|hanya|langsung|saja|enough|only|just|sufficient)\b.*$"
)
_MADE_ANEW = Pattern(  # "harus dibuat baru atau cukup diubah?" asks of a permit that one has
    r"\b(?:baru|ubah|diubah|berubah|perubahan|ganti|diganti|\w*perpanjang\w*|update|pindah|lama|new|renew\w*|change\w*)\b"
)
_ITSELF = re.compile(r"\b(?:izin|ijin|permit|licen[cs]e)\b")
_CAPITALS = re.compile(r"(?<![A-Z] )\b[A-Z]{3,}\b(?! [A-Z]{2})")  # and no whole question in them
_OFFICES = "ptsp dpmptsp pmptsp oss dki jakevo rtrw pemprov"
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


def nearest(teller: Teller, permit: Permit, question: Question, name: str, common: Collection[str]) -> Direct | None:
    """Return that this is not known, with what comes nearest: an item of the list, or what the permit is for."""
    about = permit.definition_en if in_english(teller.language) else permit.definition
    alone = asks_for_permit(question, permit, 0) or (
        asks_for_permit(question, permit) and _names_nothing_else(question, permit)
    )
    bare = bool(about) and alone and not _TO_REPORT.search(question.words)
    if not bare and (step := _step(teller, permit, question)) is not None:
        told = teller.render("step", name=name, step=step)
        return Direct("asked", (told, *teller.caveat(permit, [Aspect.PROCEDURE])), WAY, firm=True)
    if permit.fee is not None and _is_in_fee(question, permit):
        return Direct("fee", (teller.permit(permit, [Aspect.FEE]).known[-1],), WAY, firm=True)
    if about and asks_for_permit(question, permit):
        return _needed(teller, permit, question, name, about)
    if about and (said := _defined(question, about, permit)):
        return Direct("asked", (said,), WAY, firm=True)
    item = None
    charged = _IN_CHARGE.search(question.words)
    done = is_done_with_permit(question.words) or _DONE_TO_PERMIT.search(question.words)
    of_a_paper = question.form in (Form.NEEDED, Form.ALLOWED) and not done
    if (of_a_paper or charged) and not _CHANGE.search(question.words):
        words = charged[0] if charged else question.words
        exact = question.form is Form.ALLOWED
        item = like(words, permit, teller.knowledge.documents, common, exact=exact)
    if item is not None:
        return Direct("papers", _near(teller, permit, question, name, item), WAY)
    silent = _not_known(teller, permit, question, name)
    return Direct("asked", silent, WAY, known=len(silent) > 1 or _tells_validity(permit, question))


def on_building(teller: Teller, permit: Permit, question: Question) -> tuple[str, ...]:
    """Return what ``permit``, in place of an old one, says of work on a building to who asks if that needs one."""
    about = permit.definition_en if in_english(teller.language) else permit.definition
    if (
        not about
        or not builds(permit.definition or "")
        or not builds(f"{question.before} {question.words} {teller.mail}")
    ):
        return ()
    line = by_story(permit, teller.mail, teller)
    if line is not None:
        return (teller.particular(line, question),)
    name = short_name(display_name(permit, teller.language))
    told = about.split(". ")[0].rstrip(".")
    return (teller.render("permit_needed", name=name, about=told, unsure=False, yes=False),)


def or_enough(teller: Teller, permit: Permit, question: Question, name: str) -> Direct | None:
    """Return what a permit is for, to who asks if it is needed or if something less is enough, as "izin atau NIB saja".

    What would be less and stands in its list is a paper for it: that is told, too.
    """
    about = permit.definition_en if in_english(teller.language) else permit.definition
    lesser = _INSTEAD.search(question.words)
    if question.form not in YES_OR_NO or lesser is None or not about or _MADE_ANEW.search(question.words):
        return None
    before = question.words[: lesser.start()]
    if without_names(before, permit) == before and not _ITSELF.search(before):
        return None  # "KTP atau cukup SIM?" asks of papers
    needed = _needed(teller, permit, replace(question, words=before), name, about)
    papers = asked_papers(
        replace(question, form=Form.NEEDED, words=f"perlu{lesser[0]}"), permit, teller.knowledge.documents
    )
    items = [paper.item for paper in papers if paper.item is not None and paper.verdict is not Verdict.SUPERSEDED]
    if not items:
        return needed
    lines = [PaperLine(str(Verdict.MANDATORY), items_of(teller, permit).text(item)) for item in items[:1]]
    told = teller.said("needed", name=name, papers=lines, plain=False, matters=())
    return replace(needed, parts=(*needed.parts, told, *teller.caveat(permit, [Aspect.REQUIREMENTS])))


def _needed(teller: Teller, permit: Permit, question: Question, name: str, about: str) -> Direct:
    """Return what a permit is for, and what its entry says of whether it is needed in the case that the mail tells."""
    first, *more = about.split(". ")
    touching = [sentence for sentence in more if by_measure(sentence) or _touches(question, sentence, permit)]
    line = by_story(permit, teller.mail, teller)
    about = ". ".join([first, *touching]).rstrip(".")
    open_yet = not touching and line is None
    likely = any(c.id == permit.id and c.confidence >= _SURELY for c in question.candidates[:1])
    decided = open_yet and likely and _names_nothing_else(question, permit) and tells_of_it(permit, teller.mail)
    yes = decided and is_plain(question) and not _SMALL.search(teller.mail)
    told = teller.render("permit_needed", name=name, about=about, unsure=open_yet and not decided, yes=yes)
    parts = (told,) if line is None else (told, teller.particular(line, question))
    return Direct("needed", parts, WAY, firm=decided or not open_yet)


def _names_nothing_else(question: Question, permit: Permit) -> bool:
    """Whether what is asked to be needed is the permit, by all its words: "harus punya yayasan?" asks of that."""
    wanted = _OF_THE_PERMIT.sub(" ", without_names(_INSTEAD.sub("", needed_in(question.words)), permit))
    left = telling_of(" ".join(word for word in _LONG.findall(wanted) if word not in _EMPTY))
    return left <= roots_in(" ".join((permit.definition or "", permit.definition_en or "", *names_of(permit))))


def what_for(teller: Teller, permit: Permit, question: Question, name: str) -> str:
    """Return what a permit is for to a question of nothing but whether it is needed, else an empty string."""
    about = permit.definition_en if in_english(teller.language) else permit.definition
    if not about or not asks_for_permit(question, permit, 0):
        return ""
    return teller.render("permit_needed", name=name, about=about.split(". ")[0].rstrip("."), unsure=False, yes=False)


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
    own = matters_in(without_names(question.words, permit))
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
    needed = not matters and not asks_penalty(question) and bool(about)
    needed = needed and (not permit.requirements or _needs_telling(teller, question, about or "", permit))
    told = (about, silent) if about and needed else (silent,)
    # who has not everything yet sees from the list what they need; nobody else asked for it
    if not (_EARLY.search(question.words) and permit.requirements and teller.lists and teller.alone) or matters:
        return told
    return (*told, *teller.caveat(permit, [Aspect.REQUIREMENTS]), requirements(teller, permit, None, basic=True))


def _tells_validity(permit: Permit, question: Question) -> bool:
    return permit.validity is not None and bool(RENEWAL.search(question.words))


def _step(teller: Teller, permit: Permit, question: Question) -> str | None:
    """Return the step of the procedure that speaks of what has to be done, for a question whether it has."""
    if question.form is not Form.NEEDED or _ANEW.search(question.words):
        return None
    wanted = _stems(needed_in(without_names(question.words, permit))) - _EVERY_STEP
    steps = permit.procedure or ()
    at = next((i for i, step in enumerate(steps) if wanted & _stems(step.lower())), None)
    told = permit.procedure_en if in_english(teller.language) else steps
    return told[at] if at is not None and told and at < len(told) else None


def _stems(text: str) -> set[str]:
    """Return the first letters of the words of ``text`` without their prefixes, enough to know them again."""
    return {_PREFIX.sub("", word)[:_STEM] for word in _LONG.findall(text)}


def asks_for_permit(question: Question, permit: Permit, most: int = _FEW_LEFT) -> bool:
    """Whether a question asks if the permit itself is needed: "harus izin?", "itu termasuk reklame bukan?".

    ``most``: words that it may have beside.
    """
    if question.form is not Form.NEEDED:
        return question.form is Form.WHETHER and bool(_FALLS_UNDER.search(question.words))
    if _ANEW.search(question.words) or _ENOUGH.search(question.words):
        return False  # "harus urus baru?" asks of a permit that one has
    if _is_bare(question) and _WITH_PERMIT.search(question.before):
        return True  # "katanya harus punya izin LKP. Betul harus?"
    wanted = _INSTEAD.sub("", needed_in(question.words))
    bare = without_names(wanted, permit)
    if bare == wanted and _other_paper(question, wanted, permit):
        return False  # "harus punya BPJS?" asks of that
    left = [word for word in _LONG.findall(_OF_THE_PERMIT.sub(" ", bare)) if word not in _EMPTY]
    return (bare != wanted or bool(_OF_THE_PERMIT.search(wanted))) and len(left) <= most


def _other_paper(question: Question, wanted: str, permit: Permit) -> bool:
    """Whether what is asked to be needed is named in capitals, and is none of the names of ``permit`` or of offices."""
    known = " ".join((*names_of(permit), _OFFICES)).split()
    return any(
        name in wanted.split() and name not in known for name in map(str.lower, _CAPITALS.findall(question.text))
    )


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


def items_of(teller: Teller, permit: Permit) -> ItemWriter:
    return teller.items(permit)
