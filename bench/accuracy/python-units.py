"""Tells which lines of Python files can be taken out whole: classes, functions, simple statements.

usage: python-units.py FOLDER <PATHS
PATHS is a JSON list of paths below FOLDER. Prints a JSON list of units, see `units.ts`. Every unit has its lines alone, so that
the file is still Python without it, once a block that would be empty has got its filler.
"""
from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path

FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Return, ast.Raise, ast.Import, ast.ImportFrom, ast.Delete, ast.Assert)


def first_line(node: ast.stmt) -> int:
    return min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])


def kind_of(node: ast.stmt) -> str | None:
    if isinstance(node, ast.ClassDef):
        return "class"
    if isinstance(node, FUNCTION):
        return "function"
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    is_future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
    return "statement" if isinstance(node, SIMPLE) and not is_text and not is_future else None


def annotated(node: ast.stmt, lines: list[str]) -> dict | None:
    """The line of a `def` on one line, with everything annotated that wasn't."""
    if not isinstance(node, FUNCTION):
        return None
    text = lines[node.lineno - 1]
    header = re.fullmatch(r"(\s*(?:async )?def \w+\()([\w, ]*)(\))(\s*->[^:]+)?(:\s*)", text)
    if header is None:
        return None
    names = [name.strip() for name in header[2].split(",") if name.strip()]
    told = [name if at == 0 and name in ("self", "cls") else f"{name}: object" for at, name in enumerate(names)]
    return {"line": node.lineno, "text": f"{header[1]}{', '.join(told)}{header[3]}{header[4] or ' -> object'}{header[5]}"}


class Units:
    def __init__(self, path: str, text: str) -> None:
        self.path, self.lines = path, text.splitlines()
        self.found: list[dict] = []

    def block(self, body: list[ast.stmt], scope: str) -> None:
        for at, node in enumerate(body):
            before = body[at - 1].end_lineno if at > 0 else 0
            after = first_line(body[at + 1]) if at + 1 < len(body) else None
            kind = kind_of(node)
            if kind is not None and self.is_alone(node, before or 0, after):
                self.add(node, kind, scope, len(body) == 1)
            name = getattr(node, "name", None)
            inner = (f"{scope}.{name}" if scope else name) if isinstance(node, (*FUNCTION, ast.ClassDef)) else scope
            for field in ("body", "orelse", "finalbody"):
                self.block(getattr(node, field, []), inner)
            for handler in getattr(node, "handlers", []):
                self.block(handler.body, inner)

    def is_alone(self, node: ast.stmt, before: int, after: int | None) -> bool:
        first, last = first_line(node), node.end_lineno or 0
        starts = self.lines[first - 1].lstrip().startswith(("@", "class ", "def ", "async ")) or not self.lines[first - 1][: node.col_offset].strip()
        ends = not self.lines[last - 1].encode()[node.end_col_offset :].decode().split("#")[0].strip()
        continued = first > 1 and self.lines[first - 2].endswith("\\")
        return starts and ends and not continued and before < first and (after is None or last < after)

    def add(self, node: ast.stmt, kind: str, scope: str, is_only: bool) -> None:
        texts = [one for one in ast.walk(node) if isinstance(one, (ast.Constant, ast.JoinedStr)) and one.end_lineno != one.lineno]
        column = len(self.lines[first_line(node) - 1]) - len(self.lines[first_line(node) - 1].lstrip())
        self.found.append(
            {
                "path": self.path,
                "first": first_line(node),
                "last": node.end_lineno,
                "kind": kind,
                "scope": scope,
                "name": getattr(node, "name", ""),
                "indent": " " * column,
                "filler": "pass" if is_only else None,
                "annotated": annotated(node, self.lines),
                "textLines": sorted({line for one in texts for line in range(one.lineno, one.end_lineno or 0)}),
            }
        )


def main() -> None:
    folder = Path(sys.argv[1])
    found: list[dict] = []
    for path in json.load(sys.stdin):
        text = (folder / path).read_text(encoding="utf8")
        try:
            tree = ast.parse(text)
        except SyntaxError:
            continue
        if "\f" in text or "\r" in text:
            continue
        units = Units(path, text)
        units.block(tree.body, "")
        found += units.found
    print(json.dumps(found))


main()
