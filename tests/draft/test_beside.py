"""What entries say to what a mail tells beside its questions."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from helpdesk.draft.answer.beside import MOST
from helpdesk.draft.answer.differences import is_on_another
from helpdesk.model.knowledge import Permit
from tests.draft.test_letters_read import explainer, letter_to
from tests.project import project


def told(text: str) -> str:
    """Return the letter to a mail."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "Budi <budi@warga.example>", "tanya", "<1@warga.example>"
    mail["Date"] = "Mon, 23 Nov 2026 09:00:00 +0700"
    mail.set_content(text)
    letter = letter_to(mail.as_bytes())
    assert letter is not None
    return letter.text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Mau perpanjang izin rumah kost, caranya bagaimana?\nTetangga belakang tidak mau tanda tangan.",
            "Persetujuan tetangga adalah syarat izin rumah kost yang lama",
        ),
        (
            "Syarat tanda daftar yayasan apa saja ya?\nYayasan kami baru berdiri bulan Maret 2026.",
            "Ketentuan bagi yayasan yang belum genap setahun",
        ),
        (
            "Apa saja syarat SIP dokter hewan?\nRekomendasi PDHI tidak saya lampirkan karena sudah dihapus.",
            "\n\nRekomendasi organisasi profesi dokter hewan setempat masih termasuk syarat",  # no "Ya": nobody asked
        ),
    ],
)
def test_a_sentence_beside_the_question_is_answered_by_its_line(text: str, line: str) -> None:
    assert line in told(text)


@pytest.mark.parametrize(
    ("mail", "apart"),
    [
        ("Sudah dua kali tanya syarat perpanjangan SIP terapis gigi dan mulut.", False),
        ("Saya perawat gigi, mau urus SIP terapis gigi dan mulut. Ini izin yang dipakai dokter gigi?", True),
        ("Syarat SIPTGM apa saja, dan bedanya apa?", True),
    ],
)
def test_what_tells_two_permits_apart_is_for_who_doubts(mail: str, apart: bool) -> None:
    permit = project().knowledge.permits["sip-terapis-gigi-mulut"]
    line = next(one for one in permit.particulars if one.about[0] == "beda dokter gigi")
    assert is_on_another(line, permit, mail) is not apart


@pytest.mark.parametrize(
    ("text", "alien"),
    [
        (
            "Syarat tanda daftar pertunjukan apa saja? Semua pengisi acara lokal, tidak ada artis luar negeri.",
            "artis asing, dilampirkan",
        ),
        ("Syarat izin rumah kost apa saja? Tetangga saya baik.", "Persetujuan tetangga adalah"),
        ("Syarat SIP perawat apa saja?\nTetangga belakang tidak mau tanda tangan.", "Persetujuan tetangga adalah"),
    ],
)
def test_what_is_denied_or_said_in_one_word_or_of_another_entry_adds_nothing(text: str, alien: str) -> None:
    assert alien not in told(text)


@pytest.mark.parametrize(
    ("size", "needed"), [("160 m2, paling muat 7 mobil", True), ("60 m2, paling muat 3 mobil", False)]
)
def test_a_limit_that_the_figures_of_a_mail_pass_is_told_first(size: str, needed: bool) -> None:
    text = told(
        f"Tanah kosong saya {size}, mau saya jadikan lahan parkir umum. Perlu izin parkir tidak kalau sekecil itu?"
    )
    assert ("Ya, izin diperlukan: menurut bahan kami izin wajib bila tempat parkir" in text) == needed


def test_a_line_is_said_once_and_few_are_added() -> None:
    one = "Tetangga belakang tidak mau tanda tangan."
    text = told(f"Mau perpanjang izin rumah kost, caranya bagaimana?\n{one}\n{one}\n{one}")
    assert text.count("Persetujuan tetangga adalah") == 1


def test_few_lines_are_added_to_one_letter() -> None:
    particulars = foundation().particulars
    groups = [f"{one.about[0]}." for one in particulars if len(one.about[0].split()) > 1]
    assert len(groups) > MOST
    text = told("Syarat tanda daftar yayasan apa saja?\n" + "\n".join(groups))
    assert sum(one.text.removeprefix("Ya, ")[1:] in text for one in particulars) <= MOST + 1  # and one to the question


def foundation() -> Permit:
    """Return the entry that the mails of the last test are about."""
    return explainer().knowledge.permits["pendaftaran-lks"]


@pytest.mark.parametrize("card", ["Saya sekarang KTP Bandung.", "KTP saya sekarang Pekalongan.", "KTP sy jg Sragen"])
def test_who_only_mentions_an_identity_card_from_elsewhere_reads_what_that_means(card: str) -> None:
    letter = told(f"Mau perpanjang IPTM ayah saya di TPU Tanah Kusir, syaratnya apa? {card}")
    assert "KTP luar Jakarta biasanya bukan penghalang" in letter
    assert "Pada umumnya bisa" not in letter  # nobody asked


@pytest.mark.parametrize(
    "text",
    [
        "Syarat perpanjangan IPTM apa saja? KTP saya Jakarta.",
        "Syarat perpanjangan IPTM apa saja? Anak saya mau pindah KTP, sekarang KTP Depok.",
        "Syarat pendaftaran LKS apa saja? Sekretaris kami KTP Bekasi.",  # which wants people of Jakarta
    ],
)
def test_an_identity_card_that_is_no_matter_is_passed_over(text: str) -> None:
    assert "biasanya bukan penghalang" not in told(text)


def test_a_question_that_no_entry_answers_asks_for_no_permit_that_the_mail_names() -> None:
    letter = told("Syarat SIP perawat apa saja? Lalu apakah saudara kembar saya boleh menyanyi di acara itu?")
    assert "dengan nama izin atau kegiatannya" not in letter


def test_nobody_is_sent_to_an_office_that_cannot_be_named_beside_an_answer() -> None:
    text = (
        "Mohon konfirmasi apakah izin apotek nasabah kami benar diterbitkan, serta telepon pemegangnya yang tercatat."
    )
    letter = told(f"{text} Apakah izin apotek perlu diperpanjang?")
    assert "instansi yang menanganinya" not in letter


def test_what_is_only_supposed_passes_no_limit() -> None:
    """Two cars stand there today; nine would be "kalau nanti"."""
    letter = told(
        "Halaman kami muat dua mobil. Izin parkir perlu tidak? Kalau nanti ruko sebelah dibeli, muat sembilan mobil."
    )
    assert "Ya, izin diperlukan" not in letter


def test_whether_a_copy_is_enough_is_not_answered_by_the_yes_of_what_is_needed() -> None:
    letter = told("Untuk surat keterangan riwayat tanah, apa fotokopi girik saja cukup?")
    assert "Ya." not in letter
    assert "girik" in letter or "kepemilikan tanah" in letter


def test_what_was_surely_asked_stands_before_the_answer_of_its_topic() -> None:
    text = told(
        "Saya fisioterapis dengan SIP di Tangerang, mau praktik juga di Kalideres. SIP kedua bisa di Jakarta sementara "
        "yang pertama di Banten?"
    )
    narrow, whole = "juga bila SIP pertama berasal dari daerah lain", "Setiap tempat praktik memerlukan SIP tersendiri"
    assert narrow in text
    assert whole not in text or text.index(narrow) < text.index(whole)


def test_a_doubtful_line_that_knows_nothing_leaves_the_matter_to_an_officer() -> None:
    text = told("1. Syarat izin PAUD apa saja?\n2. Apakah kucing peliharaan boleh tidur di kelas?")
    assert "Penambahan program" not in text
    assert "perlu kami periksa dahulu" in text


def test_the_answer_of_a_topic_that_is_hardly_asked_gives_way_to_a_likely_line_of_another() -> None:
    letter = told(
        "Siang min, saya dokter umum, SIP pertama di puskesmas (ASN). Sekarang ditawari jaga sore di klinik di"
        " Pancoran, jadi mau bikin SIP kedua. Yang saya bingung:\n1. surat izin atasan langsung itu harus dari kepala"
        " puskesmas atau dari kepala dinas ya?\n2. STR saya seumur hidup, masa berlaku SIP nya ikut apa?"
    )
    assert "Surat persetujuan atasan langsung dilampirkan bila dokter bekerja purnawaktu" in letter
    assert "Setiap tempat praktik memerlukan SIP tersendiri" not in letter
