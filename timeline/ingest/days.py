"""Publication days as people and pages write them."""

import re
from datetime import date, datetime

from timeline.errors import DateError

__all__ = ["day_in_name", "published_day"]

_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_FORMATS = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%a, %d %b %Y %H:%M:%S %z", "%a, %d %b %Y", "%Y/%m/%d", "%Y%m%d")


def published_day(value: object, where: str) -> date:
    """The local day of a date, or of a time with its own offset.

    Raises: DateError when it is neither
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        text = value.strip()
        try:
            # the day that the writer's own clock showed: "2019-08-21T23:30:00-04:00" is the 21st
            return datetime.fromisoformat(text).date()
        except ValueError:
            pass
        for form in _FORMATS:
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007  (the day as written is what counts)
            except ValueError:
                continue
    raise DateError("a date like 2024-03-15", got=str(value), where=where)


def day_in_name(name: str) -> date | None:
    """The day in a file name or URL: ``2019-08-21-summit.txt``, ``/2019/08/21/`` with slashes turned to dashes."""
    for match in _NAME.finditer(name):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None
