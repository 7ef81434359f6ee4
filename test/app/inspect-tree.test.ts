/** A checker that needs no process: which files it reads, and what it leaves behind when there are none. */
import { describe, expect, test } from 'vitest'
import { inspectTree } from '#app/run/inspect-tree.ts'
import { refuseText, refuseUnstartable } from '#app/run/run-checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import { suppressionsIn } from '#checkers/suppressions/suppressions.ts'
import type { CheckConfig } from '#config/config.ts'
import { ProblemError } from '#model/problem.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { problemOf, read } from '#test/support/readings.ts'

const base = { root: '/repo', spelledRoot: '/repo', cwd: '/repo' }
const files = memoryFiles({
  '/repo/src/a.py': 'x: Any\n',
  '/repo/src/b.py': 'y: Any  # type: ignore\n',
  '/repo/src-old/c.py': 'z: Any\n',
  '/repo/notes.md': '# type: ignore\n',
})
const tracked = async () => ['notes.md', 'src-old/c.py', 'src/a.py', 'src/b.py', 'src/deleted.py']
const check: CheckConfig = {
  checker: 'suppressions',
  command: null,
  args: [],
  workingDirectory: '.',
  inputFile: null,
  exitCode: null,
  timeLimitMs: null,
}
const checker = checkerFor('suppressions')

function problemThrownBy(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error instanceof ProblemError ? error.problem : error
  }
}

describe('the sources are read', () => {
  const inspect = async (args: readonly string[], known: () => Promise<readonly string[] | null> = tracked) =>
    checker.read(await inspectTree(suppressionsIn, { ...check, args }, { base, files, tracked: known }))

  test('that git knows, with their number', async () => {
    const reading = read(await inspect([]))
    expect(reading.filesChecked).toBe(3)
    expect(reading.diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual([
      '/repo/src-old/c.py explicit-any',
      '/repo/src/a.py explicit-any',
      '/repo/src/b.py explicit-any',
      '/repo/src/b.py type-ignore-blanket',
    ])
  })

  test('below the folders of the arguments', async () => {
    expect(read(await inspect(['src'])).filesChecked).toBe(2)
    expect(read(await inspect(['src/a.py', 'src-old'])).filesChecked).toBe(2)
  })

  test('or are none: that is no clean run', async () => {
    expect(problemOf(await inspect(['gone']))).toBe('checker-no-files')
    expect(problemOf(await inspect(['notes.md']))).toBe('checker-no-files')
  })

  test('an option, or a folder outside, is refused', async () => {
    for (const arg of ['--all', '../other']) {
      await expect(inspect([arg])).rejects.toMatchObject({ problem: { kind: 'input-invalid', value: arg } })
    }
  })

  test('one that can’t be read ends the run', async () => {
    const failing = { ...files, read: async () => ({ kind: 'failed', reason: 'permission denied' }) as const }
    await expect(inspectTree(suppressionsIn, check, { base, files: failing, tracked })).rejects.toMatchObject(
      { problem: { kind: 'checker-file-unreadable' } },
    )
  })
})

test('nothing is started, and no text is read', () => {
  expect(problemThrownBy(() => refuseUnstartable(checker, { ...check, command: ['mypy'] }))).toMatchObject({
    kind: 'input-invalid',
    input: 'command',
  })
  expect(problemThrownBy(() => refuseText(checker))).toMatchObject({
    kind: 'input-invalid',
    input: 'input-file',
  })
})
