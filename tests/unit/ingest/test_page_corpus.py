"""What is taken from news pages: day, outlet, title, author and address, on the pages of tests/corpus/pages.toml."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from unit.ingest.reading_files import articles

TABLE = Path(__file__).resolve().parents[2] / "corpus/pages.toml"
PAGES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["page"]
PROSE = (
    "<p>Three ships of the northern fleet left their port on Friday, and two of them had not come back by the evening, "
    "the harbour master said. The treaty of 12 March 2019 forbids them to pass the strait without notice.</p>"
    "<p>The ministers of both sides had met on 2030-11-02 in the old town hall. They agreed to meet again on 1 June 2031, "
    "and the talks are to go on until the end of the year, a spokesman told reporters.</p>"
    "<p>Fishermen said that the sea was calm. Nobody fired, and the ferry to the mainland sailed as on every other day.</p>"
)


def read_page(tmp_path: Path, page: dict[str, Any]):
    path = tmp_path / "page.html"
    path.write_text(page["html"].replace("{prose}", PROSE), encoding="utf-8")
    (found,) = articles(path)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_the_day_of_publication(tmp_path, page):
    found = read_page(tmp_path, page)
    assert found.published == (date.fromisoformat(page["published"]) if page["published"] else None), (
        found.published_from
    )
    warned = any(page["other"] in warning for warning in found.warnings) if "other" in page else None
    assert warned in (None, True), found.warnings
    if "other" not in page:
        assert not any("counts" in warning for warning in found.warnings), found.warnings


@pytest.mark.parametrize("field", ["title", "outlet", "author", "url"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_what_the_page_says_of_itself(tmp_path, page, field):
    found = read_page(tmp_path, page)
    assert (getattr(found, {"outlet": "source"}.get(field, field)) or "") == page[field]
