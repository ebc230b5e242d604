"""Reads the annotated sets of articles in tests/corpus/merging: events as extraction would give them, and which are one."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

from timeline.actors import ActorKnowledge, Unresolved, resolve_actor
from timeline.events.quantities import quantities_in
from timeline.model.actor import Actor, Place, Role
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Event, Mention, MergedEvent, Status, Trigger, event_id
from timeline.model.span import Span
from timeline.model.time import Basis, Precision, When

HERE = Path(__file__).parent / "corpus" / "merging"
SETS = sorted(path.stem for path in HERE.glob("*.toml"))
VAGUE = "~"

Pairs = set[tuple[str, str]]


@dataclass(frozen=True)
class Set:
    """Four articles: their events, their texts, and the name of what each event is."""

    lines: list[ArticleEvents]
    articles: dict[str, Article]
    names: dict[str, str]

    def wanted(self) -> Pairs:
        """Events of two articles that are one."""
        sure = [name for name in sorted(self.names) if not self.names[name].endswith(VAGUE)]
        return {pair for pair in combinations(sure, 2) if self.names[pair[0]] == self.names[pair[1]]}

    def wrong(self, merged: list[MergedEvent]) -> Pairs:
        """Events that were joined and are two."""
        return {pair for pair in pairs_of(merged) if len({self.names[name].rstrip(VAGUE) for name in pair}) > 1}


def pairs_of(merged: list[MergedEvent]) -> Pairs:
    return {pair for one in merged for pair in combinations(sorted(one.members), 2)}


@cache
def read_set(name: str) -> Set:
    """The set of a file, by its stem."""
    data = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    lines, articles, names = [], {}, {}
    for row in data["article"]:
        article = Article(id=row["id"], text=row["text"], published=row["published"], source=row["source"])
        read = [_event(article, line) for line in row["events"]]
        names.update({made.id: label for made, label in read})
        articles[article.id] = article
        lines.append(
            ArticleEvents(
                id=article.id,
                published=article.published,
                source=article.source,
                events=tuple(made for made, _ in read),
            )
        )
    return Set(lines, articles, names)


def _event(article: Article, line: str) -> tuple[Event, str]:
    trigger, kind, status, days, parties, place, label = (part.strip() for part in line.split("|"))
    at = article.text.index(trigger)
    name, when = event_id(article.id, Span(at, at + len(trigger))), _when(days)
    start = article.text.rfind(". ", 0, at) + 2 if ". " in article.text[:at] else 0
    end = article.text.find(". ", at) + 1 or len(article.text)
    mention = Mention(
        event=name, article=article.id, start=start, end=end, quote=article.text[start:end], when=when,
        status=Status(status), trigger=Trigger(start=at, end=at + len(trigger), text=trigger),
        quantities=quantities_in(article.text[start:end]),
    )  # fmt: skip
    taking_part = tuple(_actor(part, article) for part in parties.split(";") if parties != "-")
    made = Event(
        id=name, type=kind, group="", title=mention.quote.rstrip("."), when=when, status=Status(status),
        actors=taking_part, place=_place(place), mentions=(mention,),
    )  # fmt: skip
    return made, label


def _when(days: str) -> When:
    if days == "-":
        return When()
    first, _, last = days.partition("..")
    bounds = date.fromisoformat(first), date.fromisoformat(last or first)
    precision = Precision.DAY if not last else Precision.MONTH
    return When(first=bounds[0], last=bounds[1], edtf=days, precision=precision, basis=Basis.STATED)


@cache
def _knowledge() -> ActorKnowledge:
    return ActorKnowledge.load(())


def _actor(part: str, article: Article) -> Actor:
    role, _, name = part.strip().partition(":")
    known = resolve_actor(name, on=article.published, knowledge=_knowledge())
    if isinstance(known, Unresolved):
        return Actor(name=name, text=name, role=Role(role))
    return Actor(name=known.name, id=known.id, kind=known.kind, country=known.country, role=Role(role), text=name)


def _place(name: str) -> Place | None:
    if name == "-":
        return None
    known = resolve_actor(name.rpartition(", ")[2], knowledge=_knowledge())
    return Place(name=name, text=name, country=None if isinstance(known, Unresolved) else known.country)
