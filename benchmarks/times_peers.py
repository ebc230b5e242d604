"""Other readers of dates on the same texts, and what HeidelTime publishes for the corpora that it was measured on.

What comes in are articles; what goes out are the expressions of each and the processor seconds that they took.
"""

import json
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from dateparser.search import search_dates

from timeline import Article

__all__ = ["PUBLISHED", "Found", "Published", "chrono_node", "dateparser_finds", "why_no_chrono"]

Found = list[dict[str, Any]]
UNKNOWN_DAY = date(2000, 1, 1)  # peers cannot do without a day of writing
_SCRIPT = Path(__file__).parent / "chrono.mjs"


class Published(NamedTuple):
    """F1 in percent: of spans, of overlapping spans, of these with the right value."""

    kind: str
    strict: float
    relaxed: float
    value: float


# Source: HeidelTime's wiki, page "EvaluationResults", version 1.8.  On WikiWars the scorer is that of TERN, elsewhere
# that of TempEval-3; by file name.
PUBLISHED = {
    "timebank": Published("news", 84.9, 91.6, 79.2),
    "aquaint": Published("news", 81.0, 91.8, 73.0),
    "platinum": Published("news", 81.3, 90.3, 77.6),
    "wikiwars": Published("narratives", 83.1, 90.3, 80.8),
}


def dateparser_finds(article: Article) -> Found:
    """What `dateparser.search.search_dates` finds, as days."""
    settings: Any = {"RELATIVE_BASE": datetime.combine(article.published or UNKNOWN_DAY, datetime.min.time())}
    found, position = [], 0
    for phrase, moment in search_dates(article.text, languages=["en"], settings=settings) or []:
        start = article.text.find(phrase, position)
        if start >= 0:
            position = start + len(phrase)
            found.append({"start": start, "end": position, "type": "DATE", "value": moment.date().isoformat()})
    return found


def why_no_chrono(folder: Path) -> str | None:
    """Why chrono-node cannot be run from a folder, in one line, or None where it can."""
    if shutil.which("node") is None:
        return "chrono-node is left out: there is no node on the path"
    if not (folder / "node_modules" / "chrono-node").is_dir():
        return (
            f"chrono-node is left out: run `npm install chrono-node` in {folder}, or name another folder with --chrono"
        )
    return None


def chrono_node(articles: Sequence[Article], folder: Path) -> tuple[list[Found], float]:
    """What chrono-node finds in each article, and its processor seconds.

    Raises: subprocess.CalledProcessError when node fails
    """
    lines = "".join(
        json.dumps({"text": article.text, "published": (article.published or UNKNOWN_DAY).isoformat()}) + "\n"
        for article in articles
    )
    done = subprocess.run(
        ["node", str(_SCRIPT), str(folder.resolve())],
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    *found, spent = map(json.loads, done.stdout.splitlines())
    return found, float(spent["seconds"])
