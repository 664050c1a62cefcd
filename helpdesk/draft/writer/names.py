"""What a citizen calls themselves: the name they sign with, else the display-name, when it looks like a person's.

A wrong name is worse than none: what is doubtful gives no name, and nobody's sex is guessed: "H." and "Hj." tell it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpdesk.draft.writer.titles import NEUTRAL, owner_in, profession_of, without_title
from helpdesk.model.message import Body, Message
from helpdesk.pattern import Pattern

_CLOSINGS = re.compile(
    r"(?:^|[\n.!?,])[ \t]*(?:hormat (?:saya|kami)|salam(?: hormat| hangat)?|wassalam\w*[^\n,.]*|"
    r"(?:terima ?kasih|trima ?kasih|trm ?kasih|makasih|mksh|trims|thanks?|thank you|thx|tks)"
    r"(?: banyak| sebelumnya| you)?|"
    r"jazak\w*(?: khair\w*)?|barakall\w*|(?:best |kind |warm )?(?:regards|rgds|rgrds|brgds)|best(?: wishes)?"
    r"|god bless(?: you)?|gbu|tuhan (?:yesus )?memberkati|salam (?:sejahtera|damai)|cheers|sincerely|yours \w+"
    r"|yours|grazie(?: mille)?|merci(?: beaucoup)?|(?:vielen )?dank(?:e| u| je)?(?: wel)?|(?:muchas )?gracias"
    r"|obrigad[oa]|tack"
    r"|arigat\w+|cordialement|saludos|gr(?:ü|ue)(?:ß|ss)e|suksma|matur (?:suksma|nuwun)|"
    r"hatur nuhun|pemohon|ttd)"
    r"(?:[ \t]+(?:ya|kak|min|pak|bu|mas|mbak|gan|bang|admin)\b)*"
    r"[ \t]*[.,!:]*[ \t]*\n*[ \t]*(?P<name>[^\n]{2,60})",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?(?:[^\W\d_]+\.)*"
    r"|[A-Z][a-z]{0,2}\.(?:[A-Z][a-z]{0,3}\.){0,2}[A-Z][A-Za-z]{0,4}",  # S.Farm, Sp.PD, M.Si, A.Md.Keb
    re.UNICODE,
)
_NOT_IN_A_NAME = (
    "pt cv ud tbk firma yayasan koperasi kantor toko dinas tim team legal hrd hr admin administrasi staff staf office "
    "sales marketing finance info cs customer service support noreply no reply pemohon warga ketua rt rw lurah camat "
    "kepala direktur manager manajer sekretaris mahasiswa dari sent from my iphone android kirim mohon tolong saya "
    "kami kak min bapak ibu pak bu nya ya yang untuk atas dan di ke ini itu jawaban perhatian perhatiannya bantuan "
    "bantuannya informasi infonya kasih terima banyak sebelumnya pemberitahuan user test akun email mail gmail yahoo "
    "hotmail outlook samsung xiaomi oppo vivo the and you your for jakarta bogor depok tangerang bekasi bandung "
    "indonesia selatan utara barat timur pusat universitas klinik selamat pagi siang sore malam salam hormat "
    "wassalam assalamualaikum rgds rgrds brgds regards makasih mksh trims tks thx thanks thank tq matur nuwun "
    "suwun grazie mille merci beaucoup danke vielen dank gracias muchas obrigado obrigada tack arigatou arigato "
    "cordialement saludos hello hi dear halo rs rsud rsia rsu rumah sakit puskesmas apotek sekolah osis sma smk smp "
    "bagian divisi biro jasa konsultan "
    "cabang unit operasional angkutan perusahaan restoran hotel bengkel panti pengurus panitia personalia humas "
    "dapur warung warteg kedai catering katering laundry bakery coffee cafe kafe bakso mart farma studio official "
    "store shop kost kosan resto salon barbershop petshop perumahan apartemen gedung jalan jl kelurahan kecamatan "
    "kota desa "
    "lembaga kursus bimbel komunitas asosiasi forum himpunan ikatan persatuan paguyuban "
    "tpu karang taruna musholla masjid gereja sekretariat "
    "tuhan memberkati berkat anonim anonymous hamba allah gusti tidak mau disebut disebutkan dirahasiakan rahasia "
    "building management chief menara tower snack cemilan frozen fashion hijab travel rental rent film films "
    "production media digital project event organizer property realty secretary supervisor engineer engineering "
    "konveksi percetakan depot cuci steam mobil motor las servis service sablon elektronik cellular cell fotokopi "
    "sembako grosir tambal ayam bebek sate soto pecel seafood kue donat martabak sayur penjahit jahit tailor "
    "aluminium mebel furniture optik tukang dekorasi tenda "
    "keuangan group corp recruitment hrga keluarga almarhum almarhumah alm almh ahli waris "
    "dapoer dimsum dimsam bangunan material kos trans logistik ekspedisi bekam pijat ojol"
)
_NO_NAMES = frozenset(_NOT_IN_A_NAME.split())
_MINOR = "a ad al an bin binti bt da dan de del den der di dos dr drg drh el la le te ter van von"
_PARTICLES = frozenset(_MINOR.split())
_DEGREE = re.compile(r"^(?:s|m|a|amd|dr|drg|apt|ir|prof|h|hj|kh|ners|ns|sp|b|ph)\b\.?", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b[A-Z]\w{0,2}\.(?:\w{1,4}\.)+$")  # S.H., whose last dot is no full stop
_LONGEST = 50
_TWO = 2
_SHORTEST = 1  # letters of an initial, by which nobody is told
_READ = 20_000  # code points; a mail longer than that is no letter
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")  # "Ibu Wati (admin)"
# what the writer says of themselves that tells how they are addressed
_KIN = (
    *("ibu", "mama", "mamah", "istri", "adik", "kakak", "anak", "teman", "tante", "bibi", "menantu", "ipar"),
    *("saudara", "nenek", "karyawan", "atasan"),
)
_SOMEBODYS = "".join(  # "ibu saya bidan" is of another one
    rf"(?<!\b{kin} )" for kin in _KIN
)
_TOGETHER = r"(?:saya|sy|aku|gue|gw|kami)(?:,| dan| sama| sm| bareng| bersama| berdua| dengan| dgn| dg){1,2}"
_SHE = Pattern(
    r"\bsuami ?(?:saya|sy|ku)\b|\b(?:ikut|almarhum|alm\.?|mendiang) suami\b(?! (?:adik|kakak|anak|teman|dia|ibu|tante))"
    rf"|\b{_SOMEBODYS}(?:saya|sy|aku) (?:adalah |seorang |ini |sebagai )*"
    r"(?:bidan|janda|mahasiswi|karyawati|ibu rumah tangga)\b"
    rf"|\b{_TOGETHER} suami\b"
    rf"|\b{_SOMEBODYS}suami (?:baru |lagi |juga |sudah |udah |sdh )?(?:kena|di-? ?phk|nganggur|menganggur|pensiun)\b",
    flags=re.IGNORECASE,
)
_HE = Pattern(
    r"\b(?:istri|isteri|bini) ?(?:saya|sy|ku)\b|\b(?:ikut|almarhumah|almh\.?|mendiang) istri\b"
    rf"|\b{_SOMEBODYS}(?:saya|sy|aku) (?:adalah |seorang |ini |sebagai )*duda\b"
    rf"|\b{_TOGETHER} (?:istri|isteri|bini)\b",
    flags=re.IGNORECASE,
)
_BESIDE = re.compile(r"\s+[-–—|/]\s+")  # "Joko - CV Karya Logam"
_NEIGHBOURHOOD = re.compile(r"\s+(?:RT|RW) ?\d*(?:\s*/?\s*(?:RT|RW) ?\d*)*$", re.IGNORECASE)  # "Suparman RT07"
_TWO_OF_THEM = re.compile(r"^(?P<one>[^\W\d_]{3,}) (?:&|dan|and) (?P<other>[^\W\d_]{3,})$", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"\b(?:[Pp]erkenalkan,? (?:nama )?saya|[Nn]ama saya|[Mm]y name is|[Kk]ulo)(?: adalah)?"
    r" (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"|(?:^|[.,!?\n] *)(?:[Ss]aya|[Ss]y) (?P<self>[A-Z][a-z]{2,}(?: [A-Z][a-z]+){0,2})"
    r"(?=,| (?:dari|pemilik|pengurus|admin|pengelola|owner)\b)"
    # "saya bu sumi", "aye Rodiah", "saya drg. Maharani"
    r"|\b(?:[Ss]aya|[Ss]y|[Aa]ye|[Aa]ne|[Kk]ulo|[Aa]bdi) (?:ini )?"
    r"(?P<titled>(?:(?:[Bb]u|[Ii]bu|[Pp]ak|[Bb]apak|[Mm]pok|[Mm]b[ae]k?|[Mm]as|[Bb]ang|[Tt]eh|[Mm]ang|[Bb]ude|[Pp]akde"
    r"|[Hh]j?|dr[gh]?|apt|ns)\.? )[A-Za-z]{3,}(?: [A-Z][a-z]+)?)\b"
    r"(?=[,.!?\n]| (?:dari|di|mau|yang|yg|pemilik|punya|penjual|tinggal|umur)\b)"
)
_PHONE = re.compile(r"[\s/–-]+\+?0?[\dxX]{4}[\dxX -]*$")  # "Dewi 0812xxxx"
_ROLE = re.compile(  # which stands under a name
    r"(?:ketua|wakil|sekretaris|bendahara|kepala|direktur|pengurus|pemilik|staf|legal|manager|manajer|humas|panitia)\b",
    re.IGNORECASE,
)
_AGE = re.compile(r"\s*\d{1,2}(?: ?(?:th|thn|tahun))?\.?\s*", re.IGNORECASE)
_SHORT_NAME = 3  # letters by which "Nur" is Nurhayati
_FIRMS = frozenset(
    [
        "pt",
        "cv",
        "ud",
        "yayasan",
        "koperasi",
        "rs",
        "rsia",
        "rsud",
        "rsu",
        "klinik",
        "sekolah",
        "sd",
        "smp",
        "sma",
        "smk",
        "tk",
        "paud",
        "pondok",
    ]
)
# a trade written as one small word, and shops by two capitals: "ojolwan", "Yusuf TO Sehat Bersama"
_HANDLE = re.compile(
    r"(?:ojol|toko|warung|kedai|dapu?r|dapoer|katering|catering|laundry|bengkel|apotek|klinik|salon|kost?an|admin|warga)"
    r"[a-z]{2,}"
)
_SHOP = re.compile(r"(?<![\w.])(?:TO|RM|WM|TB|PD|UD|LPK|LKP)\b")
_DIRECTIONS = frozenset(["utara", "selatan", "barat", "timur", "pusat", "tengah", "raya", "baru", "lama"])


@dataclass(frozen=True, slots=True)
class Person:
    """The name to write, or None, and "Bapak", "Ibu" or "Bapak/Ibu" as they called themselves."""

    name: str | None
    address: str = NEUTRAL


def person_of(message: Message, body: Body, places: Collection[str] = (), told: str | None = None) -> Person:
    """Return how to address the writer of a mail. ``places`` are names of places: people sign with where they live.

    ``told`` is where they may say who they are, else the new text.
    """
    called = message.sender.name if message.sender is not None else ""
    return _person(called, body, frozenset(places), body.new_text if told is None else told)


@lru_cache(maxsize=2)  # a letter is addressed, and asks its writer for no name that is there
def _person(called: str, body: Body, places: frozenset[str], told: str) -> Person:
    display = _NEIGHBOURHOOD.sub("", called)
    owner = _of_its_owner(display)
    texts = [*_agreeing_first(_signed(body, display, places), display), owner, *_introduced(told)]
    by_story = _told_in(told)
    for text in texts:
        address, bare = without_title(_ASIDE.sub("", text))
        bare = _without_place(bare, places) if address != NEUTRAL else bare
        name = _name_in(bare) or (_before_business(bare) if address != NEUTRAL else None)
        if name is not None and not _is_place(name, places):
            known = (address, _address_in((*texts, called), name), _by_father(name), by_story)
            return Person(_titled_as(name, display), next((one for one in known if one != NEUTRAL), NEUTRAL))
    address, _ = without_title(called)
    return Person(None, address if address != NEUTRAL else by_story)


@lru_cache(maxsize=4)  # those of an office, asked for with every word that may be a name
def _in_small_letters(places: frozenset[str]) -> frozenset[str]:
    return frozenset(place.lower() for place in places)


def _without_place(text: str, places: Collection[str]) -> str:
    """Return "Wahyu" of "Wahyu Sragen": who calls themselves by a title says where they are from after the name."""
    words = text.split()
    known = _in_small_letters(frozenset(places))
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].lower() in known else text


def _introduced(text: str) -> list[str]:
    """Return the name by which a writer introduces themselves, if they do."""
    said = _INTRODUCED.search(text[:_READ])
    return [said["name"] or said["self"] or said["titled"]] if said else []


def _of_its_owner(display: str) -> str:
    """Return whose a small trade is that calls itself after its owner, else the display-name; a firm has no owner."""
    words = {word.strip(".,").lower() for word in display.split()}
    return display if words & _FIRMS else owner_in(display) or display


def _name_in(text: str) -> str | None:
    """Return the name in a signature or a display-name without its title, or None."""
    two = _TWO_OF_THEM.match(text.strip())
    if two is not None and (one := plausible_name(two["one"])):
        other = None if two["other"].lower() in _KIN else plausible_name(two["other"])
        return f"{one} dan {other}" if other else one
    text = _BESIDE.split(text)[0]
    head, _, rest = text.partition(",")  # "Tina, HR", but "Nabila Putri, S.Farm."
    degrees = not rest or all(_DEGREE.match(word) or "." in word for word in rest.split())
    name = (plausible_name(text) if degrees else None) or plausible_name(head)
    if name is None and head and all(word.strip(".").lower() in _NO_NAMES for word in head.split()):
        name = plausible_name(rest)  # "Ketua Panitia, H. Sobari"
    return name


def _before_business(text: str) -> str | None:
    """Return the name that stands before a business in what somebody calls themselves: "Ibu Tuti Kost Melati"."""
    words = itertools.takewhile(lambda word: word.strip(".,").lower() not in _NO_NAMES, text.split())
    return plausible_name(" ".join(words))


def _agreeing_first(signed: Sequence[str], display: str) -> list[str]:
    """Return what may be a signature, that which has a word of the display-name first."""
    own = _words_of(display)
    return sorted(signed, key=lambda text: not own & _words_of(text))


def _words_of(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > _SHORTEST} - _PARTICLES - _NO_NAMES


def _is_place(name: str, places: Collection[str]) -> bool:
    """Whether a name is only that of a place: of one that is known, with or without the side of it that is meant."""
    words = [word for word in name.lower().split() if word not in _DIRECTIONS]
    return " ".join(words) in _in_small_letters(frozenset(places)) | {""}


def _titled_as(name: str, display: str) -> str:
    """Return ``name`` with the titles of profession of the display-name, where that is of the same person."""
    title, own = profession_of(display.strip()), profession_of(name)
    bare = name[len(own) :]
    return f"{title}{bare}" if title and _words_of(bare) <= _words_of(display) else name


def _told_in(text: str) -> str:
    """Return how a writer is addressed by what they tell: of their husband, of their wife, of being a midwife."""
    told = " ".join(text[:_READ].split())
    she, he = _SHE.search(told), _HE.search(told)
    return NEUTRAL if bool(she) == bool(he) else "Ibu" if she else "Bapak"


def _by_father(name: str) -> str:
    """Return how whoever is called "X bin Y" (son of) or "X binti Y" (daughter of) is addressed."""
    words = [word.strip(".").lower() for word in name.split()[1:-1]]
    return "Bapak" if "bin" in words else "Ibu" if {"binti", "bt", "binte"} & set(words) else NEUTRAL


def _address_in(texts: Iterable[str], name: str) -> str:
    """Return how the writer calls themselves in that of ``texts`` which has a word of ``name`` and a title.

    A title before no name at all ("Pak RT 07") is the writer's too, and "Mpok Nur" is Nurhayati.
    """
    own = name.lower().split()
    for text in texts:
        address, bare = without_title(text)
        words = bare.lower().split()
        short = any(one.startswith(word) for one in own for word in words if len(word) >= _SHORT_NAME)
        if address != NEUTRAL and (short or not _name_in(bare)):
            return address
    return NEUTRAL


def plausible_name(text: str) -> str | None:
    """Return ``text`` as a name to write in a letter, or None when it is not surely a person's name."""
    words = text.strip(" \t\"'()<>*_-–—,").split()
    if _HANDLE.fullmatch(text.strip()) or (_SHOP.search(text) and not text.isupper()):
        return None
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


def _signed(body: Body, display: str, places: Collection[str] = ()) -> list[str]:
    """Return what stands where people sign, best first; a lower-case word counts only on a line of its own.

    The last line of a mail that closes with no word of thanks is a signature where it has a word of the display-name,
    or where that is nobody's name; the line before it only in the first case.
    """
    found = []
    for text in (body.signature, body.new_text):
        tail = text.strip()[-300:]
        for match in reversed(list(_CLOSINGS.finditer(tail))):
            name = match["name"].strip().rstrip("!")
            own_line = tail[: match.start("name")].rstrip(" \t").endswith("\n")
            if (own_line or name[:1].isupper() or profession_of(name)) and _ends_well(tail[match.end("name") :]):
                found.append(name if _DEGREE.search(name) or _ABBREVIATED.search(name) else name.rstrip("."))
    own, nobody = _words_of(display), _name_in(without_title(display)[1]) is None
    for text in (body.signature, body.new_text):
        two = text == body.signature and len(text.strip().splitlines()) == _TWO
        lines = [
            _PHONE.sub("", _ASIDE.sub("", line.strip().lstrip("-–—~").strip()))
            for line in (text.strip().splitlines()[::-1] if two else _edge_lines(text))
        ]
        found += [
            line
            for at, line in enumerate(lines)
            if (_reads_as_name(line, places) or line.lower() in own)
            and (
                own & _words_of(line)
                or (nobody and (at == 0 or ((two or _ROLE.match(lines[0])) and not _name_in(lines[0]))))
            )
        ]
    return found


def _reads_as_name(line: str, places: Collection[str] = ()) -> bool:
    """Whether every word of a line begins as the words of a name do: with a capital, or as a particle of names.

    After a comma may stand how old the writer is, and where they live or work: "Lilis, 38".
    """
    head, *rest = line.split(",")
    if not _is_capital(_BESIDE.split(head)[0]):
        return False
    known = _in_small_letters(frozenset(places)) if rest else ()
    return all(_AGE.fullmatch(part) or part.strip().lower() in known or _is_capital(part) for part in rest)


def _is_capital(text: str) -> bool:
    return all(word[:1].isupper() or word.lower().rstrip(".,") in _PARTICLES for word in text.split())


def _edge_lines(text: str) -> list[str]:
    """Return the last line of a text that has several, and the one before it, or the only line of a signature."""
    lines = [line for line in text.splitlines() if line.strip().strip("-_ ")]
    return lines[:-3:-1] if len(lines) > _TWO else lines[-1:] if len(lines) > 1 or len(text) < _LONGEST else []


def _ends_well(rest: str) -> bool:
    """Whether what follows a signature is only a signature's rest: a line or three, no further sentences."""
    return len([line for line in rest.splitlines() if line.strip()]) <= 4
