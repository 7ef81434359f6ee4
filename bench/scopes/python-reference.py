"""Reads paths from standard input; prints, per path, the scope of every line as `ast` sees it, as JSON.

The definition is docs/scopes.md: classes and functions, from the first decorator to `end_lineno`; a line
belongs to the definition that starts last among those that touch it. `null` for a file `ast` refuses.
"""

import ast
import json
import re
import sys

DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def paint(node: ast.AST, prefix: str, lines: list[str]) -> None:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, DEFINITIONS):
            name = f"{prefix}.{child.name}" if prefix else child.name
            first = min([child.lineno, *(d.lineno for d in child.decorator_list)])
            for line in range(first, (child.end_lineno or first) + 1):
                lines[line] = name
            paint(child, name, lines)
        else:
            paint(child, prefix, lines)


def scopes(path: str) -> "list[str] | None":
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return None
    count = len(re.split(rb"\r\n?|\n", source))
    lines = [""] * (count + 2)
    paint(tree, "", lines)
    return lines


if __name__ == "__main__":
    print(json.dumps([scopes(line.rstrip("\n")) for line in sys.stdin]))
