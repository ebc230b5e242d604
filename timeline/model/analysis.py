"""What language analysis says of an article: blocks, sentences, words with a Universal Dependencies tree.

The tree is the interface: nothing after this stage knows which parser made it.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache

from timeline.model.span import Span

__all__ = ["Analysis", "Block", "BlockKind", "Dateline", "Sentence", "Word"]


class BlockKind(StrEnum):
    """What a block of lines is in the article."""

    PARAGRAPH = "paragraph"
    HEADLINE = "headline"  # the article's title where it stands in the text
    HEADING = "heading"  # a cross-heading or section title
    CAPTION = "caption"
    CREDIT = "credit"  # photo and agency credits
    LIST_ITEM = "list_item"
    NAVIGATION = "navigation"  # "Jump directly to the content", "Topics", lone numbers, share buttons


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive text of one kind."""

    index: int
    span: Span
    kind: BlockKind


@lru_cache(maxsize=4096)
def _features(text: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in text.split("|") if "=" in pair)


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word of a sentence.

    Source: names and values are those of Universal Dependencies v2 (upos, deprel, feats)
    """

    index: int  # position in its sentence
    start: int  # offsets in the article's text
    end: int
    text: str
    lemma: str
    upos: str
    deprel: str  # with subtype where there is one: "nsubj:pass"
    head: int  # index of the governing word in the sentence; the root governs itself
    feats: str = ""
    relation: str = field(init=False, compare=False, repr=False)  # the dependency relation without its subtype

    def __post_init__(self) -> None:
        object.__setattr__(self, "relation", self.deprel.partition(":")[0])  # rules ask for it ten times a word

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_root(self) -> bool:
        return self.head == self.index

    def is_hyphenated_with(self, following: "Word") -> bool:
        """Whether a hyphen joins it and the word after it, one of the two being that hyphen: "re-elected"."""
        return self.end == following.start and "-" in (self.text, following.text)

    def feature(self, name: str) -> str | None:
        """A morphological feature: ``word.feature("Tense") == "Past"``."""
        return _features(self.feats).get(name)


@dataclass(frozen=True)
class Sentence:
    """A sentence, with words where it was parsed and none where it was not."""

    index: int
    span: Span
    block: int
    kind: BlockKind
    words: tuple[Word, ...] = ()

    @property
    def is_parsed(self) -> bool:
        return bool(self.words)

    @cached_property
    def _children(self) -> tuple[tuple[Word, ...], ...]:
        lists: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                lists[word.head].append(word)
        return tuple(tuple(children) for children in lists)

    @cached_property
    def root(self) -> Word | None:
        return next((word for word in self.words if word.is_root), None)

    def children(self, word: Word) -> tuple[Word, ...]:
        """The words that a word governs directly. Order: as in the text."""
        return self._children[word.index]

    def child(self, word: Word, *deprels: str) -> Word | None:
        """The first dependent with one of these relations; a relation without subtype stands for all its subtypes."""
        for child in self._children[word.index]:
            if child.deprel in deprels or child.relation in deprels:
                return child
        return None

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The governors of a word, nearest first; ends at the root and never loops."""
        seen = 0
        while not word.is_root and seen <= len(self.words):
            word = self.words[word.head]
            seen += 1
            yield word

    def head(self, word: Word) -> Word:
        return self.words[word.head]

    def subtree(self, word: Word) -> list[Word]:
        """A word and all it governs. Order: as in the text."""
        below = self._children[word.index]
        if not below:
            return [word]
        found, stack = [word.index], [*below]
        while stack:
            governor = stack.pop()
            found.append(governor.index)
            stack.extend(self._children[governor.index])
        return [self.words[index] for index in sorted(found)]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_in(self, span: Span) -> list[Word]:
        """The words that touch a span. Order: as in the text."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        found = []
        for word in self.words[first:]:
            if word.start >= span.end:
                break
            if word.end > span.start:
                found.append(word)
        return found

    def head_of(self, span: Span) -> Word | None:
        """The first word of a span whose governor stands outside of it; None if nothing is parsed there."""
        inside = self.words_in(span)
        indexes = {word.index for word in inside}
        return next((word for word in inside if word.is_root or word.head not in indexes), None)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that opens a dispatch: ``SEOUL, Aug. 20 (Yonhap)``. An anchor, not an event."""

    span: Span
    place: Span | None
    date: Span | None
    agency: Span | None


@dataclass(frozen=True)
class Analysis:
    """All of an article's text, cut and (where asked for) parsed. Sentences do not overlap and are in text order."""

    article: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    dateline: Dateline | None = None
    language: str = "en"  # ISO 639-1; only English is parsed

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which an offset falls, or None between sentences."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].span.end:
            return None
        return self.sentences[index]
