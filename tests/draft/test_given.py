"""What a mail has told is not asked for again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.draft.writer.case import Case
from helpdesk.draft.writer.given import Given, given_in
from helpdesk.draft.writer.stage import Stage, Story
from helpdesk.model.question import Action, Understanding
from tests.project import project_knowledge

EVERYTHING = Given.of(
    frozenset({"application", "permit", "date", "hour", "counter", "queue", "unit", "event", "business", "place"})
    | {"name", "size", "spot"}
)


def understood(*numbers: str, permits: tuple[str, ...] = ()) -> Understanding:
    """Return an understanding that knows these application numbers and permits."""
    return Understanding(Action.ANSWER, (), permits, (), numbers)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Selasa kemarin saya datang jam 9, ambil nomor 14, lalu berkasnya dilempar.", "date hour queue account"),
        (
            "Kemarin saya dibentak di loket 4 PTSP Kelurahan Duri Kepa jam 10.20, antrean A-031",
            "date hour counter queue unit account",
        ),
        ("tgl 12/11 pukul 9 di MPP", "date hour unit account"),
        ("I was there on 3 November at 10.30 am", "date hour account"),
        ("Mau tanya biaya izin reklame dong", ""),
        ("ibu saya jualan bakso, modal 2 juta", "business form scale"),
        ("mau buka kursus menjahit, 10 murid", "business program scale"),
        ("ditolak katanya 'denah belum sesuai' doang", "reason"),
        ("ditolak karena NIB belum ada", "reason"),
        ("kok ditolak karena apa ya", ""),
        ("aku mau buka salon di rumah, daerah Cipinang", "business place form"),
        ("konser kecil di gedung kesenian", "event place"),
        ("rumah saya jam dinding nomor 5", ""),
        ("mau buka tempat cukur, izinnya apa", "business"),
        ("saya mau buka usaha harus punya izin apa", ""),
        ("tidak bisa membuka aplikasi dan buka file lampiran", ""),
        ("We want to set up a tattoo studio in my wife's name", "business form"),
        ("I want to set up a new business", ""),
        ("izin warung kakek saya yang sudah meninggal", "business"),
        ("makam almarhum kakak ipar, kakek saya wafat", "kin"),
        ("izin usaha milik Bapak Somad yang sudah meninggal", ""),
        ("pensi di lapangan sekolah malam tahun baru", "event spot date"),
        ("plang 1 x 2 meter di tembok ruko", "size spot"),
    ],
)
def test_what_a_mail_gives(text: str, kinds: str) -> None:
    assert given_in(text, understood()).kinds == frozenset(kinds.split())


@pytest.mark.parametrize(
    ("text", "lies"),
    [("kopi gerobak di sekitar rawamangun", True), ("wali kota jakarta selatan bilang", False), ("di jakarta", False)],
)
def test_a_place_of_our_region_is_given_however_it_is_written(text: str, lies: bool) -> None:
    given_kinds = given_in(text, understood(), region=("Jakarta", "Rawamangun")).kinds
    assert ("place" in given_kinds) is lies


def test_a_long_mail_is_read_in_time_that_grows_with_it_alone() -> None:
    assert "business" not in given_in("usaha apa? " + "tempat usaha " * 20_000, understood()).kinds


def test_whoever_signs_an_application_of_their_own_has_given_its_name() -> None:
    own = Case(story=Story(Stage.FILED, said="saya mengajukan tanggal 3"))
    assert given_in("x", understood(), own, named=True).kinds == {"name"}
    assert given_in("x", understood(), Case(), named=True).kinds == frozenset()
    assert given_in("x", understood(), Case(waits=True)).kinds == {"account"}


def test_numbers_and_permits_are_known_from_the_understanding() -> None:
    assert given_in("x", understood("TMN/2026/0913", permits=("krk",))).kinds == {"application", "permit"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "Kirimkan nomor permohonan dan alasannya; kami sampaikan kepada unit.",
            "Kirimkan alasannya; kami sampaikan kepada unit.",
        ),
        ("Maaf. Mohon sebutkan jenis izin dan nomor permohonan. Kami periksa.", "Maaf. Kami periksa."),
        ("Mohon tuliskan unit, tanggal, jam, dan uraian kejadiannya.", "Mohon tuliskan uraian kejadiannya."),
        (
            "Lalu kirimkan nomor permohonan dan nomor SKRD, tanpa foto kartu bank, agar kami cocokkan.",
            "Lalu kirimkan nomor SKRD, tanpa foto kartu bank, agar kami cocokkan.",
        ),
        (
            "If urgent, send us the application number and the reason; we pass it on.",
            "If urgent, send us the reason; we pass it on.",
        ),
        (
            "Mohon dipastikan kepada petugas dengan menyebutkan ukuran dan tempat pemasangannya.",
            "Mohon dipastikan kepada petugas.",
        ),
        (
            "Tanyakan kepada unit dengan menyebut nomor permohonan.",
            "Tanyakan kepada unit dengan menyebut nomor permohonan.",
        ),
        (
            "Balas surel ini dengan warnanya dan lokasinya, misalnya kelurahan atau kecamatannya.",
            "Balas surel ini dengan warnanya.",
        ),
        ("Mohon jelas. Cantumkan nomor permohonan, nama pemohon, dan warnanya.", "Mohon jelas. Cantumkan warnanya."),
        ("Sebutkan warna objeknya.", "Sebutkan warna objeknya."),
        (
            "Bila ragu, sebutkan rencana dan alamatnya agar dapat dipastikan.",
            "Bila ragu, sebutkan rencananya agar dapat dipastikan.",
        ),
        (
            "Izin itu perlu. Bila ragu, balas surel ini dengan kegiatan dan alamatnya, dan petugas memastikannya.",
            "Izin itu perlu.",
        ),
        (
            "Hal itu tidak disebut dalam bahan kami; mohon sebutkan nama izinnya agar petugas memastikan.",
            "Hal itu tidak disebut dalam bahan kami; mohon dipastikan kepada petugas.",
        ),
        (
            "Belum kami ketahui.\n\nAgar jawabannya tepat, silakan balas surel ini dengan nama izin atau kegiatannya "
            "dan lokasinya, misalnya kelurahannya.",
            "Belum kami ketahui.",
        ),
        (
            "Bila gagal, catat waktu kejadian, jenis izin, dan galatnya, lalu kirimkan.",
            "Bila gagal, catat galatnya, lalu kirimkan.",
        ),
        (
            "Balas surel ini dengan kegiatannya, warnanya, misalnya merah.",
            "Balas surel ini dengan warnanya, misalnya merah.",
        ),
        (
            "Mohon sebutkan profesi, kegiatan, atau objeknya.",  # one of them is enough, and it may be another one
            "Mohon sebutkan profesi, kegiatan, atau objeknya.",
        ),
        ("Kirimkan nomor permohonan.", "Kirimkan nomor permohonan."),  # nothing else would be left of the answer
        ("1. Kirimkan nomor permohonan.\n2. Tunggu.", "1. Kirimkan nomor permohonan.\n2. Tunggu."),
    ],
)
def test_what_is_known_is_not_asked_for(asked: str, told: str) -> None:
    assert EVERYTHING.told(asked) == told


TOPICS = project_knowledge().topics
BROKEN = (", dan ", " dan dan ", ",,", " ,", "  ", " and from ", " dan tanpa ")


@settings(max_examples=60)
@given(st.sets(st.sampled_from(sorted(EVERYTHING.kinds))))
def test_no_topic_becomes_empty_or_broken(kinds: set[str]) -> None:
    known = Given.of(kinds)
    for topic in TOPICS.values():
        for text in (topic.answer, topic.answer_en):
            told = known.told(text)
            assert told
            assert len(told) <= len(text)
            assert not {", dan ", " dan dan ", ",,", " ,", "  "} & {
                part for part in (", dan ", " dan dan ", ",,", " ,", "  ") if part in told and part not in text
            }
