"""The whole matter of a mail, where another office sees to it: a card moved, a vehicle, a stay permit, a land tax.

Such a mail asks "daftarnya lewat JakEVO ya?" and "syaratnya apa?", which sound like questions on permits of ours; what
it is about stands in its subject, or was told before. A permit that it names itself is asked about all the same.
"""

from __future__ import annotations

import re

from helpdesk.pattern import Pattern

CARDS, VEHICLE, STAY, LAND_TAX = "identity-card", "vehicle-tax", "passport", "local-tax"
DRIVING = "driving-licence"
HEALTH, AID = "health-insurance", "social-aid"
HALAL = "halal"
VEHICLES = frozenset({"status-kendaraan-umum"})
"""The permits for vehicles for hire: "balik nama BPKB" names them whatever the vehicle is."""
_READ = 20_000  # code points; a mail longer than that is no letter
_CARD = r"(?:kk|kartu keluarga|e-?ktp|ktp)\b"
_MOVES_A_CARD = Pattern(
    rf"\b(?:pindah|mutasi|pecah|pisah|cetak|bikin|urus|ngurus|mengurus|ganti|mengganti)(?: (?:alamat|data|status))?"
    rf" (?:di )?{_CARD}(?! (?:luar|daerah|asli))",
    rf"\bpindah(?:an)? (?:masuk|keluar|alamat|domisili|nama) (?:ke |di |dari )?{_CARD}",
    flags=re.IGNORECASE,
)
_WISH = r"(?:mau|ingin|pengen|hendak|akan|rencana|cara|minta|mo)"
_WISHES_IT = re.compile(
    rf"\b{_WISH}(?: (?:saya|sy|kami|sekalian|urus|ngurus|mengurus))? "
    rf"(?:pindah|mutasi|pecah|pisah|cetak|bikin|urus|ngurus|mengurus|ganti|mengganti)(?: (?:alamat|data|status|masuk))?"
    rf" (?:di |ke )?{_CARD}(?! (?:luar|daerah|asli))",
    re.IGNORECASE,
)
_PAPERS_OF_A_VEHICLE = Pattern(r"\b(?:stnk|bpkb|pajak (?:motor|mobil|kendaraan)|samsat)\b", flags=re.IGNORECASE)
_ACT = re.compile(
    r"\b(?:balik nama|bbn|mutasi|cabut berkas|perpanjang\w*|bayar\w*|nunggak|menunggak|tunggakan|duplikat|blokir"
    r"|hilang)\b",
    re.IGNORECASE,
)
_VEHICLE = re.compile(r"\b(?:motor|sepeda motor|mobil|kendaraan)(?:nya)?\b", re.IGNORECASE)
_FOR_HIRE = Pattern(  # of those a permit of ours is asked, or a paper for Samsat
    r"\b(?:angkutan|angkot|umum|trayek|(?:plat|pelat) (?:kuning|hitam|item)|kuning\w*|hitamkan|menghitamkan|taksi|taxi"
    r"|bus\b|bis (?:kota|wisata|pariwisata|malam)|travel|truk|truck|pick ?up|box|boks|niaga|kir\b|dishub|koperasi"
    r"|mikrolet|metromini|kopaja|bajaj|bemo|peremajaan|izin|ijin|rekomendasi|usaha|perusahaan|rental|bengkel)\w*\b",
    flags=re.IGNORECASE,
)
_A_STAY = r"(?:e-?paspor|paspor|passport|visa|kita[sp])(?:nya|ku)?"
_RENEWS_A_STAY = Pattern(
    rf"\b(?:perpanjang(?:an)?|memperpanjang|renew(?:al|ing)?|extend(?:ing)?|extension)(?: (?:of|my|our|the|his|her))*"
    rf" {_A_STAY}\b",
    rf"\b{_A_STAY}(?: \w+){{0,3}} (?:expires?|expired|expiring|habis|mati|berakhir|renewal|extension|perpanjangan)\b",
    flags=re.IGNORECASE,
)
_OF_A_FOREIGNER = re.compile(r"\bsktt\b|\bsurat keterangan tempat tinggal\b", re.IGNORECASE)  # of who stays for a time
_DRIVING = Pattern(
    r"\b(?:perpanjang\w*|memperpanjang|bikin|buat|pembuatan|ngurus|urus|mengurus) sim\b(?! ?card)"
    r"|\bsim(?:nya| saya| sy| [abc])? (?:(?:saya|sy|[abc]) )?(?:mati|habis|hilang|kedaluwarsa|kadaluarsa)\b",
    r"\b(?:renew\w*|extend\w*|get|lost)(?: \w+){0,2} (?:driving|driver.?s) licen[cs]e\b",
    flags=re.IGNORECASE,
)
_LAND = r"(?:pbb|bphtb|pajak bumi(?: dan bangunan)?)(?:nya)?"
_TAXED = (
    r"(?:balik nama|mutasi|keringanan|diskon|pengurangan|potongan|pemutihan|tunggakan|menunggak|nunggak|cicil\w*"
    r"|dicicil|denda|naik|mahal|tagihan|salah|njop|sppt|bayar|membayar)"
)
_LAND_TAX = Pattern(
    rf"\b{_TAXED}(?:nya)?(?: \w+){{0,2}} {_LAND}\b",
    rf"\b{_LAND}(?: (?!lunas|sudah|udah|tahun)\w+){{0,4}} {_TAXED}(?:nya)?\b",
    flags=re.IGNORECASE,
)
_INSURED = r"(?:kartu )?(?:bpjs(?! ?(?:ketenagakerjaan|naker|tk)\b)(?: kesehatan)?|kis|jkn|pbi)(?: kis)?(?:nya|ku)?"
_CARES = r"(?:klinik|apotek|apotik|rs|rumah sakit|puskesmas|optik|praktik|praktek|faskes)"  # and has a contract with it
_INSURANCE = Pattern(  # of one's own, and no contract of a clinic with it
    rf"\b{_INSURED}(?: (?:saya|sy|anak|istri|suami|ibu|bapak|ayah|mama|kami|kita|orang ?tua|keluarga))*"
    r"(?: (?:kok|sudah|udah|tiba-tiba|jadi|katanya|masih))*"
    r" (?:mati|(?:non|tidak|tdk|ga|gak|nggak) ?aktif|nonaktif\w*|dinonaktif\w*|di ?blokir|nunggak|menunggak)\b",
    rf"\A(?!.*\b{_CARES} (?:kami|saya|sy|kita)\b).*?"
    r"\b(?:daftar|mendaftar|daftarin|aktif(?:kan|in)|mengaktifkan|reaktivasi|iuran|tunggakan|bikin|buat|urus|ngurus"
    rf"|pindah faskes|ganti faskes) {_INSURED}\b(?! (?:dokter|perawat|klinik|apotek|faskes|provider))",
    flags=re.IGNORECASE,
)
_AIDED = Pattern(
    r"\b(?:daftar|mendaftar|daftarin|cair\w*|dapat|dapet|kebagian|terima|nerima|masuk|dicoret dari|belum)(?: \w+){0,2}"
    r" (?:bansos|pkh|kjp(?: plus)?|kjmu|blt|dtks|dtsen)\b",
    r"\b(?:bansos|pkh|kjp(?: plus)?|kjmu|blt)(?:nya)?(?: (?:saya|anak|ibu|kami|sy))* (?:belum|blm|tidak|ga|gak|kok|mati"
    r"|dicabut|dicoret|cair)\w*\b",
    flags=re.IGNORECASE,
)
_HALAL = Pattern(  # and no feast that is called so
    r"\b(?:sertifikat|sertifikasi|serifikat|label|logo)(?:nya)? halal\b",
    r"\bhalal(?:nya)? (?:saya|sy|kami|gratis|reguler|self|lewat jalur)\b",
    r"\b(?:urus|ngurus|mengurus|daftar|mendaftar|daftarin|bikin|buat|proses|perpanjang\w*|ajukan|mengajukan) halal\b"
    r"(?![ -]?bi[ -]?halal)",
    r"\bhalal certifica\w+\b",
    flags=re.IGNORECASE,
)
_OF_FOOD_OF_OURS = re.compile(
    r"\b(?:i[zj]in\w*|p-?irt|spp-?irt|slhs|laik (?:higiene|hygiene|sehat)\w*|permits?|licen[cs]es?)\b", re.IGNORECASE
)

_OF_WHOM = (
    r"(?:nya|ku)?(?: (?:saya|sy|aku|ane|gue|gw|kami|anak|istri|suami|ibu|bapak|ayah|mama|papa|orang ?tua|asli|lama"
    r"|elektronik|keluarga|[abc]))*"
)
_SPOILT = (
    r"(?: (?!tidak|tdk|ga|gak|nggak)\w+){0,3} (?:hilang|ilang|ngilang|kehilangan|keselip|dicuri|dicopet|kecopetan"
    r"|rusak|patah|sobek|robek|basah|luntur|terbakar|kebakar|hangus|lost|stolen|damaged|broken)\b"
)
_AGAIN = re.compile(
    r"\b(?:gantinya|penggantinya|penggantian|mengganti|ganti(?:nya)? (?:yang |yg )?baru|ganti|cetak ulang|duplikat"
    r"|(?:bikin|buat|urus|ngurus|mengurus|cetak)(?:nya)? (?:lagi|ulang|baru|(?:yang|yg) baru|gantinya|penggantinya)"
    r"|(?:urus|ngurus|mengurus|bikin|bikinnya|buat|buatnya|ngurusnya|urusnya)(?: \w+){0,2} (?:sini|mana|ptsp)"
    r"|replac\w+|new one)\b",
    re.IGNORECASE,
)
_CIVIL = (
    (CARDS, _CARD),
    ("birth-record", r"akt[ae] (?:kelahiran|lahir|kematian)"),
    ("marriage", r"(?:buku|surat|akt[ae]) nikah"),
    (DRIVING, r"sim"),
)
_SPOILT_PAPERS = tuple(
    (matter, Pattern(rf"\b(?:{paper}){_OF_WHOM}{_SPOILT}", flags=re.IGNORECASE)) for matter, paper in _CIVIL
)
_FOR_US = re.compile(  # the paper is lacking for something of ours
    r"\b(?:i[zj]in\w*|permohonan\w*|pengajuan\w*|berkas\w*|(?:per)?syarat\w*|lampir\w*|dilampir\w*|unggah\w*|upload\w*"
    r"|nib|imb|pbg|iptm|makam\w*|skrd|permits?|application|pengganti syarat|sementara)\b",
    re.IGNORECASE,
)
_CLEAR = ((STAY, _RENEWS_A_STAY), (LAND_TAX, _LAND_TAX), (DRIVING, _DRIVING), (HEALTH, _INSURANCE), (AID, _AIDED))


def matter_elsewhere(
    subject: str, text: str, *, names_permit: bool, in_subject: bool, ours: bool = False
) -> str | None:
    """Return the matter of another office (a key of ``elsewhere.MATTERS``) that a mail as a whole is on, or None.

    ``names_permit``: the mail names a permit of ours; ``in_subject``: its subject does; ``ours``: it is about one.
    """
    text = " ".join(text[:_READ].split())
    if (not in_subject and _MOVES_A_CARD.search(subject)) or _OF_A_FOREIGNER.search(f"{subject}. {text}"):
        return CARDS
    if names_permit:
        return None
    if _WISHES_IT.search(text):
        return CARDS
    told = f"{subject}. {text}"
    if not ours and (found := next((matter for matter, words in _CLEAR if words.search(told)), None)):
        return found
    if not ours and (lost := _to_be_made_again(told)):
        return lost
    papers = _PAPERS_OF_A_VEHICLE.search(told) and _ACT.search(told) and _VEHICLE.search(told)
    certified = HALAL if _HALAL.search(told) and not _OF_FOOD_OF_OURS.search(told) else None
    return VEHICLE if papers and not _FOR_HIRE.search(told) else certified


def _to_be_made_again(told: str) -> str | None:
    """Return the matter of a person's own paper that was lost or spoilt and is to be made anew, for nothing of ours."""
    if _FOR_US.search(told) or not _AGAIN.search(told):
        return None
    return next((matter for matter, words in _SPOILT_PAPERS if words.search(told)), None)
