"""[office] of config.toml: who the desk is, what is its own region, and where else its citizens' matters may lie."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from helpdesk.config_table import AddressText, Table

PlaceName = Annotated[str, Field(pattern=r"^[^\W\d_]+(?:[ .'-][^\W\d_]+)*$", max_length=40)]
REGION = (
    "Jakarta", "DKI", "Jkt", "Jaksel", "Jakbar", "Jakpus", "Jaktim", "Jakut", "Kepulauan Seribu", "Pulau Seribu",
    "Pulau Panggang", "Pulau Pramuka", "Pulau Tidung", "Pulau Pari", "Pulau Untung Jawa", "Pulau Harapan",
    "Pulau Kelapa", "Pulau Lancang", "Pulau Sebira",
    "Gambir", "Sawah Besar", "Kemayoran", "Senen", "Cempaka Putih", "Menteng", "Tanah Abang", "Johar Baru",
    "Penjaringan", "Tanjung Priok", "Koja", "Cilincing", "Pademangan", "Kelapa Gading", "Cengkareng", "Grogol",
    "Petamburan", "Kalideres", "Kebon Jeruk", "Kembangan", "Palmerah", "Tambora", "Taman Sari", "Cilandak",
    "Jagakarsa", "Kebayoran", "Mampang", "Pancoran", "Pasar Minggu", "Pesanggrahan", "Setiabudi", "Tebet", "Cakung",
    "Ciracas", "Duren Sawit", "Jatinegara", "Kramat Jati", "Matraman", "Pasar Rebo", "Pulo Gadung", "Pulogadung",
    "Tanah Kusir", "Pondok Ranggon", "Pondok Kelapa", "Karet Bivak", "Jeruk Purut", "Menteng Pulo",
    "Kampung Kandang", "Tegal Alur", "Semper", "Rorotan", "Srengseng Sawah", "Sunter", "Papanggo", "Warakas",
    "Kebon Bawang", "Sungai Bambu", "Ancol", "Pluit", "Muara Karang", "Muara Angke", "Kapuk", "Kamal Muara",
    "Pejagalan", "Lagoa", "Rawa Badak", "Marunda", "Kalibaru", "Sukapura", "Meruya", "Joglo", "Srengseng", "Kedoya",
    "Duri Kepa", "Duri Kosambi", "Rawa Buaya", "Semanan", "Pegadungan", "Tanjung Duren", "Tomang", "Jelambar",
    "Slipi", "Kemanggisan", "Kota Bambu", "Jembatan Lima", "Angke", "Krendang", "Maphar", "Daan Mogot",
    "Mangga Besar", "Mangga Dua", "Glodok", "Pinangsia", "Cideng", "Petojo", "Bendungan Hilir", "Benhil",
    "Kebon Kacang", "Kebon Melati", "Cikini", "Kwitang", "Paseban", "Salemba", "Rawasari", "Gunung Sahari",
    "Senayan", "Kemang", "Cipete", "Gandaria", "Pondok Indah", "Pondok Pinang", "Pondok Labu", "Lebak Bulus",
    "Ciganjur", "Lenteng Agung", "Kalibata", "Rawajati", "Duren Tiga", "Pejaten", "Ragunan", "Jati Padang",
    "Kebagusan", "Manggarai", "Bukit Duri", "Petukangan", "Ulujami", "Cipulir", "Rasuna Said", "Rawamangun",
    "Klender", "Pondok Bambu", "Cipinang", "Kayu Putih", "Pulomas", "Pulo Gebang", "Penggilingan", "Utan Kayu",
    "Kampung Melayu", "Bidara Cina", "Cawang", "Cililitan", "Condet", "Lubang Buaya", "Bambu Apus",
    "Kampung Makasar", "Kalisari", "Kampung Rambutan", "Cipayung", "Fatmawati", "Kuningan", "Senopati", "Sudirman",
    "Blok M", "Bintaro", "Tegal Parang", "Halim", "Ujung Menteng", "Muara Baru", "Tugu Utara",
    "Tugu Selatan", "Krukut", "Gondangdia", "Sumur Batu", "Galur", "Tanah Tinggi",
)  # fmt: skip
CITIES: Mapping[str, tuple[str, ...]] = {
    "Jakarta Selatan": (
        "Jaksel", "South Jakarta", "Cilandak", "Jagakarsa", "Kebayoran Baru", "Kebayoran Lama", "Kebayoran",
        "Mampang Prapatan", "Mampang", "Pancoran", "Pasar Minggu", "Pesanggrahan", "Setiabudi", "Tebet", "Kemang",
        "Cipete", "Gandaria", "Pondok Indah", "Pondok Pinang", "Pondok Labu", "Lebak Bulus", "Ciganjur",
        "Lenteng Agung", "Kalibata", "Rawajati", "Duren Tiga", "Pejaten", "Ragunan", "Jati Padang", "Kebagusan",
        "Manggarai", "Bukit Duri", "Petukangan", "Ulujami", "Cipulir", "Rasuna Said", "Srengseng Sawah", "Senopati",
        "Menteng Dalam", "Tanah Kusir", "Jeruk Purut", "Menteng Pulo", "Kampung Kandang",
    ),
    "Jakarta Timur": (
        "Jaktim", "East Jakarta", "Cakung", "Ciracas", "Duren Sawit", "Jatinegara", "Kramat Jati", "Matraman",
        "Pasar Rebo", "Pulo Gadung", "Pulogadung", "Makasar", "Cipayung", "Rawamangun", "Klender", "Pondok Bambu",
        "Cipinang", "Kayu Putih", "Pulomas", "Pulo Gebang", "Penggilingan", "Utan Kayu", "Kampung Melayu",
        "Bidara Cina", "Cawang", "Cililitan", "Condet", "Lubang Buaya", "Bambu Apus", "Kalisari", "Kampung Rambutan",
        "Pondok Kelapa", "Pondok Ranggon",
    ),
    "Jakarta Pusat": (
        "Jakpus", "Central Jakarta", "Gambir", "Sawah Besar", "Kemayoran", "Senen", "Cempaka Putih", "Menteng",
        "Tanah Abang", "Johar Baru", "Cideng", "Petojo", "Bendungan Hilir", "Benhil", "Kebon Kacang", "Kebon Melati",
        "Cikini", "Kwitang", "Paseban", "Salemba", "Rawasari", "Karet Bivak",
    ),
    "Jakarta Barat": (
        "Jakbar", "West Jakarta", "Cengkareng", "Grogol Petamburan", "Grogol", "Kalideres", "Kebon Jeruk",
        "Kembangan", "Palmerah", "Tambora", "Taman Sari", "Tamansari", "Meruya", "Joglo", "Srengseng", "Kedoya",
        "Duri Kepa", "Duri Kosambi", "Rawa Buaya", "Semanan", "Pegadungan", "Tanjung Duren", "Tomang", "Jelambar",
        "Slipi", "Kemanggisan", "Kota Bambu", "Jembatan Lima", "Krendang", "Maphar", "Daan Mogot", "Glodok",
        "Pinangsia", "Tegal Alur",
    ),
    "Jakarta Utara": (
        "Jakut", "North Jakarta", "Penjaringan", "Tanjung Priok", "Koja", "Cilincing", "Pademangan", "Kelapa Gading",
        "Sunter", "Papanggo", "Warakas", "Kebon Bawang", "Sungai Bambu", "Ancol", "Pluit", "Muara Karang",
        "Muara Angke", "Muara Baru", "Kamal Muara", "Pejagalan", "Lagoa", "Rawa Badak", "Marunda", "Sukapura",
        "Semper", "Rorotan",
    ),
    "Kepulauan Seribu": (
        "Pulau Seribu", "Thousand Islands", "Pulau Panggang", "Pulau Pramuka", "Pulau Tidung", "Pulau Pari",
        "Pulau Untung Jawa", "Pulau Harapan", "Pulau Kelapa", "Pulau Lancang", "Pulau Sebira",
    ),
}  # fmt: skip
ELSEWHERE = (
    "Bogor", "Depok", "Tangerang Selatan", "Tangsel", "Tangerang", "Bekasi", "Cikarang", "Karawang", "Serang",
    "Cilegon", "Bandung", "Cimahi", "Cirebon", "Sukabumi", "Cianjur", "Garut", "Tasikmalaya", "Semarang",
    "Surakarta", "Solo", "Yogyakarta", "Jogja", "Yogya", "Sleman", "Bantul", "Magelang", "Surabaya", "Sidoarjo",
    "Malang", "Gresik", "Kediri", "Denpasar", "Bali", "Mataram", "Lombok", "Kupang", "Medan", "Padang", "Pekanbaru",
    "Batam", "Jambi", "Palembang", "Lampung", "Bengkulu", "Banda Aceh", "Pontianak", "Banjarmasin", "Balikpapan",
    "Samarinda", "Makassar", "Manado", "Palu", "Kendari", "Ambon", "Ternate", "Jayapura", "Sorong", "Aceh",
    "Lhokseumawe", "Langsa", "Meulaboh", "Bireuen", "Deli Serdang", "Binjai", "Siantar", "Tebing Tinggi", "Samosir",
    "Tapanuli", "Sibolga", "Nias", "Asahan", "Kisaran", "Labuhanbatu", "Rantauprapat", "Langkat", "Mandailing",
    "Bukittinggi", "Payakumbuh", "Pariaman", "Solok", "Sawahlunto", "Pasaman", "Dumai", "Siak", "Kampar",
    "Bengkalis", "Indragiri", "Tanjungpinang", "Bintan", "Natuna", "Kerinci", "Prabumulih", "Lubuklinggau",
    "Baturaja", "Lahat", "Muara Enim", "Banyuasin", "Pangkalpinang", "Bangka", "Belitung", "Pringsewu",
    "Tulang Bawang", "Rangkasbitung", "Pandeglang", "Indramayu", "Majalengka", "Subang", "Purwakarta", "Sumedang",
    "Ciamis", "Pangandaran", "Brebes", "Pemalang", "Pekalongan", "Cilacap", "Banyumas", "Purwokerto", "Purbalingga",
    "Banjarnegara", "Kebumen", "Purworejo", "Wonosobo", "Temanggung", "Salatiga", "Boyolali", "Klaten", "Sukoharjo",
    "Wonogiri", "Karanganyar", "Sragen", "Grobogan", "Purwodadi", "Rembang", "Jepara", "Kudus", "Demak", "Kendal",
    "Blora", "Gunungkidul", "Gunung Kidul", "Kulon Progo", "Kulonprogo", "Ngawi", "Magetan", "Madiun", "Ponorogo",
    "Pacitan", "Trenggalek", "Tulungagung", "Blitar", "Lumajang", "Jember", "Banyuwangi", "Bondowoso", "Situbondo",
    "Probolinggo", "Pasuruan", "Mojokerto", "Jombang", "Nganjuk", "Bojonegoro", "Tuban", "Lamongan", "Bangkalan",
    "Sampang", "Pamekasan", "Sumenep", "Madura", "Badung", "Gianyar", "Tabanan", "Buleleng", "Singaraja",
    "Karangasem", "Klungkung", "Sumbawa", "Dompu", "Flores", "Maumere", "Labuan Bajo", "Atambua", "Ruteng", "Sumba",
    "Waingapu", "Singkawang", "Sambas", "Ketapang", "Sintang", "Palangka Raya", "Palangkaraya", "Sampit",
    "Kotawaringin", "Pangkalan Bun", "Banjarbaru", "Martapura", "Bontang", "Kutai", "Tenggarong", "Berau", "Bitung",
    "Tomohon", "Minahasa", "Gorontalo", "Poso", "Luwuk", "Parepare", "Palopo", "Gowa", "Maros", "Bulukumba",
    "Toraja", "Baubau", "Kolaka", "Mamuju", "Polewali", "Tidore", "Halmahera", "Manokwari", "Merauke", "Timika",
    "Biak", "Nabire", "Wamena", "Ciputat", "Pamulang", "Serpong", "Pondok Aren", "BSD", "Rempoa", "Cirendeu",
    "Pondok Cabe", "Jurangmangu", "Jurang Mangu", "Alam Sutera", "Gading Serpong", "Karawaci", "Cikokol", "Cipondoh",
    "Ciledug", "Batuceper", "Cisauk", "Pasar Kemis", "Balaraja", "Tigaraksa", "Cikupa", "Teluknaga", "Sepatan",
    "Jatiuwung", "Cimanggis", "Cinere", "Sawangan", "Margonda", "Sukmajaya", "Cilodong", "Tapos", "Bojongsari",
    "Pancoran Mas", "Citayam", "Cibinong", "Citeureup", "Gunung Putri", "Cileungsi", "Sentul", "Ciawi", "Cisarua",
    "Parung", "Bojonggede", "Bojong Gede", "Dramaga", "Leuwiliang", "Jonggol", "Gunung Sindur", "Tajurhalang",
    "Babakan Madang", "Pondok Gede", "Jatiasih", "Jatisampurna", "Jatibening", "Kranji", "Rawalumbu", "Mustikajaya",
    "Mustika Jaya", "Medan Satria", "Harapan Indah", "Pondok Ungu", "Bantargebang", "Bantar Gebang", "Tambun",
    "Cibitung", "Babelan", "Tarumajaya", "Cibarusah", "Tegal", "Jawa Barat", "Jabar", "Jawa Tengah", "Jateng",
    "Jawa Timur", "Jatim", "Banten", "Sumatera", "Sumatra", "Kalimantan", "Sulawesi", "Papua", "Maluku",
)  # fmt: skip


class Office(Table):
    """Who the desk is: the name and the addresses it answers from and to."""

    name: str = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Provinsi DKI Jakarta"
    short_name: str = "DPMPTSP DKI Jakarta"
    unit: str = "Layanan Penyuluhan Perizinan"
    address: AddressText = "penyuluhan@dpmptsp.example"
    own_addresses: tuple[AddressText, ...] = ()
    plus_addressing: bool = False
    authserv_id: str | None = None
    timezone: str = "Asia/Jakarta"
    ticket_prefix: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{0,11}$")] = "PTSP"
    reopen_days: Annotated[int, Field(ge=1, le=3650)] = 180
    application_patterns: tuple[str, ...] = (r"\b\d{1,7}/\d[\d.]*/[\d.]+/-?[\d.]+/\d{4}\b",)
    region: tuple[PlaceName, ...] = REGION
    elsewhere: tuple[PlaceName, ...] = ELSEWHERE
    cities: Mapping[PlaceName, tuple[PlaceName, ...]] = CITIES

    @field_validator("timezone")
    @classmethod
    def _is_a_timezone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError('there is no such time zone; write one like "Asia/Jakarta"') from error
        return value

    @field_validator("application_patterns")
    @classmethod
    def _are_patterns(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in value:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern} is not a regular expression: {error}") from error
        return value

    @model_validator(mode="after")
    def _is_not_elsewhere(self) -> Office:
        both = {name.lower() for name in self.region} & {name.lower() for name in self.elsewhere}
        if both:
            raise ValueError(f"elsewhere names what region names too: {', '.join(sorted(both))}")
        return self

    @property
    def addresses(self) -> frozenset[str]:
        """Return every address that is ours, lower-cased."""
        return frozenset(a.lower() for a in (self.address, *self.own_addresses))
