"""Which of a sentence's counts are an event's."""

from collections.abc import Iterator, Sequence

from timeline.events.quantities.counting import Counted
from timeline.model.analysis import Sentence, Word
from timeline.model.event import Attribution, Quantity
from timeline.model.span import Span

__all__ = ["quantities_of"]


def quantities_of(
    counts: Sequence[Counted], sentence: Sentence, word: Word, type_: str, attribution: Attribution | None
) -> tuple[Quantity, ...]:
    """Those of a sentence's counts that are an event's: of a kind that it has, in the clause of its main word or below.

    Order: as in the text
    """
    reach: set[int] | None = None
    found = []
    for counted in counts:
        if type_ not in counted.types:
            continue
        if reach is None:
            reach = {reached.index for reached in _clause(sentence, word)}
        anchors = sentence.words_in(Span(counted.anchor, counted.anchor + 1))
        if any(anchor.index in reach for anchor in anchors):
            source = attribution.source if attribution is not None else None
            found.append(counted.quantity.model_copy(update={"source": source}))
    return tuple(found)


def _clause(sentence: Sentence, word: Word) -> Iterator[Word]:
    """The words of the clause that a word stands in, with the clauses below it that share its subject."""
    top = word
    for above in sentence.ancestors(word):
        if top.relation in ("ccomp", "parataxis", "root") or (
            top.relation == "conj" and sentence.child(top, "nsubj") is not None
        ):
            break
        top = above
    stack = [top]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(
            child
            for child in sentence.children(current)
            if not (child.relation in ("conj", "parataxis", "ccomp") and sentence.child(child, "nsubj") is not None)
        )
