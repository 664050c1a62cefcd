"""The topics that letters turn to by name, whatever the ranking says: what a base lacks of them is not told."""

from __future__ import annotations

from helpdesk.errors import Problem
from helpdesk.model.knowledge import Knowledge

OUTCOMES = {"refused": "ditolak-kenapa", "returned": "ditolak-ajukan-ulang", "visit": "survei-ditunda"}
"""The topics that explain what became of an application, by what its applicant says of it."""
OBJECTION = "keberatan-penolakan"  # on who does not agree with a refusal
AFTER_OUTCOME = frozenset({*OUTCOMES.values(), OBJECTION})
"""The topics on what may be done after an application was decided, sent back or put off."""
ATTORNEY = "surat-kuasa"  # on somebody else's applying, for permits whose lists do not say
BUILDING = "pbg"  # the permit for whatever is built
MOVING = "pindah-ktp"  # on identity and family cards, which another office sees to
LOST = "hasil-hilang-rusak"  # on a permit that was lost or damaged
FEES = "biaya-umum"  # on whether our services cost anything
ILLEGAL_FEE = "biaya-pungli-calo"
CHANNEL = "oss-vs-jakevo"  # on which system takes which application
UNIT = "ke-unit-mana"  # on which office does
RENEWAL = "hasil-perpanjangan"  # on renewing in general
CODE = "oss-kbli"  # on the code of a business in OSS
GONE = "izin-lama-dihapus"  # on permits of the past
REVOKING = "hasil-pencabutan"  # on giving a permit back
REVOCATION = "pencabutan-sip"  # the permit service of giving a SIP back
SEVERAL_SIPS = "sip-lebih-dari-satu"  # on who practises at more than one place
STATUS_MEANS = "status-arti"  # on what the word of a status means
SPEED = "waktu-percepatan"  # on what is to be done sooner
CONDUCT = "sikap-petugas"  # on how an officer behaved
CONTACT = "kontak-saluran"  # on whom to ring or write to
SIGNED = "hasil-ttd-elektronik"  # on permits signed electronically, which bear no stamp of the office
ACCOUNT = "akun-ganti-email"  # on an account that its owner cannot get into any more
OSS_ACCOUNT = "oss-akun"  # on an account of the state's system whose owner cannot get in
COUNSELLING = "penyuluhan-konsultasi"  # on a talk with a counselor
FORGOTTEN = "akun-lupa-sandi"  # on an account whose password is lost
TAKEN = "akun-nik-terpakai"  # on an account that there is already for one's number
BY_MAIL = "berkas-lewat-email"  # on an application that is sent to the mailbox
LEGALISING = "legalisir"  # on a certified copy of an issued permit
SCANS = "berkas-scan-asli"  # on what is uploaded, the original or a copy
STAMP_DUTY = "berkas-meterai"
STATUS_CHECK = "status-cek"  # on how to ask how far an application is
VISIT = "survei-lapangan"  # on the inspection of a place
WAITING = "status-lama-proses"  # on why it takes so long
PAYING = "biaya-skrd-bayar"  # on where a fee is paid
PERSONAL_DATA = "data-pribadi-aman"  # on what becomes of personal data, and on who pretends to be an officer
REPORTING = "pengaduan-saluran"  # on where to complain
TERM, WORKING_DAYS = "waktu-proses", "waktu-hari-kerja"  # on how long anything takes
ERASURE = "data-pribadi-hapus"  # on having personal data deleted, or a copy of them
HOURS = "jam-layanan"  # on when we are open
SERVICE_MALL = "mpp"  # on the building where several offices serve
SURVEY = "survei-kepuasan"  # on the survey of how content people are
ANSWERED_BY = "pengaduan-waktu"  # on when a complaint is answered
FOREIGNERS = "wna"  # on what a foreigner shows in place of an identity card
RESIDENCE = "bukan-ktp-jakarta"  # on whose identity card is from elsewhere
CANCELLING = "batal-permohonan"  # on withdrawing an application
ENGLISH_SERVICE = "bahasa-inggris"  # on being served in English
NUMBER = "status-nomor-tidak-ketemu"  # on an application's number that is lost
DEEMED = "waktu-fiktif-positif"  # on whether silence is consent
DOUBLE = "status-permohonan-ganda"  # on an application that was sent twice
CORRECTION = "koreksi-data"  # on what is wrong on an application or a permit
MENDING_TERM = "perbaikan-batas-waktu"  # on until when a file that came back is to be completed
MISSING_RESULT = "hasil-belum-terima"  # on an issued permit that has not come
RESULT = "hasil-unduh-cetak"  # on how an issued permit is received
UNITS = "ke-unit-mana"  # on which unit of ours sees to a permit
WHICH_PERMITS = "izin-apa-yang-perlu"  # for those who do not know what to ask for
NAMED = (
    *OUTCOMES.values(),
    ANSWERED_BY,
    ATTORNEY,
    CONDUCT,
    CONTACT,
    ILLEGAL_FEE,
    LOST,
    MOVING,
    OBJECTION,
    PAYING,
    PERSONAL_DATA,
    REPORTING,
    RESIDENCE,
    RESULT,
    SIGNED,
    STAMP_DUTY,
    STATUS_CHECK,
    WHICH_PERMITS,
)
_ALSO = (
    LEGALISING,
    SCANS,
    CANCELLING,
    CHANNEL,
    DEEMED,
    DOUBLE,
    MENDING_TERM,
    NUMBER,
    TAKEN,
    CODE,
    CORRECTION,
    FOREIGNERS,
    FORGOTTEN,
    MISSING_RESULT,
    RENEWAL,
    REVOKING,
    ACCOUNT,
    BY_MAIL,
    SEVERAL_SIPS,
    SPEED,
    STATUS_MEANS,
    SURVEY,
    TERM,
    WORKING_DAYS,
    ERASURE,
    HOURS,
    SERVICE_MALL,
    UNIT,
    WAITING,
)  # by name too, and only where a mail has their words


def missing_from(knowledge: Knowledge, folder: str) -> tuple[Problem, ...]:
    """Return a warning for each topic that letters turn to by name and ``knowledge``, read from ``folder``, lacks."""
    return tuple(
        Problem(
            f"{folder}/topics/{topic_id}.md",
            1,
            f"letters turn to the topic {topic_id}, and there is none",
            f"write it (helpdesk faq new topic {topic_id}), or letters say nothing of its matter",
            warning=True,
        )
        for topic_id in (*NAMED, *_ALSO)
        if topic_id not in knowledge.topics
    )
