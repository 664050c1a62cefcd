"""Worries and wishes, which are questions by their sense: what they may bring into a letter, and what not."""

from __future__ import annotations

import pytest

from tests.draft.test_demanded import reply


def test_a_worry_that_sounds_like_an_entry_brings_it_in_only_where_a_question_is_on_it() -> None:
    text = reply(
        "PIRT sambal",
        "Saya jualan sambal botolan di rumah. PIRT-nya dimana bikinnya? halalnya sekalian di ptsp bisa gak."
        " rumah saya di gang, motor doang yg masuk, takut ga lolos survey hehe",
    )
    assert "Pencabutan SIP" not in text
    assert "oss.go.id" in text
    assert "halal" in text, "what stands before a worry is still open"


def test_who_fears_that_a_number_changes_reads_no_steps() -> None:
    text = reply(
        "KBLI salah",
        "NIB koperasi kami salah pilih KBLI. Bisa dihapus trus diganti di dinas? NIB nya jangan sampai berubah ya pak,"
        " sudah dipakai di bank.",
    )
    assert "Kode KBLI pada NIB diubah" in text
    assert "Langkah pengurusan" not in text
    assert "SKDP" not in text


@pytest.mark.parametrize(
    ("subject", "text", "never"),
    [
        (
            "house",
            "The old IMB of our house cannot be found. The builder says we need no permit because we only change the"
            " inside. Is the builder right?",
            "application number",
        ),
        (
            "dikembalikan lagi",
            'Catatannya cuma "surat keterangan tempat kerja tidak sesuai". Padahal udah ada kop, ttd, cap. Yg gak'
            " sesuai tuh apanya?",
            "legalisasi",
        ),
        (
            "Japanese dentist",
            "I hold a Japanese dental licence. Can I get a SIP with it translated, or what comes before?",
            "mainly in Indonesian",
        ),
    ],
)
def test_a_word_by_the_way_brings_in_no_topic(subject: str, text: str, never: str) -> None:
    assert never not in reply(subject, text)


def test_who_asks_how_far_a_permit_is_and_does_not_say_which_is_asked_for_its_number() -> None:
    text = reply("Kapan SIP saya keluar", "makasih")
    assert "nomor permohonan" in text
    assert "dapat berarti lebih dari satu layanan" not in text


def test_who_wants_a_numbered_application_pushed_hears_that_its_number_came() -> None:
    text = reply(
        "SIPA penilaian teknis",
        "saya mengajukan SIPA untuk apotek di Tebet tgl 2 November, nomor permohonannya JKV-0000-77120. Dari tgl 5"
        " statusnya penilaian teknis terus. Apa ada berkas yang kurang? Bisa dibantu dorong?",
    )
    assert "Nomor permohonan yang" in text
    assert "pindah tempat praktik" not in text


def test_an_office_block_has_no_permit_of_a_dwelling() -> None:
    text = reply(
        "SLF", "SLF gedung kami (11 lantai, perkantoran) berakhir Februari. Apakah IMB harus diubah menjadi PBG dulu?"
    )
    assert "Rumah Tinggal" not in text


def test_a_request_is_no_worry() -> None:
    text = reply("izin", "Mohon dikirim persyaratan SLHS untuk katering. Berapa biaya izin reklame?")
    assert "SLHS" in text


def test_who_pushes_a_cart_is_told_what_it_takes() -> None:
    text = reply("gerobak", "No permohonan JKV-0000-77120. Syarat NIB untuk jualan pakai gerobak dorong apa saja?")
    assert "Yang perlu disiapkan" in text


@pytest.mark.parametrize("signed", ["Kecewa Berat", "Permit Coordinator", "Business Development"])
def test_a_mood_or_a_post_is_no_name(signed: str) -> None:
    assert signed not in reply("izin parkir", f"Mohon info syarat izin parkir.\nTerima kasih.\n{signed}")
