"""All formats together: written whole or not at all, the same bytes each time."""

import pytest
from sample_chronology import ARTICLES, EVENTS

from timeline.errors import OutputError, SelectionError
from timeline.export import FORMATS, export_events, render_text
from timeline.export.formats import write_whole


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_events_make_the_same_bytes(tmp_path, name):
    for number in (1, 2):
        export_events(EVENTS, ARTICLES, name, tmp_path / f"{number}")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_no_events_and_unknown_articles_are_fine(tmp_path, name):
    export_events([], {}, name, tmp_path / "none")
    export_events(EVENTS, {}, name, tmp_path / "some")
    assert (tmp_path / "some").stat().st_size >= (tmp_path / "none").stat().st_size


@pytest.mark.parametrize("name", FORMATS)
def test_half_a_character_does_not_stop_an_export(tmp_path, name):
    lone = EVENTS[0].model_copy(update={"title": "half \ud83d of a pair", "accepted": True})
    export_events([lone], ARTICLES, name, tmp_path / "file")
    assert (tmp_path / "file").stat().st_size > 0


def test_a_wrong_format_lists_the_right_ones(tmp_path):
    with pytest.raises(SelectionError, match=r'expected a format, one of csv, json, .*, got "doc"'):
        export_events(EVENTS, ARTICLES, "doc", tmp_path / "file")
    with pytest.raises(SelectionError, match=r'expected a text format, got "xlsx"'):
        render_text(EVENTS, "xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_whole_or_stays(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", fail)
        with pytest.raises(OutputError, match=f'got "No space left on device" - at {path}'):
            write_whole(path, b"new")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
    write_whole(path, b"new")
    assert path.read_text() == "new"


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="expected a place that can be written"):
        write_whole(tmp_path / "file" / "below", b"new")


def test_folders_are_made(tmp_path):
    write_whole(tmp_path / "a" / "b" / "file", b"new")
    assert (tmp_path / "a" / "b" / "file").read_bytes() == b"new"
