"""What every table of config.toml is: frozen, and strict about its keys."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

AddressText = Annotated[str, Field(pattern=r"^[^@\s<>\"]+@[^@\s<>\"]+$")]


class Table(BaseModel):
    """A table of config.toml: frozen, and no key that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)
