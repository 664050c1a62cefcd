"""What a citizen calls themselves: the name they sign with, else the display-name, when it looks like a person's.

A wrong name is worse than none: what is doubtful gives no name, and nobody's sex is guessed: "H." and "Hj." tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from helpdesk.model.message import Body, Message

_CLOSINGS = re.compile(
    r"(?:^|[\n.!?,])[ \t]*(?:hormat (?:saya|kami)|salam(?: hormat| hangat)?|wassalam\w*[^\n,.]*|"
    r"(?:terima ?kasih|trima ?kasih|makasih|mksh|trims|thanks?|thank you|thx|tks)(?: banyak| sebelumnya| you)?|"
    r"jazak\w*(?: khair\w*)?|barakall\w*|(?:best |kind |warm )?(?:regards|rgds|rgrds|brgds)|best(?: wishes)?"
    r"|cheers|sincerely|yours \w+"
    r"|yours|suksma|matur (?:suksma|nuwun)|"
    r"hatur nuhun|pemohon|ttd)"
    r"[ \t]*[.,!:]*[ \t]*\n*[ \t]*(?P<name>[^\n]{2,60})",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?P<title>bapak|bpk|pak|tuan|tn|ibu|bu|nyonya|ny|mbak|mba|mr|mrs|ms"
    r"|mas|bang|abang|cak|kang|akang|mang|pakde|bung|mpok|empok|teh|teteh|ceu|bude|budhe|mbok"
    r"|oma|opa|om|tante|koh?|cici|ci|cik|engkong|nyai|bulik|bulek|paklik|paklek)\.?\s+(?=\S)",
    re.IGNORECASE,
)
_PILGRIM = re.compile(
    r"^(?P<title>hajjah|haji|hj|h|ustadzah|ustazah|ustzh|ustadz|ustad|ustaz|bidan|sr|suster|romo)\b\.?\s+(?=\S)",
    re.IGNORECASE,
)
_TITLES = {
    "bapak": "Bapak",
    "bpk": "Bapak",
    "pak": "Bapak",
    "mr": "Bapak",
    "ibu": "Ibu",
    "bu": "Ibu",
    "mrs": "Ibu",
    "ms": "Ibu",
    "tuan": "Bapak",
    "tn": "Bapak",
    "nyonya": "Ibu",
    "ny": "Ibu",
    "mbak": "Ibu",
    "mba": "Ibu",
    "h": "Bapak",  # a man who has been to Mecca, and a woman
    "hj": "Ibu",
    "haji": "Bapak",
    "hajjah": "Ibu",
    "ustadz": "Bapak",
    "ustad": "Bapak",
    "ustaz": "Bapak",
    "ustadzah": "Ibu",
    "ustazah": "Ibu",
    "ustzh": "Ibu",
    **dict.fromkeys(
        [
            "mas",
            "bang",
            "abang",
            "cak",
            "kang",
            "akang",
            "mang",
            "pakde",
            "bung",
            "opa",
            "om",
            "koh",
            "ko",
            "engkong",
            "paklik",
            "paklek",
        ],
        "Bapak",
    ),
    **dict.fromkeys(
        [
            "mpok",
            "empok",
            "teh",
            "teteh",
            "ceu",
            "bude",
            "budhe",
            "mbok",
            "oma",
            "tante",
            "cici",
            "ci",
            "cik",
            "nyai",
            "bulik",
            "bulek",
        ],
        "Ibu",
    ),
    "sr": "Ibu",  # of an order
    "suster": "Ibu",
    "romo": "Bapak",
    "bidan": "Ibu",  # a profession of women in Indonesia
}
"""What people call themselves, and how that is answered; after it, or as a part of the name that stays."""
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?(?:[^\W\d_]+\.)*", re.UNICODE)
_NOT_IN_A_NAME = (
    "pt cv ud tbk firma yayasan koperasi kantor toko dinas tim team legal hrd hr admin administrasi staff staf office "
    "sales marketing finance info cs customer service support noreply no reply pemohon warga ketua rt rw lurah camat "
    "kepala direktur manager manajer sekretaris mahasiswa dari sent from my iphone android kirim mohon tolong saya "
    "kami kak min bapak ibu pak bu nya ya yang untuk atas dan di ke ini itu jawaban perhatian perhatiannya bantuan "
    "bantuannya informasi infonya kasih terima banyak sebelumnya pemberitahuan user test akun email mail gmail yahoo "
    "hotmail outlook samsung xiaomi oppo vivo the and you your for jakarta bogor depok tangerang bekasi bandung "
    "indonesia selatan utara barat timur pusat universitas klinik selamat pagi siang sore malam salam hormat "
    "wassalam assalamualaikum rgds rgrds brgds regards makasih mksh trims tks thx thanks thank tq matur nuwun "
    "suwun hello hi dear halo rs rsud rsia rsu rumah sakit puskesmas apotek sekolah osis sma smk smp "
    "bagian divisi biro jasa konsultan "
    "cabang unit operasional angkutan perusahaan restoran hotel bengkel panti pengurus panitia personalia humas "
    "tuhan memberkati berkat anonim anonymous hamba allah gusti "
    "keuangan group corp recruitment hrga keluarga almarhum almarhumah alm almh ahli waris"
)
_NO_NAMES = frozenset(_NOT_IN_A_NAME.split())
_MINOR = "a ad al an bin binti bt da dan de del den der di dos dr drg drh el la le te ter van von"
_PARTICLES = frozenset(_MINOR.split())
_DEGREE = re.compile(r"^(?:s|m|a|amd|dr|drg|apt|ir|prof|h|hj|kh|ners|ns|sp|b|ph)\b\.?", re.IGNORECASE)
_LONGEST = 50
NEUTRAL = "Bapak/Ibu"
"""How somebody is addressed of whom nothing is known."""


_PROFESSION = re.compile(r"^(?:dr|drg|drh|apt|ir|ns|prof)\.\s", re.IGNORECASE)


def is_titled(name: str) -> bool:
    """Return whether a name begins with a title of profession: "Yth. dr. Fadhil" needs no more before it."""
    return _PROFESSION.match(name) is not None


@dataclass(frozen=True, slots=True)
class Person:
    """The name to write, or None, and "Bapak", "Ibu" or "Bapak/Ibu" as they called themselves."""

    name: str | None
    address: str = NEUTRAL


def person_of(message: Message, body: Body) -> Person:
    """Return how to address the writer of a mail."""
    signed = list(_signed(body))
    display = message.sender.name if message.sender is not None else ""
    for text in (*signed, display):
        address, bare = _without_title(text)
        head, _, rest = bare.partition(",")  # "Tina, HR", but "Nabila Putri, S.Farm."
        degrees = not rest or all(_DEGREE.match(word) or "." in word for word in rest.split())
        name = plausible_name(bare) if degrees else plausible_name(head)
        if name is None and head and all(word.strip(".").lower() in _NO_NAMES for word in head.split()):
            name = plausible_name(rest)  # "Ketua Panitia, H. Sobari"
        if name is not None:
            known = (address, _address_in((*signed, display), name), _by_father(name))
            return Person(name, next((one for one in known if one != NEUTRAL), NEUTRAL))
    return Person(None)


def _by_father(name: str) -> str:
    """Return how whoever is called "X bin Y" (son of) or "X binti Y" (daughter of) is addressed."""
    words = [word.strip(".").lower() for word in name.split()[1:-1]]
    return "Bapak" if "bin" in words else "Ibu" if {"binti", "bt", "binte"} & set(words) else NEUTRAL


def _address_in(texts: Iterable[str], name: str) -> str:
    """Return how the writer calls themselves in that of ``texts`` which has a word of ``name`` and a title."""
    own = set(name.lower().split())
    for text in texts:
        address, bare = _without_title(text)
        if address != NEUTRAL and own & set(bare.lower().split()):
            return address
    return NEUTRAL


def plausible_name(text: str) -> str | None:
    """Return ``text`` as a name to write in a letter, or None when it is not surely a person's name."""
    words = text.strip(" \t\"'()<>*_-–—,").split()
    if not 1 <= len(words) <= 6 or len(text) > _LONGEST:
        return None
    bare = [word.strip(",") for word in words]
    if not all(_WORD.fullmatch(word) for word in bare):
        return None
    if any(word.strip(".").lower() in _NO_NAMES for word in bare):
        return None
    if not any(len(word.strip(".")) > 2 and not word.endswith(".") for word in bare):
        return None
    return " ".join(_capital(word) for word in words)


def _capital(word: str) -> str:
    """Return a word of a name with its capital; degrees (S.Farm.) and initials stay as they were written."""
    if (
        word in _PARTICLES
        or "." in word
        or not (word.islower() or word.isupper())
        or (word.isupper() and len(word.strip(",")) <= 2)
    ):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def _without_title(text: str) -> tuple[str, str]:
    match = _TITLE.match(text.strip())
    if match is None:
        part = _PILGRIM.match(text.strip())
        return (NEUTRAL if part is None else _TITLES[part["title"].lower()]), text
    return _TITLES[match["title"].lower()], text.strip()[match.end() :]


def _signed(body: Body) -> list[str]:
    """Return what stands where people sign, best first; a lower-case word counts only on a line of its own."""
    found = []
    for text in (body.signature, body.new_text):
        tail = text.strip()[-300:]
        for match in reversed(list(_CLOSINGS.finditer(tail))):
            name = match["name"].strip().rstrip("!")
            own_line = tail[: match.start("name")].rstrip(" \t").endswith("\n")
            if (own_line or name[:1].isupper()) and _ends_well(tail[match.end("name") :]):
                found.append(name if _DEGREE.search(name) else name.rstrip("."))
    own = [
        line.strip().lstrip("-–—~").strip() for text in (body.signature, body.new_text) for line in _edge_lines(text)
    ]
    return found + [line for line in own if _reads_as_name(line)]


def _reads_as_name(line: str) -> bool:
    """Whether every word of a line begins as the words of a name do: with a capital, or as a particle of names."""
    return all(word[:1].isupper() or word.lower().rstrip(".,") in _PARTICLES for word in line.split())


def _edge_lines(text: str) -> list[str]:
    """Return the last line of a text that has several, or the only line of a signature."""
    lines = [line for line in text.splitlines() if line.strip().strip("-_ ")]
    return lines[-1:] if len(lines) > 1 or len(text) < _LONGEST else []


def _ends_well(rest: str) -> bool:
    """Whether what follows a signature is only a signature's rest: a line or three, no further sentences."""
    return len([line for line in rest.splitlines() if line.strip()]) <= 4
