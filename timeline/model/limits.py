"""How much one article may cost: the one place where these numbers stand."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from timeline.errors import InputError

__all__ = ["Limits"]

_TABLE = "limits"


class Limits(BaseModel):
    """What one article may cost before it is named, left out, and the others go on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seconds: float = Field(default=120.0, gt=0, description="processor time; a long feature of 10,000 words takes four")
    memory: int = Field(default=2048, ge=1, description="MB of the process that reads it; the models alone are 400")
    characters: int = Field(default=1_000_000, ge=1, description="of its text; more is refused before any work")

    def with_own(self, **own: float | None) -> "Limits":
        """These limits with those of the given ones that are not None."""
        return self.model_copy(update={name: value for name, value in own.items() if value is not None})

    @classmethod
    def read(cls, path: Path) -> "Limits":
        """The limits of a settings file: TOML with a table ``[limits]``; what it leaves out keeps its default.

        Raises: InputError when the file cannot be read or holds something else
        """
        expected = "a settings file with a table [limits]: seconds, memory, characters"
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8")).get(_TABLE, {})
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            got = error.strerror if isinstance(error, OSError) else str(error)
            raise InputError(expected, got=got, where=str(path)) from error
        try:
            return cls.model_validate(table)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(map(str, (_TABLE, *first["loc"])))
            got = f"{name}: {first['msg'].lower()}"
            raise InputError(expected, got=got, where=str(path)) from error
