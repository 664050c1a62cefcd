"""The reply to a mail: one block per question in the citizen's order, and the frame of a letter around them.

Guarantee: a letter holds only our own words and facts of the knowledge base that are in force. Of the citizen's text it
repeats nothing but their name and, with long numbers hidden, the subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from helpdesk.config import Office
from helpdesk.draft.answer.beside import further_lines
from helpdesk.draft.answer.choose import is_decided
from helpdesk.draft.answer.line_choices import Revision, choices_of
from helpdesk.draft.answer.of_the_undertaking import Matters
from helpdesk.draft.asked.places import place_elsewhere
from helpdesk.draft.asked.points import points_of
from helpdesk.draft.asked.spoken_of import without_unspoken
from helpdesk.draft.asked.unlikely import told_by_line, with_improbable, without_unlikely, without_unsure
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.block.demanded import as_a_price, without_their_words
from helpdesk.draft.block.proposal import Proposal
from helpdesk.draft.entry.address import formal
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.for_stage import lines_for_stage, without_other_stages
from helpdesk.draft.entry.papers import Papers
from helpdesk.draft.entry.requirements import NOTHING_CLAIMED
from helpdesk.draft.letter.body import BodyWriter
from helpdesk.draft.letter.frame import Frame
from helpdesk.draft.letter.news import NewsWriter, Told
from helpdesk.draft.letter.repeated import Same
from helpdesk.draft.letter.rest import Placed
from helpdesk.draft.letter.still_open import is_all_open
from helpdesk.draft.letter.told_beside import with_all_beside
from helpdesk.draft.letter.wanted_list import asks_for_no_more_than_a_check, sends_papers, wants_list, without_check
from helpdesk.draft.templating.privacy import reply_subject
from helpdesk.draft.templating.templates import Changed, Templates
from helpdesk.draft.templating.wording import reply_language, upper_first
from helpdesk.draft.writer.case import Case, case_of
from helpdesk.draft.writer.courtesy import courtesy_of, one_line
from helpdesk.draft.writer.given import Given, given_in
from helpdesk.draft.writer.grief import condoles_with_us
from helpdesk.draft.writer.names import person_of
from helpdesk.draft.writer.stage import Stage
from helpdesk.errors import NotFoundError
from helpdesk.model.asked_text import AskedText, as_asked, asked_text
from helpdesk.model.draft import Block, Letter
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.line_choice import LineChoice
from helpdesk.model.message import Body, Message
from helpdesk.model.question import (
    Action,
    Aspect,
    CheckedDocuments,
    Claims,
    Form,
    Line,
    Question,
    Understanding,
)

_READ = 20_000  # code points; a mail longer than that is no letter
_LISTING = frozenset({Form.LIST, Form.OPEN, Form.HOW})


class Writer:
    """Writes replies with one set of templates and one version of the knowledge base."""

    def __init__(
        self,
        office: Office,
        templates: Path | Templates,
        knowledge: Knowledge,
        *,
        minimum_confidence: float = 0.35,
        signature: str | None = None,
        changed: Changed | None = None,
    ) -> None:
        """Compile the templates below ``templates``/reply, with the texts of ``changed`` in place of their files.

        ``templates`` may also be compiled ones.
        ``minimum_confidence`` (0 to 1) is [match]'s and ``signature`` is [draft]'s of config.toml. Raises TemplateError
        naming the file when a template is missing or broken.
        """
        self._knowledge, self._minimum = formal(knowledge), minimum_confidence
        self._templates = Templates(templates, changed) if isinstance(templates, Path) else templates
        self._blocks = Blocks(self._templates, self._knowledge, office.short_name)
        self._bodies = BodyWriter(self._templates, self._knowledge, self._blocks)
        self._same = Same.of(self._knowledge.same)
        self._matters = Matters(self._knowledge, self._blocks.bare_names, self._templates, minimum_confidence)
        self._frame = Frame(self._templates, office, signature)
        self._office = office
        self._places = frozenset((*office.region, *office.elsewhere))

    def write(  # noqa: PLR0913 -- everything a reply depends on is an argument
        self,
        understanding: Understanding,
        message: Message,
        body: Body,
        *,
        documents: tuple[CheckedDocuments, ...] = (),
        claims: Claims = NOTHING_CLAIMED,
        ticket_number: str | None = None,
        today: date,
        language: str | None,
    ) -> Letter | None:
        """Return the proposed reply, or None when none is due (Action.NO_REPLY)."""
        if understanding.action is Action.NO_REPLY:
            return None
        read, understanding = as_asked(understanding, message.subject, body.new_text)
        offered, understanding = as_a_price(self._meant(understanding, read), read.text)
        case = case_of(f"{read.subject}\n\n{read.text}", understanding, today)
        if not sends_papers(message, body, documents):
            understanding, documents = without_check(understanding, documents, claims, case, self._minimum)
        make = self._hearing(claims, understanding, read.text, today)
        heard = (read.text, self._place(message, body), read.subject, self._office.elsewhere)
        proposal = Proposal(make, self._knowledge, self._minimum, understanding, _checked(documents), case, *heard)
        spoken = reply_language(language, body.new_text)
        made, asked = proposal.blocks(spoken)
        given = self._given(message, body, read, understanding, case)
        told = self._beside(given.asked_once(made), proposal, asked, given, make.teller(spoken), offered=offered)
        return self.assemble(
            _with_checks(told, understanding, self._papers(documents, message, spoken)),
            message,
            body,
            action=_action(understanding, asked, offered=offered),
            ticket_number=ticket_number,
            today=today,
            language=spoken,
            documents=documents,
            illegal_fee=understanding.illegal_fee or offered,
            points=points_of(read.text, understanding.questions),
            asked=read.said(understanding.questions),
        )

    def _beside(
        self,
        blocks: Sequence[Block],
        proposal: Proposal,
        asked: Sequence[Question],
        given: Given,
        teller: Teller,
        *,
        offered: bool,
    ) -> list[Block]:
        """Return the blocks with what is said beside them, and without what is for others or was given.

        ``asked`` are the questions as they were taken; ``offered``: somebody offers his services for money, so that the
        fee which is due is told.
        """
        lines = () if proposal.place else proposal.lines()  # they tell of Jakarta
        story, names = proposal.case.story, proposal.make.bare_names.ids_in
        about = (lines_for_stage(lines, story, names, self._knowledge), asked, teller, self._office)
        filed = story.stage is Stage.FILED and story.status
        told = with_all_beside(blocks, *about, place=proposal.place, offered=offered, filed=filed)
        told = self._same.without_repeated(told)
        returned = upper_first(teller.render("heading", aspects=["returned"], name=None))
        return without_other_stages(given.without_asking(told), story, names, returned)

    def block(self, question: Question, index: int, entry_id: str | None, language: str) -> Block:
        """Return the block for one question answered from a chosen entry; None says that a person will look.

        Raises NotFoundError when there is no such entry.
        """
        spoken = reply_language(language)
        if entry_id is None:
            return self._blocks.holding(question, index, spoken)
        entry = self._knowledge.entry(entry_id)
        if entry is None:
            raise NotFoundError(f"no entry {entry_id} in this version of the knowledge base")
        return self._blocks.answer(question, index, (entry,), spoken)

    def answers_nothing(self, text: str, language: str) -> bool:
        """Return whether the text of a block only says that what was asked stays open."""
        return is_all_open(text, self._blocks.teller(reply_language(language)))

    def further(
        self, lines: Sequence[Line], mail: str, told: str, *, language: str, today: date
    ) -> tuple[tuple[Line, str], ...]:
        """Return what narrow answers say to ``mail`` (its new text) that its reply ``told`` does not hold."""
        return tuple(further_lines(lines, told, self._teller(mail, language, today)))

    def line_choices(
        self, lines: Sequence[Line], mail: str, revision: Revision, *, language: str, today: date
    ) -> dict[Line, LineChoice | None]:
        """Return what became of narrow answers in the reply to ``mail`` (its new text) that a person changed.

        None: not known; of those left out, that it went without them.
        """
        return dict(choices_of(lines, revision, self._teller(mail, language, today)))

    def _teller(self, mail: str, language: str, today: date) -> Teller:
        hearing = self._blocks.hearing(NOTHING_CLAIMED, lists=False, alone=False, mail=mail, today=today)
        return hearing.teller(reply_language(language))

    def assemble(  # noqa: PLR0913 -- everything a reply depends on is an argument
        self,
        blocks: Sequence[Block],
        message: Message,
        body: Body,
        *,
        action: Action,
        ticket_number: str | None,
        today: date,
        language: str | None,
        documents: tuple[CheckedDocuments, ...] = (),
        illegal_fee: bool = False,
        points: Sequence[int] = (),
        asked: Sequence[Question] = (),
    ) -> Letter:
        """Return the whole letter made of ``blocks``; a paragraph that two of them share stands in it once.

        ``documents`` that no block tells get a section; ``illegal_fee``: money was wanted; ``points``: of ``asked``.
        """
        spoken = reply_language(language, body.new_text)
        read = asked_text(message.subject, body.new_text, asked)
        told, rest = self._bodies.parted(blocks, spoken, points, asked, body.new_text)
        told = self._bodies.headed(told, spoken, read.text)
        papers = self._papers(documents, message, spoken)
        points = points if any(points[block.question] for block in told if points) else ()  # none of them is answered
        sections, again = self._bodies.sections(told, blocks, papers, spoken, points, rest)
        left, placed = self._bodies.rest(rest, again, sections, spoken, points, asked)
        about = (told, blocks, action, read.text, spoken)
        left, placed = ("", Placed()) if action is Action.CLARIFY else (left, placed)  # answered when they reply
        headed = self._bodies.titled(sections, told, spoken, read.text, placed, points=points, asked=asked)
        framed = self._bodies.body(headed, *about, checks=bool(documents), illegal_fee=illegal_fee)
        text = self._frame.letter(
            replace(framed, rest=left),
            courtesy_of(message, body, read, self._places),
            action,
            spoken,
            ticket_number=ticket_number,
            mail_date=_mail_date(message, today),
        )
        return Letter(spoken, self._subject(message, ticket_number, spoken), text, tuple(blocks))

    def _subject(self, message: Message, ticket_number: str | None, language: str) -> str:
        return self._frame.subject(reply_subject(message.subject, self._office.ticket_prefix), ticket_number, language)

    def blank(self, language: str | None, citizen_name: str | None, ticket_number: str | None) -> Letter:
        """Return a letter without a body, for a first mail that a counselor writes."""
        return self.framed("", language, citizen_name, ticket_number)

    def framed(self, body: str, language: str | None, citizen_name: str | None, ticket_number: str | None) -> Letter:
        """Return a letter with ``body`` between salutation and closing."""
        spoken = reply_language(language)
        closing = self._frame.closing(spoken, formal=True, ticket_number=ticket_number)
        text = f"{self._frame.salutation(citizen_name, spoken)}\n\n{body}\n\n{closing}"
        return Letter(spoken, self._frame.subject("", ticket_number, spoken), text, ())

    def news(
        self, items: Sequence[Told], name: str | None, *, ticket_number: str | None, language: str | None
    ) -> Letter:
        """Return the letter that tells news of applications, or reminds; nobody has asked for it."""
        writer = NewsWriter(self._templates, self._frame, self._knowledge)
        return writer.letter(items, name, ticket_number=ticket_number, language=reply_language(language))

    def news_notice(self, items: Sequence[Told], *, language: str | None) -> tuple[str, str]:
        """Return subject and text of the same as a notice, which is framed by its own templates."""
        writer = NewsWriter(self._templates, self._frame, self._knowledge)
        return writer.notice(items, language=reply_language(language))

    def items(self, permit_id: str | None, keys: Sequence[str], *, language: str | None) -> list[str]:
        """Return documents that are missing in the words of their permit; what is no key stands as it is."""
        writer = NewsWriter(self._templates, self._frame, self._knowledge)
        return writer.items(keys, self._knowledge.permits.get(permit_id or ""), reply_language(language))

    def _given(self, message: Message, body: Body, read: AskedText, understanding: Understanding, case: Case) -> Given:
        """Return what a mail has told, and is not asked for."""
        signed = person_of(message, body, self._places, read.text).name is not None
        names = bool(self._blocks.bare_names.ids_in(f"{read.subject}. {read.text}"))
        return given_in(read.text, understanding, case, named=signed, permit=names, region=self._office.region)

    def _meant(self, understanding: Understanding, read: AskedText) -> Understanding:
        """Return what is understood with the entries that may be meant."""
        meant = without_unsure(self._matters.meant(understanding, read))
        meant = without_unlikely(meant, self._knowledge)
        meant = with_improbable(meant, self._knowledge, read.text)
        meant = without_unspoken(meant, self._knowledge, read.subject, read.text)
        return _without_topics(meant) if condoles_with_us(read.text) else meant

    def _place(self, message: Message, body: Body) -> str | None:
        """Return where the matter of a mail lies, when that is not in our region."""
        told = f"{message.subject}. {body.new_text}"[:_READ]
        return place_elsewhere(one_line(told), self._office.region, self._office.elsewhere)

    def _hearing(self, claims: Claims, understanding: Understanding, mail: str, today: date) -> Blocks:
        """Return who makes the blocks of a letter to this mail."""
        alone = len(understanding.questions) <= 1
        mail = without_their_words(mail) if understanding.illegal_fee else mail
        by_line = told_by_line(understanding, self._knowledge)
        about = _is_about_one(understanding)
        return self._blocks.hearing(claims, lists=about, alone=alone, mail=mail, today=today, by_line=by_line)

    def _papers(self, documents: tuple[CheckedDocuments, ...], message: Message, language: str) -> Papers:
        return Papers(self._blocks.teller(language), documents, message.attachments)


def _checked(documents: Sequence[CheckedDocuments]) -> frozenset[str]:
    return frozenset(check.permit for check in documents if check.missing is not None)


def _with_checks(blocks: Sequence[Block], understanding: Understanding, papers: Papers) -> list[Block]:
    """Return the blocks with what was found of the papers, which stands alone where nothing else was asked."""
    alone = asks_for_no_more_than_a_check(understanding, papers.documents)
    return papers.told_in(blocks, _listing(understanding), alone=alone)


def _listing(understanding: Understanding) -> set[int]:
    """Return the indexes of the questions that want a list."""
    return {index for index, question in enumerate(understanding.questions) if wants_list(question)}


def _is_about_one(understanding: Understanding) -> bool:
    """Whether all questions of a mail are most likely about one entry, and none of them asks for its list."""
    about = {question.candidates[0].id for question in understanding.questions if question.candidates}
    return len(about) <= 1 and not any(q.form in _LISTING and wants_list(q) for q in understanding.questions)


def _action(understanding: Understanding, asked: Sequence[Question], *, offered: bool) -> Action:
    """Return the action that the letter follows: who only waits for a numbered application wants its status.

    ``asked`` are the questions with what the writer's case makes of them. ``offered``: what seems a report is none.
    """
    if offered and understanding.action is Action.ESCALATE:
        return Action.ANSWER
    if understanding.action is Action.CLARIFY and all(map(is_decided, understanding.questions)):
        return Action.ANSWER  # the words around the name have told which one is meant
    pairs = zip(understanding.questions, asked, strict=True)
    waits = any(Aspect.STATUS in after.aspects and Aspect.STATUS not in before.aspects for before, after in pairs)
    return Action.STATUS if waits and understanding.action is Action.ANSWER else understanding.action


def _mail_date(message: Message, today: date) -> date | None:
    """Return the day of the citizen's mail as its header says, unless that lies ahead: then their clock is wrong."""
    if message.date is None or message.date.date() > today:
        return None
    return message.date.date()


def _without_topics(understanding: Understanding) -> Understanding:
    """Return what is asked beside condolences, "di mana rumah dukanya?", less the topics that share a word with it."""
    questions = (
        replace(question, candidates=tuple(c for c in question.candidates if c.kind == "permit"))
        for question in understanding.questions
    )
    return replace(understanding, questions=tuple(questions), lines=())
