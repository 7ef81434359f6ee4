/** What can happen to a text on its way from a checker to us, and worse. */
import type { Random } from './random.ts'

type Mutation = (text: string, random: Random, other: string) => string

const garbage = [
  '',
  ' ',
  '}',
  '{',
  ']',
  '::error::x',
  'error: x',
  'a.py:1:1: error: x  [misc]',
  'a.py:1:1: error[x] y',
  'a.ts(1,1): error TS1: x',
  'a.ts:1:1 - error TS1: x',
  '  /a.py:1:1 - error: x (reportX)',
  'ERROR a.py:1:1-2: x [y]',
  'Found 1 error in 1 file (checked 1 source file)',
  'Found 1 error.',
  'Found 1 diagnostic',
  'All checks passed!',
  '1 error, 0 warnings, 0 informations ',
  ' INFO 1 error',
  '    ^',
  '  --> a.py:1:1',
  '[misc]',
  'Traceback (most recent call last):',
  'npm warn something',
  ' ELIFECYCLE  Command failed with exit code 2.',
  'npm error code 1',
  'make: *** [Makefile:2: types] Error 1',
  'mypy a.py',
  '2026-11-30T10:11:12.1234567Z a.ts(1,1): error TS1: x',
  'nb.ipynb:cell_1:2: error: x  [My_Code]',
  '\u0000\u0001\u0002',
  '\ufffd\ufffd',
  '\u2028',
  '🦆'.repeat(3),
] as const

/** Control characters, escapes, a lone surrogate, line ends of other systems. */
const controls = [
  '\0',
  '\b',
  '\t',
  '\r',
  '\r\n',
  '\u001b[31m',
  '\u001b]8;;x\u0007',
  '\u007f',
  '\ufeff',
  '\ud800',
  '\u000b',
  '\u0085',
] as const

const lines =
  (change: (lines: string[], random: Random, other: string) => readonly string[]): Mutation =>
  (text, random, other) =>
    change(text.split('\n'), random, other).join('\n')

/** Characters; no more than any line has that a checker prints. */
const hugeLine = 1_000_000

const mutations: Readonly<Record<string, Mutation>> = {
  cut: (text, random) => text.slice(0, random.below(text.length)),
  behead: (text, random) => text.slice(random.below(text.length)),
  'drop a line': lines((all, random) => all.toSpliced(random.below(all.length), 1)),
  'drop some lines': lines((all, random) => all.toSpliced(random.below(all.length), 1 + random.below(9))),
  'repeat a line': lines((all, random) => {
    const at = random.below(all.length)
    return all.toSpliced(at, 0, all[at] ?? '')
  }),
  'swap two lines': lines((all, random) => {
    const [a, b] = [random.below(all.length), random.below(all.length)]
    const [first = '', second = ''] = [all[a], all[b]]
    return all.with(a, second).with(b, first)
  }),
  'insert garbage': lines((all, random) => all.toSpliced(random.below(all.length), 0, random.pick(garbage))),
  'insert a line of another output': lines((all, random, other) => {
    const foreign = other.split('\n')
    return all.toSpliced(random.below(all.length), 0, foreign[random.below(foreign.length)] ?? '')
  }),
  'append another output': (text, _, other) => text + other,
  'flip a bit': (text, random) => {
    const at = random.below(text.length)
    const flipped = String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << random.below(8)))
    return text.slice(0, at) + flipped + text.slice(at + 1)
  },
  'drop characters': (text, random) => {
    const at = random.below(text.length)
    return text.slice(0, at) + text.slice(at + 1 + random.below(20))
  },
  'join lines': lines((all, random) => {
    const at = random.below(all.length)
    return all.toSpliced(at, 2, `${all[at] ?? ''}${all[at + 1] ?? ''}`)
  }),
  'break a line': (text, random) => {
    const at = random.below(text.length)
    return `${text.slice(0, at)}\n${text.slice(at)}`
  },
  'change a number': (text, random) => {
    const numbers = [...text.matchAll(/\d+/g)]
    const found = numbers[random.below(numbers.length)]
    const to = String(Number(found?.[0] ?? 0) + 1 - random.below(3))
    return found === undefined
      ? text
      : text.slice(0, found.index) + to + text.slice(found.index + found[0].length)
  },
  'insert a control character': (text, random) => {
    const at = random.below(text.length)
    return text.slice(0, at) + random.pick(controls) + text.slice(at)
  },
  'a huge line': lines((all, random) => {
    const at = random.below(all.length)
    const unit = random.pick(['x', ' ', '1:1: ', ' [', '(1,', ':1', '🦆', all[at] ?? ''])
    // A line that was made huge before is not repeated until no text can hold it.
    const times = Math.min(1 + random.below(2_000), Math.ceil(hugeLine / Math.max(1, unit.length)))
    return all.toSpliced(at, 1, (all[at] ?? '') + unit.repeat(times))
  }),
}

/** Between one and four of them, one after the other. */
export function mutated(text: string, random: Random, other: string): string {
  let changed = text
  for (let round = 1 + random.below(4); round > 0; round -= 1) {
    const name = Object.keys(mutations)[random.below(Object.keys(mutations).length)] ?? ''
    changed = mutations[name]?.(changed, random, other) ?? changed
  }
  return changed
}
