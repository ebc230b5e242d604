"""Every command explains itself, ends its help in a working example, and answers fast enough to be asked."""

import re
import shlex
import subprocess
import sys

import pytest
from typer.main import get_command

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
