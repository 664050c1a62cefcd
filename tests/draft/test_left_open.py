"""What a letter leaves open of a question is named, in words of our own."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from helpdesk.draft.answer.bearer import bearers
from helpdesk.draft.asked.phrase import about, telling, words_of
from helpdesk.draft.block.left_open import LeftOpen
from helpdesk.draft.entry.matters import SECTORS, Weight, asked_of, first_words, named, things_in
from helpdesk.draft.templating.templates import Templates
from helpdesk.knowledge.same import named_sentence
from helpdesk.model.draft import Block
from helpdesk.model.knowledge import Entry
from helpdesk.model.question import Aspect, Candidate, Evidence, Form, Question
from tests.draft.conftest import TEMPLATES
from tests.project import project_knowledge

KNOWLEDGE = project_knowledge()
COMPILED = Templates(TEMPLATES)
WORDS = words_of((*KNOWLEDGE.permits.values(), *KNOWLEDGE.topics.values()))


def asked(words: str, form: Form = Form.OPEN, *candidates: Candidate) -> Question:
    """Return a question of these words in their usual spelling."""
    return Question(words, 0, len(words), (Aspect.REQUIREMENTS,), 0.0, candidates, words, form)


def told(question: Question, text: str, entry: str, mail: str = "") -> Block:
    """Return what becomes of a block of ``text`` from ``entry`` that answers ``question`` alone."""
    look = LeftOpen(COMPILED, KNOWLEDGE, "id", WORDS, mail)
    return look.told([Block(0, "Persyaratan", text, (entry,))], [question])[0]


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("boleh refraksionis merangkap di dua optik", "refraksionis merangkap di dua optik"),
        ("boleh tidak pakai bangunan masjid", "bangunan masjid"),
    ],
)
def test_a_question_is_named_by_its_own_telling_words(words: str, phrase: str) -> None:
    assert about(asked(words), WORDS) == phrase


@pytest.mark.parametrize(
    "words",
    [
        "kata konsultan tidak ada IPLC lagi",  # without its "not" it would say the contrary
        "masih bisa diurus",
        "boleh xqzwv dipakai bareng plmkj",  # no words of ours
        "biaya dan syarat",
        "guru paud harus sarjana semua",  # what is left when a word between goes is no phrase
        "surat menurut yang pegang sertifikat",
        "rumah saya akan direnovasi",
        "supaya denah diterima jangan ukuran kurang",
    ],
)
def test_what_cannot_be_said_well_is_not_said(words: str) -> None:
    assert about(asked(words), WORDS) is None


def test_numbers_tell_nothing() -> None:
    assert about(asked("nomor 3171234567890001 terdaftar lama"), WORDS) is None
    assert telling(asked("satu surat untuk tiga orang")) == frozenset()


def test_alcohol_is_named_beside_the_business_number() -> None:
    block = told(asked("mau jual bir di kafe, izinnya apa"), "Mulailah dengan NIB.", "nib")
    assert block.text.startswith("Mulailah dengan NIB.")
    assert "Mengenai minuman beralkohol, kami belum dapat menjawab dengan pasti" in block.text


def test_an_entry_that_nobody_named_gives_way_to_what_is_not_known() -> None:
    near = Candidate("permit", "izin-toko-obat", 0.6)
    block = told(asked("izin jual bensin eceran ke mana", Form.WHERE, near), "Ajukan lewat loket.", "izin-toko-obat")
    assert block.answered_by == ()
    assert "Ajukan" not in block.text
    assert block.text.startswith("Mengenai penjualan bahan bakar dan gas, kami belum dapat menjawab")


def test_an_entry_that_is_named_stays() -> None:
    named = Candidate("permit", "izin-toko-obat", 0.9, (Evidence("alias", "toko obat"),))
    question = asked("izin toko obat boleh jual rokok", Form.ALLOWED, named)
    block = told(question, "Izin untuk menjual obat.", "izin-toko-obat")
    assert block.text.startswith("Izin untuk menjual obat.\n\nMengenai rokok")


def test_what_its_entry_speaks_of_is_not_left_open() -> None:
    text = "Pajak reklame dibayar sebelum papan nama dipasang."
    assert told(asked("papan nama kena izin"), text, "izin-reklame").text == text


def test_kliniknya_is_the_animal_clinic_that_the_mail_spoke_of() -> None:
    assert [word for _, word in first_words("Saya mau buka klinik hewan kecil")] == ["klinik"]
    block = told(asked("kliniknya sendiri izinnya apa"), "Daftar SIP.", "sip-dokter-hewan", "mau buka klinik hewan")
    assert "layanan hewan" in block.text


def test_the_office_of_what_is_asked_beside_our_permit_is_named() -> None:
    question = asked("STNK bapak juga yang keluarkan apa ke samsat", Form.OPEN)
    text = told(question, "Langkah pengurusan.", "status-kendaraan-umum").text
    assert "Sepengetahuan kami, STNK, BPKB, dan pajak kendaraan diurus di Samsat" in text


def test_each_thing_has_names_of_its_own() -> None:
    found = things_in("alkohol, papan nama, perpanjangan")
    assert [matter.weight for matter in found] == [Weight.DECIDES, Weight.BESIDE, Weight.NAMES]
    assert all(matter.called("id") != matter.called("en") for matter in found)


def test_the_topic_that_has_the_rare_word_answers() -> None:
    question = asked(
        "mobil jenazah bayar berapa",
        Form.OPEN,
        Candidate("permit", "iptm-baru", 0.6),
        Candidate("topic", "biaya-iptm", 0.5),
    )
    found = bearers(KNOWLEDGE, COMPILED).instead(question, KNOWLEDGE.permits["iptm-baru"], KNOWLEDGE)
    assert found is KNOWLEDGE.topics["biaya-iptm"]


def points(words: str, form: Form = Form.ALLOWED, *candidates: Candidate) -> list[str]:
    """Return the names of what a question of these words asks of a case."""
    return [matter.name for matter in asked_of(asked(words, form, *candidates)) if matter.point]


OPTICIAN = Candidate("permit", "izin-optik", 0.9)
GRAVE = Candidate("permit", "iptm-tumpang", 0.9)


def test_what_is_asked_of_a_case_is_named_where_the_letter_does_not_speak_of_it() -> None:
    named_so = told(asked("boleh penanda tangan kaprodi saja", Form.ALLOWED), "Ajukan lewat OSS.", "izin-penelitian")
    assert "belum dapat menjawab dengan pasti" in named_so.text


def test_what_holds_for_any_permit_is_told_instead() -> None:
    silent = "Hal yang Bapak/Ibu tanyakan tentang izin ini tidak disebut dalam bahan kami."
    block = told(asked("izin optik pindah alamat ke ruko lain bisa", Form.ALLOWED, OPTICIAN), silent, "izin-optik")
    assert block.text.startswith("Perubahan isi, misalnya alamat praktik atau pemilik, biasanya memerlukan")
    assert block.answered_by == ("koreksi-data",)
    assert "pindah" in block.heading.lower()


def test_what_holds_for_any_permit_is_told_beside_what_the_entry_knows() -> None:
    question = asked("izin optik pindah alamat ke ruko lain bisa", Form.ALLOWED, OPTICIAN)
    block = told(question, "Izin optik diajukan lewat OSS.", "izin-optik")
    assert block.text.startswith("Izin optik diajukan lewat OSS.\n\nPerubahan isi, misalnya alamat")
    assert block.answered_by == ("izin-optik",)


def test_who_asks_when_or_how_long_asks_no_point_of_a_case() -> None:
    question = asked("izin optik pindah alamat ke ruko lain berapa lama", Form.HOW_LONG, OPTICIAN)
    assert told(question, "Ajukan lewat OSS.", "izin-optik").text == "Ajukan lewat OSS."


def test_a_point_of_a_field_is_asked_only_there() -> None:
    words = "boleh pohon di halaman rumah sendiri ditebang"
    tree = Candidate("permit", "izin-penebangan-pohon", 0.9)
    assert points(words, Form.ALLOWED, tree)
    assert set(points(words, Form.ALLOWED, tree)) > set(points(words, Form.ALLOWED, GRAVE))


def test_what_is_named_within_a_longer_name_is_meant_by_that() -> None:
    found = points("apakah surat kuasa dari luar negeri bisa dipakai")
    assert "surat kuasa dari luar negeri" in found
    assert "surat kuasa" not in found


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("nib itu bisa dihapus tidak", "penghapusan NIB"),  # no business is closed
        ("bagaimana kalau saya menutup toko", "penutupan usaha"),
        (
            "apakah diajukan oleh kami selaku kontraktor atau oleh pemilik jaringan",
            "pihak yang berhak mengajukan permohonan",
        ),
        ("apakah diajukan bersamaan atau harus didahulukan", None),  # that one thing goes first is no haste
        ("tolong berkas saya didahulukan", "percepatan proses"),
        ("apakah izin yang lewat waktu masih dapat diperpanjang", None),  # the permit, and not the time
        ("boleh kerja sambil belum pegang sip", None),  # it has not been issued
        ("apakah surat pinjam pakai dari rw diterima", None),  # no consent of theirs
        ("apakah bisa saya ajukan sendiri tanpa surat dari apotek", None),  # there is no agent
        ("bisa diurus sendiri tanpa konsultan", "pengurusan sendiri tanpa perantara"),
        ("rugi 600rb per unit sehari, bisa dibantu", None),
    ],
)
def test_a_point_is_known_by_what_is_asked_of_it(words: str, name: str | None) -> None:
    wrong = {"penutupan usaha", "percepatan proses", "penambahan waktu perbaikan", "surat atau izin RT/RW"}
    wrong |= {"penerimaan dokumen izin yang sudah terbit", "pengurusan sendiri tanpa perantara"}
    wrong |= {"izin per kendaraan atau per perusahaan"}
    found = {
        matter.name for matter in asked_of(asked(words, Form.ALLOWED, Candidate("permit", "izin-angkutan-barang", 0.9)))
    }
    assert (name in found) if name else found.isdisjoint(wrong)


def test_that_something_is_fine_is_no_fine() -> None:
    mild = Question("I hope that is fine.", 0, 20, (), 0.0, (), "saya harap itu denda", Form.WHETHER)
    fine = Question("is there a fine?", 0, 16, (), 0.0, (), "ada denda", Form.WHETHER)
    assert [matter.name for matter in asked_of(mild)] == []
    assert [matter.name for matter in asked_of(fine)] == ["sanksi"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_thing_has_one_name_in_each_language(language: str) -> None:
    names = [matter.called(language).strip() for matter in named("id").values()]
    assert all(names)
    assert all(name == name.rstrip(".?!") for name in names)


def test_what_holds_for_any_permit_is_said_by_the_entries_in_both_languages() -> None:
    entries: dict[str, Entry] = {**KNOWLEDGE.topics, **KNOWLEDGE.permits}
    missing = [
        (matter.name, name)
        for matter in named("id").values()
        for name in matter.general
        if None in (named_sentence(name, entries) or (None,))
    ]
    assert missing == []


def test_every_field_of_a_point_is_one_of_ours() -> None:
    assert {matter.sector.removeprefix("!") for matter in named("id").values()} - {""} <= SECTORS.keys()
    permits = {*KNOWLEDGE.permits, *KNOWLEDGE.topics}
    assert all(any(fnmatchcase(one, glob) for one in permits) for globs in SECTORS.values() for glob in globs)
