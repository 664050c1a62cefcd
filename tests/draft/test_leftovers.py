"""What no longer fits when a section has become what it is."""

from __future__ import annotations

import pytest

from helpdesk.draft.answer.whether_needed import unsure
from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.letter.leftovers import without_leftovers
from helpdesk.draft.letter.listed import without_listed
from helpdesk.draft.letter.said_unknown import without_told_figures
from helpdesk.draft.letter.still_open import parted
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Form, Question
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

KNOWLEDGE = project_knowledge()
TELLER = Teller(Templates(TEMPLATES), KNOWLEDGE, "id")
OF_ELSEWHERE = "berasal dari Kabupaten Agam; daftar Jakarta belum ditemukan."
LIST = "Yang perlu disiapkan:\na. KTP pemohon\nb. Bukti uji berkala kendaraan (STUK/KIR)"


def left(*parts: str) -> list[str]:
    section = Section(1, "X", "\n\n".join(parts))
    return without_leftovers([section], TELLER)[0].text.split("\n\n")


def test_no_yes_stands_beside_what_will_be_confirmed() -> None:
    open_ = f"SIO adalah izin. {unsure(TELLER)}"
    assert left(open_, "Ya.") == [open_]
    assert left("Ya.", "SIO adalah izin.") == ["Ya.", "SIO adalah izin."]
    assert left("SIO adalah izin.", "Ya.") == ["SIO adalah izin."]  # nor where it agrees to nothing any more


def test_where_no_list_stands_nothing_is_said_of_one() -> None:
    assert left(f"Daftar syarat {OF_ELSEWHERE}", "Akta diminta.")[0] == f"Keterangan ini {OF_ELSEWHERE}"
    assert left(f"Daftar ini {OF_ELSEWHERE}", "Langkah pengurusan:\na. Ajukan.")[0].startswith("Keterangan ini")
    assert left(f"Daftar syarat {OF_ELSEWHERE}", LIST)[0] == f"Daftar syarat {OF_ELSEWHERE}"


@pytest.mark.parametrize(("year", "kept"), [("Februari 2023", False), ("2026", True)])
def test_no_source_is_older_than_the_rule_it_is_of(year: str, kept: bool) -> None:
    remark = f"(Keterangan ini menurut sumber per {year}.)"
    told = left("Dasar hukum: Peraturan Pemerintah Nomor 28 Tahun 2025.", remark)
    assert (remark in told) is kept
    assert remark in left("Dasar hukum: Peraturan Pemerintah Nomor 28 Tahun 2025.", LIST, remark)  # of which it is


def test_what_is_not_known_of_several_is_said_once() -> None:
    unknown = [TELLER.render("unknown", aspects=["fee"], name=name) for name in ("LKP", "LPK")]
    (only,) = left(*unknown)
    assert only.startswith("Mengenai biaya LKP dan biaya LPK, belum kami temukan")


def asked(text: str, form: Form, *aspects: Aspect) -> Question:
    return Question(text, 0, len(text), aspects, 0.0, (), form=form, words=text)


def test_a_topic_of_which_nothing_is_left_but_that_it_depends_answers_nothing() -> None:
    blocks = [Block(0, "A", "Biayanya nol.", ("nib",)), Block(1, "B", "Caranya bergantung pada izinnya.", ("x",))]
    told, rest = parted(blocks, [], TELLER)
    assert [block.text for block in told] == ["Biayanya nol."]
    assert rest.others


def test_that_papers_of_the_list_belong_to_it_is_not_told_beside_it() -> None:
    beside = "Bukti uji berkala (STUK/KIR) dan KTP termasuk syarat wajib layanan ini, bersama NIB."
    blocks = [
        Block(0, "A", f"Diajukan di JakEVO.\n\n{beside}", ()),
        Block(1, "B", "Daftar:\n1. KTP\n2. Bukti uji berkala (STUK/KIR)", ()),
    ]
    questions = [asked("apa boleh", Form.WHETHER), asked("apa saja", Form.LIST)]
    assert without_listed(blocks, questions, TELLER)[0].text == "Diajukan di JakEVO."


def test_no_fee_is_unknown_beside_what_any_permit_costs() -> None:
    unknown = TELLER.render("unknown", aspects=["fee"], name=None)
    blocks = [Block(0, "Biaya", unknown, ("nib",)), Block(1, "Biaya", "Tidak dipungut biaya.", ("biaya-umum",))]
    questions = [asked("berapa", Form.HOW_MANY, Aspect.FEE), asked("bayar", Form.WHETHER, Aspect.FEE)]
    assert [block.text for block in without_told_figures(blocks, questions, TELLER)] == ["", "Tidak dipungut biaya."]
    assert without_told_figures(blocks[:1], questions, TELLER)[0].text == unknown
