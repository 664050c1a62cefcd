"""What is for another stage than the one at which the writer's case stands is left out.

An entry is written for everybody: how to apply, what to do before a permit runs out, where a status is seen. Who filed
on 2 November and quotes the status has done all that. For which stages a sentence is, it says itself: by the condition
at its head ("bila izin sudah terbit, ...") or by what it bids to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from helpdesk.draft.templating.wording import begun_anew, upper_first
from helpdesk.draft.writer.stage import Stage, Story
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Line
from helpdesk.sentences import sentences_of

_WITH_OFFICE = frozenset({Stage.FILED, Stage.RETURNED})


@dataclass(frozen=True, slots=True)
class _Kind:
    """What some sentences or clauses are on, and the stages of those who must not read them."""

    words: re.Pattern[str]
    not_for: frozenset[Stage]


# the head of a sentence, and the stages that it supposes
_SUPPOSES: tuple[tuple[re.Pattern[str], frozenset[Stage]], ...] = tuple(
    (re.compile(rf"^(?:bila|jika|apabila|selama|if|as long as|once) (?:{words})", re.IGNORECASE), frozenset(stages))
    for words, stages in (
        (
            r"permohonan(?:nya)? masih|masih diproses|the application can still|your application can still",
            _WITH_OFFICE,
        ),
        (
            r"izin(?:nya)? sudah terbit|sudah terbit|the permit has already|the permit has been issued",
            {Stage.ISSUED, Stage.EXPIRED},
        ),
        (
            r"statusnya ditolak|permohonan(?:nya)? ditolak|it was refused|di akun (?:bapak/ibu"
            r"|anda) masih ada pilihan untuk"
            r" memperbaiki|your account still offers a way to correct",
            {Stage.REFUSED},
        ),
        (
            r"statusnya (?:dikembalikan|perlu)|permohonan(?:nya)? dikembalikan|it was returned",
            {Stage.RETURNED},
        ),
    )
)

_KINDS = (
    _Kind(
        re.compile(r"^apakah permohonan yang sudah ditolak\b|^whether a refused application\b", re.IGNORECASE),
        frozenset({Stage.RETURNED, Stage.FILED, Stage.ISSUED}),
    ),
    _Kind(  # how to begin, except with what follows on a permit
        re.compile(
            r"^(?:ajukan(?:lah)?|masukkan|siapkan|sampaikan|isi(?:lah)?|daftarkan) (?:\w+ ){0,2}"
            r"(?:permohonan|pendaftaran|persyaratan)\b"
            r"(?! (?:perubahan|perpanjangan|pencabutan|penggantian|pembatalan|ulang|baru))"
            r"|^apply (?:with|for|to|at|through)\b|^submit (?:the|your|an) application\b",
            re.IGNORECASE,
        ),
        frozenset({Stage.FILED, Stage.RETURNED, Stage.ISSUED}),
    ),
    _Kind(
        re.compile(r"\bmemerlukan izin, dengan melampirkan\b|\bneeds a permit, with\b", re.IGNORECASE),
        _WITH_OFFICE,
    ),
    _Kind(
        re.compile(
            r"\bsebelum (?:masa|tanggal) berlaku(?:nya)? (?:\w+ )?(?:habis|berakhir)|\bbefore (?:it"
            r"|the permit) expires\b",
            re.IGNORECASE,
        ),
        frozenset({Stage.EXPIRED}),
    ),
    _Kind(
        re.compile(r"\balasan pada surat penolakan|\breasons in the refusal letter", re.IGNORECASE),
        frozenset({Stage.RETURNED, Stage.FILED, Stage.ISSUED}),
    ),
    _Kind(
        re.compile(r"\bpastikan semua persyaratan sudah terpenuhi|\bmake sure that every requirement is met", re.I),
        frozenset({Stage.FILED, Stage.ISSUED}),
    ),
)
_REFUSAL = re.compile(r"tolak|penolak|refus", re.IGNORECASE)
_ON_STATUS = re.compile(
    r"^(?:Hal itu|Caranya|That|This|How to go on) (?:bergantung pada|depends on the) status", re.IGNORECASE
)
# what holds of everybody who reads it is not supposed
_IF_ISSUED = re.compile(
    r"^(?:bila izin(?:nya)? sudah terbit|if the permit has already been issued), (?P<rest>.+)$", re.IGNORECASE
)
_IF_BY_MAIL = re.compile(
    r"^(?:bila (?:bapak/ibu|anda) menanyakannya lewat (?:email|surel)|if you ask by email), (?P<rest>.+)$",
    re.IGNORECASE,
)
_IN_TIME = re.compile(  # "mohon ditanyakan kepada petugas sebelum SIP habis": the rest is for the late ones too
    r" (?:sebelum (?:SIP|izinnya|suratnya)(?: \w+)? (?:habis|berakhir)|before (?:it|the \w+) (?:expires"
    r"|runs out))(?=\.)"
)
_WHERE_STATUS = re.compile(r"^(?:status permohonan dapat .{0,40}\blihat\b|you can see the status)", re.IGNORECASE)
_WHERE_REASON = re.compile(
    r"^(?:alasan tertulis terdapat|the written reasons are in)\b"
    r"|^(?:sebelum mengajukan lagi, cocokkan|before you apply again, compare)\b[^.]*\b(?:alasan|reasons)\b",
    re.IGNORECASE,
)
_OF_A_REFUSAL = re.compile(  # which a file that only came back does not have
    r"\bterdapat pada surat penolakan, [^,.]*, atau (?=dapat dilihat)"
    r"|\bare in the refusal letter, [^,.]*, or (?=can be seen)",
    re.IGNORECASE,
)
_STEPS = re.compile(r"^(?:langkah|steps)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}\. (?P<told>.+)")
_APPLIES = re.compile(  # a step that is behind whoever has filed
    r"^(?:ajukan|masukkan|serahkan|siapkan (?:persyaratan|dokumen|berkas)|sampaikan|daftarkan|isi|unggah"
    r"|buat(?:lah)? akun|pilih|pastikan"
    r"|urus|apply|submit"
    r"|prepare|hand in|fill in|upload|create an account|choose|make sure)\b",
    re.IGNORECASE,
)
_PREPARES = re.compile(
    r"\b(?:syarat\w*|persyaratan|diminta|(?:di)?lampir\w*|disiapkan|pelatihan|harus (?:memenuhi|memiliki|mempunyai|ada)"
    r"|diverifikasi|diinspeksi|diajukan|mengajukan|wajib)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r", (?=(?:sebaiknya|jadi|preferably|so)\b)")


def without_other_stages(
    blocks: Sequence[Block], story: Story, permits: Callable[[str], Collection[str]], returned: str
) -> list[Block]:
    """Return ``blocks`` without the sentences, and the last clauses, that are for another stage; each keeps one.

    ``returned`` heads what is left of what was on a refusal, where nothing was refused.

    ``permits`` finds those that a text names: where the sentence that tells the stage names one, blocks of other
    permits stay as they are.
    """
    if story.stage is None and not (story.status or story.reason):
        return list(blocks)
    of = frozenset(permits(story.said))
    told = [block if _is_of_another(block, of, permits) else _told(block, story) for block in blocks]
    left = [after if after.text else before for before, after in zip(blocks, told, strict=True)]
    return [_headed(after, before, story, returned) for before, after in zip(blocks, left, strict=True)]


def lines_for_stage(
    lines: Sequence[Line], story: Story, permits: Callable[[str], Collection[str]], knowledge: Knowledge
) -> tuple[Line, ...]:
    """Return the narrow answers to a mail less those that nobody asked for of a permit which its writer has filed for.

    What is to be prepared is behind who quotes the status. ``permits`` finds those that a text names.
    """
    if story.stage is not Stage.FILED or not story.status:
        return tuple(lines)
    of = frozenset(permits(story.said))

    def is_behind(line: Line) -> bool:
        entry = knowledge.entry(line.entry_id)
        own = line.question is None and line.number >= 0 and (not of or line.entry_id in of)
        return own and entry is not None and prepares(entry.particulars[line.number].text)

    return tuple(line for line in lines if not is_behind(line))


def prepares(text: str) -> bool:
    """Return whether a text tells what is to be had or done before one applies."""
    return _PREPARES.search(text) is not None


def _headed(block: Block, before: Block, story: Story, returned: str) -> Block:
    """Return a block that was cut, under what it is on now: a file that came back was not refused."""
    cut = block.text != before.text and story.stage is Stage.RETURNED
    on_refusal = _REFUSAL.search(block.heading) and not _REFUSAL.search(block.text)
    return replace(block, heading=returned) if cut and on_refusal else block


def _is_of_another(block: Block, of: Collection[str], permits: Callable[[str], Collection[str]]) -> bool:
    """Whether a block is on a permit, and the stage told is another one's; a topic is on any."""
    own = [entry_id for entry_id in block.answered_by if entry_id in permits(block.heading)]
    return bool(of and own) and not set(own) & set(of)


def _told(block: Block, story: Story) -> Block:
    parts = [_steps(part, story) if "\n" in part else _paragraph(part, story) for part in block.text.split("\n\n")]
    kept = [part for part in parts if part]
    return replace(block, text="\n\n".join(kept) if any(not part.startswith("(") for part in kept) else "")


def _steps(part: str, story: Story) -> str:
    """Return numbered steps without the first ones where an application was filed already; one is kept at least."""
    head, *lines = part.split("\n")
    steps = [found["told"] for line in lines if (found := _NUMBERED.match(line))]
    if story.stage is not Stage.FILED or len(steps) < len(lines) or not _STEPS.match(head):
        return part
    done = next((at for at, step in enumerate(steps) if not _APPLIES.match(step)), len(steps))
    left = steps[done:]
    return "\n".join([head, *(f"{at}. {step}" for at, step in enumerate(left, 1))]) if left else part


def _paragraph(paragraph: str, story: Story) -> str:
    sentences = sentences_of(paragraph)
    kept = [told for sentence in sentences if (told := _sentence(sentence, story))]
    if len(kept) < len(sentences) and any(head.search(one) for one in kept for head, _ in _SUPPOSES):
        kept = [sentence for sentence in kept if not _ON_STATUS.search(sentence)]  # of which one is told
    return " ".join(kept) if kept[:1] == sentences[:1] else begun_anew(" ".join(kept))


def _sentence(sentence: str, story: Story) -> str:
    """Return a sentence without the clause that is for another stage, nothing where all of it is."""
    if story.status and _WHERE_STATUS.search(sentence):
        return ""
    if story.reason and _WHERE_REASON.search(sentence):
        return ""
    sentence = _OF_A_REFUSAL.sub("", sentence) if story.stage is Stage.RETURNED else sentence
    supposed = [stages for head, stages in _SUPPOSES if head.search(sentence)]
    feared = story.fears and any(Stage.REFUSED in stages for stages in supposed)
    if supposed and story.stage is not None and not feared and not any(story.stage in stages for stages in supposed):
        return ""
    surely = _IF_ISSUED.match(sentence) if story.stage is Stage.ISSUED else None
    surely = surely or (_IF_BY_MAIL.match(sentence) if story.status else None)
    sentence = upper_first(surely["rest"]) if surely else sentence
    sentence = _IN_TIME.sub("", sentence) if story.stage is Stage.EXPIRED and "; " in sentence else sentence
    kept = [clause for clause in _CLAUSE.split(sentence) if not _is_for_others(clause, story.stage)]
    told = ", ".join(kept)
    if not told or told == sentence:
        return told
    return upper_first(told if told.endswith(".") else f"{told}.")


def _is_for_others(clause: str, stage: Stage | None) -> bool:
    return stage is not None and any(stage in kind.not_for and kind.words.search(clause) for kind in _KINDS)
