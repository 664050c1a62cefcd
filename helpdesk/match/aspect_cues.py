"""Weaker signs of an aspect, read over words in usual spelling: each counts as much as judged questions say it does.

Those of ``aspects`` decide alone and also where a mail is cut; these only weigh, together with the words themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

from helpdesk.model.question import Aspect
from helpdesk.pattern import Pattern, Patterns

# "siapa yang bisa menghentikan" and "who can stop" do not ask who may apply
_OF_NO_APPLICANT = (
    r"(?! (?:\w+ )?(?:(?:meng)?henti\w*|(?:di)?hentikan|\w*larang|\w*tegur|\w*tindak|\w*tertib\w*|\w*bongkar"
    r"|(?:me)?nutup|menutup|ditutup|\w*cegah|\w*awas\w*|\w*periksa|cek|\w*bantu|\w*tolong|\w*jawab|\w*hubungi|\w*jelaskan|\w*putuskan"
    r"|memutuskan|tanda ?tangan|ttd|menandatangani|menerbitkan|mengeluarkan|menyetujui|menolak|stop|prevent|sign|check"
    r"|inspect|help|answer|explain|close|remove|issue|approve|decide|contact)\b)"
)
_SIGNS: Mapping[Aspect, tuple[str, ...]] = {
    Aspect.REQUIREMENTS: (
        r"\b(?:ukuran|format|contoh|latar|kriteria|batas usia|luas|tinggi|jumlah|minimal|maksimal)\b",
        r"\b(?:asli|fotokopi|pindai|salinan|kuasa|kop|legalisir|formulir|meterai|ijazah|sertifikat|akta|npwp|ktp)\b",
        r"\b(?:dibawa|bawa|dilampir\w*|lampirkan|disiap\w*|siapkan|diserahkan|diisi|dipenuhi|ditunjukkan)\b",
        r"\b(?:perlu|butuh|harus|wajib)(?: \w+){0,3} (?:izin|ada|punya|memiliki)\b",
        r"\b(?:boleh|bolehkah|diperbolehkan|diizinkan|diterima|cukup)\b",
        r"\bapakah (?:\w+ ){0,4}(?:harus|perlu|wajib|boleh)\b|\bdari siapa\b|\bberlaku juga untuk\b",
        r"\b(?:do|does|must|should|may) (?:i|we|a|an|both|my|the)\b|\b(?:need|needs|bring|prepare|papers)\b",
        r"\bizin(?: \w+)? apa\b|\bapa saja\b",
        r"\bbeda (?:berkas|syarat|dokumen)\b|\b(?:berkas|syarat|dokumen)(?: \w+){0,4} (?:beda|sama)\b",
        # who may, whose paper, how many with one, what instead: what a case needs
        rf"\bsiapa(?: saja)? (?:yang )?(?:boleh|bisa|berhak|dapat|harus|wajib)\b{_OF_NO_APPLICANT}"
        rf"|\b(?:punya|milik|atas nama) siapa\b|\bwho (?:can|may|must|is allowed to)\b{_OF_NO_APPLICANT}",
        r"\b(?:satu|1|selembar)(?: \w+){1,3} (?:bisa|boleh|cukup|dipakai|berlaku)(?: \w+){0,2} (?:untuk|berapa)\b"
        r"|\b(?:maksimal|paling banyak|berapa banyak)\b|\b(?:instead|in place) of\b|\bsebagai (?:ganti|pengganti)\b",
        r"\b(?:syarat|persyaratan|dokumen|berkas|kelengkapan)(?: \w+){0,3} bagaimana$|\b(?:tambahan|khusus) (?:syarat"
        r"|dokumen|berkas)\b|\b(?:syarat|dokumen|berkas) (?:tambahan|khusus)\b",
        r"\b(?:kalau|jika|bila|untuk)\b.*\bcuma\b|\bcuma\b.*\b(?:perlu|wajib|harus|kena)\b",
        r"\b(?:ikut|pakai|dengan|cukup)(?: \w+){0,5} (?:cukup|boleh|bisa)$",
    ),
    Aspect.PROCEDURE: (
        r"\b(?:meninjau|ditinjau|peninjauan|inspect\w*|survei|disurvei|sidang|rapat|tatap)\b",
        r"\b(?:loket|antre\w*|menu|tombol|akun|tautan|link\w*|formulir|jam|sabtu|nomor (?:wa|telepon)|telepon|wa)\b",
        r"\b(?:siapa yang|pihak mana|instansi mana|dinas mana|kantor mana|bagian mana|unit mana)\b",
        r"\b(?:ditandatangani|menandatangani|mengeluarkan|keluarin|ngeluarin|menerbitkan|berwenang"
        r"|wewenang|kewenangan)\b",
        r"\bwhich office\b|\bwho(?:m)? (?:signs|issues|handles|should|do|can|is)\b|\bwhere\b"
        r"|\bhow (?:do|can|should|to)\b",
        r"\bngapain\b|\b(?:selanjut\w*|berikut\w*|setelah itu|abis itu|lalu)(?: \w+)? (?:apa|bagaimana|kemana)\b",
        r"\b(?:dikirim|diambil|diantar|jemput|ambil|kirim|diunduh|unduh|unggah|cetak|dicetak)\b",
        r"\b(?:pengajuan|arahan|petunjuk|panduan|langkah|urutan|tahapan|tata)\b",
        r"\bproses\w*(?: \w+){0,2} (?:seperti apa|bagaimana|kayak apa)\b|\b(?:diulang|ulang dari awal|dari awal)\b",
        r"\b(?:bank|rekening) (?:mana|apa)\b|\bbayar\w*(?: \w+){0,2} (?:kemana|ke mana|dimana|di mana|lewat|ke bank"
        r"|bagaimana)\b",
        r"\b(?:sendiri|langsung|diwakil\w*|kuasa\w*|biro|jasa|behalf|lawyer|agent)\b",
        r"\b(?:oss|jakevo|simbg|ptsp|dinas|kelurahan|kecamatan|provinsi|pusat|kementerian|kota|mal)\b",
        r"\b(?:bisa|dapat)(?: \w+){0,3} (?:urus|diurus|mengurus|aju|diajukan|mengajukan|daftar)\b",
        r"\b(?:dulu|duluan|bareng|sekaligus|barengan)\b|\bsatu satu\b",
        r"\b(?:lewat|melalui|via|di|ke|pakai) (?:sistem|kanal|aplikasi|situs|website|jalur|loket|portal) (?:apa|mana)\b"
        r"|\bkanal pengajuan\b|\bharus (?:apa|bagaimana|ngapain)\b",
        r"\b(?:do|does|can|could) (?:you|your office)\b|\b(?:by you|at the same time)\b",
        r"\b(?:saya|kami|urus|proses|cara|izin)(?: \w+){0,3} bagaimana$|^(?:\w+ )?bagaimana\b",
    ),
    Aspect.FEE: (
        r"\b(?:dicicil|cicil|keringanan|pembebasan|deposit|jaminan|rincian|persen|rekening|transfer)\b",
        r"\b(?:habis|kena|total|nilai|harga|uang|duit) (?:\w+ )?berapa\b",
        r"\b(?:kena|bebas|ada|dipungut) (?:\w+ )?(?:pajak|biaya|retribusi|denda|sewa)\b",
        r"\b(?:pajak|biaya|retribusi|tarif|sewa|bayar|denda)(?: \w+){0,3} bagaimana\b",
    ),
    Aspect.DURATION: (
        r"\bpaling (?:lambat|cepat|telat|lama)\b|\bkeburu\b|\bsebelum (?:acara|habis|mulai|tanggal)\b",
        r"\bkapan(?: \w+){0,4} (?:mulai|boleh|bisa|harus|keluar|jadi|selesai|terbit|aju|diajukan|mengurus)\b",
        r"\b(?:bisa|dapat) (?:\w+ )?(?:selesai|jadi|terbit|cepat)\b|\b(?:sehari|sebelum lebaran|minggu depan)\b",
        r"\bwhen (?:can|will|do)\b|\bspeed\b|\bhow many (?:\w+ )?hari\b|\buntil it is\b"
        r"|\bsampai (?:terbit|keluar|jadi)\b",
        r"\b(?:berapa|lama) (?:\w+ )?(?:hari|minggu|bulan|lama)\b|\bbatas waktu\b|\bkapan\b",
    ),
    Aspect.LEGAL: (
        r"\b(?:still|no longer|mandatory|allowed|obliged|recognised|recognized|repealed)\b",
        r"\bmasih(?: \w+){0,3} (?:laku|diakui|sah|dipakai|diminta|disyaratkan|perlu|wajib|berlaku|ada|harus)\b",
        r"\b(?:tidak|sudah) (?:\w+ )?(?:wajib|perlu|berlaku)(?: \w+)? lagi\b|\b(?:dihapus|dihapuskan|tidak berlaku)\b",
        r"\b(?:disegel|gugur|melarang|dilarang|larangan|kewajiban|diwajib\w*|kekuatan|diakui|melanggar|ilegal|denda)\b",
        r"\bdasar(?: \w+)? apa\b|\bapa dasar\b|\bmengacu\b|\brujukan\b|\blandasan\b|\bmenurut (?:aturan|peraturan)\b",
        r"\btetap (?:\w+ )?(?:buka|beroperasi|jalan|jualan|berjualan|praktik|operasi|boleh)\b|\bkeep\b|\bwithout\b",
        r"\b(?:betul|benar|memang|katanya|kata|bener|bukannya|emang)\b",
        r"\b(?:sekarang|skrg|undang|baru|lama|dulu)\b.*\b(?:wajib|perlu|harus|berlaku)\b",
        r"\bsejak kapan\b|\bberubah\b|\btanpa izin\b|\bkalau tidak (?:di)?urus\b",
        r"\b(?:wajib|harus|perlu|boleh|dihapus|gratis)\b.* (?:betul|benar|bener)(?: kah| tidak| ya)*$",
        r"\b(?:otomatis|dianggap)(?: \w+){0,2} (?:disetujui|terbit|sah|batal|gugur|ditolak|dikabulkan)\b",
        r"\b(?:tidak|sudah) (?:\w+ )?(?:perlu|wajib|harus|ada|berlaku)(?: \w+){0,2} lagi\b|\bbukan(?:nya|kah)\b",
        r"\bsambil (?:tunggu|menunggu|nunggu|urus|mengurus|proses|jalan)\b|\b(?:tebang|buka|jalan|mulai|bangun) (?:dulu"
        r"|sendiri|duluan)\b",
    ),
    Aspect.DEFINITION: (
        r"\b(?:yang )?(?:dimaksud|disebut|sebutan|kegunaan|fungsi|manfaat|guna|gunanya|singkatan|kepanjangan)\b",
        r"\b(?:termasuk|tergolong|masuk)(?: \w+){1,6} (?:atau|apa|bukan)\b"
        r"|\bmasuk (?:kategori|golongan|risiko|jenis)\b",
        r"\bkbli\b|\bizin apa yang (?:cocok|sesuai|tepat|pas)\b|\b(?:jenis|macam|nama) izin\b|\bnama\b",
        r"\b(?:itu|ini|iku|kuwi|teh) apa\b|\bapa (?:itu|sih|ini)\b|\bapa (?:arti|maksud|beda)\b",
        r"\b(?:beda|bedane|bedana|bentenna|sama|perbedaan|difference|same|differ)\b",
        r"\b(?:stand|exactly|replaced|called|meaning|mean)\b|\bwhat (?:is|are|does)\b",
        r"\b(?:ganti|gantinya|diganti|pengganti|berubah) (?:\w+ ){0,2}apa\b|\bsekarang (?:jadi|nama\w*) (?:apa)?\b",
        r"\b\w+ atau \w+$|\b(?:izin|surat) atau (?:cuma |hanya )?\w+\b|\bbukan$|\bdua macam\b",
        r"\b(?:pilih|masuk|termasuk|tergolong|itu|saya|kami|cocok) yang mana\b|\bdihitung (?:sebagai )?\w+$",
    ),
    Aspect.VALIDITY: (
        r"\b(?:kadaluarsa|hangus|seumur hidup|selamanya|berakhir|tanggal berakhir|mati|perbarui|diperbarui)\b",
        r"\b(?:setahun|sebulan|\w+ tahun) sekali\b|\btiap berapa\b|\botomatis (?:lanjut|perpanjang)\b",
        r"\bwhen do i have to perpanjang\b|\buntil when\b|\bhow (?:lama|many tahun)\b.*\bberlaku\b|\bgood\b|\blast\b",
        r"\b(?:dipake|dipakai|pakai|berlaku|laku|hidup)(?: \w+)? (?:sampai|sampe|berapa|sampai kapan|tahun)\b",
        r"\b(?:berapa tahun|tahun berapa|sampai kapan|berapa lama berlaku|masa)\b|\bselama(?: kan)?$",
    ),
    Aspect.STATUS: (
        r"\b(?:kabar|di acc|posisi|nyampe|update|progres|tahap|tahapan mana|nunggu|menunggu)\b",
        r"\bsudah(?: \w+)? (?:ditandatangani|acc|dibaca|masuk|dijawab|diproses|disurvei|diterima|terbit|keluar)\b",
        r"\bbelum(?: \w+){0,3} (?:diunduh|dicetak|cair|muncul|terbit|keluar|masuk|jadi|dibalas|diproses|ada)\b",
        r"\b(?:why|returned|issued|waiting)\b|\bhas my\b|\bstatus\b|\bkenapa\b|\balasan\b",
        r"\b(?:dijadwal\w*|ulang)\b|\b(?:kemarin|minggu lalu|bulan lalu|sejak|dari tanggal)\b",
        r"\b(?:permohonan|pengajuan|berkas|izin|punya) (?:saya|kami)\b|\bmy (?:permohonan|izin)\b",
        r"\b(?:ditolak|dikembalikan|penolakan|nonaktif|gagal|error)\b",
    ),
    Aspect.COMPLAINT: (
        r"\b(?:ketus|ngeselin|lelet|lemot|terrible|dioper|berisik|ditertibkan|ditindak|liar|wadul|ngadu|mengadu|officer)\b",
        r"\bdisuruh (?:nyetor|setor|bayar|beli|pulang)\b|\bresmi(?: \w+)?(?: tidak)?\b|\bapa wajar\b|\boknum\b",
        r"\btidak (?:pernah )?(?:diangkat|dijawab|dilayani|digubris)\b|\b(?:lapor|melapor\w*|adu)\b",
        r"\btanpa izin\b|\bmenolak keputusan\b|\bditinjau kembali\b|\bkeberatan\b|\b(?:minta|tambah) (?:uang|\d+)\b",
        r"\btetangga\b|\bpetugas\b",
    ),
    Aspect.DOCUMENTS_CHECK: (
        r"\bsudah (?:bener|benar|tepat|sesuai|pas|oke|lengkap|cukup)\b|\bsesuai (?:format|standar|ketentuan)\b",
        r"\b(?:kebaca|terbaca|enough|missing|complete|review|dikoreksi|koreksi|dilihatkan|dipriksa|diperiksa|dicek)\b",
        r"\b(?:kurang apa|tinggal apa|apa lagi|ada yang kurang|ada yang salah|memenuhi syarat)\b",
        r"\b(?:lampiran|terlampir|lampirkan|berikut|attached|saya kirim|sudah kirim|kirim)\b",
        r"\b(?:cek|periksa|lihat|verifikasi|diverifikasi|teliti|check)\b",
    ),
}
SIGNS = Patterns(
    (f"{aspect} sign {number}", Pattern(pattern))
    for aspect, patterns in _SIGNS.items()
    for number, pattern in enumerate(patterns, 1)
)
"""Each sign's name and what it looks for; the name is that of its coefficient."""

NOUNS = Patterns(
    (aspect, Pattern(rf"\b(?:{nouns})\b"))
    for aspect, nouns in (
        (Aspect.REQUIREMENTS, "syarat|persyaratan|berkas|dokumen|kelengkapan"),
        (Aspect.PROCEDURE, r"cara|prosedur|alur|tahap\w*|langkah\w*|mekanisme"),
        (Aspect.FEE, "biaya|retribusi|denda"),
        (Aspect.DURATION, "lama|waktu|estimasi"),
        (Aspect.LEGAL, "hukum|aturan|peraturan"),
        (Aspect.DEFINITION, "beda|perbedaan|pengertian|definisi"),
        (Aspect.VALIDITY, "berlaku"),
    )
)
"""The nouns by which people list what they want to know of a permit."""
