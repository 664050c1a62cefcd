"""Speech without marks: where a question ends in a particle alone, and what belongs together whatever it asks."""

from __future__ import annotations

import re

from helpdesk.match import cues
from helpdesk.match.parting import FEWEST, FOLLOWS, UNFINISHED

_WHETHER_TO = re.compile(r"\bapakah (?:harus|perlu|wajib|bisa|boleh|dapat|masih|akan|kena)$")  # "| bayar pajak"
# "untuk ke luar kota apa | ada surat tersendiri": here "apa" ends no question, as in "syaratnya apa | ada biaya"
_WHETHER = re.compile(
    r"(?<!\S)(?!(?:syarat|izin|surat|dokumen|berkas|nama|arti|maksud|beda|ganti|isi|itu|ini|bawa|perlu|butuh|harus"
    r"|pakai|lewat|jadi|kena|urus|bikin|buat|jenis|bentuk|format|form|status|alasan|dasar|aturan|kode|kbli|persyaratan)"
    r"\w*\b)\w+ apa$"
)
_THERE = re.compile(r"(?:ada|perlu|harus|wajib|masih|memang|benar|sudah) ")
_ADDRESSED = re.compile(
    r"\b(?:tidak|kah|kan|ya|sih) (?:min|kak|kakak|pak|bapak|bu|ibu|bang|gan|mas|mbak|bos|om|tante|dok)$"
)
_MODAL_NOT = re.compile(
    r"\b(?:bisa|boleh|perlu|harus|wajib|ada|kena|masih|butuh|termasuk|dapat|pakai)(?: \w+){0,4} tidak(?: ya| sih)*$"
)
_YA = re.compile(r" ya$")
_SAME = re.compile(r"\s*(?:sama|sm)\s*", re.IGNORECASE)
_AS = re.compile(r"(?:\w+ ){0,3}dengan\b")  # "apakah D4 sama syaratnya dengan D3"
_WHO = re.compile(r"\b(?:siapa|yang mana)(?: ya| sih)?$|\bsiapa (?:\w+ )?\w+$")
# "kalau tetap perlu, | syaratnya apa": a condition, whatever it ends in
_CONDITION = re.compile(
    r"^(?:(?:dan|terus|tapi|nah|jadi|lalu) )*(?:kalau|jika|bila|apabila|seandainya|misalnya)(?: \w+){1,4}$"
)
_DONE_OR_DONE = re.compile(r"\bdi\w{3,} apa$")  # "rumah saya diukur apa | disurvei ga"
_DONE_NOT = re.compile(r"di\w{3,} (?:tidak|saja)\b")
_EITHER = re.compile(r"\S+(?: \S+)? (?:apa|atau) \S+(?: \S+)?")


def hangs_together(before: str, right: str, separator: str) -> bool:
    """Whether the words at a place belong together whatever they ask: "scan dari | dokumen asli", "sama | dengan"."""
    if not separator.strip() and (before.endswith(UNFINISHED) or _WHETHER_TO.search(before)):
        return True
    if not separator.strip() and _WHETHER.search(before) and _THERE.match(right):
        return True
    if _SAME.fullmatch(separator) and _AS.match(right):
        return True
    if separator.lstrip()[:1] == "," and _is_condition(before):
        return cues.asks_outright(right)
    if not separator.strip() and _DONE_OR_DONE.search(before) and _DONE_NOT.match(right):
        return True
    return bool(_WHO.search(before) and _EITHER.fullmatch(right))  # "siapa yang urus, saya atau tukangnya"


def _is_condition(words: str) -> bool:
    return _CONDITION.search(words) is not None and not (cues.ends_asking(words) or cues.interrogates(words))


def ends_by_particle(before: str, right: str) -> bool:
    """Whether a question ends in its particle though nothing marks it: "butuh akreditasi tidak | gedung sewa boleh".

    A mere "tidak" or "ya" in the middle of what is told ends nothing: "praktik keliling tidak punya tempat tetap".
    """
    ended = _ADDRESSED.search(before) or _MODAL_NOT.search(before) or (_YA.search(before) and cues.interrogates(before))
    return bool(ended) and len(right.split()) >= FEWEST and not FOLLOWS.match(right)
