"""Characters that act instead of showing: on terminals, in spreadsheets, in the order in which a line is read.

C0 (but tab and newline), DEL, C1, line and paragraph separators, and all that Unicode calls Bidi_Control: in a title
from outside they move the cursor, end a row early, or make a line read backwards.
"""

import re

__all__ = ["escaped", "without_controls"]

_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")  # of lines
_OTHERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RAW = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # what JSON leaves as it is


def without_controls(text: str) -> str:
    """Text to show: what ends a line is a newline, every other control is gone.

    >>> without_controls("Talks\\x1b[31m\\u202e in Seoul\\r\\nend")
    'Talks[31m in Seoul\\nend'
    """
    return _OTHERS.sub("", _ENDS.sub("\n", text))


def escaped(document: str) -> str:
    r"""JSON with the same content and no raw control: what it had is written ``\\u009b``."""
    return _RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", document)
