"""Mails that ask in their subject alone, over the real knowledge base, and mails whose subject asks nothing."""

from __future__ import annotations

import pytest

from helpdesk.match.understand import Matcher
from helpdesk.model.asked_text import asked_text
from helpdesk.model.message import Attachment, Body
from helpdesk.model.question import Action, Aspect, Understanding

ASKS = "Berapa lama proses KRK?"


def understand(matcher: Matcher, subject: str, text: str = "", quoted: str = "", files: int = 0) -> Understanding:
    attachments = [Attachment(f"berkas {n}.pdf", "application/pdf", 9, False, b"") for n in range(files)]
    return matcher.understand(subject, Body(text, quoted, ""), attachments)


def asked(understood: Understanding) -> list[str]:
    """Return what is asked in the subject."""
    return [question.text for question in understood.questions if question.in_subject]


@pytest.mark.parametrize(
    "text",
    [
        *("", "makasih", "Terima kasih banyak ya pak", "terima kasih atas bantuannya", "tks", "p"),
        *("🙏🙏", "Selamat pagi", "tolong dibalas secepatnya"),
        *("mohon info", "Mohon informasinya, terima kasih.", "Please advise.", "gimana ya?"),
        *("sesuai subjek", "spt di judul ya", "pertanyaan saya seperti di judul email", "As per the subject line"),
        *("Terlampir", "Sent from my iPhone", "Dikirim dari Yahoo Mail di Android", "Get Outlook for Android"),
        *("Budi Santoso", "budi", "Salam,\nBudi Santoso\n0812 3456 7890", "WA 081234567890"),
        "Hormat kami,\nPT Maju Jaya\nJl. Melati 3 Jakarta Selatan",
        "Assalamualaikum wr. wb.\nMohon informasinya.\nWassalamualaikum wr. wb.",
        "Kepada Yth. Kepala DPMPTSP\ndi tempat",
        "Selamat siang,\n\nMohon dapat diberikan informasi mengenai hal tersebut di atas.\n\nDemikian, terima kasih.",
        "Looking forward to your reply.\n\nBest regards,\nJohn Doe\nDirector, Acme Ltd",
    ],
)
def test_a_new_text_of_mere_courtesy_leaves_the_question_to_the_subject(matcher: Matcher, text: str) -> None:
    understood = understand(matcher, ASKS, text)

    assert asked(understood) == [ASKS]
    assert understood.action is Action.ANSWER
    assert understood.permits == ("krk",)


@pytest.mark.parametrize(
    "text",
    [
        *("Saya di Tebet", "Rumah 2 lantai, tanah 100 m", "IMB hilang", "Syaratnya apa?", "tolong dicek"),
        *("ditolak terus", "Ya.", "Iya pak"),
        *("baik pak makasih", "oke siap", "sudah jelas, terima kasih", "siap makasih infonya"),
    ],
)
def test_what_is_told_asked_or_understood_below_comes_before_the_subject(matcher: Matcher, text: str) -> None:
    assert asked(understand(matcher, ASKS, text)) == []


@pytest.mark.parametrize(
    "subject",
    [
        *(f"{mark} {ASKS}" for mark in ("Re:", "RE :", "Re[2]:", "[External] Re:", "Fwd:", "Bls:", "Trs:")),
        *("Terima kasih", "Terima kasih atas pelayanannya", "terima kasih, SIP perawat sudah terbit"),
        *("test", "apa kabar?", "(tanpa subjek)"),
        *("Pertanyaan", "tanya izin", "Mau tanya dong", "Permohonan informasi", "KRK", "Lamaran kerja"),
        *("Penawaran jasa pengurusan PBG dan SLF", "Promo website murah dan seo, minat?", "Undangan rapat PBG"),
        *("Laporan kegiatan LPK", "Pengaduan"),
    ],
)
def test_thanks_under_an_answer_an_offer_or_an_empty_subject_stay_thanks(matcher: Matcher, subject: str) -> None:
    understood = understand(matcher, subject, "Terima kasih")

    assert (understood.action, understood.questions) == (Action.NO_REPLY, ())


@pytest.mark.parametrize(
    ("subject", "action"),
    [
        ("syarat perpanjang makam", Action.ANSWER),
        ("mohon info syarat KRK", Action.ANSWER),
        ("tanya SLF", Action.ANSWER),
        ("Permohonan SIP perawat", Action.ANSWER),
        ("Mau buka warung kopi perlu izin apa", Action.ANSWER),
        ("How do I renew my nurse licence", Action.ANSWER),
        ("Saya apoteker mau buka apotek, syaratnya apa", Action.ANSWER),
        ("Kapan SIP saya keluar", Action.STATUS),
        ("pohon mau roboh menimpa rumah", Action.ESCALATE),
        ("Nama di SIP salah tertulis", Action.ESCALATE),
        ("Lapor tetangga bangun tanpa PBG", Action.ESCALATE),
        ("Pengaduan tetangga bangun tanpa PBG", Action.ANSWER),
    ],
)
def test_a_subject_that_wants_something_is_no_mere_thanks(matcher: Matcher, subject: str, action: Action) -> None:
    understood = understand(matcher, subject, "makasih")

    assert asked(understood) == [subject]
    assert understood.action is action


def test_thanks_for_an_answer_count_against_a_subject_that_only_names_its_matter(matcher: Matcher) -> None:
    text = "Terima kasih banyak atas penjelasannya."
    assert understand(matcher, "syarat perpanjang makam", text).action is Action.NO_REPLY
    assert asked(understand(matcher, "Apa syarat perpanjang makam?", text))


def test_a_quoted_mail_below_thanks_says_that_it_is_an_answer(matcher: Matcher) -> None:
    assert understand(matcher, ASKS, "Terima kasih", quoted="Proses KRK 14 hari.").action is Action.NO_REPLY


def test_papers_that_came_along_are_looked_at_whatever_the_subject_says(matcher: Matcher) -> None:
    assert asked(understand(matcher, "Permohonan SIP perawat", "Terlampir", files=2)) == []
    assert understand(matcher, "Permohonan SIP perawat", "", files=2).action is Action.DOCUMENTS_CHECK


def test_each_question_of_the_subject_is_matched_by_its_own_words(matcher: Matcher) -> None:
    understood = understand(matcher, "AJIB itu kurir antar berkas izin masih ada? gratis?", "mohon info")

    first, second = understood.questions
    assert [first.text, second.text] == ["AJIB itu kurir antar berkas izin masih ada?", "gratis?"]
    assert [q.candidates[0].id for q in understood.questions] == ["ajib", "ajib"]
    assert second.aspects == (Aspect.FEE,)
    assert all((q.start, q.end) == (0, 0) for q in understood.questions)
    assert any(evidence.text == "AJIB" for evidence in first.candidates[0].evidence)


def test_what_the_subject_tells_says_what_its_questions_are_about(matcher: Matcher) -> None:
    subject = "Mau buka apotek di Tebet. 1) syaratnya apa saja 2) urusnya di mana"
    understood = understand(matcher, subject, "Assalamualaikum wr. wb.\nMohon bantuannya.\nWassalam")

    assert asked(understood) == ["syaratnya apa saja", "urusnya di mana"]
    assert [q.candidates[0].id for q in understood.questions] == ["izin-apotek", "izin-apotek"]


def test_the_lines_of_such_a_mail_stand_in_its_subject(matcher: Matcher) -> None:
    subject = "IMB rumah thn 1989 hilang, mau dijual, pembeli minta IMB. Bagaimana cara minta salinannya"
    understood = understand(matcher, subject)

    assert understood.lines
    assert all((line.start, line.end) == (0, 0) for line in understood.lines)
    asked = asked_text(subject, "", understood.questions)
    looked = matcher.lines_looked_at(asked, understood.permits)
    assert asked.lines_said(each.line for each in looked)[: len(understood.lines)] == understood.lines


def test_a_person_may_cut_the_subject(matcher: Matcher) -> None:
    subject = "Apa syarat KRK dan SLF? Berapa biayanya?"
    cut = [subject.index("Berapa"), len(subject)], [0, subject.index(" Berapa")]
    spans = [(start, end) for start, end in cut]
    understood = matcher.understand(subject, Body("makasih", "", ""), (), spans, in_subject=True)

    assert asked(understood) == ["Berapa biayanya?", "Apa syarat KRK dan SLF?"]


def test_a_question_has_its_own_place_though_a_longer_one_holds_its_words(matcher: Matcher) -> None:
    subject = "Berapa biaya? biaya?"
    long, short = matcher.understand(subject, Body("", "", ""), (), [(0, 13), (14, 20)], in_subject=True).questions

    assert [long.text, short.text] == ["Berapa biaya?", "biaya?"]
    for order in ((long, short), (short, long)):
        placed = {q.text: (q.start, q.end) for q in asked_text(subject, "", order).questions}
        assert placed == {"Berapa biaya?": (0, 13), "biaya?": (14, 20)}
