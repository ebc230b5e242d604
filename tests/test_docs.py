"""What the documents say is what the program does."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from timeline.cli.app import app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = get_command(app).commands


def shell_lines() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [
        line.split(" #")[0].strip() for block in blocks for line in block.splitlines() if line.startswith("timeline ")
    ]


@pytest.mark.parametrize("line", shell_lines())
def test_commands_in_the_readme_exist_with_their_options(line):
    _, name, *words = shlex.split(line)
    command = COMMANDS[name]
    known = {option for parameter in command.params for option in parameter.opts}
    assert [word for word in words if word.startswith("-") and len(word) > 1 and word not in known] == []


def test_every_command_is_in_the_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if name not in text] == []


def test_the_python_example_runs(tmp_path, monkeypatch):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"<!-- example -->\n```python\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").symlink_to(ROOT / "data")
    scope: dict[str, object] = {}
    exec(code, scope)
    assert scope["rows"]
    assert (tmp_path / "output/timeline.html").stat().st_size > 100_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_that_pages_name_exist(page):
    named = re.findall(
        r"`((?:timeline|tests|benchmarks|data|docs|training)/[\w./-]+)`", page.read_text(encoding="utf-8")
    )
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_each_decision_record_has_a_number_of_its_own():
    records = sorted((ROOT / "docs/adr").glob("*.md"))
    numbers = [int(path.name[:4]) for path in records]
    assert numbers == list(range(1, len(records) + 1))
    assert [path.read_text(encoding="utf-8").split(".")[0] for path in records] == [f"# {number}" for number in numbers]


def consoles() -> list[tuple[str, str]]:
    text = (ROOT / "docs/DATES.md").read_text(encoding="utf-8")
    return re.findall(r"```console\n\$ timeline ((?:[^\"\n]|\"[^\"]*\")*)\n(.*?)```", text, re.DOTALL)


def test_all_examples_are_shown():
    text = (ROOT / "docs/DATES.md").read_text(encoding="utf-8")
    assert len(consoles()) == text.count("$ timeline explain") == 33


@pytest.mark.parametrize(("line", "shown"), consoles(), ids=lambda part: part[:40])
def test_the_page_on_dates_shows_what_the_program_says(line, shown):
    result = CliRunner().invoke(app, shlex.split(line))
    assert result.output == shown
