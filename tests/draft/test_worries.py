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
    assert "dipakai untuk lebih dari satu layanan" not in text
