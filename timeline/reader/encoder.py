"""The encoder: word pieces of an article to one vector a word. The one module that runs onnxruntime.

Shape: an article's words in, [words, 384] out, float32.
Speed: one thread; processes share the work (engine.py), threads of one would only wait for each other.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy
import onnxruntime
from tokenizers import Tokenizer

from timeline.model.analysis import Analysis
from timeline.reader.windows import Window, windows_of

__all__ = ["WEIGHTS", "Encoder"]

WEIGHTS = Path(str(files("timeline.reader").joinpath("weights")))

Floats = numpy.ndarray[Any, numpy.dtype[numpy.float32]]


class Encoder:
    """Tokenizer and network; made by :meth:`load`."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self.tokenizer = tokenizer
        self._start: int = tokenizer.token_to_id("[CLS]") or 0
        self._end: int = tokenizer.token_to_id("[SEP]") or 0

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> "Encoder":
        """The encoder of a folder of weights, the shipped one by default; loaded once a process."""
        return _load(folder)

    def vectors(self, analysis: Analysis) -> Floats:
        """One row a word of the parsed sentences, in the order of the text: the mean of its pieces."""
        windows = windows_of(analysis, self.tokenizer, start=self._start, end=self._end)
        if not windows:
            return numpy.zeros((0, 384), dtype=numpy.float32)
        return numpy.concatenate([self._of(window) for window in windows])

    def _of(self, window: Window) -> Floats:
        ids = numpy.array([window.ids], dtype=numpy.int64)
        (states,) = self._session.run(None, {"ids": ids})
        bounds = numpy.array(window.words)
        total = numpy.concatenate([numpy.zeros((1, states.shape[2]), dtype=states.dtype), states[0].cumsum(axis=0)])
        means: Floats = (total[bounds[:, 1]] - total[bounds[:, 0]]) / (bounds[:, 1] - bounds[:, 0])[:, None]
        return means


@cache
def _load(folder: Path) -> Encoder:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # memory is given back between articles of very different length
    options.enable_mem_pattern = False
    session = onnxruntime.InferenceSession(
        folder / "encoder.onnx", sess_options=options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Encoder(session, tokenizer)
