"""What to call what stays open and is on none of our things: by what its question is about, and by nothing beside that.

"Apakah lahan segitu wajib izin, soalnya truk kami parkir di sana?" asks nothing of trucks, and "bisa minta kode bayar
lewat email?" nothing of mail. So the things that a question names call it only where they are most of what it says;
otherwise it goes without a name, which nobody takes for an answer to something else. A thing that says nothing alone
("keabsahan": of what?) stands beside its permit, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.draft.asked.own_words import asking_part
from helpdesk.draft.asked.papers_asked import without_names
from helpdesk.draft.asked.phrase import roots_in, telling, telling_of
from helpdesk.draft.asked.points import text_of_point
from helpdesk.draft.entry.facts import Teller, display_name, short_name
from helpdesk.draft.entry.matters import named
from helpdesk.draft.entry.nouns import Noun, nouns_in, said_in
from helpdesk.draft.letter.rest import Rest
from helpdesk.draft.templating.wording import listing
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import EntryStatus, Permit
from helpdesk.model.question import Question

_LITTLE = roots_in("dan atau atas yang dari pada untuk a an the of for or and")
_SHORT = 24  # code points of what a permit is called within a sentence
_HALF, _THIRD, _SEVENTH = 2, 3, 7
_FEW = 7  # words of a question
_SURE = 2  # words of one that tell something
_ENGLISH_LITTLE = roots_in(  # which tell nothing; those of Indonesian are left out already
    "a an and any are as at be been being but by can could do does for from has have he her him his how i if in is it"
    " its make may me must my need no not of on or our shall she should so some that the their them then there they"
    " this to up us was we were what when where whether which while who why will with would yes you your"
)
_TAGS = roots_in(  # which ask if a thing is so, or say who told it
    "begitu gitu betul benar salah masalah aman wajar gapapa sih kan iya kata katanya bilang dengar teman temen"
)
_NEEDED = r"\b(?:cukup|perlu|wajib|harus|pakai|mesti|need|require|enough)"
_REASON = re.compile(r"\b(?:karena|soalnya|sebab|lantaran|because|since)\b.*", re.DOTALL)


def called(
    block: Block,
    asked: Sequence[Question],
    answered: dict[int, Block],
    teller: Teller,
    *,
    doubtful: bool = False,
    again: bool = False,
) -> Rest:
    """Return a question that stays open, by the things that it is about and of which the letter does not speak.

    Where it speaks of them all, what is open is something else of the first. One of which it is ``doubtful`` whether
    it stays open does so by what it is about, or without a name: of fifty letters that was right in two of three, and
    to wait in vain does less harm than silence.
    """
    if block.question >= len(asked):
        return Rest(others=True)
    question = asked[block.question]
    told = _told(answered)
    permits = permits_of(block, teller)
    words = _asking(question, permits)
    if fresh := _names(words, teller, permits, told):
        return Rest(fresh)
    if (doubtful or again) and _is_answered(words, teller, told):
        return Rest()
    if doubtful and not nouns_in(words, teller.language, told):
        gone = any(permit.status is not EntryStatus.ACTIVE for permit in permits)  # what is gone needs nobody
        return Rest(others=not gone and (len(asked) > 1 or bool(permits)) and len(telling(question)) > _SURE)
    known = () if doubtful else _names(words, teller, (), "")
    if len(question.words.split()) > _FEW or not known:
        return Rest(others=True)
    return Rest((teller.render("further", name=known[0]),))


def in_point(block: Block, asked: Sequence[Question], answered: dict[int, Block], teller: Teller) -> tuple[str, ...]:
    """Return what heads a point of the citizen's that stays open and has no name of ours."""
    if block.question >= len(asked):
        return ()
    words = _asking(asked[block.question], permits_of(block, teller))
    return tuple(
        noun.called(teller.language) for noun in _about(words, teller.language, _told(answered), enough=_SEVENTH)
    )


def permits_of(block: Block, teller: Teller) -> list[Permit]:
    """Return the permits that a block answers from."""
    found = (teller.knowledge.permits.get(entry_id) for entry_id in block.answered_by)
    return [permit for permit in found if permit is not None]


def told_in_point(asked: Sequence[Question], number: int, teller: Teller) -> tuple[str, ...]:
    """Return the things of which a point tells before it asks: "sertifikat kami terbit 2023. Apakah dilampirkan?".

    ``asked``: the question of it that stays open, if there is one.
    """
    story = text_of_point(teller.mail, number).partition(asked[0].text)[0] if asked else ""
    return tuple(noun.called(teller.language) for noun in nouns_in(story, teller.language))


def with_permit(name: str, question: Question | None, teller: Teller, permits: Sequence[Permit]) -> str:
    """Return one of our names for what stays open, with its permit where alone it says nothing, or an empty string.

    A permit that is named beside another one is open as to whether it is needed, if that is asked.
    """
    matter = named(teller.language).get(name)
    if matter is not None:
        return _of_permit(name, teller, permits) if matter.bare else name
    every = teller.knowledge.permits.values()
    if question is None or all(short_name(display_name(permit, teller.language)) != name for permit in every):
        return name
    needed = re.search(rf"{_NEEDED}(?: \w+){{0,3}} {re.escape(name.lower())}\b", question.words)
    return teller.render("heading", aspects=["needed"], name=name) if needed else name


def _told(answered: dict[int, Block]) -> str:
    return " ".join(f"{other.heading} {other.text}" for other in answered.values())


def _asking(question: Question, permits: Sequence[Permit]) -> str:
    """Return the words of a question that ask, without why and without the names of its ``permits``.

    Where they only ask whether something is so, "boleh kan?", they are all its words.
    """
    asks = _REASON.sub("", asking_part(question))
    words = asks if telling_of(asks) - _TAGS else _REASON.sub("", question.words)
    for permit in permits:
        words = without_names(words, permit)
    return words


def _names(words: str, teller: Teller, permits: Sequence[Permit], told: str = "") -> tuple[str, ...]:
    """Return what ``words`` that ask are about, none where they ask more than that, less what ``told`` speaks of.

    What is in the words of the letter by another name of ours is told too. What says nothing alone stands with its
    permit, and goes where something else says more.
    """
    roots = roots_in(told) if told else frozenset[str]()
    found = _about(words, teller.language, told)
    fresh = [noun for noun in found if not roots or not roots_in(noun.called(teller.language)) - _LITTLE <= roots]
    names = [noun.called(teller.language) for noun in fresh if not noun.bare]
    if names or not fresh:
        return tuple(names)
    bare = listing([noun.called(teller.language) for noun in fresh], teller.language)
    return tuple(filter(None, [_of_permit(bare, teller, permits)]))


def _is_answered(words: str, teller: Teller, told: str) -> bool:
    """Whether ``told``, a letter, speaks in its own words of all things that ``words`` which ask are about."""
    found = _about(words, teller.language)
    return bool(found) and all(noun.is_told(told) for noun in found)


def _about(words: str, language: str, told: str = "", *, enough: int = _HALF) -> list[Noun]:
    """Return the things that words name and ``told`` does not, where they are at least one in ``enough`` of the rest.

    One that has a name of several words may be one in three: it says more.
    """
    found = said_in(words, language, told)
    own = telling_of(words) - _ENGLISH_LITTLE - _TAGS
    said = own & roots_in(" ".join(what for _, what in found))
    if len(found) == 1 and " " in found[0][0].called(language):
        enough = max(enough, _THIRD)
    return [noun for noun, _ in found] if max(len(said), len(found)) * enough >= len(own) else []


def _of_permit(name: str, teller: Teller, permits: Sequence[Permit]) -> str:
    short = next((short_name(display_name(permit, teller.language)) for permit in permits), "")
    return teller.render("in_matter", name=name, permit=short) if 0 < len(short) <= _SHORT else ""
