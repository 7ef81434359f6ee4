"""Edits Python sources in place, and says where something new was put.

usage: python-edits.py EDIT SEED FOLDER <ERRORS
ERRORS is a JSON list of [path below FOLDER, line]. Prints {"description": ..., "inserted": {path: [[first, last], ...]}, "edited": n}.
`edited` is 0 when there was nothing that this edit can be made on. Every edit keeps the program's meaning, but for those that
`inserted` tells of.
"""
from __future__ import annotations

import ast
import io
import json
import random
import re
import sys
import tokenize
from pathlib import Path

Function = (ast.FunctionDef, ast.AsyncFunctionDef)


class Source:
    """One file: its lines with their ends, its tree, and the lines with errors."""

    def __init__(self, folder: Path, path: str, errors: list[int]) -> None:
        self.path, self.file, self.errors = path, folder / path, errors
        self.text = self.file.read_text(encoding="utf8")
        self.lines = self.text.splitlines(keepends=True)
        if self.lines and not self.lines[-1].endswith("\n"):
            self.lines[-1] += "\n"
        self.tree = ast.parse(self.text)

    def save(self) -> None:
        text = "".join(self.lines)
        ast.parse(text)
        self.file.write_text(text, encoding="utf8")

    def first(self, node: ast.stmt) -> int:
        return min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])

    def slice(self, node: ast.stmt) -> list[str]:
        return self.lines[self.first(node) - 1 : node.end_lineno]

    def wrong(self, node: ast.stmt) -> bool:
        return any(self.first(node) <= line <= (node.end_lineno or 0) for line in self.errors)

    def functions(self, *, top: bool) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Functions with errors whose lines are theirs alone, last one first."""
        nodes = self.tree.body if top else list(ast.walk(self.tree))
        found = [node for node in nodes if isinstance(node, Function) and self.wrong(node)]
        return sorted(found, key=lambda node: -node.lineno)

    def multiline_texts(self, node: ast.stmt) -> bool:
        for part in ast.walk(node):
            if isinstance(part, (ast.Constant, ast.JoinedStr)) and part.end_lineno != part.lineno:
                return True
        return "\\\n" in "".join(self.slice(node))


def top_of(source: Source) -> int:
    """Lines of the docstring and of `from __future__`, behind which code may be put."""
    last = 0
    for node in source.tree.body:
        text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        if not text and not (isinstance(node, ast.ImportFrom) and node.module == "__future__"):
            break
        last = node.end_lineno or 0
    return last


def insert_lines(sources: list[Source], _: random.Random) -> tuple[int, dict]:
    for source in sources:
        source.lines[0:0] = [f"# Remark {number}\n" for number in range(1, 31)]
    return len(sources), {}


def comment_lines(sources: list[Source], _: random.Random) -> tuple[int, dict]:
    edited = 0
    for source in sources:
        tokens = list(tokenize.generate_tokens(io.StringIO("".join(source.lines)).readline))
        ends = {token.start[0]: token.start[1] for token in tokens if token.type == tokenize.NEWLINE}
        remarked = {token.start[0] for token in tokens if token.type == tokenize.COMMENT}
        for line in set(source.errors) & ends.keys() - remarked:
            text = source.lines[line - 1]
            source.lines[line - 1] = f"{text[: ends[line]]}  # A remark.\n"
            edited += 1
    return edited, {}


def swappable(body: list[ast.stmt]) -> list[list[int]]:
    """Runs of neighbouring functions whose order means nothing."""
    names = [node.name for node in body if isinstance(node, Function)]
    runs: list[list[int]] = []
    run: list[int] = []
    for index, node in enumerate([*body, None]):
        if isinstance(node, Function) and not node.decorator_list and names.count(node.name) == 1:
            run.append(index)
        else:
            if len(run) > 1:
                runs.append(run)
            run = []
    return runs


def reorder_functions(sources: list[Source], _: random.Random) -> tuple[int, dict]:
    edited = 0
    for source in sources:
        bodies = [source.tree.body, *(node.body for node in source.tree.body if isinstance(node, ast.ClassDef))]
        for body in bodies:
            for run in swappable(body):
                nodes = [body[index] for index in run]
                first, last = nodes[0].lineno, nodes[-1].end_lineno or 0
                gaps = [source.lines[a.end_lineno or 0 : b.lineno - 1] for a, b in zip(nodes, nodes[1:])]
                if any(line.strip() for gap in gaps for line in gap):
                    continue
                pieces = [source.slice(node) for node in reversed(nodes)]
                text = pieces[0]
                for gap, piece in zip(gaps, pieces[1:]):
                    text = [*text, *gap, *piece]
                source.lines[first - 1 : last] = text
                edited += len(run)
    return edited, {}


def indent(lines: list[str], by: str) -> list[str]:
    return [by + line if line.strip() else line for line in lines]


def wrap(sources: list[Source], head: str, tail: str) -> tuple[int, dict]:
    edited = 0
    for source in sources:
        done: list[tuple[int, int]] = []
        for node in source.functions(top=False):
            first, last = node.body[0].lineno, node.body[-1].end_lineno or 0
            inside = any(a <= node.lineno <= b or first <= a <= last for a, b in done)
            if inside or first == node.lineno or source.multiline_texts(node) or hasattr(node.body[0], "decorator_list"):
                continue
            margin = " " * node.body[0].col_offset
            body = indent(source.lines[first - 1 : last], "    ")
            source.lines[first - 1 : last] = [f"{margin}{head}\n", *body, *([f"{margin}{tail}\n"] if tail else [])]
            done.append((first, last))
            edited += 1
    return edited, {}


def wrap_in_if(sources: list[Source], _: random.Random) -> tuple[int, dict]:
    return wrap(sources, "if True:", "")


def wrap_in_try(sources: list[Source], _: random.Random) -> tuple[int, dict]:
    return wrap(sources, "try:", "finally: pass")


def locals_of(node: ast.AST) -> set[str]:
    assert isinstance(node, Function)
    arguments = node.args
    parameters = {one.arg for one in [*arguments.args, *arguments.posonlyargs, *arguments.kwonlyargs]}
    parameters |= {one.arg for one in [arguments.vararg, arguments.kwarg] if one}
    stored, other = set(), set(parameters)
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            stored.add(part.id)
        elif isinstance(part, (ast.Global, ast.Nonlocal)):
            other |= set(part.names)
        elif isinstance(part, (*Function, ast.ClassDef, ast.Lambda, ast.Import, ast.ImportFrom, ast.ExceptHandler)) and part is not node:
            return set()
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id in {"locals", "vars", "eval", "exec"}:
            return set()
    return {name for name in stored - other if not name.startswith("__")}


def rename_locals(sources: list[Source], _: random.Random) -> tuple[int, dict]:
    edited = 0
    for source in sources:
        places: list[tuple[int, int, str]] = []
        for node in source.functions(top=False):
            names = locals_of(node)
            for part in ast.walk(node):
                if isinstance(part, ast.JoinedStr):
                    names -= {inner.id for inner in ast.walk(part) if isinstance(inner, ast.Name)}
            for part in ast.walk(node):
                if isinstance(part, ast.Name) and part.id in names:
                    places.append((part.lineno, part.col_offset, part.id))
        for line, column, name in sorted(set(places), reverse=True):
            raw = source.lines[line - 1].encode("utf8")
            assert raw[column:].startswith(name.encode("utf8"))
            end = column + len(name.encode("utf8"))
            source.lines[line - 1] = (raw[:end] + b"_renamed" + raw[end:]).decode("utf8")
            edited += 1
    return edited, {}


def rename_functions(sources: list[Source], rng: random.Random) -> tuple[int, dict]:
    folder = sources[0].file.parents[len(Path(sources[0].path).parts) - 1]
    texts = {file: file.read_text(encoding="utf8") for file in folder.rglob("*.py")}
    every = "\n".join(texts.values())
    names = sorted({node.name for source in sources for node in source.functions(top=False)})
    lone = [name for name in names if len(name) > 5 and not name.startswith("__") and len(re.findall(rf"\bdef {name}\b", every)) == 1]
    chosen = [name for name in lone if not re.search(rf"[\"'][^\"'\n]*\b{name}\b", every)]
    rng.shuffle(chosen)
    for name in chosen[:20]:
        for file, text in texts.items():
            texts[file] = re.sub(rf"\b{name}\b", f"{name}_renamed", text)
    for file, text in texts.items():
        file.write_text(text, encoding="utf8")
    for source in sources:
        source.lines = texts[source.file].splitlines(keepends=True)
    return len(chosen[:20]), {}


def names_used(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def move_functions(sources: list[Source], _: random.Random) -> tuple[int, dict]:
    """To a new module beside the file, with the imports of the file and of what the function uses of it."""
    edited = 0
    for source in sources:
        if source.file.stem.startswith("__") or any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in source.tree.body):
            continue
        imports = [node for node in source.tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
        imports += [node for node in source.tree.body if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
        imported = {(name.asname or name.name).split(".")[0] for one in imports for node in ast.walk(one) if isinstance(node, (ast.Import, ast.ImportFrom)) for name in node.names}
        plain = [node for node in source.functions(top=True) if not node.decorator_list and sum(getattr(one, "name", "") == node.name for one in source.tree.body) == 1]
        moved = plain[:: 2] or plain[:1]
        if not moved:
            continue
        names = {node.name for node in moved}
        defined = {one.id for node in source.tree.body for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store) and not isinstance(node, (*Function, ast.ClassDef))}
        defined |= {node.name for node in source.tree.body if isinstance(node, (*Function, ast.ClassDef))}
        needed = sorted((set().union(*map(names_used, moved)) & defined) - names - imported)
        head = [line for node in imports for line in source.slice(node)]
        module = source.file.stem
        if needed:
            head.append(f"from .{module} import {', '.join(needed)}\n" if (source.file.parent / "__init__.py").exists() else f"from {module} import {', '.join(needed)}\n")
        body = [line for node in reversed(moved) for line in ["\n", "\n", *source.slice(node)]]
        other = source.file.with_name(f"{module}_moved.py")
        other.write_text("".join([*head, *body]), encoding="utf8")
        ast.parse(other.read_text(encoding="utf8"))
        for node in moved:
            del source.lines[node.lineno - 1 : node.end_lineno]
        dot = "." if (source.file.parent / "__init__.py").exists() else ""
        source.lines.append(f"\nfrom {dot}{module}_moved import {', '.join(sorted(names))}  # noqa: E402\n")
        edited += len(moved)
    return edited, {}


def follow(text: str, stems: list[str], packages: set[str]) -> str:
    """The file with its imports following renamed modules; what it calls them stays."""
    lines = text.splitlines(keepends=True)
    for node in reversed([one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.ImportFrom)]):
        statement = "".join(lines[node.lineno - 1 : node.end_lineno])
        head, word, names = statement.partition("import")
        for stem in stems:
            head = re.sub(rf"(?<!\w){stem}(?=\s)", f"{stem}_renamed", head)
            if node.module is None or node.module.split(".")[-1] in packages:
                names = re.sub(rf"(?<!\w){stem}(?!\w)(?!\s+as\b)", f"{stem}_renamed as {stem}", names)
        lines[node.lineno - 1 : node.end_lineno] = (head + word + names).splitlines(keepends=True)
    return "".join(lines)


def rename_files(sources: list[Source], rng: random.Random) -> tuple[int, dict]:
    folder = sources[0].file.parents[len(Path(sources[0].path).parts) - 1]
    files = {file: file.read_text(encoding="utf8") for file in folder.rglob("*.py")}
    every = "\n".join(files.values())
    plain = set(re.findall(r"^\s*import\s.*?(\w+)\s*(?:$|#|as\b)", every, flags=re.M))
    able = [source for source in sources if not source.file.stem.startswith("__") and source.file.stem not in plain]
    rng.shuffle(able)
    chosen = able[: max(1, len(able) // 3)]
    stems = [source.file.stem for source in chosen]
    packages = {source.file.parent.name for source in chosen}
    for file, text in files.items():
        files[file] = follow(text, stems, packages)
    for source in sources:
        source.lines = files[source.file].splitlines(keepends=True)
    for file, text in files.items():
        file.write_text(text, encoding="utf8")
    for source in chosen:
        new = source.file.with_name(f"{source.file.stem}_renamed.py")
        source.file.rename(new)
        source.file = new
    return len(chosen), {}


def copied(source: Source, node: ast.stmt, name: str) -> list[str]:
    assert isinstance(node, Function)
    lines = source.slice(node)
    at = node.lineno - source.first(node)
    lines[at] = re.sub(rf"\b{node.name}\b", name, lines[at], count=1)
    return lines


def duplicate_functions(sources: list[Source], rng: random.Random) -> tuple[int, dict]:
    inserted: dict[str, list[list[int]]] = {}
    candidates = [(source, node) for source in sources for node in source.functions(top=True) if not node.decorator_list]
    rng.shuffle(candidates)
    for source, node in sorted(candidates[:6], key=lambda one: (one[0].path, -one[1].lineno)):
        above = rng.random() < 0.5
        text = copied(source, node, f"{node.name}_copied")
        text = [*text, "\n", "\n"] if above else ["\n", "\n", *text]
        at = node.lineno - 1 if above else node.end_lineno or 0
        put(source, at, text, inserted)
    return len(candidates[:6]), inserted


def put(source: Source, at: int, text: list[str], inserted: dict[str, list[list[int]]]) -> None:
    """Edits go from the end of a file to its start, so earlier ranges move down."""
    source.lines[at:at] = text
    ranges = [[first + len(text), last + len(text)] for first, last in inserted.get(source.path, [])]
    inserted[source.path] = [[at + 1, at + len(text)], *ranges]


WRONG = "def injected_{0}(value: int) -> str:\n    text: str = value\n    value.missing_{0}()\n    return value + len(text)\n"


def inject_errors(sources: list[Source], rng: random.Random) -> tuple[int, dict]:
    inserted: dict[str, list[list[int]]] = {}
    chosen = rng.sample(sources, min(5, len(sources)))
    for number, source in enumerate(chosen):
        ends = [node.end_lineno or 0 for node in source.tree.body if isinstance(node, (*Function, ast.ClassDef))]
        at = rng.choice(ends or [len(source.lines)])
        text = ["\n", "\n", *WRONG.format(number).splitlines(keepends=True)]
        put(source, at, text, inserted)
    return len(chosen), inserted


def swap_functions(sources: list[Source], rng: random.Random) -> tuple[int, dict]:
    """An erroneous function that nobody uses goes; a copy of another one of the same file comes in its place."""
    inserted: dict[str, list[list[int]]] = {}
    folder = sources[0].file.parents[len(Path(sources[0].path).parts) - 1]
    every = "\n".join(file.read_text(encoding="utf8") for file in folder.rglob("*.py"))
    edited = 0
    for source in sources:
        wrong = [node for node in source.functions(top=True) if not node.decorator_list]
        unused = [node for node in wrong if len(re.findall(rf"\b{node.name}\b", every)) == 1]
        others = [node for node in wrong if node not in unused[:1]]
        if unused and others:
            gone, model = unused[0], rng.choice(others)
            text = copied(source, model, f"{model.name}_copied")
            at = gone.lineno - 1
            del source.lines[at : gone.end_lineno]
            put(source, at, text, inserted)
            edited += 1
    return edited, inserted


EDITS = [insert_lines, comment_lines, reorder_functions, wrap_in_if, wrap_in_try, rename_locals, rename_functions, move_functions, rename_files, duplicate_functions, inject_errors, swap_functions]


def main() -> None:
    edit, seed, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]).resolve()
    errors: dict[str, list[int]] = {}
    for path, line in json.load(sys.stdin):
        errors.setdefault(path, []).append(line)
    sources = [Source(folder, path, lines) for path, lines in sorted(errors.items()) if path.endswith(".py") and (folder / path).exists()]
    by_name = {one.__name__.replace("_", "-"): one for one in EDITS}
    edited, inserted = by_name[edit](sources, random.Random(seed))
    for source in sources:
        source.save()
    print(json.dumps({"edited": edited, "inserted": inserted}))


main()
