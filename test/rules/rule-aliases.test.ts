/** Rules under two names, on what old and new versions of the real checkers print of the same file. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CheckerName } from '#model/snapshot.ts'
import { canonicalRule, isSameRule } from '#rules/rule-aliases.ts'

interface Printed {
  readonly file: string
  readonly line: number
  readonly severity: string
  readonly code: string | null
}

function printed(checker: CheckerName, version: string, leaf: string): readonly Printed[] {
  const file = `test/cases/${checker}/${version}/${leaf}/expected.json`
  const { diagnostics } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly diagnostics: readonly Printed[]
  }
  return diagnostics.filter(({ severity }) => severity === 'error')
}

/** Where both versions found one error on a line, under two codes: the old one and the new one. */
function renamedIn(
  checker: CheckerName,
  [before, after]: readonly [string, string],
  leaf: string,
): readonly (readonly [string | null, string | null])[] {
  const [old, recent] = [printed(checker, before, leaf), printed(checker, after, leaf)]
  const onLine = (all: readonly Printed[], { file, line }: Printed): readonly Printed[] =>
    all.filter((other) => other.file === file && other.line === line)
  return old.flatMap((one) => {
    const [same, ...more] = onLine(recent, one)
    const isAlone = onLine(old, one).length === 1 && more.length === 0
    return same !== undefined && isAlone && same.code !== one.code ? [[one.code, same.code] as const] : []
  })
}

describe.each([
  { checker: 'mypy', versions: ['1.0.1', '2.4.1'], leaf: 'renamed-rules', atLeast: 12 },
  { checker: 'pyright', versions: ['1.1.300', '1.1.414'], leaf: 'many-errors', atLeast: 20 },
  { checker: 'ty', versions: ['0.0.2', '0.0.60'], leaf: 'many-errors', atLeast: 1 },
  { checker: 'ty', versions: ['0.0.60', '0.0.107'], leaf: 'many-errors', atLeast: 8 },
] as const)('what $checker renamed between $versions', ({ checker, versions, leaf, atLeast }) => {
  const renamed = renamedIn(checker, versions, leaf)

  test('is the same rule in every recorded case', () => {
    expect(renamed.length).toBeGreaterThanOrEqual(atLeast)
    expect(renamed.filter(([old, recent]) => !isSameRule(checker, old, recent))).toEqual([])
  })

  test('has one canonical name in every recorded case', () => {
    expect(
      renamed.filter(([old, recent]) => canonicalRule(checker, old) !== canonicalRule(checker, recent)),
    ).toEqual([])
  })
})

describe('the canonical rule', () => {
  test('is the code itself where nothing was renamed, and for names that every object has', () => {
    for (const code of ['arg-type', 'nobody-knows', 'constructor', '__proto__', null]) {
      expect(canonicalRule('mypy', code)).toBe(code)
    }
    expect(canonicalRule('tsc', 'TS2322')).toBe('TS2322')
  })

  test('is no code for what had none before it got one', () => {
    expect(canonicalRule('mypy', 'unused-ignore')).toBeNull()
    expect(isSameRule('mypy', null, 'unused-ignore')).toBe(true)
  })

  test('is never itself a renamed one, so one look is enough', () => {
    for (const [checker, code] of [
      ['mypy', 'import-untyped'],
      ['pyright', 'reportPossiblyUnboundVariable'],
      ['basedpyright', 'reportArgumentType'],
    ] as const) {
      const canonical = canonicalRule(checker, code)
      expect(canonical).not.toBe(code)
      expect(canonicalRule(checker, canonical)).toBe(canonical)
    }
  })
})

describe('two rules', () => {
  test('are the same in both directions when one is the earlier name of the other', () => {
    expect(isSameRule('basedpyright', 'reportGeneralTypeIssues', 'reportCallIssue')).toBe(true)
    expect(isSameRule('basedpyright', 'reportCallIssue', 'reportGeneralTypeIssues')).toBe(true)
  })

  test('are different when they are two parts of the same split', () => {
    expect(isSameRule('pyright', 'reportArgumentType', 'reportCallIssue')).toBe(false)
    expect(isSameRule('mypy', 'import-untyped', 'import-not-found')).toBe(false)
    expect(isSameRule('mypy', 'unused-ignore', 'await-not-async')).toBe(false)
  })

  test('of another checker are not its own', () => {
    expect(isSameRule('tsc', 'import', 'import-untyped')).toBe(false)
  })
})
