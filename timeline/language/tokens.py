"""Words of a sentence by a tokenizer that is asked about each stretch between spaces once, not once per occurrence.

What comes in is a tokenizer and a sentence, what goes out are forms and offsets.  A tokenizer splits at spaces first,
so a stretch gives the same words wherever it stands; white space is no word, for no treebank has it.
"""

from collections.abc import Callable
from typing import Any

__all__ = ["Tokens"]

MOST = 50_000  # stretches; then the table starts afresh, so that memory stays flat over any number of articles


class Tokens:
    """The words of sentences, by ``tokenizer``: a callable from text to tokens with ``text`` and ``idx``."""

    def __init__(self, tokenizer: Callable[[str], Any]) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[tuple[int, str], ...]] = {}

    def of(self, text: str, offset: int) -> tuple[list[str], list[int]]:
        """The forms of a text's words, and where each starts, counted from ``offset``. Order: as in the text."""
        forms, starts = [], []
        for stretch in text.replace("\n", " ").split(" "):
            if stretch:
                for at, form in self._known.get(stretch) or self._split(stretch):
                    forms.append(form)
                    starts.append(offset + at)
            offset += len(stretch) + 1
        return forms, starts

    def _split(self, stretch: str) -> tuple[tuple[int, str], ...]:
        if len(self._known) >= MOST:
            self._known.clear()
        found = tuple((token.idx, token.text) for token in self._tokenizer(stretch) if not token.text.isspace())
        self._known[stretch] = found
        return found
