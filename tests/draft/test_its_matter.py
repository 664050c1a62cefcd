"""On which matter a mail is, when one word of it speaks of another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.config import load
from helpdesk.draft.answer.of_the_undertaking import Matters
from helpdesk.draft.asked.asks import extends
from helpdesk.draft.asked.of_its_matter import of_its_matter
from helpdesk.draft.asked.permit_names import PermitNames
from helpdesk.draft.block.nuisance import on_nuisance
from helpdesk.draft.templating.templates import Templates
from helpdesk.knowledge.load import load as load_knowledge
from helpdesk.model.asked_text import AskedText
from helpdesk.model.question import Action, Aspect, Candidate, Form, Line, Question, Understanding

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
        (
            "STR saya seumur hidup, SIP apa jadi seumur hidup juga",
            ("sip-masa-berlaku", "sip-dokter"),
            "sip-masa-berlaku",
        ),
        ("STR sudah seumur hidup, KTP saya Klaten, bisa?", ("sip-masa-berlaku", "sip-dokter"), "sip-dokter"),
        ("NIB saya tertulis perdagangan eceran, padahal jasa", ("siup", "nib"), "nib"),
        ("SIUP saya untuk perdagangan eceran, padahal jasa", ("siup", "nib"), "siup"),
        ("Ibu saya tidak bisa tulis, kalau jempol saja sah?", ("hasil-ttd-elektronik", "surat-kuasa"), "surat-kuasa"),
        ("Tanda tangan wakil dekan pada surat pengantar sah?", ("surat-kuasa", "berkas-scan-asli"), "berkas-scan-asli"),
        ("Wakil direktur yang urus, pakai surat kuasa?", ("surat-kuasa", "berkas-scan-asli"), "surat-kuasa"),
        ("Saya tanda tangan jadi saksi, boleh saya tarik?", ("batal-permohonan", "wna"), "wna"),
        ("Permohonan salah ketik, boleh saya tarik?", ("batal-permohonan", "wna"), "batal-permohonan"),
        ("Kalau hujan pestanya bisa diundur tanpa bayar lagi?", ("survei-ditunda", "biaya-umum"), "biaya-umum"),
        ("Surveinya hujan, bisa diundur?", ("survei-ditunda", "biaya-umum"), "survei-ditunda"),
        ("Sorry for the English. May I apply?", ("bahasa-inggris", "wna"), "wna"),
        ("Do you answer in English?", ("bahasa-inggris", "wna"), "bahasa-inggris"),
        ("Ajukan sekarang atau tunggu lengkap?", ("perbaikan-batas-waktu", "slhs"), "slhs"),
        ("Berkas saya dikembalikan, batasnya kapan?", ("perbaikan-batas-waktu", "slhs"), "perbaikan-batas-waktu"),
        ("Saya drh, klinik di ruko izinnya dulu atau SIP?", ("izin-klinik", "nib"), "sip-dokter-hewan"),
        ("Dokter gigi dan drh satu ruko, klinik giginya?", ("izin-klinik", "nib"), "izin-klinik"),
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
    seen = of_its_matter(understood((about[0], 0.8), (about[1], 0.3)), mail, KNOWLEDGE, NAMES)
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
        ("Mau buka kursus barista", "kalau lembaga pelatihan kerja syaratnya?", ("izin-lpk", 0.9), "izin-lpk"),
        ("Mau buka klinik hewan", "diterbitkan di mana?", ("ke-unit-mana", 0.1), "ke-unit-mana"),
        ("Mau buka klinik kecil di Tebet", "diterbitkan di mana?", ("ke-unit-mana", 0.1), "izin-klinik"),
        ("Mau buka usaha rongsokan", "perlu persetujuan tetangga?", ("izin-gangguan", 0.9), "izin-gangguan"),
        ("Mau urus toko obat dan buka klinik, usaha kos juga", "mulai dari mana?", ("pbg", 0.1), "pbg"),
    ],
)
def test_a_question_is_on_what_its_writer_wants_to_open(
    told: str, question: str, about: tuple[str, float], meant: str
) -> None:
    asked = AskedText("tanya", f"{told}. {question}")
    seen = Matters(KNOWLEDGE, NAMES, TEMPLATES, 0.35).meant(understood(about, text=question), asked)
    assert first(seen) == meant


def test_where_to_go_before_a_burial_wants_the_steps_and_the_papers() -> None:
    where = understood(("iptm-baru", 0.9), text="harus ke mana dulu?", form=Form.WHERE)

    near = of_its_matter(where, "Ibu wafat tadi pagi, mau dimakamkan siang ini.", KNOWLEDGE, NAMES)
    far = of_its_matter(where, "Makam ibu saya, izinnya di mana?", KNOWLEDGE, NAMES)

    assert set(near.questions[0].aspects) == {Aspect.REQUIREMENTS, Aspect.PROCEDURE}
    assert far.questions[0].aspects == (Aspect.PROCEDURE,)


@pytest.mark.parametrize(
    ("words", "about", "aspects"),
    [
        ("jangka waktu izin", "izin-pub", (Aspect.VALIDITY,)),
        ("jangka waktu izin penempatan kabel", "izin-jaringan-utilitas", (Aspect.DURATION,)),
        ("jangka waktu izin keluar berapa hari", "izin-pub", (Aspect.DURATION,)),
        ("how long", "data-pribadi-hapus", (Aspect.OTHER,)),
    ],
)
def test_a_term_is_that_of_what_is_spoken_of(words: str, about: str, aspects: tuple[Aspect, ...]) -> None:
    seen = understood((about, 0.9), text=words)
    asked = replace(seen, questions=(replace(seen.questions[0], aspects=(Aspect.DURATION,)),))
    assert of_its_matter(asked, words, KNOWLEDGE, NAMES).questions[0].aspects == aspects


@pytest.mark.parametrize(
    ("mail", "told"),
    [
        ("Pohon jalan miring ke rumah, boleh kami tebang sendiri?", False),
        ("Pohon jalan miring, kalau ditebang sendiri dendanya berapa?", True),
    ],
)
def test_a_penalty_is_told_to_who_asks_for_it(mail: str, told: bool) -> None:
    permit = KNOWLEDGE.permits["izin-penebangan-pohon"]
    number = next(i for i, one in enumerate(permit.particulars) if "kurungan" in one.text)
    seen = replace(understood(("pohon-tumbang", 0.8)), lines=(Line(permit.id, number, 0.9, None, 0, 5),))
    assert bool(of_its_matter(seen, mail, KNOWLEDGE, NAMES).lines) is told


def test_an_advance_to_a_workman_is_no_fee_of_the_permit_to_fell_a_tree() -> None:
    seen = understood(("biaya-pungli-calo", 0.2), text="sudah kasih uang muka, apa harus ada surat pemda?")
    seen = replace(seen, questions=(replace(seen.questions[0], aspects=(Aspect.FEE,)),))
    (question,) = of_its_matter(seen, "Pohon depan pagar sudah miring.", KNOWLEDGE, NAMES).questions
    assert (question.candidates[0].id, question.aspects) == ("pohon-tumbang", (Aspect.PROCEDURE,))


@pytest.mark.parametrize(
    ("mail", "nuisance"),
    [
        ("Kafe sebelah rumah berisik sampai pagi, kalian yang kasih izin kan? cabut", True),
        ("The workshop next door is so noisy, please revoke its permit", True),
        ("Bengkel saya ditegur karena berisik, izin apa yang kurang? rumah sebelah protes", False),
        ("Saya mau buka karaoke di ruko sebelah rumah, izinnya apa?", False),
    ],
)
def test_who_complains_of_noise_is_told_where_that_goes(mail: str, nuisance: bool) -> None:
    question = understood(("izin-gangguan", 0.9), text=mail).questions[0]
    demand = on_nuisance(question, mail, KNOWLEDGE)
    assert (demand is not None and demand.topic.id == "pengaduan-saluran") is nuisance


@pytest.mark.parametrize(
    ("mail", "asked", "reports"),
    [
        (
            "Rumah sebelah naik empat lantai, papan PBG tidak ada. Nama saya dirahasiakan ya",
            "Nama saya dirahasiakan ya",
            True,
        ),
        ("warga resah, ada gudang belum berizin di RT kami. bisa dicek pak", "bisa dicek pak", True),
        ("A neighbour is building without a permit. Who can stop it?", "Who can stop it?", True),
        (
            "Saya mau bangun ruko, tetangga belum punya izin juga. Boleh dicek syaratnya?",
            "Boleh dicek syaratnya?",
            False,
        ),
        ("Usaha laundry saya dilaporkan tetangga karena tidak ada izin. Bisa dicek?", "Bisa dicek?", False),
        ("Pohon dekat warung miring. Boleh tanpa izin? Lapor ke siapa?", "Lapor ke siapa?", False),
        ("Rumah sebelah naik empat lantai, papan PBG tidak ada. PBG itu apa?", "PBG itu apa?", False),
    ],
)
def test_who_reports_a_building_without_permit_is_told_where_that_goes(mail: str, asked: str, reports: bool) -> None:
    question = understood(("biaya-pungli-calo", 0.6), text=asked).questions[0]
    demand = on_nuisance(question, mail, KNOWLEDGE)
    assert (demand is not None and demand.topic.id == "pengaduan-saluran") is reports
    assert on_nuisance(question, mail, KNOWLEDGE, levied=True) is None  # secrecy is wanted of who took money


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("rumah saya mau ditingkat", True),
        ("rencana nambah lantai dua", True),
        ("we want to add a second storey", True),
        ("rumah dua lantai mau dijual", False),
        ("tingkat risiko usaha saya", False),
    ],
)
def test_a_storey_more_is_seen(text: str, more: bool) -> None:
    assert extends(text) is more
