"""Words and trees by the shipped spaCy pipeline (Universal Dependencies). The one module that imports spaCy."""

import warnings
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_path
from thinc.api import NumpyOps

from timeline.language.lemmas import lemma_of
from timeline.model.analysis import Analysis, Sentence, Word

__all__ = ["Parser"]

MODEL = "en_ud_news"
ARTICLES_AT_ONCE = 16  # sentences of several articles fill the parser's batches better than those of one
DOCS_AT_ONCE = 128


@cache
def _load() -> Language:
    path = Path(str(files("timeline.language").joinpath("weights", MODEL)))
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # spaCy warns of minor version differences that its version range already admits
        pipeline = load_model_from_path(path)
    # thinc's own BLAS is slow at this size: numpy's gives the same trees at nearly twice the speed.  The operations
    # have to be set on every node: setting the current ones before loading does not reach the parser.
    ops = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        for node in component.model.walk():
            node.ops = ops
    return pipeline


class Parser:
    """Adds words with part of speech, lemma, morphology and tree to the sentences of an analysis."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline

    @classmethod
    def load(cls) -> "Parser":
        """The shipped model, loaded once per process."""
        return cls(_load())

    def parse(self, analysis: Analysis, only: Collection[int] | None = None) -> Analysis:
        """The analysis with words in its sentences, or in those with the given indexes only."""
        wanted = [s for s in analysis.sentences if not s.is_parsed and (only is None or s.index in only)]
        return self._with_words(
            analysis, dict(zip((s.index for s in wanted), self._words(analysis.text, wanted), strict=True))
        )

    def parse_many(self, analyses: Iterable[Analysis]) -> Iterator[Analysis]:
        """Each analysis, fully parsed. Order: as given."""
        waiting = iter(analyses)
        while group := list(islice(waiting, ARTICLES_AT_ONCE)):
            prepared = [self._doc(analysis.text, sentence) for analysis in group for sentence in analysis.sentences]
            parsed = iter(self._run(prepared))
            for analysis in group:
                yield self._with_words(analysis, {s.index: next(parsed) for s in analysis.sentences})

    def _words(self, text: str, sentences: list[Sentence]) -> list[tuple[Word, ...]]:
        return self._run([self._doc(text, sentence) for sentence in sentences])

    @staticmethod
    def _with_words(analysis: Analysis, words: dict[int, tuple[Word, ...]]) -> Analysis:
        sentences = tuple(replace(s, words=words[s.index]) if s.index in words else s for s in analysis.sentences)
        return replace(analysis, sentences=sentences)

    def _doc(self, text: str, sentence: Sentence) -> tuple[Doc, list[int]]:
        """The sentence's tokens as one preset sentence, and where each starts in the article."""
        tokens = [token for token in self._pipeline.tokenizer(sentence.span.of(text)) if not token.is_space]
        starts = [sentence.span.start + token.idx for token in tokens]
        words = [token.text for token in tokens]
        spaces = [
            start + len(word) < following
            for start, word, following in zip(starts, words, [*starts[1:], 0], strict=True)
        ]
        doc = Doc(self._pipeline.vocab, words=words, spaces=spaces, sent_starts=[True] + [False] * (len(words) - 1))
        return doc, starts

    def _run(self, prepared: list[tuple[Doc, list[int]]]) -> list[tuple[Word, ...]]:
        # sentences of like length together: a batch is padded to its longest
        order = sorted(range(len(prepared)), key=lambda index: len(prepared[index][0]))
        docs = (prepared[index][0] for index in order)
        results: list[tuple[Word, ...]] = [()] * len(prepared)
        for index, doc in zip(order, self._pipeline.pipe(docs, batch_size=DOCS_AT_ONCE), strict=True):
            results[index] = _words_of(doc, prepared[index][1])
        return results


def _words_of(doc: Doc, starts: list[int]) -> tuple[Word, ...]:
    return tuple(
        Word(
            index=token.i,
            start=start,
            end=start + len(token.text),
            text=token.text,
            lemma=lemma_of(token.text, token.pos_),
            upos=token.pos_,
            deprel="root" if token.dep_ == "ROOT" else token.dep_,
            head=token.head.i,
            feats=str(token.morph),
        )
        for token, start in zip(doc, starts, strict=True)
    )
