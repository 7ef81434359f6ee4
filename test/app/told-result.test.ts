/** What is told beside a comparison: definitions that a change touches, in real git, and owners. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { toldResult } from '#app/action/told-result.ts'
import { ownerCounts } from '#app/illustrate/owner-counts.ts'
import { checkerFor } from '#checkers/registry.ts'
import { codeOwners } from '#config/code-owners.ts'
import { listedPairs } from '#model/kept-pairs.ts'
import type { ComparedResult } from '#model/report.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { keptOf, reportOf, unpairedOf } from '#test/support/report-factory.ts'
import type { ListedComparison } from '#test/support/report-material.ts'
import { checkedSha } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

let origin: GitRepository
let base: string
let head: string

const before = `LIMIT = 3

class Gateway:
    def charge(self, amount: int) -> None:
        print(amount)

    def refund(self) -> None:
        print("refund")

def helper() -> None:
    pass
`
const after = `LIMIT = 4

class Gateway:
    def charge(self, amount: str) -> None:
        print(amount)

def helper() -> None:
    pass
`

beforeAll(async () => {
  origin = await createGitRepository()
  base = await origin.commit({
    'pay.py': before,
    'same.py': 'def untouched() -> None:\n    pass\n',
    '.github/CODEOWNERS': 'cart.py @acme/cart\n',
  })
  head = await origin.commit({
    'pay.py': after,
    'added.py': 'def brand_new() -> None:\n    pass\n',
    'notes.md': '# charge\n',
    'same.py': 'def untouched() -> None:\n    pass\n',
    '.github/CODEOWNERS': '* @acme/others\n',
  })
})

afterAll(async () => {
  await origin[Symbol.asyncDispose]()
})

function resultOf(comparison: Partial<ListedComparison>): ComparedResult {
  const { result } = reportOf({ comparison, touched: [] })
  if (result.kind !== 'compared') {
    throw new TypeError('not compared')
  }
  return result
}

async function told(comparison: Partial<ListedComparison>, from: string = base): Promise<ComparedResult> {
  const repo = gitRepo(origin.directory, hermeticGit)
  const commits = { base: checkedSha(from), head: checkedSha(head) }
  const files = (await repo.changedFiles(commits.base, commits.head)) ?? []
  const lineMap = await repo.lineMap(commits.base, commits.head)
  const place = {
    root: origin.directory,
    ...commits,
    lineMap,
    change: { files, sources: /\.py$/ },
    run: { checker: checkerFor('mypy'), args: [], head: snapshotOf(), base: snapshotOf() },
    excerpts: true,
  } as const
  return toldResult(resultOf(comparison), place, { repo, files: nodeFiles })
}

describe('what a change defines otherwise', () => {
  test('is said to be unknown where git has no base commit and something is new elsewhere', async () => {
    const gone = 'f'.repeat(40)
    expect((await told({ new: [unpairedOf({ path: 'cart.py' })] }, gone)).untraced).toBe(true)
    expect((await told({ new: [] }, gone)).untraced).toBeUndefined()
    expect((await told({ new: [unpairedOf({ path: 'cart.py' })] })).untraced).toBeUndefined()
  })

  test('is what its changed lines belong to, with the class around it, and what is gone', async () => {
    const { changed } = await told({ new: [unpairedOf({ path: 'cart.py' })] })
    const names = changed.map(({ path, line, name }) => `${path}:${line} ${name}`)
    expect(names.sort()).toEqual([
      'added.py:1 brand_new',
      'pay.py:1 LIMIT',
      'pay.py:4 Gateway',
      'pay.py:4 Gateway.charge',
      'pay.py:null Gateway.refund',
    ])
  })

  test('is not looked up when no error elsewhere asks for it', async () => {
    expect((await told({ kept: [keptOf({ path: 'cart.py' })] })).changed).toEqual([])
  })
})

describe('owners', () => {
  test('are read at the base commit, so that a change can’t rename them', async () => {
    const { owners } = await told({ new: [unpairedOf({ path: 'cart.py' })] })
    expect(owners).toEqual([{ owner: '@acme/cart', base: 0, head: 1, new: 1 }])
  })

  test('are counted for each, and nobody’s files last', () => {
    const ownersOf = codeOwners('a.py @z @b\n')
    const comparison = {
      new: [unpairedOf({ path: 'a.py' }), unpairedOf({ path: 'a.py', severity: 'warning' })],
      kept: listedPairs([keptOf({ path: 'a.py' }, { path: 'x.py' }, 'moved')]),
      fixed: [unpairedOf({ path: 'x.py' })],
    }
    expect(ownerCounts(comparison, ownersOf)).toEqual([
      { owner: '@b', base: 0, head: 2, new: 1 },
      { owner: '@z', base: 0, head: 2, new: 1 },
      { owner: null, base: 2, head: 0, new: 0 },
    ])
  })
})
