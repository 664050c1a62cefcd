"""How a writer is addressed by what they tell of themselves: nobody's sex is guessed.

A husband, a wife, being a midwife or a widow tells it, and "binti", which is daughter of.
"""

from __future__ import annotations

import re

from helpdesk.draft.writer.titles import NEUTRAL
from helpdesk.pattern import Pattern

_READ = 20_000  # code points; a mail longer than that is no letter
_KIN = (
    *("ibu", "mama", "mamah", "istri", "adik", "kakak", "anak", "teman", "tante", "bibi", "menantu", "ipar"),
    *("saudara", "nenek", "karyawan", "atasan", "bapak", "ayah", "suami", "cucu", "mertua", "sepupu", "tetangga"),
)
KIN = frozenset(_KIN)
"""What people call who is near to them."""
_SOMEBODYS = "(?=[as])" + "".join(  # "ibu saya bidan" is of another one; no word that follows begins otherwise
    rf"(?<!\b{kin} )" for kin in _KIN
)
_TOGETHER = r"(?:saya|sy|aku|gue|gw|kami)(?:,| dan| sama| sm| bareng| bersama| berdua| dengan| dgn| dg){1,2}"
_I_AM = rf"\b{_SOMEBODYS}(?:saya|sy|aku|aye) (?:adalah |seorang |ini |sebagai |cuma |hanya |cm |juga )*"
_CALLED = rf"\b{_SOMEBODYS}(?:saya|sy|aku)(?: [a-z]+){{1,3}}, (?:seorang )?"  # "saya Laily, mahasiswi"
_ANOTHER = (  # of whom a sentence tells
    r"\b(?:dia|ia|beliau|(?:apoteker|dokter|drg|perawat|bidan|karyawan|pegawai|guru|staf|anak|adik|kakak|teman|apj"
    r"|sepupu|ponakan|keponakan|menantu)(?:nya|ku|(?: \w+){0,3} (?:saya|sy|kami|kita|gw|gue)))\b"
)
_NAMED = (  # "perkenalkan saya Bu Sarah"; "bantu saya Bu Ani" speaks to somebody
    r"(?:\b(?:kenalkan|perkenalkan|dengan|nama|ini),? (?:nama )?(?:saya|sy|aku|aye)|(?:^|[.!?,] )(?:saya|sy|aku))"
    r" (?:adalah |ini )?(?:{}) (?-i:[A-Z])[a-z]+(?:,| dari\b| mau\b| ingin\b| yang\b|\.|$)"
)
_SHE = Pattern(
    _NAMED.format("bu|ibu|bunda"),
    r"\bsuami ?(?:saya|sy|ku)\b|\b(?:almarhum|alm\.?|mendiang) suami\b(?! (?:adik|kakak|anak|teman|dia|ibu|tante))"
    r"|\b(?:saya|sy|aku) (?:\w+ )?ikut suami\b(?! (?:adik|kakak|anak|teman|dia|ibu|tante))"
    rf"|(?:^|[.?!])(?:(?!{_ANOTHER})[^.?!]){{0,300}}\bikut suami\b(?! (?:adik|kakak|anak|teman|dia|ibu|tante))"
    rf"|{_CALLED}(?:mahasiswi|siswi|ibu rumah ?tangga|irt)\b"
    rf"|{_I_AM}(?:bidan|janda|mahasiswi|karyawati|siswi|ibu rumah ?tangga|ibu (?:rmh|rt) ?(?:tangga)?|irt"
    r"|ibu (?:dari|tunggal|menyusui|hamil|\w+ anak)|anak perempuan|putri (?:bungsu|sulung|kandung|tunggal)"
    r"|(?:lagi |sedang )?hamil|perempuan|wanita)\b"
    rf"|\b{_TOGETHER} suami\b"
    rf"|\b{_SOMEBODYS}suami (?:baru |lagi |juga |sudah |udah |sdh )?(?:kena|di-? ?phk|nganggur|menganggur|pensiun)\b",
    flags=re.IGNORECASE,
)
_HE = Pattern(
    _NAMED.format("pak|bapak|bpk"),
    r"\b(?:istri|isteri|bini) ?(?:saya|sy|ku)\b|\b(?:ikut|almarhumah|almh\.?|mendiang) istri\b"
    rf"|{_I_AM}(?:duda|anak (?:laki-?laki|lelaki)|putra (?:bungsu|sulung|kandung|tunggal)|laki-?laki|ayah dari"
    r"|bapak (?:dari|\w+ anak))\b"
    rf"|\b{_TOGETHER} (?:istri|isteri|bini)\b",
    flags=re.IGNORECASE,
)


def address_told_in(text: str) -> str:
    """Return how a writer is addressed by what they tell: of their husband, of their wife, of being a midwife."""
    told = " ".join(text[:_READ].split())
    she, he = _SHE.search(told), _HE.search(told)
    return NEUTRAL if bool(she) == bool(he) else "Ibu" if she else "Bapak"


def address_by_father(name: str) -> str:
    """Return how whoever is called "X bin Y" (son of) or "X binti Y" (daughter of) is addressed."""
    words = [word.strip(".").lower() for word in name.split()[1:-1]]
    return "Bapak" if "bin" in words else "Ibu" if {"binti", "bt", "binte"} & set(words) else NEUTRAL
