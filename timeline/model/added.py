"""The words that an event stands on which an analyst added: where they are in the article as it is now."""

from timeline.model.decision import Decision
from timeline.model.event import Mention, Status, Trigger, event_id
from timeline.model.span import Span
from timeline.model.time import When

__all__ = ["added_mention"]


def added_mention(decision: Decision, article: str, text: str) -> Mention | None:
    """The one mention of an added event; None where its words do not stand in the article any more."""
    start = _quote_start(decision, text)
    if start is None or decision.quote is None or decision.quote_start is None:
        return None
    place = decision.places[0]
    moved = start - decision.quote_start
    span = Span(place.start + moved, place.end + moved)
    return Mention(
        event=event_id(article, Span(place.start, place.end)),
        article=article,
        start=start,
        end=start + len(decision.quote),
        quote=decision.quote,
        trigger=Trigger(start=span.start, end=span.end, text=text[span.start : span.end]),
        status=Status(decision.status or Status.OCCURRED),
        when=decision.when or When(),
    )


def _quote_start(decision: Decision, text: str) -> int | None:
    """Where the quote stands: where it stood, or, in another version of the article, where it first stands now."""
    quote, start = decision.quote, decision.quote_start
    if not quote or start is None:
        return None
    if text.startswith(quote, start):
        return start
    found = text.find(quote)
    return found if found >= 0 else None
