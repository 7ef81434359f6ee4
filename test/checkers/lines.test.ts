/** Properties of reading: nothing is dropped in silence, nothing throws, a cut never looks like a fix. */
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Checker, CheckerOutput, Exit, Reading } from '#checkers/checker.ts'
import { isMypyChatter, mypySummary } from '#checkers/mypy/report.ts'
import { allCheckers, checkerFor } from '#checkers/registry.ts'
import { isTscChatter } from '#checkers/tsc/report.ts'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { errorsOf, listed } from '#test/support/readings.ts'

const runs = { numRuns: 1_000 }
const mypy = checkerFor('mypy')
const tsc = checkerFor('tsc')
const code = (value: number): Exit => ({ kind: 'code', code: value })
const unknown: Exit = { kind: 'unknown' }

function readText(checker: Checker, stdout: string, exit: Exit): Reading {
  return checker.read({ stdout, stderr: '', exit })
}

const word = fc.stringMatching(/^[A-Za-zäß日_]{1,8}$/)
const file = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.constantFrom('.py', '.pyi'))
  .map(([parts, ending]) => parts.join('/') + ending)
const message = fc
  .array(fc.oneof(word, fc.constantFrom('"list[int]"', '[not-a-code]', '(1,2)', 'error', '🦆')), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => words.join(' '))
const finding = fc.record({
  file,
  line: fc.integer({ min: 1, max: 99_999 }),
  column: fc.integer({ min: 1, max: 200 }),
  code: fc.constantFrom('attr-defined', 'misc', 'no-untyped-def'),
  message,
  notes: fc.array(message, { maxLength: 3 }),
})
type Found = typeof finding extends fc.Arbitrary<infer Value> ? Value : never

/** What mypy prints for these errors. */
function mypyText(all: readonly Found[]): string {
  const lines = all.flatMap((one) => [
    `${one.file}:${one.line}:${one.column}: error: ${one.message}  [${one.code}]`,
    ...one.notes.map((note) => `${one.file}:${one.line}:${one.column}: note: ${note}`),
  ])
  const files = new Set(all.map((one) => one.file)).size
  const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
  const summary =
    all.length === 0
      ? 'Success: no issues found in 9 source files'
      : `Found ${plural(all.length, 'error')} in ${plural(files, 'file')} (checked 9 source files)`
  return [...lines, summary, ''].join('\n')
}

/** What tsc prints for these errors. */
function tscText(all: readonly Found[]): string {
  return all
    .map((one) =>
      [`${one.file}(${one.line},${one.column}): error TS2322: ${one.message}`, ...one.notes]
        .join('\n  ')
        .concat('\n'),
    )
    .join('')
}

describe('a whole text', () => {
  it('of mypy is read field by field', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 20 }), (all) => {
        const expected = all.map(
          (one): RawDiagnostic => ({
            ...one,
            endLine: null,
            endColumn: null,
            severity: 'error',
            code: ruleCode(one.code),
          }),
        )
        const reading = readText(mypy, mypyText(all), code(all.length === 0 ? 0 : 1))
        expect(listed(reading)).toEqual({ kind: 'read', filesChecked: 9, diagnostics: expected })
      }),
      runs,
    )
  })

  it('of tsc is read field by field', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 20 }), (all) => {
        const expected = all.map(({ notes, ...one }) => ({
          ...one,
          endLine: null,
          endColumn: null,
          severity: 'error',
          code: 'TS2322',
          message: [one.message, ...notes].join('\n  '),
          notes: [],
        }))
        const reading = readText(tsc, tscText(all), code(all.length === 0 ? 0 : 2))
        expect(listed(reading)).toEqual({ kind: 'read', filesChecked: null, diagnostics: expected })
      }),
      runs,
    )
  })
})

describe('a cut', () => {
  const exits = fc.constantFrom(code(0), code(1), unknown)

  it('anywhere in a text of mypy is never read with fewer errors', () => {
    fc.assert(
      fc.property(fc.array(finding, { minLength: 1, maxLength: 8 }), fc.nat(), exits, (all, at, exit) => {
        const text = mypyText(all)
        const reading = readText(mypy, text.slice(0, at % text.length), exit)
        expect([-1, all.length]).toContain(errorsOf(reading))
      }),
      runs,
    )
  })

  it('of any lines out of a text of mypy is never read with fewer errors', () => {
    const dropped = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 4 }))
    fc.assert(
      fc.property(
        fc.array(finding, { minLength: 1, maxLength: 8 }),
        dropped,
        exits,
        (all, [at, many], exit) => {
          const lines = mypyText(all).split('\n')
          lines.splice(at % lines.length, many)
          const reading = readText(mypy, lines.join('\n'), exit)
          expect([-1, all.length]).toContain(errorsOf(reading))
        },
      ),
      runs,
    )
  })

  it('inside the last line of a text of tsc is never read', () => {
    fc.assert(
      fc.property(fc.array(finding, { minLength: 1, maxLength: 4 }), fc.nat(), (all, at) => {
        const text = tscText(all)
        const end = 1 + (at % (text.length - 1))
        fc.pre(text[end - 1] !== '\n')
        expect(readText(tsc, text.slice(0, end), code(2)).kind).toBe('not-comparable')
      }),
      runs,
    )
  })
})

describe('a cut in a real text', async () => {
  const root = join(import.meta.dirname, '..', 'cases')
  const names = await readdir(root, { recursive: true })
  const summarised =
    /^(?:mypy\/\d.*\/(?:many-errors(?!-json|-no-summary).*|clean)|tsc\/.*-pretty)\/stdout\.txt$/
  const texts = await Promise.all(
    names
      .filter((name) => summarised.test(name.replaceAll('\\', '/')))
      .map(async (name) => ({
        name: dirname(name),
        text: await readFile(join(root, name), 'utf8'),
        checker: name.startsWith('mypy') ? mypy : tsc,
      })),
  )

  it('that ends with a summary is never read with fewer errors', () => {
    expect(texts.length).toBeGreaterThan(20)
    const known = new Map(
      texts.map(({ name, text, checker }) => [name, errorsOf(readText(checker, text, unknown))]),
    )
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const end = Math.floor(one.text.length * share)
        fc.pre(end > 0 || one.checker.name === 'mypy')
        for (const exit of [code(1), code(2), unknown]) {
          const errors = errorsOf(readText(one.checker, one.text.slice(0, end), exit))
          expect([-1, known.get(one.name)]).toContain(errors)
        }
      }),
      runs,
    )
  })
})

const hostileLines = fc.constantFrom(
  'a.py:1: error: One  [misc]',
  'a.py:1: note: A note',
  'a.py: note: At top level:',
  '{"file": "a.py"}',
  '{"file": "a.py", "line": 1, "column": 0, "message": "m", "hint": null, "code": null, "severity": "error"}',
  'Found 1 error in 1 file (checked 1 source file)',
  'Success: no issues found in 1 source file',
  'Found 1 error in a.ts:1',
  'a.ts(1,1): error TS2322: One',
  'a.ts:1:1 - error TS2322: One',
  'error TS5023: One',
  '    ^~~~',
  '    indented',
  '  a.ts:1:1',
  '> banner',
  '12 gutter',
  '[misc]',
  'x  [misc]',
  '  ',
  'Errors  Files',
  '\u001b[31mred\u001b[0m',
)
const garbage = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), hostileLines), { maxLength: 6 })

describe('garbage', () => {
  it('never throws, whatever the exit', () => {
    const exit: fc.Arbitrary<Exit> = fc.oneof(
      fc.integer({ min: -1, max: 300 }).map(code),
      fc.constant(unknown),
      fc.constantFrom('SIGKILL', 'SIGTERM').map((signal): Exit => ({ kind: 'signal', signal })),
    )
    fc.assert(
      fc.property(garbage, garbage, exit, fc.constantFrom(...allCheckers), (out, err, ended, checker) => {
        const output: CheckerOutput = { stdout: out.join('\n'), stderr: err.join('\n'), exit: ended }
        expect(['read', 'not-comparable']).toContain(checker.read(output).kind)
      }),
      { numRuns: 3_000 },
    )
  })

  /** A line that is part of no diagnostic and no known line must not be in a text that was read. */
  function accounted(line: string, checker: Checker, diagnostics: readonly RawDiagnostic[]): boolean {
    const known =
      checker.name === 'mypy' ? isMypyChatter(line) || mypySummary(line) !== null : isTscChatter(line)
    return (
      known ||
      diagnostics.some(({ message: text, notes }) =>
        [text, ...notes].some(
          (part) =>
            line.includes(part.split('\n', 1)[0] ?? part) || part.includes(line.replace(/ {2}\[misc\]$/, '')),
        ),
      )
    )
  }

  const plainGarbage = fc.oneof(
    fc.stringMatching(/^[ -~]{1,30}$/),
    hostileLines.filter((line) => !/\bred\b|[{^~]|At top level|Found|Errors|gutter|a\.ts:1:1/.test(line)),
  )

  it('between the lines of a text is never dropped in silence', () => {
    const checked = fc.constantFrom(mypy, tsc)
    fc.assert(
      fc.property(
        fc.array(finding, { maxLength: 5 }),
        plainGarbage,
        fc.nat(),
        checked,
        (all, line, at, checker) => {
          const lines = (checker === mypy ? mypyText(all) : tscText(all)).split('\n')
          lines.splice(at % lines.length, 0, line)
          for (const exit of [code(0), code(1), unknown]) {
            const reading = readText(checker, lines.join('\n'), exit)
            if (reading.kind === 'read') {
              expect(errorsOf(reading)).toBeGreaterThanOrEqual(all.length)
              expect(accounted(line, checker, [...reading.diagnostics])).toBe(true)
            }
          }
        },
      ),
      { numRuns: 3_000 },
    )
  })
})

describe('an exit code that a checker does not know', () => {
  it('is never read', () => {
    const strange = fc.integer({ min: 6, max: 255 }).map(code)
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 5 }), strange, (all, exit) => {
        expect(readText(mypy, mypyText(all), exit).kind).toBe('not-comparable')
        expect(readText(tsc, tscText(all), exit).kind).toBe('not-comparable')
      }),
      runs,
    )
  })
})
