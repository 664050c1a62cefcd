"""What a line of an entry says to a mail: nothing where the mail denies what it is on, or has no case of it."""

from __future__ import annotations

import re

from helpdesk.draft.answer.contradicted import is_contradicted
from helpdesk.draft.answer.differences import without_difference
from helpdesk.draft.answer.idle import begins_unknown, without_unknown_of_others
from helpdesk.draft.answer.particular import groups_of
from helpdesk.draft.answer.permit_needed import has_it
from helpdesk.draft.answer.whether_needed import is_by_measure, is_on_need
from helpdesk.draft.asked.denied import denied
from helpdesk.draft.asked.loss import without_loss
from helpdesk.draft.asked.phrase import roots_in, roots_of_names
from helpdesk.draft.entry.facts import Teller, in_english
from helpdesk.draft.entry.limits import told
from helpdesk.draft.templating.wording import without_verdict
from helpdesk.model.knowledge import Entry, Particular, Permit, Topic
from helpdesk.model.question import Line

READ = 6_000  # code points of a mail
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
OF_ANY = roots_in(
    "izin surat layanan lain masih ada ini itu juga adalah yang tanda nama bukan dan atau untuk di ke dari"
)
_SHORT_NAME = re.compile(r"\b(?:disingkat|juga dipakai untuk|juga berarti)\b")
_LOST_IT = re.compile(
    r"\b(?:surat|izin|ijin|sip\w*|stpt|permit)\b[^.?!\n]{0,25}\b(?:hilang|ilang|rusak|sobek|terbakar|kebakar|kebawa|lost)\b",
    re.IGNORECASE,
)
_MUST_HAVE = re.compile(r"\byang wajib memiliki\b")
_TWO = 2


def text_of(entry: Entry, line: Line, teller: Teller) -> str:
    """Return what a line says, nothing where the mail denies what it is on."""
    if line.number < 0:
        if not isinstance(entry, Topic):
            return ""
        return entry.answer_en if in_english(teller.language) else entry.answer
    particular = entry.particulars[line.number]
    on_need = is_on_need(particular) or _MUST_HAVE.search(particular.text) is not None
    unknown_need = on_need and begins_unknown(particular.text)
    if _has(entry, teller) and (is_by_measure(particular) or unknown_need):
        return ""  # who renews has it
    if _of_another_meaning(particular, entry, teller.mail) or is_contradicted(particular, teller.mail):
        return ""
    said = teller.mail[line.start : line.end].lower()
    groups = [(words, own) for words, own, other in groups_of(entry, teller.templates) if other is particular]
    if line.question is None and any(own and denied(said, words, own) for words, own in groups):
        return ""
    return _fitting(line_of(particular, teller, asked=line.question is not None), entry, line, teller)


def _has(entry: Entry, teller: Teller) -> bool:
    """Whether the writer of a mail has the permit of ``entry``: who renews it, has it yet, or has lost it."""
    had = isinstance(entry, Permit) and has_it(entry, teller.mail)
    return had or "renewal" in teller.claims.stated or _LOST_IT.search(teller.mail) is not None


def _fitting(text: str, entry: Entry, line: Line, teller: Teller) -> str:
    """Return what a line of a permit says that nobody asked for, without what is not known of others' cases."""
    unasked = line.question is None and isinstance(entry, Permit)
    return without_unknown_of_others(text, teller.mail[:READ]) if unasked else text


def _of_another_meaning(particular: Particular, entry: Entry, mail: str) -> bool:
    """Whether a line only parts a short name from its other meaning, of which the mail has no word."""
    parting = next((one for one in SENTENCE.split(particular.text) if _SHORT_NAME.search(one)), None)
    if parting is None:
        return False
    return len((roots_in(parting) - roots_of_names(entry) - OF_ANY) & roots_in(mail[:READ])) < _TWO


def line_of(particular: Particular, teller: Teller, *, asked: bool) -> str:
    line = told(particular, teller.mail, english=in_english(teller.language), today=teller.today)
    line = without_loss(without_difference(line, teller.mail), particular.about, teller.mail)
    return line if asked else without_verdict(line)
