"""A foreign applicant has no identity card (KTP): where a text asks for one, they read what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.draft.templating.wording import ENGLISH
from helpdesk.draft.writer.courtesy import one_line
from helpdesk.model.draft import Block
from helpdesk.pattern import Pattern

_READ = 20_000  # code points; a mail longer than that is no letter
_NATION = (
    r"(?:dutch|german|french|british|english|american|australian|japanese|korean|chinese|indian|singaporean|malaysian"
    r"|thai|filipino|filipina|vietnamese|italian|spanish|portuguese|russian|canadian|swedish|norwegian|danish|finnish"
    r"|belgian|swiss|austrian|polish|turkish|saudi|egyptian|brazilian|mexican|irish|new zealand|foreign\w*|expat\w*"
    r"|non-indonesian)"
)
_LAND = (
    r"(?:belanda|jerman|prancis|perancis|inggris|amerika|australia|jepang|korea|singapura|malaysia|thailand|filipina"
    r"|vietnam|italia|spanyol|rusia|kanada|swedia|belgia|swiss|turki|asing)"
)
_COUNTRY = (
    r"(?:germany|(?:the )?netherlands|france|england|the uk|the united (?:states|kingdom)|the us|usa|australia|japan"
    r"|(?:south )?korea|china|india|singapore|malaysia|thailand|the philippines|vietnam|italy|spain|portugal|russia"
    r"|canada|sweden|norway|denmark|finland|belgium|switzerland|austria|poland|turkey|egypt|brazil|mexico|ireland"
    r"|new zealand|ghana|nigeria|kenya|south africa)"
)
_FOREIGN = Pattern(  # the writer, not a husband or a director of theirs
    rf"\b(?:i am|i'm|i’m|we are|as) (?:an? |the )?(?:\w+ )?{_NATION}\b",
    rf"\b(?:i am|i'm|i’m|we are) (?:an? |the )?(?:[\w'’-]+ ){{1,4}}(?:from|(?:at|of) a university in) {_COUNTRY}\b",
    r"\bi (?:do not|don't|don’t) have an? (?:indonesian )?(?:id(?:entity)?|ktp)\b",
    r"\bi (?:only )?(?:hold|have) (?:only )?(?:an? |my )?(?:\w+ ){0,2}(?:kitas|passport|visa)\b",
    rf"\b(?:saya|aku) (?:adalah |seorang |ini )*(?:wna|ekspat\w*|bule|orang {_LAND}|warga negara {_LAND}|wn {_LAND}"
    rf"|mahasiswa asing|mahasiswa {_LAND})\b",
    r"\b(?:saya|aku) (?:cuma |hanya |tidak punya ktp,? (?:cuma |hanya )?)(?:punya |pegang |ada )?(?:kitas|paspor)\b",
    flags=re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:KITAS|paspor|passport|visa)\b", re.IGNORECASE)  # the text has thought of it
_CARD = re.compile(
    r"\b(?:KTP|kartu identitas \(KTP\))(?: elektronik)?(?P<whose> (?:pemohon|peneliti|Bapak/Ibu|Bapak|Ibu|Anda))?"
    r"(?! (?:penerima|pemberi|kedua|saksi|ahli|penjamin|pengurus|direktur|luar|DKI|Jakarta|pemilik|pemegang|pendiri))\b"
)
_CARD_EN = re.compile(
    r"\b(?P<whose>your |the |the applicant's )?(?:electronic )?identity card \(KTP\)"
    r"(?! of (?:the|an?) (?:person|heir|agent|other))"
)


def is_foreign(mail: str) -> bool:
    """Whether a mail says that its writer is no Indonesian citizen."""
    return _FOREIGN.search(one_line(mail[:_READ])) is not None


def with_passport(blocks: Sequence[Block], language: str) -> list[Block]:
    """Return ``blocks`` with a foreigner's papers where they ask for an identity card and for nothing in its place."""
    return [
        replace(block, text="\n".join(_line(line, language) for line in block.text.split("\n"))) for block in blocks
    ]


def _line(line: str, language: str) -> str:
    if _TOLD.search(line):
        return line
    if language == ENGLISH:
        return _CARD_EN.sub(
            lambda found: f"{found['whose'] or ''}stay permit (KITAS) or visa with the passport (in place of the KTP)",
            line,
        )
    return _CARD.sub(
        lambda found: f"KITAS atau visa{found['whose'] or ''} beserta paspor (sebagai pengganti KTP)", line
    )
