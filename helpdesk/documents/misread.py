"""What readers of pictures take for letters, put right: digits inside words, bars for *I*, *rn* for *m*."""

from __future__ import annotations

import re

_MISREAD = str.maketrans("10568", "iosgb")  # digits that readers of pictures take for letters
_MISREAD_CAPITALS = str.maketrans("10568", "IOSGB")
# and letters that they take for others: "Narna", "rnenerangkan", "Ternpat", "KepaIa", "AIamat"
_FOR_M = re.compile(r"\b(?:R|r)n(?=[aeiou])|(?<=[a-z])rn(?=[pb])|(?<=\bNa)rn(?=a\b)")
_FOR_L = re.compile(r"(?<=[a-z])I(?=[a-z]|\b)|(?<=\b[A-Z])I(?=[a-z]{2})")
_MIXED = re.compile(r"\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{3,}\b")
_STROKES = str.maketrans("l|!", "III")
_CAPITALS = re.compile(
    r"(?<![^\W_])(?=[A-Z|!l]*[A-Z][A-Z|!l]*[A-Z])[A-Z|!l]*[l|!][A-Z|!l]*(?![^\W_])"
)  # lJAZAH, REG|STRASI
_SPACED = re.compile(r"^\W*(?:[A-Z] +){3,}[A-Z]\W*$", re.MULTILINE)
_WIDE = re.compile(r"\0+ *")

# words that stand on many papers, each with one *m* misread: a rule for all words would change *pernah* and *warna*
_WITH_M = (
    "rumah permohonan reklame rekomendasi puskesmas makam bernama nomor formulir farmasi almarhum almarhumah keramaian "
    "tanaman umum umur himpunan menerima penerima pertama november desember september"
)
# and words that decide, with one *i* taken for *l* or *1*, or the other way
_STROKED = (
    "januari februari april juni juli berlaku sampai hingga bulan belum tidak lahir hilang perihal kepala keluarga "
    "permohonan pernyataan keterangan direktur praktik"
)
_MENDED = {
    **{
        f"{word[:at]}rn{word[at + 1 :]}": word for word in _WITH_M.split() for at in range(len(word)) if word[at] == "m"
    },
    **{
        f"{word[:at]}{stroke}{word[at + 1 :]}": word
        for word in _STROKED.split()
        for at in range(len(word))
        for stroke in "il1"
        if word[at] in "il" and stroke != word[at]
    },
}
_KNOWN = re.compile(rf"\b(?:{'|'.join(sorted(_MENDED))})\b", re.IGNORECASE)


def _as_known(found: re.Match[str]) -> str:
    word = _MENDED[found[0].lower()]
    return word.upper() if found[0].isupper() else word.capitalize() if found[0][0].isupper() else word


def as_printed(text: str) -> str:
    """Return what a reader of pictures made of a page, with digits inside words and spaced-out titles mended."""

    def word(found: re.Match[str]) -> str:
        letters = [sign for sign in found[0] if sign.isalpha()]
        if 2 * len(letters) <= len(found[0]):
            return found[0]
        capitals = 2 * sum(sign.isupper() for sign in letters) > len(letters)
        return found[0].translate(_MISREAD_CAPITALS if capitals else _MISREAD)

    text = _KNOWN.sub(_as_known, _FOR_L.sub("l", _FOR_M.sub("m", text)))
    text = _CAPITALS.sub(lambda found: found[0].translate(_STROKES), _MIXED.sub(word, text))
    return _SPACED.sub(lambda found: _WIDE.sub(" ", found[0].replace("  ", "\0").replace(" ", "")), text)
