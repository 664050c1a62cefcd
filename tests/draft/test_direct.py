"""The sentence that a question wants comes first, and the list stays at home."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from helpdesk.config import Office
from helpdesk.draft.block.blocks import Blocks
from helpdesk.draft.templating.templates import Templates
from helpdesk.match.aspects import usual
from helpdesk.match.forms import form_of
from helpdesk.model.knowledge import Knowledge
from helpdesk.model.question import Aspect, Question
from tests.draft.conftest import TEMPLATES

Told = Callable[..., str]


@pytest.fixture(scope="module")
def told(base: Knowledge) -> Told:
    """Returns the block on a permit that answers a question by its fields alone, without its particulars."""
    blocks = Blocks(Templates(TEMPLATES), base, Office().short_name)

    def tell(permit: str, text: str, *aspects: Aspect, language: str = "id") -> str:
        words = usual(text)
        question = Question(text, 0, len(text), aspects or (Aspect.REQUIREMENTS,), 0.0, (), words, form_of(words))
        return blocks.answer(question, 0, (replace(base.permits[permit], particulars=()),), language).text

    return tell


@pytest.mark.parametrize(
    ("permit", "text", "begins"),
    [
        (
            "iptm-perpanjangan",
            "perlu KK ga?",
            "Ya. Pada daftar persyaratan IPTM – Perpanjangan tercantum: Kartu Keluarga",
        ),
        ("sip-dokter", "apakah perlu SKP?", "Hanya dalam keadaan tertentu."),
        ("sip-dokter", "masih harus pakai rekom IDI?", "Tidak lagi. Rekomendasi organisasi profesi dahulu diminta"),
        ("izin-penelitian", "butuh NPWP?", "NPWP pemohon tidak tercantum"),
        ("sip-dokter", "STR perlu dilegalisir ga?", "Daftar persyaratan"),
        (
            "slhs",
            "airnya mesti diuji lab?",
            "Pada daftar persyaratan SLHS tercantum: hasil uji",
        ),
    ],
)
def test_a_paper_that_is_asked_about_gets_its_word(told: Told, permit: str, text: str, begins: str) -> None:
    block = told(permit, text)
    assert block.startswith(begins)
    assert "Yang perlu disiapkan:" not in block


@pytest.mark.parametrize(
    ("permit", "text"),
    [
        ("sipb-bidan", "apakah perlu surat izin dari kepala puskesmas?"),  # the list has one of the kepala dinas
        ("stpt-penyehat-tradisional", "apa harus punya KTP Jakarta?"),
        ("stpt-penyehat-tradisional", "Apa harus punya KTP DKI?"),
        ("izin-operasional-lks", "perpanjangan apa harus pakai akta notaris cabang?"),
        ("iptm-perpanjangan", "perlu KTP sepupu?"),
        ("iptm-tumpang", "apa boleh ditumpang?"),
        ("sipa-apoteker", "bisa langsung urus di Jakarta Timur?"),
        ("sip-dokter", "harus diperbarui?"),
        ("nib", "NIB pakai alamat mana?"),
        ("izin-pub", "apakah harus ada izin pengumpulan uang/barang?"),
        ("izin-apotek", "harus dibuat baru atau cukup diubah?"),
        ("izin-angkutan-barang", "diajukan per kendaraan atau per perusahaan?"),
        ("izin-angkutan-barang", "pergantian direktur PT, apakah perlu diubah?"),
        ("izin-penelitian", "untuk penelitian skripsi apakah harus ke PTSP dulu?"),
    ],
)
def test_an_item_that_only_shares_a_word_is_no_answer(told: Told, permit: str, text: str) -> None:
    block = told(permit, text)
    assert "tercantum" not in block
    assert "Menurut daftar persyaratan" not in block


@pytest.mark.parametrize(
    ("permit", "text", "told_of"),
    [
        ("tanda-daftar-pertunjukan", "perlu rekomendasi dinas pariwisata?", "tercantum: rekomendasi dinas pariwisata"),
        ("izin-apotek", "Apakah perlu IMB rukonya?", "tercantum: Persetujuan Bangunan Gedung (PBG), atau IMB"),
        ("iptm-perpanjangan", "KTP ahli waris perlu ga?", "tercantum: KTP ahli waris"),
    ],
)
def test_an_item_that_is_surely_what_was_asked_is_told(told: Told, permit: str, text: str, told_of: str) -> None:
    assert told_of in told(permit, text)


@pytest.mark.parametrize("text", ["apa harus bikin PT dulu?", "boleh perorangan atau harus yayasan?"])
def test_a_list_that_asks_bodies_alone_for_a_deed_wants_no_body(told: Told, text: str) -> None:
    block = told("izin-lkp", text)
    assert block.startswith("Menurut daftar persyaratannya, pemohon LKP tidak harus badan usaha atau badan hukum")


def test_a_list_that_names_no_persons_does_not_say_that_they_may_apply(told: Told) -> None:
    assert "tidak harus" not in told("izin-pub", "boleh karang taruna atau harus yayasan?")
    assert "tidak harus" not in told("izin-angkutan-orang", "boleh CV atau harus PT?")
    assert "tidak harus" not in told("izin-angkutan-orang", "perorangan boleh?")


def test_two_papers_are_told_one_by_one(told: Told) -> None:
    block = told("izin-penelitian", "perlu KTP sama NPWP?")
    assert "- KTP peneliti" in block
    assert "- NPWP pemohon: tidak tercantum" in block


def test_what_is_to_be_done_with_a_paper_is_not_taken_for_needing_it(told: Told) -> None:
    assert not told("pencabutan-sip", "SIP lama harus dicabut dulu?").startswith("Ya")


def test_a_permit_that_is_asked_for_itself_is_told_by_what_it_is_for(told: Told) -> None:
    block = told(
        "izin-pengusahaan-air-tanah", "rumah tangga pakai sumur bor 60 meter, wajib izin gak sih?", Aspect.LEGAL
    )
    assert block.startswith("SIPA adalah izin mengambil air tanah untuk kegiatan usaha")
    assert "koordinat" not in block


def test_who_heard_that_a_permit_is_gone_hears_that_it_is_not(told: Told) -> None:
    block = told("izin-tukang-gigi", "izin tukang gigi masih ada ga?", Aspect.LEGAL)
    assert block.startswith("Menurut keterangan kami, Izin Tukang Gigi masih diterbitkan.")


def test_what_has_to_be_done_is_told_from_the_steps(told: Told) -> None:
    block = told("izin-pub", "setelah donasi selesai apakah wajib lapor?", Aspect.PROCEDURE)
    assert "sampaikan laporan pertanggungjawaban" in block


def test_a_tax_on_a_permit_of_the_past_is_no_no(told: Told) -> None:
    assert not told("izin-rumah-kost", "kosan kena pajak ga?", Aspect.FEE).startswith("Tidak")


def test_where_is_answered_with_the_channel(told: Told) -> None:
    block = told("krk", "KRK diajukan online atau ke kecamatan?", Aspect.PROCEDURE)
    assert block.startswith("Permohonan KRK diajukan secara daring melalui JakEVO")
    assert "Langkah" not in block


def test_an_unknown_day_is_said_to_be_unknown_with_what_is_known(told: Told) -> None:
    block = told("iptm-perpanjangan", "paling cepat kapan boleh diperpanjang?", Aspect.DURATION)
    assert "belum kami temukan ketentuan resminya; petugas kami akan memeriksanya" in block
    assert "masa berlakunya 3 tahun" in block


def test_a_visit_is_a_yes_or_a_no(told: Told) -> None:
    assert told("slf", "ada petugas yang survei ga?", Aspect.PROCEDURE).startswith("Ya. Petugas akan meninjau")
    assert told("sip-dokter", "apakah disurvei?", Aspect.PROCEDURE).startswith("Tidak. Layanan ini")


def test_somebody_else_may_apply_with_the_papers_of_the_list(told: Told) -> None:
    block = told("iptm-perpanjangan", "Boleh adik saya yang urus?", Aspect.PROCEDURE)
    assert block.startswith("Boleh dikuasakan kepada orang lain.")
    assert "surat kuasa bermeterai dan KTP penerima kuasa" in block


def test_a_permit_of_the_past_is_a_no(told: Told) -> None:
    block = told("skdp-skdu", "masih perlu SKDP?", Aspect.LEGAL)
    assert block.startswith("Tidak. Surat Keterangan Domisili")
    assert "Yang perlu disiapkan" not in block


def test_what_no_field_holds_is_not_guessed(told: Told) -> None:
    block = told("izin-pub", "izin PUB apakah hari minggu bisa?", Aspect.PROCEDURE)
    assert block.startswith("Mengenai layanan pada akhir pekan dan hari libur pada PUB, kami belum dapat menjawab")
    assert "Syarat pokoknya:" not in block  # what has a name needs no list beside it


def test_a_list_that_asks_more_of_companies_is_for_persons_too(told: Told) -> None:
    block = told("izin-reklame", "apakah perorangan bisa?", Aspect.REQUIREMENTS)
    assert block.startswith(
        "Menurut daftar persyaratannya, pemohon Izin Penyelenggaraan Reklame tidak harus badan usaha"
    )
    assert "akta perusahaan hanya diminta bila pemohon badan usaha" in block


def test_who_rents_hears_what_the_list_asks_of_them(told: Told) -> None:
    block = told("izin-reklame", "tempatnya sewa, boleh?", Aspect.REQUIREMENTS)
    assert "bila lahan atau bangunan bukan milik sendiri disiapkan surat persetujuan pemilik" in block


def test_a_list_that_is_asked_for_is_told_whole(told: Told) -> None:
    assert "Yang perlu disiapkan:" in told("izin-penelitian", "syaratnya apa saja?")


def test_another_side_is_told_beside_the_answer(told: Told) -> None:
    block = told("iptm-perpanjangan", "perlu KK ga, bayar ga?", Aspect.REQUIREMENTS, Aspect.FEE)
    assert block.startswith("Ya.")
    assert "tidak dipungut biaya" in block


def test_an_english_question_gets_its_yes(told: Told) -> None:
    block = told("iptm-perpanjangan", "Do I need a family card?", language="en")
    assert block.startswith("Yes. The list of requirements for the")


@pytest.mark.parametrize("text", ["siapa yang bisa melarang?", "siapa yang harus menandatangani?", "Who can stop it?"])
def test_who_acts_against_a_permit_is_not_who_may_apply(told: Told, text: str) -> None:
    assert "pihak yang dapat mengajukan" not in told("izin-reklame", text, Aspect.PROCEDURE)
    assert "siapa yang dapat mengajukan" not in told("izin-reklame", text, Aspect.PROCEDURE)


@pytest.mark.parametrize("text", ["siapa yang boleh mengajukan?", "siapa saja yang wajib?", "siapa yang boleh urus?"])
def test_who_may_apply_is_told(told: Told, text: str) -> None:
    assert "siapa yang dapat mengajukan" in told("izin-reklame", text, Aspect.PROCEDURE)


@pytest.mark.parametrize(
    ("text", "told_of_it"),
    [("stiker boleh dicopot kapan", False), ("kapan harus diajukan paling lambat", True)],
)
def test_a_day_on_which_nothing_is_applied_for_is_no_day_to_apply(told: Told, text: str, *, told_of_it: bool) -> None:
    assert ("Kapan paling awal atau paling lambat" in told("izin-reklame", text, Aspect.LEGAL)) == told_of_it


def test_that_a_permit_of_others_may_be_shared_is_not_denied(told: Told) -> None:
    assert not told("izin-pkbm", "apakah itu harus PKBM, atau cukup ikut PKBM lain?").startswith("Ya")
    assert not told("izin-pkbm", "apakah itu wajib izin PKBM atau cukup numpang punya yayasan?").startswith("Ya")


@pytest.mark.parametrize(
    ("text", "no"),
    [("apakah benar izinnya ada", False), ("apakah benar izin gangguan masih harus ada", True)],
)
def test_what_a_neighbour_has_is_no_question_of_what_is_issued(told: Told, text: str, *, no: bool) -> None:
    assert told("izin-gangguan", text, Aspect.STATUS).startswith("Tidak.") == no
