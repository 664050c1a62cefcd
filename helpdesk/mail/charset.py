"""Octets to text, whatever their label says.

A label is a claim. The octets are asked first where they can answer (UTF-8, UTF-16 with a mark, ISO-2022 escapes), then
the label is tried as browsers understand it (gb2312 means gb18030, latin1 means windows-1252), then a guess is made.
"""

from __future__ import annotations

import codecs
import re

from helpdesk.mail import japanese

_WANTED = re.compile(r"[^a-z0-9]+")
# Labels as they stand in mail, squeezed to letters and digits, to the codec that really reads such mail.
_CODECS = {
    "ascii": "ascii",
    "usascii": "ascii",
    "ansix341968": "ascii",
    "ansix34": "ascii",
    "646": "ascii",
    "7bit": "ascii",
    "iso88591": "cp1252",
    "latin1": "cp1252",
    "l1": "cp1252",
    "88591": "cp1252",
    "windows1252": "cp1252",
    "cp1252": "cp1252",
    "ansi": "cp1252",
    "iso88599": "cp1254",
    "latin5": "cp1254",
    "iso885911": "cp874",
    "tis620": "cp874",
    "windows874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "xgbk": "gb18030",
    "euccn": "gb18030",
    "chinese": "gb18030",
    "gb231280": "gb18030",
    "csgb2312": "gb18030",
    "big5": "big5hkscs",
    "cnbig5": "big5hkscs",
    "xxbig5": "big5hkscs",
    "euckr": "cp949",
    "ksc56011987": "cp949",
    "ksc5601": "cp949",
    "ksx1001": "cp949",
    "windows949": "cp949",
    "shiftjis": "cp932",
    "sjis": "cp932",
    "xsjis": "cp932",
    "mskanji": "cp932",
    "windows31j": "cp932",
    "iso2022jp": "iso2022_jp_ext",
    "iso2022jpms": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "csiso2022jp": "iso2022_jp_ext",
    "xeucjp": "euc_jp",
    "iso88598i": "iso8859_8",
    "iso88598e": "iso8859_8",
    "csiso88598e": "iso8859_8",
    "csiso88598i": "iso8859_8",
    "logical": "iso8859_8",
    "visual": "iso8859_8",
    "iso88596i": "iso8859_6",
    "iso88596e": "iso8859_6",
    "csiso88596i": "iso8859_6",
    "csiso88596e": "iso8859_6",
    "csksc56011987": "cp949",
    "koi": "koi8_r",
    "unicode11utf7": "utf_7",
    "utf7": "utf_7",
    "utf8": "utf_8",
    "utf8mb4": "utf_8",
    "unicode11utf8": "utf_8",
    "macintosh": "mac_roman",
    "xmacce": "mac_latin2",
    "koi8": "koi8_r",
    "koi8ru": "koi8_u",
    "ucs2be": "utf_16_be",
    "ucs2le": "utf_16_le",
    "unicode": "utf_16",
}
# What Python calls a codec, to the one of Windows that has the same and more.
_WIDER = {
    "iso8859_1": "cp1252",
    "latin_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
    "ucs_2": "utf_16",
}
_SEVEN_BIT = frozenset(("ascii", "hz", "iso2022_jp_ext", "iso2022_kr", "utf_7"))
_NO_TEXT = frozenset({"rot_13", "base64", "bz2", "hex", "zlib", "quopri", "uu", "idna", "punycode"})
_GUESSABLE = 24  # octets above 127; below that a guess is worse than windows-1252
_SAMPLE = 6_000
_CONVINCING = 6  # octets above 127 that are UTF-8 by chance only once in a million texts
_SELF_EVIDENT = frozenset(("utf_8", "utf_7", "utf_16", "utf_32", "utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"))
_GUESS_AMONG = [
    *("cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_2", "cp874"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949", "cp866"),
]
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b$(D")
_LATIN_1_TO_WINDOWS = {octet: bytes((octet,)).decode("cp1252", "ignore") or chr(octet) for octet in range(128, 160)}
_FEWEST_SIGNS = 3
_LAST_HANGUL = 0xC8
_BEYOND = re.compile(rb"[\x80-\xff]+")
_COMMON_GB = re.compile(rb"(?:[\xa1-\xa3\xb0-\xd7][\xa1-\xfe])+")  # punctuation and the 3,755 signs of daily use
_RUSSIAN = re.compile(rb"[\xc0-\xff\xa8\xb8]+")
_LEADS_JAPANESE = re.compile(rb"[\x81-\x84\x88-\x9f]")
_JAPANESE = re.compile("[\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e]+")
_MARKS = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF32_LE, "utf_32"),
    (codecs.BOM_UTF32_BE, "utf_32"),
    (codecs.BOM_UTF16_LE, "utf_16"),
    (codecs.BOM_UTF16_BE, "utf_16"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def codec_of(label: str | None) -> str | None:
    """Return the Python codec that reads mail labelled so, or None when the label is unknown."""
    if not label:
        return None
    squeezed = _WANTED.sub("", label.lower())
    if squeezed in _CODECS:
        return _CODECS[squeezed]
    if squeezed.startswith(("mac", "xmac")):
        label = "mac_" + (squeezed.removeprefix("x")[3:] or "roman")
    elif re.fullmatch(r"x?(?:cp|windows|win|ibm|dos|oem)\d{3,4}", squeezed):
        label = "cp" + re.sub(r"\D", "", squeezed)
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name.replace("-", "_")
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if name in _NO_TEXT else _WIDER.get(name, name)


def decode(octets: bytes, label: str | None = None) -> tuple[str, str | None]:
    """Return the text of ``octets`` and what was wrong with its label, or None. Never raises."""
    codec = codec_of(label)
    complaint = f"unknown charset {label[:40]}" if label and codec is None else None
    if octets.isascii() and codec in (None, "ascii", "cp1252", "utf_8") and b"\x1b" not in octets:
        return octets.decode("ascii"), complaint
    for mark, marked in _MARKS:
        if octets.startswith(mark):
            return octets[len(mark) if marked == "utf_8" else 0 :].decode(marked, "replace"), complaint
    text, fault = _decode_unmarked(octets, codec)
    return text, complaint or (fault and f"charset label wrong: says {label}, {fault}" if label else fault)


def tidy(text: str) -> str:
    """Return ``text`` with ``\\n`` line ends, without NUL and without lone surrogates."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        text = text.replace("\0", "")
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _decode_unmarked(octets: bytes, codec: str | None) -> tuple[str, str | None]:
    if codec in (None, "ascii") and any(escape in octets for escape in _ESCAPES):
        return _strictly(octets, "iso2022_jp_ext") or japanese.decode(octets), "is iso-2022-jp"
    if codec in (None, "ascii", "cp1252"):
        return _decode_eight_bit(octets, codec)
    return _decode_labelled(octets, codec)


def _decode_labelled(octets: bytes, codec: str) -> tuple[str, str | None]:
    if codec.startswith(("utf_16", "utf_32")) and b"\0" not in octets:
        return _decode_eight_bit(octets, None)[0], "is not"
    if codec == "utf_16":  # without a mark (RFC 2781 section 4.3): the zeros of Latin text tell which half comes first
        codec = "utf_16_be" if octets[::2].count(0) >= octets[1::2].count(0) else "utf_16_le"
    if codec not in _SELF_EVIDENT and sum(octet > 127 for octet in octets[:_SAMPLE]) >= _CONVINCING:
        other = _strictly(octets, "utf_8")
        if other is not None:
            return other, "is utf-8"
    strict = _strictly(octets, codec)
    if strict is not None:
        return strict, None
    if codec == "big5hkscs" and (wider := _strictly(octets, "cp950")) is not None:
        return wider, None  # Windows has the sign of the euro there
    if codec == "iso2022_jp_ext" and b"\x1b" in octets:
        return japanese.decode(octets), None
    return _decode_damaged(octets, codec)


def _decode_eight_bit(octets: bytes, codec: str | None) -> tuple[str, str | None]:
    """Decode what claims to be ASCII, latin1 or nothing at all."""
    text = _strictly(octets, "utf_8")
    if text is not None:
        return text, None if octets.isascii() else "is utf-8"
    if codec == "cp1252":
        return _windows_1252(octets), None
    return _guess(octets), "no usable charset label"


def _decode_damaged(octets: bytes, codec: str) -> tuple[str, str | None]:
    """Decode what is not wholly in its own charset: a few bad octets are replaced, a wrong label is overruled."""
    if codec in _SEVEN_BIT and not octets.isascii():
        return _decode_eight_bit(octets, None)[0], "is not"
    text = octets.decode(codec, "replace")
    beyond = sum(octet > 127 for octet in octets[:_SAMPLE])
    bad = text[:_SAMPLE].count("\ufffd")
    if codec == "utf_8" and bad * 3 > beyond:
        return _guess(octets), "is not"
    return text, "holds octets that it has not"


def _strictly(octets: bytes, codec: str) -> str | None:
    try:
        return octets.decode(codec)
    except (UnicodeError, ValueError, LookupError):
        return _cesu(octets) if codec == "utf_8" and b"\xed" in octets else None


def _cesu(octets: bytes) -> str | None:
    """Decode UTF-8 in which characters beyond U+FFFF were written as two surrogates (CESU-8), as Java programs do."""
    try:
        return octets.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeError:
        return None


def _windows_1252(octets: bytes) -> str:
    # five octets are undefined in windows-1252; latin1 gives them a control character instead of an error
    return octets.decode("latin-1").translate(_LATIN_1_TO_WINDOWS)


def _guess(octets: bytes) -> str:
    sample = octets[:_SAMPLE]
    if sum(octet > 127 for octet in sample) >= _GUESSABLE:
        from charset_normalizer import from_bytes  # here: hardly a mail needs it

        best = from_bytes(sample, cp_isolation=_GUESS_AMONG, enable_fallback=False).best()
        if best is not None:
            return octets.decode(best.encoding, "replace")
    return _short_east_asian(octets) or _windows_1252(octets)


def _short_east_asian(octets: bytes) -> str | None:
    """Return a few words of Chinese, Korean or Japanese, or None: octets in pairs, each pair a common sign.

    Letters of Latin, Greek or Russian beside each other hardly ever look so.
    """
    runs = [run for run in _BEYOND.findall(octets) if len(run) > 1]
    pairs = sum(len(run) for run in runs) // 2
    if pairs >= _FEWEST_SIGNS and all(len(run) % 2 == 0 and _COMMON_GB.fullmatch(run) for run in runs):
        joined = b"".join(runs)
        korean = pairs > _FEWEST_SIGNS and max(joined[::2]) <= _LAST_HANGUL  # Chinese goes on to 0xd7
        return None if _RUSSIAN.fullmatch(joined) else _strictly(octets, "cp949" if korean else "gb18030")
    text = _strictly(octets, "cp932") if _LEADS_JAPANESE.search(octets) else None
    signs = sum(len(run) for run in _JAPANESE.findall(text)) if text else 0
    return text if text and signs >= _FEWEST_SIGNS and signs == sum(not sign.isascii() for sign in text) else None
