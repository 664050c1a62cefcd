from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpdesk.config import Office
from helpdesk.draft.letter.letter import Writer
from helpdesk.model.knowledge import (
    DocumentKind,
    EntryStatus,
    EvidenceGrade,
    Fee,
    Force,
    Jurisdiction,
    Knowledge,
    LegalBasis,
    Requirement,
    Topic,
)
from helpdesk.model.message import Attachment, Message
from tests.entries import message, permit
from tests.project import project_knowledge

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"

GRAVE = permit(
    id="makam",
    name="Izin Makam (IM)",
    name_en="Grave Permit",
    sector="pemakaman",
    as_of="2024-08-06",
    ambiguous=("IM",),
    validity="3 tahun",
    validity_en="3 years",
    channel="Kantor TPU",
    definition="Izin memakai petak makam. Berlaku di Jakarta.",
    definition_en="A permit to use a grave plot.",
    fee=Fee(
        "Tidak dipungut biaya.", "Free of charge.", 0, "Klarifikasi 2024", superseded=("Rp40.000 sampai Rp100.000",)
    ),
    legal_basis=(
        LegalBasis("Perda Contoh Nomor 3 Tahun 2007", "Pemakaman"),
        LegalBasis("Perda Usang Nomor 1 Tahun 1990", None, Force.SUPERSEDED),
        LegalBasis("Perda Ragu Nomor 9 Tahun 2001", None, Force.UNVERIFIED),
    ),
    requirements=(
        Requirement("iptm", "IPTM asli", "Original IPTM", mandatory=True, alternatives=("hilang",)),
        Requirement("hilang", "Surat hilang", "Loss report", False, "bila IPTM hilang", "if the IPTM is lost", "lost"),
        Requirement("ktp", "KTP ahli waris", "Heir's KTP", mandatory=True),
        Requirement("skdp", "SKDP lama", "Old SKDP", mandatory=True, state=Force.SUPERSEDED),
        Requirement(
            "kuasa", "Surat kuasa", "Power of attorney", False, "bila dikuasakan", "if represented", "attorney"
        ),
        Requirement("ktpk", "KTP wakil", "Proxy's KTP", False, "bila dikuasakan", "if represented", "attorney"),
    ),
    procedure=("Minta pengantar.", "Ajukan izin."),
    procedure_en=("Ask for the letter.", "Apply."),
)
CLINIC = permit(
    id="klinik",
    name="Izin Klinik",
    name_en="Clinic Permit",
    sector="kesehatan",
    jurisdiction=Jurisdiction.OTHER_REGION,
    jurisdiction_note="Daftar syarat berasal dari Kabupaten Contoh.",
    jurisdiction_note_en="The list comes from Contoh Regency.",
    as_of="2023",
    ambiguous=("IM",),
    definition="Izin bagi klinik.",
    definition_en="A permit for clinics.",
    requirements=(Requirement("ktp", "KTP direktur", "Director's KTP", mandatory=True),),
)
OLD = permit(
    id="siup",
    name="SIUP",
    name_en="Trading Licence (SIUP)",
    sector="usaha",
    status=EntryStatus.REPLACED,
    as_of="2025",
    replaced_by=("nib",),
    requirements=(Requirement("neraca", "Neraca perusahaan", "Balance sheet", mandatory=True),),
)
NIB = permit(
    id="nib",
    name="Nomor Induk Berusaha (NIB)",
    name_en="Business Number (NIB)",
    sector="usaha",
    jurisdiction=Jurisdiction.NATIONAL,
    as_of="2025",
    requirements=(Requirement("ktp", "KTP pelaku usaha", "Owner's KTP", mandatory=True),),
    procedure=("Daftar di oss.go.id.",),
    procedure_en=("Register at oss.go.id.",),
)
HOURS = Topic(
    id="jam",
    question="Jam berapa layanan buka?",
    question_en="When are you open?",
    group="umum",
    aspects=("other",),
    evidence=EvidenceGrade.SEEN,
    as_of="2024",
    review_by=None,
    answer="Loket Anda buka pada hari kerja.",
    answer_en="The counter is open on working days.",
    volatile=True,
)
FEES = Topic(
    id="biaya-umum",
    question="Apakah izin berbayar?",
    question_en="Do permits cost anything?",
    group="biaya",
    aspects=("fee",),
    evidence=EvidenceGrade.SEEN,
    as_of="2024",
    review_by=None,
    answer="Ada yang berbayar. Mohon sebutkan jenis izin Anda.",
    answer_en="Some do. Please tell us which permit.",
)
CHECKING = Topic(
    id="status-cek",
    question="Bagaimana mengecek status?",
    question_en="How do I check the status?",
    group="status",
    aspects=("status",),
    evidence=EvidenceGrade.GENERAL_KNOWLEDGE,
    as_of=None,
    review_by=None,
    answer="Lihat akun Anda.",
    answer_en="Look at your account.",
    case_data=True,
)
DOCUMENTS = {
    key: DocumentKind(key, f"Berkas {key}", f"Paper {key}") for key in ("iptm", "hilang", "ktp", "kuasa", "ktpk")
}
KNOWLEDGE = Knowledge(
    "v",
    {permit.id: permit for permit in (GRAVE, CLINIC, OLD, NIB)},
    {topic.id: topic for topic in (HOURS, FEES, CHECKING)},
    DOCUMENTS,
)

Mail = Callable[..., Message]


@pytest.fixture(scope="session")
def writer() -> Writer:
    return Writer(Office(), TEMPLATES, KNOWLEDGE)


@pytest.fixture(scope="session")
def base() -> Knowledge:
    """The knowledge base that the desk ships with."""
    return project_knowledge()


@pytest.fixture(scope="session")
def base_writer(base: Knowledge) -> Writer:
    return Writer(Office(), TEMPLATES, base)


@pytest.fixture(scope="session")
def mail() -> Mail:
    """Makes a message; only what a reply looks at can be chosen."""

    def make(subject: str = "tanya", *, name: str = "", attachments: tuple[Attachment, ...] = ()) -> Message:
        written = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
        return message(sender=name, subject=subject, message_id="m@example.org", date=written, attachments=attachments)

    return make
