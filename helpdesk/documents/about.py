"""What a paper is about that bears the same name as a required one: water and food are tested, not blood."""

from __future__ import annotations

import re

_ABOUT_ANOTHER = {
    key: re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for key, pattern in {
        "perjanjian-sewa": r"^\W*(?:kwitansi|kuitansi|receipt)[\s\S]*\b(?:uang muka|down payment|booking|dp)\b"
        r"|^\W*(?:surat )?(?:perjanjian|kontrak) sewa(?: menyewa)?"
        r" (?:kendaraan|mobil|motor|truk|alat|mesin|genset|tenda)",
        "kwitansi-sewa-rumah": r"\b(?:uang muka|down payment|booking|dp)\b",
        "kta-asosiasi": r"\b(?:perpustakaan|library|partai|gym|fitness|klub|club|pramuka|bpjs|koperasi)\b",
        # one certificate of a seminar is no proof of credits enough
        "bukti-skp": r"\A(?![\s\S]*(?:kecukupan|rekap|total|portofolio|tercukupi|terpenuhi))"
        r"[\s\S]*\b(?:seminar|webinar|workshop|simposium|sebagai peserta|participant)\b",
        # the loss of a card is no loss of the permit
        "surat-kehilangan": r"\A(?![\s\S]*\b(?:i[zj]in(?! mengemudi)|si[kp][a-z]{0,4}|iptm|iptb|slf|slhs|makam"
        r"|tanda daftar|sertifikat|surat keputusan|sk)\b)"
        r"[\s\S]*\b(?:e-?ktp|kartu tanda penduduk|atm|sim|stnk|bpkb|ijazah|paspor|dompet|handphone|hp|npwp|str"
        r"|kartu keluarga|buku nikah|tabungan)\b",
        "hasil-lab": r"\b(?:h[ae]moglobin|leukosit|gula darah|kolesterol|hematologi|urinalisa|pasien|darah)\b",
        "surat-sehat": r"\bketerangan sakit\b|\bistirahat (?:selama )?\d|\btidak sehat\b|\bsick leave\b|\bhewan\b",
        "ket-tempat-praktik": r"\bdirawat\b|\bketerangan sakit\b|\bistirahat (?:selama )?\d",
        "surat-pernyataan": r"\bpernyataan (?:belum|tidak) (?:pernah )?(?:menikah|dipidana)\b"
        r"|\bpernyataan (?:h?utang|waris|ahli waris|cerai)\b",
        "surat-permohonan": r"^\W*(?:perihal\s*:\s*|hal\s*:\s*)?(?:surat )?permohonan (?:cuti|mutasi|pindah tugas"
        r"|magang|beasiswa|kredit|pinjaman|sponsor\w*|donasi|bantuan dana|(?:pasang|sambungan|penyambungan)|kunjungan"
        r"|keringanan|pensiun|resign|pengunduran|audiensi|wawancara|narasumber|pembukaan rekening)\b",
        "nib": r"\A(?![\s\S]*nomor induk)[\s\S]*"
        r"\b(?:aktivasi akun|registrasi akun|selamat datang|lengkapi data|dashboard)\b",
        "denah-ruang": r"\A\W*(?:denah |peta )?(?:jalur )?evakuasi\b",
        "denah-lokasi": r"\A\W*(?:denah |peta )?(?:jalur )?evakuasi\b",
        "foto-lokasi": r"\b(?:render|rendering|ilustrasi|impression)\b",
    }.items()
}


def is_about_another(key: str, head: str) -> bool:
    """Whether a page that seems to be the document ``key`` is about another thing; ``head`` is its beginning."""
    return key in _ABOUT_ANOTHER and _ABOUT_ANOTHER[key].search(head) is not None
