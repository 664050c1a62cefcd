"""Things that citizens ask about by the way, and what a letter calls them: alcohol, a name board, an instalment.

An entry answers what most people ask. Who asks "dan kalau jual alkohol?" of a business number that says nothing of
alcohol must read that this is not known, by its name, and must not read the business number as if it were the answer.
So each thing has the words by which it is known, in mails as in our own entries, and a name for a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from helpdesk.draft.wording import ENGLISH
from helpdesk.pattern import Pattern, Patterns

_LONGEST = 4000  # code points of a question


class Weight(StrEnum):
    """What it means that an entry says nothing of a thing."""

    DECIDES = "decides"  # then the entry answers something else
    BESIDE = "beside"  # then this part of the question is still open
    NAMES = "names"  # no more than a name for what is not known


@dataclass(frozen=True, slots=True)
class Matter:
    """A thing: its name in the middle of a sentence in both languages, and what it means to a question."""

    weight: Weight
    name: str
    name_en: str

    def called(self, language: str) -> str:
        """Return its name in ``language``."""
        return self.name_en if language == ENGLISH else self.name


_DECIDES: tuple[tuple[str, str, str], ...] = (
    (
        r"alkohol|beralkohol|minuman keras|miras|bir|minuman arak|soju|wine|liquor|beer|alcohol\w*",
        "minuman beralkohol",
        "alcoholic drinks",
    ),
    (r"halal", "sertifikat halal", "halal certification"),
    (r"bpom|izin edar|nomor edar|marketing authori[sz]ation", "izin edar BPOM", "the BPOM marketing authorisation"),
    (
        r"(?:klinik|rumah sakit|penitipan|toko|salon|hotel) hewan|pet ?shop|petshop|grooming|(?:veterinary"
        r"|animal|pet) (?:clinic|hospital|hotel)",
        "tempat layanan hewan",
        "premises for animals",
    ),
    (
        r"(?:hewan|sapi|kambing) (?:kurban|qurban)|kurban|qurban|(?:pemotongan|potong) hewan|rph|slaughter\w*",
        "hewan kurban dan pemotongan hewan",
        "sacrificial animals and slaughter",
    ),
    (
        r"(?<!dinas )(?:ternak|peternakan)|kandang (?:ayam|sapi|kambing|ternak)|ayam potong|livestock",
        "peternakan",
        "livestock",
    ),
    (
        r"vape|liquid vape|rokok elektrik|rokok|tembakau|tobacco|cigarettes?",
        "rokok dan rokok elektrik",
        "tobacco and e-cigarettes",
    ),
    (
        r"merek|hak cipta|paten|haki|trademark|patent|copyright",
        "merek dan kekayaan intelektual",
        "trademarks and intellectual property",
    ),
    (
        r"spbu|pom bensin|pertashop|pertamini|(?<!uang )bensin|bbm|gas lpg|lpg|elpiji|fuel station|petrol",
        "penjualan bahan bakar dan gas",
        "selling fuel or gas",
    ),
    (r"senjata(?: api)?|airsoft\w*|firearms?", "senjata", "firearms"),
    (r"petasan|kembang api|fireworks?", "kembang api", "fireworks"),
    (
        r"pinjaman online|pinjol|simpan pinjam|gadai|money changer|valas|kripto|crypto|pawn\w*",
        "usaha keuangan",
        "financial services",
    ),
    (
        r"umroh|umrah|haji plus|travel haji|biro perjalanan umr[ao]h",
        "penyelenggaraan umrah dan haji",
        "umrah and hajj travel",
    ),
    (
        r"ekspor|impor|bea cukai|customs|import licen[cs]e|export licen[cs]e|api-?u|api-?p",
        "ekspor, impor, dan kepabeanan",
        "exports, imports and customs",
    ),
    (
        r"telemedicine|telemedisin|praktik online|konsultasi online pasien",
        "praktik jarak jauh (telemedisin)",
        "telemedicine",
    ),
    (
        r"home ?care|kunjungan rumah pasien|praktik keliling",
        "pelayanan kesehatan di rumah pasien",
        "care at patients' homes",
    ),
    (
        r"botox|filler|suntik putih|klinik kecantikan|estetika|aesthetic\w*|beauty clinic",
        "pelayanan kecantikan medis",
        "aesthetic medicine",
    ),
    (r"kremasi|krematorium|cremat\w+", "kremasi", "cremation"),
    (r"penitipan anak|daycare|day care|tpa anak|child ?care", "tempat penitipan anak", "child day care"),
    (
        r"pajak (?:restoran|hotel|hiburan|reklame|parkir|daerah|penghasilan|air tanah)|pb1|pbjt|restaurant tax",
        "pajak daerah",
        "local taxes",
    ),
    (r"pajak(?! (?:restoran|hotel|hiburan|reklame|parkir|daerah|penghasilan|air|kendaraan))|taxes", "pajak", "taxes"),
    (r"perceraian|cerai|divorce", "perceraian", "divorce"),
    (r"asuransi|insurance", "asuransi", "insurance"),
    (
        r"pesangon|phk|umk|ump|upah minimum|bpjs ketenagakerjaan|severance|minimum wage",
        "ketenagakerjaan",
        "labour matters",
    ),
    (
        r"airbnb|air bnb|homestay|guest ?house|sewa harian|short-?term rental",
        "penyewaan kamar harian",
        "short-term rentals",
    ),
    (r"waralaba|franchise|stpw", "waralaba", "franchising"),
    (
        r"karaoke|diskotek|klub malam|nightclub|spa dewasa|biliar|billiard|warnet|game online|playstation|rental ps",
        "usaha hiburan",
        "entertainment venues",
    ),
)
_BESIDE: tuple[tuple[str, str, str], ...] = (
    (r"papan nama|plang(?: nama)?|neon ?box|signboard|name ?board|shop sign", "papan nama", "a name board"),
    (r"spanduk|baliho|videotron|billboard|umbul2?|banner", "spanduk dan papan iklan", "banners and billboards"),
    (r"juru parkir|tukang parkir|valet|lahan parkir|tempat parkir|parkiran|parking", "parkir", "parking"),
    (
        r"live music|musik hidup|musik live|sound system|pengeras suara|loudspeakers?",
        "musik hidup dan pengeras suara",
        "live music and loudspeakers",
    ),
    (r"genset|generator", "genset", "a generator"),
    (r"kebisingan|bising|berisik|noise", "kebisingan", "noise"),
    (r"ipal|limbah cair|air limbah|grease trap|waste ?water", "pengolahan air limbah", "waste water"),
    (r"panel surya|plts|solar panels?", "panel surya", "solar panels"),
    (r"cctv", "CCTV", "CCTV"),
    (
        r"apar|alat pemadam|damkar|pemadam kebakaran|proteksi kebakaran|fire (?:extinguisher|safety)",
        "proteksi kebakaran",
        "fire safety",
    ),
    (r"kolam renang|swimming pool", "kolam renang", "a swimming pool"),
    (r"lift|elevator|eskalator", "lift", "a lift"),
    (r"basement|rubanah", "basemen", "a basement"),
    (
        r"rooftop|mezanin|mezzanine|dak beton|lantai tambahan|tambah lantai|extra floor",
        "penambahan lantai",
        "an additional floor",
    ),
    (r"pagar|tembok batas|fence", "pagar", "a fence"),
    (r"kanopi|carport|teras|canopy", "kanopi dan teras", "a canopy or terrace"),
    (r"kontainer|container", "bangunan kontainer", "container buildings"),
    (r"apartemen|rusun\w*|kondominium|apartment", "apartemen dan rumah susun", "apartments"),
    (r"cagar budaya|bangunan bersejarah|heritage", "cagar budaya", "heritage buildings"),
    (r"zonasi|zona (?:hijau|perumahan|permukiman|kuning|merah|ungu)|jalur hijau|zoning", "zonasi", "zoning"),
    (r"gsb|sempadan|kdb|klb|setback", "garis sempadan dan intensitas bangunan", "setbacks and building intensity"),
    (r"sengketa|digugat|gugatan|dispute", "sengketa", "a dispute"),
    (
        r"tetangga(?!\w* (?:saya |kami )?(?:bilang|kata|cerita|juga|sebelah))|neighbou?rs?",
        "persetujuan atau keberatan tetangga",
        "neighbours' consent or objection",
    ),
    (r"bimbel|bimbingan belajar|tutoring", "bimbingan belajar", "tutoring"),
    (r"(?:sekolah )?tk|taman kanak2?(?: kanak2?)?|kindergarten", "taman kanak-kanak", "a kindergarten"),
    (r"rptka|imta|tka|tenaga kerja asing|work permit", "tenaga kerja asing", "foreign workers"),
    (
        r"anak (?:tiri|angkat|asuh|di luar nikah)|stepchild\w*|step-?(?:son|daughter)|adopted",
        "anak tiri atau anak angkat",
        "step or adopted children",
    ),
    (r"menantu|(?:son|daughter)-in-law", "menantu", "a son- or daughter-in-law"),
    (r"sla|service level", "standar waktu layanan", "the service standard"),
    (
        r"refund|uang kembali|dikembalikan uang\w*|pengembalian (?:uang|dana|biaya|retribusi)"
        r"|uang\w* (?:bisa )?(?:di)?kembali\w*",
        "pengembalian uang",
        "a refund",
    ),
    (
        r"cicil(?:an)?|dicicil|mencicil|angsur\w*|diangsur|instal?lments?",
        "pembayaran bertahap",
        "payment by instalments",
    ),
    (r"keringanan|diskon|pengurangan biaya|discount|waiver", "keringanan biaya", "a reduction of the fee"),
    (r"qris|gopay|e-?wallet|kartu kredit|credit card|tunai|cash", "cara pembayaran", "means of payment"),
    (r"denda|sanksi|pidana|disegel|penyegelan|penalt(?:y|ies)|fined?", "sanksi", "penalties"),
    (
        r"(?:hari )?sabtu|hari minggu|minggu buka|akhir pekan|tanggal merah|hari libur|weekends?|saturdays?"
        r"|sundays?|public holidays?",
        "layanan pada akhir pekan dan hari libur",
        "service on weekends and holidays",
    ),
    (r"video call|vicall|zoom|google meet|tatap muka online", "pertemuan daring", "online meetings"),
    (
        r"bahasa isyarat|disabilitas|difabel|kursi roda|tuna ?netra|tuli|disab\w+|wheelchair",
        "layanan bagi penyandang disabilitas",
        "service for people with disabilities",
    ),
    (r"lansia|manula|elderly", "layanan bagi lansia", "service for the elderly"),
    (
        r"kebocoran|bocor datanya|data (?:saya )?bocor|disalahgunakan|data leak\w*|misused?",
        "penyalahgunaan data",
        "misuse of data",
    ),
    (r"tumpang(?:kan|an)?|numpang makam|satu liang|same grave", "makam tumpang", "burial in an existing grave"),
    (r"nisan|batu nisan|dikijing|kijing|tombstone|headstone", "nisan", "the gravestone"),
    (r"pesan makam|booking makam|reserve a (?:grave|plot)", "pemesanan makam", "reserving a grave"),
    (r"magang|praktik kerja lapangan|pkl mahasiswa|internship", "magang", "internships"),
    (r"tower|menara (?:telekomunikasi|bts)|bts", "menara telekomunikasi", "telecommunication towers"),
    (r"wi-?fi|fiber optik|kabel optik|fib(?:er|re) optic", "jaringan serat optik", "fibre-optic cable"),
    (r"sumur resapan|lubang resapan|biopori", "sumur resapan", "an infiltration well"),
    (r"trotoar|sidewalk|pavement", "trotoar", "the pavement"),
    (r"gaji|lowongan|rekrutmen|loker|vacanc(?:y|ies)", "lowongan kerja", "vacancies"),
)
_NAMES: tuple[tuple[str, str, str], ...] = (
    (r"(?:di|mem)?perpanjang\w*|renew\w*|extend\w*|extension", "perpanjangan", "renewal"),
    (
        r"pindah ?tangan\w*|dialihkan|pengalihan|alih(?:kan)? (?:nama|kepemilikan)|balik nama|diwariskan"
        r"|transferred|transferable",
        "pengalihan kepada orang lain",
        "transfer to somebody else",
    ),
    (r"pindah(?: \w+)? (?:alamat|lokasi|tempat)|relokasi|moved? (?:to|address)", "perpindahan tempat", "a move"),
    (r"dicabut|pencabutan|mencabut|cabut|revoked?", "pencabutan", "revocation"),
    (r"gugur|hangus|lapse\w*", "gugurnya permohonan", "a lapsed application"),
    (r"dibatalkan|pembatalan|membatalkan|batal(?:kan)?|cancel\w*|withdraw\w*", "pembatalan", "cancellation"),
    (r"menyusul|belakangan|submitted later", "berkas yang menyusul", "papers that follow later"),
    (
        r"(?:selama|sementara|sambil) (?:proses|menunggu|nunggu|diurus)|tetap (?:buka|jalan|beroperasi|praktik)"
        r"|boleh (?:buka|jalan|beroperasi) dulu|meanwhile|in the meantime|while (?:waiting|pending)",
        "kegiatan selama izin diproses",
        "activities while the permit is pending",
    ),
    (
        r"(?:sudah|udah|terlanjur) (?:jalan|buka|beroperasi|dibangun|berdiri)|already (?:open|running|built|operating)",
        "kegiatan yang sudah berjalan",
        "what is already running",
    ),
    (r"daring|online|secara elektronik|lewat internet", "pengurusan secara daring", "applying online"),
    (r"di hari yang sama|sehari jadi|ditunggu|same day", "penyelesaian pada hari yang sama", "same-day service"),
    (r"kuota|jatah|quota", "kuota", "a quota"),
    (
        r"(?:batas|minimal|maksimal) (?:umur|usia)|(?:umur|usia)\w* (?:minimal|maksimal|berapa)|age limit",
        "batas usia",
        "an age limit",
    ),
    (r"luas(?:nya)?|minimum area|square met\w+", "luas tempat", "the floor area"),
    (r"jam (?:buka|operasional|praktik)|opening hours|operating hours", "jam operasional", "operating hours"),
    (
        r"jumlah (?:karyawan|pegawai|tenaga)|berapa (?:karyawan|pegawai|orang|tenaga)",
        "jumlah tenaga",
        "the number of staff",
    ),
    (r"modal|capital", "modal", "capital"),
    (
        r"(?:dua|2|beberapa|lebih dari satu) (?:lokasi|tempat|cabang|alamat)|cabang|branch(?:es)?",
        "beberapa tempat atau cabang",
        "several places or branches",
    ),
    (
        r"(?:ganti|perubahan|berubah|ubah) (?:\w+ )?(?:nama|direktur|pemilik|penanggung jawab|pengurus)"
        r"|change of (?:name|director|owner)",
        "perubahan nama atau penanggung jawab",
        "a change of name or person in charge",
    ),
)


def _all() -> Iterable[tuple[Matter, Pattern]]:
    for weight, group in ((Weight.DECIDES, _DECIDES), (Weight.BESIDE, _BESIDE), (Weight.NAMES, _NAMES)):
        for words, name, name_en in group:
            pattern = Pattern(rf"\b(?:{words})(?:nya|ku|mu)?\b", flags=re.IGNORECASE)
            yield Matter(weight, name, name_en), pattern


_PATTERNS = dict(_all())
_MATTERS = Patterns(_PATTERNS.items())


def matters_in(text: str) -> tuple[Matter, ...]:
    """Return the things that ``text`` speaks of, those that decide what it is about first."""
    return tuple(_MATTERS.found(text[:_LONGEST]))


def speaks_of(text: str, matter: Matter) -> bool:
    """Whether ``text`` has a word for ``matter``."""
    return _PATTERNS[matter].compiled.search(text) is not None  # of a whole letter, the words of which nobody needs


def first_words(text: str) -> list[tuple[Matter, str]]:
    """Return (thing, the first word of its name there) of what ``text`` calls by several words and that decides."""
    found = []
    for matter in matters_in(text):
        said = _PATTERNS[matter].compiled.search(text[:_LONGEST]) if matter.weight is Weight.DECIDES else None
        if said is not None and " " in said[0]:
            found.append((matter, said[0].split()[0].lower()))
    return found
