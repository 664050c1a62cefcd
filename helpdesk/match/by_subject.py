"""Whether a mail asks in its subject alone: "Jumat PTSP buka ga?" over "makasih", or over nothing at all.

Many people write the whole mail there. It counts only where the new text says nothing beside courtesy, so that what
somebody took the trouble to write below always comes first, and where nobody is thanked for an answer that came.
"""

from __future__ import annotations

import re

from helpdesk.match import courtesy, cues
from helpdesk.match.action import needs_a_person, speaks_of_own_application
from helpdesk.match.aspects import aspects_of, speaks_of_attachments, usual
from helpdesk.match.clauses import Piece
from helpdesk.match.context import read_passage
from helpdesk.match.questions import Cut, cut
from helpdesk.match.rank import Index
from helpdesk.model.question import Aspect
from helpdesk.pattern import Pattern

_LONGEST = 400  # characters that courtesy and a signature take
_POINTING = 12  # words that send the reader to the subject: "pertanyaan saya seperti yang tertulis pada judul"
_NAME = 2  # words of a name in small letters
_ANSWER = re.compile(  # marks of answers and forwards, behind the tags of lists and filters
    r"\s*(?:(?:\[[^\[\]]{1,60}\]|\*{2,5}\s?spam\s?\*{2,5})\s*){0,3}(?:re|bls|balas|balasan|jawab|jawaban|fwd?|trs|terusan"
    r"|diteruskan|aw|antw|wg|sv|tr|rv|rép)\.?\s*(?:[\[(]?\d{1,3}[\])]?)?\s*[:：]",
    re.IGNORECASE,
)
_ANY_MATTER_TEXT = """
izin perizinan permit permits licence licences license licenses surat berkas dokumen hal soal tanya pertanyaan
question questions inquiry informasi konsultasi cara prosedur syarat persyaratan biaya proses urus
"""
_ANY_MATTER = frozenset(_ANY_MATTER_TEXT.split())  # what every mail to this office is about
_WISHES = Pattern(
    r"\b(?:permohonan|pengajuan|perpanjang\w*|pembuatan|pengurusan|pendaftaran|pencabutan|perubahan|penggantian"
    r"|urus|mengurus|buat|membuat|daftar|mendaftar|legalisir|salinan|duplikat|cetak ulang|renew\w*|apply\w*"
    r"|application for)\b"
)
_SIDES = frozenset(Aspect) - {Aspect.OTHER, Aspect.COMPLAINT}  # "laporan kegiatan" complains of nobody
_COMPLAINS = Pattern(r"\b(?:pengaduan|mengadukan|aduan|lapor|melapor\w*|keluhan|komplain)\b")
# what is offered, sent or made known
_MAKES_KNOWN = Pattern(
    r"\b(?:penawaran|menawarkan|tawaran|jasa|promo|diskon|undangan|sosialisasi|lowongan|lamaran|ucapan|pemberitahuan"
    r"|pengumuman|tagihan|invoice|laporan|newsletter|offer|invitation|announcement)\b"
)
_TO_SUBJECT = Pattern(r"\b(?:subjek|subject|subyek|judul|perihal|title|di ?atas|above)\b")
_OF_PROGRAM = Pattern(
    r"^(?:sent from|sent with|get outlook|dikirim dari|dikirim dengan|dapatkan outlook|looking forward|di tempat)\b"
)
_COURTEOUS_TEXT = """
wr wb wrwb advise lebih lanjut ditindaklanjuti tindaklanjut tindak secepat sesegera dibaca baca tunggu tanggapi
ditanggapi terlampir hubungi dihubungi kontak wa whatsapp hp telp telepon nomor email phone jelasin
jelaskan kosong isi text cuma hanya bertanya nanya kang njih nggih monggo
"""
_COURTEOUS = frozenset(_COURTEOUS_TEXT.split())  # beside the usual words of asking and closing
# "baik pak, sudah jelas": an answer came
_RECEIVED = Pattern(
    r"(?<!keadaan )\bbaik(?:lah)?\b|\b(?:oke|ok|okay|siap|noted|jelas|paham|mengerti|dimengerti|understood|clear|sudah"
    r"|telah|akhirnya|membantu|bermanfaat|puas|senang|ramah|mantap|bagus|alhamdulillah|helpful|got it|received)\b"
    r"|^(?:i?ya|yes|no|tidak|betul|benar|setuju)(?: (?:pak|bu|kak|min|mas|mbak|please))*$"
)
_FOR_AN_ANSWER = Pattern(
    r"\b(?:terima kasih|makasih|thanks|thank you)(?: \w+){0,2}? (?:atas |untuk |buat |for )?(?:segala |the |your )?"
    r"(?:penjelasan|informasi|information|jawaban|answer|balasan|reply|respon\w*|arahan|masukan|pencerahan)\b"
)
_CARD = re.compile(  # a word of a signature
    r"[\W_]*(?:[A-Z][\w.'’/&-]*|\+?\d[\d./-]*|\S+@\S+|d[rn]g?\.|a\.?n\.?|u\.?p\.?|ttd\.?|hp|wa|tel\w*|rt|rw|jl|kel|kec|dan|bin"
    r"|binti|of)?[\W_]*"
)


def asks_in_subject(index: Index, subject: str, text: str, found: Cut, *, files: bool) -> bool:
    """Whether the questions of a mail are those of ``subject``; ``found`` is what was cut of its new text ``text``.

    ``files``: some came along, which "terlampir" asks to be looked at.
    """
    if not subject.strip() or _ANSWER.match(subject) or len(text.strip()) > _LONGEST:
        return False
    words = usual(text)
    if _RECEIVED.search(words) or not all(_says_nothing(index, text, piece, files=files) for piece in _pieces(found)):
        return False
    above = cut(subject)
    if any(_asks_outright(subject, piece) for piece in above.questions) and any(map(_matter, _pieces(above))):
        return True
    wants = any(_wants(index, subject, piece) for piece in above.questions)
    told = usual(subject)
    wants = wants or needs_a_person(told) or (speaks_of_own_application(told) and Aspect.STATUS in aspects_of(told))
    return wants and not _FOR_AN_ANSWER.search(words)


def _pieces(found: Cut) -> tuple[Piece, ...]:
    return (*found.questions, *found.context)


def _says_nothing(index: Index, text: str, piece: Piece, *, files: bool) -> bool:
    """Whether a piece of the new text is courtesy, a signature, or sends the reader to the subject."""
    words = piece.words
    if files and speaks_of_attachments(words):
        return False
    if courtesy.is_thanks(words) or cues.is_closing(words) or _OF_PROGRAM.search(words):
        return True
    own = [word for word in courtesy.substance(words) if word in words.split() and not word.isdecimal()]
    if set(own) <= _COURTEOUS or courtesy.asks_for_a_word(words):
        return True
    if cues.asks_outright(words) or aspects_of(words) or _names(index, words):
        return False
    points = _TO_SUBJECT.search(words) and len(words.split()) <= _POINTING
    return bool(points) or (not piece.asks and _signs(index, text[piece.start : piece.end], own))


def _signs(index: Index, written: str, own: list[str]) -> bool:
    """Whether what is ``written`` is a name, an address, a number: "Budi Santoso, PT Maju Jaya, 0812 ..."."""
    card = all(map(_CARD.fullmatch, written.split())) and not written.isupper()
    return card or (len(own) <= _NAME and not any(stem in index.idf for stem in read_passage(index, written).stems))


def _asks_outright(subject: str, piece: Piece) -> bool:
    """Whether a piece of the subject is a question by its words or its mark."""
    marked = subject[piece.start : piece.end + 1].rstrip().endswith("?")
    return piece.asks and (marked or cues.asks_outright(piece.words))


def _wants(index: Index, subject: str, piece: Piece) -> bool:
    """Whether a piece asks politely for what the entries speak of, or names one of them with what is wanted of it."""
    if _MAKES_KNOWN.search(piece.words) or not _matter(piece):
        return False
    if _COMPLAINS.search(piece.words):
        return True
    if piece.asks:
        stems = read_passage(index, subject, piece.start, piece.end).stems
        return any(stem in index.idf for stem in set(stems) - _ANY_MATTER)
    wished = _SIDES.intersection(aspects_of(piece.words)) or cues.requests(piece.words) or _WISHES.search(piece.words)
    return bool(wished) and _names(index, piece.words)


def _matter(piece: Piece) -> set[str]:
    """Return the words that say what a piece is about, among all that people write to this office about."""
    own = {word for word in courtesy.substance(piece.words) if word in piece.words.split()}
    return {word for word in own - _ANY_MATTER if not _COMPLAINS.search(word)}


def _names(index: Index, words: str) -> bool:
    return bool(index.names.find(index.read(words)))
