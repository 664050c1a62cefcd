"""A bounced recipient in one Indonesian sentence for the counselor: what happened, and what to do about it."""

from __future__ import annotations

from helpdesk.model.message import BouncedRecipient

# By RFC 3463 code without its class; the subject alone (x.1) serves for codes not named here.
_CAUSES = {
    "1.1": "alamat itu tidak ada pada server penerima",
    "1.2": "domain alamat itu tidak ditemukan",
    "1.3": "alamat itu salah tulis",
    "1.6": "pemilik alamat itu sudah pindah",
    "1.8": "server penerima tidak menerima alamat pengirim kita",
    "1.10": "domain alamat itu tidak menerima surel",
    "1": "alamat itu tidak dapat dipakai",
    "2.1": "kotak surat itu dinonaktifkan",
    "2.2": "kotak surat penerima penuh",
    "2.3": "pesan terlalu besar untuk kotak surat penerima",
    "2": "kotak surat itu tidak menerima pesan",
    "3.4": "pesan terlalu besar untuk server penerima",
    "3": "server penerima tidak siap menerima pesan",
    "4.1": "server penerima tidak menjawab",
    "4.4": "jalan ke server penerima tidak ditemukan",
    "4.7": "waktu pengiriman habis sebelum server penerima menerima pesan",
    "4": "server penerima tidak terjangkau",
    "6": "server penerima tidak dapat membaca pesan",
    "7.1": "server penerima menolak pesan kita",
    "7": "server penerima menolak pesan kita karena aturan keamanannya",
}


def sentence(recipient: BouncedRecipient) -> str:
    """Return what became of the message to ``recipient``, as one sentence in Indonesian."""
    cause = _cause(recipient.status)
    because = f" karena {cause}" if cause else ""
    if recipient.action == "delayed":
        return f"Pesan kepada {recipient.address} tertunda{because}; server masih mencoba, belum perlu tindakan."
    if recipient.permanent is False:
        return f"Pesan kepada {recipient.address} tidak terkirim{because}; kirim lagi atau hubungi lewat telepon."
    if recipient.permanent:
        return f"Pesan kepada {recipient.address} tidak terkirim{because}; periksa alamat atau hubungi lewat telepon."
    return f"Pesan kepada {recipient.address} mungkin tidak terkirim{because}; periksa pesan dari server."


def _cause(status: str | None) -> str | None:
    if not status:
        return None
    detail = status.partition(".")[2]
    return _CAUSES.get(detail) or _CAUSES.get(detail.partition(".")[0])
