"""Every pure stage on one message, in the order of the flow. It changes nothing.

    parse -> automatic? -> quote -> read attachments -> questions -> match -> documents -> draft

``intake`` stores what this returns; ``helpdesk explain`` prints it. The stage *thread* is missing here because only the
store knows the other messages.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from helpdesk.config import Config
from helpdesk.documents.applied_for import as_applied_for, documents_for
from helpdesk.documents.claims import claims_of
from helpdesk.documents.links import cloud_links
from helpdesk.documents.mailed import Corrections, Mailed, judged_as_of
from helpdesk.documents.recognise import recognise_all
from helpdesk.draft.letter.letter import Writer
from helpdesk.draft.templating.templates import Templates
from helpdesk.errors import TemplateError
from helpdesk.extract.reader import Reader
from helpdesk.in_step import Steps, alone
from helpdesk.mail.arrival import arrival_of
from helpdesk.mail.automatic import why_automatic
from helpdesk.mail.bounce import read_bounce
from helpdesk.mail.language import detect
from helpdesk.mail.parse import parse
from helpdesk.mail.quote import split
from helpdesk.mail.sender import standing
from helpdesk.match.boundaries import Spans, learnt
from helpdesk.match.learn import Tuning
from helpdesk.match.lesson import Lesson
from helpdesk.match.line_memory import LineLesson
from helpdesk.match.questions import own_spans
from helpdesk.match.rank import Index
from helpdesk.match.understand import Matcher
from helpdesk.match.vectors import VectorCache, installed_encoder, is_installed
from helpdesk.memory import keep_large_apart
from helpdesk.model.asked_text import asked_text, cut_in_subject
from helpdesk.model.draft import Letter
from helpdesk.model.explanation import Explanation, Standing
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.message import Address, Automatic, AutomaticKind, Body, Bounce, Message
from helpdesk.model.question import MORE, Action, Aspect, CheckedDocuments, Recognised, Understanding

if TYPE_CHECKING:  # a command that explains one mail does not wait for the nouns of the store
    from helpdesk.model.conversation import Part

NOTHING_SAID = Corrections()
NOTHING_ASKED = Understanding(Action.NO_REPLY, (), (), (), ())


class Explainer:
    """The stages with the knowledge, the matcher and the templates they need, built once for many messages.

    A broken template does not stop the desk: ``template_problem`` says what is wrong, and messages get no letter.
    """

    def __init__(
        self,
        config: Config,
        knowledge: Knowledge,
        reader: Reader | None = None,
        index: Index | None = None,
        templates: Templates | None = None,
    ) -> None:
        keep_large_apart()
        self.config = config
        self.knowledge = knowledge
        self.reader = reader or Reader(ocr=config.documents.ocr)
        self.matcher = Matcher(
            knowledge,
            application_patterns=config.office.application_patterns,
            minimum_confidence=config.match.minimum_confidence,
            index=index,
        )
        self.writer: Writer | None = None
        self.template_problem = ""
        try:
            self.writer = Writer(
                config.office,
                templates or config.draft.templates,
                knowledge,
                minimum_confidence=config.match.minimum_confidence,
                signature=config.draft.signature,
            )
        except TemplateError as error:
            self.template_problem = str(error)

    def prepare(self) -> None:
        """Build now what is otherwise built when the first question is asked, sentence vectors included."""
        _ = self.matcher.index
        self._know_meanings()

    def prepare_aside(self) -> None:
        """Have the sentence vectors made in a thread; until they are there, matching goes by words alone."""
        if self.config.match.semantic and is_installed() and self.knowledge.entries():
            _ = self.matcher.index  # one index for both threads
            threading.Thread(target=self._know_meanings, name="meanings", daemon=True).start()

    def _know_meanings(self) -> None:
        if not self.config.match.semantic:
            return
        encoder = installed_encoder()
        if encoder is not None:
            self.matcher.know_meanings(encoder, VectorCache(self.config.match.vectors, encoder))

    def taught(self, lessons: Sequence[Lesson], tuning: Tuning, recuts: Sequence[tuple[str, Spans]] = ()) -> Explainer:
        """Return the same stages with a matcher that remembers what people judged; this one stays as it is.

        ``recuts`` are new texts with the questions (start, end) that a person made of them, from the oldest on.
        """
        pupil = copy(self)
        pupil.matcher = self.matcher.remembering(
            lessons, tuning, learnt([(text, own_spans(text), spans) for text, spans in recuts])
        )
        return pupil

    def taught_lines(self, lessons: Sequence[LineLesson], tuning: Tuning) -> Explainer:
        """Return the same stages with a matcher that remembers what people did with narrow answers."""
        pupil = copy(self)
        pupil.matcher = self.matcher.remembering_lines(lessons, tuning)
        return pupil

    def explain(
        self, octets: bytes, today: date, corrections: Corrections = NOTHING_SAID, parts: Sequence[Part] = ()
    ) -> Explanation:
        """Return what the desk makes of any octets whatsoever; ``today`` is the as-of date of the letter.

        ``corrections`` are what people said about documents: about these, or about files that were called so;
        ``parts`` are the questions as somebody cut them.
        """
        return self.explained(self.opened(octets), today, corrections, parts)

    def explained(
        self, message: Message, today: date, corrections: Corrections = NOTHING_SAID, parts: Sequence[Part] = ()
    ) -> Explanation:
        """Return the same of a message that was ``opened``."""
        return alone(self.explaining(message, today, corrections, parts))

    def explaining(
        self, message: Message, today: date, corrections: Corrections = NOTHING_SAID, parts: Sequence[Part] = ()
    ) -> Steps[Explanation]:
        """Make the same in steps."""
        explanation = yield from self.understanding(message, today, corrections, parts)
        yield
        return replace(explanation, letter=self.letter(explanation, today))

    def read(
        self, octets: bytes, today: date, corrections: Corrections = NOTHING_SAID, parts: Sequence[Part] = ()
    ) -> Explanation:
        """Return the same without a letter, for whoever writes it later and with a ticket's number."""
        return self.understand(self.opened(octets), today, corrections, parts)

    def opened(self, octets: bytes) -> Message:
        """Return the message that any octets are, with what stands in its attachments; the first of all stages.

        Most of its time is waiting for the process that reads attachments: see ``ahead``.
        """
        return self.reader.read(parse(octets))

    def understand(
        self, message: Message, today: date, corrections: Corrections = NOTHING_SAID, parts: Sequence[Part] = ()
    ) -> Explanation:
        """Return what the stages after ``opened`` make of a message."""
        return alone(self.understanding(message, today, corrections, parts))

    def understanding(
        self, message: Message, today: date, corrections: Corrections = NOTHING_SAID, parts: Sequence[Part] = ()
    ) -> Steps[Explanation]:
        """Make the same in steps."""
        automatic = why_automatic(message, self.config.office.addresses)
        bounce = read_bounce(message) if automatic and automatic.kind is AutomaticKind.BOUNCE else None
        yield
        body = split(message)
        yield
        language = detect(f"{message.subject}\n{body.new_text}")
        yield
        understanding = NOTHING_ASKED
        if automatic is None:
            spans, above = spans_of(parts, body.new_text, message.subject)
            files, subject = message.attachments, message.subject
            understanding = yield from self.matcher.understanding(subject, body, files, spans, in_subject=above)
        yield
        mailed = self.mailed(message, body, today, corrections)
        understanding = as_applied_for(understanding, mailed, self.knowledge)
        documents = documents_for(understanding, mailed, self.knowledge)
        understanding = with_checks(understanding, documents, attached=bool(message.attachments))
        return Explanation(
            message=message,
            body=body,
            language=language,
            automatic=automatic,
            bounce=bounce,
            standing=standing(message, self.config.office.authserv_id),
            understanding=understanding,
            documents=documents,
            files=documents[0].files if documents else self._files(mailed, understanding),
            letter=None,
            knowledge_version=self.knowledge.version,
            log=self._log(message, body, automatic, understanding),
        )

    def _files(self, mailed: Mailed, understanding: Understanding) -> tuple[Recognised, ...]:
        """Return what the files are where no list is checked: for a permit that is gone, or for none."""
        about = next((self.knowledge.permits.get(permit_id) for permit_id in understanding.permits), None)
        return recognise_all(mailed, self.knowledge.documents, about)

    def mailed(self, message: Message, body: Body, today: date, corrections: Corrections) -> Mailed:
        """Return what the stage *documents* looks at."""
        text = f"{message.subject}\n{body.new_text}"
        sender = message.sender.name if message.sender else ""
        day = judged_as_of(arrival_of(message), today)
        return Mailed(message.attachments, text, sender=sender, today=day, corrections=corrections)

    def letter(self, explanation: Explanation, today: date, ticket_number: str | None = None) -> Letter | None:
        """Return the reply that the desk proposes, bearing a ticket's number if one is given; None for no reply."""
        understanding = explanation.understanding
        if self.writer is None or understanding.action is Action.NO_REPLY:
            return None
        message, body = explanation.message, explanation.body
        read = asked_text(message.subject, body.new_text, understanding.questions)
        return self.writer.write(
            understanding,
            message,
            body,
            documents=explanation.documents,
            claims=claims_of(read.subject, read.text, self.knowledge.documents),
            ticket_number=ticket_number,
            today=today,
            language=explanation.language,
        )

    def blank(self, language: str, name: str, ticket_number: str, subject: str) -> Letter:
        """Return a reply with nothing but salutation and closing, for a person to fill."""
        if self.writer is None:
            return Letter(language, subject, "", ())
        return replace(self.writer.blank(language, name, ticket_number), subject=subject)

    def _log(
        self, message: Message, body: Body, automatic: Automatic | None, understanding: Understanding
    ) -> tuple[str, ...]:
        lines = [f"parse: {defect}" for defect in message.defects]
        lines += [f"documents: {store} is linked to, not opened" for store in cloud_links(body.new_text)]
        lines += [f"quote: {defect}" for defect in body.defects]
        if automatic:
            lines.append(f"automatic: {automatic.kind}: {automatic.reason}")
        for number, question in enumerate(understanding.questions, 1):
            best = question.candidates[0] if question.candidates else None
            found = f"{best.id} {best.confidence:.2f}" if best else "nothing"
            lines.append(f"match: question {number}: {found}")
        lines += [MORE] if understanding.more else []
        lines.append(f"action: {understanding.action}")
        if self.template_problem and understanding.action is not Action.NO_REPLY:
            lines.append(f"draft: none, {self.template_problem}")
        return tuple(lines)


def spans_of(parts: Sequence[Part], new_text: str, subject: str) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Return where the questions stand that somebody cut, and whether that is in the subject.

    Empty when the text of one is no longer there.
    """
    above = cut_in_subject(parts, new_text, subject)
    text = subject if above else new_text
    spans = []
    for part in parts:
        start = part.start if text[part.start : part.end] == part.text else text.find(part.text)
        if start < 0:
            return (), False
        spans.append((start, start + len(part.text)))
    return tuple(spans), above


def written_by_us(message: Message, language: str | None, knowledge_version: str | None) -> Explanation:
    """Return the reading of a message that the office wrote: nothing is asked in it."""
    return Explanation(
        message=message,
        body=Body(message.text, "", ""),
        language=language,
        automatic=None,
        bounce=None,
        standing=Standing(),
        understanding=NOTHING_ASKED,
        documents=(),
        letter=None,
        knowledge_version=knowledge_version or "",
    )


def with_checks(
    understanding: Understanding, documents: tuple[CheckedDocuments, ...], *, attached: bool
) -> Understanding:
    """Return the understanding with another action where a check of documents was expected and nothing is checked.

    Attachments alone ask for no check; and who asks what was missing in an application, and sends nothing, wants to
    know what became of it.
    """
    aspects = {aspect for question in understanding.questions for aspect in question.aspects}
    if understanding.action is not Action.DOCUMENTS_CHECK or documents:
        return understanding
    if Aspect.STATUS in aspects and not attached:
        return replace(understanding, action=Action.STATUS)
    asked = Aspect.DOCUMENTS_CHECK in aspects
    return understanding if asked else replace(understanding, action=Action.ANSWER)


def as_json(file: str, explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as the object of the black-box contract (``helpdesk explain --json``)."""
    e, u = explanation, explanation.understanding
    answered = {block.question: list(block.answered_by) for block in e.letter.blocks} if e.letter else {}
    return {
        "file": file,
        "error": None,
        "message": _message(e),
        "automatic": {"kind": e.automatic.kind, "reason": e.automatic.reason} if e.automatic else None,
        "bounce": _bounce(e.bounce),
        "action": u.action,
        "questions": [
            {
                "text": e.body.new_text[q.start : q.end],  # what is asked in the subject stands nowhere in it
                "start": q.start,
                "end": q.end,
                "aspects": list(q.aspects),
                "out_of_scope": round(q.out_of_scope, 4),
                "candidates": [{**asdict(c), "confidence": round(c.confidence, 4)} for c in q.candidates],
                "answered_by": answered.get(position, []),
            }
            for position, q in enumerate(u.questions)
        ],
        "permits": list(u.permits),
        "topics": list(u.topics),
        "application_numbers": list(u.application_numbers),
        "documents": [_documents(d) for d in e.documents],
        "draft": {"language": e.letter.language, "subject": e.letter.subject, "text": e.letter.text}
        if e.letter
        else None,
    }


def _message(e: Explanation) -> dict[str, Any]:
    m = e.message
    return {
        "message_id": m.message_id,
        "in_reply_to": m.in_reply_to,
        "references": list(m.references),
        "date": m.date.isoformat() if m.date else None,
        "from": _address(m.sender) if m.sender else None,
        "reply_to": [_address(a) for a in m.reply_to],
        "to": [_address(a) for a in m.to],
        "cc": [_address(a) for a in m.cc],
        "subject": m.subject,
        "text": m.text,
        "html": m.html,
        "new_text": e.body.new_text,
        "quoted_text": e.body.quoted_text,
        "signature": e.body.signature,
        "language": e.language,
        "attachments": [
            {
                "filename": a.filename,
                "content_type": a.content_type,
                "size": a.size,
                "inline": a.inline,
                "text": a.text,
            }
            for a in m.attachments
        ],
        "defects": list(m.defects + e.body.defects),
    }


def _address(address: Address) -> Mapping[str, str]:
    return {"name": address.name, "address": address.address}


def _bounce(bounce: Bounce | None) -> dict[str, Any] | None:
    if bounce is None:
        return None
    return {
        "recipients": [asdict(recipient) for recipient in bounce.recipients],
        "original_message_id": bounce.original_message_id,
    }


def _documents(checked: CheckedDocuments) -> dict[str, Any]:
    return {
        "permit": checked.permit,
        "received": [
            {"attachment": index, "member": member, "keys": list(keys)} for index, member, keys in checked.received
        ],
        "missing": None if checked.missing is None else list(checked.missing),
    }
