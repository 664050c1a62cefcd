"""What to do about a mail: the first action that applies, in the order of the black-box contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from helpdesk.match.aspects import aspects_of, speaks_of_attachments
from helpdesk.match.illegal_fees import reports_illegal_fee
from helpdesk.model.question import Action, Aspect, Question
from helpdesk.pattern import Pattern
from helpdesk.supposed import without_supposed_harm

OUT_OF_SCOPE = 0.5  # from here on "no entry answers" is what we believe

SHARED = 1.3
OFFERS = 4  # words of advertisements from which a mail is one, whatever it names

_DANGER = Pattern(
    # not "bahan berbahaya dan beracun", which is a kind of waste
    r"(?<!bahan )(?<!limbah )(?<!tidak )(?<!bukan )\b(?:membahayakan"
    r"|bahaya(?! tidak)|berbahaya|roboh|ambruk|tumbang|menimpa|tertimpa|longsor"
    r"|meledak|keracunan"
    r"|mengancam (?:nyawa|jiwa|keselamatan)|gawat darurat|nyaris jatuh|hampir (?:jatuh|roboh)|miring|dangerous"
    r"|collapsing)\b"
    # what touches a power line or comes down on a house, and gas that escapes
    r"|\b(?:dahan|ranting|cabang|batang|pohon|tiang|tembok|baliho|kabel)(?: \w+){0,6} (?:menyenggol|nyenggol|menyentuh"
    r"|nyentuh|menindih|mengenai|kena|menempel|tersangkut|bersandar)(?: ke| di)? (?:kabel|tiang listrik|listrik|rumah"
    r"|genteng|atap|orang|anak)\b"
    r"|\bkabel(?: \w+){0,2} (?:putus|menjuntai|terkelupas)\b|\b(?:bau|bocor|kebocoran) gas\b|\bgas bocor\b|\bgas leak\b"
    r"|\b(?:branch|tree|pole|wall)(?: \w+){0,7} (?:touch\w*|leaning on|fell on|fallen on|hit"
    r"|on)(?: \w+)? (?:power|electric\w*"
    r"|cable|wire|roof)\b"
    r"|\b(?:branch|dahan|tree|pohon|pole|tiang|wall|tembok|billboard)(?: \w+){0,8} (?:leaning|(?:about|going) to fall"
    r"|(?:may|might|could) fall(?! (?:under|within|into)\b))\b"
)
_OBJECTION = Pattern(
    r"\b(?:(?<!tidak )keberatan|banding|menggugat|gugatan|(?<!cerai )gugat|somasi|ptun|tidak terima|protes"
    r"|menolak keputusan|objection|appeal)\b"
)
_COMPLAINT = Pattern(
    r"\b(?:adu|mengadukan|komplain|kecewa|kekecewaan|mengecewakan|ombudsman|jaki|kasar|jutek|judes"
    r"|tidak sopan|dibentak|ditindak|menindak|ditertibkan|menertibkan"
    r"|membentak|dipersulit|mempersulit|diskriminasi|tidak profesional|rude|disappointed|unacceptable|report)\b"
    # who has to report a change, a loss, or to the police complains of nobody
    r"|(?<!harus )(?<!perlu )(?<!wajib )(?<!cukup )\b(?:melaporkan|lapor)\b(?! (?:ke )?(?:alamat|perubahan|pindah"
    r"|polisi|polsek|diri|kehilangan|hilang|pajak|lkpm|realisasi|kegiatan|dulu|dahulu|lagi|rutin|tahunan"
    r"|bulanan|tiap|setiap)\b)"
)
_HOW_TO_COMPLAIN = Pattern(
    r"\b(?:kemana|ke mana|dimana|di mana|bagaimana|cara|kanal|saluran|alamat|nomor|where|how)\b(?: \w+){0,5} "
    r"(?:adu|mengadu\w*|pengaduan|lapor\w*|melapor\w*|komplain|report)\b"
    r"|\b(?:adu|mengadu|lapor|melapor|komplain) (?:\w+ )?(?:kemana|ke mana|dimana|di mana|lewat)\b|\b(?:kanal"
    r"|saluran|alamat|nomor"
    r"|call center) (?:\w+ )?adu\b"
)
_MISTAKE = Pattern(
    r"\b(?:salah|keliru|kesalahan|typo|tertukar|terbalik|tidak sesuai|wrong|misspel\w*|incorrect|kurang huruf"
    r"|beda dengan)\b"
)
_PUT_RIGHT = Pattern(
    r"\b(?:izin|sip\w*|sik\w*|sertifikat|surat|sk|permit|licence)\b.*\b(?:nama|gelar|alamat|nik|tanggal|data"
    r"|penulisan|ejaan)\b"
    r".*\b(?:revisi|direvisi|ralat|diralat|koreksi|dikoreksi|dibetulkan|betulkan|diperbaiki|perbaiki|pembetulan)\b"
)
_STILL_OPEN = Pattern(
    r"\b(?:permohonan|pengajuan|dikembalikan|unggah|akun|draf|formulir|sebelum|belum terbit|perbaikan)\b"
)
_ISSUED = Pattern(
    r"\b(?:terbit|diterbitkan|tertulis|ditulis|tercantum|dicantumkan|tercetak|dicetak|keluar|sudah jadi|saya terima"
    r"|issued|printed"
    r"|tertera|di (?:sip|izin|sk|surat|sertifikat|pbg|imb|nib|dokumen izin)\w*)\b"
)
_OWN_APPLICATION = Pattern(
    r"\b(?:permohonan|pengajuan|berkas|izin|application|submission)\b(?: \w+){0,4} (?:saya|kami)\b|\bmy application\b"
)
_THANKS = Pattern(
    r"\b(?:terima kasih|makasih|thank|thanks"
    r"|sangat membantu|sukses|salut|bagus sekali|sangat ramah|sudah jelas|siap|noted|baik)\b"
)
_SPAM = Pattern(
    r"\b(?:promo|diskon|voucher|pinjaman|kredit tanpa|kta|slot|gacor|judi|casino|togel|lottery|crypto|bitcoin|forex"
    r"|investasi bodong"
    r"|seo|backlink|penawaran (?:harga|kerja sama|produk|jasa)|jasa (?:pembuatan|pengurusan|backlink|iklan)"
    r"|unsubscribe|newsletter"
    r"|(?:we|kami) offer|our (?:company|products?|services)|kami (?:menyediakan|menjual|supplier|distributor)"
    r"|menawarkan|discounts?|wholesale|price list|catalogue?|loans?|prize|winner|congratulations|selamat anda"
    r"|pemenang"
    r"|konveksi|seragam|souvenir|tanpa (?:jaminan|agunan)|cair|bunga|website (?:anda|murah)|your website|on google"
    r"|ranking"
    r"|testimoni|gratis ongkir|reseller|dropship|franchise|interested"
    r"|hadiah|menang undian|klik (?:link|tautan)|whatsapp marketing|best price|limited offer|dijual|grosir|katalog"
    r"|brosur)\b"
)
_UNDER_WAY = Pattern(
    r"\b(?:status\w*|sampai (?:mana|tahap)|diproses|proses(?:nya)?|verifikasi|sudah (?:saya |kami )?(?:di)?ajukan|kapan"
    r"|progress?|nomor permohonan|tanda terima)\b"
)
_CHECK = Pattern(r"\b(?:di)?(?:cek|periksa|check|review|koreksi)\b|\blengkap\b|\bkekurangan\b")
_OF_NEWSLETTERS = {"newsletter", "unsubscribe"}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the action depends on beside the questions: the words of the mail, and what the matcher made of it.

    ``words`` are those of new text and subject, ``text`` those of the new text alone, in usual spelling. ``ambiguous``:
    a name with several readings that nothing decides. ``checkable``: a permit with documents is asked about.
    ``names_permit`` looks for a permit's name in all of it; that is asked of offers only. ``pending``: the sender
    speaks of an application of their own, ``numbered`` with its number. ``foreign``: something is named that another
    office handles.
    """

    words: str
    text: str
    minimum_confidence: float
    names_permit: Callable[[], bool]
    checkable: bool
    pending: bool
    foreign: bool
    numbered: bool = False
    ambiguous: bool = False
    attachments: int = 0


def action(questions: Sequence[Question], mail: Circumstances) -> Action:
    """Return the first action that applies to a mail."""
    if needs_no_reply(questions, mail):
        return Action.NO_REPLY
    if needs_a_person(mail.words):
        return Action.ESCALATE
    # words that nobody knows are not out of scope but not understood
    within = [q for q in questions if q.out_of_scope < OUT_OF_SCOPE or not (q.candidates or mail.foreign)]
    if questions and not within:
        return Action.ANSWER
    if not any(_found(question, mail.minimum_confidence) for question in within):
        return _without_entry(within, mail)
    return Action.CLARIFY if mail.ambiguous else _routine(within, mail)


def _without_entry(questions: Sequence[Question], mail: Circumstances) -> Action:
    """Return what to do when no entry was found: a name to clarify or an application to look up is still something.

    Of which kind it is need not be asked of who only wants to know how far it is.
    """
    asks_status = _asks_status(questions, mail)
    if asks_status and _brings_papers(mail):
        return Action.DOCUMENTS_CHECK
    on_its_way = asks_status and {aspect for q in questions for aspect in q.aspects} <= {Aspect.STATUS, Aspect.DURATION}
    if mail.ambiguous and not on_its_way:
        return Action.CLARIFY
    return Action.STATUS if asks_status else Action.ESCALATE


def _asks_status(questions: Sequence[Question], mail: Circumstances) -> bool:
    aspects = {aspect for question in questions for aspect in question.aspects}
    if Aspect.STATUS in aspects or (mail.numbered and aspects & {Aspect.DURATION, Aspect.OTHER}):
        return True
    return mail.pending and Aspect.STATUS in aspects_of(mail.text)


def _brings_papers(mail: Circumstances) -> bool:
    """Whether several papers come along with "mohon dicek", and nothing is said of an application that is under way."""
    under_way = mail.numbered or mail.pending or _UNDER_WAY.search(mail.words) is not None
    sent = mail.attachments > 1 and not mail.ambiguous
    return sent and not under_way and _CHECK.search(mail.text) is not None


def _found(question: Question, minimum: float) -> bool:
    """Whether the best candidate is likely enough, or the best two together clearly: related entries share."""
    best, second = ([c.confidence for c in question.candidates[:2]] + [0.0, 0.0])[:2]
    return best >= minimum or best + second >= SHARED * minimum


def needs_a_person(words: str) -> bool:
    """Whether the words (usual spelling) complain, warn of danger, object, or want an issued permit corrected."""
    if reports_illegal_fee(words) or _DANGER.search(without_supposed_harm(words)) or _OBJECTION.search(words):
        return True
    if _COMPLAINT.search(words) and not _HOW_TO_COMPLAIN.search(words):
        return True
    if _ISSUED.search(words) and _MISTAKE.search(words):
        return True
    return bool(_PUT_RIGHT.search(words)) and not _STILL_OPEN.search(words)


def needs_no_reply(questions: Sequence[Question], mail: Circumstances) -> bool:
    """Whether the mail only thanks, or advertises."""
    if not questions:
        return bool(mail.text) and bool(_THANKS.search(mail.text))
    found = set(_SPAM.findall(mail.words))
    offers = len(found) - (found >= _OF_NEWSLETTERS)  # one matter: "mau buka jasa newsletter, unsubscribe diatur?"
    return offers >= OFFERS or (offers >= 2 and not mail.names_permit())  # who sells permits names them too


def _routine(questions: Sequence[Question], mail: Circumstances) -> Action:
    aspects = {aspect for question in questions for aspect in question.aspects}
    if mail.checkable and Aspect.DOCUMENTS_CHECK in aspects:
        return Action.DOCUMENTS_CHECK
    sent = mail.attachments > 0 and speaks_of_attachments(mail.text)
    if mail.checkable and (sent or mail.attachments > 1) and Aspect.STATUS not in aspects:
        return Action.DOCUMENTS_CHECK
    if _asks_status(questions, mail):
        return Action.DOCUMENTS_CHECK if mail.checkable and _brings_papers(mail) else Action.STATUS
    return Action.DOCUMENTS_CHECK if Aspect.DOCUMENTS_CHECK in aspects else Action.ANSWER


def speaks_of_own_application(words: str) -> bool:
    """Whether the words (usual spelling) speak of an application that the sender has made."""
    return _OWN_APPLICATION.search(words) is not None
