"""ZIP and GZIP: read as folders and files, and refused where they are made to do harm."""

import gzip
import io
import json
import zipfile

import pytest
from openpyxl import Workbook
from unit.ingest.reading_files import PROSE, SECOND, articles, page, problem, read

from timeline.ingest import check_inputs


def zip_file(path, members, packing=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_an_archive_is_read_like_the_folder_it_was_made_of(tmp_path):
    files = {"b.txt": PROSE, "a/c.html": page(), "a/rows.jsonl": json.dumps({"id": "x", "text": SECOND})}
    for name, content in files.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    packed = zip_file(tmp_path / "pile.zip", files)
    told = [(one.id, one.title, one.text, one.published) for one in articles(packed)]
    assert told == [(one.id, one.title, one.text, one.published) for one in articles(tmp_path / "in")]
    assert [one.origin for one in articles(packed)] == [
        f"{packed}/a/c.html", f"{packed}/a/rows.jsonl:1", f"{packed}/b.txt"
    ]  # fmt: skip


def test_in_a_folder_its_files_go_by_the_archive_s_name(tmp_path):
    (tmp_path / "in").mkdir()
    zip_file(tmp_path / "in/pile.zip", {"a.txt": PROSE})
    (tmp_path / "in/a.txt").write_text(SECOND, encoding="utf-8")
    assert [one.id for one in articles(tmp_path / "in")] == ["a", "pile/a"]


def test_metadata_speaks_of_files_in_an_archive(tmp_path):
    packed = zip_file(tmp_path / "pile.zip", {"kyiv/a.txt": PROSE})
    (tmp_path / "m.csv").write_text("file,source\nkyiv/a.txt,The Example\n", encoding="utf-8")
    assert articles(packed, meta=tmp_path / "m.csv")[0].source == "The Example"


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz", "a.html"])
def test_a_packed_file_is_what_is_in_it(tmp_path, name):
    content = {
        "txt": PROSE, "html": page(), "jsonl": json.dumps({"text": PROSE}), "csv": f"text\n\"{PROSE}\"\n"
    }[name.split(".")[1]]  # fmt: skip
    path = tmp_path / name
    path.write_bytes(gzip.compress(content.encode()))
    (found,) = articles(path)
    assert PROSE.strip() in found.text
    assert check_inputs([found]).same == 1
    path.write_bytes(gzip.compress(content.replace("army", "navy").encode()))
    assert len(check_inputs([found]).changed) == 1


def test_a_packed_file_goes_by_its_name_without_the_ending(tmp_path):
    (tmp_path / "2031-05-03-strait.txt.gz").write_bytes(gzip.compress(PROSE.encode()))
    (found,) = articles(tmp_path / "2031-05-03-strait.txt.gz")
    assert (found.id, found.published_from) == ("2031-05-03-strait", "file name")


def test_hidden_files_and_pictures_of_saved_pages_are_no_articles(tmp_path):
    files = {
        "page.html": page(), "page_files/frame.html": page("Buy"), "__MACOSX/._page.html": "x", ".hidden.txt": PROSE
    }  # fmt: skip
    assert [one.id for one in articles(zip_file(tmp_path / "a.zip", files))] == ["page"]


def test_other_kinds_of_files_are_told_in_one_line(tmp_path):
    told: list[str] = []
    packed = zip_file(tmp_path / "a.zip", {"a.txt": PROSE, "b.png": b"\x89PNG", "c.png": b"\x89PNG", "README": "x"})
    assert len(articles(packed, tell=told.append)) == 1
    assert told == [f"{packed}: not read: 2 .png, 1 without an ending (README, b.png, c.png)"]
    assert problem(zip_file(tmp_path / "b.zip", {"b.png": b"\x89PNG"})).got == "none"


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:/a.txt", "..\\a.txt"])
def test_names_that_lead_out_of_the_archive_are_refused(tmp_path, name):
    found, (bad,) = read(zip_file(tmp_path / "a.zip", {name: PROSE, "b.txt": SECOND}))
    assert [one.id for one in found] == ["b"]
    assert bad.expected == "a name inside of the archive"


def test_links_in_an_archive_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert problem(tmp_path / "a.zip").got == "a link to another one"


@pytest.mark.parametrize("inner", ["b.zip", "b.txt.gz", "b.txt"])
def test_an_archive_in_an_archive_is_refused(tmp_path, inner):
    stream = io.BytesIO()
    zip_file(stream, {"c.txt": PROSE})
    content = gzip.compress(PROSE.encode()) if inner != "b.zip" else stream.getvalue()
    found, (bad,) = read(zip_file(tmp_path / "a.zip", {inner: content, "d.txt": SECOND}))
    assert [one.id for one in found] == ["d"]
    assert (bad.expected, bad.got) == ("no archive inside of an archive", inner)


def test_a_packed_archive_is_refused(tmp_path):
    stream = io.BytesIO()
    zip_file(stream, {"c.txt": PROSE})
    (tmp_path / "a.zip.gz").write_bytes(gzip.compress(stream.getvalue()))
    assert problem(tmp_path / "a.zip.gz").expected == "no archive inside of an archive"


@pytest.fixture
def small(monkeypatch):
    """Limits that a test can reach."""
    monkeypatch.setattr("timeline.ingest.xlsx_tables.LARGEST_CONTENT", 10_000)
    for module in ("zip_files", "gzip_files"):
        monkeypatch.setattr(f"timeline.ingest.{module}.LARGEST", 10_000)


def test_archives_that_grow_beyond_measure_are_refused(tmp_path, small):
    bomb = zip_file(tmp_path / "a.zip", {"a.txt": "A" * 3_000_000})
    assert problem(bomb).expected == "an archive of articles"
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"A" * 3_000_000))
    assert problem(tmp_path / "a.txt.gz").expected == "a packed file of articles"


def test_lines_before_a_packed_file_grew_too_far_are_kept(tmp_path, small):
    line = json.dumps({"text": PROSE}).encode()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line + b"\n" + b" " * 3_000_000))
    found, (bad,) = read(tmp_path / "a.jsonl.gz")
    assert (len(found), bad.expected) == (1, "a packed file of articles")


def test_a_spreadsheet_that_grows_beyond_measure_is_refused(tmp_path, small):
    book = Workbook()
    book.active.append(["text"])
    for _ in range(30):
        book.active.append(["A" * 30_000])
    book.save(tmp_path / "a.xlsx")
    assert problem(tmp_path / "a.xlsx").expected == "an archive of articles"


def test_a_file_too_large_for_one_article_does_not_stop_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.ingest.input_files.LARGEST", 1000)
    found, (bad,) = read(zip_file(tmp_path / "a.zip", {"a.txt": PROSE * 20, "b.txt": PROSE}, zipfile.ZIP_STORED))
    assert ([one.id for one in found], bad.expected) == (["b"], "at most 0 MB for one article")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.zip", b"PK\x03\x04 damaged", "a readable ZIP archive"),
        ("a.zip", b"", "a readable ZIP archive"),
        ("a.txt.gz", gzip.compress(PROSE.encode() * 9, mtime=0)[:-12], "a readable GZIP file"),
        ("a.txt.gz", b"not packed", "a readable GZIP file"),
    ],
    ids=range(4),
)
def test_a_damaged_archive_is_told(tmp_path, name, content, expected):
    (tmp_path / name).write_bytes(content)
    assert problem(tmp_path / name).expected == expected


def test_a_damaged_member_does_not_stop_the_others(tmp_path):
    packed = zip_file(tmp_path / "a.zip", {"a.txt": PROSE, "b.txt": SECOND}, zipfile.ZIP_STORED)
    packed.write_bytes(packed.read_bytes().replace(b"The army", b"The navy", 1))
    found, (bad,) = read(packed)
    assert [one.id for one in found] == ["b"]
    assert "CRC" in bad.got


def test_a_locked_member_is_told(tmp_path):
    packed = zip_file(tmp_path / "a.zip", {"a.txt": PROSE, "b.txt": SECOND}, zipfile.ZIP_STORED)
    data = bytearray(packed.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    packed.write_bytes(bytes(data))
    found, (bad,) = read(packed)
    assert ([one.id for one in found], bad.got) == (["b"], "a locked one")
