"""What sentences of our entries suppose of accounts, bills and papers, and how a mail says that it is not so.

A menu that sends a code to a mailbox helps nobody who has lost that mailbox, a bill that does not open cannot be looked
at, and a paper with a wet signature has no QR code.
"""

from __future__ import annotations

import re

from helpdesk.draft.asked.another_sense import IN_THE_HEALTH_SERVICE
from helpdesk.draft.writer.case_known import Step
from helpdesk.pattern import Pattern

_NO = r"(?:tidak|tdk|ga|gak|nggak|ngga|enggak|ndak|kagak|belum|blm)"
_NO_MORE = rf"(?:(?:sudah |udah |udh |sdh |dah ){_NO}|{_NO})(?: lagi)?"
_BOX = r"(?:e-?mail|surel|gmail|yahoo|ymail|hotmail|inbox)(?:nya|ku)?"
_OTHERS = (
    r"(?:suami|istri|isteri|konsultan|notaris|bendahara|sekretaris|pengurus|staf|karyawan|pegawai|admin|orang|dia"
    r"|beliau|mantan"
    r"|almarhum\w*|alm|mbak|biro|calo|pendamping)"
)
_DEAD_BOX = Pattern(
    rf"\b{_BOX}\b[^.?!\n]{{0,60}}\b{_NO_MORE} (?:aktif|ada|kepake|kebuka|terbuka|inget|ingat|hafal|hapal|tau|tahu"
    r"|(?:bisa |dapat )?(?:di)?(?:buka|akses|pakai|pake|masuk\w*)|bisa (?:ke|ter)buka)\b",
    rf"\b{_NO_MORE} (?:bisa |dapat |punya |pegang )?(?:buka|akses|membuka|mengakses|masuk)(?: ke)? {_BOX}\b",
    rf"\b{_BOX}(?: yang| yg)?(?: (?:dipakai|dipake|didaftarkan|terdaftar|pakai|pake|punya|milik"
    rf"|pribadi(?:nya)?))* {_OTHERS}\b",
    rf"\b{_BOX}(?: \w+){{0,3}} (?:mati|dihapus|kehapus|diblokir|hangus|nonaktif|hilang|kehack)\b",
    rf"\b(?:kode|link|tautan|otp)(?:nya)? (?:\w+ ){{0,2}}(?:ke|ter|di)?kirim\w* ke ?(?:situ|sana"
    rf"|{_BOX}(?! (?:saya|sy|aku|kami)\b)|no\w*|hp)\b",
    r"\bpakai email pribadinya\b"
    r"|\b(?:no longer|cannot|can't|lost)\b[^.?!\n]{0,30}\b(?:e-?mail|mailbox)\b"
    r"|\b(?:e-?mail|mailbox)\b[^.?!\n]{0,30}\b(?:no longer|dead|closed|deleted|not mine)\b",
    flags=re.IGNORECASE,
)
_BILL = r"(?:skrd|skpd|tagihan|surat ketetapan|nota perhitungan|kode bayar|kode billing|bill)(?:nya)?"
_BILL_UNSEEN = Pattern(
    rf"\b{_BILL}\b[^.?!\n]{{0,50}}\b{_NO_MORE} (?:juga )?(?:bisa |dapat )?(?:di)?(?:unduh|download|buka|akses|cetak"
    rf"|print|klik)\b",
    rf"\b{_BILL}\b(?:(?!\bbisa dibuka\b)[^.?!\n]){{0,50}}\b(?:muter\w*|loading|error|kosong"
    rf"|{_NO_MORE} (?:juga )?(?:ada|keluar|muncul|terbit"
    rf"|nongol|kebuka"
    r"|dapat|dapet|terima))\b",
    rf"\b{_NO_MORE} (?:juga )?(?:ada|keluar|muncul|terbit|dapat|dapet|terima|bisa (?:unduh|download"
    rf"|buka)) (?:\w+ )?{_BILL}\b",
    r"\bcannot (?:open|download|see) (?:the |our |my )?(?:bill|skrd|skpd|assessment)\b",
    flags=re.IGNORECASE,
)
_ON_PAPER = Pattern(
    r"\b(?:tanda ?tangan|ttd|cap|stempel) (?:basah|tinta)\b|\b(?:izin|ijin|surat|sip\w*|imb|pbg"
    r"|dokumen)(?: \w+){0,3} (?:kertas|cetak(?:an)?)\b"
    r"|\bwet (?:signature|ink|stamp)|\bpaper (?:permit|licen[cs]e|document)\b",
    r"\b(?:imb|izin|ijin|surat|sip\w*|siup|dokumen|permit|licen[cs]e)\b[^.?!\n]{0,60}\b(?:19\d\d|200\d|201[0-6])\b",
    flags=re.IGNORECASE,
)
_ELECTRONIC = Pattern(
    r"\b(?:lewat|via|melalui|dari|di|pakai|pake|through|on) (?:\w+ )?(?:jakevo|oss|simbg|akun|aplikasi|online"
    r"|daring)\b|\bpdf\b|\bqr\b|\bbarcode\b"
    r"|\belektronik\b|\belectronic\w*|\b(?:download|unduh)\w*|\bterbit (?:tahun |pada )?(?:201[7-9]|202\d)\b",
    flags=re.IGNORECASE,
)
_OLD_PAPER = Pattern(  # from before anything was issued electronically
    r"\b(?:imb|izin|ijin|surat|sip\w*|siup|iptm|dokumen|permit|licen[cs]e|banjir"
    r"|kebakaran)\b[^.?!\n]{0,60}\b(?:19\d\d|200\d|201[0-5])\b"
    r"|\b(?:19[5-9]\d|200\d|201[0-5])\b[^.?!\n]{0,40}\b(?:imb|izin|ijin|surat|sip\w*|siup)\b",
    flags=re.IGNORECASE,
)
_BROKEN = Pattern(  # what water has destroyed is as good as lost
    r"\bbukan (?:\w+ )?hilang\b|\b(?:rusak|sobek|robek|luntur|dimakan rayap|torn)\b", flags=re.IGNORECASE
)
_GONE_OR_POLICE = Pattern(  # "mesti lapor polisi dulu?" is answered by that sentence
    r"(?<!bukan )(?<!kan bukan )\b(?:hilang|ilang|kehilangan|lost|missing|polisi|kepolisian|polsek|polres|police)\b",
    flags=re.IGNORECASE,
)
_SIGNED_BY_HAND = Pattern(  # that it is of paper, of whatever year
    r"(?<!tanpa )(?<!bukan )\b(?:tanda ?tangan|ttd|cap|stempel) (?:basah|tinta)\b|\bwet (?:signature|ink|stamp)"
    r"|\b(?:masih|bentuk(?:nya)?|berupa|versi|yang|yg) (?:\w+ )?kertas\b|\bon paper\b"
    r"|\bpaper (?:permit|licen[cs]e|one)\b",
    flags=re.IGNORECASE,
)
_FROM_ACCOUNT = Pattern(
    r"\b(?:lewat|via|melalui|dari|pakai|pake|through|on) (?:\w+ )?(?:jakevo|oss|simbg|akun|aplikasi|online|daring)\b"
    r"|\bpdf\b"
    r"|\bqr\b|\bbarcode\b|\belektronik\b|\belectronic\w*|\b(?:download|unduh)\w*",
    flags=re.IGNORECASE,
)
_NIB_ONLY = Pattern(r"\bnib\b", flags=re.IGNORECASE)
_CLOSED = Pattern(
    r"\b(?:tutup|ditutup|bangkrut|pailit|gulung tikar|bubar|berhenti beroperasi|sudah (?:tidak|gak|ga) ada"
    r"|kolaps|closed"
    r"|(?:tidak|tdk|ga|gak|nggak|udah ga) (?:ber)?(?:operasi|buka)\w*"
    r"|bankrupt)\b",
    flags=re.IGNORECASE,
)
_REFUSES = Pattern(
    rf"\b(?:{_NO} (?:mau|bersedia|dikasih|diberi\w*|keluarin|mengeluarkan)|enggan|males|malas|menahan|ditahan|nahan"
    rf"|menolak|nolak"
    r"|dipersulit|tanpa (?:surat|ttd|tanda ?tangan|keterangan)|refus\w*|without (?:a |the )?(?:letter|signature))\b",
    flags=re.IGNORECASE,
)

SUPPOSED = (
    Step(
        _DEAD_BOX,
        re.compile(
            r"^cobalah menu lupa kata sandi|^tautan untuk mengganti kata sandi biasanya dikirim"
            r"|^gunakan menu lupa kata sandi"
            r"|^bila menu itu tersedia, ubahlah email|^try the \"?forgot\W+password|^a link for setting a new password"
            r"|^if the option is available, change your email|^use the forgot",
            re.IGNORECASE,
        ),
    ),
    Step(
        _DEAD_BOX,
        re.compile(r"^Bila tautannya tetap tidak masuk atau email itu tidak dapat dibuka lagi, sampaikan\b"),
        instead="Sampaikan",
    ),
    Step(
        _DEAD_BOX,
        re.compile(r"^If the link still does not arrive or you can no longer open that mailbox, tell us\b"),
        instead="Tell us",
    ),
    Step(_BILL_UNSEEN, re.compile(r"^(?:bayarlah di bank yang ditunjuk|pay it at the bank)\b", re.IGNORECASE)),
    Step(
        _BILL_UNSEEN,
        re.compile(r"\bmohon dilihat pada surat ketetapannya atau ditanyakan\b"),
        instead="mohon ditanyakan",
    ),
    Step(
        _BILL_UNSEEN,
        re.compile(r"\bplease (?:see|look at) the (?:assessment|bill)[^,;]*? or ask\b"),
        instead="please ask",
    ),
    Step(
        _ON_PAPER,
        re.compile(
            r"^izin yang terbit secara elektronik pada umumnya tidak perlu dilegalisasi"
            r"|^silakan tunjukkan cara pemeriksaan itu"
            r"|^a permit issued electronically does not normally need|^please show that check to",
            re.IGNORECASE,
        ),
        _ELECTRONIC,
    ),
    Step(
        _ON_PAPER,
        re.compile(r"^Bila instansi tersebut tetap menghendaki salinan sah, tanyakan ke unit penerbit\b"),
        _ELECTRONIC,
        instead="Salinan sah mohon ditanyakan kepada unit penerbit",
    ),
    Step(
        _ON_PAPER,
        re.compile(r"^If it still wants a certified copy, ask\b"),
        _ELECTRONIC,
        instead="For a certified copy, ask",
    ),
    Step(
        _OLD_PAPER,
        re.compile(
            r"^(?:bila izin (?:bapak/ibu|anda) berupa dokumen elektronik|if your permit is an electronic)\b", re.I
        ),
        _ELECTRONIC,
    ),
    Step(
        _SIGNED_BY_HAND,
        re.compile(
            r"^(?:bila izin (?:bapak/ibu|anda) berupa dokumen elektronik|if your permit is an electronic)\b", re.I
        ),
        _FROM_ACCOUNT,
    ),
    Step(  # of the permits that are given back they have no SIP
        Pattern(r"\b(?:usaha\w*|toko|warung|kios|nib|oss|cv|pt|restoran|shop|store|business|company)\b", flags=re.I),
        re.compile(
            r"^untuk surat izin praktik \(sip\), ajukan surat pernyataan"
            r"|^keterangan ini berasal dari contoh daerah lain, jadi mohon dipastikan ke ptsp wilayah"
            r"|^for a practice permit \(sip\), file|^this comes from examples of other regions, so please check with",
            re.IGNORECASE,
        ),
        IN_THE_HEALTH_SERVICE,
    ),
    Step(
        _NIB_ONLY,
        re.compile(r"^caranya bergantung pada izinnya\b|^it depends on the permit\b", re.IGNORECASE),
        IN_THE_HEALTH_SERVICE,
    ),
    Step(  # who can fetch it again needs no police
        Pattern(r"\b(?:lewat|via|melalui|di|dari|pakai|pake) (?:jakevo|oss|simbg)\b", flags=re.IGNORECASE),
        re.compile(r"^(?:untuk dokumen kertas yang hilang|for a lost paper document)\b", re.IGNORECASE),
        Pattern(r"\b(?:imb|iptm|makam)\b", flags=re.IGNORECASE),
    ),
    Step(
        _BROKEN,
        re.compile(r"^(?:untuk dokumen kertas yang hilang|for a lost paper document)\b", re.IGNORECASE),
        _GONE_OR_POLICE,
    ),
    Step(
        _REFUSES,
        re.compile(r"^Bila fasilitas itu sudah tutup, gantinya\b"),
        _CLOSED,
        instead="Bila surat itu tidak dapat diperoleh, gantinya",
    ),
    Step(
        _REFUSES,
        re.compile(r"^What takes its place if the facility has closed\b"),
        _CLOSED,
        instead="What takes its place if it cannot be had",
    ),
    Step(
        Pattern(r"\w"),
        re.compile(
            r"^(?:bila fasilitas itu sudah tutup|what takes its place if the facility has closed)\b", re.IGNORECASE
        ),
        _CLOSED,
    ),
)
"""Steps as those of ``case_known``; with ``instead`` only these words of a sentence give way to others."""
