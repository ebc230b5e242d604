"""Trains one pipeline on a corpus made by corpus.py, on numpy's BLAS (nearly twice as fast as thinc's own).

OMP_NUM_THREADS=1 python train.py --corpus CORPUS --output MODEL [--width 96 --depth 4 --hidden 64 --steps 6000]
"""

import argparse
import sys
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

CONFIG = Path(__file__).with_name("config.cfg")

ABOUT = {
    "name": "ud_news",
    "description": "Universal Dependencies trees for English news",
    "license": "CC BY-SA 4.0",
    "sources": [{"name": "UD English EWT"}, {"name": "UD English GUM, open genres"}],
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--corpus", type=Path, required=True)
    arguments.add_argument("--output", type=Path, required=True)
    arguments.add_argument("--width", type=int, default=96)
    arguments.add_argument("--depth", type=int, default=4)
    arguments.add_argument("--hidden", type=int, default=64)
    arguments.add_argument("--pieces", type=int, default=2, help="maxout pieces of the parser's state layer")
    arguments.add_argument("--no-upper", action="store_true", help="the parser's state layer scores actions itself")
    arguments.add_argument("--rate", type=float, default=0.002, help="learning rate")
    arguments.add_argument("--dropout", type=float, default=0.1)
    arguments.add_argument("--start-from", type=Path, help="a trained pipeline of the same sizes to go on from")
    arguments.add_argument("--steps", type=int, default=6000)
    options = arguments.parse_args()
    overrides = {
        "paths.train": str(options.corpus / "train.spacy"),
        "paths.dev": str(options.corpus / "dev.spacy"),
        "variables.width": options.width,
        "variables.depth": options.depth,
        "variables.hidden": options.hidden,
        "variables.pieces": options.pieces,
        "variables.upper": not options.no_upper,
        "training.optimizer.learn_rate": options.rate,
        "training.dropout": options.dropout,
        "training.max_steps": options.steps,
    }
    options.output.mkdir(parents=True, exist_ok=True)
    ops = NumpyOps(use_blis=False)
    set_current_ops(ops)
    config = load_config(CONFIG, overrides=overrides, interpolate=True)
    if options.start_from:
        config["components"] = {name: {"source": str(options.start_from)} for name in config["nlp"]["pipeline"]}
    pipeline = init_nlp(config)
    pipeline.meta.update(ABOUT)
    for _, component in pipeline.pipeline:
        for node in component.model.walk():
            node.ops = ops
    train(pipeline, options.output, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
