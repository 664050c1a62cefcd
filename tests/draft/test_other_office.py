"""A mail that as a whole is another office's matter is told whose it is, whatever its short questions sound like."""

from __future__ import annotations

import pytest

from helpdesk.draft.asked.elsewhere import matters_in
from helpdesk.draft.asked.other_office import AID, CARDS, HALAL, HEALTH, LAND_TAX, STAY, VEHICLE, matter_elsewhere
from tests.draft.test_whether_needed import told


@pytest.mark.parametrize(
    ("subject", "text", "matter"),
    [
        ("ganti alamat KTP", "bisa lewat kantor ini? bawa apa", CARDS),
        ("tanya", "habis menikah kami mau pecah KK dari orang tua, daftarnya di mana?", CARDS),
        ("Mutasi KK", "syaratnya apa, berapa hari jadi", CARDS),
        ("motor", "STNK motor saya hilang dan mau bayar pajaknya, di kecamatan bisa?", VEHICLE),
        ("balik nama mobil", "mobil pribadi beli dari paman, BPKB mau balik nama, berapa biayanya", VEHICLE),
        ("plat kuning", "angkot saya mau dihitamkan, STNK dan BPKB ada, bayar pajak dulu?", None),
        ("pajak mobil", "mobil box perusahaan, STNK mati, apa perlu izin angkutan barang?", None),
        ("SIP", "saya baru pindah KTP ke Jakarta, SIP ikut diubah?", None),
        ("KTP luar", "berkas untuk KTP luar Jakarta apa saja", None),
        ("KITAS renewal", "My KITAS is expiring on the 22nd. How much?", STAY),
        ("tanya", "perpanjang paspor anak saya bisa di sini?", STAY),
        ("tanya", "klinik kami mau daftar BPJS, caranya?", None),
        ("tanya", "BPJS ketenagakerjaan saya tidak aktif", None),
        ("identitas", "pemohon memakai paspor dan visa, bukan KTP", None),
        ("PBB naik", "PBB rumah naik dua kali lipat, bisa minta keringanan?", LAND_TAX),
        ("balik nama", "mau balik nama PBB dari orang tua", LAND_TAX),
        ("berkas", "PBB tahun terakhir sudah lunas, fotokopi PBB perlu berapa lembar?", None),
        ("BPJS non aktif", "kartu bpjs kis saya mati padahal mau cuci darah. harus kemana", HEALTH),
        ("tanya", "anak saya baru lahir, daftar BPJS di kelurahan bisa?", HEALTH),
        ("klinik", "kontrak BPJS klinik kami butuh izin yang masih aktif", None),
        ("KJP", "KJP anak saya belum cair, ngurusnya di mana", AID),
        ("tanya", "mau urus sertifikat halal buat dapur sambal saya, daftarnya ke kecamatan?", HALAL),
        ("halal saya macet", "halal kami belum diverifikasi pendampingnya, ganti pendamping gimana?", HALAL),
        ("sertifikasi halal", "sekalian PIRT-nya gimana ya, izinnya di mana", None),
        ("halal bihalal", "karang taruna bikin halal bi halal, daftar panggungnya ke mana", None),
        ("papan nama", "bengkel motor saya mau pasang papan nama", None),
    ],
)
def test_whose_matter_a_whole_mail_is(subject: str, text: str, matter: str | None) -> None:
    assert matter_elsewhere(subject, text, names_permit=False, in_subject=False) == matter


def test_what_a_mail_on_a_permit_of_ours_says_of_a_tax_is_told_by_the_way() -> None:
    text = "PBB masih nunggak, tetap bisa mengajukan?"
    assert matter_elsewhere("warung", text, names_permit=False, in_subject=False) == LAND_TAX
    assert matter_elsewhere("warung", text, names_permit=False, in_subject=False, ours=True) is None


def test_a_permit_that_the_mail_names_is_asked_about() -> None:
    text = "mau pindah KK ke Jakarta, dan syarat SIP dokter apa saja?"
    assert matter_elsewhere("tanya", text, names_permit=True, in_subject=False) is None
    assert matter_elsewhere("pindah KK dan SIP dokter", text, names_permit=True, in_subject=True) is None
    assert (
        matter_elsewhere("pindah KK", "makam opa dulu dibantu. Bawa apa?", names_permit=True, in_subject=False) == CARDS
    )


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("mau perpanjang sim A dan paspor sekalian", {"driving-licence", "passport"}),
        ("urus SKCK sama paspor di sini bisa?", {"police-record", "passport"}),
        ("Untuk identitas bisa memakai SIM dan paspor?", set()),
        ("daftar NIB pakai paspor atau KTP dan paspor suami", {"identity-card"}),
    ],
)
def test_two_matters_of_others_are_both_seen(text: str, matters: set[str]) -> None:
    assert set(matters_in(text)) == matters


def test_all_that_is_for_other_offices_is_said_at_once_and_what_is_known_of_the_mall_beside() -> None:
    letter = told("perpanjang SIM", "mau perpanjang sim A dan paspor sekalian di MPP bisa?\nbawa apa aja")
    assert "(Satpas); paspor, visa" in letter
    assert letter.count("Satpas") == 1
    assert "Daftar instansi di MPP tidak ada dalam bahan kami" in letter
    alone = told("sim", "perpanjang sim c bisa di ptsp kelurahan gak? deket rumah soalnya")
    assert "diurus di kepolisian (Satpas)" in alone
    assert "bukan layanan kantor ini" not in alone


def test_a_certificate_of_another_office_is_no_number_that_its_writer_has() -> None:
    halal = told(
        "halal", "Saya jual sambal botol, NIB sudah punya. Mau bikin sertifikat halal. Daftarnya di kecamatan?"
    )
    number = told("NIB", "Saya jual sambal botol, NIB belum punya. Daftarnya di kecamatan?")

    assert "Badan Penyelenggara Jaminan Produk Halal" in halal
    assert "oss.go.id" not in halal
    assert "oss.go.id" in number


def test_a_feast_is_no_certificate() -> None:
    assert matters_in("panggung halal bihalal RW 05 dan halal bi halal keluarga") == ()
    assert matters_in("label halal untuk bakso") == ("halal",)
