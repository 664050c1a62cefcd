"""A paper of another company, or of a private person, is not that of the body that applies."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.documents.owners import other_owner, speaking_of
from helpdesk.documents.wanted import wanted_by
from helpdesk.knowledge.load import read
from helpdesk.model.question import Recognised

KNOWLEDGE = read(Path(__file__).parents[2] / "faq")


@pytest.mark.parametrize(
    ("key", "mail", "paper", "other"),
    [
        ("npwp-badan", "PT Lautan Rasa mengajukan NIB", "NPWP 00.1\nPT MEKAR JAYA", "MEKAR JAYA"),
        ("npwp-badan", "PT Lautan Rasa mengajukan NIB", "NPWP 00.1\nPT LAUTAN RASA", ""),
        ("akta-pendirian", "PT KSN", "AKTA PENDIRIAN\nPT Kopi Senja Nusantara", ""),
        ("akta-pendirian", "perusahaan kami", "AKTA PENDIRIAN\nPT Kopi Senja", ""),
        ("akta-pendirian", "kami PT Arta mewakili PT Bumi Raya", "AKTA PENDIRIAN\nPT BUMI RAYA", ""),
        ("rekening-bank", "Yayasan Mutiara Kasih", "BANK DKI\nNama : Budi Raharjo", "perorangan"),
        ("rekening-bank", "Yayasan Mutiara Kasih", "BANK DKI\nNama : Mutiara Kasih", ""),
        ("rekening-bank", "Yayasan Mutiara Kasih", "BANK DKI\nYAYASAN MUTIARA KASIH", ""),
    ],
)
def test_a_bodys_paper_is_its_own(key: str, mail: str, paper: str, other: str) -> None:
    wanted = wanted_by(KNOWLEDGE.permits["izin-operasional-lks"])
    assert other_owner(Recognised(0, None, (key,), 0.9, "text"), paper, mail, wanted) == other


@pytest.mark.parametrize(
    ("mail", "sender", "other"),
    [
        ("PT kami mau urus izin parkir, terlampir dokumen.", "PT Parkir Aman", "SUMBER LAIN"),
        ("Perusahaan kami mengajukan izin, mohon dicek.", "CV Arta Boga", "SUMBER LAIN"),
        ("PT kami mau urus izin parkir.", "PT Sumber Lain", ""),
        ("PT kami mau urus izin parkir.", "Dewi Kartika", ""),
        ("Mohon dicek berkas klien izin parkir.", "CV Jasa Izin", ""),
        ("PT kami PT Sumber Lain mau urus izin.", "CV Jasa Izin", ""),
    ],
)
def test_who_speaks_of_a_body_without_its_name_bears_it_as_the_sender(mail: str, sender: str, other: str) -> None:
    paper = "NOMOR INDUK BERUSAHA\nNama Pelaku Usaha : PT SUMBER LAIN\n"
    wanted = wanted_by(KNOWLEDGE.permits["izin-parkir"])

    assert other_owner(Recognised(0, None, ("nib",), 0.9, "text"), paper, speaking_of(mail, sender), wanted) == other
