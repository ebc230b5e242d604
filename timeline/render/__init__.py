"""The explorer page, a story's page, a plain Plotly figure, and pictures of it.

What comes in are merged events and the articles that they quote; what goes out is text or bytes: nothing here writes
files, reads a clock or contacts anything.  To change how a state is drawn, edit MARK_STYLES in marks.py (page, figure
and legend follow); to change what the page does, edit the file of assets/ that is named after it.
"""

from timeline.render.figure import figure
from timeline.render.image import render_image
from timeline.render.page import render_html
from timeline.render.story import Picture, plan_of, render_story
from timeline.render.summary import headline

__all__ = ["Picture", "figure", "headline", "plan_of", "render_html", "render_image", "render_story"]
