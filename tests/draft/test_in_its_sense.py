"""Questions and sentences that share a word with another matter are answered in their own sense."""

from __future__ import annotations

from tests.draft.test_demanded import reply

HOUSE = "Untuk rumah yang belum mempunyai IMB"
AGENT = "Harga yang ditawarkan itu adalah harga jasa"


def test_words_of_a_process_ask_for_no_fee() -> None:
    order = reply("PBG", "Apakah PBG dapat diproses sebelum kewajiban SIPPT diserahkan seluruhnya?")
    fee = reply("PBG", "Apakah PBG dikenai retribusi?")

    assert "PBG dikenai retribusi" not in order
    assert "retribusi" in fee


def test_whom_to_ask_is_no_place_to_file() -> None:
    returned = reply("PBG dikembalikan", "PBG rumah saya sudah 3x dikembalikan tanpa alasan. Saya mesti nanya ke mana?")
    new = reply("PBG", "PBG rumah diajukan ke mana?")

    assert "Permohonan PBG diajukan secara daring" not in returned
    assert "SIMBG" in new


def test_a_notarys_price_is_no_agents() -> None:
    deed = reply("PAUD", "Mau buka PAUD, yayasannya belum ada, notaris minta 4 juta. Boleh pakai nama pribadi dulu?")
    agent = reply("PAUD", "Mau buka PAUD, biro jasa minta 4 juta buat urus izinnya. Berapa biaya resminya?")

    assert AGENT not in deed
    assert AGENT in agent


def test_who_has_an_imb_reads_nothing_of_houses_without_one() -> None:
    held = reply("rumah", "Rumah tua mau saya robohkan, belum tahu dibangun kapan. IMB nya nanti bagaimana, hangus?")
    none = reply("rumah", "Rumah saya dari dulu tidak punya IMB, ada pemutihan?")

    assert HOUSE not in held
    assert HOUSE in none


def test_nobody_whose_permit_is_valid_reads_if_it_is_needed() -> None:
    text = reply(
        "pindah lantai",
        "Optik kami di mall disuruh pindah ke lantai 2. Izin optik masih 2 tahun lagi. Dianggap pindah alamat kah?",
    )

    assert "Perlu tidaknya" not in text


def test_whom_neighbours_complain_of_is_not_told_where_to_complain() -> None:
    owner = reply(
        "HO habis",
        "Izin gangguan (HO) penggilingan saya habis. Tetangga komplain berisik dan mau lapor. HO bisa diperpanjang?",
    )

    assert "Keluhan tentang gangguan" not in owner


def test_a_card_of_who_is_to_be_buried_is_no_applicants() -> None:
    deceased = reply(
        "makam", "Nenek saya sakit. Kakek dikubur di TPU Kampung Kandang. Boleh nanti nenek di situ walau KTP Depok?"
    )
    applicant = reply("apotek", "Saya KTP Depok, boleh mengajukan izin apotek di Jakarta?")

    assert "Pada umumnya bisa" not in deceased
    assert "dipastikan" in deceased
    assert "bisa" in applicant


def test_which_permit_takes_remains_home_is_told() -> None:
    text = reply(
        "Repatriation of remains",
        "A national of ours was buried in TPU Tanah Kusir. His parents request that the remains be returned home. "
        "Which permit is to be requested?",
    )

    assert "KBLI" not in text
    assert "remains" in text.lower()


def test_who_waits_for_an_ambiguous_permit_is_asked_for_its_number() -> None:
    text = reply("(tanpa subjek)", "SIP saya sudah 12 hari. kok belum")

    assert "nomor permohonan" in text
    assert "a atau b" not in text


def test_how_one_may_know_wants_no_steps_of_an_application() -> None:
    known = reply("trase", "Rumah kami kena rencana trase jalan. Bagaimana saya tahu trasenya masih ada?")
    filed = reply("trase", "Bagaimana cara mengajukan izin trase jalan?")

    assert "Langkah pengurusan" not in known
    assert "Langkah pengurusan" in filed


def test_an_envelope_for_neighbours_is_no_illegal_fee() -> None:
    text = reply(
        "tower", "Provider minta tanda tangan radius, sebagian tetangga sudah dikasih amplop. Tower itu izinnya apa?"
    )

    assert "pejabat pengawas" not in text


def test_certified_land_needs_no_history_of_customary_land() -> None:
    certified = reply("waris", "Sertipikat rumah masih nama suami almarhum. Apakah urusan waris harus beres dulu?")

    assert "tanah adat" not in certified


def test_a_plate_that_is_to_be_black_is_not_made_yellow() -> None:
    text = reply("plat", "Mikrolet saya mau jadi pribadi, plat kuning jadi hitam. Koperasinya bubar, bagaimana?")

    assert "Untuk penguningan, yaitu" not in text


def test_whose_code_no_bank_takes_is_not_sent_to_the_bank() -> None:
    text = reply("SKRD", "SKRD PBG kami lewat jatuh tempo, kode bayar di bank ditolak. Ada denda?")

    assert "Bayarlah di bank" not in text


def test_who_has_said_whose_widow_she_is_is_not_asked() -> None:
    text = reply(
        "SIP rumah almarhum suami",
        "SIP rumah atas nama almarhum suami. Apakah dapat dialihkan kepada saya sebagai janda atau gugur?",
    )

    assert "sebutkan hubungan keluarga" not in text
