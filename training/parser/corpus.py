"""Treebanks -> spaCy's training format: one document per sentence, as the parser meets them at run time.

News looks different from the treebanks in three ways that can be mended here.  Headlines are printed in capitals or in
Title Case and end without a full stop: copies of a few sentences in each of these forms teach that.  The verbs of a
crisis are rare in the treebanks: copies of sentences with such verbs in place of their own teach them
(substitution.py).  And newswires build sentences their own way: composed ones teach that (newswire.py).

    python corpus.py --data TREEBANKS --output CORPUS
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from newswire import compose
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from substitution import with_other_words
from treebank import DEV, TRAIN, Token, read_treebank

SEED = 17
CAPITALS, TITLE_CASE, LOWER_CASE, WITHOUT_STOP = 0.05, 0.04, 0.02, 0.05  # shares of sentences that get such a copy
SHORTEST, LONGEST = 4, 25  # words of a sentence that could be a headline
OTHER_WORDS = 0.35  # share of sentences that get a copy with other verbs and names
ATTRIBUTES = ("ORTH", "SPACY", "POS", "MORPH", "HEAD", "DEP", "SENT_START")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument(
        "--data", type=Path, required=True, help="folder of the treebanks' .conllu or .conllu.gz files"
    )
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--newswire", type=int, default=8000, help="composed sentences to add to the training part")
    options = arguments.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    choice = random.Random(SEED)
    for target, names in (("train", TRAIN), ("dev", DEV)):
        bin_ = DocBin(attrs=ATTRIBUTES)
        for name in names:
            for sentence in read_treebank(options.data, name):
                for variant in _variants(sentence, choice) if target == "train" else (sentence,):
                    bin_.add(document(vocab, variant))
        if target == "train":
            for sentence in compose(options.newswire, SEED):
                bin_.add(document(vocab, sentence))
        bin_.to_disk(options.output / f"{target}.spacy")
        print(f"{target}: {len(bin_)} documents")


def document(vocab: Vocab, sentence: list[Token]) -> Doc:
    """A sentence with its gold analysis."""
    return Doc(
        vocab,
        words=[token.form for token in sentence],
        spaces=[token.space_after for token in sentence],
        pos=[token.upos for token in sentence],
        morphs=[token.feats for token in sentence],
        heads=[index if token.head == 0 else token.head - 1 for index, token in enumerate(sentence)],
        deps=["ROOT" if token.deprel == "root" else token.deprel for token in sentence],
        sent_starts=[True] + [False] * (len(sentence) - 1),
    )


def _variants(sentence: list[Token], choice: random.Random) -> Iterator[list[Token]]:
    yield sentence
    if choice.random() < OTHER_WORDS:
        changed = with_other_words(sentence, choice)
        if changed != sentence:
            yield changed
    if not SHORTEST <= len(sentence) <= LONGEST:
        return
    bare = _without_stop(sentence)
    if choice.random() < CAPITALS:
        yield [replace(token, form=token.form.upper()) for token in bare]
    if choice.random() < TITLE_CASE:
        small = {"ADP", "DET", "CCONJ", "PART"}
        yield [
            token if token.upos in small and index else replace(token, form=token.form[:1].upper() + token.form[1:])
            for index, token in enumerate(bare)
        ]
    if choice.random() < LOWER_CASE:
        yield [replace(token, form=token.form.lower()) for token in sentence]
    if choice.random() < WITHOUT_STOP and bare is not sentence:
        yield bare


def _without_stop(sentence: list[Token]) -> list[Token]:
    last = len(sentence)
    if sentence[-1].form == "." and all(token.head != last for token in sentence):
        return sentence[:-1]
    return sentence


if __name__ == "__main__":
    main()
