"""Which language a page speaks to somebody who is not logged in, and how that choice is kept.

A person of the desk has their own (``Person.language``). A guest chooses with ``?lang=``, which a cookie keeps; before
that a page for citizens follows the browser's Accept-Language, and the login page is Indonesian.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from helpdesk.language import INDONESIAN, LANGUAGES, preferred

COOKIE = "language"
FOR_CITIZENS = ("/help", "/status/", "/survey/")
YEAR = 365 * 24 * 3600


def chosen(request: Request) -> str | None:
    """Return the language that this address asks for, or None."""
    asked = request.query_params.get("lang")
    return asked if asked in LANGUAGES else None


def of_visitor(request: Request) -> str:
    """Return the language of a page of the desk for somebody who is not logged in (yet)."""
    kept = request.cookies.get(COOKIE)
    return chosen(request) or (kept if kept in LANGUAGES else None) or INDONESIAN


def of_guest(request: Request) -> str:
    """Return the language of a page for citizens."""
    kept = request.cookies.get(COOKIE)
    asked = preferred(request.headers.get("accept-language", ""))
    return chosen(request) or (kept if kept in LANGUAGES else None) or asked or INDONESIAN


def of_error(request: Request) -> str:
    """Return the language of an error page: of who is logged in, else of the side of the counter it stands on."""
    own = getattr(request.state, "language", None)
    if own in LANGUAGES:
        return str(own)
    return of_guest(request) if request.url.path.startswith(FOR_CITIZENS) else of_visitor(request)


def keep(response: Response, request: Request, *, secure: bool) -> None:
    """Let the browser remember the language that this address asks for; nothing is kept of who never chose."""
    if language := chosen(request):
        remember(response, language, secure=secure)


def remember(response: Response, language: str, *, secure: bool) -> None:
    """Let the browser remember a language, for the pages before a login and for error pages."""
    response.set_cookie(COOKIE, language, max_age=YEAR, httponly=True, samesite="lax", secure=secure, path="/")


def switch(request: Request) -> tuple[tuple[str, str, str], ...]:
    """Return (language, its own name, address of this page in it) for each language.

    The address begins with its query (RFC 3986 section 5.2.2): a page that answers many paths alike, as that for links
    that open nothing does, does not repeat the path.
    """
    here = request.url.remove_query_params(["said", "lang"])
    addresses = ((code, here.include_query_params(lang=code)) for code in LANGUAGES)
    return tuple((code, LANGUAGES[code], f"?{url.query}") for code, url in addresses)
