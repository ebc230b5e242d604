"""The trained reader: what an article's words tell, as scores.

    windows.py   sentences -> windows of word pieces
    encoder.py   windows -> one vector a word (onnxruntime)
    parties.py   who and what a trigger may be linked to
    features.py  what a pair of words is besides its vectors
    heads.py     vectors and features -> logits, the same code in training
    scoring.py   logits -> a Reading

How it is trained: training/README.md.  What becomes of the scores: timeline/events.
"""

from timeline.reader.reading import Reader

__all__ = ["Reader"]
