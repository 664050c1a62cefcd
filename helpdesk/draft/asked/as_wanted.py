"""What somebody wants done, where the words of their wish alone would mislead.

Who gives an SIP back asks not how one is got, papers that come with a mail are no application, and whoever cannot get
into their account need not be told how to register.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from helpdesk.draft.asked.asks import YES_OR_NO
from helpdesk.draft.asked.named_topics import ACCOUNT, BY_MAIL, REVOCATION
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_AS_LIKELY = 0.5  # as a share of the best confidence: from here on a revocation may be meant
_REVOKES = Pattern(r"\b(?:cabut|dicabut|mencabut|pencabutan|revok\w*|give back)\b")
_SURE = 0.9  # of the topic on what is wanted
_NARROW = 0.2  # of a topic of which only the narrow answer is told
_ANEW = Pattern(r"\b(?:baru|ajukan|diajukan|pindah|perpanjang\w*|urus|bikin|lagi|new|apply|move)\b")
_PROCESS = Pattern(
    r"\b(?:mohon|tolong|minta|harap|please|kindly|bisa|silakan)\b(?: \w+){0,3} (?:(?:di)?proses\w*|diinput\w*"
    r"|didaftar\w*|daftarkan|ditindaklanjuti|tindak lanjuti|process\w*|register|submit)\b"
)
_SENT_ALONG = Pattern(  # "berikut saya kirim berkasnya: KTP, STR"
    r"\b(?:berikut|terlampir|dengan ini|bersama ini|ini)\b[^.?!\n]{0,35}\b(?:kirim\w*|lampir\w*|attach\w*|sertakan)"
    r"\b[^.?!\n]{0,30}\b(?:berkas\w*|dokumen\w*|persyaratan\w*|syarat\w*|file\w*|lampiran\w*)\b",
    r"\b(?:berkas|dokumen|persyaratan|syarat)(?:nya)? (?:terlampir|(?:sudah )?(?:saya|kami) (?:lampirkan|kirim)"
    r"|ada di lampiran)\b",
    r"\b(?:attached|enclosed|herewith)\b[^.?!\n]{0,30}\b(?:documents?|papers?|files?|application)\b",
    flags=re.IGNORECASE,
)
_NEW_ACCOUNT = Pattern(
    r"\b(?:akun|account) (?:yang )?(?:baru|lagi|kedua)\b|\b(?:new|second|another) (?:akun|account)\b"
)
_OLD_ACCOUNT = Pattern(
    r"\b(?:akun|account)\w*\b[^.?!]{0,60}\b(?:lama|terdaftar|kedaftar|sudah ada|lupa|hilang|old)\b"
    r"|\blupa (?:kata )?sandi\b|\bnik\b[^.?!]{0,20}\b(?:terdaftar|kedaftar|terpakai|dipakai)\b|\bold account\b",
    flags=re.IGNORECASE,
)
_BESIDE_IT = "akun baru akun lama"


def of_the_revocation(question: Question, permits: Mapping[str, Permit]) -> Question:
    """Return a question how an SIP is given back as one on that alone, and not on how the SIP is got.

    Who asks of a new one too means both.
    """
    best = question.candidates[0] if question.candidates else None
    meant = next((c for c in question.candidates if c.id == REVOCATION), None)
    if best is None or meant is None or meant.confidence < _AS_LIKELY * best.confidence:
        return question
    if question.form in YES_OR_NO or not _REVOKES.search(question.words) or _ANEW.search(question.words):
        return question  # whether the old one must be revoked first, the permit's own lines tell
    others = tuple(c for c in question.candidates if c.id not in permits)
    return replace(question, candidates=(replace(meant, confidence=best.confidence), *others))


def of_the_account(question: Question, mail: str) -> Question:
    """Return a question if a new account will do, of who has one they cannot get into, as one on that."""
    if not _NEW_ACCOUNT.search(question.words) or not _OLD_ACCOUNT.search(mail) or question.form not in YES_OR_NO:
        return question
    first = Candidate("topic", ACCOUNT, _NARROW)  # of which only the narrow answer is told
    return replace(
        question,
        candidates=(first,),
        words=_BESIDE_IT,
        text=_BESIDE_IT,
        aspects=(Aspect.OTHER,),
        form=Form.ALLOWED,
        out_of_scope=0.0,
    )


def of_the_mailed(question: Question, mail: str) -> Question:
    """Return a question that wants papers sent along processed as one on that: a mail is no application."""
    if not _PROCESS.search(question.words) or not _SENT_ALONG.search(mail):
        return question
    others = tuple(c for c in question.candidates if c.kind != "permit" and c.id != BY_MAIL)
    first = Candidate("topic", BY_MAIL, _SURE)
    return replace(question, candidates=(first, *others), aspects=(Aspect.PROCEDURE,), form=Form.OPEN, out_of_scope=0.0)
