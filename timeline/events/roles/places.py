"""Where an event took place."""

from collections.abc import Sequence

from timeline.events.candidate import Candidate
from timeline.events.roles.words import in_class, prepositions
from timeline.model.actor import EntityMention, Place, Via

__all__ = ["place_of"]


def place_of(candidate: Candidate, entities: Sequence[EntityMention]) -> Place | None:
    """Where it took place: the place that hangs on the event or on the verb that carries it."""
    sentence = candidate.sentence
    heads = [candidate.word]
    if candidate.governor is not None and candidate.governor is not candidate.word:
        heads.append(candidate.governor)
    for head in heads:
        for child in sentence.children(head):
            if child.relation not in ("obl", "nmod", "compound", "obj"):
                continue
            allowed = (
                any(in_class(preposition, "prepositions.place") for preposition in prepositions(sentence, child))
                or child.relation == "compound"
                or (child.relation == "obj" and candidate.type == "visit")
            )
            mention = next(
                (m for m in entities if m.place is not None and m.span.start <= child.start < m.span.end), None
            )
            if mention is not None and mention.place is not None and allowed and mention.via is not Via.DEMONYM:
                place = mention.place
                return Place(name=place.name, country=place.country, text=mention.text, lat=place.lat, lon=place.lon)
    return None
