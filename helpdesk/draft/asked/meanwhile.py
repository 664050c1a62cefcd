"""Whether one may go on with an old permit while its renewal is in process.

"Boleh tetap buka sambil nunggu?" of who renews asks neither for steps nor how long it takes, but if the old permit is
still good meanwhile. What the permit itself says of that goes before, and so does what is said of every SIP.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from helpdesk.draft.asked.named_topics import RENEWAL
from helpdesk.model.question import Aspect, Candidate, Form, Question
from helpdesk.pattern import Pattern

_RENEWS = Pattern(r"\b(?:(?:di|mem)?perpanjang\w*|renew\w*|exten(?:d|ded|ding|sion)|pembaruan|(?:di|mem)perbarui)\b")
_GOES_ON = Pattern(
    r"\b(?:boleh|bolehkah|bole|bisa|bisakah|dapat|dapatkah|masih|tetap|tetep|harus|mesti|aman)(?: \w+){0,4}"
    r" (?:\w*kerja|dinas|(?:ber)?prakt[ie]k|(?:di)?buka|(?:ber|me)?jual\w*|(?:ber)?operasi\w*|(?:ber)?jalan|narik"
    r"|terbang|(?:di)?pakai|dipake|(?:di)?guna\w*|berlaku|laku|sah|(?:meng)?ajar|layani|melayani|terima|menerima"
    r"|produksi|tutup|berhenti|stop|beredar|terpasang)\b"
    r"|\b(?:may|can|could|allowed|permitted|still|keep|continue|stop|must)\b(?: \w+){0,4}"
    r" (?:work\w*|operat\w*|open|run\w*|us(?:e|ed|ing)|teach\w*|practi[sc]\w*|sell\w*|trad\w*|valid|driv\w*|clos\w*"
    r"|kerja|bekerja|buka|tutup|pakai|berlaku)\b"  # as the words of a question are spelt that has an Indonesian one
)
_MEANWHILE = Pattern(
    r"\b(?:selama|sambil|sementara|selagi|ketika|sembari|nunggu|menunggu|tunggu)\b[^.?!]{0,40}"
    r"\b(?:proses\w*|diproses|(?:me|di)?nunggu|(?:di)?tunggu|(?:di)?urus|perpanjang\w*|baru|izin|terbit|keluar)\b"
    r"|\b(?:while|until|till|during|before)\b[^.?!]{0,40}\b(?:process\w*|pending|sorted|wait\w*|renew\w*|new one|issued"
    r"|comes|decided|resolved|extension|handled)\b|\b(?:meanwhile|in the meantime)\b"
    r"|\b(?:pakai|pake|dengan|with|on) (?:\w+ ){0,2}(?:tanda terima|resi|bukti (?:perpanjang\w*|permohonan|pengajuan)"
    r"|receipt)\b"
    # its day comes before the new one: "kalau tanggal 20 belum selesai", "kalo abis sebelum beres"
    r"|\b(?:kalau|kalo|klo|kl|bila|jika|apabila|sampai|if)\b[^.?!]{0,60}\b(?:(?:belum|blm|sebelum)(?: juga)?"
    r" (?:\w+ )?(?:selesai|terbit|keluar|beres|jadi|kelar|turun)|masih diproses"
    r"|not (?:yet )?(?:issued|ready|out|done))\b"
)
_RUNS_OUT_FIRST = Pattern(  # which needs no more: "kalau habis sebelum beres gimana"
    r"\b(?:habis|abis|mati|lewat|berakhir|expired?|kedaluwarsa)\b[^.?!]{0,40}\b(?:(?:belum|blm|sebelum)(?: juga)?"
    r" (?:\w+ )?(?:selesai|terbit|keluar|beres|jadi|kelar|turun))\b[^.?!]{0,20}\b(?:gimana|bagaimana|gmn|terus|apa)\b"
)
_NOT_YET_HAD = Pattern(  # who begins has no old permit
    r"\b(?:mulai|memulai|duluan|start|begin|uji coba|membangun|bangun|dicor|digali|ditebang|lebih dulu)\b"
)
_INTERIM = Pattern(
    r"\b(?:surat|keterangan|izin|bukti|tanda)(?: \w+){0,2} (?:sementara|(?:sedang|masih|lagi)(?: \w+)?"
    r" (?:proses|diproses|diurus))\b|\b(?:interim|temporary|provisional) (?:\w+ )?(?:permit|letter|paper|proof)\b"
)
_OF_A_SIP = "sip"  # whose own topic says what holds when one has run out
_ASKED = "boleh selama proses perpanjangan"  # of which the line has two words
_SURE, _LESS = 0.95, 0.9


def meanwhile(question: Question, mail: str, topics: Container[str]) -> Question:
    """Return ``question`` as one on the old permit during its renewal, where that is what it asks.

    ``mail`` is its whole text in one line; ``topics`` are the ids of those that there are.
    """
    if RENEWAL not in topics or not _RENEWS.search(mail.lower()) or not _is_asked(question):
        return question
    if any(c.id.startswith(_OF_A_SIP) for c in question.candidates[:2]) or Aspect.FEE in question.aspects:
        return question
    rest = (c for c in question.candidates if c.id != RENEWAL)
    others = tuple(replace(c, confidence=min(c.confidence, _LESS)) for c in rest)
    first = Candidate("topic", RENEWAL, _SURE)
    return replace(
        question,
        candidates=(first, *others),
        aspects=(Aspect.OTHER,),
        form=Form.ALLOWED,
        words=_ASKED,
        text=_ASKED,
        before="",
        improbable=frozenset(),
    )


def _is_asked(question: Question) -> bool:
    words = question.words
    if _RUNS_OUT_FIRST.search(words) or _INTERIM.search(words):
        return True
    return (
        _GOES_ON.search(words) is not None
        and _MEANWHILE.search(words) is not None
        and _NOT_YET_HAD.search(words) is None
    )
