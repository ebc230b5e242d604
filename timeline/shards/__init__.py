"""Shards: articles with what was extracted from them, as Parquet files in a folder that fsspec can reach.

In:  articles and their events, a folder ("out/shards", "s3://bucket/run").
Out: files that other programs read as they are (DuckDB, pandas, Spark), and the same articles and events again.
Not: extraction, merging.

A shard is named after what it is made of and written whole: it is there complete, or it is not there.  So work that is
done twice, by whatever worker, leaves one shard, and a run that was stopped goes on where it was.
"""

from timeline.shards.folder import Folder, Shard
from timeline.shards.naming import shard_name

__all__ = ["Folder", "Shard", "shard_name"]
