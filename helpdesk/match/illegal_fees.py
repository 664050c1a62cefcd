"""Money that somebody wants beside the official fee (*pungutan liar*): the words by which citizens tell of it."""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

_SUM = r"(?:rp ?)?\d+(?:[.,]\d+)* ?(?:rb|ribu|juta|jt|k)\b"
_DIGIT = r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\d+)"
# a sum in digits, of which the usual spelling keeps no stops, or in words: "4 5 juta", "satu juta dua ratus", "usd 600"
_MONEY = (
    rf"(?:(?:rp|idr|usd|us) ?\d+(?: \d+)*\b(?: (?:ribu|juta|million|thousand)\b)?"
    r"|\d+(?: \d+)? ?(?:rb|ribu|juta|jt|k|million|dollars?|dolar|usd|euros?)\b"
    rf"|{_DIGIT}(?: belas| puluh| ratus)? (?:ribu|juta)\b|sejuta\b|seratus ribu\b)"
)
_KEEPER = r"(?:penjaga|pengurus|juru kunci|kuncen|tukang|mandor|preman|orangnya|orang itu|dia|mereka)"
_ILLEGAL_FEE = Pattern(
    r"\b(?:pungli|pungutan liar|calo|calonya|percaloan|suap|disuap|menyuap|sogok\w*|pelicin|oknum"
    r"|(?<!angkutan )orang dalam(?! trayek)"
    r"|pemerasan|memeras|diperas"
    r"|gratifikasi|korupsi|bribe\w*|extort\w*|under the table)\b"
    r"|\b(?:pakai|memakai|kasih|dikasih|minta|isi|beri|tanpa|harus|perlu|ada) amplop\b"
    r"(?! (?:coklat|cokelat|besar|tertutup|putih))"
    r"|\buang (?:rokok|tambahan|jasa|kopi|damai|terima kasih|administrasi tambahan|lelah|capek|semir)\b"
    r"|\b(?:minta|dimintai|diminta|meminta|mintain|nagih|ditagih)(?: \w+){0,3} (?:uang|duit|imbalan|transfer"
    r"|\d+(?: ?(?:rb|ribu|juta|jt|k)))\b(?! meterai)"
    r"|\b(?:asked|asks|asking|demand\w*)(?: \w+){0,5} (?:money|cash|rupiah|rp|million|idr)\b"
    # the word of the trade stands for "pay"
    r"|\b(?:told|asked|made|had|have|asks?|tells?)(?: us| me| my \w+)? to (?:bayar|pay)(?: \w+){0,6} "
    r"(?:to (?:a|some|the|one|his|her)"
    r" (?:\w+ )?(?:man|guy|person|petugas|officer|official|staff|broker|middleman|agent|guard|caretaker|clerk)|cash)\b"
    r"|\b(?:orang(?:nya)?|dia|mereka|petugas|pegawai)(?: \w+){0,2} minta (?:\w+ )?(?:cash|tunai|kontan)\b"
    # a price for speed, before or after the sum
    r"|\b(?:cepat|lekas|lancar|keluar|diproses|jalan|beres|selesai)(?: \w+){0,5} (?:tambah|nambah|kasih|setor|bayar)"
    r"(?! (?:uang )?(?:muka|buka|dp)\b)(?: \w+){0,2} \d+ ?(?:rb|ribu|juta|jt|k)\b"
    r"|\b(?:tambah|nambah|kasih|setor)(?: \w+){0,2} \d+ ?(?:rb|ribu|juta|jt|k)(?: \w+){0,4} "
    r"(?:cepat|lekas|lancar|keluar|diproses|jalan|beres|selesai)\b"
    # "transfer" is read as the word of the trade
    r"|\b(?:rekening|transfer|balik nama) pribadi\b"
    # a sum that a person wants, or for which one offers to see to it
    rf"|\b(?:disuruh|suruh|disuruhnya|harus) (?:bayar|setor|membayar)(?: \w+){{0,2}} {_SUM}(?: \w+){{0,2}} "
    r"(?:oleh|sama|ke|kepada|dari) (?:orang|petugas|penjaga|pak|bapak|bu|ibu|pegawai|staf|mas|mandor)\b"
    r"|\b(?:disuruh|suruh|harus|kudu|mesti|wajib|minta|diminta) (?:bayar|setor|membayar|transfer|tebus|nebus|menebus)"
    rf"(?: \w+){{0,2}} {_SUM}(?: \w+){{0,2}} "
    r"(?:(?:biar|supaya|agar) (?:tidak|cepat|aman|lancar|lolos|beres|selesai|gampang)"
    r"|(?:kalau|jika) tidak)\b"
    # a share, whose sign is no word
    r"|\b(?:minta|meminta|diminta|dimintai)(?: \w+){0,2} \d+ (?:persen\b|dari (?:biaya|harga|nilai)\b)"
    rf"|\b(?:menawarkan|menawari|ditawari|nawarin|nawari|tawarin|ditawarin)(?: \w+){{0,7}} {_SUM}"
    # "gampang mas, dua juta beres"
    rf"|\b(?:kata|bilang|ngomong|borongan)(?: \w+){{0,8}} {_MONEY}(?! per\b)(?: \w+){{0,3}} "
    r"(?:selesai|beres|jadi|rampung)\b"
    # "kalau tidak setor 4,5 juta ke dia", "dia sebut satu juta dua ratus"
    rf"|\b(?:setor|kasih|bayar|titip)(?: \w+)? {_MONEY}(?: \w+)? (?:ke|sama|kepada) (?:si )?{_KEEPER}\b"
    rf"|\b{_KEEPER}(?: \w+)? (?:minta|meminta|sebut|menyebut|nyebut|patok|matok|mematok|pasang|narik|menarik|nagih)"
    rf"(?: \w+){{0,3}} {_MONEY}"
    r"|\b(?:he|she|they|agent|broker|man|guy|officer|official|clerk|caretaker|keeper|guard|middleman|consultant|someone"
    rf"|somebody) (?:now )?(?:wants?|wanted|asks?|asked|demands?|demanded)(?: \w+){{0,4}} {_MONEY}"
    # a stranger's message: "transfer" is read as the word of the trade
    r"|\b(?:wa|whatsapp|telegram|chat|nomor (?:tidak|asing))\b(?: \w+){0,40} "
    rf"(?:segera|harus|disuruh|diminta|suruh|minta)(?: \w+)? (?:transfer|balik nama|setor|kirim)(?: \w+)? {_MONEY}"
    # "no" is read as "nomor"
    r"|\b(?:fee|biaya|bayar|dibayar|pay|paid|minta|tarif)\b(?: \w+){0,25} (?:no|nomor|without(?: an?y?)?|tanpa"
    r"|tidak (?:ada|dikasih|diberi|dapat|pakai)) (?:receipts?|kuitansi|kwitansi|tanda terima|struk)\b"
    # to whose account ("transfer" is read as the word of the trade), and for what: "minta 300 buat tanda tangan"
    r"|\b(?:balik nama|setor|kirim|bayar)(?: \w+){0,5} rekening (?:(?:atas nama )?(?:istri|suami|anak|saudara"
    r"|dia)(?:nya)?"
    r"|seseorang|orang lain)\b"
    r"|\bminta(?: \w+){0,2} \d{2,3} (?:buat|untuk) (?:tanda tangan|ttd|rokok|kopi|bensin|cap|stempel)\b"
    r"|\b(?:petugas|pegawai|loket|penjaga|juru kunci|orang(?:nya)?)(?: \w+){0,14} seikhlasnya\b"
    r"|\b(?:ngaku|mengaku|ngaku-ngaku|mengaku-ngaku)(?: \w+){0,2} (?:ptsp|dpmptsp|petugas|dinas|pegawai|pemda|sudin|lh"
    r"|dlh|satpol|pemprov|kelurahan|kecamatan|pemkot)\b"
    # "bayar lima juta kalau mau diurus dia"
    rf"|\b(?:bayar|setor|kasih|transfer)(?: \w+)? {_MONEY}(?: \w+){{0,3}} (?:di)?urus(?:in|kan|i)?"
    r" (?:oleh |sama )?(?:dia|orangnya|mereka|beliau)\b"
)


_NEAR = 60  # code points before it in which his work is named
_BETWEEN = 150  # code points before a demand in which it is told who makes it
_PRIVATE = Pattern(  # who wants the price of a thing of their own, or a share of it
    r"\b(?:ahli waris|mantan (?:istri|suami)|penjual|pemilik (?:lama|mobil|kendaraan|motor|rumah|tanah)|mertua|ipar"
    r"|heirs?|seller|widow|ex-?(?:wife|husband))\b"
)
_CRAFT = Pattern(
    r"\b(?:tebang|menebang|ditebang|nebang|pangkas|potong|bangun|membangun|renovasi|pasang|masang|bor|ngebor|gali|las|cat"
    r"|bongkar|jahit|servis|service)\w*\b"
)
_PUBLIC = Pattern(
    r"\b(?:petugas|pegawai|oknum|loket|calo|biro|jasa|penjaga|juru kunci|ptsp|dinas|kelurahan|kecamatan|lurah|rt|rw"
    r"|officers?|officials?|clerks?|agents?|staff)\b"
)
_OWN_ACCOUNT = re.compile(  # "rekening pribadi boleh?" of who collects or is paid himself
    r"rekening pribadi(?: (?:saya|kami|aku|ketua|bendahara|panitia|pemilik))*"
    r"(?: \w+)? (?:boleh|bisa|cukup|tidak apa|gapapa|gpp|aman|apa)\b"
    r"|rekening pribadi (?:ketua|bendahara|panitia|pengurus)\b"
)
_GIVEN = re.compile(  # "tetangga sudah dikasih amplop" by who wants their signature
    r"\b(?:tetangga|warga|penghuni|kami|mereka|neighbou?rs?)(?: \w+){0,3} $"
)
_AVOIDED = re.compile(  # "biar tidak kena pungli" is a care that is taken
    r"\b(?:biar|supaya|agar|jangan(?: sampai)?|hindar\w*|menghindar\w*|tanpa|bebas|anti|waspada|takut|avoid\w*"
    r"|without)(?: \w+){0,3} $"
)
_DENIED = re.compile(  # "tidak diminta uang sepeser pun" praises
    r"\b(?:tidak|tanpa|belum|not|never|nobody|no)(?: (?:pernah|ada|yang|satu|sama|sekali|one|ever|been|even|was|were"
    r"|did|has|have)){0,4} $"
)
_BOASTS = re.compile(r"\b(?:kenal|kenalan|punya kenalan|temenan|berteman|knows?)(?: (?:sama|dengan|ama))? $")
_ASKED = ("minta", "diminta", "dimintai", "meminta", "ditagih", "asked", "pungli")
_BY_NEIGHBOUR = re.compile(  # "satu tetangga minta uang rokok dulu"
    r"\b(?:tetangga|warga|penghuni|neighbou?rs?)(?: (?!petugas|pegawai|oknum|loket|orang|kantor)\w+){0,2}"
    r"(?: (?:minta|meminta|asked|asks|wants?)(?: \w+){0,2})? $"
)
_OF_MONEY = Pattern(
    rf"\b(?:uang|duit|bayar\w*|dibayar|membayar|biaya\w*|tarif|ongkos|dp|transfer|rekening|setor|imbalan|harga|jasa|denda"
    rf"|kuitansi|kwitansi|balik nama|money|pay|paid|fee|cash)\b|{_MONEY}"
)
_NAMED_ONLY = frozenset({"pungli", "pungutan liar", "calo", "oknum", "percaloan"})
_PAYS = Pattern(
    r"\b(?:disuruh|diminta|dimintai|minta|meminta|bayar|setor|tagih\w*|nagih|ditagih|petugas|oknum|pegawai|ngaku|mengaku)\b"
)


def may_report_illegal_fee(words: str) -> bool:
    """Whether some of the words are there by which an illegal fee is told of: without them no part does."""
    return _ILLEGAL_FEE.may_be_in(words)


def reports_illegal_fee(words: str) -> bool:
    """Whether the words (usual spelling) tell that somebody wanted money beside the official fee.

    Heirs who want more for a car, and the account on which its owner collects, are no matter of this office.
    """
    return any(not _is_private(found, words) for found in _ILLEGAL_FEE.finditer(words))


def _is_private(found: re.Match[str], words: str) -> bool:
    """Whether a demand is that of a private person, none was made, or the account that is named is one's own."""
    before = words[max(0, found.start() - _BETWEEN) : found.start()]
    if found[0] == "orang dalam":  # of an office, whosever money it is; "saya kenal orang dalam" alone is a boast
        return _BOASTS.search(before) is not None and not _OF_MONEY.search(words)
    if found[0].startswith(("ngaku", "mengaku")) and not _OF_MONEY.search(words):
        return True  # who says to be of an office, and wants nothing
    denied = found[0].startswith(_ASKED) and _DENIED.search(before)
    if denied or (found[0] in _NAMED_ONLY and _AVOIDED.search(before)):
        return True
    wants = found[0].startswith(("minta", "meminta", "uang", "ask", "want"))
    if (wants and _BY_NEIGHBOUR.search(before)) or (found[0].startswith("dikasih") and _GIVEN.search(before)):
        return True
    own_work = found[0].startswith("tukang") and _CRAFT.search(before[-_NEAR:])  # who fells the tree wants his wage
    claims = found[0].startswith(("ngaku", "mengaku"))  # to be of an office, whoever is spoken of before
    if own_work or (not claims and _PRIVATE.search(before) and not _PUBLIC.search(before)):
        return True
    return _OWN_ACCOUNT.match(words, found.start()) is not None and not _PAYS.search(words)
