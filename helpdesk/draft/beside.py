"""What an entry that answers a mail says to what the mail tells beside its questions.

"Mau perpanjang izin kos, syaratnya apa? Tetangga belakang tidak mau tanda tangan." asks for a list; that the consent of
neighbours is asked no more is what its writer needs. Only of entries that answer already, and only where two words that
tell something are said in one sentence: a line on an alien matter would be worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from helpdesk.draft.facts import Teller, in_english
from helpdesk.draft.limits import told
from helpdesk.draft.particular import Groups, groups_of
from helpdesk.draft.phrase import roots_in, telling_in
from helpdesk.draft.wording import upper_first
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Particular

MOST = 3  # lines of a letter
_READ = 6_000  # code points of a mail
_LONGEST = 400  # code points of a sentence: in a longer one, of somebody who dictates, the words stand far apart
_TWO = 2
_NOT = roots_in("bukan tidak tanpa not no without")
_YES = re.compile(r"^(?:Ya|Yes), ")  # to who told something, and asked nothing
_MOSTLY = 0.8  # of its words
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_DENIED = re.compile(
    r"\b(?:bukan|tidak|tdk|ga|gak|nggak|ngga|enggak|tak|tanpa|not|no|without)"
    r"(?! (?:mau|bisa|dapat|boleh|ingin|sempat|lagi|pernah)\b)((?: \w+){1,3})"  # unwilling is not absent
)


def with_lines_beside(blocks: Sequence[Block], teller: Teller) -> list[Block]:
    """Return the blocks, with what their entries say to other sentences of the mail; each line once, three at most."""
    result = list(blocks)
    sentences = [one for one in _SENTENCE.split(teller.mail[:_READ]) if 0 < len(one) <= _LONGEST]
    added = 0
    for entry_id in dict.fromkeys(found for block in blocks for found in block.answered_by):
        entry = teller.knowledge.entry(entry_id)
        if entry is None or not entry.particulars:
            continue
        groups = groups_of(entry, teller.templates)
        passed = dict.fromkeys((one for one in entry.particulars if _is_passed(one, teller)), True)
        for particular, asked in (passed | dict(_meant(sentences, groups))).items():
            line = _line(particular, teller)
            line = line if asked else upper_first(_YES.sub("", line))
            if added < MOST and not _is_told(line, result):
                place = next(at for at, block in enumerate(result) if entry_id in block.answered_by)
                result[place] = replace(
                    result[place], text=_with_line(result[place].text, line, first=particular in passed)
                )
                added += 1
    return result


def _line(particular: Particular, teller: Teller) -> str:
    return told(particular, teller.mail, english=in_english(teller.language), today=teller.today)


def _is_passed(particular: Particular, teller: Teller) -> bool:
    """Whether the figures of the mail are over a limit: what that comes to is told whatever was asked."""
    return particular.result is not None and _line(particular, teller) in (particular.result, particular.result_en)


def _is_told(line: str, blocks: Iterable[Block]) -> bool:
    """Whether some paragraph has most words of a line, be it of another entry that says the same."""
    words = roots_in(line)
    parts = (part for block in blocks for part in block.text.split("\n\n") if "\n" not in part)  # no list
    return any(len(words & roots_in(part)) >= _MOSTLY * len(words) for part in parts)


def _meant(sentences: Iterable[str], groups: Groups) -> Iterator[tuple[Particular, bool]]:
    """Yield the particular that each sentence has most words of, two that tell something, and whether it asks."""
    for sentence in map(str.lower, sentences):
        said = roots_in(sentence)
        found = [
            (len(own), particular)
            for words, own, particular in groups
            if words <= said and len(own) >= _TWO and telling_in(own) and not _denied(sentence, words, own)
        ]
        if found:
            yield max(found, key=lambda pair: pair[0])[1], "?" in sentence


def _denied(sentence: str, words: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a word of the group follows a "not" that is none of the group: "tidak ada artis luar negeri"."""
    if words & _NOT:
        return False
    return any(own & roots_in(after[1]) for after in _DENIED.finditer(sentence))


def _with_line(text: str, line: str, *, first: bool) -> str:
    """Return the text of a block with one line more: before all else, or before the remark on its source."""
    if first:
        return f"{line}\n\n{text}" if text else line
    before, gap, last = text.rpartition("\n\n")
    if gap and last.startswith("(") and last.endswith(")"):
        return f"{before}\n\n{line}\n\n{last}"
    return f"{text}\n\n{line}" if text else line
