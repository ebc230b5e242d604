"""A story: chosen events in an author's order, as one page to scroll or to turn, on a screen, in a frame or on paper.

What comes in are a plan, the events and articles that it names, and its pictures as bytes.  The page is whole without
its script, which only turns slides; it loads nothing, and article text stands in it escaped.
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from timeline.errors import InputError, SelectionError
from timeline.model.article import Article
from timeline.model.decision import STAR
from timeline.model.event import MergedEvent, Tier
from timeline.model.story_plan import PlannedSlide, StoryPlan
from timeline.render.marks import MARK_STYLES, Mark, mark_of
from timeline.render.page import app_script, asset, content_policy, font_rules, template
from timeline.render.payload import web_link
from timeline.render.wording import day_words, when_words

__all__ = ["Picture", "plan_of", "render_story"]

MOST = 12  # slides of a story that nobody planned
MOST_QUOTES = 3  # of a footnote
LARGEST = 4_000_000  # bytes of a picture
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file's content, and where it came from."""

    content: bytes = field(repr=False)
    where: str

    def address(self) -> str:
        """It as an address that loads nothing.

        Raises: InputError when it is no picture, or too large to be mailed
        """
        kind = next((kind for start, kind in _KINDS.items() if self.content.startswith(start)), None)
        if self.content[:4] == b"RIFF" and self.content[8:12] == b"WEBP":
            kind = "image/webp"
        if kind is None:
            raise InputError("a picture: PNG, JPEG or WebP", got="a file of another kind", where=self.where)
        if len(self.content) > LARGEST:
            got = f"{len(self.content):,} bytes"
            raise InputError(f"a picture of up to {LARGEST:,} bytes", got=got, where=self.where, hint="make it smaller")
        return f"data:{kind};base64,{base64.b64encode(self.content).decode('ascii')}"


def plan_of(events: Sequence[MergedEvent]) -> StoryPlan | None:
    """A plan that nobody wrote: the starred events; without any, the most salient ones. Order: by day. None of none.

    A note that an analyst left with an event is what there is of own words.
    """
    starred = [event for event in events if STAR in event.tags]
    core = [event for event in events if event.tier is Tier.CORE and event.part_of is None and event.when.is_dated]
    chosen = starred or sorted(core or events, key=lambda event: (-event.salience, event.id))[:MOST]
    if not chosen:
        return None
    slides = [PlannedSlide(event=event.id, words="\n\n".join(event.notes)) for event in sorted(chosen, key=_order)]
    return StoryPlan(slide=tuple(slides))


def _order(event: MergedEvent) -> tuple[date, str]:
    return event.when.first or event.when.last or date.max, event.id


def render_story(
    plan: StoryPlan,
    events: Sequence[MergedEvent],
    articles: Mapping[str, Article],
    *,
    title: str,
    pictures: Mapping[str, Picture] | None = None,
) -> str:
    """The story as one HTML document. Same input, same text.

    ``title`` stands where the plan has none; ``pictures`` are those that the plan names.

    Raises: SelectionError when the plan names an event that is not there; InputError for what is no picture
    """
    known = {member: event for event in events for member in (event.id, *event.members)}
    if missing := next((slide.event for slide in plan.slide if slide.event not in known), None):
        raise SelectionError("the ids of events of this selection", got=missing, hint="`timeline query` lists them")
    told = [known[slide.event] for slide in plan.slide]
    slides = [
        _slide(number, slide, event, articles, (pictures or {}).get(slide.picture or ""))
        for number, (slide, event) in enumerate(zip(plan.slide, told, strict=True), 1)
    ]
    script, faces, style = app_script("slideshow.js"), font_rules(), asset("assets/story.css")
    return template("assets/story.html.j2").render(
        title=(plan.title or title).encode("utf-8", "replace").decode(),
        lead=plan.lead,
        by=plan.by,
        slides=slides,
        marks=_rail(told),
        policy=Markup(content_policy(scripts=(script,), styles=(faces, style))),  # noqa: S704 - words of ours and hashes
        faces=Markup(faces),  # noqa: S704 - vendored, in base64
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own files
    )


def _slide(
    number: int, slide: PlannedSlide, event: MergedEvent, articles: Mapping[str, Article], picture: Picture | None
) -> dict[str, Any]:
    """What the template shows of an event. Its first mention is the one that is quoted."""
    mark = mark_of(event)
    proofs = list(dict.fromkeys((mention.article, mention.quote) for mention in event.mentions))
    outlets = {source for mention in event.mentions if (source := _source(mention.article, articles)["name"])}
    return {
        "number": number,
        "id": event.id,
        "when": when_words(event.when),
        "title": slide.title or event.title,
        "words": [part.strip() for part in slide.words.split("\n\n") if part.strip()],
        "picture": picture.address() if picture else None,
        "alt": slide.alt,
        "credit": slide.credit,
        "state": None if mark in (Mark.DAY, Mark.WITHIN, Mark.THROUGHOUT) else MARK_STYLES[mark].label,
        "quote": event.mentions[0].quote,
        "source": _source(event.mentions[0].article, articles),
        "others": len(outlets) - 1,
        "notes": [{"quote": quote, "source": _source(name, articles)} for name, quote in proofs[:MOST_QUOTES]],
        "more": max(0, len(proofs) - MOST_QUOTES),
        "steps": list(event.when.explanation) or _read_steps(event),
    }


def _read_steps(event: MergedEvent) -> list[str]:
    """How the first time phrase that says something was read."""
    return next(
        (list(time.explanation) for mention in event.mentions for time in mention.times if time.explanation), []
    )


def _source(name: str, articles: Mapping[str, Article]) -> dict[str, str | None]:
    article = articles.get(name)
    if article is None:
        return {"name": name, "day": None, "title": None, "link": None}
    day = day_words(article.published) if article.published else None
    return {
        "name": article.source or article.title or name,
        "day": day,
        "title": article.title,
        "link": web_link(article.url),
    }


def _rail(events: Sequence[MergedEvent]) -> list[float | None]:
    """Where on a line from the first day to the last each event stands. Units: per mille; None where undated"""
    days = [(event.when.first or event.when.last, event.when.last or event.when.first) for event in events]
    middles = [(first.toordinal() + last.toordinal()) / 2 if first and last else None for first, last in days]
    dated = [middle for middle in middles if middle is not None]
    if not dated:
        return middles
    low, span = min(dated), max(dated) - min(dated)
    return [None if middle is None else round(1000 * (middle - low) / span, 1) if span else 500.0 for middle in middles]
