"""What a single line of a signature looks like: a name, a company, a way to reach somebody, a rule; and what asks."""

from __future__ import annotations

import re

from helpdesk.mail.signature_words import FIRST_PERSON, REQUESTS
from helpdesk.mail.words import any_of
from helpdesk.pattern import Pattern

PERSON = Pattern(rf"(?<!\w){any_of(FIRST_PERSON)}(?!\w)")
_REQUEST = Pattern(rf"(?<!\w){any_of(REQUESTS)}(?!\w)", flags=re.IGNORECASE)
RULE = re.compile(r"[-_=*~#•—\u2500-\u257f＝－＊※◇◆■□●○☆★]{3,}|[.·・…]{5,}")
_QUESTION = re.compile(r"[^\W_][\"')]?\s{0,3}(?:[?؟]+(?:\s|$)|？)")
_SCRIPT_WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff]")
_FEWEST_LETTERS = 6  # of a question in such a script
CONTACT = re.compile(
    r"@[\w-]+\.\w|https?://|www\.|(?<![\d.])(?:\+?62|0)[\s().-]?[2-9](?:[\s().-]{0,2}\d){6,11}(?![\d.])"
    r"|(?:\(\d{3}\)\s?|(?<!\d)\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)"
    r"|\+\d(?:[\s().-]{0,2}\d){7,13}(?!\d)"
    r"|(?:电话|電話|手机|手機|邮箱|전화|연락처)\s?[:：]"
    r"|\b(?:instagram|facebook|linkedin|twitter|tiktok|telegram|skype|website)\b\s*[.:@]"
    r"|\b(?:telp|tel|hp|wa|whatsapp|phone|mobile|cell|fax|faks|office|email|e-mail)\b\s*[.:+(\d/]",
    re.IGNORECASE,
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁІЇЄҐΑ-Ω]"
NAME = re.compile(
    rf"(?![A-Z]+$){_CAPITAL}[\w.'’-]*(?:,?\s+(?:(?:&|and|dan|und|et|y|e|en|och|og|i)\s+)?{_CAPITAL}[\w.'’-]*){{0,4}},?\s*"
    r"|[\uac00-\ud7af]{2,4}|[\u4e00-\u9fff]{1,4}[ \u3000]?[\u4e00-\u9fff]{1,3}"
)
COMPANY = re.compile(
    r"(?:PT|CV|UD)\.?\s[A-Z].*|.*\s(?:Tbk|Ltd|GmbH|AG|KG|Inc|LLC|LLP|Corp|B\.?V|N\.?V|S\.?A|S\.?r\.?l|SpA|AB|A/S|Oy"
    r"|z o\.\s?o|s\.\s?r\.\s?o|d\.\s?o\.\s?o|a\.\s?s|S\.L|Ltda|Lda|SARL|SAS|Pte|Pty|Bhd|K\.K|e\.V|mbH|e\.K)\.?"
)  # as a line of its own
URL = re.compile(r"(?:https?://|www\.)\S*")
IMAGE = re.compile(
    r"\[(?:image|cid|gambar|bild)\s?:[^\[\]]{0,200}\]", re.IGNORECASE
)  # what a picture leaves in plain text
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+\S|[a-z]\)\s")  # of a list
_WORDS_OF_A_LINE = 5  # more, with a full stop, make a sentence
_LONGEST_LINE = 64
_LONGEST_ADDRESS = 180
_LONGEST_WISH = 16  # letters of a last sentence in Chinese or Japanese
_WORD = re.compile(r"\w+")
_PARTED = re.compile(r"[|,;/•·]|\s[–-]\s|\w:\s")
_FEWEST_SPOKEN = 4  # words
_LONGEST_ASKING = 2_000  # characters of a paragraph in which a question is looked for


def is_block_line(line: str) -> bool:
    """Whether a line may stand in a sign-off block: short, no question, no sentence."""
    bare = URL.sub("", IMAGE.sub("", line[:_LONGEST_ASKING])).strip(" <>")
    if (
        any(mark in bare for mark in "?？؟")
        or _NUMBERED.match(bare)
        or (len(bare) > _LONGEST_LINE and not _is_address(bare))
    ):
        return False
    if bare.endswith(("。", "！")):
        return len(bare) <= _LONGEST_WISH
    return not bare.endswith((".", "!")) or len(bare.split()) <= _WORDS_OF_A_LINE or bool(COMPANY.fullmatch(bare))


def _is_address(line: str) -> bool:
    """Whether a long line tells where and how to reach somebody: numbers and names, with something between them."""
    words = _WORD.findall(line)
    told = sum(1 for word in words if not word[0].islower())
    return len(line) <= _LONGEST_ADDRESS and len(_PARTED.findall(line)) >= 2 and told >= 0.7 * len(words)


def asks(text: str) -> bool:
    """Whether a question of three words or more stands in ``text``; a mark in an address is none."""
    if not any(mark in text for mark in "?？؟"):
        return False
    plain = URL.sub("", text[:_LONGEST_ASKING])
    return any(_says(plain[max(0, mark.start() - 200) : mark.end()]) for mark in _QUESTION.finditer(plain))


def _says(text: str) -> bool:
    return len(text.split()) >= 3 or len(_SCRIPT_WITHOUT_BLANKS.findall(text)) >= _FEWEST_LETTERS


def speaks(text: str) -> bool:
    """Whether a person says or wants something of his own in ``text``: what is said in quotation marks is another's."""
    if len(text.split()) < _FEWEST_SPOKEN or text.lstrip().startswith(tuple("\"'“”„«‘")):
        return False
    return bool(PERSON.search(text) or (_REQUEST.search(text) and not URL.search(text)))


def tells_who(line: str) -> bool:
    """Whether a line names somebody or a way to reach him: most words of names and titles have capitals."""
    if CONTACT.search(line) or COMPANY.fullmatch(line):
        return True
    words = _WORD.findall(line)
    large = sum(1 for word in words if not word[0].islower())
    return not PERSON.search(line) and (len(words) <= 2 or 2 * large >= len(words))
