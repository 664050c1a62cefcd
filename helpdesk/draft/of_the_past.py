"""Whether a question on a permit that is no longer issued is answered with a No: it asks for that permit itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.draft.asks import YES_OR_NO
from helpdesk.model.knowledge import Permit
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

_OF_IT = Pattern(
    r"\b(?:izin|permits?|licen[cs]es?|it|perpanjang|diperpanjang|memperpanjang|urus|diurus|mengurus|bikin|buat)\b"
)
_STILL = re.compile(
    r"\bmasih (?:\w+ )?(?:ada|perlu|butuh|dipakai|pakai|diterbitkan|dilayani|diurus|bisa|wajib)\b"
    r"|\bstill (?:issued|exist|need)"
    r"|\b(?:bener|benar|betul|true)\b"
)
_INSTEAD = Pattern(
    r"\b(?:ganti\w*|pengganti\w*|pakai|urus|diurus|mengurus|jadi|lalu|terus) apa\b"
    r"|\bapa (?:ganti\w*|pengganti\w*)\b|\binstead\b|\breplace\w*\b"
)
# "without it?", "my old one is still valid?": a No would be read as the answer to that
_TURNED = Pattern(
    r"\b(?:tidak (?:perlu|usah|wajib|pakai|punya)|tanpa|cukup|sewa|disewa|laku|sah|without|enough|valid)\b"
    r"|\b(?:saya|kami|my|our|lama)\b(?: \w+){0,2} (?:masih )?(?:berlaku|dipakai|bisa)\b"
)


def asks_what_instead(question: Question) -> bool:
    """Return whether a question asks what has come in the place of a permit of the past: that is told with it."""
    return bool(_INSTEAD.search(question.words))


def asks_for_it(question: Question) -> bool:
    """Return whether a question on a permit of the past asks if it is still needed or issued: that is a no."""
    if set(question.aspects) <= {Aspect.FEE, Aspect.DURATION} or _TURNED.search(question.words):
        return False
    return question.form is Form.NEEDED or (question.form in YES_OR_NO and bool(_STILL.search(question.words)))


def is_on_itself(question: Question, gone: Sequence[Permit]) -> bool:
    """Return whether a question speaks of the permit: "tetangga harus tanda tangan?" gets no No."""
    names = (name.lower() for permit in gone for name in (permit.name, *permit.aliases, *permit.ambiguous))
    return not question.words or bool(_OF_IT.search(question.words)) or any(name in question.words for name in names)
