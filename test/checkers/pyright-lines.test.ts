/** Properties of reading pyright: nothing is dropped in silence, a cut never looks like a fix. */
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exit, Reading } from '#checkers/checker.ts'
import { isPyrightChatter, pyrightSummary } from '#checkers/pyright/report.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { errorsOf, listed } from '#test/support/readings.ts'

const runs = { numRuns: 1_000 }
const code = (value: number): Exit => ({ kind: 'code', code: value })
const unknown: Exit = { kind: 'unknown' }

function readText(stdout: string, exit: Exit): Reading {
  return checkerFor('basedpyright').read({ stdout, stderr: '', exit })
}

const word = fc.stringMatching(/^[A-Za-zäß日_🦆{}[\]",%:]{1,8}$/u)
const sentence = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const finding = fc.record({
  file: fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => `/repo/${parts.join('/')}.py`),
  line: fc.integer({ min: 1, max: 99_999 }),
  column: fc.integer({ min: 1, max: 200 }),
  severity: fc.constantFrom<Severity>('error', 'warning', 'information'),
  code: fc.constantFrom('reportAssignmentType', 'reportDeprecated', null),
  message: fc.tuple(sentence, fc.array(sentence, { maxLength: 3 })).map(([first, more]) =>
    // The lines that pyright itself adds are indented by spaces that don't break.
    [first, ...more.map((line) => `\u00a0\u00a0${line}`)].join('\n'),
  ),
})
type Found = typeof finding extends fc.Arbitrary<infer Value> ? Value : never
const some = fc.array(finding, { maxLength: 8 })

const count = (all: readonly Found[], severity: Severity): number =>
  all.filter((one) => one.severity === severity).length

/** How it ends by itself. */
const exitOf = (all: readonly Found[]): Exit => code(count(all, 'error') > 0 ? 1 : 0)

function jsonOf(all: readonly Found[]): string {
  const generalDiagnostics = all.map((one) => ({
    file: one.file,
    severity: one.severity,
    message: one.message,
    range: {
      start: { line: one.line - 1, character: one.column - 1 },
      end: { line: one.line - 1, character: one.column + 4 },
    },
    ...(one.code === null ? {} : { rule: one.code }),
  }))
  const summary = {
    filesAnalyzed: 9,
    errorCount: count(all, 'error'),
    warningCount: count(all, 'warning'),
    informationCount: count(all, 'information'),
    timeInSec: 1.5,
  }
  return `${JSON.stringify({ version: '1.40.2', time: '1', generalDiagnostics, summary }, null, 4)}\n`
}

const messageOf = (one: Found): string => one.message + (one.code === null ? '' : ` (${one.code})`)
const headOf = (one: Found): string => `${one.file}:${one.line}:${one.column} - ${one.severity}: `

function summaryOf(all: readonly Found[]): string {
  const counted = (severity: Severity, noun: string): string => {
    const number = count(all, severity)
    return `${number} ${noun}${number === 1 ? '' : 's'}`
  }
  return [counted('error', 'error'), counted('warning', 'warning'), counted('information', 'note')].join(', ')
}

function textOf(all: readonly Found[]): string {
  const lines = all.flatMap((one) => [one.file, `  ${headOf(one)}${messageOf(one).replaceAll('\n', '\n  ')}`])
  return [...lines, summaryOf(all), ''].join('\n')
}

function annotatedOf(all: readonly Found[]): string {
  const lines = all.flatMap((one) => {
    const data = messageOf(one).replaceAll('%', '%25').replaceAll('\n', '%0A')
    const file = one.file.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
    const annotation = `::${one.severity} file=${file},line=${one.line},col=${one.column}::${data}`
    return [headOf(one) + messageOf(one), ...(one.severity === 'information' ? [] : [annotation])]
  })
  return [...lines, summaryOf(all), ''].join('\n')
}

const forms = [
  { form: 'JSON', print: jsonOf, filesChecked: 9, ends: true },
  { form: 'the text', print: textOf, filesChecked: null, ends: false },
  { form: 'the text with annotations', print: annotatedOf, filesChecked: null, ends: false },
] as const

describe.each(forms)('$form', ({ print, filesChecked, ends }) => {
  it('is read field by field', () => {
    fc.assert(
      fc.property(some, (all) => {
        fc.pre(all.length > 0 || ends)
        const diagnostics = all.map(
          (one): RawDiagnostic => ({
            ...one,
            endLine: ends ? one.line : null,
            endColumn: ends ? one.column + 4 : null,
            code: ruleCode(one.code),
            notes: [],
          }),
        )
        const expected = { kind: 'read', filesChecked, diagnostics }
        const version = ends ? { version: '1.40.2' } : {}
        expect(listed(readText(print(all), exitOf(all)))).toEqual({ ...expected, ...version })
      }),
      runs,
    )
  })

  const exits = fc.constantFrom(code(0), code(1), unknown)

  it('cut anywhere is never read with fewer errors', () => {
    fc.assert(
      fc.property(some, fc.nat(), exits, (all, at, exit) => {
        const text = print(all)
        const reading = readText(text.slice(0, at % text.length), exit)
        expect([-1, count(all, 'error')]).toContain(errorsOf(reading))
      }),
      runs,
    )
  })

  it('without some of its lines is never read with fewer errors', () => {
    fc.assert(
      fc.property(some, fc.nat(), fc.integer({ min: 1, max: 20 }), exits, (all, at, many, exit) => {
        const lines = print(all).split('\n')
        lines.splice(at % lines.length, many)
        expect([-1, count(all, 'error')]).toContain(errorsOf(readText(lines.join('\n'), exit)))
      }),
      runs,
    )
  })

  it('twice in one text is refused', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        expect(readText(print(one) + print(other), unknown).kind).toBe('not-comparable')
      }),
      runs,
    )
  })

  it('with an exit code that pyright has no meaning for is refused', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 2, max: 255 }), (all, exit) => {
        expect(readText(print(all), code(exit)).kind).toBe('not-comparable')
      }),
      runs,
    )
  })

  const foreign = fc.oneof(
    fc.stringMatching(/^[ -~]{1,30}$/),
    fc.constantFrom(
      ...['{', '}', '{}', '{"a": 1}', '  ', '::error::2 errors', '::warning file=a.py,line=1,col=1::x'],
      ...['/repo/x.py', '  /repo/x.py:1:1 - error: One', '/repo/x.py:1:1 - warning: One', 'a: error: b'],
      ...['0 errors, 0 warnings, 0 notes', '1 error, 0 warnings, 0 notes', 'No source files found.'],
    ),
  )

  it('with another line in it is refused, or the line is in a message, or it says nothing', () => {
    fc.assert(
      fc.property(some, foreign, fc.nat(), (all, line, at) => {
        const lines = print(all).split('\n')
        lines.splice(at % lines.length, 0, line)
        const reading = readText(lines.join('\n'), unknown)
        if (reading.kind === 'read') {
          expect(errorsOf(reading)).toBe(count(all, 'error'))
          const diagnostics = [...reading.diagnostics]
          const said = diagnostics.some(({ message, code: rule }) =>
            `${message}${rule === null ? '' : ` (${rule})`}`
              .split('\n')
              .some((part) => part === line || part === line.slice(2)),
          )
          const heading = diagnostics.some(({ file }) => file === line)
          expect(said || heading || isPyrightChatter(line) || line.startsWith('::error::')).toBe(true)
        }
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('a real text', async () => {
  const root = join(import.meta.dirname, '..', 'cases')
  const names = await readdir(root, { recursive: true })
  const wanted = /^(?:based)?pyright\/\d.*\/(?:many-errors|quoted-text|warnings-only|clean).*\/stdout\.txt$/
  const texts = await Promise.all(
    names
      .filter((name) => wanted.test(name.replaceAll('\\', '/')))
      .map(async (name) => ({ name: dirname(name), text: await readFile(join(root, name), 'utf8') })),
  )

  it('that is cut is never read with fewer errors', () => {
    expect(texts.length).toBeGreaterThan(40)
    const known = new Map(texts.map(({ name, text }) => [name, errorsOf(readText(text, unknown))]))
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
        const end = Math.floor(one.text.length * share)
        for (const exit of [code(0), code(1), unknown]) {
          expect([-1, known.get(one.name)]).toContain(errorsOf(readText(one.text.slice(0, end), exit)))
        }
      }),
      runs,
    )
  })

  it('that lost a line is never read with fewer errors', () => {
    for (const { name, text } of texts.filter(({ name }) => /1\.1\.414|1\.40\.2/.test(name))) {
      const lines = text.split('\n')
      const known = errorsOf(readText(text, unknown))
      for (let at = 0; at < lines.length; at += 7) {
        const cut = lines.toSpliced(at, 1).join('\n')
        expect([-1, known], `${name} without line ${at + 1}`).toContain(errorsOf(readText(cut, unknown)))
      }
    }
  })
})

describe('the summary', () => {
  it('is known by its plurals', () => {
    expect(pyrightSummary('0 errors, 1 warning, 2 informations')?.claimed.warning).toBe(1)
    expect(pyrightSummary('0 errors, 1 warning, 0 information')).toBeNull()
    expect(pyrightSummary('1 errors, 0 warnings, 0 notes')).toBeNull()
  })
})
