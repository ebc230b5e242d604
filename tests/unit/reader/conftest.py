"""What stands in for trained weights: a tokenizer of single letters, and heads of random numbers."""

import string
from collections.abc import Callable, Mapping

import numpy
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer

from timeline.reader import heads

MARKS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """One piece a letter: "raid" is "r", "##a", "##i", "##d"."""
    signs = string.ascii_letters + string.digits + string.punctuation
    pieces = [*MARKS, *signs, *(f"##{sign}" for sign in signs)]
    made = Tokenizer(WordPiece({piece: number for number, piece in enumerate(pieces)}, unk_token="[UNK]"))
    made.pre_tokenizer = BertPreTokenizer()
    return made


@pytest.fixture(scope="session")
def weights() -> Mapping[str, numpy.ndarray]:
    """Small random numbers in the shapes that the heads have."""
    random = numpy.random.default_rng(7)
    return {name: random.normal(0, 0.08, shape).astype(numpy.float32) for name, shape in heads.SHAPES.items()}


@pytest.fixture(scope="session")
def vectors() -> Callable[[int], numpy.ndarray]:
    """Random vectors for so many words, the same ones each time."""

    def some(count: int) -> numpy.ndarray:
        return numpy.random.default_rng(count).normal(0, 1, (count, heads.SIZE)).astype(numpy.float32)

    return some
