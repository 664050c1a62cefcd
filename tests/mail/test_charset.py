"""Octets become text by what they are, not by what they say they are."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.mail import charset, transfer
from helpdesk.mail.encoded_words import decode_words

RUSSIAN = "Здравствуйте, подскажите, пожалуйста, как получить разрешение на строительство дома?"
CHINESE = "您好，请问办理营业执照需要准备哪些材料？需要多长时间才能办好？谢谢您的帮助。"


@pytest.mark.parametrize(
    ("octets", "label", "text"),
    [
        (RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN),
        (RUSSIAN.encode("cp1251"), None, RUSSIAN),
        (RUSSIAN.encode("utf-8"), "koi8-r", RUSSIAN),
        (CHINESE.encode("gb18030"), "GB2312", CHINESE),
        (CHINESE.encode("gb18030"), None, CHINESE),
        ("日本語".encode("cp932"), "Shift_JIS", "日本語"),
        ("€ “x”".encode("cp1252"), "ISO-8859-1", "€ “x”"),
        ("é".encode("latin-1"), "us-ascii", "é"),
        ("é".encode(), "us-ascii", "é"),
        ("é".encode("utf-16"), None, "é"),
        (b"abc", "utf-16", "abc"),
        (b"\xef\xbb\xbfabc", None, "abc"),
        ("ěšč".encode("iso8859-2"), "iso-8859-2", "ěšč"),
        ("한국어".encode("cp949"), "ks_c_5601-1987", "한국어"),
        ("ไทย".encode("cp874"), "tis-620", "ไทย"),
        (b"\x81\x8d", "windows-1252", "\x81\x8d"),
    ],
)
def test_text_is_found_behind_its_label(octets: bytes, label: str | None, text: str) -> None:
    assert charset.decode(octets, label)[0] == text


@given(
    st.binary(max_size=200),
    st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["utf-7", "idna", "hex", "utf-32"])),
)
def test_any_octets_under_any_label_are_text(octets: bytes, label: str | None) -> None:
    text = charset.tidy(charset.decode(octets, label)[0])
    text.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?q?a_b?=", "a b"),
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        ("=?utf-8?q?a?= b =?utf-8?b?Yw==?=", "a b c"),
        ("=?utf-8*id?q?a?=", "a"),
        ("=?utf-8?b?4oKs?==?utf-8?q?_x?=", "€ x"),
        ("=?utf-8?b?4o?= =?utf-8?b?Ks?=", "€"),
        ("=?iso-8859-1?q?=A4=80?=", "¤€"),
        ("=?utf-8?q?=3D=3Futf-8=3Fq=3Fa=3F=3D?=", "a"),
        ("=?utf-8?q?a b?=", "a b"),
        ("=?utf-8?q?apa?ya?=", "apa?ya"),
        ("=?utf-8?b?QQ", "A"),
        ("a =?nonsense", "a =?nonsense"),
        ("x=?y?z?b?c", "x=?y?z?b?c"),
    ],
)
def test_encoded_words_are_read_however_broken(raw: str, text: str) -> None:
    assert decode_words(raw) == text


@given(st.binary(max_size=300))
def test_whole_base64_comes_back(octets: bytes) -> None:

    assert transfer.base64_octets(base64.encodebytes(octets)) == (octets, None)


@given(st.binary(max_size=300), st.sampled_from(["base64", "quoted-printable", "x-uuencode", "8bit", "nonsense"]))
def test_damaged_encodings_give_octets(octets: bytes, encoding: str) -> None:
    assert isinstance(transfer.undo(octets, encoding, is_text=True)[0], bytes)


def test_footer_behind_base64_is_no_content() -> None:
    assert transfer.base64_octets(b"SGFsbw==\n_____\nMailing list footer")[0] == b"Halo"
