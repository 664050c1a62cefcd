"""The table of config.toml about the pages of the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from helpdesk.config_table import Table

Port = Annotated[int, Field(ge=1, le=65535)]


class Web(Table):
    """The pages."""

    host: str = "127.0.0.1"
    port: Port = 8025
    secret_file: Path = Path("data/secret")
    public_url: str | None = None
    session_hours: Annotated[int, Field(ge=1, le=168)] = 12
    secure_cookies: bool = False
    remote_images: tuple[Annotated[str, Field(pattern=r"^(\*|[a-z0-9.-]+(:\d{1,5})?)$")], ...] = ()
