"""Bytes to text."""

import pytest

from timeline.errors import ArticleError
from timeline.ingest.encodings import decode

TEXT = "Der Außenminister traf in Zürich ein – “später”, wie es hieß. Kraków, Besançon and Tromsø were named too."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_what_declares_itself_or_is_usual(encoding):
    text = TEXT if encoding != "cp1252" else TEXT.replace("ó", "o").replace("ø", "o")
    assert decode(text.encode(encoding), "here") == text


def test_an_old_cyrillic_page_is_guessed():
    text = "Министр иностранных дел прибыл в Женеву на переговоры, сообщили в понедельник представители делегации. " * 5
    assert "Женеву" in decode(text.encode("iso8859-5"), "here")


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x01\x02\x03\x04\x05\x06\x07\x08" * 50, b"\xff\xfe\x00"],
    ids=["image", "control characters", "half a unit"],
)
def test_what_is_no_text(data):
    with pytest.raises(ArticleError, match="at here"):
        decode(data, "here")


def test_a_stray_control_character_is_kept():
    text = TEXT + "\x07" + TEXT
    assert decode(text.encode(), "here") == text
