"""Which narrow answers a mail has no use for: those of the opposite case.

"Berbayar" wants no line on what is free: of opposites one excludes the other. What a mail merely does not say excludes
only what is for somebody who moves, inherits, comes from abroad or is late.
"""

from __future__ import annotations

import re
from functools import lru_cache

from helpdesk.draft.answer.another_case import is_for_another_case
from helpdesk.draft.asked.asks import adds_a_place
from helpdesk.draft.asked.spoken_of import DIES, may_be_told
from helpdesk.draft.writer.foreigner import is_foreign
from helpdesk.model.knowledge import Particular
from helpdesk.pattern import Pattern

_FREE = Pattern(r"\b(?:gratis\w*|cuma cuma|tanpa bayar|tidak bayar|free)\b", flags=re.IGNORECASE)
_PAID = Pattern(
    r"\b(?:berbayar|bertarif|bayar (?:harian|bulanan|per jam)|saya tarik|kami tarik|(?:pasang|pakai|kasih) tarif"
    r"|tarif(?:nya)? \d|paid parking|charg(?:e|es|ing) (?:visitors|customers|people|guests|for))\b",
    flags=re.IGNORECASE,
)
_RENTED = Pattern(
    r"\b(?:sewa\w*|menyewa|disewa\w*|kontrak\w*|ngontrak|mengontrak|tanah orang|bukan milik|rent\w*|lease\w*)\b",
    flags=re.IGNORECASE,
)
_OWNED = Pattern(
    r"\b(?:tanah|lahan|ruko|rumah|gedung|bangunan|tempat|toko)(?:nya)? (?:ini |itu |milik |punya |hak milik )?"
    r"(?:sendiri|pribadi)\b|\b(?:milik|punya) (?:saya |kami )?sendiri\b"
    r"|\b(?:our|my) own (?:building|land|house|shop)\b",
    flags=re.IGNORECASE,
)
_OF_FOREIGNERS = Pattern(r"\b(?:asing|wna|foreign\w*|luar negeri|ekspat\w*)\b", flags=re.IGNORECASE)
_SAYS_FOREIGN = Pattern(  # "band dari luar" is of no other country
    r"\b(?:asing|wna|foreign\w*|luar negeri|mancanegara|internasional|ekspat\w*|expat\w*|bule|overseas|abroad|from \w+"
    r"|kita[sp]|paspor|passport|visa|pma|(?:belanda|jerman|prancis|inggris|amerika|australia|jepang|korea|singapura"
    r"|malaysia|thailand|china|tiongkok|india))\b",
    flags=re.IGNORECASE,
)
_MOVED = Pattern(
    r"\b(?:pindah\w*|mov(?:e|es|ed|ing)|alamat berubah|ganti tempat\w*|resign|mengundurkan diri|cabut|pencabutan"
    r"|change workplace)\b",
    flags=re.IGNORECASE,
)
_STAYS = Pattern(  # "hanya badan hukumnya, alamat tidak berubah"
    r"\b(?:alamat|lokasi|tempat)\w*(?: \w+){0,2} (?:tidak|tdk|ga|gak|nggak|tak) (?:ikut )?(?:berubah|pindah|ganti)"
    r"|\b(?:alamat|lokasi|tempat)\w*(?: \w+)? (?:tetap|tetep|masih) (?:sama|di)\b"
    r"|\b(?:tidak|tdk|ga|gak|nggak) pindah\b|\b(?:address|place) (?:stays|remains|is) the same\b"
    r"|\b(?:address|place) (?:does|has|did) not change",
    flags=re.IGNORECASE,
)
_RAN_OUT = Pattern(
    r"\b(?:k[ae]da?lu[aw]\w*|expired?|(?:sudah|udah|keburu) (?:mati|habis|lewat)|telat|terlambat|late|lapsed)\b",
    flags=re.IGNORECASE,
)
_SAYS_RAN_OUT = Pattern(
    r"\b(?:habis|abis|abisnya|habisnya|mati|kelewat\w*|terlewat\w*|telat|terlambat|keterlambatan|k[ae]da?lu[aw]\w*"
    r"|expir\w*"
    r"|berakhir\w*|nunggak|menunggak|tunggakan|lupa|lapsed?|overdue|late|ran out|out of date|jatuh tempo|denda"
    r"|bertahun\w*|dari dulu|sudah lama|udah lama)\b"
    r"|\b(?:sudah|udah|udh|sdh|dah|telah|keburu|sempat|masa|tanggal\w*|tgl\w*|waktu\w*) lewat\b"
    r"|\blewat (?:\d|masa|tanggal|tgl|waktu|tempo|batas|dua|tiga|empat|lima|enam|se(?:minggu|bulan|tahun)|berapa)"
    r"|\b(?:belum|blm|tidak|tdk|ga|gak|nggak|not)(?: \w+)? (?:di|mem|me)?(?:perpanjang|renew)\w*",
    flags=re.IGNORECASE,
)
_SAYS_MOVED = Pattern(  # or begins anew elsewhere
    r"\b(?:(?:me|di|ke|per)?m?(?:pindah|mindah)\w*|pidah\w*|pndah|mov(?:e|es|ed|ing)|(?:di)?relo[ck]\w*|boyong\w*"
    r"|hijrah"
    r"|mutasi\w*|alih|resign\w*|(?:men|di|ny|pen)?[cy]abut\w*|mengundurkan diri|keluar dari|berhenti|left|quit"
    r"|(?:alamat|tempat|lokasi|gedung|ruko|kantor|rumah|faskes|rs|klinik)\w*(?: \w+){0,2}"
    r" (?:baru|lain|lama|beda|berbeda)"
    r"|new (?:place|address|office|building|clinic|hospital)|ganti (?:alamat|tempat|lokasi|rs|klinik)"
    r"|dari \w+(?: \w+){0,2} ke|from \w+ to)\b",
    flags=re.IGNORECASE,
)
_BEGINS = Pattern(r"\b(?:wajib|harus|perlu|need)(?: (?:punya|ada))? nib\b|\bnib required\b", flags=re.IGNORECASE)
_HAS_A_NUMBER = Pattern(  # "perlu NIB baru?" of who has one asks of a change
    r"\b(?:sudah|udah|udh|sdh|dah|telah|already|have|has)"
    r"(?: (?:saya|ada|punya|terbit|memiliki|got|a|an|our|my|the)){0,2} (?:nib|nomor induk)\b"
    r"|\bnib(?:nya)?(?: (?:saya|kami|lama|toko|usaha))? (?:sudah|udah|udh|sdh|ada|terbit|aktif)\b"
    r"|\bnib (?:yang )?(?:baru|lama)\b|\bnew nib\b",
    flags=re.IGNORECASE,
)
_DEAD = Pattern(r"\b(?:meninggal\w*|wafat|almarhum\w*|ahli waris|died|deceased|heirs?)\b", flags=re.IGNORECASE)
_DUE = Pattern(r"\b(?:batas(?: waktu)? bayar|jatuh tempo|paling lambat bayar|due date)\b", flags=re.IGNORECASE)
_DAY = (
    r"(?:besok|bsk|lusa|hari ini|kemarin|kmrn|(?:tinggal |lagi |sisa )?(?:\d{1,2}|dua|tiga|empat|lima|enam|tujuh) hari"
    r"|(?:tanggal|tgl)\.? ?\d|(?:hari )?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)|tomorrow|today|in \w+ days)"
)
_SAYS_DUE = Pattern(  # who writes the day needs not be told to look for it
    r"(?<!kapan )(?<!berapa )\b(?:jatuh tempo|batas(?: \w+)?|tenggat|deadline|due|hangus|expired?)(?:nya)?\b"
    rf"(?:(?!\b(?:di)?(?:terima|dapat|dapet|kirim)\b)[^.?!\n]){{0,25}}\b{_DAY}\b"
    rf"|\b(?:telat|terlambat|tinggal|lewat (?:jatuh )?tempo)\b[^.?!\n]{{0,25}}\b{_DAY}\b"
    rf"|\b{_DAY}(?: lagi)? (?:\w+ )?(?:jatuh tempo|hangus|batas\w*)\b",
    flags=re.IGNORECASE,
)
_OPPOSITES = ((_FREE, _PAID), (_RENTED, _OWNED))
"""What a line is for, by most of the groups of words that lead to it, and what says the opposite of one's own case."""


def is_contradicted(particular: Particular, mail: str) -> bool:
    """Return whether ``mail`` states the opposite of the case that ``particular`` is for, and nowhere that case.

    Of a move, a death or a term that ran out, of a permit that was lost, or of data that leaked, it must speak.
    """
    if not may_be_told(particular, mail) or is_for_another_case(particular.text, mail):
        return True
    cases = _cases_of(particular.about)
    if _OF_FOREIGNERS in cases and not (_SAYS_FOREIGN.search(mail) or is_foreign(mail)):
        return True
    if _MOVED in cases and (adds_a_place(mail) or _STAYS.search(mail) or not _SAYS_MOVED.search(mail)):
        return True
    if (_DEAD in cases and not DIES.search(mail)) or (_DUE in cases and _SAYS_DUE.search(mail)):
        return True
    if (_RAN_OUT in cases and not _SAYS_RAN_OUT.search(mail)) or (_BEGINS in cases and _HAS_A_NUMBER.search(mail)):
        return True  # who only moves, or gives a permit back, is not to read of one that ran out
    return any(
        opposite.search(mail) is not None and case.search(mail) is None
        for case, opposite in _OPPOSITES
        if case in cases
    )


@lru_cache(maxsize=4096)  # of the knowledge base
def _cases_of(groups: tuple[str, ...]) -> tuple[Pattern, ...]:
    """Return for which cases a line is, by most of the groups of words that lead to it."""
    cases = (_OF_FOREIGNERS, _MOVED, _BEGINS, _DEAD, _DUE, _RAN_OUT, *(case for case, _ in _OPPOSITES))
    return tuple(c for c in cases if 2 * sum(c.search(group) is not None for group in groups) >= len(groups) > 0)
