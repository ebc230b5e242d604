"""All mentions of an article: known names first, then offices, then people it introduces, then what points back."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from timeline.actors.antecedents import with_names
from timeline.actors.groups import group_mentions
from timeline.actors.knowledge import ActorKnowledge
from timeline.actors.names import Name
from timeline.actors.offices import administration_mentions, office_mentions
from timeline.actors.organisations import organisation_mentions
from timeline.actors.people import as_described, introduced_people
from timeline.actors.peoples import people_mentions
from timeline.actors.pronouns import pronoun_mentions
from timeline.actors.references import reference_mentions
from timeline.actors.surnames import surname_mentions
from timeline.lexicons import word_set
from timeline.model.actor import ActorKind, EntityMention, Via
from timeline.model.analysis import Analysis
from timeline.model.span import Span

__all__ = ["find_entities"]

# country names that are also given names: before another capitalised word they name a person
_GIVEN_NAMES = frozenset(
    {"Jordan", "Chad", "Georgia", "Israel", "India", "Kenya", "Paris", "Florence", "Sofia", "Lima", "Cuba"}
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " "})  # as names are listed


def find_entities(analysis: Analysis, knowledge: ActorKnowledge, published: date | None) -> list[EntityMention]:
    """Who and what place each sentence names. Order: as in the text; longest match; none overlap."""
    known = list(as_described(analysis, list(_known(analysis, knowledge, published)), published))
    people = introduced_people(analysis, known, knowledge)
    mentions = _without_overlap(
        [
            *office_mentions(analysis, known, knowledge, published),
            *administration_mentions(analysis, knowledge, published),
            *people_mentions(analysis, known),
            *people,
            *known,
            *organisation_mentions(analysis, known),
        ]
    )
    surnames = surname_mentions(analysis, mentions, knowledge, published)
    mentions = _without_overlap([*surnames, *mentions])  # of a town and a surname that is known, the surname
    mentions = sorted([*mentions, *group_mentions(analysis, mentions)], key=lambda m: m.span.start)
    mentions = sorted(
        [*mentions, *reference_mentions(analysis, mentions, knowledge, published)], key=lambda m: m.span.start
    )
    mentions = sorted([*mentions, *pronoun_mentions(analysis, mentions)], key=lambda m: (m.span.start, m.span.end))
    return list(with_names(mentions))


def _known(analysis: Analysis, knowledge: ActorKnowledge, published: date | None) -> Iterator[EntityMention]:
    text = analysis.text
    lowered = _lowered(text.translate(_PLAIN))
    starts = [sentence.span.start for sentence in analysis.sentences]
    free_from = 0
    for start, end, name in _matches(lowered, text, knowledge, published):
        if start < free_from:
            continue
        index = bisect_right(starts, start) - 1
        if index < 0 or end > analysis.sentences[index].span.end:
            continue
        if name.form in _GIVEN_NAMES and text[end : end + 2].strip()[:1].isupper() and text[end : end + 1] == " ":
            continue
        free_from = end
        actors = (name.actor,) if name.actor else ()
        yield EntityMention(Span(start, end), text[start:end], index, actors, name.place, name.via, _reason(name))


def _lowered(text: str) -> str:
    """The text in lower case, as long as it was: offsets hold."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _matches(
    lowered: str, text: str, knowledge: ActorKnowledge, published: date | None
) -> Iterator[tuple[int, int, Name]]:
    """Every known form on word boundaries with its capital.

    Order: by start, the longest first; of two people of one name, who holds office on the day, else who held one last
    """
    found: list[tuple[int, int, Name]] = []
    for last, form in knowledge.automaton.iter(lowered):
        start, end = last + 1 - len(form), last + 1
        if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum() and text[end - 1] != "."):
            continue
        written = text[start:end]
        if not any(c.isupper() for c in written):
            continue
        plain = written.translate(_PLAIN)
        found.extend(
            (start, end, name)
            for name in knowledge.names[form]
            if ((plain == name.form) if name.exact else _capitalised(plain, name.form))
        )
    return iter(sorted(found, key=lambda match: (match[0], -match[1], _days_out_of_office(match[2], published))))


def _days_out_of_office(name: Name, day: date | None) -> int:
    """How long before a day a person left office; who comes to office only later is meant last."""
    offices = name.actor.offices if name.actor is not None and name.actor.kind is ActorKind.PERSON else ()
    if day is None or not offices:
        return 0
    begun = [office for office in offices if office.first is None or office.first <= day]
    return min((max(0, (day - (office.last or day)).days) for office in begun), default=date.max.toordinal())


def _capitalised(written: str, form: str) -> bool:
    """Whether the capitals of the known form are there; more of them do no harm ("NORTH Korea").

    A body's common nouns may be small: "UN security council", "Foreign ministry".
    """
    first, _, rest = form.partition(" ")
    if rest.rpartition(" ")[2].lower() in word_set("en/actors/names", "bodies.nouns"):
        written, form = written[: len(first)], first
    return all(not known.isupper() or given.isupper() for given, known in zip(written, form, strict=True))


def _reason(name: Name) -> str:
    who = name.actor.name if name.actor else name.place.name if name.place else ""
    return {
        Via.NAME: f"the name of {who}",
        Via.ALIAS: f"another name of {who}",
        Via.DEMONYM: f"of {who}",
        Via.CAPITAL: f"the capital of {who}, for its government or the place itself",
        Via.METONYM: f"the seat of an office of {who}",
    }.get(name.via, who)


def _without_overlap(mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The longest of overlapping mentions, the first given among equals. Order: as in the text."""
    kept: list[EntityMention] = []  # in the order of the text, none overlapping: only the neighbours can be in the way
    for mention in sorted(mentions, key=lambda m: -len(m.span)):
        at = bisect_right(kept, mention.span.start, key=lambda m: m.span.start)
        if not any(mention.span.overlaps(near.span) for near in kept[max(at - 1, 0) : at + 1]):
            kept.insert(at, mention)
    return kept
