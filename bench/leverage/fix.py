"""Makes one declaration as loose as its fix would make it: python3 fix.py ROOT KIND NAME PART PATH LINE

Prints the file that was edited, or nothing when no such declaration is in the tree. Any is written as
`_t.Any`, with `import typing as _t` put where imports may stand.
"""

import ast
import io
import re
import sys
import tokenize
from pathlib import Path

ANY = "_t.Any"


def functions(tree, name):
    owner, _, bare = name.rpartition(".")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for child in node.body:
                if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    called = child.name == "__init__" and node.name == name
                    if called or (child.name == bare and owner.split(".")[-1] in ("", node.name)):
                        yield child, True
    if not owner:
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == bare:
                yield node, False


def by_line(tree, line):
    methods = {id(c) for n in ast.walk(tree) if isinstance(n, ast.ClassDef) for c in n.body}
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            if first <= line <= node.body[0].lineno and line in range(first, node.lineno + 1):
                yield node, id(node) in methods


def offset(lines, line, column):
    """Of a byte column, as ast counts."""
    return sum(len(text) for text in lines[: line - 1]) + len(lines[line - 1].encode()[:column].decode())


def closing(source, lines, node):
    """Where the parameters end: the offset behind `)`."""
    start = offset(lines, node.lineno, 0)
    depth = 0
    for token in tokenize.generate_tokens(io.StringIO(source[start:]).readline):
        if token.string in "([{" and token.type == tokenize.OP:
            depth += 1
        elif token.string in ")]}" and token.type == tokenize.OP:
            depth -= 1
            if depth == 0:
                part = source[start:].splitlines(keepends=True)
                return start + sum(map(len, part[: token.end[0] - 1])) + token.end[1]
    return None


def annotated(source, node, method, only=None):
    lines = source.splitlines(keepends=True)
    static = any(getattr(d, "id", "") == "staticmethod" for d in node.decorator_list)
    arguments = [*node.args.posonlyargs, *node.args.args]
    own = arguments[1:] if method and not static else arguments
    star = [a for a in (node.args.vararg, node.args.kwarg) if a]
    edits = []
    if only is None:
        chosen = [a for a in [*own, *node.args.kwonlyargs, *star] if a.annotation is None]
    elif only.isdigit():
        chosen = own[int(only) - 1 : int(only)] or star[:1]
    else:
        chosen = [a for a in [*own, *node.args.kwonlyargs] if a.arg == only] or star[-1:]
    for argument in chosen:
        if argument.annotation is not None:
            note = argument.annotation
            begin = offset(lines, note.lineno, note.col_offset)
            edits.append((begin, offset(lines, note.end_lineno, note.end_col_offset), ANY))
        else:
            end = offset(lines, argument.end_lineno, argument.end_col_offset)
            edits.append((end, end, f": {ANY}"))
    if only is None and node.returns is None:
        end = closing(source, lines, node)
        if end is not None:
            edits.append((end, end, f" -> {ANY}"))
    return applied(source, edits)


def loosened(source, node, method):
    lines = source.splitlines(keepends=True)
    end = closing(source, lines, node)
    begin = source.index("(", offset(lines, node.lineno, node.col_offset))
    receiver = "self, " if method else ""
    returns = node.returns
    if returns is not None:
        end = offset(lines, returns.end_lineno, returns.end_col_offset)
    return applied(source, [(begin, end, f"({receiver}*args: {ANY}, **kwargs: {ANY}) -> {ANY}")])


def applied(source, edits):
    for begin, end, text in sorted(edits, reverse=True):
        source = source[:begin] + text + source[end:]
    return source


def imported(source):
    if "import typing as _t\n" in source:
        return source
    body = ast.parse(source).body
    at = 0
    for node in body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
        if not (docstring or future):
            break
        at = node.end_lineno
    lines = source.splitlines(keepends=True)
    return "".join([*lines[:at], "import typing as _t\n", *lines[at:]])


def declared(source, owner, name):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and node.name == owner.split(".")[-1]:
            lines = source.splitlines(keepends=True)
            first = node.body[0]
            line = min([first.lineno, *(d.lineno for d in getattr(first, "decorator_list", []))])
            indent = re.match(r"\s*", lines[first.lineno - 1]).group()
            if first.lineno == node.lineno:
                return None
            return "".join([*lines[: line - 1], f"{indent}{name}: {ANY}\n", *lines[line - 1 :]])
    return None


def exported(source, name):
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.ImportFrom, ast.Import)):
            for alias in node.names:
                if alias.name == name and alias.asname is None:
                    at = offset(lines, alias.end_lineno, alias.end_col_offset)
                    return source[:at] + f" as {name}" + source[at:]
    return None


def edit(path, kind, name, part, line):
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    owner, _, bare = name.rpartition(".")
    if kind == "attribute":
        return declared(source, owner, bare)
    if kind == "export":
        module = str(path.with_suffix("")).replace("/", ".").removesuffix(".__init__")
        return exported(source, bare) if module.endswith(owner) else None
    if kind == "name":
        return imported_name(source, name)
    found = list(by_line(tree, line)) if line else list(functions(tree, name))
    if not found:
        return None
    node, method = found[0]
    if kind == "signature":
        return annotated(source, node, method)
    if kind == "parameter":
        return annotated(source, node, method, part)
    if kind == "override":
        return loosened(source, node, method)
    return None


def imported_name(source, name):
    source = imported(source)
    return source.replace("import typing as _t\n", f"import typing as _t\n{name}: {ANY}\n", 1)


def main():
    root, kind, name, part, path, line = sys.argv[1:]
    root = Path(root)
    files = [root / path] if path else sorted(root.rglob("*.py"))
    for file in files:
        try:
            changed = edit(file, kind, name, part, int(line))
        except (SyntaxError, UnicodeDecodeError, FileNotFoundError):
            continue
        if changed is not None and changed != file.read_text(encoding="utf-8"):
            file.write_text(imported(changed), encoding="utf-8")
            print(file)
            return


main()
