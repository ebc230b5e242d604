"""iCalendar (RFC 5545): all-day events; what is imprecise, planned or denied says so in its text."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from timeline.export.wording import date_in_words, outlets_of
from timeline.model.article import Article
from timeline.model.event import MergedEvent, Status

__all__ = ["ics_text"]

_STATUS = {
    Status.PLANNED: "TENTATIVE",
    Status.HYPOTHETICAL: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
    Status.DENIED: "CANCELLED",
}
_STAMP = "20000101T000000Z"  # a fixed stamp: the same events make the same bytes


def ics_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """A calendar of the dated events; the same event keeps its UID from export to export."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//geopolitical-timeline//EN", "CALSCALE:GREGORIAN"]
    for event in events:
        if event.when.first is not None or event.when.last is not None:
            lines += _entry(event, articles)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + "\r\n" for line in lines)


def _entry(event: MergedEvent, articles: Mapping[str, Article]) -> list[str]:
    first, last = _days(event)
    end = last + timedelta(days=1) if last < date.max else last  # DTEND is the day after
    words = f"{date_in_words(event.when)} ({event.when.precision.value.replace('_', ' ')})"
    sources = ", ".join(outlets_of(event, articles))
    text = f"{event.mentions[0].quote}\nDate: {words}. Status: {event.status.value}. Sources: {sources}."
    mark = "" if event.status is Status.OCCURRED else f" [{event.status.value}]"
    is_open = event.when.first is None or event.when.last is None
    if is_open:  # a calendar has no day that is open to one side: the words say that this one is
        mark = f" ({date_in_words(event.when)}){mark}"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.id}@timeline",
        f"DTSTAMP:{_STAMP}",
        f"DTSTART;VALUE=DATE:{_day(first)}",
        f"DTEND;VALUE=DATE:{_day(end)}",
        f"SUMMARY:{_escaped(event.title + mark)}",
        f"DESCRIPTION:{_escaped(text)}",
        f"CATEGORIES:{','.join(map(_escaped, [event.type, *([event.story.name] if event.story else [])]))}",
        f"STATUS:{_STATUS.get(event.status, 'TENTATIVE' if is_open else 'CONFIRMED')}",
        "TRANSP:TRANSPARENT",
    ]
    if event.place is not None:
        lines.append(f"LOCATION:{_escaped(event.place.name)}")
        if event.place.lat is not None and event.place.lon is not None:
            lines.append(f"GEO:{event.place.lat};{event.place.lon}")
    return [*lines, "END:VEVENT"]


def _days(event: MergedEvent) -> tuple[date, date]:
    """First and last day; of a half-open date the end that is known stands for both."""
    days = [day for day in (event.when.first, event.when.last) if day is not None]
    return days[0], days[-1]


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    plain = plain.replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")
    return "".join(c for c in plain if c.isprintable() or c == "\t")


def _folded(line: str) -> str:
    """At most 75 octets a line, never inside a character."""
    pieces, current, size = [], "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > 75:
            pieces.append(current)
            current, size = " ", 1
        current += character
        size += width
    return "\r\n".join([*pieces, current])
