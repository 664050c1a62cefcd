"""What a gateway writes above a mail that comes from outside: "CAUTION: This email originated from outside ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.mail.signature_lines import PERSON
from helpdesk.mail.words import any_of, phrases
from helpdesk.pattern import Pattern

# Every such warning says one of these; a person who asks about one asks.
_TELLS = phrases(
    """
    originated from outside
    originated outside
    came from outside
    comes from outside
    sent from outside
    is from an external
    from an external sender
    from an external source
    from outside of the organi
    from outside of our organi
    from outside the organi
    from outside your organi
    do not click links
    do not click on links
    do not click any links
    do not open attachments unless
    unless you recognize the sender
    unless you recognise the sender
    don't often get email from
    you don't often get
    anda jarang menerima email dari
    berasal dari luar organisasi
    berasal dari luar perusahaan
    dari pengirim eksternal
    jangan mengklik tautan
    jangan klik tautan
    kommt von außerhalb
    stammt von außerhalb
    externe e-mail
    provient de l'extérieur
    provient d'un expéditeur externe
    expéditeur externe
    proviene de fuera
    remitente externo
    fora da organização
    remetente externo
    proviene dall'esterno
    mittente esterno
    van buiten de organisatie
    externe afzender
    extern avsändare
    ekstern avsender
    ekstern afsender
    外部からのメール
    外部邮件
    外部郵件
    외부 메일
    외부에서 발송
    """
)
_WARNS = Pattern(any_of(_TELLS), flags=re.IGNORECASE)
_RULE = re.compile(r"[\s\-_=*~#|]*")
_MOST_LINES = 6
_LONGEST = 700


def banner_lines(lines: Sequence[str]) -> int:
    """Return how many lines at the beginning are a gateway's warning, with rules and blank lines around it; or 0."""
    start = _past_rules(lines, 0)
    end = start
    while end < len(lines) and not _RULE.fullmatch(lines[end]):
        end += 1
    said = " ".join(lines[start:end])
    if not start < end <= start + _MOST_LINES or len(said) > _LONGEST or "?" in said or not _WARNS.search(said):
        return 0
    if PERSON.search(said):
        return 0  # "My programme says that your mail came from outside the organisation."
    end = _past_rules(lines, end)
    return end if end < len(lines) else 0  # a mail that says nothing else is about the warning


def _past_rules(lines: Sequence[str], index: int) -> int:
    while index < len(lines) and _RULE.fullmatch(lines[index]):
        index += 1
    return index
