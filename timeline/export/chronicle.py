"""A Markdown chronology: a line an event with footnoted sources; under it its life and what sources disagree on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from timeline.export.wording import date_in_words, day_in_words
from timeline.model.article import Article
from timeline.model.controls import without_controls
from timeline.model.event import Claim, Dispute, MergedEvent, Status
from timeline.model.time import Basis, When

__all__ = ["markdown_text"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_OTHER = "Other"
_FIELDS = {"when": "date", "actors": "responsible", "status": "whether it happened"}


def markdown_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """Years as headings, events in order, undated ones at the end; each claim has its footnote.

    Several storylines are one chronology each, that with most events first; the steps of an event stand under it.
    """
    notes = _Footnotes(articles)
    lines = ["# Chronology", ""]
    stories = _stories(events)
    for name, own in stories.items():
        if len(stories) > 1:
            lines += ["", f"## {_escaped(name)}", ""]
        lines += _years(own, notes, level=2 + (len(stories) > 1))
    lines += ["", *notes.lines()]
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip() + "\n"


def _stories(events: Sequence[MergedEvent]) -> dict[str, list[MergedEvent]]:
    """The events by the name of their storyline; under "Other", last, those of none."""
    found: dict[str, list[MergedEvent]] = {}
    for event in events:
        found.setdefault(event.story.name if event.story else _OTHER, []).append(event)
    return dict(sorted(found.items(), key=lambda item: (item[0] == _OTHER, -len(item[1]), item[0])))


def _years(events: Sequence[MergedEvent], notes: "_Footnotes", level: int) -> list[str]:
    lines: list[str] = []
    heading = None
    inside = {event.id for event in events}
    steps: dict[str, list[MergedEvent]] = {}
    # read from top to bottom: what has an open start stands where it ends, not before everything
    in_reading_order = sorted(events, key=lambda event: event.when.first or event.when.last or date.max)
    for event in in_reading_order:
        if event.part_of in inside:
            steps.setdefault(str(event.part_of), []).append(event)
    for event in in_reading_order:
        if event.part_of in inside:
            continue
        known = event.when.first or event.when.last
        year = str(known.year) if known else "Undated"
        if year != heading:
            lines += ["", f"{'#' * level} {year}", ""]
            heading = year
        lines.append(f"- {_entry(event, notes)}")
        lines += [f"  - {detail}" for detail in _details(event, notes)]
        for step in steps.get(event.id, ()):
            lines.append(f"  - {_entry(step, notes)}")
            lines += [f"    - {detail}" for detail in _details(step, notes)]
    return lines


class _Footnotes:
    """One number an article, in the order in which they are first cited."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._numbers: dict[str, int] = {}

    def marks(self, names: Iterable[str]) -> str:
        return "".join(f"[^{self._numbers.setdefault(name, len(self._numbers) + 1)}]" for name in dict.fromkeys(names))

    def outlet(self, name: str) -> str:
        """Who published an article."""
        known = self._articles.get(name)
        return _escaped((known.source if known else None) or name)

    def lines(self) -> list[str]:
        return [f"[^{number}]: {self._source(name)}" for name, number in self._numbers.items()]

    def _source(self, name: str) -> str:
        article = self._articles.get(name)
        if article is None:
            return _escaped(name)
        day = day_in_words(article.published) if article.published else "no date"
        line = ", ".join(_escaped(part) for part in (article.source or name, article.title or "", day) if part)
        if article.url and re.fullmatch(r"https?://[^\s<>()]+", article.url):
            line += f", <{article.url}>"
        return line


def _entry(event: MergedEvent, notes: _Footnotes) -> str:
    status = "" if event.status is Status.OCCURRED else f" ({event.status.value})"
    source = event.attribution.source if event.attribution and event.sources == 1 else ""
    said = f", according to {_escaped(source)}" if source and source.lower() not in event.title.lower() else ""
    many = f" ({event.sources} independent sources)" if event.sources > 1 else ""
    marks = notes.marks(mention.article for mention in event.mentions)
    # "2024-03-05" where no text says so is only the day of the news, and a reader must see that
    reported = " (day of the report)" if event.when.basis is Basis.PUBLICATION else ""
    return f"**{date_in_words(event.when)}**{reported} {_escaped(event.title)}{said}{status}{many}{marks}"


def _details(event: MergedEvent, notes: _Footnotes) -> Iterator[str]:
    if len(event.history) > 1:
        steps = []
        for entry in event.history:
            article = event.mentions[entry.mention].article
            day = day_in_words(entry.published) if entry.published else "no date"
            steps.append(f"{entry.status.value} ({day}, {notes.outlet(article)}){notes.marks([article])}")
        yield f"As reported: {'; then '.join(steps)}"
    for dispute in event.disputes:
        claims = (_claim(dispute, claim, notes) for claim in dispute.claims)
        yield f"Disputed, {_escaped(_FIELDS.get(dispute.field, dispute.field))}: {'; '.join(claims)}"
    yield from (f"Note: {_escaped(note)}" for note in event.notes)


def _claim(dispute: Dispute, claim: Claim, notes: _Footnotes) -> str:
    outlets = ", ".join(dict.fromkeys(notes.outlet(name) for name in claim.articles))
    return f"{_escaped(_value(dispute.field, claim.value))} ({outlets}){notes.marks(claim.articles)}"


def _value(field: str, value: Any) -> str:
    """What is claimed, in words."""
    if field == "when" and isinstance(value, Mapping):
        bounds = {name: date.fromisoformat(value[name]) if value.get(name) else None for name in ("first", "last")}
        return date_in_words(When(**bounds))
    if isinstance(value, Mapping):
        return str(value.get("name") or next(iter(value.values()), ""))
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(without_controls(text).split()))
