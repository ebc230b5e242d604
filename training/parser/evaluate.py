"""UPOS, UAS and LAS of pipelines on treebanks (gold words and sentences), and words per CPU second, as a table; and the
share of arcs right in news sentences of our own (news_arcs.toml).

OMP_NUM_THREADS=1 python evaluate.py --data TREEBANKS [--treebanks en_ewt-ud-test ...] MODEL...
"""

import argparse
import time
import tomllib
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps
from treebank import DEV, TEST, Token, read_treebank

ARCS = Path(__file__).with_name("news_arcs.toml")
HEADER = "| model | treebank | UPOS | UAS | LAS | words per CPU second |\n| --- | --- | --- | --- | --- | --- |"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("models", type=Path, nargs="+")
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--treebanks", nargs="+", default=[*DEV, *TEST])
    arguments.add_argument("--errors", action="store_true", help="print the news arcs that are wrong")
    options = arguments.parse_args()
    print(HEADER)
    for model in options.models:
        pipeline = load(model)
        for name in options.treebanks:
            upos, uas, las, speed = score(pipeline, list(read_treebank(options.data, name)))
            print(f"| {model} | {name} | {upos:.1f} | {uas:.1f} | {las:.1f} | {speed:.0f} |", flush=True)
        right, wrong = news_arcs(pipeline)
        print(f"| {model} | news arcs | | | {100 * right / (right + len(wrong)):.1f} | |")
        if options.errors:
            print("\n".join(wrong))


def load(model: Path) -> Language:
    """A pipeline on numpy's BLAS, as the package runs it."""
    pipeline = spacy.load(model)
    ops = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        for node in component.model.walk():
            node.ops = ops
    return pipeline


def news_arcs(pipeline: Language) -> tuple[int, list[str]]:
    """How many arcs of news_arcs.toml a pipeline finds, and a line for each that it does not."""
    right, wrong = 0, []
    for sentence in tomllib.loads(ARCS.read_text(encoding="utf-8"))["sentence"]:
        blank = pipeline.make_doc(sentence["text"])
        words, spaces = [token.text for token in blank], [bool(token.whitespace_) for token in blank]
        doc = pipeline(Doc(pipeline.vocab, words, spaces, sent_starts=[True] + [False] * (len(words) - 1)))
        for arc in sentence["arcs"]:
            word, _, rest = arc.partition(" < ")
            governor, _, relation = rest.partition(" : ")
            token = next(token for token in doc if token.text == word)
            found = "ROOT" if token.head is token or token.head.i == token.i else token.head.text
            if (found, token.dep_.lower().partition(":")[0]) == (governor, relation):
                right += 1
            else:
                wrong.append(f"  {arc}, found {found} : {token.dep_} - {sentence['text']}")
    return right, wrong


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
