/** A command in a folder of a project finds the project's configuration file, and never one of somebody else. */
import { expect, test } from 'vitest'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { nearestChecksFile, repositoryTop } from '#app/checks/own-root.ts'
import type { Files } from '#ports/files.ts'
import { memoryFiles } from '#test/support/fakes/memory-files.ts'

const yaml = 'checks:\n  mypy:\n'

/** These texts, seen from a folder. */
function from(folder: string, texts: Readonly<Record<string, string>>): Files {
  const files = memoryFiles(texts)
  const at = (path: string): string => nodeFiles.absolute(nodeFiles.join(folder, path))
  return { ...files, join: nodeFiles.join, absolute: at, read: (path) => files.read(at(path)) }
}

test.each([
  ['this folder', '/work/app', { '/work/app/type-ratchet.yml': yaml, '/work/app/.git': 'gitdir: x' }, '.'],
  ['the top', '/work/app/a/b', { '/work/app/type-ratchet.yml': yaml, '/work/app/.git': 'x' }, '../..'],
  [
    'the nearest of two',
    '/work/app/a/b',
    {
      '/work/app/type-ratchet.yml': yaml,
      '/work/app/a/pyproject.toml': '[tool.type-ratchet.checks.mypy]\n',
      '/work/app/.git': 'x',
    },
    '..',
  ],
  [
    'none above the repository',
    '/work/app/a',
    { '/work/type-ratchet.yml': yaml, '/work/app/.git': 'x' },
    null,
  ],
  ['none above where there is no repository', '/work/app/a', { '/work/app/type-ratchet.yml': yaml }, null],
])('finds that of %s', async (_, folder, texts, root) => {
  const found = await nearestChecksFile(from(folder, texts))
  expect(found?.root ?? null).toBe(root)
})

test('the top of a repository is seen from a folder of it', async () => {
  expect(await repositoryTop(from('/work/app/a', { '/work/app/.git': 'x' }))).toBe('..')
  expect(await repositoryTop(from('/work/app/a', {}))).toBe('.')
})
