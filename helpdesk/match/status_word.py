"""A mail that says nothing but "status": the short question that gets a short answer.

STATUS · status 123/1.2/31/-1/2026 · cek status permohonan saya · mohon info status, terima kasih
"""

from __future__ import annotations

import re
from collections.abc import Iterable

STATUS = frozenset({"status", "statusnya", "progres", "progresnya", "progress", "perkembangan", "perkembangannya"})
# what asks, what is asked about without naming any permit, and courtesy
_BESIDE_TEXT = """
cek ngecek check cekin tanya nanya info infonya informasi mohon minta tolong please lihat kirim kirimkan permohonan
pengajuan berkas izin ijin perizinan tiket ticket nomor no nomer nmr number num nr id reg registrasi application request
permit saya kami sy sya gue my our dari atas untuk utk dengan dgn of for the an on gimana bagaimana what is apa sudah
sdh sampai smp mana dimana di ya yah dong kah nya terkini terakhir latest current saat ini sekarang terima kasih
terimakasih makasih trims trim tks thx thanks thank you salam hormat regards best yth kepada bapak ibu bpk pak bu
min kak admin petugas dear sir madam halo hallo hai hi hello selamat pagi siang sore malam good morning afternoon
evening assalamualaikum assalamu alaikum wr wb
"""
_BESIDE = frozenset(_BESIDE_TEXT.split())
_WORD = re.compile(r"[^\W\d_]+")
_TICKET = re.compile(r"\b[A-Z][A-Z0-9]{0,11}-\d{4}-\d{6,}\b", re.IGNORECASE)
MOST_WORDS = 16


def asks_only_status(subject: str, new_text: str, numbers: Iterable[str]) -> bool:
    """Return whether a mail asks for the status and for nothing else; an empty one is read by its subject.

    ``numbers`` are the application numbers that were found in it.
    """
    text = new_text if new_text.strip() else subject
    for number in numbers:
        text = text.replace(number, " ")
    words = [word.casefold() for word in _WORD.findall(_TICKET.sub(" ", text))]
    return len(words) <= MOST_WORDS and bool(STATUS & set(words)) and set(words) <= STATUS | _BESIDE


def ticket_numbers(text: str) -> tuple[str, ...]:
    """Return what looks like ticket numbers in a text, in capitals."""
    return tuple(dict.fromkeys(found.upper() for found in _TICKET.findall(text)))
