"""A delivery that waits for a person's decision: what is known about it, and what to do, in words.

A counselor must be able to decide without reading SMTP: was the text handed over, what did the server say, does a copy
lie in the folder of sent mail, has the citizen written since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from helpdesk.language import marked
from helpdesk.mail.refusal import Cause, cause_of
from helpdesk.model.conversation import FiledMessage
from helpdesk.model.delivery import Delivery, DeliveryState
from helpdesk.store import messages, receipts
from helpdesk.store.database import Tx
from helpdesk.web.access import Visit

ADVICE = {
    Cause.UNKNOWN_ADDRESS: marked(
        "Alamat ini tidak dikenal di server penerima. Periksa ejaannya. Bila sudah benar, telepon pemohon atau minta "
        "alamat lain."
    ),
    Cause.MAILBOX_FULL: marked(
        "Kotak surat penerima penuh. Telepon pemohon agar mengosongkannya lalu kirim lagi, atau minta alamat lain."
    ),
    Cause.MAILBOX_OFF: marked("Kotak surat penerima tidak menerima surat. Telepon pemohon atau minta alamat lain."),
    Cause.TOO_LARGE: marked(
        "Suratnya terlalu besar bagi server. Batalkan dan sunting: kurangi atau kecilkan lampirannya, lalu kirim lagi."
    ),
    Cause.CONTENT: marked(
        "Server penerima menolak isi surat, biasanya karena mengiranya spam. Jangan kirim ulang berkali-kali. Telepon "
        "pemohon, dan sampaikan penolakan ini kepada administrator."
    ),
    Cause.NOT_TRUSTED: marked(
        "Server penerima tidak memercayai server surat kantor. Sampaikan kepada administrator (SPF, DKIM, daftar "
        "blokir). Sementara itu, telepon pemohon."
    ),
    Cause.NOT_REACHED: marked(
        "Server penerima tidak ditemukan atau tidak dapat dijangkau. Periksa bagian alamat setelah tanda @. Bila sudah "
        "benar, telepon pemohon atau minta alamat lain."
    ),
    Cause.LATER: marked("Server terus meminta agar surat dicoba lagi nanti. Telepon pemohon, atau kirim lagi besok."),
    Cause.OUR_SERVER: marked(
        "Server surat kantor tidak dapat dipakai. Sampaikan kepada administrator. Surat ini tidak perlu ditulis ulang; "
        "kirim lagi setelah server pulih."
    ),
    Cause.OTHER: marked("Server menolak surat ini. Baca jawabannya. Bila tidak jelas, telepon pemohon."),
}
UNCERTAIN = marked(
    "Belum pasti apakah surat ini sampai. Bila pemohon atau folder Terkirim membuktikannya, pilih “Sudah sampai”. "
    "Bila tidak, telepon pemohon, atau kirim lagi walaupun ia mungkin menerima dua kali. Sistem tidak mengirim ulang "
    "sendiri."
)
PARTLY = marked("Penerima lain sudah menerima surat ini dan tidak dikirimi lagi.")


@dataclass(frozen=True, slots=True)
class StuckView:
    """A delivery as the page shows it. ``copy``: in the folder of sent mail, None when that folder is not read."""

    delivery: Delivery
    failed: tuple[str, ...]
    advice: tuple[str, ...]
    began_at: datetime | None
    copy: bool | None
    wrote_at: datetime | None

    @property
    def uncertain(self) -> bool:
        """Whether nobody knows if it arrived."""
        return self.delivery.state is DeliveryState.UNCERTAIN


def view(visit: Visit, tx: Tx, delivery: Delivery, conversation: tuple[FiledMessage, ...] | None = None) -> StuckView:
    """Return what is known about a delivery; ``conversation`` is that of its ticket if it was read already."""
    filed = messages.conversation(tx, delivery.ticket_id) if conversation is None else conversation
    since = delivery.data_at or delivery.claimed_at or delivery.created_at
    wrote = [
        one.received_at for one in filed if not one.outgoing and not one.automatic_kind and one.received_at > since
    ]
    return StuckView(
        delivery,
        failed=tuple(address for address, _, _ in delivery.refused) or delivery.open_recipients or delivery.recipients,
        advice=advice(delivery),
        began_at=delivery.data_at,
        copy=_in_sent_folder(visit, tx, delivery),
        wrote_at=min(wrote, default=None),
    )


def advice(delivery: Delivery) -> tuple[str, ...]:
    """Return what to do about a delivery that is stuck, one sentence for each different cause."""
    if delivery.state is DeliveryState.UNCERTAIN:
        return (UNCERTAIN,)
    causes = [cause_of(code, text) for _, code, text in delivery.refused]
    causes = causes or [cause_of(delivery.last_code, delivery.last_reply or "")]
    partly = (PARTLY,) if delivery.sent_at is not None and len(delivery.refused) < len(delivery.recipients) else ()
    return (*(ADVICE[cause] for cause in dict.fromkeys(causes)), *(partly if delivery.refused else ()))


def _in_sent_folder(visit: Visit, tx: Tx, delivery: Delivery) -> bool | None:
    folders = {box.sent_name for box in visit.desk.config.mailbox if box.sent_folder}
    if not folders or delivery.message_row_id is None:
        return None
    found = receipts.of_messages(tx, [delivery.message_row_id]).get(delivery.message_row_id, ())
    return any(receipt.mailbox in folders for receipt in found)
