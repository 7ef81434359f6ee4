/** Which baselines of a repository count, and what is said where none does. */
import { describe, expect, test } from 'vitest'
import { collectDashboard } from '#app/dashboard/collect.ts'
import type { BaselineQuery } from '#app/dashboard/newest-baselines.ts'
import type { ListedRepository, RepositoryRow } from '#model/dashboard.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import type { Files } from '#ports/files.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'
import { historyPoint } from '#test/support/history-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const widget: ListedRepository = { name: 'acme/widget', id: 7, branch: 'main', archived: false }

interface Stored {
  readonly artifact: Partial<StoredArtifact>
  readonly run: Partial<WorkflowRun>
  readonly text: string | Problem
}

const stored = (given: Partial<Stored> = {}): Stored => ({
  artifact: {},
  run: {},
  text: encodeSnapshot({
    ...snapshotOf({ errors: 3, warnings: 1 }),
    history: [historyPoint({ time: 0, errors: 5 }), historyPoint({ time: 900, errors: 3 })],
  }),
  ...given,
})

/** Artifacts newest first; the first has number 100, its run 1100. */
function shelf(
  all: readonly Stored[],
  {
    total = all.length,
    listed = [widget],
  }: { readonly total?: number; readonly listed?: readonly ListedRepository[] } = {},
) {
  const asked: string[] = []
  const of = (id: number) => all[100 - id]
  const artifacts = all.map(
    ({ artifact }, index): StoredArtifact => ({
      id: 100 - index,
      name: 'type-ratchet-baseline-mypy',
      bytes: 10,
      digest: null,
      expired: false,
      expiresAt: '2027-01-01T00:00:00Z',
      runId: 1100 - index,
      headSha: shaOf(1),
      headBranch: 'main',
      repositoryId: 7,
      headRepositoryId: 7,
      ...artifact,
    }),
  )
  const repositories = {
    of: async () => listed,
    named: async (name: string) => {
      if (name === 'acme/secret') {
        throw new ProblemError({ kind: 'repository-hidden', request: 'get it', reason: '404 Not Found' })
      }
      return { ...widget, name }
    },
    artifacts: async (
      _: ListedRepository,
      { name, page }: { readonly name: string | null; readonly page: number },
    ) => {
      asked.push(`artifacts ${name ?? 'of any name'}, page ${page}`)
      const items = artifacts.filter((artifact) => name === null || artifact.name === name)
      return { items: page === 1 ? items : [], total }
    },
    baselines: () => ({
      run: async (id: number): Promise<WorkflowRun> => {
        asked.push(`run ${id}`)
        return {
          id,
          attempt: 1,
          workflowId: 5,
          workflowPath: '.github/workflows/types.yml',
          event: 'push',
          finished: true,
          cancelled: false,
          headSha: shaOf(1),
          headBranch: 'main',
          repositoryId: 7,
          headRepositoryId: 7,
          headOwner: 'acme',
          url: `https://github.com/acme/widget/actions/runs/${id}`,
          ...of(id - 1000)?.run,
        }
      },
      text: async ({ id }: StoredArtifact) => {
        asked.push(`text ${id}`)
        const text = of(id)?.text ?? ''
        if (typeof text !== 'string') {
          throw new ProblemError(text)
        }
        return text
      },
    }),
  }
  return { repositories, asked }
}

const plain: BaselineQuery = { checks: [], workflow: null, since: 500, folder: '/cache' }

function writable(): Files {
  const texts: Record<string, string> = {}
  return {
    ...memoryFiles({}),
    read: (path) => memoryFiles(texts).read(path),
    write: async (path, text) => {
      texts[path] = text
    },
  }
}

async function row(
  { repositories }: ReturnType<typeof shelf>,
  query: Partial<BaselineQuery> = {},
  files = writable(),
): Promise<RepositoryRow['result']> {
  const order = {
    org: 'acme',
    named: [],
    archived: false,
    query: { ...plain, ...query },
    server: '',
    now: 1000,
  }
  const { rows } = await collectDashboard(order, { repositories, files, tell: () => undefined })
  return rows[0]?.result ?? { kind: 'none', why: { expiredAt: null, refused: ['no row'] } }
}

const read = (errors = 3) => ({ kind: 'read', checks: [{ result: { kind: 'read', baseline: { errors } } }] })

describe('a repository', () => {
  test('gives the counts and the course of its newest baseline', async () => {
    expect(await row(shelf([stored()]))).toMatchObject({
      kind: 'read',
      lookedAt: null,
      checks: [
        {
          name: 'mypy',
          result: {
            baseline: { errors: 3, warnings: 1, commit: shaOf(1), workflow: '.github/workflows/types.yml' },
            movement: { delta: -2, from: { errors: 5 } },
          },
        },
      ],
    })
  })

  test('is asked for its baseline once: the next run has it, and a damaged file of that is asked for again', async () => {
    const files = writable()
    await row(shelf([stored()]), {}, files)
    const again = shelf([stored()])
    expect(await row(again, {}, files)).toMatchObject(read())
    expect(again.asked).toEqual(['artifacts of any name, page 1'])
    await files.write('/cache/acme/widget/100.json', '{"version":1,"errors":0}')
    const damaged = shelf([stored()])
    expect(await row(damaged, {}, files)).toMatchObject(read())
    expect(damaged.asked).toContain('text 100')
  })

  test('whose run is still going is asked for again: it may be cancelled yet', async () => {
    const files = writable()
    await row(shelf([stored({ run: { finished: false } })]), {}, files)
    const later = shelf([stored({ run: { cancelled: true } })])
    expect(await row(later, {}, files)).toMatchObject({
      kind: 'none',
      why: { refused: ['run 1100 was refused: it was cancelled'] },
    })
  })

  const older = stored({ text: encodeSnapshot(snapshotOf({ errors: 8 })) })
  test.each<[string, Partial<Stored>, Partial<BaselineQuery>]>([
    ['of a fork whose branch has the same name', { artifact: { headRepositoryId: 8 } }, {}],
    ['of another branch', { artifact: { headBranch: 'topic' } }, {}],
    ['that is expired', { artifact: { expired: true } }, {}],
    ['of a pull request', { run: { event: 'pull_request' } }, {}],
    ['of a run that was cancelled', { run: { cancelled: true } }, {}],
    ['that GitHub says comes from elsewhere', { run: { headRepositoryId: 8 } }, {}],
    [
      'of another workflow than the one asked for',
      { run: { workflowPath: '.github/workflows/other.yml' } },
      { workflow: 'types.yml' },
    ],
  ])('passes over a baseline %s', async (_, given, query) => {
    expect(await row(shelf([stored(given), older]), query)).toMatchObject(read(8))
  })

  test('takes the later attempt of a run', async () => {
    const attempt = stored({ artifact: { name: 'type-ratchet-baseline-mypy-attempt-2' } })
    expect(await row(shelf([attempt, older]))).toMatchObject({ ...read(3), checks: [{ name: 'mypy' }] })
  })

  test.each<[string, string | Problem, string]>([
    ['damaged', '{"format":"type-ratchet-snapshot","version":1}', 'snapshot-unreadable'],
    [
      'another file than GitHub recorded',
      { kind: 'artifact-digest', artifact: 'x', expected: 'a', actual: 'b' },
      'artifact-digest',
    ],
  ])(
    'whose newest baseline is %s is no row of zero errors, nor one of an older baseline',
    async (_, text, kind) => {
      expect(await row(shelf([stored({ text }), older]))).toMatchObject({
        checks: [{ result: { kind: 'failed', problem: { kind } } }],
      })
    },
  )

  test('without a baseline says so, with the day the last one expired', async () => {
    expect(await row(shelf([]))).toEqual({ kind: 'none', why: { expiredAt: null, refused: [] } })
    expect(await row(shelf([stored({ artifact: { expired: true } })]))).toMatchObject({
      why: { expiredAt: '2027-01-01T00:00:00Z' },
    })
  })

  test('with more artifacts than are looked at may have one: that is not “none”', async () => {
    const other = stored({ artifact: { name: 'coverage' } })
    expect(await row(shelf([other], { total: 900 }))).toMatchObject({
      kind: 'failed',
      problem: { kind: 'baseline-search-cut', read: 1, total: 900 },
    })
    expect(await row(shelf([stored()], { total: 900 }))).toMatchObject({ lookedAt: 1 })
    const named = shelf([stored()], { total: 900 })
    expect(await row(named, { checks: ['mypy'] })).toMatchObject({ ...read(), lookedAt: null })
    expect(named.asked[0]).toBe('artifacts type-ratchet-baseline-mypy, page 1')
  })
})

test('named repositories stand beside those of the organisation, once; one that is hidden is a row; archived ones are counted', async () => {
  const { repositories } = shelf([stored()], {
    listed: [
      widget,
      { ...widget, name: 'acme/old', archived: true },
      { ...widget, name: 'acme/older', archived: true },
    ],
  })
  const named = ['ACME/Widget', 'acme/old', 'acme/secret', 'else/where', 'else/where']
  const order = { org: 'acme', named, archived: false, query: plain, server: '', now: 1000 }
  const steps: number[] = []
  const { rows, archived } = await collectDashboard(order, {
    repositories,
    files: writable(),
    tell: ({ done, all }) => steps.push(done / all),
  })
  expect(rows.map(({ name, result }) => [name, result.kind])).toEqual([
    ['acme/old', 'read'],
    ['acme/secret', 'failed'],
    ['acme/widget', 'read'],
    ['else/where', 'read'],
  ])
  expect(archived).toBe(1)
  expect([steps.at(0), steps.at(-1), steps.length]).toEqual([0, 1, 5])
})

test('an error of ours is none of the repository’s', async () => {
  const { repositories } = shelf([])
  const broken = { ...repositories, artifacts: async () => Promise.reject(new TypeError('ours')) }
  await expect(row({ repositories: broken, asked: [] })).rejects.toThrow('ours')
})
