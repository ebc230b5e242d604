"""The table of word vectors that merging compares triggers and sentences with: one command, no randomness.

    python training/merging/words.py --base MINILM --output timeline/merging/weights/words.npz

MINILM is the folder of all-MiniLM-L6-v2 (training/README.md).  Each whole word of its vocabulary is read alone, the
mean of its last states is brought down to 64 numbers by principal components, and inflections of one base form are
averaged.  Needs torch and safetensors.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).parents[1] / "reader"))
from encoder import Encoder

from timeline.merging.words import base_form

SIZE = 64  # numbers a word, a byte each
LAYERS = 6
SHORTEST = 3  # letters
BATCH = 512


def whole_words(tokenizer: Tokenizer) -> dict[str, int]:
    """The pieces that are words by themselves, with their numbers. Order: alphabetical."""
    return {
        word: number
        for word, number in sorted(tokenizer.get_vocab().items())
        if len(word) >= SHORTEST and word.isascii() and word.isalpha()
    }


@torch.inference_mode()
def states_of(encoder: Encoder, numbers: list[int], start: int, end: int) -> np.ndarray[Any, Any]:
    """The mean state of each word read alone. Shape: [words, 384]"""
    found = []
    for position in range(0, len(numbers), BATCH):
        ids = torch.tensor([[start, number, end] for number in numbers[position : position + BATCH]])
        found.append(encoder(ids).mean(dim=1).numpy())
    return np.concatenate(found)


def reduced(states: np.ndarray[Any, Any], size: int = SIZE) -> np.ndarray[Any, Any]:
    """The states in the directions in which they differ most, at unit length. Shape: [words, size]"""
    centred = states / np.linalg.norm(states, axis=1, keepdims=True)
    centred = centred - centred.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :size]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(size)])  # an axis has no sign of its own
    found = centred @ axes
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def by_base_form(words: list[str], rows: np.ndarray[Any, Any]) -> tuple[list[str], np.ndarray[Any, Any]]:
    """One row for each base form, the mean of its inflections, as signed bytes."""
    members = defaultdict(list)
    for word, row in zip(words, rows, strict=True):
        members[base_form(word)].append(row)
    names = sorted(members)
    means = np.array([np.mean(members[name], axis=0) for name in names])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return names, np.clip(np.round(means * 254), -127, 127).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    given = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(given.base / "tokenizer.json"))
    words = whole_words(tokenizer)
    encoder = Encoder(given.base, LAYERS).eval()
    start, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    names, table = by_base_form(list(words), reduced(states_of(encoder, list(words.values()), start, end)))
    given.output.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.output, words=np.frombuffer("\n".join(names).encode(), dtype=np.uint8), vectors=table)
    print(f"{len(names)} words, {given.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
