"""The people of the demo: invented names, addresses, and what their identity cards would say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


HOSTS = ("posel.example", "surelku.example", "kotakpos.example")
_WOMEN = _words(
    "Aisyah Amelia Ambar Citra Dian Eka Fransiska Hesti Indah Intan Kartika Lina Melati Mira Nita Novi Puji Putri Rani "
    "Ratih Retno Rosa Siska Sinta Tika Tuti Utami Vina Winda Yanti Yulia Zahra"
)
_MEN = _words(
    "Adi Ahmad Aldi Bagus Bayu Danu Darmawan Eko Fikri Gilang Hadi Hari Imam Irfan Joko Krisna Lukman Made Nanang "
    "Panji Purnomo Rahmat Rizal Satria Taufik Teguh Tri Untung Wahyu Wira Yusuf Zaki"
)
_LAST = _words(
    "Adriansyah Anwar Basuki Damanik Fadillah Ginting Harahap Hidayat Iskandar Kusnadi Mahendra Manurung Nainggolan "
    "Natsir Pangestu Prasetyo Rahardjo Ramadhan Santoso Saputro Setyawan Siregar Subroto Sulaiman Suryadi Susanto "
    "Tambunan Utomo Wibisono Widjaja Wirjawan Yudhistira"
)
_CITIES = {"Jakarta Pusat": "3171", "Jakarta Barat": "3173", "Jakarta Selatan": "3174", "Jakarta Timur": "3175"}
_STREETS = _words("Kenanga Flamboyan Cempaka Merpati Pepaya Mawar Bangau Anyelir Nuri Sawo")


class Sex(StrEnum):
    """Whether a matter fits women, men or anybody."""

    WOMAN = "f"
    MAN = "m"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose name stands on a document. The NIK ends in 0000, a serial that is never issued."""

    name: str
    nik: str
    born: str
    city: str
    street: str


def invent(chance: Random, sex: Sex) -> tuple[str, str]:
    """Return a name and an address that belongs to it."""
    firsts = {Sex.WOMAN: _WOMEN, Sex.MAN: _MEN, Sex.ANY: _WOMEN + _MEN}[sex]
    first, last = chance.choice(firsts), chance.choice(_LAST)
    local = chance.choice((f"{first}.{last}", f"{first}{last}{chance.randint(60, 99)}", f"{first[0]}.{last}"))
    return f"{first} {last}", f"{local.lower()}@{chance.choice(HOSTS)}"


def owner_of(name: str) -> Owner:
    """Return the particulars of somebody, always the same for the same name."""
    digest = hashlib.sha256(name.encode()).digest()
    city = sorted(_CITIES)[digest[0] % len(_CITIES)]
    born = date(1962, 1, 1) + timedelta(days=int.from_bytes(digest[1:3], "big") % 14_000)
    nik = f"{_CITIES[city]}{1 + digest[3] % 8:02}{born:%d%m%y}0000"
    street = f"Jl. {_STREETS[digest[4] % len(_STREETS)]} No. {1 + digest[5] % 90}"
    return Owner(name, nik, f"{born:%d-%m-%Y}", city, street)
