"""Words of a mail by which an entry is only seemingly meant: who wants to meet an officer has lost no number."""

from __future__ import annotations

import re

from helpdesk.draft.asked.named_topics import ATTORNEY, CANCELLING, ENGLISH_SERVICE, ILLEGAL_FEE, REVOCATION, SIGNED
from helpdesk.pattern import Pattern

_HEALTH_SERVICE = (
    r"\b(?:s[ti]p\w{0,4}|sipa|sipb|stpt|prakt[ie]k\w*|practi[cs]e\w*|dokter\w*|bidan|perawat\w*|nakes|apotek\w*|apotik"
    r"|klinik|clinic|puskesmas|rumah sakit|rs\w{0,3}|faskes|optik\w*|terapis|(?:tenaga )?(?:medis|kesehatan)|doctors?"
    r"|nurses?|midwi\w+|pharmac\w+)\b"
)
IN_THE_HEALTH_SERVICE = Pattern(_HEALTH_SERVICE, flags=re.IGNORECASE)
"""Words of a mail on people who practise, by which it may be on their permits."""
IN_ANOTHER_SENSE = {
    "izin-angkutan-orang": Pattern(  # "antar barang orang" carries goods
        r"\A(?!.*\b(?:penumpang|angkutan (?:orang|umum|karyawan)|trayek|akdp|hiace|elf"
        r"|travel|bus|angkot|taksi|taxi|mikrolet|shuttle|antar ?jemput|wisata|passengers?)\b).*?"
        r"\b(?:mobil box|box|boks|engkel|truk|truck|pick ?up|pikap|(?:angkutan|antar|muat|kirim|bawa) barang|goods)\b",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    "status-nomor-tidak-ketemu": Pattern(  # who wants to meet an officer has lost no number
        r"\A(?!.*\b(?:tidak|tdk|ga|gak|nggak|belum|blm|not) (?:ketemu|ditemukan|ada|terdaftar|found)\b).*?"
        r"\b(?:ketemu(?:an)?|bertemu|menemui|tatap muka|meet)"
        r"(?: (?:langsung|dengan|sama|ama|dg|dgn|face to face|with|an|the))*"
        r" (?:petugas|pejabat|verifikator|kepala|tim|pengawas|pemeriksa|penyuluh|orang|officers?|verifier|someone)\b",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    SIGNED: Pattern(
        r"\b(?:cap (?:jempol|jari)|jempol|sidik jari|thumb ?prints?|finger ?prints?)\b", flags=re.IGNORECASE
    ),
    ATTORNEY: Pattern(  # a deputy signs for his own office
        r"\A(?!.*\b(?:kuasa|dikuasakan|diwakilkan|mewakili)\b).*?"
        r"\b(?:wakil|plt|plh|pjs) (?:dekan|rektor|ketua|kepala|direktur|bupati|camat|lurah|pimpinan)\b"
        # what a kelurahan writes down is no permit of ours, and heirs sign there by its own rule
        r"|\A(?!.*\b(?:i[zj]in|sip[a-z]{0,4}|iptm|pbg|imb|slf|krk|nib|reklame|permits?)\b).*?"
        r"\b(?:surat (?:keterangan )?(?:pernyataan )?(?:ahli )?waris|pernyataan (?:ahli )?waris|pm-?1"
        r"|belum (?:pernah )?menikah"
        r"|surat keterangan (?:tidak|kurang) mampu|sktm|heirs?'? (?:statement|certificate))\b",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    CANCELLING: Pattern(  # a signature or a report taken back is no application
        r"\b(?:tanda ?tangan|ttd|dukungan|kesaksian|saksi|laporan|pengaduan|aduan"
        r"|persetujuan(?! bangunan| lingkungan| teknis))\b"
        r"[^?!\n]{0,80}\b(?:di)?(?:tarik|cabut|batal\w*)(?:in|kan)?(?: kembali| lagi)?\b"
        # nor is an appointment
        r"|^(?!.*\b(?:permohonan|pengajuan|berkas|izin)).*\b(?:booking\w*|antri\w*|antrean|janji ?temu|reserva\w+)\b"
        # nor a paper that heirs have had written down
        r"|\A(?!.*\b(?:permohonan|pengajuan|izin|ijin|sip\w{0,3}|jakevo)\b).*?\b(?:ahli waris|heirs?)\b",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    "imb-rumah-tinggal": Pattern(  # the old permit of an office block was no dwelling's
        r"\A(?!.*\b(?:rumah(?! sakit)\w*|hunian|(?:tempat|rumah) tinggal|kos(?:t|an|tan)?|house|home|dwelling"
        r"|residential)\b).*"
        r"\b(?:perkantoran|gedung (?:kami|kantor|bertingkat)|\d{1,2}[- ](?:lantai|storey|floors?)|gudang|pabrik|hotel"
        r"|apartemen|warehouse|factory|office (?:building|block))\b",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    "nib": Pattern(  # who wants one gone that others made asks for no new one
        r"\A(?!.*\b(?:kbli|(?:bikin|buat|urus|mau punya|daftar)\b[^.?!]{0,20}\bnib)\b)"
        r"(?=.*\b(?:dibik[iu]n\w*|dibuat(?:kan|in)|dipakai|dipake|disalahgunakan|dicatut"
        r"|tanpa (?:izin|sepengetahuan|setahu)"
        r"|(?:bukan|tidak pernah|tdk pernah|ga pernah|gak pernah|nggak pernah)"
        r" (?:saya|sy|punya|bikin|buat|daftar|merasa))).*?"
        r"\b(?:nib\b[^.?!\n]{0,60}\b(?:(?:di)?hapus\w*|di ?cabut|non-?aktif\w*|dibatal\w*)"
        r"|(?:hapus|cabut|batalkan|menghapus|mencabut)(?:in|kan)? nib)\b",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    REVOCATION: Pattern(  # who closes a grocery gives back no practice permit
        rf"\A(?!.*{_HEALTH_SERVICE}).*?"
        r"\b(?:nib|oss|toko|warung|kios|usaha\w*|restoran|rumah makan|gudang|pabrik|salon|laundry|bengkel|cv|pt"
        r"|koperasi|shop|store|restaurant|business|company)\b",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    ILLEGAL_FEE: Pattern(  # who has paid what was assessed, and is asked for nothing beside it
        r"\A(?!.*\b(?:minta\w*|diminta\w*|dimintai|ditagih|nagih|disuruh|oknum|pungli\w*|pungutan|calo\w*|petugas\w*"
        r"|amplop|uang (?:rokok|tambahan|jasa|kopi|terima kasih)|suap\w*|sogok\w*|biro|ngaku\w*|mengaku"
        r"|penipu\w*|ditipu"
        r"|tertipu|bribe\w*|asked|demand\w*|agents?|officers?|scam\w*)\b).*?"
        r"\b(?:retribusi|skrd)\w*\b[^.?!\n]{0,40}\b(?:sudah|udah|udh|sdh|telah|already)\b[^.?!\n]{0,25}"
        r"\b(?:(?:di|mem)?bayar\w*|transfer|setor|lunas\w*|paid)\b",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    "hasil-balik-nama": Pattern(  # the deed of an association is no permit of ours
        r"\A(?!.*\b(?:i[zj]in\w*|sip\w{0,3}|nib|pbg|imb|iptm|slf|sertifikat|permohonan|permits?|licen[cs]es?)\b).*?"
        r"\b(?:paguyuban|ormas|perkumpulan|organisasi|ikatan|perhimpunan|association)\b",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    ENGLISH_SERVICE: Pattern(  # who excuses their language asks for no other
        r"\b(?:sorry|apolog\w+|excuse|forgive|maaf)\b[^.?!\n]{0,25}\benglish\b(?![^.]*\?)", flags=re.IGNORECASE
    ),
}
"""Entries that a mail is not on which has these words."""


def is_in_another_sense(entry_id: str, mail: str) -> bool:
    """Return whether ``mail`` has words by which the entry of ``entry_id`` is only seemingly meant."""
    other = IN_ANOTHER_SENSE.get(entry_id)
    return other is not None and other.search(mail) is not None
