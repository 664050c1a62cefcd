"""Whether a sentence says no more than one that the letter has besides, in whatever words.

What a sentence says are the roots of its telling words, its names and figures, how often it denies, whom one is to ask,
and whether it is on what is not known. Our own ways to say one thing are one here ("sudah tidak diterbitkan lagi",
"sudah dihapus", "tidak perlu diurus"), and a regulation is its number and year, however it is called.

Clauses are looked at as well: "Lewat surel hanya bila diumumkan, jadi gangguan situs tidak membuat berkas dapat
diajukan lewat surel" says "lewat surel hanya bila diumumkan" without the "tidak" of its other half.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.draft.asked.phrase import roots_in
from helpdesk.not_known import UNSAID
from helpdesk.pattern import Pattern, Patterns

_LEAST = 4  # roots: fewer may stand in any sentence
_LEAST_OF_A_CLAUSE = 3  # roots of the half of a sentence, all of which must have been said
_LEAST_OF_MOST = 6  # roots of a sentence of which one may be new
_ONE_IN = 5  # of its roots may be new, if that is no name, no figure, and not what a sentence is about
_LEAST_OF_AN_END = 2  # roots of ", dan identitas Bapak/Ibu dijaga", if a clause before says hardly more
_LEAST_ON_GONE = 2  # roots of "SKDP sudah tidak diterbitkan lagi", where all is on SKDP
_TWO = 2
_GONE, _ORIGIN = "hapus", "asald"  # roots of what is said in many ways
_CLAUSE = re.compile(r"[,;:]\s+")
_MOST_CLAUSES = 8  # of one sentence
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'&/.-]*[A-Za-z0-9]|[A-Za-z0-9]")
_CAPITAL_OR_FIGURE = re.compile(r"(?<=.)[A-Z]|[0-9]")  # any word may begin with a capital
_HOST = Pattern(r"\b(\w+)(?=\.go\.id\b)")  # who says "oss.go.id" speaks of OSS
_REFRAIN = re.compile(  # who looks into it and is to be asked
    r"(?:petugas kami|an officer|please (?:confirm|ask|check)"
    r"|(?:mohon|harap) (?:\w+ )?(?:di)?(?:pastikan|tanyakan|lihat))\b",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(r"^sip\w*$")  # "SIP" is said of whoever's
# "mohon ditanyakan kepada kantor TPU", "perlu Ibu tanyakan ke kantor TPU": whom one is to ask
_ASK = Pattern(
    r"[;,]?(?: sehingga| so)? ?\b(?:(?:mohon|harap|silakan|perlu|sebaiknya)(?: \w+(?:/\w+)?){0,2}?"
    r" (?:di)?(?:pastikan|tanyakan|lihat)|please(?: still)? (?:confirm|ask|check))\b"
    r"(?P<whom>(?:(?! apakah\b| whether\b)[^.;,])*)(?:(?<=\w) (?:apakah|whether)\b[^.;]*)?",
    flags=re.IGNORECASE,
)
_ANYBODY = roots_in(  # who is asked for want of somebody better, and what
    "petugas kami unit ptsp wilayah kepada ke pada dahulu lebih langsung segera sebelum mengajukan hal itu ini lagi"
    " untuk pengumuman yang dituju dengan kembali an officer with it them first the us whether before"
)
_UNTOLD = Pattern(r"\b(?:belum|tidak) dapat kami \w+", flags=re.IGNORECASE)
_WHETHER = re.compile(r"(?:Apakah|Whether)\b", re.IGNORECASE)  # tells no fact
_SHORTENED = re.compile(  # a name that is written out and then shortened; what is told in brackets besides stays
    r"(?:[A-Z][\w/–-]*(?: (?:dan|atau|of|and|for|the|–)(?= [A-Z]))? )+\((?:[^()]*, )?([A-Z][A-Z0-9/–-]+)\)"
)
_SAME = tuple(  # our ways to say one thing, and its word
    (Pattern(pattern, flags=flags), word)
    for pattern, flags, word in (
        (r"(?<=[A-Z])/(?=[A-Z])", re.NOFLAG, " "),
        (r"\bNomor Induk Berusaha\b|\bBusiness Identification Number\b", re.I, "NIB"),
        (r"\bPersetujuan Bangunan Gedung\b", re.I, "PBG"),
        (r"\bPemprov\b", re.I, "Pemerintah Provinsi"),
        # a regulation is its number and year
        (
            r"(?:(?:Surat )?(?:Keputusan|Peraturan|Surat Edaran|Instruksi|Undang-Undang|Perda|Pergub"
            r"|Decision|Decree|Law)\b(?: (?!Nomor\b|Number\b)(?:[A-Z][\w/]*|dan))* )?"
            r"(?:Nomor|Number|No\.) ([\w./-]+) (?:Tahun|of) (\d{4})"
            r"(?: of the [Hh]ead of (?:the )?\w+)?(?: \((?:[^()]|\([^()]*\))*\))?",  # and what it is on
            re.NOFLAG,
            r" \1%\2% ",
        ),
        (
            r"\b(?:sudah )?tidak (?:(?:diterbitkan|diajukan|diurus|dipakai|ada) lagi"
            r"|lagi (?:diterbitkan|diajukan|diurus|dipakai|menerbitkannya))\b"
            r"|\bsudah tidak (?:diterbitkan|dipakai|ada)\b"
            r"|\btidak perlu (?:diurus|diajukan)(?: atau diperpanjang)?(?: lagi)?(?=[.,;])"
            r"|\bsudah (?:dihapus(?:kan)?|ditiadakan)\b|\bsudah diganti(?=\.)"
            r"|\b(?:is|are) no longer (?:issued|used|needed)\b"
            r"|\b(?:was|were|has been|have been|which|is) abolished\b|\bpenghapusan\b",
            re.I,
            " dihapus ",
        ),
        (
            r"\b(?:penggantinya|yang dipakai(?: untuk [\w ]+)?) adalah\b|\bit has been replaced by\b"
            r"|\b(?:dapat ditunjukkan|tunjukkan|cukup tercatat pada|(?:you can )?show)"
            r"(?= (?:the |your |Bapak/Ibu )?NIB\b)",
            re.I,
            " ganti ",
        ),
        (
            r"\btidak (?:dipungut|dikenai|dikenakan|ada) biaya\b|\b(?:tanpa|bebas) biaya\b|\bgratis\b"
            r"|\bfree of charge\b",
            re.I,
            " gratis biaya pungut ",
        ),
        (
            r"\bpada (?:daftar )?persyaratan(?: atau langkah pengurusan)? (?P<of>[^:]{2,80}?) tercantum:?"
            r"|\byang tercantum pada daftar persyaratan (?P<in>[^:]{2,80}?) tentang hal itu:",
            re.I,
            r" \g<of> \g<in> ",
        ),
        (r"\btermasuk syaratnya(?=\.?$)|\b(?:yang )?diminta adalah\b", re.I, " "),
        (r"\bpidana kurungan\b|\bkurungan\b|\bdenda\b", re.I, "sanksi"),
        (
            r"\b(?:yang kami ketahui|menurut bahan kami|dasarnya|basis|dasar hukum|legal basis(?: \(dasar hukum\))?)\b"
            r"[,:]?",
            re.I,
            " ",
        ),
        (r"\bperlu (?=di(?!pastikan|tanyakan|lihat)[a-z])", re.I, " "),
        (r"\bdikecualikan\b|\bexempt\b", re.I, "perlu"),
        # where one applies, who handles it, and where a list is from
        (
            r"\bsaluran pengajuan:|\bpermohonan (?:[^.;]{2,60}? )?diajukan (?:secara daring )?(?=melalui|lewat)",
            re.I,
            "ajukan",
        ),
        (r"\b(?:layanan ini|permohonan(?: [^.;]{2,60}?)?) ditangani\b|\byang menanganinya\b", re.I, "tangani"),
        (r"\b(?:daftar|keterangan) (?:ini|itu|syarat(?: dan alur)?) berasal dari\b", re.I, "asaldaftar"),
        (r"\basaldaftar (?:beberapa )?daerah lain\b", re.I, "asaldaftar"),
        (r"\bcobalah\b|\bgunakan\b", re.I, "pakai"),
        (r"\byang lama\s+(?=dihapus\b)", re.I, " "),
        (r"\b(?:seseorang|orang) yang telah meninggal\b", re.I, "almarhum"),
        (r"\bdi (?:DKI )?Jakarta(?=[.,;])|\bin Jakarta(?=[.,;])", re.I, " "),
        (r"\blebih dahulu\b", re.I, " "),
        (r"\btempat praktik\b", re.I, "praktik"),
    )
)
_BY_WORDS = Patterns((word, pattern) for pattern, word in _SAME[1:])  # all but the first need a word
_RULE = re.compile(r"[\w./-]+%\d{4}%")  # a regulation, by its number and year
_LITTLE = roots_in(
    "yang di ke dari dan atau untuk ini itu saja adalah ialah sedangkan bila kalau pada dengan oleh hanya juga pun"
    " bapak ibu para suatu sebuah secara kegiatan non pemegang tersebut activities activity the a an of to in and"
    " or is"
    " are for with by be it this that you your karena atas which who whoever can"
)
_NOT = roots_in("tidak bukan belum tanpa jangan kecuali not no without never except")
_DENIES = re.compile(r"\b(?:tidak|bukan|belum|tanpa|jangan|kecuali|non|not|no|without|never|except)\b", re.IGNORECASE)
_NON = Pattern(r"\bnon-?(?=[a-z]{4})", flags=re.IGNORECASE)  # "nonkomersial", "non-commercial"


# What a sentence is about: without it another is on something else ("mengenai biaya", "mengenai lama proses").
_ABOUT = roots_in(
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh pertama kedua ketiga one two three four five first"
    " second third"
    " biaya tarif retribusi denda sanksi lama waktu hari jangka masa berlaku syarat persyaratan daftar langkah tempat"
    " perlu ganti kelurahan kecamatan kota provinsi menteri gubernur notaris fee cost days time valid requirements"
    " steps penalty"
)


@dataclass(frozen=True, slots=True)
class Gist:
    """What a sentence says: the roots of its telling words, how often it denies, and whether it is on the unknown.

    ``names``: those of its roots that are names or figures; ``asks``: the roots of whom one is to ask.
    """

    roots: frozenset[str]
    denies: int
    unknown: bool
    names: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()


@lru_cache(maxsize=2048)  # sentences of the knowledge base
def gist_of(sentence: str) -> Gist:
    """Return what a sentence says."""
    same = _SHORTENED.sub(r"\1", sentence) if "(" in sentence else sentence
    if "/" in same or _BY_WORDS.may_be_in(same):  # seldom; what one puts in may be of the next
        for pattern, word in _SAME:
            same = pattern.sub(word, same)
    asks = roots_in(" ".join(match["whom"] for match in _ASK.finditer(same))) - _ANYBODY - _LITTLE
    told = UNSAID.sub(" ", _UNTOLD.sub(" ", _ASK.sub(" ", same)))
    plain = _HOST.sub(r"\1 \1", _NON.sub("non ", told))
    unknown = told != same or _WHETHER.match(same) is not None
    rules = _RULE.findall(plain) if "%" in plain else []
    said = _RULE.sub(" ", plain) if rules else plain
    roots, names = (_roots(text).union(rules) for text in (said, " ".join(_names(said))))
    return Gist(roots, len(_DENIES.findall(plain)), unknown, names, asks)


def _roots(text: str) -> frozenset[str]:
    roots = roots_in(text) - _LITTLE - _NOT
    return frozenset(["sip" if one.startswith("sip") and _OF_A_KIND.match(one) else one for one in roots])


def _names(text: str) -> list[str]:
    """Return the words that are written as a name is, or hold a figure."""
    return [word for word in _WORD.findall(text) if _CAPITAL_OR_FIGURE.search(word)]


@lru_cache(maxsize=1024)  # as many as are told often: each holds dozens of clauses
def _runs(sentence: str) -> tuple[Gist, ...]:
    """Return what a sentence says, and what one clause of it or several that follow one another do."""
    clauses = _CLAUSE.split(sentence)[:_MOST_CLAUSES]
    spans = [(a, b) for a in range(len(clauses)) for b in range(a + 1, len(clauses) + 1) if b - a < len(clauses)]
    return (gist_of(sentence), *(gist_of(", ".join(clauses[a:b])) for a, b in spans))


def says_no_more(
    sentence: str,
    others: Iterable[str],
    *,
    clause: bool = False,
    wholly: bool = False,
    understood: frozenset[str] = frozenset(),
) -> bool:
    """Whether one of the sentences ``others`` has all that ``sentence`` says, and denies neither more nor less.

    Of many words one or two may be new that name nothing, unless it must have it ``wholly``. ``clause``: it is only a
    half of a sentence. ``understood``: roots of what all of them are about, which a sentence need not name.
    """
    own, refrain = gist_of(sentence), _REFRAIN.match(sentence) is not None
    if clause and (refrain or own.unknown):
        return False  # it belongs to what stands before it
    on_rules = bool(own.roots) and all(map(_RULE.fullmatch, own.roots))
    side = bool(understood) and own.unknown and bool(own.roots & _ABOUT)  # "Tarif tidak disebut dalam bahan kami."
    side = side or (bool(understood) and own.roots == {_ORIGIN})
    gone = _GONE in own.roots and bool(understood or own.names)
    least = (
        _LEAST_OF_A_CLAUSE
        if clause
        else 1
        if on_rules or side
        else _LEAST_ON_GONE
        if gone
        else _LEAST - bool(understood)
    )
    if len(own.roots) + len(own.asks) + own.denies + own.unknown < least:
        return False
    gists = map(gist_of, others) if refrain else (gist for other in others for gist in _runs(other))
    return any(_holds(gist, own, understood, wholly=wholly) for gist in gists if refrain or own.unknown == gist.unknown)


def _holds(other: Gist, own: Gist, understood: frozenset[str], *, wholly: bool) -> bool:
    if own.denies != other.denies or not own.asks <= other.asks | other.roots:
        return False
    rest = own.roots - understood
    new = rest - other.roots
    if own.roots - other.roots - new and _GONE not in rest and other.names - own.names - understood:
        return False  # the other one is on something else: it names it
    if not new and understood and len(rest) == 1:
        return bool(rest & {_GONE, _ORIGIN}) or (bool(rest & _ABOUT) and len(other.roots - understood) <= _TWO)
    if not new:
        return not understood or bool(rest)
    few = len(new) * _ONE_IN <= len(rest) and len(rest) >= _LEAST_OF_MOST
    return few and not wholly and not new & (own.names | _ABOUT)
