"""Parts of a very long article that are read for events one after the other, so that memory stays bounded.

What comes in is a parsed analysis, what goes out are analyses of the same text: in each the sentences of the other
parts have no words.  An article of ordinary length is one part.
"""

from collections.abc import Iterator
from dataclasses import replace

from timeline.model.analysis import Analysis

__all__ = ["LONGEST", "sections"]

LONGEST = 4000  # words of a part; a long feature has that many


def sections(analysis: Analysis) -> Iterator[Analysis]:
    """The parts of an article. Order: as in the text; each parsed sentence is in exactly one."""
    total = sum(len(sentence.words) for sentence in analysis.sentences)
    if total <= LONGEST:
        yield analysis
        return
    blank = [replace(sentence, words=()) for sentence in analysis.sentences]
    for start, end in _ends(analysis):
        own = (*blank[:start], *analysis.sentences[start:end], *blank[end:])
        yield replace(analysis, sentences=own)


def _ends(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """First sentence of each part, and the first after it."""
    start = words = 0
    for sentence in analysis.sentences:
        if words and words + len(sentence.words) > LONGEST:
            yield start, sentence.index
            start, words = sentence.index, 0
        words += len(sentence.words)
    yield start, len(analysis.sentences)
