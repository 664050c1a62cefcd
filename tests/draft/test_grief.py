"""When a letter condoles, and for whom."""

from __future__ import annotations

import pytest

from helpdesk.draft.writer.grief import grief_of

YEAR = 2026


@pytest.mark.parametrize(
    ("words", "mourned"),
    [
        ("Ibu mertua saya tiada tadi malam, rencana besok dimakamkan di Pondok Ranggon.", ("recent", "parent-in-law")),
        ("Ibu kami wafat Minggu 22 Nov, ditumpang di makam bapak kami (th 2012).", ("recent", "mother")),
        ("My mother-in-law died this morning, we want to bury her in Karet Bivak.", ("recent", "parent-in-law")),
        ("Mama saya meninggal Agustus lalu. Kakak yang sakit dirawat di panti.", ("past", "mother")),
        ("Ibu saya dimakamkan di TPU Pondok Kelapa 3 thn lalu. Kemarin ada yang telepon.", None),
        ("Suami saya, pensiunan guru di Cakung, meninggal bulan Juni. Rumahnya milik negara.", ("past", "husband")),
        ("Suami saya, dokter, praktik di rumah sejak 1996. Tanggal 9 Oktober lalu ia berpulang.", ("past", "husband")),
        ("Yth. Bapak/Ibu, istri saya guru di Tebet, meninggal bulan lalu.", ("past", "wife")),
        ("Istri saya wafat Mei lalu, makamnya mau dipindah ke makam keluarga di Solo.", ("past", "wife")),
        ("Bapak kami meninggal minggu ini. Ibu dimakamkan tahun 2018 di petak yang sama.", ("past", "father")),
        ("Saya merawat ibu saya sampai lumpuh, beliau berpulang September.", ("past", "mother")),
        ("Makam ayah saya di Semper, harus diperpanjang dulu? Almarhum ayah wafat tahun lalu.", ("past", "father")),
        ("Mau perpanjang makam alm. ibu saya di TPU Karet Bivak.", ("past", "mother")),
        (
            "Makam almarhum bapak belum diurus, karena kakak yang biasa mengurus juga berpulang kemarin.",
            ("recent", "sibling"),
        ),
        ("Balik nama dari nama almarhum suami ke nama saya, syaratnya apa?", ("past", "husband")),
        ("Surat makam almarhumah istri saya habis bulan depan. Dulu yang mengurus anak saya.", ("past", "wife")),
        (
            "Suami saya alm. dimakamkan tahun 2017. Semalem anak saya yang nomor dua meninggal, besok mau dikubur.",
            ("recent", "child"),
        ),
        ("Ketua yayasan (ayah saya) meninggal dua bulan lalu dan belum ada gantinya.", ("past", "father")),
        ("Izinnya ada, tapi September kemaren bapak wafat. Saya sudah 12 tahun membantu beliau.", ("past", "father")),
        (
            "Oma saya dimakamkan tahun 2019, dulu yang urus om saya tapi om sudah meninggal juga bulan lalu.",
            ("past", ""),
        ),
        ("Bapak saya meninggal 2 tahun lalu. Apakah cucu dari adik yang meninggal ikut ditulis?", None),
        ("Ketua perkumpulan kami meninggal bulan lalu dan belum ada penggantinya.", ("past", "colleague")),
        ("Apoteker penanggung jawab kami ibu Lidya meninggal hari Minggu kemarin.", ("recent", "colleague")),
        ("Anak kami meninggal hari Senin, umur 5 bulan.", ("recent", "child")),
        ("Anak kami meninggal hari Senin 3 Mei 2010, umur 5 bulan.", None),
        ("Ayah saya meninggal hari Senin tiga tahun lalu.", None),
        ("Istri saya dipanggil Tuhan kemarin sore, rencana Sabtu dimakamkan.", ("recent", "wife")),
        ("Paman kami wafat dua minggu lalu, siapa yang boleh mengurus IPTM?", ("past", "")),
    ],
)
def test_who_lost_a_relative_is_condoled_with(words: str, mourned: tuple[str, str]) -> None:
    assert grief_of(f"tanya. {words}", words, YEAR) == mourned


@pytest.mark.parametrize(
    "words",
    [
        "Bapak kena stroke. Bisa usahanya dialihkan ke saya tanpa menunggu (maaf) bapak meninggal?",
        "Kami menyampaikan belasungkawa atas berpulangnya Pak Slamet. Almarhum bapak yang sabar.",
        "Ketua perkumpulan itu meninggal bulan lalu dan belum ada penggantinya.",  # not theirs
        "Ketua perkumpulan kami meninggal tiga tahun lalu dan belum ada penggantinya.",  # no relative, and long ago
        "Pemilik apotek, Pak Darmo, wafat kemarin. Izin apoteknya bagaimana?",
        "Mobil saya beli dari teman, surat masih nama dia, terus orangnya sudah meninggal bulan kemarin.",  # a friend
        "Ibu saya kritis di ICU. Beliau ingin dimakamkan di atas makam bapak.",  # alive
        "Kalau nanti bapak saya meninggal, apakah boleh satu liang dengan kakek?",  # has not happened
        "Nenek dimakamkan tahun 2009 di Menteng Pulo, izinnya tidak pernah diperpanjang.",  # long ago
        "Makam almarhumah istri mau dipindah ke makam keluarga di Solo.",  # no death is told of
        "Kami hendak membawa kerangka almarhum ayah ke kampung, izinnya di mana?",
        "Engkong wafat puluhan tahun lalu, tanahnya belum dibagi.",
        "Giriknya digadaikan almarhum bapak, sekarang mau saya tebus.",  # tells of no death
        "Lemari alm. ayah berisi surat makam nenek, atas nama om saya yang meninggal dua tahun lalu.",  # whose?
        "Notaris kami bilang Ibu Ratna meninggal tahun lalu, rumahnya mau saya beli.",  # how she is addressed
        "Ayah saya kritis di RS, keinginan beliau dimakamkan satu liang dengan ibu (ibu dimakamkan 2018).",
        "Simbah kakung lan simbah putri dimakamkan di blok yang sama, habisnya beda bulan.",
        "Almarhum kakek kami mewakafkan tanah 600 meter di Kembangan, sekarang untuk pemakaman warga.",
        "Klien kami adalah para ahli waris almarhum Bapak Hendra K., yang meninggal di Jakarta.",
        "Makam pahlawan itu dekat ruko kami, izin reklamenya bagaimana?",
    ],
)
def test_a_death_that_is_no_grief_of_the_writer_is_passed_over(words: str) -> None:
    assert grief_of(f"tanya. {words}", words, YEAR) is None
