"""What the sections of a letter have said so far: a paragraph, a line or a sentence is told where it stands first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from helpdesk.draft.entry.sources import is_remark, tells
from helpdesk.draft.letter.alike import says_no_more

ITEM = re.compile(r"^(\d{1,2})\. ", re.MULTILINE)
_NAMED = re.compile(r"^[A-Z][^:.]{2,80}: (?=\w)")
_GONE = re.compile(r"\bsudah tidak diterbitkan lagi\b|\bis no longer issued\b")  # warns of no list
_A_STATEMENT = 5  # words: "Ya." may be said twice
_BARE_NO = re.compile(r"(?:Tidak|No)(?: lagi| longer)?\.$")
_SENTENCE = re.compile(r" (?<=[.!?] )(?=[A-Z])")  # the blank first: it is soon found


class Said:
    """What the sections so far have said, and in which."""

    def __init__(self) -> None:
        self._parts: dict[str, int] = {}
        self._endings: set[str] = set()
        self._sentences: dict[str, None] = {}
        self._every: set[str] = set()

    def has(self, part: str) -> bool:
        """Whether a paragraph was said, however its list was announced."""
        return _content(part) in self._parts

    def fresh(self, parts: Sequence[str], *, anew: bool = True) -> list[str]:
        """Return what of these paragraphs was not said before, each sentence once, in whatever words.

        What stands before a list stays whole: there a sentence warns of the list. ``anew``: it answers a question of
        its own, so that something is left of what was only said in other words.
        """
        left = self._left(parts, alike=True)
        return left if not anew or any(not is_remark(part) for part in left) else self._left(parts, alike=False)

    def _left(self, parts: Sequence[str], *, alike: bool) -> list[str]:
        kept: dict[str, None] = {}
        told = dict.fromkeys(self._sentences)
        for part, after in zip(parts, [*parts[1:], ""], strict=False):  # of no part at all, nothing
            if self.has(part):
                continue
            if has_list(part) or is_remark(part) or (has_list(after) and not _GONE.search(part)):
                kept[part] = None
                continue
            lines = []
            for line in part.split("\n"):
                sentences = _SENTENCE.split(line)
                left = [s for s in sentences if not _is_said(s, told, alike=alike)]
                if len(left) < len(sentences):  # of what was told already, a few words go with it
                    left = [s for s in left if s not in self._every]
                    if all(map(_BARE_NO.match, left)):
                        left = []  # it was about what is not said again
                told.update(dict.fromkeys(_statements(left)))
                lines.append(" ".join(left))
            if any(lines):
                kept["\n".join(filter(None, lines))] = None
        return list(kept)

    def where(self, parts: Sequence[str]) -> int:
        """Return the section that said the longest of these paragraphs, which is what they are about; 0 for none."""
        told = [part for part in parts if self.has(part) and not is_remark(part)]
        return self._parts[_content(max(told, key=len))] if told else 0

    def shortened(self, parts: Sequence[str]) -> list[str]:
        """Return the paragraphs without a closing sentence that an earlier section has closed with already.

        What stands before a list stays whole: there a sentence warns of the list.
        """
        kept = []
        for part, after in zip(parts, [*parts[1:], ""], strict=False):  # of no part at all, nothing
            *sentences, last = _SENTENCE.split(part)
            refrain = bool(sentences) and "\n" not in part and last in self._endings and not has_list(after)
            kept.append(" ".join(sentences) if refrain else part)
        return kept

    def note(self, parts: Sequence[str], number: int) -> None:
        """Remember what section ``number`` says."""
        dated = any(tells(part) for part in parts if not is_remark(part))  # else its remark is not said there
        for part in parts:
            if is_remark(part) and not dated:
                continue
            self._parts.setdefault(_content(part), number)
            for line in () if has_list(part) else part.split("\n"):
                sentences = _SENTENCE.split(line)
                self._sentences.update(dict.fromkeys(_statements(sentences)))
                self._every.update(sentences)
                if "\n" not in part:
                    self._endings.add(sentences[-1])


def _is_said(sentence: str, told: Mapping[str, None], *, alike: bool) -> bool:
    """Whether a sentence was said before, word for word or, if ``alike``, in other words."""
    bare = _bare(sentence)
    return bare in told or (alike and says_no_more(bare, told))


def _statements(sentences: Sequence[str]) -> set[str]:
    """Return the sentences that must not be said twice."""
    return {_bare(sentence) for sentence in sentences if len(sentence.split()) >= _A_STATEMENT}


def _bare(sentence: str) -> str:
    """Return a sentence without the name that it may begin with: "SLF: Sertifikat ..." says no more."""
    return _NAMED.sub("", sentence).casefold()


def _content(part: str) -> str:
    """Return a paragraph without the line that announces its list: the same list is the same, however announced."""
    head, _, rest = part.partition("\n")
    return rest if head.endswith(":") and has_list(rest) else part


def has_list(part: str) -> bool:
    """Whether a paragraph is or holds a numbered list."""
    return ITEM.search(part) is not None
