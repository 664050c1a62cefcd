"""Matters that other offices see to: told apart by the citizen's words, so that a letter can say whom to ask.

Which office sees to a matter stands in the template ``out_of_scope``, for whoever runs the desk to change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpdesk.model.question import Question
from helpdesk.pattern import Pattern, Patterns

UNLIKELY = 0.5  # P(no entry answers it): from here on a question that names such a matter is taken to be about it
BESIDE = 0.4  # the same for a further question of a mail that is about such a matter
_READ = 2000  # code points of a question
_MATTERS: tuple[tuple[str, str], ...] = (
    (
        "passport",
        # what is done about one: most of our lists ask a foreigner for theirs
        r"imigrasi|immigration"
        r"|(?:perpanjang\w*|memperpanjang|(?:meng|di|ng)?urus|bikin|buat|pembuatan|ganti|mengganti|daftar|cetak|syarat"
        r"|extend\w*|extension of|renew\w*|renewal of|get|make|apply for|replace|lost|issue) (?:\w+ ){0,2}?"
        r"(?:e-?paspor|paspor|passport|visa|kita[sp])"
        r"|(?:e-?paspor|paspor|passport|visa|kita[sp])(?:nya)? (?:\w+ ){0,3}?"
        r"(?:expires?|expired|expiring|habis|mati|berakhir|hilang|ilang|rusak|lost"
        r"|extension|renewal|perpanjangan|(?:di)?perpanjang|diurus|urus|bikin|dibuat|bisa di"
        r"|(?:tidak|belum|blm|kapan) (?:jadi|selesai|keluar|terbit|kelar|bisa diambil)\w*|diambil|not ready)",
    ),
    (
        "driving-licence",
        r"sim (?:[abcd][12]?|mati|keliling|internasional|motor|mobil)"
        r"|(?:perpanjang\w*|memperpanjang|bikin|buat|pembuatan|urus|ngurus|mengurus) sim(?! ?card)"
        r"|driving licen[cs]e|driver'?s licen[cs]e",
    ),
    ("vehicle-tax", r"stnk|bpkb|samsat|pajak (?:kendaraan|motor|mobil)|plat nomor|vehicle tax"),
    (
        "identity-card",
        r"e-?ktp|ktp|kartu keluarga|akt[ae] (?:kelahiran|lahir|kematian)|dukcapil|pindah (?:alamat|domisili|kk)",
    ),
    (
        "birth-record",
        r"akt[ae] (?:kelahiran|lahir)(?: \w+){0,3} (?:hilang|ilang|rusak|salah|telat|terlambat)"
        r"|(?:bikin|buat|urus|mengurus|cetak|lapor) akt[ae] (?:kelahiran|lahir)|lost (?:my |our )?birth certificate",
    ),
    (
        "marriage",
        r"(?:buku|surat|akt[ae]|daftar|numpang|pengantar|rekomendasi) nikah|kua|pernikahan|surat n-?[1-6]\b"
        r"|(?:akt[ae]|pencatatan|catat\w*|lapor\w*)"
        r" (?:per)?kawin\w*"
        r"|(?:register\w*|report\w*|record\w*) (?:\w+ ){0,2}marriage|marriage (?:certificate|registration|book)",
    ),
    ("job-seeker-card", r"kartu kuning|kartu (?:tanda )?pencari kerja|kartu ak-?1"),
    ("police-record", r"skck|surat kelakuan baik|catatan kepolisian"),
    ("land-certificate", r"sertifikat tanah|sertipikat|balik nama (?:sertifikat|tanah)|bpn|ptsl|kantor pertanahan"),
    (
        "tax",
        r"spt|pajak penghasilan|pph|efin|(?:kartu|bikin|buat|urus|mengurus|cetak|daftar) npwp"
        r"|(?:issue|get|obtain|apply for|register for) (?:the |a |my |our )?tax (?:number|id)|income tax",
    ),
    (
        "local-tax",
        r"(?:bayar|cicil|tunggakan|keringanan|pemutihan|denda|nunggak|menunggak) (?:pajak )?(?:pbb|bphtb)"
        r"|keringanan (?:\w+ ){0,2}(?:pbb|pajak bumi)"
        r"|(?:pbb|bphtb)(?:nya)?(?: rumah| tanah)?(?: saya| kami)?(?: tahun ini)? (?:naik|turun|mahal|salah"
        r"|dinaikkan|telat|nunggak|menunggak|terutang|dicicil"
        r"|diputihkan|bisa|boleh|belum)",
    ),
    ("health-insurance", r"bpjs|kartu indonesia sehat|kis"),
    (
        "electricity-water",
        r"pln|(?<!kabel )(?<!tiang )(?<!arus )(?<!tersengat )listrik|pdam|air pam|palyja|aetra|pam jaya",
    ),
    ("social-aid", r"bansos|bantuan sosial|pkh|kjp|kartu jakarta pintar|dtks"),
    ("halal", r"(?<!bi )(?<!bi-)(?<!bi)halal(?![ -]?bi[ -]?halal)"),  # and no feast
    ("food-drugs", r"bpom|izin edar|nomor edar|ijin edar"),
    ("trademark", r"merek dagang|daftar(?:in|kan)? merek|hak merek|hak cipta|paten|haki|djki|trademark|copyright"),
    (
        "company-deed",
        r"akta pendirian pt|(?:bikin|buat|mendirikan|pendirian) (?:pt|cv)|sk kemenkumham|ditjen ahu"
        r"|set up a (?:pt|company)",
    ),
    (  # who is divorced, or was, asks for none
        "divorce",
        r"(?:gugat\w*|menggugat|(?:ng|meng|di)?urus|sidang|proses|akta|akte|surat|minta|mau|ingin|daftar\w*|talak)"
        r" (?:\w+ )?(?:per|ber)?cerai\w*|perceraian|menceraikan|hak asuh anak"
        r"|(?:file|filing|apply|get|certificate|decree|papers?)(?: \w+){0,3} divorce|divorce (?:papers?"
        r"|certificate|decree)",
    ),
    ("labour", r"pesangon|phk|upah minimum|bpjs ketenagakerjaan|bpjstk|severance"),
    ("customs", r"bea ?cukai|kepabeanan|customs"),
    ("drones", r"drone|pesawat tanpa awak"),
    (
        "lease",
        r"(?:menaikkan|naikkan|naikin|dinaikkan|kenaikan)(?: \w+)? sewa|sewa(?:nya)? (?:dinaikkan|dinaikin|naik)"
        r"|(?:uang )?(?:jaminan|deposit) sewa"
        r"|(?:menegur|tegur|menyuruh|memaksa|paksa|melaporkan|laporkan) (?:\w+ )?(?:pengelola|pemilik) "
        r"(?:gedung|ruko|kontrakan|kos|rumah|kios)"
        r"|(?:landlord|pemilik (?:ruko|rumah|kontrakan|kos|gedung|tanah)(?:nya)?) "
        r"(?:\w+ )?(?:mengusir|ngusir|memutus|raise\w*|evict\w*)|raise the rent|rent increase",
    ),
)
# "perpanjang sim A dan paspor": the same is to be done about both
_BOTH = re.compile(
    r"\b(perpanjang\w*|memperpanjang|(?:meng|di|ng)?urus|bikin|buat|pembuatan|ganti|renew\w*)"
    r" ((?:\w+ ){0,2}?(?:sim(?: [abc])?|skck)) (?:dan|sama|sm|plus|sekalian|serta|and|&) (?=e-?paspor|paspor|passport)",
    re.IGNORECASE,
)
# what somebody shows in place of a paper is not what they ask for, nor where their identity card is from
_HELD = re.compile(
    r"\b(?:with|using|on|by|and|or|pakai|pake|memakai|dengan|menggunakan|atau|dan|sama|melampirkan|lampirkan|attach)"
    r" (?:an? |my |our |his |her |their |the |only )*(?:\w+ )?(?:e-?paspor|paspor|passport|visa|kita[sp])\b|"
    r"\b(?:i|we) (?:only )?(?:hold|have)(?: only)? (?:an? |my |our )?(?:\w+ ){0,2}?(?:passport|visa|kita[sp])"
    r"(?: and (?:an? )?(?:\w+ ){0,2}?(?:passport|visa|kita[sp]))?\b"
    r"|\b(?:saya|kami|cuma|hanya) (?:\w+ ){0,2}?(?:punya|pegang|memegang|pakai|memakai|ada) (?:paspor|visa|kita[sp])\b"
    r"|\b(?:atau|apa|or)(?: (?:ke|di|kantor|the))* samsat\b"  # where only one of two ways lies
    r"|\bktp (?:(?:saya|sy|aku|ku|gue|gw|kami|masih|daerah|dari|asal|istri|suami) )*"
    r"(?-i:(?!Elektronik|Asli|Anda|Baru)[A-Z][a-z]+)",
    re.IGNORECASE,
)
_COMPILED = Patterns((matter, Pattern(rf"\b(?:{words})\b", flags=re.IGNORECASE)) for matter, words in _MATTERS)
CLEAR = frozenset(
    {
        "tax",
        "birth-record",
        "local-tax",
        "passport",
        "driving-licence",
        "vehicle-tax",
        "marriage",
        "police-record",
        "job-seeker-card",
        "social-aid",
        "drones",
        "electricity-water",
        "halal",
        "food-drugs",
        "trademark",
        "divorce",
        "labour",
        "customs",
        "lease",
    }
)
"""The matters that no mail about one of our permits names by the way, as it does an identity card or a tax number."""
BESIDE_OURS = CLEAR - {"electricity-water", "tax"}  # these two stand in too many papers that we ask for
_WHO_DOES = Pattern(
    r"\b(?:di|ke) (?:sini|disini|ptsp|kantor|tempat|bapak|ibu|samsat|mana)\b|\b(?:ngurus|urus|diurus|mengurus"
    r"|urusnya|bikin"
    r"|dikeluarkan|keluarkan|diterbitkan|terbitkan|menerbitkan|dilayani|sekalian|juga yang)\b"
    r"|\b(?:do you|your office|where|which office|here|issued? by)\b"
)
MATTERS = tuple(matter for matter, _ in _MATTERS)


def asks_who(question: Question) -> bool:
    """Return whether a question asks which office does something, or whether ours does."""
    return bool(_WHO_DOES.search(question.words))


def matters_of(questions: Iterable[Question], unlikely: float = UNLIKELY) -> tuple[str, ...]:
    """Return the matters of other offices that the questions speak of which no entry answers, in our order.

    ``unlikely`` is P(no entry answers it) from which a question counts.
    """
    return matters_in(" ".join(question.text[:_READ] for question in questions if question.out_of_scope >= unlikely))


def matters_in(text: str) -> tuple[str, ...]:
    """Return the matters of other offices that ``text`` speaks of, in our order."""
    return tuple(_COMPILED.found(_HELD.sub(" ", _BOTH.sub(r"\1 \2, \1 ", text))))
