"""Writes what is found in the sample articles to tests/golden/events.txt, one line an event, for people to read.

PYTHONPATH=tests python tests/golden/renew.py     and then look at what moved: git diff tests/golden
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from reading import article as article_of

from timeline import extract_events, language, read_articles
from timeline.model.event import Event, Tier
from timeline.reader.encoder import Encoder

HERE = Path(__file__).parent
FILE = HERE / "events.txt"
ARTICLES = HERE.parents[1] / "data/articles"


def processor() -> str:
    """What the reader's vectors of a sentence look like on this processor, to the last bit."""
    analysis = language.Parser.load().parse(
        language.segment(article_of("Rebels attacked a convoy near Kano on Monday."))
    )
    return hashlib.sha256(Encoder.load().vectors(analysis).tobytes()).hexdigest()[:16]


def listing() -> str:
    """Each article's shown events as they stand in the text: days, status, type, title, actors, place, who says so."""
    return f"# vectors {processor()}\n" + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for article in read_articles([ARTICLES]).values():
        yield f"# {article.id} ({article.published or 'no date'})"
        for event in extract_events(article).events:
            if event.tier is not Tier.MINOR:
                yield _line(event)
        yield ""


def _line(event: Event) -> str:
    actors = ", ".join(f"{actor.name} ({actor.role.value})" for actor in event.actors)
    place = f" @ {event.place.name}" if event.place else ""
    said = f" [{event.attribution.source}]" if event.attribution else ""
    days = event.when.edtf or "undated"
    return f"{days:<24} {event.status.value:<12} {event.type:<19} {event.title} | {actors}{place}{said}"


if __name__ == "__main__":
    FILE.write_text(listing(), encoding="utf-8")
