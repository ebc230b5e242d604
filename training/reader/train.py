"""From annotated texts to the reader's weights: one command, seeded.

    python training/reader/train.py --base MINILM --annotations FILE.jsonl ... --output timeline/reader/weights

MINILM is the folder of all-MiniLM-L6-v2 (model.safetensors, config.json, tokenizer.json; its hash is checked).  The
texts of training/articles and training/sentences are always learnt from; ``--annotations`` adds more in the same shape.
``--aside IDS.txt`` names articles, a line each, that are not learnt from.
``--start`` goes on from the ``--state`` of an earlier run.  Needs torch, onnx and safetensors.
"""

import argparse
import hashlib
import json
from pathlib import Path

import torch
from examples import Example, examples_of, read_annotations, stages_of
from exporting import export
from learning import Model, Settings, learn
from sentences import read_sentences
from tokenizers import Tokenizer

from timeline.lexicons.event_types import shipped_types

HOME = Path(__file__).parents[1]
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def examples_in(base: Path, annotations: list[Path], aside: Path | None) -> list[Example]:
    """All that is learnt from: the project's own texts and the given ones, without those kept aside."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    kept = set(aside.read_text(encoding="utf-8").split()) if aside else set()
    texts = read_annotations(*sorted((HOME / "articles").glob("*.jsonl")), *annotations)
    texts = [text for text in texts if text["id"] not in kept] + read_sentences(HOME / "sentences")
    return examples_of(stages_of(texts), tokenizer, list(shipped_types()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--annotations", type=Path, nargs="*", default=[])
    parser.add_argument("--aside", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=Settings.layers)
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--encoder-rate", type=float, default=Settings.encoder_rate)
    parser.add_argument("--heads-rate", type=float, default=Settings.heads_rate)
    parser.add_argument("--state", type=Path, help="where the state of this run goes, for --start")
    parser.add_argument("--start", type=Path, help="a state of an earlier run to go on from")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    found = hashlib.sha256((given.base / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        parser.error(f"expected all-MiniLM-L6-v2 with sha256 {BASE_SHA256}, got {found} in {given.base}")
    settings = Settings()
    settings.layers, settings.epochs = given.layers, given.epochs
    settings.encoder_rate, settings.heads_rate = given.encoder_rate, given.heads_rate
    examples = examples_in(given.base, given.annotations, given.aside)
    torch.manual_seed(given.seed)
    model = Model(given.base, settings)
    if given.start:
        model.load_state_dict(torch.load(given.start, weights_only=True))
    print(f"{len(examples)} texts, {sum(len(e.triggers) for e in examples)} mentions", flush=True)
    learn(model, examples, settings, seed=given.seed, say=lambda line: print(line, flush=True))
    facts = {"layers": settings.layers, "epochs": settings.epochs, "seed": given.seed, "texts": len(examples)}
    export(model, list(shipped_types()), given.base, given.output, facts)
    if given.state:
        torch.save(model.state_dict(), given.state)
    print(json.dumps(facts))


if __name__ == "__main__":
    main()
