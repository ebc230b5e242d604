"""A sentence as the tables spell it, and the way back to its own offsets.

The same word comes composed or decomposed (NFC, NFD), with Arabic-Indic or full-width digits, with or without vowel
signs.  Patterns read one spelling; results point at the text as it stands.
"""

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Folded", "fold"]

# letters that differ by writer and not by word: one for one, so that offsets stay
_SAME = str.maketrans({"ё": "е", "Ё": "Е", "’": "'", "ʼ": "'", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي"})
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
# Arabic vowel signs and stretching, soft hyphens, marks of direction: nothing that is read
_SILENT = re.compile("[\u064b-\u0652\u0670\u0640\u00ad\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_CLUSTER = re.compile(
    "[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|.[\u0300-\u036f\u064b-\u0655\u3099\u309a]*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Folded:
    """The text to be read, and where each of its characters stands in the original."""

    text: str
    starts: tuple[int, ...] | None = None  # None: each character stands where it stood
    ends: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a stretch that is not empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The text in the spelling of the tables. Time is linear in its length.

    >>> fold("٢١ أغسطس").text
    '21 اغسطس'
    """
    if text.isascii():
        return Folded(text)
    if unicodedata.is_normalized("NFC", text) and not _SILENT.search(text):
        return Folded(_spelled(text))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        kept = _SILENT.sub("", unicodedata.normalize("NFC", match.group()))
        letters.append(kept)
        starts.extend([match.start()] * len(kept))
        ends.extend([match.end()] * len(kept))
    return Folded(_spelled("".join(letters)), tuple(starts), tuple(ends))


def _spelled(text: str) -> str:
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.digit(match.group())), text.translate(_SAME))
