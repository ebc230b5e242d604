"""The learning curve: lines F1 on articles kept aside, after learning from more and more of the others.

    python training/reader/curve.py --base MINILM --annotations FILE.jsonl --aside IDS.txt [--sizes 40 80 160]

Tells whether more annotated articles of the same kind would help.  Prints one line a size: mean and spread over seeds.
"""

import argparse
import random
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from examples import Stages, examples_of, read_annotations, stages_of
from exporting import export
from learning import Model, Settings, learn
from tokenizers import Tokenizer

from timeline import events
from timeline.lexicons.event_types import shipped_types
from timeline.model.event import Tier
from timeline.reader import Reader

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))
from annotations import annotated
from events import compare, line_of


def lines_f1(folder: Path, stages: Sequence[Stages], data: Path) -> float:
    """Of the lines that the reader of a folder shows."""
    reader, count = Reader.load(folder), Counter[str]()
    gold = {article.id: wanted for article, wanted in annotated(data)}
    for one in stages:
        reading = reader.read(one.analysis, one.times, one.entities, one.article.published)
        found = events.extract_events(one.article, one.analysis, one.times, one.entities, reading, shipped_types())
        compare([line_of(event) for event in found if event.tier is not Tier.MINOR], gold[one.article.id], count)
    return 2 * count["hit"] / max(1, count["shown"] + count["wanted"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--annotations", type=Path, required=True)
    parser.add_argument("--aside", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="*", default=[40, 80, 160, 0], help="0: all")
    parser.add_argument("--seeds", type=int, default=3)
    given = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(given.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    kept = set(given.aside.read_text(encoding="utf-8").split())
    stages = stages_of(read_annotations(given.annotations))
    aside = [one for one in stages if one.article.id in kept]
    types = list(shipped_types())
    whole = examples_of([one for one in stages if one.article.id not in kept], tokenizer, types)
    random.Random(0).shuffle(whole)
    for size in [size or len(whole) for size in given.sizes]:
        found = []
        for seed in range(given.seeds):
            torch.manual_seed(seed)
            model = Model(given.base, Settings())
            learn(model, whole[:size], Settings(), seed=seed, say=lambda _: None)
            with tempfile.TemporaryDirectory() as room:
                export(model, types, given.base, Path(room), {})
                found.append(lines_f1(Path(room), aside, given.annotations))
        spread = statistics.pstdev(found)
        print(f"{size} articles: lines F1 {statistics.mean(found):.3f}, spread {spread:.3f}", flush=True)


if __name__ == "__main__":
    main()
