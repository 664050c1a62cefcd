"""The desk speaks two languages: every text of a page is marked, and every marked text is translated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes

from helpdesk.config import Config, Office
from helpdesk.desk import Desk
from helpdesk.language import ENGLISH, INDONESIAN, LANGUAGES, PLACE, catalogue_file, preferred, words_of
from helpdesk.store import events, people
from helpdesk.web.catalogue import texts
from helpdesk.web.pages import OWN_TEMPLATES, Pages
from helpdesk.web.translated import MARKED, Translated
from tests.web.conftest import Watch
from tests.web.serving import Visitor

PAGES = OWN_TEMPLATES / "web"
FILES = sorted(file.name for file in PAGES.glob("*.html"))
SAID = ("title", "aria-label", "placeholder", "alt", "data-command", "data-some", "data-none", "label")
NO_TEXT = ("script", "style", "kbd")  # what stands in them is no text of a language
CLASSES = {"small", "quiet", "primary", "soft", "wide", "amber", "red", "green"}
WORDS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"^[A-Z][a-z]+|[a-z]{2,} [a-z]{2,}")


def catalogue() -> dict[tuple[str, str | None], tuple[tuple[str, ...], tuple[str, ...]]]:
    with catalogue_file(ENGLISH).open("rb") as file:
        found = read_po(file, locale=ENGLISH)
    every = {}
    for message in found:
        if message.id:
            ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
            said = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
            every[str(ids[0]), message.context] = (tuple(map(str, ids)), tuple(map(str, said)))
    return every


def places(text: str) -> Counter[str]:
    return Counter(place[1] for place in PLACE.finditer(text) if place[1])


def test_every_text_of_the_desk_has_an_english_one_and_no_translation_is_stale() -> None:
    marked = {(one.text, one.context): one for one in texts()}
    kept = catalogue()
    missing = {key: f"{one.file}:{one.line}" for key, one in marked.items() if key not in kept or not all(kept[key][1])}
    remedy = "run .venv/bin/python -m helpdesk.web.catalogue and translate what it names"
    assert not missing, f"no English for {missing}; {remedy}"
    assert not kept.keys() - marked.keys(), f"nothing says these any more; {remedy}"


def test_a_translation_has_the_places_of_its_text() -> None:
    for ids, said in catalogue().values():
        for form in said:
            assert places(form).keys() == places(ids[0]).keys(), (ids[0], form)


def test_a_translation_bears_the_markup_of_its_text() -> None:
    def tags(text: str) -> Counter[str]:
        return Counter(re.findall(r"</?\w+", text))

    for ids, said in catalogue().values():
        for form in said:
            assert tags(form) == tags(ids[0]), (ids[0], form)


class _Unmarked(HTMLParser):
    """Collects the words that stand in a template outside every mark."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NO_TEXT:
            self._inside.append(tag)
        self.found += [f"{name}={value}" for name, value in attrs if name in SAID and WORDS.search(value or "")]

    def handle_endtag(self, tag: str) -> None:
        if tag in NO_TEXT:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._inside and WORDS.search(data.replace("on-ticket", "").replace('data-ticket="" data-queue=""', "")):
            self.found.append(data.strip())


def left_over(environment: Translated, source: str) -> str:
    """Return what is left of a template when everything between Jinja's signs is taken out, marked texts too."""
    kept, depth, inside = [], 0, False
    for _, kind, value in environment.lex(source):
        if kind in ("block_begin", "variable_begin"):
            inside = True
        elif kind in ("block_end", "variable_end"):
            inside = False
        elif inside and kind == "name" and value in ("trans", "endtrans"):
            depth += 1 if value == "trans" else -1
        elif kind == "data" and not depth:
            kept.append(value)
    return "".join(kept)


def spoken(tree: nodes.Node) -> Iterator[str]:
    """Yield the strings of a template's expressions that read like words for people and are not marked."""
    for one in tree.iter_child_nodes():
        if isinstance(one, nodes.Call) and isinstance(one.node, nodes.Name) and one.node.name in MARKED:
            continue
        value = one.value if isinstance(one, nodes.Const) and isinstance(one.value, str) else ""
        if SENTENCE.search(value) and not set(value.split()) <= CLASSES:
            yield value
        yield from spoken(one)


@pytest.mark.parametrize("file", FILES)
def test_no_text_of_a_page_stands_outside_a_mark(file: str) -> None:
    environment = Translated(PAGES, words_of(INDONESIAN))
    source = (PAGES / file).read_text()
    reader = _Unmarked()
    reader.feed(left_over(environment, source))
    assert not reader.found, "put these into {{ _(...) }} or {% trans %}"
    assert not list(spoken(environment.parse(source))), "put these strings into _(...)"


def test_a_text_is_put_in_place_when_the_template_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '<p title="{{ _("Alat") }}">{% trans name=who %}Akun {{ name }}{% endtrans %}</p>'
        "{% trans n=3 %}satu{% pluralize %}{{ n }} banyak{% endtrans %}"
    )
    said = {INDONESIAN: "", ENGLISH: ""}
    for language in said:
        said[language] = Translated(tmp_path, words_of(language)).get_template("page.html").render(who="<b>")
    assert said[INDONESIAN].startswith('<p title="Alat">Akun &lt;b&gt;</p>')
    assert said[ENGLISH].startswith('<p title="Tools">')
    assert "&lt;b&gt;" in said[ENGLISH]


def test_pages_of_several_offices_share_compiled_code_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('{{ _("Alat") }} {{ office.short_name }} {{ at | moment }} {{ 1234 | number }}')
    offices = [Office(short_name="Satu"), Office(short_name="Dua"), Office(short_name="Tiga", timezone="Asia/Jayapura")]
    pages = [Pages(tmp_path, office) for office in offices]
    at = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)

    said = [one.render("page.html", language, at=at).body for one in pages for language in LANGUAGES]

    assert [bytes(body).decode() for body in said] == [
        "Alat Satu 24 Nov 2026 10.00 1.234",
        "Tools Satu 24 Nov 2026 10:00 1,234",
        "Alat Dua 24 Nov 2026 10.00 1.234",
        "Tools Dua 24 Nov 2026 10:00 1,234",
        "Alat Tiga 24 Nov 2026 12.00 1.234",
        "Tools Tiga 24 Nov 2026 12:00 1,234",
    ]
    first, second = (one.environments[ENGLISH].get_template("page.html").root_render_func for one in pages[:2])
    assert first.__code__ is second.__code__
    page.write_text("{{ _('Alat') }}!")
    assert Pages(tmp_path, offices[0]).render("page.html", ENGLISH).body == b"Tools!"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_look_up_while_a_page_is_shown(language: str) -> None:
    environment = Pages(PAGES, Config().office).environments[language]
    for file in FILES:
        code = environment.compile((PAGES / file).read_text(), file, file, raw=True)
        assert not re.search(r"resolve\('(_|n?gettext|pgettext)'\)", code), file


def test_only_texts_can_be_marked(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ _(name) }}")
    with pytest.raises(Exception, match="filter translated"):
        Translated(tmp_path, words_of(INDONESIAN)).get_template("page.html")


def test_a_person_chooses_the_language_and_keeps_it(rina: Visitor, desk: Desk) -> None:
    assert '<html lang="id">' in rina.get("/account").text
    page = rina.post("/account/language", {"language": ENGLISH}).text
    assert '<html lang="en">' in page
    assert "Language changed." in page
    assert '<html lang="en">' in rina.get("/nothing-here").text  # what goes wrong is said in it too
    assert rina.post("/account/language", {"language": "xx"}).status_code == 404
    with desk.database.read() as tx:
        assert events.newest(tx, ["person.language-changed"]) is not None


def test_how_long_there_is_left_is_said_as_each_language_says_it(rina: Visitor, desk: Desk, watch: Watch) -> None:
    said = re.compile(r'class="due[^>]*>.*?</svg>([^<]+)<', re.DOTALL)
    left = said.findall(rina.get("/queue/to-review").text) + said.findall(rina.get("/queue/needs-person").text)
    watch.now += timedelta(hours=30)
    rina.enter(desk, "rina", watch.now)
    late = said.findall(rina.get("/queue/overdue").text)
    assert all(re.fullmatch(r"sisa \d+ \w+", one) for one in left)
    assert all(re.fullmatch(r"terlambat \d+ \w+", one) for one in late)

    rina.post("/account/language", {"language": ENGLISH})
    in_english = said.findall(rina.get("/queue/overdue").text)
    assert len(left) == len(late) == len(in_english) > 0
    assert all(re.fullmatch(r"\d+ \w+ late", one) for one in in_english)


def test_the_login_page_follows_a_choice_and_not_the_browser(visitor: Visitor) -> None:
    assert '<html lang="id">' in visitor.get("/login", headers={"Accept-Language": "en"}).text
    assert '<html lang="en">' in visitor.get("/login?lang=en").text
    assert "Log in" in visitor.get("/login").text  # the cookie remembers


@pytest.mark.parametrize(
    ("accept", "found"),
    [("en-US,en;q=0.9", "en"), ("id,en;q=0.8", "id"), ("en;q=0.3, id;q=0.7", "id"), ("fr", None), ("en;q=0", None)],
)
def test_a_browser_says_which_language_it_prefers(accept: str, found: str | None) -> None:
    assert preferred(accept) == found


def said_on(page: str) -> set[str]:
    """Return the texts that a page shows, without its letters, mails and entries (they keep their language)."""
    bare = re.sub(r"(?s)<(script|style|code|kbd|textarea|pre)\b.*?</\1>", " ", page)
    return {" ".join(text.split()) for text in re.split(r"<[^>]+>", bare)} - {""}


@pytest.mark.parametrize(
    "path",
    ["/queue/to-review", "/tickets/1", "/tickets/new", "/follow-up", "/applications", "/knowledge", "/figures", "/late",
     "/satisfaction", "/drafts", "/certainty", "/gaps", "/templates", "/sources", "/people", "/account", "/mentions",
     "/approvals", "/failed-mail", "/visits", "/mailboxes", "/switches", "/calendar", "/log", "/search?q=tidakada",
     "/topics/new"],
)  # fmt: skip
def test_no_indonesian_text_is_left_on_an_english_page(agus: Visitor, desk: Desk, path: str) -> None:
    with desk.database.transaction() as tx:
        person = people.by_email(tx, "agus@dpmptsp.example")
        assert person is not None
        people.change(tx, person.id, language=ENGLISH)
    entries = [
        f"{one.title} {getattr(one, 'group', '')} {getattr(one, 'sector', '')}" for one in desk.knowledge.entries()
    ]
    labels = [kind.label for kind in desk.knowledge.documents.values()]
    snippets = [file.read_text() for file in (OWN_TEMPLATES / "snippet").rglob("*") if file.is_file()]
    data = " ".join([*entries, *labels, *snippets]).lower()
    indonesian = {ids[0] for ids, said in catalogue().values() if said[0] != ids[0] and not places(ids[0])}
    left = {text for text in said_on(agus.get(path).text) & indonesian if text.lower() not in data}
    assert not left
