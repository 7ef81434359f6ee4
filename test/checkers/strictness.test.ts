/** How a run gets a flag more, and which flags are on already. */
import { expect, test } from 'vitest'
import { basedpyright } from '#checkers/basedpyright/basedpyright.ts'
import type { Checker, TurnedOn } from '#checkers/checker.ts'
import { mypy } from '#checkers/mypy/mypy.ts'
import { pyright } from '#checkers/pyright/pyright.ts'
import { tsc } from '#checkers/tsc/tsc.ts'
import { ty } from '#checkers/ty/ty.ts'

interface Place {
  readonly files?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

async function turnOn({ strictness }: Checker, flag: string, { files = {}, args = [] }: Place = {}) {
  if (strictness === undefined) {
    throw new Error('no flags')
  }
  const open = async (path: string): Promise<string | null> => files[path] ?? null
  return strictness.turnOn(flag, { args, upwards: ['', '../'], open })
}

function configOf(turnedOn: TurnedOn | null): unknown {
  return turnedOn?.kind === 'file' ? [turnedOn.folder, JSON.parse(turnedOn.content)] : turnedOn
}

test('gives pyright the own configuration with the flag in it, where that stands', async () => {
  const files = {
    '../pyrightconfig.json': '{ "include": ["src"], "reportReturnType": "none", /* later */ }',
  }
  expect(configOf(await turnOn(pyright, 'typeCheckingMode=strict', { files }))).toEqual([
    '..',
    { include: ['src'], reportReturnType: 'none', typeCheckingMode: 'strict' },
  ])
  expect(configOf(await turnOn(pyright, 'enableTypeIgnoreComments=false'))).toEqual([
    '',
    { enableTypeIgnoreComments: false },
  ])
  const toml = { 'pyproject.toml': '[tool.basedpyright]\nstrict = ["a"]\n[tool.pyright]\nstrict = ["b"]\n' }
  expect(configOf(await turnOn(basedpyright, 'reportAny', { files: toml }))).toEqual([
    '',
    { strict: ['a'], reportAny: 'error' },
  ])
  expect(
    configOf(await turnOn(pyright, 'reportReturnType', { files, args: ['-p', 'other.json'] })),
  ).toBeNull()
})

test('knows what pyright has on by its mode, and not where a file extends another', async () => {
  const strict = { 'pyrightconfig.json': '{ "typeCheckingMode": "strict", "reportUnusedImport": "warning" }' }
  const flags = ['typeCheckingMode=standard', 'typeCheckingMode=strict', 'reportUnusedClass']
  for (const flag of flags) {
    expect(await turnOn(pyright, flag, { files: strict })).toBeNull()
  }
  expect(await turnOn(pyright, 'reportUnusedImport', { files: strict })).not.toBeNull()
  expect(await turnOn(pyright, 'reportImportCycles', { files: strict })).not.toBeNull()
  const extending = {
    'pyrightconfig.json': '{ "extends": "base.json" }',
    'base.json': '{ "typeCheckingMode": "off" }',
  }
  expect(await turnOn(pyright, 'reportReturnType', { files: extending })).not.toBeNull()
  // What `recommended` warns of is no error.
  expect(await turnOn(basedpyright, 'typeCheckingMode=strict')).not.toBeNull()
  expect(await turnOn(basedpyright, 'typeCheckingMode=recommended')).toBeNull()
})

test('takes every rule of pyright, each once, and those of basedpyright besides', () => {
  const rules = (checker: Checker) =>
    checker.strictness?.flags.filter((flag) => flag.startsWith('report')) ?? []
  expect(new Set(rules(pyright)).size).toBe(81)
  expect(new Set(rules(basedpyright)).size).toBe(95)
  expect(rules(basedpyright)).toHaveLength(95)
})

test('gives mypy, tsc and ty a word, unless the flag is on by itself or by what stands for it', async () => {
  const ini = { 'mypy.ini': '[mypy]\nstrict = True\nwarn_return_any = no\n' }
  expect(await turnOn(mypy, 'warn_unreachable', { files: ini })).toEqual({
    kind: 'words',
    words: ['--warn-unreachable'],
  })
  expect(await turnOn(mypy, 'disallow_untyped_defs', { files: ini })).toBeNull()
  expect(await turnOn(mypy, 'no_implicit_reexport', { files: ini })).toBeNull()
  expect(await turnOn(mypy, 'warn_return_any', { files: ini })).not.toBeNull()
  expect(await turnOn(mypy, 'strict', { files: ini })).not.toBeNull()
  expect(await turnOn(mypy, 'strict', { args: ['--strict', 'src'] })).toBeNull()
  const tsconfig = {
    'tsconfig.json':
      '{ "compilerOptions": { "strict": true, "strictNullChecks": false, "allowUnusedLabels": false } }',
  }
  expect(await turnOn(tsc, 'noImplicitAny', { files: tsconfig })).toBeNull()
  expect(await turnOn(tsc, 'allowUnusedLabels=false', { files: tsconfig })).toBeNull()
  expect(await turnOn(tsc, 'strictNullChecks', { files: tsconfig })).toEqual({
    kind: 'words',
    words: ['--strictNullChecks', 'true'],
  })
  expect(await turnOn(tsc, 'strict', { files: tsconfig })).not.toBeNull()
  expect(await turnOn(ty, 'division-by-zero')).toEqual({
    kind: 'words',
    words: ['--error', 'division-by-zero'],
  })
})
