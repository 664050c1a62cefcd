"""How a question asks: the words decide, in whatever spelling they come."""

import pytest

from helpdesk.match.aspects import usual
from helpdesk.match.forms import form_of
from helpdesk.model.question import Form

ASKED = {
    Form.NEEDED: (
        "Apakah masih perlu rekomendasi IDI?",
        "Perlu NPWP gak ya buat izin penelitian?",
        "apa hrs pake materai",
        "SIP lama harus dicabut dulu?",
        "Do we still need an SKDP?",
        "Is a site visit required?",
    ),
    Form.ALLOWED: (
        "Boleh saya yang urus?",
        "Bolehkah dititipkan ke biro jasa?",
        "Apakah perorangan bisa?",
        "rumahnya masih pakai IMB lama, boleh ga?",
        "Can my brother apply on my behalf?",
    ),
    Form.WHETHER: (
        "ada yg survey ga nanti",
        "bikin nib gratis kan ya?",
        "Hari sabtu loket PTSP kelurahan buka nggak?",
        "alamat di KTP saya beda sama alamat usaha, masalah ga buat izin angkutan barang?",
        "ijazah beda satu huruf, gapapa kan",
    ),
    Form.WHERE: (
        "klo izin kmn",
        "Pengajuan KRK itu online atau harus datang ke kecamatan ya pak?",
        "lewat oss apa jakevo?",
        "Di kelurahan apa langsung ke TPU?",
        "SIM C saya hilang bisa diurus di PTSP kelurahan?",
        "SPPL itu masih manual atau lewat OSS?",
        "ke Kementerian ESDM atau ke DKI?",
        "perpanjang imta, masih di ptsp?",
        "siapa yg verifikasi??",
        "Is it possible to apply online or must I come in person?",
    ),
    Form.WHEN: (
        "Paling cepat kapan boleh diperpanjang?",
        "Harus nunggu habis dulu?",
        "Bisa diperpanjang sekarang?",
        "When should I renew?",
        "How early can I apply for renewal?",
    ),
    Form.HOW_LONG: ("brp lama jadinya", "Berapa hari izin angkutan barang terbit?", "How long does it take?"),
    Form.HOW_MANY: ("Pas foto ukuran brp dan warna latarnya apa?", "boleh punya SIPP berapa?", "How many photos?"),
    Form.WHO: ("siapa aja yg bs ngajuin", "Who may apply?"),
    Form.WHICH: ("Itu izin toko obat atau izin apotek?", "satu IPTM apa dua?"),
    Form.LIST: (
        "syaratnya apa aja",
        "harus bawa apa",
        "What documents do I need?",
        "syaratnya apa, KTP saya Sragen",
        "Syarat buat dapet izin apa?",
    ),
    Form.HOW: ("cara perpanjangnya gmn", "How do I apply?"),
    Form.OPEN: ("mohon penjelasan persyaratan", "kapan disurvei", "boleh minta syaratnya", "biaya slf"),
}


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in ASKED.items() for text in texts])
def test_a_question_asks_for_one_kind_of_answer(form: Form, text: str) -> None:
    assert form_of(usual(text)) is form


def test_every_form_has_its_examples() -> None:
    assert set(ASKED) == set(Form) - {Form.THEN}  # which no rule knows, see test_asking
