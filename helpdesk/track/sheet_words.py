"""The words of application lists: column headings and states as offices write them. Data, in lower case."""

from __future__ import annotations

from collections.abc import Mapping

from helpdesk.model.application import Stage

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": (
        "nomor permohonan", "no permohonan", "nomor registrasi", "no registrasi", "nomor pendaftaran",
        "no pendaftaran", "nomor resi", "no resi", "id permohonan", "kode permohonan", "nomor", "no reg",
        "application number", "number",
    ),
    "permit": (
        "jenis izin", "jenis perizinan", "nama izin", "nama perizinan", "jenis layanan", "nama layanan",
        "jenis permohonan", "perizinan", "layanan", "izin", "permit", "service",
    ),
    "applicant": ("nama pemohon", "pemohon", "nama perusahaan", "nama", "applicant"),
    "stage": (
        "status permohonan", "status izin", "status berkas", "posisi berkas", "tahapan", "tahap", "status", "stage",
    ),
    "at": (
        "tanggal status", "tgl status", "tanggal perubahan", "tanggal pembaruan", "tanggal update", "tgl update",
        "waktu status", "tanggal selesai", "tgl selesai", "tanggal terbit", "tgl terbit", "updated", "status date",
    ),
    "submitted_at": (
        "tanggal permohonan", "tgl permohonan", "tanggal pengajuan", "tgl pengajuan", "tanggal masuk", "tgl masuk",
        "tanggal daftar", "tgl daftar", "tanggal", "tgl", "submitted", "application date",
    ),
    "unit": ("unit pelayanan", "unit ptsp", "up ptsp", "unit", "lokasi", "wilayah"),
    "channel": ("kanal", "sistem", "aplikasi", "channel"),
    "failed": (
        "persyaratan kurang", "persyaratan yang kurang", "syarat kurang", "kekurangan", "syarat tidak terpenuhi",
        "persyaratan tidak terpenuhi", "missing requirements",
    ),
    "note": ("alasan penolakan", "alasan", "catatan", "keterangan", "note", "reason"),
}  # fmt: skip
"""Heading by field, the more telling ones first."""

STATES: tuple[tuple[Stage, tuple[str, ...]], ...] = (
    (Stage.REFUSED, ("ditolak", "tolak", "penolakan", "refused", "rejected")),
    (Stage.WITHDRAWN, ("dibatalkan", "batal", "pembatalan", "ditarik", "cabut berkas", "withdrawn", "cancelled")),
    (
        Stage.RETURNED,
        ("dikembalikan", "pengembalian", "kembalikan", "perbaikan", "revisi", "dilengkapi", "returned", "revision"),
    ),
    (Stage.AWAITING_VISIT, ("peninjauan", "tinjauan lapangan", "survei", "survey", "kunjungan", "bapl", "site visit")),
    (Stage.AWAITING_PAYMENT, ("pembayaran", "bayar", "skrd", "retribusi", "payment")),
    (Stage.AWAITING_SIGNATURE, ("tanda tangan", "penandatanganan", "ttd", "tte", "kepala dinas", "signature")),
    (
        Stage.TECHNICAL_CHECK,
        ("teknis", "diterima secara administrasi", "administratif selesai", "opd", "back office", "technical"),
    ),
    (
        Stage.ADMINISTRATIVE_CHECK,
        ("administrasi", "administratif", "verifikasi", "front office", "penelitian", "administrative"),
    ),
    (Stage.ISSUED, ("terbit", "diterbitkan", "penerbitan", "selesai", "issued", "completed")),
    (Stage.SUBMITTED, ("diajukan", "pengajuan", "berkas masuk", "diterima", "terdaftar", "submitted", "received")),
    (Stage.PREPARING, ("draf", "draft", "konsep")),
)
"""State words by stage. The first stage of which a word stands in the label is meant: the telling ones come first."""

NEGATIONS = ("belum", "tidak", "bukan", "not")
"""With one of these words a state word says the opposite, or nothing."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari peb february",
            "maret mar mrt march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu agt ags august aug",
            "september sep sept",
            "oktober okt october oct",
            "november nov nopember nop",
            "desember des december dec",
        ),
        1,
    )
    for name in names.split()
}
