"""The block that answers one question: the part of an entry that was asked for, or an honest sentence instead of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from helpdesk.draft.courtesy import speaks_of_illegal_fees
from helpdesk.draft.facts import Teller, asked_sides, display_name, in_force
from helpdesk.draft.samples import Option
from helpdesk.draft.templates import Templates
from helpdesk.draft.wording import ENGLISH, INDONESIAN, first_sentence, listing, upper_first
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit, Topic
from helpdesk.model.question import Aspect, Question

_VISIT = re.compile(r"\b(?:survei|survey|disurvei|tinjau|peninjauan|site visit|inspection|inspeksi)\b", re.IGNORECASE)
_MORE_THAN_VISIT = re.compile(
    r"\b(?:syarat|persyaratan|dokumen|berkas|lampir|cara|urus|mengurus|ngurus|langkah|prosedur|alur|require|document|how)",
    re.IGNORECASE,
)
_READ = 20_000  # code points; a mail longer than that is no letter
_NUMBERED = re.compile(
    r"\b(?:no|nomor|nomer|number|resi|registrasi|permohonan|application)\b[\W_]{0,3}(?=[\w./\-]*\d)[\w./\-]{4,}",
    re.IGNORECASE,
)
_VISIT_SIDE = "visit"  # a side of a permit that is no aspect of its own
_FORMAL_YOU = re.compile(r"\bAnda\b")


@dataclass(frozen=True, slots=True)
class Case:
    """What the mail says about its writer's own case: the number of an application, or that money was asked for."""

    numbered: bool
    illegal_fee: bool


class Blocks:
    """Makes blocks in either language from one version of the knowledge base."""

    def __init__(self, templates: Templates, knowledge: Knowledge, office: str) -> None:
        self._templates, self._knowledge, self._office = templates, knowledge, office

    def teller(self, language: str, question: Question | None = None) -> Teller:
        """Return who tells facts in ``language``, with an ear for what ``question`` asks besides its aspects."""
        visit = question is not None and bool(_VISIT.search(question.text))
        return Teller(self._templates, self._knowledge, language, visit=visit)

    def answer(
        self, question: Question, index: int, entries: Sequence[Entry], language: str, *, case: Case | None = None
    ) -> Block:
        """Return the block made of the facts of ``entries``, the main one first."""
        teller = self.teller(language, question)
        gone: list[str] = []
        parts: list[str] = []
        used: list[str] = []
        for position, entry in enumerate(entries):
            texts, ids = self._told(
                teller, entry, question, named=position > 0 or (isinstance(entries[-1], Permit) and len(entries) > 1)
            )
            if isinstance(entry, Permit) and entry.status is not EntryStatus.ACTIVE:
                gone.append(texts.pop(0))
            parts += texts
            used += ids
        told = {aspect for entry in entries if isinstance(entry, Topic) for aspect in entry.aspects}
        parts += self._case(teller, question, told, case or case_of(question.text))
        main = entries[0]
        if isinstance(main, Topic) and not _only_near(main, question):
            heading = upper_first(main.question_en if language == ENGLISH else main.question)
        else:
            heading = self.heading(question, [e for e in entries if isinstance(e, Permit)], language)
        return self._block(index, heading, [*gone, *parts], used, language)

    def clarify(self, question: Question, index: int, permits: Sequence[Permit], language: str) -> Block:
        """Return the block that asks which of ``permits`` is meant, with one line on each."""
        options = []
        for letter, permit in zip("abcdef", permits, strict=False):
            about = permit.definition_en if language == ENGLISH else permit.definition
            options.append(Option(letter, display_name(permit, language), first_sentence(about) if about else None))
        text = self._templates.fact("clarify", language, options=options)
        return self._block(index, self.heading(question, (), language), [text], [p.id for p in permits], language)

    def case(self, question: Question, index: int, permit: Permit | None, language: str, *, case: Case) -> Block:
        """Return the block on an application or a complaint that no entry explains."""
        teller = self.teller(language)
        parts = self._case(teller, question, frozenset(), case)
        return self._block(
            index, self.heading(question, () if permit is None else (permit,), language), parts, [], language
        )

    def holding(self, question: Question, index: int, language: str) -> Block:
        """Return the block that says that a person will look."""
        sides = [str(aspect) for aspect in asked_sides(question.aspects) if aspect in question.aspects]
        subject = self._templates.fact("heading", language, aspects=sides, name=None) if sides else None
        text = self._templates.fact("holding", language, subject=subject)
        return self._block(index, self.heading(question, (), language), [text], [], language)

    def out_of_scope(self, question: Question, index: int, language: str) -> Block:
        """Return the block that says that the matter is not this office's."""
        text = self._templates.fact("out_of_scope", language, office=self._office)
        return self._block(index, self.heading(question, (), language), [text], [], language)

    def documents(self, question: Question, index: int, permit: Permit, language: str) -> Block:
        """Return the still empty block of a question that only asks for a check of documents."""
        return Block(index, self.heading(question, (permit,), language), "", (permit.id,))

    def heading(self, question: Question, permits: Sequence[Permit], language: str) -> str:
        """Return our own short name of a question; nothing of the citizen's words stands in it."""
        name = listing([display_name(permit, language) for permit in permits], language) or None
        gone = any(permit.status is not EntryStatus.ACTIVE for permit in permits)
        aspects = [] if gone else [str(aspect) for aspect in question.aspects]
        if permits and asks_only_visit(question):
            aspects = [_VISIT_SIDE]
        return upper_first(self._templates.fact("heading", language, aspects=aspects, name=name))

    def _told(self, teller: Teller, entry: Entry, question: Question, *, named: bool) -> tuple[list[str], list[str]]:
        """Return the paragraphs of one entry and the ids whose facts they hold."""
        if isinstance(entry, Topic):
            return [*teller.topic(entry, question.aspects), teller.as_of(entry)], [entry.id]
        if entry.status is not EntryStatus.ACTIVE:
            return self._gone(teller, entry, question)
        name = display_name(entry, teller.language) if named else None
        if asks_only_visit(question):
            return self._visit(teller, entry, name), [entry.id]
        facts = teller.permit(entry, question.aspects, name)
        texts = [*facts.known, *teller.unknown(facts, name)]
        return [*texts, teller.as_of(entry)] if facts.known else texts, [entry.id]

    def _visit(self, teller: Teller, permit: Permit, name: str | None) -> list[str]:
        """Return whether somebody comes to look, when nothing else was asked."""
        if permit.site_visit is None:
            return [teller.render("unknown", aspects=[_VISIT_SIDE], name=name)]
        told = teller.render("channel", channel=None, unit_note=None, units=(), site_visit=permit.site_visit)
        return [told, teller.as_of(permit)]

    def _gone(self, teller: Teller, permit: Permit, question: Question) -> tuple[list[str], list[str]]:
        """Return what is told about a permit that is no longer issued: that it is gone, and its successor."""
        known = [self._knowledge.permits[i] for i in permit.replaced_by if i in self._knowledge.permits]
        cite = permit.status is EntryStatus.ABOLISHED or Aspect.LEGAL in question.aspects
        text = teller.render(
            "replaced",
            name=display_name(permit, teller.language),
            replacements=[display_name(other, teller.language) for other in known],
            rules=[rule.name for rule in in_force(permit.legal_basis)] if cite else [],
        )
        only_legal = asked_sides(question.aspects) == (Aspect.LEGAL,) and bool(in_force(permit.legal_basis))
        if not known or known[0].status is not EntryStatus.ACTIVE or only_legal:
            return [text, teller.as_of(permit)], [permit.id]
        texts, ids = self._told(teller, known[0], question, named=True)
        return [text, *texts], [permit.id, *ids]

    def _case(self, teller: Teller, question: Question, told: Collection[str], case: Case) -> list[str]:
        """Return what is said about the citizen's own case, unless a topic among the entries has already told it."""
        parts = []
        if Aspect.STATUS in question.aspects and str(Aspect.STATUS) not in told:
            parts.append(teller.render("status", numbered=case.numbered))
        if Aspect.COMPLAINT in question.aspects and str(Aspect.COMPLAINT) not in told:
            parts.append(teller.render("complaint", illegal_fee=case.illegal_fee))
        return parts

    def _block(self, index: int, heading: str, parts: Sequence[str], used: Sequence[str], language: str) -> Block:
        text = "\n\n".join(dict.fromkeys(part for part in parts if part))
        if language == INDONESIAN:  # entries say "Anda" or "Bapak/Ibu"; a letter says one of them
            text, heading = _FORMAL_YOU.sub("Bapak/Ibu", text), _FORMAL_YOU.sub("Bapak/Ibu", heading)
        return Block(index, heading, text, tuple(dict.fromkeys(used)))


def _only_near(topic: Topic, question: Question) -> bool:
    """Return whether a complaint is answered by a topic on something else: then its question is not the heading."""
    return set(question.aspects) == {Aspect.COMPLAINT} and str(Aspect.COMPLAINT) not in topic.aspects


def asks_only_visit(question: Question) -> bool:
    """Return whether a question asks if somebody comes to look, and nothing else of a permit."""
    others = {Aspect.REQUIREMENTS, Aspect.PROCEDURE, Aspect.OTHER}
    narrow = bool(_VISIT.search(question.text)) and not _MORE_THAN_VISIT.search(question.text)
    return narrow and set(question.aspects) <= others


def case_of(text: str) -> Case:
    """Return what a text says about the writer's own case."""
    read = text[:_READ]
    return Case(bool(_NUMBERED.search(read)), speaks_of_illegal_fees(read))
