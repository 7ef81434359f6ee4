/**
 * Source trees of any size whose errors are known before a checker looks: the same call gives the same bytes. The head side has a
 * comment put in at the top of every tenth file, and one error in a hundred replaced by another.
 */
import { type Random, seeded } from '../../test/fuzz/random.ts'

/** How much there is; errors and lines are spread evenly. */
export interface TreeSize {
  readonly errors: number
  readonly files: number
  readonly linesPerFile: number
}

/** One file at both commits. */
export interface TreeFile {
  readonly path: string
  readonly base: string
  readonly head: string
}

/** Everything that differs between two languages. */
export interface Language {
  readonly extension: string
  readonly opening: readonly string[]
  readonly classOpening: (name: string) => readonly string[]
  readonly classClosing: readonly string[]
  readonly methodOpening: (name: string, about: string) => readonly string[]
  readonly methodClosing: readonly string[]
  /** Without an error, one or more lines. */
  readonly plain: readonly [Statement, ...Statement[]]
  /** With exactly one error, in one line. */
  readonly wrong: readonly [Statement, ...Statement[]]
  readonly comment: string
}

type Statement = (words: { readonly noun: string; readonly number: number }) => readonly string[]

const nouns = [
  ...['order', 'invoice', 'customer', 'parcel', 'ledger', 'account', 'ticket', 'vendor', 'session', 'report'],
  ...['basket', 'refund', 'coupon', 'carrier', 'stock', 'shelf', 'signal', 'window', 'margin', 'branch'],
] as const
const verbs = ['load', 'merge', 'render', 'settle', 'resolve', 'collect', 'verify', 'archive'] as const
const statementsInMethod = 14
const methodsInClass = 6
const movedLines = 3

/** In the order of their paths. */
export function sourceTree(language: Language, size: TreeSize): readonly TreeFile[] {
  return Array.from({ length: size.files }, (_, index) => {
    const share = (total: number): number =>
      Math.floor(((index + 1) * total) / size.files) - Math.floor((index * total) / size.files)
    const folder = `package_${String(Math.floor(index / 20)).padStart(3, '0')}`
    const path = `${folder}/module_${String(index).padStart(4, '0')}.${language.extension}`
    const moved = Array.from({ length: index % 10 === 0 ? movedLines : 0 }, () => language.comment)
    const { base, head } = module(language, {
      errors: share(size.errors),
      lines: size.linesPerFile,
      before: Math.floor((index * size.errors) / size.files),
      random: seeded(index),
    })
    return { path, base: text(base), head: text([...moved, ...head]) }
  })
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}

interface ModulePlan {
  readonly errors: number
  readonly lines: number
  /** Errors of the files before. */
  readonly before: number
  readonly random: Random
}

/** Both sides have the same lines but for the errors that are replaced. */
function module(
  language: Language,
  plan: ModulePlan,
): { readonly base: readonly string[]; readonly head: readonly string[] } {
  const sides = { base: [...language.opening], head: [...language.opening] }
  const both = (lines: readonly string[]): void => {
    sides.base.push(...lines)
    sides.head.push(...lines)
  }
  const { random } = plan
  let [errors, number] = [0, 0]
  for (let method = 0; sides.base.length < plan.lines || errors < plan.errors; method++) {
    const [noun, verb] = [random.pick(nouns), random.pick(verbs)]
    both(classBefore(language, method, noun))
    both(
      language.methodOpening(`${verb}_${noun}_${method}`, `${verb}s the ${noun} of a ${random.pick(nouns)}`),
    )
    for (const last = number + statementsInMethod; number < last; number++) {
      // As many errors as the lines so far deserve.
      const isWrong = errors < plan.errors && errors * plan.lines <= sides.base.length * plan.errors
      addStatement(sides, language, { number, error: isWrong ? plan.before + errors : null, random })
      errors += isWrong ? 1 : 0
    }
    both(language.methodClosing)
  }
  both(language.classClosing)
  return sides
}

/** Closes the class before and opens another, where one begins. */
function classBefore(language: Language, method: number, noun: string): readonly string[] {
  if (method % methodsInClass !== 0) {
    return []
  }
  const name = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}${method}`
  return [...(method === 0 ? [] : language.classClosing), ...language.classOpening(name)]
}

/** `error`: its number in the tree; null for a statement without one. */
function addStatement(
  { base, head }: { readonly base: string[]; readonly head: string[] },
  language: Language,
  {
    number,
    error,
    random,
  }: { readonly number: number; readonly error: number | null; readonly random: Random },
): void {
  const words = { noun: random.pick(nouns), number }
  const [own, other] = [
    random.pick(error === null ? language.plain : language.wrong),
    random.pick(language.wrong),
  ]
  const lines = own(words)
  base.push(...lines)
  head.push(...(error !== null && error % 100 === 7 ? other({ ...words, number: number + 100_000 }) : lines))
}

/** What mypy, ty and basedpyright say one thing of, and the same line. */
export const python: Language = {
  extension: 'py',
  opening: [
    '"""Generated: nothing in here means anything."""',
    '',
    'from collections.abc import Sequence',
    '',
    '',
    'def scale(value: int, by: int) -> int:',
    '    """Gives more of the value."""',
    '    return value * by',
    '',
    '',
    'def longest(names: Sequence[str]) -> str:',
    '    return sorted(names)[-1]',
  ],
  classOpening: (name) => [
    '',
    '',
    `class ${name}:`,
    '    """Holds what belongs together."""',
    '',
    '    name: str = "none"',
    '    rate: int = 7',
  ],
  classClosing: [],
  methodOpening: (name, about) => [
    '',
    `    def ${name}(self, first: int, second: str) -> int:`,
    '        """',
    `        It ${about}, and says how many there were.`,
    '',
    '        :param first: where to begin; counts from 1',
    '        """',
  ],
  methodClosing: ['        return first'],
  plain: [
    ({ noun, number }) => [`        ${noun}_${number} = first + ${number}`],
    ({ noun, number }) => [
      `        ${noun}_${number} = f"{second}: {first:>8} of {self.name!r}" if first else "none"`,
    ],
    ({ noun, number }) => [
      `        ${noun}_${number} = [index * 3 for index in range(first) if index != ${number}]`,
    ],
    ({ noun, number }) => [
      `        ${noun}_${number}: dict[str, int] = {`,
      `            "${noun}": ${number},`,
      '            "rate": self.rate,',
      '        }',
    ],
    ({ number }) => [
      `        if first > ${number}:`,
      `            first -= ${number}  # no more than there are`,
    ],
    ({ noun, number }) => [`        ${noun}_${number} = scale(first, ${number}) + len(second.strip())`],
    ({ noun }) => [`        # the ${noun} comes first, because the others depend on it`],
    ({ noun, number }) => [`        ${noun}_${number} = longest([self.name, second, "${noun}"]).upper()`],
  ],
  wrong: [
    ({ noun, number }) => [`        ${noun}_${number}: int = "soft"`],
    ({ noun, number }) => [`        ${noun}_${number} = self.${noun}_limit_${number}`],
    ({ noun, number }) => [`        ${noun}_${number} = scale(first, "${number}")`],
    ({ noun, number }) => [`        ${noun}_${number} = ${noun}_unknown_${number}`],
    ({ noun, number }) => [`        ${noun}_${number} = second.${noun}_${number}`],
  ],
  comment: '# The rules for this file are written down elsewhere.',
}

/** What tsc says one thing of. */
export const typescript: Language = {
  extension: 'ts',
  opening: [
    '/** Generated: nothing in here means anything. */',
    'function scale(value: number, by: number): number {',
    '  return value * by',
    '}',
    '',
    'function longest(names: readonly string[]): string {',
    "  return names.reduce((one, other) => (other.length > one.length ? other : one), '')",
    '}',
  ],
  classOpening: (name) => [
    '',
    '/** Holds what belongs together. */',
    `export class ${name} {`,
    "  name: string = 'none'",
    '  rate: number = 7',
  ],
  classClosing: ['}'],
  methodOpening: (name, about) => [
    '',
    `  /** It ${about}, and says how many there were. */`,
    `  ${name}(first: number, second: string): number {`,
  ],
  methodClosing: ['    return first', '  }'],
  plain: [
    ({ noun, number }) => [`    const ${noun}${number} = first + ${number}`],
    ({ noun, number }) => [
      `    const ${noun}${number} = first > 1 ? \`\${second}: \${first} of \${this.name}\` : 'none'`,
    ],
    ({ noun, number }) => [
      `    const ${noun}${number} = [1, 2].map((index) => index * 3).filter((index) => index !== ${number})`,
    ],
    ({ noun, number }) => [
      `    const ${noun}${number}: Record<string, number> = {`,
      `      ${noun}: ${number},`,
      '      rate: this.rate,',
      '    }',
    ],
    ({ number }) => [
      `    if (first > ${number}) {`,
      `      first -= ${number} // no more than there are`,
      '    }',
    ],
    ({ noun, number }) => [`    const ${noun}${number} = scale(first, ${number}) + second.trim().length`],
    ({ noun }) => [`    // the ${noun} comes first, because the others depend on it`],
    ({ noun, number }) => [
      `    const ${noun}${number} = longest([this.name, second, '${noun}']).toUpperCase()`,
    ],
  ],
  wrong: [
    ({ noun, number }) => [`    const ${noun}${number}: number = 'soft'`],
    ({ noun, number }) => [`    const ${noun}${number} = this.${noun}Limit${number}`],
    ({ noun, number }) => [`    const ${noun}${number} = scale(first, '${number}')`],
    ({ noun, number }) => [`    const ${noun}${number} = ${noun}Unknown${number}`],
    ({ noun, number }) => [`    const ${noun}${number} = second.${noun}${number}`],
  ],
  comment: '// The rules for this file are written down elsewhere.',
}
