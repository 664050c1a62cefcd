"""On which matter a mail is, when one word of it speaks of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.config import load
from helpdesk.draft.answer.of_the_undertaking import Matters
from helpdesk.draft.asked.of_its_matter import of_its_matter
from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.draft.templating.templates import Templates
from helpdesk.knowledge.load import load as load_knowledge
from helpdesk.model.asked_text import AskedText
from helpdesk.model.question import Action, Aspect, Candidate, Form, Question, Understanding

ROOT = Path(__file__).parents[2]
KNOWLEDGE = load_knowledge(load(ROOT / "config.toml").draft.faq)
NAMES = PermitNames(KNOWLEDGE.permits.values(), bare=True)
TEMPLATES = Templates(ROOT / "templates")


def understood(*about: tuple[str, float], text: str = "itu gimana ya?", form: Form = Form.OPEN) -> Understanding:
    """Return one question that may be on these entries, and the permits among them as those of its mail."""
    found = tuple(Candidate("permit" if i in KNOWLEDGE.permits else "topic", i, p) for i, p in about)
    question = Question(text, 0, len(text), (Aspect.PROCEDURE,), 0.0, found, text, form)
    permits = tuple(i for i, _ in about if i in KNOWLEDGE.permits)
    return Understanding(Action.ANSWER, (question,), permits, (), ())


def first(understanding: Understanding) -> str:
    """Return the id that the question is on, or an empty string."""
    candidates = understanding.questions[0].candidates
    return candidates[0].id if candidates else ""


@pytest.mark.parametrize(
    ("mail", "about", "meant"),
    [
        ("Ini penipuan bukan ya, disuruh transfer?", ("survei-kepuasan", "biaya-iptm"), "biaya-iptm"),
        ("Saya dapat tautan survei kepuasan, penipuan bukan?", ("survei-kepuasan", "biaya-iptm"), "survei-kepuasan"),
        (
            "Izin TK saya sudah enam minggu belum keluar",
            ("pengaduan-waktu", "status-lama-proses"),
            "status-lama-proses",
        ),
        ("Aduan saya sudah enam minggu belum dijawab", ("pengaduan-waktu", "status-lama-proses"), "pengaduan-waktu"),
        ("NIB saya tertulis perdagangan eceran, padahal jasa", ("siup", "nib"), "nib"),
        ("SIUP saya untuk perdagangan eceran, padahal jasa", ("siup", "nib"), "siup"),
        ("Ibu saya tidak bisa tulis, kalau jempol saja sah?", ("hasil-ttd-elektronik", "surat-kuasa"), "surat-kuasa"),
        ("Diminta kartu kuning waktu melamar kerja", ("status-kendaraan-umum", "mpp"), "mpp"),
        ("Mau bikin pelat kuning buat angkot", ("status-kendaraan-umum", "mpp"), "status-kendaraan-umum"),
        ("PT kami diminta bank menunjukkan TDP", ("tanda-daftar-pertunjukan", "tdp"), "tdp"),
        (
            "PT kami mau bikin konser, TDP-nya bagaimana",
            ("tanda-daftar-pertunjukan", "tdp"),
            "tanda-daftar-pertunjukan",
        ),
        ("Surat makam ayah habis bulan depan", ("iptm-baru", "iptm-perpanjangan"), "iptm-perpanjangan"),
        ("Ayah wafat tadi pagi, TPU mana yang masih ada petak baru", ("iptm-baru", "iptm-tumpang"), "iptm-baru"),
        ("Ibu wafat tadi malam, mau satu liang dengan bapak", ("iptm-baru", "iptm-tumpang"), "iptm-tumpang"),
        ("Kalau tidak diperpanjang makam ibu ditumpang orang", ("iptm-tumpang", "iptm-baru"), "iptm-perpanjangan"),
        ("Makam kakek mau diperpanjang, lalu nenek tumpang di makam itu", ("iptm-tumpang", "nib"), "iptm-tumpang"),
    ],
)
def test_what_a_mail_tells_decides_and_not_one_word(mail: str, about: tuple[str, str], meant: str) -> None:
    seen = of_its_matter(understood((about[0], 0.8), (about[1], 0.3)), mail, KNOWLEDGE.permits, NAMES)
    assert first(seen) == meant
    assert about[0] not in {*seen.permits} - {meant}


@pytest.mark.parametrize(
    ("told", "question", "about", "meant"),
    [
        ("Rumah orang tua mau dijadiin kos", "mulai dari mana?", ("pbg", 0.1), "izin-rumah-kost"),
        ("Saya mau buka toko obat", "asisten apotekernya wajib ada dulu?", ("sipttk", 0.9), "izin-toko-obat"),
        ("Saya mau buka toko obat", "asisten apotekernya boleh nyusul?", ("sipttk", 0.9), "izin-toko-obat"),
        ("Saya mau buka toko obat", "SIPTTK berlaku berapa lama?", ("sipttk", 0.9), "sipttk"),
        ("Saya mau buka warung, NIB sudah ada", "kapan loket buka?", ("jam-layanan", 0.9), "jam-layanan"),
        ("Mau urus toko obat dan buka klinik, usaha kos juga", "mulai dari mana?", ("pbg", 0.1), "pbg"),
    ],
)
def test_a_question_is_on_what_its_writer_wants_to_open(
    told: str, question: str, about: tuple[str, float], meant: str
) -> None:
    asked = AskedText("tanya", f"{told}. {question}")
    seen = Matters(KNOWLEDGE, NAMES, TEMPLATES, 0.35).meant(understood(about, text=question), asked)
    assert first(seen) == meant
