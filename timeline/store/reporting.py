"""What goes wrong inside of a store, as errors of ours: one line with the file's name and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from timeline.errors import StoreCorruptError, StoreError
from timeline.store.digests import DamagedError

__all__ = ["reported"]

_SOUND = "an undamaged store"
_RESTORE = "restore it from a copy, or build it again from its articles; `timeline verify` names all that is damaged"
_HINTS = {  # words of SQLite's, what to do
    "readonly": "copy it to a folder that can be written",
    "locked": "another process may be writing to it: try again",
    "full": "make room on the disk: nothing was changed",
}


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """SQLite's own errors as ours."""
    try:
        yield
    except DamagedError as error:
        got = f"a damaged one: {error}"
        raise StoreCorruptError(_SOUND, got=got, where=str(path), hint=_RESTORE) from error
    except ValidationError as error:
        got = f"a record that cannot be read ({error.error_count()} errors)"
        raise StoreCorruptError(_SOUND, got=got, where=str(path), hint=_RESTORE) from error
    except sqlite3.OperationalError as error:
        if str(error).startswith("Could not decode"):  # SQLite's own words go on with the whole text
            got = "text that is not UTF-8"
            raise StoreCorruptError(_SOUND, got=got, where=str(path), hint=_RESTORE) from error
        hint = next((hint for words, hint in _HINTS.items() if words in str(error)), _RESTORE)
        raise StoreError("a store that can be read and written", got=str(error), where=str(path), hint=hint) from error
    except sqlite3.DatabaseError as error:
        raise StoreCorruptError(_SOUND, got=str(error), where=str(path), hint=_RESTORE) from error
