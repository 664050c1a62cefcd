"""Forms that nobody has filled in, drafts with what is to be put in, and lists of what is required."""

from __future__ import annotations

import re
from itertools import pairwise

from helpdesk.documents.words import raw_tokens, word_set

_NO_DOCUMENT = word_set("persyaratan syarat template specimen contoh checklist ceklis brosur panduan tutorial")
_OF_WHAT = re.compile(r"\s*\w+\s*[:=]")  # "Contoh: air tanah", what was tested
_FILLED_IN = re.compile(
    r"(?:\.{6,}|_{6,}|…{2,}|\[(?:isi|nama|tempat|tanggal|alamat|jabatan|nomor|no|nik|umur|usia"
    r"|pekerjaan|profesi|email|telepon|hp|\.{3,})[^\]\n]*\])",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*[A-Za-z][A-Za-z /().-]{1,40}:\s*$")  # "Alamat :" and nothing behind it
_BLANKS = 3  # lines left to be filled in that make a form an empty one


def is_example(text: str) -> bool:
    """Whether ``text`` says at its top that it is an example or a list of what is required."""
    lines = [line for line in text.splitlines() if line.strip()][:3]
    return any(set(raw_tokens(line)[:1]) & _NO_DOCUMENT and not _OF_WHAT.match(line) for line in lines)


def is_blank_form(text: str) -> bool:
    """Whether ``text`` is a form that nobody has filled in, or one that still says what to put in."""
    lines = [line for line in text.splitlines() if line.strip()]
    empty = sum(bool(_FILLED_IN.search(line)) for line in lines)
    # what a label asks for may stand in the line below it, but not when that is another label
    empty += sum(bool(_LABEL.match(line)) and ":" in below for line, below in pairwise((*lines, ":")))
    return empty >= _BLANKS and empty >= sum(":" in line for line in lines) / 2
