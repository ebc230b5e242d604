"""Time in languages that have a table (timeline/lexicons/<language>/time.toml): one engine for all of them.

What comes in is a table, what goes out are the same Rule values that English has.  To add a language: copy the table
that is nearest to it, replace words and patterns, and write tests/corpus/<language>.toml; no code.  To add a kind of
phrase for all languages: a function in stated.py or counted.py, named in the table below it, and patterns under that name.
"""
