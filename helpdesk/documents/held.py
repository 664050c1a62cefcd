"""The permit held until now, or for another place, by its bare name, by its age and by its own title."""

from __future__ import annotations

import re

from helpdesk.documents.lexicon import Found
from helpdesk.documents.told import Told
from helpdesk.documents.wanted import Wanted
from helpdesk.documents.words import tokens, word_set

_NOT_HELD = word_set(  # what somebody wrote, paid or was told about it
    "permohonan pengajuan formulir bukti rekomendasi pernyataan pengantar resi syarat persyaratan penolakan tolak "
    "ditolak pengembalian kembali dikembalikan jawaban balasan tanggapan email surel ba bap acara undangan panggilan "
    "teguran peringatan sanksi pencabutan dicabut belum keterangan jadwal pengaduan laporan invoice tagihan kwitansi "
    "pembayaran bayar skrd skpd struk slip biaya billing ceklis checklist cek lampiran proses status terima antrian "
    "antrean kuasa tugas denah proposal tangkapan layar error pemberitahuan notifikasi catatan revisi perbaikan "
    "sosialisasi brosur perjanjian kontrak kerjasama mou kesediaan"
)
_TOLD_OF_IT = word_set("laporan lpj dokumentasi foto")  # "laporan PUB sebelumnya": what was done with it
_PRACTICE = ("sip", "sik")
_LONGEST = 6  # letters of the short name of a practice permit
_OLD = word_set("lama asli sebelumnya habis expired exp terdahulu kadaluarsa kedaluwarsa kadaluwarsa mati")
_ABOUT = word_set(
    "pengantar keterangan permohonan pernyataan rekomendasi kuasa perpanjangan persetujuan pencabutan bukti"
)
_INITIALS = 3  # words at the end of a name that may be abbreviated
_HEADING = 10  # lines in which a title stands
_ISSUED = (("izin",), ("surat",), ("tanda",), ("sertifikat",), ("kartu",), ("keputusan",), ("persetujuan",))


def held_permit(words: tuple[str, ...], wanted: Wanted, told: Told) -> list[str]:
    """Return what a permit's bare name means: the one held until now, or the one held for another place."""
    if is_on_a_permit(words):
        return []
    practice = any(_is_practice(word) for word in words)
    if practice and ("sip-pertama" in wanted.mandatory or "second-practice" in told.stated):
        return ["sip-pertama"] if "sip-pertama" in wanted.keys else []
    old = _asked_for(wanted, told)
    if old is None:
        return []
    named = named_at(words, wanted) is not None
    return [old] if named or (practice and old == "sip-lama") else []


def is_on_a_permit(words: tuple[str, ...]) -> bool:
    """Whether words say that something was written, paid or told about a permit: "penolakan", "formulir"."""
    return not _NOT_HELD.isdisjoint(words)


def old_permit(words: tuple[str, ...], wanted: Wanted, told: Told) -> Found | None:
    """Return where the words name "the permit held until now": its name together with *lama*, *asli* or a year."""
    aged = bool(set(words) & _OLD)
    if not words or words[0] in _TOLD_OF_IT:
        return None
    if not aged and not any(len(word) == 4 and word.startswith("20") and word.isdigit() for word in words):
        return None
    old = wanted.held()
    for start, word in enumerate(words):
        if _is_practice(word) and ("sip-lama" in wanted.keys or (aged and old is None)):
            return Found(start, start + 1, "sip-lama", len(word), weak=False)
    if old and ("renewal" in told.stated or words[-1] in _OLD) and words[:1] == ("izin",):
        return Found(0, len(words), old, sum(map(len, words)), weak=False)
    span = named_at(words, wanted) if old or aged else None
    return None if span is None else Found(*span, old or "izin-lama", span[1] - span[0], weak=False)


def titled_as_held(text: str, wanted: Wanted, told: Told) -> str | None:
    """Return the wanted key of the permit held until now when ``text`` is headed by that permit's own name."""
    old = _asked_for(wanted, told)
    if old is None:
        return None
    lines = [line for line in text.splitlines() if line.strip()][:_HEADING]
    titles = [
        tokens(re.sub(r"^\s*tentang\s+", "", line, flags=re.IGNORECASE)) for line in lines if line.upper() == line
    ]
    return old if any(_is_own_title(words, wanted) for words in titles) else None


def held_until_now(key: str, wanted: Wanted, told: Told) -> str:
    """Return ``key``, or that of the permit held until now when ``key`` is the very permit and is not asked for.

    Who asks for a second place of practice sends the permit of the first.
    """
    if key == "sip-lama" and "sip-pertama" in wanted.keys and "second-practice" in told.stated - {"renewal"}:
        return key if "renewal" in told.stated else "sip-pertama"
    old = wanted.held()
    if old is None or key in wanted.keys:
        return key
    return old if key in {"-".join(name) for name in wanted.called_itself()} else key


def names_permit(words: tuple[str, ...], wanted: Wanted) -> bool:
    """Whether the permit itself stands among ``words``, or a practice permit by its short name."""
    return named_at(words, wanted) is not None or any(_is_practice(word) for word in words)


def named_at(words: tuple[str, ...], wanted: Wanted) -> tuple[int, int] | None:
    """Return where one of the permit's short names stands among ``words``."""
    for name in wanted.called_itself():
        for start in range(len(words) - len(name) + 1):
            if name and words[start : start + len(name)] == name:
                return start, start + len(name)
    return None


def _asked_for(wanted: Wanted, told: Told) -> str | None:
    """Return the key of the permit held until now when this citizen has to bring it."""
    old = wanted.held()
    return old if old in wanted.mandatory or "renewal" in told.stated else None


def _is_practice(word: str) -> bool:
    return word.startswith(_PRACTICE) and len(word) <= _LONGEST


def _is_own_title(words: tuple[str, ...], wanted: Wanted) -> bool:
    """Whether a line is the title under which the permit itself is issued; a letter about it says what it is."""
    if words[:1] not in _ISSUED or set(words) & _ABOUT:
        return False
    (name, *others) = wanted.called_itself()
    short = (*words[:-_INITIALS], "".join(word[0] for word in words[-_INITIALS:]))  # "... lembaga kesejahteraan sosial"
    reads = (words, short, words[1:]) if words[:2] == ("surat", "izin") else (words, short)
    # "izin pengambilan air tanah" opens the title also where a place follows; a shorter name may open any other
    long = [other for other in others if len(other) > _INITIALS]
    return any(
        read[: len(name)] == name or read in others or any(read[: len(other)] == other for other in long)
        for read in reads
        if len(read) > 1
    )
