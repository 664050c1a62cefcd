"""Where the matter of a mail lies, when that is not with us: then its citizen must hear that our answers are Jakarta's.

Only a place that a business, a building, a practice or a grave is said to be at counts, and only in a mail that says of
no matter that it is with us: who lives in Bekasi may well have a shop in Jakarta. Our own region and the places that
people write to us from stand in config.toml, [office] ``region`` and ``elsewhere``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from helpdesk.pattern import Pattern

_THING = (
    r"lokasi|lokasinya|tempat(?:nya)?|usaha(?:nya)?|toko(?:nya)?|warung(?:nya)?|cabang|gerai|kafe|cafe|restoran|klinik"
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
_GOOD_ENOUGH = re.compile(  # all that is asked after "KTP saya Bekasi"
    r"\W*(?:(?:selatan|barat|timur|utara|tengah|apa|apakah|itu|tetap|masih|jadi|menjadi|akan|terus|trus|tapi|dan|gimana"
    r"|jd|is that|is it|can i still)\W+)*"
    r"(?:bisa|boleh|dapat|gpp|gapapa|masalah|kendala|hambatan|halangan|berpengaruh|ngaruh|kehalang|terhalang|ditolak"
    r"|diterima|a problem|okay|ok|apply)(?:kah|nya)?"
    r"(?:\W+(?:ga|gak|nggak|ngga|tidak|tdk|ya|yah|kan|dong|pak|bu|min|kak|bapak|ibu|saja|aja|juga|mengajukan|ngajuin"
    r"|ajukan|diajukan|bikin|buat|urus|ngurus|mengurus|diurus|daftar|mendaftar|izin(?:nya)?|permohonan(?:nya)?|di|sini|jakarta|apa"
    r"|masalah|kah))*\W*$",
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
# our own office, or where the writer lives: neither says where the matter lies
_OFFICE = (
    r"\b(?:d?pm-?ptsp|ptsp|kantor|dinas|pemprov|pemda|provinsi|loket|unit)\b"
    r"(?: (?:provinsi|kota|dki|di))* (?:{region})\b"
    r"|\b(?:tinggal|domisili|(?:e-?)?ktp|warga|rumah saya|live)(?:nya|ku)?\b"
    r"(?: (?:saya|sy|aku|kami|masih|tetap|kota|di|in|daerah|nya|sendiri))* (?:{region})\b"
    r"|\b(?:sip\w*|izin\w*|ijin\w*|urus|diurus|ngurus|daftar|ajukan|diajukan)(?: ?nya)?(?: \w+)? di (?:{region})"
    r"(?= (?:bisa|boleh|aja|saja|ga|gak|nggak|ngga|tidak|tdk|kan|dong|apa)\b|\?)"
    r"|\b(?:kalau|kalo|jika|bila|if)(?: \w+)? (?:{region})(?= (?:apa|apakah|bisa|boleh|lewat|pakai|can|is)\b)"
    r"|\b(?:lewat|melalui|ke|dari|through|via) (?:{region})\b"
    r"|{either}"
    r"|\b(?:dijual|jual|masuk|dititip\w*|titip|kirim|dikirim)\b(?: \w+){{0,3}} di (?:{region})\b"
)
_AT_EITHER = r"(?: (?:harus|mesti|tetap|cukup|bisa|di|ke|in|at|to))*"
_EITHER = (  # "di Jakarta atau Tangsel?": which of them is asked
    rf"\b(?:{{region}})(?: \w+)? (?:atau|ato|apa|or){_AT_EITHER} (?:{{elsewhere}})\b"
    rf"|\b(?:{{elsewhere}})(?: \w+)? (?:atau|ato|apa|or){_AT_EITHER} (?:{{region}})\b"
)


def place_elsewhere(text: str, region: Sequence[str], elsewhere: Sequence[str]) -> str | None:
    """Return the name, one of ``elsewhere``, of the place in which the matter of ``text`` lies, or None.

    ``region`` are the names of our own: a mail that says of a matter that it is there asks about us.
    """
    return _place(text, tuple(region), tuple(elsewhere)) if region and elsewhere else None


def chooses_place(text: str, region: Sequence[str], elsewhere: Sequence[str]) -> bool:
    """Return whether a mail asks if something is done in our region or elsewhere: "di Bandung atau di Jakarta?"."""
    return bool(region and elsewhere) and _either(tuple(region), tuple(elsewhere)).search(text) is not None


def lives_elsewhere(text: str, elsewhere: Sequence[str]) -> bool:
    """Return whether a mail says that an identity card in it is of one of ``elsewhere``, or of no place of ours."""
    return bool(elsewhere) and _cards(tuple(elsewhere)).search(text) is not None and not _MOVES.search(text)


def asks_there(question: str, mail: str, elsewhere: Sequence[str]) -> str | None:
    """Return the one of ``elsewhere`` in which something lies that a question asks of, beside what is with us.

    "Mencabutnya lewat Bapak/Ibu atau harus balik ke Semarang?" in a mail on "SIP di Semarang" and one in Jakarta.
    """
    if not elsewhere:
        return None
    asks, lies = _one_there(tuple(elsewhere))
    found = asks.search(question)
    name = (found["to"] or found["at"]).lower() if found else ""
    held = {match["place"].lower() for match in lies.finditer(mail)} if name else set()
    return next(one for one in elsewhere if one.lower() == name) if name in held else None


@lru_cache(maxsize=8)
def _one_there(elsewhere: tuple[str, ...]) -> tuple[Pattern, Pattern]:
    """Return the patterns of such a question, and of a permit that is said to be in one of ``elsewhere``."""
    names = "|".join(map(re.escape, sorted(elsewhere, key=len, reverse=True)))
    asks = (
        rf"\b(?:lewat|melalui|di|through|with) {_US}\b[^.?!]{{0,12}}\b(?:atau|ato|apa|or)\b(?: \w+){{0,2}}"
        rf" (?:balik|kembali|pulang|datang|go back|return)(?: lagi)? (?:ke|to) (?P<to>{names})\b"
        rf"|\b(?:yang|yg|the one) (?:di|in) (?P<at>{names})\b[^.?!]{{0,30}}"
        rf"\b(?:lewat|melalui|di|dari|through|from) {_US}\b"
    )
    paper = r"(?:sip[a-z]{0,5}|izin(?:nya)?|ijin(?:nya)?|permit|licen[cs]e|yang|yg)"
    lies = rf"\b{paper} (?:\w+ )?(?:di|in) (?P<place>{names})\b"
    return Pattern(asks, flags=re.IGNORECASE), Pattern(lies, flags=re.IGNORECASE)


def asks_of_card(question: str, elsewhere: Sequence[str]) -> bool:
    """Return whether a question asks nothing but whether an identity card from elsewhere is good enough."""
    words = len(question.split())
    if words > _SHORT or not lives_elsewhere(question, elsewhere):
        return False
    if _MAY.search(question) and not _MORE.search(question):
        return True
    if words > _FEW:
        return False
    *_, found = _cards(tuple(elsewhere)).finditer(question)
    return _GOOD_ENOUGH.match(question[found.end() :]) is not None


@lru_cache(maxsize=8)
def _cards(elsewhere: tuple[str, ...]) -> Pattern:
    names = "|".join(map(re.escape, sorted(elsewhere, key=len, reverse=True)))
    whose = (
        r"(?:(?:saya|sy|aku|gue|gw|ane|aye|kami|kita|masih|tetap|sekarang|skrg|juga|jg|udah|sudah|istri|suami|daerah|kota"
        r"|kabupaten|kab|dari|alamat|asal|orang) ){0,4}"
    )
    return Pattern(
        rf"\b(?:e-?)?ktp(?:nya|ku)? (?:{whose}(?:{names})|(?:luar|daerah)(?: (?:dki|jakarta|jkt|kota|daerah))?)\b"
        rf"|\bktp\w*(?: saya| sy)? \(?(?:saya |sy )?(?:sekarang |skrg )?tinggal di (?:{names})\b"
        rf"|\b(?:identity|id) card (?:is )?(?:still )?(?:from|of) (?:{names})\b",
        flags=re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _either(region: tuple[str, ...], elsewhere: tuple[str, ...]) -> Pattern:
    here, there = ("|".join(map(re.escape, sorted(names, key=len, reverse=True))) for names in (region, elsewhere))
    return Pattern(_EITHER.format(region=here, elsewhere=there), flags=re.IGNORECASE)


@lru_cache(maxsize=16)  # a letter is asked twice
def _place(text: str, region: tuple[str, ...], elsewhere: tuple[str, ...]) -> str | None:
    there, ours, office, work = _patterns(region, elsewhere)
    text = _ELSEWHERE_TOO.sub(" ", _OF_AN_OWNER.sub(" ", text))
    found = there.search(text) or (work.search(text) if _TO_PRACTISE.search(text) else None)
    if found is None or _OF_THE_WRITER.search(found[0].replace("umah tinggal", "umah")):
        return None
    name = found["place"] or found["home"] or found["built"]
    if ours.search(office.sub(" ", text).replace(name, " ")):  # "Pancoran Mas" is a place of its own
        return None
    return next(one for one in elsewhere if one.lower() == name.lower())


@lru_cache(maxsize=8)
def _patterns(
    region: tuple[str, ...], elsewhere: tuple[str, ...]
) -> tuple[Pattern, re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a matter that lies elsewhere, of our region, of our office in it, of work elsewhere."""
    names = "|".join(map(re.escape, sorted(elsewhere, key=len, reverse=True)))
    here = "|".join(map(re.escape, sorted(region, key=len, reverse=True)))
    begun = tuple(f"{name.lower()} " for name in elsewhere)
    ours = [re.escape(name) for name in region if name.lower().startswith(begun)]
    names = f"(?!(?:{'|'.join(ours)})\\b)(?:{names})" if ours else names  # Tegal Alur is not in Tegal
    word = rf"(?!(?:{here}|{_STREET})\b)[a-z]+"
    at = rf"(?:di|in|at) (?:(?:daerah|wilayah|kota|kab(?:upaten|\.)?|{word}|(?!(?:{here})\b)[a-z]+ {word}) )?"
    between = r"(?:[ ,]+(?!di |in |at )[\w/()-]+)"
    inside = r"(?: di (?:rumah|kontrakan|garasi|ruko)(?: \w+)?)?"
    there = Pattern(
        rf"\b(?:{_THING})\b{between}{{0,4}}{inside}[ ,]+{at}(?P<place>{names})\b(?! raya\b)",
        rf"\b{_HOME}\b{between}{{0,3}}[ ,]+{at}(?P<home>{names})\b(?! raya\b)"
        rf"(?:(?!{_OTHER})[^.?!\n]){{0,40}}?\b{_BUILDS}\b",
        rf"\b(?:pbg|imb|slf)(?:nya)?\b[^.?!\n]{{0,70}}?[ ,]+{at}(?P<built>{names})\b(?! raya\b)",
        flags=re.IGNORECASE,
    )
    either = _EITHER.format(region=here, elsewhere=names)
    office = re.compile(_OFFICE.format(region=here, either=either), re.IGNORECASE)
    work = re.compile(
        rf"\b{_WORK}\b{between}{{0,3}}[ ,]+{at}(?P<place>{names})\b(?P<home>)(?P<built>)(?! raya\b)", re.I
    )
    return there, re.compile(rf"\b(?:{here})\b", re.IGNORECASE), office, work
