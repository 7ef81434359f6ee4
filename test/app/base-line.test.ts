/** The line of first parents: who is asked for it, and when a walk along it ends. */
import { beforeEach, describe, expect, test } from 'vitest'
import { BaseLine } from '#app/baseline/base-line.ts'
import { type CommitSha, storedPath } from '#model/ids.ts'
import type { Repo } from '#ports/repo.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { fakeRepo, noRepo } from '#test/support/fakes/fake-repo.ts'
import { shaOf } from '#test/support/shas.ts'

const line = Array.from({ length: 400 }, (_, index) => shaOf(0x200000 - index))
const [base = shaOf(1), parent = shaOf(1), third = shaOf(1)] = line
const head = shaOf(7)
const files = [{ path: storedPath('a.py'), previous: null, deleted: false }]

let api: FakeActionsApi
/** What was asked of GitHub, in order. */
let asked: string[]

beforeEach(() => {
  api = new FakeActionsApi()
  api.lines.push(line)
  asked = []
  for (const method of ['mergeBase', 'ahead', 'firstParents'] as const) {
    const own = api[method].bind(api) as (...args: readonly string[]) => unknown
    Object.assign(api, {
      [method]: (...args: readonly string[]): unknown => {
        asked.push(`${method} ${line.map(String).indexOf(args[0] ?? '')}`)
        return own(...args)
      },
    })
  }
})

function lineOf(
  known: number | 'nothing',
  fields: Partial<ConstructorParameters<typeof BaseLine>[0]['base']> = {},
): BaseLine {
  const parents = new Map(
    line
      .slice(0, known === 'nothing' ? 0 : known)
      .map((commit, index) => [commit, line.slice(index + 1, index + 2)]),
  )
  const repo = known === 'nothing' ? noRepo : fakeRepo({ head, parents })
  const at = { commit: base, branch: 'main', parents: null, files: null, ...fields }
  return new BaseLine({ base: at, head }, { repo, api })
}

async function met(
  walk: BaseLine,
  ...wanted: readonly CommitSha[]
): Promise<readonly (readonly [CommitSha, number])[]> {
  const found: (readonly [CommitSha, number])[] = []
  for await (const { commit, distance } of walk.met(new Map(wanted.map((one) => [one, 1])))) {
    found.push([commit, distance])
  }
  return found
}

describe('who is asked', () => {
  test('nobody, where nothing is looked for', async () => {
    expect(await met(lineOf('nothing'))).toEqual([])
    expect(asked).toEqual([])
  })

  test('nobody but git, as far as it knows', async () => {
    expect(await met(lineOf(12), line[11] ?? base)).toEqual([[line[11], 11]])
    expect(asked).toEqual([])
  })

  test('GitHub for the rest after twenty, which gives a hundred at a time', async () => {
    expect(await met(lineOf(400), line[20] ?? base)).toEqual([[line[20], 20]])
    expect(asked).toEqual([])
    expect(await met(lineOf(400), line[21] ?? base)).toEqual([[line[21], 21]])
    expect(asked).toEqual(['firstParents 20'])
  })

  test('GitHub once for the parent and the files of the change, where git does not know the base commit', async () => {
    const common = { commit: base, parents: [parent] }
    api.mergeBases.set(`${base}...${head}`, { ...common, base: common, files })
    const walk = lineOf('nothing')
    expect(walk.files).toBeNull()
    expect(await met(walk, parent)).toEqual([[parent, 1]])
    expect(walk.files).toEqual(files)
    expect(await met(walk, third)).toEqual([[third, 2]])
    expect(asked).toEqual(['mergeBase 0', 'firstParents 1'])
  })

  test('git once more where it can fetch the base commit with those before it, and nobody else', async () => {
    const known = new Map<CommitSha, readonly CommitSha[]>()
    const fetches: unknown[] = []
    const repo: Repo = {
      ...fakeRepo({ head, parents: known }),
      fetch: async (commits, history) => {
        fetches.push([commits, history])
        for (const [index, commit] of line.slice(0, 21).entries()) {
          known.set(commit, line.slice(index + 1, index + 2))
        }
        return true
      },
    }
    const at = { commit: base, branch: 'main', files: null }
    for (const parents of [null, [parent]]) {
      known.clear()
      const walk = new BaseLine({ base: { ...at, parents }, head }, { repo, api })
      expect(await met(walk, parent, line[20] ?? base)).toEqual([
        [parent, 1],
        [line[20], 20],
      ])
      expect(asked).toEqual([])
      expect(await met(walk, line[21] ?? base)).toEqual([[line[21], 21]])
      expect(asked.splice(0)).toEqual(['firstParents 20'])
    }
    expect(fetches).toEqual(Array(2).fill([[base], 20]))
  })

  test('git no more than once for what it can’t fetch, nor for a parent that was told', async () => {
    let fetches = 0
    const fetch = async (): Promise<boolean> => {
      fetches += 1
      return false
    }
    const repo: Repo = { ...fakeRepo({ head, parents: new Map() }), fetch }
    const at = { commit: base, branch: 'main', parents: [parent], files }
    const walk = new BaseLine({ base: at, head }, { repo, api })
    expect(await met(walk, parent)).toEqual([[parent, 1]])
    expect(fetches).toBe(0)
    expect(await met(walk, third)).toEqual([[third, 2]])
    expect(await met(walk, third)).toEqual([[third, 2]])
    expect(fetches).toBe(1)
    expect(asked).toEqual(['firstParents 1', 'firstParents 1'])
  })

  test('nobody for a parent that was told already, and files that were are kept', async () => {
    const walk = lineOf('nothing', { parents: [parent], files })
    expect(await met(walk, parent)).toEqual([[parent, 1]])
    expect(walk.files).toEqual(files)
    expect(asked).toEqual([])
  })

  test('git is believed that a commit has no parent', async () => {
    expect(await met(lineOf(400, { parents: [] }), parent)).toEqual([])
    expect(asked).toEqual([])
  })
})

describe('a walk', () => {
  test('meets candidates nearest first, the base too, and ends with the last one', async () => {
    expect(await met(lineOf('nothing'), third, base)).toEqual([
      [base, 0],
      [third, 2],
    ])
  })

  test('looks after 100, 200 and 400 commits which candidates are ancestors still', async () => {
    const last = line.at(-1) ?? base
    expect(await met(lineOf(1), last, shaOf(99))).toEqual([[last, 399]])
    expect(asked).toEqual(['firstParents 1', 'ahead 100', 'ahead 200'])
  })

  test('drops with one answer all that the newest one has and the line has not', async () => {
    const later = Array.from({ length: 5 }, (_, index) => shaOf(0x300000 - index))
    api.lines[0] = [...later, ...line]
    expect(await met(lineOf('nothing'), ...later)).toEqual([])
    expect(asked.filter((one) => one.startsWith('ahead'))).toEqual(['ahead 100'])
  })

  test('gives the nearest ancestors without the base, so many and no more', async () => {
    const found: unknown[] = []
    for await (const place of lineOf('nothing').nearest(2)) {
      found.push(place)
    }
    expect(found).toEqual([
      { commit: parent, distance: 1 },
      { commit: third, distance: 2 },
    ])
  })
})
