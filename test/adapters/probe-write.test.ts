/** A place is looked at before a run of minutes: a folder that nobody asked for is never made. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'

test('a missing folder elsewhere is refused by its name; below the own one it is made by the write', async () => {
  const folder = join(tmpdir(), 'type-ratchet-nobody-made-this', 'a')
  const path = join(folder, 'report.json')
  expect(await rejectedProblem(() => nodeFiles.probe(path))).toMatchObject({
    kind: 'file-unwritable',
    path,
    folder,
  })
  await expect(nodeFiles.probe('reports/of/today.json')).resolves.toBeUndefined()
  expect((await nodeFiles.read('reports')).kind).toBe('missing')
})
