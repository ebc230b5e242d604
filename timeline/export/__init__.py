"""Export: merged events -> other programs' formats, one module per family of formats.

What comes in are merged events and the articles that they quote, what goes out is text or bytes, and one function that
writes a file whole or not at all.  Same input, same bytes.  To add a format: a function in a module here, and a line in
``formats.FORMATS``.
"""

from timeline.export.formats import FORMATS, export_events, render_text
from timeline.export.records import to_records

__all__ = ["FORMATS", "export_events", "render_text", "to_records"]
