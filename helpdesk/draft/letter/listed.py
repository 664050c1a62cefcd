"""A sentence beside a list that says no more than one of its items does is not told, unless it answers yes or no.

"Untuk praktik mandiri, permohonan STPT dilengkapi denah lokasi dan ruang" is what the ninth item of the list says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.asked.asks import YES_OR_NO
from helpdesk.draft.asked.phrase import roots_in, roots_of_names
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.entry.sources import is_remark
from helpdesk.draft.letter.said import ITEM
from helpdesk.model.draft import Block
from helpdesk.model.question import Question
from helpdesk.pattern import Pattern
from helpdesk.sentences import sentences_of

_BELONG = re.compile(  # "Bukti uji berkala, STNK, dan BPKB kendaraan termasuk syarat wajib layanan ini, bersama NIB."
    r"(?:Ya, )?(?P<names>[^.;:]+?) termasuk (?:butir |daftar )?(?:syarat|persyaratan)(?: wajib)?[^.;]*\."
)
_IN_A_CASE = re.compile(  # "Menurut daftar persyaratan X, untuk perpanjangan disiapkan izin yang lama."
    r"(?:Menurut daftar persyaratan [^\n]*?\bdisiapkan\b|By the list of requirements [^\n]*?\bprepare\b):? ?"
    r"(?P<what>.+)",
    re.DOTALL,
)
_OF_ALL = re.compile(  # what the list of a permit comes to for who applies
    r"Daftar persyaratan [^\n]*? meminta (?P<all>[^\n]+?) dari setiap pemohon,[^\n]*"
    r"|Menurut daftar persyaratannya, pemohon [^\n:]*: (?P<only>[^\n]+)"
    r"|Menurut daftar persyaratan [^\n,]*, (?P<when>[^\n]+? disiapkan [^\n]+)"
)
_NEEDED = Pattern(
    r"\b(?:perlu\w*|wajib\w*|harus\w*|butuh\w*|dibutuhkan|pakai|pake|diminta|minta|need\w*|require\w*|must)\b"
)
_WRITTEN = re.compile(r"\b(?:syarat|diminta|dilampirkan|lampirkan|memerlukan|meminta)\b")
_ONE_PAPER = re.compile(
    r"(?:Pada daftar persyaratan [^.:]+ tercantum|The list of requirements for [^.:]+ has):? (?P<names>[^.;:]+)\."
)
_WHOSE = re.compile(
    r"(?:Daftar|Syarat|Sebagian syarat|Keterangan) [^\n]*(?:dipastikan|sama)|Th(?:is|e) [^\n]*(?:may differ)"
)
_AND = re.compile(r",? (?:dan|serta) |, ")
_OF_WHOM = roots_in(
    "badan hukum perorangan perseorangan company individual pemohon applicant asli fotokopi salinan copy"
)
_TWO = 2
_LEAST = 4  # roots of a sentence: fewer stand in any item
_MOSTLY = 0.8  # of its roots
_OF_A_LIST = roots_in(  # what a sentence on an item says beside it
    "pada daftar yang kami miliki tercantum termasuk syarat persyaratan wajib diminta permohonan pengajuan diajukan"
    " dilengkapi dilampirkan disertai disertakan siapkan diperlukan untuk bila dengan dan atau serta juga ini itu di"
    " dari"
    " the of and or for with a an is are required attached list application needed"
)


def without_listed(blocks: Sequence[Block], questions: Sequence[Question], teller: Teller) -> list[Block]:
    """Return the blocks without the paragraphs that only say what an item of a list in the letter says.

    Where nothing else is told, or yes or no was asked, they stay. ``questions`` are those of the blocks.
    """
    items = [roots_in(line) for block in blocks for line in block.text.split("\n") if ITEM.match(line)]
    blocks = without_told_cases(blocks, teller)
    if not items:
        return blocks
    made = []
    for block in blocks:
        entries = (teller.knowledge.entry(entry_id) for entry_id in block.answered_by)
        names = frozenset[str]().union(*(roots_of_names(entry) for entry in entries if entry is not None))
        first, *more = block.text.split("\n\n")
        parts = [first, *(part for part in more if not _enumerates(part, items, names))]
        kept = [part for part in parts if not _is_case_of(part, items, names)]
        parts = kept if any(map(_tells, kept)) else parts
        if block.question < len(questions) and questions[block.question].form not in YES_OR_NO:
            kept = [part for part in parts if not _is_listed(part, items, names | _OF_A_LIST)]
            parts = kept if any(not is_remark(part) for part in kept) else parts
        made.append(replace(block, text="\n\n".join(parts)))
    return made


def without_told_paper(blocks: Sequence[Block], questions: Sequence[Question]) -> list[Block]:
    """Return the blocks without the sentence that a paper is on the list, where another one speaks of that paper.

    "KTP luar Jakarta biasanya bukan penghalang" says what the KTP is asked about; that the list has it says nothing
    more, unless that was asked. A block that tells nothing else goes: its question is answered there.
    """
    told = [part for block in blocks for part in block.text.split("\n\n") if _tells(part) and not ITEM.search(part)]
    made = []
    for block in blocks:
        asked = questions[block.question] if block.question < len(questions) else None
        needed = asked is None or (asked.form in YES_OR_NO and _NEEDED.search(asked.words) is not None)
        parts = block.text.split("\n\n")
        kept = parts if needed else [part for part in parts if not _is_of_told_paper(part, told)]
        if any(map(_tells, kept)) or not any(map(_tells, parts)):
            made.append(replace(block, text="\n\n".join(kept)))
    return made


def _is_of_told_paper(part: str, told: Sequence[str]) -> bool:
    found = _ONE_PAPER.fullmatch(part)
    own = roots_in(found["names"]) - _OF_A_LIST - _OF_WHOM if found is not None else frozenset[str]()
    return bool(own) and any(own <= roots_in(other) for other in told if _ONE_PAPER.fullmatch(other) is None)


def without_told_cases(blocks: Sequence[Block], teller: Teller, *, whole: bool = False) -> list[Block]:
    """Return the blocks without what the list of a permit comes to, where a narrow answer on it says the same.

    "Akta notaris dan pengesahan badan hukum termasuk syarat" stands there in a person's words. ``whole``: a block that
    tells nothing else goes, for its question is answered there; else it stays as it is.
    """
    made = []
    for block in blocks:
        entries = [entry for entry_id in block.answered_by if (entry := teller.knowledge.entry(entry_id)) is not None]
        names = frozenset[str]().union(*map(roots_of_names, entries))
        same = [other for other in blocks if {*other.answered_by} & {*block.answered_by}]
        parts = block.text.split("\n\n")
        written = [part for other in same for part in other.text.split("\n\n") if _is_written(part)]
        kept = [part for part in parts if not _is_in_words(part, written, names)]
        if any(map(_tells, kept)):
            made.append(replace(block, text="\n\n".join(kept)))
        elif not whole or kept == parts:
            made.append(block)
    return made


def _is_written(part: str) -> bool:
    """Whether a paragraph tells of papers, and is made of no list."""
    made = _OF_ALL.fullmatch(part) or _IN_A_CASE.fullmatch(part) or _ONE_PAPER.fullmatch(part)
    return made is None and "\n" not in part and _WRITTEN.search(part) is not None


def _is_in_words(part: str, written: Sequence[str], names: frozenset[str]) -> bool:
    """Whether one of the paragraphs ``written`` has what a list comes to."""
    found, paper = _OF_ALL.fullmatch(part), _ONE_PAPER.fullmatch(part)
    what = "" if found is None else found["all"] or found["only"] or found["when"]
    own = roots_in(what if paper is None else paper["names"]) - _OF_A_LIST - names
    least = 1 if paper is None else _TWO  # of a bare "KTP" many lines speak
    return len(own) >= least and any(own <= roots_in(other) for other in written)


def _tells(part: str) -> bool:
    """Whether a paragraph tells something: not as of when, nor only whose list it is."""
    return not is_remark(part) and not _WHOSE.match(part)


def _is_case_of(part: str, items: Sequence[frozenset[str]], beside: frozenset[str]) -> bool:
    """Whether a paragraph only says what items of a list in the letter say of a case."""
    found = _IN_A_CASE.fullmatch(part)
    if found is None:
        return False
    own = roots_in(found["what"]) - _OF_A_LIST - _OF_WHOM - beside
    return bool(own) and own <= frozenset[str]().union(*items)


def _enumerates(part: str, items: Sequence[frozenset[str]], beside: frozenset[str]) -> bool:
    """Whether a paragraph only says that papers, each an item of a list in the letter, belong to it."""
    said = _BELONG.fullmatch(part)
    names = _AND.split(said["names"]) if said is not None else []
    roots = [roots_in(name) - _OF_A_LIST for name in names]
    return bool(names) and all(own and any(own & item and own - beside <= item for item in items) for own in roots)


def _is_listed(part: str, items: Sequence[frozenset[str]], beside: frozenset[str]) -> bool:
    """Whether every sentence of a paragraph has most of its words in one and the same item."""
    if "\n" in part or is_remark(part):
        return False
    said = [roots_in(sentence) - beside for sentence in sentences_of(part)]
    return any(all(len(own) >= _LEAST and len(own & item) >= _MOSTLY * len(own) for own in said) for item in items)
