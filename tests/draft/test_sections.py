"""Nothing is said twice in a letter, and a section that says nothing new is left out."""

from __future__ import annotations

import pytest

from helpdesk.draft.letter.sections import sections_of

CAVEAT = "Di Jakarta ketentuannya belum tentu sama."
LIST = "Yang perlu disiapkan:\n1. KTP pemohon\n2. Kartu Keluarga pemohon"
STEPS = "Langkah pengurusan:\n1. Ajukan permohonan."


def told(*texts: tuple[str, str]) -> list[tuple[int, str, str]]:
    return [(s.number, s.heading, s.text) for s in sections_of(texts)]


def lettered(text: str) -> str:
    return text.replace("\n1. ", "\na. ").replace("\n2. ", "\nb. ")


def test_one_block_stands_without_a_number() -> None:
    assert told(("A", LIST)) == [(0, "A", LIST)]


def test_a_block_that_says_nothing_new_is_left_out_and_the_numbers_follow() -> None:
    found = told(
        ("A", f"{CAVEAT}\n\n{STEPS}"), ("B", f"{CAVEAT}\n\n{LIST}"), ("C", f"{CAVEAT}\n\n{LIST}"), ("D", "Lain.")
    )

    assert found == [(1, "A", f"{CAVEAT}\n\n{lettered(STEPS)}"), (2, "B", lettered(LIST)), (3, "D", "Lain.")]


def test_a_block_of_which_only_the_date_is_new_says_nothing_new() -> None:
    assert len(told(("A", f"{LIST}\n\n(per 2024)"), ("B", f"{LIST}\n\n(per 2026)"))) == 1
    assert len(told(("A", f"{LIST}\n\n(per 2024)"), ("A", f"{LIST}\n\n(per 2026)"))) == 1


def test_a_block_that_only_says_as_of_when_is_kept_when_nothing_was_said_before() -> None:
    assert told(("A", "(per 2024)"), ("B", LIST)) == [(1, "A", "(per 2024)"), (2, "B", lettered(LIST))]


def test_a_list_is_the_same_however_it_is_announced() -> None:
    named = LIST.replace("disiapkan:", "disiapkan untuk KTP-el:")
    assert [heading for _, heading, _ in told(("A", f"{named}\n\n{STEPS}"), ("B", LIST))] == ["A"]


def test_a_refrain_is_sung_once_but_a_list_keeps_its_warning() -> None:
    found = told(
        ("A", f"Biaya tidak diketahui. Petugas memeriksanya.\n\nDari Agam. {CAVEAT}\n\n{STEPS}"),
        ("B", f"Lamanya tidak diketahui. Petugas memeriksanya.\n\nDari Siak. {CAVEAT}\n\n{LIST}"),
    )
    assert found[1][2].startswith(f"Lamanya tidak diketahui.\n\nDari Siak. {CAVEAT}\n")


def test_what_goes_beyond_the_alphabet_keeps_its_number() -> None:
    items = "\n".join(f"{number}. Berkas" for number in range(1, 29))
    text = told(("A", f"Daftar:\n{items}"), ("B", "Lain."))[0][2]
    assert "\nz. Berkas\n27. Berkas" in text


def test_the_same_section_once_more_with_something_beside_is_one_section() -> None:
    found = told(("A", f"{LIST}\n\n(per 2024)"), ("B", STEPS), ("A", f"{LIST}\n\nDasar hukum: Perda."))
    assert [(number, heading) for number, heading, _ in found] == [(1, "A"), (2, "B")]
    assert found[0][2].endswith("Dasar hukum: Perda.\n\n(per 2024)")


def test_a_section_has_one_remark_on_its_sources_at_its_end() -> None:
    found = sections_of(
        (("A", f"{LIST}\n\n(per 2024)"), ("B", STEPS), ("A", "Dasarnya perda itu.\n\n(per 2018)")),
        lambda remarks: f"({' dan '.join(remarks)})",
    )
    assert found[0].text.endswith("Dasarnya perda itu.\n\n((per 2024) dan (per 2018))")


@pytest.mark.parametrize(
    ("said", "dated"),
    [
        ("Denda tidak disebut dalam bahan kami; mohon ditanyakan kepada kantor TPU.", False),
        ("Mengenai biaya, belum kami temukan ketentuan resminya. Petugas kami akan memeriksanya.", False),
        ("The fee is not in our material; please ask an officer.", False),
        ("Denda tidak disebut dalam bahan kami. Izinnya berlaku 3 tahun.", True),
        ("Pembayaran tidak dapat diangsur.", True),
    ],
)
def test_what_is_not_known_bears_no_date(said: str, dated: bool) -> None:
    found = told(("A", f"{said}\n\n(per 2024)"), ("B", f"{STEPS}\n\n(per 2024)"))
    assert ("(per 2024)" in found[0][2]) is dated
    assert ("(per 2024)" in found[1][2]) is not dated  # once, where it dates something


@pytest.mark.parametrize(
    ("first", "again", "left"),
    [
        ("Menurut klarifikasi tahun 2024, SLF tidak dikenai biaya.", "SLF tidak dikenai biaya. Simpan buktinya.", 1),
        ("Pindailah dokumen, satu berkas satu dokumen, dan beri nama.", "Beri nama satu dokumen satu berkas. Ya.", 1),
        ("Apakah warung kecil dikecualikan, mohon ditanyakan.", "Apakah warung kecil dikecualikan. Bayar di loket.", 1),
        ("SLF dikenai biaya bila gedungnya umum.", "SLF tidak dikenai biaya umum. Simpan buktinya.", 2),
        ("Foto yang tidak komersial tidak dipungut biaya.", "Kegiatan nonkomersial tidak dipungut biaya. Mulai.", 1),
        ("Foto yang tidak komersial dipungut biaya.", "Kegiatan nonkomersial tidak dipungut biaya. Mulai.", 2),
        ("Loket buka hari Senin.", "Loket buka hari Selasa pagi. Bawa KTP.", 2),
    ],
)
def test_what_was_said_in_other_words_is_not_said_again(first: str, again: str, left: int) -> None:
    found = told(("A", first), ("B", again))
    assert found[1][2] == (again if left > 1 else again.partition(". ")[2])


def test_a_section_that_only_repeats_in_other_words_is_none() -> None:
    whole = "Menurut kantor, SLF tidak dikenai biaya."
    assert told(("A", whole), ("B", "SLF tidak dikenai biaya.")) == [(0, "A", whole)]


@pytest.mark.parametrize(
    ("first", "again", "left"),
    [
        # the "tidak" is of the other half
        (
            "Berkas lewat surel hanya diterima bila diumumkan, jadi gangguan tidak mengubah hal itu.",
            "Cobalah peramban lain. Berkas lewat surel hanya diterima bila diumumkan.",
            "Cobalah peramban lain.",
        ),
        # one word is new, and names nothing
        (
            "Bila pindah, SIPP yang lama biasanya dicabut dahulu, lalu yang baru diajukan di wilayah tempat praktik.",
            "SIP lama biasanya dicabut sebelum pindah, lalu diajukan yang baru di wilayah tempat praktik. Bawa KTP.",
            "Bawa KTP.",
        ),
        # a figure is new, or what the sentence is about
        ("Loket di Tebet buka pukul 8 hari kerja.", "Loket di Tebet buka pukul 9 hari kerja.", None),
        (
            "Menurut standar pelayanan kelurahan, layanan ini gratis.",
            "Menurut standar pelayanan kelurahan, lama layanan ini tiga hari.",
            None,
        ),
        # half of it is new
        (
            "PBG diajukan juga untuk memperluas bangunan yang memiliki IMB.",
            "Untuk memperluas bangunan yang memiliki IMB diajukan PBG; apakah pekerjaan kecil dikecualikan, tanyakan.",
            "Apakah pekerjaan kecil dikecualikan, tanyakan.",
        ),
        # what stands after it needs it
        (
            "Izin untuk membangun jalan keluar-masuk suatu lahan memerlukan gambar.",
            "Jalan keluar-masuk suatu lahan memerlukan gambar. Syarat lengkapnya ditanyakan di loket.",
            None,
        ),
    ],
)
def test_what_says_no_more_in_other_words(first: str, again: str, left: str | None) -> None:
    assert told(("A", first), ("B", again))[1][2] == (left or again)


def test_a_line_that_was_told_does_not_stand_there_once_more() -> None:
    where = "Permohonan diajukan lewat laman resmi itu."
    assert told(("A", where), ("B", f"{where}\nYang menanganinya PTSP kota."))[1][2] == "Yang menanganinya PTSP kota."


def test_what_is_left_of_a_paragraph_that_was_told_is_no_crumb() -> None:
    whole = "Bayarlah di bank yang ditunjuk surat itu. Simpan bukti bayarnya. Kirimkan nomornya agar dicocokkan."
    less = "Bayarlah di bank yang ditunjuk surat itu. Simpan bukti bayarnya."
    assert told(("Bayar", whole), ("Bayar", less)) == [(0, "Bayar", whole)]


def test_a_section_is_not_added_to_in_other_words() -> None:
    whole = "Bila mendesak, kirimkan alasannya; kami sampaikan kepada unit agar dipertimbangkan."
    assert told(("Cepat", whole), ("Cepat", "Kami sampaikan kepada unit agar dipertimbangkan.")) == [
        (0, "Cepat", whole)
    ]


GONE = "Surat Domisili (SKDP) sudah tidak diterbitkan lagi. Penggantinya adalah NIB."


@pytest.mark.parametrize(
    ("first", "again"),
    [
        # whom to ask is what it says
        (
            "Akibat dari lewatnya waktu perlu Ibu tanyakan ke kantor TPU, yang juga memastikan keadaan petak makam.",
            "Akibat lewatnya waktu mohon ditanyakan kepada kantor TPU.",
        ),
        # our ways to say that an old permit is gone
        (
            "Izin Rumah Kost sudah tidak diterbitkan lagi. Penggantinya adalah Nomor Induk Berusaha (NIB).",
            "Izin rumah kost tidak diajukan lagi; yang dipakai adalah NIB.",
        ),
        # that something is not known
        (
            "Apakah pekerjaan yang kecil memerlukan PBG mohon dipastikan kepada petugas.",
            "Apakah pekerjaan kecil dikecualikan tidak disebut dalam bahan kami; mohon dipastikan kepada petugas.",
        ),
        (
            "Bila kode terbaca, bawalah; gedung itu ada dalam daftar hak milik, sewa, dan pinjam pakai tanah.",
            "Yang diminta adalah gedung dalam daftar hak milik, sewa, atau pinjam pakai tanah.",
        ),
        # a regulation is its number and year
        (
            "You can show Decision Number 25 of 2019 of the Head of DPMPTSP, which abolished the letter.",
            "Basis: Keputusan Kepala DPMPTSP Provinsi DKI Jakarta Nomor 25 Tahun 2019.",
        ),
    ],
)
def test_what_says_no_more_in_our_own_other_ways_is_left_out(first: str, again: str) -> None:
    found = told(("A", f"{STEPS}\n\n{first}"), ("B", f"{again} Simpan salinannya di rumah."))
    assert found[1][2] == "Simpan salinannya di rumah."


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Penelitian di dua kota atau lebih diajukan ke tingkat kota.", "Penelitian di satu kota diajukan ke kota."),
        ("Apakah gudang kecil memerlukan SLF tidak disebut dalam bahan kami.", "Gudang yang kecil memerlukan SLF."),
        ("Syarat lain mohon ditanyakan kepada kantor TPU.", "Syarat lain mohon ditanyakan kepada dinas kesehatan."),
        ("Dasarnya Keputusan Nomor 25 Tahun 2019.", "Dasarnya Keputusan Nomor 25 Tahun 2020."),
        ("Surat itu tidak ada pada daftar izin usaha.", "Surat izin usaha itu sudah dihapus dari daftar."),
    ],
)
def test_what_differs_in_a_count_an_office_or_a_doubt_is_said(first: str, again: str) -> None:
    assert told(("A", first), ("B", again))[1][2] == again


def test_a_fuller_saying_further_below_stands_alone() -> None:
    less = "Petugas tidak dapat mengganti kata sandi hanya atas dasar email."
    more = "Petugas tidak dapat mengganti atau mengirim ulang kata sandi hanya atas dasar email, NIK, atau telepon."
    assert told(("A", f"Sampaikan nama dan nomor permohonannya. {less}\n\n{more}")) == [
        (0, "A", f"Sampaikan nama dan nomor permohonannya.\n\n{more}")
    ]
    assert told(("A", less), ("B", more), ("C", STEPS))[0][1] == "B"


def test_a_section_on_what_is_gone_goes_where_another_says_that_with_more() -> None:
    more = "SKDP sudah dihapus dengan Keputusan Nomor 25 Tahun 2019; lokasi cukup tercatat pada NIB."
    assert told(("A", f"{GONE}\n\n(per 2024)"), ("B", more)) == [(0, "B", more)]
    assert [heading for _, heading, _ in told(("A", f"{GONE}\n\n{STEPS}"), ("B", more))] == ["A", "B"]


@pytest.mark.parametrize(
    "text",
    [
        "Biaya SLF tidak dipungut bila rumah tinggal.",  # its heading asks for it
        "Hanya kadang. Rumah tinggal tidak memerlukan SLF.",  # it explains a few words
        "Rumah tinggal tidak memerlukan SLF. Syarat lengkapnya ada di loket.",  # what follows leans on it
    ],
)
def test_what_a_heading_or_a_neighbour_needs_stays_before_a_fuller_saying(text: str) -> None:
    more = "Biaya SLF tidak dipungut bila rumah tinggal sederhana, dan rumah tinggal di desa tidak memerlukan SLF."
    assert told(("Biaya SLF", text), ("B", more))[0][2] == text


def test_what_is_said_of_one_thing_is_not_said_of_another() -> None:
    texts = [
        ("A", "Izin ini berlaku satu tahun."),
        ("B", "Izin reklame ini berlaku paling lama satu tahun."),
    ]
    subjects = [frozenset({"taman"}), frozenset({"rekla"})]
    assert [s.heading for s in sections_of(texts, subjects=subjects)] == ["A", "B"]
    assert [s.heading for s in sections_of(texts, subjects=subjects[1:] * 2)] == ["B"]


def test_a_reason_that_was_given_is_not_given_again() -> None:
    first = "Penebangan tanpa izin dapat dikenai pidana kurungan atau denda."
    again = "Mohon pohon di taman tidak ditebang sendiri, karena penebangan tanpa izin dapat dikenai sanksi."
    assert told(("A", first), ("B", again))[1][2] == "Mohon pohon di taman tidak ditebang sendiri."


SKDP = frozenset({"surat", "domis", "skdp"})


def about_one(*texts: tuple[str, str]) -> list[tuple[str, str]]:
    """Return heading and text of the sections, all texts being on one permit."""
    return [(s.heading, s.text) for s in sections_of(texts, subjects=[SKDP] * len(texts))]


def test_two_sections_on_one_permit_are_one_under_the_shorter_heading() -> None:
    more = "Kepada bank dapat ditunjukkan NIB."
    assert about_one(("Tata cara SKDP dan penggantinya", f"{GONE}\n\n{LIST}"), ("SKDP", more)) == [
        ("SKDP", f"{GONE}\n\n{more}\n\n{LIST}")
    ]
    assert about_one(("Tempat pengajuan SKDP", "Di loket mana saja."), ("SKDP", more)) == [
        ("SKDP", f"Di loket mana saja.\n\n{more}")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Biaya SKDP", "Tarifnya Rp5 ribu."), ("SKDP", "Kepada bank ditunjukkan NIB.")),
        (("Persyaratan SKDP", LIST), ("SKDP", "Kepada bank ditunjukkan NIB.")),
        (("SKDP", "Di loket."), ("SLF", "Kepada bank ditunjukkan NIB.")),
        (("SKDP (lama), TDP (lama)", GONE), ("SKDP (lama)", "Kepada bank ditunjukkan NIB.")),
    ],
)
def test_a_figure_a_list_and_another_permit_keep_their_heading(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert [heading for heading, _ in about_one(one, other)] == [one[0], other[0]]


def test_on_one_permit_its_name_goes_without_saying() -> None:
    gone = f"{GONE} Simpan surat yang lama itu."
    again = "Surat domisili tidak lagi diterbitkan di Jakarta. Tunjukkan NIB kepada bank."
    assert about_one(("A", gone), ("B", again))[1][1] == "Tunjukkan NIB kepada bank."
    fees = (
        ("A", "Tarif tersendiri untuk kegiatan itu tidak disebut dalam bahan kami."),
        (
            "B",
            "Tarif untuk kegiatan Bapak/Ibu tidak disebut dalam bahan kami. Bayarlah di bank.",
        ),
    )
    assert about_one(*fees)[1][1] == "Bayarlah di bank."
    assert len(told(*fees)[1][2]) > len("Bayarlah di bank.")  # of two permits


def test_what_names_another_permit_is_not_on_this_one() -> None:
    one = "Mengenai biaya SKDP, belum kami temukan ketentuan resminya. Tanyakan."
    other = "Mengenai biaya SIA, belum kami temukan ketentuan resminya. Tunggu."
    assert about_one(("A", other), ("B", one))[1][1] == one


def test_what_surely_holds_is_said_and_not_if_it_does() -> None:
    sure = "Karena Ibu sudah lebih dari 5 tahun tidak berpraktik, untuk SIP diperlukan bukti kompetensi."
    maybe = "Bila Ibu tidak berpraktik lebih dari 5 tahun, diperlukan bukti kompetensi."
    assert told(("A", f"Bawa KTP asli ke loket itu. {maybe}"), ("B", sure))[0][2] == "Bawa KTP asli ke loket itu."


def test_a_half_that_was_said_is_cut_off_before_one_that_stands_alone() -> None:
    first = "Surat ini menerangkan siapa ahli waris dan dicatat di kelurahan dan kecamatan."
    again = "Surat ini dicatat di kelurahan dan kecamatan; surat ini bukan izin kantor kami."
    assert told(("A", first), ("B", again))[1][2] == "Surat ini bukan izin kantor kami."


def test_in_one_paragraph_too_nothing_is_said_twice() -> None:
    fee = "Menurut standar pelayanan kantor pusat, izin ini tidak dipungut biaya."
    assert told(("A", f"{fee} Dasarnya: Standar Pelayanan Kantor Pusat.")) == [(0, "A", fee)]
    whole = f"{GONE} Karena itu surat domisili tidak perlu diurus lagi."
    assert told(("A", whole)) == [(0, "A", whole)]


def test_where_one_applies_is_told_once_however() -> None:
    where = "Saluran pengajuan: Kantor TPU, lalu PTSP kelurahan.\nLayanan ini ditangani PTSP kelurahan."
    again = "Permohonan SKDP diajukan melalui Kantor TPU, lalu PTSP kelurahan.\nYang menanganinya PTSP kelurahan."
    assert about_one(("Tata cara", f"{STEPS}\n\n{where}"), ("Tempat pengajuan", again))[0][1].endswith(where)
    assert len(about_one(("Tata cara", f"{STEPS}\n\n{where}"), ("Tempat pengajuan", again))) == 1


def test_where_a_list_is_from_is_told_where_it_stands_and_not_again() -> None:
    listed = f"Daftar syarat berasal dari Kabupaten Siak; daftar Jakarta belum ditemukan. {CAVEAT}\n\n{LIST}"
    deed = "Akta hanya diminta bila berbadan hukum."
    again = f"{deed} Daftar ini berasal dari daerah lain dan mohon dipastikan kepada petugas."
    assert about_one(("A", listed), ("B", again))[1][1] == deed
    assert told(("A", listed), ("B", again))[1][2] == again  # another permit's


def test_a_list_in_dashes_stays_whole() -> None:
    lines = "Daftar sudah memuat keadaan itu:\n- untuk usaha perorangan: NPWP perorangan pemilik"
    assert told(("A", "Untuk usaha perorangan diminta NPWP perorangan pemilik."), ("B", lines))[1][2] == lines


def test_by_which_rule_is_no_section_of_its_own() -> None:
    fee = "Kegiatan yang tidak komersial tidak dipungut biaya."
    again = "Kegiatan nonkomersial tidak dipungut biaya. Dasarnya: Perda Nomor 1 Tahun 2024."
    assert told(("A", fee), ("Biaya", again)) == [(0, "A", fee)]
