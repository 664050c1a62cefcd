"""What nobody asked is not told: the channel, an old tariff, a limit that is not theirs, their activity once more."""

from __future__ import annotations

from tests.draft.test_demanded import reply


def test_whether_online_or_at_a_counter_is_left_open_only_for_who_asks() -> None:
    bare = reply("kerangka", "Kerangka bapak mau dipindah ke Wonogiri, izinnya ke mana?")
    asked = reply(
        "kerangka", "Kerangka bapak mau dipindah ke Wonogiri, izinnya ke mana? Bisa online atau harus ke loket?"
    )

    assert "daring atau di loket" not in bare
    assert "kelurahan" in bare
    assert "daring" in asked


def test_an_old_tariff_is_spoken_of_to_who_has_heard_of_a_sum() -> None:
    bare = reply("IPTM", "Syarat dan biaya perpanjangan IPTM apa saja?")
    heard = reply("IPTM", "Syarat dan biaya perpanjangan IPTM apa saja? Kata tetangga 100 ribu.")

    assert "Tarif lama" not in bare
    assert "Tarif lama" in heard


def test_who_works_reads_nothing_of_those_who_did_not_for_years() -> None:
    text = reply(
        "SIP kedua", "Saya dokter di RS Jakarta Pusat. Sore mau praktik juga di klinik Jakarta Selatan, diurus di mana?"
    )

    assert "5 tahun" not in text


def test_whether_a_permit_is_needed_asks_nobody_for_the_activity_again() -> None:
    text = reply("reklame", "Toko saya mau pasang papan nama 2x1 meter di depan. Itu kena reklame gak, perlu izin?")

    assert "Bila ragu, balas" not in text


def test_who_must_have_what_took_an_old_permits_place_reads_no_bare_no() -> None:
    new = reply("kost", "Rumah mama di Tebet mau dikosin 6 kamar. Harus bikin izin kost ga?")
    old = reply("kost", "Izin rumah kost saya habis. Masih harus punya izin rumah kost?")

    assert "Tidak. Izin" not in new
    assert "NIB" in new
    assert "Tidak. Izin" in old


def test_a_wedding_in_a_park_reads_no_price_of_a_film() -> None:
    text = reply("akad di taman", "Kami mau akad kecil di Taman Suropati 14 Februari, 40 orang. Kena biaya berapa?")

    assert "film" not in text


def test_that_an_old_permit_needs_no_renewal_is_told_to_who_has_one() -> None:
    needless = "tidak perlu diurus atau diperpanjang"
    held = reply("SIUP", "SIUP warung saya habis tahun lalu, apa harus diperpanjang?")
    none = reply("kos", "Saya mau bikin kos 6 kamar di Koja. Izin rumah kost diurus di mana?")
    stays = reply("IMB", "Rumah saya punya IMB tahun 1995, sekarang ada renovasi. Masih pakai IMB?")

    assert needless in held
    assert needless not in none
    assert needless not in stays


def test_a_letter_does_not_begin_with_what_only_goes_on() -> None:
    text = reply("aktivasi", "Email aktivasi akun jakevo tidak masuk, di folder spam juga sudah saya cek, kosong.")

    assert "pengiriman ulang" in text
    assert "Setelah itu" not in text


def test_what_took_a_permits_place_is_not_dated_by_the_old_rule() -> None:
    text = reply("rumah", "Mau bangun rumah di Ciracas, masih IMB atau sudah ganti?")

    assert "2024" in text
    assert "2018" not in text
