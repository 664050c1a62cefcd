"""The permit for what somebody wants to open or to make of a house: "mau buka toko obat", "rumah dijadiin kos".

A mail that tells so is on that permit, whichever paper or person its questions name beside: "asisten apotekernya harus
ada dulu?" asks of the shop that needs one, and a question of few words asks of it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from helpdesk.draft.answer.particular import groups_of
from helpdesk.draft.asked.of_its_matter import of_its_matter
from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.draft.asked.phrase import roots_in
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.asked_text import AskedText
from helpdesk.model.knowledge import Knowledge, Permit
from helpdesk.model.question import Candidate, Question, Understanding
from helpdesk.pattern import Pattern

_OPENS = Pattern(
    r"\b(?:buka|bukak|membuka|dirikan|mendirikan|dijadi(?:kan|in)|jadiin|jadikan|mau jadi|usaha)\b"
    r"(?P<what>(?: [\w-]+){1,4})",
    flags=re.IGNORECASE,
)
_OF_A_PERMIT = Pattern(r"\b(?:izin|ijin|sip\w*|str|surat|lisensi|sertifikat|permit|licen[cs]e)\b", flags=re.IGNORECASE)
_BEGINS = Pattern(
    r"\b(?:mulai|mulainya|awalnya|dimulai)(?: \w+)? (?:dari )?(?:mana|apa)\b|\blangkah (?:awal|pertama)"
    r"|\bwhere (?:do|should|to) ?(?:i|we)? ?(?:start|begin)\b",
    flags=re.IGNORECASE,
)
_GOES_ON = re.compile(  # what may follow a name and changes nothing of what is opened
    r"\W*(?:$|\d|(?:di|yang|yg|kecil(?:an)?|baru|sendiri|buat|untuk|dan|atau|aja|saja|juga|nih|ya|de?ket|dekat|tapi|terus"
    r"|bareng|sama|lagi|dengan|dgn|pakai|pake|bukan|isi|ada|kamar)\b)"
)
_OF_ANY = frozenset({"nib", "iumk", "siup", "tdp"})  # permits of any business: "usaha" alone names none
_SHOP = re.compile(r" (?:toko|kios|warung|agen|distributor|grosir)\b", re.IGNORECASE)  # of things, as "toko bangunan"
_MEANT = 0.6  # confidence that a question which is on nothing else is on that permit


@dataclass(frozen=True, slots=True)
class Matters:
    """Tells what a mail is on: ``names`` are those of permits without "izin" at their head.

    ``minimum`` is the confidence from which a question is on an entry.
    """

    knowledge: Knowledge
    names: PermitNames
    templates: Templates
    minimum: float

    def meant(self, understanding: Understanding, asked: AskedText) -> Understanding:
        """Return what was understood of a mail without what one word of it brought in, and on what it undertakes."""
        if not any(question.words for question in understanding.questions):
            return understanding  # nobody has read them
        mail = f"{asked.subject}. {asked.text}"
        understanding = of_its_matter(understanding, mail, self.knowledge, self.names)
        permit = self._undertaken(mail)
        if permit is None:
            return understanding
        told = [self._on(permit, question) for question in understanding.questions]
        if all(after is before for after, before in zip(told, understanding.questions, strict=True)):
            return understanding
        likely = {c.id for question in told for c in question.candidates[:1] if c.confidence >= self.minimum}
        permits = (permit.id, *(i for i in understanding.permits if i in likely and i != permit.id))
        return replace(understanding, questions=tuple(told), permits=permits)

    def _undertaken(self, mail: str) -> Permit | None:
        """Return the only permit by whose name ``mail`` calls what is to be opened, or None."""
        found = set[str]()
        for opened in _OPENS.finditer(mail):
            called = self.names.in_text(opened["what"])
            sold = called and _SHOP.match(opened["what"]) and not called[0][0].startswith("toko")
            if called and not sold and _is_whole(called[0][0], opened["what"]):
                found |= called[0][1] - _OF_ANY
        return self.knowledge.permits[found.pop()] if len(found) == 1 else None

    def _on(self, permit: Permit, question: Question) -> Question:
        """Return ``question`` on ``permit`` where it is on nothing else, or on somebody whom this needs."""
        best = question.candidates[0] if question.candidates else None
        weak = best is None or best.confidence < self.minimum
        if best is not None and best.id == permit.id and not weak:
            return question
        other = self.knowledge.permits.get(best.id) if best is not None else None
        if other is None or _OF_A_PERMIT.search(question.text):
            needs = False
        else:
            needs = bool(_BEGINS.search(question.text)) or (_needs(permit, other) and self._tells(permit, question))
        if not weak and not needs:
            return question
        others = tuple(c for c in question.candidates if c.id != permit.id and (weak or c.kind != "permit"))
        confidence = _MEANT if weak or best is None else best.confidence
        return replace(question, candidates=(Candidate("permit", permit.id, confidence), *others))

    def _tells(self, permit: Permit, question: Question) -> bool:
        """Whether the entry of ``permit`` has a narrow answer on what a question names."""
        said = roots_in(f"{question.words} {question.text}")
        return any(own and words <= said for words, own, _ in groups_of(permit, self.templates))


def _is_whole(name: str, what: str) -> bool:
    """Whether what is opened is called by ``name`` and no more: a "klinik hewan" is no "klinik"."""
    return not any(word.isupper() for word in what.split()) and bool(_GOES_ON.match(what.lower().partition(name)[2]))


def _needs(permit: Permit, other: Permit) -> bool:
    """Whether the list of ``permit`` asks for ``other``, which belongs to somebody who works there."""
    short = [name for name in other.aliases if name.isupper()]
    return any(
        name in item.text.split() or f"({name}" in item.text for item in permit.requirements or () for name in short
    )
