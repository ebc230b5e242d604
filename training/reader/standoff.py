"""Annotations without the texts that they are of, and both put together again.

    python training/reader/standoff.py --texts FILE.jsonl[.gz] ... > ANNOTATED.jsonl

Prints the annotations of training/annotations whose texts are among those given, in the shape of training/articles, for
`train.py --annotations`.  A text is found by its id and must be the one that was annotated, to the letter.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["joined", "parted"]

HOME = Path(__file__).parents[1] / "annotations"
_WORDS = ("trigger", "time_text", "actors", "other_mentions")  # what the text says, or is said twice


def parted(article: dict[str, Any], corpus: str, document: str) -> dict[str, Any]:
    """An annotated article without its words: offsets for what the text says, the annotator's words for the rest."""
    return {
        "id": article["id"],
        "corpus": corpus,
        "document": document,
        "published": article["published"],
        "sha256": _digest(article["text"]),
        "events": [_without_words(event) for event in article["events"]],
    }


def _without_words(event: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in event.items() if key not in _WORDS}
    return kept | {"trigger_end": event["trigger_start"] + len(event["trigger"])}


def joined(standoff: dict[str, Any], text: str) -> dict[str, Any]:
    """The annotated article.

    Raises: ValueError when it is another text
    """
    if _digest(text) != standoff["sha256"]:
        raise ValueError(f"{standoff['document']}: expected the text that was annotated, got another one of that id")
    events = [event | {"trigger": text[event["trigger_start"] : event["trigger_end"]]} for event in standoff["events"]]
    return {"id": standoff["id"], "published": standoff["published"], "text": text, "events": events}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["id"], row["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    given = parser.parse_args()
    texts = {id_: text for path in given.texts for id_, text in _texts(path)}
    missing = 0
    for path in sorted(HOME.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            standoff = json.loads(line)
            if (text := texts.get(standoff["document"])) is None:
                missing += 1
                continue
            print(json.dumps(joined(standoff, text), ensure_ascii=False))
    if missing:
        print(f"{missing} texts are not among those given", file=sys.stderr)


if __name__ == "__main__":
    main()
