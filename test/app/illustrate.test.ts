/** Owners, source lines and the target are added to a report of a folder; nothing else changes. */
import { expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { limitOwners } from '#app/illustrate/code-owners.ts'
import { illustrated } from '#app/illustrate/illustrate.ts'
import type { Unpaired } from '#model/comparison.ts'
import { storedPath } from '#model/ids.ts'
import type { KeptPair } from '#model/kept-pairs.ts'
import type { Repo } from '#ports/repo.ts'
import { keptOf, reportOf, unpairedOf } from '#test/support/report-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const target = { errors: 5, time: null }
const report = reportOf({
  comparison: { new: [unpairedOf({ path: 'a.py', line: 2 }), unpairedOf({ path: 'gone.ts', line: 1 })] },
})

test('new errors get the lines around them, and paths the owners that the folder names', async () => {
  await using folder = await temporaryFolder()
  await folder.write('.github/CODEOWNERS', '*.py @acme/python @jo\n')
  await folder.write('a.py', `one\r\n${'x'.repeat(500)}\r\nthree\r\nfour`)
  const shown = await illustrated(report, {
    files: nodeFiles,
    root: folder.path,
    target,
    advisesOnKnown: true,
  })
  expect(shown).toEqual({
    ...report,
    result: {
      ...report.result,
      target,
      pathOwners: new Map([
        ['a.py', ['@acme/python', '@jo']],
        ['gone.ts', []],
      ]),
      owners: ['@acme/python', '@jo', null].map((owner) => ({ owner, base: 0, head: 1, new: 1 })),
      excerpts: [{ path: 'a.py', line: 2, firstLine: 1, lines: ['one', 'x'.repeat(200), 'three'] }],
    },
  })
})

test('without sources only the target is known, and a failed run stays as it is', async () => {
  const shown = await illustrated(report, { files: nodeFiles, root: null, target, advisesOnKnown: true })
  expect(shown.result).toEqual({ ...report.result, target })
  const failed = reportOf({
    failed: { outcome: 'not-comparable', problem: { kind: 'output-empty', exit: 'exit code 1' } },
  })
  expect(await illustrated(failed, { files: nodeFiles, root: '.', target, advisesOnKnown: true })).toBe(
    failed,
  )
})

test('limits ask for the owners of the base commit: a change gives its files to nobody else', async () => {
  await using folder = await temporaryFolder()
  await folder.write('CODEOWNERS', '* @acme/Web\n')
  const asked: string[] = []
  const ownersWhere = async (base: string | null, touched: string | null) => {
    const repo = { commitTime: async () => null } as unknown as Repo
    const api = {
      fileAt: async (_: string, path: string) => {
        asked.push(path)
        return path === 'CODEOWNERS' ? '* @acme/API\n' : null
      },
    }
    const change = { path: storedPath(touched ?? ''), previous: null, deleted: false }
    const files = touched === null ? null : [change]
    const place = { root: folder.path, base: base === null ? null : shaOf(7), files }
    const owners = await limitOwners(place, { repo, api, files: nodeFiles })
    return [...(owners?.of('a.py') ?? []), ...(owners?.named ?? [])]
  }
  expect(await ownersWhere(null, null)).toEqual(['@acme/Web', '@acme/web'])
  expect(await ownersWhere('base', 'a.py')).toEqual(['@acme/Web', '@acme/web'])
  expect(asked).toEqual([])
  expect(await ownersWhere('base', 'docs/CODEOWNERS')).toEqual(['@acme/API', '@acme/api'])
  expect(await ownersWhere('base', null)).toEqual(['@acme/API', '@acme/api'])
  expect(asked).toEqual(['.github/CODEOWNERS', 'CODEOWNERS', '.github/CODEOWNERS', 'CODEOWNERS'])
})

test('the tree is not searched for what known errors name where nothing tells of them', async () => {
  const code = 'attr-defined'
  const known = keptOf({ path: 'a.py', message: '"Shop" has no attribute "till"', code })
  const added = unpairedOf({ path: 'a.py', message: '"Cart" has no attribute "sum"', code })
  await using folder = await temporaryFolder()
  await folder.write('a.py', 'class Shop: ...\nclass Cart: ...\n')
  const ownershipOf = async (advisesOnKnown: boolean, comparison: { new: Unpaired[]; kept: KeptPair[] }) => {
    const { result } = await illustrated(reportOf({ comparison }), {
      files: nodeFiles,
      root: folder.path,
      target,
      advisesOnKnown,
    })
    return result.kind === 'compared' ? [...result.ownership] : null
  }
  const [shop, cart] = [
    ['Shop.till', true],
    ['Cart.sum', true],
  ]
  expect(await ownershipOf(true, { new: [], kept: [known] })).toEqual([shop])
  expect(await ownershipOf(false, { new: [], kept: [known] })).toEqual([])
  expect(await ownershipOf(true, { new: [added], kept: [known] })).toEqual([cart, shop])
  expect(await ownershipOf(false, { new: [added], kept: [known] })).toEqual([cart])
})

test('a file that is not there is looked for once', async () => {
  const asked: string[] = []
  const real = async (path: string): Promise<string> => {
    asked.push(path)
    return nodeFiles.real(path)
  }
  await using folder = await temporaryFolder()
  const comparison = { new: [1, 2, 3].map((line) => unpairedOf({ path: 'gone.py', line })) }
  const place = { root: folder.path, target, advisesOnKnown: false }
  await illustrated(reportOf({ comparison }), { files: { ...nodeFiles, real }, ...place })
  expect(asked.filter((path) => path.endsWith('gone.py'))).toHaveLength(1)
})
