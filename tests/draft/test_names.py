from dataclasses import replace

import pytest

from helpdesk.draft.writer.addressed import address_told_in
from helpdesk.draft.writer.names import Person, person_of
from helpdesk.draft.writer.plausible import plausible_name
from helpdesk.model.message import Body, Message
from tests.entries import message


def mail(display: str) -> Message:
    """Return a message whose From has this display-name."""
    return message(sender=display)


@pytest.mark.parametrize(
    ("text", "signature", "display", "person"),
    [
        ("makam bapak kami", "", "keluarga besar Alm. H. Djunaedi", Person(None)),
        ("mau tanya\nmakasih\nRina", "", "", Person("Rina")),
        ("mau masuk supermarket, bener?\nMakasiii, Keke", "", "", Person("Keke")),
        ("NO HP GANTI.\nNIB MASIH ADA KERTASNYA. BAGAIMANA MASUKNYA", "", "", Person(None)),
        ("Halo, saya bu sumi dari Cakung, mau tanya izin warung", "", "", Person("Sumi", "Ibu")),
        (
            "Saya cuma mau tahu aturannya.\nAnak saya yang ketik ini. Pak Jumadi, 71 th",
            "",
            "",
            Person("Jumadi", "Bapak"),
        ),
        ("Mohon arahannya, Bu Rini kepala TK Melati", "", "", Person("Rini", "Ibu")),
        ("Mohon arahannya, Bu Rini", "", "", Person(None)),  # who may be whom they write to
        ("saya suster yang kerja di RS swasta, mau tanya", "", "", Person(None)),
        ("nama saya bu Tumini kelurahan Cipinang Muara, mau tanya pohon", "", "", Person("Tumini", "Ibu")),
        ("Hi, I'm drg. Calista, SIP no 1 at a clinic.", "", "", Person("drg. Calista")),
        ("I'm Dr. Smith's assistant, what is needed?", "", "", Person(None)),
        ("Saya dr umum kerja di puskesmas, syarat SIP apa?", "", "", Person(None)),
        ("Pagi, sy dr. Yosafat penanggung jawab klinik pratama.", "", "", Person("dr. Yosafat")),
        ("Kulo nuwun pak, saya Mbah Karto jualan bakso dorong", "", "", Person("Mbah Karto")),
        ("APA BISA DATANG SAJA?\nJAM BERAPA BUKA?\nMAAF MERREPOTKAN\nHARTONO 74 TH", "", "", Person("Hartono")),
        ("Selamat pagi, saya drh. Anindya, mau tanya SIP", "", "", Person("drh. Anindya")),
        ("Is it still needed?\nGrazie, Marco", "", "", Person("Marco")),
        ("Mohon info.\n\nHormat kami,\nDrs. Sugiarto", "", "", Person("Drs. Sugiarto", "Bapak")),
        ("Selamat siang, mau tanya? Terima kasih. Budi", "", "", Person("Budi")),
        ("Mohon info.\nHormat saya,\nDedi Kurnia\n0812-0000-0102", "", "", Person("Dedi Kurnia")),
        ("Mohon info.\nTerima kasih.\napt. Nabila Putri, S.Farm.", "", "", Person("apt. Nabila Putri, S.Farm.")),
        ("Hello.\nBest regards,\nEmma Lind", "", "", Person("Emma Lind")),
        ("mau tanya", "Siti Aminah\nPT Maju", "", Person("Siti Aminah")),
        (
            "Mohon arahan.\n\nTerima kasih.",
            "Lestari Handayani\nBuilding Manager",
            "Menara Sentosa",
            Person("Lestari Handayani"),
        ),
        ("mau tanya", "", "Building Management Graha Tirta", Person(None)),
        ("mau tanya", "", "Bu Yati Snack", Person("Yati", "Ibu")),
        ("mau tanya", "", "Warung Pak Darmo", Person("Darmo", "Bapak")),
        ("mau tanya", "", "Toko Pakis Jaya", Person(None)),
        ("mau tanya", "", "Sukardi RT05/RW02", Person("Sukardi")),
        ("mau tanya", "", "Miss Olive", Person("Olive", "Ibu")),
        ("mau tanya", "", "Rangga & Tiara", Person("Rangga dan Tiara")),
        ("Bisa diperpanjang?\nHadi - CV Baja Perkasa", "", "CV Baja Perkasa", Person("Hadi")),
        ("ada biayanya?\n\nmakasih kak, Fikri (ketua panitia)", "", "Karang Taruna RW 03", Person("Fikri")),
        (
            "perlu izin?\n\nTuhan memberkati,\nAgnes Sumiati\n0812-0000-0101",
            "",
            "Yayasan Terang",
            Person("Agnes Sumiati"),
        ),
        ("Perkenalkan saya Bayu, ketua pensi. Izinnya apa?", "", "OSIS SMA Panji", Person("Bayu")),
        ("mau tanya", "", "SITI AMINAH", Person("Siti Aminah")),
        ("mau tanya", "", "Ibu Ratna", Person("Ratna", "Ibu")),
        ("tanya\nWassalam\nPak Joko", "", "", Person("Joko", "Bapak")),
        ("mau tanya", "", "Mbak Tutik", Person("Tutik", "Ibu")),
        ("mau tanya", "", "Mpok Rodiah", Person("Rodiah", "Ibu")),
        ("mau tanya", "", "Bang Jaelani", Person("Jaelani", "Bapak")),
        ("mau tanya", "", "Haji Mansyur", Person("Haji Mansyur", "Bapak")),
        ("mau tanya", "", "Uda Firman", Person("Firman", "Bapak")),
        ("mau tanya", "", "Ust. Zainal Abidin", Person("Ust. Zainal Abidin", "Bapak")),
        ("mau tanya", "", "Bd. Yulia Rahmi", Person("Bd. Yulia Rahmi", "Ibu")),
        ("mau tanya", "", "dr. Hadi Wijaya Sp.PD", Person("dr. Hadi Wijaya Sp.PD")),
        ("mau tanya", "", "apt. Intan Lestari, M.Farm", Person("apt. Intan Lestari, M.Farm")),
        ("Mohon info.\nTerima kasih,\nYosef", "", "drg. Yosef Tanjung", Person("drg. Yosef")),
        ("Mohon info.\nHormat saya,\nLina Marlina", "", "Dr. Lina Marlina, M.Kes", Person("Dr. Lina Marlina")),
        ("Mohon info.\nTerima kasih,\nBagus", "", "drg. Yosef Tanjung", Person("Bagus")),
        ("Mohon info.\nTerima kasih, Bu Lilik (kasir)", "", "Klinik Bunda", Person("Lilik", "Ibu")),
        ("Mohon info.\nTerima kasih,\nR. Gunadi, S.H.", "", "", Person("R. Gunadi, S.H.")),
        ("mau tanya", "", "Ibu Wiwik Kost Anggrek", Person("Wiwik", "Ibu")),
        ("mau tanya", "", "Dapur Umi Kalsum", Person(None)),
        ("Mohon info ya.\n\nNurul Huda Rahman\nPlumpang", "", "Nurul Huda", Person("Nurul Huda Rahman")),
        ("Mohon info ya.\n\nMenunggu Kabar", "", "Hesti Wardani", Person("Hesti Wardani")),
        ("Terima kasih.\nKoja", "", "Hesti Wardani", Person("Hesti Wardani")),
        ("Terima kasih.\nJakarta Timur", "", "", Person(None)),
        ("suami saya mau buka bengkel", "", "Hesti Wardani", Person("Hesti Wardani", "Ibu")),
        ("istri sy apoteker, mau tanya SIPA", "", "Dani K", Person("Dani K", "Bapak")),
        ("saya bidan di Cakung mau tanya", "", "Rini", Person("Rini", "Ibu")),
        ("ibu saya bidan di Cakung", "", "Rini", Person("Rini")),
        ("saya cari bidan, kata suami adik saya bisa di sini", "", "Rini", Person("Rini")),
        ("mau tanya", "", "Rohmani bin Saimin", Person("Rohmani bin Saimin", "Bapak")),
        ("mau tanya", "", "Siti binti Karta", Person("Siti binti Karta", "Ibu")),
        ("mau tanya", "", "Biro Jasa Kilat", Person(None)),
        ("mau tanya", "", "Tarno Tambal Las", Person("Tarno")),
        ("mau tanya", "", "Pak Tarno Cuci Motor", Person("Tarno", "Bapak")),
        ("mau tanya", "", "Oma Corry Pattiwael", Person("Corry Pattiwael", "Ibu")),
        ("mau tanya", "", "Koh Hendra", Person("Hendra", "Bapak")),
        ("mau tanya", "", "Sr. Maria Goretti", Person("Suster Maria Goretti", "Ibu")),
        ("mau tanya", "", "OSIS SMA Panji Bangsa", Person(None)),
        ("mau tanya", "", "H. Mukri", Person("H. Mukri", "Bapak")),
        ("mau tanya", "", "Hj. Rosdiana", Person("Hj. Rosdiana", "Ibu")),
        ("Mohon info.\nHormat saya,\nHarjono", "", "Pak Harjono", Person("Harjono", "Bapak")),
        ("Mohon info.\nTerima kasih, Tuhan memberkati.", "", "Ns. Yohana Sitorus", Person("Ns. Yohana Sitorus")),
        ("mau tanya", "", "Anonim Optik", Person(None)),
        ("mau tanya", "", "pemohon01", Person(None)),
        ("mau tanya", "", "Keluarga alm. Slamet", Person(None)),
        ("mau tanya", "", "PT Sehat Bersama", Person(None)),
        ("mau tanya", "", "{{ 7*7 }}", Person(None)),
        ("Terima kasih atas bantuannya", "", "", Person(None)),
        ("mau tanya\nterima kasih sebelumnya\nmohon dibantu", "", "", Person(None)),
        ("Mohon info.\nSalam,\nLegal - Sehat Bersama", "", "", Person(None)),
        # a shop is nobody, but tells whose it is and how they are called
        ("mau tanya", "", "Hasan TO Makmur Jaya", Person("Hasan")),
        ("mau tanya", "", "martabak koh aliong", Person("Aliong", "Bapak")),
        ("mau tanya\n\nYulianti", "", "Kedai Mpok Yul", Person("Yulianti", "Ibu")),
        ("mau tanya\n\nWulan, Pademangan", "", "Katering Bunda Wulan", Person("Wulan", "Ibu")),
        ("mau tanya", "", "Emak Kos Tomang", Person(None, "Ibu")),
        ("mau tanya", "", "RSIA Bunda Melati", Person(None)),
        ("mau tanya", "", "Yayasan Ibu Pertiwi", Person(None)),
        ("mau tanya", "", "ojoldani", Person(None)),
        # a title of profession once, however it is written
        ("Mohon info.\nSalam,\ndrg Fransiska", "", "drg. Fransiska T.", Person("drg. Fransiska")),
        ("Mohon info. Terima kasih, apt. Maya", "", "", Person("apt. Maya")),
        # signed with an age, a place, a telephone, a role below or beside
        ("mau tanya ya\n\nTuminah, 61 th, Semper", "", "anaknya bu tum", Person("Tuminah", "Ibu")),
        ("mau tanya ya\n\nGilang 0812xxxx", "", "gilang_99", Person("Gilang")),
        ("mau tanya ya\n\ntiara", "", "tiara.hrd", Person("Tiara")),
        ("mau tanya ya\nTrm kasih\nHarun (gudang)", "", "CV Karya", Person("Harun")),
        ("mau tanya ya\n\nWagiman\nKetua RW 02 Kel. Semper", "", "Pak RW 02", Person("Wagiman", "Bapak")),
        ("mau tanya ya\nMakasih banyak infonya.\nH. Sugandi, Ketua RW 09", "", "", Person("H. Sugandi", "Bapak")),
        ("mau tanya ya\n\nBesok saya datang\nKetua RW 02", "", "RW 02", Person(None)),
        ("mau tanya ya\n\nBesok, jam 9 pagi", "", "RW 02", Person(None)),
        # who names themselves, and where somebody with a title is from
        ("Siang, saya Retno dari panti. Syaratnya apa?", "", "Panti Kasih", Person("Retno")),
        ("Siang, saya Kasih dan teman mau tanya", "", "PT Kasih", Person(None)),
        ("mau tanya", "", "Mas Joyo Koja", Person("Joyo", "Bapak")),
        ("mau tanya", "", "Opah Jamil", Person("Jamil", "Bapak")),
        ("mau tanya", "", "Neng Lilis", Person("Lilis", "Ibu")),
        ("mau tanya", "", "Sarah & adik", Person("Sarah")),
        # neither a farewell, nor a number; a title has a dot and a blank
        (
            "mau tanya\n\nWassalamu'alaikum Wr. Wb.\nKetua RT",
            "",
            "H. Sarmidi (Ketua RT 007/03)",
            Person("H. Sarmidi", "Bapak"),
        ),
        ("mau tanya", "", "Sulastri 78", Person("Sulastri")),
        ("mau tanya", "", "drg.mira", Person("drg. Mira")),
        ("mau tanya", "", "hj.munaroh", Person("Hj. Munaroh", "Ibu")),
    ],
)
def test_a_citizen_is_called_what_they_call_themselves_or_nothing(
    text: str, signature: str, display: str, person: Person
) -> None:
    found = person_of(mail(display), Body(text, "", signature), ("Koja", "Jakarta"))

    assert replace(found, body="") == person


@pytest.mark.parametrize(
    ("display", "name"),
    [
        ("Sukirman Tukang Gigi", "Sukirman"),
        ("Bang Udin Keripik", "Udin"),
        ("Wisnu TTK", "Wisnu"),
        ("Nabila Keperawatan UI", "Nabila"),
        ("H. Mamat Kontrakan", "H. Mamat"),
        ("Andika CV Karya Empat Saudara", "Andika"),
        ("Gigi Palsu Sumenep H. Mat Ropi", "H. Mat Ropi"),
        ("082xxxx (Yanto bengkel)", "Yanto"),
        ("Dapur Cakung (Bu Fitri)", "Fitri"),
        ("Yayasan Leluhur / Ny. Tan", "Tan"),
        ("Ketua RW 07, H. Mulyadi", "H. Mulyadi"),
        ("Notaris/PPAT Ferdinand Siahaya, S.H., M.Kn.", "Ferdinand Siahaya, S.H., M.Kn."),
        ("Budi Santoso Koja", "Budi Santoso"),
        ("Oom Frans L.", "Frans L."),
        # as people are called, with words that firms like too
        ("Indah Lestari", "Indah Lestari"),
        ("Sri Kontrak", "Sri Kontrak"),
        ("Putra Jaya", "Putra Jaya"),
        ("Budi Jaya Perkasa", "Budi Jaya Perkasa"),
        ("Yoga Pratama", "Yoga Pratama"),
        ("Po Lin", "Po Lin"),
        # nobody
        ("Mentari Laundry", None),
        ("Pawfect Grooming", None),
        ("English Corner Pluit", None),
        ("Embassy of Valdoria, Administration Section", None),
        ("PO Sinar Wisata", None),
        ("Sinar Jaya Abadi", None),
        ("nnk", None),
        ("NIK", None),  # its number was taken out
        ("Mamah Keanu", None),
        ("Kasudin Properti (pribadi)", None),
    ],
)
def test_a_trade_a_place_or_a_body_is_no_part_of_a_name(display: str, name: str | None) -> None:
    assert person_of(mail(display), Body("mau tanya", "", ""), ("Koja", "Jakarta")).name == name


@pytest.mark.parametrize(
    ("display", "addressed"),
    [
        ("PO Sinar Wisata Mandiri", "Pimpinan PO Sinar Wisata Mandiri"),
        ("PKBM Harapan Nusa", "Pengurus PKBM Harapan Nusa"),
        ("Optik Cahaya Mata", "Pengelola Optik Cahaya Mata"),
        ("PT Sinar Boga - Legal", "Pimpinan PT Sinar Boga"),
        ("Ketua RW 09 Kel. Kebon Jeruk", "Ketua RW 09 Kel. Kebon Jeruk"),
        ("Yayasan", ""),
        ("Toko {{ 7*7 }}", ""),
        ("toko kami buka tiap hari lho", ""),
        ("Rina Wati", ""),
    ],
)
def test_a_body_is_addressed_by_who_speaks_for_it(display: str, addressed: str) -> None:
    assert person_of(mail(display), Body("mau tanya", "", "")).body == addressed


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("saya Laily, mahasiswi S2 di Yogyakarta", "Ibu"),
        ("saya ibu rmh tangga", "Ibu"),
        ("atas nama saya, saya anak perempuan bungsu", "Ibu"),
        ("saya anak laki-laki satu-satunya", "Bapak"),
        ("kakak saya anak perempuan pertama", "Bapak/Ibu"),
        ("saya tanya ke tetangga, bidan di situ", "Bapak/Ibu"),
        ("Perkenalkan saya Bu Sarah, pengelola PAUD", "Ibu"),
        ("Siang, nama saya Pak Joko dari Cakung", "Bapak"),
        ("Tolong bantu saya Bu Ani, izinnya belum keluar", "Bapak/Ibu"),
        ("Saya Pak Lurah suruh datang lagi", "Bapak/Ibu"),
    ],
)
def test_how_a_writer_is_addressed_is_told_by_nobody_else(told: str, address: str) -> None:
    assert address_told_in(told) == address


@pytest.mark.parametrize(
    "text", ["", "123", "a@b.id", "Rina3", "saya", "A. B.", "x" * 80, "Ketua RT 05", "<b>Rina</b>"]
)
def test_what_is_doubtful_gives_no_name(text: str) -> None:
    assert plausible_name(text) is None


@pytest.mark.parametrize(
    ("display", "text", "name", "address"),
    [
        ("Hj. Romlah Kp Rawa", "mau tanya", "Hj. Romlah", "Ibu"),
        ("Haji Sanusi Gang Mangga", "mau tanya", "Haji Sanusi", "Bapak"),
        ("Lik Parto", "mau tanya", "Parto", "Bapak/Ibu"),
        ("warga", "Pagi, saya Sutarmi tinggal di Duren Sawit. Syarat NIB apa?", "Sutarmi", "Bapak/Ibu"),
        ("warga", "Halo min saya Rendra mau tanya syarat NIB", "Rendra", "Bapak/Ibu"),
        ("warga", "Siang, saya bidan Rukmini, mau buka praktik.", "Rukmini", "Ibu"),
        ("warga", "Syarat NIB apa ya? Pengurus masjid, Pak Jamhari", "Jamhari", "Bapak"),
        ("warga", "Syarat NIB apa ya - Bu Kartini", "Kartini", "Ibu"),
        ("warga", "Saya Senin kemarin tinggal di rumah. Syarat NIB apa?", None, "Bapak/Ibu"),
        ("warga", "Saya Betawi tinggal di sini dari kecil. Syarat NIB apa?", None, "Bapak/Ibu"),
        ("warga", "Saya dokter Gigi di Senen, mau tanya.", None, "Bapak/Ibu"),
        ("warga", "Syarat NIB apa? Kata ketua RT, Pak Jamhari sudah urus dulu.", None, "Bapak/Ibu"),
    ],
)
def test_who_says_who_they_are_is_called_so(display: str, text: str, name: str | None, address: str) -> None:
    person = person_of(mail(display), Body(text, "", ""))
    assert (person.name, person.address) == (name, address)
