"""Every command explains itself, ends its help in a working example, and answers fast enough to be asked."""

import re
import shlex
import shutil
import subprocess
import sys

import pytest
from typer.main import get_command

from timeline.cli.app import COMMANDS as COMMAND_MODULES
from timeline.cli.app import app

COMMANDS = sorted(get_command(app).commands)


def test_the_contract_s_commands_are_there():
    wanted = {"build", "add", "extract", "times", "read", "explain", "query", "render", "export", "verify"}
    assert wanted | {"remove", "review", "apply", "schema"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_ends_in_an_example_of_its_own(timeline, name):
    done = timeline(name, "--help")
    assert done.code == 0
    last = re.sub(r"\s+", " ", done.out).strip().rpartition("Example: ")[2]
    assert shlex.split(last)[:2] == ["timeline", name]


def test_every_example_works_in_an_empty_folder(timeline, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for module in COMMAND_MODULES:
        name, *words = shlex.split(module.EXAMPLE.removeprefix("Example:  timeline "))
        if name == "serve":  # would go on until somebody stops it: tests/browser/test_desk.py starts it
            continue
        if name == "load":
            assert timeline("extract", "articles", "--shards", "output/shards").code == 0
        if name == "diff":
            shutil.copy("output/timeline.db", "output/old.db")
        done = timeline(name, *words)
        assert done.code == 0, (name, done.err)


def test_the_first_commands_are_examples_of_their_own(timeline):
    start = re.sub(r"\s+", " ", timeline("--help").out).strip().rpartition("Start with: ")[2]
    examples = [module.EXAMPLE.removeprefix("Example:  ") for module in COMMAND_MODULES]
    assert set(start.split(" && ")) <= set(examples)


def test_help_imports_nothing_heavy():
    code = (
        "import sys; sys.argv = ['timeline', '--help']\n"
        "from timeline.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'plotly', 'trafilatura', 'pydantic', 'dateparser', 'numpy', 'sqlite3'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, timeout=60)


def test_version(timeline):
    assert re.fullmatch(r"timeline \d+\.\d+\.\d+\n", timeline("--version").out)
