"""Which facts of a permit a question wants as a whole."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.errors import ConfigError
from helpdesk.match import fit_forms
from helpdesk.match.aspects import usual
from helpdesk.match.forms import form_of
from helpdesk.match.wanted import FACTS, NOTHING, wanted
from helpdesk.model.question import Fact, Question

JUDGED = Path(__file__).parent.parent / "judged" / "wanted.jsonl"


def chances(text: str) -> dict[Fact, float]:
    words, marked = usual(text), text.endswith("?")
    return dict(zip(Fact, wanted(words, form_of(words, marked=marked), marked=marked), strict=True))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("syarat perpanjangan SIP apoteker apa aja kak", Fact.LIST),
        ("dokumen apa yang harus saya siapkan?", Fact.LIST),
        ("caranya gimana ya", Fact.STEPS),
        ("mulai dari mana dulu?", Fact.STEPS),
        ("ngurusnya ke kelurahan apa ke walikota?", Fact.CHANNEL),
        ("biayanya berapa?", Fact.FEE),
        ("prosesnya berapa hari kerja", Fact.TERM),
        ("izinnya berlaku berapa tahun?", Fact.VALIDITY),
        ("bedanya LKP sama LPK apa", Fact.DEFINITION),
        ("warung kecil wajib punya izin nggak?", Fact.NEED),
        ("dasar hukumnya apa?", Fact.LAW),
    ],
)
def test_who_asks_for_a_fact_wants_it(text: str, fact: Fact) -> None:
    assert max(chances(text), key=chances(text).__getitem__) is fact
    assert chances(text)[fact] >= 0.5


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("mobil modif perlu uji apa gak?", Fact.LIST),
        ("Tolong yang ketiga dulu dijawab ya mas.", Fact.LIST),
        ("ada cara banding ga?", Fact.STEPS),
        ("kena pajak hiburan nggak ya", Fact.FEE),
        ("izin saya ikut mati ga?", Fact.VALIDITY),
        ("apa harus lapor polisi dulu?", Fact.NEED),
    ],
)
def test_who_only_seems_to_ask_for_a_fact_does_not(text: str, fact: Fact) -> None:
    assert chances(text)[fact] < 0.2


def test_of_a_question_that_nobody_read_everything_may_be_wanted() -> None:
    unread = Question("syaratnya?", 0, 10, (), 0.0, ())
    assert unread.wants(Fact.LIST) == 1.0
    read = replace(unread, wanted=tuple(place / 10 for place, _ in enumerate(Fact)))
    assert (read.wants(Fact.LIST), read.wants(Fact.STEPS), read.wants(Fact.LAW)) == (0.0, 0.1, 0.8)


def test_every_fact_was_judged() -> None:
    rows = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]
    assert {fact for row in rows for fact in row["wants"]} == set(FACTS) - {NOTHING}
    assert len(rows) > 5000
    assert all(isinstance(row["marked"], bool) and row["text"].strip() for row in rows)


def test_an_unknown_fact_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "wanted.jsonl").write_text(
        '{"text": "di mana?", "marked": true, "wants": ["channel"]}\n{"text": "x", "marked": true, "wants": ["?"]}'
    )
    with pytest.raises(ConfigError, match=r"wanted\.jsonl:2: not a question that was judged"):
        fit_forms.main(tmp_path, [replace(fit_forms.LESSONS[1], target=tmp_path / "weights.json")])
