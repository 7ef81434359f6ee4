/** `init` in a real folder, through the shipped command line. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stageCli } from '#test/support/cli.ts'
import { createGitRepository } from '#test/support/git-repository.ts'

test('shows what it would write, writes it when told to, and does nothing the second time', async () => {
  await using cli = await stageCli()
  await using repository = await createGitRepository()
  const cwd = repository.directory
  await repository.commit({ 'mypy.ini': '[mypy]\nfiles = src\n', 'src/shop.py': 'x = 1\n' })
  const workflow = join(cwd, '.github/workflows/type-ratchet.yml')
  // No mypy here: the set-up does not need one.
  const run = (...args: readonly string[]) => cli.run(args, { cwd, env: { PATH: '/usr/bin:/bin' } })

  const shown = await run('init')
  expect(shown).toMatchObject({ exitCode: 0 })
  expect(shown.stdout).toContain('Nothing was written.')
  await expect(readFile(workflow)).rejects.toThrow('ENOENT')

  const written = await run('init', '--yes')
  expect(written.stdout).toContain('written: .github/workflows/type-ratchet.yml\n')
  const text = await readFile(workflow, 'utf8')
  expect(text).toContain('          checker: mypy\n')

  const again = await run('init', '--yes')
  expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('nothing to do') })
  expect(await readFile(workflow, 'utf8')).toBe(text)
})

test('what it does not take is exit 2', async () => {
  await using cli = await stageCli()
  expect(await cli.run(['init', 'src'])).toMatchObject({ exitCode: 2 })
  expect(await cli.run(['init', '--checker', 'mypyy'])).toMatchObject({ exitCode: 2 })
})
