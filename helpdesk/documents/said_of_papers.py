"""What the words of a mail say of its papers: of which, of whose, and whether it is so now.

A word like *buram* is said of the paper that is named before it, not of a website, an account or a telephone; of the
writer's paper, not of a friend's; and of none where it is denied, supposed, asked, a rule, or mended meanwhile.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from helpdesk.documents.clauses import behind_a_thing, clauses, is_anothers, opens_with_a_thing, why_not_so
from helpdesk.documents.of_a_part import PART, REST
from helpdesk.documents.under_way import speaks_of_password
from helpdesk.documents.words import raw_tokens, word_set
from helpdesk.pattern import Pattern

_NEAR = 300  # code points of a clause that are looked at on either side of what is said
_NOT = r"(?:belum|blm|blom|tidak|tdk|tak|gak?|nggak|ngga|enggak|tanpa)"
_WHO = r"(?:(?:saya|sy|kami|sempat|sempet|bisa|dapat|ada|di|ke|sama|pakai|pake|kasih|tempel) ?){0,3}"
_LOCKED = (
    r"(?:ter|di|ke|masih )kunci|(?:ber|di|pakai |pake |ada )(?:password|passwordnya|sandi|kata sandi)\b"
    r"|locked|password[- ]protected"
)
_SHUT = rf"{_NOT} (?:bisa|dapat|bs) (?:di|ke|ter)?buka|{_NOT} (?:ke|ter)buka|error|corrupt|cannot be opened"
_ILL = (
    rf"buram|burem|blur\w*|ngeblur|{_NOT} (?:begitu |terlalu )?(?:jelas|(?:ter|ke)baca)|kurang (?:jelas|terbaca)"
    r"|(?:sulit|susah) (?:di)?baca|kepotong|terpotong|blurry|illegible|unreadable"
)
_UNSIGNED = (
    rf"{_NOT} {_WHO}(?:(?:ber|di|ter)?(?:tanda ?tangan(?:i|an)?|ttd|teken)|(?:ber|di)?m[ae]terai|(?:di)?isi"
    r"|(?:di)?stempel)"
    r"|masih (?:berupa )?(?:draf?t|konsep|kosong|kosongan|template|(?:format|form|formulir|blang?ko) kosong\w*)"
    r"|not (?:yet )?signed|unsigned|still a draft"
)
_RUN_OUT = (
    r"(?:sudah|udah|udh|sdh|dah|telah|keburu) (?:mati|habis|lewat|kad[ae]lu?[aw]?arsa|kedaluwarsa|expired?)(?:nya)?"
    r"(?: masa(?: berlaku)?(?:nya)?)?|(?:has|is) expired"
)
# of papers that must be this year's: "KTA 2026 belum jadi, yang 2025 saya lampirkan dulu"
_PAST = (
    r"(?:(?:yang|yg|punya|masih|pakai|pake) )?(?:tahun|thn|th) (?:lalu|kemarin|kemaren|sebelumnya)"
    r"|(?:yang|yg|masih) (?:(?:tahun|thn|th) )?(?P<year>20\d\d)|(?:yang|yg) lama|last year'?s?"
)
_MISTAKEN = r"(?:salah (?:kirim|lampir(?:kan)?|upload|ambil|attach)|(?:ke|ter)tukar|keliru)"
_ANOTHERS = (
    rf"{_MISTAKEN}|(?:punya|milik|pakai punya|pinjam punya|atas nama)"
    r" (?:teman|temen|tetangga|orang lain|rekan|sepupu|bos|atasan)"
)
# These two only where the writer says that another one will come: "KTP itu punya suami saya, punya saya menyusul"; the
# first also where it is a mistake
_OF_KIN = (
    r"(?:punya|milik|kepunyaan|atas nama|a\.?n\.?) (?:suami|istri|isteri|kakak|adik|abang|ayah|bapak|ibu|mama|papa|anak"
    r"|mertua|saudara|sepupu|paman|om|tante|orang ?tua)\w*(?: (?:saya|sy|kami|aku))?"
)
_AGED = (
    r"(?:masih|pakai|pake) (?:yang|yg|versi) lama|versi lama|sebelum (?:pecah|pindah|nikah|menikah|pisah)\w*"
    r"|(?:sudah|udah|udh|sdh) (?:lewat |lebih (?:dari )?)?\d+ (?:bulan|bln|tahun|thn)"
)
_LATER = (
    r"(?:menyusul|nyusul|(?:to|will) follow(?! (?:up|the|your|all|these)\b))"
    r"(?! (?:di|dalam|pada) (?:e?mail|surel) ini| ini)"
)
_SAYS = Pattern(
    rf"\b(?:(?P<locked>{_LOCKED})|(?P<shut>{_SHUT})|(?P<ill>{_ILL})|(?P<unsigned>{_UNSIGNED})|(?P<over>{_RUN_OUT})"
    rf"|(?P<anothers>{_ANOTHERS})|(?P<kin>{_OF_KIN})|(?P<later>{_LATER})|(?P<past>{_PAST})|(?P<aged>{_AGED})"
    rf"|(?P<part>{PART}))\b",
    flags=re.IGNORECASE,
)
# "halaman unggah KTP": a page, and not the paper
_OF_A_THING = re.compile(
    r"\W{0,3}(?:\w{1,20} )?(?:upload|unggah\w*|untuk|utk|buat|pengajuan|pendaftaran|input|submit|menolak|verifikasi)\b",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:masih|msh|tetap|juga|jg|still|also)\b[^,]{0,20}$", re.IGNORECASE)
# What may stand before what is said of the paper of the clause before: "ini ijazah saya, maaf agak blur"
_SAYS_NO_OTHER = word_set(
    "maaf mohon maap map agak rada sudah udah sdh masih sepertinya kayaknya kyknya ini itu yang yg memang ternyata "
    "mungkin sorry ya yah pak bu min kak saya sy kami aku untuk utk hanya cuma saja aja dan juga semua semuanya "
    "keduanya dua duanya dengan kondisi kondisinya keadaan hasil hasilnya tulisan tulisannya foto fotonya gambarnya "
    "scannya file filenya sedikit dikit lagi sekarang punya sayangnya emang nya sebelumnya katanya ada berikut "
    "lampirkan sekalian terlampir kirim kirimkan upload pakai pake attach it its is are was they a bit little slightly "
    "both all i know the picture di lampiran sini disini ulang tetap tetep"
)
# It was done: "ini saya foto ulang", "saya kirim ulang KTP karena buram"; not at the end of what is said: "KTP blur,
# saya kirim ulang"
_REDONE = r"(?:di|me|mem)?(?:kirim|foto|scan|lampir|upload)(?:kan)? (?:ulang|lagi|kembali)"
_IN_VAIN = r" (?:tapi |tp |hasilnya |juga ){0,2}(?:masih|tetap|tetep|still)\b"  # "foto ulang masih buram"
_MENDED = Pattern(
    rf"\b{_REDONE}\b(?!(?: (?:ya|yah|min|pak|bu|kak|dulu|saja|aja))*\s*(?:[!?]|$)|{_IN_VAIN})",
    rf"\b(?:ini(?:lah)?|berikut|sudah|udah|telah|sdh) (?:(?:saya|kami|sy|aku|versi|hasil|yang) )*{_REDONE}\b"
    rf"(?!{_IN_VAIN})",
    r"\b(?:sudah|udah|telah|sdh) (?:saya |kami |sy )?(?:di)?(?:perbaiki|ganti|revisi|perbarui|perbaharui|perpanjang)"
    r"\w*",
    r"\b(?:ini|nih|berikut|terlampir|lampirkan|kirimkan?) (?:\w+ ){0,3}?(?:yang|yg) (?:sudah |udah |lebih )?"
    r"(?:jelas|terang|benar|betul|bagus|baru)\b(?! (?:menyusul|nyusul|masih|belum|blm))",
    r"\b(?:re-?sen[dt]|again|replaced|fixed)\b|\b(?:here is|attached is) (?:a|the) (?:new|clear(?:er)?)\b",
    flags=re.IGNORECASE,
)
_SOON = r"(?:nanti|besok|bsk|lusa|akan|segera|secepatnya|minggu depan|senin|setelah|kalau sudah|mau|will)"
_DENIES = re.compile(rf"\b{_NOT}\b", re.IGNORECASE)
_NOT_YET = Pattern(rf"\b{_SOON}\b", flags=re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:semua\w*|ke ?dua\w*|berkas\w*|dokumen\w*|all|both|everything)\b", re.IGNORECASE)
_WAS = Pattern(  # and no "terima kasih sebelumnya"
    r"(?<!kasih )(?<!trims )(?<!thanks )(?<!maaf )\b(?:kemar[ie]n|kmrn|tempo hari|waktu itu|dulunya|tadi pagi"
    r"|sebelumnya|katanya|dibilang|sesuai (?:permintaan|arahan|e?mail|surat|balasan)|menindaklanjuti|menanggapi"
    r"|melengkapi(?= (?:e-?mail|surel|surat|permintaan|yang|yg|kekurangan))|ditolak|yesterday|previous(?:ly)?|last time"
    r"|rejected)\b",
    r"(?:(?<=\byang )|(?<=\byg )|^\W{0,3})dulu\b",
    flags=re.IGNORECASE,
)
_REFUSED = ("ditolak", "rejected")
# "mohon jangan ditolak, KTP saya buram": what was not refused is mended by nobody
_NOT_REFUSED = re.compile(
    r"\b(?:(?:jangan|takut\w*|khawatir\w*|kuatir\w*|semoga|moga|mudah-?mudahan|supaya|agar|biar|kalau|kalo|klo|hope"
    r"|hopefully|afraid)(?: \w+){0,3}|(?:tidak|tdk|gak?|nggak|ngga|enggak|belum|blm|bakal|akan|bisa|not|be)"
    r"(?: (?:akan|sampai|lagi|di|be|get))?) $",
    re.IGNORECASE,
)
_RENEWED = Pattern(
    r"\b(?:baru(?! (?:mau|akan|bisa|sadar|tahu|tau|ingat|saja|aja))|terbaru|new)\b"
    r"|\b(?:sudah|udah|telah|sdh) (?:saya |kami |sy )?(?:di)?(?:ganti|perbarui|perbaharui|perpanjang)\w*",
    flags=re.IGNORECASE,
)
# The right one will come: "yang baru nyusul", "perpanjangannya masih proses", "nanti diganti"
_TO_COME = Pattern(
    r"(?:^|[,;(]|\b(?:tapi|tp|dan|sedangkan|sementara)\b)\s*(?:untuk |utk )?(?:yang|yg) (?:baru|terbaru)(?:nya)?"
    r" (?:\w+ ){0,3}?(?:menyusul|nyusul|besok|nanti|belum|blm|masih|sedang|lagi|akan)\b",
    r"\b(?:perpanjangan|perpanjang|pembaruan|gantinya|penggantian)(?:nya)? (?:\w+ ){0,2}?"
    r"(?:menyusul|nyusul|belum|blm|masih|sedang|lagi)\b",
    r"\b(?:masih|sedang|lagi) (?:di |dalam )?(?:proses )?(?:di)?(?:perpanjang|perbarui|urus perpanjang)\w*",
    rf"\b{_SOON} (?:saya |kami |sy )?(?:di ?)?(?:ganti|perbarui|perpanjang|tukar)\w*",
    rf"\b{_SOON} (?:saya |kami |sy )?(?:di ?)?(?:uji|tes|test|cek|periksa) (?:ulang|lagi)",
    flags=re.IGNORECASE,
)
_NOT_MEANT = Pattern(
    r"\b(?:punya|punyanya|milik|kepunyaan|yang|yg|atas nama) (?:saya|sy|aku)(?: sendiri)? (?:\w+ ){0,2}?"
    r"(?:menyusul|nyusul|besok|nanti|belum|blm|masih(?! (?:ber)?laku| ada| aktif)|hilang)\b",
    rf"^\W{{0,3}}(?:(?:maaf|mohon maaf|aduh|eh|sorry),? )?(?:ternyata )?{_MISTAKEN}\b",
    flags=re.IGNORECASE,
)
# "ijazah menyusul, ini ya": what was to follow, and is here now
_HERE = Pattern(
    "".join(rf"(?<!{part} )" for part in ("sore", "siang", "malam", "pagi", "hari", "minggu", "bulan", "tahun"))
    + r"\b(?:ini|nih|berikut|ter ?lampir|(?:me|di)?lampir(?:kan|in)|(?:sudah|udah|sdh) ada|sertakan|attached"
    r"|enclosed)\b",
    flags=re.IGNORECASE,
)
_SENT = Pattern(
    r"\b(?:kemar[ie]n|kmrn|sebelumnya|tadi|waktu itu|tempo hari)\b[^,;]{0,40}\b(?:kirim|lampir|email|ajukan|upload)\w*",
    flags=re.IGNORECASE,
)
_LACKS = re.compile(  # "ijazah belum ada, menyusul"
    rf"\b(?:{_NOT} (?:ada|punya|siap)|(?:belum|blm) jadi) ?$", re.IGNORECASE
)
_NO_SCAN = re.compile(
    r"(?:\W{1,3}\w{1,20}){0,2}?\W{1,3}(?:hard ?copy|asli|fisik|original|legalisir)(?:nya)?\b", re.IGNORECASE
)

Papers = Callable[[str, str], Collection[str]]
"""Returns the keys of the papers that are named in some words, of which something is said: "ill", "over"."""

_ANY = "past"  # which may be said of any paper


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of ``papers``: one of the groups of ``_SAYS``, where *old* is one of which another will come.

    ``year`` is the one that a paper of a year is said to be of. ``why_not`` says why it is not so of the writer's
    paper now: what ``why_not_so`` returns, "thing's" or "mended"; "" where it is so.
    """

    what: str
    papers: tuple[str, ...]
    why_not: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    """Something that is said in the clause at ``place``, in whatever way."""

    place: int
    found: re.Match[str]
    papers: tuple[str, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """A piece that speaks of what was before, or says that something ``is_mended``, of the papers ``named``.

    ``before`` are those of them that stand before what says so.
    """

    piece: int
    sentence: int
    is_mended: bool
    named: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    of_all: bool = False


@dataclass(frozen=True, slots=True)
class _Claimed:
    """The pieces and the sentences in which something is said: what they say of before, they say of that."""

    pieces: frozenset[int]
    sentences: frozenset[int]


class Reader:
    """What a mail says of papers."""

    def __init__(self, text: str, papers: Papers, ours: Collection[str] = ()) -> None:
        """Take the new text of a mail, how the papers in it are found, and the relatives for whom its writer acts."""
        self._papers, self._ours = papers, ours
        self._clauses = clauses(text) if _SAYS.search(text) else []
        sentences, pieces = defaultdict[int, list[str]](list), defaultdict[tuple[int, int], list[str]](list)
        for clause in self._clauses:
            sentences[clause.sentence].append(clause.text)
            pieces[clause.piece, clause.sentence].append(clause.text)
        self._sentences = {number: ", ".join(parts) for number, parts in sentences.items()}
        joined = {at: " ".join(parts) for at, parts in pieces.items()}
        self._marks = [mark for at, piece in joined.items() for mark in self._marks_of(piece, *at)]
        self._came = [mark for at, piece in joined.items() for mark in self._came_in(piece, *at)]
        self._renewed = [
            _Mark(*at, True, frozenset(papers(piece, _ANY))) for at, piece in joined.items() if _RENEWED.search(piece)
        ]
        self._known: dict[tuple[int, Pattern], bool] = {}

    def said(self) -> list[Said]:
        """Return what is said of papers, in order."""
        claims: list[_Claim] = []
        last: tuple[str, ...] = ()
        whose = ""
        for place, clause in enumerate(self._clauses):
            if place and clause.sentence != self._clauses[place - 1].sentence:
                last, whose = (), ""
            claims += self._in_clause(place, last, whose)
            if named := tuple(self._papers(clause.text, _ANY)):
                last, whose = named, "another's" if is_anothers(clause.text, self._ours) else ""
        own = [self._clauses[claim.place] for claim in claims]
        claimed = _Claimed(frozenset(clause.piece for clause in own), frozenset(clause.sentence for clause in own))
        return [said for claim in claims if (said := self._read(claim, claimed)) is not None]

    def _in_clause(self, place: int, last: tuple[str, ...], whose: str) -> Iterator[_Claim]:
        """Yield what is said in a clause; ``last`` are the papers of the one before it, and ``whose`` they are."""
        clause = self._clauses[place]
        start, here = 0, tuple[str, ...]()
        reason = place > 0 and self._clauses[place - 1].piece == clause.piece  # "masih dilegalisir jadi menyusul"
        for found in _SAYS.finditer(clause.text):
            what = _group(found)
            before = clause.text[max(start, found.start() - _NEAR) : found.start()]
            so_far = clause.text[max(0, found.start() - _NEAR) : found.start()]
            after = clause.text[found.end() : found.end() + _NEAR]
            start = found.end()
            if what == "later":
                so_far = _LACKS.sub("", so_far)
            why_not = why_not_so(so_far, after, self._ours, asks=clause.asks)
            if what == "later" and why_not == "rule":
                why_not = ""  # "untuk syarat ijazah menyusul": no rule says so of anybody's
            goes_on = _SAYS_NO_OTHER.issuperset(raw_tokens(before))
            here = tuple(self._papers(before, what)) or (here if goes_on else ())
            if what != "unsigned" and self._is_of_a_thing(before):
                here, why_not = (), "thing's"
            elif not here and goes_on:
                here = tuple(self._papers(after, what)) if what not in ("kin", "part") else ()
                if opens_with_a_thing(after):
                    here, why_not = (), "thing's"
                elif not here and (what != "later" or reason):
                    here, why_not = last, why_not or whose
            yield _Claim(place, found, here, why_not)

    def _is_of_a_thing(self, before: str) -> bool:
        """Whether a website, an account, a telephone is spoken of, and no paper behind it but as a part of it."""
        behind = behind_a_thing(before)
        if behind is None:
            return False
        following = behind.split(maxsplit=1)[:1]
        beside = _OF_A_THING.match(behind) or (following and self._papers(following[0], _ANY))
        return bool(beside) or not self._papers(behind, _ANY)

    def _read(self, claim: _Claim, claimed: _Claimed) -> Said | None:
        """Return what a claim comes to; None where it says nothing."""
        what, year = _group(claim.found), claim.found["year"]
        if what == "kin":
            what = "anothers" if self._holds(claim, _NOT_MEANT) else ""
        elif what == "part" and (self._asks(claim) or not self._holds(claim, REST)):
            what = ""
        elif what in ("aged", "over", "past") and self._holds(claim, _TO_COME):
            what = "old"
        elif what == "shut" and speaks_of_password(self._sentence(claim)):
            what = "locked"
        if what in ("", "aged"):
            return None
        why_not = claim.why_not or ("mended" if self._is_past(claim, what, claimed) else "")
        return Said(what, claim.papers, why_not, int(year) if year else None)

    def _is_past(self, claim: _Claim, what: str, claimed: _Claimed) -> bool:
        """Whether what is said of a paper was so of another one before, or is mended."""
        if what == "later":
            return self._has_come(claim)
        if what in ("old", "part"):
            return False
        if what in ("over", "past") and self._is_renewed(claim):
            return True
        if what == "past":
            return False
        clause = self._clauses[claim.place]
        still = _STILL.search(clause.text[max(0, claim.found.start() - _NEAR) : claim.found.start()]) is not None
        return any(
            self._mends(mark, claim, claimed) if mark.is_mended else not still and self._was(mark, claim, claimed)
            for mark in self._marks
            if not (still and mark.piece < clause.piece)
        )

    def _is_renewed(self, claim: _Claim) -> bool:
        """Whether the sentence of a claim speaks of a new paper, and of no other one: "STR mati, KTP baru diganti"."""
        sentence = self._clauses[claim.place].sentence
        beside = [mark.named for mark in self._renewed if mark.sentence == sentence]
        return any(not named or not named.isdisjoint(claim.papers) for named in beside)

    def _mends(self, mark: _Mark, claim: _Claim, claimed: _Claimed) -> bool:
        """Whether what is said to be mended is the paper of a claim: the one that is named, else what stood before."""
        if mark.named:
            return not mark.named.isdisjoint(claim.papers)
        since = mark.sentence - self._clauses[claim.place].sentence
        return since == 0 or (since > 0 and mark.of_all) or (since == 1 and mark.sentence not in claimed.sentences)

    def _was(self, mark: _Mark, claim: _Claim, claimed: _Claimed) -> bool:
        """Whether what is said to have been before is what is said of a paper."""
        clause = self._clauses[claim.place]
        if mark.piece == clause.piece:
            return mark.before.issubset(claim.papers)
        apart = abs(mark.sentence - clause.sentence)
        beside = apart == 0 or (apart == 1 and mark.sentence not in claimed.sentences)
        return beside and mark.piece not in claimed.pieces and mark.named.issubset(claim.papers)

    def _has_come(self, claim: _Claim) -> bool:
        """Whether a paper that was to follow is the one that came: "ini ijazah yang kemarin menyusul"."""
        clause = self._clauses[claim.place]
        before, after = clause.text[: claim.found.start()][-_NEAR:], clause.text[claim.found.end() :][:_NEAR]
        was = next(reversed([*_WAS.finditer(before)]), None)
        if was is not None and not _DENIES.search(before[was.end() :]):
            return True
        if _NO_SCAN.match(after) or (_HERE.search(after) and {*self._papers(after, _ANY)} <= {*claim.papers}):
            return True
        beside = [mark for mark in self._came if mark.sentence == clause.sentence]
        return any(
            mark.piece > clause.piece and (mark.of_all or not mark.named.isdisjoint(claim.papers))
            if mark.is_mended
            else mark.piece < clause.piece
            for mark in beside
        )

    def _marks_of(self, text: str, piece: int, sentence: int) -> Iterator[_Mark]:
        """Yield the marks of a piece."""
        mended = _MENDED.search(text) if not _NOT_YET.search(text) else None
        was = next((one for one in _WAS.finditer(text) if not _is_feared(one)), None)
        for found, is_mended in ((mended, True), (was, False)):
            if found is not None:
                named, before = (frozenset(self._papers(words, _ANY)) for words in (text, text[: found.start()]))
                yield _Mark(piece, sentence, is_mended, named, before, _OF_ALL.search(text) is not None)

    def _came_in(self, text: str, piece: int, sentence: int) -> Iterator[_Mark]:
        """Yield whether a piece says that something is here, or was sent before."""
        if _HERE.search(text):
            alone = _SAYS_NO_OTHER.issuperset(raw_tokens(text))
            yield _Mark(piece, sentence, True, frozenset(self._papers(text, _ANY)), of_all=alone)
        if _SENT.search(text):
            yield _Mark(piece, sentence, False)

    def _sentence(self, claim: _Claim) -> str:
        return self._sentences[self._clauses[claim.place].sentence]

    def _asks(self, claim: _Claim) -> bool:
        """Whether the sentence of a claim is a question."""
        return any(one.asks for one in self._clauses if one.sentence == self._clauses[claim.place].sentence)

    def _holds(self, claim: _Claim, pattern: Pattern) -> bool:
        """Whether the sentence of a claim says something more."""
        key = self._clauses[claim.place].sentence, pattern
        if key not in self._known:
            self._known[key] = pattern.search(self._sentence(claim)) is not None
        return self._known[key]


def _group(found: re.Match[str]) -> str:
    """Return what is said; a year is part of what is said of one that is past."""
    return "past" if found.lastgroup == "year" else str(found.lastgroup)


def _is_feared(found: re.Match[str]) -> bool:
    """Whether it is a refusal that is denied, feared or begged off."""
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    return found[0].lower() in _REFUSED and _NOT_REFUSED.search(before) is not None
