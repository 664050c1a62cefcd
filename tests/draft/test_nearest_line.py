"""A likely line of the entry that is nearest to a question is told, though another one answers it or none does."""

from __future__ import annotations

from tests.draft.test_demanded import reply

SHOW_THE_NIB = "kepada rekanan atau bank yang meminta TDP dapat ditunjukkan NIB"
ALL_OWNERS = "surat kuasa bermeterai yang ditandatangani semua pemilik"
OPEN = "Pertanyaan ini belum dapat kami jawab dengan pasti"


def test_what_is_shown_instead_is_told_beside_what_took_its_place() -> None:
    letter = reply(
        "tanda daftar perusahaan",
        "TDP kantor saya ikut terbakar, rekanan minta TDP. NIB sudah ada. Cara mengurus gantinya bagaimana?",
    )
    begins = reply("tanda daftar perusahaan", "Saya baru mau buka kantor. Apakah TDP masih harus diurus?")

    assert SHOW_THE_NIB in letter
    assert SHOW_THE_NIB not in begins


def test_what_the_mail_tells_answers_its_question() -> None:
    several = reply("KRK", "KRK untuk tanah di Ciracas, sertifikat nama tiga saudara. Apakah kakak saya harus ikut?")
    alone = reply("KRK", "KRK untuk tanah di Ciracas, sertifikat nama saya. Apakah kakak saya harus ikut?")

    assert ALL_OWNERS in several
    assert OPEN not in several
    assert ALL_OWNERS not in alone
