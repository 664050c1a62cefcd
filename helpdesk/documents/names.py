"""Which documents a file name speaks of.

A mandatory document that is wrongly called present costs the citizen a refusal, so a name that says nothing
(``IMG_1234.jpg``) yields nothing, and so does one that speaks of an example, an empty form or another person's card.
"""

from __future__ import annotations

from collections.abc import Mapping

from helpdesk.documents.bare import bare_keys, schooling
from helpdesk.documents.bodies import CAMPUS, CAMPUS_ENGLISH, FACILITIES
from helpdesk.documents.held import held_permit, held_until_now, is_on_a_permit, names_permit, old_permit
from helpdesk.documents.letters import letter_key
from helpdesk.documents.lexicon import Found, Lexicon, lexicon
from helpdesk.documents.misnamed import TELLING, is_misnamed
from helpdesk.documents.no_paper import is_no_document
from helpdesk.documents.parts import parts_of
from helpdesk.documents.pictures import shows_a_thing
from helpdesk.documents.told import NOTHING_TOLD, Told
from helpdesk.documents.under_way import is_absent, is_paid_for, is_under_way
from helpdesk.documents.wanted import HELD, Wanted
from helpdesk.documents.whose import (
    HOLDERS,
    as_told,
    friends_papers,
    is_anothers,
    is_of_a_body,
    is_of_a_person,
    is_of_another_house,
    may_be_anothers,
    of_both,
    shared,
)
from helpdesk.documents.words import file_tokens, raw_tokens, word_set
from helpdesk.model.knowledge import DocumentKind

_EMPLOYERS = word_set(
    "rs rsud klinik karyawan pegawai perusahaan pt cv employee company staff staf press pers office hotel"
)
_HEADS = word_set("pimpinan direktur kepala direksi")
_OWN = {"ktp": "ktp", "npwp": "npwp", "paspor": "kitas-paspor", "kitas": "kitas-paspor"}
_DRAWINGS = (".dwg", ".dxf", ".skp")
_FORMER = word_set("paklaring pengalaman referensi")
_OTHER_DEEDS = word_set(
    "perjanjian lahir "
    "kelahiran nikah perkawinan cerai jual hibah tanah kematian kerjasama kerja sewa waris pelepasan kuasa "
    "kesanggupan pengikatan"
)
_LAND = word_set(
    "hm hak rumah milik bangunan hgb shm shgb tanah el elektronik digital asli bpn tanda pemilik ruko rukan kios lahan "
    "kavling apartemen sarusun unit gudang pekarangan sawah bidang persil"
)  # what follows *sertifikat* when it is a land title
_ABOUT = word_set("pengantar keterangan permohonan rekomendasi perpanjangan laporan kajian hasil")
_OF_A_PLACE = word_set("denah foto peta layout gambar sewa kontrak alamat lokasi")
_LETTERS = frozenset({"surat-permohonan", "surat-pernyataan", "surat-kuasa", "pernyataan-kebenaran"})
_APPLIED = (("formulir",), ("permohonan",))
_CARDS = frozenset({"ktp", "kk", "npwp", "str", "ijazah", "pas-foto", "ktp-penerima-kuasa"})
# (what stays, what is left out beside it)
_MORE_EXACT = frozenset(
    {
        ("mou-limbah", "perjanjian-kerjasama"),
        ("ktp", "ahli-waris"),
        ("kk", "ahli-waris"),
        ("npwp", "ahli-waris"),
        ("sertifikat-medis-kematian", "surat-sehat"),
        ("pernyataan-kebenaran", "surat-pernyataan"),
    }
)
_MANY = 3  # words of an item of the list that outweigh what a paper is usually called
_TAXES = word_set("reklame restoran hotel hiburan parkir kendaraan pph ppn penghasilan pbb air")
_TRADES = word_set("farmasi kefarmasian keperawatan analis kesehatan gigi")  # that a vocational school teaches
_SCHOOLS = word_set("sd smp sma smu slta sltp aliyah tsanawiyah")
_SHARED = word_set("daftar surat foto denah rekomendasi pernyataan akta sertifikat")
_KINDS_OF_LETTERS = word_set("pernyataan permohonan keterangan kuasa persetujuan rekomendasi perjanjian")
_HELD_BY = word_set("ktp npwp")  # shared only by those who hold them: "NPWP yayasan & ketua"
_TABLES = (".xlsx", ".xls", ".csv", ".ods")
# papers that somebody issues for one person or thing: a table only lists them
_ISSUED = word_set(
    "ktp kk npwp npwp-badan kitas-paspor ktp-penerima-kuasa ktp-pengurus ktp-almarhum kk-almarhum ijazah str sip-lama "
    "sip-pertama izin-lama pas-foto sertifikat-kompetensi ska stnk bpkb kir srut sertifikat-tanah nib akta-pendirian "
    "sk-pengesahan surat-sehat kta-asosiasi ktm izin-sarana sertifikat-vaksin"
)
_DECREE = word_set(
    "sk pengesahan pendirian yayasan pt cv badan hukum lembaga perusahaan perseroan perkumpulan koperasi"
)
_DRAWN_FOR = frozenset({"imb", "pbg", "slf", "krk"})  # "gambar IMB"
_ON_A_SCREEN = word_set("gmaps google maps map")
_OLD = word_set("lama asli sebelumnya terdahulu old")
_NEAR = 3  # words of a permit's name before "lama"
_LEADS = word_set("surat tanda berita foto kartu")
_MEANT_FOR = word_set("untuk utk buat bwt for keperluan")
_NUMBERED = 3  # digits of the number of a land title


def named_keys(
    filename: str,
    documents: Mapping[str, DocumentKind],
    wanted: Wanted,
    told: Told = NOTHING_TOLD,
    known: frozenset[str] = frozenset(),
    printed: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Return the document keys that a file name speaks of, in order, each once.

    ``known`` are words that name a person of this mail: the sender, or what the names of several files share;
    ``printed`` are words of its papers, which are no others misspelt: Endang is no *undangan*.
    """
    if is_no_document(filename):
        return ()
    book = lexicon(documents)
    words = book.repair(file_tokens(filename), (told.people - wanted.words()) | TELLING | printed)
    own = wanted.own_words()
    meant_for = not _MEANT_FOR.isdisjoint(raw_tokens(filename))
    keys: list[str] = []
    common: tuple[str, ...] = ()  # the word that several parts have in common: "daftar SDM dan obat"
    for part in parts_of(words):
        if is_under_way(part) or is_absent(part):
            continue
        if "kehilangan" in part and is_misnamed("surat-kehilangan", part):  # "kehilangan STR dan ijazah"
            break
        if (same := _beside(part, keys, wanted, told)) is not None:
            keys.append(same)
            continue
        found = _part_keys(part, book, wanted, told)
        if not found and common and (common[0] not in _HELD_BY or part[0] in HOLDERS):
            found = _part_keys(common + part, book, wanted, told)
        if not found and not named_of_others(part, wanted, told):
            bare = bare_keys(filename, part, wanted, known, book.words)
            found = [key for key in bare if not is_paid_for(key, part) and not is_misnamed(key, part, own)]
        theirs = friends_papers(part, wanted, told)
        found = _without_held(found, part, wanted, meant_for=meant_for)
        keys += [key for key in found if key not in theirs]
        common = _shared_head(part) or common
    return wanted.without_listed_parts(shared(_as_kept(keys, filename, wanted), words, documents))


def _shared_head(part: tuple[str, ...]) -> tuple[str, ...]:
    """Return with what a part opens that may be meant of the next one as well, or nothing.

    "Surat pernyataan apoteker & PSA" is a statement of both, and no statement and a letter.
    """
    if part[0] == "surat" and part[1:2] and part[1] in _KINDS_OF_LETTERS:
        return part[:2]
    return part[:1] if part[0] in _SHARED | _HELD_BY else ()


def _without_held(keys: list[str], part: tuple[str, ...], wanted: Wanted, *, meant_for: bool) -> list[str]:
    """Return ``keys`` without the permit held until now, when what is named is only on it or for it."""
    if _is_old(part, wanted):
        return keys
    leads = part[1:2] if part[0] in _LEADS else part[:1]
    on_it = is_on_a_permit(leads) or (meant_for and not names_permit(part[:1], wanted))
    return [key for key in keys if not (on_it and key in HELD)]


def _is_old(part: tuple[str, ...], wanted: Wanted) -> bool:
    """Whether a part calls the permit an old one: "izin reklame lama", and no "pas foto lama untuk SIPP"."""
    places = [at for at, word in enumerate(part) if word in _OLD]
    return any(
        names_permit(part[max(0, at - _NEAR) : at], wanted) or names_permit(part[at + 1 : at + 2], wanted)
        for at in places
    )


def _beside(part: tuple[str, ...], before: list[str], wanted: Wanted, told: Told) -> str | None:
    """Return what a part only is by the one before: *SK* beside a deed recognises what the deed has founded."""
    asked = "akta-pendirian" in before and "sk-pengesahan" in wanted.keys
    if asked and part[0] == "sk" and set(part) <= _DECREE:
        return "sk-pengesahan"
    return of_both(part, before, wanted, told)


def _as_kept(keys: list[str], filename: str, wanted: Wanted) -> list[str]:
    """Return ``keys`` by what kind of file it is: a drawing, or a table, which only lists what others issue."""
    if not keys and filename.lower().endswith(_DRAWINGS) and "gambar-teknis" in wanted.keys:
        return ["gambar-teknis"]
    if filename.lower().endswith(_TABLES):
        return [key for key in keys if key not in _ISSUED]
    return keys


def named_of_others(words: tuple[str, ...], wanted: Wanted, told: Told) -> frozenset[str]:
    """Return the cards that a name says to be of somebody who neither applies nor is asked for: "ktp suami"."""
    hits = [Found(at, at + 1, _OWN[word], len(word), weak=False) for at, word in enumerate(words) if word in _OWN]
    others = frozenset(hit.key for hit in hits if is_anothers(hit, words, wanted, told))
    return others | friends_papers(words, wanted, told)


def _part_keys(words: tuple[str, ...], book: Lexicon, wanted: Wanted, told: Told) -> list[str]:
    if "sesuai" in words[1:]:  # what follows only describes it
        words = words[: words.index("sesuai")]
    every = (wanted.as_listed(hit, words) for hit in book.find(words, wanted.keys, wanted.listed(words)))
    found = [hit for hit in every if not _misleads(hit, words, wanted, told)]
    found = _without_pictures(found, words, wanted)
    if (statement := _statement_on(words, found, wanted)) is not None:
        return [statement]
    if _FORMER & set(words):  # where somebody worked once is no place of practice
        return [hit.key for hit in found if hit.key != "surat-bekerja"]
    if (old := old_permit(words, wanted, told)) is not None:
        found = sorted([old, *(hit for hit in found if not hit.overlaps(old))], key=lambda hit: hit.start)
    found = [hit for hit in found if not any(_is_about(other, hit) for other in found)]
    own = wanted.own_words()
    if _is_form(words, found, wanted):
        ours = names_permit(words[1:], wanted) or not is_misnamed("surat-permohonan", words, own)
        return ["surat-permohonan"] if ours else []
    found = [as_told(hit, words, wanted, told) for hit in found]
    found = [hit for hit in found if not is_paid_for(hit.key, words) and not is_misnamed(hit.key, words, own)]
    strong = [hit for hit in found if not hit.weak or hit.end - hit.start == len(words)] or [
        hit for hit in found if hit.key in wanted.keys
    ]
    keys = [_exact(hit, words, wanted, told) for hit in strong] or held_permit(words, wanted, told)
    if keys and not set(keys) & wanted.keys and (fitting := wanted.fitting(words, least=_MANY)):
        return [fitting]  # "denah lokasi bangunan" where one item asks for both
    return keys


def _without_pictures(found: list[Found], words: tuple[str, ...], wanted: Wanted) -> list[Found]:
    """Return ``found`` without the map off which coordinates were read, and what a photograph only shows."""
    if any(hit.key == "koordinat" for hit in found):
        found = [hit for hit in found if not set(words[hit.start : hit.end]) <= _ON_A_SCREEN]
    if words[0] == "foto":  # of what the list does not ask for, a photograph is no paper
        found = [hit for hit in found if hit.key in wanted.keys or hit.start == 0 or hit.key in _CARDS]
    return found


def _statement_on(words: tuple[str, ...], found: list[Found], wanted: Wanted) -> str | None:
    """Return the statement of the list that is about what is said behind *pernyataan*: a pool, say, not its picture."""
    if words[:1] != ("pernyataan",) and words[:2] != ("surat", "pernyataan"):
        return None
    others = [hit for hit in found if not hit.key.startswith("foto-")]
    pictured = len(found) > len(others)
    if any(not (pictured and hit.key == "surat-pernyataan" and hit.start == 0) for hit in others):
        return None
    about = set(words) - {"surat", "pernyataan"}
    scores = {key: len(about & item) for item, key in wanted.items if "pernyataan" in item and about & item}
    best = [key for key, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else None


def _exact(hit: Found, words: tuple[str, ...], wanted: Wanted, told: Told) -> str:
    """Return the key of the document that the permit asks for and that a hint means, said more exactly."""
    key = hit.key
    if key == "surat-pernyataan":
        if "ket-tempat-praktik" in wanted.mandatory and set(words) & FACILITIES and set(words) & _HEADS:
            return "ket-tempat-praktik"
        said = letter_key(" ".join(words[hit.start :]).replace("daftar", "data"), wanted.keys)
        return said if said in wanted.keys else wanted.fitting(words, beside=key) or key
    if key == "surat-permohonan" and key not in wanted.keys and set(words) & (CAMPUS | CAMPUS_ENGLISH):
        key = "pengantar-kampus"
    if key == "sertifikat-kompetensi":
        return schooling(words, wanted) or wanted.doing_for(key)
    if key in ("npwp", "npwp-badan") and is_of_a_person(words, told):
        return "npwp"
    if key == "npwp" and "npwp-badan" in wanted.keys and is_of_a_body(words, wanted):
        key = "npwp-badan"
    alone = hit.start == 0 and not set(words) & _ABOUT
    return wanted.doing_for(held_until_now(key, wanted, told) if alone else key)


def _is_form(words: tuple[str, ...], found: list[Found], wanted: Wanted) -> bool:
    """Whether a form is the one to apply with: "form KRK" names what it asks for, no paper of its own."""
    named = words[:1] in _APPLIED and "surat-permohonan" in wanted.keys
    return named and not any(hit.start == 0 or hit.key in _CARDS or _is_filled_in(hit, wanted) for hit in found)


def _is_filled_in(hit: Found, wanted: Wanted) -> bool:
    """Whether the form is itself a paper of the list: "form pernyataan keabsahan"."""
    return hit.start == 1 and hit.key in _LETTERS & wanted.keys


def _is_about(other: Found, hit: Found) -> bool:
    """Whether ``hit`` only says more about ``other``: "formulir permohonan KRK", "KK ahli waris", "PKS limbah"."""
    if (other.key, hit.key) in _MORE_EXACT or (other.key == "surat-kehilangan" and other.end <= hit.start):
        return True  # what was lost is not there
    if (hit.key, other.key) in _MORE_EXACT:
        return False
    return other.key in _LETTERS and other.end <= hit.start and hit.key not in _CARDS


def _misleads(hit: Found, words: tuple[str, ...], wanted: Wanted, told: Told) -> bool:
    """Whether the words around a hint say that it is another document or another person's."""
    following = words[hit.end] if hit.end < len(words) else ""
    if hit.key == "sertifikat-tanah" and following and not is_land_title(hit, words):
        return True
    if hit.key in _DRAWN_FOR and words[:1] == ("gambar",):
        return True
    if _is_said_of_another(hit, words, following):
        return True
    if _means_another(hit, words, following, wanted, told):
        return True
    return hit.key in ("ktp", "ktp-pengurus", "npwp", "pas-foto", "kitas-paspor") and is_anothers(
        hit, words, wanted, told
    )


def _is_said_of_another(hit: Found, words: tuple[str, ...], following: str) -> bool:
    """Whether a hint is part of what something else is called: a hospital *Sehat*, a deed of sale."""
    match hit.key:
        case "surat-sehat":
            return hit.end > 1 and words[hit.end - 1] == "sehat" and words[hit.end - 2] in FACILITIES
        case "pas-foto":  # "foto gerobak merah"
            return words[hit.start] == "foto" and shows_a_thing(words[hit.start + 1 : hit.end])
        case "ktp":  # "ID card RS"
            return "ktp" not in words and bool(set(words) & _EMPLOYERS)
        case "akta-pendirian":
            return following in _OTHER_DEEDS
        case "ket-tempat-praktik":
            return words[hit.start] == "tempat" and bool(set(words[: hit.start][-1:]) & _OF_A_PLACE)
        case _:
            return False


def is_land_title(hit: Found, words: tuple[str, ...]) -> bool:
    """Whether *sertifikat* is said of land: by the hint itself, or by the word that follows."""
    following = next((word for word in words[hit.end :] if not word.isdigit() or len(word) >= _NUMBERED), "")
    return (
        words[hit.start : hit.end] != ("sertifikat",)
        or following in _LAND
        or (following.isdigit() and len(following) >= _NUMBERED)
    )


def _means_another(hit: Found, words: tuple[str, ...], following: str, wanted: Wanted, told: Told) -> bool:
    """Whether the permit's list says that a short form means something else, or leaves open whose card it is."""
    if hit.key == "ijazah":  # a school's diploma is none of a profession
        trade = "smk" in words and not set(words) & _TRADES and not wanted.own_words() & _TRADES
        return (trade or bool(set(words) & _SCHOOLS)) and wanted.asks_for_profession()
    if hit.key == "bukti-pajak":  # another tax than the one that is asked for
        taxes = _TAXES & set(words)
        return bool(taxes) and not any(wanted.speaks_of(hit.key, tax) for tax in taxes)
    if hit.key == "str" and words[hit.start].startswith("str"):
        return not wanted.asks_for_registration()
    if hit.key == "ska" and words[hit.start] in (
        "skk",
        "skt",
    ):  # without it on the list, SKK is a letter about a death or about work, SKT of registration
        return bool(wanted.keys) and "ska" not in wanted.keys
    if hit.key != "kk":
        return False
    theirs = "kk-almarhum" in wanted.keys and may_be_anothers(following, told)
    return theirs or is_of_another_house(following, told)
