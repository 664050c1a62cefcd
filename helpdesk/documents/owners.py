"""Whose the papers of a body are: another company's, or a private person's, are not those of the body that applies."""

from __future__ import annotations

import re

from helpdesk.documents.bodies import OWNERS
from helpdesk.documents.printed_names import names_a_person
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import word_set
from helpdesk.model.question import Recognised

_READ = 10_000  # characters of a mail or a paper that are looked at
_KINDS = r"PT|P\.T|CV|UD|Yayasan|YAYASAN|Koperasi|KOPERASI|Perkumpulan|PERKUMPULAN|Firma|FIRMA"
_BODY = re.compile(rf"\b(?:{_KINDS})\b\.?,?[ \t]+((?:[A-Z][\w&'-]*)(?:[ \t]+[A-Z][\w&'-]*){{0,4}})")
_NO_NAME = word_set(
    "kami saya yang tbk terbatas adalah dengan untuk mau ingin akan ini direktur ketua kota jakarta indonesia"
)
_OF_BODIES = frozenset({"npwp-badan", "npwp", "akta-pendirian", "sk-pengesahan", "rekening-bank", "domisili", "nib"})
_OFTEN_PRIVATE = frozenset({"rekening-bank", "domisili"})
_BODYS = OWNERS | word_set("sekretariat organisasi")
# "PT kami mau urus izin parkir", sent by PT Parkir Aman; an agent's firm sends the papers of others
_OURS = re.compile(
    r"\b(?:pt|cv|ud|perusahaan|yayasan|koperasi|perkumpulan|firma|badan usaha|usaha|company) (?:kami|saya|sy)\b"
    r"|\b(?:our|my) (?:company|foundation|cooperative)\b",
    re.IGNORECASE,
)


def speaking_of(mail: str, sender: str) -> str:
    """Return ``mail``, with the name of its sender where it speaks of a body of its own and names none."""
    read = mail[:_READ]
    return f"{sender}\n{mail}" if _OURS.search(read) and _bodies(sender) and not _bodies(read) else mail


def other_owner(item: Recognised, text: str, mail: str, wanted: Wanted) -> str:
    """Return whose a paper of a body is when it is not that of the body that ``mail`` speaks of, else ""."""
    if len(item.keys) != 1 or item.keys[0] not in _OF_BODIES:
        return ""
    on_paper, in_mail = _bodies(text[:_READ]), _bodies(mail[:_READ])
    if on_paper and in_mail and not any(_is_same(one, other) for one in on_paper for other in in_mail):
        return " ".join(on_paper[0]).upper()
    asked = frozenset[str]().union(*(words for words, key in wanted.items if key in item.keys))
    private = item.keys[0] in _OFTEN_PRIVATE and bool(asked & _BODYS) and names_a_person(text, mail)
    return "perorangan" if private else ""


def _bodies(text: str) -> list[tuple[str, ...]]:
    """Return the words of each body's name in ``text``, lower-cased."""
    names = (tuple(found[1].lower().split()) for found in _BODY.finditer(text))
    return [kept for name in names if (kept := tuple(word for word in name if word not in _NO_NAME))]


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one body's: they share a word, or one is the other's initials."""
    initials = {"".join(word[0] for word in name) for name in (one, other)}
    return not set(one).isdisjoint(other) or not initials.isdisjoint({*one, *other})
