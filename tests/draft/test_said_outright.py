"""What a mail says in so many words is answered, whatever its questions were taken to be on."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.named_topics import COUNSELLING, FORGOTTEN, OSS_ACCOUNT
from helpdesk.draft.asked.said_outright import said_outright
from tests.draft.test_demanded import reply


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("NIB mau saya ubah alamatnya, tapi lupa kata sandi OSS", OSS_ACCOUNT),
        ("akun oss passwordnya udah ga inget sama sekali", OSS_ACCOUNT),
        ("mau cek status tapi lupa sandi jakevo", FORGOTTEN),
        ("kalau ga sempat datang, bisa konsultasi lewat zoom?", COUNSELLING),
        ("lupa di mana saya simpan NIB, daftarnya di OSS", None),
        ("tahun lalu sudah konsultasi dengan arsitek lewat zoom", None),
        ("mau buka jasa konsultasi gizi lewat video, izinnya apa?", None),
        ("password oss lupa, apa sama dengan password jakevo?", None),
    ],
)
def test_what_is_said_in_so_many_words(text: str, topic: str | None) -> None:
    assert [*said_outright(text)] == ([] if topic is None else [topic])


def test_who_lost_the_way_in_is_told_of_it_beside_what_was_asked() -> None:
    text = "Laundry saya tutup. NIB saya perlu dicabut ga? Kalau dibiarkan kena denda? Caranya gimana"
    told = reply("NIB", f"{text}, sandi OSS lupa.")
    assert "Akun OSS dikelola Kementerian Investasi" in told
    assert "Akun OSS dikelola" not in reply("NIB", f"{text}?")
