"""Where the matter of a mail lies, when that is not with us: then its citizen must hear that our answers are Jakarta's.

Only a place that a business, a building, a practice or a grave is said to be at counts, and only in a mail that says of
no matter that it is with us: who lives in Bekasi may well have a shop in Jakarta. Our own region and the places that
people write to us from stand in config.toml, [office] ``region`` and ``elsewhere``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.pattern import Pattern

# a sign for each name of a place, so that what stands around them is looked for without their hundreds of names
_HERE, _THERE = "\ue000", "\ue001"
_SIGNS = re.compile(f"[{_HERE}{_THERE}]")
_HERE_TWICE = re.compile(rf"{_HERE}(?:[ ,/-]+{_HERE})+")  # "DKI Jakarta" is one place
_RUN = re.compile(r"\w+")

_THING = (
    r"lokasi|lokasinya|tempat(?:nya)?|usaha(?:nya)?|toko(?:nya)?|warung(?:nya)?|cabang|gerai|kafe|caf[eé]|restoran|klinik"
    r"|apotek|praktik|praktek|pabrik|gudang|bangunan|ruko(?:nya)?|rukan|kiosk?|kedai|depot|kantin|katering|catering|bimbel|konveksi|percetakan|minimarket|panti"
    r"|lapak|angkringan|warkop|gym|daycare|tower|billboard|baliho|laundry|optik|studio|hotel|resto|warteg|dapur(?:nya)?"
    r"|(?:me)?masak(?:nya)?|produksi(?:nya)?"
    r"|salon|kos|kost|kosan|pbg|imb|slf|renovasi|merenovasi|renov|reklame|izin(?:nya)?|ijin(?:nya)?|buka|membuka|bangun"
    r"|membangun|makam(?:nya)?|lahan(?:nya)?|tanah(?:nya)?|sekolah|bengkel|shop|store|clinic|restaurant|business"
    r"|located|location|office|open|build|land|practice"
)
# where somebody works: that is where the matter lies in a mail on a permit to practise, and in no other
_WORK = r"(?:kerja(?:nya)?|bekerja|dinas(?:nya)?|ditempatkan|diterima|tugas(?:nya)?|work|working|employed)"
_TO_PRACTISE = re.compile(r"\b(?:sip(?!pt\b)[a-z]{0,5}|strt?[akt]*|praktik|praktek|pra[ck]ti[cs]e)\b", re.IGNORECASE)
_STREET = r"(?:jl|jln|jalan|raya|gang|gg|tol|arah|jurusan|terminal|stasiun|road|street)"  # "Jl. Raya Bogor" is with us
# who lives in a house there, and what is to become of the house
_HOME = r"(?:rumah(?:nya)?|kediaman|kontrakan(?:nya)?|house|home)"
_BUILDS = (
    r"(?:(?:di|me)?renov\w*|(?:mau|akan|ingin|hendak|sedang|lagi|pengen) (?:sy |saya )?(?:di ?)?(?:reno|bangun"
    r"|tingkat\w*|bongkar\w*|robohkan|rehab\w*|perluas|tambah\w*|jadikan|jadiin|pagar\w*|rombak|permak)"
    r"|renovat\w*|rebuil\w*|demolish\w*|pbg(?:nya)?|imb(?:nya)?|slf(?:nya)?)"
)
_OTHER = r"\b(?:kantor|toko|ruko|gedung|usaha|klinik|apotek|office|shop)\b"  # which is built then
_FEW = 12  # words of such a question; whoever writes more asks of something else too
_US = r"(?:sini|kantor ini|bapak(?:/ibu)?|ibu|d?pm-?ptsp|ptsp|here|you|your office)"
_MARK = rf"[^\w{_HERE}{_THERE}]"  # between words; a name of a place is none
_GOOD_ENOUGH = re.compile(  # all that is asked after "KTP saya Bekasi"
    rf"{_MARK}*(?:(?:selatan|barat|timur|utara|tengah|apa|apakah|itu|tetap|masih|jadi|menjadi|akan|terus|trus|tapi|dan|gimana"
    rf"|jd|is that|is it|can i still){_MARK}+)*"
    r"(?:bisa|boleh|dapat|gpp|gapapa|masalah|kendala|hambatan|halangan|berpengaruh|ngaruh|kehalang|terhalang|ditolak"
    r"|diterima|a problem|okay|ok|apply)(?:kah|nya)?"
    rf"(?:{_MARK}+(?:ga|gak|nggak|ngga|tidak|tdk|ya|yah|kan|dong|pak|bu|min|kak|bapak|ibu|saja|aja|juga|mengajukan|ngajuin"
    r"|ajukan|diajukan|bikin|buat|urus|ngurus|mengurus|diurus|daftar|mendaftar|izin(?:nya)?|permohonan(?:nya)?|di|sini|jakarta|apa"
    rf"|masalah|kah))*{_MARK}*$",
    re.IGNORECASE,
)
# whoever asks in a short question that names such a card if they may, asks it of the card, unless of more besides
_MAY = re.compile(r"\b(?:bisa|boleh?|bole|dapat|can|may)(?:kah)?\b", re.IGNORECASE)
_MORE = re.compile(
    r"\b(?:hilang|ketemu|surat|siapa|dan|terus|trus|online|onlen|daring|ganti|pindah|ubah|who|and)\b", re.IGNORECASE
)
_SHORT = 16  # words of it
# asks for that itself
_MOVES = re.compile(r"\bpindah\w*(?: \w+)? (?:ktp|kk)\b|\bktp\w*,?(?: \w+,?){0,4} pindah", re.IGNORECASE)
_OF_THE_WRITER = re.compile(r"\b(?:ktp|domisili|tinggal|warga|alamat|asal|live|living|resident)\b", flags=re.IGNORECASE)
# where the owner of a thing is, says not where it lies: "pemilik rukonya di Surabaya susah ditemui"
_OWNER = (
    r"(?:pemilik|(?:yang|yg|nu|sing) (?:punya|gaduh|duwe)|juragan|owner(?: of)?|landlord|head ?office"
    r"|(?:kantor )?pusat(?:nya)?)"
)
_OF_AN_OWNER = re.compile(
    rf"(?<!saya )(?<!sy )(?<!kami )(?<!selaku )(?<!sebagai )(?<!sbg )\b{_OWNER}(?: (?:dari|the|my|our))?"
    r"(?: \w+){0,2}?,?"
    r"(?: (?:saya|kami|nya|itu|ini))?"
    r"(?P<lives>(?: (?:is|lives?|tinggal|menetap|domisili|ada|orang|sekarang|skrg|now))+)?"
    r" (?:di|in) \w+(?(lives)|(?= (?:susah|sulit|jauh|ga|gak|nggak|ngga|tidak|tdk|belum|blm|bilang|katanya|minta|nyuruh"
    r"|lagi|sedang|cuma|hanya|jadi|yang|yg|harus|who|and|hard)\b))",
    re.IGNORECASE,
)
# where somebody practises beside: "SIP nya masih di optik lain di Serpong"
_ELSEWHERE_TOO = re.compile(
    r"\b(?:sip\w*|str\w*|(?:izin|ijin)\w*|kerja|bekerja|praktik|praktek|terdaftar|dinas|registered|works?|permit)"
    r"(?: ?nya)?(?: \w+){0,3} "
    r"(?:di|in|at) (?:\w+ (?:lain|sebelah)|another \w+) (?:di|in) \w+",
    re.IGNORECASE,
)
_AT_EITHER = r"(?: (?:harus|mesti|tetap|cukup|bisa|di|ke|in|at|to))*"
_EITHER = (  # "di Jakarta atau Tangsel?": which of them is asked
    rf"{_HERE}(?: \w+)? (?:atau|ato|apa|or){_AT_EITHER} {_THERE}",
    rf"{_THERE}(?: \w+)? (?:atau|ato|apa|or){_AT_EITHER} {_HERE}",
)
_CHOICE = Pattern(*_EITHER, flags=re.IGNORECASE)
# our own office, or where the writer lives: neither says where the matter lies
_OFFICE = Pattern(
    rf"\b(?:d?pm-?ptsp|ptsp|kantor|dinas|pemprov|pemda|provinsi|loket|unit)\b(?: (?:provinsi|kota|dki|di))* {_HERE}",
    r"\b(?:tinggal|domisili|(?:e-?)?ktp|warga|rumah saya|live)(?:nya|ku)?\b"
    rf"(?: (?:saya|sy|aku|kami|masih|tetap|kota|di|in|daerah|nya|sendiri))* {_HERE}",
    rf"\b(?:sip\w*|izin\w*|ijin\w*|urus|diurus|ngurus|daftar|ajukan|diajukan)(?: ?nya)?(?: \w+)? di {_HERE}"
    r"(?= (?:bisa|boleh|aja|saja|ga|gak|nggak|ngga|tidak|tdk|kan|dong|apa)\b|\?)",
    rf"\b(?:kalau|kalo|jika|bila|if)(?: \w+)? {_HERE}(?= (?:apa|apakah|bisa|boleh|lewat|pakai|can|is)\b)",
    rf"\b(?:lewat|melalui|ke|dari|through|via) {_HERE}",
    *_EITHER,
    rf"\b(?:dijual|jual|masuk|dititip\w*|titip|kirim|dikirim)\b(?: \w+){{0,3}} di {_HERE}",
    flags=re.IGNORECASE,
)
_WORD = rf"(?!{_STREET}\b)[a-z]+"
# "di Cinere Depok" is in Depok
_AT = rf"(?:di|in|at) (?:(?:daerah|wilayah|kota|kab(?:upaten|\.)?|{_WORD}|[a-z]+ {_WORD}) )?(?:{_THERE},? )?"
_BETWEEN = rf"(?:[ ,]+(?!di |in |at )[\w/(){_HERE}{_THERE}-]+)"
_INSIDE = r"(?: di (?:rumah|kontrakan|garasi|ruko)(?: \w+)?)?"
_LIES = Pattern(
    rf"\b(?:{_THING})\b{_BETWEEN}{{0,4}}{_INSIDE}[ ,]+{_AT}(?P<place>{_THERE})(?! raya\b)",
    rf"\b{_HOME}\b{_BETWEEN}{{0,3}}[ ,]+{_AT}(?P<home>{_THERE})(?! raya\b)"
    rf"(?:(?!{_OTHER})[^.?!\n]){{0,40}}?\b{_BUILDS}\b",
    rf"\b(?:pbg|imb|slf)(?:nya)?\b[^.?!\n]{{0,70}}?[ ,]+{_AT}(?P<built>{_THERE})(?! raya\b)",
    flags=re.IGNORECASE,
)
_WORKS = Pattern(rf"\b{_WORK}\b{_BETWEEN}{{0,3}}[ ,]+{_AT}(?P<place>{_THERE})(?! raya\b)", flags=re.IGNORECASE)
_ASKS_THERE = Pattern(
    rf"\b(?:lewat|melalui|di|through|with) {_US}\b[^.?!]{{0,12}}\b(?:atau|ato|apa|or)\b(?: \w+){{0,2}}"
    rf" (?:balik|kembali|pulang|datang|go back|return)(?: lagi)? (?:ke|to) (?P<to>{_THERE})",
    rf"\b(?:yang|yg|the one) (?:di|in) (?P<at>{_THERE})[^.?!]{{0,30}}\b(?:lewat|melalui|di|dari|through|from) {_US}\b",
    flags=re.IGNORECASE,
)
_PAPER_THERE = Pattern(
    r"\b(?:sip[a-z]{0,5}|izin(?:nya)?|ijin(?:nya)?|permit|licen[cs]e|yang|yg)"
    rf" (?:\w+ )?(?:di|in) (?P<place>{_THERE})",
    flags=re.IGNORECASE,
)
_CARD = Pattern(
    r"\b(?:e-?)?ktp(?:nya|ku)? (?:(?:(?:saya|sy|aku|gue|gw|ane|aye|kami|kita|masih|tetap|sekarang|skrg|juga|jg|udah"
    rf"|sudah|istri|suami|daerah|kota|kabupaten|kab|dari|alamat|asal|orang) ){{0,4}}{_THERE}"
    r"|(?:luar|daerah)(?: (?:dki|jakarta|jkt|kota|daerah))?\b)",
    rf"\bktp\w*(?: saya| sy)? \(?(?:saya |sy )?(?:sekarang |skrg )?tinggal di {_THERE}",
    rf"\b(?:identity|id) card (?:is )?(?:still )?(?:from|of) {_THERE}",
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Signed:
    """A text with a sign for each name of a place in it, and the names of those that are not with us, in order."""

    text: str
    there: tuple[str, ...]

    def name(self, found: re.Match[str], group: str) -> str:
        """Return the name, in small letters, of the sign that a group of a pattern found."""
        return self.there[self.text.count(_THERE, 0, found.start(group))]


def place_elsewhere(text: str, region: Sequence[str], elsewhere: Sequence[str]) -> str | None:
    """Return the name, one of ``elsewhere``, of the place in which the matter of ``text`` lies, or None.

    ``region`` are the names of our own: a mail that says of a matter that it is there asks about us.
    """
    return _place(text, tuple(region), tuple(elsewhere)) if region and elsewhere else None


def chooses_place(text: str, region: Sequence[str], elsewhere: Sequence[str]) -> bool:
    """Return whether a mail asks if something is done in our region or elsewhere: "di Bandung atau di Jakarta?"."""
    return (
        bool(region and elsewhere) and _CHOICE.search(_signed(text, tuple(region), tuple(elsewhere)).text) is not None
    )


def lives_elsewhere(text: str, elsewhere: Sequence[str]) -> bool:
    """Return whether a mail says that an identity card in it is of one of ``elsewhere``, or of no place of ours."""
    return (
        bool(elsewhere)
        and _CARD.search(_signed(text, (), tuple(elsewhere)).text) is not None
        and not _MOVES.search(text)
    )


def asks_there(question: str, mail: str, elsewhere: Sequence[str]) -> str | None:
    """Return the one of ``elsewhere`` in which something lies that a question asks of, beside what is with us.

    "Mencabutnya lewat Bapak/Ibu atau harus balik ke Semarang?" in a mail on "SIP di Semarang" and one in Jakarta.
    """
    if not elsewhere:
        return None
    asks = _signed(question, (), tuple(elsewhere))
    found = _ASKS_THERE.search(asks.text)
    if found is None:
        return None
    name = asks.name(found, "to" if found["to"] else "at")
    lies = _signed(mail, (), tuple(elsewhere))
    held = {lies.name(match, "place") for match in _PAPER_THERE.finditer(lies.text)}
    return _as_given(name, elsewhere) if name in held else None


def asks_of_card(question: str, elsewhere: Sequence[str]) -> bool:
    """Return whether a question asks nothing but whether an identity card from elsewhere is good enough."""
    words = len(question.split())
    if words > _SHORT or not lives_elsewhere(question, elsewhere):
        return False
    if _MAY.search(question) and not _MORE.search(question):
        return True
    if words > _FEW:
        return False
    text = _signed(question, (), tuple(elsewhere)).text
    *_, found = _CARD.finditer(text)
    return _GOOD_ENOUGH.match(text[found.end() :]) is not None


@lru_cache(maxsize=16)  # a letter is asked twice
def _place(text: str, region: tuple[str, ...], elsewhere: tuple[str, ...]) -> str | None:
    signed = _signed(_ELSEWHERE_TOO.sub(" ", _OF_AN_OWNER.sub(" ", text)), region, elsewhere)
    if not signed.there:
        return None
    found = _LIES.search(signed.text) or (_WORKS.search(signed.text) if _TO_PRACTISE.search(text) else None)
    if found is None or _OF_THE_WRITER.search(found[0].replace("umah tinggal", "umah")):
        return None
    if _HERE in _OFFICE.sub(" ", signed.text):
        return None
    return _as_given(signed.name(found, found.lastgroup or "place"), elsewhere)


def _as_given(name: str, places: Sequence[str]) -> str:
    """Return a name as the configuration writes it."""
    return next(place for place in places if place.lower() == name)


@lru_cache(maxsize=16)
def _signed(text: str, region: tuple[str, ...], elsewhere: tuple[str, ...]) -> _Signed:
    """Return a text with signs for the names: "Pancoran Mas" is a place of its own, and Tegal Alur is not in Tegal."""
    begun = _begun(region, elsewhere)
    text = _SIGNS.sub(" ", text)
    parts, there, end = list[str](), list[str](), 0
    for word in _RUN.finditer(text):
        for name, ours in begun.get(word[0].lower(), ()) if word.start() >= end else ():
            stop = word.start() + len(name)
            if text[word.start() : stop].lower() == name and not _RUN.match(text, stop):
                parts += text[end : word.start()], _HERE if ours else _THERE
                end = stop
                if not ours:
                    there.append(name)
                break
    return _Signed(_HERE_TWICE.sub(_HERE, "".join((*parts, text[end:]))), tuple(there))


@lru_cache(maxsize=8)
def _begun(region: tuple[str, ...], elsewhere: tuple[str, ...]) -> dict[str, list[tuple[str, bool]]]:
    """Return the names by their first words, in small letters, the longest first, and which are of our region."""
    begun = defaultdict[str, list[tuple[str, bool]]](list)
    ours = {name.lower() for name in region}
    names = {name.lower() for name in (*region, *elsewhere) if _RUN.match(name)}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        begun[_RUN.findall(name)[0]].append((name, name in ours))
    return dict(begun)
