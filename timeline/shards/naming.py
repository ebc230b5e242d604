"""What a shard is called: after all that decides what is in it."""

import hashlib
from collections.abc import Iterable, Sequence

from timeline import __version__
from timeline.model.article import Article

__all__ = ["END", "shard_name"]

END = ".parquet"


def shard_name(articles: Iterable[Article], settings: Sequence[str] = ()) -> str:
    """The name of the shard of these articles, extracted with these settings by this version of the package.

    >>> shard_name([]) == shard_name([])
    True
    """
    digest = hashlib.sha256("\x1f".join((__version__, *settings)).encode("utf-8", "surrogatepass"))
    for article in articles:
        # where it was read from says nothing of what is in it
        told = article.model_copy(update={"origin": None}).model_dump_json()
        digest.update(f"\n{len(told)} {told}".encode("utf-8", "surrogatepass"))
    return f"shard-{digest.hexdigest()[:32]}{END}"
