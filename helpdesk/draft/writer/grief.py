"""Whether the writer of a mail mourns somebody: only then does a letter condole, and with the right person.

A death is no grief by itself. The owner of a pharmacy or the chairman of a society is no relative; who was buried in
2009 is not mourned with a counselor; who lies ill is alive; "kalau nanti meninggal" has not happened.
"""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern, Patterns

_DEAD = Pattern(
    r"\b(?:meninggal|wafat|berpulang|tutup usia|(?:telah|sudah|baru|saja) tiada"
    r"|jenazah (?:ayah|ibu|bapak|orang ?tua|suami|istri|anak|kakek|"
    r"nenek|adik|kakak|saudara|"
    r"keluarga|almarhum)|almarhum(?:ah)?|almh?\b\.?|dimakamkan|mendiang|passed away|"
    r"(?:has|have|just) died|\bmy [\w-]+ (?:\w+ ){0,2}died\b|"
    r"deceased|funeral|my late (?:mother|father|husband|wife|brother|sister|son|"
    r"daughter|parents?))",
    flags=re.I,
)
_NOT_THEIRS = Pattern(
    r"\b(?:bukan|not) (?:ahli waris|keluarga|saudara|kerabat|family|a relative)\b"
    r"|\b(?:almarhum\w*|makam|alm) (?:tetangga|pahlawan|tokoh|neighbou?r)\b",
    flags=re.I,
)
_NO_DAY = "".join(  # "September kemaren" is none of these days
    rf"(?<!{word} )"
    for word in (
        *(
            "januari",
            "februari",
            "maret",
            "april",
            "mei",
            "juni",
            "juli",
            "agustus",
            "september",
            "oktober",
            "november",
        ),
        *("desember", "bulan", "tahun", "minggu", "pekan", "lebaran", "puasa"),
    )
)
_LAST_NIGHT = "semal[ae]m|tadi mal[ae]m|td mlm|semlm"
_RECENT = Pattern(
    rf"\b(?:meninggal|wafat|berpulang|tiada)\b[^.?!\n]{{0,25}}\b(?:td|tadi|kemar(?:in|en)|{_LAST_NIGHT}|barusan"
    rf"|hari ini|"
    r"pagi ini|malam ini|"
    rf"baru saja)|\b(?:tadi|td|{_LAST_NIGHT}|{_NO_DAY}kemar[ie]n|kmrn|baru saja|barusan)\b(?! (?:lalu|bulan|tahun"
    rf"|minggu))"
    r"[^.?!\n]{0,40}\b(?:meninggal|wafat|berpulang)|"
    r"\bmau dimakamkan|\b(?:akan|hendak) dimakamkan|\bdimakamkan (?:besok|hari ini|nanti|lusa|habis|sore|siang|ba'?da)"
    r"|\brencana\w*(?: \w+){0,2} dimakamkan|"
    r"\bjenazah (?:ayah|ibu|bapak|suami|istri|anak)\b|"
    # "wafat Minggu 22 Nov": who names the day names one of these weeks
    r"\b(?:meninggal|wafat|berpulang)(?: dunia)?,? (?:hari )?(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad)"
    r" (?:(?<!minggu )lalu|kemarin|kmrn|malam|pagi|sore|siang|\d{1,2}(?! (?:\w+ )?(?:19|20)\d\d))|"
    r"\b(?:meninggal|wafat|berpulang)(?: dunia)?,? hari (?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad)\b"
    r"(?![^.?!\n]{0,30}\b(?:(?:19|20)\d\d|(?:tahun|thn|years?) (?:yang |yg )?(?:lalu|silam|ago)))|"
    r"\b(?:died|passed away)\b[^.?!\n]{0,25}\b(?:today|yesterday|last night|this morning)|\bfuneral\b",
    flags=re.I,
)
_DIED = (
    r"(?:meninggal|wafat|berpulang|tutup usia|tiada|mangkat|(?<!ingin )(?<!minta )dimakamkan"
    r"|dipanggil (?:tuhan|allah|yang maha kuasa)|passed away|died|was buried|was laid to rest)"
)
_OWN = r"(?:nya|ku)?(?: (?:saya|kami|aku|sy|gw|gue))?"
_KIN_PATTERNS: tuple[tuple[str, Pattern], ...] = tuple(
    (
        key,
        Pattern(
            rf"\b(?:{words})(?! mertua){_OWN}\)?(?:, [^.?!,;]{{3,90}},|,? yang(?: \w+){{1,5}})?(?: \w+){{0,4}},? "
            rf"(?:(?:juga|pun|sudah|telah|baru|baru saja|tadi malam|has|just) ){{0,3}}{_DIED}\b"
            rf"|\b(?:almarhum(?:ah)?|alm|almh|mendiang|jenazah)\.? (?:{words})(?! mertua)(?:nya|ku)?\b"
            rf"|\bmy (?:late |deceased )?(?:{english})(?: \w+){{0,3}} (?:(?:has|have|just|recently|was) ){{0,2}}"
            rf"{_DIED}\b"
            rf"|\bmy late (?:{english})\b",
            flags=re.I,
        ),
    )
    for key, words, english in (
        ("husband", "suami", "husband"),
        ("wife", "istri|isteri", "wife"),
        ("father", "ayah|bapak|bapa|papa|papah|bokap|babeh|abah", "(?:father|dad)(?![- ]in[- ]law)"),
        ("mother", "ibu|ibunda|mama|mamah|emak|nyokap|bunda", "(?:mother|mom|mum)(?![- ]in[- ]law)"),
        ("child", "anak|putra|(?<!mbah )(?<!eyang )putri", "child|son|daughter"),
        ("grandfather", "kakek|opa|engkong|eyang kakung|(?:sim)?mbah kakung", "grandfather"),
        ("grandmother", "nenek|oma|eyang putri|(?:sim)?mbah putri", "grandmother"),
        ("parent-in-law", "mertua|ibu mertua|bapak mertua|ayah mertua", "(?:mother|father)[- ]in[- ]law"),
        ("sibling", "adik|kakak|abang|saudara kandung", "brother|sister"),
    )
)
_KIN: Patterns[str] = Patterns(_KIN_PATTERNS)
_JUST_DIED = re.compile(
    rf"\b(?:tadi|{_LAST_NIGHT}|barusan|baru saja)\b[^.?!,;]{{0,40}}\b{_DIED}\b"
    rf"|[^.?!,;]{{0,40}}\b{_DIED}\b[^.?!,;]{{0,25}}"
    r"\b(?:tadi|td|kemar(?:in|en)|semalam|barusan|hari ini|pagi ini|malam ini"
    r"|subuh|today|yesterday|last night|this morning)\b",
    re.IGNORECASE,
)
_RELATIVE = Pattern(  # beside those of _KIN, which a letter calls by their name
    r"\b(?:paman|om|oom|tante|bibi|pakde|bude|pakdhe|budhe|paklek|bulek|sepupu|keponakan|ponakan|cucu|cicit|buyut|uwak"
    r"|saudara|sodara|keluarga|kerabat|kakak ipar|adik ipar|menantu|orang ?tua|ortu|tunangan"
    rf"|uncle|aunt|cousin|nephew|niece|parents?|family|relative)\b{_OWN}[^.?!,;]{{0,30}}\b{_DIED}\b"
    r"|\b(?:almarhum(?:ah)?|alm|almh|mendiang|jenazah|(?<!ke )makam|late)\.? (?:paman|om|tante|bibi|pakde|bude|sepupu"
    r"|keponakan|cucu|saudara|(?<!makam )keluarga|orang ?tua|ortu|kedua orang ?tua|uncle|aunt|cousin|parents?)\b",
    flags=re.I,
)
_THEY = Pattern(  # of whom the mail has told before
    rf"\b(?:beliau|(?<!terus )dia|ia|he|she)\b{_OWN}[^.?!,;]{{0,30}}\b{_DIED}\b", flags=re.I
)
_SOMEBODY = Pattern(
    rf"\b(?:beliau|(?<!terus )dia|ia|orangnya|orang itu|he|she)\b[^.?!,;]{{0,30}}\b{_DIED}\b", flags=re.I
)
_NAMED_KIN = tuple(
    (key, re.compile(rf"\b(?:{words})\b(?! mertua)(?!\s?/)", re.IGNORECASE))
    for key, words in (
        ("husband", "suami(?:ku)?|my husband"),
        ("wife", "istri(?:ku)?|isteri|my wife"),
        ("father", "ayah(?:ku|nda)?|bapak(?:ku)? (?:saya|kami|sy|aku)|papa(?:ku)?|my father"),
        ("mother", "ibunda|ibu(?:ku)? (?:saya|kami|sy|aku)|mama(?:ku)?|my mother"),
        ("child", "anak(?:ku)? (?:saya|kami|sy|aku)|my (?:son|daughter|child)"),
    )
)
_ADDRESS = re.compile(  # "Bapak/Ibu, suami saya ..." is no mother
    r"\b(?:yth\.? ?)?(?:bapak|ibu|bpk|pak|bu)\s?(?:/|dan|\\)\s?(?:bapak|ibu|bpk|pak|bu)\b|\byth\.? (?:bapak|ibu)\b"
    r"|\bbapak ibu\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:(?P<other>teman|temen|kawan|sahabat|rekan|bos|majikan|tetangga|penjual|pemilik|ketua|pimpinan|direktur|klien"
    r"|pelanggan|karyawan|pegawai|dokter|bidan|perawat|apoteker|friend|colleague|seller|owner|neighbou?r|client)"
    r"|ayah|bapak|ibu|suami|istri|isteri|anak|kakek|nenek|adik|kakak|abang|paman|om|tante|bibi|mertua|father|mother"
    r"|husband|wife|son|daughter|brother|sister|uncle|aunt)(?:nya|ku)?\b",
    re.IGNORECASE,
)
_OF_WORK = Pattern(  # whose death is told, but not as that of a relative
    r"\b(?:ketua|pemilik|pimpinan|direktur|pengurus|bendahara|sekretaris|apoteker\w*|dokter\w*|bidan|perawat|karyawan"
    r"|pegawai|rekan|teman|kawan|sahabat|bos|majikan|tetangga|warga|penghuni|klien|pasien|pelanggan|ustad\w*|kiai|guru"
    r"|penanggung jawab|pendiri|owner|chairman|director|colleague|friend|neighbou?r|employee|client|patient)\b"
    rf"[^.?!;]{{0,40}}\b{_DIED}\b",
    flags=re.I,
)
_OURS = Pattern(  # with whom the writer worked, or who was a friend
    r"\b(?:ketua|pimpinan|direktur|pengurus|bendahara|sekretaris|apoteker\w*|dokter\w*|bidan|perawat|karyawan|pegawai"
    r"|rekan|teman|kawan|sahabat|guru|penanggung jawab|pendiri|apj|refraksionis|terapis|anggota)(?: \w+){0,3} "
    rf"(?:kami|saya|sy|kita)(?:,? \w+){{0,4}},? {_DIED}\b"
    rf"|\b(?:my|our) (?:colleague|friend|chairman|pharmacist|doctor|director|employee)(?: \w+){{0,3}} {_DIED}\b",
    flags=re.I,
)
_THESE_WEEKS = Pattern(  # after which a letter still speaks of who was no relative
    rf"\b{_DIED}\b(?: dunia)?(?: \w+)?(?: \w+)? (?:(?:hari|minggu|pekan|bulan|bln)(?: yang| yg)? (?:lalu|kemar[ie]n)"
    r"|(?:\d{1,2}|two|three|a few) (?:days|weeks) ago|last (?:week|month))\b",
    flags=re.I,
)
_CALLED = re.compile(  # "ibu Lidya" is how somebody is addressed, and nobody's mother
    r"\b(?:[Ii]bu|[Bb]u|[Bb]apak|[Pp]ak|[Bb]pk) (?=(?!Saya|Kami|Mertua|Kandung|Dan|Meninggal|Wafat)[A-Z][a-z])"
)
_ONLY_IF = Pattern(
    r"\b(?:kalau|kalo|klo|kl|jika|jk|bila|apabila|seandainya|andai|misal(?:nya)?|nanti|kelak|when|if|once|in case)\b"
    rf"[^.?!;\n]{{0,40}}\b{_DIED}\b",
    rf"\b(?:menunggu|nunggu|jangan sampai|wait\w*)\b[^.?!;\n]{{0,30}}\b{_DIED}\b",  # who waits for it has not lost them
    flags=re.IGNORECASE,
)
_CONDOLES = Pattern(  # with us, for one of ours
    r"\b(?:menyampaikan|mengucapkan|sampaikan|ucapkan|ikut|turut|offer\w*|express\w*)(?: \w+){0,3}"
    r" (?:bela ?sungkawa|duka ?cita|ber ?duka(?: ?cita)?|condolences?)\b",
    flags=re.IGNORECASE,
)
_OF_OURS = Pattern(
    r"\b(?:berpulang|wafat|meninggal|kepergian|passing|death|loss)(?:nya)?\b[^?!]{0,120}\b(?:pegawai|petugas|penyuluh|staf|staff"
    r"|officer|ptsp|dpmptsp|kasatlak|kepala unit|loket|lurah|camat|rekan bapak|rekan ibu|your colleague)\b",
    r"\b(?:pegawai|petugas|penyuluh|staf|kasatlak|loket|ptsp|dpmptsp|officer|your colleague)\b[^?!]{0,120}"
    r"\b(?:berpulang|wafat|meninggal|passed away|died)(?:nya)?\b",
    flags=re.IGNORECASE,
)
_ALIVE = Pattern(
    r"\b(?:icu|hcu|kritis|koma|sekarat|sakaratul\w*|sakit keras|masih hidup|masih ada umur|tinggal menunggu|dirawat"
    r"|minta(?:k)? keluarga bersiap|siap-siap|hospice|dying|intensive care|terminally ill|still alive)\b",
    flags=re.I,
)
_DYING = Pattern(  # beside whom the death of another, long ago, is not mourned
    r"\b(?:kritis|sekarat|sakaratul\w*|minta(?:k)? keluarga bersiap|(?:suruh|menyuruh) keluarga bersiap|siap-siap|dying"
    r"|terminally ill)\b",
    flags=re.I,
)
_PASSED = Pattern(rf"\b{_DIED}\b", flags=re.I)
AT_A_GRAVE = Pattern(r"\b(?:makam\w*|kubur\w*|nisan|pusara|iptm|tpu|grave|burial|cemetery)\b", flags=re.I)
"""Words of a mail on a grave."""
_THE_LATE = r"(?:almarhum(?:ah)?|almh?|mendiang|late)"
_AT_THEIR_GRAVE = Pattern(  # "almarhum kakek mewakafkan tanah untuk pemakaman warga" mourns nobody
    rf"\b(?:makam\w*|kubur\w*|nisan|pusara|iptm|tpu|grave|burial)\b[^.?!]{{0,45}}\b{_THE_LATE}\b",
    rf"\b{_THE_LATE}\b[^.?!]{{0,45}}\b(?:makam(?:nya)?|kubur\w*|nisan\w*|pusara|iptm|tpu|grave|burial|buried)\b",
    flags=re.I,
)
COLLEAGUE = "colleague"
"""The key of who died where it was no relative, but somebody of the writer's own."""
_WIDOW_NOW = Pattern(  # puts in their own name what was in that of husband or wife
    r"\b(?:nama|milik) (?:almarhum(?:ah)?|almh?|mendiang)\.? (?:suami|istri|isteri)\b",
    r"\bin the name of my late (?:husband|wife)\b",
    flags=re.I,
)
_DUG_UP = Pattern(  # what is done with a grave only years after its burial
    r"\b(?:tulang(?:-| )?belulang|(?:ke)?rangka|(?:di|me)?pindah\w*|memindah\w*|(?:di|mem)?bongkar\w*|digali"
    r"|remains|exhum\w*|relocat\w*)\b",
    flags=re.I,
)
_SPAN = 60  # code points around a death in which its time is told
_LONG_AGO = re.compile(
    r"\b(?:[1-9]\d|sepuluh|belasan|puluhan|bertahun|berpuluh|ten|twenty|many) ?-?(?:tahun|thn|taun|th|years?)\b"
    r"|\b(?:[2-9]|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|two|three|four|five|six|seven|eight|nine)"
    r" ?(?:tahun|thn|taun|th|years?)(?: yang)? (?:lalu|yg lalu|silam|kemarin|ago)\b"
    r"|(?<!panjang )(?<!urus )(?<!cabut )(?<!minta )(?<!harus )\b(?:dulu|dahulu)\b(?! ?[?.,!])"
    r"(?! yang (?:meng|ng)?urus)"
    r"|\b(?:years ago|long ago|waktu saya (?:kecil|sd|smp|sma))\b",
    re.IGNORECASE,
)
_LATELY = re.compile(  # "September kemaren bapak wafat"
    r"\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|minggu|pekan|bulan"
    r"|lebaran|puasa)(?: \w+)? (?:kemar[ie]n|kmrn|lalu)(?:,? \w+){0,4},? "
    rf"{_DIED}\b|\b{_DIED} (?:\w+ ){{0,2}}"
    r"(?:(?:\d|dua|tiga|empat|lima|enam|tujuh|beberapa) ?)?(?:hari|minggu|bulan|bln) (?:yang |yg )?"
    r"(?:lalu|kemar[ie]n)\b"
    rf"|\b{_DIED} (?:di |pada )?(?:bulan|bln) (?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober"
    r"|november|desember)\b(?! (?:\w+ )?(?:tahun )?(?:19|20)\d\d)(?! (?:tahun )?lalu)"
    rf"|\b{_DIED} (?:dunia )?(?:di |pada )?(?:bulan |bln )?(?:januari|februari|maret|april|mei|juni|juli|agustus"
    r"|september|oktober|november|desember) (?:yang |yg )?(?:lalu|kemar[ie]n|kmrn|ini|tahun ini)\b",
    re.IGNORECASE,
)
_WHO_DIED = re.compile(  # names one, tells no news
    rf"\b(?:yang|yg|who)(?: (?:sudah|telah|has))? {_DIED}$", re.IGNORECASE
)
_OF_ANOTHER = re.compile(  # "bapak meninggal bulan Juni, ibu sudah duluan 2015"
    r", (?:sedangkan |dan )?(?:ibu|ibunda|mama|emak|bapak|ayah|papa|kakak|adik|suami|istri|anak|kakek|nenek)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")
_YEAR_OF_IT = re.compile(  # "praktik sejak 1996" tells not when somebody died
    r"(?<!sejak )(?<!sejak tahun )(?<!dari )(?<!dari tahun )(?<!mulai )(?<!since )\b(19\d\d|20\d\d)\b", re.IGNORECASE
)
_PLACES = re.compile(  # around which the time of a death is told
    rf"\b(?:makam\w*|kubur\w*|iptm|petak|liang|grave|almarhum(?:ah)?|alm|mendiang|{_DIED})\b", re.IGNORECASE
)
_BEFORE = 120  # code points before a "beliau" in which the one who is meant is named
_UNBORN = Pattern(  # who is to be buried all the same
    r"\b(?:keguguran|lahir (?:dalam keadaan )?mati|meninggal (?:di |dalam )kandungan|bayi (?:saya|kami|kita)?"
    r" ?(?:meninggal|tidak tertolong)|stillborn|stillbirth|miscarr\w+)\b",
    flags=re.I,
)
_FRESH = 10  # years after a death that a letter on a grave may still speak of it


def grief_of(told: str, words: str, year: int | None) -> tuple[str, str] | None:
    """Return how the writer of a mail mourns ("recent" or "past") and whom, or None.

    ``told`` is subject and new text on one line, ``words`` the text alone; ``year`` is that of the mail. Whom: a key of
    the template ``condolence``, or empty.
    """
    told, happened = (_CALLED.sub("", _ADDRESS.sub(" . ", _ONLY_IF.sub(" ", text))) for text in (told, words))
    if _UNBORN.search(happened) and AT_A_GRAVE.search(told):
        return "recent", "child"
    if not _DEAD.search(told) or _NOT_THEIRS.search(words) or _CONDOLES.search(words):
        return None
    recent = bool(_RECENT.search(happened))
    if (_ALIVE.search(happened) and not _PASSED.search(happened)) or (_DYING.search(happened) and not recent):
        return None
    lost = set(_KIN.found(told))
    spoken = _spoken_of(told) if not lost else ""
    another = _is_another(told)
    relative = bool(_RELATIVE.search(told)) or bool(spoken) or (_THEY.search(told) is not None and not another)
    if not (lost or relative) and (not recent or another or _OF_WORK.search(happened)):
        return _of_ours(happened, recent=recent)
    if recent:
        return "recent", kin_lost(happened) or spoken
    whom = _lost_before(told, lost, spoken, year)
    return None if whom is None else ("past", whom)


def _of_ours(happened: str, *, recent: bool) -> tuple[str, str] | None:
    """Return how a letter mourns somebody of the writer's own who was no relative, and died in these weeks."""
    lately = recent or (_THESE_WEEKS.search(happened) is not None and not _LONG_AGO.search(happened))
    return ("recent" if recent else "past", COLLEAGUE) if lately and _OURS.search(happened) else None


def condoles_with_us(words: str) -> bool:
    """Whether the writer of ``words`` condoles with this office on the death of one of its people."""
    return _CONDOLES.search(words) is not None and _OF_OURS.search(words) is not None


def _lost_before(told: str, lost: set[str], spoken: str, year: int | None) -> str | None:
    """Return whom of ``lost`` the writer lost not just now, empty where nobody knows; None where nobody is mourned."""
    if not (_PASSED.search(told) or _AT_THEIR_GRAVE.search(told) or _WIDOW_NOW.search(told)):
        return None  # "digadaikan almarhum bapak" tells of no death
    if not _PASSED.search(told) and _DUG_UP.search(told):
        return None  # whose grave is moved died long ago unless the mail tells otherwise
    if (undated := _undated(told, lost)) is not None:
        return undated
    if (last := _lost_last(told)) is not None:
        return last
    several = len(lost) + bool(_RELATIVE.search(told)) > 1
    return None if several or _is_long_ago(told, year) else kin_lost(told) or spoken


def _spoken_of(told: str) -> str:
    """Return which relative a "beliau berpulang" means: the last one that is named before it, if any is."""
    found = _THEY.search(told)
    if found is None:
        return ""
    places = [
        (match.start(), key)
        for key, kin in _NAMED_KIN
        for match in kin.finditer(told[max(0, found.start() - _BEFORE) : found.start()])
    ]
    return max(places)[1] if places else ""


def _is_another(told: str) -> bool:
    """Whether the "dia" who died is somebody whom the mail named before by their work, or as a friend."""
    found = _SOMEBODY.search(told)
    if found is None:
        return False
    people = list(_PERSON.finditer(told[max(0, found.start() - _BEFORE) : found.start()]))
    return bool(people) and people[-1]["other"] is not None


def _undated(told: str, lost: set[str]) -> str | None:
    """Return which of several relatives died without a year being told, where it is told of all others; else None."""
    deaths = {key: [*kin.finditer(told)] for key, kin in _KIN_PATTERNS if key in lost}
    dated = {key for key, found in deaths.items() if any(_says_when(told, match) for match in found)}
    left = {key for key in lost - dated if not all(_WHO_DIED.search(match[0]) for match in deaths[key])}
    return left.pop() if len(lost) > 1 and len(left) == 1 and dated else None


def _lost_last(told: str) -> str | None:
    """Return which relative died in these months, empty for one that a letter does not name; None where none did."""
    for match in _LATELY.finditer(told):
        clause = told[max(told.rfind(stop, 0, match.start()) for stop in ".?!,;") + 1 : match.end()]
        if (kin := kin_lost(clause)) or _RELATIVE.search(clause):
            return kin
    return None


def _says_when(told: str, match: re.Match[str]) -> bool:
    """Whether the sentence of a death says a year, or that it was long ago; what it says of another one's tells not."""
    begin = max(told.rfind(stop, 0, match.start()) for stop in ".?!") + 1
    end = min((place for stop in ".?!" if (place := told.find(stop, match.end())) >= 0), default=len(told))
    another = _OF_ANOTHER.search(told, match.end(), end)
    sentence = told[begin : end if another is None else another.start()]
    return bool(_YEAR.search(sentence) or _LONG_AGO.search(sentence))


def _is_long_ago(told: str, year: int | None) -> bool:
    """Whether some death or grave that is told is older than a letter would speak of."""
    for place in _PLACES.finditer(told):
        near = told[max(0, place.start() - _SPAN) : place.end() + _SPAN]
        told_of = _YEAR if AT_A_GRAVE.match(place[0]) else _YEAR_OF_IT
        years = [int(found) for found in told_of.findall(near)]
        if _LATELY.search(near):
            continue
        if _LONG_AGO.search(near) or (year is not None and any(found < year - _FRESH for found in years)):
            return True
    return False


def kin_lost(words: str) -> str:
    """Return which relative of the writer has died, as far as one and only one is named so; else an empty string.

    Of several it is the one of whom it is said that they died just now.
    """
    found = set(_KIN.found(words))
    if len(found) > 1:
        now = " . ".join(match[0] for match in _JUST_DIED.finditer(words))
        found &= set(_KIN.found(now))
    return found.pop() if len(found) == 1 else ""
