/** Which definition encloses each line of Python. Snippets are written by hand: scope, bar, source line. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopesOf } from '../../src/snapshot/scopes/scope-index.ts'

interface Snippet {
  readonly expected: readonly string[]
  readonly source: string
}

function snippet(table: string): Snippet {
  const rows = table.split('\n').slice(1, -1)
  const bars = rows.map((row) => row.indexOf('|'))
  return {
    expected: rows.map((row, index) => row.slice(0, bars[index]).trim()),
    source: rows.map((row, index) => row.slice((bars[index] ?? 0) + 1)).join('\n'),
  }
}

function answers(source: string, path = 'a.py'): string[] {
  const index = scopesOf(path, source)
  return source.split('\n').map((_, offset) => index?.at(offset + 1) ?? 'unknown language')
}

const cases: readonly (readonly [string, string])[] = [
  [
    'qualifies methods, nested functions and nested classes',
    `
                |import os
Outer           |class Outer:
Outer           |    x = 1
Outer.Inner     |    class Inner(Base, metaclass=Meta):
Outer.Inner.run |        def run(self):
Outer.Inner.run.go|            def go(): return 1
Outer.Inner.run |            return go()
Outer           |    y = 2
main            |async def main():
main            |    await go()
                |main()
`,
  ],
  [
    'starts a definition at its first decorator, over several lines',
    `
                |import a
A               |@dataclass(
A               |    frozen=True,  # ) (
A               |)
A               |class A:
A.f             |    @property
A.f             |    # between
A.f             |
A.f             |    @cache(lambda: {
A.f             |        "def g(): pass"
A.f             |    })
A.f             |    def f(self): ...
A               |    x: int
`,
  ],
  [
    'keeps one-line bodies and semicolons on their own line',
    `
f               |def f(): return 1; x = 2;
                |y = 1; z = 2
A               |class A: pass
B               |class B: x = 1; y = 2
                |if True: pass
g               |def g(a=(1,
g               |      2)): return {
g               |  1: 2}
                |x = g
`,
  ],
  [
    'ends with the last statement: trailing comments and blank lines are outside, inner ones inside',
    `
f               |def f():
f               |    a = 1
f               |
f               |# at the margin
f               |    # deeper
f               |    return a  # same line
                |    # after the last statement
                |
                |# about g
g               |def g():
g               |    pass
                |    
`,
  ],
  [
    'continues lines by brackets and by backslash, whatever their indentation',
    String.raw`
f               |def f(a, \
f               |b):
f               |    x = a + \
f               |b
f               |    y = [
f               |1,
f               |# comment in brackets
f               |]
f               |    return x
                |z = 1 + \
                |  2
`,
  ],
  [
    'finds a name on the line after def or async',
    String.raw`
f               |def \
f               |  f(): pass
g               |async \
g               |  def g():
g               |    pass
`,
  ],
  [
    'does not read definitions in strings of any prefix',
    String.raw`
f               |def f():
f               |    """Doc.
f               |
f               |def not_this(): pass
f               |"""
f               |    a = r'\' # '
f               |    b = Rb'''
f               |class Nor:
f               |'''
f               |    c = "it's \" fine"; d = 'a' "b"
f               |    e = bR"\\"; g = u'''\''' '''
f               |    h = "continued \
f               |def not_here(): pass"
                |i = ''
`,
  ],
  [
    'reads f-strings with nested quotes, brackets, specifications and escapes',
    String.raw`
f               |def f(x):
f               |    a = f"{x["key"]} {'}'} {{not}} {{"
f               |    b = f'{x:{w}.{p}} {x!r:>{w}}' + rf"\{x}{x}\"
f               |    c = f"{f"{f"{1}"}"}" + F'{ {"a": 1}["a"] }'
f               |    d = f"""{
f               |x  # comment with " and }
f               |} """ + fR'''{x}
f               |def no(): '''
f               |    e = f"{x:%H:%M}" f"{x = }" f"{(lambda: 1)()}" f"{x:{'{'}>10}"
f               |    g = f"\N{DASH} {x}" + t"{x}"
                |h = 1
`,
  ],
  [
    'ends an f-string at its quote, as before Python 3.12, when reading on finds no end',
    `
f               |def f(x):
f               |    return f"{x"
                |y = 1
                |z = f"{y:>{w"
`,
  ],
  [
    'knows type parameters, match, walrus and lambda',
    `
first           |def first[T: (int, str) = int, *Ts, **P](x: list[T]) -> T:
first           |    match x:
first           |        case {"def": y} if (n := 1):
first           |            return x[0]
first           |        case _:
first           |            f = lambda: 0
Box             |class Box[T](Base[T]):
Box.get         |    def get(self) -> T: ...
                |type Alias[T] = list[T]
                |match = 1; case = 2; type = 3
`,
  ],
  [
    'gives each overload its own lines under one name',
    `
get             |@overload
get             |def get(x: int) -> int: ...
get             |@overload
get             |def get(x: str) -> str: ...
get             |def get(x):
get             |    return x
`,
  ],
  [
    'finds definitions inside other blocks',
    `
                |if TYPE_CHECKING:
f               |    def f(): ...
                |else:
f               |    def f():
f               |        with a as b:
f.g             |            def g():
f.g             |                pass
f               |        return 1
                |try:
C               |    class C: ...
                |except E:
                |    C = None
`,
  ],
  [
    'is not confused by names that contain keywords',
    `
                |define = 1
                |defx()
                |class_ = 2
                |x.async_def = 3
                |async with a: pass
naïve           |def naïve(): pass
_x1             |class _x1: pass
`,
  ],
  [
    'starts again at a definition when a bracket or a field was left open',
    `
e               |def e():
e               |    return f"{x"
f               |def f():
f               |    return g(1,
g               |def g():
g               |    x = [
A               |class A:
A.m             |    def m(self): pass
`,
  ],
  [
    'ends an unclosed string at its line',
    `
f               |def f():
f               |    x = 'oops
f               |    return x
g               |def g():
g               |    pass
`,
  ],
]

describe('scopes of Python', () => {
  it.each(cases)('%s', (_, table) => {
    const { expected, source } = snippet(table)
    expect(answers(source)).toEqual(expected)
  })

  it('counts a tab up to the next multiple of eight', () => {
    const source = 'class A:\n        def f(self):\n\t    x = 1\n  \tdef g(self):\n\t\tpass\ny = 1'
    expect(answers(source)).toEqual(['A', 'A.f', 'A.f', 'A.g', 'A.g', ''])
  })

  it('passes over a byte order mark and restarts the column at a form feed', () => {
    expect(answers('\ufeffdef f():\n    pass\n\f\n\fdef g():\n  \f  x = 1\n\f  \fy = 1')).toEqual([
      'f',
      'f',
      '',
      'g',
      'g',
      '',
    ])
  })

  it('counts lone carriage returns as line ends, as Python does', () => {
    const index = scopesOf('a.py', 'def f():\r  pass\rx = 1\r\nclass A: pass')
    expect([1, 2, 3, 4].map((line) => index?.at(line))).toEqual(['f', 'f', '', 'A'])
  })

  it('reads stubs and knows no scope outside the file', () => {
    const index = scopesOf('pkg/a.pyi', 'def f() -> int: ...\n')
    expect([-1, 0, 1, 2, 3, 1.5, Number.NaN].map((line) => index?.at(line))).toEqual([
      '',
      '',
      'f',
      '',
      '',
      '',
      '',
    ])
  })

  it('answers null for a language it does not read', () => {
    expect(
      ['a.rs', 'py', 'a', '', 'a.py.txt'].map((path) => scopesOf(path, 'def f(): pass')?.at(1) ?? null),
    ).toEqual([null, 'f', null, null, null])
  })

  it('reads a hundred thousand nested brackets, and calls what is too deep like its hundredth ancestor', () => {
    expect(answers(`def f():\n  x = ${'('.repeat(100_000)}\ndef g(): pass`)).toEqual(['f', 'f', 'g'])
    const deep = Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}def f():`).join('\n')
    expect(new Set(answers(deep)).size).toBe(100)
  })
})

const pieces: readonly string[] = [
  ...['def ', 'class ', 'async ', 'f', 'A', 'return ', 'lambda', 'match x', 'é', '1.5', '@d', ';', ':', ','],
  ...['(', ')', '[', ']', '{', '}', '"', "'", '"""', "'''", 'f"', "rb'", 'f"""', '{{', '}}', '!r', '\\', '#'],
  ...['\n', '\n', '\n  ', '\n    ', '\n\t', ' ', '\f', '=', '->', 'def f():\n  ', 'class A:\n  ', 'pass\n'],
]
const soup = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }).map((text) => text.replaceAll('\r', '')),
  fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.replaceAll('\r', '')),
)
const runs = { numRuns: 2000 }

describe('scopes of any text read as Python', () => {
  it('never throws, and answers for every line', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (source) => {
        expect(answers(source).every((name) => typeof name === 'string')).toBe(true)
      }),
      runs,
    )
  })

  it('moves with blank lines put before the text', () => {
    fc.assert(
      fc.property(soup, fc.nat({ max: 5 }), (source, count) => {
        fc.pre(!source.startsWith('\ufeff'))
        const moved = answers('\n'.repeat(count) + source)
        expect(moved).toEqual([...new Array<string>(count).fill(''), ...answers(source)])
      }),
      runs,
    )
  })

  it('does not depend on how lines end', () => {
    fc.assert(
      fc.property(soup, (source) => {
        const windows = scopesOf('a.py', source.replaceAll('\n', '\r\n'))
        expect(source.split('\n').map((_, offset) => windows?.at(offset + 1))).toEqual(answers(source))
      }),
      runs,
    )
  })

  it('names a definition inside the definition around it', () => {
    const name = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), (names) => {
        const source = names.map((text, depth) => `${'  '.repeat(depth)}def ${text}():`).join('\n')
        expect(answers(source)).toEqual(names.map((_, depth) => names.slice(0, depth + 1).join('.')))
      }),
      runs,
    )
  })
})
