"""Header fields as programs of thirty years wrote them: each line is one way, and what a reader would understand."""

from __future__ import annotations

import pytest

from helpdesk.mail.parse import parse
from helpdesk.model.message import Message


def with_field(name: str, value: str | bytes) -> Message:
    octets = value if isinstance(value, bytes) else value.encode()
    return parse(name.encode() + b": " + octets + b"\n\nx\n")


SUBJECTS: list[tuple[str | bytes, str]] = [
    ("=?ISO-8859-1?Q?a?=", "a"),
    ("=?ISO-8859-1?Q?a?= b", "a b"),
    ("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"),
    ("=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=", "ab"),
    ("=?ISO-8859-1?Q?a?=\n    =?ISO-8859-1?Q?b?=", "ab"),
    ("=?ISO-8859-1?Q?a_b?=", "a b"),
    ("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", "a b"),
    ("=?UTF-8?B?SGVsbG8=?= World", "Hello World"),
    ("Re: =?UTF-8?B?SGVsbG8=?=World", "Re: HelloWorld"),
    ("foo=?UTF-8?Q?bar?=baz", "foobarbaz"),
    ("=?utf-8?Q?=E2=82?= =?utf-8?Q?=AC?=", "€"),
    ("=?utf-8?B?4oI=?= =?utf-8?B?rA==?=", "€"),
    ("=?utf-8?B?4oI=?=\r\n =?utf-8?Q?=AC?=", "€"),
    ("=?UTF-8?Q?Test=3F?=", "Test?"),
    ("=?UTF-8?Q?Test?more?=", "Test?more"),
    ("=?UTF-8?Q?Keld_J=C3=B8rn_Simonsen?=", "Keld Jørn Simonsen"),
    ("=?utf-8?q?caf=c3=a9?=", "café"),
    ("=?UTF-8?Q??=", ""),
    ("=?UTF-8?Q?a=?=", "a="),
    ("=?UTF-8?B??= a", "a"),
    ("=?utf8?Q?=C3=A9?=", "é"),
    ("=?x-unknown?Q?abc?=", "abc"),
    ("=?unknown-8bit?q?=C3=A9?=", "é"),
    ("=?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?=", "テスト"),
    ("=?shift_jis?B?g2WDWINn?=", "テスト"),
    ("=?GB2312?B?suLK1A==?=", "测试"),
    ("=?big5?B?tPq41Q==?=", "測試"),
    ("=?euc-kr?B?xde9usau?=", "테스트"),
    ("=?ks_c_5601-1987?B?xde9usau?=", "테스트"),
    ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
    ("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=", "Привет"),
    ("=?utf-7?Q?+AOk-?=", "é"),
    ("=?UTF-8?B?SGVsbG8?=", "Hello"),
    ("=?UTF-8?B?SGVs bG8=?=", "Hello"),
    ("=?UTF-8?Q?a b c?= d", "a b c d"),
    ("=?UTF-8?Q?a?=\t=?UTF-8?Q?b?=", "ab"),
    (b"Caf\xc3\xa9", "Café"),
    (b"Caf\xe9 ol\xe9", "Café olé"),
    ("a\n\tb", "a b"),
    ("a\n b\n c", "a b c"),
    ("a  b", "a  b"),
    ("=?UTF-8?Q?line1=0Aline2?=", "line1 line2"),
    ("=?UTF-8?Q?tab=09x?=", "tab x"),
    ("=?us-ascii?Q?a?b?=", "a?b"),
    ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
    ("=?utf-8?Q?abc", "abc"),
    ('"=?utf-8?Q?abc?="', '"abc"'),
    ("=?utf-8?Q?=?= a", "= a"),
    ("=?UTF-8*EN?Q?a?=", "a"),
    ("=?utf-8?B?w6nDqcOp?==?utf-8?B?w6k=?=", "éééé"),
    ("=?utf-8?b?w6nDqcO?= =?utf-8?b?pw6k=?=", "éééé"),
    ("=?ISO-8859-1?Q?a?==?ISO-8859-1?Q?b?=", "ab"),
    ("=?iso-8859-1?q?a_?= =?iso-8859-1?q?_b?=", "a  b"),
    ("", ""),
    ("[test] =?utf-8?Q?=F0=9F=98=80?= x", "[test] 😀 x"),
    ("=?utf-8?B?8J+YgA==?=", "😀"),
    ("=?utf-8?Q?=ED=A0=BD=ED=B8=80?=", "😀"),
    ("=?cp1252?Q?=80?=", "€"),
    ("=?windows-1252?Q?=93a=94?=", "“a”"),
    ("=?iso-8859-15?Q?=A4?=", "€"),
    ("=?iso-8859-8-i?B?+ezl7Q==?=", "שלום"),
    ("=?utf-8?q?a?= =?utf-8?q?b?= c =?utf-8?q?d?= =?utf-8?q?e?=", "ab c de"),
    ("=?UTF-8?Q?a=20?= =?UTF-8?Q?b?=", "a b"),
    ("=?UTF-8?Q?Zg=C5=82oszenie_na_szkolenie?=\n\t=?UTF-8?Q?_online?=", "Zgłoszenie na szkolenie online"),
    ("=?gb18030?B?suLK1A==?=", "测试"),
    ("=?hz-gb-2312?B?fnsyYkpUfn0=?=", "测试"),
    ("=?iso-8859-1?B?4Q?=", "á"),
    ("=?utf-8?Q?a\n b?=", "a b"),
    ("=?utf-8?B?SGVs\n bG8=?=", "Hello"),
    ("=?utf-8?q?=F0=9F?=\n =?utf-8?q?=98=80?=", "😀"),
    (b"\x1b$BF|K\\\x1b(B", "日本"),
    ("=?=", "=?="),
    ("=??=", "=??="),
    ("=???=", "=???="),
    ("=????=", "=????="),
    ("x =?a?b?c?= y", "x =?a?b?c?= y"),
]


@pytest.mark.parametrize(("written", "read"), SUBJECTS)
def test_subject_is_read_as_its_writer_meant_it(written: str | bytes, read: str) -> None:
    assert with_field("Subject", written).subject == read


SENDERS: list[tuple[str | bytes, tuple[str, str] | None]] = [
    ("a@b.c", ("", "a@b.c")),
    ("<a@b.c>", ("", "a@b.c")),
    ("A B <a@b.c>", ("A B", "a@b.c")),
    ('"A B" <a@b.c>', ("A B", "a@b.c")),
    ('"A, B" <a@b.c>', ("A, B", "a@b.c")),
    ("A, B <a@b.c>", ("A, B", "a@b.c")),
    ('"A \\"x\\" B" <a@b.c>', ('A "x" B', "a@b.c")),
    ("a@b.c (A B)", ("A B", "a@b.c")),
    ("(A B) a@b.c", ("A B", "a@b.c")),
    ("A (comment) B <a@b.c>", ("A B", "a@b.c")),
    ("A B <a@b.c> (comment)", ("A B", "a@b.c")),
    ("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", ("Pete", "pete@silly.test")),
    ("=?utf-8?Q?J=C3=B6rg?= <a@b.c>", ("Jörg", "a@b.c")),
    ('"=?utf-8?Q?J=C3=B6rg?=" <a@b.c>', ("Jörg", "a@b.c")),
    ("'A B' <a@b.c>", ("A B", "a@b.c")),
    ("A.B. <a@b.c>", ("A.B.", "a@b.c")),
    ("Joe Q. Public <john.q.public@example.com>", ("Joe Q. Public", "john.q.public@example.com")),
    ("A B a@b.c", ("A B", "a@b.c")),
    ("<@x.y,@z:a@b.c>", ("", "a@b.c")),
    ("<@x.y:a@b.c>", ("", "a@b.c")),
    ("A B <a@b.c", ("A B", "a@b.c")),
    ("A B a@b.c>", ("A B", "a@b.c")),
    ('"a@b.c" <a@b.c>', ("a@b.c", "a@b.c")),
    ("a@b.c <a@b.c>", ("a@b.c", "a@b.c")),
    ("a@b.c <d@e.f>", ("a@b.c", "d@e.f")),
    ("<a@b.c> A B", ("A B", "a@b.c")),
    ('"quoted local"@b.c', ("", '"quoted local"@b.c')),
    ('X <"quoted local"@b.c>', ("X", '"quoted local"@b.c')),
    ("a@[127.0.0.1]", ("", "a@[127.0.0.1]")),
    ("X <a@[IPv6:::1]>", ("X", "a@[IPv6:::1]")),
    ("=?utf-8?Q?A_=3Ca=40b=2Ec=3E?=", ("A", "a@b.c")),
    ("=?UTF-8?B?SsO2cmc=?= =?UTF-8?B?IFg=?= <a@b.c>", ("Jörg X", "a@b.c")),
    ("=?UTF-8?Q?A=2C_B?= <a@b.c>", ("A, B", "a@b.c")),
    ("=?iso-8859-1?Q?=22A=22?= <a@b.c>", ("A", "a@b.c")),
    ("a @ b.c", ("", "a@b.c")),
    ("A <a @ b.c>", ("A", "a@b.c")),
    ("A < a@b.c >", ("A", "a@b.c")),
    ("A <mailto:a@b.c>", ("A", "a@b.c")),
    ("A <<a@b.c>>", ("A", "a@b.c")),
    ("A <a@b.c>, B <d@e.f>", ("A", "a@b.c")),
    ("A <>", None),
    ("root", ("", "root")),
    ("MAILER-DAEMON (Mail Delivery System)", ("Mail Delivery System", "MAILER-DAEMON")),
    ("用户 <用户@例え.jp>", ("用户", "用户@例え.jp")),
    ("A <a@xn--r8jz45g.jp>", ("A", "a@xn--r8jz45g.jp")),
    (b"J\xf6rg <a@b.c>", ("Jörg", "a@b.c")),
    ("A\n\t<a@b.c>", ("A", "a@b.c")),
    ('"A\n B" <a@b.c>', ("A B", "a@b.c")),
    ('"Joe & J. Harvey" <ddd @Org>', ("Joe & J. Harvey", "ddd@Org")),
    ('"A" "B" <a@b.c>', ("A B", "a@b.c")),
    ("A [x] <a@b.c>", ("A [x]", "a@b.c")),
    ("[x] A <a@b.c>", ("[x] A", "a@b.c")),
    ("A: B <a@b.c>", ("A: B", "a@b.c")),
    ("O'Neil <a@b.c>", ("O'Neil", "a@b.c")),
    ("A <a@b.c>;", ("A", "a@b.c")),
    ("a@b.c,", ("", "a@b.c")),
    ('"A (x) B" <a@b.c>', ("A (x) B", "a@b.c")),
    ("A <a@b.c.>", ("A", "a@b.c")),
    ("A <a..b@c.d>", ("A", "a..b@c.d")),
    ("A <.a@c.d>", ("A", ".a@c.d")),
    ("A <a@b@c.d>", ("A", "a@b@c.d")),
    ('"A \\\\ B" <a@b.c>', ("A \\ B", "a@b.c")),
    ('=?utf-8?Q?"J=C3=B6rg,_X"?= <a@b.c>', ("Jörg, X", "a@b.c")),
    ("=?utf-8?Q?J=C3=B6rg?= X (=?utf-8?Q?=C3=A9?=) <a@b.c>", ("Jörg X", "a@b.c")),
    ("a@b.c (=?utf-8?Q?J=C3=B6rg?=)", ("Jörg", "a@b.c")),
    ('"A <x@y.z>" <a@b.c>', ("A <x@y.z>", "a@b.c")),
    ("A via B <a@b.c>", ("A via B", "a@b.c")),
    ("a=b+c/d@x.y", ("", "a=b+c/d@x.y")),
    ("John Doe jdoe@example.com", ("John Doe", "jdoe@example.com")),
    ('"John Doe" jdoe@example.com', ("John Doe", "jdoe@example.com")),
    ('"Doe, John" jdoe@example.com', ("Doe, John", "jdoe@example.com")),
    ("Doe, John (Dept) <jdoe@example.com>", ("Doe, John", "jdoe@example.com")),
    ('"unbalanced <a@b.c>', ("unbalanced", "a@b.c")),
    ('unbalanced" <a@b.c>', ("unbalanced", "a@b.c")),
    (":) <a@b.c>", (":)", "a@b.c")),
    ("A ;) <a@b.c>", ("A ;)", "a@b.c")),
    ('"" <a@b.c>', ("", "a@b.c")),
    ("A  B <a@b.c>", ("A B", "a@b.c")),
    ("A\\, B <a@b.c>", ("A, B", "a@b.c")),
    ("=?utf-8?B?SsO2cmc=?=<a@b.c>", ("Jörg", "a@b.c")),
    ("A<a@b.c>", ("A", "a@b.c")),
    ("@b.c", None),
    ('A <"a b"@c.d>', ("A", '"a b"@c.d')),
    ('"a\\"b"@c.d', ("", '"a\\"b"@c.d')),
    ("A (unbalanced <a@b.c>", ("A (unbalanced", "a@b.c")),
]


@pytest.mark.parametrize(("written", "read"), SENDERS)
def test_sender_is_found_however_written(written: str | bytes, read: tuple[str, str] | None) -> None:
    sender = with_field("From", written).sender
    assert (sender and (sender.name, sender.address)) == read


RECIPIENTS: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Ani <a@x.example>\n =?utf-8?q?=2C?= =?utf-8?q?Ren=C3=A9?= <r@x.example>",
        [("Ani", "a@x.example"), ("René", "r@x.example")],
    ),
    (
        'Ani <a@x.example>, Budi <b@x.example>\n =?utf-8?q?=2C?= "Dr." <d@x.example>',
        [("Ani", "a@x.example"), ("Budi", "b@x.example"), ("Dr.", "d@x.example")],
    ),
    ("a@b.c, d@e.f", [("", "a@b.c"), ("", "d@e.f")]),
    ("a@b.c; d@e.f", [("", "a@b.c"), ("", "d@e.f")]),
    ("A <a@b.c>; B <d@e.f>", [("A", "a@b.c"), ("B", "d@e.f")]),
    ("A <a@b.c> B <d@e.f>", [("A", "a@b.c"), ("B", "d@e.f")]),
    ("<a@b.c> <d@e.f>", [("", "a@b.c"), ("", "d@e.f")]),
    ("a@b.c d@e.f", [("", "a@b.c"), ("", "d@e.f")]),
    ("undisclosed-recipients:;", []),
    ("undisclosed-recipients: ;", []),
    ("Undisclosed recipients:;", []),
    ("undisclosed-recipients", []),
    ("Group: a@b.c, D <d@e.f>;", [("", "a@b.c"), ("D", "d@e.f")]),
    ("Group: a@b.c; G2: d@e.f;, x@y.z", [("", "a@b.c"), ("", "d@e.f"), ("", "x@y.z")]),
    (
        "A Group:Chris Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;",
        [("Chris Jones", "c@a.test"), ("", "joe@where.test"), ("John", "jdoe@one.test")],
    ),
    ('"My Group": a@b.c;', [("", "a@b.c")]),
    ("Group: a@b.c, d@e.f", [("", "a@b.c"), ("", "d@e.f")]),
    ("(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;", []),
    (
        "Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example",
        [("Mary Smith", "mary@example.net"), ("", "jdoe@test.example")],
    ),
    ('"A, B" <a@b.c>, C, D <d@e.f>', [("A, B", "a@b.c"), ("C, D", "d@e.f")]),
    ("a@b.c,\n d@e.f", [("", "a@b.c"), ("", "d@e.f")]),
    ("=?utf-8?Q?A?= <a@b.c>,=?utf-8?Q?B?= <d@e.f>", [("A", "a@b.c"), ("B", "d@e.f")]),
    ('"a@b.c"', [("", "a@b.c")]),
    ("'a@b.c'", [("", "a@b.c")]),
    ("'A' <'a@b.c'>", [("A", "a@b.c")]),
    ('"a@b.c" <a@b.c>, "d@e.f" <d@e.f>', [("a@b.c", "a@b.c"), ("d@e.f", "d@e.f")]),
    ("root, admin", [("", "root"), ("", "admin")]),
    ("A (B, C) <a@b.c>, D <d@e.f>", [("A", "a@b.c"), ("D", "d@e.f")]),
    ("", []),
    ("<>", []),
    ("a@b.c a@b.c", [("", "a@b.c")]),
    ("a@b.c, A <a@b.c>", [("", "a@b.c"), ("A", "a@b.c")]),
    ('"A" <a@b.c>,,, "D" <d@e.f>,', [("A", "a@b.c"), ("D", "d@e.f")]),
    ("friends@x.y:", [("", "friends@x.y")]),
    ("[1,2] X <a@b.c>", [("[1,2] X", "a@b.c")]),
    ("Smith, John <a@b.c>, Doe, Jane <d@e.f>", [("Smith, John", "a@b.c"), ("Doe, Jane", "d@e.f")]),
    ('"A" <a@b.c>\t"D" <d@e.f>', [("A", "a@b.c"), ("D", "d@e.f")]),
    ("a@b.c (x; y), d@e.f", [("x; y", "a@b.c"), ("", "d@e.f")]),
    ("=?utf-8?Q?undisclosed-recipients=3A=3B?=", []),
    ("=?utf-8?Q?a=40b=2Ec=2C_d=40e=2Ef?=", [("", "a@b.c"), ("", "d@e.f")]),
]


@pytest.mark.parametrize(("written", "read"), RECIPIENTS)
def test_every_recipient_is_found(written: str, read: list[tuple[str, str]]) -> None:
    assert [(box.name, box.address) for box in with_field("To", written).to] == read


DATES: list[tuple[str, str | None]] = [
    ("Fri, 21 Nov 1997 09:55:06 -0600", "1997-11-21T09:55:06-06:00"),
    ("21 Nov 97 09:55:06 GMT", "1997-11-21T09:55:06+00:00"),
    ("Fri, 21 Nov 1997 09(comment):   55  :  06 -0600", "1997-11-21T09:55:06-06:00"),
    (
        "Thu,\n      13\n        Feb\n          1969\n      23:32\n               -0330 (Newfoundland Time)",
        "1969-02-13T23:32:00-03:30",
    ),
    ("Thu, 13 Feb 1997 23:32 -0330 (Newfoundland Time)", "1997-02-13T23:32:00-03:30"),
    ("Mon, 1 Jan 2001 00:00:00 EST", "2001-01-01T00:00:00-05:00"),
    ("Mon, 1 Jan 2001 00:00:00 PDT", "2001-01-01T00:00:00-07:00"),
    ("Mon, 1 Jan 2001 00:00:00 Z", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 00:00:00 UT", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 00:00:00 +0700 (WIB)", "2001-01-01T00:00:00+07:00"),
    ("Mon, 1 Jan 2001 00:00:00 +07:00", "2001-01-01T00:00:00+07:00"),
    ("Mon, 1 Jan 2001 00:00:00 GMT+7", "2001-01-01T00:00:00+07:00"),
    ("Mon, 1 Jan 2001 00:00:00 GMT+0700", "2001-01-01T00:00:00+07:00"),
    ("Mon, 1 Jan 2001 00:00:00 UTC+0700", "2001-01-01T00:00:00+07:00"),
    ("Mon Jan  1 00:00:00 2001", "2001-01-01T00:00:00+00:00"),
    ("Mon Jan  1 00:00:00 GMT 2001", "2001-01-01T00:00:00+00:00"),
    ("Mon Jan  1 00:00:00 WIB 2001", "2001-01-01T00:00:00+07:00"),
    ("Mon Jan  1 00:00:00 2001 +0700", "2001-01-01T00:00:00+07:00"),
    ("Mon, 1 Jan 2001 00:00", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001", "2001-01-01T00:00:00+00:00"),
    ("1 January 2001 10:11:12 +0000", "2001-01-01T10:11:12+00:00"),
    ("Senin, 2 November 2026 08:14:00 +0700", "2026-11-02T08:14:00+07:00"),
    ("Sen, 02 Mei 2026 08:14:00 +0700", "2026-05-02T08:14:00+07:00"),
    ("Rab, 12 Agu 2026 08:14:00 +0700", "2026-08-12T08:14:00+07:00"),
    ("Rab, 12 Agt 2026 08:14:00 WIB", "2026-08-12T08:14:00+07:00"),
    ("Jum, 12 Okt 2026 08:14:00 +0700", "2026-10-12T08:14:00+07:00"),
    ("Sab, 12 Des 2026 08:14:00 +0700", "2026-12-12T08:14:00+07:00"),
    ("mar., 12 févr. 2019 08:14:00 +0100", "2019-02-12T08:14:00+01:00"),
    ("Di, 12 Mrz 2019 08:14:00 +0100", "2019-03-12T08:14:00+01:00"),
    ("Mo, 12 Dez 2016 08:14:00 +0100", "2016-12-12T08:14:00+01:00"),
    ("lun, 12 dic 2016 08:14:00 +0100", "2016-12-12T08:14:00+01:00"),
    ("Mon,1 Jan 2001 00:00:00 +0000", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1-Jan-2001 00:00:00 +0000", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1-Jan-01 00:00:00 GMT", "2001-01-01T00:00:00+00:00"),
    ("2001-01-01 10:00:00", "2001-01-01T10:00:00+00:00"),
    ("2001-01-01T10:00:00Z", "2001-01-01T10:00:00+00:00"),
    ("2001-01-01T10:00:00.123Z", "2001-01-01T10:00:00+00:00"),
    ("2001-01-01 10:00:00 +0700", "2001-01-01T10:00:00+07:00"),
    ("Mon, 2001-01-01 10:00:00 +0700", "2001-01-01T10:00:00+07:00"),
    ("2001/01/01 10:00:00 +0700", "2001-01-01T10:00:00+07:00"),
    ("Mon, 1 Jan 2001 00.10.20 +0000", "2001-01-01T00:10:20+00:00"),
    ("Mon, 1 Jan 2001 10:10:20 AM +0000", "2001-01-01T10:10:20+00:00"),
    ("Mon, 1 Jan 2001 10:10:20 PM +0000", "2001-01-01T22:10:20+00:00"),
    ("1/2/2001 10:10:20 PM", None),
    ("Mon, 31 Feb 2001 00:00:00 +0000", None),
    ("Mon, 1 Jan 2001 25:00:00 +0000", None),
    ("Mon, 1 Jan 2001 24:00:00 +0000", "2001-01-02T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 23:59:60 +0000", "2001-01-01T23:59:59+00:00"),
    ("Mon, 1 Jan 101 00:00:00 +0000", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 49 00:00:00 +0000", "2049-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 99 00:00:00 +0000", "1999-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 00:00:00 -0000", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 00:00:00 A", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 00:00:00 XYZ", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 00:00:00 +0530 IST", "2001-01-01T00:00:00+05:30"),
    ("Mon, 1 Jan 2001 00:00:00 +530", "2001-01-01T00:00:00+05:30"),
    ("Mon, 1 Jan 2001 00:00:00 +7", "2001-01-01T00:00:00+07:00"),
    ("Mon, 1 Jan 2001 00:00:00+0700", "2001-01-01T00:00:00+07:00"),
    ("Mon, 1 Jan 2001 00:00:00 -0300 (Hora oficial, Brasil)", "2001-01-01T00:00:00-03:00"),
    ("Mon, 1 Jan 2001 00:00:00 JST", "2001-01-01T00:00:00+09:00"),
    ("(x) Mon, 1 Jan 2001 00:00:00 +0000", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 (x) Jan 2001 00:00:00 +0000", "2001-01-01T00:00:00+00:00"),
    ("garbage", None),
    ("", None),
    ("0", None),
    ("Thu, 1 Jan 1970 00:00:00 +0000", "1970-01-01T00:00:00+00:00"),
    ("Thu, 12 Dec 99 23:59 CST", "1999-12-12T23:59:00-06:00"),
    ("=?utf-8?Q?Mon,_1_Jan_2001_00:00:00_+0000?=", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 0:0:0 +0000", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 1:2:3 +0000", "2001-01-01T01:02:03+00:00"),
    ("Monday, 01-Jan-01 10:00:00 EST", "2001-01-01T10:00:00-05:00"),
    ("Jan 1, 2001 10:00:00 AM GMT", "2001-01-01T10:00:00+00:00"),
    ("Mon, Jan 1 2001 10:00:00 GMT", "2001-01-01T10:00:00+00:00"),
    ("Mon, 1 Jan 2001 10:00:00 +0000 (GMT+00:00)", "2001-01-01T10:00:00+00:00"),
    ('Mon, 01 Jan 2001 10:00:00 "GMT"', "2001-01-01T10:00:00+00:00"),
    ("20010101100000Z", None),
    ("Mon, 1 Jan 2001 00:00:00 +9999", "2001-01-01T00:00:00+00:00"),
    ("Mon, 1 Jan 2001 00:00:00 MEZ", "2001-01-01T00:00:00+01:00"),
    ("Mon, 1 Jan 2001 00:00:00 AEST", "2001-01-01T00:00:00+10:00"),
    ("Mon, 1 Jan 2001 00:00:00 IST", "2001-01-01T00:00:00+00:00"),
]


@pytest.mark.parametrize(("written", "read"), DATES)
def test_date_is_read_with_its_offset(written: str, read: str | None) -> None:
    date = with_field("Date", written).date
    assert (date and date.isoformat()) == read


MESSAGE_IDS: list[tuple[str, str | None]] = [
    ("<a@b>", "a@b"),
    ("a@b", "a@b"),
    ("  <a@b>  ", "a@b"),
    ("<a@b> (x)", "a@b"),
    ("<a b@c>", "ab@c"),
    ("<a@b\n c>", "a@bc"),
    ("<>", None),
    ("", None),
    ("<<a@b>>", "a@b"),
    ("<a@b", "a@b"),
    ("a@b>", "a@b"),
    ("<a>", "a"),
    ("a", "a"),
    ("< a@b >", "a@b"),
    ("<a\x01b@c>", "ab@c"),
    ("=?utf-8?Q?=3Ca=40b=3E?=", "a@b"),
    ("Message <a@b>", "a@b"),
    ("<a@b>, <c@d>", "a@b"),
    ("two words", None),
    ("<a@[1.2.3.4]>", "a@[1.2.3.4]"),
    ("<a\tb@c>", "ab@c"),
    ("<a@b>;", "a@b"),
    ("<a@b>.", "a@b"),
    ("\x01\x02", None),
]


@pytest.mark.parametrize(("written", "read"), MESSAGE_IDS)
def test_message_id_stands_without_brackets_blanks_and_control_characters(written: str, read: str | None) -> None:
    assert with_field("Message-ID", written).message_id == read


PARENTS: list[tuple[str, str | None]] = [
    ("<a@b>", "a@b"),
    ("a@b", "a@b"),
    ('Message from X of "Mon" <a@b>', "a@b"),
    ("Your message of Monday", None),
    ('Message from "x@y.z" of Monday', None),
    ("<a@b> <c@d>", "a@b"),
    ('"Budi" <budi@x.y>\'s message of Mon, <id@x>', "id@x"),
    ("<a@b> from X on Monday", "a@b"),
    ("<a b@c>", "ab@c"),
    ("<a\x02@b>", "a@b"),
    ("=?utf-8?Q?=3Ca=40b=3E?=", "a@b"),
    ("Message from Budi <budi@x.y> of Mon", None),
]


@pytest.mark.parametrize(("written", "read"), PARENTS)
def test_parent_is_an_identity_and_never_a_sender(written: str, read: str | None) -> None:
    assert with_field("In-Reply-To", written).in_reply_to == read


REFERENCES: list[tuple[str, list[str]]] = [
    ("<a@b> <c@d>", ["a@b", "c@d"]),
    ("<a@b><c@d>", ["a@b", "c@d"]),
    ("<a@b>\n\t<c@d>", ["a@b", "c@d"]),
    ("<a@b>,<c@d>", ["a@b", "c@d"]),
    ("a@b c@d", ["a@b", "c@d"]),
    ("<a@b> text <c@d>", ["a@b", "c@d"]),
    ("<a@\n b>", ["a@b"]),
    ("<a@b> <>", ["a@b"]),
    ("<a@b> <a@b>", ["a@b"]),
    ("", []),
    ("<a@b> x@y", ["a@b"]),
    ("=?utf-8?Q?=3Ca=40b=3E_=3Cc=40d=3E?=", ["a@b", "c@d"]),
    ("<a> <b>", ["a", "b"]),
    ("<a@b\x03>", ["a@b"]),
    ("=?us-ascii?Q?=3Ca=40b=3E?= =?us-ascii?Q?_=3Cc=40d=3E?=", ["a@b", "c@d"]),
]


@pytest.mark.parametrize(("written", "read"), REFERENCES)
def test_references_are_identities_in_order(written: str, read: list[str]) -> None:
    assert list(with_field("References", written).references) == read


def test_of_very_many_references_the_first_and_the_last_are_kept() -> None:
    found = with_field("References", " ".join(f"<{n}@x>" for n in range(1_500))).references

    assert len(found) == 500
    assert (found[0], found[1], found[-1]) == ("0@x", "1001@x", "1499@x")
