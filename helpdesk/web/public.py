"""What the pages for citizens share: no account, no index, no referrer, and a limit on guessing.

Guarantee: a token that is wrong, over, revoked or for another page is answered by one path with one page, after the
same steps; a page that the office does not offer does not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from helpdesk import citizen, switches
from helpdesk.config import Citizen
from helpdesk.desk import Desk
from helpdesk.errors import NotFoundError
from helpdesk.language import ENGLISH, INDONESIAN
from helpdesk.mail.public_links import Claim, Purpose
from helpdesk.model.ticket import Ticket
from helpdesk.web import languages
from helpdesk.web.access import ForgeryError, Site, origin, same_origin

WRONG_TOKENS = RateLimitItemPerMinute(30, 10)
CHANGES = RateLimitItemPerMinute(20, 10)
SEARCHES = RateLimitItemPerMinute(120, 1)
PRIVATE = {"x-robots-tag": "noindex, nofollow", "referrer-policy": "no-referrer"}


class Limits:
    """What each place (address of a network) did lately; kept in this process."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def hit(self, item: RateLimitItemPerMinute, *names: str) -> bool:
        """Note that something is done and return whether it may be."""
        return self._limiter.hit(item, *names)

    def spent(self, item: RateLimitItemPerMinute, *names: str) -> bool:
        """Whether no more of it may be done, without doing it."""
        return not self._limiter.test(item, *names)


@dataclass(frozen=True, slots=True)
class Guest:
    """A request of a citizen."""

    request: Request
    site: Site
    limits: Limits
    now: datetime
    letter: str | None = None

    @property
    def language(self) -> str:
        """Return the language of the page: the one chosen on it, else that of the letter whose link led here.

        Without such a link it is the browser's: what was chosen on another page before, else what it asks for.
        """
        if self.letter is not None:
            return languages.chosen(self.request) or (ENGLISH if self.letter == ENGLISH else INDONESIAN)
        return languages.of_guest(self.request)

    def reading(self, ticket: Ticket) -> Guest:
        """Return the same request as that of somebody who reads in the language of this ticket's letters."""
        return replace(self, letter=ticket.language)

    @property
    def desk(self) -> Desk:
        """Return the desk."""
        return self.site.desk

    @property
    def place(self) -> str:
        """Return where the request comes from."""
        return origin(self.request)

    def page(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """Return a page that a token opened: no search engine may list it, no other site learns its address."""
        response = self.open_page(template, status, **context)
        response.headers.update(PRIVATE)
        return response

    def open_page(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """Return a page for everybody."""
        language = self.language
        with self.desk.database.read() as tx:
            helps = switches.pages(self.desk, tx).help_pages
        response = self.site.pages.render(
            template, language, status, help_pages=helps, languages=languages.switch(self.request), **context
        )
        languages.keep(response, self.request, secure=self.desk.config.web.secure_cookies)
        return response

    def check_change(self) -> None:
        """Raise ForgeryError for a change that a page of another site makes.

        Pages that a token opens need no such check: whoever makes the change must know the token.
        """
        if not same_origin(self.request, self.desk.config.web, self.desk.config.citizen.url):
            raise ForgeryError("The request comes from another site.")

    def may_change(self) -> bool:
        """Whether this place may send something once more."""
        return self.limits.hit(CHANGES, "change", self.place)

    def open(self, purpose: Purpose, token: str) -> tuple[Ticket, Claim] | None:
        """Return what a token opens; None, and noted against the place, when it opens nothing."""
        if self.limits.spent(WRONG_TOKENS, "token", self.place):
            return None
        found = citizen.opened(self.desk, purpose, token, self.now)
        if found is None:
            self.limits.hit(WRONG_TOKENS, "token", self.place)
        return found

    def closed(self) -> Response:
        """Return the answer to every token that opens nothing."""
        if self.limits.spent(WRONG_TOKENS, "token", self.place):
            return self.page("public_closed.html", 429, too_many=True)
        return self.page("public_closed.html", 404, too_many=False)


class Offers:
    """The dependency: a citizen's request for something that the office offers; else there is no such page."""

    def __init__(self, offered: Callable[[Citizen], bool]) -> None:
        self._offered = offered

    def __call__(self, request: Request) -> Guest:
        """Return the request. Raises NotFoundError."""
        site: Site = request.app.state.site
        with site.desk.database.read() as tx:
            offered = self._offered(switches.pages(site.desk, tx))
        if not offered:
            raise NotFoundError(f"There is no page {request.url.path}.")
        return Guest(request, site, request.app.state.limits, site.clock())


StatusGuest = Annotated[Guest, Depends(Offers(lambda config: config.status_pages))]
SurveyGuest = Annotated[Guest, Depends(Offers(lambda config: config.survey))]
HelpGuest = Annotated[Guest, Depends(Offers(lambda config: config.help_pages))]
