"""A wish how the answer shall come is no question."""

import pytest

from helpdesk.match.aspects import usual
from helpdesk.match.courtesy import says_how_to_answer


@pytest.mark.parametrize(
    "text",
    [
        "Mohon dijawab singkat saja intinya.",
        "Tolong dijawab per nomor ya min",
        "jangan dijawab pakai template",
        "Saya lebih senang dijelaskan apa adanya",
        "You may answer in whichever language you prefer",
        "please just reply in plain words",
        "kalau bisa saya dihubungi WA saja, tapi email pun tidak apa",
        "Yg bales tolong yg ngerti lapangan ya pak jgn robot",
    ],
)
def test_the_manner_of_an_answer(text: str) -> None:
    assert says_how_to_answer(usual(text))


@pytest.mark.parametrize(
    "text",
    [
        "Tolong dijawab singkat, apakah boleh pakai KTP daerah",
        "dijelaskan persisnya apa yg kurang",
        "Apakah perlu bahasa Indonesia sederhana untuk papan nama",
        "syarat reklame komputer dijawab ya",
        "berapa lama jawabannya",
        "mohon penjelasan izin usaha servis komputer",
        "boleh jelaskan cara urus izin usaha penggilingan pakai mesin diesel",
        "tolong hubungi saya di nomor 08 jika izin ditolak, bisa diajukan lagi tidak",
    ],
)
def test_a_question_that_speaks_of_answers(text: str) -> None:
    assert not says_how_to_answer(usual(text))
