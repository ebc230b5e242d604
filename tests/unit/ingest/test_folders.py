"""Folders as people have them: other kinds of files, links, pipes, saved pages with their pictures, names of all kinds."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from unit.ingest.reading_files import PROSE, SECOND, articles, page, problem, read


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", ".").replace("_in_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def told(path: Path, **options: object) -> list[str]:
    lines: list[str] = []
    read(path, tell=lines.append, **options)
    return lines


def test_other_kinds_of_files_are_told_in_one_line(tmp_path):
    write(tmp_path, a__txt=PROSE, b__png="x", sub_in_c__png="x", d__odt="x", LICENCE="x")
    assert told(tmp_path) == [
        f"{tmp_path}: not read: 2 .png, 1 .odt, 1 without an ending (LICENCE, b.png, d.odt, sub/c.png)"
    ]


def test_a_saved_page_is_one_article_without_its_pictures(tmp_path):
    for folder in ("page_files", "page_Dateien", "page.files"):
        write(tmp_path, **{f"{folder}_in_frame__html": page("Buy now"), f"{folder}_in_a__js": "x"})
    write(tmp_path, page__html=page(), notes_files_in_b__txt=SECOND)
    lines: list[str] = []
    assert [one.id for one in articles(tmp_path, tell=lines.append)] == ["notes_files/b", "page"]
    assert lines == []


def test_a_page_without_an_ending_is_known_by_its_first_bytes(tmp_path):
    write(tmp_path, index=page(), story__aspx=page("Grey ships", SECOND))
    assert [one.title for one in articles(tmp_path)] == ["Island army crosses strait", "Grey ships"]


def test_links_to_folders_are_not_followed_but_told(tmp_path):
    write(tmp_path / "in", a__txt=PROSE)
    write(tmp_path / "elsewhere", b__txt=SECOND)
    (tmp_path / "in/more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    assert [one.id for one in articles(tmp_path / "in")] == ["a"]
    assert told(tmp_path / "in") == [
        f"{tmp_path / 'in'}: not followed: loop, more (links to folders; give them as paths)"
    ]
    assert [one.id for one in articles(tmp_path / "in/more")] == ["b"]


def test_a_link_to_a_file_is_read_and_a_broken_one_told(tmp_path):
    write(tmp_path, a__txt=PROSE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere")
    found, (bad,) = read(tmp_path)
    assert [one.id for one in found] == ["a", "b"]
    assert (bad.got, bad.where) == ("No such file or directory", str(tmp_path / "c.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_are_told_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path, a__txt=PROSE)
    assert problem(tmp_path / "pipe.txt").got == "a pipe or device"
    assert [one.id for one in articles(tmp_path)] == ["a"]
    assert told(tmp_path) == [f"{tmp_path / 'pipe.txt'}: not read: no regular file"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no permissions of this kind here")
def test_folders_and_files_that_cannot_be_read_are_told(tmp_path, monkeypatch):
    write(tmp_path, a__txt=PROSE, locked_in_b__txt=SECOND, c__txt=PROSE)
    if os.geteuid() == 0:  # nothing is locked for root
        _lock(monkeypatch, tmp_path / "locked", tmp_path / "c.txt")
    else:
        (tmp_path / "locked").chmod(0)
        (tmp_path / "c.txt").chmod(0)
    found, problems = read(tmp_path)
    if os.geteuid() != 0:
        (tmp_path / "locked").chmod(0o700)
    assert [one.id for one in found] == ["a"]
    assert sorted(one.where for one in problems) == [str(tmp_path / "c.txt"), str(tmp_path / "locked")]
    assert {one.got for one in problems} == {"Permission denied"}


def _lock(monkeypatch, folder, file):
    """As the system would answer a user without permission."""
    scandir, open_ = os.scandir, Path.open

    def denied(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", lambda path=".": denied(path) if str(path) == str(folder) else scandir(path))
    monkeypatch.setattr(Path, "open", lambda self, *a, **k: denied(self) if self == file else open_(self, *a, **k))


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="file names are Unicode here")
def test_a_name_that_is_no_utf_8_is_told(tmp_path):
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(raw, "wb") as stream:  # noqa: PTH123  (a path of bytes)
        stream.write(PROSE.encode())
    for path in (tmp_path, os.fsdecode(raw)):
        found = problem(path)
        assert (found.expected, found.got) == ("a file name in UTF-8", "a name in other bytes")
        assert found.where.endswith("caf\\xe9.txt")
        found.model_dump_json()


def test_what_is_no_path_is_told():
    assert problem("").got == "an empty one"
    for address in ("https://example.org/a", "HTTP://example.org/", "ftp://example.org/a.txt"):
        found = problem(address)
        assert found.got == address
        assert "save it" in found.hint


def test_a_table_of_metadata_in_a_folder_speaks_of_its_files(tmp_path):
    write(tmp_path, a__txt=PROSE, sub_in_b__txt=SECOND)
    rows = "file,published,source,author\na.txt,2031-05-03,The Example,Maria Lopez\nsub/b.txt,,Harbour Post,\nnone.txt,,X,\n"
    write(tmp_path, meta__csv=rows, **{"HOW-TO__txt": "Put articles here."})
    lines: list[str] = []
    first, second = articles(tmp_path, tell=lines.append)
    assert (first.id, first.source, first.author) == ("a", "The Example", "Maria Lopez")
    assert (first.published.isoformat(), first.published_from) == ("2031-05-03", "metadata file")
    assert (second.id, second.source) == ("sub/b", "Harbour Post")
    assert lines == [f"{tmp_path / 'meta.csv'}: no file was read for its rows none.txt"]


def test_a_table_given_for_metadata_counts_alone_and_is_no_article(tmp_path):
    write(tmp_path, a__txt=PROSE, meta__csv="file,source\na.txt,X\n", mine__csv="file;source\na.txt;The Example\n")
    (found,) = articles(tmp_path, meta=tmp_path / "mine.csv")
    assert found.source == "The Example"


def test_a_folder_without_articles(tmp_path):
    write(tmp_path, a__png="x")
    assert problem(tmp_path).got == "none"
    shutil.rmtree(tmp_path)
    assert problem(tmp_path).got == "No such file or directory"
