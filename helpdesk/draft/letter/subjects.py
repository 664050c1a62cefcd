"""A definition in a letter is a sentence: who reads "Izin bagi bidan untuk ..." between others misses what it is of.

Entries say what a permit is without its name, for there it stands above. In a letter many things stand above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from helpdesk.draft.entry.facts import Teller, display_name, in_english, short_name
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.wording import lower_first, paragraphs
from helpdesk.model.knowledge import Entry, Permit
from helpdesk.sentences import sentences_of

_NOUN = re.compile(  # how a definition begins that has neither subject nor verb
    r"(?:Izin|Persetujuan|Bukti|Sertifikat|Identitas|Tanda|Pendaftaran|Perpanjangan|Informasi|Keterangan|Permohonan"
    r"|Surat keterangan)\b(?! (?:\w+ )?(?:ini|itu|adalah)\b)"
)
_NOUN_EN = re.compile(
    r"(?:A|An|The|Proof|Registration|Information|Approval)\b(?!(?: \w+){0,4} (?:is|are|was|allows?|states?|shows?)\b)"
)
_ARTICLE = re.compile(r"(?:A|An|The)\b")


def with_subjects(sections: Sequence[Section], entries: Iterable[Entry], teller: Teller) -> tuple[Section, ...]:
    """Return the sections, each paragraph that begins with what a permit of ``entries`` is naming that permit.

    Where the letter says so elsewhere, with that name, the paragraph begins with what it tells besides.
    """
    whole = dict(filter(None, (_whole(entry, teller) for entry in entries if isinstance(entry, Permit))))
    if not whole:
        return tuple(sections)
    told = {part for section in sections for part in paragraphs(section.text)}
    said = {first for first, named in whole.items() if any(part.startswith(named) for part in told)}
    return tuple(replace(section, text=_named(section.text, whole, said)) for section in sections)


def _named(text: str, whole: dict[str, str], said: set[str]) -> str:
    parts = []
    for part in paragraphs(text):
        first = next((one for one in whole if part.startswith(one)), None)
        more = "" if first is None else part.removeprefix(first).lstrip()
        parts.append(part if first is None else more if more and first in said else whole[first] + part[len(first) :])
    return "\n\n".join(parts)


def _whole(permit: Permit, teller: Teller) -> tuple[str, str] | None:
    """Return the first sentence of the definition of a permit, and the same with its subject; None if it has one."""
    english = in_english(teller.language)
    about = permit.definition_en if english else permit.definition
    first = sentences_of(about)[0] if about else ""
    name = short_name(display_name(permit, teller.language))
    if not (_NOUN_EN if english else _NOUN).match(first) or name in first:
        return None
    if not english:
        return first, f"{name} adalah {lower_first(first)}"
    told = first[:1].lower() + first[1:] if _ARTICLE.match(first) else lower_first(first)
    return first, f"The {name} is {told}"
