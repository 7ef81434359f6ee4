/** What a snapshot says of the checker that made it. */
import { describe, expect, it } from 'vitest'
import { takeSnapshot } from '#app/run/take-snapshot.ts'
import { checkerFor } from '#checkers/registry.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'

const summary = { filesAnalyzed: 1, errorCount: 0, warningCount: 0, informationCount: 0, timeInSec: 1 }
const stdout = JSON.stringify({ version: '1.1.400', time: '1', generalDiagnostics: [], summary })

async function versionWith(asked: string | null): Promise<string | null> {
  const snapshot = await takeSnapshot(
    checkerFor('pyright'),
    { stdout, stderr: '', exit: { kind: 'code', code: 0 } },
    {
      name: 'pyright',
      commit: null,
      checker: { name: 'pyright', version: asked, configuration: null },
      platform: { os: null, leg: null },
      run: null,
      base: { root: '/repo', spelledRoot: '/repo', cwd: '/repo' },
      files: memoryFiles({}),
      digest: (text) => text,
    },
  )
  return snapshot.checker.version
}

describe('the version of the checker', () => {
  it('is the one inside its output when nobody asked it', async () => {
    expect(await versionWith(null)).toBe('1.1.400')
  })

  it('is what it said when it was asked', async () => {
    expect(await versionWith('1.1.401')).toBe('1.1.401')
  })
})
