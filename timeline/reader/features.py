"""What a pair of words is besides their vectors: distances, tree, kinds. Arrays of small floats, one row a pair.

One file, long as it is: words, dates, parties, mentions and titles share positions and trees, and their widths have to
agree with the weights.

Shape: every function says its own; widths are constants, so that weights and features cannot drift apart unseen.
Units: distances are clipped and scaled to about [-1, 1].
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy

from timeline.model.actor import Via
from timeline.model.analysis import Analysis, BlockKind, Sentence, Word
from timeline.model.reading import Party
from timeline.model.span import Span
from timeline.model.time import AnchorKind, Precision, ResolvedTime, TimexType
from timeline.reader.positions import Floats, Ints, Position, index_in, one_hot

__all__ = ["NEAREST_TIME", "PAIR", "PARTY", "RULING_TIME", "SAME", "TIME", "TITLE", "WORD", "Layout", "Position"]

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

_OBJECTS = frozenset({"obj", "iobj", "obl:agent", "nsubj:pass"})

PAIR = 14  # of two words: distance and tree
WORD = len(_KINDS) + 6
_TIME_ALONE = len(_TIMEX) + len(_ANCHORS) + len(_RELATIONS) + 3 + 10
TIME = _TIME_ALONE + 5
NEAREST_TIME = -5  # column of a date: whether it is the nearest one of its sentence
RULING_TIME = -4  # whether it stands in the heading or the opening of a line that rules here
_TELLING = ("VERB", "NOUN", "PROPN", "ADJ")
_PARTY_ALONE = len(_VIAS) + len(_DEPRELS) + len(_CASES) + 11
_TRIGGER_ALONE = len(_TELLING) + len(_DEPRELS) + 1
_SUBJECTS = 4  # columns of a party: how it stands to the subjects around the trigger
_OTHERS = 6  # columns of a party: what stands between, and whether others are nearer
PARTY = _PARTY_ALONE + _TRIGGER_ALONE + _SUBJECTS + _OTHERS
SAME = 14
TITLE = PAIR + len(_DEPRELS) + 2

_TIME_BEFORE, _TIME_AFTER = 12, 3  # sentences between a trigger and the words that may date it
_PARTY_BEFORE, _PARTY_AFTER = 2, 1  # and those that may take part
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_NO_PAIRS = (numpy.zeros(0, dtype=numpy.int64), numpy.zeros(0, dtype=numpy.int64))


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
        self._lay_trees()
        self._place_parties()
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
        out[:, PAIR : PAIR + _TIME_ALONE] = self._time_static[columns]
        apart = self._apart(triggers, self.time_heads)
        gaps = numpy.abs(triggers[:, None] - self.time_heads[None, :]).astype(float)
        gaps[apart != 0] = numpy.inf
        nearest = (gaps == gaps.min(axis=1, keepdims=True)) & numpy.isfinite(gaps)
        before = self.time_heads[None, :] < triggers[:, None]
        since = before.sum(axis=1, keepdims=True) - 1 - numpy.arange(len(self.times))[None, :]  # times told in between
        dated = before & (self._time_static[:, -10] > 0)[None, :]
        latest = numpy.where(dated, self.time_heads[None, :], -1)
        out[:, NEAREST_TIME] = nearest[rows, columns]
        out[:, RULING_TIME] = self._governs(triggers)[rows, columns]
        out[:, -3] = (before & (since == 0))[rows, columns]
        out[:, -2] = (dated & (latest == latest.max(axis=1, keepdims=True)))[rows, columns]
        out[:, -1] = numpy.clip(since, 0, 6)[rows, columns] / 6
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
        """[times, _TIME_ALONE]"""
        rows = numpy.zeros((len(self.times), _TIME_ALONE), dtype=numpy.float32)
        for row, (time, word) in enumerate(self.times):
            grain = _GRAINS.get(time.precision, -1)
            hot = (
                one_hot([index_in(_TIMEX, time.type)], len(_TIMEX)),
                one_hot([index_in(_ANCHORS, time.anchor.kind)], len(_ANCHORS)),
                one_hot([index_in(_RELATIONS, time.relation)], len(_RELATIONS)),
                one_hot([grain], 3),
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
        if not len(rows):
            return out
        out[:, :PAIR] = self.pairs(triggers[rows], self.party_heads[columns])
        out[:, PAIR : PAIR + _PARTY_ALONE] = self._party_static[columns]
        out[:, PAIR + _PARTY_ALONE : -_SUBJECTS - _OTHERS] = self._triggers_alone(triggers)[rows]
        chains = [self._subjects(int(number)) for number in triggers]
        firsts = numpy.array([chain[0][0] if chain else -1 for chain in chains], dtype=numpy.int64)
        own = numpy.array([bool(chain) and chain[0][1] for chain in chains], dtype=bool)
        seconds = numpy.array([chain[1][0] if len(chain) > 1 else -1 for chain in chains], dtype=numpy.int64)
        roots = self._party_roots[columns]
        is_first = roots == firsts[rows]
        subjects = (
            is_first & own[rows],
            is_first & ~own[rows],
            roots == seconds[rows],
            self._party_governors[columns] == triggers[rows],
        )
        out[:, -_SUBJECTS - _OTHERS : -_OTHERS] = numpy.stack(subjects, axis=1)
        out[:, -_OTHERS:] = self._beside_others(triggers, rows, columns, own)
        return out

    def _beside_others(self, triggers: Ints, rows: Ints, columns: Ints, own: Any) -> Floats:
        """[pairs, 6]: has the trigger a subject and an object of its own; of the parties of its sentence: how many, is
        this the nearest before it, after it, and how many stand in between.
        """
        out = numpy.zeros((len(rows), _OTHERS), dtype=numpy.float32)
        objects = [bool(self.position.governs(int(number), _OBJECTS)) for number in triggers]
        here = self._apart(triggers, self.party_heads) == 0
        before = here & (self.party_heads[None, :] < triggers[:, None])
        after = here & (self.party_heads[None, :] > triggers[:, None])
        from_left = after.cumsum(axis=1)
        from_right = before[:, ::-1].cumsum(axis=1)[:, ::-1]
        out[:, 0] = own[rows]
        out[:, 1] = numpy.array(objects, dtype=bool)[rows]
        out[:, 2] = numpy.minimum(here.sum(axis=1), 8)[rows] / 8
        out[:, 3] = (before & (from_right == 1))[rows, columns]
        out[:, 4] = (after & (from_left == 1))[rows, columns]
        between = numpy.where(before, from_right, numpy.where(after, from_left, 0))
        out[:, 5] = numpy.minimum(between, 6)[rows, columns] / 6
        return out

    def _subjects(self, number: int) -> list[tuple[int, bool]]:
        """The two nearest subjects of a word and of those above it, each with whether it is the word's own."""
        rank = int(self.position.sentence_of[number])
        base, subjects = self._bases[rank], self._subject_of[rank]
        heads = self.position.tree(rank)[2]
        at, found = number - base, []
        for step in range(8):
            if at in subjects and subjects[at] != number - base:
                found.append((base + subjects[at], step == 0))
            if len(found) == 2 or heads[at] == at:
                break
            at = int(heads[at])
        return found

    def _triggers_alone(self, triggers: Ints) -> Floats:
        """[triggers, _TRIGGER_ALONE]"""
        rows = numpy.zeros((len(triggers), _TRIGGER_ALONE), dtype=numpy.float32)
        for row, number in enumerate(triggers):
            word = self.word(int(number))
            rank = int(self.position.sentence_of[number])
            hot = (
                one_hot([index_in(_TELLING, word.upos)], len(_TELLING)),
                one_hot([self._relations[rank][word.index]], len(_DEPRELS)),
            )
            is_passive = word.index in self._passive[rank]
            rows[row] = numpy.concatenate([*(part[0] for part in hot), numpy.array([is_passive], dtype=numpy.float32)])
        return rows

    def _parties_alone(self) -> Floats:
        """[parties, _PARTY_ALONE]; a member of "A, B and C" has the place of the first."""
        rows = numpy.zeros((len(self._parties), _PARTY_ALONE), dtype=numpy.float32)
        keys = [party.key for party in self._parties]
        counts = Counter(keys)
        lead = {key for key, party in zip(keys, self._parties, strict=True) if party.sentence <= 2}
        for row, party in enumerate(self._parties):
            sentence = self._analysis.sentences[party.sentence]
            head = sentence.words[party.head]
            root = _first_of_list(sentence, head)
            case = next((c.text.lower() for c in sentence.children(root) if c.relation == "case"), "")
            relation = "root" if root.is_root else root.deprel if root.deprel in _DEPRELS else root.relation
            mention = party.mention
            hot = (
                one_hot([index_in(_VIAS, mention.via) if mention else -1], len(_VIAS)),
                one_hot([index_in(_DEPRELS, relation)], len(_DEPRELS)),
                one_hot([index_in(_CASES, case)], len(_CASES)),
            )
            rest = (
                mention is not None and bool(mention.actors), mention is not None and mention.place is not None,
                mention is not None and len(mention.actors) > 1, head.upos == "PROPN", head.upos == "PRON",
                head.feature("Number") == "Plur", bool(case), party.text[:1].isupper(),
                root is not head, min(counts[party.key], 8) / 8, party.key in lead,
            )  # fmt: skip
            rows[row] = numpy.concatenate([*(part[0] for part in hot), numpy.array(rest, dtype=numpy.float32)])
        return rows

    def _lay_trees(self) -> None:
        """Of each sentence: the relations of its words as numbers, who is whose subject, and what is passive."""
        self._bases = [self.position.first[sentence.index] for sentence in self.position.sentences]
        self._relations: list[list[int]] = []
        self._subject_of: list[dict[int, int]] = []
        self._passive: list[set[int]] = []
        for sentence in self.position.sentences:
            names = ["root" if word.is_root else word.deprel for word in sentence.words]
            self._relations.append([index_in(_DEPRELS, name) for name in names])
            subjects: dict[int, int] = {}
            passive: set[int] = set()
            for word, name in zip(sentence.words, names, strict=True):
                if name in ("nsubj", "nsubj:pass"):
                    subjects.setdefault(word.head, word.index)
                if name in ("nsubj:pass", "aux:pass"):
                    passive.add(word.head)
            self._subject_of.append(subjects)
            self._passive.append(passive)

    def _place_parties(self) -> None:
        """The first of the list that each party's head is in, and what governs that."""
        roots, governors = [], []
        for party in self._parties:
            sentence = self._analysis.sentences[party.sentence]
            root = _first_of_list(sentence, sentence.words[party.head])
            base = self.position.first[party.sentence]
            roots.append(base + root.index)
            governors.append(-1 if root.is_root else base + root.head)
        self._party_roots = numpy.array(roots, dtype=numpy.int64)
        self._party_governors = numpy.array(governors, dtype=numpy.int64)

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
            relations = one_hot([index_in(_DEPRELS, word.deprel) for word in words], len(_DEPRELS))
            times = self._times_by_sentence.get(rank, ())
            dates = [any(time.start <= word.start < time.end for time in times) for word in words]
            self._titles[rank] = numpy.concatenate(
                [relations, numpy.array(dates, dtype=numpy.float32)[:, None]], axis=1
            )
        return self._titles[rank]

    def word(self, number: int) -> Any:
        sentence = self.position.sentences[int(self.position.sentence_of[number])]
        return sentence.words[number - self.position.first[sentence.index]]


def _first_of_list(sentence: Sentence, word: Word) -> Word:
    """The word, or the first of the list that it is a later member of."""
    for _ in range(6):
        if word.is_root or word.deprel not in ("conj", "appos", "flat"):
            break
        word = sentence.head(word)
    return word


def _opens_line(sentence: Sentence, time: ResolvedTime) -> bool:
    """ "Sept. 3, 2021 – Rebels shell the airport", "7:15 p.m.: ...": a date, then a dash or a colon."""
    following = next((word.text for word in sentence.words if word.start >= time.end), "")
    return following in {"–", "—", "-", ":", "|"} or (len(sentence.words) <= 8 and time.end >= sentence.span.end - 1)
