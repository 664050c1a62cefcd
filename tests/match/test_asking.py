"""How a question asks, where people judged it and no rule says it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.errors import ConfigError
from helpdesk.match import fit_forms
from helpdesk.match.asking import KINDS, form_asked, signs_of
from helpdesk.match.aspects import usual
from helpdesk.match.forms import form_of
from helpdesk.match.linear import from_lines
from helpdesk.model.question import Form

JUDGED = Path(__file__).parent.parent / "judged" / "forms.jsonl"


def told(text: str) -> Form:
    words, marked = usual(text), text.endswith("?")
    return form_asked(words, form_of(words, marked=marked), marked=marked)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("nah yang daftar saya apa yang punya gedung?", Form.WHICH),
        ("yang tanda tangan bapak apa ibu", Form.WHICH),
        ("itu asli kah suratnya?", Form.WHETHER),
        ("terus surat yang lama itu gimana ya nasibnya", Form.THEN),
        ("kalau ditolak lagi gimana", Form.THEN),
        ("syaratnya apa aja ya", Form.LIST),
        ("gimana cara mengurusnya", Form.HOW),
        ("tempat daftarnya di mana", Form.WHERE),
        ("sesudah pindah alamat masih perlu lapor?", Form.NEEDED),
        ("boleh diwakili adik saya?", Form.ALLOWED),
        ("ke bagian mana kami berkonsultasi?", Form.WHERE),
    ],
)
def test_a_question_asks_as_people_say_it_does(text: str, form: Form) -> None:
    assert told(text) is form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("apa saja syarat SIP supaya jangan sampai ditolak lagi", Form.LIST),
        ("mohon info persyaratan izin klinik, semoga dibantu", Form.OPEN),
        ("NIB nya jangan sampai berubah ya", Form.WHETHER),
    ],
)
def test_a_fear_wants_a_yes_or_a_no_and_a_request_with_one_what_it_requests(text: str, form: Form) -> None:
    assert told(text) is form


def test_what_names_a_permit_alone_stays_open() -> None:
    assert told("izin reklame") is Form.OPEN


def test_every_kind_was_judged() -> None:
    rows = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]
    assert {row["form"] for row in rows} == set(KINDS)
    assert len(rows) > 2000
    assert all(isinstance(row["marked"], bool) and row["text"].strip() for row in rows)


def test_an_unknown_form_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "forms.jsonl").write_text(
        '{"text": "di mana?", "marked": true, "form": "where"}\n{"text": "x", "marked": true, "form": "?"}'
    )
    with pytest.raises(ConfigError, match=r"forms\.jsonl:2: not a question that was judged"):
        fit_forms.main(tmp_path, [replace(fit_forms.LESSONS[0], target=tmp_path / "weights.json")])


def test_the_coefficients_are_learnt_from_the_file(tmp_path: Path) -> None:
    rows = [
        {"text": f"{verb} {noun}?", "marked": True, "form": form}
        for noun in ("warung", "rumah", "toko", "kios", "gudang", "lapak", "bengkel", "kantin")
        for verb, form in (("bolehkah pakai", "allowed"), ("siapa pemilik", "who"))
    ]
    weights = tmp_path / "weights.json"
    (tmp_path / "forms.jsonl").write_text("\n".join(map(json.dumps, rows)))
    fit_forms.main(tmp_path, [replace(fit_forms.LESSONS[0], target=weights)])
    with weights.open(encoding="utf-8") as lines:
        model = from_lines(lines, KINDS)
    words = usual("siapa pemilik salon?")
    chances = model.chances(signs_of(words, form_of(words, marked=True), marked=True)).tolist()
    assert KINDS[chances.index(max(chances))] == "who"
