"""`render_image` through kaleido and a real Chromium."""

import io

import pypdf
import pytest
from sample_chronicle import sample

from timeline.render import headline, render_image

pytestmark = pytest.mark.browser


def test_pictures_of_the_figure_are_what_they_say(browser):
    pytest.importorskip("kaleido")
    events = sample().events
    assert render_image(events, "png").startswith(b"\x89PNG\r\n\x1a\n")
    drawn = render_image(events, "svg")
    assert b"Trump and Kim meet in Singapore" in drawn
    assert headline(events).encode() in drawn
    assert b"Another title" in render_image(events, "svg", title="Another title")
    assert len(pypdf.PdfReader(io.BytesIO(render_image(events, "pdf"))).pages) == 1
