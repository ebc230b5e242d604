"""A zip that opens elsewhere: the store, the page, the sources' texts, and a list of hashes to check them by."""

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from timeline.export.formats import write_whole
from timeline.export.json_documents import jsonl_text, one_line
from timeline.model.article import Article
from timeline.model.event import MergedEvent

__all__ = ["write_bundle"]

_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that zip knows: the same content makes the same bytes


def write_bundle(
    output: Path, store: bytes, page: str, events: Sequence[MergedEvent], articles: Mapping[str, Article]
) -> None:
    """Write store, page, events and articles with their SHA-256 to one zip.

    Raises: OutputError when the file cannot be written
    """
    sources = "".join(one_line(article.model_dump(mode="json")) for _, article in sorted(articles.items()))
    files = {
        "timeline.db": store,
        "timeline.html": page.encode("utf-8", "replace"),
        "events.jsonl": jsonl_text(events, articles).encode("utf-8", "replace"),
        "articles.jsonl": sources.encode("utf-8", "replace"),
    }
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    files["SHA256SUMS"] = sums.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    write_whole(output, out.getvalue())
