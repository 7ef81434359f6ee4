/** A file that stands in a folder for a while. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lentFile } from '#adapters/tree/lent-file.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

test('a lent file is there as long as the action lasts, also when that fails', async () => {
  await using folder = await temporaryFolder()
  const seen = await lentFile(folder.path, '{}\n', (name) => readFile(join(folder.path, name), 'utf8'))
  expect(seen).toBe('{}\n')
  const failing = lentFile(folder.path, '{}\n', () => Promise.reject(new Error('no run')))
  await expect(failing).rejects.toThrow('no run')
  expect(await readdir(folder.path)).toEqual([])
})
