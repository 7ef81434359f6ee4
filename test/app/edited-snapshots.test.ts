/** Snapshots of trees that were not as in their commit: git follows what it can, and the rest is said. */
import { describe, expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { compareFiles } from '#app/local/compare-files.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { checkedSha } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const policy = { maxIncrease: null, maxErrors: null, maxNewErrors: 0 }

/** An equal line in both files; each snapshot has its error in one of them. */
async function compared(edited: { readonly base?: readonly string[]; readonly head?: readonly string[] }) {
  await using repository = await createGitRepository()
  const lines = Array.from({ length: 9 }, (_, index) => `line ${index}\n`).join('')
  const base = checkedSha(await repository.commit({ 'a.py': lines, 'b.py': lines }))
  const head = checkedSha(await repository.commit({ 'a.py': `# first\n${lines}`, 'b.py': lines }))
  const at = (commit: typeof base, line: number, paths: readonly string[] = []): Snapshot => {
    const evidence = {
      lineDigest: 'line 4',
      beforeDigest: `before ${line}`,
      scope: '',
      words: 3,
      lineWeight: 40,
    }
    const found = [diagnosticOf({ path: 'a.py', line, message: `Wrong on line ${line}`, evidence })]
    const files = paths.length === 0 ? {} : { edited: paths.map(storedPath) }
    return { ...snapshotOf({ commit }), ...files, diagnostics: diagnosticTable(found) }
  }
  return await compareFiles(
    {
      base: at(base, 5, edited.base),
      head: at(head, 6, edited.head),
      policy,
      name: null,
      root: null,
      partial: false,
    },
    { files: nodeFiles, repo: gitRepo(repository.directory, hermeticGit) },
  )
}

function tiersOf({ result }: Awaited<ReturnType<typeof compared>>): readonly string[] {
  return result.kind === 'compared' ? Array.from(result.comparison.kept, ({ tier }) => tier) : []
}

describe('a comparison', () => {
  test('of clean trees goes by git alone, without a word', async () => {
    const report = await compared({})
    expect(tiersOf(report)).toEqual(['place'])
    expect(report.warnings).toEqual([])
  })

  test('goes by git in the files that are as in the commits, and says which are not', async () => {
    const report = await compared({ base: ['b.py'], head: ['c.py'] })
    expect(tiersOf(report)).toEqual(['place'])
    expect(report.warnings).toEqual([
      { kind: 'snapshot-edited', side: 'base', files: ['b.py'] },
      { kind: 'snapshot-edited', side: 'head', files: ['c.py'] },
    ])
  })

  test.each([{ base: ['a.py'] }, { head: ['a.py'] }])(
    'asks no git of the lines of a file that was edited on either side: %j',
    async (edited) => {
      expect(tiersOf(await compared(edited))).toEqual(['line'])
    },
  )
})
