"""HTML is read as a reader sees it."""

from __future__ import annotations

import pytest

from helpdesk.mail.html import Region, lines, to_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Satu</p><p>Dua</p>", "Satu\n\nDua"),
        ("<div>Satu</div><div>Dua</div>", "Satu\nDua"),
        ("<div>Satu</div><div><br></div><div>Dua</div>", "Satu\n\nDua"),
        ("Satu<br>Dua<br/>Tiga", "Satu\nDua\nTiga"),
        ("<p>Satu<p>Dua", "Satu\n\nDua"),
        ("<ul><li>KTP<li>KK</ul>", "* KTP\n* KK"),
        ("<ol><li>KTP</li><li>KK<ul><li>asli</li></ul></li><li>NPWP</li></ol>", "1. KTP\n2. KK\n\n* asli\n\n3. NPWP"),
        ('<ol type="a" start="2"><li>KTP<ol><li>asli</li></ol></li><li>KK</li></ol>', "b. KTP\n\n1. asli\n\nc. KK"),
        ('<ol style="list-style-type: upper-alpha"><li>KTP</li></ol>', "A. KTP"),
        ("<table><tr><td>Nama</td><td>Dedi</td></tr><tr><td>HP</td><td>08</td></tr></table>", "Nama Dedi\nHP 08"),
        ("<pre>a  b\n c</pre>", "a  b\n c"),
        ("a &lt;b&gt; &amp; c&nbsp;d &#8211; e", "a <b> & c d – e"),
        ("<head><title>x</title><style>p{}</style></head>a<script>if(1<2){}</script>b", "ab"),
        ('<span style="display: none">x</span>a<div hidden>y</div>b', "a\nb"),
        ('<p title="a > b">c</p>', "c"),
        ("1 < 2 dan 3 > 2", "1 < 2 dan 3 > 2"),
        ("<!-- x > y -->a<!DOCTYPE html>b<![if !mso]>c<![endif]>", "abc"),
        ("a<b>b</b>c <i> d </i> e", "abc d e"),
        ('<p class="MsoNormal">a</p><p class="MsoNormal">&nbsp;</p><p class="MsoNormal">b</p>', "a\n\nb"),
        ("</div></p>a</td><div>b", "a\nb"),
        ("", ""),
    ],
)
def test_markup_becomes_lines(markup: str, text: str) -> None:
    assert to_text(markup) == text


def test_regions_end_with_their_elements() -> None:
    markup = (
        'a<blockquote type="cite">b<div>c</div></blockquote>d<div class="gmail_signature">e</div><div '
        'id="appendonsend"></div>f'
    )
    assert [(line.text, line.region) for line in lines(markup) if line.text] == [
        ("a", Region.TEXT),
        ("b", Region.QUOTE),
        ("c", Region.QUOTE),
        ("d", Region.TEXT),
        ("e", Region.SIGNATURE),
        ("f", Region.PAST),
    ]
