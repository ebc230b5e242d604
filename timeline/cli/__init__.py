"""The command line: parses, calls the library, prints. Nothing can be done here that the library cannot do.

Data goes to stdout, everything else to stderr.  Exit codes: 0 done (even when nothing was found), 1 some inputs failed
or ``--strict`` met unresolved dates, 2 wrong usage or nothing that could be done.

Heavy modules (spaCy, plotly, trafilatura, pydantic) are imported inside the commands, so that ``--help`` answers at
once; this is the only room where imports inside functions are wanted.
"""

from timeline.cli.app import main

__all__ = ["main"]
