"""Which conditions of a requirement the words of a mail state or name: the ``when`` values of docs/entries.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from helpdesk.pattern import Pattern, Patterns

_READ = 20_000  # code points of a mail that are looked at
_CLAUSE = 100  # code points before an owner in which it is said that this was once
_BLANKS = re.compile(r"[ \t\n\r]+")
_HELPER = r"(?:staf|staff|karyawan|sekretaris|hrd|adik|kakak|sepupu|saudara|suami|istri|anak|teman|notaris|konsultan)"
_NO_EMPLOYER = "".join(
    rf"(?<!\b{words} )"
    for words in (
        "karyawan",
        "pegawai",
        "staf",
        "bekerja di",
        "kerja di",
        "karyawan di",
        "pegawai di",
        "dokter di",
        "praktik di",
        "perawat di",
        "konsultan",
        "konsultan kami",
        "dokter",
        "kurir",
        "milik",
        # whom a contract is with is another company
        "limbah dengan",
        "limbah dgn",
        "limbah medis dengan",
        "limbah medis dgn",
        "limbah b3 dengan",
        "limbah b3 dgn",
        "kerja sama dengan",
        "kerja sama dgn",
        "kerjasama dengan",
        "kerjasama dgn",
        "mou dengan",
        "mou dgn",
    )
)
_NONE_YET = r"(?<!\bbelum )(?<!\bblm )(?<!\bbelum ada )(?<!\bbelum ber)(?<!\bnon )(?<!\bnon-)"
_COUNTRY = (
    r"(?:jepang|korea(?: selatan)?|belanda|jerman|perancis|prancis|inggris|amerika(?: serikat)?|australia|malaysia"
    r"|singapura|china|cina|tiongkok|taiwan|india|thailand|filipina|vietnam|italia|spanyol|swiss|kanada|rusia|turki"
    r"|mesir|arab saudi|japan|netherlands|germany|france|england|united kingdom|uk|united states|usa|us"
    r"|singapore|philippines|italy|spain|switzerland|canada|russia|turkey|egypt|saudi arabia|norway|sweden|denmark"
    r"|finland|belgium|austria"
    r"|poland|new zealand|brazil|mexico|nigeria|pakistan|bangladesh|hong kong|south korea)"
)
_COUNTRY_OF = r"(?:german|french|british|american|korean|thai|swiss|spanish|greek|indian|filipino|arab|czech|turkish)"
_NOT_DENIED = r"(?:(?! (?:tidak|tdk|bukan|belum|blm|ga|gak|nggak|enggak|tak|not) )[^.?!\n])"
# who owns a pharmacy, when that is neither who writes nor a pharmacist ("apt. Budi")
_ANOTHER = (
    r"(?:(?:pt|cv|yayasan|koperasi|firma|perseroan|perusahaan|badan (?:usaha|hukum)|suami|istri|isteri|mertua"
    r"|orang ?tua|ortu|ayah|mama|papa|kakak|adik|anak|paman|tante|teman|rekan|bos|atasan|keluarga|(?:orang|pihak) lain"
    r"|my [a-z]+)\b"
    r"|(?:bapak|ibu) \w+|(?:pak|bu|bpk|sdri?|haji|tuan|nyonya|ny|tn|hj?|dr[gh]?|dokter|ir|mrs?|ms)\b\.?"
    r" (?!saya|sy|kami|aku|sendiri)\w+)"
)
_NAMED_ONE = (
    r"(?-i:(?!Saya|Kami|Apoteker|Apt|Sendiri|Juga|Sama|Bukan|Belum|Apakah|Surat|Denah|Akta|Nama|Me\b|I\b)[A-Z][a-z]+)"
)
_IS = r"(?: (?:adalah|ialah|yaitu|yakni|atas nama|a\.?n\.?|is)| ?[:=])"
_OF_PHARMACY = r"(?: (?:sarana|modal|saham|apote?i?k|of (?:the|this|our) pharmacy))"
_NOT_ITS_HOUSE = r"(?:(?!\b(?:ruko|rukan|rumah|gedung|bangunan|tempat|lahan|tanah|kios|sewa|kontrak))[^.?!\n])"
_OTHER_OWNER = (
    rf"(?:(?:pemilik|owner){_OF_PHARMACY}{{1,2}}|pemodal{_OF_PHARMACY}?)(?:nya)?(?: (?:ini|kami|tersebut))?"
    rf"(?:{_IS}? {_ANOTHER}|(?:(?<=nya)|{_IS}) {_NAMED_ONE})"
    rf"|apote?i?k{_NOT_ITS_HOUSE}{{0,60}}? (?:pemiliknya|yang punya|yg punya){_IS}? {_ANOTHER}"
    rf"|(?:yang|yg) (?:punya|memiliki){_OF_PHARMACY}(?:nya)? {_ANOTHER}"
    rf"|modal(?:nya| apote?i?k(?:nya)?) (?:dari|milik|punya|oleh) {_ANOTHER}"
    rf"|(?:dimodali|didanai|dibiayai)(?: oleh)? {_ANOTHER}"
    rf"|apote?i?k(?:nya| ini| itu| tersebut| kami)? (?:adalah )?(?:milik|punya|kepunyaan|dimiliki(?: oleh)?) {_ANOTHER}"
    rf"|pharmacy is owned by {_ANOTHER}"
    r"|pemilik(?: \w+)?,? (?:tapi |tetapi |namun |dan )?bukan (?:seorang )?apoteker"
)
_PATTERNS: dict[str, str] = {
    "attorney": r"(?:di)?kuasa(?:kan|nya)?|menguasakan|penerima kuasa|diwakil(?:i|kan)|(?:me)?wakil(?:i|kan)|"
    r"titip(?:kan)? (?:ke|sama)|"
    r"(?:lewat|melalui|pakai|oleh) (?:biro jasa|konsultan|notaris)|biro jasa (?:yang|yg|kami|saya)|"
    rf"diurus(?:kan)? (?:oleh )?{_HELPER}|{_HELPER} (?:saya |kami )?(?:yang|yg) (?:urus|mengurus|ngurus|uruskan)|"
    r"on behalf of|power of attorney|for my (?:husband|wife|father|mother|boss|client)",
    # where somebody works is not who applies, and a CV may be a life told
    "company": rf"{_NO_EMPLOYER}{_NONE_YET}(?:pt|cv(?!,|nya\b| (?:saya|dan|serta|terbaru|terlampir|lengkap)\b)|"
    r"perseroan|perusahaan|badan (?:hukum|usaha)|yayasan|firma|company(?! profile)|foundation)",
    # a vehicle becomes private; a person is one
    "individual": r"per(?:se)?orangan|(?<!jadi )(?<!ke )(?<!mobil )(?<!kendaraan )(?<!pelat )(?<!plat )pribadi|"
    r"individual|atas nama sendiri",
    "cooperative": r"koperasi|cooperative",
    "foreigner": r"wna|warga (?:negara )?asing|orang asing|bule|ekspatriat|expat(?:riate)?"
    r"|foreign(?:er)?(?! (?:artist|band|singer|performer|musician|guest star)s?\b)"
    r"|kitas|kitap|warga negara (?!indonesia|sendiri)[a-z]+"
    rf"|(?:saya|kami|sy) (?:adalah )?(?:orang|warga|wn|berasal dari|dari) {_COUNTRY}|wn {_COUNTRY}"
    rf"|(?:i am|i'm|we are|researchers?|student|scholar|professor|citizen|national)\b[^.?!\n]{{0,40}}"
    rf" from (?:the )?{_COUNTRY}"
    rf"|{_COUNTRY_OF} (?:researcher|scholar|professor|student|citizen|national|passport)s?"
    r"|(?<!indonesian )\b(?!indonesian)[a-z]+(?:ese|ean|ian|can|utch|ish|nch|man) (?:national|citizen)s?",
    "renewal": r"perpanjang(?:an|i)?|memperpanjang|diperpanjang|daftar ulang|renew(?:al|ing|ed)?"
    r"|exten(?:d|sion|ding)|(?:pem(?:baru|baharu)an|memper(?:barui|baharui)|diper(?:barui|baharui)) (?:izin|ijin|sip)"
    r"|(?:izin|ijin|sip[a-z]{0,4}|sik[a-z]{0,3}|iptm|slf|slhs)\b(?! tinggal)[^.,?!\n]{0,25}"
    r"(?:habis|expired|kedaluwarsa|kadaluarsa|kadaluwarsa|berakhir|expires)(?! (?:baca|kirim|daftar|isi|bayar))"
    r"|masa (?:ber)?lakunya[^.,?!\n]{0,20}(?:habis|berakhir|expired)"
    r"|(?:our|my|the) (?:old |current |previous )?(?:permit|licen[cs]e|certificate|sip|slhs|slf)\b[^.?!\n]{0,20}"
    r"(?:expires?|has expired|ends?|will end|runs out)"
    r"|(?:izin|ijin|sip[a-z]{0,4}|sik[a-z]{0,3})(?:nya)? (?:saya |kami )?(?:sudah|sdh|udah|telah) (?:mati|lewat)",
    "change": r"perubahan|mengubah|merubah|ganti (?:nama|data|alamat|pemilik|direktur|penanggung jawab)|balik nama",
    "relocation": r"pindah(?:an)?|relokasi|relocat\w+|moving to|moved to",
    "replacement": r"penggantian|pengganti|duplikat|replacement",
    "lost": r"(?:ke)?hilang(?:an)?|ilang|lost|tercecer|kecurian|dicuri|ketlingsut|kecopetan|stolen"
    r"|(?:surat|izin|ijin|iptm|sip|asli)\w*[^.,?!\n]{0,20}"
    r"(?:sudah tidak ada|sudah ga ada|(?:tidak|ga|gak|nggak|tdk) (?:ketemu|ditemukan)"
    r"|ketlisut|keselip|entah (?:ke)?mana"
    r"|(?:habis |ikut |ke|ter)bakar(?:an)?|hanyut|kebanjiran)",
    "second-practice": r"(?:sip[a-z]{0,3}|praktik|praktek|tempat praktik|tempat praktek|tempat) (?:yang |yg )?"
    r"(?:ke ?-? ?(?:[23]|dua|tiga)\b|kedua|ketiga)"
    r"|(?:tambah|nambah|menambah) (?:\w+ ){0,2}(?:sip[a-z]{0,3}\b|tempat (?:praktik|praktek))"
    r"|sudah (?:punya|ada|memiliki|mempunyai) (?:\w+ )?sip[a-z]{0,3}\b[^.?!\n]{0,60}"
    r"(?:tambah|nambah|menambah|lagi di|satu lagi)"
    r"|sudah (?:ber)?prakti?e?k (?:di|pada) [^.?!\n]{0,50}"
    r"(?:tambah|nambah|menambah)(?:kan)? (?:di|lagi|satu|tempat|praktik)"
    r"|(?:second|third) (?:practice|sip[a-z]{0,3}|clinic)|praktik tambahan|sip tambahan",
    "not-practising": r"(?:tidak|tdk|ga|gak|nggak|belum|sudah tidak) (?:pernah )?(?:praktik|praktek"
    r"|berpraktik)|vakum|"
    r"not practi[sc](?:ed|ing)",
    "self-practice": r"buka sendiri di rumah|(?:praktik|praktek) (?:mandiri|sendiri|pribadi|perorangan)|"
    r"(?:praktik|praktek)[^.?!\n]{0,30} di rumah|"
    r"(?:independent|own|private) practice",
    "facility-practice": r"(?:di|dari|pada) (?:rs[a-z]{0,3}|rumah sakit|klinik|puskesmas|apotek|apotik"
    r"|optik|laboratorium|fasyankes|faskes|panti|griya sehat)"
    r"|at (?:a|the|my) (?:hospital|clinic|pharmacy)",
    "employee": r"(?:saya|sebagai|seorang|status) (?:adalah )?(?:seorang )?"
    r"(?:dokter |apoteker |drg |dosen )?(?:pns|asn|pppk|karyawan|pegawai)|"
    r"(?:pns|asn|pppk)\)?,? (?:di|pada|aktif|golongan|dinas|puskesmas|rsud|rs|kementerian|kemenkes|pemprov|pemda"
    r"|(?:fungsional )?(?:guru|dosen|dokter|perawat|bidan))|(?<=\()(?:pns|asn|pppk)(?=\))"
    r"|(?:berstatus|juga) (?:pns|asn|pppk)|"
    r"(?:be)?kerja di (?:instansi|dinas|kantor|kementerian)|civil servant",
    "rented": r"(?:me)?nyewa|ngontrak|(?:tempat|ruko|rumah|lahan|gedung|bangunan|kios|kantor|toko)(?:nya)?"
    r"[^.?!\n]{0,20} "
    r"(?:di|meny?e?)?(?:sewa|kontrak)(?:an)?|sewa (?:tempat|ruko|rumah|lahan|gedung|bangunan|kios|kantor|toko)|"
    r"rented (?:house|shop|building|place|office)|i rent|rents? (?:a|an|the)|penyewa|tenant|lessee",
    "not-owner": r"pinjam pakai|(?:me)?numpang (?:di|pada)"
    r"|bukan (?:milik|punya|pemilik)(?: sendiri| saya)?|milik orang(?: lain)?|not (?:my own|the owner)"
    r"|(?:tanah|lahan|bangunan|rumah|ruko|gedung|tempat|sertifikat|shm|shgb)\w*[^.,?!\n]{0,20}"
    r"(?:punya|milik|atas nama|a\.?n\.?) "
    r"(?:mertua|orang ?tua|ortu|ayah|(?:bapak|ibu|saudara)(?! (?-i:(?:Hj?\. )?[A-Z][a-z]))|kakak|adik|paman|kakek"
    r"|nenek)",
    "unregistered-land": r"girik|verponding|letter c|petok d|eigendom|belum (?:ber)?sertifikat",
    "business-use": r"(?:untuk|buat|dipakai|dijadikan) (?:tempat )?usaha|ruko|rukan|for business",
    "student": r"mahasiswa|mahasiswi|pelajar|skripsi|tesis|disertasi|student|undergraduate"
    r"|(?:ph\.? ?d|master'?s?|doctoral) candidate",
    "new-vehicle": r"(?:kendaraan|mobil|truk|motor|bus|bis|armada|unit|taksi|hiace|elf|minibus)"
    r"(?: yang| yg| pariwisata| angkutan| umum| listrik| hiace| elf| box| tangki| medium| besar| mikro| sedang)? baru"
    r"(?! (?:saja|bisa|akan|ada|punya|mau|selesai|satu|dua|tiga|\d|di\w+|ke\w+))"
    r"|baru (?:kami |saya )?(?:di)?beli[^.?!\n]{0,40} (?:dari |di )?(?:karoseri|dealer)"
    r"|(?:masih )?(?:di|dari) karoseri|keluaran dealer|brand new|new (?:vehicle|bus|truck|van|unit)(?:e?s)?",
    "sold-vehicle": rf"(?:kendaraan|mobil|truk|bus|bis|angkot|armada){_NOT_DENIED}{{0,25}} (?:sudah |udah "
    r"|telah |mau )?(?:di)?jual|terjual|sold",
    "to-public-vehicle": r"penguningan|(?:di)?kuningkan|(?:ke|jadi|menjadi|dijadikan) (?:plat|pelat) kuning"
    r"|(?:jadi|menjadi"
    r"|ke) (?:angkutan|kendaraan) umum",
    "cargo": r"kargo|cargo|pesawat|kapal(?: laut)?|by air|by ship|flight|ferry",
    "charity-show": r"(?:konser|pertunjukan|pentas|pagelaran|bazar|bazaar|lelang|show) (?:\w+ )?amal"
    r"|charity (?:concert|show|event)",
    "repeated-collection": r"(?:tahun lalu|sebelumnya|pernah"
    r"|kedua kali(?:nya)?)[^.?!\n]{0,40}(?:menggalang|galang|mengumpulkan|pengumpulan|penggalangan)"
    r"|(?:sudah|udah|sdh|telah) pernah (?:(?:mengadakan|mengajukan|dapat|punya|urus|izin|ijin) ){0,2}pub"
    r"|(?:menggalang|galang|mengumpulkan|pengumpulan|penggalangan)"
    r"(?:(?!belum pernah|pertama)[^.?!\n]){0,40}(?:tahun lalu|sebelumnya|yang kedua)",
    "foreign-artist": r"(?:artis|musisi|band|penyanyi|penampil|dj) (?:dari |asal )?(?:asing|luar negeri"
    r"|mancanegara|internasional|korea|jepang|amerika)"
    r"|foreign (?:artist|band|singer|performer)s?",
    "parking-building": r"gedung parkir|parkir (?:bertingkat|basement)|basement|parking building"
    r"|multi-?stor(?:e?y|ied) car park",
    "attached-advert": r"(?:menempel|nempel|melekat|ditempel|terpasang)[^.?!\n]{0,25}(?:dinding|tembok"
    r"|gedung|bangunan|ruko|toko|fasad)"
    r"|di (?:dinding|tembok|fasad)|wall sign|on the (?:wall|facade)",
    "advert-structure": r"(?:ber)?tiang|billboard|bilbord|baliho besar|megatron|videotron"
    r"|konstruksi reklame|bangunan reklame|pylon",
    "government-land": r"(?:tanah|lahan|aset)(?: \w+)? (?:milik )?(?:pemda|pemprov|pemerintah|negara)|government land",
    "piped-water": r"pelanggan (?:pam|pdam|palyja|aetra)|(?:langganan|pakai) (?:pam|pdam)|pam customer",
    "other-owner": r"(?<!sekaligus )(?<!merangkap )(?<!juga )psa|"
    r"(?:pemilik|pemodal|owner)(?:nya)?(?: (?:sarana|modal|apotek|apotik|toko|klinik|usaha)(?:nya)?)?"
    r" (?:bukan(?! (?:pt|cv|badan|perusahaan|yayasan|orang lain|siapa))|beda|orang lain|lain)"
    rf"|apotek (?:milik|punya) (?!saya|sendiri)|investor|{_OTHER_OWNER}",
    "used-vehicle": r"(?:kendaraan|mobil|truk|motor|bus|bis|armada|unit|taksi|hiace|elf|minibus|angkot|mikrolet)"
    r"(?: (?!tidak|bukan|belum|lebih|selama|yang|yg|saya|kami|sudah)\w+)?"
    r" (?:bekas|second|seken|(?:yang |yg )?bukan baru)|(?:kendaraan|mobil|truk|motor|bus|bis|armada|angkot) lama"
    r"|beli (?:mobil|bus|truk|hiace|elf|angkot|unit|kendaraan)? ?bekas|used (?:vehicle|bus|truck|van|car)s?",
}
_DENIALS = (
    r"(?<!\btidak )(?<!\btdk )(?<!\bbukan )(?<!\btanpa )(?<!\bga )(?<!\bgak )(?<!\bnggak )(?<!\benggak )(?<!\bkagak )"
    r"(?<!\bnot )(?<!\bno )(?<!\bwithout )(?<!\bnot a )"
    r"(?<!\btidak ada )(?<!\btdk ada )(?<!\bga ada )(?<!\bgak ada )(?<!\bbukan atas nama )(?<!\btidak lewat )"
    r"(?<!\bbukan dari )(?<!\btidak pakai )(?<!\btanpa surat )(?<!\btidak ada surat )"
    r"(?<!\btidak pakai surat )(?<!\btidak perlu surat )(?<!\bnot an )"
)
# People ask about these without being in the case: "kalau hilang gimana", "apakah perlu surat kuasa".
_OFTEN_ASKED = frozenset({"attorney", "lost"})
_ASKED = Pattern(
    r"\b(?:kalau|kalo|klo|jika|jikalau|bila|apabila|seandainya|misal(?:nya)?|apakah|apa|perlu(?:kah)?"
    r"|harus(?:kah)?|wajib|"
    r"butuh|boleh(?:kah)?|bisa(?:kah)?|if|whether|do i need)\b[^,]{0,60}$",
    flags=re.IGNORECASE,
)
# "surat kuasa tidak perlu karena istri yang tanda tangan sendiri"
_NEEDLESS = Pattern(
    r"^[^.,;?!]{0,25}\b(?:(?:tidak|tdk|ga|gak|nggak|enggak|tak) (?:\w+ )?(?:perlu|diperlukan|dibutuhkan|butuh"
    r"|pakai|dipakai)"
    r"|(?:is )?not (?:needed|required|necessary))\b",
    flags=re.IGNORECASE,
)
# "STR masih proses perpanjangan": a paper is renewed, not the permit
_PAPER = (
    r"\b(?:e-?)?(?:str[a-z]?|ktp|paspor|kitas|stnk|kir|skp|sbu|ska|skk"
    r"|kta(?: (?!untuk|utk|buat|dan|serta|sama|mau)[a-z]{3,9})?)\b"
)
_OF_A_PAPER = Pattern(
    rf"{_PAPER}(?:nya)?(?: (?:saya|kami|masih|sedang|lagi|dalam|proses|tahap|mau|akan|belum)){{0,4}} "
    r"(?:di|mem)?perpanjang",
    rf"{_PAPER}(?:nya)?(?: (?:sudah|sdh|udah|expired|exp|mati|habis|(?:19|20)\d\d|tapi|tp|masih|sedang|sdg|lagi|lg"
    r"|baru)){0,6} diperpanjang",
    r"\bperpanjang(?:an|i)? (?:str|ktp|paspor|kitas|stnk|kir|ska|skk|kta)\b",
    flags=re.IGNORECASE,
)
# who has just learnt it has not been away from it for years
_NEW = Pattern(
    r"\b(?:baru (?:saja |aja )?(?:lulus|wisuda|tamat)|lulusan baru|fresh ?graduate|lulus tahun ini|newly graduated"
    r"|just graduated|baru (?:saja )?disumpah|sumpah profesi (?:bulan|tahun) (?:ini|lalu))\b",
    flags=re.IGNORECASE,
)
_SAID = {
    # what is denied is looked for only where the words stand: tried at every letter it took a fifth of `explain`
    when: Pattern(
        rf"\b(?=(?:{pattern})\b)" + ("" if when in ("not-practising", "not-owner") else _DENIALS),
        flags=re.IGNORECASE,
    )
    for when, pattern in _PATTERNS.items()
}
_PHARMACIST = re.compile(
    r"\b(?:apt\.? |apoteker(?: penanggung jawab)?(?:nya)?(?: (?:adalah|bernama|saya|yaitu|atas nama))?[ :,]{1,3}"
    r"(?:apt\.? )?(?=(?-i:[A-Z])))(\w+(?: (?-i:[A-Z])\w+){0,3})",
    re.IGNORECASE,
)
_I_AM_THE_PHARMACIST = re.compile(r"\b(?:saya|sy|i am)\b[^.?!]{0,40}\b(?:apoteker|apt|apj|pharmacist)\b", re.IGNORECASE)
_WRITER = re.compile(r"\b[Ss]aya,? ((?:[A-Z]\w+ ?){1,4})|(?<=\w{4}[.!?]) ((?:[A-Z][\w']+ ?){1,4})\W*$")
# "pemilik modalnya Ibu Dewi yang juga apoteker penanggung jawabnya"
_OWNS_IT_TOO = re.compile(
    r"(?:(?!\bsaya\b)[^.;?!]){0,50}?(?:\(saya\b|\b(?:yaitu|alias) saya\b|\b(?:sekaligus|merangkap|yang juga|dan juga"
    r"|juga (?:sebagai|menjadi|selaku))(?: \w+)? (?:apoteker|apj|penanggung jawab)\w*)",
    re.IGNORECASE,
)
# "dulu yang punya apotek Pak Joko, sekarang saya sendiri"; who is the owner today has to be said
_ONCE = r"\b(?:(?:dulu|dahulu)(?:nya)?|tadinya|awalnya|semula|sebelumnya|mulanya|previously|formerly)\b"
_ONCE_BEFORE = re.compile(rf"{_ONCE}[^.,;?!\n]*$", re.IGNORECASE)
_ONCE_BEHIND = re.compile(rf"(?: \w{{1,20}}){{0,2}} {_ONCE}", re.IGNORECASE)
_OWN_WORDS = (
    r"(?:jadi|menjadi|sudah|udah|sdh|adalah|apote?i?k(?:nya)?|pemilik(?:nya)?|milik|punya|yang|yg|dimiliki|oleh|atas|nama"
    r"|beralih|pindah|ke|it is|it|is|owned|by)"
)
_MINE_NOW = Pattern(
    rf"\b(?:sekarang|skrg|skr|kini|now) (?:{_OWN_WORDS} ){{0,5}}(?:(?:saya|sy|aku) sendiri|(?:saya|sy|aku|me|mine)"
    r"(?= (?:yang|yg) (?:punya|memiliki)| (?:sebagai )?(?:pemilik|owner)| ?[.,;!)]| ?$))",
    r"\b(?:saya|sy|aku)(?: (?!bukan|tidak)\w+){0,3} (?:sekaligus|merangkap|juga) (?:sebagai |jadi )?(?:pemilik|owner)",
    r"\b(?:sudah|udah|sdh|telah) (?:saya|sy|aku) (?:beli|ambil ?alih|take ?over|akuisisi)\b|\bnow i own\b"
    r"|\bi (?:have )?(?:bought|taken over)\b",
    r"\b(?:dijual|dialihkan|dihibahkan|diserahkan|diwariskan|beralih) (?:ke|kepada) (?:saya|sy|aku)\b",
    flags=re.IGNORECASE,
)
_COMPILED = Patterns(_SAID.items())

_BY_NAME = {when: Pattern(rf"\b(?:{pattern})\b", flags=re.IGNORECASE) for when, pattern in _PATTERNS.items()}
_NAMED = Patterns(_BY_NAME.items())


def named_conditions(text: str, stated: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the conditions that ``text`` names, be they stated, denied or asked about ("bukan PT, bolehkah?").

    ``stated`` is what ``stated_conditions`` returns, where that is known: it need not be looked for again.
    """
    plain = _BLANKS.sub(" ", text[:_READ])
    known = stated - {"not-owner"}  # which may follow from another
    return frozenset([when for when, pattern in _NAMED.may_be_in(plain) if when in known or pattern.tried(plain)])


@lru_cache(maxsize=256)  # the check of documents and the letter ask it of the same mail, ten mails later
def stated_conditions(text: str) -> frozenset[str]:
    """Return the conditions that ``text`` states and does not deny ("bukan PT", "tidak dikuasakan")."""
    plain = _BLANKS.sub(" ", text[:_READ])
    stated = frozenset(when for when, pattern in _COMPILED.may_be_in(plain) if _states(plain, when, pattern))
    return stated | {"not-owner"} if "rented" in stated else stated  # who rents a place does not own it


def mentions(text: str, when: str) -> Iterator[tuple[int, int]]:
    """Yield where ``text``, of blanks single, names the condition ``when`` without denying it: start and end."""
    plain = text[:_READ]
    for found in _SAID[when].finditer(plain):  # which only looks ahead
        named = _BY_NAME[when].compiled.match(plain, found.start())
        yield found.start(), found.start() if named is None else named.end()


def _states(text: str, when: str, pattern: Pattern) -> bool:
    if when == "not-practising" and _NEW.search(text):
        return False
    if when == "renewal":
        return any(
            not _OF_A_PAPER.search(text[max(0, f.start() - 40) : f.start() + 24]) for f in pattern.finditer(text)
        )
    if when == "other-owner":
        named = (_BY_NAME[when].compiled.match(text, found.start()) for found in pattern.finditer(text))
        bought = _MINE_NOW.search(text) is not None
        return any(
            not (owner is None or (bought and _was_once(owner, text)) or _is_the_pharmacist(owner, text))
            for owner in named
        )
    if when not in _OFTEN_ASKED:
        return pattern.search(text) is not None
    return any(
        not _ASKED.search(_up_to(text, found.start()))
        and not _NEEDLESS.search(text[found.start() : found.start() + 80])
        for found in pattern.finditer(text)
    )


def _is_the_pharmacist(owner: re.Match[str], text: str) -> bool:
    """Whether the owner of a pharmacy, found in ``text``, is said to be its pharmacist, or bears that first name."""
    if _OWNS_IT_TOO.match(text, owner.end()):
        return True
    names = [found[1] for found in _PHARMACIST.finditer(text)]
    if _I_AM_THE_PHARMACIST.search(text):
        names += [found[1] or found[2] for found in _WRITER.finditer(text)]
    called = {word.lower() for name in names for word in name.split()}
    return owner[0].split()[-1].lower() in called


def _was_once(owner: re.Match[str], text: str) -> bool:
    """Whether it is said of the owner of a pharmacy, found in ``text``, that it was so before."""
    before = text[max(0, owner.start() - _CLAUSE) : owner.start()]
    return _ONCE_BEFORE.search(before) is not None or _ONCE_BEHIND.match(text, owner.end()) is not None


def _up_to(text: str, end: int) -> str:
    """Return the sentence so far in which ``end`` stands."""
    start = max(text.rfind(mark, 0, end) for mark in ".!?;")
    return text[start + 1 : end]
