"""Libraries that are installed only where they are asked for."""

from collections.abc import Iterator
from contextlib import contextmanager

from timeline.errors import EngineError

__all__ = ["needed"]


@contextmanager
def needed(what: str, extra: str) -> Iterator[None]:
    """Imports of what an extra brings.

    Raises: EngineError when a library of it is not installed
    """
    try:
        yield
    except ImportError as error:
        hint = f"pip install 'geopolitical-timeline[{extra}]'"
        raise EngineError(f"the libraries for {what}", got=f"no {error.name}", hint=hint) from error
