"""What went in twice: the words of a second application for the same, in whatever order they stand."""

from __future__ import annotations

_SENT = (
    r"(?:\w*kirim\w*|\w*aju(?:kan|in|an)?|(?:men|ke|ter)?daftar\w*|submit\w*|klik\w*|upload\w*|unggah\w*"
    r"|permohonan\w*|berkas\w*|applied|applications?|filed)"
)
_TWICE = (
    r"(?:dua kali|2 ?x|2 kali|dobel\w*|double\w*|ganda|kembar|duplikat|duplicate|twice|(?:dua|2) nomor"
    r"|(?:masuk|terkirim) (?:dua|2)(?:[- ]?dua)? ?nya)"
)
# "bisa dobel?" of a job, and a payment made twice, send no application twice
SENT_TWICE = rf"\b{_SENT}\b[^.?!\n]{{0,60}}\b{_TWICE}\b|\b{_TWICE} (?:\w+ )?{_SENT}\b"
