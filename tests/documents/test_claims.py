"""The papers that a mail says its writer has, lacks or has lost."""

from __future__ import annotations

import pytest

from helpdesk.documents.claims import claims_of
from tests.project import project_knowledge

DOCUMENTS = project_knowledge().documents


@pytest.mark.parametrize(
    ("text", "have", "lack", "lost"),
    [
        ("STR, ijazah dan KTP sudah saya siapkan. Apa lagi yang kurang?", ("str", "ijazah", "ktp"), (), ()),
        ("KTP sama KK udah ada, NPWP belum", ("ktp", "kk"), ("npwp",), ()),
        ("sudah ada akta, NPWP, SK pengesahan belum", ("akta-pendirian", "npwp"), ("sk-pengesahan",), ()),
        ("ijazah dokter saya hilang waktu banjir", (), (), ("ijazah",)),
        ("belum punya STR, boleh ajukan SIP?", (), ("str",), ()),
        ("STR saya masih proses perpanjangan", (), ("str",), ()),
        ("I already have my STR, diploma and ID card ready.", ("str", "ijazah", "ktp"), (), ()),
        ("Gedung kami ruko dengan IMB tahun 2009 dan belum pernah memiliki SLF.", (), ("slf",), ()),
        ("STNK sedang proses balik nama. KTP belum ada", (), ("ktp",), ()),
        ("KTP dan KK belum ada", (), ("ktp", "kk"), ()),
        ("udah punya NIB. perlu izin apa lagi", ("nib",), (), ()),
        ("Yang sudah saya siapkan:\n- ijazah;\n- KTP dan NPWP\n\nKK perlu?", ("ijazah", "ktp", "npwp"), (), ()),
        ("yg belum ada :\n1. NPWP\n2. KK", (), ("npwp", "kk"), ()),
        (
            "yg udah ada :\nktp, nib, stnk (masih plat item), str (masih berlaku)\nkurang apa",
            ("ktp", "nib", "str"),
            (),
            (),
        ),
        ("Berkas yang sudah ada:\n- KTP\n- KK belum ada", (), ("kk",), ()),
        ("NPWP sudah tidak kami miliki", (), ("npwp",), ()),
        ("STR sudah ada, SKP kayaknya sudah cukup", ("str",), (), ()),
        ("saya sudah punya SIPB di klinik, mau buka praktik mandiri di rumah", ("sip-pertama",), (), ()),
        (
            "yayasan kami didirikan tahun 2019 dengan akta notaris dan SK Kemenkumham",
            ("akta-pendirian", "sk-pengesahan"),
            (),
            (),
        ),
    ],
)
def test_what_a_mail_says_of_papers_is_read(
    text: str, have: tuple[str, ...], lack: tuple[str, ...], lost: tuple[str, ...]
) -> None:
    claims = claims_of("", text, DOCUMENTS)
    assert (claims.have, claims.lack, claims.lost) == (have, lack, lost)


@pytest.mark.parametrize(
    "text",
    ["apakah harus punya STR?", "kalau KTP hilang bagaimana", "perlu NPWP tidak?", "tetangga saya sudah punya IMB", ""],
)
def test_a_question_and_a_supposition_claim_nothing(text: str) -> None:
    claims = claims_of("", text, DOCUMENTS)
    assert (claims.have, claims.lack, claims.lost) == ((), (), ())


def test_conditions_come_along() -> None:
    assert "rented" in claims_of("", "ruko saya sewa", DOCUMENTS).stated


@pytest.mark.parametrize(
    ("text", "have"),
    [
        ("verponding masih ada tapi sobek tengahnya", ()),
        ("KTP sudah ada, STR sudah ada (cuma fotokopi)", ("ktp",)),
        ("KTP sudah ada. Rumah rusak kena banjir", ("ktp",)),
        ("STR sudah ada tapi sudah mati, ijazah sudah ada", ("ijazah",)),
        ("NPWP sudah ada padahal usaha belum jalan", ("npwp",)),
        ("KTP sudah ada, sertifikat ada atas nama nenek", ("ktp",)),
        ("KTP ada atas nama saya sendiri", ("ktp",)),
    ],
)
def test_a_doubtful_paper_is_not_held(text: str, have: tuple[str, ...]) -> None:
    assert claims_of("", text, DOCUMENTS).have == have
