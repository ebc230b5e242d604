"""What a pair of words is besides their vectors: distances, tree, kinds. Arrays of small floats, one row a pair.

One file, long as it is: words, dates, parties, mentions and titles share positions and trees, and their widths have to
agree with the weights.

Shape: every function says its own; widths are constants, so that weights and features cannot drift apart unseen.
Units: distances are clipped and scaled to about [-1, 1].
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy

from timeline.model.actor import Via
from timeline.model.analysis import Analysis, BlockKind, Sentence
from timeline.model.reading import Party
from timeline.model.span import Span
from timeline.model.time import AnchorKind, Precision, ResolvedTime, TimexType

__all__ = ["PAIR", "PARTY", "SAME", "TIME", "TITLE", "WORD", "Layout", "Position"]

Floats = numpy.ndarray[Any, numpy.dtype[numpy.float32]]
Ints = numpy.ndarray[Any, numpy.dtype[numpy.int64]]

_KINDS = tuple(BlockKind)
_TIMEX = tuple(TimexType)
_ANCHORS = tuple(AnchorKind)
_RELATIONS = ("in", "before", "after", "since", "until", "by", "between", "from", "for", "about")
_GRAINS = {
    **dict.fromkeys((Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY), 0),
    **dict.fromkeys((Precision.WEEKEND, Precision.WEEK, Precision.PART_OF_MONTH, Precision.MONTH), 1),
    **dict.fromkeys((Precision.SEASON, Precision.QUARTER, Precision.HALF, Precision.PART_OF_YEAR, Precision.YEAR), 2),
}
_VIAS = tuple(Via)
_DEPRELS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss",
    "compound", "amod", "appos", "conj", "root", "flat", "parataxis",
)  # fmt: skip
_CASES = ("of", "by", "with", "to", "from", "in", "at", "against", "on", "between", "for", "near", "inside", "into")

PAIR = 14  # of two words: distance and tree
WORD = len(_KINDS) + 6
TIME = len(_TIMEX) + len(_ANCHORS) + len(_RELATIONS) + 3 + 12
PARTY = len(_VIAS) + len(_DEPRELS) + len(_CASES) + 8
SAME = 14
TITLE = PAIR + len(_DEPRELS) + 2

_TIME_BEFORE, _TIME_AFTER = 12, 3  # sentences between a trigger and the words that may date it
_PARTY_BEFORE, _PARTY_AFTER = 2, 1  # and those that may take part
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_NO_PAIRS = (numpy.zeros(0, dtype=numpy.int64), numpy.zeros(0, dtype=numpy.int64))


class Position:
    """Words as numbers: their place in the article, their sentence, their place in the tree."""

    def __init__(self, analysis: Analysis) -> None:
        self.sentences: list[Sentence] = [s for s in analysis.sentences if s.is_parsed]
        self.first: dict[int, int] = {}  # sentence index -> number of its first word in the article
        count = 0
        for sentence in self.sentences:
            self.first[sentence.index] = count
            count += len(sentence.words)
        self.words = count
        self.sentence_of = numpy.zeros(count, dtype=numpy.int64)  # rank among the parsed sentences
        for rank, sentence in enumerate(self.sentences):
            start = self.first[sentence.index]
            self.sentence_of[start : start + len(sentence.words)] = rank
        self._trees: dict[int, tuple[Floats, Floats, Ints]] = {}

    def number(self, sentence: int, word: int) -> int:
        """The number of a word in the article."""
        return self.first[sentence] + word

    def tree(self, rank: int) -> tuple[Floats, Floats, Ints]:
        """Of a sentence: who governs whom [n, n], path lengths [n, n], heads [n]."""
        if rank not in self._trees:
            words = self.sentences[rank].words
            above = numpy.eye(len(words), dtype=numpy.float32)
            heads = numpy.array([word.head for word in words], dtype=numpy.int64)
            step = heads.copy()
            rows = numpy.arange(len(words))
            for _ in range(min(len(words), 24)):  # deeper than any tree of news
                above[rows, step] = 1.0
                following = heads[step]
                if (following == step).all():
                    break
                step = following
            depth = above.sum(axis=1)
            common = above @ above.T
            self._trees[rank] = above, depth[:, None] + depth[None, :] - 2 * common, heads
        return self._trees[rank]


def _one_hot(values: Sequence[int], width: int) -> Floats:
    """A row of zeros and a one each; -1 is all zeros."""
    rows = numpy.zeros((len(values), width), dtype=numpy.float32)
    for row, value in enumerate(values):
        if value >= 0:
            rows[row, value] = 1.0
    return rows


def _index(options: Sequence[object], value: object) -> int:
    return options.index(value) if value in options else -1


class Layout:
    """All features of one article, from its analysis, times and parties."""

    def __init__(
        self, analysis: Analysis, times: Sequence[ResolvedTime], parties: Sequence[Party], published: date | None
    ) -> None:
        self.position = Position(analysis)
        self.published = published
        self._analysis = analysis
        self.times = [(time, word) for time in times if (word := self._word_at(time.start)) is not None]
        self.time_indexes = [i for i, time in enumerate(times) if self._word_at(time.start) is not None]
        self.time_heads = numpy.array([self._head_of_time(time, word) for time, word in self.times], dtype=numpy.int64)
        self.party_heads = numpy.array(
            [self.position.number(party.sentence, party.head) for party in parties], dtype=numpy.int64
        )
        self._parties = parties
        self._shared = self._actors_shared()
        forms = [word.text.lower()[:5] for sentence in self.position.sentences for word in sentence.words]
        numbers = {form: number for number, form in enumerate(dict.fromkeys(forms))}
        self._stems = numpy.array([numbers[form] for form in forms], dtype=numpy.int64)
        self._times_by_sentence: dict[int, list[ResolvedTime]] = {}
        for time, word in self.times:
            self._times_by_sentence.setdefault(int(self.position.sentence_of[word]), []).append(time)
        self._titles: dict[int, Floats] = {}
        self._time_static = self._times_alone()
        self._party_static = self._parties_alone()

    def _word_at(self, offset: int) -> int | None:
        """The number of the word at an offset of the text, or right before it."""
        sentence = self._analysis.sentence_at(offset)
        if sentence is None or not sentence.is_parsed:
            return None
        starts = [word.start for word in sentence.words]
        return self.position.number(sentence.index, max(bisect_right(starts, offset) - 1, 0))

    def numbers(self, span: Span) -> list[int]:
        """The numbers of the words that a span touches. Order: as in the text."""
        sentence = self._analysis.sentence_at(span.start)
        if sentence is None or not sentence.is_parsed:
            return []
        return [self.position.number(sentence.index, word.index) for word in sentence.words_in(span)]

    def _head_of_time(self, time: ResolvedTime, first: int) -> int:
        sentence = self.position.sentences[self.position.sentence_of[first]]
        inside = [word for word in sentence.words if time.start <= word.start < time.end]
        indexes = {word.index for word in inside}
        head = next((w for w in inside if w.is_root or w.head not in indexes), None)
        return first if head is None else self.position.number(sentence.index, head.index)

    def words(self) -> Floats:
        """[words, WORD]: where in the article each stands."""
        sentences = self.position.sentences
        count = max(len(sentences), 1)
        rows = numpy.zeros((len(sentences), WORD), dtype=numpy.float32)
        for rank, sentence in enumerate(sentences):
            rows[rank, _KINDS.index(sentence.kind)] = 1.0
            rest = (
                numpy.log1p(rank) / 4, rank == 0, rank < 3, rank / count,
                self.published is not None, numpy.log1p(count) / 5,
            )  # fmt: skip
            rows[rank, len(_KINDS) :] = rest
        return rows[self.position.sentence_of] if self.position.words else rows[:0]

    def pairs(self, left: Ints, right: Ints) -> Floats:
        """[pairs, PAIR]: distance, order and tree of two words, given by their numbers."""
        sentence = self.position.sentence_of
        apart = sentence[right] - sentence[left]
        here = apart == 0
        gap = right - left
        out = numpy.zeros((len(left), PAIR), dtype=numpy.float32)
        out[:, 0] = here
        out[:, 1] = numpy.clip(apart, -10, 10) / 10
        out[:, 2] = apart == -1
        out[:, 3] = apart == 1
        out[:, 4] = apart < -1
        out[:, 5] = numpy.clip(gap, -30, 30) / 30 * here
        out[:, 6] = (gap < 0) * here
        out[:, 7] = (numpy.abs(gap) <= 3) * here
        for rank in numpy.unique(sentence[left[here]]):
            above, path, heads = self.position.tree(int(rank))
            base = self.position.first[self.position.sentences[rank].index]
            rows = numpy.flatnonzero(here & (sentence[left] == rank))
            x, y = left[rows] - base, right[rows] - base
            out[rows, 8] = above[y, x]  # the right one hangs below the left one
            out[rows, 9] = above[x, y]
            out[rows, 10] = numpy.minimum(path[x, y], 8) / 8
            out[rows, 11] = heads[y] == x
            out[rows, 12] = heads[x] == y
            out[rows, 13] = (path[x, y] == 2) & (heads[x] == heads[y])
        return out

    def near_times(self, triggers: Ints) -> tuple[Ints, Ints]:
        """Which trigger may be dated by which time: rows of triggers, rows of times. Order: by trigger."""
        if not self.times or not len(triggers):
            return _NO_PAIRS
        apart = self._apart(triggers, self.time_heads)
        opens = self._governs(triggers)
        rows, columns = numpy.nonzero(((apart >= -_TIME_BEFORE) & (apart <= _TIME_AFTER)) | (opens > 0))
        return rows, columns

    def near_parties(self, triggers: Ints) -> tuple[Ints, Ints]:
        """Which trigger may have which party: rows of triggers, rows of parties. Order: by trigger."""
        if not len(self._parties) or not len(triggers):
            return _NO_PAIRS
        apart = self._apart(triggers, self.party_heads)
        rows, columns = numpy.nonzero((apart >= -_PARTY_BEFORE) & (apart <= _PARTY_AFTER))
        return rows, columns

    def _apart(self, left: Ints, right: Ints) -> Ints:
        sentence = self.position.sentence_of
        return sentence[right][None, :] - sentence[left][:, None]

    def dates(self, triggers: Ints, rows: Ints, columns: Ints) -> Floats:
        """[pairs, PAIR + TIME] of the pairs that :meth:`near_times` gives."""
        out = numpy.zeros((len(rows), PAIR + TIME), dtype=numpy.float32)
        if not len(rows):
            return out
        out[:, :PAIR] = self.pairs(triggers[rows], self.time_heads[columns])
        out[:, PAIR:-2] = self._time_static[columns]
        apart = self._apart(triggers, self.time_heads)
        gaps = numpy.abs(triggers[:, None] - self.time_heads[None, :]).astype(float)
        gaps[apart != 0] = numpy.inf
        nearest = (gaps == gaps.min(axis=1, keepdims=True)) & numpy.isfinite(gaps)
        out[:, -2] = nearest[rows, columns]
        out[:, -1] = self._governs(triggers)[rows, columns]
        return out

    def _governs(self, triggers: Ints) -> Floats:
        """[triggers, times]: whether a time stands in the last heading, or at the last opening of a line, before."""
        opens = numpy.flatnonzero(self._time_static[:, -1] > 0)
        sentence = self.position.sentence_of
        out = numpy.zeros((len(triggers), len(self.times)), dtype=numpy.float32)
        if not len(opens):
            return out
        ranks = sentence[self.time_heads[opens]]
        for row, rank in enumerate(sentence[triggers]):
            before = ranks[ranks <= rank]
            if len(before):
                out[row, opens[ranks == before.max()]] = 1.0
        return out

    def _times_alone(self) -> Floats:
        """[times, TIME - 2]"""
        rows = numpy.zeros((len(self.times), TIME - 2), dtype=numpy.float32)
        for row, (time, word) in enumerate(self.times):
            grain = _GRAINS.get(time.precision, -1)
            hot = (
                _one_hot([_index(_TIMEX, time.type)], len(_TIMEX)),
                _one_hot([_index(_ANCHORS, time.anchor.kind)], len(_ANCHORS)),
                _one_hot([_index(_RELATIONS, time.relation)], len(_RELATIONS)),
                _one_hot([grain], 3),
            )
            rank = int(self.position.sentence_of[word])
            sentence = self.position.sentences[rank]
            at = word - self.position.first[sentence.index]
            alone = sentence.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM)
            is_opening = at <= 2 and (alone or _opens_line(sentence, time))
            published = self.published
            rest = (
                time.is_dated, time.first is None, time.last is None,
                published is not None and time.first is not None and time.first > published,
                published is not None and time.last is not None and time.last < published,
                published is not None and time.first == published == time.last,
                sentence.kind is BlockKind.HEADING, time.approximate, at <= 2, is_opening,
            )  # fmt: skip
            rows[row] = numpy.concatenate([*(part[0] for part in hot), numpy.array(rest, dtype=numpy.float32)])
        return rows

    def parties(self, triggers: Ints, rows: Ints, columns: Ints) -> Floats:
        """[pairs, PAIR + PARTY] of the pairs that :meth:`near_parties` gives."""
        out = numpy.zeros((len(rows), PAIR + PARTY), dtype=numpy.float32)
        if len(rows):
            out[:, :PAIR] = self.pairs(triggers[rows], self.party_heads[columns])
            out[:, PAIR:] = self._party_static[columns]
        return out

    def _parties_alone(self) -> Floats:
        """[parties, PARTY]"""
        rows = numpy.zeros((len(self._parties), PARTY), dtype=numpy.float32)
        for row, party in enumerate(self._parties):
            sentence = self._analysis.sentences[party.sentence]
            head = sentence.words[party.head]
            case = next((c.text.lower() for c in sentence.children(head) if c.relation == "case"), "")
            relation = "root" if head.is_root else head.deprel if head.deprel in _DEPRELS else head.relation
            mention = party.mention
            hot = (
                _one_hot([_index(_VIAS, mention.via) if mention else -1], len(_VIAS)),
                _one_hot([_index(_DEPRELS, relation)], len(_DEPRELS)),
                _one_hot([_index(_CASES, case)], len(_CASES)),
            )
            rest = (
                mention is not None and bool(mention.actors), mention is not None and mention.place is not None,
                mention is not None and len(mention.actors) > 1, head.upos == "PROPN", head.upos == "PRON",
                head.feature("Number") == "Plur", bool(case), party.text[:1].isupper(),
            )  # fmt: skip
            rows[row] = numpy.concatenate([*(part[0] for part in hot), numpy.array(rest, dtype=numpy.float32)])
        return rows

    def near(self, triggers: Ints) -> Floats:
        """[triggers, triggers, 4]: same stem, same sentence, next sentence, distance."""
        sentence = self.position.sentence_of[triggers]
        stems = self._stems[triggers]
        apart = numpy.abs(sentence[:, None] - sentence[None, :])
        columns = (stems[:, None] == stems[None, :], apart == 0, apart == 1, numpy.log1p(apart) / 4)
        return numpy.stack([numpy.asarray(column, dtype=numpy.float32) for column in columns], axis=2)

    def same(self, triggers: Ints, later: Ints, earlier: Ints) -> Floats:
        """[pairs, SAME] of rows of triggers."""
        words = [self.word(int(number)) for number in triggers]
        lemmas = numpy.array([word.lemma.lower() for word in words], dtype=object)
        stems, sentence = self._stems[triggers], self.position.sentence_of[triggers]
        nouns = numpy.array([word.upos in ("NOUN", "PROPN") for word in words], dtype=bool)
        known = numpy.array([self._is_told_as_known(int(number)) for number in triggers], dtype=bool)
        apart = numpy.abs(sentence[later] - sentence[earlier])
        shared = self._shared[sentence[later], sentence[earlier]]
        columns = (
            apart == 0,
            apart == 1,
            numpy.log1p(apart) / 4,
            lemmas[later] == lemmas[earlier],
            stems[later] == stems[earlier],
            nouns[later],
            nouns[earlier],
            numpy.clip(numpy.abs(triggers[later] - triggers[earlier]), 0, 40) / 40,
            shared > 0,
            numpy.minimum(shared, 4) / 4,
            known[later],
            known[earlier],
            sentence[earlier] == 0,
            sentence[earlier] <= 2,
        )
        return numpy.stack([numpy.asarray(column, dtype=numpy.float32) for column in columns], axis=1)

    def _is_told_as_known(self, number: int) -> bool:
        """Whether a noun stands after "the", "this" or a possessive."""
        sentence = self.position.sentences[int(self.position.sentence_of[number])]
        word = sentence.words[number - self.position.first[sentence.index]]
        return any(
            child.deprel == "nmod:poss" or (child.relation == "det" and child.text.lower() in _KNOWN)
            for child in sentence.children(word)
        )

    def _actors_shared(self) -> Ints:
        """[sentences, sentences]: how many actors both name."""
        ranks = {sentence.index: rank for rank, sentence in enumerate(self.position.sentences)}
        ids = {
            (ranks[party.sentence], actor.id)
            for party in self._parties
            if party.mention is not None
            for actor in party.mention.actors
        }
        columns = {name: number for number, name in enumerate(sorted({name for _, name in ids}))}
        names = numpy.zeros((len(ranks), max(len(columns), 1)), dtype=numpy.int64)
        for rank, name in ids:
            names[rank, columns[name]] = 1
        return names @ names.T

    def titles(self, triggers: Ints) -> tuple[Ints, Ints, Floats]:
        """For each word of each trigger's sentence: the row of its trigger, its number, and [pairs, TITLE]."""
        rows: list[Ints] = []
        numbers: list[Ints] = []
        statics: list[Floats] = []
        for which, trigger in enumerate(triggers):
            rank = int(self.position.sentence_of[trigger])
            start = self.position.first[self.position.sentences[rank].index]
            static = self._title_static(rank)
            rows.append(numpy.full(len(static), which))
            numbers.append(numpy.arange(start, start + len(static)))
            statics.append(static)
        if not rows:
            return (*_NO_PAIRS, numpy.zeros((0, TITLE), dtype=numpy.float32))
        row, number = numpy.concatenate(rows), numpy.concatenate(numbers)
        own = (number == triggers[row])[:, None]
        return (
            row,
            number,
            numpy.concatenate(
                [self.pairs(triggers[row], number), numpy.concatenate(statics), own.astype(numpy.float32)], axis=1
            ),
        )

    def _title_static(self, rank: int) -> Floats:
        """[words of a sentence, TITLE - PAIR - 1]"""
        if rank not in self._titles:
            words = self.position.sentences[rank].words
            relations = _one_hot([_index(_DEPRELS, word.deprel) for word in words], len(_DEPRELS))
            times = self._times_by_sentence.get(rank, ())
            dates = [any(time.start <= word.start < time.end for time in times) for word in words]
            self._titles[rank] = numpy.concatenate(
                [relations, numpy.array(dates, dtype=numpy.float32)[:, None]], axis=1
            )
        return self._titles[rank]

    def word(self, number: int) -> Any:
        sentence = self.position.sentences[int(self.position.sentence_of[number])]
        return sentence.words[number - self.position.first[sentence.index]]


def _opens_line(sentence: Sentence, time: ResolvedTime) -> bool:
    """ "Sept. 3, 2021 – Rebels shell the airport", "7:15 p.m.: ...": a date, then a dash or a colon."""
    following = next((word.text for word in sentence.words if word.start >= time.end), "")
    return following in {"–", "—", "-", ":", "|"} or (len(sentence.words) <= 8 and time.end >= sentence.span.end - 1)
