"""Narrow answers that only somebody wants who has asked for them: what they say, and what must be in a mail then.

The index finds such a line by a word of the story: "bimbel" by the lessons, the parameters of a laboratory by what it
has found, the name of a clinic by the name of who leaves it.
"""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

ONLY_IF_ASKED = (  # what a narrow answer says, and the words of a mail that wants to know it
    (
        Pattern(r"\bsudah (?:berjalan|beroperasi|berdiri) tanpa izin\b"),
        Pattern(
            r"\b(?:tanpa|belum|blm|tidak|tdk|tak|ga|gak|nggak|without|no)(?: \w+){0,2} (?:ber)?(?:i[zj]in\w*|permits?)"
            r"|\b(?:sudah|udah|udh|sdh|telah|keburu) (?:\w+ )?(?:lewat|habis|abis|mati|berakhir)"
            r"|\b(?:sudah|udah|udh|sdh|telah) (?:jalan|berjalan|buka|beroperasi)\b"
            r"|\b(?:berhenti|(?:di)?tutup|disegel) dulu"
            r"|\b(?:telat|terlambat|expired|k[ae]da?lu[aw]\w*|lapsed|unlicen[cs]ed)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\bdiinspeksi petugas sebelum\b"),  # nobody to whom they came, and who comes to us, asks if they do
        Pattern(
            r"\b(?:\w*(?:periksa|meriksa|cek|surve[iy]|inspeksi|[tn]injau|tengok|nengok|kunjung|verifikasi)\w*"
            r"|datang\w* ke (?:dapur|tempat|rumah|lokasi|toko|resto\w*|outlet)|inspect\w*|visit\w*|come and see"
            r"|disidak|sidak)\b(?! (?:\w+ )?(?:kemarin|kmrn|tadi|minggu lalu|bulan lalu))",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\bkurungan\b"),
        Pattern(
            r"\b(?:denda\w*|sanksi\w*|sangsi\w*|pidana\w*|penjara|dipenjara|hukum\w*|dihukum|kena apa|fined?"
            r"|fines|penalt\w+|jail|prison|punish\w*)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\b(?:kedua (?:dan|atau) ketiga|second (?:and|or) third)\b"),
        Pattern(
            r"(?<!kali )(?<!yang )(?<!yg )\b(?:(?:kedua|ketiga|ke-?[23])(?! ?kali| ?x\b| katanya|,|:)|(?:dua|tiga|2|3"
            r"|beberapa|lebih dari satu|two|three)(?:nya)? (?:tempat"
            r"|sip\w*|lokasi|apotek|apotik|klinik|rs|rumah sakit|optik|praktik|praktek|izin|permits?|places?)"
            r"|dua-?duanya|(?:tempat|apotek|klinik|rs|rumah sakit|kota|daerah) lain|tambah\w*|nambah|rangkap\w*"
            r"|merangkap|sekaligus di|cabang|second|third|another)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"\bpekerjaan (?:yang )?kecil\b"),
        Pattern(
            r"\b(?:kecil|ringan|sedikit|cuma|hanya|cat|ngecat|keramik|genteng|atap|plafon|kamar mandi|dapur|pagar"
            r"|kanopi|renovasi|rehab|perbaik\w*|small|minor|only|just|repaint\w*|renovat\w*)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (  # whoever leaves the clinic changes no name of it
        Pattern(r"\bperubahan nama klinik\b"),
        Pattern(
            r"\b(?:ganti|berganti|ubah|berubah|merubah|mengubah|perubahan|pergantian|rebrand\w*|change\w*"
            r"|new) (?:\w+ )?"
            r"(?:nama|merek|papan nama|name)\b|\bnama(?:nya)? (?:\w+ ){0,2}(?:baru|berubah|diganti|ganti|diubah)\b"
            r"|\bpapan nama\b|\brebrand\w*\b",
            flags=re.IGNORECASE,
        ),
    ),
    (  # whose car park is run already knows that it needs the permit
        Pattern(r"\btempat parkir memiliki lebih dari 5 satuan\b"),
        Pattern(
            r"\b\d+ (?:unit|mobil|motor|kendaraan|satuan|slot|petak|lot|m2|meter|cars?|spaces?|bays?)\b|\bm2\b"
            r"|\bluas\w*"
            r"|\bmuat\b|\bkecil\b|\b(?:minimal|batas)\w*\b|\b(?:wajib|perlu|harus|kena)(?: \w+){0,3} i[zj]in\b"
            r"|\b(?:do|does)\b[^.?!]{0,30}\bneed\b|\bsmall\b",
            flags=re.IGNORECASE,
        ),
    ),
    (
        Pattern(r"^Bimbel dan les adalah sebutan umum\b"),
        Pattern(r"\b(?:bimbel|les|bimbingan|privat|tutor\w*|tuition)\b", flags=re.IGNORECASE),
    ),
    (  # what the laboratory has found is not told once more
        Pattern(r"^Parameter uji laboratorium\b"),
        Pattern(
            r"\A(?!.*\bhasil (?:uji )?(?:lab\w*)\b[^.?!]{0,60}\b(?:positif|negatif|jelek|gagal|lulus|bertanggal"
            r"|keluar|ditolak|positive|failed)\b)",
            flags=re.IGNORECASE | re.DOTALL,
        ),
    ),
    (  # that the bank wants another one tells, and asks nothing
        Pattern(r"\bApakah bank atau lembaga lain menerimanya\b"),
        Pattern(
            r"\b(?:bank|asuransi|taspen|insurance)\b[^.!\n]{0,80}\?|\b(?:laku|berlaku|diterima|sah"
            r"|cukup|dipakai|accept\w*)\b[^.!\n]{0,60}\b(?:bank|asuransi|bpn|taspen|lembaga|insurance)\b"
            r"|\bbank\b[^.?!\n]{0,40}\b(?:minta|mau|nerima|terima|menerima|want\w*|accept\w*)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (  # "diubah atau disusun baru?" asks for no consultant
        Pattern(r"^Formulir UKL-UPL diisi pelaku usaha\b"),
        Pattern(
            r"\b(?:konsultan\w*|jasa|sendiri|siapa|pihak ketiga|bersertifikat|consultants?|ourselves|myself|who)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (  # of the permit for research alone
        Pattern(r"^Rekomendasi Kesbangpol ditunggu\b"),
        Pattern(
            r"\b(?:(?:pe)?neliti\w*|riset|skripsi|tesis|disertasi|survei|survey|mahasiswa|kampus|kkn|magang"
            r"|observasi|research\w*|thesis|wawancara)\b",
            flags=re.IGNORECASE,
        ),
    ),
    (  # an association without a deed of its own is no company
        Pattern(r"^Untuk badan usaha, perubahan akta\b"),
        Pattern(
            r"\b(?:pt|cv|pma|firma|koperasi|badan (?:usaha|hukum)|perusahaan|perseroan|direktur|direksi|oss|nib"
            r"|usaha|company|director)\b",
            flags=re.IGNORECASE,
        ),
    ),
)
"""What a narrow answer says, and the words of a mail that wants to know it."""
