"""Whether a mail bears out what was found for it: an entry of which it has no word was read out of a word by the way.

"Pajaknya berapa persen?" of a car park is no question on billboards, though these are taxed: the mail has no word of
them. A letter that says less is better than one that says an alien thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from helpdesk.draft.asked.goes_on import is_named
from helpdesk.draft.asked.named_topics import NAMED
from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.draft.templating.templates import Templates
from helpdesk.draft.writer.case import Case
from helpdesk.draft.writer.stage import Stage
from helpdesk.model.knowledge import Entry, Knowledge, Permit, Topic
from helpdesk.model.question import Aspect, Candidate, Question, Understanding
from helpdesk.pattern import Pattern

_SURE = {"permit": 0.8, "topic": 0.9}  # confidence from which an entry needs no word of the mail
_LIKELY, _WORDS = 0.8, 2  # confidence of a topic below which one word of it is not enough: "izinnya sudah dihapus?"
_GENERAL = roots_in(
    "izin surat usaha tempat tanda daftar praktik keterangan penyelenggaraan pendirian operasional permit licence"
    " license certificate of the for and or in to an letter business standard sertifikat standar nomor baru"
    " pajak retribusi biaya tarif tax fee perpanjangan dan atau di untuk dengan yang"
    " is are has have a an you your us we our which can could may might must from at one be it this that with on what"
    " who how when where why not no do does did will would should by as if they their there then than any all more also"
    " only after before please get want use dahulu lebih pertama"
)
_STATUS = Pattern(
    r"\b(?:status|sampai (?:di )?mana|progres\w*|perkembangan|kelanjutan|nasib(?! (?:kami|saya|kita|aku|orang|anak))"
    r"|kabar(?! (?:buruk|baik|gembira|duka)\b)"
    r"|lacak|melacak|tracking|track"
    r"|diproses|proses\w*|permohonan|pengajuan|ajukan|diajukan|berkas|application|applied|issued|approved|pending)\b"
    r"|\b(?:sudah|udah|udh|sdh|belum|blm|kapan|kpn|kok|when|yet|already)\b[^.?!]{0,50}"
    r"\b(?:jadi|terbit|keluar|kelar|selesai|beres|turun|rampung|dibalas|dijawab|datang|diperiksa|dicek|ready"
    r"|done)\w*\b",
    flags=re.IGNORECASE,
)


@dataclass(frozen=True)
class BorneOut:
    """Looks for the words of entries in one mail: ``text`` is its subject and what is new in it."""

    knowledge: Knowledge
    templates: Templates
    text: str
    understanding: Understanding

    def borne_out(self, question: Question, context: Permit | None) -> Question:
        """Return ``question`` without the candidates of which the mail has no word, unless they are all but sure."""
        if not question.words:
            return question  # nobody has read it
        kept = tuple(c for c in question.candidates if self._is_borne(c, context))
        return question if len(kept) == len(question.candidates) else replace(question, candidates=kept)

    def _is_borne(self, candidate: Candidate, context: Permit | None) -> bool:
        if candidate.confidence >= _SURE.get(candidate.kind, 1.0) or is_named(candidate):
            return True
        entry = self.knowledge.entry(candidate.id)
        if entry is None or candidate.id in NAMED or (context is not None and candidate.id == context.id):
            return True
        if isinstance(entry, Topic) and entry.case_data:
            return True  # on what becomes of any application
        own = self.templates.once("borne", entry, "", lambda: _roots(entry))
        shared = len(own & self._said)
        few = isinstance(entry, Topic) and candidate.confidence < _LIKELY and len(own) >= _WORDS
        return shared >= (_WORDS if few else 1)

    @cached_property
    def _said(self) -> frozenset[str]:
        usual = " ".join(question.words for question in self.understanding.questions)
        return roots_in(f"{self.text} {usual}")


def with_status_borne(question: Question, case: Case) -> Question:
    """Return ``question`` without the status of an application where the mail speaks of none."""
    if not question.words or Aspect.STATUS not in question.aspects:
        return question
    filed = case.story.stage in (Stage.FILED, Stage.RETURNED, Stage.REFUSED)
    if (
        filed
        or case.numbered
        or case.waits
        or case.outcome
        or case.stage
        or _STATUS.search(f"{question.text} {question.words}")
    ):
        return question
    others = tuple(aspect for aspect in question.aspects if aspect is not Aspect.STATUS)
    return replace(question, aspects=others or (Aspect.OTHER,))


def _roots(entry: Entry) -> frozenset[str]:
    """Return the roots of the words of what an entry is called and about that tell it from others."""
    if isinstance(entry, Permit):
        texts: Iterable[str] = (
            *(entry.name, entry.name_en, *entry.aliases, *entry.ambiguous),
            *(entry.definition or "", entry.definition_en or ""),
        )
    else:
        texts = (entry.question, entry.question_en, *entry.aliases, entry.answer, entry.answer_en)
    return frozenset(root for root in roots_in(" ".join(texts)) - _GENERAL if telling_in((root,)))
