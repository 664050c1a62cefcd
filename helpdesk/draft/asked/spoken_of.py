"""Topics and narrow answers that a mail was drawn to by a word in another sense.

Who takes a laptop out of a sealed house fetches no permit, a restaurant in a mall asks for no public service mall, and
"jam 8 sampai sore" of a road that is closed is no opening hour. Such a topic goes only where its word stands with what
gives it the other sense, and nowhere with its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from helpdesk.draft.asked.named_topics import CONTACT, HOURS, OUTCOMES, PERSONAL_DATA, RESULT, SERVICE_MALL, VISIT
from helpdesk.model.knowledge import Knowledge, Particular
from helpdesk.model.question import Question, Understanding
from helpdesk.pattern import Pattern

_READ = 20_000  # code points; a mail longer than that is no letter
_PAPER = (
    r"(?:(?:surat|i[zj]in|dokumen|document|sertifikat|certificate|sk|hasil|berkas|fisik|kartu|permit|licen[cs]e|nib"
    r"|sipp?|imb|pbg|slf|iptm|krk|file|pdf|asli|original)(?:-?nya)?)"
)
_TAKES = r"(?:di|meng?|ng)?amb[ie]l(?:nya|in|kan|an)?"
_MALL = Pattern(r"\bmall?\b", flags=re.IGNORECASE)
_SERVES = Pattern(
    r"\bmpp\b|\b(?:pelayanan|layanan|publik|instansi|loket|satu atap|satu gedung|imigrasi|public service"
    r"|one ?-?stop)\b",
    flags=re.IGNORECASE,
)
_CLOSES_A_ROAD = Pattern(
    r"\b(?:jalan\w*|gang|jln|jl|road|street)\b[^.?!\n]{0,60}\b(?:ditutup|ketutup|nutup|tutup|closed?)\b"
    r"|\b(?:ditutup|ketutup|nutup|menutup|tutup|clos(?:e|ed|ing)) (?:\w+ )?(?:jalan\w*|gang|jln|road|street)\b",
    flags=re.IGNORECASE,
)
_OPENS = Pattern(
    r"\b(?:jam\w* (?:\w+ )?(?:buka|layanan|pelayanan|kerja|operasional|istirahat|loket|kantor|berapa|brp|piro)"
    r"|buka\w*|dibuka|loket\w*|kantor\w*|libur\w*|hari kerja|melayani|open\w*|hours|office\w*|counters?|holidays?"
    r"|datang|dateng|dtg|ke ?sana|ke ?sini|call center|telepon)\b",
    flags=re.IGNORECASE,
)
_THEIR_PHONES = Pattern(
    r"\b(?:angkat|ngangkat|mengangkat|diangkat) (?:telp\w*|telf\w*|telepon\w*|telpon\w*)\b|\bvideo ?calls?\b"
    r"|\b(?:wa|whats ?app|wasap) (?:message|chat|group|grup|keluarga|tetangga|warga)\b|\b(?:grup|group) (?:wa"
    r"|whats ?app)\b",
    flags=re.IGNORECASE,
)
_REACHED = Pattern(
    r"\b(?:hubung\w*|berhubungan|dihubungi|menghubungi|kontak\w*|contact\w*|reach|hotline|call ?cent\w*|cs|1500 ?164"
    r"|customer (?:service|care)|live ?chat|medsos|instagram|twitter|facebook|telegram|konsultasi\w*|consult\w*|saluran"
    r"|kanal|channel|nom[eo]r(?:nya)? (?:wa|hp|telp\w*|telepon|resmi|kantor|ptsp|petugas|admin|yang|berapa|mana)|number"
    r"|no (?:hp|wa\w*|telp\w*)|admin\w*|resmi|official|petugas\w*|ke siapa|ke ?mana|otp|kode|password"
    r"|ptsp|counsell?or|konselor)\b",
    flags=re.IGNORECASE,
)
_SENT_AWAY = Pattern(  # who rang before, and was told nothing
    r"\b(?:jangan|jgn|tidak usah|do not|don't) (?:cuma |hanya |lagi |just )?(?:bilang|jawab|dijawab|suruh|disuruh|minta"
    r"|diarahkan|say|tell|answer)\b(?: \w+){0,4}"
    r" (?:hubungi|menghubungi|telepon|telpon|telp|menelepon|wa|chat|call|ring|contact)\b",
    flags=re.IGNORECASE,
)
_WANTS_A_NUMBER = Pattern(
    r"\b(?:nom[eo]r|no|number|kontak|kanal|saluran)(?:nya)? (?:\w+ )?(?:wa|whatsapp|hp|telp\w*|telepon|resmi|berapa"
    r"|mana|lain)\b|\b(?:alamat|your) e-?mail\b"
    r"|\bhubungi (?:ke )?(?:siapa|mana)\b|\bwho (?:can|do|should) (?:i|we) (?:contact|call|ring)\b",
    flags=re.IGNORECASE,
)
_CALL_ME = Pattern(  # "kalau bisa saya dihubungi WA saja", "dia ngasih nomer wa konsultan"
    r"\b(?:saya|sy|kami|aku) (?:\w+ )?(?:dihubungi|ditelp\w*|ditelepon|di ?wa|dichat|di ?japri)\b"
    r"|\b(?:hubungi|telepon|telpon|telp|wa|chat|japri|call|contact|text|ring) (?:ke )?(?:saya|sy|kami|me|us)\b"
    r"|\b(?:ngasih|dikasih|memberi|diberi|gave|(?:dia|beliau|konsultan\w*|calo\w*|orang\w*) kasih)"
    r"(?: (?:saya|kami|me|us))? (?:nom[eo]r|no|kontak|number)\b"
    r"|\b(?:nom[eo]r|no) (?:wa|hp|telp\w*) (?:konsultan\w*|calo\w*|biro|dia|beliau|saya|kami|orang(?:nya)?"
    r"|pemilik\w*)\b",
    flags=re.IGNORECASE,
)
_WANTS_OURS = Pattern(
    r"\b(?:nom[eo]r|no|kontak|number)(?:nya)? (?:\w+ ){0,3}(?:resmi|kantor|ptsp|petugas|admin|berapa|mana|official"
    r"|office)\b"
    r"|\b(?:ada|minta|punya|is there|have|your|(?:boleh|tolong|mohon|bisa) (?:di)?kasih)(?: \w+){0,3}"
    r" (?:nom[eo]r|no|kontak|number|call cent\w*|hotline|wa)\b(?! saya)"
    r"|\b(?:nom[eo]r|no)\b.{0,25}\bbisa (?:saya )?(?:di)?hubungi|\b(?:telepon|telpon|telp|wa|chat)\w* ke ?mana\b"
    r"|\bhubungi (?:ke )?(?:siapa|mana|kemana)\b|\bwho (?:can|do|should) (?:i|we) (?:contact|call|ring)\b"
    r"|\b(?:call cent\w*|hotline|1500 ?164|saluran|kanal)\b",
    flags=re.IGNORECASE,
)
_ACCREDITED = Pattern(  # those who come for an accreditation come from elsewhere
    r"\bakreditasi\w*\b[^.?!;\n]{0,60}\b(?:survei\w*|survey\w*|visitasi)\b"
    r"|\b(?:survei\w*|survey\w*|visitasi)\b[^.?!;\n]{0,30}\bakreditasi\w*\b",
    flags=re.IGNORECASE,
)
_OUR_VISIT = Pattern(
    r"\b(?:petugas|tim teknis|lapangan|ditinjau|peninjauan|tinjau|meninjau|site visit|inspect\w*)\b",
    flags=re.IGNORECASE,
)
_HOUSEHOLDS = Pattern(
    r"\b(?:\d+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|\w+ (?:puluh|belas)|beberapa|semua|para) (?:KK|kk)\b"
)
_OF_DATA = Pattern(
    r"\b(?:data\w*|ktp|nik|kartu keluarga|(?:foto|scan|kirim|unggah|upload|fotokopi)\w* (?:\w+ )?kk|paspor|passports?"
    r"|identitas\w*|identity|bocor\w*|pinjol|penipu\w*|ngaku\w*|mengaku\w*|mengatasnamakan|scam|leak\w*)\b",
    flags=re.IGNORECASE,
)
_A_SHOW = Pattern(
    r"\b(?:acara\w*|konser|pentas\w*|hajatan|pesta|bazar|lomba|layar tanc[ae]p|lenong|wayang|pertunjukan\w*|festival"
    r"|resepsi"
    r"|akad|concert|event|show|wedding)\b",
    flags=re.IGNORECASE,
)
_VISITS = Pattern(
    r"\b(?:surve[iy]\w*|di-?surve[iy]|tinjau\w*|ditinjau|peninjauan\w*|meninjau|kunjung\w*|dikunjungi|visit\w*"
    r"|inspe[ck]\w*"
    r"|(?:cek|periksa|lihat|ukur) (?:lokasi|lapangan|tempat)\w*|pengecekan|pemeriksaan|tim teknis|petugas\w*)\b",
    flags=re.IGNORECASE,
)
_WAS_VISITED = Pattern(
    r"\b(?:visit|inspection|survey) (?:took place|was (?:held|done|made|carried out)|has taken place)\b"
    r"|\b(?:sudah|udah|udh|sdh|telah) (?:di)?(?:surve[iy]|tinjau|kunjungi)\b"
    r"|\b(?:surve[iy]|peninjauan|kunjungan)\w*(?: lapangan| lokasi)? (?:sudah|udah|udh|sdh|telah) (?:\w+ )?(?:selesai"
    r"|dilakukan|dilaksanakan|beres|kelar|terlaksana)\b",
    flags=re.IGNORECASE,
)
_PUT_OFF = Pattern(
    r"\b(?:tunda\w*|ditunda|tertunda|menunda|penundaan|(?:di)?undur\w*|mundur\w*|jadwal\w*|dijadwal\w*|penjadwalan\w*"
    r"|re-?schedul\w*|postpon\w*|put off|batal\w*|dibatal\w*|cancel\w*|call(?:ed)? off|lagi|ulang\w*|diulang\w*|again"
    r"|another|new (?:date|day|appointment)|belum|blm|not yet|berhalangan)\b",
    flags=re.IGNORECASE,
)
_TAKES_ELSE = Pattern(
    rf"\b{_TAKES} (?:\w+ )?(?:laptop|barang\w*|motor|mobil|uang|duit|oli|sampah|limbah|air|pasir|tanah|sampel|darah"
    rf"|jenazah"
    r"|baju|pakaian|perabot\w*|kendaraan|gerobak|orang)\b"
    rf"|\b(?:yg|yang) (?:\w+ )?(?:meng|ng)ambil\w* (?:itu|ini)\b|\bdiambil orang\b",
    flags=re.IGNORECASE,
)
_FETCHES = Pattern(
    r"\b(?:unduh\w*|diunduh|mengunduh|ngunduh|download\w*|di-?download|donlot\w*|cetak\w*|dicetak|mencetak|nyetak"
    r"|print\w*|di-?print|ngeprint\w*|pdf|softcopy|hard ?copy)\b",
    rf"\b{_TAKES}\b (?:\w+ )?{_PAPER}\b",
    rf"\b{_PAPER}\b(?: \w+){{0,4}} {_TAKES}\b",
    flags=re.IGNORECASE,
)
DIES = Pattern(
    r"\b(?:meninggal\w*|ninggal|wafat|berpulang|tiada|gugur|tutup usia|sed[oa]|pejah|tilar|maot|pupus"
    r"|m[ie]ninggoy|mninggal|alm\w*|mendiang|jenazah|makam\w*|dimakamkan|kubur\w*|dikubur\w*|\w*waris(?:an|i|kan)?"
    r"|peninggalan|janda|duda|(?:g[ae]k?|nggak|ngga|tidak|tdk|enggak|kagak?|ora|geus teu|no longer) (?:\w+ )?"
    r"(?:ada|aya|ana|onok|around|with us)|died|dead|death|deceased|passed|late|funeral|widow\w*|heirs?"
    r"|inherit\w*|yatim)\b",
    flags=re.IGNORECASE,
)
"""Words of a mail in which somebody died, or inherits."""
_SENSES: Mapping[str, tuple[tuple[Pattern, Pattern], ...]] = {
    SERVICE_MALL: ((_MALL, _SERVES),),
    HOURS: ((_CLOSES_A_ROAD, _OPENS),),
    CONTACT: ((_THEIR_PHONES, _REACHED), (_SENT_AWAY, _WANTS_A_NUMBER), (_CALL_ME, _WANTS_OURS)),
    PERSONAL_DATA: ((_HOUSEHOLDS, _OF_DATA),),
    VISIT: ((_ACCREDITED, _OUR_VISIT),),
    OUTCOMES["visit"]: ((_A_SHOW, _VISITS), (_WAS_VISITED, _PUT_OFF), (_ACCREDITED, _OUR_VISIT)),
    RESULT: ((_TAKES_ELSE, _FETCHES),),
}
"""Of a topic: what a mail says that was drawn to it by another sense, and what one on it says."""
_PHARMACIST = r"\b(?:apoteker\w*|apj|aping|pharmacists?)\b"
_LEAVES = (
    r"resign\w*|keluar|berhenti|mundur|mengundurkan|pindah|cuti|sakit|meninggal|wafat|pensiun|kabur|kosong|cabut|hamil"
    r"|melahirkan|left|leaves|leaving|quit\w*|retir\w*|ill"
)  # what a pharmacist does who is to be replaced
_SOUGHT = (
    r"(?:di)?ganti(?! (?:nama|pemilik|alamat|logo))\w*|penggant\w*|tidak|tdk|ga|gak|nggak|ngga|belum|blm|tanpa|nyari"
    r"|cari|mencari|replac\w*|chang\w*|without|no|new"
)
_CASES = (
    (  # who is divorced inherits nothing
        Pattern(r"\b(?:pemegang izin yang telah meninggal|deceased permit holder)\b", flags=re.IGNORECASE),
        DIES,
    ),
    (Pattern(r"\b(?:wakil pemohon|attendance by a representative)\b", flags=re.IGNORECASE), _VISITS),
    (  # it is the business that has to lie elsewhere, not the identity card
        Pattern(r"\b(?:di luar jakarta|outside jakarta)$", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:usaha|toko|warung|ruko|pabrik|gudang|bangunan|gedung|rumah|tanah|lahan|klinik|apotek|praktik|praktek"
            r"|lokasi|tempat|objek|obyek|cabang|kantor|makam|proyek|acara|kos\w*|kontrakan|dapur|produksi|business|shop"
            r"|building|house|land|office|clinic|site)\w*(?: (?!ktp|kk|di\b|in\b)\w+){0,3} (?:di|in|at|daerah|wilayah)"
            r" (?:\w+ ){0,3}(?:bekasi|depok|tangerang|tangsel|bsd|bogor|cikarang|karawang|bandung|luar|outside)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (  # an identity card that is to be moved moves no practice
        Pattern(r"^(?:pindah tempat praktik|moving the practice)", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:pindah\w*|mindah\w*|dipindah\w*|kepindahan|mutasi|hijrah|alih|moved?|moving|relocat\w+|transfer\w*)\b"
            r"(?! (?:alamat |domisili |data )?(?:e-?)?(?:ktp|kk)\b)"
            r"|\b(?:resign|keluar|berhenti|cabut|dicabut|pencabutan|ganti|tutup|left|quit)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\b(?:belum memiliki imb|without an imb)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:belum|blm|tidak|tdk|ga|gak|nggak|ngga|tak|tanpa|kaga|kagak|ora|ndak|durung|teu|no|not|never"
            r"|without|nyusul"
            r"|pemutihan|pengampunan|amnesty|disegel|segel|dibongkar|bongkar|sama sekali|terlanjur|liar|ilegal"
            r"|illegal)\b"
            r"[^.?!\n]{0,60}\b(?:imb|izin\w*|ijin\w*|surat\w*|ber(?:izin|ijin)|papers?|permits?|licen[cs]e)\b"
            r"|\b(?:imb|izin|ijin|surat)\w*\b[^.?!\n]{0,40}\b(?:belum|blm|tidak|tdk|ga|gak|nggak|tak|kaga|never)"
            r" (?:\w+ )?(?:ada|punya|pernah|di\w+|me\w+|ngurus|bikin|buat|made|had)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"^(?!kuitansi).*\b(?:hilang|lost)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:k?e?hilang\w*|(?:h?[ie]|ngi|leungi)lang\w*|diilangin|leungit|ical|tercecer|kececer|ketinggalan"
            r"|tertinggal"
            r"|raib|lenyap|musnah|\w*curi\w*|maling|kemalingan|\w*copet\w*|dijambret|\w*buang|terselip|keselip|terbakar"
            r"|kebakar\w*|api|abu|\w*banjir\w*|rendam\w*|kerendam|hanyut|rusak|sobek|robek|luntur|lapuk|rayap|tikus"
            r"|basah"
            r"|hancur|ancur|tumpah\w*|tertumpah|ketumpah\w*|kena (?:air|bocor|tinta)|kecuci|kebaca|terbaca|keapus"
            r"|terhapus"
            r"|kebawa|terbawa|dibawa|nyerahin|menyerahkan|diserahkan|ditemukan|ditunjukkan|dicoret\w*"
            r"|(?:ga|gak|nggak|ngga|tidak|tdk|belum|blm|tak|kaga|kagak|ora|not|no|cannot"
            r"|can't) (?:\w+ ){0,3}(?:ketemu|ada"
            r"|nemu|punya|pegang|tahu|tau|simpan|find|found|have|berada)|lupa|entah|gatau|nowhere|fot?o ?k?c?opi\w*"
            r"|fotocopy\w*|potokopi|kopian|salinan\w*|cop(?:y|ies)|duplika\w*|arsip\w*|lost|lose|losing|missing|stolen"
            r"|vanish\w*|disappear\w*|ruined|unreadable|wet|burnt|burned|fire|flood\w*|damaged|destroyed|mislaid"
            r"|misplaced|cetak ulang|dicetak|reprint|replace\w*|gantinya|\w*gantikan\w*|pengganti\w*|laporan polisi"
            r"|kepolisian)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\b(?:(?:per|memper)panjang\w*|renew\w*|extension)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:\w*panjang\w*|\w*renew\w*|exten\w*|habis\w*|abis\w*|berakhir\w*|expir\w*|mati|lewat|kelewat\w*|telat"
            r"|terlambat|k[ae]da?lu[aw]\w*|ber?laku\w*|laku|lama|tahun\w*|thn|th|years?|valid\w*|ulang|herregis\w*|tempo"
            r"|lanjut\w*|nunggak|menunggak|denda|due|late|lapsed?|old|again|ran out)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (  # "9 tahun praktik, tidak pernah ada masalah"
        Pattern(r"^(?:praktik kembali setelah lama|practising again after|back to practice)", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:vakum|berhenti\w*|resign\w*|istirahat|break|stopped"
            r"|(?:prakti[kc]\w*|prakte[kc]\w*|kerja|bekerja) (?:lagi|kembali)"
            r"|(?:lagi|kembali|balik) (?:\w+ )?(?:prakti\w*|prakte\w*|kerja|bekerja)"
            r"|(?:tidak|tdk|ga|gak|nggak|ngga|belum|blm|not)(?: \w+){0,3} (?:prakti\w*|prakte\w*|kerja|bekerja"
            r"|work\w*))\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\b(?:perkemahan|camping)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:\w*kemah\w*|\w*camp(?:s|ing)?|pramuka|nginap|menginap|nginep|tents?"
            r"|(?<!ga pake )(?<!ga pakai )(?<!tanpa )(?<!tidak pakai )(?<!gak pake )tenda)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\b(?:pemangkasan|penopingan|pangkas|pruning)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:\w*pangkas\w*|\w*top+ing\w*|(?:di|me)?rapi(?:h|kan|in)?|dahan\w*|ranting\w*|cabang\w*|daun\w*|rimbun|pendek\w*|prun\w*"
            r"|trim\w*|branch\w*|twigs?|lop\w*|shorten\w*)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\b(?:kebocoran|data leak)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:bocor\w*|kebocoran|dibocor\w*|sebar\w*|disebar\w*|tersebar|kesebar|nyebar|tipu\w*|ditipu|tertipu"
            r"|penipu\w*|ngaku\w*|mengaku\w*|mengatasnamakan|atas nama|palsu|gadungan|transfer\w*|pinjol|salah ?guna\w*"
            r"|disalah\w*|dipakai|dipake|\w*telp\w*|\w*telepon\w*|\w*nelp\w*|nelpon|wa|whats ?app|sms|otp|\w*hubung\w*"
            r"|lapor\w*|melapor\w*|kegagalan|leak\w*|scam\w*|fraud\w*|pretend\w*|call\w*|claim\w*|misus\w*|breach\w*"
            r"|kebobolan|dibobol|hack\w*|diretas)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\b(?:persetujuan tetangga|consent of (?:the )?neighbou?rs)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:tetangga\w*|tonggo|warga|lingkungan|rt|rw|kiri kanan|kanan kiri|sebelah\w*|sekitar|penduduk"
            r"|keberatan|persetujuan|neighbou?r\w*|residents?|consent)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (  # a new owner or a new name is no new pharmacist
        Pattern(
            r"\b(?:penggantian apoteker|apoteker pengganti|(?:new|changing the) (?:responsible )?pharmacist)\b",
            flags=re.IGNORECASE,
        ),
        Pattern(
            rf"{_PHARMACIST}[^?!\n]{{0,70}}\b(?:{_LEAVES})\b|\b(?:{_LEAVES}|{_SOUGHT})\b[^.?!\n]{{0,30}}{_PHARMACIST}"
            rf"|{_PHARMACIST}(?:,? \w+){{0,3}} (?:baru|{_SOUGHT})\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\b(?:surat izin|dokumen|lembar \w+) yang rusak\b|\bdamaged\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:\w*rusak\w*|s[ou]bek\w*|robek\w*|luntur\w*|lapuk|lecek|kusut|basah\w*|(?:ke|te)?rendam\w*|kena"
            r" (?:air|kopi|teh|minyak|banjir|hujan|cairan|tinta)|ketumpah\w*|(?:ke|ter)?tumpah\w*|pudar|memudar|buram"
            r"|(?:tidak|tdk|ga|gak|nggak|ngga|susah) (?:bisa )?(?:ke|ter|di)?baca|(?:ke|ter)bakar|gosong|rayap|tikus"
            r"|digigit\w*|dicoret\w*|kecuci|patah|hancur|damaged?|torn|wet|unreadable|faded|burnt|ruined|stain\w*)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (  # "berarti otomatis ditolak?" fears what no system has done
        Pattern(r"\b(?:penolakan oleh sistem|refus\w+ by the system)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:sistem\w*|system|otomatis\w*|robot|oss|jakevo|simbg|aplikasi\w*|automatic\w*)\b[^.?!\n]{0,40}"
            r"(?<!berarti otomatis )(?<!langsung otomatis )\b(?:(?:di|ke|ter|me)?n?tolak\w*|menolak|nolak|reject\w*"
            r"|refus\w*|gagal)\b"
            r"|\b(?:(?:di|ke|ter)?tolak\w*|penolakan|reject\w*|refus\w*|declined)\b[^.?!\n]{0,40}"
            r"\b(?:sistem\w*|system|otomatis|robot|automatic\w*|by (?:the )?(?:oss|jakevo|simbg))\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(
            r"\b(?:kepindahan lokasi kerja|change of (?:the )?work(?:ing)? location|move of the)\b", flags=re.IGNORECASE
        ),
        Pattern(  # who says that there is one place asks for no other
            r"\A(?!.*\b(?:only (?:has |have )?(?:one|a single) (?:work(?:ing|place)? )?(?:location|place|site)"
            r"|(?:location|place|site)s? (?:is |in )?(?:\w+ )?jakarta only|only one (?:office|location)"
            r"|(?:hanya|cuma|cuman) (?:satu|1|ada satu) (?:lokasi|tempat)|(?:lokasi|tempat) kerja(?:nya)? (?:hanya|cuma"
            r"|tetap) (?:\w+ )?(?:satu|jakarta|di jakarta))\b)",
            flags=re.IGNORECASE | re.DOTALL,
        ),
    ),
    (  # pupils are no teachers: "berapa anak didik paling sedikit?"
        Pattern(r"\b(?:kualifikasi pendidikan guru|qualification of teachers)\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:guru\w*|(?:tenaga )?pendidik(?:nya)?|penga(?:jar|suh)\w*|m?eng?ajar\w*|ng?ajar\w*|tutor\w*|bunda\w*"
            r"|usta[dz]z?\w*|instruktur|sarjana|s1|d[234]|ijazah\w*|lulusan|teach\w*|caregivers?|degree)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\bnik yang dipakai orang lain\b", flags=re.IGNORECASE),
        Pattern(
            r"\b(?:nik|ktp|data|nama|nib|id|identity)\w*\b[^.?!\n]{0,50}\b(?:dipake|dipakai|kepake"
            r"|(?:di)?salah ?guna\w*|dicatut|dicuri|dibajak|(?:ber|men|ter|ke|di)?daftar\w*|muncul|sudah ada|stolen"
            r"|used|misused)\b"
            r"|\b(?:orang lain|orang tak dikenal|tidak pernah (?:di|men)?daftar\w*|someone else|somebody)\b",
            flags=re.IGNORECASE,
        ),
    ),
)
"""Narrow answers by their titles, and the words of which a mail has one that is on them."""


def without_unspoken(understanding: Understanding, knowledge: Knowledge, subject: str, text: str) -> Understanding:
    """Return ``understanding`` of a mail, by its ``subject`` and new ``text``, without what it speaks of in no sense.

    Neither a candidate nor a line of such a topic stays; such a narrow answer is improbable to every question.
    """
    mail = f"{subject}. {text}"[:_READ]
    out = {
        i for i, senses in _SENSES.items() if any(other.search(mail) and not own.search(mail) for other, own in senses)
    }
    meant = {c.id for question in understanding.questions for c in question.candidates}
    meant |= {line.entry_id for line in understanding.lines}
    narrow = frozenset(
        (i, number)
        for i in meant
        if (entry := knowledge.entry(i)) is not None
        for number, particular in enumerate(entry.particulars)
        if not may_be_told(particular, mail)
    )
    questions = tuple(_without(question, out, narrow) for question in understanding.questions)
    lines = tuple(
        line for line in understanding.lines if line.entry_id not in out and (line.entry_id, line.number) not in narrow
    )
    return replace(understanding, questions=questions, lines=lines)


def is_of_a_call(words: str) -> bool:
    """Return whether ``words`` tell of a number that somebody has or of a call that is wished for, and ask for none."""
    return _CALL_ME.search(words) is not None and _WANTS_OURS.search(words) is None


def _without(question: Question, out: set[str], narrow: frozenset[tuple[str, int]]) -> Question:
    kept = tuple(c for c in question.candidates if c.id not in out)
    return replace(question, candidates=kept, improbable=question.improbable | narrow)


def may_be_told(particular: Particular, mail: str) -> bool:
    """Return whether ``mail`` has a word of the case that the title of a narrow answer names, if it is one of those."""
    return all(said.search(mail) for said in _said_of(particular.title or "", particular.title_en or ""))


@lru_cache(maxsize=2048)  # titles of the knowledge base: each mail asks for dozens of them
def _said_of(title: str, title_en: str) -> tuple[Pattern, ...]:
    """Return of what a mail must say a word before a narrow answer with these titles may be told."""
    titles = [one for one in (title, title_en) if one]
    return tuple(said for case, said in _CASES if any(map(case.search, titles)))
