"""Imports go one way. The test names the offending line."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "timeline"

# Each room with the rooms that it may import from, beside itself. Rooms on one level never import each other.
BASE = {"errors", "model", "lexicons"}
ALLOWED = {
    "errors": set(),
    "model": {"errors"},
    "lexicons": {"errors"},
    "ingest": BASE,
    "language": BASE,
    "expressions": BASE,
    "resolution": BASE,
    "actors": BASE,
    "reader": BASE,
    "events": BASE,
    "merging": BASE,
    "storylines": BASE | {"merging"},  # with its words: what two lines have in common is measured as in merging
    "coverage": BASE | {"merging"},  # with the agencies that a text credits
    "curation": BASE,
    "store": BASE,
    "render": BASE,
    "export": BASE,
    "engine": {"errors", "model"},
    "story_pages": BASE | {"render", "export"},
    "pipeline": BASE | {"engine", "ingest", "language", "expressions", "resolution", "actors", "reader", "events"},
    "opening": BASE | {"actors", "store", "storylines"},
    "shards": BASE,
    "sharding": BASE | {"engine", "pipeline", "shards"},
    "loading": BASE | {"opening", "following", "shards", "store"},
    "spooling": set(),
    "following": BASE | {"opening", "merging", "curation"},
    "chronology": BASE
    | {
        "actors",
        "pipeline",
        "opening",
        "following",
        "spooling",
        "typed_fields",
        "coverage",
        "curation",
        "store",
        "render",
        "export",
        "story_pages",
    },
    "live_chronology": BASE | {"opening", "following"},
    "typed_fields": BASE | {"pipeline", "actors", "curation"},
    "serve": BASE
    | {"live_chronology", "typed_fields", "pipeline", "ingest", "language", "curation", "render", "export"},
    "__main__": {"cli"},
    "cli": BASE
    | {
        "sharding",
        "loading",
        "spooling",
        "pipeline",
        "opening",
        "chronology",
        "ingest",
        "render",
        "export",
        "store",
        "curation",
        "serve",
    },
}
ONLY_HOME = {
    "spacy": "language",
    "thinc": "language",
    "onnxruntime": "reader",
    "tokenizers": "reader",
    "dateparser": "expressions",
    "plotly": "render",
    "sqlite3": "store",
    "psutil": "engine",
    "typer": "cli",
    "starlette": "serve",
    "uvicorn": "serve",
    "distributed": "engine",
    "fsspec": "shards",
}
ONE_MODULE = ("spacy", "dateparser", "onnxruntime")


def imports(path: Path) -> list[tuple[int, str, bool]]:
    """(line, module, inside a function) of each import in a file; imports for type checkers do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name, id(node) in inside) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "timeline" else [node.module]
            )
            found += [(node.lineno, name, id(node) in inside) for name in names]
    return found


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def files() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def test_every_room_has_a_place_in_the_order():
    assert sorted({room_of(path) for path in files()} - set(ALLOWED)) == []


def test_imports_go_one_way():
    offending = []
    for path in files():
        room = room_of(path)
        for line, module, _ in imports(path):
            parts = module.split(".")
            if parts[0] != "timeline" or len(parts) < 2 or parts[1] == "__version__":
                continue
            if parts[1] != room and parts[1] not in ALLOWED[room]:
                offending.append(f"{path.relative_to(PACKAGE.parent)}:{line} {room} imports {module}")
    assert offending == []


def test_each_library_has_one_home():
    offending = []
    homes: dict[str, set[str]] = {}
    for path in files():
        for line, module, _ in imports(path):
            library = module.split(".")[0]
            if library in ONLY_HOME and room_of(path) != ONLY_HOME[library]:
                offending.append(f"{path.relative_to(PACKAGE.parent)}:{line} imports {library}")
            homes.setdefault(library, set()).add(str(path.relative_to(PACKAGE)))
    offending += [f"{library} in {sorted(homes[library])}" for library in ONE_MODULE if len(homes.get(library, ())) > 1]
    assert offending == []


def test_imports_stand_at_the_top():
    offending = [
        f"{path.relative_to(PACKAGE.parent)}:{line} imports {module} inside a function"
        for path in files()
        if room_of(path) != "cli"
        for line, module, inside in imports(path)
        if inside and module.split(".")[0] == "timeline"
    ]
    assert offending == []


def test_modules_stay_readable():
    """A module over 300 lines needs a reason; over 500 it needs to be cut."""
    long = {str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines()) for path in files()}
    assert {name: lines for name, lines in long.items() if lines > 500} == {}


def test_no_rooms_without_a_name():
    nameless = {"utils.py", "helpers.py", "common.py", "misc.py", "base.py"}
    assert [str(path) for path in files() if path.name in nameless] == []
