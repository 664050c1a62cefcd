"""What a mail says against a paper that it sends along: locked, not to be read, not signed, run out, somebody else's.

Only what is said of one paper that came along once, and of no better one that came instead, is held against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from helpdesk.documents.bare import bare_keys
from helpdesk.documents.lexicon import Lexicon, lexicon
from helpdesk.documents.under_way import gives_password
from helpdesk.documents.validity import MAY_RUN_OUT
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import raw_tokens, tokens, word_set
from helpdesk.model.knowledge import DocumentKind
from helpdesk.model.question import BLANK_FORM, UNREADABLE, Recognised
from helpdesk.pattern import Pattern

_READ = 10_000  # code points of a mail that are looked at
_SENTENCE = re.compile(r"[.!?\n]+(?=\s|$)")
_PART = re.compile(
    r"[,;:()]|\b(?:tapi|tp|tetapi|namun|cuma|cuman|sedangkan|sisanya|lainnya|yang lain|but|karena|krn|soalnya)\b",
    re.IGNORECASE,
)
_NOT = r"(?:belum|blm|blom|tidak|tdk|tak|ga|gak|nggak|ngga|enggak|tanpa)"
_WHO = r"(?:(?:saya|sy|kami|sempat|sempet|bisa|dapat|ada|di|ke|sama) ?){0,3}"
_LOCKED = (
    rf"(?:ter|di|ke|masih )kunci|(?:ber|di|pakai |pake |ada )(?:password|passwordnya|sandi|kata sandi)\b"
    rf"|{_NOT} (?:bisa|dapat) (?:di)?buka|{_NOT} (?:ke|ter)buka|corrupt|locked|password[- ]protected|cannot be opened"
)
_ILL = (
    rf"buram|burem|blur\w*|ngeblur|{_NOT} (?:begitu |terlalu )?(?:jelas|(?:ter|ke)baca)|kurang (?:jelas|terbaca)"
    r"|(?:sulit|susah) (?:di)?baca|kepotong|terpotong|blurry|illegible|unreadable"
)
_UNSIGNED = (
    rf"{_NOT} {_WHO}(?:(?:ber|di|ter)?(?:tanda ?tangan(?:i|an)?|ttd|teken)|(?:ber|di)?m[ae]terai|(?:di)?isi"
    r"|(?:di)?stempel)"
    r"|masih (?:draf?t|konsep|kosong|kosongan)|not (?:yet )?signed|unsigned|still a draft"
)
_RUN_OUT = (
    r"(?:sudah|udah|udh|sdh|dah|telah|keburu) (?:mati|habis|lewat|kad[ae]lu?[aw]?arsa|expired?)(?:nya)?"
    r"(?: masa(?: berlaku)?(?:nya)?)?|has expired|is expired"
)
_ANOTHERS = (
    r"(?:salah (?:kirim|lampir(?:kan)?|upload|ambil|attach)|(?:ke|ter)tukar|keliru)"
    r"|(?:punya|milik|pakai punya|pinjam punya|atas nama) (?:teman|temen|tetangga|orang lain|rekan|sepupu|bos|atasan)"
)
_LATER = r"(?:menyusul|nyusul|to follow)(?! (?:di|dalam|pada) (?:e?mail|surel) ini| ini)"
_SAYS = Pattern(
    rf"\b(?:(?P<locked>{_LOCKED})|(?P<ill>{_ILL})|(?P<unsigned>{_UNSIGNED})|(?P<over>{_RUN_OUT})"
    rf"|(?P<anothers>{_ANOTHERS})|(?P<later>{_LATER}))\b",
    flags=re.IGNORECASE,
)
_REMARKS = {
    "locked": UNREADABLE,
    "ill": UNREADABLE,
    "unsigned": BLANK_FORM,
    "over": "expired",
    "anothers": "other-name",
}
# What is only feared or asked ("maaf kalau buram"), and what was so before: "kemarin buram, ini saya kirim ulang"
_SUPPOSED = Pattern(
    r"\b(?:kalau|kalo|klo|kl|jika|bila|apabila|misal\w*|apakah|apa|takut\w*|kenapa|mengapa|bolehkah|boleh|if|whether"
    r"|in case)\b",
    flags=re.IGNORECASE,
)
_MENDED = Pattern(
    r"\b(?:(?:kirim|kirimkan|foto|fotokan|scan|lampir|lampirkan|upload)(?:kan)? (?:ulang|lagi|kembali)|kemar[ie]n"
    r"|tadi pagi|sebelumnya"
    r"|(?:sudah|udah|telah) (?:saya |kami |sy )?(?:di)?(?:perbaiki|ganti|revisi|perbarui|perpanjang)\w*"
    r"|re-?sen[dt]|again)\b",
    flags=re.IGNORECASE,
)
# of another of the kind than the one that came along
_OTHER_ONE = word_set(
    "baru asli legalisir legalisirnya lama hardcopy suami istri isteri anak saksi kantor revisi new original"
)
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
_NOBODY = frozenset[str]()


def doubted(
    found: Sequence[Recognised],
    texts: Sequence[str],
    mail: str,
    documents: Mapping[str, DocumentKind],
    wanted: Wanted,
) -> list[Recognised]:
    """Return ``found`` with what ``mail`` says against a paper as its remark; ``texts`` are what could be read in each.

    A paper that is said to come later, and of which only the name of a file speaks, is not there.
    """
    said = dict(_said(mail[:_READ], lexicon(documents), wanted))
    if not said:
        return list(found)
    counts = Counter(key for item in found for key in item.keys)
    return [
        _held_against(item, text, said[item.keys[0]])
        if len(item.keys) == 1 and item.keys[0] in said and counts[item.keys[0]] == 1
        else item
        for item, text in zip(found, texts, strict=True)
    ]


def _held_against(item: Recognised, text: str, what: str) -> Recognised:
    (key,) = item.keys
    if what == "later":
        return item if text or item.reason != "name" else replace(item, keys=(), confidence=0.0, reason="")
    read = text and what in ("locked", "ill", "anothers")  # what could be read says it better
    dated = what == "over" and any(remark.startswith("until") for remark in item.remarks)
    if read or dated or not _may_be(key, what) or _REMARKS[what] in item.remarks:
        return item
    return replace(item, remarks=(*item.remarks, _REMARKS[what]))


def _may_be(key: str, what: str) -> bool:
    """Whether such a thing is said of a document of this kind: letters are signed, cards are somebody's."""
    if what == "over":
        return key in MAY_RUN_OUT
    if what == "unsigned":
        return key in _DECLARES or key.startswith(_SIGNED)
    return what != "anothers" or key in _CARDS


def _said(text: str, book: Lexicon, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Yield (key, what is said) of each paper that the mail says something against."""
    if _SAYS.search(text) is None:
        return
    mended = _MENDED.search(text) is not None
    opened = gives_password(text)
    for sentence in _SENTENCE.split(text):
        for part in _PART.split(sentence):
            start = 0
            for found in _SAYS.finditer(part):
                before, after = part[start : found.start()], part[found.end() :]
                start = found.end()
                if _SUPPOSED.search(before) or (mended and found.lastgroup != "later"):
                    continue
                if opened and found.lastgroup == "locked":
                    continue
                papers = _papers(before, book, wanted) or _papers(after, book, wanted)
                yield from ((key, str(found.lastgroup)) for key in papers)


def _papers(text: str, book: Lexicon, wanted: Wanted) -> list[str]:
    """Return the papers that are named, none when another of the kind is meant than the one that came along."""
    if set(raw_tokens(text)) & _OTHER_ONE:
        return []
    words = book.repair(tokens(re.sub(r"nya\b", "", text)))
    found = [wanted.doing_for(hit.key) for hit in book.find(words, wanted.keys) if not hit.weak]
    # a bare *foto* may be the picture of any paper
    return found or ([] if not words or "foto" in words else bare_keys("", words, wanted, _NOBODY, book.words))
