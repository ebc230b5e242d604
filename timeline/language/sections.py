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
    words, parts = 0, list[set[int]]([set()])
    for sentence in analysis.sentences:
        if words and words + len(sentence.words) > LONGEST:
            parts.append(set())
            words = 0
        parts[-1].add(sentence.index)
        words += len(sentence.words)
    for part in parts:
        own = (s if s.index in part else replace(s, words=()) for s in analysis.sentences)
        yield replace(analysis, sentences=tuple(own))
