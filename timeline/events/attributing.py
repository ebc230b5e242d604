"""Who says so: the party that the reader hears say it, and the word that tells of the saying."""

from timeline.events.casting import named
from timeline.model.analysis import Analysis
from timeline.model.event import Attribution
from timeline.model.reading import Reading

__all__ = ["attribution_of"]

SOURCE = 0.5
LONGEST = 80  # characters of a source's words


def attribution_of(analysis: Analysis, reading: Reading, row: int) -> Attribution | None:
    """The source of what a mention tells, if the text gives one that is probable enough."""
    scores = reading.sources[row]
    if not len(scores) or scores.max() < SOURCE:
        return None
    party = reading.parties[int(scores.argmax())]
    sentence = analysis.sentences[party.sentence]
    head = sentence.words[party.head]
    if any(child.text.lower() == "according" for child in sentence.children(head)):
        cue = "according to"
    else:
        above = sentence.head(head)
        cue = above.text if above.upos == "VERB" else ""
    actors = party.mention.actors if party.mention is not None else ()
    source = actors[0].name if len(actors) == 1 and head.upos in ("PROPN", "PRON") else named(party.text)
    if not actors and head.upos == "PRON":
        return None
    end = min(party.span.end, party.span.start + LONGEST)
    return Attribution(source=source[:LONGEST], cue=cue, start=party.span.start, end=end)
