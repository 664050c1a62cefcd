import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helpdesk.config import Office
from helpdesk.draft.letter.letter import Writer
from helpdesk.errors import NotFoundError, TemplateError
from helpdesk.model.draft import Letter
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.message import Attachment, Body, Message, Unreadable
from helpdesk.model.question import (
    BLANK_FORM,
    Action,
    Aspect,
    Candidate,
    CheckedDocuments,
    Form,
    Question,
    Recognised,
    Understanding,
)
from tests.draft.conftest import KNOWLEDGE, TEMPLATES

TODAY = date(2026, 11, 24)
Mail = Callable[..., Message]


def ask(*aspects: Aspect, about: tuple[tuple[str, float], ...] = (), outside: float = 0.0, text: str = "q") -> Question:
    """Return a question with these candidates, best first."""
    topics = ("jam", "biaya-umum", "status-cek")
    candidates = tuple(Candidate("topic" if i in topics else "permit", i, c) for i, c in about)
    return Question(text, 0, len(text), aspects, outside, candidates)


def understood(
    *questions: Question, action: Action = Action.ANSWER, permits: tuple[str, ...] = (), illegal_fee: bool = False
) -> Understanding:
    """Return a mail that asks ``questions``."""
    return Understanding(action, questions, permits, (), (), illegal_fee)


def text_of(letter: Letter | None) -> str:
    assert letter is not None
    return letter.text


@pytest.fixture
def write(writer: Writer, mail: Mail) -> Callable[..., Letter | None]:
    """Writes the reply to a mail with this text."""

    def reply(
        understanding: Understanding,
        text: str = "tanya",
        *,
        message: Message | None = None,
        language: str | None = "id",
        documents: tuple[CheckedDocuments, ...] = (),
        ticket_number: str | None = "PTSP-2026-000123",
    ) -> Letter | None:
        return writer.write(
            understanding,
            message or mail(),
            Body(text, "", ""),
            documents=documents,
            ticket_number=ticket_number,
            today=TODAY,
            language=language,
        )

    return reply


def test_nobody_is_answered_who_needs_no_reply(write: Callable[..., Letter | None]) -> None:
    assert write(understood(action=Action.NO_REPLY)) is None


def test_only_the_side_that_was_asked_for_is_told(write: Callable[..., Letter | None]) -> None:
    letter = write(understood(ask(Aspect.FEE, about=(("makam", 0.9),))))
    assert letter is not None
    assert "Tidak dipungut biaya. Dasarnya: Klarifikasi 2024." in letter.text
    assert "IPTM asli" not in letter.text
    assert "Langkah" not in letter.text
    assert "per 6 Agustus 2024" in letter.text
    assert letter.blocks[0].answered_by == ("makam",)


def test_a_list_tells_what_all_bring_before_what_some_add(write: Callable[..., Letter | None]) -> None:
    text = text_of(write(understood(ask(Aspect.REQUIREMENTS, about=(("makam", 0.9),)))))
    assert "1. IPTM asli; bila IPTM hilang, diganti surat hilang\n2. KTP ahli waris\n" in text
    assert "Bila dikuasakan, siapkan juga:\n3. Surat kuasa\n4. KTP wakil" in text


@pytest.mark.parametrize("stale", ["Rp40.000", "Perda Usang", "Perda Ragu", "SKDP lama", "1990"])
def test_what_has_been_overtaken_is_not_told(write: Callable[..., Letter | None], stale: str) -> None:
    every = (Aspect.REQUIREMENTS, Aspect.FEE, Aspect.LEGAL, Aspect.VALIDITY, Aspect.PROCEDURE)
    text = text_of(write(understood(ask(*every, about=(("makam", 0.9),)))))
    assert stale not in text
    assert "Perda Contoh Nomor 3 Tahun 2007" in text


def test_unknown_is_said_to_be_unknown(write: Callable[..., Letter | None]) -> None:
    text = text_of(write(understood(ask(Aspect.FEE, Aspect.DURATION, about=(("klinik", 0.9),)))))
    assert "biaya dan lama proses, belum kami temukan ketentuan resminya" in text
    assert "Rp" not in text
    assert "hari kerja" not in text
    assert "tidak dipungut" not in text


def test_another_regions_list_is_not_presented_as_jakartas(write: Callable[..., Letter | None]) -> None:
    text = text_of(write(understood(ask(Aspect.REQUIREMENTS, about=(("klinik", 0.9),)))))
    assert text.index("Kabupaten Contoh. Di Jakarta ketentuannya belum tentu sama") < text.index("KTP direktur")


def test_a_replaced_permit_is_answered_from_its_successor(write: Callable[..., Letter | None]) -> None:
    letter = write(understood(ask(Aspect.REQUIREMENTS, about=(("siup", 0.9),))))
    assert letter is not None
    assert "SIUP sudah tidak diterbitkan lagi. Penggantinya adalah Nomor Induk Berusaha (NIB)" in letter.text
    assert "KTP pelaku usaha" in letter.text
    assert "Neraca" not in letter.text
    assert letter.blocks[0].answered_by == ("siup", "nib")


def test_questions_are_numbered_in_the_citizens_order(write: Callable[..., Letter | None]) -> None:
    text = text_of(
        write(understood(ask(Aspect.OTHER, about=(("jam", 0.9),)), ask(Aspect.FEE, about=(("makam", 0.9),))))
    )
    assert text.index("1. Jam berapa layanan buka?") < text.index("2. Biaya Izin Makam (IM)")


def test_one_question_has_no_number(write: Callable[..., Letter | None]) -> None:
    text = text_of(write(understood(ask(Aspect.FEE, about=(("makam", 0.9),)))))
    assert "1. " not in text
    assert "Berikut jawaban kami mengenai biaya Izin Makam (IM)." in text


def test_a_fact_that_two_questions_share_is_told_once(write: Callable[..., Letter | None]) -> None:
    about = (("makam", 0.9),)
    letter = write(understood(ask(Aspect.FEE, Aspect.VALIDITY, about=about), ask(Aspect.FEE, about=about)))
    assert letter is not None
    assert letter.text.count("Tidak dipungut biaya") == 1
    assert "sudah dijelaskan pada nomor" not in letter.text
    assert all("Tidak dipungut biaya" in block.text for block in letter.blocks)


def test_the_same_question_asked_twice_is_one(write: Callable[..., Letter | None]) -> None:
    about = (("makam", 0.9),)
    text = text_of(write(understood(ask(Aspect.FEE, about=about), ask(Aspect.FEE, about=about))))
    assert "2." not in text


def test_below_the_confidence_a_person_will_look(write: Callable[..., Letter | None]) -> None:
    letter = write(understood(ask(Aspect.FEE, about=(("makam", 0.2),)), action=Action.ESCALATE))
    assert letter is not None
    assert "Mengenai biaya, kami belum dapat menjawab dengan pasti" in letter.text
    assert "Tidak dipungut" not in letter.text
    assert letter.blocks[0].answered_by == ()


def test_a_mail_without_any_question_gets_an_honest_reply(write: Callable[..., Letter | None]) -> None:
    assert "akan dibaca oleh petugas kami" in text_of(write(understood(action=Action.ESCALATE)))


def test_an_ambiguous_name_becomes_a_choice(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.REQUIREMENTS, about=(("makam", 0.5), ("klinik", 0.4), ("nib", 0.3)))
    letter = write(understood(question, action=Action.CLARIFY, permits=("makam", "klinik")))
    assert letter is not None
    assert "a. Izin Makam (IM): izin memakai petak makam\nb. Izin Klinik: izin bagi klinik" in letter.text
    assert "menyebutkan a atau b" in letter.text
    assert letter.blocks[0].answered_by == ("makam", "klinik")


def test_another_offices_matter_is_called_so_unless_nothing_was_found(write: Callable[..., Letter | None]) -> None:
    outside = ask(Aspect.PROCEDURE, outside=0.9)
    assert "di luar layanan" in text_of(write(understood(outside)))
    assert "di luar layanan" not in text_of(write(understood(outside, action=Action.ESCALATE)))


def test_a_status_is_never_guessed(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.STATUS, about=(("makam", 0.9),))
    asked = text_of(write(understood(question, action=Action.STATUS), "tolong cek"))
    assert "mohon balas surel ini dengan nomor permohonan" in asked
    given = text_of(write(understood(question, action=Action.STATUS), "tolong cek permohonan no. 98765/SIP/2026"))
    assert "Nomor permohonan yang Bapak/Ibu tulis sudah kami terima" in given
    assert "98765" not in given
    assert "IPTM asli" not in given


def test_a_topic_about_cases_answers_before_the_permit(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.STATUS, about=(("makam", 0.9), ("status-cek", 0.7)))
    letter = write(understood(question, action=Action.STATUS))
    assert letter is not None
    assert "Lihat akun Bapak/Ibu." in letter.text
    assert letter.blocks[0].answered_by == ("status-cek",)


def test_a_topic_that_is_far_from_the_case_does_not_answer_it(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.STATUS, about=(("makam", 0.9), ("status-cek", 0.5)))
    text = text_of(write(understood(question, action=Action.STATUS)))
    assert "Lihat akun Bapak/Ibu." not in text
    assert "mohon balas surel ini dengan nomor permohonan" in text


def test_who_named_the_permit_is_not_asked_which_one(write: Callable[..., Letter | None]) -> None:
    first = ask(Aspect.REQUIREMENTS, about=(("klinik", 0.9),))
    letter = write(understood(first, ask(Aspect.FEE, about=(("biaya-umum", 0.9),))))
    assert letter is not None
    assert "sebutkan jenis izin" not in letter.text
    assert "Biaya Izin Klinik" in letter.text
    assert letter.blocks[1].answered_by == ("klinik",)


def test_a_report_of_an_illegal_fee_is_passed_on_without_a_promise(write: Callable[..., Letter | None]) -> None:
    text = text_of(
        write(understood(ask(Aspect.OTHER), action=Action.ESCALATE, illegal_fee=True), "petugas minta 300rb biar cepat")
    )
    assert "pejabat pengawas" in text
    assert "identitas pelapor tidak kami sampaikan" in text
    assert "300" not in text


def test_a_check_says_what_came_and_what_is_missing(write: Callable[..., Letter | None], mail: Mail) -> None:
    files = (Attachment("3171010101900001.jpg", "image/jpeg", 9, False, b"x"),) * 3
    check = CheckedDocuments("makam", ((0, None, ("hilang",)),), ("ktp",))
    question = ask(Aspect.DOCUMENTS_CHECK, about=(("makam", 0.9),))
    letter = write(
        understood(question, action=Action.DOCUMENTS_CHECK), message=mail(attachments=files), documents=(check,)
    )
    assert letter is not None
    assert "kami mengenali berkas hilang." in letter.text
    assert "2 lampiran lain belum dapat kami kenali." in letter.text
    assert "Surat hilang diterima sebagai pengganti IPTM asli." in letter.text
    assert "Yang belum ada:\n1. KTP ahli waris\n" in letter.text
    assert "bukan tempat pengajuan" in letter.text
    assert "3171" not in letter.text
    assert letter.blocks[0].answered_by == ("makam",)


def test_who_asks_for_the_list_and_sends_papers_reads_each_document_once(write: Callable[..., Letter | None]) -> None:
    check = CheckedDocuments("makam", ((0, None, ("iptm",)),), ("ktp",))
    text = text_of(write(understood(ask(Aspect.REQUIREMENTS, about=(("makam", 0.9),))), documents=(check,)))
    assert text.count("KTP ahli waris") == 1
    assert "- Surat kuasa, bila dikuasakan" in text


def test_a_check_that_no_question_asked_for_has_its_own_section(write: Callable[..., Letter | None]) -> None:
    check = CheckedDocuments("klinik", ((0, None, ("ktp",)),), None)
    text = text_of(write(understood(ask(Aspect.OTHER, about=(("jam", 0.9),))), documents=(check,)))
    assert "2. Kelengkapan berkas Izin Klinik" in text
    assert "Daftar persyaratan Izin Klinik belum kami temukan ketentuan resminya" in text


def test_an_english_mail_is_answered_in_english(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.REQUIREMENTS, about=(("makam", 0.9),))
    letter = write(understood(question), "Dear Sir, what do I need?\nRegards,\nEmma Lind", language="en")
    assert letter is not None
    assert letter.language == "en"
    assert letter.text.startswith("Dear Emma Lind,")
    assert "Grave Permit (Izin Makam, IM)" in letter.text
    assert "if the IPTM is lost, replaced by: loss report" in letter.text
    assert "Ticket number: PTSP-2026-000123" in letter.text
    assert "Bapak/Ibu" not in letter.text


def test_a_letter_in_an_unknown_language_is_indonesian(write: Callable[..., Letter | None]) -> None:
    letter = write(understood(ask(Aspect.FEE, about=(("makam", 0.9),))), language=None)
    assert letter is not None
    assert letter.language == "id"


@pytest.mark.parametrize(
    ("text", "returned"),
    [
        ("Assalamualaikum wr wb, mau tanya", "Waalaikumsalam warahmatullahi wabarakatuh."),
        ("ass. wr. wb. mau tanya", "Waalaikumsalam warahmatullahi wabarakatuh."),
        ("Selamat pagi min", "Selamat pagi."),
        ("Pagi min, mau tanya", "Selamat pagi."),
        ("Om Swastiastu, mau tanya", "Om swastiastu."),
        ("Shalom, mau tanya", "Salam sejahtera."),
    ],
)
def test_a_greeting_is_returned(write: Callable[..., Letter | None], text: str, returned: str) -> None:
    assert returned in text_of(write(understood(ask(Aspect.FEE, about=(("makam", 0.9),))), text))


def test_a_death_is_met_with_condolence_and_a_late_case_with_one_apology(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.FEE, about=(("makam", 0.9),))
    grief = text_of(write(understood(question), "ayah saya meninggal tadi malam"))
    assert "turut berduka cita" in grief
    late = text_of(write(understood(question, action=Action.STATUS), "sudah 3 minggu belum ada kabar, kenapa lama"))
    assert late.count("mohon maaf") == 1
    plain = text_of(write(understood(question), "sudah 2 tahun usaha saya jalan, belum punya izin"))
    assert "maaf" not in plain
    assert "duka" not in plain


def test_the_register_follows_the_mail(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.FEE, about=(("makam", 0.9),))
    formal = text_of(write(understood(question), "Yth. Bapak/Ibu,\nDengan hormat, mohon penjelasan.\nHormat saya"))
    assert "Sehubungan dengan surel Bapak/Ibu tanggal 20 November 2026" in formal
    assert "Demikian kami sampaikan." in formal
    assert "Terima kasih sudah menghubungi kami." in text_of(write(understood(question), "min brp biayanya"))


def test_numbers_of_a_person_are_not_repeated(write: Callable[..., Letter | None], mail: Mail) -> None:
    subject = "Re: izin NIK 3174 0441 0895 0000 npwp 12.345.678.9-012.345 hp 0812-3456-7890"
    letter = write(
        understood(ask(Aspect.FEE, about=(("makam", 0.9),))), "NIK saya 3174044108950000", message=mail(subject)
    )
    assert letter is not None
    assert not re.search(r"\d{4}[ .-]?\d{4}", letter.subject.replace("PTSP-2026-000123", ""))
    assert letter.subject.startswith("Re: izin NIK ***")
    assert "3174" not in letter.text


def test_a_swapped_block_makes_another_letter(writer: Writer, mail: Mail) -> None:
    question = ask(Aspect.FEE, about=(("makam", 0.9),))
    swapped = writer.block(question, 0, "klinik", "id")
    held = writer.block(question, 1, None, "id")
    letter = writer.assemble(
        [swapped, held],
        mail(),
        Body("x", "", ""),
        action=Action.ANSWER,
        ticket_number=None,
        today=TODAY,
        language="id",
    )
    assert "Berikut jawaban kami mengenai biaya Izin Klinik" in letter.text
    assert "Pertanyaan lainnya" not in letter.text
    assert "\n\nBagian surel Bapak/Ibu yang belum dapat kami jawab di atas kami periksa dahulu" in letter.text
    assert "Nomor tiket" not in letter.text
    assert letter.blocks == (swapped, held)


def test_an_entry_that_is_not_there_cannot_be_chosen(writer: Writer) -> None:
    with pytest.raises(NotFoundError, match="tidak-ada"):
        writer.block(ask(Aspect.FEE), 0, "tidak-ada", "id")


def test_a_blank_letter_has_a_salutation_and_a_signature(writer: Writer) -> None:
    letter = writer.blank("id", "Rina", "PTSP-2026-000123")
    assert letter.text.startswith("Yth. Bapak/Ibu Rina\n")
    assert letter.text.endswith("Nomor tiket: PTSP-2026-000123")
    assert letter.blocks == ()


def test_a_missing_template_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"letter\.txt\.j2"):
        Writer(Office(), tmp_path, Knowledge("v"))


def test_a_follow_up_without_a_name_is_about_the_only_permit_of_the_mail(write: Callable[..., Letter | None]) -> None:
    follow_up = ask(Aspect.FEE, about=(("biaya-umum", 0.1),), text="biayanya berapa?")
    letter = write(understood(ask(Aspect.VALIDITY, about=(("makam", 0.9),)), follow_up, permits=("makam",)))
    assert letter is not None
    assert letter.blocks[1].answered_by == ("makam",)
    unsure = write(understood(ask(Aspect.VALIDITY, about=(("makam", 0.9),)), follow_up, permits=("makam", "klinik")))
    assert unsure is not None
    assert unsure.blocks[1].answered_by == ()


def test_who_asks_only_whether_somebody_comes_gets_only_that(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.REQUIREMENTS, Aspect.PROCEDURE, about=(("makam", 0.9),), text="perlu survei lapangan ga?")
    text = text_of(write(understood(question)))
    assert "perlu tidaknya peninjauan lapangan" in text
    assert "IPTM asli" not in text


def test_two_permits_that_are_gone_share_one_answer(writer: Writer, mail: Mail) -> None:
    second = replace(KNOWLEDGE.permits["siup"], id="tdp", name="TDP")
    both = replace(KNOWLEDGE, permits={**KNOWLEDGE.permits, "tdp": second})
    question = ask(Aspect.PROCEDURE, about=(("siup", 0.9), ("tdp", 0.3)))
    letter = Writer(Office(), TEMPLATES, both).write(
        understood(question, permits=("siup", "tdp")), mail(), Body("x", "", ""), today=TODAY, language="id"
    )
    assert letter is not None
    assert "mengenai tata cara SIUP, TDP, dan penggantinya." in letter.text
    assert letter.text.index("TDP sudah tidak diterbitkan") < letter.text.index("Daftar di oss.go.id.")
    assert letter.text.count("Daftar di oss.go.id.") == 1
    assert letter.blocks[0].answered_by == ("siup", "nib", "tdp")


@pytest.mark.parametrize(
    ("text", "office"),
    [("SIM A saya mati", "Satpas"), ("perpanjang paspor", "imigrasi"), ("e-KTP rusak", "Dukcapil"), ("izin nikah", "")],
)
def test_a_matter_of_another_office_is_named_with_it_only_where_it_is_known(
    write: Callable[..., Letter | None], text: str, office: str
) -> None:
    letter = text_of(write(understood(ask(Aspect.PROCEDURE, outside=0.9, text=text)), text))
    assert "di luar layanan" in letter
    assert ("Sepengetahuan kami" in letter) is bool(office)
    assert office in letter


def test_a_paper_of_another_office_within_a_question_of_ours_changes_nothing(
    write: Callable[..., Letter | None],
) -> None:
    question = ask(Aspect.REQUIREMENTS, about=(("makam", 0.9),), text="perlu KTP siapa saja?")
    assert "Dukcapil" not in text_of(write(understood(question)))


def test_who_asks_for_anothers_status_is_told_who_may_ask(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.STATUS, about=(("status-cek", 0.9),), text="status permohonan suami saya?")
    text = text_of(write(understood(question, action=Action.STATUS), "tolong cek status permohonan suami saya"))
    assert "atas nama orang lain" in text
    own = text_of(write(understood(ask(Aspect.STATUS), action=Action.STATUS), "status permohonan saya gimana"))
    assert "atas nama orang lain" not in own


def test_who_waits_for_a_numbered_application_reads_no_list(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.REQUIREMENTS, Aspect.PROCEDURE, about=(("makam", 0.9),), text="kerja ngapain aja sih")
    text = text_of(write(understood(question), "Sudah 2 bulan izin saya belum keluar, nomor permohonan IM-2026-77."))
    assert "mohon maaf" in text
    assert "Status hanya kami sampaikan" in text
    assert "IPTM asli" not in text


def test_a_permit_of_the_past_that_is_only_named_is_said_to_be_of_the_past(write: Callable[..., Letter | None]) -> None:
    question = ask(Aspect.STATUS, about=(("status-cek", 0.9),))
    text = text_of(write(understood(question, action=Action.STATUS, permits=("siup",)), "SIUP saya ditolak"))
    assert "SIUP sudah tidak diterbitkan lagi" in text


@pytest.mark.parametrize(
    ("problem", "words"), [(Unreadable.LOCKED, "terkunci kata sandi"), (Unreadable.DAMAGED, "rusak")]
)
def test_a_check_says_why_an_attachment_could_not_be_read(
    write: Callable[..., Letter | None], mail: Mail, problem: Unreadable, words: str
) -> None:
    files = (Attachment("x.pdf", "application/pdf", 9, False, b"x", problem=problem),)
    check = CheckedDocuments("makam", (), ("ktp",), linked=True)
    question = ask(Aspect.DOCUMENTS_CHECK, about=(("makam", 0.9),))
    text = text_of(
        write(understood(question, action=Action.DOCUMENTS_CHECK), message=mail(attachments=files), documents=(check,))
    )
    assert words in text
    assert "tautan penyimpanan daring" in text


def test_a_check_says_what_has_expired_and_bears_another_name_but_not_whose(
    write: Callable[..., Letter | None], mail: Mail
) -> None:
    files = (Attachment("1.pdf", "application/pdf", 9, False, b"x"),) * 2
    found = (
        Recognised(0, None, ("ktp",), 0.9, "text", ("expired: 2020-01-01",)),
        Recognised(1, None, ("iptm",), 0.9, "text", ("other-name: BUDI SANTOSO",)),
    )
    check = CheckedDocuments("makam", ((0, None, ("ktp",)), (1, None, ("iptm",))), (), found)
    question = ask(Aspect.DOCUMENTS_CHECK, about=(("makam", 0.9),))
    text = text_of(
        write(understood(question, action=Action.DOCUMENTS_CHECK), message=mail(attachments=files), documents=(check,))
    )
    assert "Masa berlaku pada berkas ktp tampaknya sudah lewat" in text
    assert "Nama pada berkas iptm tampaknya bukan nama pemohon" in text
    assert "BUDI" not in text


@pytest.mark.parametrize(
    ("why", "indonesian", "english"),
    [
        (
            "unreadable",
            "sulit dibaca; mohon kirim kembali foto atau pindaian yang lebih jelas",
            "a clearer photo or scan",
        ),
        (
            "locked",
            "terkunci kata sandi; mohon kirim kembali tanpa kata sandi",
            "locked with a password; please send it again",
        ),
        (
            "damaged",
            "tidak dapat dibuka; mohon kirim kembali berkasnya",
            "impossible to open; please send the file again",
        ),
    ],
)
def test_a_check_says_what_is_wrong_with_a_paper_and_what_to_do_of_just_that(
    write: Callable[..., Letter | None], mail: Mail, why: str, indonesian: str, english: str
) -> None:
    files = (Attachment("ktp.pdf", "application/pdf", 9, False, b"x"),)
    check = CheckedDocuments("makam", (), ("ktp",), (Recognised(0, None, ("ktp",), 0.9, "name", (why,)),))
    question = understood(ask(Aspect.DOCUMENTS_CHECK, about=(("makam", 0.9),)), action=Action.DOCUMENTS_CHECK)
    for language, said in (("id", indonesian), ("en", english)):
        text = text_of(write(question, message=mail(attachments=files), documents=(check,), language=language))
        assert said in text
        others = ("kata sandi", "password") if why != "locked" else ("jelas", "clear")
        assert not any(other in text for other in others)


def test_a_check_says_that_a_file_is_another_paper_than_its_name_says(
    write: Callable[..., Letter | None], mail: Mail
) -> None:
    files = (Attachment("ktp.pdf", "application/pdf", 9, False, b"x"),)
    found = (Recognised(0, None, (), 0.0, "", ("text-disagrees: ktp",)),)
    question = ask(Aspect.DOCUMENTS_CHECK, about=(("makam", 0.9),))
    text = text_of(
        write(
            understood(question, action=Action.DOCUMENTS_CHECK),
            message=mail(attachments=files),
            documents=(CheckedDocuments("makam", (), ("ktp",), found),),
        )
    )
    assert "Lampiran yang bernama seperti berkas ktp tampaknya berisi dokumen lain" in text
    assert "belum menemukan lampiran" not in text


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("ktp",), "Berkas ktp yang kami terima tampaknya masih kosong atau belum ditandatangani"),
        ((), "Salah satu lampiran tampaknya formulir yang masih kosong"),
    ],
)
def test_a_check_says_that_a_form_came_unfilled(
    write: Callable[..., Letter | None], mail: Mail, keys: tuple[str, ...], words: str
) -> None:
    files = (Attachment("1.pdf", "application/pdf", 9, False, b"x"),)
    found = (Recognised(0, None, keys, 0.9, "text", (BLANK_FORM,)),)
    question = ask(Aspect.DOCUMENTS_CHECK, about=(("makam", 0.9),))
    text = text_of(
        write(
            understood(question, action=Action.DOCUMENTS_CHECK),
            message=mail(attachments=files),
            documents=(CheckedDocuments("makam", (), ("ktp",), found),),
        )
    )
    assert words in text
    assert "belum menemukan lampiran" not in text
    assert "belum dapat kami kenali" not in text


def test_an_application_at_a_stage_is_spoken_of_before_what_the_stage_means(base_writer: Writer, mail: Mail) -> None:
    words = "ini kerja bagaimana sih"
    candidates = (Candidate("topic", "status-arti", 0.9),)
    question = Question("Ini kerjanya gimana sih???", 0, 26, (Aspect.STATUS,), 0.0, candidates, words, Form.HOW)
    text = "Permohonan no JKV-2026-004512 sudah 3 minggu masih 'pemeriksaan teknis'. Ini kerjanya gimana sih???"
    letter = base_writer.write(
        understood(question, action=Action.STATUS), mail(), Body(text, "", ""), today=TODAY, language="id"
    )
    told = text_of(letter)
    given = told.index("Nomor permohonan yang Bapak/Ibu tulis")
    assert given < told.index('Pada "pemeriksaan teknis" tim teknis menilai berkas')
    assert "diterima secara administrasi" not in told
    assert "004512" not in told


def test_no_side_of_an_enumeration_is_left_out(write: Callable[..., Letter | None]) -> None:
    words = "mohon informasi persyaratan jangka waktu dan biaya izin makam"
    candidates = (Candidate("permit", "makam", 0.9),)
    question = Question("q", 0, 1, (Aspect.REQUIREMENTS,), 0.0, candidates, words, Form.OPEN)
    text = text_of(write(understood(question, permits=("makam",))))
    assert "Yang perlu disiapkan" in text
    assert "Tidak dipungut biaya" in text
    assert "Mengenai lama proses" in text


def test_another_kind_of_the_permit_is_no_change_of_subject(write: Callable[..., Letter | None]) -> None:
    first = ask(Aspect.FEE, about=(("makam", 0.9),))
    candidates = (Candidate("permit", "klinik", 0.8),)
    again = Question("dokumennya apa?", 0, 15, (Aspect.REQUIREMENTS,), 0.0, candidates, "dokumen apa", Form.LIST)
    letter = write(understood(first, again, permits=("makam", "klinik")))
    assert letter is not None
    assert [block.answered_by for block in letter.blocks] == [("makam",), ("makam",)]


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Re: tanya SIP [PTSP-2026-000123]", "Re: tanya SIP [PTSP-2026-000123]"),
        ("Re: tanya SIP [PTSP-***] [PTSP-2026-000123]", "Re: tanya SIP [PTSP-2026-000123]"),
        ("Re: [PTSP-2026-000123] Re: tanya SIP [ditolak]", "Re: tanya SIP [ditolak] [PTSP-2026-000123]"),
        ("tiket PTSP-2026-000045, hp 081234567890", "Re: tiket PTSP-2026-000045, hp *** [PTSP-2026-000123]"),
    ],
)
def test_a_later_letter_bears_the_subject_and_our_number_once(
    write: Callable[..., Letter | None], mail: Mail, subject: str, expected: str
) -> None:
    letter = write(understood(ask(Aspect.FEE, about=(("makam", 0.9),))), message=mail(subject))

    assert letter is not None
    assert letter.subject == expected
