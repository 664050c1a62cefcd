"""What a mail tells of the people in its case: who has died, for whom somebody acts, and under which conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.pattern import Pattern

_READ = 10_000  # code points of a mail that are looked at
_SIGNATURE = 200  # code points at its end in which somebody signs
_RELATIVE = (
    r"(?P<{}>bapak|ayah|papa|papah|bokap|ibu|ibunda|ayahanda|mama|mamah|nyokap|suami|istri|isteri|anak|kakek"
    r"|nenek|kakak|adik|"
    r"mertua|paman|bibi|om|tante|saudara|opa|oma|eyang|mbah|abang|ponakan|keponakan)"
)
# a name behind the word for a relative, also in brackets: ibu saya, Hj. Rohani, meninggal
_NAME = r"(?:,? \(?(?:\w+|[a-z]{1,5}\.)\)?){0,5},?"
_DIED = Pattern(
    rf"\b(?:alm(?:arhum(?:ah)?|h)?\.? ?{_RELATIVE.format('titled')}|{_RELATIVE.format('told')}"
    rf"{_NAME} (?:sudah |telah |baru |td |tadi |mau |akan )?"
    r"\(?(?:meninggal|wafat|dimakamkan|dikubur(?:kan)?|dikebumikan|berpulang|tutup usia|mninggal|meninggalnya|"
    r"alm(?:arhum(?:ah)?)?)\b"
    rf"|(?:meninggalnya|wafatnya|kematian|kepergian) {_RELATIVE.format('lost')}"
    r")",
    flags=re.IGNORECASE,
)
_BURIED = Pattern(
    rf"\b(?:makam|kubur|kuburan|pusara|jenazah|kerangka|nisan) (?:untuk |buat |dari )?{_RELATIVE.format('buried')}\b",
    flags=re.IGNORECASE,
)
# "KK ayah dan saya sama (satu KK)"; *sama* before another paper only means *and*
_ONE_CARD = Pattern(
    r"(?<!bukan )(?<!tidak )(?<!tdk )(?<!gak )\b(?:(?:(?:masih|memang|kami|dalam|dlm|kita) (?:di )?|(?<=\())"
    r"(?:satu|1|se) ?(?:kk|kartu keluarga)\b"
    r"|(?:satu|1) (?:kk|kartu keluarga) (?:sama|dengan|dgn) (?:alm\w*|ayah|bapak|ibu|suami|istri|kakek|nenek|beliau)\b"
    r"|(?:kk|kartu keluarga)(?:nya)? (?:(?!tidak|tdk|gak|beda|bukan)\w+ ){0,4}?(?:sama|jadi satu|gabung)"
    r"(?=\s*(?:[.,;()!?\n]|$)| (?:dengan|dgn) (?:alm\w*|ayah|bapak|ibu|suami|istri|kakek|nenek|beliau)\b))",
    flags=re.IGNORECASE,
)
_ACTS = Pattern(
    r"\b(?:saya|sy|aku)\b[^.?!\n]{0,40}"
    r"(?<!surat )\b(?:(?:di)?kuasa(?!kan (?:ini )?(?:ke|kepada|pada|sama)\b)(?:kan|nya)?"
    r"|diberi kuasa|mewakili|selaku kuasa|penerima kuasa)\b"
    r"|\b(?:menguasakan(?:nya)?|(?:di)?kuasa(?:kan)?(?:nya)?) (?:ke(?:pada)?|untuk|sama) (?:saya|sy|aku)\b"
    # "saya Fajar, menguruskan SIPP istri saya"
    r"|\b(?:saya|sy|aku)\b[^.?!\n]{0,40}\b(?:menguruskan|mengurusi|uruskan|ngurusin|urusin|mengurus|ngurus|urus)"
    rf"\b[^.?!\n]{{0,30}}\b{_RELATIVE.format('cared')} (?:saya|sy|kami|aku)\b",
    flags=re.IGNORECASE,
)
_AGENT_NAMED = Pattern(
    r"\b(?:[Kk]onsultan|[Nn]otaris|[Pp]engacara|HRD?|[Ss]taf(?: HRD?)?|(?:[Mm]e|[Dd]i)?[Ww]akilkan (?:ke|kepada)"
    r"|(?:[Dd]i)?[Kk]uasa(?:kan|nya)? (?:ke|kepada)"
    r"|[Dd]i(?:wakili|urus(?:kan)?)(?: oleh)?)"
    r"(?: (?!untuk|guna|dalam|pada|di|ke|saya|kami)[a-z]+){0,3}"
    r"(?: kantor| admin)?(?: kami| saya)?(?: (?:yang )?bernama| yaitu)?,?"
    r" (?:(?:[Ii]bu|[Bb]apak|[Pp]ak|[Bb]u|Sdri?\.?|Bp\.?) )?"
    r"((?!PT|CV)[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2})"
)
_I_AM = Pattern(r"\b[Ss]aya,? (?:(?:Hj?\.|Ny\.|Tn\.|Ibu|Bapak|Pak|Bu) )?((?:[A-Z][a-z]{2,})(?: [A-Z][a-z]{2,}){0,2})")
_RELATIVE_NAMED = Pattern(  # "bapak saya (Soedarmo)"
    r"\b(?:[Bb]apak|[Ii]bu|[Aa]yah|[Mm]ama|[Pp]apa|[Kk]akek|[Nn]enek|[Mm]ertua|[Ss]uami|[Ii]stri)"
    r" (?:saya|kami|sy),? ?\(?(?:(?:[Pp]ak|[Bb]u|Hj?\.|Ny\.|Tn\.|Bp\.) ?)?((?:[A-Z][a-z]{2,})(?: [A-Z][a-z]{2,}){0,2})"
)
_RELATIVE_LABELLED = re.compile(  # "Ibu: Hj. Saodah"
    r"\b(?:[Bb]apak|[Ii]bu|[Aa]yah|[Mm]ama|[Pp]apa|[Kk]akek|[Nn]enek|[Mm]ertua|[Ss]uami|[Ii]stri|[Pp]emilik|[Kk]akak)"
    r" ?[:=] ?(?:(?:Hj?|Ny|Tn|Bp)\. ?)?((?:[A-Z][a-z]{2,})(?: [A-Z][a-z]{2,}){0,2})"
)
_LOST = Pattern(  # "wafatnya ayahanda H. Sodikin", "jenazah ibu kami Siti Aminah"
    r"\b(?:[Mm]eninggalnya|[Ww]afatnya|[Kk]epergian|[Kk]ematian|[Jj]enazah|[Mm]akam) \w+(?: (?:kami|saya|tercinta))?,?"
    r"((?: (?:[A-Z][a-z]{0,3}\.|[A-Z][a-z]{2,})){1,4})"
)
_CAPITAL = re.compile(r"\b[A-Z][a-z]{2,}\b|\b[A-Z]{3,}\b")
_TITLES = frozenset({"bapak", "ibu", "haji", "hajah", "kakek", "nenek", "ayah"})
# "di rumah saya Pondok Kelapa": what follows is where it is, and nobody
_PLACES = (
    "rumah rmh toko ruko kantor warung kios klinik apotek optik praktik praktek tempat alamat lokasi usaha domisili "
    "tanah lahan gudang pabrik bengkel salon kost kontrakan kampung daerah wilayah kelurahan kecamatan"
)
_NO_PLACE = "".join(rf"(?<!\b{place} )" for place in _PLACES.split())
_CALLED = Pattern(
    rf"\b{_NO_PLACE}(?:[Ss]aya|[Ss]y|[Nn]ama(?:nya)?|[Aa]\.?[Nn]\.?|[Aa]tas nama|[Dd]r[gh]?\.|[Nn]s\.?|"
    r"[Bb]idan|[Bb]dn\.?|[Dd]rh\.?|[Pp]erawat|[Aa]poteker|[Dd]okter|[Aa]pt\.?|[Bb]apak|[Pp]ak|"
    r"[Ii]bu|[Bb]u|[Mm]bah|[Ss]uster|[Ii]stri|[Ss]uami|[Aa]nak|[Kk]lien"
    r"|[Ss]aya (?:(?:yang|yg) [a-z]+|(?:adalah |ini |selaku )?(?:anak|istri|isteri|suami|cucu|adik|kakak|menantu)"
    r"(?:nya)?)(?=, [A-Z]))[,:]? \(?"
    r"(?:saya,? |kami,? |dr\.? |drg\.? |apt\.? |[Ii]r\. |[Hh]j?\. |[Dd]r[as]\. )?"
    r"((?:[A-Z][a-z]{2,}|[A-Z]{3,})(?: (?:[A-Z][a-z]{2,}|[A-Z]{3,})){0,3})"
)
_SIGNED = re.compile(
    r"^\W*((?:[A-Z][\w.']*[ ,]*){1,5})\W*$"
    r"|(?<!\b[Jj]l)(?<!\b[Gg]g)(?<!\b[Nn]o)[.!?] \W*((?:[A-Z][a-z]{2,} ?){1,3})\W*$",  # no street: "Jl. Panjang"
    re.MULTILINE,
)
_NAMED_DEAD = Pattern(
    r"\b[Aa]lm(?:arhum(?:ah)?|h)?\.? (?:(?:[Bb]apak|[Ii]bu|[Aa]yah|[Kk]akek|[Nn]enek|[Ss]uami|[Ii]stri) )?"
    r"((?:[A-Z][a-z]{2,}|[A-Z]{3,})(?: (?:[A-Z][a-z]{2,}|[A-Z]{3,})){0,3})"
)
_INSTRUCTED = Pattern(
    rf"\b(?:mewakili|wakil|atas nama|a\.?n\.?|kuasa(?:nya)?(?: \w+){{0,3}} (?:dari|atas)|"
    r"dikuasakan(?: oleh| dari)?|diberi kuasa(?: oleh)?) "
    rf"{_RELATIVE.format('titled')}\b"
    # "berkas SIP dokter istri saya": it is the relative who applies
    rf"|\b(?:izin|ijin|sip[a-z]{{0,3}}|sik|berkas|permohonan|pengajuan|pengurusan|urus(?:kan|in)?|usaha)"
    rf"(?: (?!saya|sy|kami|dan|sama|ktp|kk|npwp)\w+){{0,2}} {_RELATIVE.format('applying')} (?:saya|sy|kami|aku|gue)\b",
    flags=re.IGNORECASE,
)
# "KRK atas tanah bapak saya": with a power of attorney it is the owner who applies
_OF_THEIRS = Pattern(
    rf"\b(?:tanah|lahan|rumah|bangunan|gedung|ruko|toko|kios|warung|sertifikat|shm|shgb|mobil|truk)(?:nya)?"
    rf"(?: (?:milik|punya|atas nama|a\.?n\.?))? {_RELATIVE.format('owning')} (?:saya|sy|kami|aku|gue)\b",
    flags=re.IGNORECASE,
)
# "ibu saya kasih kuasa ke saya": whose relative acts
_GIVING = re.compile(
    rf"\b{_RELATIVE.format('giving')} (?:saya|sy|kami|aku|gue|(?:me)?(?:mberi|kasih|ngasih)(?:kan)? kuasa)\b",
    re.IGNORECASE,
)
# Who sold or let what the permit is for: "beli dari pak Tatang"
_PARTNER = Pattern(
    r"\b(?:[Dd]ibeli|[Mm]embeli|[Bb]eli|[Dd]isewa|[Mm]enyewa|[Nn]yewa|[Ss]ewa|[Nn]gontrak|[Kk]ontrak|[Oo]per(?:an)?"
    r"|[Tt]ake ?over|[Pp]embelian)\b[^.?!\n]{0,30}?\b(?:dari|sama|milik|punya)(?: pemilik(?: lama)?(?:nya)?,?)?"
    r"(?: (?:[Pp]ak|[Bb]apak|[Bb]pk\.?|[Bb]u|[Ii]bu|[Ss]dri?\.?|[Hh]j?\.|[Hh]aji|[Kk]oh|[Cc]i))?"
    r" ((?!PT\b|CV\b|UD\b)[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2})"
)
# Who says "saya Bu Warsih", or has a child send it, is the *ibu* of the files.
_PARENTS = frozenset({"ibu", "bapak", "ayah", "mama", "papa", "bunda", "mamah", "papah", "nenek", "kakek", "mbah"})
_SELF = re.compile(r"\b[Ss](?:aya|y) (?:(?P<ibu>[Ii]bu|[Bb]u)|[Bb]apak|[Pp]ak|[Bb]pk\.?) (?=[A-Z])")
# "saya dosen": whose card "KTP dosen" then is
_MY_TRADE = re.compile(
    r"\b[Ss](?:aya|y),? (?:adalah |seorang |sebagai |selaku )?(dosen|guru|sopir|supir|satpam|siswa|tukang|artis)\b"
)
# "saya Agus anaknya yang urus": by which word the files call who writes
_RELATED = Pattern(
    r"\b[Ss](?:aya|y)(?:,? [A-Z][a-z]+){0,3},? (?:(?:adalah|selaku|sebagai|ini) )?"
    r"(anak|putra|putri|istri|isteri|suami|cucu|adik|kakak|menantu|keponakan)"
    r"(?:nya|(?: (?:kandung|pertama|kedua|bungsu|sulung))* (?:dari |)(?:alm\w*\.?|beliau|jenazah|mendiang))(?!\w)"
)
_CHILD_SENDS = re.compile(
    r"\b(?:anak|putr[ai]|cucu|menantu|keponakan|ponakan)(?:nya|ku)?"
    r"(?: (?:saya|sy|kami|beliau|bapak|ibu)| (?:dari )?(?:bu|pak|ibu|bapak|bidan|dokter|drg?\.?|perawat|mbah) \w+)?"
    r" (?:yang|yg|bantu|yg bantu) ?(?:me?n?g?)?(?:kirim|ketik|ngetik|tulis|nulis|bantu|email|input|foto|urus|ngirim)",
    re.IGNORECASE,
)
_ACTING = Pattern(
    r"\b(?:menguasakan|(?:di|men[gy])?kuasa\w*|(?:me|di)?wakilkan|serahkan)"
    r"(?: (?:saya|kami|pengurusan(?:nya)?))? (?:ke(?:pada)?|sama|pada|untuk) "
    rf"(?:{_RELATIVE.format('instructed')}|(?:pak |bu |ketua )?(?P<office>rt|rw|pengacara|notaris|hr|hrd))\b"
    rf"|\b(?:diurus|diwakili|dibantu|diuruskan)(?:kan)? (?:oleh |sama )?{_RELATIVE.format('helping')}\b"
    rf"|\b(?:saya|sy|aku) (?:adalah |ini )?{_RELATIVE.format('writing')} (?:dari |nya )?(?!saya|sy|kami)\w+",
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a mail tells of its case; ``mourning``: of a death, after which a living relative applies.

    ``stated`` are the conditions it states. ``dead`` and ``principals`` are the relatives whom it says to have died or
    apply or to have given a power of attorney: *bapak*, *kakak*; ``agents`` those who hold it. ``mourned`` are the
    words of a dead person's name, ``writers`` those of who signs and acts for another, or is named as acting;
    ``people`` those of everybody whom the mail names, ``partners`` those of who sold or let something. ``kin`` is what
    the writer is to the dead: *anak*. ``acts``: it is the writer who acts for another. ``one_household``: the dead
    person and the writer are on one family card.
    """

    stated: frozenset[str] = frozenset()
    dead: frozenset[str] = frozenset()
    mourning: bool = False
    mourned: frozenset[str] = frozenset()
    principals: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    writers: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    acts: bool = False
    one_household: bool = False


NOTHING_TOLD = Told()


@lru_cache(maxsize=32)  # asked for each permit of a mail, and ten mails go in step
def told_by(text: str, stated: frozenset[str]) -> Told:
    """Return what a mail with this text tells, which states these conditions."""
    read = text[:_READ]
    died = list(_DIED.finditer(read))
    dead = _relatives(died)
    return Told(
        stated=stated,
        dead=dead | _relatives(_BURIED.finditer(read)),
        mourning=bool(dead),
        mourned=_mourned(read, died),
        principals=_relatives(_INSTRUCTED.finditer(read))
        | (_relatives(_OF_THEIRS.finditer(read)) if "attorney" in stated else frozenset())
        | (_relatives(_GIVING.finditer(read)) - dead if "attorney" in stated and _ACTS.search(read) else frozenset())
        | _as_called(read) - dead,
        writers=_holding(read),
        agents=_relatives(_ACTING.finditer(read)) if "attorney" in stated else frozenset(),
        people=people_in(text),
        partners=_words(_PARTNER.findall(read)) - _signed(read),
        kin=frozenset(word.lower() for word in _RELATED.findall(read)) if dead or _BURIED.search(read) else frozenset(),
        one_household=_ONE_CARD.search(read) is not None,
        acts="attorney" in stated and _ACTS.search(read) is not None,
    )


def _as_called(text: str) -> frozenset[str]:
    """Return the words by which the files of a mail may call who writes it: a mother whose child sends it."""
    if _CHILD_SENDS.search(text):
        return _PARENTS
    trades = frozenset(_MY_TRADE.findall(text))
    found = _SELF.search(text)
    return trades if found is None else trades | {"ibu" if found["ibu"] else "bapak"}


def people_in(text: str) -> frozenset[str]:
    """Return the words of the names by which a mail calls its people, lower-cased: "saya Rina", and who signs."""
    read = text[:_READ]
    names = [found[1] for found in _CALLED.finditer(read)]
    return _words(names) | _signed(read)


def introduced(text: str) -> tuple[list[str], list[str]]:
    """Return the names by which a mail calls its people, "saya Rina Oktaviani", and those with which it is signed."""
    read = text[:_READ]
    signed = (found[1] or found[2] for found in _SIGNED.finditer(read[-_SIGNATURE:]))
    return [found[1] for found in _CALLED.finditer(read)], [name.strip() for name in signed]


def _holding(text: str) -> frozenset[str]:
    """Return the words of the name of who holds the power of attorney: who signs, or the consultant that is named."""
    named = _words([found[1] for found in _AGENT_NAMED.finditer(text)])
    if named or not _ACTS.search(text):
        return named
    signed = (_signed(text) | _words(_I_AM.findall(text))) - _words(_RELATIVE_LABELLED.findall(text))
    return signed - _words(_RELATIVE_NAMED.findall(text)) or signed  # a child bears its father's name


def _signed(text: str) -> frozenset[str]:
    """Return the words of the name with which a text ends, lower-cased."""
    return _words([found[1] or found[2] for found in _SIGNED.finditer(text[-_SIGNATURE:])])


def _words(names: list[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.findall(r"[a-z]{3,}", name.lower()))


def _mourned(text: str, died: Iterable[re.Match[str]]) -> frozenset[str]:
    """Return the words of the names of the dead: "almarhum Budi", "suami saya, Bapak Tri Handoko, berpulang".

    ``died`` is what ``_DIED`` finds in the text.
    """
    named = frozenset(word for name in _NAMED_DEAD.findall(text) for word in name.lower().split())
    told = (word for found in died for word in _CAPITAL.findall(found[0].partition(" ")[2]))
    lost = (word for found in _LOST.findall(text) for word in _CAPITAL.findall(found))
    return named | {word.lower() for word in (*told, *lost)} - _TITLES


def _relatives(found: Iterable[re.Match[str]]) -> frozenset[str]:
    return frozenset(word.lower() for match in found for word in match.groupdict().values() if word)
