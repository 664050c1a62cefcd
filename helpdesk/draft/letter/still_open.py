"""What of a mail a letter leaves open: said once, after all that it answers, and in no word of the citizen's.

That the matcher found nothing does not mean that our material holds nothing, so a letter never says that it does. A
scrap of a mail which the answer to its neighbour settles ("yang benar yang mana?") is no question that stays open. The
ticket page still shows the counselor each question with what was found to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.answer.choose import FIGURES
from helpdesk.draft.answer.permit_needed import has_it
from helpdesk.draft.asked.asks import YES_OR_NO, says_attorney
from helpdesk.draft.asked.named_topics import CONDUCT, ILLEGAL_FEE, REPORTING
from helpdesk.draft.asked.own_words import asks_nothing, main_part
from helpdesk.draft.asked.phrase import roots_in, telling, telling_in
from helpdesk.draft.entry.facts import Teller, display_name, short_name
from helpdesk.draft.entry.matters import named, speaks_of
from helpdesk.draft.letter.called import called, in_point, permits_of, told_in_point, with_permit
from helpdesk.draft.letter.no_question import waits_for_nothing
from helpdesk.draft.letter.rest import Rest
from helpdesk.draft.letter.wanted_list import wants_list
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Form, Question
from helpdesk.not_known import says_unknown

_NAME = "\N{NAZAR AMULET}"  # in no text of ours
_SURE = 2  # words of a question that a paragraph must have to tell of it
_OF_ITS_OWN = YES_OR_NO | {Form.WHERE, Form.WHICH, Form.WHO, Form.THEN}
_THIRD = 3
_AS_LIKELY = 0.05  # confidence below the best that is as good
_OF_A_FILE = roots_in("berkas dokumen mengajukan")  # which tell something of one that was refused
_AND_ANYWHERE = re.compile(r",? (?:dan|serta|and) |, ")
_AND = re.compile(rf"^(?:{_AND_ANYWHERE.pattern})")
_DEPENDS = re.compile(  # what is left of a topic that told of other permits, and answers nobody
    r"(?:Caranya|Hal itu|Hal ini) bergantung pada (?:jenis )?izin(?:nya)?\.|(?:This|How|It) depends on the permit\."
)
_VALIDITY = re.compile(r"^(?:Masa berlaku|Validity|Valid for)\b|\. (?:Masa berlaku|Validity):", re.MULTILINE)
_WHICH_TERM = re.compile(
    r"\b\d+ (?:tahun|bulan|years?|months?) (?:\w+ )?(?:atau|apa|or) (?:\w+ )?\d+ (?:tahun|bulan|years?|months?)\b"
)
_EACH = re.compile(r"\b(?:tiap|setiap|per|dikirim|kirim|lapor\w*|sekali|every|report\w*)\b")
_BY_ANOTHER = re.compile(
    r"\b(?:surat kuasa bermeterai|penerima kuasa|stamped power of attorney|somebody else may apply)\b"
)
_LITTLE = roots_in("dan atau atas yang dari pada untuk a an the of for or and")
_ITEMS = re.compile(r"^(?:\d{1,2}|[a-z])\. ", re.MULTILINE)
_SURELY = 0.85  # confidence of a topic that a question is on, in whatever words
_COMPLAINTS = frozenset({ILLEGAL_FEE, REPORTING, CONDUCT})  # what becomes of one, whatever was asked of it
_ENDS_IN_NOT = re.compile(r"\b(?:tidak|belum|bukan)$")
_GOES_ON = re.compile(r"^(?:atau|ataukah|or)\b|^(?:di|ke|dari|pada|dengan|at|in|to|from)\b.*\b(?:atau|or)\b")


@dataclass(frozen=True, slots=True)
class _Open:
    """What of one block is open: the block, what else it tells, and the things that it names (``_names``)."""

    block: Block
    told: tuple[str, ...]
    names: tuple[str, ...]


def parted(
    blocks: Sequence[Block], asked: Sequence[Question], teller: Teller, points: Sequence[int] = ()
) -> tuple[list[Block], Rest]:
    """Return what of ``blocks`` tells something, and what stays open.

    ``asked`` are the questions of the mail and ``points`` their numbers, where the citizen has numbered them: a point
    of which nothing is told is said to be open by its number, since they look for it. Where nothing at all is told all
    blocks stay as they are.
    """
    blocks = [_unexplained(block, teller) for block in blocks]
    looked = [_looked_at(block, teller) for block in blocks]
    left = [
        one.block if not one.names else replace(one.block, text="\n\n".join(_worth(one, looked, asked, teller)))
        for one in looked
    ]
    if not any(map(_answers, left)):
        return list(blocks), Rest()
    answered = {block.question: block for block in left if _answers(block)}
    numbers = {points[at] for at in answered if at < len(points)}
    kept, names, others = list[Block](), list[str](), False
    numbered: dict[int, dict[str, None]] = {}
    under: dict[str, int] = {}
    for one, block in zip(looked, left, strict=True):
        at = one.block.question
        again = any(block.text == before.text for before in kept)
        if _answers(block):
            kept.append(block)
        elif at < len(points) and points[at] and points[at] not in numbers:
            named_here = [*filter(None, one.names)] or in_point(one.block, asked, answered, teller)
            told_there = named_here or told_in_point(asked[at:][:1], points[at], teller)
            numbered.setdefault(points[at], {}).update(dict.fromkeys(told_there))
            continue
        left_of = _open_of(one, asked, answered, teller, again=again)
        names += left_of.names
        under |= {name: points[at] for name in left_of.names if at < len(points)}
        others = others or left_of.others
    open_points = tuple((number, _fullest([*called])) for number, called in sorted(numbered.items()))
    beside = {name for _, called in open_points for name in called}
    own = _fullest([name for name in names if name not in beside])
    return kept, Rest(own, others, open_points, tuple((name, under[name]) for name in own if name in under))


def _open_of(one: _Open, asked: Sequence[Question], answered: dict[int, Block], teller: Teller, *, again: bool) -> Rest:
    """Return what is open of the question of a block; ``again``: an earlier question has the same block."""
    question = asked[one.block.question] if one.block.question < len(asked) else None
    whole = "\n\n".join(f"{block.heading}. {block.text}" for block in answered.values())
    if question is not None and (waits_for_nothing(question) or _is_of_its_term(one, question, whole)):
        return Rest()
    if one.names:
        return _named(one, whole, asked, answered, teller)
    if question is None or not _may_be_else(question) or _tells_of(one.block.text, question):
        return Rest()
    attorney = says_attorney(question) and _BY_ANOTHER.search(whole)
    if again and not attorney:
        return called(one.block, asked, answered, teller, again=True)
    by = one.block.answered_by
    topic = any(c.id in by and c.kind != "permit" and c.confidence >= _SURELY for c in question.candidates)
    settled = attorney or not by or topic or not _COMPLAINTS.isdisjoint(by)
    if settled or len(telling(question)) < _SURE or says_unknown(one.block.text) or _tells_of(whole, question):
        return Rest()
    return called(one.block, asked, answered, teller, doubtful=True)


def _is_of_its_term(one: _Open, question: Question, whole: str) -> bool:
    """Whether a question asks how long a permit is good for, or for which of two terms, and the letter tells it."""
    each = _EACH.search(question.words)  # how often something is reported is no term of a permit
    which = (_WHICH_TERM.search(question.words) and not each) or (not one.names and Aspect.VALIDITY in question.aspects)
    return bool(which) and _VALIDITY.search(whole) is not None


def _named(one: _Open, whole: str, asked: Sequence[Question], answered: dict[int, Block], teller: Teller) -> Rest:
    """Return what is open of a block that names what is, unless the ``whole`` letter speaks of it in other words."""
    if not _is_open(one.block, asked, answered):
        return Rest()
    question = asked[one.block.question] if one.block.question < len(asked) else None
    said = [name for name in one.names if name and not _is_spoken_of(name, answered, teller)]
    if said:
        permits = permits_of(one.block, teller)
        names = tuple(filter(None, (with_permit(name, question, teller, permits) for name in said)))
        return Rest(names, others=not names)
    own = telling(question) if question is not None and any(one.names) else frozenset[str]()
    if own and len(own & roots_in(whole)) * 2 >= len(own):
        return Rest()
    left = called(one.block, asked, answered, teller)
    told = question is not None and any(_tells_of(part, question) for part in one.told)
    return Rest() if told and not any(one.names) and not left.names else left  # a narrow answer of its own is there


def _may_be_else(question: Question) -> bool:
    """Whether a question may want something else than what was told already: not where it asks for a list or figure."""
    return question.form in _OF_ITS_OWN and not {*question.aspects} <= FIGURES and not asks_nothing(question)


def _tells_of(text: str, question: Question) -> bool:
    """Whether a text has a third of the words of a question: a block that was made for another has not."""
    own = telling(replace(question, words=main_part(question)))
    return len(own & roots_in(text)) * _THIRD >= len(own)


def _fullest(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names, each once, without one of which another has all words."""
    each = {name: roots_in(name) - _LITTLE for name in dict.fromkeys(names)}
    return tuple(
        name
        for at, (name, own) in enumerate(each.items())
        if not any(
            own <= other and (own < other or before < at) and before != at for before, other in enumerate(each.values())
        )
    )


def _tells(root: str) -> bool:
    return bool(telling_in((root,)))


def is_told(questions: Sequence[Question], text: str) -> bool:
    """Whether ``text``, the answer to one point, answers the ``questions`` of another, whose answer is the same.

    So it does when it has half of their words, or when they ask for no more than a list, which it has.
    """
    own = {root for question in questions for root in roots_in(question.words) if _tells(root)}
    lists = _ITEMS.search(text) is not None and all(wants_list(question) for question in questions)
    return bool(questions) and (lists or (bool(own) and len(own & roots_in(text)) * 2 >= len(own)))


def with_unknown_short(blocks: Sequence[Block], teller: Teller, *, apart: bool) -> list[Block]:
    """Return the blocks of a letter that answers nothing without asking for more beside a thing that has a name.

    What has none is told once, after what has one, unless each point stands ``apart``.
    """
    unnamed, ask = teller.render("holding", asked=True, alone=True, matters=[]).split("\n\n")
    rest = teller.render("holding", asked=True, alone=False, matters=[])
    if len(blocks) <= 1 and all(not block.answered_by and unnamed in block.text for block in blocks):
        return list(blocks)
    short = [replace(block, text=block.text.removesuffix(ask).rstrip()) for block in blocks]
    if apart:
        return short
    known = [block for block in short if block.text != unnamed]
    if not known:
        return list(blocks)
    return [*known, *(replace(block, text=rest) for block in short if block.text == unnamed)]


def is_all_open(text: str, teller: Teller) -> bool:
    """Return whether the text of a block only says that what was asked stays open."""
    one = _looked_at(Block(0, "", text, ()), teller)
    return bool(one.names) and not any(map(tells, one.told))


def tells(part: str) -> bool:
    """Return whether a paragraph is more than a remark on its source."""
    return bool(part) and not (part.startswith("(") and part.endswith(")"))


def _answers(block: Block) -> bool:
    return any(map(tells, block.text.split("\n\n")))


def _looked_at(block: Block, teller: Teller) -> _Open:
    """Return what a block tells, and the names of what it says to be open: an empty one for what has none."""
    told: list[str] = []
    names: list[str] = []
    ask = teller.render("holding", asked=True, alone=True, matters=[]).split("\n\n")[-1]
    patterns = _said_of_open(teller)
    for part in block.text.split("\n\n"):
        found = next((match for pattern in patterns if (match := pattern.fullmatch(part))), None)
        if found is not None:
            names += _names(found.groupdict().get("what") or "", teller)
            told.append(found.groupdict().get("known") or "")
        elif not ask.startswith(part.rstrip(".")):  # which asks for less where something was given
            told.append(part)
    return _Open(block, tuple(filter(None, told)) if names else (), tuple(names))


def _said_of_open(teller: Teller) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the paragraphs that only say that something is open, and what it is called there."""

    def made() -> tuple[re.Pattern[str], ...]:
        said = [teller.said("not_known", name=_NAME * 2, validity=None, matters=matters) for matters in ([], [_NAME])]
        said += [teller.said("left_open", matters=[_NAME], whole=whole) for whole in (True, False)]
        said += [
            teller.said("holding", asked=True, alone=alone, matters=matters).split("\n\n")[0]
            for alone, matters in ((True, []), (True, [_NAME]), (False, []))
        ]
        escaped = (re.escape(text).replace(_NAME * 2, ".+?") for text in said)
        made = [re.compile(text.replace(_NAME, "(?P<what>.+?)") + "(?: (?P<known>.+))?") for text in escaped]
        return (*made, _DEPENDS)

    return teller.templates.once("said-of-open", teller.knowledge, teller.language, made)


def _names(said: str, teller: Teller) -> list[str]:
    """Return what is open as it is said to be, if those are names of ours: what is made of a question is none."""
    permits = (short_name(display_name(permit, teller.language)) for permit in teller.knowledge.permits.values())
    known = {*named(teller.language), teller.render("heading", aspects=["when"], name=None), *permits}
    found: list[str] = []
    left = said
    while left:
        name = next((one for one in (left, *_beginnings(left)) if one in known), None)
        if name is None:
            return [""]
        found.append(name)
        left = _AND.sub("", left.removeprefix(name), count=1)
    return found or [""]


def _beginnings(listing: str) -> list[str]:
    """Return what stands before each "and" or comma of an enumeration, the longest first."""
    return [listing[: mark.start()] for mark in _AND_ANYWHERE.finditer(listing)][::-1]


def _is_spoken_of(name: str, answered: dict[int, Block], teller: Teller) -> bool:
    """Whether the letter speaks of a thing after all: then it is not clear what of it is open."""
    thing = named(teller.language).get(name)
    return thing is not None and any(speaks_of(block.text, thing) for block in answered.values())


def _worth(one: _Open, looked: Sequence[_Open], asked: Sequence[Question], teller: Teller) -> tuple[str, ...]:
    """Return what a block tells beside what is open, without what its permit is where the letter tells anything else.

    Who asks no more than if they may is told what it is all the same: it is half an answer.
    """
    at = one.block.question
    permits = [teller.knowledge.permits[i] for i in one.block.answered_by if i in teller.knowledge.permits]
    names = roots_in(" ".join(name for permit in permits for name in (permit.name, *permit.aliases)))
    may = at < len(asked) and asked[at].form is Form.ALLOWED and not asks_nothing(asked[at])
    bare = may and telling(asked[at]) <= names
    before = looked[: next(place for place, other in enumerate(looked) if other is one)]
    known = {entry_id for other in before if other.told or not other.names for entry_id in other.block.answered_by}
    if known & {*one.block.answered_by}:
        return _without_definitions(one, teller)
    more = any(not other.names or _without_definitions(other, teller) for other in looked)
    return one.told if bare or not more else _without_definitions(one, teller)


def _unexplained(block: Block, teller: Teller) -> Block:
    """Return a block without what a permit is that its reader holds, where it says anything else."""
    permits = (teller.knowledge.permits.get(entry_id) for entry_id in block.answered_by)
    held = [permit for permit in permits if permit is not None and has_it(permit, teller.mail)]
    about = {text for permit in held for text in (permit.definition, permit.definition_en)}
    kept = [part for part in block.text.split("\n\n") if part not in about]
    return replace(block, text="\n\n".join(kept)) if any(map(tells, kept)) else block


def _without_definitions(one: _Open, teller: Teller) -> tuple[str, ...]:
    permits = (teller.knowledge.permits.get(entry_id) for entry_id in one.block.answered_by)
    about = {text for permit in permits if permit is not None for text in (permit.definition, permit.definition_en)}
    told = tuple(part for part in one.told if part not in about)
    return told if any(map(tells, told)) else ()


def _is_open(block: Block, asked: Sequence[Question], answered: dict[int, Block]) -> bool:
    """Whether the question of a block asks something that the letter does not tell."""
    at = block.question
    if at >= len(asked):
        return True
    question = asked[at]
    if asks_nothing(question) or _runs_on(at, asked):
        return False
    if not block.answered_by and _is_met(question, tuple(answered.values())):
        return False
    return not any(_settles(question, asked[near], answered[near]) for near in _near(at, asked, answered))


def _near(at: int, asked: Sequence[Question], answered: dict[int, Block]) -> list[int]:
    return [near for near in (at - 1, at + 1) if near in answered and 0 <= near < len(asked)]


def _runs_on(at: int, asked: Sequence[Question]) -> bool:
    """Whether a question is the beginning of a statement that was cut after its "not": "dia pasang ga | pakai apa2"."""
    text = asked[at].text.rstrip()
    if at + 1 >= len(asked) or not _ENDS_IN_NOT.search(asked[at].words) or "?" in text or text.endswith((".", "!")):
        return False
    return asked[at + 1].start - asked[at].end <= 1 and asks_nothing(asked[at + 1])


def _settles(question: Question, near: Question, block: Block) -> bool:
    """Whether a question only goes on with, repeats or doubts its neighbour ``near``, which ``block`` answers.

    So it does when it says nothing of its own, or asks what that costs which is another office's.
    """
    if not block.answered_by and question.aspects and {*question.aspects} <= FIGURES:
        return True
    own = telling(question)
    told = any(len(own) >= _SURE and own <= roots_in(part) for part in block.text.split("\n\n"))
    return own <= roots_in(near.words) or told or _GOES_ON.search(question.words) is not None


def _is_met(question: Question, blocks: Sequence[Block]) -> bool:
    """Whether an entry as likely as any for a question tells, in one paragraph of the letter, of most of its words."""
    best = max((candidate.confidence for candidate in question.candidates), default=0.0)
    likely = {candidate.id for candidate in question.candidates if candidate.confidence >= best - _AS_LIKELY}
    own = {root for root in roots_in(question.words) if telling_in((root,)) or root in _OF_A_FILE}
    parts = [part for block in blocks if likely & {*block.answered_by} for part in block.text.split("\n\n")]
    return len(own) >= _SURE and any(
        len(own & roots_in(part)) * 2 >= len(own) and own & roots_in(part) for part in parts
    )
