"""Words in another sense than the one that asks: *lama* that is "old", *status* of land and not of an application.

They are read as another word of that sense, so that neither rule nor coefficient takes them for the first.
"""

from __future__ import annotations

from functools import lru_cache

from helpdesk.pattern import Pattern

# of a paper one may also ask whether it takes long: "suratnya lama ga?"
_PAPERS = (
    r"izin|surat|sip\w*|sik\w*|str\w{0,2}|iptm|imb|pbg|nib|krk|slf|pirt|iumk|siup|tdp|ho|skdp|ijop|siujk|rptka|slhs"
    r"|sertifikat|permohonan|berkas|dokumen|data|rekomendasi|pengantar|persetujuan|akta|reklame|trayek|registrasi|ukl|upl|lingkungan|pkplh|sippt"
)
# of a place, a person or a thing that bears a name one cannot
_THINGS = (
    r"alamat|kantor|rs|rsud|rumah(?: sakit)?|klinik|apotek|tempat(?: \w+)?|lokasi|pemilik|direktur|jawab|email|akun"
    r"|nomor|hp|nama|bangunan|gedung|ruko|toko|gudang|kos|hotel|pt|cv|perusahaan|yayasan|cabang|pengurus|pengelola"
    r"|karyawan|staf|orang|developer|kertas|blanko|model|format|formulir|terbitan|keluaran|lulusan|gambar|ktp|kk|npwp"
    r"|girik|makam|petak|foto|kelurahan|kecamatan|kota|kabupaten|dinas|versi|aturan|peraturan|perda|sistem|situs"
    r"|website|aplikasi|oss|jakevo|password|kendaraan|mobil|motor|pelat|stnk|bpkb|ijazah|kontrak|perjanjian|logo|desain"
    r"|alat|mesin|barang|stok|produk|label|kemasan|resep|papan|spanduk|jabatan|suami|istri|kbli|kode|warung|pasar|sekolah|pasien|lulusan|rontgen"
    r"|form|brosur|angka|digit|taksi|laman|laptop|gaya|admin|petugas|penyewa|penghuni|tetangga|kepala|pimpinan|ketua"
)
_TAKES = (  # what takes long
    r"(?: (?:sekali|banget|proses|urus|jadi|terbit|selesai|keluar|turun|tunggu|biasa|cepat|kunjung"
    r"|(?:tidak|belum) (?:keluar|jadi|terbit|selesai|turun|muncul|diproses|dibalas|kunjung|ada kabar)"
    r"|atau (?:cepat|sebentar|tidak))\b)"
)
_OLD = Pattern(rf"(?<!kenapa )(?<!kok )(?<!mengapa )(?<!paling )\b(yang|{_PAPERS}|{_THINGS}) lama\b(?!{_TAKES})")
_WHETHER_LONG = Pattern(  # "suratnya lama ga?", "urus KRK lama ga sih, saya dikejar"
    rf"^(?:(?:dan|terus|kalau|untuk|itu|ini|biasa|apakah|apa|urus|mengurus|pengurusan|pengajuan|buat) )*(?:{_PAPERS})"
    r"(?: baru)? lama (?:tidak|ya|sih|kah)(?: (?:ya|sih|kak|min|pak|bu|dong)\b|$)"
)
_STATE = Pattern(
    r"\bstatus(?= (?:(?:kepemilikan|hak|hukum|atas|of|the|dari) )*(?:lahan|tanah|bangunan|gedung|rumah(?! sakit)|ruko"
    r"|hunian|badan|perusahaan|pt|cv|yayasan|kepemilikan|milik|pemilik|hak|sewa|perkawinan|pernikahan|kawin|nikah"
    r"|kepegawaian|pegawai|asn|pns|karyawan|pekerja|pekerjaan|kerja|kendaraan|mobil|motor|tempat tinggal|tinggal"
    r"|domisili|kependudukan|kewarganegaraan|warga|penduduk|zonasi|keluarga|penanaman modal|pma|pmdn|hukum)\b)"
)
OLD, STATE = "usang", "keadaan"  # by which they are read


@lru_cache(maxsize=512)  # each stage reads the same words
def in_sense(words: str) -> str:
    """Return ``words`` (usual spelling) with *lama* read as "old" and *status* as "state" where they mean that."""
    if "lama" in words and not _WHETHER_LONG.search(words):
        words = _OLD.sub(rf"\1 {OLD}", words)
    return _STATE.sub(STATE, words) if "status" in words else words
