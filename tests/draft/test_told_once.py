"""What a letter has told once it does not tell again in other words, and no heading stands in it twice."""

from __future__ import annotations

import random
import re

import pytest

from helpdesk.draft.entry.facts import Teller
from helpdesk.draft.letter.apart import with_headings_apart
from helpdesk.draft.letter.leftovers import without_leftovers
from helpdesk.draft.letter.listed import without_listed, without_told_paper
from helpdesk.draft.letter.repeated import Same
from helpdesk.draft.letter.sections import sections_of
from helpdesk.draft.letter.stranded import without_stranded_step
from helpdesk.draft.templating.parts import Section
from helpdesk.draft.templating.templates import Templates
from helpdesk.model.draft import Block
from helpdesk.model.question import Aspect, Form, Question
from tests.draft.conftest import TEMPLATES
from tests.draft.spoken import own_mails
from tests.draft.test_letters_read import letter_to
from tests.letters import mail
from tests.project import project_knowledge

TELLER = Teller(Templates(TEMPLATES), project_knowledge(), "id")
STEPS = "Langkah pengurusan:\n1. Ajukan permohonan lewat loket.\n2. Tunggu peninjauan."
PAPERS = "Yang perlu disiapkan:\n1. KTP pemohon\n2. Surat keterangan kematian dari kelurahan"


def told(text: str, subject: str = "Tanya") -> str:
    """Return the letter to a mail."""
    letter = letter_to(mail(text, subject=subject))
    assert letter is not None
    return letter.text


def asking(words: str, form: Form = Form.OPEN, *aspects: Aspect) -> Question:
    """Return a question in these words."""
    return Question(words, 0, len(words), aspects or (Aspect.OTHER,), 0.0, (), form=form, words=words)


def headings(letter: str) -> list[str]:
    """Return the headings of a letter."""
    return re.findall(r"^\d{1,2}\. (.+[^.])$", letter, re.MULTILINE)


# one mail in twelve of those that were written for these tests, so that it takes no minute
@pytest.mark.parametrize("name", sorted(random.Random(29).sample(sorted(own_mails()), 72)))
def test_no_letter_has_a_heading_twice_or_a_list_and_a_section_of_one_item(name: str) -> None:
    octets, _ = own_mails()[name]
    letter = letter_to(octets)
    text = "" if letter is None else letter.text
    heads = headings(text)
    assert len(heads) == len(set(heads))
    items = {item.rstrip(".").casefold() for item in re.findall(r"^[a-z]\. (.+)$", text, re.MULTILINE)}
    alone = re.findall(r"^(?:Langkah pertama|Pada daftar persyaratan [^:\n]+ tercantum): (.+)\.$", text, re.MULTILINE)
    assert not [one for one in alone if one.casefold() in items]
    assert not re.search(r"^(?:Boleh|Ya|Bisa|Tidak)\.$", text.partition("\n\n1. ")[2], re.MULTILINE)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (STEPS, "Langkah pertama: ajukan permohonan lewat loket."),
        (PAPERS, "Pada daftar persyaratan IM tercantum: surat keterangan kematian dari kelurahan."),
    ],
)
def test_a_section_that_only_says_an_item_of_a_list_above_is_none(before: str, line: str) -> None:
    other = ("Biaya", "Layanan ini tidak dipungut biaya.")
    told_once = sections_of([("Izin Makam", before), other, ("Butir persyaratan", f"{line}\n\n(Keterangan 2024.)")])
    assert [section.heading for section in told_once] == ["Izin Makam", "Biaya"]


def test_an_item_that_is_answered_before_the_list_stays() -> None:
    line = "Pada daftar persyaratan IM tercantum: surat keterangan kematian dari kelurahan."
    assert sections_of([("Butir persyaratan", line), ("Izin Makam", PAPERS)])[0].text == line


def test_what_stands_before_a_list_is_not_told_twice_either() -> None:
    about = "Izin Makam adalah izin untuk memakai petak makam."
    first, second = sections_of([("Perlu tidaknya", about), ("Persyaratan", f"{about} Berlaku 3 tahun.\n\n{PAPERS}")])
    assert first.text == about
    assert second.text.startswith("Berlaku 3 tahun.\n\nYang perlu disiapkan:")


@pytest.mark.parametrize(
    ("words", "stays"),
    [("pajak parkirnya ke siapa", False), ("daftarnya ke mana", True), ("bagaimana mengurusnya", True)],
)
def test_the_first_step_is_told_to_who_asks_how_to_apply(words: str, *, stays: bool) -> None:
    step = "Langkah pertama: ajukan permohonan lewat loket."
    answer = "Besarnya pajak parkir tidak disebut dalam bahan kami; mohon ditanyakan kepada kantor pajak daerah."
    left = without_stranded_step([Block(0, "", f"{step}\n\n{answer}", ("izin-parkir",))], [asking(words)], TELLER)
    assert left[0].text == (f"{step}\n\n{answer}" if stays else answer)


def test_a_paper_of_which_another_sentence_speaks_is_not_said_to_be_on_the_list() -> None:
    line = "Pada daftar persyaratan SIPB tercantum: KTP pemohon."
    other = "KTP luar Jakarta biasanya bukan penghalang."
    blocks = [Block(0, "", other, ("x",)), Block(1, "", line, ("sipb-bidan",))]
    assert without_told_paper(blocks, [asking("a"), asking("ktp saya masih bekasi")]) == blocks[:1]
    needed = [asking("a"), asking("ktp wajib dilampirkan", Form.NEEDED)]
    assert without_told_paper(blocks, needed) == blocks


def test_what_a_list_comes_to_is_not_told_beside_it_nor_beside_a_line_that_says_so() -> None:
    cases = "Menurut daftar persyaratan NIB, untuk badan usaha disiapkan akta pendirian dan NPWP badan usaha."
    line = "Untuk badan usaha, NIB memerlukan akta pendirian serta NPWP badan usaha. Perorangan tidak memerlukan akta."
    told_once = without_listed([Block(0, "", f"{cases}\n\n{line}", ("nib",))], [asking("pt atau cv")], TELLER)
    assert told_once[0].text == line
    items = "Yang perlu disiapkan:\n1. NPWP\nUntuk badan usaha, siapkan juga:\n2. Akta pendirian\n3. NPWP badan usaha"
    blocks = [Block(0, "", items, ("nib",)), Block(1, "", f"{cases}\n\nSTNK boleh atas nama lain.", ("nib",))]
    left = without_listed(blocks, [asking("syarat", Form.LIST), asking("pt atau cv")], TELLER)
    assert left[1].text == "STNK boleh atas nama lain."


def left_of(text: str) -> str:
    """Return what is left of the text of a section."""
    return without_leftovers([Section(1, "X", text)], TELLER)[0].text


def test_nothing_goes_on_from_what_is_not_there() -> None:
    assert left_of(f"Selain itu, yang perlu disiapkan:\na. KTP\n\n{STEPS}").startswith("Selain yang disebut di atas, ")
    assert left_of("Pengaduan lewat surel ini pun kami catat.") == "Pengaduan lewat surel ini kami catat."
    assert left_of("Batasnya dari Jakarta; daftar syarat berasal dari Kota A.") == (
        "Batasnya dari Jakarta; keterangan selebihnya berasal dari Kota A."
    )
    assert left_of("Lampirkan surat kuasa.\n\nBoleh.") == "Lampirkan surat kuasa."
    news = "Makam dapat ditumpang menurut berita tahun 2019; mohon ditanyakan."
    assert left_of(f"{news}\n\n(Keterangan ini menurut sumber per 6 Agustus 2024.)") == news


def test_a_fuller_sentence_on_the_same_entry_stands_where_it_was_asked_first() -> None:
    less, full = (
        "Penebangan tanpa izin didenda.",
        "Penebangan tanpa izin didenda, dan pohonnya diganti dengan 20 pohon.",
    )
    same = Same.of([(full, less)])
    blocks = [Block(0, "", f"{less} Mohon dipastikan.", ("p",)), Block(1, "", f"Ajukan ke PTSP.\n\n{full}", ("p",))]
    assert [block.text for block in same.without_repeated(blocks)] == [f"{full} Mohon dipastikan.", "Ajukan ke PTSP."]


def test_a_block_that_others_have_told_goes_and_what_is_not_known_gives_way_to_what_is() -> None:
    full, less = "SIPB biasanya dicabut dahulu, lalu yang baru diajukan.", "SIP lama dicabut dahulu."
    unknown = "Surat tentang hal itu tidak disebut dalam bahan kami; mohon ditanyakan kepada petugas."
    same = Same.of([(full, less), (full, unknown)])
    blocks = [Block(0, "", unknown, ()), Block(1, "", full, ()), Block(2, "", f"LKP: {less}\n\n(Sumber.)", ())]
    assert same.without_told(blocks) == blocks[1:2]
    assert same.without_told(blocks[2:]) == blocks[2:]


@pytest.mark.parametrize(
    ("words", "text", "heading"),
    [
        ("kapan selesai", "Tanggal selesainya tidak dapat kami janjikan.", "Lama proses"),
        ("kenapa begitu", "Lengkapilah.", "Hal lain mengenai permohonan yang dikembalikan"),
    ],
)
def test_two_points_of_one_heading_are_headed_by_what_they_ask(words: str, text: str, heading: str) -> None:
    sections = [Section(n, "Permohonan yang dikembalikan", t) for n, t in ((1, "Kirimkan nomornya."), (2, text))]
    made = with_headings_apart(sections, [asking("apa"), asking(words, Form.WHEN, Aspect.DURATION)], [1, 2], TELLER)
    assert [section.heading for section in made] == ["Permohonan yang dikembalikan", heading]


def test_unlike_matters_have_a_heading_each_and_one_matter_has_one() -> None:
    letter = told(
        "Anak kami bertiga sudah besar, bapaknya wafat. Bank minta surat keterangan ahli waris. Ahli waris yang kerja "
        "di Taiwan tanda tangannya bagaimana? Dan urusnya ke kelurahan atau langsung ke camat, saksinya siapa?"
    )
    assert len([one for one in headings(letter) if "hli waris" in one.lower() and "tanda" not in one.lower()]) <= 1
    assert "riwayat tanah" not in letter


def test_the_difference_of_two_permits_is_told_without_what_each_is() -> None:
    letter = told("Mau buka kursus masak di rumah. Izinnya LKP apa LPK, bedanya di mana?")
    assert "urusan pendidikan" in letter or "bidang pendidikan" in letter
    assert "Izin LPK adalah izin bagi lembaga" not in letter


def test_moving_is_told_once() -> None:
    letter = told("Saya bidan pindahan dari Depok ke klinik di Cakung. SIPB yang di Depok harus dicabut dulu?", "SIPB")
    assert len(re.findall(r"biasanya dicabut", letter)) == 1
