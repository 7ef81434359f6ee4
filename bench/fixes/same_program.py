"""Prints `same` when two Python texts, a JSON array on standard input, are one program but for annotations and imports of `typing`."""

import ast
import json
import sys


class WithoutTypes(ast.NodeTransformer):
    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_FunctionDef(self, node):
        node.returns = None
        self.generic_visit(node)
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_AnnAssign(self, node):
        self.generic_visit(node)
        node.annotation = ast.Constant(None)
        return node

    def visit_ImportFrom(self, node):
        return None if node.module in ("typing", "typing_extensions") else node


before, after = (ast.dump(WithoutTypes().visit(ast.parse(text))) for text in json.load(sys.stdin))
print("same" if before == after else "other")
