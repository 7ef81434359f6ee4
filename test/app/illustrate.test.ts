/** Owners, source lines and target are added; nothing else changes, and nothing outside is read. */
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { illustrate, illustrateReport } from '#app/illustrate.ts'
import { excerptLimits } from '#model/excerpt.ts'
import type { ComparedResult } from '#model/report.ts'
import { reportOf, unpairedOf } from '#test/support/report-factory.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const target = { errors: 5, time: null }

function resultWith(paths: readonly string[], line = 2): ComparedResult {
  const { result } = reportOf({ comparison: { new: paths.map((path) => unpairedOf({ path, line })) } })
  if (result.kind === 'failed') {
    throw new Error('compared')
  }
  return result
}

test('new errors get the lines around them', async () => {
  await using folder = await temporaryFolder()
  await folder.write('a.py', `one\r\n${'x'.repeat(500)}\r\nthree\r\nfour`)
  const result = resultWith(['a.py', 'gone.py'])
  const shown = await illustrate(result, { files: nodeFiles, root: folder.path, target })
  expect(shown).toEqual({
    ...result,
    target,
    excerpts: [{ path: 'a.py', line: 2, firstLine: 1, lines: ['one', 'x'.repeat(200), 'three'] }],
  })
})

test('a report of a folder gets the owners that the folder names', async () => {
  await using folder = await temporaryFolder()
  await folder.write('.github/CODEOWNERS', '*.py @acme/python @jo\n')
  const report = reportOf({
    comparison: { new: [unpairedOf({ path: 'a.py' }), unpairedOf({ path: 'a.ts' })] },
  })
  const { result } = await illustrateReport(report, { files: nodeFiles, root: folder.path, target })
  expect(result).toMatchObject({
    pathOwners: new Map([
      ['a.py', ['@acme/python', '@jo']],
      ['a.ts', []],
    ]),
    owners: [{ owner: '@acme/python' }, { owner: '@jo' }, { owner: null }],
  })
})

test('no file outside of the repository is opened, neither by name nor through a link', async () => {
  await using folder = await temporaryFolder()
  await using outside = await temporaryFolder()
  await outside.write('secret.py', 'a\nb\nc\n')
  symlinkSync(join(outside.path, 'secret.py'), join(folder.path, 'link.py'))
  const paths = [join(outside.path, 'secret.py'), '../secret.py', 'link.py', '']
  const shown = await illustrate(resultWith(paths), { files: nodeFiles, root: folder.path, target })
  expect(shown.excerpts).toEqual([])
})

test('there are only so many source lines', async () => {
  await using folder = await temporaryFolder()
  await folder.write('a.py', 'a\nb\nc\n')
  const result = resultWith(Array.from({ length: 80 }, () => 'a.py'))
  const shown = await illustrate(result, { files: nodeFiles, root: folder.path, target })
  expect(shown.excerpts).toHaveLength(excerptLimits.excerpts)
})

test('without sources only the target is known', async () => {
  const result = resultWith(['a.py'])
  expect(await illustrate(result, { files: nodeFiles, root: null, target })).toEqual({ ...result, target })
})
