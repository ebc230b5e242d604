"""Merging measured: gold mentions against gold clusters and look-alikes, and speed on made-up chronologies.

    python benchmarks/merging.py --data FOLDER            # annotated articles with their clusters
    python benchmarks/merging.py --speed 100000           # events; prints seconds, pairs compared, memory

The folder holds annotated articles (one JSON object a line, with "events") and what is one among them: train.jsonl with
clusters.json ("clusters" of [article, index] and "lookalikes", pairs that must stay apart), else articles.jsonl with
merge.json and merge_extra.json ("hard_negatives").  ``--only IDS.txt`` measures on these articles alone, a line each.
Precision is over pairs of events that are not minor, in articles that the annotation knows.  ``-o`` writes the clusters
as lists of [article, index] for a scorer of one's own.
"""

import argparse
import json
import resource
import time
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from timeline import actors, language
from timeline.merging import merge_events
from timeline.model.actor import Actor, Place, Role
from timeline.model.analysis import Analysis
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Event, Mention, Status, Trigger, event_id
from timeline.model.span import Span
from timeline.model.time import Basis, Precision, When


def gold_lines(
    rows: list[dict[str, Any]],
) -> tuple[list[ArticleEvents], dict[str, Article], dict[str, tuple[str, int]]]:
    """Annotated articles as merging takes them, and which annotation each event id stands for."""
    knowledge = actors.ActorKnowledge.load()
    lines, articles, origin = [], {}, {}
    for row in rows:
        article = Article(
            **{key: row.get(key) or None for key in ("id", "title", "source", "published", "url")}, text=row["text"]
        )
        analysis = language.segment(article)
        events = []
        for index, gold in enumerate(row["events"]):
            event = gold_event(article, analysis, gold, knowledge)
            if event.id not in origin:  # two annotations may share a trigger: one id, the first annotation
                origin[event.id] = (article.id, index)
                events.append(event)
        articles[article.id] = article
        lines.append(
            ArticleEvents(
                id=article.id,
                published=article.published,
                title=article.title,
                source=article.source,
                events=tuple(events),
            )
        )
    return lines, articles, origin


def gold_event(article: Article, analysis: Analysis, gold: dict[str, Any], knowledge: actors.ActorKnowledge) -> Event:
    """An annotated event as extraction would have given it, had it made no mistake."""
    start = gold["trigger_start"]
    trigger = Span(start, start + len(gold["trigger"]))
    sentence = analysis.sentence_at(start)
    span = sentence.span if sentence else trigger
    when = gold_when(gold, article.published)
    name = event_id(article.id, trigger)
    mention = Mention(
        event=name,
        article=article.id,
        start=span.start,
        end=span.end,
        quote=span.of(article.text),
        trigger=Trigger(start=trigger.start, end=trigger.end, text=gold["trigger"]),
        status=Status(gold["status"]),
        when=when,
    )
    roles = gold.get("roles") or [{"name": text, "role": "participant"} for text in gold["actors"]]
    named = [_actor(one["name"], Role(one["role"]), knowledge, article.published) for one in roles]
    country = _country(gold["place"], knowledge) if gold["place"] else None
    place = Place(name=gold["place"], text=gold["place"], country=country) if gold["place"] else None
    return Event(
        id=name,
        type=gold["type"],
        group="",
        title=gold["trigger"],
        when=when,
        status=Status(gold["status"]),
        actors=tuple(named),
        place=place,
        mentions=(mention,),
    )


def _actor(text: str, role: Role, knowledge: actors.ActorKnowledge, published: date | None) -> Actor:
    known = actors.resolve_actor(text, on=published, knowledge=knowledge)
    if isinstance(known, actors.Unresolved):
        return Actor(name=text, role=role, text=text)
    return Actor(
        name=known.name,
        id=known.id,
        kind=known.kind,
        country=known.country,
        sector=known.sector,
        role=role,
        text=text,
    )


def _country(place: str, knowledge: actors.ActorKnowledge) -> str | None:
    """The country of a place whose whole name is known; of two at once none."""
    known = actors.resolve_actor(place.rpartition(", ")[2], knowledge=knowledge)
    return None if isinstance(known, actors.Unresolved) else known.country


def gold_when(gold: dict[str, Any], published: date | None) -> When:
    """The annotated interval; without words of time it is the day of the news."""
    first, last = (date.fromisoformat(gold[key]) if gold[key] else None for key in ("start", "end"))
    if first is None and last is None:
        return When()
    basis = Basis.STATED if gold.get("time_text") or first != published else Basis.PUBLICATION
    precision = Precision.DAY if first == last else Precision.UNKNOWN
    return When(first=first, last=last, precision=precision, basis=basis)


def clusters_of(merged: list[Any], origin: dict[str, tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """The clusters as annotations, singletons left out."""
    return [sorted(origin[name] for name in event.members) for event in merged if len(event.members) > 1]


def pairs_of(clusters: list[list[tuple[str, int]]]) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    found = {tuple(sorted((tuple(a), tuple(b)))) for cluster in clusters for a, b in combinations(cluster, 2)}
    return {(a, b) for a, b in found if a[0] != b[0]}


def read_clusters(folder: Path) -> tuple[list[list[tuple[str, int]]], list[list[tuple[str, int]]]]:
    """The clusters, and the pairs that must stay apart, of either shape of annotation."""
    if (folder / "clusters.json").exists():
        data = json.loads((folder / "clusters.json").read_text(encoding="utf-8"))
        clusters, apart = data["clusters"], data["lookalikes"]
    else:
        clusters = json.loads((folder / "merge.json").read_text(encoding="utf-8"))
        apart = json.loads((folder / "merge_extra.json").read_text(encoding="utf-8"))["hard_negatives"]
    return [[(name, index) for name, index in one] for one in clusters], [
        [(name, index) for name, index in pair] for pair in apart
    ]


def measure(folder: Path, output: Path | None, only: Path | None) -> None:
    name = "train.jsonl" if (folder / "clusters.json").exists() else "articles.jsonl"
    rows = [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines() if line]
    gold, look_alikes = read_clusters(folder)
    known = {article for cluster in (*gold, *look_alikes) for article, _ in cluster}
    if only:
        known &= set(only.read_text(encoding="utf-8").split())
    lines, articles, origin = gold_lines([row for row in rows if row["id"] in known])
    clusters = clusters_of(merge_events(lines, articles), origin)
    gold = [[one for one in cluster if one[0] in known] for cluster in gold]
    wanted, found = pairs_of(gold), pairs_of(clusters)
    apart = {pair for pair in pairs_of(look_alikes) if {name for name, _ in pair} <= known}
    salience = {row["id"]: [event["salience"] for event in row["events"]] for row in rows}
    judged = {
        pair for pair in found if pair in wanted or all(salience[article][index] != "minor" for article, index in pair)
    }
    whole = sum(any(set(cluster) <= set(other) for other in clusters) for cluster in gold if len(cluster) > 1)
    right = len(wanted & found)
    print(f"annotated clusters found whole   {whole} of {sum(len(cluster) > 1 for cluster in gold)}")
    print(f"pairs: recall                    {right} of {len(wanted)}")
    print(f"pairs: precision (without minor) {right} of {len(judged)}")
    print(f"pairs: F1                        {2 * right / max(len(wanted) + len(judged), 1):.3f}")
    print(f"look-alike pairs merged          {len(apart & found)} of {len(apart)}")
    print(f"largest cluster                  {max((len(one) for one in clusters), default=1)}")
    if output:
        output.write_text(json.dumps(clusters))


def made_up(count: int) -> list[ArticleEvents]:
    """A chronology of ten years: 40 countries, every type of event, each reported one to five times."""
    lines = []
    types = (
        "attack",
        "statement",
        "meeting",
        "agreement",
        "sanctions",
        "protest",
        "missile_test",
        "visit",
        "election",
        "clash",
    )
    day, made = date(2015, 1, 1), 0
    happening = 0
    while made < count:
        happening += 1
        one, other = f"C{happening * 7 % 40:02}", f"C{happening * 11 % 40:02}"
        first = day + timedelta(days=happening * 3650 // max(count // 3, 1) % 3650)
        for report in range(1 + happening % 5):
            article = f"a{happening}-{report}"
            quote = (
                f"{one} and {other} in a {types[happening % 10]} near Town{happening % 300} "
                f"as Name{happening % 997} spoke of Matter{happening % 83}"
            )
            name = event_id(article, Span(0, 5))
            when = When(first=first, last=first, precision=Precision.DAY, basis=Basis.STATED)
            mention = Mention(
                event=name,
                article=article,
                start=0,
                end=len(quote),
                quote=quote,
                trigger=Trigger(start=0, end=5, text=types[happening % 10]),
                when=when,
            )
            people = tuple(Actor(name=c, id=f"country:{c}", country=c, text=c) for c in (one, other))
            event = Event(
                id=name,
                type=types[happening % 10],
                group="",
                title=quote,
                when=when,
                actors=people,
                mentions=(mention,),
                place=Place(name=f"Town{happening % 300}", country=one),
            )
            lines.append(ArticleEvents(id=article, published=first, events=(event,)))
            made += 1
    return lines


def speed(count: int) -> None:
    lines = made_up(count)
    started = time.process_time()
    merged = merge_events(lines)
    spent = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} events -> {len(merged)} in {spent:.1f} s of one core, {memory:.0f} MB at most")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--speed", type=int)
    parser.add_argument("--only", type=Path)
    parser.add_argument("-o", type=Path)
    options = parser.parse_args()
    if options.data:
        measure(options.data, options.o, options.only)
    if options.speed:
        speed(options.speed)


if __name__ == "__main__":
    main()
