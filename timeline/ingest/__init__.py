"""Reading articles: files, folders and streams -> articles, and a problem for every input that is none.

What comes in are paths, what goes out are :class:`~timeline.model.article.Article` values with the publication day and
the statement that was believed for it.  One bad input never stops the others.  Nothing here looks for dates in prose,
and only files are read: no network.

To add a format: a module with one function, and a line in the table of ``formats.py``.
"""

from timeline.ingest.checking import ArticleCheck, Checked, Totals, check_articles
from timeline.ingest.column_maps import Columns, parse_columns
from timeline.ingest.custody import Inputs, check_inputs
from timeline.ingest.new_folder import make_folder
from timeline.ingest.reading import read_articles

__all__ = [
    "ArticleCheck",
    "Checked",
    "Columns",
    "Inputs",
    "Totals",
    "check_articles",
    "check_inputs",
    "make_folder",
    "parse_columns",
    "read_articles",
]
