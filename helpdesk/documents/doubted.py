"""What a mail says against a paper that it sends along: locked, not to be read, not signed, run out, only a part of it.

Only what is said of one paper that came along once, and of no better one that came instead, is held against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from helpdesk.documents.bare import bare_keys
from helpdesk.documents.clauses import FRIENDS, acts_for_a_friend
from helpdesk.documents.lexicon import Lexicon, lexicon
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.said_of_papers import Reader
from helpdesk.documents.told import told_by
from helpdesk.documents.under_way import gives_password
from helpdesk.documents.validity import MAY_RUN_OUT
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import raw_tokens, tokens, word_set
from helpdesk.model.knowledge import DocumentKind
from helpdesk.model.question import BLANK_FORM, DAMAGED, INCOMPLETE, LOCKED, UNREADABLE, Recognised

_READ = 10_000  # code points of a mail that are looked at
_REMARKS = {
    "locked": LOCKED,
    "shut": DAMAGED,
    "ill": UNREADABLE,
    "unsigned": BLANK_FORM,
    "over": "expired",
    "past": "expired",
    "old": "expired",
    "anothers": "other-name",
    "part": INCOMPLETE,
}
# of another of the kind than the one that came along
_OTHER_ONE = word_set(
    "baru asli legalisir legalisirnya lama hardcopy suami istri isteri anak saksi kantor revisi new original"
)
_OF_AGE = ("over", "past", "old")
_DECLARES = word_set("surat-permohonan surat-pernyataan pernyataan-kebenaran surat-kuasa surat-tugas ahli-waris")
_SIGNED = (
    "surat-",
    "pernyataan-",
    "persetujuan-",
    "rekomendasi-",
    "pengantar-",
    "perjanjian-",
    "ket-",
    "mou-",
    "akta-k",
)
_CARDS = word_set(
    "ktp npwp npwp-badan str kta-asosiasi ijazah ska kk pas-foto stnk ktm kitas-paspor sip-lama sip-pertama"
)
_ALWAYS_OLD = word_set("sip-lama izin-lama iptm-lama pas-foto foto-lokasi ktp-almarhum kk-almarhum")
_NOBODY = frozenset[str]()


def doubted(
    found: Sequence[Recognised],
    texts: Sequence[str],
    mailed: Mailed,
    documents: Mapping[str, DocumentKind],
    wanted: Wanted,
) -> list[Recognised]:
    """Return ``found`` with what the mail says against a paper as its remark; ``texts`` are what could be read in each.

    A paper that is said to come later, and of which only the name of a file speaks, is not there.
    """
    said = list(dict.fromkeys(_said(mailed, lexicon(documents), wanted)))
    if not said:
        return list(found)
    counts = Counter(key for item in found for key in item.keys)
    held = []
    for item, text in zip(found, texts, strict=True):
        for key, what in said:
            if item.keys == (key,) and counts[key] == 1:
                item = _held_against(item, text, what, wanted)
        held.append(item)
    return held


def _held_against(item: Recognised, text: str, what: str, wanted: Wanted) -> Recognised:
    (key,) = item.keys
    if what == "later":
        return item if text or item.reason != "name" else replace(item, keys=(), confidence=0.0, reason="")
    read = text and what in ("locked", "shut", "ill", "anothers")  # what could be read says it better
    dated = what in _OF_AGE and any(remark.startswith(("until", "expired")) for remark in item.remarks)
    if read or dated or not _may_be(key, what, wanted) or _REMARKS[what] in item.remarks:
        return item
    return replace(item, remarks=(*item.remarks, _REMARKS[what]))


def _may_be(key: str, what: str, wanted: Wanted) -> bool:
    """Whether such a thing is said of a document of this kind: letters are signed, cards are somebody's."""
    if what == "past":
        return key in wanted.yearly
    if what == "old":  # what was held until now is old, and a photo is never out of date
        return key not in _ALWAYS_OLD
    if what == "over":
        return key in MAY_RUN_OUT
    if what == "unsigned":
        return key in _DECLARES or key.startswith(_SIGNED)
    return what != "anothers" or key in _CARDS


def _said(mailed: Mailed, book: Lexicon, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Yield (key, what is said) of each paper that the mail says something against."""
    text = mailed.text[:_READ]
    ours = told_by(mailed.text, mailed.stated).principals | (FRIENDS if acts_for_a_friend(text) else _NOBODY)
    opened = gives_password(text)

    def papers(words: str, what: str) -> list[str]:
        another = not _OTHER_ONE.isdisjoint({*raw_tokens(words)} - ours)
        return [] if another and what not in (*_OF_AGE, "aged") else _papers(words, book, wanted)

    for said in Reader(text, papers, ours).said():
        passes = said.year is not None and (mailed.today is None or said.year >= mailed.today.year)
        if not (said.why_not or passes or (opened and said.what in ("locked", "shut"))):
            yield from ((key, said.what) for key in said.papers)


def _papers(text: str, book: Lexicon, wanted: Wanted) -> list[str]:
    """Return the papers that are named."""
    words = book.repair(tokens(re.sub(r"nya\b", "", text)))
    found = [wanted.doing_for(hit.key) for hit in book.find(words, wanted.keys) if not hit.weak]
    # a bare *foto* may be the picture of any paper
    return found or ([] if not words or "foto" in words else bare_keys("", words, wanted, _NOBODY, book.words))
