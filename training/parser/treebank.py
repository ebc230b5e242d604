"""Reading CoNLL-U treebanks: the one place that knows the format and the file names.

Source: https://universaldependencies.org/format.html
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

# What may be learnt from: UD English EWT, and those genres of UD English GUM whose texts are freely licensed.
OPEN_GENRES = (
    "academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage",
)  # fmt: skip
TRAIN = ("en_ewt-ud-train", "en_gum-ud-train")
DEV = ("en_ewt-ud-dev", "en_gum-ud-dev")
TEST = ("en_ewt-ud-test", "en_gum-ud-test", "en_pud-ud-test")


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. ``head`` counts from 1, the root's head is 0; all names are CoNLL-U's."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


def read_treebank(data: Path, name: str) -> Iterator[list[Token]]:
    """The sentences of ``name.conllu`` or ``name.conllu.gz`` in a folder. Order: as in the file.

    Documents of GUM outside of the open genres are passed over.
    """
    wanted = True
    with _opened(data / f"{name}.conllu") as lines:
        rows: list[list[str]] = []
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = GUM_"):
                wanted = line.split("GUM_")[1].startswith(OPEN_GENRES)
            if not line:
                if rows and wanted:
                    yield _tokens(rows)
                rows = []
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
        if rows and wanted:
            yield _tokens(rows)


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8") if path.exists() else gzip.open(f"{path}.gz", "rt", encoding="utf-8")


def _tokens(rows: list[list[str]]) -> list[Token]:
    """Syntactic words only; a contraction's parts have no space between them ("do" + "n't")."""
    tokens: list[Token] = []
    glued: dict[int, bool] = {}  # number of a part -> whether a space follows it
    for row in rows:
        number, spaced = row[0], "SpaceAfter=No" not in row[9]
        if "-" in number:
            first, last = map(int, number.split("-"))
            glued |= dict.fromkeys(range(first, last), False) | {last: spaced}
        elif number.isdigit():
            feats = "" if row[5] == "_" else row[5]
            spaced = glued.get(int(number), spaced)
            tokens.append(Token(row[1], row[2], row[3], feats, int(row[6]), row[7], spaced))
    return tokens
