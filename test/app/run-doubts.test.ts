/** What is known of a run beside its output: a version that explains, an option that spoils. */
import { describe, expect, it } from 'vitest'
import { doubted as doubtedOutput, type KnownRun } from '#app/run/run-doubts.ts'
import type { Checker, Reading } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

const pyrefly = checkerFor('pyrefly')
const tsc = checkerFor('tsc')

const blank = { stdout: '', stderr: '', exit: { kind: 'code', code: 0 } } as const

function doubted(checker: Checker, reading: Reading, known: KnownRun): Reading {
  return doubtedOutput({ ...checker, read: () => reading }, blank, known)
}

function refused(problem: CheckerProblem): Reading {
  return { kind: 'not-comparable', problem }
}

function withErrors(count: number): Reading {
  const error = { ...diagnosticOf({ severity: 'error' }), file: 'a.ts' }
  return {
    kind: 'read',
    diagnostics: rawTable(Array.from({ length: count }, () => error)),
    filesChecked: null,
  }
}

describe('an output that could not be read', () => {
  const usage = refused({
    kind: 'checker-usage-error',
    exit: 'exit code 2',
    lastLines: ["error: unexpected argument '--summary' found", 'Usage: pyrefly check'],
  })
  const unread = refused({ kind: 'output-unread', count: 1, lines: ['0 errors, 0 warnings, 0 infos '] })

  it('is explained by a version from before those that are read', () => {
    expect(doubted(pyrefly, usage, { version: '0.15.0', heldBack: null })).toEqual(
      refused({
        kind: 'checker-too-old',
        checker: 'pyrefly',
        oldest: '0.50',
        evidence: "pyrefly 0.15.0: error: unexpected argument '--summary' found",
      }),
    )
    const old = doubted(checkerFor('pyright'), unread, { version: '1.1.200', heldBack: null })
    expect(old).toMatchObject({ problem: { kind: 'checker-too-old', oldest: '1.1.300' } })
  })

  it.each(['0.50.0', '1.4.1', '10.0', null])('is not explained by version %s', (version) => {
    expect(doubted(pyrefly, usage, { version, heldBack: null })).toEqual(usage)
  })

  it('keeps its own words when they have nothing to do with the version', () => {
    const killed = refused({ kind: 'checker-killed', signal: 'SIGKILL', lastLines: [] })
    const missing = refused({
      kind: 'checker-usage-error',
      exit: 'exit code 2',
      lastLines: ['mypy: error: Missing target module, package, files, or command.'],
    })
    for (const reading of [killed, missing]) {
      expect(doubted(pyrefly, reading, { version: '0.15.0', heldBack: null })).toEqual(reading)
    }
  })
})

it('lines instead of errors are explained by an option with which nothing is checked', () => {
  const files = refused({
    kind: 'output-unread',
    count: 1,
    lines: ['/lib/lib.es5.d.ts'],
    option: '--listFiles',
  })
  const heldBack = { option: '--listFilesOnly', when: 'always' } as const
  expect(doubted(tsc, files, { version: null, heldBack })).toEqual(
    refused({ kind: 'checker-held-back', option: '--listFilesOnly' }),
  )
  expect(doubted(tsc, files, { version: null, heldBack: { ...heldBack, when: 'with-errors' } })).toEqual(
    files,
  )
})

describe('the output of another checker', () => {
  it.each([
    ['mypy', 'src/a.ts(1,7): error TS2322: No.\n', 'tsc'],
    ['tsc', 'a.py:1: error: No  [misc]\nFound 1 error in 1 file (checked 1 source file)\n', 'mypy'],
    ['mypy', 'a.py:1:2: error[unresolved-import] No\nFound 1 diagnostic\n', 'ty'],
    ['mypy', 'nonsense\n', undefined],
    ['basedpyright', 'pyright\n0 errors, 0 warnings, 0 infos\n', undefined],
  ] as const)('read as %s is told apart', (name, stdout, looksLike) => {
    const reading = doubtedOutput(checkerFor(name), { ...blank, stdout }, { version: null, heldBack: null })
    const problem = reading.kind === 'read' ? null : reading.problem
    expect(problem?.kind === 'output-unread' ? problem.looksLike : problem).toBe(looksLike)
  })
})

describe('a run that was read', () => {
  it('is believed whatever its version', () => {
    expect(doubted(tsc, withErrors(1), { version: '2.0', heldBack: null })).toEqual(withErrors(1))
  })

  it('is refused when an option kept it from checking', () => {
    const heldBack = { option: '--noCheck', when: 'always' } as const
    expect(doubted(tsc, withErrors(0), { version: null, heldBack })).toEqual(
      refused({ kind: 'checker-held-back', option: '--noCheck' }),
    )
  })

  it('is refused for an option that stops at errors only when there are some', () => {
    const heldBack = { option: '--stopBuildOnErrors', when: 'with-errors' } as const
    expect(doubted(tsc, withErrors(0), { version: null, heldBack })).toEqual(withErrors(0))
    expect(doubted(tsc, withErrors(1), { version: null, heldBack }).kind).toBe('not-comparable')
  })

  it('is refused when its project has no files and only refers to others, unless errors show that it was built', () => {
    const refersOnly = { project: 'tsconfig.json', references: ['tsconfig.app.json'] }
    const known = { version: null, heldBack: null, refersOnly }
    const evidence = 'tsconfig.json has no files of its own and only refers to tsconfig.app.json'
    const problem = { kind: 'checker-no-files', evidence, references: ['tsconfig.app.json'] } as const
    expect(doubted(tsc, withErrors(0), known)).toEqual(refused(problem))
    expect(doubted(tsc, refused({ kind: 'checker-no-files', evidence: 'Files: 0' }), known)).toEqual(
      refused(problem),
    )
    expect(doubted(tsc, withErrors(1), known)).toEqual(withErrors(1))
  })
})
