"""Whole mails understood, over the real knowledge base."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpdesk.knowledge.versions import knowledge_of
from helpdesk.match.judged import read_judged
from helpdesk.match.questions import MOST
from helpdesk.match.understand import Matcher
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.message import Attachment, Body
from helpdesk.model.question import Action, Aspect, Understanding
from tests.watchdog import patience

JUDGED = Path(__file__).parents[1] / "judged"


def understand(matcher: Matcher, text: str, subject: str = "", quoted: str = "", files: int = 0) -> Understanding:
    attachments = [Attachment(f"berkas {n}.pdf", "application/pdf", 9, False, b"") for n in range(files)]
    return matcher.understand(subject, Body(text, quoted, ""), attachments)


def top(understood: Understanding) -> list[str]:
    return [question.candidates[0].id if question.candidates else "" for question in understood.questions]


def test_a_question_is_matched_with_evidence_in_the_citizens_own_words(matcher: Matcher) -> None:
    understood = understand(matcher, "Halo min, syarat ijin apotik apa aja ya?")

    (question,) = understood.questions
    assert question.candidates[0].id == "izin-apotek"
    assert any(evidence.text == "ijin apotik" for evidence in question.candidates[0].evidence)
    assert question.aspects == (Aspect.REQUIREMENTS,)
    assert understood.permits == ("izin-apotek",)


def test_the_offsets_of_a_question_point_into_the_new_text(matcher: Matcher) -> None:
    text = "Selamat pagi 😀,\nNIK saya 3174044108950000. Syarat KRK apa? Terus biayanya berapa?\n"

    for question in understand(matcher, text).questions:
        assert text[question.start : question.end] == question.text


def test_a_bare_question_inherits_the_permit_named_before(matcher: Matcher) -> None:
    assert top(understand(matcher, "Syarat KRK apa saja? trs biayanya brp? lama ga?")) == ["krk"] * 3


def test_what_its_writer_tells_of_themselves_behind_a_question_is_not_what_it_asks_of(matcher: Matcher) -> None:
    text = "Mau pasang papan reklame di toko, perlu izin? Syaratnya apa saja, KTP saya Sragen, toko ngontrak."
    assert top(understand(matcher, text))[-1] == "izin-reklame"


def test_of_several_permits_asked_for_in_turn_each_question_is_about_its_own(matcher: Matcher) -> None:
    wanted = [
        "izin-reklame",
        "izin-optik",
        "izin-apotek",
        "izin-klinik",
        "sipb-bidan",
        "sipp-perawat",
        "sip-dokter-gigi",
    ]
    said = ("reklame", "optik", "apotek", "klinik", "bidan", "perawat", "dokter gigi")
    text = "\n".join(f"{number}. Berapa biaya izin {name}?" for number, name in enumerate(said, 1))

    assert top(understand(matcher, text)) == wanted


def test_an_ambiguous_name_of_its_own_is_not_read_as_the_permit_before(matcher: Matcher) -> None:
    understood = understand(matcher, "1. Berapa biaya izin apotek?\n2. Berapa biaya izin makam?")

    assert top(understood) in (["izin-apotek", "iptm-baru"], ["izin-apotek", "iptm-perpanjangan"])


def test_a_number_in_the_subject_changes_nothing(matcher: Matcher) -> None:
    plain = understand(matcher, "Berapa lama proses izin makam?", "Tanya")

    for number in (1, 2, 3, 2026):
        assert understand(matcher, "Berapa lama proses izin makam?", f"Tanya {number}") == plain


@pytest.mark.parametrize("subject", ["izin reklame", "Re: Izin Reklame toko"])
def test_the_permit_may_stand_only_in_the_subject(matcher: Matcher, subject: str) -> None:
    assert top(understand(matcher, "biayanya berapa ya?", subject)) == ["izin-reklame"]


def test_a_bare_question_stays_with_what_the_one_before_was_about(matcher: Matcher) -> None:
    found = understand(matcher, "IPTM bapak saya mau habis. perpanjangnya bayar ga? terus syaratnya apa?")
    assert [question.candidates[0].id for question in found.questions] == ["iptm-perpanjangan"] * 2


def test_a_question_that_names_another_permit_leaves_what_was_spoken_of(matcher: Matcher) -> None:
    found = understand(matcher, "IPTM ibu mau diperpanjang, syaratnya apa? Kalau KRK, biayanya berapa?")
    assert [question.candidates[0].id for question in found.questions] == ["iptm-perpanjangan", "krk"]


def test_the_permit_may_stand_only_in_the_quoted_mail(matcher: Matcher) -> None:
    quoted = "Berikut syarat izin penebangan pohon: ..."

    assert top(understand(matcher, "berapa lama prosesnya?", "Re: tanya", quoted)) == ["izin-penebangan-pohon"]


def test_what_is_negated_is_not_asked_about(matcher: Matcher) -> None:
    understood = understand(matcher, "Bukan SIUP tapi NIB, cara bikinnya gimana?")

    assert top(understood) == ["nib"]
    assert "siup" not in understood.permits
    assert all(candidate.id != "siup" for candidate in understood.questions[0].candidates)


def test_an_ambiguous_name_is_asked_back_with_its_readings(matcher: Matcher) -> None:
    understood = understand(matcher, "mau perpanjang SIPA, gimana?")

    assert understood.action is Action.CLARIFY
    assert {"sipa-apoteker", "izin-pengusahaan-air-tanah"} <= set(understood.permits)
    assert {"sipa-apoteker", "izin-pengusahaan-air-tanah"} <= {c.id for c in understood.questions[0].candidates}


def test_other_words_decide_an_ambiguous_name(matcher: Matcher) -> None:
    pharmacist = understand(matcher, "Saya apoteker di rumah sakit. SIPA saya mau habis, syarat perpanjangnya apa?")
    well = understand(matcher, "Hotel kami pakai sumur bor. Cara perpanjang SIPA air tanah bagaimana?")

    assert pharmacist.action is not Action.CLARIFY
    assert top(pharmacist) == ["sipa-apoteker"]
    assert well.action is not Action.CLARIFY
    assert top(well) == ["izin-pengusahaan-air-tanah"]


def test_a_bare_permit_asks_for_requirements_and_procedure(matcher: Matcher) -> None:
    (question,) = understand(matcher, "izin klinik pratama").questions

    assert question.aspects == (Aspect.REQUIREMENTS, Aspect.PROCEDURE)


def test_misspelt_words_are_still_understood(matcher: Matcher) -> None:
    assert top(understand(matcher, "prsyaratan izin rekalme apa sja")) == ["izin-reklame"]


def test_application_numbers_are_found(matcher: Matcher) -> None:
    understood = understand(matcher, "Permohonan saya no. ABC-0012-2026 sudah sampai mana?", "Status 0012")

    assert understood.application_numbers == ("ABC-0012-2026",)
    assert understood.action is Action.STATUS


ACTIONS = {
    "illegal fee": ("Petugas loket minta uang 500 ribu supaya izin saya cepat.", Action.ESCALATE),
    "danger": ("Pohon di depan rumah hampir roboh dan membahayakan warga, tolong segera.", Action.ESCALATE),
    "objection": ("Saya keberatan atas penolakan izin saya. Bagaimana caranya?", Action.ESCALATE),
    "correction": ("Nama saya di SIP yang terbit kemarin salah, mohon diperbaiki.", Action.ESCALATE),
    "status": ("Permohonan izin apotek saya belum ada kabar, sudah sampai mana?", Action.STATUS),
    "how to complain": ("Kalau mau mengadu soal layanan lewat kanal apa?", Action.ANSWER),
    "who minds nothing objects to nothing": ("Kalau warga tidak keberatan, apa bisa dapat izin kos?", Action.ANSWER),
    "a candidate is no tout": ("LPK bahasa Korea buat calon pekerja, beda izinnya sama kursus biasa?", Action.ANSWER),
    "a new answer is understood": ("Oke min noted, nanti saya lengkapi dulu berkasnya. Makasih ya", Action.NO_REPLY),
    "who sells permits": (
        "PENAWARAN JASA PENGURUSAN izin cepat: NIB. Harga bersaing, diskon 30%. Katalog dan brosur gratis.",
        Action.NO_REPLY,
    ),
    "to report a loss is no complaint": ("SIPTTK saya hilang, harus lapor polisi dulu?", Action.ANSWER),
    "to report a change is none either": ("Mau lapor pindah alamat usaha di NIB, caranya gimana?", Action.ANSWER),
    "anger about a delay": ("kerja apa tidur?? berkas izin apotek saya 3 minggu tidak ada kabar", Action.STATUS),
    "answer": ("Apa syarat izin penelitian untuk mahasiswa?", Action.ANSWER),
    "hazardous waste is no danger": ("Izin menyimpan limbah bahan berbahaya dan beracun syaratnya apa?", Action.ANSWER),
    "another office": ("cara perpanjang STNK motor gimana", Action.ANSWER),
    "only thanks, and whom for": (
        "Cuma mau mengucapkan terima kasih untuk mbak Rini di loket kelurahan, ibu saya dibantu sabar sampai selesai.",
        Action.NO_REPLY,
    ),
    "no question, but thanks": (
        "No question today. Our studio has its permit since Monday and your letter told us where to begin. Thank you, "
        "please tell your boss.",
        Action.NO_REPLY,
    ),
    "thanks": ("Oke, terima kasih banyak infonya pak.", Action.NO_REPLY),
    "advertisement": ("Promo pinjaman online cair cepat, klik link ini! Diskon khusus.", Action.NO_REPLY),
    "nobody knows these words": ("zzkq wwpl bbrt", Action.ESCALATE),
}


@pytest.mark.parametrize(("text", "expected"), ACTIONS.values(), ids=ACTIONS)
def test_the_action_follows_from_what_is_said(matcher: Matcher, text: str, expected: Action) -> None:
    assert understand(matcher, text).action is expected


def test_where_the_mail_asks_for_a_status_its_only_question_does(matcher: Matcher) -> None:
    text = "Pagi, mohon info status permohonan izin penebangan pohon saya yang diajukan tanggal 3 November."
    found = understand(matcher, text)
    assert found.action is Action.STATUS
    assert [question.aspects for question in found.questions] == [(Aspect.STATUS,)]


def test_documents_that_came_along_are_checked(matcher: Matcher) -> None:
    text = "Terlampir berkas izin klinik kami, mohon dicek kelengkapannya."

    understood = understand(matcher, text, files=3)

    assert understood.action is Action.DOCUMENTS_CHECK
    assert understood.permits == ("izin-klinik",)
    assert understood.questions[0].aspects == (Aspect.DOCUMENTS_CHECK,)


def test_taking_the_evidence_away_lowers_the_confidence(matcher: Matcher) -> None:
    text = "Dokumen apa yang diperlukan untuk izin reklame papan nama toko?"
    before = understand(matcher, text).questions[0].candidates[0]

    for evidence in before.evidence:
        for words in evidence.text.split(" … "):
            text = text.replace(words, "")
    after = [c.confidence for q in understand(matcher, text).questions for c in q.candidates if c.id == before.id]

    assert max(after, default=0.0) < before.confidence - 0.2


def test_candidates_are_at_most_five_and_fall_in_confidence(matcher: Matcher) -> None:
    for mail in read_judged(JUDGED / "train.jsonl")[:20]:
        for question in matcher.understand(mail.subject, mail.body).questions:
            confidences = [candidate.confidence for candidate in question.candidates]
            assert len(confidences) <= 5
            assert confidences == sorted(confidences, reverse=True)
            assert all(0 <= c <= 1 for c in [*confidences, question.out_of_scope])


def test_the_search_box_finds_an_entry_by_its_alias(matcher: Matcher) -> None:
    found = matcher.search("tebang pohon", limit=3)

    assert found[0].id == "izin-penebangan-pohon"
    assert len(found) <= 3


@pytest.mark.parametrize(
    "text", ["", " \n", "😀😀😀", "?", "halo", "a" * 1_000_000, "漢字 عربى кириллица?", "\u0000\ufffd"]
)
def test_any_text_is_understood_somehow_and_soon(matcher: Matcher, text: str) -> None:
    with patience(30):
        understood = understand(matcher, text)

    assert understood.action in (Action.ESCALATE, Action.ANSWER)


@pytest.mark.parametrize(
    "sentence", ["berapa biaya izin reklame? ", "mohon info, ", "1) a 2) b ", "dan ", "?!", "apa\n"]
)
def test_a_mail_of_a_megabyte_takes_bounded_time(matcher: Matcher, sentence: str) -> None:
    text = sentence * (1_000_000 // len(sentence))

    with patience(60):
        understood = understand(matcher, text, text[:1000], text)

    assert len(understood.questions) <= MOST


def test_a_base_with_no_entry_understands_nothing_and_says_so() -> None:
    matcher = Matcher(knowledge_of({}, {}, {}))

    understood = understand(matcher, "Apa syarat izin reklame?")

    assert understood.questions[0].candidates == ()
    assert understood.permits == ()
    assert understood.action is Action.ESCALATE
    assert matcher.search("reklame") == ()


def test_a_base_with_one_entry_finds_it_and_nothing_else(knowledge: Knowledge) -> None:
    matcher = Matcher(knowledge_of({"izin-reklame": knowledge.permits["izin-reklame"]}, {}, {}))

    assert top(understand(matcher, "syarat izin reklame apa?")) == ["izin-reklame"]
    assert understand(matcher, "kapan jadwal kereta?").permits == ()


def test_a_new_question_in_an_entry_is_found_at_once(knowledge: Knowledge) -> None:
    permit = knowledge.permits["izin-reklame"]
    learnt = replace(permit, questions=(*permit.questions, "mau masang videotron gelumbung di jembatan"))
    base = knowledge_of({**knowledge.permits, permit.id: learnt}, knowledge.topics, knowledge.documents)

    assert top(understand(Matcher(base), "videotron gelumbung itu gimana?")) == ["izin-reklame"]


def test_an_entry_stands_once_among_the_candidates_however_often_its_name_does(matcher: Matcher) -> None:
    names = "SIPA TDP SIP sipa tdp sip"
    for text in (f"{names}?", f"syarat NIB, PBG, KRK, izin reklame, SLHS, {names} apa?", f"{names} {names} kenapa?"):
        for question in understand(matcher, text).questions:
            ids = [candidate.id for candidate in question.candidates]
            assert len(set(ids)) == len(ids)


def test_the_profession_that_the_mail_names_decides_among_practice_permits(matcher: Matcher) -> None:
    story = "Saya fisioterapis, STR saya habis bulan depan. Bisa ngajuin SIP sekarang pakai bukti proses STR?"
    named = "Saya perawat di klinik seorang dokter. Bisa ngajuin SIP perawat sekarang pakai bukti proses STR?"

    nurse = "Saya perawat di RS swasta, SIP sudah ada. Masa berlaku ikut SIP pertama atau hitung sendiri?"

    cases = (("sip fisioterapi", story, "sip-fisioterapis"), ("", named, "sipp-perawat"), ("", nurse, "sipp-perawat"))
    for subject, text, permit in cases:
        (question,) = matcher.understand(subject, Body(text, "", "")).questions
        assert question.candidates[0].id == permit
        confidences = [candidate.confidence for candidate in question.candidates]
        assert confidences == sorted(confidences, reverse=True)


def test_what_holds_for_another_profession_than_those_named_is_no_candidate(matcher: Matcher) -> None:
    doctor = "Saya dokter umum di klinik swasta. Apakah boleh merangkap penanggung jawab di dua klinik?"
    either = "Di apotek kami ada apoteker. Apakah boleh merangkap penanggung jawab di dua tempat?"
    found = [
        {candidate.id for question in understand(matcher, text).questions for candidate in question.candidates}
        for text in (doctor, either)
    ]
    assert "sipa-apoteker" not in found[0]
    assert "sipa-apoteker" in found[1]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("We have been told to pay Rp 1.5 million to a man at the cemetery. Is that right?", True),
        ("The clerk asked us to pay 500k in cash. How do we apply?", True),
        ("We were told to pay the fee to the bank. How much is it?", False),
    ],
)
def test_a_levy_is_heard_in_english_too(matcher: Matcher, text: str, *, reported: bool) -> None:
    assert understand(matcher, text).illegal_fee is reported


def test_a_bare_question_is_on_the_permit_named_last_and_not_on_an_older_one(matcher: Matcher) -> None:
    text = (
        "Mohon info syarat SLHS rumah makan. Apakah papan nama di depan ruko perlu izin reklame, dan berapa biayanya?"
    )

    assert top(understand(matcher, text)) == ["slhs", "izin-reklame", "izin-reklame"]


@pytest.mark.parametrize(("text", "named"), [("Diminta kartu kuning.", False), ("Mau penguningan angkot.", True)])
def test_the_root_of_a_derived_name_is_no_name(matcher: Matcher, text: str, named: bool) -> None:
    hits = matcher.index.names.find(matcher.index.read(text))
    assert bool(hits) is named


def test_a_bare_name_means_what_a_longer_one_beside_it_says(matcher: Matcher) -> None:
    text = "sip saya yang lama masih sampai 2027. Saya pindah ke klinik. SIP yang lama masih bisa dipakai?"
    found = understand(matcher, text, "SIP bidan pindah tempat")
    assert "sipb-bidan" in [candidate.id for candidate in found.questions[0].candidates[:2]]
    assert found.action is not Action.CLARIFY
