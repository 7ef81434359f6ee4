/** Fixes of mypy's mechanical errors: each with the look-alike that is left alone. Messages as mypy 2.4.1 prints them. */
import { describe, expect, test } from 'vitest'
import { withEdits } from '#model/edit.ts'
import { ruleSetOf } from '#rules/registry.ts'
import { SourceText } from '#rules/source-text.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

interface Row {
  readonly source: string
  readonly message: string
  readonly line?: number
  readonly column?: number
  readonly notes?: readonly string[]
  readonly oldestPython?: number
  /** null: left alone. */
  readonly fixed: string | null
}

function fixedBy({ source, message, line = 1, column = 1, notes = [], oldestPython }: Row): string | null {
  const diagnostic = diagnosticOf({ path: 'a.py', line, column, message, notes })
  const facts = { oldestPython: oldestPython ?? null }
  const edits = ruleSetOf('mypy').fixer(diagnostic, new SourceText(source), facts)
  return edits === null ? null : withEdits(source, edits)
}

const rows = (table: Readonly<Record<string, Row>>): void => {
  test.each(Object.entries(table))('%s', (_, row) => {
    expect(fixedBy(row)).toBe(row.fixed)
  })
}

describe('an ignore that ignores nothing', () => {
  const message = 'Unused "type: ignore" comment'
  const some = 'Unused "type: ignore[misc]" comment'
  rows({
    'is taken away with the space before it': {
      message,
      source: 'a = 1  # type: ignore\n',
      fixed: 'a = 1\n',
    },
    'with its codes': { message, source: 'a = 1 # type: ignore[misc, arg-type]', fixed: 'a = 1' },
    'leaves another comment': {
      message,
      source: 'a = 1  # type: ignore[misc]  # noqa: E501\n',
      fixed: 'a = 1  # noqa: E501\n',
    },
    'behind another comment': {
      message,
      source: 'a = 1  # why # type: ignore\n',
      fixed: 'a = 1  # why\n',
    },
    'on a line of its own goes with the line': {
      message,
      source: '# type: ignore\r\nimport a\r\n',
      fixed: 'import a\r\n',
    },
    'behind a byte order mark': {
      message,
      source: '\uFEFFa = 1  # type: ignore\r\n',
      fixed: '\uFEFFa = 1\r\n',
    },
    'of one code': {
      message: some,
      source: 'a = 1  # type: ignore[misc, assignment]\n',
      fixed: 'a = 1  # type: ignore[assignment]\n',
    },
    'of a code that has a narrower one': {
      message: 'Unused "type: ignore" comment, use narrower [import-not-found] instead of [import] code',
      source: 'import a  # type: ignore[import]\n',
      fixed: 'import a  # type: ignore[import-not-found]\n',
    },
    'in a string is text': { message, source: 'a = "# type: ignore"\n', fixed: null },
    'in a string that goes over lines is text': {
      message,
      line: 2,
      source: 'a = """\nb  # type: ignore\n"""\n',
      fixed: null,
    },
    'with a reason behind it that belongs to it': {
      message,
      source: 'a = 1  # type: ignore because of b\n',
      fixed: null,
    },
    'of a code that is not there': {
      message: some,
      source: 'a = 1  # type: ignore[union-attr]\n',
      fixed: null,
    },
    'that is none of this tool': { message, source: 'a = 1  # pyright: ignore\n', fixed: null },
    'on a line that is not there': { message, line: 7, source: 'a = 1\n', fixed: null },
  })
})

describe('a parameter whose default is None', () => {
  const message = 'Incompatible default for parameter "x" (default has type "None", parameter has type "int")'
  rows({
    'may be None': {
      message,
      source: 'def f(x: int = None, y: int = 1): ...\n',
      fixed: 'def f(x: int | None = None, y: int = 1): ...\n',
    },
    'as mypy 1.0 says it': {
      message: 'Incompatible default for argument "x" (default has type "None", argument has type "int")',
      source: 'def f(x:int=None): ...\n',
      fixed: 'def f(x:int | None=None): ...\n',
    },
    'with arguments of its type': {
      message,
      source: 'def f(x: Dict[str, List[int]] = None): ...\n',
      fixed: 'def f(x: Dict[str, List[int]] | None = None): ...\n',
    },
    'with a type in quotes': {
      message,
      source: 'def f(x: "A" = None): ...\n',
      fixed: 'def f(x: "A | None" = None): ...\n',
    },
    'where the oldest Python has no unions and the name is imported': {
      message,
      line: 2,
      oldestPython: 9,
      source: 'from typing import List, Optional\ndef f(x: int = None): ...\n',
      fixed: 'from typing import List, Optional\ndef f(x: Optional[int] = None): ...\n',
    },
    'where types are never evaluated': {
      message,
      line: 2,
      oldestPython: 7,
      source: 'from __future__ import annotations\ndef f(x: int = None): ...\n',
      fixed: 'from __future__ import annotations\ndef f(x: int | None = None): ...\n',
    },
    'is left where the oldest Python has no unions': {
      message,
      oldestPython: 9,
      source: 'def f(x: int = None): ...\n',
      fixed: null,
    },
    'is left without a type': { message, source: 'def f(x=None, y: int = 1): ...\n', fixed: null },
    'is left with another default': { message, source: 'def f(x: int = NoneType): ...\n', fixed: null },
    'is left when two have the name': {
      message,
      source: 'g = (lambda x: None), {x: int, x: int}\n',
      fixed: null,
    },
    'is no other parameter': { message, source: 'def f(max_x: int = None): ...\n', fixed: null },
  })
})

describe('a function that returns nothing', () => {
  const message = 'Function is missing a return type annotation'
  const notes = ['Use "-> None" if function does not return a value']
  rows({
    'says so': {
      message,
      notes,
      source: 'def f():\n    print(1)\n',
      fixed: 'def f() -> None:\n    print(1)\n',
    },
    'over several lines': {
      message,
      notes,
      source: 'async def f(\n    a: str = ")",  # )\n) :\n    pass\n',
      fixed: 'async def f(\n    a: str = ")",  # )\n) -> None :\n    pass\n',
    },
    'with parameters of types': {
      message,
      notes,
      source: 'def f[T: (int, str)](a: T): g()\n',
      fixed: 'def f[T: (int, str)](a: T) -> None: g()\n',
    },
    'is left when mypy does not say that nothing is returned': {
      message,
      source: 'def f():\n    return 1\n',
      fixed: null,
    },
    'is left when others are to write it': {
      message,
      notes,
      source: 'def f(self):\n    """Gives it."""\n    raise NotImplementedError\n',
      fixed: null,
    },
    'is left as a stub': { message, notes, source: 'def f(self): ...\n', fixed: null },
    'is left with a return type': { message, notes, source: 'def f() -> int:\n    g()\n', fixed: null },
    'is left where no function stands': { message, notes, source: 'f = lambda: None\n', fixed: null },
  })
})

describe('a generic type without arguments', () => {
  const of = (name: string): string => `Missing type arguments for generic type "${name}"`
  rows({
    'takes anything, all over a signature': {
      message: of('list'),
      line: 2,
      column: 10,
      source: 'from typing import Any\ndef f(a: list, b: dict[str, list]) -> list: ...\n',
      fixed: 'from typing import Any\ndef f(a: list[Any], b: dict[str, list[Any]]) -> list[Any]: ...\n',
    },
    'as earlier versions say it': {
      message: 'Missing type parameters for generic type "Callable"',
      line: 2,
      column: 4,
      source: 'import typing as t\na: t.Callable = print\n',
      fixed: 'import typing as t\na: t.Callable[..., t.Any] = print\n',
    },
    'with the name added to an import': {
      message: of('Dict'),
      line: 2,
      column: 4,
      source: 'from typing import Dict\na: Dict = {}\n',
      fixed: 'from typing import Any, Dict\na: Dict[Any, Any] = {}\n',
    },
    'with an import of its own, behind __future__': {
      message: of('tuple'),
      line: 5,
      column: 4,
      source: '"""from x"""\r\nfrom __future__ import annotations\r\n\r\nimport os\r\na: tuple = ()\r\n',
      fixed:
        '"""from x"""\r\nfrom __future__ import annotations\r\n\r\nfrom typing import Any\r\nimport os\r\na: tuple[Any, ...] = ()\r\n',
    },
    'is left as a value': {
      message: of('list'),
      line: 2,
      column: 20,
      source: 'from typing import Any\nisinstance(a, list)\n',
      fixed: null,
    },
    'is left when its arguments are not known': {
      message: of('Box'),
      line: 2,
      column: 4,
      source: 'from typing import Any\na: Box = b\n',
      fixed: null,
    },
    'is left where nothing is imported': {
      message: of('list'),
      column: 4,
      source: 'a: list = []\n',
      fixed: null,
    },
    'is left where Any is something else': {
      message: of('list'),
      line: 2,
      column: 4,
      source: 'from mine import Any\na: list = []\n',
      fixed: null,
    },
    'is left where the oldest Python has no such types': {
      message: of('list'),
      line: 2,
      column: 4,
      oldestPython: 8,
      source: 'from typing import Any\na: list = []\n',
      fixed: null,
    },
    'is left in quotes': {
      message: of('list'),
      line: 2,
      column: 4,
      source: 'from typing import Any\na: "list" = []\n',
      fixed: null,
    },
  })
})

describe('what other checkers say alike', () => {
  const none =
    'Expression of type "None" cannot be assigned to parameter of type "int"\n  "None" is not assignable to "int"'
  const ty = 'Default value of type `None` is not assignable to annotated parameter type `int`'
  const two = 'def f(a: str, b: dict[str, int] = {}, c: int = None):\n'
  const twoFixed = 'def f(a: str, b: dict[str, int] = {}, c: int | None = None):\n'
  const ignoring = (comment: string): string => `a = 1  # ${comment}\n`
  const gone = 'a = 1\n'
  test.each([
    ['pyright', none, two, 48, twoFixed],
    ['pyright', none, 'def f(\n', 7, null],
    ['pyright', none, two, 10, null],
    [
      'pyright',
      'Expected type arguments for generic class "list"',
      'import a\ndef f(x: list):\n',
      10,
      'from typing import Any\nimport a\ndef f(x: list[Any]):\n',
    ],
    ['pyright', 'Unnecessary "# type: ignore" comment', ignoring('type: ignore[x]'), 11, gone],
    ['basedpyright', 'Unnecessary "# pyright: ignore" comment', ignoring('pyright: ignore'), 11, gone],
    [
      'pyright',
      'Unnecessary "# pyright: ignore" rule: "reportB"',
      ignoring('pyright: ignore[reportA, reportB]'),
      30,
      ignoring('pyright: ignore[reportA]'),
    ],
    ['pyright', 'Unnecessary "cast" call; type is already "int"', ignoring('type: ignore'), 1, null],
    ['ty', ty, two, 39, twoFixed],
    ['ty', ty, two, 7, null],
    ['ty', 'Unused blanket `type: ignore` directive', ignoring('type: ignore'), 8, gone],
    ['ty', 'Unused `ty: ignore` directive', ignoring('ty: ignore[a, b]'), 8, gone],
    ['ty', "Unused `ty: ignore` directive: 'b'", ignoring('ty: ignore[a, b]'), 23, ignoring('ty: ignore[a]')],
    [
      'ty',
      "Unused `type: ignore` directive: 'ty:b'",
      ignoring('type: ignore[ty:a, ty:b]'),
      23,
      ignoring('type: ignore[ty:a]'),
    ],
    ['pyrefly', 'Default `None` is not assignable to parameter `c` with type `int`', two, 48, twoFixed],
    [
      'pyrefly',
      'Unused `# pyrefly: ignore` comment for code(s): a, b',
      ignoring('pyrefly: ignore[a, b]'),
      8,
      gone,
    ],
    [
      'pyrefly',
      'Unused error code(s) in `# pyrefly: ignore`: b',
      ignoring('pyrefly: ignore[a, b]'),
      8,
      ignoring('pyrefly: ignore[a]'),
    ],
    ['pyrefly', '`Literal[1]` is not assignable to `str`', ignoring('pyrefly: ignore'), 1, null],
  ] as const)('%s: %s', (checker, message, source, column, fixed) => {
    const line = source.includes('x: list') ? 2 : 1
    const diagnostic = diagnosticOf({ path: 'a.py', line, column, message })
    const edits = ruleSetOf(checker).fixer(diagnostic, new SourceText(source), { oldestPython: null })
    expect(edits === null ? null : withEdits(source, edits)).toBe(fixed)
  })
})
