"""Words and trees by the shipped spaCy pipeline (Universal Dependencies). The one module that imports spaCy."""

import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from spacy.attrs import DEP, HEAD, MORPH, NORM, POS, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_path
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from timeline.language.embedding import remember_embeddings
from timeline.language.lemmas import lemma_of
from timeline.language.tokens import Tokens
from timeline.model.analysis import Analysis, Sentence, Word

__all__ = ["Parser"]

MODEL = "en_ud_news"
ARTICLES_AT_ONCE = 32  # sentences of several articles fill the parser's batches better than those of one
WORDS_AT_ONCE = 1500  # larger batches fall out of the processor cache
_ANNOTATIONS: list[int | str] = [POS, DEP, HEAD, MORPH]
_SHORTENED = {"wo": "will", "ca": "can", "sha": "shall"}  # before "n't"; alone the model takes them for names
_EMBEDDED = (NORM, PREFIX, SUFFIX, SHAPE)  # what the model sees of a word; spaCy would work out nineteen more


class _Prepared(NamedTuple):
    """A sentence as spaCy takes it: its tokens as they stand, as they are read, and where they start in the article."""

    doc: Doc
    forms: list[str]
    read: list[str]
    starts: list[int]


@cache
def _load() -> Language:
    path = Path(str(files("timeline.language").joinpath("weights", MODEL)))
    with warnings.catch_warnings():
        # spaCy warns of minor version differences that its version range already admits
        warnings.simplefilter("ignore")
        pipeline = load_model_from_path(path)
    vocabulary: Any = pipeline.vocab
    getters = vocabulary.lex_attr_getters
    vocabulary.lex_attr_getters = {attribute: getters[attribute] for attribute in _EMBEDDED}
    # thinc's own BLAS is slow at this size: numpy's gives the same trees at nearly twice the speed.  The operations
    # have to be set on every node: setting the current ones before loading does not reach the parser.
    ops = NumpyOps(use_blis=False)
    for name in pipeline.pipe_names:
        for node in _model(pipeline, name).walk():
            node.ops = ops
    remember_embeddings(_model(pipeline, "tok2vec"))
    return pipeline


def _model(pipeline: Language, name: str) -> Any:
    component: Any = pipeline.get_pipe(name)
    return component.model


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController()


def _read(forms: list[str]) -> list[str]:
    """ "wo" of "won't" is "will"."""
    after = [*forms[1:], ""]
    return [
        _SHORTENED.get(form.lower(), form) if follower.lower() in ("n't", "n’t") else form
        for form, follower in zip(forms, after, strict=True)
    ]


class Parser:
    """Adds words with part of speech, lemma, morphology and tree to the sentences of an analysis."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._tokens = Tokens(pipeline.tokenizer)
        self._names: dict[int, str] = {}  # what spaCy's numbers for tags, relations and features stand for

    @classmethod
    def load(cls) -> "Parser":
        """The shipped model, loaded once per process."""
        return cls(_load())

    def parse(self, analysis: Analysis, only: Collection[int] | None = None) -> Analysis:
        """The analysis with words in its sentences, or in those with the given indexes only."""
        wanted = [s for s in analysis.sentences if not s.is_parsed and (only is None or s.index in only)]
        words = self._parsed([(analysis.text, sentence) for sentence in wanted])
        return _with_words(analysis, {s.index: found for s, found in zip(wanted, words, strict=True)})

    def parse_many(self, analyses: Iterable[Analysis]) -> Iterator[Analysis]:
        """Each analysis, fully parsed. Order: as given."""
        waiting = iter(analyses)
        while group := list(islice(waiting, ARTICLES_AT_ONCE)):
            parsed = iter(self._parsed([(analysis.text, s) for analysis in group for s in analysis.sentences]))
            for analysis in group:
                yield _with_words(analysis, {s.index: next(parsed) for s in analysis.sentences})

    def _parsed(self, sentences: Sequence[tuple[str, Sentence]]) -> list[tuple[Word, ...]]:
        # the zone gives back the vocabulary of these sentences: it would grow with every article
        with self._pipeline.memory_zone():
            return self._run([self._prepared(text, sentence) for text, sentence in sentences])

    def _prepared(self, text: str, sentence: Sentence) -> _Prepared:
        """The sentence's tokens as one preset sentence: the parser must not split it again."""
        forms, starts = self._tokens.of(sentence.span.of(text), sentence.span.start)
        first: list[bool | int | None] = [index == 0 for index in range(len(forms))]
        read = _read(forms)
        return _Prepared(Doc(self._pipeline.vocab, words=read, sent_starts=first), forms, read, starts)

    def _run(self, prepared: Sequence[_Prepared]) -> list[tuple[Word, ...]]:
        # sentences of like length together: the parser steps through a batch until its longest is done
        order = sorted(range(len(prepared)), key=lambda index: len(prepared[index].doc))
        results: list[tuple[Word, ...]] = [()] * len(prepared)
        # matrices of this size are multiplied fastest by one thread: two on a busy machine took 2.5 times the CPU
        with _blas().limit(limits=1, user_api="blas"):
            for batch in _batches(order, prepared):
                self._annotate([prepared[index].doc for index in batch])
                for index in batch:
                    results[index] = self._words(prepared[index])
        return results

    def _annotate(self, docs: list[Doc]) -> None:
        for name in self._pipeline.pipe_names:
            component: Any = self._pipeline.get_pipe(name)
            found = _transitions(component, docs) if name == "parser" else component.predict(docs)
            component.set_annotations(docs, found)

    def _words(self, prepared: _Prepared) -> tuple[Word, ...]:
        rows: list[list[Any]] = prepared.doc.to_array(_ANNOTATIONS).astype("int64").tolist()
        name = self._name
        words = []
        for index, (upos, deprel, head, feats) in enumerate(rows):
            form, start, tag = prepared.forms[index], prepared.starts[index], name(upos)
            words.append(
                Word(
                    index=index,
                    start=start,
                    end=start + len(form),
                    text=form,
                    lemma=lemma_of(prepared.read[index], tag),
                    upos=tag,
                    deprel=name(deprel),
                    head=index + head,
                    feats=name(feats),
                )
            )
        return tuple(words)

    def _name(self, number: int) -> str:
        name = self._names.get(number)
        if name is None:
            name = str(self._pipeline.vocab.strings[number % 2**64]) if number else ""
            name = self._names[number] = "root" if name == "ROOT" else name
        return name


def _transitions(parser: Any, docs: list[Doc]) -> Any:
    """The final states of a greedy parse: what ``parser.predict`` returns, in half the time.

    spaCy's own loop multiplies matrices by thinc's BLAS whatever the operations of the model are; stepping from here
    goes through the model's operations, and the trees are the same.
    """
    batch = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    states = [state for state in batch if not state.is_final()]
    while states:
        states = parser.transition_states(states, model.predict(states))
    model.clear_memory()
    return batch


def _batches(order: Sequence[int], prepared: Sequence[_Prepared]) -> Iterator[list[int]]:
    batch: list[int] = []
    size = 0
    for index in order:
        batch.append(index)
        size += len(prepared[index].doc)
        if size >= WORDS_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _with_words(analysis: Analysis, words: dict[int, tuple[Word, ...]]) -> Analysis:
    sentences = tuple(replace(s, words=words[s.index]) if s.index in words else s for s in analysis.sentences)
    return replace(analysis, sentences=sentences)
