/**
 * A change of the form that a checker prints in, between baseline and head, never makes everything new: within one checker the same
 * findings are recognised, as whose form ever they were written; between a tool's own form and a carrier's the comparison is refused.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { compareFiles } from '#app/local/compare-files.ts'
import { takeSnapshot } from '#app/run/take-snapshot.ts'
import type { Exit } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import { totalsOf } from '#model/comparison.ts'
import { ProblemError } from '#model/problem.ts'
import type { CheckerName, Snapshot } from '#model/snapshot.ts'
import { decodeBaseline } from '#snapshot/decode-baseline.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'

const tests = join(import.meta.dirname, '..')

interface Command {
  readonly checker: CheckerName
  readonly tree: string
  readonly exit: Exit
  readonly pattern?: string
}

/** Of a recorded case, on the tree that it was recorded on. `/repo` stands for its root in what was printed. */
async function snapshotOf(folder: string): Promise<Snapshot> {
  const text = (name: string): string => {
    try {
      return readFileSync(join(tests, 'cases', folder, name), 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return ''
      }
      throw error
    }
  }
  const command = JSON.parse(text('command.json')) as Command
  const root = join(tests, 'trees', command.tree)
  const [stdout, stderr] = ['stdout.txt', 'stderr.txt'].map((name) => text(name).replaceAll('/repo', root))
  const checker = checkerFor(command.checker)
  expect((await checker.patternFault?.(command.pattern ?? '')) ?? null).toBeNull()
  return takeSnapshot(
    checker,
    { stdout: stdout ?? '', stderr: stderr ?? '', exit: command.exit },
    {
      name: 'check',
      commit: null,
      checker: { name: command.checker, version: null, configuration: null },
      platform: { os: null, leg: null },
      run: null,
      pattern: command.pattern ?? null,
      base: { root, spelledRoot: root, cwd: root },
      files: nodeFiles,
      digest: shaDigest,
    },
  )
}

async function compared(base: Snapshot, head: Snapshot) {
  const policy = { maxIncrease: null, maxErrors: null, maxNewErrors: 0 }
  const order = { base, head, policy, name: null, root: null, partial: false }
  const { result } = await compareFiles(order, { files: nodeFiles, repo: null })
  if (result.kind !== 'compared') {
    throw new Error('not compared')
  }
  const { new: added, fixed, kept } = totalsOf(result.comparison, 'error')
  return { added, fixed, kept }
}

const ownForms: readonly (readonly [of: string, leaves: readonly string[]])[] = [
  ['mypy/2.4.1', ['many-errors', 'many-errors-json']],
  ['mypy/2.4.1', ['many-errors-plain', 'many-errors-pretty', 'many-errors-end', 'many-errors-context']],
  ['tsc/5.9.3', ['many-errors', 'many-errors-pretty']],
  ['tsc/7.0.2', ['many-errors', 'many-errors-pretty']],
  ['tsc/7.0.2', ['build', 'build-pretty', 'build-diagnostics', 'build-verbose']],
  ['vue-tsc/3.3.14', ['many-errors', 'many-errors-pretty', 'many-errors-diagnostics']],
  ['pyright/1.1.414', ['many-errors', 'many-errors-text', 'many-errors-stats']],
  ['basedpyright/1.40.2', ['many-errors', 'many-errors-text', 'many-errors-annotated']],
  ['ty/0.0.108', ['many-errors', 'many-errors-colour']],
  ['pyrefly/1.5.0', ['many-errors', 'many-errors-full', 'many-errors-short']],
  ['deno/2.9.6', ['findings', 'findings-plain']],
  ['flow/0.336.0', ['findings', 'findings-pretty']],
]

describe.each(ownForms)('%s in the forms %j', (folder, leaves) => {
  test('says the same in each', async () => {
    const snapshots = await Promise.all(leaves.map((leaf) => snapshotOf(`${folder}/${leaf}`)))
    for (const [at, base] of snapshots.entries()) {
      for (const [other, head] of snapshots.entries()) {
        const outcome = await compared(base, head)
        expect([leaves[at], leaves[other], outcome.kept > 0, outcome.added, outcome.fixed]).toEqual([
          leaves[at],
          leaves[other],
          true,
          0,
          0,
        ])
      }
    }
  })
})

/** ty says `Operator + is not supported between …` in one form, and `Unsupported + operation` in the other. */
test('ty’s two forms, which word errors differently, are never compared; a clean run of either is', async () => {
  const [concise, full, clean, cleanFull] = await Promise.all(
    ['many-errors', 'many-errors-full', 'clean', 'clean-full'].map((leaf) =>
      snapshotOf(`ty/0.0.108/${leaf}`),
    ),
  )
  if (concise === undefined || full === undefined || clean === undefined || cleanFull === undefined) {
    throw new Error('four snapshots')
  }
  for (const [base, head] of [
    [concise, full],
    [full, concise],
    [decoded(full), concise],
  ] as const) {
    await expect(compared(base, head)).rejects.toSatisfy(
      (error) =>
        error instanceof ProblemError &&
        error.problem.kind === 'snapshot-other-checker' &&
        error.problem.form === base.checker.form,
    )
  }
  expect(clean.checker.form).toBeUndefined()
  expect((await compared(clean, full)).added).toBeGreaterThan(0)
  expect((await compared(full, cleanFull)).kept).toBe(0)
})

/** As it comes back from a file. */
function decoded(snapshot: Snapshot): Snapshot {
  const read = decodeBaseline(encodeSnapshot(snapshot), 'file')
  if (read.kind === 'refused') {
    throw new ProblemError(read.problem)
  }
  return read.snapshot
}

const carried: readonly (readonly [own: string, forms: readonly string[]])[] = [
  [
    'ruff/0.17.6/findings',
    ['sarif', 'gitlab', 'github', 'rdjson', 'pattern'].map((form) => `${form}/0.17.6/ruff-findings`),
  ],
  ['ty/0.0.108/many-errors', ['sarif', 'gitlab', 'github'].map((form) => `${form}/0.0.108/ty-findings`)],
  ['eslint/10.15.0/findings', ['sarif', 'checkstyle'].map((form) => `${form}/10.15.0/eslint-findings`)],
  [
    'oxlint/1.94.0/findings',
    ['sarif', 'gitlab', 'checkstyle', 'github'].map((form) => `${form}/1.94.0/oxlint-findings`),
  ],
  [
    'biome/2.6.8/findings',
    ['sarif', 'gitlab', 'checkstyle', 'github', 'rdjson'].map((form) => `${form}/2.6.8/biome-findings`),
  ],
]

describe.each(carried)('%s and the same in another form', (own, forms) => {
  test('are never compared, in whichever direction', async () => {
    const snapshots = await Promise.all([own, ...forms].map((folder) => snapshotOf(folder)))
    for (const [at, base] of snapshots.entries()) {
      for (const [other, head] of snapshots.entries()) {
        const outcome = compared(base, head)
        await (at === other
          ? expect(outcome).resolves.toMatchObject({ added: 0, fixed: 0 })
          : expect(outcome).rejects.toSatisfy(
              (error) => error instanceof ProblemError && error.problem.kind === 'snapshot-other-checker',
            ))
      }
    }
  })
})
