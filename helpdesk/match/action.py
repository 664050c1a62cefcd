"""What to do about a mail: the first action that applies, in the order of the black-box contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.match.aspects import aspects_of, speaks_of_attachments
from helpdesk.model.question import Action, Aspect, Question

OUT_OF_SCOPE = 0.5  # from here on "no entry answers" is what we believe

_ILLEGAL_FEE = re.compile(
    r"\b(?:pungli|pungutan liar|calo\w*|percaloan|suap|disuap|menyuap|sogok\w*|pelicin|oknum|pemerasan|memeras|diperas"
    r"|gratifikasi|korupsi|bribe\w*|extort\w*|under the table)\b"
    r"|\buang (?:rokok|tambahan|jasa|kopi|damai|terima kasih|administrasi tambahan)\b"
    r"|\b(?:minta|dimintai|diminta|meminta|mintain|nagih|ditagih)(?: \w+){0,3} (?:uang|duit|imbalan|transfer"
    r"|\d+(?: ?(?:rb|ribu|juta|jt|k)))\b(?! meterai)"
    r"|\b(?:asked|asks|asking|demand\w*)(?: \w+){0,5} (?:money|cash|rupiah|rp|million|idr)\b"
)
_DANGER = re.compile(
    r"\b(?:membahayakan|bahaya|berbahaya|roboh|ambruk|tumbang|menimpa|tertimpa|longsor|kebakaran|terbakar|meledak"
    r"|bocor gas"
    r"|keracunan|mengancam|darurat|korban|celaka|retak|miring|nyaris jatuh|dangerous|collapse\w*|emergency)\b"
)
_OBJECTION = re.compile(
    r"\b(?:keberatan|banding|menggugat|gugatan|gugat|somasi|ptun|tidak terima|protes|menolak keputusan|objection"
    r"|appeal)\b"
)
_COMPLAINT = re.compile(
    r"\b(?:adu|mengadukan|melaporkan|lapor|komplain|kecewa|mengecewakan|ombudsman|jaki|kasar|jutek|judes"
    r"|tidak sopan|dibentak"
    r"|membentak|dipersulit|mempersulit|diskriminasi|tidak profesional|rude|disappointed|unacceptable|report)\b"
)
_HOW_TO_COMPLAIN = re.compile(
    r"\b(?:kemana|ke mana|dimana|di mana|bagaimana|cara|kanal|saluran|alamat|nomor|where|how)\b(?: \w+){0,5} "
    r"(?:adu|mengadu\w*|pengaduan|lapor\w*|melapor\w*|komplain|report)\b"
    r"|\b(?:adu|mengadu|lapor|melapor|komplain) (?:\w+ )?(?:kemana|ke mana|dimana|di mana|lewat)\b|\b(?:kanal"
    r"|saluran|alamat|nomor"
    r"|call center) (?:\w+ )?adu\b"
)
_MISTAKE = re.compile(
    r"\b(?:salah|keliru|kesalahan|typo|tertukar|terbalik|tidak sesuai|wrong|misspel\w*|incorrect|kurang huruf"
    r"|beda dengan)\b"
)
_ISSUED = re.compile(
    r"\b(?:terbit|diterbitkan|tertulis|ditulis|tercantum|dicantumkan|tercetak|dicetak|keluar|sudah jadi|saya terima"
    r"|issued|printed"
    r"|tertera|di (?:sip|izin|sk|surat|sertifikat|pbg|imb|nib|dokumen izin)\w*)\b"
)
_OWN_APPLICATION = re.compile(
    r"\b(?:permohonan|pengajuan|berkas|izin|application|submission)\b(?: \w+){0,4} (?:saya|kami)\b|\bmy application\b"
)
_THANKS = re.compile(r"\b(?:terima kasih|makasih|thank|thanks|sangat membantu|sudah jelas|siap|noted|baik)\b")
_SPAM = re.compile(
    r"\b(?:promo|diskon|voucher|pinjaman|kredit tanpa|kta|slot|gacor|judi|casino|togel|lottery|crypto|bitcoin|forex"
    r"|investasi bodong"
    r"|seo|backlink|penawaran (?:harga|kerja sama|produk|jasa)|jasa (?:pembuatan|pengurusan|backlink|iklan)"
    r"|unsubscribe|newsletter"
    r"|hadiah|menang undian|klik (?:link|tautan)|whatsapp marketing|best price|limited offer|dijual|grosir|katalog"
    r"|brosur)\b"
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the action depends on beside the questions: the words of the mail, and what the matcher made of it."""

    words: str  # new text and subject in usual spelling
    text: str  # new text alone, likewise
    attachments: int
    minimum_confidence: float
    ambiguous: bool  # a name with several readings that nothing in the mail decides
    names_anything: bool
    checkable: bool  # a permit with documents is asked about
    pending: bool  # the sender speaks of an application of their own


def action(questions: Sequence[Question], mail: Circumstances) -> Action:
    """Return the first action that applies to a mail."""
    if needs_no_reply(questions, mail):
        return Action.NO_REPLY
    if needs_a_person(mail.words):
        return Action.ESCALATE
    within = [q for q in questions if q.out_of_scope < OUT_OF_SCOPE]
    if questions and not within:
        return Action.ANSWER
    if not any(_found(question, mail.minimum_confidence) for question in within):
        return Action.CLARIFY if mail.ambiguous else Action.ESCALATE
    if mail.ambiguous:
        return Action.CLARIFY
    return _routine(within, mail)


def _found(question: Question, minimum: float) -> bool:
    """Whether the best three candidates together are likely enough: related entries share what one would have."""
    return sum(candidate.confidence for candidate in question.candidates[:3]) >= minimum


def needs_a_person(words: str) -> bool:
    """Whether the words (usual spelling) complain, warn of danger, object, or want an issued permit corrected."""
    if _ILLEGAL_FEE.search(words) or _DANGER.search(words) or _OBJECTION.search(words):
        return True
    if _COMPLAINT.search(words) and not _HOW_TO_COMPLAIN.search(words):
        return True
    return bool(_ISSUED.search(words)) and bool(_MISTAKE.search(words))


def needs_no_reply(questions: Sequence[Question], mail: Circumstances) -> bool:
    """Whether the mail only thanks, or advertises."""
    if not questions:
        return bool(mail.text) and bool(_THANKS.search(mail.text))
    advertises = len(set(_SPAM.findall(mail.words))) >= 2
    return advertises and not mail.names_anything


def _routine(questions: Sequence[Question], mail: Circumstances) -> Action:
    aspects = {aspect for question in questions for aspect in question.aspects}
    if mail.checkable and Aspect.DOCUMENTS_CHECK in aspects:
        return Action.DOCUMENTS_CHECK
    sent = mail.attachments > 0 and speaks_of_attachments(mail.text)
    if mail.checkable and (sent or mail.attachments > 1) and Aspect.STATUS not in aspects:
        return Action.DOCUMENTS_CHECK
    if Aspect.STATUS in aspects or (mail.pending and Aspect.STATUS in aspects_of(mail.text)):
        return Action.STATUS
    return Action.DOCUMENTS_CHECK if Aspect.DOCUMENTS_CHECK in aspects else Action.ANSWER


def speaks_of_own_application(words: str) -> bool:
    """Whether the words (usual spelling) speak of an application that the sender has made."""
    return _OWN_APPLICATION.search(words) is not None
