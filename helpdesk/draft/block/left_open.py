"""What of a question its block leaves open, said by name.

Only things that we have a name for are looked at (``matters``), so nothing of a citizen's own words is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from helpdesk.draft.answer.choose import FIGURES
from helpdesk.draft.asked.another_sense import is_in_another_sense
from helpdesk.draft.asked.asks import DIRECT, YES_OR_NO
from helpdesk.draft.asked.elsewhere import BESIDE_OURS, asks_who, matters_in, matters_of
from helpdesk.draft.asked.goes_on import is_named
from helpdesk.draft.asked.named_permits import stands_in
from helpdesk.draft.asked.named_topics import ILLEGAL_FEE, SERVICE_MALL, WHICH_PERMITS
from helpdesk.draft.asked.own_words import asks_nothing
from helpdesk.draft.asked.permit_names import PermitNames, without_channel
from helpdesk.draft.asked.phrase import about, roots_in, telling, telling_of
from helpdesk.draft.entry.facts import display_name, short_name
from helpdesk.draft.entry.matters import Matter, Weight, asked_of, first_words, once_named, speaks_of, told_of
from helpdesk.draft.templating.templates import Templates
from helpdesk.draft.templating.wording import ENGLISH, upper_first
from helpdesk.knowledge.same import named_sentence
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit
from helpdesk.model.question import Form, Question
from helpdesk.not_known import calls_open, says_unknown

_LIKELY = 0.25  # confidence of an entry that a question may be on
_READ = 6_000  # code points of a mail
_WHOSE = YES_OR_NO | {Form.WHERE, Form.WHICH, Form.OPEN, Form.WHO}
_ONE_WORD = DIRECT - {Form.WHERE}  # such questions want a word on the thing itself
# whether, how and by whom something may be done in a case: who asks when, where or how long asks no point of it
_OF_A_CASE = frozenset({Form.ALLOWED, Form.NEEDED, Form.WHETHER, Form.WHICH, Form.HOW, Form.WHO})
_AND_WHICH = re.compile(r"\b(?:dan|serta|lalu|terus|juga|and)\b.*\b(?:atau|ataukah|or)\b")
_ITS = re.compile(r"\b([a-z]{4,}?)(?:nya\b| (?:itu|tersebut|sendiri)\b)")
_OTHERS = re.compile(r"\b(?:dikuasakan|diserahkan) kepada orang lain\b|\bsurat kuasa\b", re.IGNORECASE)
_RELATIVES = roots_in(
    "adik kakak abang suami istri anak ayah ibu bapak paman bibi sepupu keponakan mertua menantu ipar saudara keluarga"
    " teman rekan karyawan pegawai asisten diurus diwakili diwakilkan diajukan mengurus orang lain"
)
FIRST_PERMIT = "nib"
"""The permit with which every business begins: it is right beside whatever else a business needs."""


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Looks at the blocks of one letter.

    ``words`` may be repeated (``phrase.words_of``); ``mail`` is what the citizen wrote, with its subject.
    """

    templates: Templates
    knowledge: Knowledge
    language: str
    words: Mapping[str, str]
    mail: str = ""
    names: PermitNames | None = None

    def told(self, blocks: Sequence[Block], questions: Sequence[Question]) -> list[Block]:
        """Return ``blocks``, each also naming what it leaves open of its question of ``questions``.

        A block that speaks of nothing that was asked gives way to the sentence that this is not known.
        """
        letter = _Letter(blocks, self.knowledge)
        spoken_of = first_words(self.mail)
        asked: dict[Matter, int] = {}
        by_length = sorted(range(len(questions)), key=lambda index: len(questions[index].words))
        for index in by_length:  # the shortest question that names a thing is about it
            for matter in self._left(questions[index], letter, spoken_of):
                asked.setdefault(matter, index)
        for index, permit in (*self._permits_left(questions, letter), *self._of_the_story(questions, letter)):
            asked.setdefault(permit, index)
        apart = (question for question, block in zip(questions, blocks, strict=True) if not block.answered_by)
        elsewhere = frozenset(matters_of(apart, 0.0))
        made = []
        for index, (block, question) in enumerate(zip(blocks, questions, strict=True)):
            others = not block.answered_by and matters_of((question,), 0.0)  # what that office sees to is not left open
            left = [] if others else [matter for matter, about_it in asked.items() if about_it == index]
            block, left = self._with_general(block, left)
            if not block.text or not block.answered_by or block.answered_by[0] == ILLEGAL_FEE:
                made.append(block)  # of a sum that was demanded nothing is open: it is not to be paid
            elif beside := self._of_others(block, question, elsewhere):
                made.append(replace(block, text=f"{block.text}\n\n{beside}"))
            elif left:
                made.append(self._with(block, left, question))
            else:
                again = any(block.text == before.text for before in blocks[:index])
                made.append(self._with_rest(block, question, letter, again=again))
        return made

    def _permits_left(self, questions: Sequence[Question], letter: _Letter) -> Iterator[tuple[int, Matter]]:
        """Yield the permits that a question names beside another one and the letter never speaks of."""
        for index, question in enumerate(questions):
            words = "" if asks_nothing(question) else without_channel(question.words)
            named = () if self.names is None else self.names.in_text(words)
            each = {min(ids): name for name, ids in named if len(ids) == 1}
            for permit_id, said in each.items() if len(each) > 1 else ():
                permit = self.knowledge.permits[permit_id]
                name = short_name(display_name(permit, self.language))
                if permit.status is EntryStatus.ACTIVE and not letter.calls(said, name):
                    yield index, Matter(Weight.BESIDE, name, name)

    def _of_the_story(self, questions: Sequence[Question], letter: _Letter) -> Iterator[tuple[int, Matter]]:
        """Yield what the mail only tells of, and a letter such as this one must speak of."""
        likely = {c.id for question in questions for c in question.candidates if c.confidence >= _LIKELY}
        likely |= set() if self.names is None else self.names.ids_in(self.mail[:_READ])
        place = letter.first_answer
        if place is None:
            return
        for matter in told_of(self.mail[:_READ], letter.text, likely):
            if not letter.speaks_of(matter):
                yield place, matter

    def _with_general(self, block: Block, left: Sequence[Matter]) -> tuple[Block, list[Matter]]:
        """Return ``block`` with what holds of a thing for any permit, and the things of which we have no such word.

        It takes the place of the word that this permit's entry does not know.
        """
        told, rest = [], []
        for matter in left:
            said = self._general(matter)
            told += said
            rest += [] if said else [matter]
        if not told:
            return block, list(left)
        text = " ".join(dict.fromkeys(told))
        silent = says_unknown(block.text) and not self._is_particular(block)
        if not silent or (block.answered_by and "\n\n" in block.text):
            return replace(block, text=f"{block.text}\n\n{text}"), rest
        first = next(matter for matter in left if matter not in rest)
        heading = upper_first(first.called(self.language))
        return Block(block.question, heading, text, tuple(_entry_of(name) for name in first.general[:1])), rest

    def _general(self, matter: Matter) -> list[str]:
        """Return the sentences that are right of a thing for any permit, in the language of the letter."""
        entries: dict[str, Entry] = {**self.knowledge.topics, **self.knowledge.permits}
        meant = (name for name in matter.general if not is_in_another_sense(_entry_of(name), self.mail[:_READ]))
        pairs = (named_sentence(name, entries) for name in meant)
        texts = (pair and pair[1 if self.language == ENGLISH else 0] for pair in pairs)
        return [text for text in texts if text]

    def _with_rest(self, block: Block, question: Question, letter: _Letter, *, again: bool) -> Block:
        """Return ``block``, naming what the question is about where the letter has none of its words.

        ``again``: an earlier question has the same block. Where that has not most of its words, it is no answer to it.
        """
        figures = set(question.aspects) <= FIGURES  # an unknown figure was said to be unknown
        if question.form not in _ONE_WORD or figures or self.language == ENGLISH or self._is_particular(block):
            return block
        if says_unknown(block.text):
            return block
        own = telling(question)
        left = own - letter.roots
        if not own or (len(left) * 2 <= len(own) if again else left != own):
            return block
        phrase = about(question, self.words)
        if phrase is None or (telling_of(phrase) <= _RELATIVES and _OTHERS.search(block.text)):
            return block  # a relative is somebody else
        return replace(block, text=f"{block.text}\n\n{self._beside([phrase])}")

    def _is_particular(self, block: Block) -> bool:
        """Whether a block has a line of its entry that is on just such a question."""
        entry = self.knowledge.entry(block.answered_by[0]) if block.answered_by else None
        return entry is not None and any(one.text in block.text for one in entry.particulars)

    def _of_others(self, block: Block, question: Question, told: Collection[str]) -> str:
        """Return whose it is what a question asks of beside our permit, where no block says so.

        Who asks what is served where several offices are asks it of what the mail is about: a passport, a licence.
        """
        mall = block.answered_by[0] == SERVICE_MALL
        if not mall and (question.form not in _WHOSE or not asks_who(question)):
            return ""
        found = matters_in(self.mail[:_READ]) if mall else matters_of((question,), 0.0)
        matters = [matter for matter in found if matter in BESIDE_OURS - {*told}]
        if not matters:
            return ""
        return self.templates.fact("out_of_scope", self.language, office="", matters=matters, beside=True)

    def _beside(self, names: Sequence[str]) -> str:
        return self.templates.render("left_open", self.language, matters=names, whole=False)

    def _left(self, question: Question, letter: _Letter, spoken_of: Sequence[tuple[Matter, str]]) -> list[Matter]:
        """Return the things of a question that no block speaks of.

        "Kliniknya" stands for the "klinik hewan" that the mail spoke of.
        """
        if asks_nothing(question):
            return []
        found = [matter for matter in asked_of(question) if matter.weight is not Weight.NAMES]
        its = set(_ITS.findall(question.text.lower())) if spoken_of else set()
        asked = dict.fromkeys((*found, *(matter for matter, word in spoken_of if word in its)))
        of_case = _is_of_a_case(question)
        left = [matter for matter in asked if not letter.speaks_of(matter) and (of_case or not matter.point)]
        return once_named(question, left)

    def _with(self, block: Block, left: Sequence[Matter], question: Question) -> Block:
        names = [matter.called(self.language) for matter in left]
        if calls_open(block.text) and "\n\n" not in block.text:
            return replace(block, text=self.templates.fact("left_open", self.language, matters=names, whole=True))
        if any(matter.weight is Weight.DECIDES for matter in left) and not self._is_meant(block, question):
            text = self.templates.fact("left_open", self.language, matters=names, whole=True)
            return Block(block.question, upper_first(names[0]), text, ())
        return replace(block, text=f"{block.text}\n\n{self._beside(names)}")

    def _is_meant(self, block: Block, question: Question) -> bool:
        """Whether the entry of a block is asked for all the same: by its name, or as what any business needs."""
        if block.answered_by[0] in (WHICH_PERMITS, FIRST_PERMIT):
            return True
        return any(is_named(candidate) for candidate in question.candidates if candidate.id in block.answered_by)


def _is_of_a_case(question: Question) -> bool:
    """Whether a question asks of a case, be it behind what it asks first: "suratnya apa saja, dan satu atau dua?"."""
    return question.form in _OF_A_CASE or _AND_WHICH.search(question.words) is not None


def _entry_of(name: str) -> str:
    """Return the entry of a named sentence."""
    return name.partition("#")[0]


class _Letter:
    """What the blocks of a letter say, and what their entries are called and are about: looked at only when asked."""

    def __init__(self, blocks: Sequence[Block], knowledge: Knowledge) -> None:
        self._blocks, self._knowledge = blocks, knowledge

    def speaks_of(self, matter: Matter) -> bool:
        """Whether the letter speaks of a thing; one that decides, or a point, must be spoken of by more than a name."""
        if matter.point:
            return speaks_of(self._told, matter)
        return speaks_of(self._said if matter.weight is Weight.DECIDES else self._known, matter)

    def calls(self, *names: str) -> bool:
        """Whether the letter has one of these names."""
        said = self._said.lower()
        return any(stands_in(name.lower(), said) for name in names)

    @property
    def text(self) -> str:
        """All that it says."""
        return self._said

    @property
    def first_answer(self) -> int | None:
        """The number of the first block that answers something."""
        return next((at for at, block in enumerate(self._blocks) if block.answered_by and block.text), None)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of all words of it."""
        return roots_in(self._said).union(*map(_roots_of_names, self._entries))

    @cached_property
    def _said(self) -> str:
        return " ".join(f"{block.heading} {block.text}" for block in self._blocks)

    @cached_property
    def _told(self) -> str:
        """What it says without what it only calls open."""
        return " ".join(part for block in self._blocks for part in block.text.split("\n\n") if not calls_open(part))

    @cached_property
    def _known(self) -> str:
        return " ".join((self._said, *map(_names, self._entries)))

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        ids = (entry_id for block in self._blocks for entry_id in block.answered_by)
        entries = (self._knowledge.entry(entry_id) for entry_id in ids)
        return tuple(entry for entry in entries if entry is not None)


@lru_cache(maxsize=1024)  # of the knowledge base
def _roots_of_names(entry: Entry) -> frozenset[str]:
    return roots_in(_names(entry))


def _names(entry: Entry) -> str:
    """Return what an entry is called and is about."""
    names = " ".join(entry.aliases)
    if isinstance(entry, Permit):
        return f"{names} {entry.name} {entry.name_en} {entry.definition or ''} {entry.definition_en or ''}"
    return f"{names} {entry.question} {entry.question_en} {entry.answer}"
