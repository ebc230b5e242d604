"""Articles and merged events built by hand, for the tests of what keeps, asks, exports and corrects them."""

from datetime import date

from timeline.model.actor import Actor, ActorKind, Place, Role
from timeline.model.article import Article
from timeline.model.event import (
    ArticleEvents,
    Attribution,
    Claim,
    Dispute,
    Event,
    HistoryEntry,
    Link,
    Mention,
    MergedEvent,
    Status,
    Trigger,
    event_id,
)
from timeline.model.span import Span
from timeline.model.time import Anchor, AnchorKind, Basis, Precision, ResolvedTime, TimexType, When

TEXTS = {
    "gazette-1": (
        "Envoys of Norland and Sudmark will meet in Elmstadt in May 2021. "
        "Norland test-fired two missiles on 4 March 2021, the U.S.-led mission said."
    ),
    "herald-7": (
        "A day after the meeting in Elmstadt, both sides kept silent. "
        'Norland launched missiles on 5 March 2021; =its "war games", it said, go on.'
    ),
    "post-3": "Sudmark's parliament approved sanctions against Norland, date unknown. Talks may follow.",
}
ARTICLES = {
    "gazette-1": Article(
        id="gazette-1",
        text=TEXTS["gazette-1"],
        title="Envoys to meet",
        published=date(2021, 3, 6),
        published_from="stated",
        url="https://gazette.example/1",
        source="The Gazette",
        language="en",
        sha256="ab" * 32,
    ),
    "herald-7": Article(
        id="herald-7",
        text=TEXTS["herald-7"],
        title="Silence, after [talks]",
        published=date(2021, 5, 20),
        source="Herald, Daily",
        url="https://herald.example/7?a=1&b=2",
        warnings=("short text",),
    ),
    "post-3": Article(id="post-3", text=TEXTS["post-3"]),
}
NORLAND = Actor(
    name="Norland",
    id="country:NRL",
    kind=ActorKind.COUNTRY,
    country="NRL",
    sector="GOV",
    role=Role.AGENT,
    text="Norland",
)
SUDMARK = Actor(
    name="Sudmark", id="country:SDM", kind=ActorKind.COUNTRY, country="SDM", role=Role.PARTICIPANT, text="Sudmark's"
)
MISSION = Actor(name="Observer Mission", id="org:mission", kind=ActorKind.ORGANISATION, text="the U.S.-led mission")
ELMSTADT = Place(name="Elmstadt", country="NRL", text="Elmstadt", lat=59.5, lon=-10.25)


def day(text: str, last: str | None = None, **fields: object) -> When:
    """A date stated in full, or the interval between two."""
    first, end = date.fromisoformat(text), date.fromisoformat(last or text)
    return When.model_validate(
        {
            "first": first,
            "last": end,
            "edtf": text if first == end else f"{text}/{last}",
            "precision": Precision.DAY if first == end else Precision.MONTH,
            "basis": Basis.STATED,
            **fields,
        }
    )


def mention(article: str, trigger: str, when: When = When(), **fields: object) -> Mention:
    """The sentence of an article around a trigger; its offsets are looked up, so the proof holds."""
    text = TEXTS[article]
    at = text.index(trigger)
    start = text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0
    end = text.find(". ", at) + 1 or len(text)
    return Mention.model_validate(
        {
            "event": event_id(article, Span(at, at + len(trigger))),
            "article": article,
            "start": start,
            "end": end,
            "quote": text[start:end],
            "trigger": Trigger(start=at, end=at + len(trigger), text=trigger),
            "when": when,
            **fields,
        }
    )


def phrase(article: str, words: str, when: When) -> ResolvedTime:
    """A time expression as it stands in an article."""
    at = TEXTS[article].index(words)
    return ResolvedTime(
        start=at,
        end=at + len(words),
        text=words,
        type=TimexType.DATE,
        value=when.edtf or "",
        first=when.first,
        last=when.last,
        edtf=when.edtf,
        precision=when.precision,
        anchor=Anchor(kind=AnchorKind.STATED),
        rule="full_date",
        explanation=("the phrase says it all",),
    )


def merged(type_: str, title: str, *mentions: Mention, **fields: object) -> MergedEvent:
    """A merged event whose members are its mentions."""
    members = tuple(sorted({one.event for one in mentions}))
    return MergedEvent.model_validate(
        {
            "id": members[0],
            "members": members,
            "type": type_,
            "group": "military" if type_ == "missile_test" else "diplomacy",
            "title": title,
            "when": mentions[0].when,
            "status": mentions[0].status,
            "mentions": mentions,
            "sources": len({one.article for one in mentions}),
            **fields,
        }
    )


MARCH_4, MARCH_5 = day("2021-03-04"), day("2021-03-05")
_FIRED, _LAUNCHED = mention("gazette-1", "test-fired").event, mention("herald-7", "launched").event
TEST = merged(
    "missile_test",
    "Norland test-fires missiles",
    mention("gazette-1", "test-fired", MARCH_4, times=(phrase("gazette-1", "4 March 2021", MARCH_4),)),
    mention("herald-7", "launched", MARCH_5),
    when=day("2021-03-04", "2021-03-05", explanation=("two sources disagree",)),
    actors=(NORLAND, MISSION),
    salience=0.9,
    confidence=0.8,
    plover="THREATEN",
    disputes=(
        Dispute(
            field="when",
            claims=(
                Claim(value={"first": "2021-03-04", "last": "2021-03-04"}, articles=("gazette-1",)),
                Claim(value={"first": "2021-03-05", "last": "2021-03-05"}, articles=("herald-7",)),
            ),
        ),
    ),
    links=(Link(members=(_FIRED, _LAUNCHED), score=0.9, reasons=("same type",)),),
    history=(HistoryEntry(published=date(2021, 3, 6), status=Status.OCCURRED, mention=0),),
)
MEETING = merged(
    "summit",
    'Envoys meet, in Elmstadt; "talks"',
    mention("gazette-1", "will meet", day("2021-05-01", "2021-05-31"), status=Status.PLANNED),
    actors=(NORLAND, SUDMARK),
    place=ELMSTADT,
    salience=0.5,
    attribution=Attribution(source="the ministry", cue="said", start=0, end=6),
)
SANCTIONS = merged(
    "sanctions",
    "=Sanctions against Norland",
    mention("post-3", "approved"),
    actors=(SUDMARK,),
    salience=0.7,
    notes=("check",),
)
EVENTS = [TEST, MEETING, SANCTIONS]


def extracted() -> list[ArticleEvents]:
    """The lines that extraction would have given: each mention an event of its article."""
    lines = []
    for name, article in ARTICLES.items():
        own = tuple(
            Event(
                id=one.event,
                type=event.type,
                group=event.group,
                title=event.title,
                when=one.when,
                status=one.status,
                actors=event.actors,
                place=event.place,
                mentions=(one,),
            )
            for event in EVENTS
            for one in event.mentions
            if one.article == name
        )
        lines.append(ArticleEvents(id=name, published=article.published, events=own))
    return lines


def agreeing() -> list[ArticleEvents]:
    """The same lines where both reports of the test have it on one day, so that merging takes them for one event."""
    lines = extracted()
    for number, line in enumerate(lines):
        if line.id == "herald-7":
            (event,) = line.events
            mention = event.mentions[0].model_copy(update={"when": MARCH_4})
            own = event.model_copy(update={"when": MARCH_4, "mentions": (mention,)})
            lines[number] = line.model_copy(update={"events": (own,)})
    return lines
