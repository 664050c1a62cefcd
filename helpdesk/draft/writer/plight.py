"""What somebody is going through that a person at the desk would say a word on before the answer.

Who writes of danger must first read what to do at once; who was shouted at, who is at the end of their strength, whose
house has burnt, one plain sentence that it was read. Nothing of their words is repeated.
"""

from __future__ import annotations

import re

from helpdesk.draft.writer.grief import AT_A_GRAVE, condoles_with_us
from helpdesk.pattern import Pattern, Patterns
from helpdesk.supposed import without_supposed_harm

_HANGS = r"(?:dahan|ranting|cabang|batang|pohon|tiang|tembok|pagar|baliho|papan|atap|plafon|kanopi|kabel)"
_PRESSES = (  # what touches a power line, or has come down on somebody; gas that escapes; a cable that sparks
    rf"(?:{_HANGS}\w*(?: \w+){{0,6}} (?:menyenggol|nyenggol|menyentuh|nyentuh|menindih|nindih|menimpa|nimpa|ketimpa"
    r"|mengenai|kena|nempel|menempel|tersangkut|nyangkut|bersandar)(?: ke| di)? (?:kabel|tiang listrik|listrik|rumah"
    r"|genteng|atap|mobil|motor|orang|anak)\w*"
    r"|kabel(?: \w+){0,2} (?:putus|menjuntai|terkelupas|ngelupas|korslet\w*|berasap|percik\w*)|korslet\w*|percik\w* api"
    r"|(?:bau|bocor\w*|kebocoran) gas|gas(?:nya)? (?:bocor|ngobos)"
    r"|(?:branch|tree|pole|wall)(?: \w+){0,6} (?:touch\w*|leaning on|fell on|fallen on|hit)(?: \w+)? (?:power"
    r"|electric\w*|cable"
    r"|line|wire|roof|house|car)\w*|gas leak|smell of gas)"
)
_SOON_BURIED = (
    r"(?:hari ini|(?:siang|sore|malam|pagi) ini|nanti (?:siang|sore|malam)|besok|bsk"
    r"|(?:ba'?da |habis )?(?:dzuhur|zuhur|dhuhur|lohor|ashar|asar|maghrib|jumatan))\b"
)
_SOON = r"(?:hari ini|(?:siang|sore|malam|pagi) ini|nanti (?:siang|sore|malam)|besok|bsk)\b"
_LAST = (  # what ends: "hari terakhir sekolah" is no term of ours
    r"\b(?:terakhir(?=[ ]*(?:$|[.,!?;])| (?:hari ini|malam ini|besok|lusa|daftar|pendaftaran|upload|unggah|urus|ngurus"
    r"|ajuin|pengajuan|bayar|pembayaran|perpanjang|perbaikan|kumpul))|batas (?:waktu|akhir)\w*|batasnya|tenggat\w*"
    r"|deadline|kad[ae]lu?[aw]+rsa|kedal[ua]+warsa|expired?|hangus|habis masa\w*|paling lambat)\b"
)
_URGENT: Patterns[str] = Patterns(
    (
        (
            "despair",
            Pattern(
                r"\b(?:bunuh diri|(?:mau|ingin|pengen|pengin|lebih baik|mending(?:an)?)(?: saya"
                r"| aku)? (?:mati|selesai) (?:aja"
                r"|saja)|akhiri hidup|mengakhiri hidup\w*|mengakhiri semuanya|tidak (?:ingin|mau|sanggup) hidup"
                r"|(?:gak|ga|nggak|tidak|tdk) (?:mau|ingin|sanggup|kuat) hidup lagi|buat apa (?:saya|aku) hidup"
                r"|untuk apa (?:saya|aku) hidup|kill myself|end my life|end it all|no reason to live|suicid\w+"
                r"|(?:don't|do not) want to live)\b",
                flags=re.I,
            ),
        ),
        (
            "emergency",
            Pattern(
                r"\b(?:susah|sulit|sukar|sesak) (?:ber)?na[fp]as\b|\b(?:tidak|tdk|gak|ga|nggak"
                r"|belum) sadar(?:kan)? ?diri\b"
                r"|\b(?:pingsan|pen?darahan|kejang|keracunan|muntah darah|tersengat listrik|kesetrum|overdosis)\b"
                r"|\b(?:can(?:no|')t|difficulty|trouble) breath\w*|\bunconscious\b|\bbleeding heavily\b|\bpoisoned\b",
                flags=re.I,
            ),
        ),
        (
            "danger",
            Pattern(
                # "kalo SIP-nya dipakai dulu, bahaya gak?" asks what would come of it
                r"(?<!tidak )(?<!gak )(?<!ga )(?<!not )\bmembahayakan"
                r"|(?<!tidak )\b(?:ber)?bahaya\b(?! (?:ga|gak|nggak|ngga|enggak|tidak|tdk|kah)\b)"
                r"|\b(?:takut|khawatir|bisa|akan|bakal) (?:\w+ )?(?:tumbang|runtuh|longsor)\b"
                r"|\broboh\b|\bhampir tumbang|\bmau tumbang|\bambruk\b"
                # stairs, doors, numbers to call: parts of a building and of a form
                r"|(?<!tangga )(?<!pintu )(?<!lampu )(?<!jalur )(?<!akses )(?<!kontak )(?<!nomor )(?<!tanggap )"
                r"\bdarurat\b"
                r"|\b(?:takut|khawatir|bisa|rawan|sedang|lagi|terjadi|ada|nanti|ntar|entar|bakal"
                r"|akan) (?:\w+ )?kebakaran\b"
                r"|\bmiring\b[^.?!\n]{0,60}\b(?:rumah|kelas|jalan|kabel|atap|orang|anak)|\bmenindih kabel"
                rf"|\b{_PRESSES}\b"
                # who asks whether one may go on sleeping there
                r"|\baman(?: (?:ga|gak|nggak|ngga|tidak|tdk|kah|apa tidak|untuk|buat|kalau|kami|saya)){0,3}"
                r" (?:tidur|ditinggali|ditempati|dihuni|menempati)\b"
                r"|\bsafe (?:for us )?to (?:sleep|stay|live) (?:there|here|in)\b"
                r"|\bdanger(?:ous)?\b|\bcollaps"
                r"|\b(?:tree|branch|pole|wall|billboard)\b[^.?!\n]{0,80}\b(?:leaning|(?:about|going) to fall"
                r"|(?:may|might|could|will) (?:\w+ )?fall)\b"
                r"|\bemergency\b(?! (?:stair|exit|light|door|contact|number|generator|power))",
                flags=re.I,
            ),
        ),
        (
            "burial",
            Pattern(
                r"\b(?:mau|akan|hendak|rencana\w*|harus|bisa) (?:\w+ )?(?:di)?(?:makamkan|kubur\w*)\b"
                rf"[^.?!\n]{{0,25}}\b{_SOON_BURIED}"
                # "besok pagi mau dikubur"
                rf"|\b{_SOON_BURIED}(?: \w+){{0,3}}? (?:mau |akan |hendak |harus )?di(?:makam|kubur)\w*\b"
                # who lies in a mortuary is not buried yet
                r"|\b(?:masih|sekarang|kini) (?:\w+ ){0,2}di (?:rumah duka|kamar (?:jenazah|mayat))\b"
                r"|\bjenazah\w*\b[^.?!\n]{0,40}\b(?:(?:masih|sudah|udah) [^.?!\n]{0,20}(?:kamar (?:jenazah|mayat)"
                r"|rumah duka)"
                r"|belum (?:bisa )?di(?:makam|kubur)\w*)"
                rf"|\b(?:pemakaman|penguburan)(?:nya)? (?:\w+ )?{_SOON}"
                r"|\b(?:burial|funeral|bury|buried)\b[^.?!\n]{0,25}"
                r"\b(?:today|tomorrow|this (?:morning|afternoon))\b"
                # who died in the night is buried within a day
                rf"|(?<!sudah )\b(?:di(?:makam|kubur)kan|satu liang|tumpang\w*)\b[^?!]{{0,160}}\b{_SOON}"
                r"|\b(?:meninggal|wafat|berpulang)(?: dunia)? (?:tadi|barusan|baru saja|semal[ae]m"
                r"|subuh)\b(?![^\n]{0,400}"
                r"\b(?:sudah|telah|udah) di(?:makam|kubur))",
                flags=re.I,
            ),
        ),
        (
            "deadline",
            Pattern(
                rf"\b(?:hari ini|malam ini|nanti malam|besok|bsk|lusa)\b(?: \w+){{0,2}} {_LAST}"
                rf"|{_LAST}(?: \w+){{0,2}} (?:hari ini|malam ini|nanti malam|besok|bsk|lusa)\b"
                r"|\b(?:deadline|last day|due|expires|runs out) (?:is |for it )?(?:today|tonight|tomorrow)\b"
                r"|\b(?:today|tomorrow) is the (?:last day|deadline)\b",
                flags=re.I,
            ),
        ),
    )
)
_NO = "tidak|tdk|ga|gak|nggak|ngga|enggak|kagak|ora"
_PLIGHTS: Patterns[str] = Patterns(
    (
        (
            "misfortune",
            Pattern(
                r"(?<!pemadam )(?<!proteksi )(?<!keselamatan )(?<!bahaya )(?<!rawan )(?<!pencegahan )"
                r"(?<!takut )(?<!asuransi )"
                r""
                r"(?<!penanggulangan )(?<!risiko )(?<!korban )\bkebakaran\b(?! (?:\w+ )?(?:thn|tahun|th) (?:19"
                r"|20)\d\d)|\b(?:terbakar|kebanjiran|kemalingan|kecelakaan|cuci darah|stroke|kanker|kemoterapi|lumpuh"
                r"|opname|di-?phk|kena phk|bangkrut|tabungan habis)\b"
                r"|(?<!takut )(?<!khawatir )(?<!bisa )(?<!akan )(?<!bakal )(?<!nanti )(?<!keburu )\b(?:menimpa"
                r"|nimpa|nindih|menindih|ketimpa|ketiban|ketindihan|tertimpa)(?: \w+){0,2}"
                r" (?:mobil|rumah|motor|warung|kios|gerobak|atap)(?: \w+)?(?: saya| kami| sy)?\b"
                r"|\b(?:suami|istri|anak|ibu|ayah|bapak|saya|orang ?tua)(?: saya"
                r"| kami)?(?: \w+)? (?:sakit (?:keras|parah|berat)"
                r"|dirawat|koma)\b"
                r"|\b(?:suami|istri|anak|ibu|ayah|bapak|nenek|kakek|mertua|orang ?tua)(?:nya|ku)?(?: saya| kami)?"
                r"(?: (?:sedang|lagi|sekarang|masih|sudah|udah|udh|dirawat|kini))*"
                r" (?:kritis|sekarat|(?:masuk|di) icu)\b"
                r"|\b(?:dinding|tembok|lantai|rumah|atap|plafon|pondasi|dapur|kamar)(?: \w+){0,3} (?:retak(?:-retak)?"
                r"|ambles|amblas|jebol|rusak parah)\b"
                r"|\b(?:house|home|shop)\b[^.?!\n]{0,30}\b(?:burnt|burned|flooded)\b|\bhad a stroke\b|\bcancer\b",
                flags=re.I,
            ),
        ),
        (
            "worried",
            Pattern(
                r"\b(?:saya|aku|kami|sy|ibu saya|istri saya)\b[^.?!\n]{0,20}\b(?:cemas|khawatir"
                r"|kuatir|was-?was|takut)\b"
                r"|\b(?:takutnya|khawatirnya) (?:saya|kami|digusur|dibongkar|dibuang)\b"
                rf"|\b(?:saya|aku|kami|sy|gw|gue|ibu|istri|isteri|suami|mama|bapak|ayah"
                rf"|anak)\b[^.?!\n]{{0,30}}\b(?:{_NO}) "
                r"(?:bisa |pernah )?tidur\b|\b(?:istri|isteri|suami|ibu|mama|anak)(?: saya| kami| sy)? (?:\w+ )?"
                r"(?:nangis|menangis|stres|stress|panik|ketakutan)\b"
                r"|\b(?:saya|aku|kami|sy) (?:\w+ ){0,2}(?:gemeter\w*|gemetar\w*|panik|deg-?degan)\b"
                r"|\b(?:i am|i'm|we are|we're) (?:\w+ )?(?:worried|afraid|anxious|scared)\b",
                flags=re.I,
            ),
        ),
        (
            "weary",
            Pattern(
                r"\b(?:saya|aku|kami|sy|gw|gue)\b[^.?!\n]{0,25}\b(?:lelah|capek|cape|frustrasi|frustasi"
                r"|stres|stress|putus asa"
                r"|hampir menyerah|nangis|menangis|kecewa|kesal|kesel|dongkol|muak|pusing)\b"
                r"|\b(?:lelah|capek|kecewa|frustrasi|frustasi) (?:sekali|banget|bgt|sama|dengan)\b"
                r"|\bbikin (?:stres|stress|frustasi)\b"
                r"|\b(?:exhausted|frustrat\w+|desperate|fed up|disappointed|at my wits? end)\b",
                flags=re.I,
            ),
        ),
    )
)
_NOISE = Pattern(
    r"\b(?:be?risik|bising|kebisingan|ribut|gaduh|brisik|karaoke|percik\w* api|(?:asap|bau|debu|getaran)(?:nya)?"
    r"|nois[ey]|loud|smoke|smell|stink\w*)\b",
    flags=re.I,
)
_NEXT_DOOR = Pattern(
    r"\b(?:sebelah(?: \w+)?|samping|belakang|depan|dekat) (?:rumah|gang|kos|kontrakan|tempat tinggal)\b|\b(?:ruko|rumah"
    r"|toko|gang) sebelah\b|\b(?:tidak|tdk|ga|gak|nggak|kagak|susah|ora) (?:bisa )?tidur\b"
    r"|\bnext door\b|\b(?:behind|beside|opposite|near) (?:my|our) (?:house|home|flat)\b|\bcannot sleep\b",
    flags=re.I,
)
_OWN = Pattern(  # whose own business makes it, or is said to
    r"\b(?:usaha|bengkel|kafe|pabrik|warung|toko|studio|karaoke|tempat) (?:saya|kami|aku|ku|sy)\b"
    r"|\b(?:saya|kami|sy) (?:mau|ingin|hendak|akan|rencana) (?:buka|bikin|membuka|mendirikan)\b"
    # "sudah ditegur RT, jawabnya punya izin" is told of him who makes it
    r"|\b(?:dikomplain|diprotes)\b|(?<!sudah )(?<!udah )(?<!pernah )(?<!sempat )\bditegur\b"
    r"|\b(?:my|our) (?:workshop|business|factory|shop|restaurant|caf[eé])\b",
    flags=re.I,
)
_OFFICER = r"(?:petugas|pegawai|staf|loket|mbak?(?!k? pendamping)|mas|kakak|penyuluh|officers?|staff|clerk)"
_PRAISES = Pattern(  # who was helped well; "terima kasih atas bantuan Bapak/Ibu" only closes a mail
    r"\b(?:terima ?kasih|makasih|makasi|trims|matur nuwun|hatur nuhun|thanks?|thank you|apresiasi|salut)\b"
    r"[^.?!\n]{0,25}"
    rf"\b(?:buat|untuk|kepada|pada|ke|sama|dengan|to|for)(?: \w+)? {_OFFICER}\b",
    rf"\b{_OFFICER}\w*\b[^.?!\n]{{0,80}}(?<!tidak )(?<!kurang )(?<!ga )(?<!gak )(?<!nggak )\b(?:ramah|sabar"
    r"|telaten|cekatan|(?:sangat|sudah|banyak) membantu|baik (?:sekali|banget|bgt)|patient|helpful|friendly|kind)\b",
    r"\b(?:terima ?kasih|makasih|makasi|thanks?)\b[^?!\n]{0,60}(?<!belum )(?<!tidak )(?<!mohon )\bdibantu\w*"
    rf"(?: \w+){{0,2}} {_OFFICER}\b",
    r"\b(?:yang|yg) (?:bantu|membantu|ngebantu|melayani|ngelayani|jelasin|menjelaskan|jaga)\b[^.?!\n]{0,60}"
    r"(?<!tidak )(?<!kurang )(?<!ga )(?<!gak )(?<!nggak )\b(?:ramah|sabar|telaten)\b",
    # "buat mbak Dewi di loket, terima kasih sudah bantuin saya"
    rf"\b(?:buat|untuk|kepada|utk) {_OFFICER}\b[^?!\n]{{0,70}}\b(?:terima ?kasih|makasih|makasi|trims|nuhun|nuwun)\b"
    r"[^?!\n]{0,40}\b(?:sudah|udah|udh|sdh|telah|atas)\b",
    r"\b(?:sabar|ramah|telaten)(?:nya)? (?:banget|bgt|sekali|pisan|bener|betul) (?:\w+ ){0,2}(?:nge|ng|me|mem|men)?"
    r"(?:ajar|jelas|bantu|layan|damping|bimbing|jawab)\w*",
    flags=re.I,
)
_MISPRINT = Pattern(  # of the office: what they had filled in was right
    r"\b(?:input\w*|isian|(?:yang|yg) (?:saya|sy|kami|aku) (?:isi|ketik|input|upload|tulis|ajukan)|formulir\w*"
    r"|pengajuan(?:nya)?"
    r"|permohonan(?:nya)?|di berkas\w*|data (?:yang|yg) (?:saya|kami))\b[^.?!\n]{0,60}\b(?:sudah |udah |emang "
    r"|memang )?(?:benar|bener|betul"
    r"|sesuai)\b",
    r"(?<!apa )(?<!atau )\b(?:salah|kesalahan|keliru)(?:nya)? (?:ketik |tulis |input )?(?:dari "
    r"|di )?(?:pihak )?(?:petugas|ptsp|kantor|sana|situ)\b"
    r"(?!(?: \w+)? (?:apa|atau|ya|kah))",
    r"\bbukan (?:salah|kesalahan) (?:saya|kami|sy)\b|\b(?:what i (?:filled|typed|entered)|my (?:form"
    r"|application))\b[^.?!\n]{0,30}"
    r"\b(?:right|correct)\b",
    flags=re.I,
)
_OWN_SLIP = Pattern(
    r"(?<!bukan )\b(?:salah|kesalahan|keliru) (?:saya|sy|kami|aku|my)\b|\b(?:saya|sy|kami|aku) (?:yang|yg|emang"
    r"|memang) (?:\w+ )?salah\b"
    r"|\b(?:yang|yg) (?:saya|sy|kami|aku) (?:isi|ketik|tulis|input)\b[^.?!\n]{0,40}\bharusnya\b|\bselain itu\b"
    r"|\bmy (?:own )?mistake\b",
    flags=re.I,
)
_PRINTED_WRONG = Pattern(
    r"\b(?:salah (?:ketik|tulis|cetak|nama|huruf)|nama(?: saya|nya| sy)?(?: \w+){0,2} salah|typo|misspel\w*"
    r"|misprint\w*|kurang (?:satu|1) huruf"
    r"|(?:di)?tulis(?:nya)? salah|ketulis|tertulis)\b",
    flags=re.I,
)
_LOUD = re.compile(  # "???" alone is of who does not understand, unless it is shouted
    r"(?-i:\b[A-Z]{2,}(?: [A-Z]{2,})+\?{3})|(?:(?=[!?]{3})\?*![!?]*)"
    r"|\b(?:apa-apaan|keterlaluan|kebangetan|viralin|viralkan|outrageous|unacceptable)\b",
    re.I,
)


_OVER = Pattern(  # of a danger that is gone
    r"\b(?:sudah|udah|udh|sdh|telah) (?:\w+ )?(?:dipotong\w*|dibersihkan|diderek|padam|dipadamkan|dievakuasi|diangkut"
    r"|ditangani|diamankan|dirobohkan|dibongkar|ditebang)\b"
    r"|\b(?:musibah|korban|pasca|setelah|sesudah|sejak|bekas) (?:\w+ )?(?:kebakaran|roboh|tumbang|ambruk)\b"
    r"|\b(?:santunan|galang dana|menggalang|penggalangan|donasi|sumbangan)\b"
    r"|\bhas (?:been|already been) (?:removed|cleared|towed|cut)\b",
    flags=re.I,
)
_UNKIND = Pattern(
    r"\b(?:petugas|pegawai|orang loket|satpam)\w*\b[^.?!\n]{0,60}\b(?:kasar|judes|jutek|galak|marah-?marah"
    r"|cuek|nyuekin|ketus"
    r"|ogah-?ogahan|(?:main|mainan|maen) (?:hp|ponsel|handphone)"
    r"|(?:tidak|tdk|ga|gak|nggak|tanpa) (?:nge|me)?(?:liat|lihat|natap|noleh)(?: muka)?)\b",
    flags=re.I,
)
_BADLY = Pattern(
    r"\b(?:di|ng?e|mem)?bentak\w*\b|\bdi(?:marahi|hina|usir|permalukan|lecehkan|cuekin)\b|\bdimaki\w*"
    r"|\b(?:tidak|ga|gak|nggak) sopan\b|\b(?:was|been|were) (?:shouted at|yelled at|insulted|humiliated)\b"
    r"|\brude(?:ly)?\b",
    flags=re.I,
)
_SUPPOSED = Pattern(  # "jangan2 kita langsung diusir" has not happened, nor what somebody never did
    r"\b(?:kalau|kalo|klo|jika|bila|apabila|jangan[- ]?(?:jangan|2)?|bisa[- ]?(?:bisa|2)|nanti|ntar|entar|takut\w*"
    r"|khawatir\w*"
    r"|kuatir\w*|bakal|akan|apa|apakah|ancam\w*|ngancam|mengancam|sampai|sampe|if|afraid)\b[^.?!\n]{0,60}"
    r"\b(?:di|ng?e|mem)(?:usir|bentak|marahi|hina)\w*",
    r"\b(?:(?:tidak|tdk|tak|ga|gak|nggak|belum) pernah|never)(?: (?!malah|tapi|tp|eh)\w+){0,5}"
    r" (?:di|ng?e|mem)(?:usir|bentak|marahi|hina)\w*",
    flags=re.I,
)
_OF_US = Pattern(  # who treats people badly where this office is to be sorry for it
    r"\b(?:petugas\w*|pegawai\w*|staf\w*|loket\w*|ptsp|dpmptsp|kelurahan|kecamatan|(?:wali ?kota|balai ?kota)"
    r"|kantor (?:ini|situ|sini|anda|bapak|kalian|kamu)|pelayanan|layanan|(?:satpam|security) (?:kantor|ptsp|loket"
    r"|di kantor)"
    r"|orang (?:loket|kantor|ptsp)|mpp|officers?|officials?|clerks?|staff|counter|your office|employees?)\b",
    flags=re.I,
)
_NEAR = 160  # code points around what was done to somebody in which is told who did it


def _is_by_us(words: str) -> bool:
    """Whether somebody of an office treated the writer badly, and not a neighbour, an employer or a guard of a park."""
    told = _SUPPOSED.sub(" ", words)
    return any(
        _OF_US.search(told[max(0, found.start() - _NEAR) : found.end() + _NEAR]) for found in _BADLY.finditer(told)
    )


def complains_of_nuisance(words: str) -> bool:
    """Whether the writer of ``words`` complains of noise, smoke or smell that comes from next door."""
    return _NOISE.search(words) is not None and _NEXT_DOOR.search(words) is not None and not _OWN.search(words)


def urgent(words: str) -> str:
    """Return what must be said first to the writer of ``words``, on one line, or an empty string.

    "despair", "emergency", "danger", or that time runs out: "burial" (of today or tomorrow), "deadline".
    """
    over = _OVER.search(words) is not None
    words = without_supposed_harm(words)  # "takut nanti ada yang keracunan" calls for no ambulance
    return next((kind for kind in _URGENT.found(words) if not (over and kind == "danger")), "")


def plight(words: str) -> str:
    """Return what the writer of ``words`` goes through.

    "treated-badly", "misfortune", "worried", "weary", "angry", "pleased" with who served them, "condoling" with us, or
    "misprint", what the office wrote wrong; else an empty string.
    """
    if condoles_with_us(words):
        return "condoling"
    if _UNKIND.search(words) or _is_by_us(words):
        return "treated-badly"
    found = next(iter(_PLIGHTS.found(words)), "")
    if found == "weary" and AT_A_GRAVE.search(words):
        return "pleased" if _PRAISES.search(words) else ""  # who weeps at a grave weeps for the dead
    if found in ("", "weary", "worried") and complains_of_nuisance(words):
        return "misfortune"
    return found or _by_its_tone(words)


def _by_its_tone(words: str) -> str:
    """Return what somebody feels who names nothing that they go through."""
    if _MISPRINT.search(words) and _PRINTED_WRONG.search(words) and not _OWN_SLIP.search(words):
        return "misprint"
    return "angry" if _LOUD.search(words) else "pleased" if _PRAISES.search(words) else ""
