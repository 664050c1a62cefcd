from dataclasses import replace

import pytest

from helpdesk.conditions import stated_conditions
from helpdesk.documents.applied_for import documents_for
from helpdesk.documents.checklist import check_documents
from helpdesk.documents.mailed import Mailed
from helpdesk.model.knowledge import (
    DocumentKind,
    EntryStatus,
    Force,
    Knowledge,
    Permit,
    Requirement,
)
from helpdesk.model.message import Attachment, Unreadable
from helpdesk.model.question import Action, Aspect, Candidate, Question, Understanding
from tests.entries import attachment
from tests.entries import permit as make


def item(key: str, **other: object) -> Requirement:
    """Return a mandatory item, changed by ``other``."""
    return replace(Requirement(key, key, key, mandatory=True), **other)  # type: ignore[arg-type]


def conditional(key: str, when: str) -> Requirement:
    """Return an item that is needed only under a condition."""
    return item(key, mandatory=False, condition="bila " + when, condition_en="if " + when, when=when)


ITEMS = (
    item("iptm-lama", alternatives=("surat-kehilangan",)),
    conditional("surat-kehilangan", "lost"),
    item("ktp"),
    item("kk"),
    item("rekomendasi-op", state=Force.SUPERSEDED),
    conditional("surat-kuasa", "attorney"),
)
RENEWAL = make(id="iptm", name="IPTM", requirements=ITEMS)
HINTS = ("iptm lama", "surat kehilangan", "ktp", "kk", "surat kuasa", "akta")
DOCUMENTS = {h.replace(" ", "-"): DocumentKind(h.replace(" ", "-"), h, h, (h,)) for h in HINTS}
KNOWLEDGE = Knowledge("v", {"iptm": RENEWAL}, {}, DOCUMENTS)


def files(*names: str) -> tuple[Attachment, ...]:
    """Return attachments with these names."""
    return tuple(attachment(name, content=b"x") for name in names)


def missing(*names: str, stated: frozenset[str] = frozenset(), permit: Permit = RENEWAL) -> tuple[str, ...] | None:
    """Return what is missing when these files came along."""
    return check_documents(permit, Mailed(files(*names), stated=stated), DOCUMENTS).missing


def understanding(action: Action, *aspects: Aspect, permit: str = "iptm") -> Understanding:
    """Return one question about ``permit``."""
    question = Question("q", 0, 1, aspects, 0.0, (Candidate("permit", permit, 0.9),))
    return Understanding(action, (question,), (permit,), (), ())


def test_missing_are_the_unmet_mandatory_items_in_entry_order() -> None:
    assert missing("kk.pdf") == ("iptm-lama", "ktp")


def test_an_alternative_counts_as_met() -> None:
    assert missing("surat kehilangan.pdf", "ktp.jpg", "kk.jpg") == ()


def test_a_conditional_item_is_missing_only_when_its_condition_is_stated() -> None:
    came = ("iptm lama.pdf", "ktp.jpg", "kk.jpg")
    assert missing(*came) == ()
    assert missing(*came, stated=frozenset({"attorney"})) == ("surat-kuasa",)


def test_a_lost_original_is_not_asked_for_but_its_loss_report_is() -> None:
    assert missing("ktp.jpg", "kk.jpg", stated=frozenset({"lost"})) == ("surat-kehilangan",)


def test_a_document_needed_twice_is_missing_twice() -> None:
    twice = replace(RENEWAL, requirements=(item("akta"), item("ktp"), item("akta")))
    assert missing("ktp.jpg", permit=twice) == ("akta", "akta")
    assert missing("akta.pdf", "ktp.jpg", permit=twice) == ("akta",)


def test_an_unknown_list_is_not_an_empty_one() -> None:
    assert missing("ktp.jpg", permit=replace(RENEWAL, requirements=None)) is None


def test_a_list_of_which_nothing_is_in_force_is_an_unknown_one() -> None:
    gone = tuple(replace(each, state=Force.SUPERSEDED) for each in ITEMS)
    assert missing("ktp.jpg", permit=replace(RENEWAL, requirements=gone)) is None


def test_what_is_another_s_or_not_filled_in_has_not_come() -> None:
    card = "PROVINSI DKI JAKARTA\nNIK : 3174000000000000\nNama : AGUS\nAgama : ISLAM\nJenis Kelamin : LAKI-LAKI"
    form = "SURAT KUASA\nNama : ..............\nNIK : ..............\nAlamat : ..............\n"
    mine = Attachment("KK.pdf", "application/pdf", 1, False, b"", None, "KK\nNama Kepala Keluarga: SITI RAHMA")
    sent = (attachment("a.pdf", text=card), attachment("b.pdf", text=form), mine)
    check = check_documents(RENEWAL, Mailed(sent, "Saya Siti Rahma", frozenset({"attorney"}), sender="Siti"), DOCUMENTS)
    assert [keys for _, _, keys in check.received] == [("kk",)]
    assert check.missing == ("iptm-lama", "ktp", "surat-kuasa")
    assert [file.remarks for file in check.files] == [("other-name: AGUS",), ("blank-form",), ()]


def test_a_permit_whose_check_is_asked_for_is_checked_without_any_file() -> None:
    asked = understanding(Action.DOCUMENTS_CHECK, Aspect.DOCUMENTS_CHECK)
    (check,) = documents_for(asked, Mailed((), "cek"), KNOWLEDGE)
    assert check.received == ()
    assert check.missing == ("iptm-lama", "ktp", "kk")


def test_a_required_document_that_came_along_begins_a_check_and_others_do_not() -> None:
    asked = understanding(Action.ANSWER, Aspect.REQUIREMENTS)
    assert documents_for(asked, Mailed(files("akta.pdf"), "x"), KNOWLEDGE) == ()
    (check,) = documents_for(asked, Mailed(files("foto.jpg", "ktp.jpg"), "x"), KNOWLEDGE)
    assert check.received == ((1, None, ("ktp",)),)


def test_a_courier_s_receipt_asks_for_no_check() -> None:
    asked = understanding(Action.DOCUMENTS_CHECK, Aspect.DOCUMENTS_CHECK)
    sent = Mailed(files("resi JNE.jpg", "foto amplop.jpg"), "sudah saya kirim lewat kurir")
    assert documents_for(asked, sent, KNOWLEDGE) == ()


def test_nobody_brings_papers_for_a_permit_that_is_gone() -> None:
    gone = Knowledge("v", {"iptm": replace(RENEWAL, status=EntryStatus.REPLACED)}, {}, DOCUMENTS)
    asked = understanding(Action.DOCUMENTS_CHECK, Aspect.DOCUMENTS_CHECK)
    assert documents_for(asked, Mailed(files("ktp.jpg"), "x"), gone) == ()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("pengurusannya saya kuasakan ke adik", "attorney"),
        ("mau perpanjang izin", "renewal"),
        ("saya WNA pemegang KITAS", "foreigner"),
        ("PT kami di Jakarta Barat", "company"),
        ("izin aslinya hilang kebanjiran", "lost"),
        ("tanahnya masih girik", "unregistered-land"),
        ("ini tempat praktik kedua saya", "second-practice"),
        ("saya mahasiswa semester 8", "student"),
        ("I would like to renew my permit", "renewal"),
        ("rukonya kami sewa dua tahun", "rented"),
        ("ini KTP dan STR saya untuk perpanjangan SIP", "renewal"),
        ("kami dari PT Graha", "company"),
        ("Saya direktur CV Sinar", "company"),
        ("atas nama perorangan, bukan PT", "individual"),
        ("usaha perorangan", "individual"),
        ("klinik kami berbadan hukum yayasan", "company"),
        ("yayasan kami", "company"),
        ("izin lama sudah habis mau urus lagi", "renewal"),
        ("SIP saya habis bulan depan", "renewal"),
        ("masa berlakunya mau habis", "renewal"),
        ("pembaruan izin optik kami", "renewal"),
        ("renewal of my permit", "renewal"),
        ("SIP kedua", "second-practice"),
        ("SIP ke-2", "second-practice"),
        ("tempat praktik ke dua", "second-practice"),
        ("praktik di tempat kedua", "second-practice"),
        ("mau nambah tempat praktik", "second-practice"),
        ("saya sudah punya SIP di RS A dan ingin menambah di klinik B", "second-practice"),
        ("SIP yang kedua saya hilang", "lost"),
        ("saya wakilkan ke adik", "attorney"),
        ("diurus oleh staf kami", "attorney"),
        ("yang mengurus sepupu saya dengan surat kuasa", "attorney"),
        ("dengan kuasa ke notaris", "attorney"),
        ("biro jasa yang urus", "attorney"),
        ("atas kuasa dari klien kami", "attorney"),
        ("tempatnya ngontrak", "rented"),
        ("sewa tempat di ruko", "rented"),
        ("rumah kontrakan", "rented"),
        ("ruko sewaan", "rented"),
        ("lahan milik orang lain", "not-owner"),
        ("tanahnya punya mertua", "not-owner"),
        ("bukan milik sendiri", "not-owner"),
        ("ruko milik bapak saya", "not-owner"),
        ("praktik mandiri", "self-practice"),
        ("mau buka praktik sendiri di rumah", "self-practice"),
        ("praktek di klinik, bukan mandiri", "facility-practice"),
        ("saya praktik di RS", "facility-practice"),
        ("saya bidan di RSIA Bunda", "facility-practice"),
        ("tahun lalu sudah pernah PUB", "repeated-collection"),
        ("saya mahasiswi S2", "student"),
        ("tanah girik", "unregistered-land"),
        ("sudah SHM, dulunya girik", "unregistered-land"),
        ("izin asli kecurian", "lost"),
        ("surat makam ketlingsut", "lost"),
        ("surat makamnya sudah tidak ada", "lost"),
        ("hilang waktu banjir", "lost"),
        ("mobil baru dari dealer", "new-vehicle"),
        ("truk bekas", "used-vehicle"),
        ("koperasi angkutan", "cooperative"),
        ("saya warga negara Jepang", "foreigner"),
        ("WNA pemegang KITAS", "foreigner"),
        ("konser amal", "charity-show"),
        ("artis luar negeri", "foreign-artist"),
        ("band asal Korea", "foreign-artist"),
        ("parkir basement", "parking-building"),
        ("neon box nempel di dinding", "attached-advert"),
        ("tiang sendiri", "advert-structure"),
        ("pelanggan PAM Jaya", "piped-water"),
        ("apotek milik PT, saya apotekernya", "other-owner"),
        ("pemilik sarana orang lain", "other-owner"),
        ("sudah lama vakum 6 tahun", "not-practising"),
        ("saya PNS di Kemenkes", "employee"),
        ("saya dokter ASN", "employee"),
        ("mau dijadikan pelat kuning", "to-public-vehicle"),
        ("truknya sudah dijual", "sold-vehicle"),
        ("diangkut lewat pesawat", "cargo"),
        ("tahun lalu pernah mengumpulkan donasi", "repeated-collection"),
        ("ganti nama klinik", "change"),
        ("pindah alamat apotek", "relocation"),
    ],
)
def test_a_condition_is_read_from_the_words(text: str, when: str) -> None:
    assert when in stated_conditions(text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("tidak dikuasakan, saya urus sendiri", "attorney"),
        ("kami bukan PT", "company"),
        ("bukan perpanjangan ya, ini baru", "renewal"),
        ("berapa sewa tanah makam", "rented"),
        ("pegawai kelurahan bilang tidak bisa", "employee"),
        ("STR saya masih proses perpanjangan", "renewal"),
        ("kalau dikuasakan apakah boleh?", "attorney"),
        ("apakah perlu surat kuasa", "attorney"),
        ("kalau SIP lama hilang bagaimana?", "lost"),
        ("dari umum mau jadi pribadi pelatnya", "individual"),
        ("saya karyawan PT Maju mau urus NIB pribadi", "company"),
        ("atas nama perorangan, bukan PT", "company"),
        ("saya bekerja di PT Astra sebagai dokter perusahaan", "company"),
        ("ini bukan atas nama perusahaan", "company"),
        ("perpanjang STR sudah, sekarang mau SIP baru", "renewal"),
        ("ini pengajuan baru bukan perpanjangan", "renewal"),
        ("pengajuan pertama kali", "renewal"),
        ("saya urus sendiri tanpa kuasa", "attorney"),
        ("bangunan milik sendiri", "rented"),
        ("praktek di klinik, bukan mandiri", "self-practice"),
        ("peneliti dosen", "student"),
        ("rusak kena banjir", "lost"),
        ("saya WNI", "foreigner"),
        ("artis lokal semua, tidak ada artis asing", "foreign-artist"),
        ("parkir di lahan terbuka, bukan gedung parkir", "parking-building"),
        ("tidak pakai tiang", "advert-structure"),
        ("tidak langganan PAM", "piped-water"),
        ("saya apoteker sekaligus pemilik", "other-owner"),
        ("lewat darat pakai ambulans, tidak pakai pesawat", "cargo"),
        ("ini pertama kali galang dana", "repeated-collection"),
        ("kami belum pernah mengadakan PUB", "repeated-collection"),
        ("a concert with a foreign band", "foreigner"),
        ("berkas PBG rumah milik bapak Lilik", "not-owner"),
    ],
)
def test_a_condition_that_is_denied_or_not_meant_is_not_stated(text: str, when: str) -> None:
    assert when not in stated_conditions(text)


def test_a_file_that_does_not_open_is_missing_and_not_received() -> None:
    sent = (*files("ktp.pdf"), replace(attachment("kk.pdf"), problem=Unreadable.DAMAGED))
    asked = understanding(Action.DOCUMENTS_CHECK, Aspect.DOCUMENTS_CHECK)

    (check,) = documents_for(asked, Mailed(sent), KNOWLEDGE)

    assert check.received == ((0, None, ("ktp",)),)
    assert check.missing is not None
    assert "kk" in check.missing
    assert [(file.keys, file.remarks) for file in check.files] == [(("ktp",), ()), (("kk",), ("damaged",))]


def test_papers_that_do_not_open_are_checked_all_the_same() -> None:
    sent = (replace(attachment("ktp.pdf"), problem=Unreadable.DAMAGED),)

    (check,) = documents_for(understanding(Action.ANSWER, Aspect.FEE), Mailed(sent), KNOWLEDGE)

    assert check.received == ()
    assert check.missing is not None
    assert "ktp" in check.missing
