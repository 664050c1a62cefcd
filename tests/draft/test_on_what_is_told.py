"""A question is answered from what its mail is on: the permit it names, the status, the code, what is gone."""

import pytest

from tests.draft.test_whether_needed import told


def test_the_channel_of_a_named_permit_is_told_and_no_map_of_all() -> None:
    text = told("Izin apotek", "Izin apotek kami habis tahun depan. Perpanjangannya lewat OSS atau JakEVO?")
    assert "OSS" in text
    assert "SIMBG" not in text
    assert "sebutkan jenis izin" not in text


def test_without_a_permit_the_map_is_told() -> None:
    text = told("tanya", "Pak, izin itu diurusnya lewat OSS atau JakEVO ya?")
    assert "SIMBG" in text


def test_renewing_a_named_permit_tells_of_no_other() -> None:
    text = told(
        "SIPA sumur", "SIPA sumur bor pabrik kami habis Maret. Sebaiknya diperpanjang berapa bulan sebelum habis?"
    )
    assert "IPTM" not in text
    assert "sebutkan jenis izin" not in text


def test_a_lost_permit_of_old_that_has_its_own_line_is_not_downloaded() -> None:
    text = told("IMB", "IMB rumah warisan tahun 1991 terbakar. Bisa minta salinannya di PTSP? Caranya bagaimana?")
    assert "tetap menjadi dokumen bangunan itu" in text
    assert "unduhlah" not in text
    assert "simbg" not in text.lower()


def test_what_a_status_means_is_no_definition_of_the_permit() -> None:
    text = told(
        "izin angkutan barang",
        "Izin angkutan barang kami di JakEVO statusnya masih penilaian teknis sejak minggu lalu. Artinya apa?",
    )
    assert "tim teknis menilai berkas" in text
    assert "diperlukan untuk menyelenggarakan" not in text


def test_a_wrong_code_is_changed_and_nothing_is_given_back() -> None:
    text = told(
        "NIB",
        "KBLI di NIB saya ternyata salah, kepilih jasa salon padahal saya toko obat. Bisa diganti? "
        "Selama mengurus izin toko obat apa harus tutup dulu?",
    )
    assert "diubah atau ditambah sendiri oleh pemilik NIB" in text
    assert "pencabutan" not in text.lower()


def test_a_short_name_in_the_question_says_which_permit_is_meant() -> None:
    text = told(
        "Apotek pindah",
        "Apotek kami pindah ke ruko sebelah. Apakah izin apotek harus baru? Lalu SIPA saya ikut diganti karena "
        "alamatnya berubah?",
    )
    assert "Surat Izin Praktik Apoteker" in text


def test_what_must_be_renewed_first_is_told_from_the_lists() -> None:
    text = told("PUB", "Apakah tanda daftar yayasan kami harus diperpanjang lebih dahulu sebelum mengajukan izin PUB?")
    assert "tidak disebut dalam daftar" in text
    assert "Seberapa awal" not in text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "We want to open a small guesthouse. The agent says we need a TDUP, a friend says only the NIB. "
            "Which one is right?",
            "is no longer issued",
        ),
        ("Saya jual gorengan di gerobak, izin kaki lima bikinnya di mana pak? SIUP ya", "sudah tidak diterbitkan lagi"),
    ],
    ids=("english", "fragment"),
)
def test_a_permit_of_the_past_that_somebody_asks_for_is_said_to_be_gone(body: str, said: str) -> None:
    text = told("izin usaha", body)
    assert said in text
    assert "NIB" in text


def test_an_old_permit_that_one_only_has_is_not_said_to_be_gone_beside_its_successor() -> None:
    text = told("NIB", "SIUP lama saya sudah mati dan NIB sudah ada. Bagaimana ganti alamat di NIB?")
    assert "tidak diterbitkan lagi" not in text


def test_a_word_that_is_also_a_name_names_no_permit() -> None:
    text = told("LOKET", "PETUGAS LOKETNYA KASAR SEKALI. SAYA HARUS LAPOR KE SIAPA? SAYA MASIH HARUS KE SITU LAGI.")
    assert "Izin Gangguan" not in text


def test_any_licence_to_practise_may_be_called_by_the_short_name() -> None:
    text = told(
        "praktik dokter hewan", "Saya dokter hewan, numpang praktik di klinik teman. Saya tetap perlu SIP sendiri kan?"
    )
    assert "dokter umum" not in text


def test_a_question_for_which_no_entry_is_likely_gets_a_reply_all_the_same() -> None:
    text = told(
        "ktp depok", "ktp ku depok tapi usahanya di pasar minggu, bisa bikin nib disini ga? pajaknya ntar masuk mana"
    )
    assert "Nomor Induk Berusaha" in text
    assert "di luar DKI Jakarta" not in text
    assert "pajak" in text or "belum dapat kami jawab" in text
