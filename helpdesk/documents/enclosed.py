"""Permits that a mail names as papers: "mau urus SLHS. Ini KTP dan NIB, apakah sudah lengkap?" applies for no NIB.

They stand among what is enclosed, or are said to be there, under way or to follow; and another permit of the mail is
applied for, or asks for them. A permit that stands anywhere else as well is left as it was understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from helpdesk.documents.clauses import around
from helpdesk.documents.instead import instead
from helpdesk.documents.lexicon import lexicon
from helpdesk.documents.named import Named, named_in
from helpdesk.documents.wanted import wanted_by
from helpdesk.documents.words import tokens
from helpdesk.model.knowledge import EntryStatus, Knowledge, Permit
from helpdesk.model.question import Understanding
from helpdesk.pattern import Pattern

_READ = 10_000  # code points of a mail that are looked at
_NAMES = 200  # of permits in a mail that are looked at
_LIST = re.compile(
    r"(?:(?::|(?<![ \t:]))[ \t]{0,20})\n[ \t]{0,20}(?:[-*•–+]|\d{1,2}[.)])[ \t]{0,20}|:[ \t]{0,20}\n[ \t]{0,20}"
)
# What is enclosed, or said to be there; the papers follow
_CUE = Pattern(
    r"\b(?:(?<!saat )(?<!hari )(?<!tahun )(?<!bulan )(?<!minggu )(?<!mail )(?<!izin )ini(?:lah)?|berikut(?:nya)?"
    r"|terlampir|lampiran(?:nya)?|(?:me)?lampir(?:kan|in)|dilampirkan|attached|enclosed|here(?:'s| is| are)"
    r"|(?:sudah|udah|udh|sdh|telah|baru|juga|cuma|hanya|already) (?:ada|punya|memiliki|mempunyai|pegang|have|dapat"
    r"|kirim|upload|dikirim))\b",
    flags=re.IGNORECASE,
)
_AT = r"(?:saya |kami |sy |akan |bisa |saya akan )?"
_STATUS = re.compile(
    r"(?:(?:sudah|udah|udh|sdh|telah|already) (?:ada|punya|dapat|jadi|terbit|keluar|lengkap|siap|lama ada|di ?kirim"
    rf"|di ?upload|di ?lampirkan|beres|saya (?:lampirkan|kirim|upload))|terlampir|{_AT}(?:me)?lampirkan|{_AT}(?:kirim"
    r"|susulkan|susul)(?:kan)?|ada di lampiran"
    r"|(?:masih|sedang|lagi|dalam)(?: di| dalam| tahap)? ?(?:di ?)?(?:proses|urus)\w*|(?:akan )?(?:me)?nyusul"
    r"|(?:belum|blm) (?:ada|punya|jadi|terbit|keluar|turun)|to follow|attached|enclosed)\b",
    re.IGNORECASE,
)
_BESIDE = 6  # words between a paper and what is said of it: "NIB dan KTP ketua sudah ada"
_SAID_OF_IT = re.compile(
    rf"(?:nya\b)?[\s,&+/()]{{0,8}}((?:[\w-]{{1,30}}[\s,&+/()]{{1,8}}){{0,{_BESIDE}}}?){_STATUS.pattern}", re.IGNORECASE
)
# What is wanted, and not what is there
_WISH = re.compile(
    r"\b(?:(?:me)?ng?urus\w*|urus\w*|bikin\w*|(?:mem)?buat\w*|(?:meng|ng)?aju(?:kan|in)|daftar(?:kan|in)?|mendaftar\w*"
    r"|(?:mem)?perpanjang\w*|pengajuan|permohonan|pengurusan|pembuatan|minta|memohon|cabut|mencabut|pencabutan|untuk"
    r"|utk|guna|bagi|dapat(?:kan|in)|apply\w*|for|renew\w*|syarat\w*|persyaratan)\b",
    re.IGNORECASE,
)
_OF_A_PERMIT = re.compile(r"\b(?:berkas|dokumen|formulir|kelengkapan|file|lampiran|data)(?: \w+)?\s*$", re.IGNORECASE)
_PARTS = re.compile(r"[,:(]|\b(?:dan|sama|serta|plus|beserta|dengan|and)\b|[&+/]", re.IGNORECASE)
# "Ini NIB saya, kenapa KBLI-nya salah?" asks about it
_ASKS = re.compile(
    r"\b(?:kapan|gimana|gmn|bagaimana|berapa|brp|kenapa|mengapa|di ?mana|harus\w*|perlu|wajib|boleh\w*|biaya\w*"
    r"|bisa(?! (?:di ?)?(?:cek|bantu|periksa))|perpanjang\w*|(?:di)?ubah|salah|ganti|how|when|why|must)\b",
    re.IGNORECASE,
)
_APPLIES = re.compile(
    r"\b(?:(?:me)?ng?urus|urus(?:in|kan)?|bikin|(?:mem)?buat|(?:meng|ng)?aju(?:kan|in)|daftar(?:kan|in)?|mendaftar(?:kan)?"
    r"|(?:mem)?perpanjang|perpanjangan|pengajuan|permohonan|pengurusan|pembuatan|apply(?:ing)? for)(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
_SOME_DAY = re.compile(r"\b(?:nanti|kelak|suatu saat|ke depan\w*)\b[^.?!\n]*$", re.IGNORECASE)
_LATER = re.compile(r"^[^.?!\n]{0,30}\b(?:nanti|kelak|suatu saat|ke depan\w*)\b", re.IGNORECASE)
# "klinik sedang urus izin klinik" is not what a nurse applies for
_OF_OTHERS = re.compile(
    r"\b(?:klinik|rs|rumah sakit|apotek|apotik|tempat|kantor|bos|atasan|pimpinan)(?: [\w-]+){0,5} (?:sedang|lagi|masih)"
    r"(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)
_AHEAD = 40  # code points before a name in which it is said what is wanted


def without_papers(understanding: Understanding, text: str, knowledge: Knowledge) -> Understanding:
    """Return what was understood, with the permit that is applied for instead of one that is only a paper for it."""
    about = {c.id for q in understanding.questions for c in q.candidates[:1]} | {*understanding.permits}
    about &= knowledge.permits.keys()
    read = _LIST.sub(", ", text[:_READ])
    names = named_in(read, knowledge)[:_NAMES] if about else ()
    papers = {i for i in about if (own := _of(i, names)) and all(_is_paper(name, read) for name in own)}
    for paper in sorted(papers):
        written = {read[name.start : name.end] for name in _of(paper, names)}
        others = [name for name in names if paper not in name.permits and not _is_paper(name, read)]
        known = [i for i in understanding.permits if i not in papers]
        if applied := _applied_for(others, known, written, read, knowledge):
            understanding = instead(understanding, paper, applied)
    return understanding


def _of(permit_id: str, names: Iterable[Named]) -> list[Named]:
    return [name for name in names if permit_id in name.permits]


def _applied_for(
    names: Sequence[Named], known: Sequence[str], written: set[str], text: str, knowledge: Knowledge
) -> str | None:
    """Return the permit among ``names`` that is said to be applied for, or one that asks for the paper ``written``.

    What is ``known`` to be meant goes before what is only named.
    """
    ahead = {name: text[max(0, name.start - _AHEAD) : name.start] for name in names}
    names = [name for name in names if not (_SOME_DAY.search(ahead[name]) or _LATER.match(text[name.end :][:_AHEAD]))]
    applied = [name for name in names if _is_applied_for(ahead[name])]
    said, named = ([i for name in some for i in sorted(name.permits)] for some in (applied, names))
    likely = [i for i in dict.fromkeys((*said, *known, *named)) if _is_issued(i, knowledge)]
    fitting = (i for i in likely if any(_asks_for(knowledge.permits[i], paper, knowledge) for paper in written))
    # what no list asks for may come along as well: "mau urus izin klinik. Ini KTP dan NIB"
    sure = (i for i in likely if any(name.permits == {i} for name in applied))
    return next(fitting, None) or next(sure, None)


def _is_applied_for(ahead: str) -> bool:
    """Whether what stands before a name says that its writer applies for it."""
    applies = _APPLIES.search(ahead)
    return applies is not None and not _OF_OTHERS.search(ahead[: applies.start()])


def _is_issued(permit_id: str, knowledge: Knowledge) -> bool:
    return knowledge.permits[permit_id].status is EntryStatus.ACTIVE


def _asks_for(permit: Permit, written: str, knowledge: Knowledge) -> bool:
    """Whether a permit's list asks for a paper that is called so."""
    wanted, words = wanted_by(permit), tokens(written)
    if not wanted.abbreviations.keys().isdisjoint(words):
        return True
    found = lexicon(knowledge.documents).find(words, wanted.keys)
    return any(wanted.doing_for(wanted.as_listed(hit, words).key) in wanted.keys for hit in found if not hit.weak)


def _is_paper(name: Named, text: str) -> bool:
    """Whether a name stands among what is enclosed, or is said to be there, under way or to follow."""
    before, after = around(text, name.start, name.end)
    part = _PARTS.split(before)[-1]
    if _ASKS.search(after) or _OF_A_PERMIT.search(part) or _WISH.search(part):
        return False
    cue = next(iter(reversed([*_CUE.finditer(before)])), None)
    if cue is not None and not _WISH.search(before[cue.end() :]):
        return True
    said = _SAID_OF_IT.match(after)
    wish = next(iter(reversed([*_WISH.finditer(before)])), None)
    joined = wish is not None and not set(",:(") & set(before[wish.end() :])  # "mau urus SLHS dan NIB, KTP sudah ada"
    return said is not None and not _WISH.search(said[1]) and not joined
