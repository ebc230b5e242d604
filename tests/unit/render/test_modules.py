"""The pages' scripts: every module is used, every import resolves, and the bundler refuses what it cannot read."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.render.modules import ModuleError, bundle, read_module, read_modules, unused_exports

ROOT = Path(__file__).parents[3]
ROOMS = {"render": ["main.js", "slideshow.js"], "serve": ["main.js"]}


def assets(room):
    return ROOT / "timeline" / room / "assets"


@pytest.mark.parametrize(("room", "entries"), ROOMS.items())
def test_every_module_is_reached_and_nothing_is_offered_in_vain(room, entries):
    folder = assets(room)
    reached = {
        module.path: module
        for entry in entries
        for module in read_modules(entry, lambda name: (folder / name).read_text(encoding="utf-8"))
    }
    assert sorted(reached) == sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.js"))
    assert unused_exports(reached.values()) == []
    assert [path for path in reached if len((folder / path).read_text(encoding="utf-8").splitlines()) > 300] == []


def test_the_linter_finds_no_undeclared_name(tmp_path):
    linter = shutil.which("oxlint", path=str(Path(sys.executable).parent))
    assert linter, "oxlint is missing: pip install -e '.[test]'"
    command = [linter, "-c", str(ROOT / ".ci" / "oxlint.json")]
    wrong = tmp_path / "wrong.js"
    wrong.write_text("export const a = bcd + 1;\n", encoding="utf-8")
    assert "'bcd' is not defined" in subprocess.run([*command, wrong], capture_output=True, text=True).stdout
    done = subprocess.run([*command, *map(assets, ROOMS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_modules_stand_after_those_that_they_import():
    texts = {
        "main.js": 'import { draw } from "./view/chart.js";\nimport { b } from "./b.js";\n\ndraw(b);\n',
        "view/chart.js": 'import { b } from "../b.js";\n\nexport function draw(it) { return it + b; }\n',
        "b.js": "// ours\nexport const b = 1;\nconst [c, d] = [2, 3];\nexport let e = c + d;\n",
    }
    assert [module.path for module in read_modules("main.js", texts.__getitem__)] == [
        "b.js",
        "view/chart.js",
        "main.js",
    ]
    script = bundle("main.js", texts.__getitem__)
    assert script == bundle("main.js", dict(reversed(texts.items())).__getitem__)
    assert "import" not in script
    assert "export" not in script
    assert unused_exports(read_modules("main.js", texts.__getitem__)) == ["b.js e"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import b from './b.js';\n", "import b from './b.js';"),
        ('import * as b from "./b.js";\n', "import * as b"),
        ("export default 1;\n", "export default 1;"),
        ("export { a };\n", "export { a };"),
        ('const b = import("./b.js");\n', 'const b = import("./b.js");'),
    ],
)
def test_other_forms_are_named(text, said):
    with pytest.raises(ModuleError, match=r"expected imports like .* - at a\.js$") as raised:
        read_module("a.js", text)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"a.js": 'import { c } from "./b.js";\n', "b.js": "const c = 1;\n"}, "expected b.js to export c - imported by a.js"),
        ({"a.js": 'import { b } from "./b.js";\nexport const a = 1;\n', "b.js": 'import { a } from "./a.js";\nexport const b = 1;\n'}, "without a circle, got a.js > b.js > a.js"),
        ({"a.js": 'import { b } from "./b.js";\nconst c = b;\n', "b.js": "const c = 1;\nexport const b = c;\n"}, "one module to declare c, got b.js and a.js"),
    ],
)  # fmt: skip
def test_modules_that_do_not_fit_are_named(texts, said):
    with pytest.raises(ModuleError) as raised:
        read_modules("a.js", texts.__getitem__)
    assert said in str(raised.value)
