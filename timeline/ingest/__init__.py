"""Reading articles: files, folders and streams -> articles, and a problem for every input that is none.

What comes in are paths, what goes out are :class:`~timeline.model.article.Article` values with the publication day and
the statement that was believed for it.  One bad input never stops the others.  Nothing here looks for dates in prose,
and only files are read: no network.

To add a format: a module with ``read(data: bytes, path: Path) -> Draft``, and its endings in ``reading.READERS``.
"""

from timeline.ingest.custody import Inputs, check_inputs
from timeline.ingest.reading import read_articles

__all__ = ["Inputs", "check_inputs", "read_articles"]
