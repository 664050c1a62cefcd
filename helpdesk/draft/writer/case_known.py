"""What a mail tells of its case, and the sentences of our entries that suppose the opposite.

An entry speaks to all: to who forgot the mailbox of an account and to who never had one, to who waits for the day of
a visit and to who was told it, to a shop that asks whether it needs a store for waste and to a hospital that has one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpdesk.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Step:
    """How a mail says that a thing was done or is so, and how our texts begin what is needless then.

    ``asked``: how a mail asks about it all the same; ``lists``: lists that only tell how it is done; ``instead``: what
    is said in place of the words ``advised`` of a sentence that stays, None where it goes.
    """

    done: Pattern
    advised: re.Pattern[str]
    asked: Pattern | None = None
    lists: re.Pattern[str] | None = None
    instead: str | None = None


_VISIT = (
    r"(?:surve[iy]\w*|visit(?:asi|ation)?|(?:pe|me)?(?:n?injau|tinjauan|ninjauan)\w*|ditinjau|tinjau|inspeksi"
    r"|inspection"
    r"|cek (?:lokasi|lapangan))"
)
_DAY = (
    r"(?:besok|bsk|lusa|hari ini|tadi|kemarin|kemaren|kmrn|minggu lalu|tomorrow|yesterday"
    r"|(?:tgl|tanggal)\.? ?\d|\d{1,2} (?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)\w*)"
)

KNOWN = (
    Step(  # no account of theirs can be recovered
        Pattern(
            r"\b(?:belum|belom|blm|tidak|tdk|ga|gak|nggak|ngga|enggak|tak) (?:saya |aku |kami )?(?:pernah|prnh) "
            r"(?:\w+ ){0,2}(?:(?:men)?daftar\w*|regist\w*|bikin|buat|membuat|punya (?:akun|account))\b",
            r"\bnever (?:\w+ )?(?:registered|signed up|made|had|opened|created)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            r"^(?:cobalah dahulu memulihkan akun|first try to recover the account"
            r"|cukup tuliskan (?:nama dan )?alamat email yang|just give (?:your name and )?the email address)\b",
            re.IGNORECASE,
        ),
    ),
    Step(  # the day of the visit is known, or over
        Pattern(
            rf"\b{_VISIT}\b[^.?!]{{0,40}}\b(?:{_DAY}|sudah|udah|sdh|telah|dijadwalkan|selesai|was|took place)\b",
            rf"\b{_DAY}\b[^.?!]{{0,40}}\b{_VISIT}\b",
            r"\b(?:surat penolakan|penolakan (?:atas|tertanggal|permohonan))\b",
            flags=re.IGNORECASE,
        ),
        re.compile(r"^(?:selama jadwal belum terbit|until a date is set)\b", re.IGNORECASE),
        Pattern(
            r"\b(?:jadwal\w*|tanggal\w*) (?:\w+ )?(?:belum|blm|kapan)\b|\bkapan (?:\w+ ){0,3}" + _VISIT + r"\b"
            rf"|\b(?:belum|blm|tidak|ga|gak) (?:juga |ada |pernah )?(?:di)?(?:jadwal\w*|{_VISIT})",
            flags=re.IGNORECASE,
        ),
    ),
    Step(  # the tax on a sign is paid
        Pattern(
            r"\b(?:sudah|udah|udh|sdh|telah|kadung|keburu|already|have)(?: \w+){0,2} (?:bayar|membayar|dibayar|lunas"
            r"|melunasi|dilunasi|setor|paid)\w*\b[^.?!]{0,25}\b(?:pajak|tax)",
            r"\b(?:pajak|tax)\w*\b[^.?!]{0,25}\b(?:(?:sudah|udah|udh|sdh|telah) (?:\w+ )?(?:bayar|dibayar|lunas"
            r"|dilunasi|disetor)|was paid|is paid|has been paid)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            r"^(?:penyelenggara juga wajib membayar pajak|pajak reklame dibayar setelah nilainya ditetapkan"
            r"|(?:the )?advertiser must also pay|(?:the )?advertising tax is paid (?:once|after))\b",
            re.IGNORECASE,
        ),
        Pattern(
            r"\b(?:dulu|dahulu|duluan|setelah|sebelum|urutan\w*|first|before)\b[^.?!]{0,30}\b(?:pajak|izin|tax|permit)",
            flags=re.IGNORECASE,
        ),
    ),
    Step(  # who has a store for such waste, or moves it, is no small business that asks if it needs one
        Pattern(
            r"\btps (?:limbah )?(?:lb3|b3)\b[^.?!]{0,60}\b(?:masih berlaku|berlaku s\w*|kami|lama|(?:di)?pindah\w*)\b",
            r"\btps (?:limbah )?(?:lb3|b3)\b[^.?!]{0,20}\b20\d\d\b",
            r"\b(?:memiliki|memegang|punya|pegang) [^.?!]{0,70}\btps (?:limbah )?(?:lb3|b3)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(r"^(?:apakah usaha atau kegiatan kecil wajib|whether a small business must)\b", re.I),
        Pattern(
            r"\b(?:(?:di)?suruh|(?:di)?minta|harus|wajib|perlu|tanpa|apa)\b[^.?!]{0,40}\btps\b|\bcukup kerja ?sama\b"
            r"|\b(?:klinik|bengkel|usaha|toko)\b[^.?!]{0,20}\bkecil\b",
            flags=re.IGNORECASE,
        ),
    ),
    Step(  # who holds the permit to discharge needs it
        Pattern(
            r"\b(?:memiliki|memegang|punya|pegang) (?:\w+ )?iplc\b",
            r"\biplc\b[^.?!]{0,40}\b(?:habis|berakhir|berlaku s\w*)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(r"^(?:apakah usaha kecil yang membuang ke got|whether a small business that discharges)\b", re.I),
    ),
    Step(  # an estate that is built on by its heirs, and land of one's own, are no land of others
        Pattern(
            r"\b(?:sertifikat|shm|hgb)(?:nya)?\b[^.?!]{0,40}\bnama (?:saya|kami|sendiri|pt|perusahaan)\b",
            r"\b(?:alm(?:arhum\w*)?|warisan|ahli waris|turun waris)\b[^.?!]{0,60}\b(?:sertifikat|shm)(?:nya)?\b",
            flags=re.IGNORECASE,
        ),
        re.compile(r"^pbg dapat diajukan bila pemilik bangunan bukan pemegang hak\b", re.IGNORECASE),
        Pattern(
            r"\btanah(?:nya)? (?:milik )?(?:orang|sewa|negara|wakaf|garapan|pemda|mertua|kakak|adik)\b"
            r"|\bbukan (?:tanah|milik)\b|\b(?:sewa|menyewa) (?:tanah|lahan)\b",
            flags=re.IGNORECASE,
        ),
    ),
    Step(  # what is to be put into another name is the land or the old IMB, and there is no PBG yet
        Pattern(
            r"\b(?:sertifikat|shm|hgb|girik|imb)\w*\b[^.?!]{0,60}\b(?:di ?)?balik ?nama\b",
            r"\bbalik ?nama\b[^.?!]{0,25}\b(?:sertifikat|shm|hgb|girik|imb)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(r"^(?:alih fungsi bangunan, pemecahan, dan )?balik nama pbg tidak disebut\b", re.IGNORECASE),
        Pattern(
            r"\bpbg(?:nya)?\b[^.?!]{0,30}\bbalik ?nama\b|\bbalik ?nama (?:\w+ ){0,2}pbg\b"
            r"|\balih fungsi\b|\b(?:me|di)?(?:pecah|pisah)\w*\b",
            flags=re.IGNORECASE,
        ),
    ),
    Step(  # who has the certificate of a home product is past its first requirements
        Pattern(
            r"\b(?:spp-?irt|p-?irt)\b(?:nya|ku)? (?:\w+ ){0,3}"
            r"(?:nempel|(?:sudah|udah|udh|sdh) (?:ada|terbit|punya)|lama|habis|mati|di nib)\b|\bpirtku\b",
            r"\b(?:sudah|udah|udh|sdh|telah) (?:punya|ada|memiliki|terbit) (?:\w+ )?(?:spp-?irt|p-?irt)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            r"^(?:sertifikat penyuluhan keamanan pangan bukan syarat awal|tempat dan jadwal penyuluhan"
            r"|tempat penyuluhan|jadwal penyuluhan)\b",
            re.IGNORECASE,
        ),
        Pattern(r"\b(?:penyuluhan(?:nya)?|pkp|pelatihan|kursus|training)\b", flags=re.IGNORECASE),
    ),
    Step(  # what a park costs is nothing to who is on a road or in a hall
        Pattern(
            r"\b(?:(?:nutup|menutup|tutup) jalan|jalan (?:depan|raya|kampung|umum|lingkungan)|gedung|gor|stadion|hotel"
            r"|ballroom|mall?|sekolah|kampus|kafe|caf[eé]|lapangan|balai|aula|ruko|parkiran|lari|(?:fun ?)?run)\b",
            flags=re.IGNORECASE,
        ),
        re.compile(
            r"^(?:pemakaian taman untuk kegiatan nonkomersial|mohon sebutkan apakah ada sponsor|using a park is free"
            r"|please say whether there is a sponsor)\b",
            re.IGNORECASE,
        ),
        Pattern(
            r"\b(?:taman|parks?|jalur hijau|rptra|hutan kota|ruang terbuka|monas|sponsor\w*|cfd"
            r"|car free day|eco park)\b",
            flags=re.IGNORECASE,
        ),
    ),
    Step(  # heirs who agree, and who do not say otherwise
        Pattern(r"\w"),
        re.compile(r"^(?:perselisihan antarahli waris tidak dapat kami tengahi|we cannot mediate)\b", re.IGNORECASE),
        Pattern(
            r"\b(?:\w*selisih\w*|sengketa\w*|bersengketa|ribut\w*|(?:be)?rebut\w*|konflik|gugat\w*|menggugat|menolak"
            r"|nolak|bertengkar|berantem|diam-diam|tanpa (?:izin|sepengetahuan|persetujuan)|disput\w*|quarrel\w*"
            r"|(?:tidak|tdk|ga|gak|nggak|ngga|belum|enggan) (?:\w+ )?"
            r"(?:setuju|sepakat|mau|rela|terima|akur|ikhlas)|disagree\w*|refus\w*)\b",
            flags=re.IGNORECASE,
        ),
    ),
    Step(  # a foreigner who employs nobody
        Pattern(r"\w"),
        re.compile(
            r"^(?:izin mempekerjakan tenaga kerja asing|permission to employ foreign workers)\b",
            re.IGNORECASE,
        ),
        Pattern(
            r"\b(?:rptka|imta|dkptka|tka|tenaga (?:kerja )?asing|mempekerjakan|(?:be)?kerja|pekerja\w*|karyawan|staf"
            r"|employ\w*|work(?:s|ing|ers?|ed)?|hire\w*|staff)\b",
            flags=re.IGNORECASE,
        ),
    ),
)
