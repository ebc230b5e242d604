"""Articles and merged events made from marked sentences, for tests of the page.

A sentence marks its own parts: ``[[phrase]]`` is the time, ``{{word}}`` the trigger.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from timeline.model.actor import Actor, ActorKind, Role
from timeline.model.article import Article
from timeline.model.event import Attribution, Mention, MergedEvent, Status, Trigger, event_id
from timeline.model.span import Span
from timeline.model.time import Anchor, AnchorKind, Basis, Precision, ResolvedTime, TimexType, When

__all__ = ["PEOPLE", "Chronicle", "day", "when"]

_MARKS = re.compile(r"\[\[|\]\]|\{\{|\}\}")
PEOPLE = {
    "Kim Jong Un": ("PRK", ActorKind.PERSON),
    "Donald Trump": ("USA", ActorKind.PERSON),
    "Moon Jae-in": ("KOR", ActorKind.PERSON),
    "Hassan Rouhani": ("IRN", ActorKind.PERSON),
    "Volodymyr Zelensky": ("UKR", ActorKind.PERSON),
    "North Korea": ("PRK", ActorKind.COUNTRY),
    "United States": ("USA", ActorKind.COUNTRY),
    "Iran": ("IRN", ActorKind.COUNTRY),
    "Russia": ("RUS", ActorKind.COUNTRY),
    "Ukraine": ("UKR", ActorKind.COUNTRY),
}


def day(text: str) -> date:
    return date.fromisoformat(text)


def when(first: str | None, last: str | None = None, **more: Any) -> When:
    """A date from ISO days; ``last`` defaults to ``first``, and "" leaves that side open."""
    ends = (day(first) if first else None, day(last) if last else (day(first) if first and last is None else None))
    given = {
        "precision": Precision.DAY if ends[0] == ends[1] else Precision.MONTH,
        "basis": Basis.STATED,
        "edtf": first,
        **more,
    }
    return When(first=ends[0], last=ends[1], **given)


def actor(name: str, role: Role = Role.PARTICIPANT) -> Actor:
    country, kind = PEOPLE.get(name, (None, ActorKind.UNKNOWN))
    return Actor(name=name, kind=kind, country=country, role=role, text=name)


@dataclass
class Chronicle:
    """Articles and the merged events that were found in them."""

    articles: dict[str, Article] = field(default_factory=dict)
    events: list[MergedEvent] = field(default_factory=list)

    def article(
        self, name: str, source: str, published: str | None, url: str | None = None, title: str | None = None
    ) -> None:
        self.articles[name] = Article(
            id=name, text="", source=source, published=day(published) if published else None, url=url, title=title
        )

    def mention(
        self, article: str, sentence: str, at: When, status: Status = Status.OCCURRED, says: str | None = None
    ) -> Mention:
        """Append a sentence to an article and point at it."""
        known = self.articles[article]
        lead = known.text + ("The ministry gave no further comment on the matter. " if not known.text else " ")
        spans, bare = _unmarked(sentence)
        start = len(lead)
        text = lead + bare
        self.articles[article] = known.model_copy(update={"text": text})
        trigger = spans.get("{{") or (0, len(bare.split()[0]))
        times = ()
        if phrase := spans.get("[["):
            times = (_time(bare[slice(*phrase)], start + phrase[0], start + phrase[1], at, known.published),)
        return Mention(
            event=event_id(article, Span(start + trigger[0], start + trigger[1])),
            article=article,
            start=start,
            end=len(text),
            quote=bare,
            trigger=Trigger(start=start + trigger[0], end=start + trigger[1], text=bare[slice(*trigger)]),
            times=times,
            status=status,
            when=at,
            attribution=Attribution(source=says, cue="said", start=start, end=start + len(says)) if says else None,
        )

    def event(
        self, kind: str, group: str, title: str, at: When, *mentions: Mention, actors: tuple[str, ...] = (), **more: Any
    ) -> MergedEvent:
        """Keep an event; the rest of its fields may be given by name."""
        members = tuple(sorted(mention.event for mention in mentions))
        given = {
            "status": mentions[0].status,
            "confidence": 0.8,
            "sources": len({mention.article for mention in mentions}),
            "salience": 0.4,
            **more,
        }
        made = MergedEvent(
            id=members[0],
            members=members,
            type=kind,
            group=group,
            title=title,
            when=at,
            actors=tuple(map(actor, actors)),
            mentions=mentions,
            **given,
        )
        self.events.append(made)
        return made


def _unmarked(sentence: str) -> tuple[dict[str, tuple[int, int]], str]:
    spans: dict[str, tuple[int, int]] = {}
    out, position, opened = [], 0, 0
    for piece in re.split(r"(\[\[|\]\]|\{\{|\}\})", sentence):
        if not _MARKS.fullmatch(piece):
            out.append(piece)
            position += len(piece)
        elif piece in ("[[", "{{"):
            opened = position
        else:
            spans["[[" if piece == "]]" else "{{"] = (opened, position)
    return spans, "".join(out)


def _time(text: str, start: int, end: int, at: When, published: date | None) -> ResolvedTime:
    relative = at.basis is Basis.RELATIVE
    anchor = Anchor(kind=AnchorKind.PUBLICATION, date=published) if relative else Anchor(kind=AnchorKind.STATED)
    return ResolvedTime(
        start=start,
        end=end,
        text=text,
        type=TimexType.DATE,
        value=at.edtf or "XXXX",
        first=at.first,
        last=at.last,
        edtf=at.edtf,
        precision=at.precision,
        approximate=at.approximate,
        anchor=anchor,
        rule="month-without-year" if relative else "full-date",
        explanation=at.explanation or ("read as it stands",),
    )
