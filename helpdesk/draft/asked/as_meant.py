"""What a question is on by all that its mail says, where its own words alone would mislead.

A mail that names one permit in full is on that one, "biar tidak ditumpang" wants no grave to be shared, and the stamp
beside a signature is no duty stamp.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from helpdesk.draft.asked.asks import YES_OR_NO, adds_a_place, builds
from helpdesk.draft.asked.goes_on import DECIDED, is_named, is_namesake
from helpdesk.draft.asked.named_topics import (
    CONTACT,
    LEGALISING,
    MOVING,
    RESIDENCE,
    REVOCATION,
    REVOKING,
    SCANS,
    SEVERAL_SIPS,
    SIGNED,
    SPEED,
    STAMP_DUTY,
)
from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.model.knowledge import EntryStatus, Permit
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_CONDITION = re.compile(
    r"^\W*(?:(?:dan|terus|trus|lalu|nah) )?(?:kalau|kalo|klo|kl|bila|jika|apabila|setelah|sesudah|abis|if|once|after)\b"
    r"(?P<if>[^,?]{0,60}\b(?:sudah|udah|udh|sdh|telah|terbit|keluar|jadi|selesai|issued"
    r"|done)\b[^,?]{0,40}), ?(?P<main>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_STAMP = Pattern(r"\b(?:stamp|stamps|stamped|cap|stempel|capnya)\b", flags=re.IGNORECASE)
_DUTY = Pattern(r"\b(?:duty|meterai|materai|10[.,]?000|revenue)\b", flags=re.IGNORECASE)
_OF_AN_OFFICE = Pattern(
    r"\b(?:wet|ink|rubber|seal|signatures?|signed|qr|barcode|basah|tanda tangan|ttd|bsre)\b", flags=re.IGNORECASE
)
_KEEPS = Pattern(
    r"\b(?:perpanjang\w*|diperpanjang|memperpanjang|habis|telat|lewat|nunggak|renew\w*)\b", flags=re.IGNORECASE
)
_FEARS = {  # a permit, how a mail fears what it is for, how it wants it, and the permit that keeps others from it
    "iptm-tumpang": (
        Pattern(r"\b(?:ditumpang(?:i|kan)?|ketumpang|ditimpa|ketimpa)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:tumpang|menumpang|numpang|tumpangan|satu (?:liang|lubang|makam)|ditumpang(?:kan)? (?:di|ke"
            r"|pada|dengan|sama)"
            r"|(?:bisa|boleh|mau|ingin|pengen|rencana\w*|untuk) (?:\w+ )?ditumpang(?:kan|i)?(?! orang"
            r"| makam lain| jenazah lain))\b",
            flags=re.IGNORECASE,
        ),
        "iptm-perpanjangan",
    ),
}
_AS_LIKELY = 0.5  # as a share of the best confidence: from here on a namesake may be meant
_FIRST = Pattern(r"\b(?:dulu|dahulu|duluan|first|pertama)\b", flags=re.IGNORECASE)
_WHICH_FIRST = Pattern(r"\bmana (?:\w+ ){0,2}(?:di)?dahulukan\b", flags=re.IGNORECASE)
_FASTER = Pattern(  # one way compared with another
    r"\blebih cepat (?:mana|(?:\w+ )?(?:ajukan|mengajukan|aju|ngajuin|daftar|mendaftar|urus|bikin|buat) (?:ulang|baru"
    r"|lagi))\b"
    r"|\b(?:mana|which)(?: \w+){0,2} (?:lebih cepat|faster|quicker)\b",
    flags=re.IGNORECASE,
)
_HURRY = Pattern(
    r"\b(?:\w*cepat\w*|kilat|ekspres\w*|express|urgent\w*|mendesak|segera|disegerakan|buru\w*|didahulukan|mendahulukan"
    r"|priorit\w*|darurat|kepepet|deadline|tolong|hari ini|besok|lusa)\b",
    flags=re.IGNORECASE,
)
_REVOKES = Pattern(r"\b(?:cabut|dicabut|mencabut|pencabutan|revok\w*|give back)\b")
_SOONER = Pattern(
    r"\b(?:(?:di|mem)?percepat\w*|dipercepat|disegerakan|jalur cepat|ekspres|express|expedit\w*|speed\w* up|faster"
    r"|sooner)\b"
)
_LIKELY = 0.1
_MOVES = Pattern(
    r"\b(?:(?:(?:me)?mindahkan|memindahkan|pemindahan|dipindah(?:kan|in)?|(?:mau |di)?pindahin|mindahin)"
    r"(?! (?:\w+ )?(?:ktp|kk|domisili|alamat|data)\b)"
    r"|pindah (?:makam|kuburan|kerangka|rangka)"
    r"|(?:bring|take|move|moving|bringing|taking|transfer)(?: \w+){0,3} (?:remains|bones|grave)|exhum\w+|repatriat\w+"
    r"|(?:remains|bones)(?: \w+){0,3} (?:returned|moved|brought|transferred|taken)"
    r"|open(?:ing)? the grave)\b",
    flags=re.IGNORECASE,
)
_GRAVES = Pattern(
    r"\b(?:remains|bones|(?:ke)?rangka|makam\w*|kubur\w*|jenazah|graves?|buried|tpu)\b", flags=re.IGNORECASE
)
_WHICH_PERMIT = re.compile(r"\b(?:which|what) (?:permits?|izin)\b|\b(?:surat |nama )?i[zj]in(?:nya)? apa\b")
_AS_PAPER = re.compile(r"\b(?:surat )?\w+ asli(?:nya)?\b", re.IGNORECASE)  # "surat makam aslinya ada di kakak"
_CERTIFIES = Pattern(r"\b(?:di|me)?legali[sz]\w*|\bcertified cop(?:y|ies)\b")
_NEARLY = 0.8  # as a share of the best confidence
_UPLOADS = Pattern(
    r"\b(?:di ?-?scan\w*|scan\w*|pindai\w*|dipindai|upload\w*|di ?-?upload|unggah\w*|diunggah|mengunggah|asli\w*"
    r"|lampir\w*|dilampirkan|melampirkan|ijazah\w*|str|transkrip|fotokopi ktp|originals?|diplomas?|attach\w*)\b",
    flags=re.IGNORECASE,
)
_MOVES_CARD = re.compile(
    r"\b(?:harus|haruskah|mesti|perlu|wajib|kudu|must|need)\b(?: \w+){0,3} (?:pindah\w*|ganti|ubah)(?: \w+)? "
    r"(?:e )?ktp\b"
    r"|\bktp(?:nya)?\b(?: \w+){0,2} (?:harus|mesti|perlu|wajib|kudu)(?: \w+)? (?:pindah\w*|ganti|ubah)\b"
)
_NEED_NOT = re.compile(r"\b(?:tidak|tdk|ga|gak|nggak) (?:perlu|usah|harus|wajib)\b")
_BURIAL = "iptm-baru"  # the permit for a new grave
_SHARED = "iptm-tumpang"  # and for one where somebody lies already
_THEIR_CARD = Pattern(  # of who is buried, and asks for nothing
    r"\b(?:almarhum\w*|alm|jenazah|mayit|nenek\w*|kakek\w*|opa|oma|mertua\w*|paman\w*|om|tante|deceased"
    r"|(?:ibu|bapak|ayah|mama|papa|emak|suami|istri|kakak|adik) (?:saya|kami|mertua)"
    r"|my (?:late )?(?:grand)?(?:mother|father|wife|husband|uncle|aunt))\b(?: (?:saya|kami|sy|aku))?"
    r"(?:(?!\b(?:saya|kami|sy|aku|i|my)\b)[^.?!\n]){0,60}\b(?:ber-?)?(?:ktp|id card|identity card)(?:nya)?\b"
    r"(?! (?:saya|kami|sy|aku))",
    flags=re.IGNORECASE,
)
_TO_BE_BURIED = Pattern(
    r"\b(?:(?:di|pe)?(?:kubur|makam|kebumi)(?:kan|in|an)?|makam|kuburan|tpu|buried|bury|burial|cemetery)\b",
    flags=re.IGNORECASE,
)
_WHOM_TO_ASK = re.compile(
    r"\b(?:nanya|tanya|bertanya|nanyain|menanyakan)(?:nya)? (?:ke ?mana|kemana|ke siapa|sama siapa|kepada siapa"
    r"|di ?mana)\b"
    r"|\b(?:who|whom) (?:should|can|do|must) (?:i|we) (?:ask|contact|call|reach|speak to|talk to)\b"
    r"|\b(?:meng|di)?(?:hubungi|kontak)(?:nya)? (?:ke ?mana|kemana|(?:ke |ke ?pada )?siapa|yang mana)\b"
    r"|\bsiapa(?: \w+){0,4} (?:(?:saya|kami|di|meng) ?)?(?:hubungi|dihubungi|menghubungi|kontak|dikontak)\b"
)
_NAMED = 0.9  # of the topic on what a question names by its word
_SPOKEN_OF = 0.2  # confidence of the only permit that a mail names, by which a question may be on it


def of_the_named(question: Question, mail: str, names: PermitNames) -> Question:
    """Return a question as one on the only permit that its mail names in full, "izin angkutan barang", where it may be.

    A neighbour may have more of its words, and be named by one of its things ("pelat kuning").
    """
    best = question.candidates[0] if question.candidates else None
    if question.form not in YES_OR_NO or best is None or best.kind != "permit":
        return question
    if is_named(best) or best.confidence >= DECIDED:
        return question
    named = {i for name, ids in names.in_text(mail) if name.startswith("izin ") and len(ids) == 1 for i in ids}
    called = next((c for c in question.candidates if c.id in named and c.confidence >= _SPOKEN_OF), None)
    if len(named) != 1 or called is None or called is best:
        return question
    others = tuple(c for c in question.candidates if c is not called)
    return replace(question, candidates=(replace(called, confidence=best.confidence), *others))


def of_the_work(question: Question, names: PermitNames, permits: Mapping[str, Permit]) -> Question:
    """Return a question if work on a building needs IMB or PBG as one on that, whatever the building is to become.

    "Ruko mau saya renovasi jadi klinik, harus urus IMB lagi?" asks for no list of clinics.
    """
    best = question.candidates[0] if question.candidates else None
    if best is None or question.form not in YES_OR_NO or not builds(question.words):
        return question
    named = {i for i in names.ids_in(question.words) if builds(permits[i].definition or "")}
    if not named or names.ids_in(question.words) - named or best.id in named or best.kind != "permit":
        return question
    known = [c for c in question.candidates if c.id in named]
    first = known[0] if known else Candidate("permit", min(named), 0.0)
    others = tuple(c for c in question.candidates if c.id != first.id)
    return replace(question, candidates=(replace(first, confidence=best.confidence), *others))


def of_the_choice(question: Question, names: PermitNames) -> Question:
    """Return a question that only seems to want a list as one which of two: "dokumen apa, SPPL atau UKL-UPL?"."""
    before, either, after = question.text.rpartition(" atau ")
    if question.form is not Form.LIST or not either or not after:
        return question
    one, other = names.ids_in(before), names.ids_in(after)
    return replace(question, form=Form.WHICH) if one and other and one != other else question


def as_feared(question: Question, mail: str) -> Question:
    """Return a question without the permit for what its writer only fears that others do: "biar tidak ditumpang".

    Theirs is then the one that keeps others away, where the mail speaks of it.
    """
    feared = {i: keeps for i, (fear, wish, keeps) in _FEARS.items() if fear.search(mail) and not wish.search(mail)}
    left = tuple(c for c in question.candidates if c.id not in feared)
    if not left or left == question.candidates:
        return question
    kept = next((c for c in left if c.id in feared.values() and _KEEPS.search(mail)), left[0])
    best = max(question.candidates[0].confidence, kept.confidence)
    return replace(question, candidates=(replace(kept, confidence=best), *(c for c in left if c is not kept)))


def of_the_stamp(question: Question, mail: str) -> Question:
    """Return a question on the stamp of a permit, which is the office's mark beside its signature, as one on that.

    "Valid without a stamp?" of a licence with a QR code asks for no duty stamp (meterai).
    """
    best = question.candidates[0] if question.candidates else None
    if best is None or best.id != STAMP_DUTY:
        return question
    if _DUTY.search(f"{mail} {question.text}"):
        return question
    if not _STAMP.search(f"{mail} {question.text}") or not _OF_AN_OFFICE.search(f"{mail} {question.text}"):
        return question
    others = tuple(c for c in question.candidates if c.id not in (STAMP_DUTY, SIGNED))
    return replace(question, candidates=(Candidate("topic", SIGNED, best.confidence), *others))


def of_the_namesake(question: Question, mail: str, permits: Mapping[str, Permit]) -> Question:
    """Return a question whose likeliest permit is gone as one on the permit that is issued under the same short name.

    "Pentas tari, apa perlu TDP?" is on shows; who writes "Tanda Daftar Perusahaan", or only of a shop, means that one.
    """
    best = question.candidates[0] if question.candidates else None
    gone = permits.get(best.id) if best is not None else None
    if best is None or gone is None or gone.status is EntryStatus.ACTIVE:
        return question
    likely = (c for c in question.candidates[1:] if c.confidence >= _AS_LIKELY * best.confidence)
    issued = ((c, p) for c in likely if (p := permits.get(c.id)) is not None and p.status is EntryStatus.ACTIVE)
    meant = next((c for c, permit in issued if is_namesake(gone, [permit], mail)), None)
    if meant is None:
        return question
    others = tuple(c for c in question.candidates if c is not meant and c is not best)
    first, second = replace(meant, confidence=best.confidence), replace(best, confidence=meant.confidence)
    return replace(question, candidates=(first, second, *others))


def of_the_second(question: Question, mail: str) -> Question:
    """Return a question whether the first SIP is given back, of who adds a second place, as one on several SIPs.

    Nobody moves there and nothing is revoked.
    """
    best = question.candidates[0] if question.candidates else None
    revoked = best is not None and (best.id in (REVOKING, REVOCATION) or _REVOKES.search(question.words))
    if best is None or not revoked or not adds_a_place(mail):
        return question
    others = tuple(c for c in question.candidates if c.kind != "permit" and c.id not in (REVOKING, SEVERAL_SIPS))
    first = Candidate("topic", SEVERAL_SIPS, max(best.confidence, _NAMED))
    return replace(
        question, candidates=(first, *others), aspects=(Aspect.REQUIREMENTS,), form=Form.WHETHER, out_of_scope=0.0
    )


def of_the_act(question: Question, mail: str, names: PermitNames, permits: Mapping[str, Permit]) -> Question:
    """Return a question of a mail that wants something moved as one on the permit which is for that, if one is likely.

    Its neighbours, which are for a new grave or a longer lease of it, are not asked about, unless by name.
    """
    if not _MOVES.search(mail):
        return question
    found = [c for c in question.candidates if c.id in permits and c.confidence >= _LIKELY]
    acts = [c for c in found if _MOVES.search(permits[c.id].definition or "")]
    if not found and _WHICH_PERMIT.search(question.words) and _GRAVES.search(mail):
        abouts = {i: permit.definition or "" for i, permit in permits.items()}
        acts = [Candidate("permit", i, _NAMED) for i, told in abouts.items() if _MOVES.search(told)]
        question = replace(question, candidates=tuple(acts) or question.candidates, out_of_scope=0.0)
    if len(acts) != 1:
        return question
    called = names.ids_in(_AS_PAPER.sub(" ", question.text))
    beside = {i for i, permit in permits.items() if permit.sector == permits[acts[0].id].sector and i not in called}
    left = tuple(c for c in question.candidates if c.id not in beside)
    best = question.candidates[0]
    if best.id not in beside:
        return replace(question, candidates=tuple(c for c in question.candidates if c in (*acts, *left)))
    return replace(question, candidates=(replace(acts[0], confidence=best.confidence), *left))


def of_the_copy(question: Question, names: PermitNames) -> Question:
    """Return a question if a copy that is handed in or uploaded must be certified as one on that.

    "Boleh fotokopi legalisir atau harus asli yang di-scan?" asks of a diploma, and of no permit that was issued.
    """
    best = question.candidates[0] if question.candidates else None
    if best is None or best.id != LEGALISING or not _UPLOADS.search(question.text) or names.ids_in(question.text):
        return question
    others = tuple(c for c in question.candidates if c.id not in (LEGALISING, SCANS))
    return replace(question, candidates=(Candidate("topic", SCANS, best.confidence), *others))


def of_the_legalised(question: Question) -> Question:
    """Return a question that names an old permit only to have a copy of it certified as one on that."""
    best = question.candidates[0] if question.candidates else None
    act = next((c for c in question.candidates if c.id == LEGALISING), None)
    if best is None or act is None or best.kind != "permit" or not _CERTIFIES.search(question.words):
        return question
    if act.confidence < _NEARLY * best.confidence:
        return question  # the diploma that a permit wants is to be certified
    others = tuple(c for c in question.candidates if c not in (act, best))
    return replace(question, candidates=(replace(act, confidence=best.confidence), *others))


def of_the_card(question: Question) -> Question:
    """Return a question if an identity card must be moved first as one on cards from elsewhere: no place moves."""
    best = question.candidates[0] if question.candidates else None
    of_ours = best is not None and (best.kind == "permit" or (best.id == MOVING and _NEED_NOT.search(question.words)))
    if best is None or not of_ours or not _MOVES_CARD.search(question.words):
        return question
    others = tuple(c for c in question.candidates if c.id not in (RESIDENCE, MOVING))
    return replace(question, candidates=(Candidate("topic", RESIDENCE, max(best.confidence, _NAMED)), *others))


def buries(mail: str) -> bool:
    """Return whether the identity card that a mail speaks of is of who is buried, or is to be."""
    return _THEIR_CARD.search(mail) is not None and _TO_BE_BURIED.search(mail) is not None


def of_the_deceased(question: Question, mail: str) -> Question:
    """Return a question on an identity card from elsewhere as one on a burial, where the card is the deceased's.

    That an applicant may live anywhere says nothing of who may be buried.
    """
    best = question.candidates[0] if question.candidates else None
    burial = next((c for c in question.candidates if c.id == _BURIAL and c.confidence >= _LIKELY), None)
    if best is None or burial is None or best.id not in (RESIDENCE, _BURIAL, _SHARED) or not buries(mail):
        return question
    on_card = any(c.id == RESIDENCE and c.confidence >= _LIKELY for c in question.candidates)
    on_card = on_card or "ktp" in question.words.split()
    if not on_card or question.form not in YES_OR_NO | {Form.WHICH}:
        return question
    others = tuple(c for c in question.candidates if c.id not in (RESIDENCE, _BURIAL, _SHARED))
    improbable = frozenset(pair for pair in question.improbable if pair[0] != _BURIAL)
    meant = (replace(burial, confidence=max(best.confidence, _NAMED)), *others)
    words = f"{question.words} almarhum ktp luar jakarta"
    return replace(question, candidates=meant, words=words, text=words, improbable=improbable)


def of_the_asking(question: Question) -> Question:
    """Return a question whom to ask, "saya mesti nanya ke mana?", as one on that: it files nothing."""
    best = question.candidates[0] if question.candidates else None
    if best is None or best.kind != "permit" or not _WHOM_TO_ASK.search(question.words):
        return question
    others = tuple(c for c in question.candidates if c.id != CONTACT)
    first = Candidate("topic", CONTACT, max(best.confidence, _NAMED))
    return replace(question, candidates=(first, *others), aspects=(Aspect.PROCEDURE,))


def of_the_speed(question: Question) -> Question:
    """Return a question if something can be done sooner, "bisa dipercepat?", as one on that, whatever it is."""
    best = question.candidates[0] if question.candidates else None
    speed = next((c for c in question.candidates if c.id == SPEED and c.confidence >= _SPOKEN_OF), None)
    if best is None or speed is None or speed is best or not _SOONER.search(question.words):
        return question
    if question.form not in YES_OR_NO and question.form is not Form.OPEN:
        return question
    others = tuple(c for c in question.candidates if c is not speed)
    return replace(question, candidates=(replace(speed, confidence=max(best.confidence, _NAMED)), *others))


def of_the_order(question: Question) -> Question:
    """Return a question what comes first ("diurus lebih dahulu") without the topic on what is to be done sooner."""
    which = _WHICH_FIRST.search(question.text) or _FASTER.search(question.text)
    if not which and (not _FIRST.search(question.text) or _HURRY.search(question.text)):
        return question
    return replace(question, candidates=tuple(c for c in question.candidates if c.id != SPEED))


def of_main_clause(question: Question, names: PermitNames) -> Question:
    """Return a question about the permit that stands after "kalau PBG sudah keluar,", where the best is before."""
    split = _CONDITION.match(question.text)
    best = question.candidates[0].id if question.candidates else ""
    if split is None or best not in names.ids_in(split["if"]):
        return question
    main = names.ids_in(split["main"])
    meant_one = next((c for c in question.candidates if c.id in main), None)
    if meant_one is None or best in main:
        return question
    kept = replace(meant_one, confidence=question.candidates[0].confidence)
    others = tuple(c for c in question.candidates if c.id not in (best, kept.id))
    words = " ".join(question.words.split()[-len(split["main"].split()) :])
    return replace(question, candidates=(kept, *others), words=words)
