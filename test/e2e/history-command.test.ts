/** `type-ratchet history replay`, as shipped, with the real compiler on real commits. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeHistory } from '#snapshot/history-file.ts'
import { tscCommand } from '#test/support/checkers.ts'
import { stageCli } from '#test/support/cli.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { expectGolden } from '#test/support/golden.ts'

const week = 7 * 24 * 60 * 60
const project =
  '{ "compilerOptions": { "noEmit": true, "types": [], "lib": ["es2023"] }, "files": ["shop.ts"] }\n'
const wrong = (count: number): string =>
  Array.from({ length: count }, (_, index) => `export const n${index}: number = "no"\n`).join('')

test('checks one commit a week, skips what can’t be checked, goes on where it was, leaves the tree alone', async () => {
  await using cli = await stageCli()
  await using repository = await createGitRepository()
  const cwd = repository.directory
  const commits: string[] = []
  const commit = async (config: string, errors: number): Promise<void> => {
    commits.push(await repository.commit({ 'tsconfig.json': config, 'shop.ts': wrong(errors) }))
    repository.passTime(week)
  }
  for (const [config, errors] of [
    [project, 4],
    ['{ "files": [', 3],
    [project, 2],
  ] as const) {
    await commit(config, errors)
  }
  const tsc = ['--checker', 'tsc', '--command', tscCommand(7).join(' '), '--since', '9999.days']
  const replay = (...more: readonly string[]) => cli.run(['history', 'replay', ...tsc, ...more], { cwd })
  const saved = async (): Promise<unknown> =>
    decodeHistory(await readFile(join(cwd, 'type-ratchet-history-tsc.json'), 'utf8'))

  const first = await replay()
  expect(first, first.stderr).toMatchObject({ exitCode: 0 })
  await expectGolden('command-line/history-replay.txt', first.stdout.replaceAll(cwd, '/repo'))
  expect(first.stderr).toMatch(/\[#{6}-{14}\] 1 of 3: 2 errors at .*left/)
  expect(first.stderr).toContain('3 of 3: 4 errors at')
  const points = [
    { commit: commits[0], errors: 4 },
    { commit: commits[2], errors: 2 },
  ]
  expect(await saved()).toMatchObject({ name: 'tsc', checker: 'tsc', points })
  expect(await repository.git('status', '--porcelain')).toBe('?? type-ratchet-history-tsc.json\n')

  // The file that is not committed yet is no edit in the way, and its points are not checked again.
  const again = await replay()
  expect(again.stderr).toContain('1 of 1: can’t be checked:')
  expect(await saved()).toMatchObject({ points })

  await writeFile(join(cwd, 'shop.ts'), 'export {}\n')
  expect(await replay()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('shop.ts') })
  await writeFile(join(cwd, 'type-ratchet-history-tsc.json'), '[]')
  expect(await replay()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('history') })
})

test('--help', async () => {
  await using cli = await stageCli()
  const { stdout } = await cli.run(['history', '--help'])
  await expectGolden('command-line/history-help.txt', stdout)
  expect(await cli.run(['history', 'play'])).toMatchObject({ exitCode: 2 })
})
