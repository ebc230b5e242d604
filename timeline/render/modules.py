"""The page's own script, written as ES modules and put into the page as one: a browser opens no module from a file.

What comes in are modules in a strict subset of the language, so that a few lines of ours can read them: an import
is ``import { a, b } from "./other.js";`` at the start of a line, an export stands in front of its declaration, one name
each.  What goes out is one script in which each module stands after those that it imports.  All of them share that
script's scope (as in the bundles of other tools), hence a name stands at the top of one module only.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath

__all__ = ["Module", "ModuleError", "bundle", "read_module", "read_modules", "unused_exports"]

_IMPORT = re.compile(r'^import \{ ([\w$, ]+) \} from "(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE)
_DECLARED = re.compile(
    r"^(?P<export>export )?(?:const|let|(?:async )?function\*?|class) "
    r"(?:(?P<name>[\w$]+)|[\[{](?P<names>[^\]}]*)[\]}] =)",
    re.MULTILINE,
)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*$|^.*\bimport\(.*$", re.MULTILINE)


class ModuleError(ValueError):
    """A module outside of the subset, or one that does not fit to the others. A fault of ours, never of an input."""


@dataclass(frozen=True, slots=True)
class Module:
    """One file: what it takes from which others, what it offers, every name at its top, and its code without both."""

    path: str
    imports: Mapping[str, tuple[str, ...]]
    exports: frozenset[str]
    names: frozenset[str]
    code: str


def read_module(path: str, text: str) -> Module:
    """A module taken apart.

    >>> read_module("a.js", 'import { b } from "./b.js";\\nexport const a = b + 1;\\n').code
    'const a = b + 1;\\n'

    Raises: ModuleError for an import or export in any other form
    """
    imports = {normpath(join(dirname(path), found[2])): tuple(found[1].split(", ")) for found in _IMPORT.finditer(text)}
    code = _IMPORT.sub("", text)
    exports, names = set(), set()
    for found in _DECLARED.finditer(code):
        declared = [found["name"]] if found["name"] else re.findall(r"[\w$]+", found["names"])
        names |= set(declared)
        if found["export"]:
            exports |= set(declared)
    code = _DECLARED.sub(lambda found: found[0].removeprefix("export "), code)
    if other := _LEFT_OVER.search(code):
        raise ModuleError(f'expected imports like import {{ a }} from "./b.js"; got "{other[0]}" - at {path}')
    return Module(path, imports, frozenset(exports), frozenset(names), code)


def read_modules(entry: str, read: Callable[[str], str]) -> list[Module]:
    """A module and all that it needs. Order: each after those that it imports, as a browser would run them.

    Raises: ModuleError where an import leads nowhere or in a circle, or two modules declare one name
    """
    found: dict[str, Module] = {}
    _visit(entry, read, found, ())
    owners: dict[str, str] = {}
    for module in found.values():
        for name in sorted(module.names):
            if name in owners:
                raise ModuleError(f"expected one module to declare {name}, got {owners[name]} and {module.path}")
            owners[name] = module.path
    return list(found.values())


def _visit(path: str, read: Callable[[str], str], found: dict[str, Module], above: tuple[str, ...]) -> None:
    if path in above:
        raise ModuleError(f"expected imports without a circle, got {' > '.join([*above[above.index(path) :], path])}")
    if path in found:
        return
    module = read_module(path, read(path))
    for other, names in module.imports.items():
        _visit(other, read, found, (*above, path))
        if missing := sorted(set(names) - found[other].exports):
            raise ModuleError(f"expected {other} to export {', '.join(missing)} - imported by {path}")
    found[path] = module


def bundle(entry: str, read: Callable[[str], str]) -> str:
    """One script with one scope, of which nothing can be reached from outside.

    >>> texts = {"a.js": 'import { b } from "./b.js";\\nb();\\n', "b.js": "export const b = () => 1;\\n"}
    >>> print(bundle("a.js", texts.__getitem__), end="")
    "use strict";
    (() => {
    const b = () => 1;
    b();
    })();
    """
    parts = "".join(module.code.lstrip("\n") for module in read_modules(entry, read))
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def unused_exports(modules: Iterable[Module]) -> list[str]:
    """What is offered and taken by nobody, as ``path name``. Order: by path and name."""
    modules = list(modules)
    taken = {(path, name) for module in modules for path, names in module.imports.items() for name in names}
    return sorted(f"{one.path} {name}" for one in modules for name in one.exports if (one.path, name) not in taken)
