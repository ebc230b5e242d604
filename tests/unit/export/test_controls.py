"""What articles can smuggle into other programs: controls, formulas, the end of a script element."""

import json
import re

import openpyxl
import pytest
from sample_chronology import ARTICLES, TEST

from timeline.export import FORMATS, export_events, render_text

CONTROLS = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x61C, 0x200E, 0x200F]))
CONTROLS += "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
RAW = re.compile(f"[{CONTROLS}\r]")
BINARY = ("parquet", "xlsx")


def smuggling(text: str):
    mention = TEST.mentions[0].model_copy(update={"quote": text})
    actors = tuple(actor.model_copy(update={"name": text}) for actor in TEST.actors)
    fields = {"title": text, "mentions": (mention,), "actors": actors, "notes": (text,), "accepted": True}
    return TEST.model_copy(update=fields)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in BINARY])
def test_no_format_has_a_raw_control_character(tmp_path, name):
    text = f"Talks {CONTROLS} in Elmstadt"
    articles = {key: one.model_copy(update={"title": text, "source": text}) for key, one in ARTICLES.items()}
    export_events([smuggling(text)], articles, name, tmp_path / "file")
    written = (tmp_path / "file").read_bytes().decode()
    if name == "ics":
        written = written.replace("\r\n", "\n")  # its own line ends
    assert RAW.findall(written) == []
    assert ("Talks" in written) == (name != "geojson")  # it has no place on the map


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_escapes_them_so_that_quotes_stay_exact(name):
    text = f"Talks {CONTROLS} in Elmstadt"
    document = json.loads(render_text([smuggling(text)], name))
    (record,) = document["events"] if name == "json" else [document]
    assert record["mentions"][0]["quote"] == text


@pytest.mark.parametrize("before", ["\x00", "\x1b", "\x9b", "\u202e", "\u200f", "\x00\x00"])
@pytest.mark.parametrize("start", "=+-@")
def test_a_formula_behind_a_control_character_is_none(tmp_path, before, start):
    event = smuggling(f"{before}{start}1+1")
    assert f"'{start}1+1" in render_text([event], "csv")
    assert f"'{start}1+1" in render_text([event], "timesketch")
    export_events([event], {}, "xlsx", tmp_path / "file.xlsx")
    values = [cell.value for cell in openpyxl.load_workbook(tmp_path / "file.xlsx").active[2]]
    assert f"'{start}1+1" in values
    assert [value for value in values if str(value).startswith(start)] == []


def test_a_title_does_not_end_the_script_that_carries_it():
    title = "</script><script>alert(1)</script><!--"
    text = render_text([smuggling(title)], "jsonld")
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["name"] == title
