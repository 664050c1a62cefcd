"""A question that goes on from what was told before it: the act, the yes, the sentence before, the mail's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.draft.answer.borne_out import BorneOut, with_status_borne
from helpdesk.draft.answer.told_before import ToldBefore
from helpdesk.draft.asked.as_meant import of_the_namesake
from helpdesk.draft.asked.goes_on import Spoken, going_on, is_if_so, is_namesake, of_the_subject
from helpdesk.draft.templating.templates import Templates
from helpdesk.draft.writer.case import Case, case_of
from helpdesk.draft.writer.plight import plight, urgent
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Action, Aspect, Candidate, Evidence, Form, Question, Understanding
from tests.draft.conftest import ROOT
from tests.project import project_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return project_knowledge()


def question(
    text: str,
    *candidates: Candidate,
    aspects: tuple[Aspect, ...] = (Aspect.REQUIREMENTS,),
    form: Form = Form.OPEN,
    start: int = 0,
) -> Question:
    words = text.lower().strip("?., ")
    return Question(text, start, start + len(text), aspects, 0.0, candidates, words, form)


def permit(name: str, confidence: float, *fields: str) -> Candidate:
    return Candidate("permit", name, confidence, tuple(Evidence(field, name) for field in fields))


@pytest.mark.parametrize(
    ("before", "asked", "best"),
    [
        ("saya mau cabut sipp saya", "bagaimana ya?", "pencabutan-sip"),
        ("sipp saya sudah dicabut di bogor", "bagaimana ya?", "sipp-perawat"),
        ("minggu lalu saya cabut gigi", "bagaimana ya?", "sipp-perawat"),
    ],
)
def test_an_act_told_just_before_is_what_is_asked_about(
    knowledge: Knowledge, before: str, asked: str, best: str
) -> None:
    found = going_on(question(asked, permit("sipp-perawat", 0.9)), Spoken(None, (), before), knowledge)
    assert found.candidates[0].id == best


def test_an_act_on_practice_licences_is_not_done_to_another_permit(knowledge: Knowledge) -> None:
    asked = question("SLHS bisa dicabut?", permit("slhs", 0.9), permit("pencabutan-sip", 0.1))
    assert going_on(asked, Spoken(None), knowledge).candidates[0].id == "slhs"


def test_the_subject_says_which_of_two_permits_is_meant(knowledge: Knowledge) -> None:
    asked = question(
        "Harus ada surat koperasi?", permit("izin-angkutan-orang", 0.58), permit("status-kendaraan-umum", 0.27)
    )
    assert of_the_subject(asked, "Balik nama angkot", knowledge).candidates[0].id == "status-kendaraan-umum"
    hair = question("Izin apa yang wajib?", permit("nib", 0.54), permit("izin-penebangan-pohon", 0.22))
    assert of_the_subject(hair, "pangkas rambut", knowledge).candidates[0].id == "nib"


def test_a_permit_that_the_mail_never_names_gives_way_to_the_one_it_names(knowledge: Knowledge) -> None:
    named = knowledge.permits["status-kendaraan-umum"]
    asked = question("Harus ada surat koperasi?", permit("izin-angkutan-orang", 0.58), permit(named.id, 0.27))
    assert going_on(asked, Spoken(named, (named.id,)), knowledge).candidates[0].id == named.id


@pytest.mark.parametrize(
    ("words", "goes_on"),
    [
        ("kalau perlu berapa lama", True),
        ("if so how much per month", True),
        ("kalau tanah sengketa bagaimana", False),
    ],
)
def test_what_goes_on_from_a_yes_is_known_by_its_beginning(words: str, *, goes_on: bool) -> None:
    assert is_if_so(question(words)) is goes_on


def test_a_bare_question_is_read_with_the_sentence_before_it() -> None:
    text = "Saya punya toko. Setahu saya surat domisili sudah dihapus. Jadi butir itu kami isi apa?"
    asked = question("Jadi butir itu kami isi apa?", start=text.index("Jadi"))
    carried = ToldBefore("PAUD", text, [asked]).carried(asked)
    assert carried is not None
    assert carried.text == "setahu saya surat domisili sudah dihapus. Jadi butir itu kami isi apa?"


def test_a_question_that_says_enough_or_wants_a_list_or_a_figure_is_read_alone() -> None:
    text = "Saya punya toko. Apakah refraksionis boleh merangkap optik? Syaratnya apa? Biayanya?"
    told = ToldBefore("", text, [])
    assert told.carried(question("Apakah refraksionis boleh merangkap optik?", form=Form.ALLOWED, start=17)) is None
    assert told.carried(question("Syaratnya apa?", form=Form.LIST, start=60)) is None
    assert told.carried(question("Biayanya?", aspects=(Aspect.FEE,), start=75)) is None


@pytest.mark.parametrize(
    ("sentence", "story"),
    [
        ("Tempat kerja saya minta fotokopi SIPB dilegalisir.", True),
        ("Kalau tetap perlu,", True),
        ("Mohon syarat SIPB.", False),
        ("SIPB itu apa?", False),
    ],
)
def test_a_sentence_that_asks_nothing_is_a_story(sentence: str, *, story: bool) -> None:
    text = f"{sentence} Legalisirnya di mana?"
    same = Candidate("topic", "legalisir", 0.9)
    first, after = (
        question(sentence.rstrip(","), same),
        question("Legalisirnya di mana?", same, start=len(sentence) + 1),
    )
    assert ToldBefore("", text, [first, after]).is_story(first, after) is story


def borne(knowledge: Knowledge, text: str, asked: Question) -> Question:
    templates = Templates(Path(ROOT / "templates"))
    understanding = Understanding(Action.ANSWER, (asked,), (), (), ())
    return BorneOut(knowledge, templates, text, understanding).borne_out(asked, None)


def test_an_entry_of_which_the_mail_has_no_word_is_left_out(knowledge: Knowledge) -> None:
    asked = question("pajaknya berapa persen?", permit("izin-reklame", 0.7), permit("izin-parkir", 0.4))
    found = borne(knowledge, "lahan mau dijadikan parkir. pajaknya berapa persen?", asked)
    assert [candidate.id for candidate in found.candidates] == ["izin-parkir"]
    assert borne(knowledge, "papan reklame toko. pajaknya berapa persen?", asked).candidates[0].id == "izin-reklame"


def test_a_status_needs_a_word_of_an_application() -> None:
    asked = question("SIPB saya masih sampai 2028", aspects=(Aspect.STATUS, Aspect.REQUIREMENTS))
    assert with_status_borne(asked, Case()).aspects == (Aspect.REQUIREMENTS,)
    assert with_status_borne(asked, Case(numbered=True)) is asked
    waits = question("izin saya sampai mana", aspects=(Aspect.STATUS,))
    assert with_status_borne(waits, Case()) is waits


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Permohonan saya ditolak kemarin.", "refused"),
        ("Kalau lewat apa langsung ditolak?", None),
        ("Bakal ditolak dua-duanya ga?", None),
        ("I am afraid it could be rejected", None),
        ("Berkas dikembalikan, kalau lewat apa ditolak?", "returned"),
    ],
)
def test_what_may_become_of_an_application_has_not(text: str, outcome: str | None) -> None:
    assert case_of(text).outcome == outcome


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("sering malam saya berpikir lebih baik selesai saja", "despair"),
        ("pasien bengkak sampai leher, susah nafas", "emergency"),
        ("pohon miring ke arah ruang kelas", "danger"),
        ("dahannya lapuk, takut tumbang kena anak saya", "danger"),
        ("rencana dimakamkan sore ini di Semper", "burial"),
        ("we want to bury her tomorrow", "burial"),
        ("mau dimakamkan di Semper, syaratnya apa", ""),
        ("gagal unggah terus, hari ini terakhir", "deadline"),
        ("besok SKRD saya kedaluwarsa", "deadline"),
        ("the deadline is tomorrow", "deadline"),
        ("besok hari terakhir sekolah, loketnya buka jam berapa", ""),
        ("hari ini saya terakhir kali ke sana", ""),
        ("tidak berbahaya, hanya rimbun", ""),
        ("SLF kami ditolak dengan alasan tangga darurat", ""),
        ("the report asks for an emergency exit", ""),
        ("Sabtu malam ada kebakaran di gang kami, sekarang galang dana", ""),
        ("atapnya ambruk, keadaan darurat", "danger"),
        ("syaratnya apa saja", ""),
    ],
)
def test_what_is_urgent_is_seen(words: str, kind: str) -> None:
    assert urgent(words) == kind


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("saya dibentak di loket", "treated-badly"),
        ("rumah saya kebakaran", "misfortune"),
        ("saya sudah sangat lelah dengan sistem ini", "weary"),
        ("INI KANTOR APA PASAR???", "angry"),
        ("kalau telat apa makam ibu saya dibongkar???", ""),
        ("MAKAM IBU SAYA DIBONGKAR!!!", "angry"),
        ("di rumah sakit mana saya urus SIP", ""),
    ],
)
def test_what_somebody_went_through_is_seen(words: str, what: str) -> None:
    assert plight(words) == what


@pytest.mark.parametrize(
    ("mail", "first"),
    [
        ("Pentas tari di balai warga, apa perlu TDP?", "tanda-daftar-pertunjukan"),
        ("Pentas tari di balai warga, apa perlu Tanda Daftar Perusahaan (TDP)?", "tdp"),
    ],
)
def test_a_short_name_means_the_permit_that_is_issued_unless_the_other_is_named(
    mail: str, first: str, knowledge: Knowledge
) -> None:
    asked = question("apa perlu TDP?", permit("tdp", 0.9), permit("tanda-daftar-pertunjukan", 0.6))

    assert of_the_namesake(asked, mail, knowledge.permits).candidates[0].id == first


def test_who_is_far_likelier_is_meant_by_a_short_name(knowledge: Knowledge) -> None:
    asked = question("TDP toko saya habis", permit("tdp", 0.9), permit("tanda-daftar-pertunjukan", 0.1))

    assert of_the_namesake(asked, "TDP toko saya habis", knowledge.permits) is asked


def test_only_a_shared_name_makes_a_namesake(knowledge: Knowledge) -> None:
    company, show, grave = (knowledge.permits[i] for i in ("tdp", "tanda-daftar-pertunjukan", "iptm-baru"))

    assert is_namesake(company, [show], "do we need a TDP for a concert?")
    assert not is_namesake(company, [grave], "do we need a TDP for a concert?")
    assert not is_namesake(company, [company], "TDP?")
