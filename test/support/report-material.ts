/** What the larger factory reports are made of: made up after real mypy output, the same on every run. */
import type { Unpaired } from '#model/comparison.ts'
import type { KeptPair } from '#model/kept-pairs.ts'
import { type DiagnosticFields, diagnosticOf } from './diagnostic-factory.ts'

/** Text that would break a page, a comment or a terminal that trusts it. */
export const hostilePieces = {
  script: '</script><script>alert(1)</script>',
  style: '</style><style>*{display:none}</style>',
  image: '<img src=x onerror=alert(1)>',
  comment: '<!-- --> <!--<script>',
  quotes: `" onmouseover="alert(1)' onfocus='alert(1)`,
  lines: 'one\ntwo\r\nthree',
  separators: 'a\u2028b\u2029c',
  replacement: "$& $' $` $1",
  override: 'ab\u202Edc\u0007\u001B[31m',
  surrogate: 'lone \uD800 half',
  entity: '&lt;b&gt; &amp;',
  markdown: '[a](javascript:alert(1)) `` ` `` | @acme #1',
  outside: '/usr/lib/../lib/python3/x.py',
} as const

/** How much to make. */
export interface LargeSize {
  /** In the baseline. */
  readonly errors: number
  readonly files: number
  readonly added: number
  readonly fixed: number
}

const folders = [
  'api',
  'billing',
  'catalog',
  'core',
  'fulfilment/carriers',
  'identity',
  'reports',
  'search',
  'utils',
]
const nouns = [
  'account',
  'address',
  'cart',
  'client',
  'discount',
  'event',
  'invoice',
  'ledger',
  'order',
  'payment',
  'price',
  'session',
  'shipment',
  'stock',
  'token',
  'user',
]
const types = [
  'int',
  'str',
  'None',
  'bytes',
  'Decimal',
  'datetime',
  'list[str]',
  'dict[str, Any]',
  'Sequence[Order]',
  'Callable[..., int]',
]

type Words = (noun: string, type: string, other: string) => string

/** Codes by how often they occur, with the words that mypy uses. */
const rules: readonly (readonly [code: string, weight: number, words: Words])[] = [
  ['no-untyped-def', 30, () => 'Function is missing a type annotation for one or more parameters'],
  ['no-untyped-call', 18, (noun) => `Call to untyped function "load_${noun}" in typed context`],
  [
    'arg-type',
    14,
    (noun, type, other) =>
      `Argument 1 to "save_${noun}" has incompatible type "${type}"; expected "${other}"`,
  ],
  ['attr-defined', 10, (noun) => `"${noun}" has no attribute "updated_at"`],
  [
    'union-attr',
    8,
    (noun) => `Item "None" of "${noun.charAt(0).toUpperCase()}${noun.slice(1)} | None" has no attribute "id"`,
  ],
  ['type-arg', 6, () => 'Missing type parameters for generic type "dict"'],
  [
    'return-value',
    5,
    (_, type, other) => `Incompatible return value type (got "${type}", expected "${other}")`,
  ],
  [
    'assignment',
    4,
    (noun, type, other) =>
      `Incompatible types in assignment (expression has type "${type}", variable "${noun}" has type "${other}")`,
  ],
  ['no-any-return', 2, (_, type) => `Returning Any from function declared to return "${type}"`],
  [
    'import-untyped',
    2,
    (noun) =>
      `Skipping analyzing "vendor.${noun}": module is installed, but missing library stubs or py.typed marker`,
  ],
  [
    'override',
    1,
    (noun) =>
      `Signature of "get_${noun}" incompatible with supertype "Repository"\n     Superclass:\n         def get_${noun}(self, id: int) -> ${noun}\n     Subclass:\n         def get_${noun}(self, id: str) -> ${noun}`,
  ],
]

/** A comparison whose pairs are at hand. */
export interface ListedComparison {
  readonly kept: readonly KeptPair[]
  readonly new: readonly Unpaired[]
  readonly fixed: readonly Unpaired[]
}

/** Spread unevenly over files and rules, as in real projects. */
export function largeComparison({ errors, files, added, fixed }: LargeSize): ListedComparison {
  const next = sequence(20261120)
  const paths = Array.from({ length: files }, (_, index) => pathOf(index))
  const make = (): DiagnosticFields => {
    const path = paths[Math.floor(next() ** 2.2 * files)] ?? 'src/app.py'
    return { path, line: 1 + Math.floor(next() * 900), column: 1 + Math.floor(next() * 60), ...finding(next) }
  }
  const everyFile = paths.map((path) => ({ ...make(), path }))
  const base = [...everyFile, ...Array.from({ length: Math.max(0, errors - files) }, make)].slice(0, errors)
  const isFixed = (index: number): boolean =>
    fixed > 0 && index % Math.floor(errors / fixed) === 0 && index / Math.floor(errors / fixed) < fixed
  const unpaired = (fields: DiagnosticFields): Unpaired => ({
    diagnostic: diagnosticOf(fields),
    replaced: false,
    mayComeFromBase: false,
  })
  const keptPair = (fields: DiagnosticFields): KeptPair => ({
    base: diagnosticOf(fields),
    head: diagnosticOf(fields),
    tier: 'place',
  })
  return {
    kept: base.filter((_, index) => !isFixed(index)).map(keptPair),
    fixed: base.filter((_, index) => isFixed(index)).map(unpaired),
    new: Array.from({ length: added }, make).map((fields, index) => ({
      ...unpaired(fields),
      mayComeFromBase: index % 10 === 9,
    })),
  }
}

function finding(next: () => number): { readonly code: string; readonly message: string } {
  const noun = pick(nouns, next)
  const [type, other] = [pick(types, next), pick(types, next)]
  let left = next() * 100
  for (const [code, weight, words] of rules) {
    left -= weight
    if (left < 0) {
      return { code, message: words(noun, type, other) }
    }
  }
  return { code: 'misc', message: `Untyped decorator makes function "${noun}" untyped` }
}

function pathOf(index: number): string {
  const folder = folders[index % folders.length]
  const noun = nouns[Math.floor(index / folders.length) % nouns.length]
  const round = Math.floor(index / (folders.length * nouns.length))
  return `src/shop/${folder}/${noun}${round === 0 ? '' : `_${round}`}.py`
}

function pick(words: readonly string[], next: () => number): string {
  return words[Math.floor(next() * words.length)] ?? ''
}

/** A linear congruential generator: numbers from 0 to 1. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
