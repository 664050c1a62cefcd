"""What a mail tells just before a question: a bare one ("jadi butir itu kami isi apa?") is about that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.answer.choose import FIGURES
from helpdesk.draft.asked.phrase import telling
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

_LONGEST = 240  # code points of what was told before
_ASKED = frozenset({Form.WHERE, Form.HOW, Form.HOW_LONG, Form.WHO})  # forms that no story has
_FEW = 2  # words of a question that tell what it is about: with less, the sentence before tells it
_POINTS = Pattern(
    r"\b(?:itu|ini|tersebut|begitu|begini|gitu|gini|demikian|nya|dia|mereka|that|this|those|these|it|so)\b"
)
_THAT = Pattern(r"\b(?:itu|tersebut|begitu|begini|gitu|gini|demikian|that|those)\b")
_WHAT_NOW = Pattern(r"\b(?:bagaimana|gimana)(?: (?:ya|dong|ini|pak|bu|min))*$|\bwhat (?:now|should i do|can i do)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ASKS = Pattern(
    r"\?|\b(?:apa|apakah|apaan|berapa|brp|bagaimana|gimana|gmn|gmana|mana|dimana|kemana|siapa|kapan|kpn|kenapa|knp"
    r"|mengapa|boleh\w*|bisa\w*|perlu|harus|wajib|kah|tanya|nanya|menanyakan|bertanya|mohon|minta|tolong|tlg|mau|ingin"
    r"|hendak|pengen|informasi|info|penjelasan|\w*syarat\w*|prosedur|biaya|cara\w*|cek|bantu\w*|lapor\w*|status"
    r"|what|which|how|where|when|who|whether|may|can|could|must|do|does|is|are|should|would|please|need|want|ask)\b",
    flags=re.IGNORECASE,
)
_REQUESTED_BY_OTHERS = re.compile(
    r"\b(?:kantor|tempat|bank|bos|atasan|panitia|sekolah|kampus|rumah sakit|rs|klinik|perusahaan|hrd|leasing|dia"
    r"|mereka)"
    r"\b(?: \w+){0,4} (?:minta|mau|ingin|perlu|butuh)\b|\b(?:izin|numpang|mau|ijin) (?:ber)?tanya\b",
    re.IGNORECASE,
)
_IF_ONLY = re.compile(r"^\W*(?:kalau|kalo|klo|jika|bila|if)\b(?:\W+\w+){1,3}\W*$", re.IGNORECASE)
_BARE = frozenset({Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.LEGAL, Aspect.DEFINITION, Aspect.OTHER})


def points_back(question: Question) -> bool:
    """Return whether a question says that it is about what was told before: "jadi butir itu", "harus bagaimana?"."""
    return bool(_THAT.search(question.words) or _WHAT_NOW.search(question.words))


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """The subject and the new text of a mail, and its questions with their places in the text."""

    subject: str
    text: str
    questions: Sequence[Question]

    def before(self, question: Question) -> str:
        """Return the end of what stands between the question before and this one, in small letters.

        Of the first question that is all that stands before it, with the subject.
        """
        ends = [other.end for other in self.questions if other.end <= question.start]
        told = self.text[max(ends, default=0) : question.start]
        told = told if ends else f"{self.subject}. {told}"
        return " ".join(told.lower().split())[-_LONGEST:]

    def carried(self, question: Question) -> Question | None:
        """Return a bare question with the last sentence told before it, or None where it says enough or nothing was."""
        if question.form is Form.LIST or (question.aspects and set(question.aspects) <= FIGURES):
            return None
        if question.form is Form.OPEN and question.aspects == (Aspect.DEFINITION,):
            return None  # "itu apa ya?" is answered by what it is
        if len(telling(question)) >= _FEW and not _POINTS.search(question.words):
            return None
        *_, last = _SENTENCE.split(self.before(question).strip(" .!?,:;"))
        return replace(question, text=f"{last}. {question.text}") if last else None

    def is_story(self, question: Question, after: Question) -> bool:
        """Whether a sentence asks nothing, and only tells what ``after``, which follows it, is about."""
        if not set(question.aspects) <= _BARE | {Aspect.STATUS} or question.text.rstrip().endswith("?"):
            return False
        if question.form in _ASKED:
            return False  # "ngurusnya ke gubernur atau ke menteri": without a mark of its own, and asked all the same
        if _IF_ONLY.match(question.text):
            return self.text[question.end :].lstrip()[:1] == ","
        asks = _ASKS.search(_REQUESTED_BY_OTHERS.sub(" ", question.text))
        shared = {c.id for c in question.candidates} & {c.id for c in after.candidates[:2]}
        ended = question.text.rstrip()[-1:] in (".", "!") or self.text[question.end :].lstrip(" \t")[:1] in (
            ".",
            "!",
            "\n",
        )
        return asks is None and bool(shared) and ended
