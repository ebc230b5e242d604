"""A storyline's name, as an editor would write it over its section: whom it is about, and what.

"North Korea and the United States: nuclear talks"; nothing is named that the articles do not say.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.lexicons import country_names, read_lexicon
from timeline.model.actor import ActorKind, Role
from timeline.model.outline import Outlined
from timeline.storylines.themes import theme_of

__all__ = ["Names", "Pile", "names_of"]

PROMINENT = 0.4  # of the events' weight: a person who is in so many is whom the story is about
SECOND = 0.4  # of the first one's share: who stands beside it in the name
RAISED = 4  # times its share of all that is told
LEAST = 0.12  # of the events' weight: who is named less is not what a story is about
SIDES = 0.6  # of the acts of war: whose they are, and where
UNKNOWN = "Other events"
Who = tuple[str, str]  # a kind, and a country's code or a name


@dataclass(frozen=True, slots=True)
class Names:
    """``lead`` in as few words as possible; ``actors`` the most telling first."""

    name: str
    lead: str
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Pile:
    """How much of all that is told names each country and person."""

    shares: Mapping[Who, float]

    @classmethod
    def of(cls, events: Sequence[Outlined]) -> "Pile":
        return cls(_shares(events, {}))


def names_of(events: Sequence[Outlined], pile: Pile) -> Names:
    """How the storyline of these events is called."""
    shares = _shares(events, _full_names(events))
    scores = {one: share * min(share / pile.shares[one], 2.0) for one, share in shares.items() if share >= LEAST}
    countries, persons, bodies = (_best(kind, scores, shares) for kind in ("country", "person", "body"))
    theme = theme_of(events)
    if not any(_is_telling(one, shares, pile) for one in countries):
        countries = []
    if len(persons) == 1 and shares[persons[0]] >= PROMINENT and not _is_of_states(countries, shares, persons[0]):
        leads = persons
    else:
        leads = countries or persons or bodies
    actors = tuple(_plain(one) for one in sorted(scores, key=lambda one: (-scores[one], one))[:5])
    about = theme.words if theme else ""
    sides = _invasion(events) if theme and theme.is_invasion else None
    if sides:
        aggressor, invaded = sides
        name = f"{_in_text(aggressor)}{_possessive(aggressor)} {about} in {_in_text(invaded)}"
        leads = [invaded]
    else:
        name = ": ".join(filter(None, (" and ".join(map(_in_text, leads)), about))) or UNKNOWN
    return Names(_capital(name), _capital(_in_text(leads[0]) if leads else about or UNKNOWN), actors)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_telling(country: Who, shares: Mapping[Who, float], pile: Pile) -> bool:
    """Whether a country tells this story from others: much of it names it, or far more than of all that is told."""
    return shares[country] >= PROMINENT or (
        shares[country] >= 2 * LEAST and shares[country] >= RAISED * pile.shares[country]
    )


def _is_of_states(countries: Sequence[Who], shares: Mapping[Who, float], person: Who) -> bool:
    """Whether states do in it as much as the person: then he stands for one of them."""
    return len(countries) > 1 or any(shares[one] > 1.5 * shares[person] for one in countries)


def _best(kind: str, scores: Mapping[Who, float], shares: Mapping[Who, float]) -> list[Who]:
    """The one or two of a kind that tell most; the second only where it takes part nearly as often."""
    ranked = sorted((one for one in scores if one[0] == kind), key=lambda one: (-scores[one], one))[:2]
    return [one for one in ranked if shares[one] >= SECOND * shares[ranked[0]]]


def _shares(events: Sequence[Outlined], full: Mapping[str, str]) -> dict[Who, float]:
    """The share of the events' weight that names each country, person and body; ``full`` are names of persons."""
    weights: dict[Who, float] = defaultdict(float)
    whole = 0.0
    for event in sorted(events, key=lambda event: event.id):
        whole += event.salience
        for one in sorted({(kind, full.get(name, name) if kind == "person" else name) for kind, name in _named(event)}):
            weights[one] += event.salience
    return {one: weight / whole for one, weight in weights.items()} if whole else {}


def _full_names(events: Sequence[Outlined]) -> dict[str, str]:
    """The full name of each person; of a surname, where one person of these events has it."""
    names = {actor.name for event in events for actor in event.actors if actor.kind is ActorKind.PERSON}
    having: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        for start in range(1, len(words)):
            having[" ".join(words[start:])].add(name)
    return {name: next(iter(having[name])) if len(having[name]) == 1 else name for name in names}


def _named(event: Outlined) -> set[Who]:
    found: set[Who] = set()
    for actor in event.actors:
        if actor.country in country_names():
            found.add(("country", str(actor.country)))
        if actor.kind is ActorKind.PERSON:
            found.add(("person", actor.name))
        elif actor.kind is ActorKind.ORGANISATION and actor.name[:1].isupper():
            found.add(("body", actor.name))
    if event.place is not None and event.place.country in country_names():
        found.add(("country", str(event.place.country)))
    return found


def _invasion(events: Sequence[Outlined]) -> tuple[Who, Who] | None:
    """Who wages the war, and in which country, where the acts of war leave no doubt."""
    agents: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for event in events:
        if event.type not in ("attack", "clash", "deployment"):
            continue
        agents.update({actor.country for actor in event.actors if actor.role is Role.AGENT and actor.country})
        if event.place is not None and event.place.country:
            places[event.place.country] += 1
    if not agents or not places:
        return None
    (agent, acts), (place, there) = (min(c.items(), key=lambda item: (-item[1], item[0])) for c in (agents, places))
    clear = acts >= SIDES * agents.total() and there >= SIDES * places.total()
    return (("country", agent), ("country", place)) if clear and agent != place else None


def _plain(one: Who) -> str:
    return country_names()[one[1]] if one[0] == "country" else one[1]


def _in_text(one: Who) -> str:
    """A name as it stands in a sentence: "the United States"."""
    article = "the " if one[0] == "country" and one[1] in read_lexicon("en/story_themes")["words"]["the"] else ""
    return article + _plain(one)


def _possessive(one: Who) -> str:
    return "'" if _plain(one).endswith("s") else "'s"
