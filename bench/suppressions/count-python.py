"""Counts suppressions in Python sources without type-ratchet: comments by `tokenize`, `Any` by `ast`. Prints JSON by file."""

import ast
import io
import json
import re
import sys
import tokenize

BRACKETS = r"(?:\s*\[([^\]]*)\])?(?![\w\[-])"
COMMENTS = [
    ("type-ignore", re.compile(r"type:\s*ignore" + BRACKETS)),
    ("pyright-ignore", re.compile(r"pyright:\s*ignore" + BRACKETS)),
    ("ty-ignore", re.compile(r"ty:\s*ignore" + BRACKETS)),
    ("pyrefly-ignore", re.compile(r"pyrefly:\s*ignore" + BRACKETS)),
    ("noqa-file", re.compile(r"(?:ruff|flake8)\s*:\s*noqa", re.I)),
    ("noqa", re.compile(r"noqa(?![\w-])(?:\s*:\s*([A-Z]+\d+))?", re.I)),
    ("ruff-ignore", re.compile(r"ruff:\s*(?:file-)?(?:ignore|disable)\s*\[")),
    ("nosec", re.compile(r"nosec\b", re.I)),
    ("pylint-disable", re.compile(r"pylint:\s*(?:disable(?:-next)?\s*=|skip-file)")),
]
BLANKET = {"type-ignore", "pyright-ignore", "ty-ignore", "pyrefly-ignore", "noqa"}
MODULES = {"typing", "typing_extensions", "t", "te"}


def comments(source):
    code = False
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            for part in token.string.split("#"):
                for rule, pattern in COMMENTS:
                    found = pattern.match(part.strip())
                    if found is None:
                        continue
                    if rule in BLANKET and not (found.group(1) or "").strip(", "):
                        rule += "-blanket"
                    if rule == "type-ignore-blanket" and not code:
                        rule = "type-ignore-file"
                    yield rule, token.start[0]
                    break
        elif token.type not in (tokenize.NL, tokenize.ENCODING, tokenize.NEWLINE, tokenize.INDENT):
            code = True


def is_any(node):
    if isinstance(node, ast.Name):
        return node.id == "Any" and isinstance(node.ctx, ast.Load)
    return isinstance(node, ast.Attribute) and node.attr == "Any" and isinstance(node.value, ast.Name) and node.value.id in MODULES


def anys(source):
    casts = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", None)) == "cast" and node.args and is_any(node.args[0]):
            casts.add(node.args[0])
            yield "cast-any", node.args[0].end_lineno
        if is_any(node) and node not in casts:
            yield "explicit-any", node.end_lineno


result = {}
for path in sys.stdin.read().split("\0"):
    if path:
        try:
            with tokenize.open(path) as file:
                source = file.read()
            result[path] = sorted([*comments(source), *anys(source)])
        except (SyntaxError, tokenize.TokenError, UnicodeDecodeError):
            result[path] = None
print(json.dumps(result))
