"""What is asked of no single permit: which ones, whom to ring, who may apply, what was lost, where to pay or complain.

Of some of it a topic tells, whatever permit was found for the question; who names two permits and asks of both hears of
both.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.draft.answer.choose import NEAR_TOPIC, SURE, sure_of
from helpdesk.draft.answer.particular import particular_of
from helpdesk.draft.asked.asks import compares, differs, says_attorney
from helpdesk.draft.asked.goes_on import is_named
from helpdesk.draft.asked.named_permits import NamedPermits
from helpdesk.draft.asked.named_topics import (
    ATTORNEY,
    CONTACT,
    LOST,
    PAYING,
    REPORTING,
    RESULT,
    REVOCATION,
    WHICH_PERMITS,
)
from helpdesk.draft.asked.phrase import roots_in, telling_in
from helpdesk.draft.asked.spoken_of import is_of_a_call
from helpdesk.draft.block.blocks import Blocks
from helpdesk.model.knowledge import Entry, Knowledge, Permit, Topic
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.pattern import Pattern

_NEAR_PAYING = 0.05  # for the topic on where to pay: what is paid may be named too
_OF_PAYING = roots_in("bayar dibayar membayar pembayaran transfer setor retribusi biaya izin lewat mana bank loket")
_SURELY = 0.9  # of a topic: what it says of reporting goes before complaining
_PLAINLY = 0.8  # of a topic: whom it names goes before our own numbers
_MEANT = 0.3  # confidence of a topic that is told though no line of it is likely
_OF_LOSS = roots_in("hilang salinan duplikat lost copy reprint rusak")
_ANOTHER = Pattern(
    r"\b(?:ganti|gantinya|mengganti|pengganti|penggantian|cetak ulang"
    r"|dicetak ulang|duplikat|salinan|fotokopi|photocopy|replace\w*|copy)\b"
)
_LOSES = Pattern(r"\blost (?:my|our)\b")
_TAX = Pattern(r"\b(?:pajak\w*|pbb|bphtb|tax(?:es)?)\b")
_LEVY = Pattern(r"\b(?:retribusi\w*|skrd|ssrd|lev(?:y|ies))\b")
_CONTACT = Pattern(
    r"\bsiapa (?:\w+ ){0,2}(?:di|meng)?hubungi\b|\b(?:no|nomor|nmr)(?:nya)? (?:telp|telpon|telepon"
    r"|tlp|hp|wa|whatsapp)\b"
    r"|\b(?:telp|telpon|telepon|wa|whatsapp)(?:nya)? (?:nya )?(?:berapa|nomor)\b"
    r"|\bhubungi (?:ke )?(?:siapa|mana|nomor)\b"
    r"|\bwho (?:can|do|should) (?:i|we) (?:contact|call|ring)\b|\b(?:phone|telephone|whatsapp) number\b"
)
_HAD_AGAIN = Pattern(r"\b(?:dapat|dapet|dapatkan|dapetin|minta|punya)\w* (?:lagi|ulang|kembali)\b")
_MADE_AGAIN = Pattern(r"\b(?:bikin|buat|urus|mengurus|terbit\w*) (?:lagi|ulang)\b")
_PAYS = Pattern(r"\b(?:bayar|dibayar|membayar|pembayaran|transfer|setor)\b")
_FETCHED = Pattern(
    r"\b(?:diambil|ambil|mengambil|diantar|dikirim|diunduh|unduh|mengunduh|download|didownload|picked up|pick up"
    r"|collect\w*|mailed)\b"
)
_SENT_IN = Pattern(
    r"\b(?:berkas|dokumen|syarat|persyaratan|lampiran|surat|formulir|nomor|antre|antri|documents?|files?)\w*\b"
)
_REPORT = Pattern(r"\b(?:lapor|melapor|melaporkan|dilaporkan|mengadu|diadukan|mengadukan|complain|report)\b")
_PERMITS = Pattern(
    r"\bizin (?:usaha )?apa\b|\bapa (?:saja )?izin(?:nya)?\b(?! \w+ yang| (?:saya|kami|itu|ini|tersebut|harus"
    r"|perlu|bisa|boleh|masih|sudah|akan)\b)"
    r"|\b(?:which|what)(?: kind of)? izin\b"
)
_ANY_PERMIT = Pattern(
    r"\b(?:perlu|wajib|harus|butuh|pakai|punya|need|require\w*)\b(?: \w+){0,2} izin"
    r"(?: (?:tidak|juga|lagi|tambahan|usaha|khusus|kah|ya|dulu|atau|apa))*$"
    r"|\b(?:harus|perlu|mesti)(?: \w+)? (?:urus|mengurus|diurus) apa\b"
)


@dataclass(frozen=True, slots=True)
class OfNoPermit:
    """Looks for the entries that answer such a question of one mail."""

    make: Blocks
    knowledge: Knowledge
    language: str
    lost: bool = False  # the mail tells of a permit that was lost or damaged
    illegal_fee: bool = False  # it reports one: that goes to nobody who could be complained of
    undertaking: bool = False  # somebody wants to open a business or to hold an event
    accuses: bool = True  # somebody is complained of whom this office may be told of
    no_attorney: bool = False  # the rule for attorneys is not what such a word of it means (``IN_ANOTHER_SENSE``)
    on: frozenset[str] | None = None  # the entries on whose lines the mail may be; None: nobody has looked

    @property
    def names(self) -> NamedPermits:
        """Who looks for names of permits."""
        return NamedPermits(self.knowledge, self.make.bare_names)

    def entries(self, question: Question, found: tuple[Entry, ...], context: Permit | None) -> tuple[Entry, ...]:
        """Return the entries for what is asked of no single permit: which ones, who may apply, where to pay."""
        topic: Entry | None = None
        if _PERMITS.search(question.words) and set(question.aspects) != {Aspect.FEE}:  # which cost anything: that
            topic = self._on_permits(question, found)
        elif (
            _CONTACT.search(question.words)
            and not is_of_a_call(question.words)
            and (question.form is not Form.NEEDED or self._may_be(CONTACT, question))
            and not self._is_surely_on_a_topic(question)
        ):
            topic = self.knowledge.topics.get(CONTACT)
        elif says_attorney(question):
            topic = self.attorney(found, context, question)
        elif self.lost and not self._is_narrow(found[0], question) and self._is_made_again(question):
            topic = self.knowledge.topics.get(LOST)
        elif question.form is Form.WHERE:
            topic = self._place(question, found)
        if topic is not None:
            return (topic,)
        if differs(question):
            named = self.names.all_in(question)
        else:
            named = self.names.either(question) if question.form is Form.WHICH or compares(question) else ()
        return named if len(named) > 1 else ()

    def which_permits(self, question: Question) -> tuple[Entry, ...]:
        """Return the topic on which permits an undertaking needs, for who asks that of one that no entry knows."""
        topic = self._of_its_kind(question) or self.knowledge.topics.get(WHICH_PERMITS)
        asked = _PERMITS.search(question.words) or _ANY_PERMIT.search(question.words)
        return (topic,) if topic is not None and asked else ()

    def _of_its_kind(self, question: Question) -> Topic | None:
        """Return the topic on the permits that one kind of undertaking needs, as an event does, if it may be meant."""
        for candidate in question.candidates:
            topic = self.knowledge.topics.get(candidate.id)
            near = topic is not None and topic.id != WHICH_PERMITS and candidate.confidence >= NEAR_TOPIC
            if topic is not None and near and _PERMITS.search(topic.question.lower()):
                return topic
        return None

    def attorney(self, found: tuple[Entry, ...], context: Permit | None, question: Question) -> Entry | None:
        """Return the permit whose list says what an attorney needs, else the topic on attorneys."""
        about = (context,) if context is not None and context.id == REVOCATION else (context, *found[:1])
        spoken_of = [entry for entry in about if isinstance(entry, Permit)]  # a permit given back is not applied for
        for permit in spoken_of:
            said = self.make.at_once(question, permit, self.language)
            if said is not None and said.side == "attorney":
                return permit
        topic = None if self.no_attorney else self.knowledge.topics.get(ATTORNEY)
        # "saya KTP luar, boleh yang urus?" speaks of no attorney
        meant = topic is not None and (self.on is None or topic.id in self.on or sure_of(question, topic) >= _MEANT)
        return topic if meant else None

    def _may_be(self, topic_id: str, question: Question) -> bool:
        """Whether the matcher sees a question near a topic: a sign with a phone number on it asks for no number."""
        return any(c.id == topic_id for c in question.candidates) or (self.on is not None and topic_id in self.on)

    def _is_surely_on_a_topic(self, question: Question) -> bool:
        """Whether a topic of its own answers whom to call: of a tree that leans, and of no office's number."""
        best = question.candidates[0] if question.candidates else None
        return best is not None and best.id in self.knowledge.topics and best.confidence >= _PLAINLY

    def _is_narrow(self, entry: Entry, question: Question) -> bool:
        """Whether a permit itself has a word on what is asked of its lost paper: "salinan IMB"."""
        narrow = isinstance(entry, Permit) and particular_of(entry, question, self.make.templates)
        return bool(narrow and _OF_LOSS & roots_in(" ".join(narrow.about)))

    def _is_made_again(self, question: Question) -> bool:
        """Whether a question asks to have made anew what was lost, and the topic on that may be meant."""
        meant = any(c.id == LOST for c in question.candidates)
        again = meant and (_MADE_AGAIN.search(question.words) or _LOSES.search(question.words))
        return bool(again or _ANOTHER.search(question.words) or _HAD_AGAIN.search(question.words))

    def _place(self, question: Question, found: tuple[Entry, ...]) -> Topic | None:
        """Return the topic on where one pays, complains, or receives what was issued."""
        if _PAYS.search(question.words):
            return self._paying(question, found)
        own = _is_sure(found[0], question) or self._is_of_an_event(question)
        reports = _REPORT.search(question.words) and self.accuses and not self.illegal_fee
        if reports and self._complains(question) and not own:
            return self.knowledge.topics.get(REPORTING)
        received = _FETCHED.search(question.words) and not _SENT_IN.search(question.words)
        return self.knowledge.topics.get(RESULT) if received and isinstance(found[0], Permit) else None

    def _is_of_an_event(self, question: Question) -> bool:
        """Whether something planned is to be reported, and nobody complained of."""
        best = question.candidates[0] if question.candidates else None
        topic = self.knowledge.topics.get(best.id) if best else None
        if topic is None or best is None or str(Aspect.COMPLAINT) in topic.aspects:
            return False
        return self.undertaking and best.confidence >= SURE

    def _complains(self, question: Question) -> bool:
        """Whether somebody is complained of, and no change of theirs or danger to be reported."""
        near = any(c.id == REPORTING and c.confidence >= NEAR_TOPIC for c in question.candidates)
        return near or Aspect.COMPLAINT in question.aspects

    def _paying(self, question: Question, found: tuple[Entry, ...]) -> Topic | None:
        """Return the topic on where to pay, unless the permit is known to be free, or something else is paid: a tax."""
        if _TAX.search(question.words) and not _LEVY.search(question.words):
            return None
        free = any(isinstance(entry, Permit) and entry.fee is not None and entry.fee.amount == 0 for entry in found)
        near = any(c.id == PAYING and c.confidence >= _NEAR_PAYING for c in question.candidates)
        named = any(map(is_named, question.candidates[:1]))
        other = not named and telling_in(roots_in(question.words) - _OF_PAYING)
        return self.knowledge.topics.get(PAYING) if (near or not other) and not free else None

    def _on_permits(self, question: Question, found: tuple[Entry, ...]) -> Topic | None:
        """Return the topic on which permits somebody needs, when that is asked and no permit is named."""
        named = any(
            isinstance(entry, Permit) and self.names.one_in(question.words, question) is entry for entry in found
        )
        if named:
            return None
        if (own := self._of_its_kind(question)) is not None:
            return own
        general = self.knowledge.topics.get(WHICH_PERMITS)
        if general is not None and self.undertaking and isinstance(found[0], Permit) and found[0].id in general.permits:
            return general  # the permit with which every business begins, and what may follow
        likely = any(c.id == WHICH_PERMITS and c.confidence >= NEAR_TOPIC for c in question.candidates)
        return general if likely or not isinstance(found[0], Permit) else None


def _is_sure(entry: Entry, question: Question) -> bool:
    """Whether the best entry is surely meant and itself says where to report: a dangerous tree is no complaint."""
    sure = bool(question.candidates) and question.candidates[0].confidence >= _SURELY
    return sure and isinstance(entry, Topic) and "lapor" in entry.answer.lower()
