/**
 * What is known to be new between two commits of public projects is what is reported, error by error. docs/accuracy.md
 * has the figures for the whole corpus; these pairs are small ones that other ways of matching get wrong.
 */
import { afterAll, describe, expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { takeSnapshot } from '#app/run/take-snapshot.ts'
import { checkerFor } from '#checkers/registry.ts'
import { compareDiagnosticSets } from '#match/compare.ts'
import type { Severity } from '#model/diagnostic.ts'
import { commitSha, ruleCode } from '#model/ids.ts'
import { rawTable } from '#model/raw-table.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { importCommits } from '#test/support/git-import.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { type RecordedDiagnostic, recordedPairs, recordedTrees } from '#test/support/recorded-pair.ts'

const pairs = recordedPairs()
const repository = await createGitRepository()
afterAll(() => repository[Symbol.asyncDispose]())
const commits = await importCommits(
  repository,
  pairs.flatMap(([, pair], index) => {
    const { base, head } = recordedTrees(pair)
    return [
      { tree: base, parents: [] },
      { tree: head, parents: [2 * index] },
    ]
  }),
)

/** As `snapshot` makes it at that commit. */
async function snapshotAt(
  commit: string,
  checker: Parameters<typeof checkerFor>[0],
  recorded: readonly RecordedDiagnostic[],
): Promise<Snapshot> {
  await repository.checkout(commit)
  const diagnostics = recorded.map(([file, line, column, severity, code, message]) => ({
    file,
    line,
    column,
    endLine: null,
    endColumn: null,
    severity: severity as Severity,
    code: ruleCode(code),
    message,
    notes: [],
  }))
  const reading = { kind: 'read', diagnostics: rawTable(diagnostics), filesChecked: null } as const
  const root = repository.directory
  return takeSnapshot(
    { ...checkerFor(checker), read: () => reading },
    { stdout: '', stderr: '', exit: { kind: 'unknown' } },
    {
      name: checker,
      commit: commitSha(commit),
      checker: { name: checker, version: null, configuration: null },
      platform: { os: null, leg: null },
      run: null,
      base: { root, spelledRoot: root, cwd: root },
      files: nodeFiles,
      digest: shaDigest,
    },
  )
}

interface Place {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly code: string | null
  readonly message: string
}

function words({ path, line, column, code, message }: Place): string {
  return `${path}:${line}:${column} ${code} ${message}`
}

describe('between two commits of a public project', () => {
  test.each(pairs)(
    'the errors that are known to be new are reported, and no other: %s',
    async (name, pair) => {
      const index = pairs.findIndex(([other]) => other === name)
      const [before = '', after = ''] = commits.slice(2 * index)
      const base = await snapshotAt(before, pair.checker, pair.base)
      const head = await snapshotAt(after, pair.checker, pair.head)
      const [from, to] = [commitSha(before), commitSha(after)]
      if (from === null || to === null) {
        throw new Error('there are no commits')
      }
      const lineMap = await gitRepo(repository.directory, hermeticGit).lineMap(from, to)
      const reported: string[] = []
      for (const { diagnostic } of compareDiagnosticSets({
        base: base.diagnostics,
        head: head.diagnostics,
        lineMap,
      }).new) {
        reported.push(words(diagnostic))
      }
      const known = new Map<string, string>()
      for (const [path, line, column, , code, message, , truth] of pair.head) {
        known.set(words({ path, line, column, code, message }), truth)
      }
      const judged = (text: string): boolean => known.get(text) !== 'unknown'
      const truly = [...known].filter(([, truth]) => truth === 'new').map(([text]) => text)
      expect(reported.filter(judged).sort()).toEqual(truly.sort())
    },
  )
})
