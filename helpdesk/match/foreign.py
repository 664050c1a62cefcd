"""Matters that other offices handle, by the words citizens use for them."""

from __future__ import annotations

from helpdesk.pattern import Pattern

# What people ask a permit office by mistake. That a word stands here is one sign among others, never a verdict: "pajak"
# also stands in a question about fees.
_OTHERS = Pattern(
    r"\b(?:stnk|bpkb|samsat|tilang|etle|paspor|passport|imigrasi|visa|bpjs|jkn|npwp pribadi|spt|djp"
    r"|pajak (?:kendaraan|motor"
    r"|mobil|penghasilan|bumi)|pbb|cpns|casn|pppk|lowongan|loker|rekrutmen|magang kerja|beasiswa|bansos|pkh|blt|kjp"
    r"|kjmu|pip|pln"
    r"|pdam|listrik|token|wifi|indihome|bpn|ptsl|sertifikat tanah|sertifikat rumah|skck|sim [abc]\d?"
    r"|surat izin mengemudi|kua|nikah"
    r"|menikah|cerai|perceraian|akta (?:kelahiran|lahir|kematian|nikah|cerai)|kartu keluarga baru|ktp (?:hilang"
    r"|rusak|baru)"
    r"|rekam ktp|kia|ppdb|spmb|rapor|ujian nasional|rumah sakit (?:mana|rujukan)|vaksin\w*|dokter jaga|ambulans"
    r"|jalan rusak"
    r"|jalan berlubang|lampu jalan|banjir|sampah|selokan|got|kartu prakerja|prakerja|gaji|thr|phk|merek dagang"
    r"|hak cipta|haki"
    r"|sertifikat halal|sertifikasi halal|bpom|izin edar|bea cukai|ekspor|impor|kur|pinjaman|kredit|tiket|busway"
    r"|transjakarta"
    r"|mrt|krl|haji|umrah|driving \w+|marriage|birth \w+|pajak return|vehicle pajak|job vacanc\w*|scholarship"
    r"|electricity|miras|minol|alkohol|minuman (?:keras|beralkohol)|bir|wine|liquor|alcohol\w*|halal"
    r"|(?:hewan|sapi|kambing) (?:kurban|qurban)|klinik hewan|rumah sakit hewan|veterinary|perikanan|penangkapan ikan"
    r"|nelayan|kapal|fishing|(?:perpanjang\w*|buat|bikin|urus) (?:kitas|kitap)|(?:stay|residence) (?:izin|permit)"
    r"|uji kir|money changer|koperasi simpan|pse|kominfo|komdigi|elpiji|lpg|spbu|drone|lift|lifts|elevator\w*|senjata"
    r"|firearm|trademark\w*|customs|import|export|efin|laboratorium klinik|pbf|kemenkumham|ojk|kemenag|taspen)\b"
)


def speaks_of_others(words: str) -> bool:
    """Whether the words (usual spelling) name something that another office handles."""
    return _OTHERS.search(words) is not None
