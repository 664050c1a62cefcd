"""What stands where people sign a mail, and by which they introduce themselves."""

from __future__ import annotations

import re
from collections.abc import Collection

from helpdesk.draft.writer.name_words import PARTICLES
from helpdesk.draft.writer.plausible import BESIDE, DEGREE, in_small_letters, name_in, told_words
from helpdesk.draft.writer.titles import profession_of, without_title
from helpdesk.model.message import Body

_CLOSINGS = re.compile(
    r"(?:^|[\n.!?,])[ \t]*(?:hormat (?:saya|kami)|salam(?: hormat| hangat)?|wassalam\w*[^\n,.]*|"
    r"(?:terima ?kasih|trima ?kasih|trm ?kasih|ma?ka+si+h*|mksh|trims|thank+s*|thank you|thx|tks)"
    r"(?: banyak| sebelumnya| you)?|"
    r"jazak\w*(?: khair\w*)?|barakall\w*|(?:best |kind |warm )?(?:regards|rgds|rgrds|brgds)|best(?: wishes)?"
    r"|god bless(?: you)?|gbu|tuhan (?:yesus )?memberkati|salam (?:sejahtera|damai)|cheers|sincerely|yours \w+"
    r"|yours|grazie(?: mille)?|merci(?: beaucoup)?|(?:vielen )?dank(?:e| u| je)?(?: wel)?|(?:muchas )?gracias"
    r"|obrigad[oa]|tack"
    r"|arigat\w+|cordialement|saludos|gr(?:ü|ue)(?:ß|ss)e|suksma|matur (?:suksma|nuwun)|"
    r"(?:hatur )?nuhun|suwun|pemohon|ttd)"
    r"(?:[ \t]+(?:ya|kak|min|pak|bu|mas|mbak|gan|bang|admin)\b)*"
    r"[ \t]*[.,!:]*[ \t]*\n*[ \t]*(?P<name>[^\n]{2,60})",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b[A-Z]\w{0,2}\.(?:\w{1,4}\.)+$")  # S.H., whose last dot is no full stop
_LONGEST = 50
_WIDEST = 200  # code points of a line in which a name is looked for; hostile mail has lines of a hundred thousand
_TWO = 2
_READ = 20_000  # code points; a mail longer than that is no letter
ASIDE = re.compile(r"\s*\((?P<said>[^()]*)\)\s*$")
"""What stands in brackets after a name: "Ibu Wati (admin)"."""
_NOBODY = (  # what somebody is or when, written large, and no name
    r"(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|Betawi|Jawa|Sunda|Batak|Minang|Madura|Bugis|Cina|Tionghoa|Muslim"
    r"|Kristen|Katolik|Hindu|Bud+ha|Ibu|Bapak|Mahasisw[ai]|Pedagang|Penjual|Pemilik|Warga|Guru|Karyawan|Pensiunan"
    r"|Bidan|Perawat|Dokter|Apoteker|Asli|Baru|Sudah|Mau|Ingin|Sedang|Akan|Punya|Tinggal|Dulu|Kemarin|Kerja|Bekerja)"
)
_INTRODUCED = re.compile(
    r"\b(?:[Pp]erkenalkan,? (?:nama )?saya|[Nn]ama (?:saya|sy|aku|gw|gue|ane)|[Mm]y name is|[Kk]ulo)(?: adalah)?"
    r" (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"|(?:^|[.,!?\n] *|\b(?:[Hh]all?o|[Hh]ai|[Pp]agi|[Ss]iang|[Ss]ore|[Mm]alam|[Mm]in|[Kk]ak|[Pp]ak|[Bb]u) )"
    rf"(?:[Ss]aya|[Ss]y) (?!{_NOBODY}\b)(?P<self>[A-Z][a-z]{{2,}}(?: [A-Z][a-z]+){{0,2}})"
    r"(?=,| (?:dari|pemilik|pengurus|admin|pengelola|owner|tinggal|mahasiswa|mahasiswi|karyawan|pedagang|penjual"
    r"|pensiunan|guru|warga|umur|usia|bekerja|mau (?:ta?nya|bertanya)|ingin bertanya)\b)"
    # "saya bidan Rukmini"
    r"|\b(?:[Ss]aya|[Ss]y) (?:seorang )?(?:[Bb]idan|[Pp]erawat|[Dd]okter|[Aa]poteker|[Tt]erapis|[Nn]ers)"
    r" (?!(?:Umum|Gigi|Spesialis|Hewan|Anak|Bedah|Desa|Delima|Praktik|Mandiri|Anestesi|Penanggung|Di|Yang)\b)"
    r"(?P<called>[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)"
    r"(?=[,.\n]| (?:dari|di|tinggal|selama|kerja|bekerja|mau|ingin|bertugas)\b)"
    r"|\b[Ii](?:'m| am) (?P<learned>(?:[Dd]rg?|[Aa]pt|[Nn]s|[Pp]rof|[Dd]rh)\. ?[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b(?!['’]s)"
    # "saya bu sumi", "aye Rodiah", "saya drg. Maharani"
    r"|\b(?:[Ss]aya|[Ss]y|[Aa]ye|[Aa]ne|[Kk]ulo|[Aa]bdi) (?:ini )?"
    r"(?P<titled>(?:(?:[Bb]u|[Ii]bu|[Pp]ak|[Bb]apak|[Mm]pok|[Mm]b[ae]k?|[Mm]as|[Bb]ang|[Tt]eh|[Mm]ang|[Bb]ude|[Pp]akde"
    r"|[Mm]bah|[Ee]yang|[Nn]ek|[Kk]ong|[Uu]ni|[Cc]eu|[Ss]uster|[Uu]sta[zd]z?|[Rr]omo|[Hh]j?|dr[gh]?"
    r"|apt|ns)\.? )(?!(?:umum|gigi|spesialis|hewan|anak|bedah)\b)"
    r"(?!(?:mau|yang|yg|kerja|bekerja|praktik|praktek|tinggal|punya|ingin|lagi|sudah|udah|udh|baru|dari"
    r"|ini|itu|kantin|guru|kepala|ketua|biasa|juga|belum|tidak|gak|ga)\b)[A-Za-z]{3,}(?: [A-Z][a-z]+)?)\b"
    r"(?=[,.!?\n]| (?:dari|di|mau|yang|yg|pemilik|punya|penjual|tinggal|umur|usia"
    r"|penanggung|ketua|sekretaris|bendahara|pengurus|pengelola|pimpinan|direktur|jualan|pedagang|tukang|pensiunan"
    r"|karyawan|staf|mahasiswa|warga|kerja|bekerja|bertugas|praktek|praktik|kelurahan|kecamatan|asal)\b)"
)
_PHONE = re.compile(r"[\s/–-]+\+?0?[\dxX]{4}[\dxX -]*$")  # "Dewi 0812xxxx"
_AGED = re.compile(r"\s+\d{2} ?(?:th|thn|tahun|years old)\.?$", re.IGNORECASE)  # "Hartono 74 th"
_ROLE = re.compile(  # which stands under a name
    r"(?:ketua|wakil|sekretaris|bendahara|kepala|direktur|pengurus|pengelola|pemilik|penanggung jawab"
    r"|admin\w*|bagian|divisi|guru|warga|pedagang|penjual|apoteker|dokter|bidan|perawat|mahasisw[ai]|staf|legal|manager|manajer|humas|panitia"
    r"|(?:(?:first|second|third) )?secretary|head|director|chief|counsell?or|attach[eé]|consul|chair\w*|coordinator)\b",
    re.IGNORECASE,
)
_OFFICE = (
    r"kepala|ketua|wakil|pengurus|pemilik|pengelola|sekretaris|bendahara|direktur|pimpinan|penanggung jawab|guru|warga"
)
_BEHIND_ALL = re.compile(  # in the line of the last words: "terima kasih sebelumnya. Pak Jumadi, 67 th"
    rf"(?:(?:[.?!]\s+|\s[-–—~]\s?)(?=[^.?!]*$)"
    rf"(?i:(?:yang bertanya|pemohon|{_OFFICE})\b[^.?!,:\n]{{0,40}}[,:]\s*)?"
    rf"|,\s+(?=[^,]*\b(?:\d{{2}} ?(?:th|thn|tahun)|{_OFFICE})\b[^,]*$))"
    r"(?P<name>(?:Pak|Bu|Bapak|Ibu|Hj?\.|Mbak|Mas|Mpok|Bang|Teh|Kang|Mbah|Uda|Uni|Cak|Abah|Babeh|Bli|Lik)"
    r" ?[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)"
    rf"(?:,? \d{{2}} ?(?:th|thn|tahun)\.?|,? (?:{_OFFICE})\b[^.?!,\n]{{0,40}}"
    r"|,? (?:di |dari )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)?[.!]?\s*$"
)
_GREETS = re.compile(
    r"(?:wa|as)[sl]+al+a+m|wass?al+am|salam\b|hormat\b|terima ?kasih|ma?ka+si+h*\b|regards\b|om s|shalom", re.IGNORECASE
)
_AGE = re.compile(r"\s*\d{1,2}(?: ?(?:th|thn|tahun))?\.?\s*", re.IGNORECASE)


def signed(body: Body, display: str, places: Collection[str] = ()) -> list[str]:
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
                found.append(name if DEGREE.search(name) or _ABBREVIATED.search(name) else name.rstrip("."))
    found += [said["name"] for text in (body.new_text,) if (said := _BEHIND_ALL.search(text[-_WIDEST:]))]
    own, nobody = told_words(display), name_in(without_title(display)[1]) is None
    for text in (body.signature, body.new_text):
        two = text == body.signature and len(text.strip().splitlines()) == _TWO
        lines = [
            _AGED.sub("", _PHONE.sub("", ASIDE.sub("", line.strip().lstrip("-–—~").strip()[:_WIDEST])))
            for line in (text.strip().splitlines()[::-1] if two else _edge_lines(text))
        ]
        found += [
            line
            for at, line in enumerate(lines)
            if (_reads_as_name(line, places) or line.lower() in own)
            and not _GREETS.match(line)
            and (
                own & told_words(line)
                or (nobody and (at == 0 or ((two or _ROLE.match(lines[0])) and not name_in(lines[0]))))
            )
        ]
    return found


def introduced(text: str) -> list[str]:
    """Return the name by which a writer introduces themselves, if they do."""
    said = _INTRODUCED.search(text[:_READ])
    return [next(filter(None, said.groups()))] if said else []


def _reads_as_name(line: str, places: Collection[str] = ()) -> bool:
    """Whether every word of a line begins as the words of a name do: with a capital, or as a particle of names.

    After a comma may stand how old the writer is, what they are, and where they live or work: "Lilis, 38".
    """
    head, *rest = line.split(",")
    if not _is_capital(BESIDE.split(head)[0]):
        return False
    known = in_small_letters(frozenset(places)) if rest else ()
    rest = [part for part in rest if not _ROLE.match(part.strip())]
    return all(_AGE.fullmatch(part) or part.strip().lower() in known or _is_capital(part) for part in rest)


def _is_capital(text: str) -> bool:
    return all(word[:1].isupper() or word.isdigit() or word.lower().rstrip(".,") in PARTICLES for word in text.split())


def _edge_lines(text: str) -> list[str]:
    """Return the last line of a text that has several, and the one before it, or the only line of a signature."""
    lines = [line for line in text.splitlines() if line.strip().strip("-_ ")]
    return lines[:-3:-1] if len(lines) > _TWO else lines[-1:] if len(lines) > 1 or len(text) < _LONGEST else []


def _ends_well(rest: str) -> bool:
    """Whether what follows a signature is only a signature's rest: a line or three, no further sentences."""
    return len([line for line in rest.splitlines() if line.strip()]) <= 4
