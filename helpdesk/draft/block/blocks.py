"""The block that answers one question: the part of an entry that was asked for, or an honest sentence instead of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from helpdesk.draft.answer.choose import sure_of
from helpdesk.draft.answer.contradicted import is_contradicted
from helpdesk.draft.answer.direct import direct
from helpdesk.draft.answer.particular import is_narrow, particular_of, particulars_of
from helpdesk.draft.answer.permit_needed import Direct, on_building
from helpdesk.draft.asked.asks import (
    A_VISIT,
    DIRECT,
    YES_OR_NO,
    asks_only_visit,
    asks_penalty,
    asks_when_to_renew,
    names_penalty,
    only_fine,
    says_legal,
    sides_of,
)
from helpdesk.draft.asked.named_topics import ILLEGAL_FEE
from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.draft.block.of_a_permit import VISIT_SIDE, official_fee, told_of_permit
from helpdesk.draft.entry.facts import Facts, Teller, asked_sides, display_name, in_force, lacking, short_name
from helpdesk.draft.entry.of_the_past import asks_what_instead, channel_of, is_on_itself, no_longer_issued, successors
from helpdesk.draft.entry.order import order
from helpdesk.draft.entry.requirements import NOTHING_CLAIMED
from helpdesk.draft.entry.topic_heading import matter_of, only_near
from helpdesk.draft.entry.topic_told import told_of
from helpdesk.draft.templating.parts import Option, Site
from helpdesk.draft.templating.templates import Templates
from helpdesk.draft.templating.wording import ENGLISH, first_sentence, listing, upper_first
from helpdesk.draft.writer.case import Case, case_of
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry, EntryStatus, Knowledge, Permit, Topic
from helpdesk.model.question import Aspect, Claims, Question
from helpdesk.pattern import Pattern

_REPORTED, _MEANT, _WHOLE = 0.6, 0.8, 0.95  # of a topic: a report is on it, surely meant, told whatever its lines
_ASKS_STATUS = re.compile(
    r"\b(?:status|sampai (?:di )?mana|cek|dicek|kapan|terbit|diterima|diproses|progres\w*|tahap|kabar|jadi"
    r"|kelar|selesai|rampung|beres)\b"
)
_SENTENCE = re.compile(r"(?<=\.) (?=[A-Z\"])")
_STILL_GOOD = Pattern(r"\b(?:masih|tetap) (?:berlaku|laku|sah|diakui|valid)\b|\bstill (?:valid|good)\b")
_OLD_STAYS = re.compile(r"\byang (?:pernah|sudah) terbit tetap\b")
_ON_PERMITS = re.compile(r"\bizin apa\b", re.IGNORECASE)  # a topic on which permits are needed speaks of them all
_Said: TypeAlias = tuple[Question, Permit, Direct | None]


class Blocks:
    """Makes blocks in either language from one version of the knowledge base."""

    def __init__(self, templates: Templates, knowledge: Knowledge, office: str) -> None:
        self._templates, self._knowledge, self._office = templates, knowledge, office
        self._claims, self._lists, self._alone = NOTHING_CLAIMED, True, True
        self._mail = ""
        self._today: date | None = None
        self._by_line = frozenset[str]()
        self._tellers: dict[tuple[str, bool], Teller] = {}
        self._said: dict[tuple[int, int, str], _Said] | None = None  # of one mail, whose blocks ask again and again
        self.names = PermitNames(knowledge.permits.values())
        self.bare_names = PermitNames(knowledge.permits.values(), bare=True)

    def hearing(
        self,
        claims: Claims,
        *,
        lists: bool,
        alone: bool,
        mail: str = "",
        today: date | None = None,
        by_line: frozenset[str] = frozenset(),
    ) -> Blocks:
        """Return another who makes blocks, for a mail that says this of its writer's papers; the rest: see Teller."""
        own = copy(self)
        own._claims, own._lists, own._alone = claims, lists, alone
        own._mail, own._today, own._by_line = mail, today, by_line
        own._said, own._tellers = {}, {}
        return own

    @property
    def claims(self) -> Claims:
        """What the mail says of its writer's papers."""
        return self._claims

    @property
    def templates(self) -> Templates:
        """The wording of the blocks."""
        return self._templates

    def teller(self, language: str, question: Question | None = None) -> Teller:
        """Return who tells facts in ``language``, with an ear for what ``question`` asks besides its aspects."""
        visit = question is not None and bool(A_VISIT.search(question.text))
        teller = self._tellers.get((language, visit))  # one block after another asks for the same
        if teller is None:
            teller = self._tellers[language, visit] = Teller(
                self._templates,
                self._knowledge,
                language,
                visit=visit,
                claims=self._claims,
                lists=self._lists,
                alone=self._alone,
                mail=self._mail,
                today=self._today,
                by_line=self._by_line,
            )
        return teller

    def answer(
        self,
        question: Question,
        index: int,
        entries: Sequence[Entry],
        language: str,
        *,
        case: Case | None = None,
        spoken: Collection[str] = (),
    ) -> Block:
        """Return the block made of the facts of ``entries``, the main one first.

        ``spoken`` are the permits that the mail is about or names.
        """
        reported = entries[0].id == ILLEGAL_FEE  # of a permit beside it the official fee is told and no more
        teller = self.teller(language, None if reported else question)
        gone: list[Permit] = []
        parts: list[str] = []
        used: list[str] = []
        for position, entry in enumerate(entries):
            several = isinstance(entries[-1], Permit) and len(entries) > 1
            if reported and isinstance(entry, Permit):
                texts, ids = official_fee(teller, entry)
            else:
                texts, ids = self._told(teller, entry, question, named=position > 0 or several, spoken=spoken)
            if isinstance(entry, Permit) and entry.status is not EntryStatus.ACTIVE:
                gone += [] if self._tells_of_old(entry, question) else [entry]
            parts += texts
            used += ids
        told = {aspect for entry in entries if isinstance(entry, Topic) for aspect in entry.aspects}
        parts += self._case(teller, question, told, case or case_of(question.text))
        main = entries[0]
        if isinstance(main, Topic) and asks_penalty(question):
            side = "fine" if only_fine(question) else "penalty"
            heading = upper_first(self._templates.fact("heading", language, aspects=[side], name=None))
        elif isinstance(main, Topic) and not only_near(main, question):
            heading = matter_of(main, language)
        else:
            heading = self.heading(question, [e for e in entries if isinstance(e, Permit)], language)
        return self._block(index, heading, [*no_longer_issued(teller, gone, question), *parts], used)

    def at_once(self, question: Question, permit: Permit, language: str) -> Direct | None:
        """Return what is said at once about ``permit``; None where its sides are told instead, or it is of the past."""
        if permit.status is not EntryStatus.ACTIVE:
            return None
        if self._said is None:
            return direct(self.teller(language, question), permit, question)
        key = id(question), id(permit), language
        if key not in self._said:  # both are held, so that nothing else can get their ids
            made = direct(self.teller(language, question), permit, question)
            self._said[key] = (question, permit, made)
        return self._said[key][2]

    def clarify(self, question: Question, index: int, permits: Sequence[Permit], language: str) -> Block:
        """Return the block that asks which of ``permits`` is meant, with one line on each."""
        options = []
        for letter, permit in zip("abcdef", permits, strict=False):
            about = permit.definition_en if language == ENGLISH else permit.definition
            options.append(Option(letter, display_name(permit, language), first_sentence(about) if about else None))
        text = self._templates.fact("clarify", language, options=options)
        return self._block(index, self.heading(question, (), language), [text], [p.id for p in permits])

    def case(self, question: Question, index: int, permit: Permit | None, language: str, *, case: Case) -> Block:
        """Return the block on an application or a complaint that no entry explains."""
        teller = self.teller(language)
        parts = self._case(teller, question, frozenset(), case)
        return self._block(index, self.heading(question, () if permit is None else (permit,), language), parts, [])

    def complaint(self, language: str, *, illegal_fee: bool) -> str:
        """Return what becomes of a report."""
        return self._templates.fact("complaint", language, illegal_fee=illegal_fee)

    def stage(
        self, question: Question, index: int, topics: Sequence[Topic], language: str, *, case: Case
    ) -> Block | None:
        """Return the block on a numbered application that stands at a stage: what is done, and what the stage means.

        None when no topic speaks of the stage.
        """
        teller = self.teller(language)
        for topic in topics:
            answer = topic.answer_en if language == ENGLISH else topic.answer
            said = [sentence for sentence in _SENTENCE.split(answer) if case.stage in sentence.lower()]
            if said:
                parts = [*self._case(teller, question, frozenset(), case), " ".join(said), teller.as_of(topic)]
                return self._block(index, self.heading(question, (), language), parts, [topic.id])
        return None

    def holding(self, question: Question, index: int, language: str) -> Block:
        """Return the block that says that a person will look, and into what, where we have words for it."""
        asked = bool(question.text.strip())
        named = self.teller(language).of_what(question) if asked else []
        text = self._templates.fact("holding", language, asked=asked, alone=True, matters=named)
        return self._block(index, self.unnamed(language), [text], [])

    def unnamed(self, language: str) -> str:
        """Return the heading of a question whose matter nobody knows: its sides would be a guess."""
        return upper_first(self._templates.fact("heading", language, aspects=[], name=None))

    def there(
        self, index: int, place: str, language: str, sites: Sequence[Site], *, refused: bool, more: bool
    ) -> Block:
        """Return the block that says whose it is what lies at ``place``, outside our region.

        ``sites``, ``refused`` and ``more``: see the template.
        """
        about = {"place": place, "office": self._office, "refused": refused, "more": more}
        text = self._templates.fact("there", language, sites=list(sites), **about)
        where = self._templates.fact("heading", language, aspects=["where"], name=None)
        return self._block(index, upper_first(where), [text], [])

    def order(self, question: Question, index: int, permits: tuple[Permit, Permit], language: str) -> Block:
        """Return the block that tells which of two permits comes first."""
        teller = self.teller(language, question)
        names = listing([short_name(display_name(permit, language)) for permit in permits], language)
        heading = upper_first(self._templates.fact("heading", language, aspects=["order"], name=names))
        parts = [*order(teller, *permits), teller.as_of(permits[0])]
        return self._block(index, heading, parts, [permit.id for permit in permits])

    def is_unknown(self, question: Question, block: Block, language: str) -> bool:
        """Whether ``block`` says of all sides that ``question`` asks for that nothing is known, and no more."""
        return block.text == "\n\n".join(self.teller(language).unknown(Facts((), asked_sides(question.aspects))))

    def lacks(self, permit: Permit, question: Question, language: str) -> bool:
        """Whether something that ``question`` asks for is not known of ``permit``."""
        plain = question.form not in YES_OR_NO and self.at_once(question, permit, language) is None
        return plain and bool(self.teller(language, question).permit(permit, question.aspects).unknown)

    def with_lacking(self, block: Block, permit: Permit, language: str) -> Block:
        """Return ``block`` beginning with what the list of ``permit`` says of papers that the writer has lost."""
        teller = self.teller(language)
        lost = replace(teller, claims=replace(self._claims, lack=()))
        told = lacking(lost, permit)
        if not told or told in block.text:
            return block
        parts = [told, *teller.caveat(permit, [Aspect.REQUIREMENTS]), *block.text.split("\n\n")]
        return replace(block, text="\n\n".join(dict.fromkeys(parts)))

    def step(self, permit: Permit, block: Block, language: str) -> bool:
        """Whether ``block`` only quotes a step of ``permit``: who asks for all of them need not read it twice."""
        name = short_name(display_name(permit, language))
        steps = permit.procedure_en if language == ENGLISH else permit.procedure
        told = (self._templates.fact("step", language, name=name, step=step) for step in steps or ())
        return any(block.text.startswith(text) for text in told)

    def out_of_scope(self, index: int, language: str, matters: Sequence[str] = (), *, beside: bool = False) -> Block:
        """Return the block that says that the matter is not this office's, and whose it is as far as we know.

        ``beside``: other questions of the mail are ours, so that the matter must be called by its name.
        """
        text = self._templates.fact(
            "out_of_scope", language, office=self._office, matters=list(matters), beside=beside and bool(matters)
        )
        elsewhere = upper_first(self._templates.fact("heading", language, aspects=["elsewhere"], name=None))
        return self._block(index, elsewhere, [text], [])

    def doubt(self, language: str) -> str:
        """Return the sentence that a block on what seems to be another office's begins with."""
        text = self._templates.fact("out_of_scope", language, office=self._office, matters=[], beside=False)
        return text.partition(". ")[0]

    def documents(self, question: Question, index: int, permit: Permit, language: str) -> Block:
        """Return the still empty block of a question that only asks for a check of documents."""
        return Block(index, self.heading(question, (permit,), language), "", (permit.id,))

    def heading(self, question: Question, permits: Sequence[Permit], language: str) -> str:
        """Return our own short name of a question; nothing of the citizen's words stands in it."""
        gone = [permit for permit in permits if permit.status is not EntryStatus.ACTIVE]
        succeeded = bool(gone) and any(successors(self._knowledge, permit) for permit in gone)
        sides = (succeeded and question.form not in YES_OR_NO) or not gone
        aspects = [str(aspect) for aspect in question.aspects] if sides else []
        said = self.at_once(question, permits[0], language) if permits else None
        if said is not None:
            aspects = [said.side, *(str(aspect) for aspect in question.aspects if aspect not in said.covers)]
        elif permits and asks_only_visit(question):
            aspects = [VISIT_SIDE]
        if permits and not says_legal(question):
            aspects = [aspect for aspect in aspects if aspect != Aspect.LEGAL]  # "harus tutup?" asks for no regulation
        names = [display_name(permit, language) for permit in permits]
        if succeeded and sides:
            names.append(self._templates.fact("successor", language))
        name = listing(names, language) or None
        return upper_first(self._templates.fact("heading", language, aspects=aspects, name=name))

    def _told(
        self, teller: Teller, entry: Entry, question: Question, *, named: bool, spoken: Collection[str] = ()
    ) -> tuple[list[str], list[str]]:
        """Return the paragraphs of one entry and the ids whose facts they hold."""
        if isinstance(entry, Topic):
            whole = entry.answer_en if teller.language == ENGLISH else entry.answer
            about = () if _ON_PERMITS.search(entry.question) else spoken
            answer = told_of(whole, question, self.names, about, self._claims.have, sure=sure_of(question, entry))
            told = [*teller.topic(entry, answer, sides_of(question)), teller.as_of(entry)]
            if text := self._particular(teller, entry, question):
                told = [text, teller.as_of(entry)] if self._is_doubtful(question, entry, teller) else [text, *told]
            if asks_penalty(question) and not names_penalty(told[0]):
                unknown = teller.render("unknown", aspects=["penalty"], name=None)
                told = [unknown, *told] if self._alone else [unknown]
            return told, [entry.id]
        if entry.status is not EntryStatus.ACTIVE:
            narrow = self._particular(teller, entry, question)
            return ([narrow, teller.as_of(entry)], [entry.id]) if narrow else self._gone(teller, entry, question)
        name = short_name(display_name(entry, teller.language)) if named else None
        said = self.at_once(question, entry, teller.language)
        return told_of_permit(teller, entry, question, said, name), [entry.id]

    def _tells_of_old(self, permit: Permit, question: Question) -> bool:
        """Whether a particular of a permit of the past says that an old one, which somebody has, is still good."""
        narrow = particular_of(permit, question, self._templates)
        return narrow is not None and bool(_STILL_GOOD.search(question.words) or _OLD_STAYS.search(narrow.text))

    def _particular(self, teller: Teller, entry: Entry, question: Question) -> str:
        """Return what ``entry`` says to just this question, or an empty string."""
        found = particulars_of(entry, question, self._templates)
        return " ".join(teller.particular(p, question) for p in found if not is_contradicted(p, teller.mail))

    def _is_doubtful(self, question: Question, topic: Topic, teller: Teller) -> bool:
        """Whether it is not so sure that a topic as a whole is meant: then only its particular is told.

        Who reports an illegal fee hears what to do, whatever is asked besides.
        """
        sure = sure_of(question, topic)
        if topic.id == ILLEGAL_FEE and sure >= _REPORTED:
            return False
        by_line = topic.id in teller.by_line and sure < _WHOLE
        return by_line or (question.form in DIRECT and (sure < _MEANT or is_narrow(topic, question, self._templates)))

    def _gone(self, teller: Teller, permit: Permit, question: Question) -> tuple[list[str], list[str]]:
        """Return what is told of the successor of a permit that is no longer issued, and the ids that it tells of."""
        known = successors(self._knowledge, permit)
        only_legal = asked_sides(question.aspects) == (Aspect.LEGAL,) and bool(in_force(permit.legal_basis))
        told = only_legal or asks_when_to_renew(question)  # what has taken its place is had anew, and not renewed
        if told or not known or known[0].status is not EntryStatus.ACTIVE:
            unknown = [teller.render("unknown", aspects=["legal"], name=None)]
            replaced = only_legal and says_legal(question) and permit.status is EntryStatus.REPLACED
            return [*(unknown if replaced else []), teller.as_of(permit)], [permit.id]
        on_itself = is_on_itself(question, [permit]) or asks_what_instead(question)
        only_fee = asked_sides(question.aspects) == (Aspect.FEE,)
        if question.form in YES_OR_NO and not on_itself and not only_fee:
            name = short_name(display_name(known[0], teller.language))
            matters = teller.called(question, permit)
            return [teller.said("not_known", name=name, validity=None, matters=matters)], [permit.id]
        if question.form in YES_OR_NO and not says_legal(question) and not only_fee:
            rule = on_building(teller, known[0], question)
            ids = [permit.id, known[0].id] if rule else [permit.id]
            return [*rule, channel_of(teller, known[0]), teller.as_of(permit)], ids
        texts, ids = self._told(teller, known[0], question, named=True)
        return texts, [permit.id, *ids]

    def replaced(self, block: Block, gone: Sequence[Permit], language: str, *, after: bool, way: bool) -> Block:
        """Return ``block`` with the sentence that ``gone``, which the mail names beside, are no longer issued.

        ``after``: what the block begins with stays at its head; ``way``: where the successor is applied for is told.
        """
        teller = self.teller(language)
        told = no_longer_issued(teller, gone, Question("", 0, 0, (), 0.0, ()))
        new = [other for permit in gone for other in successors(self._knowledge, permit)]
        channels = {other.channel for other in new if other.status is EntryStatus.ACTIVE}
        for channel in channels - {None} if len(channels) == 1 and way else ():
            told.append(teller.render("channel", channel=channel, unit_note=None, units=(), site_visit=None))
        silent = {teller.not_known(short_name(display_name(permit, language))) for permit in new}
        if not block.answered_by or block.text in silent:  # it only said that nothing is known
            block = replace(block, heading=listing([display_name(p, language) for p in gone], language), text="")
        parts = filter(None, [block.text, *told] if after else [*told, block.text])
        ids = dict.fromkeys((*block.answered_by, *(permit.id for permit in gone)))
        return replace(block, text="\n\n".join(parts), answered_by=tuple(ids))

    def _case(self, teller: Teller, question: Question, told: Collection[str], case: Case) -> list[str]:
        """Return what is said about the citizen's own case, unless a topic among the entries has already told it."""
        parts = []
        known = str(Aspect.STATUS) in told
        if told and not (known or case.numbered or case.for_another or _ASKS_STATUS.search(question.words)):
            known = True  # a topic explains it, and nobody asked how far an application has come
        if Aspect.STATUS in question.aspects and (case.for_another or case.numbered or not known):
            parts.append(teller.render("status", numbered=case.numbered, for_another=case.for_another, told=known))
        if Aspect.COMPLAINT in question.aspects and str(Aspect.COMPLAINT) not in told:
            parts.append(teller.render("complaint", illegal_fee=case.illegal_fee))
        return parts

    def _block(self, index: int, heading: str, parts: Sequence[str], used: Sequence[str]) -> Block:
        text = "\n\n".join(dict.fromkeys(part for part in parts if part))
        return Block(index, heading, text, tuple(dict.fromkeys(used)))
