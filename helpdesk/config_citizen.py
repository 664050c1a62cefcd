"""The table of config.toml about the pages that citizens open without an account."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from helpdesk.config_table import Table


class Citizen(Table):
    """What citizens may open without an account; ``url`` is where they reach it. Everything is off until it is on."""

    url: Annotated[str, Field(pattern=r"^(https://|http://127\.0\.0\.1[:/])[^\s<>\"?#]*$")] | None = None
    status_pages: bool = False
    link_days: Annotated[int, Field(ge=1, le=365)] = 60
    upload_megabytes: Annotated[int, Field(ge=0, le=50)] = 10
    scan_command: tuple[str, ...] = ()
    survey: bool = False
    help_pages: bool = False

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if (self.status_pages or self.survey) and self.url is None:
            raise ValueError('status_pages and survey need url = "https://..." where citizens reach this desk')
        return self
