"""Permits that a mail names as papers, and permits that it gives back."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.documents.applied_for import as_applied_for, documents_for
from helpdesk.documents.mailed import Mailed
from helpdesk.documents.named import named_in
from helpdesk.knowledge.load import load
from helpdesk.model.question import Action, Aspect, Candidate, Question, Understanding
from tests.entries import attachment

KNOWLEDGE = load(Path(__file__).parents[2] / "faq")


def meant(text: str, *permits: str, action: Action = Action.DOCUMENTS_CHECK) -> Understanding:
    """Return what is made of a mail with one question for each of ``permits``, each taken to be on that one."""
    questions = tuple(
        Question("q", 0, 1, (Aspect.DOCUMENTS_CHECK,), 0.0, (Candidate("permit", permit, 0.9),)) for permit in permits
    )
    understanding = Understanding(action, questions, permits, (), ())
    return as_applied_for(understanding, Mailed((attachment("KTP.jpg"),), text), KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "paper", "applied"),
    [
        ("Mau urus SLHS. Ini KTP dan NIB, apakah sudah lengkap?", "nib", "slhs"),
        ("Mau urus SLHS. Terlampir KTP dan NIB, mohon dicek.", "nib", "slhs"),
        ("pagi, mau urus izin optik. ini ktp sama NIB nya, apa yg kurang", "nib", "izin-optik"),
        ("mau urus izin parkir. ini NIB, ktp, denah, masih kurang apa ya min", "nib", "izin-parkir"),
        ("Berikut berkas PBG rumah saya: ktp, KRK. Tolong dicek ya min", "krk", "pbg"),
        ("Mengajukan SLF. Berikut kami sampaikan KTP, KRK dan PBG. Mohon diperiksa.", "pbg", "slf"),
        ("Permohonan SLF gedung\nBersama ini saya lampirkan:\n1. KTP\n2. PBG\n3. KRK\nMohon dicek.", "krk", "slf"),
        ("Mau urus SLHS. NIB sudah ada. Mohon dicek kurangnya apa saja.", "nib", "slhs"),
        ("Mau urus SIPPT. KRK masih diproses. Kurang apa lagi?", "krk", "sippt"),
        ("Mau urus izin PAUD. NIB dan KTP ketua sudah ada di JakEVO. Mohon dicek.", "nib", "izin-paud"),
        ("mau urus izin reklame, IMB menyusul. sudah lengkap belum?", "imb-rumah-tinggal", "izin-reklame"),
        ("Saya sudah punya NIB, mau urus PIRT keripik, apa yang kurang?", "nib", "spp-irt"),
        ("mau urus izin toko obat. ini ktp, izin tenaga (SIPTTK) karyawan\nkurang apa", "sipttk", "izin-toko-obat"),
        ("Saya mau urus izin apotek, ini berkasnya. SIPA saya kirim besok ya.", "sipa-apoteker", "izin-apotek"),
        ("I want to apply for SLHS. Attached are my KTP and NIB, is it complete?", "nib", "slhs"),
    ],
)
def test_a_permit_among_the_papers_that_came_is_not_applied_for(text: str, paper: str, applied: str) -> None:
    found = meant(text, paper)

    assert found.permits == (applied,)
    assert [c.id for q in found.questions for c in q.candidates] == [applied]


@pytest.mark.parametrize(
    ("text", "permit"),
    [
        ("Mau urus NIB. Ini KTP dan NPWP, apakah sudah lengkap?", "nib"),
        ("Mau urus SLHS dan NIB, KTP sudah ada. Kurang apa?", "nib"),
        ("Ini NIB saya, kenapa KBLI-nya salah? Nanti mau urus SLHS.", "nib"),
        ("Mau urus SLHS. Ini KTP untuk NIB, sudah cukup?", "nib"),
        ("Mau urus SLHS. NIB belum punya, bagaimana cara bikin NIB? Ini ktp saya.", "nib"),
        ("Terlampir berkas NIB saya, mohon dicek. SLHS sudah ada.", "nib"),
        ("Terlampir KTP dan NIB, mohon dicek.", "nib"),
        ("Terlampir SIPP saya, mohon dicek. Nanti saya mau buat izin klinik.", "sipp-perawat"),
        ("Mau perpanjang SIPTTK di toko obat. Terlampir SIPTTK lama dan STR.", "sipttk"),
        ("Berikut dokumen permohonan KRK, PBG menyusul setelah KRK terbit.", "krk"),
        ("NIB saya masih diproses, kapan jadi? Mau urus SLHS juga.", "nib"),
    ],
)
def test_a_permit_that_is_asked_for_or_about_stays(text: str, permit: str) -> None:
    assert meant(text, permit).permits == (permit,)


def test_a_permit_that_is_understood_without_being_named_is_what_the_paper_is_for() -> None:
    text = "Kami mengajukan pendirian SMP. NIB dan KTP ketua sudah ada di JakEVO. Mohon konfirmasinya."

    found = meant(text, "izin-sekolah-formal", "nib")

    assert found.permits == ("izin-sekolah-formal",)
    checks = documents_for(found, Mailed((attachment("KTP.jpg"),), text), KNOWLEDGE)
    assert [one.permit for one in checks] == ["izin-sekolah-formal"]


def test_a_mail_without_papers_and_wish_to_have_them_checked_is_left_alone() -> None:
    understanding = Understanding(Action.ANSWER, (), ("nib",), (), ())
    mailed = Mailed((), "Mau urus SLHS, NIB sudah ada. Berapa biayanya?")

    assert as_applied_for(understanding, mailed, KNOWLEDGE) is understanding


@pytest.mark.parametrize("permit", ["sipb-bidan", "sipp-perawat", "sipa-apoteker", "sipttk", "sip-atlm"])
@pytest.mark.parametrize(
    "text",
    [
        "mau cabut {} saya di Klinik Melati krn pindah kota. ini dokumennya, kurang apa?",
        "Selamat pagi, mohon pencabutan {} saya karena pindah. Berkas terlampir, mohon dicek.",
        "{} saya mau saya kembalikan/cabut karena pindah kerja ke Bandung. ini berkasnya",
        "Saya berhenti, {} saya mohon dicabut. Berkas terlampir.",
        "Saya hendak mencabut {}, apakah ini sudah cukup?",
        "I want to revoke my {}, are these papers enough?",
    ],
)
def test_a_practice_permit_that_is_given_back_is_revoked(text: str, permit: str) -> None:
    name = KNOWLEDGE.permits[permit].aliases[0]

    assert meant(text.format(name), permit).permits == ("pencabutan-sip",)


@pytest.mark.parametrize(
    ("text", "permit"),
    [
        ("Mau urus SIPB baru, SIPB lama sudah dicabut. Ini berkasnya.", "sipb-bidan"),
        ("Mau cabut SIPB lama dan bikin SIPB di klinik baru. Ini berkasnya.", "sipb-bidan"),
        ("Apakah SIPB lama harus dicabut dulu? Ini berkas saya.", "sipb-bidan"),
        ("SIPB saya dicabut dinas, ini berkasnya.", "sipb-bidan"),
        ("Mohon dicek berkas SIPB saya.", "sipb-bidan"),
        ("Mau cabut NIB, ini berkasnya.", "nib"),
    ],
)
def test_a_permit_that_is_applied_for_anew_or_is_no_practice_permit_is_not(text: str, permit: str) -> None:
    assert meant(text, permit).permits == (permit,)


def test_names_stand_in_a_mail_with_or_without_what_is_glued_to_them() -> None:
    text = "NIBnya dan cabut SIPB"

    found = [text[name.start : name.end] for name in named_in(text, KNOWLEDGE)]

    assert found == ["NIBnya", "SIPB"]


@pytest.mark.parametrize(
    "text",
    [
        "Mohon jangan dicabut {} saya, berkas perpanjangan terlampir, lengkap?",
        "Apakah pencabutan {} otomatis? Saya lampirkan berkas untuk tempat praktik kedua.",
        "{} saya minta dikembalikan bila kurang, mohon dicek.",
    ],
)
def test_who_wants_no_revocation_keeps_the_permit(text: str) -> None:
    name = KNOWLEDGE.permits["sipb-bidan"].aliases[0]

    assert meant(text.format(name), "sipb-bidan").permits == ("sipb-bidan",)


def test_what_the_clinic_applies_for_is_not_what_its_nurse_does() -> None:
    text = "SIPP saya belum terbit, berkas saya lengkap? Klinik sedang urus izin klinik."

    assert meant(text, "sipp-perawat").permits == ("sipp-perawat",)


@pytest.mark.parametrize("filler", ["/", " ", "(", "\t", "ini NIB ", "- ", ": "])
def test_filler_behind_a_name_changes_nothing(filler: str) -> None:
    text = "Mohon dicek berkas kafe saya. KTP dan NIB " + filler * (9000 // len(filler)) + " belum saya scan"

    assert meant(text, "nib").permits == ("nib",)  # a pattern that goes back and forth here took 20 s
