"""What every table of config.toml is: frozen, and strict about its keys."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

AddressText = Annotated[str, Field(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+$")]
SystemName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]


class Table(BaseModel):
    """A table of config.toml: frozen, and no key that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)
