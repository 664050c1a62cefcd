"""How a question asks: for a list, for yes or no, for a place, a time, a number, a person, or one of two.

Rules over words in usual spelling (see aspects.usual), the first that holds. The form decides with what kind of
sentence an answer begins; what it is about is the business of the aspects.
"""

from __future__ import annotations

from helpdesk.model.question import Form
from helpdesk.pattern import Pattern

_NEEDING = (
    r"(?:perlu|butuh|harus|wajib|siapkan|menyiapkan|bawa|lampirkan|lengkapi|kurang|diperlukan|dibutuhkan|dibawa"
    r"|disiapkan|dilampirkan|dilengkapi)"
)
_LIST = (
    r"\bapa (?:syarat|persyaratan|dokumen|berkas|kelengkapan)(?:nya)?"
    r"(?= (?:izin|sip\w*|ya|sih|untuk|buat|kak|min|pak|bu|sekarang|saat|terbaru|baru)\b|$)",
    r"\b(?:syarat|persyaratan|dokumen|berkas)\b(?: \w+){0,6} mana(?: saja)?(?: ya)?$",
    r"\b(?:syarat|persyaratan) (?:dan|serta) (?:\w+ ?){1,3}$",
    r"\b(?:tanya|menanyakan)\b(?: \w+){0,3} (?:syarat|persyaratan)\b",
    r"\bapa (?:saja|lagi)\b|\bapalagi\b|\bapa(?:kah)? (?:saja )?yang\b",
    rf"\b{_NEEDING} (?:\w+ )?apa\b(?! \w+ (?:tidak|atau))",
    r"\b(?:syarat|persyaratan|dokumen|berkas|kelengkapan)\b(?: \w+){0,5} (?:apa|bagaimana)$|^surat apa$",
    r"\bizin apa (?:ya |sih |saja )?(?:yang )?(?:wajib|perlu|harus|dibutuhkan|diperlukan|diurus)\b",
    r"\bwhat (?:are|is) (?:the |your )?(?:\w+ )?(?:syarat|dokumen|papers)\b",
    r"\b(?:what|which) (?:\w+ )?(?:syarat|dokumen|papers|izin)\b|\bwhat (?:do|should|must) i\b|\bwhat is (?:needed"
    r"|syarat)\b",
    r"^(?:(?:dan|terus|lalu|nah) )*(?:syarat|persyaratan)\b(?: \w+){0,6} apa\b"
    r"(?! (?:boleh|bisa|dapat|harus|perlu|wajib|masih|tidak|cukup|sama|sudah|juga|dengan)\b)",
    r"\bsebutkan\b|\bdaftar (?:syarat|persyaratan|dokumen)\b",
)
_CHANNEL = (
    r"(?:kelurahan|kecamatan|ptsp|dpmptsp|kantor|loket|oss|jakevo|simbg|dinas|provinsi|kota|tpu|daring|luring|email"
    r"|aplikasi|website|web|kominfo|kementerian|pusat|bpom|dinkes|dinsos|dishub|disnaker|esdm|pemprov|notaris|polisi)"
)
_WHERE = (
    r"\bkewenangan\b|\bissued by\b|\bwhich (?:office|authority|level)\b",
    r"\b(?:ke|kepada|sama) siapa\b|\bsiapa yang (?:berwenang|mengeluarkan|menerbitkan|tanda tangan|menandatangani"
    r"|(?:mem)?verifikasi)\b",
    r"\b(?:ke|di|lewat|melalui) (?:\w+ ){1,3}(?:atau|apa|or) (?:ke|di|lewat|melalui) (?!mana\b|rumah\b)\w",
    rf"\b(?:masih|tetap) (?:di|ke|lewat|melalui) {_CHANNEL}\b",
    r"\bmanual (?:atau|apa|or) (?:\w+ )?(?:lewat|melalui|via|di|pakai|daring|oss)\b",
    r"\bwho (?:issues|signs|grants|is in charge)\b",
    r"\b(?:dimana|kemana|where|(?<!mulai )(?<!mulainya )(?:di|ke|lewat|melalui|dari) mana"
    r"|(?:urus|mengurus|diurus|ajukan|mengajukan|diajukan|daftar|mendaftar) (?:\w+ ){0,2}(?:lewat|melalui) apa"
    r"|(?:kantor|unit|loket|kelurahan|situs|website) "
    r"mana)\b(?! saja hilang)",
    rf"\b{_CHANNEL}(?: \w+){{0,4}} (?:atau|apa|or)(?: \w+){{0,5}} (?:{_CHANNEL}|datang|langsung|offline|in person)\b",
    rf"\b(?:atau|apa|or) (?:\w+ ){{0,2}}(?:datang|langsung|harus datang|come)(?: \w+){{0,2}} {_CHANNEL}\b",
    r"\b(?:bisa|boleh|dapat|apakah|harus|can|could|possible)\b(?: \w+){0,6} (?:daring|luring|dari rumah|in person)\b",
    r"^(?:daring|luring)\b|\b(?:harus|perlu|wajib|mesti|have to|must) (?:\w+ ){0,2}(?:datang|come|hadir)\b(?! (?:saat"
    r"|waktu) survei)",
    rf"\b(?:bisa|boleh|dapat) (?:\w+ ){{0,3}}(?:urus|diurus|mengurus|diajukan|aju|mengajukan|daftar)(?: \w+){{0,4}} "
    rf"(?:di|ke|lewat|melalui) (?:{_CHANNEL}|sini|ktr)\b",
)
_WHEN = (
    r"\b(?:kapan|when)\b|\bhow (?:early|late)\b|\bhow (?:long|lama|far) (?:before|sebelum|ahead|in advance)\b",
    r"\bpaling (?:cepat|lambat|awal|telat)\b",
    r"\b(?:berapa|how many) (?:hari|minggu|bulan|jam|months?|weeks?) (?:sebelum|before|in advance)\b",
    r"\b(?:tunggu|menunggu|nunggu|wait)(?: \w+){0,4} (?:habis|mati|kadaluarsa|berakhir)\b",
    r"\bperpanjang(?:an)? (?:\w+ )?(?:sekarang|lebih awal|duluan|early|now)\b|\bdiperpanjang (?:\w+ )?(?:sekarang"
    r"|lebih awal)\b",
    r"\bsekarang(?: \w+){0,3} (?:di|mem)?perpanjang\b|\b(?:di|mem)?perpanjang(?: \w+){0,3} sebelum\b",
)
# a result, a visit, opening hours: not the day to do something
_NOT_WHEN = Pattern(
    r"\b(?:harus|perlu|wajib|masih|tetap)(?: \w+)? (?:rekomendasi|rekom|surat|legalisir|skp|str)\b|"
    r"\bkapan(?: \w+){0,6} (?:selesai|jadi|terbit|keluar|turun|kelar|survei|disurvei|ditinjau|diproses|dibalas|dijawab"
    r"|buka|tutup|libur|habis|mati|berakhir|diundang|diterbitkan|datang)\b"
    r"|\bsekarang (?:ini )?(?:bagaimana|lewat mana|di mana|dimana|ke mana|kemana)\b"
    r"|\b(?:bagaimana|cara)\b.*\bsekarang\b"
    r"|\b(?:sampai|hingga|dari|sejak|mulai) kapan\b|\bberlaku(?: \w+){0,3} kapan\b|\bkapan ?pun\b"
)
_HOW_LONG = (
    r"\bberapa (?:lama|hari|minggu|bulan|tahun|jam)\b|\blama berapa\b|\bhow (?:lama|many (?:hari|years?|weeks?))\b",
)
_HOW_MANY = (
    r"\bberapa (?:lembar|rangkap|kali|orang|banyak|buah|ukuran|jumlah|minimal|maksimal|tempat|unit|kopi|copy|set"
    r"|sip\w*)\b",
    r"\b(?:ukuran|warna|latar|jumlah|maksimal|minimal|paling banyak)(?: \w+){0,4} (?:berapa|apa)\b|\bhow many\b",
    r"\bpunya (?:\w+ ){1,2}berapa\b|\b(?:satu|1|cuma|hanya)(?: \w+){0,3} (?:boleh|cukup|bisa)$",
)
_HOW = (r"\b(?:bagaimana|cara|how|prosedur|alur|langkah|tahap\w*|mekanisme)\b",)
_POLITE = Pattern(
    r"\b(?:boleh|bisa|dapat|mohon|can|could|may|perlu|butuh) (?:\w+ )?(?:minta(?! cetak| salinan| duplikat| legalisir"
    r"| ulang| jadwal)|tahu|tanya|bertanya|dibantu|bantu|tolong"
    r"|dijelaskan|jelaskan|informasi\w*|infokan|diinformasikan|kirim\w*|dikirim\w*|penjelasan|bantuan|ask|know|tell"
    r"|send"
    r"|help|explain|konsultasi)\b|\b(?:can|could|would) you\b"
)
_NEEDED = Pattern(
    r"\b(?:perlu|harus|wajib|butuh|membutuhkan|memerlukan|diperlukan|dibutuhkan|diwajibkan|disyaratkan|diharuskan"
    r"|diminta"
    r"|need|must|have to|needed|mandatory|necessary|compulsory)\b|\b(?:is|are)\b(?: \w+){0,6} syarat\b"
)
_USED = Pattern(r"\b(?:pakai|memakai|cukup)\b")  # "pakai meterai?": needed, unless something is allowed
_ALLOWED = Pattern(
    r"\b(?:boleh|bisa|dapat|diperbolehkan|diizinkan|dibolehkan|can|may|could|possible|allowed|permitted)\b"
)
_DIFFERENCE = Pattern(
    r"\b(?:bedanya|perbedaan(?:nya)?|apa beda|beda apa|difference)\b"
    r"|\bapa itu\b|\bitu apa(?: ya| sih)*$|\bwhat (?:is|are) (?:a|an|the) \w+$"
)
_IF_SO = Pattern(  # "kalau boleh, surat-suratnya apa?" does not ask whether one may
    r"^(?:(?:dan|terus|lalu|nah|jadi|tapi|and) )*(?:kalau|jika|bila|apabila|if)(?: (?:memang|emang|ternyata|ini|itu))?"
    r" (?:boleh|bisa|dapat|perlu|harus|wajib|iya|ya|so|yes)(?: (?:ya|pak|bu|kak|min))? (?=\w+ \w)"
)
_BEGINS = Pattern(r"\bmulai(?:nya)? (?:dari )?mana\b|\bwhere (?:do|should) i (?:start|begin)\b")
_WHETHER_SAID = Pattern(r"(?:^| )(?:apakah|whether)\b")
_OPTION = Pattern(r"\w (?:atau|or) \w|\b(?:satu|1|se\w+) (?:\w+ )?apa (?:dua|2|sendiri|masing)\b")
_SHORT = 6  # words of a question that has nothing but its mark
_SIDE = Pattern(
    r"\b(?:syarat|persyaratan|dokumen|berkas|kelengkapan|biaya|bayar|retribusi|lama|proses|berlaku|prosedur|cara|hukum"
    r"|dasar|peraturan|definisi|arti|beda|status|masa|jangka|berapa|kapan|apa|siapa|mana)\b"
)
_FIRST = Pattern(r"\bmana (?:yang )?(?:dulu|duluan|lebih dulu)\b|\bwhich (?:\w+ )?first\b")
_WHETHER = Pattern(
    r"^(?:dan |terus |lalu |jadi )*(?:apakah|apa|is|are|do|does|did|will|has|have)\b|\b(?:tidak|kan|kah|belum|atau "
    r"tidak)"
    r"(?: (?:ya|sih|dong|min|kak|pak|bu|bapak|ibu|mas|mbak|gan|admin))*$|\b(?:masih|kena|termasuk|ada|sah|berlaku"
    r"|sama (?:dengan|kayak|seperti))\b|\b(?:masalah|pengaruh|ngaruh) (?:tidak|kah)\b"
    r"|\b(?:gapapa|tidak (?:apa apa|papa|masalah))\b"
)
_ALL = tuple(
    (form, Pattern(*patterns))
    for form, patterns in (
        (Form.LIST, _LIST),
        (Form.WHERE, _WHERE),
        (Form.WHO, (r"\b(?:siapa|who)\b",)),
        (Form.HOW_MANY, _HOW_MANY),
        (Form.WHEN, _WHEN),
        (Form.HOW_LONG, _HOW_LONG),
        (Form.HOW, _HOW),
    )
)


def form_of(words: str, *, marked: bool = False) -> Form:
    """Return how a question asks; ``words`` in usual spelling, ``marked``: it ends in a question mark."""
    form = _form_of(words)
    bare = form is Form.OPEN and marked and len(words.split()) <= _SHORT and not _SIDE.search(words)
    return Form.WHETHER if bare and not _POLITE.search(words) else form  # "bikin SLHS baru?"


def _form_of(words: str) -> Form:
    if _DIFFERENCE.search(words):
        return Form.OPEN
    if _BEGINS.search(words):
        return Form.HOW
    if (asked := _WHETHER_SAID.search(words)) is not None and _POLITE.search(words[: asked.start() + 1]):
        words = words[asked.start() :].strip()  # "mohon informasi apakah ...": what is asked begins here
    if (so := _IF_SO.search(words)) is not None and (form := _form_of(words[so.end() :])) is not Form.OPEN:
        return form
    for form, pattern in _ALL:
        if pattern.search(words) and not (form is Form.WHEN and _NOT_WHEN.search(words)):
            return form
    return _yes_or_no(words) if not _POLITE.search(words) else Form.OPEN


def _yes_or_no(words: str) -> Form:
    """Return whether something is needed or allowed, whichever is said first, or else what kind of choice is left."""
    needed, allowed = _NEEDED.search(words), _ALLOWED.search(words)
    if needed and not (allowed and allowed.start() < needed.start()):
        return Form.NEEDED
    if allowed or _USED.search(words):
        return Form.ALLOWED if allowed else Form.NEEDED
    if _OPTION.search(words) or _FIRST.search(words):
        return Form.WHICH
    return Form.WHETHER if _WHETHER.search(words) else Form.OPEN
