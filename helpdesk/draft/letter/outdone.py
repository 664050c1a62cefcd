"""What an earlier sentence of a letter says, and a later one says with more: the fuller one stays, in its place.

"SKDP sudah tidak diterbitkan lagi" before "SKDP sudah dihapus dengan Keputusan Nomor 25 Tahun 2019" tells nothing. What
says no more than an earlier one is ``said.py``'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.draft.asked.phrase import roots_in, roots_of_names
from helpdesk.draft.entry.sources import is_remark
from helpdesk.draft.letter.alike import says_no_more
from helpdesk.draft.letter.said import CONCLUDES, GONE, LEANS, Sentence, Told, bare, fresh_of, has_list
from helpdesk.draft.templating.wording import paragraphs
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Knowledge, Permit, Topic
from helpdesk.sentences import sentences_of

_SHORT = 4  # words of a verdict, which goes on with the next: "Hanya dalam keadaan tertentu."
_IF, _SINCE = re.compile(r"Bila |If "), re.compile(r"Karena |Since |As ")  # which is surer
_ITEM = re.compile(r"(?:- |\w{1,2}\. )")  # of a list without numbers
_SIDES = roots_in("biaya tarif retribusi lama waktu masa berlaku syarat persyaratan denda fee cost time validity")

_Place = tuple[int, int, int, int]  # text, paragraph, line, sentence


@dataclass(frozen=True, slots=True)
class _At:
    """A sentence and where it stands."""

    place: _Place
    said: str


def without_outdone(
    texts: Sequence[tuple[str, str]], subjects: Sequence[frozenset[str]] = (), groups: Sequence[int] = ()
) -> list[tuple[str, str]]:
    """Return the (heading, text) without sentences that a later one has with more; a text may be left empty.

    ``subjects``: the roots of the names of what each text is about; ``groups``: only within the same one. A list, and
    what stands before one, stays whole, but for the word that an old permit is gone.
    """
    own = subjects or [frozenset[str]()] * len(texts)
    sentences = _sentences_of(texts)
    dropped: set[_Place] = set()
    for number, sentence in enumerate(sentences):
        text = sentence.place[0]
        same = groups[text] if groups else 0
        later = [one for one in sentences[number + 1 :] if not groups or groups[one.place[0]] == same]
        if not later:
            continue
        alike = {other: _understood(sentence, other, own) for other in {one.place[0] for one in later}}
        others = [(one, alike[one.place[0]]) for one in later]
        whole = [one for one in sentences if one.place[0] == text] if GONE.search(sentence.said) else []
        if whole and _is_alone(whole, texts[text][1]) and _is_outdone_with_more(whole, others):
            dropped.update(one.place for one in whole)
        elif _is_outdone(sentence, [(one.said, roots) for one, roots in others if roots is not None], texts[text][0]):
            dropped.add(sentence.place)
    dropped -= _leant_on(sentences, dropped)
    return [(heading, _left(text, at, dropped)) for at, (heading, text) in enumerate(texts)]


def _understood(sentence: _At, other: int, subjects: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """Return the roots that go without saying in a sentence and in another text, as they are on one thing.

    None where only one of them names its.
    """
    own, its = subjects[sentence.place[0]], subjects[other]
    if own == its:
        return own
    return frozenset() if not own or not its or own & roots_in(sentence.said) else None


def _is_alone(line: Sequence[_At], text: str) -> bool:
    """Whether a text has no more than a line, and as of when."""
    told = [part for part in paragraphs(text) if not is_remark(part)]
    return told == [" ".join(one.said for one in line)]


def _is_outdone_with_more(line: Sequence[_At], others: Sequence[tuple[_At, frozenset[str] | None]]) -> bool:
    """Whether a later line has all that this one says of an old permit: that it is gone, for what, by which rule."""
    lines: dict[tuple[int, ...], list[str]] = {}
    roots: dict[tuple[int, ...], frozenset[str]] = {}
    for other, understood in others:
        if understood is not None and other.place[0] != line[0].place[0]:
            lines.setdefault(other.place[:3], []).append(other.said)
            roots[other.place[:3]] = understood
    said = " ".join(one.said for one in line)
    later = ((" ".join(told), roots[place]) for place, told in lines.items())
    return any(one != said and says_no_more(said, (one,), wholly=True, understood=also) for one, also in later)


def subject_of(block: Block, knowledge: Knowledge) -> frozenset[str]:
    """Return the roots of the names of the entry that a block is on: of a topic on one permit, of that."""
    entry = knowledge.entry(block.answered_by[0]) if block.answered_by else None
    if isinstance(entry, Topic) and len(entry.permits) == 1:
        entry = knowledge.entry(entry.permits[0]) or entry
    if entry is None:
        return frozenset()
    return roots_of_names(entry) | (roots_in(entry.name_en) if isinstance(entry, Permit) else frozenset())


def _sentences_of(texts: Sequence[tuple[str, str]]) -> list[_At]:
    found = []
    for at, (_, text) in enumerate(texts):
        parts = paragraphs(text)
        for number, part in enumerate(parts):
            before_list = number + 1 < len(parts) and has_list(parts[number + 1])
            if (
                has_list(part)
                or _ITEM.search(part.rpartition("\n")[2], 0, 4)
                or is_remark(part)
                or (before_list and not GONE.search(part))
            ):
                continue
            for row, line in enumerate(part.split("\n")):
                found += [_At((at, number, row, place), said) for place, said in enumerate(sentences_of(line))]
    return found


def _is_outdone(sentence: _At, later: Sequence[tuple[str, frozenset[str]]], heading: str) -> bool:
    said = bare(sentence.said)
    asked = roots_in(heading) & _SIDES  # its section is the one that asks for it
    if CONCLUDES.match(said) or (asked and asked & roots_in(said)):
        return False
    told = Told({said.casefold(): Sentence(said, 0, frozenset())})
    return any(
        said != bare(other)
        and says_no_more(said, (bare(other),), wholly=True, understood=understood)
        and ((_IF.match(said) and _SINCE.match(other)) or not says_no_more(bare(other), (said,), understood=understood))
        # else the later one is what is cut
        and ((_IF.match(said) and _SINCE.match(other)) or fresh_of(other, told) == other)
        for other, understood in later
    )


def _leant_on(sentences: Sequence[_At], dropped: set[_Place]) -> set[_Place]:
    """Return which dropped sentences stay, for what stands next to them in their line would hang without them."""
    stay = set[_Place]()
    after: _At | None = None
    for sentence in reversed(sentences):
        same = after is not None and after.place[:2] == sentence.place[:2]
        if same and after is not None and sentence.place in dropped:
            leans = LEANS.match(after.said) and (after.place not in dropped or after.place in stay)
            stay |= {sentence.place} if leans else set()
        elif same and after is not None and after.place in dropped and len(sentence.said.split()) <= _SHORT:
            stay.add(after.place)
        after = sentence
    return stay


def _left(text: str, at: int, dropped: set[_Place]) -> str:
    """Return what is left of a text, nothing where that is only as of when."""
    kept = []
    for number, part in enumerate(paragraphs(text)):
        lines = [
            " ".join(s for place, s in enumerate(sentences_of(line)) if (at, number, row, place) not in dropped)
            for row, line in enumerate(part.split("\n"))
        ]
        kept.append("\n".join(filter(None, lines)))
    told = [part for part in kept if part]
    return "\n\n".join(told) if len(told) == len(kept) or not all(map(is_remark, told)) else ""
