"""Which topics a mail is on by what it says in so many words, whatever its questions were taken to be on.

Who closes a shop, asks how the NIB goes and adds "lupa password OSS-nya juga" cannot do what they are told before that
is answered; who works by day and asks for a talk by video is not helped by the opening hours alone.
"""

from __future__ import annotations

from helpdesk.draft.asked.named_topics import COUNSELLING, FORGOTTEN, OSS_ACCOUNT
from helpdesk.pattern import Pattern

_FORGETS = (
    r"(?:lupa\w*|kelupaan|kesupen|lali|poho|(?:tidak|tdk|ga|gak|nggak) (?:ingat|inget|tahu|tau)|lost|forgot(?:ten)?"
    r"|forget)"
)
_ENTRY = (  # by which somebody gets in
    r"(?:kata sandi|kata kunci|sandi|passw?o?r?d|pass|pw|username|user ?name|login|hak akses|akses)(?:nya|ku)?"
)
_LOST = Pattern(rf"\b{_FORGETS}\b(?: \w+){{0,3}} {_ENTRY}\b|\b{_ENTRY}\b(?: [\w-]+){{0,4}} {_FORGETS}\b")
_OSS, _JAKEVO = Pattern(r"\b(?:oss|oes es)(?:-?nya)?\b"), Pattern(r"\bjakevo(?:-?nya)?\b")
_NEAR = 40  # code points around a lost password in which its system is named
_TALK = Pattern(  # with us: who opens a diet clinic by video talks to clients of their own
    r"\b(?:bisa|boleh|iso|dapat|saget|tiasa|ada|minta|mau)\b(?: (?!jasa|buka|praktik|layanan|terima|usaha)\w+){0,3}"
    r" (?:konsul|konsultasi)\b(?: (?!diet|gizi|pasien|klien|dokter|hukum)\w+){0,3}"
    r" (?:lewat|via|pakai|pake|by|online|daring|zoom|video|vc|wa|telepon|telpon|tatap muka)\b",
    r"\b(?:can|could|may) (?:i|we) (?:\w+ ){0,2}consult(?:ation)?\b(?: \w+){0,4} (?:by|via|over|online|video)\b",
)
_PRACTISES = Pattern(r"\b(?:pasien|klien|psikolog|s[ti]p[a-z]{0,3}|praktik mandiri|patients?|clients?)\b")


def said_outright(mail: str) -> dict[str, int]:
    """Return the topics, each with the place in ``mail``, on one line, by which it is on them."""
    said = mail.lower()
    found: dict[str, int] = {}
    for lost in _LOST.finditer(said):
        near = said[max(0, lost.start() - _NEAR) : lost.end() + _NEAR]
        if _OSS.search(near) and not _JAKEVO.search(said):
            found.setdefault(OSS_ACCOUNT, lost.start())
        elif _JAKEVO.search(near) and not _OSS.search(said):
            found.setdefault(FORGOTTEN, lost.start())
    talk = _TALK.search(said)
    if talk is not None and not _PRACTISES.search(said):
        found[COUNSELLING] = talk.start()
    return found
