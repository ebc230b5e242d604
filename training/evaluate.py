"""UPOS, UAS and LAS of pipelines on treebanks (gold words and sentences), and words per CPU second, as a table.

OMP_NUM_THREADS=1 python evaluate.py --data TREEBANKS [--treebanks en_ewt-ud-test ...] MODEL...
"""

import argparse
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps
from treebank import DEV, TEST, Token, read_treebank

HEADER = "| model | treebank | UPOS | UAS | LAS | words per CPU second |\n| --- | --- | --- | --- | --- | --- |"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("models", type=Path, nargs="+")
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--treebanks", nargs="+", default=[*DEV, *TEST])
    options = arguments.parse_args()
    print(HEADER)
    for model in options.models:
        pipeline = load(model)
        for name in options.treebanks:
            upos, uas, las, speed = score(pipeline, list(read_treebank(options.data, name)))
            print(f"| {model} | {name} | {upos:.1f} | {uas:.1f} | {las:.1f} | {speed:.0f} |", flush=True)


def load(model: Path) -> Language:
    """A pipeline on numpy's BLAS, as the package runs it."""
    pipeline = spacy.load(model)
    ops = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        for node in component.model.walk():
            node.ops = ops
    return pipeline


def score(pipeline: Language, gold: list[list[Token]]) -> tuple[float, float, float, float]:
    """Per cent of words with the right tag, governor, governor and relation; and words per CPU second."""
    docs = [
        Doc(
            pipeline.vocab,
            words=[token.form for token in sentence],
            spaces=[token.space_after for token in sentence],
            sent_starts=[True] + [False] * (len(sentence) - 1),
        )
        for sentence in gold
    ]
    start = time.process_time()
    parsed = list(pipeline.pipe(docs, batch_size=128))
    seconds = time.process_time() - start
    words = upos = uas = las = 0
    for sentence, doc in zip(gold, parsed, strict=True):
        for right, found in zip(sentence, doc, strict=True):
            head = 0 if found.head.i == found.i else found.head.i + 1
            deprel = "root" if found.dep_ == "ROOT" else found.dep_
            words += 1
            upos += found.pos_ == right.upos
            uas += head == right.head
            las += head == right.head and deprel == right.deprel
    return 100 * upos / words, 100 * uas / words, 100 * las / words, words / seconds


if __name__ == "__main__":
    main()
