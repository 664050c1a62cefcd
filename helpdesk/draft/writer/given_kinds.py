"""The kinds of information that our texts ask for, with the words that ask for each and those that give it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from helpdesk.draft.writer.stage import QUOTED_REASON
from helpdesk.pattern import Pattern

_MONTH = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*"
# what stands behind "buka" and is no trade
_NOT_DONE = (
    r"(?:apa|apaan|ini|itu|di|ke|yang|yg|usaha|bisnis|tempat|jasa|sebuah|baru|kecil|rumah|untuk|buat|dan|atau"
    r"|lagi|saja|aja"
    r"|cabang|sendiri|akun|rekening|mulai|kembali|jam|pintu|email|link|web\w*|harus|perlu|wajib|gimana|bagaimana|dimana"
    r"|kemana|kapan|pak|bapak|ibu|kak|mas|mbak|min|tapi|katanya|aplikasi|file|berkas|lampiran|hari|sampai|sampe|situs"
    r"|halaman|laman|surat|izin|ijin|nib|oss|jakevo|dulu|dari|dengan|sama|kalau|kalo|karena|tidak|belum|sudah"
    r"|udah|setiap"
    r"|malam|siang|pagi|sore|besok|nanti|sekarang|terus|trus|boleh|bisa|data|menu|status|segel|jalan)"
)
_KIN = (
    r"(?:suami|istri|isteri|ayah|bapak|bpk|ibu|orang ?tua|ortu|papa|mama|kakek|nenek|mertua|kakak(?: ipar)?|abang|adik"
    r"|paman|om|tante|bibi|ipar)"
)
KINDS: Mapping[str, tuple[re.Pattern[str], Pattern | None]] = {
    # how it is asked for; how a mail gives it, None where the understanding says so
    "application": (re.compile(r"^(?:nomor permohonan|application number)s?$"), None),
    "name": (
        re.compile(r"^(?:nama(?: pemohon| lengkap)?|applicant'?s? name|name of applicant|name)$"),
        Pattern(  # "permohonan SPPL bengkel an. Jaya Motor": whose application it is
            r"\b(?i:permohonan|pengajuan|berkas|sip\w*|izin|ijin)\b[^.?!\n]{0,60}"
            r"\b(?:[Aa]\.?[Nn]\.|[Aa]/[Nn]|[Pp]emohon(?:nya)?:?|[Aa]tas nama(?! (?:[Ss]aya|[Kk]ami|[Bb]apak|[Ii]bu"
            r"|[Ss]uami|[Ii]str)))"
            r" [A-Z][a-z]"
        ),
    ),
    "size": (
        re.compile(r"^(?:ukuran|size)$"),
        Pattern(
            r"\b\d+(?:[.,]\d+)? ?[x\u00d7] ?\d|\b\d+(?:[.,]\d+)? ?(?:cm|m|m2|meter|metre)\b|\bukuran(?:nya)? \w*\d",
            flags=re.IGNORECASE,
        ),
    ),
    "permit": (
        re.compile(
            r"^(?:(?:jenis |nama )?izin(?: yang .*)?|nama izin atau kegiatan|(?:kind of |the )?permit(?: you .*)?"
            r"|name of permit or activity)$"
        ),
        None,
    ),
    "reason": (
        re.compile(r"^(?:bunyi |isi )?(?:alasan(?:nya)?(?: penolakan)?|(?:the )?(?:wording of +)?(?:the )?reason)$"),
        QUOTED_REASON,
    ),
    "date": (
        re.compile(
            r"^(?:(?:tanggal|kapan|hari|waktu kejadian|filing date|date|day|when)"
            r"(?: (?:(?:yang )?(?:semula|kejadian)|pengajuan|of filing).*)?)$"
        ),
        Pattern(
            rf"\b\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?\b|\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b"
            rf"|\b(?:in|on|bulan) {_MONTH}\b|\b(?:tanggal|tgl\.?) \d{{1,2}}\b"
            r"|\b(?:kemarin|kmrn|kmarin|tadi (?:pagi|siang|sore)|hari ini|barusan|yesterday|today|this morning)\b"
            r"|\b(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu) (?:lalu|kemarin|kmrn)\b|\bmal[ae]m tahun baru\b",
            flags=re.IGNORECASE,
        ),
    ),
    "since": (  # of what goes on; no day on which something was filed
        re.compile(r"^(?:kapan|when)$"),
        Pattern(
            r"\b(?:sejak|dari|udah|sudah|udh|sdh|hampir|selama|tiap|setiap|for|since|every) (?:\w+ ){0,2}(?:hari"
            r"|malam|pagi|minggu|bulan"
            r"|tahun|jam|lebaran|puasa|days?|nights?|weeks?|months?)\b",
            flags=re.IGNORECASE,
        ),
    ),
    "hour": (
        re.compile(r"^(?:jam|pukul|time|hour)$"),
        Pattern(
            r"\b(?:jam|jm|pukul|pkl|at) \d{1,2}(?:[.:]\d{2})?\b|\b\d{1,2}[.:]\d{2} ?(?:wib|am|pm)\b",
            flags=re.IGNORECASE,
        ),
    ),
    "kin": (
        re.compile(
            r"^(?:hubungan keluarga(?: dengan (?:pemegang|almarhum)\w*)?|(?:how you are|your) relat\w+(?: to .*)?)$"
        ),
        Pattern(
            r"\bsebagai (?:janda|duda|istri|isteri|suami|anak|ahli waris)\b"
            rf"|\b(?:almarhum(?:ah)?|alm\.?|mendiang|late) (?:\w+ )?{_KIN}\b"
            rf"|\b(?:peninggalan|warisan|makam) {_KIN}\b|\b(?:punya|milik|atas nama|nama) {_KIN}(?:nya)? (?:saya"
            rf"|kami|aku|sy)\b"
            rf"|\b{_KIN}(?:nya)?(?: (?:saya|kami|aku|sy))?(?: (?:sudah|udah|telah|baru))? (?:meninggal|wafat)\b"
            r"|\bsaya (?:janda|duda|istri|isteri|anak|cucu)(?:nya)?\b|\bmy late (?:husband|wife|father|mother"
            r"|grandfather"
            r"|grandmother|uncle|aunt|brother|sister)\b|\bmy (?:husband|wife|father|mother|grandfather"
            r"|grandmother|uncle"
            r"|aunt|brother|sister) (?:has )?(?:died|passed away)\b",
            flags=re.IGNORECASE,
        ),
    ),
    "counter": (
        re.compile(r"^(?:loket|counter)$"),
        Pattern(r"\b(?:loket|counter) (?:no\.? ?|nomor )?\w{1,3}\b", flags=re.IGNORECASE),
    ),
    "queue": (
        re.compile(r"^(?:nomor antrean|nomor antrian|queue number)$"),
        Pattern(
            r"\b(?:antrean|antrian|queue)(?: number| nomor| no\.?)? [a-z]?-?\d{1,4}\b",
            r"\b(?:(?:ng)?ambil|dapat|dapet|took|got)(?: a)?(?: tiket)? (?:nomor|nomer|no\.?|number) [a-z]?-?\d{1,3}\b",
            flags=re.IGNORECASE,
        ),
    ),
    "event": (
        re.compile(r"^(?:jenis|type of|kind of)? ?(?:acara|kegiatan|event|activity)$"),
        Pattern(
            r"\b(?:konser|wedding|pernikahan|nikah\w*|resepsi|bazar|bazaar|pentas|lomba|senam|pameran"
            r"|akad|syukuran|arisan|reuni|piknik|picnic|yoga|gathering|prewed\w*|ulang tahun|birthday|lamaran"
            r"|festival|seminar|panggung|pensi|konser\w*|malam tahun baru|malem tahun baru|tahun baruan"
            r"|nobar|turnamen|karnaval|tari|tarian|performance|dance|show|workshop"
            r"|live music|syuting|shooting|foto prewed\w*|pengajian|kampanye|concert|exhibition|competition|filming)\b",
            flags=re.IGNORECASE,
        ),
    ),
    "sponsor": (
        re.compile(r"^(?:apakah ada sponsor\w*|sponsor\w*|whether (?:there is|you have)\s+sponsor\w*)$"),
        Pattern(r"\b(?:di|ber|men)?sponsor\w*\b", flags=re.IGNORECASE),
    ),
    "business": (
        re.compile(
            r"^(?:(?:nama izin atau )?kegiatan|jenis usaha|bidang usaha|usaha|kind of business|business"
            r"|(?:name of permit or )?activity)$"
        ),
        Pattern(
            r"\b(?:salon|kafe|caf[eé]|kedai|warung|toko|restoran|rumah makan|katering|catering|laundry"
            r"|bengkel|klinik|apotek|optik|kos"
            r"|kost|hotel|gudang|pabrik|konveksi|percetakan|studio|gym|spa|barbershop|pangkas|depot"
            r"|minimarket|butik|bakery|angkringan|gerobak|kantin|kontrakan|bimbel|kursus|daycare|penjahit"
            r"|(?:jual|jualan|dagang|dagangan|berjualan) (?!di\b|ke\b|apa\b|saya\b)[a-z]{3,}"
            # "mau buka tempat cukur", "usaha sewa tenda": whatever follows is what is done there
            r"|(?:buka|membuka|bukak|mendirikan|dirikan|merintis|(?:punya |bikin |mulai |jalankan )(?:usaha|bisnis)"
            r"|tempat usaha|bergerak di bidang)"
            rf" (?:(?:usaha|bisnis|tempat|jasa|sebuah|baru|kecil(?:-kecilan)?"
            rf"|rumah) ){{0,4}}(?!{_NOT_DONE}\b)[a-z]{{3,}}"
            r"|lapangan (?:futsal|padel|badminton|tenis|basket|voli|mini ?soccer|bulu ?tangkis)"
            r"|(?:open(?:ing)?|set(?:ting)? up) (?:(?:an?|the|our|my|small|little|new) ){1,4}"
            r"(?!(?:business|company|account|branch|new|small|little|our|my|the|an?|file|form|link|website|email|mail"
            r"|application|door|bank)\b)[a-z]{3,}"
            r"|salons?|shop|restaurant|workshop|factory|warehouse)\b",
            flags=re.IGNORECASE,
        ),
    ),
    "profession": (
        re.compile(r"^(?:profesi|profession)$"),
        Pattern(
            r"\b(?:dokter|drg|dr|perawat|bidan|apoteker|fisioterapis|nutrisionis|dietisien|ahli gizi|tenaga gizi"
            r"|analis|atlm|(?:perekam|rekam) medis|terapis|radiografer|refraksionis|optometris|sanitarian|psikolog"
            r"|perawat gigi|asisten apoteker|ttk|okupasi|penata anestesi|physiotherapists?|nurses?|midwi\w+"
            r"|pharmacists?|doctors?|dentists?)\b",
            flags=re.IGNORECASE,
        ),
    ),
    "form": (
        re.compile(r"^(?:apakah )?perorangan atau badan usaha$|^whether you act as person or company$"),
        Pattern(
            r"\b(?:pt|cv|yayasan|koperasi|perorangan|perseorangan|pribadi|rumahan|kecil-?kecilan|gerobak"
            r"|baru pertama usaha|modal|di (?:teras )?rumah|my company|our company|sole trader|ltd"
            r"|(?:atas nama|pakai nama|pake nama) (?:saya|istri|suami|sendiri|aku|anak|ibu|bapak)"
            r"|in (?:my|her|his) (?:own |wife's |husband's )?name)\b",
            flags=re.IGNORECASE,
        ),
    ),
    "scale": (
        re.compile(r"^(?:kira-kira )?skala$|^rough scale$"),
        Pattern(
            r"\bmodal\w*\b[^.?!]{0,20}\d|\b(?:kecil-?kecilan|kecil2an|rumahan|gerobak|kaki lima|cuma kecil|skala \w+)\b"
            r"|\b\d+ ?(?:meja|kursi|karyawan|pegawai|orang|kamar|murid|siswa"
            r"|mesin|unit|employees|seats|tables)\b",
            flags=re.IGNORECASE,
        ),
    ),
    "program": (
        re.compile(r"^(?:program|programme|kegiatan|activity)$"),
        Pattern(
            r"\b(?:program|jurusan|kelas|bidang) (?!studi\b|usaha\b|kerja\b|apa\b|ini\b|itu\b|dan\b|atau\b|di\b"
            r"|baru\b|lain\b|yang\b)"
            r"[a-z]{4,}|\b(?:kursus|les|pelatihan|bimbel|course|training|classes)(?:an)? (?:in )?"
            r"(?!apa\b|ini\b|itu\b|dan\b|atau\b|di\b)[a-z]{4,}",
            flags=re.IGNORECASE,
        ),
    ),
    "spot": (
        re.compile(r"^(?:tempat|tempat pemasangan|place)$"),
        Pattern(
            r"\b(?:di|pake|pakai) (?:lapangan|halaman|aula|parkiran|tembok|dinding|depan|pinggir|atap|teras"
            r"|garasi|alun-alun"
            r"|pasar|sekolah|kampus|balai)\b"
        ),
    ),
    "place": (
        re.compile(
            r"^(?:tempat|lokasi|alamat|alamat atau lokasi|alamat objek|place|location|address|address or place)$"
        ),
        Pattern(
            r"\b(?:di|neng|ning|nang|teng|ing|daerah|kawasan|wilayah|in|at) (?:jl\.?|jalan|kelurahan|kel\.|kecamatan"
            r"|kec\.|taman|gedung|ruko|mall?|tpu|gang"
            r"|komplek|perumahan|[A-Z][a-z]{3,})\b|\b(?:jl\.|jalan) [A-Z]\w+"
        ),
    ),
    "complaint": (
        re.compile(r"^(?:nomor pengaduan|tanggal penyampaian|complaint number|(?:the )?date of (?:it|the complaint))$"),
        None,
    ),
    "account": (re.compile(r"^(?:uraian singkat kejadian|apa yang terjadi|short account of what happened)$"), None),
    "unit": (
        re.compile(r"^(?:unit|di unit mana|unitnya|office|which unit)$"),
        Pattern(  # "kelurahan" alone is none that anybody could look up
            r"\b(?:ptsp|kelurahan|kecamatan|kel\.|kec\.|wali ?kota)(?: (?:kecamatan|kelurahan|kota))? "
            r"(?!(?:di|ini|itu|saya|kami|yang|yg|dan|untuk|buat|ke|pada|suruh|disuruh|katanya|bilang|tidak|mau"
            r"|sudah|udah|minta|lagi|terus|tapi|karena|kalau|kalo|jam|tadi|kemarin|loket|dki|jakarta|sama|atau"
            r"|juga|dia|setempat|mem\w+|meng\w+|menolak|nolak|marah|galak|kasar|judes)\b)"
            r"[a-z]{3,}|\b(?:mal pelayanan publik|mpp)\b",
            flags=re.IGNORECASE,
        ),
    ),
}
