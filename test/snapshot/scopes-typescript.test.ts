/**
 * Which definition encloses each line of TypeScript and JavaScript. Snippets: scope, bar, source line. The scopes
 * were checked by hand and, where TypeScript accepts the snippet, against its tree (bench/scopes).
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopesOf } from '../../src/snapshot/scopes/scope-index.ts'

interface Snippet {
  readonly expected: readonly string[]
  readonly source: string
}

/** The tables are template literals themselves, so they write ´ for a back quote and § for a dollar before a brace. */
function snippet(table: string): Snippet {
  const rows = table.replaceAll('´', '`').replaceAll('§{', '${').split('\n').slice(1, -1)
  const bars = rows.map((row) => row.indexOf('|'))
  return {
    expected: rows.map((row, index) => row.slice(0, bars[index]).trim()),
    source: rows.map((row, index) => row.slice((bars[index] ?? 0) + 1)).join('\n'),
  }
}

function answers(source: string, path: string): string[] {
  const index = scopesOf(path, source)
  return source.split('\n').map((_, offset) => index?.at(offset + 1) ?? 'unknown language')
}

const cases: readonly (readonly [name: string, extension: string, table: string])[] = [
  [
    'names functions, overload signatures and nested functions',
    'ts',
    `
        |import { a as b } from './a'
        |import type { C } from 'c' with { type: 'json' }
        |import fs = require('fs')
f       |export function f(x: string): void
f       |export function f(x: number): { a: string }
f       |export function f(
f       |  x: unknown,
f       |): { a: string } {
f.inner |  async function* inner<T extends { a: () => void }>(): AsyncIterable<T> {
f.inner |    yield 1
f.inner |  }
f       |  return { a: '' }
f       |}
        |export { f as g } from './f'
        |f(1)
h       |declare function h(a: () => void): asserts a is never
k       |function k(a: unknown): asserts a is { b: () => void } {
k       |  l = keyof(a)
k       |}
m       |const m: keyof { n: 1 } | unique symbol | readonly string[] = (a): this is typeof b => {
m       |}
        |declare const i: (a: string) => void, j: { k(): void }
`,
  ],
  [
    'names everything a class can hold',
    'ts',
    `
A.x                 |export abstract class A<T = {}> extends mixin(B, { x: () => 1 })<T> implements C<T>, D {
A                   |  static count = 0;
A.handler           |  private handler = async <U,>(event: U): Promise<void> => {
A.handler           |    await event
A.handler           |  }
A                   |  readonly field: { a: string; b: () => void } = { a: '', c: 1 } as any
A                   |  declare other?: (x: string) => void
A.#secret           |  #secret() { return this.#x! / 2 }
A                   |  #x = 1
A.constructor.b     |  constructor(private readonly a: string, public b = () => {
A.constructor.b     |    return 1
A.constructor.b     |  }) { super() }
A.run               |  run(x: string): void;
A.run               |  run(x: unknown): void {
A.run               |  }
A.value             |  get value(): number { return 1 }
A.value             |  set value(v) {
A.value             |  }
A                   |  static {
A.init              |    function init() {}
A                   |  }
A.[Symbol.iterator] |  *[Symbol.iterator](): Iterator<T> {
A.[Symbol.iterator] |  }
A.a b               |  'a b'() {}
A.c                 |  ['c'] = function () {}
A.1                 |  1() {}
A.get               |  get() {}
A.static            |  static() {}
A.async             |  async = () => 1
A.of                |  protected static override async of() {}
A                   |  abstract size: number
A.abs               |  abstract abs(): void
A.abs2              |  abstract abs2(): { a: 1 }
A                   |  [key: string]: unknown
A                   |  get;
A.late              |  static
A.late              |  late() {}
A                   |  set = 1
A                   |}
                    |new A()
`,
  ],
  [
    'gives decorators to what they decorate',
    'ts',
    `
A   |@Component({
A   |  template: '<a>{{ x }}</a>',
A   |})
A   |export class A {
A   |  @Input() x: string
A.f |  @HostListener('click', ['$event'])
A.f |  @other.b<{ a: string }>()
A.f |  f(@Inject(TOKEN) private readonly a: B) {}
A.g |  @dec g = () => {
A.g |  }
A   |}
B   |export @dec class B {}
c   |const c = @dec() class {
c.m |  m() {}
c   |}
`,
  ],
  [
    'names interfaces, enums and namespaces, but neither their members nor type aliases',
    'ts',
    `
I            |export interface I<T extends {}> extends A<{ b: string }>, C {
I            |  a(): void
I            |  b: (x: string) => void; new (x: I): I
I            |}
E            |const enum E {
E            |  A = 1 << 2, B = 'x'.length,
E            |}
F            |declare enum F { A }
N.M          |namespace N.M {
N.M.f        |  export function f() {}
N.M          |}
mod          |declare module 'mod' {
mod.global   |  global {
mod.global.W |    interface W {}
mod.global   |  }
mod          |}
*.css        |declare module '*.css'
             |type T = {
             |  a: () => void
             |  b(): void
             |} extends infer U extends {} ? { c: (x: U) => void } : never
             |type G<A = {}, B extends A[] = []> = <C>(a: A) => asserts a is B
             |type K = ´§{string}-§{'´'}´ | typeof import('x').y<{ z: 1 }> | readonly [a: 1, b?: () => 2][]
             |const type = 1, namespace = 2, declare = 3
             |type
             |namespace
             |x.interface = { enum: 1, class: 2, function: 3 }
`,
  ],
  [
    'names variables that start with a function, an arrow function or a class',
    'ts',
    `
f       |const f = async <T>(x: T): Promise<{ a: T }> => {
f       |  return { a: x }
f       |}
g       |let g: (x: { a: string }) => void = (x) =>
g       |  x.a
h       |var h = function named() {
h.inner |  const inner = class Named extends Base<string> { a = 1 }
j       |}, i = 1, j = x => ({
j       |  x,
j       |})
        |const k = (1 + 2)
        |const l = (a, b)
        |const m = memo(() => {
        |  return 1
        |})
        |const n = <T>(x as unknown)
o       |const o = function () {
o       |}.bind(this)
        |const p = new (class {})(), q = (function () {})()
r       |const r = (a): ((b: string) => void) => (b) => {
r       |}
s       |const s = (
s       |  a: string,
s       |  b?: number,
s       |): a is string => true
t       |for (const t = () => {
t       |}; ;) {}
u       |const { u = () => {
u       |}, v } = w
x       |const x = async y => {
x       |}
        |const async = 1, z = async (1)
`,
  ],
  [
    'names assignments by the end of their target',
    'ts',
    `
exports |module.exports = function () {
exports |}
a       |exports.a = () => 1
A.b     |A.prototype.b = function () {
A.b     |}
x       |this.x = async function () {
x       |}
c.d.e   |c.d.e = (x) => x
c.f     |c['f'] = function () {}
        |c[g] = function () {}
h       |get().h = function () {}
i       |c[0].i = function () {}
j       |exports.k = exports.j = function () {
j       |}
        |l = m(function () {})
n       |o = n = () => {}
p       |this.p! = class {
p.q     |  q() {}
p       |}
`,
  ],
  [
    'calls an export without a name default',
    'ts',
    `
default   |export default function () {
default.f |  const f = () => {}
default   |}
default   |export default class extends A {
default.m |  m() {}
default   |}
default   |export default async (x) => {
default   |}
default   |export default abstract class {}
named     |export default function named() {}
          |export default memo(() => {
          |})
          |export default {
name      |  name() {
name      |  },
          |}
`,
  ],
  [
    'names members of object literals',
    'ts',
    `
      |const o = {
a     |  a() {
a     |  },
b     |  b: function () {
b     |  },
c     |  c: async (x: string): Promise<void> => {
c     |  },
d     |  async *d<T>() {},
e     |  get e() { return 1 },
f g   |  'f g': () => {},
[h.i] |  [h.i]: function () {},
      |  j: memo(() => {
      |  }),
k     |  k: class {
k.m   |    m() {}
k     |  },
      |  l: { n: 1,
p     |    p() {},
      |  },
      |  ...rest, shorthand, default: 1, get: 2, async: 3, case: 4,
get   |  get() {}, async
      |}
`,
  ],
  [
    'does not count anonymous callbacks, and counts named ones',
    'ts',
    `
f       |function f() {
f       |  a.map((x) => {
f.b     |    const b = () => {}
f       |    return x
f       |  })
f       |  setTimeout(function () {
f       |  })
f.later |  setTimeout(async function later() {
f.later |    return 1
f.later |  }, 1)
f       |}
`,
  ],
  [
    'tells regular expressions from divisions',
    'ts',
    String.raw`
f |function f(x) {
f |  const a = x / 2 / (1 + 1) / y[0] / 3, b = /[/{]"'´/.test(x) && /\/{/g
f |  if (x) /}/.exec(x); return /[}]/ / 2
f |}
  |const c = x++ / 2, d = typeof /{/
`,
  ],
  [
    'reads template literals with nested holes',
    'ts',
    String.raw`
f       |const f = () => ´
f       |  function no() { §{ g(´}§{ { a: '}' }.a }{´) } \´ \§{ {
f.named |  §{(function named() {
f.named |    return ´§{1}´
f.named |  })()}
f       |´
        |tag´§{x}´
`,
  ],
  [
    'passes over comments and strings',
    'ts',
    String.raw`
  |// function no() {
  |/* class No { */ const a = 'function no() { \' {', b = "it's {"
  |/**
  | * export function no() {
  | */
f |function f(/* { */ a /* ) => */) { // }
f |  const s = 'continued \
f |    }'
f |} /* } */
  |x
`,
  ],
  [
    'ends expressions at line breaks as JavaScript does',
    'ts',
    `
f |const f = (x) => x
  |g()
h |const h = (x) =>
h |  x
h |    .map(y => y)
h |    + 1
h |    ? 2
h |    : [3]
  |class_()
i |let i = () => {}
  |(j)
  |[k]
l |const l = a => a as B
  |;[1].map(() => {})
m |const m = x => x!
  |++y
n |const n = function* () { yield
n |}
  |label: for (;;) { continue label }
o |const o = () => ({}) satisfies P
p |export const p = () => a instanceof b
p |  in c
  |debugger
  |{ q: 1 }
`,
  ],
  [
    'tells type arguments from comparisons',
    'ts',
    `
  |const a = new Map<string, { f: () => void; g(): void }>()
  |const b = x < y && z > (() => 1)
  |const f = g<{ h: () => void }>() < 1 ? (i): i is string => true : () => {
  |}
  |const j = (a < b), k = call<Record<string, Array<Array<{ l: () => {} }>>>>(
o |  (m: { n: () => void }): { o: () => void } => ({ o: () => {} }),
  |)
  |if (a >= b && c >> d) { e >>= f; e >>>= 1 }
  |const v = a < (b) > +c, w = a < b > [{ x: 1,
y |  y: () => {},
  |}]
  |const p = q as { r: () => void }, s = <{ t: () => void }>u
`,
  ],
  [
    'reads conditionals with arrow functions in their branches',
    'ts',
    `
f |const f = () => a ? (b) : (c) => {
f |}
  |const g = a ? (b: string): void => {
h |  const h = () => {}
  |} : () => ({ i: 1 })
  |const j = a ? b : { k: 1,
l |  l: () => {},
  |}
  |switch (a) {
  |  case (b): {
n |    const n = (x): string => {
n |    }
  |  }
  |  case d ? e : f:
m |    const m = () => {}
  |  default:
  |}
`,
  ],
  [
    'goes on after broken code',
    'ts',
    `
f   |function f() {
f   |  foo(1, {
f   |  const x = [
f   |  return 1
f   |}
g   |export function g() {
g   |  const s = 'unclosed
g   |  return /unclosed
g   |}
    |}}} ))) ]]]
J   |interface J {
K.m |class K { m(a, { }
`,
  ],
  [
    'reads what was not finished at the end of the file',
    'ts',
    `
A     |class A {
A.m   |  m() {
A.m.f |    const f = () => {
A.m.f |      a(´§{b(
`,
  ],
  [
    'reads JSX text, attributes and holes, and generic arrow functions',
    'tsx',
    `
App         |const App = <T,>({ items }: Props<T>): Node => {
App.onClick |  const onClick = () => {}
App         |  return (
App         |    <Foo<T> a="{'" b='"' c={() => { if (1) {} }} {...items} d=<b>x</b> /* > */ on-x>
App         |      Don't { /* ' */ } {items.map((x) => <Item key={x} />)}
App         |      <>function no() {'{'} a &lt; b</>
App         |      {items.length < 1 ? <a.b.c /> : <p>it's</p>}
App.named   |      {(function named() {
App.named   |        return <br />
App.named   |      })()}
App         |    </Foo>
App         |  )
App         |}
id          |const id = <T extends unknown>(x: T) => x
            |const el = <div>{´§{<b>{1}</b>}´}</div>
after       |function after() {}
`,
  ],
  [
    'reads JavaScript without types, with JSX',
    'jsx',
    `
        |#!/usr/bin/env node
        |'use strict'
exports |var self = module.exports = function App(props) {
exports |  return a < b ? <p onClick={() => 1}>a b c / {'}'}</p> : c > (d)
exports |}
f       |App.defaultProps = { f: function () {}, g }
after   |function after(a, b = /}/) { return a ? (b) : c => d }
A.z     |class A extends (B, C) { static x = 1; y = () => {}; async *z() {} }
`,
  ],
]

const extensions = ['ts', 'tsx', 'js']

describe('scopes of TypeScript and JavaScript', () => {
  it.each(cases)('%s', (_, extension, table) => {
    const { expected, source } = snippet(table)
    expect(answers(source, `a.${extension}`)).toEqual(expected)
  })

  it('reads every extension of the two languages', () => {
    const paths = ['a.ts', 'a.d.ts', 'a.mts', 'a.cts', 'a.tsx', 'a.js', 'a.jsx', 'a.mjs', 'a.cjs', 'A.TS']
    expect(paths.map((path) => scopesOf(path, 'function f() {}')?.at(1))).toEqual(paths.map(() => 'f'))
  })

  it('takes an angle bracket for an element in tsx and for a type in ts', () => {
    const source = 'const a = <T>x; function f() {}\n// </T>\nfunction g() {}'
    expect([answers(source, 'a.ts'), answers(source, 'a.tsx')]).toEqual([
      ['f', '', 'g'],
      ['', '', 'g'],
    ])
  })

  it('counts the line ends that TypeScript counts', () => {
    const index = scopesOf('a.ts', '\ufefffunction f() {\r}\r\nx\u2028class A {\u2029}')
    expect([1, 2, 3, 4, 5].map((line) => index?.at(line))).toEqual(['f', 'f', '', 'A', 'A'])
  })

  it('knows no scope outside the file', () => {
    const index = scopesOf('a.ts', 'class A {}')
    expect([-1, 0, 1, 2, 0.5, Number.NaN].map((line) => index?.at(line))).toEqual(['', '', 'A', '', '', ''])
  })

  it('cuts long names and shows an empty one as two quotes', () => {
    const long = 'x'.repeat(300)
    expect(answers(`class ${long} {\n'' () {}\n}`, 'a.ts')).toEqual(
      ['', ".''", ''].map((rest) => 'x'.repeat(200) + rest),
    )
  })

  it.each([
    '(',
    '[',
    '{',
    '`${',
    '<a>{',
    '<a b=',
    'f<',
    '(x: ',
    'class A { m() {',
    'x = () => {',
    'if (a) {',
  ])('reads a hundred thousand times %s without running out of stack', (piece) => {
    for (const extension of extensions) {
      expect(typeof scopesOf(`a.${extension}`, piece.repeat(100_000))?.at(1)).toBe('string')
    }
  })

  it('finds what follows brackets that are nested too deep to be read', () => {
    const nested = `${'['.repeat(5000)}/[)]/, '}', function no() {}${']'.repeat(5000)}`
    expect(answers(`function f() {\n  x = ${nested}\n}\nfunction g() {}`, 'a.ts')).toEqual([
      'f',
      'f',
      'f',
      'g',
    ])
  })
})

const pieces: readonly string[] = [
  ...['function ', 'class ', 'const ', 'f', 'A', 'async ', 'get ', 'static ', 'export ', 'default ', 'type '],
  ...[
    'interface ',
    'namespace ',
    'enum ',
    'declare ',
    'extends ',
    'as ',
    'return ',
    'case ',
    'import ',
    'new ',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '<a>',
    '</a>',
    '/>',
    '`',
    '${',
    '"',
    "'",
    '/',
    '//',
    '/*',
    '*/',
  ],
  ...[
    '=',
    '=>',
    ':',
    '?',
    '?.',
    '.',
    ',',
    ';',
    '!',
    '@d ',
    '#x',
    '...',
    '\\',
    '+',
    '++',
    '<T,>',
    '1',
    'é',
    ' ',
  ],
  ...['\n', '\n', '\n  ', 'f() {', 'x = () => {', '(x: T) => ', 'm() {}', 'exports.a = ', '\u2028', '<a b={'],
]
const soup = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }).map((text) => text.replaceAll('\r', '')),
  fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.replaceAll('\r', '')),
)
const runs = { numRuns: 2000 }

describe.each(extensions)('scopes of any text read as %s', (extension) => {
  const path = `a.${extension}`

  it('never throws, and answers for every line', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (source) => {
        expect(answers(source, path).every((name) => typeof name === 'string')).toBe(true)
      }),
      runs,
    )
  })

  it('moves with blank lines put before the text', () => {
    fc.assert(
      fc.property(soup, fc.nat({ max: 5 }), (source, count) => {
        fc.pre(!source.startsWith('#!'))
        const moved = answers('\n'.repeat(count) + source, path)
        expect(moved).toEqual([...new Array<string>(count).fill(''), ...answers(source, path)])
      }),
      runs,
    )
  })

  it('does not depend on how lines end', () => {
    fc.assert(
      fc.property(soup, (source) => {
        const windows = scopesOf(path, source.replaceAll('\n', '\r\n'))
        expect(source.split('\n').map((_, offset) => windows?.at(offset + 1))).toEqual(answers(source, path))
      }),
      runs,
    )
  })

  it('names a definition inside the definition around it', () => {
    const name = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), (names) => {
        const opened = names.map((text) => `function ${text}() {`).join('\n')
        const source = `${opened}\n${'}'.repeat(names.length)}`
        const expected = names.map((_, depth) => names.slice(0, depth + 1).join('.'))
        expect(answers(source, path)).toEqual([...expected, expected.at(-1)])
      }),
      runs,
    )
  })
})
