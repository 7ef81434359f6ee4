/** A check of a working copy that was not committed yet, with the real mypy, through the shipped files. */
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ifAvailable, mypyExecutable, tscCommand } from '#test/support/checkers.ts'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { createGitRepository } from '#test/support/git-repository.ts'

const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))

const source = (name: string): string => `def ${name}(cents):
    return cents


def label(cents: int) -> str:
    return ${name}(cents) + 1


def other() -> int:
    return ${name}("x")
`

describe('a check against another commit', () => {
  test('runs there and here in the same folder, and leaves everything as it was', async () => {
    await using cli = await stageCli()
    await using repository = await createGitRepository()
    const cwd = repository.directory
    const project = (strict: boolean): string =>
      `{ "compilerOptions": { "strict": ${strict}, "noEmit": true, "types": [], "lib": ["es2023"] }, "files": ["shop.ts"] }\n`
    const wrong = 'export const price: number = "12"\n'
    await repository.commit({ 'tsconfig.json': project(true), 'shop.ts': wrong })
    await repository.commit({
      'tsconfig.json': project(false),
      'shop.ts': `// moved\n${wrong}export const n: string = 5\nexport const any: any = n\n`,
    })
    const tsc = ['--checker', 'tsc', '--command', tscCommand(7).join(' ')]
    const check = (...args: readonly string[]) => cli.run(['check', ...tsc, ...args], { cwd })

    const both = ['--format', 'json', '--format', 'text=report.txt']
    const { stdout, stderr, exitCode } = await check('--against', 'HEAD~1', ...both)
    const report = await readFile(join(cwd, 'report.txt'), 'utf8')
    expect(report).toContain('suppressed 1: this change adds 1 suppression (1 explicit-any).')
    expect(report).toContain('the checker say less: tsconfig.json: strict true → false.')
    await rm(join(cwd, 'report.txt'))
    expect(JSON.parse(stdout), stderr).toMatchObject({
      suppressed: [{ rule: 'explicit-any', count: 1 }],
      loosened: [{ path: 'tsconfig.json', setting: 'strict', from: 'true', to: 'false' }],
      totals: { base: 1, head: 2, new: 1, kept: 1 },
      baseline: { source: 'revision', commit: (await repository.git('rev-parse', 'HEAD~1')).trim() },
    })
    expect(exitCode).toBe(1)
    expect(await repository.git('status', '--porcelain')).toBe('')

    expect(await check('--against', 'nowhere')).toMatchObject({ exitCode: 2 })
    await writeFile(join(cwd, 'shop.ts'), 'export {}\n')
    expect(await check('--against', 'HEAD~1')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('shop.ts'),
    })
    expect(await check('--staged')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('No staged file'),
    })
  })
})

test('Ctrl-C ends a check against another commit when the files are back, and says so', async () => {
  await using cli = await stageCli()
  await using repository = await createGitRepository()
  const cwd = repository.directory
  const place = join(cwd, 'shop.ts')
  await repository.commit({ 'tsconfig.json': '{}', 'shop.ts': 'export const before = 1\n' })
  await repository.commit({ 'tsconfig.json': '{}', 'shop.ts': 'export const now = 1\n' })
  // A checker that never ends, and says when it began.
  const began = join(cli.folder, 'began')
  const slow = `'${process.execPath}' -e 'require("node:fs").writeFileSync(process.argv[1], ""); setInterval(() => 0, 999)' '${began}'`
  const { stderr, exitCode } = await cli.run(
    ['check', '--checker', 'tsc', '--command', slow, '--against', 'HEAD~1'],
    {
      cwd,
      meanwhile: async (child) => {
        while (!existsSync(began)) {
          await setTimeout(20)
        }
        expect(await readFile(place, 'utf8')).toContain('before')
        child.kill('SIGINT')
      },
    },
  )
  expect(await readFile(place, 'utf8')).toContain('now')
  expect(exitCode).toBe(-1)
  expect(stderr).toContain('Stopped. Your files are as they were.')
  expect(stderr).not.toContain('memory')
  expect(await repository.git('status', '--porcelain')).toBe('')
})

describe.skipIf(mypy === null)('a check before the commit', () => {
  let cli: Cli
  beforeAll(async () => {
    cli = await stageCli()
  })
  afterAll(() => cli[Symbol.asyncDispose]())

  test('follows what was renamed as a check of the commit would', async () => {
    await using repository = await createGitRepository()
    const { directory } = repository
    await repository.commit({ 'shop.py': source('total'), '.gitignore': 'base.json\n.mypy_cache\n' })
    const own = ['--checker', 'mypy', '--command', `${mypy} --strict`]
    const run = (...args: readonly string[]) => cli.run([...args, '--', 'shop.py'], { cwd: directory })
    expect(await run('snapshot', ...own, '--output', 'base.json')).toMatchObject({ exitCode: 0 })

    await writeFile(join(directory, 'shop.py'), source('sum_of_cents'))
    const options = ['--baseline', 'base.json', '--max-new-errors', '0', '--format', 'json']
    const { stdout, stderr, exitCode } = await run('check', ...own, ...options)
    expect(JSON.parse(stdout), stderr).toMatchObject({ totals: { base: 5, head: 5, new: 0, fixed: 0 } })
    expect(exitCode).toBe(0)
  })

  test('and snapshots of a folder of the repository are compared with the help of git, too', async () => {
    await using repository = await createGitRepository()
    const { directory } = repository
    const snapshot = async (name: string, side: string): Promise<void> => {
      await repository.commit({ 'backend/shop.py': source(name), '.gitignore': '.mypy_cache\n' })
      const own = ['--checker', 'mypy', '--command', `${mypy} --strict`, '--root', 'backend']
      const run = await cli.run(['snapshot', ...own, '--output', side, '--', 'shop.py'], { cwd: directory })
      expect(run, run.stderr).toMatchObject({ exitCode: 0 })
    }
    // Where a commit of the whole tree leaves them alone.
    const [base, head] = ['.git/base.json', '.git/head.json']
    await snapshot('total', base)
    await snapshot('sum_of_cents', head)

    const options = ['--git-dir', '.git', '--max-new-errors', '0', '--format', 'json']
    const { stdout, stderr } = await cli.run(['compare', base, head, ...options], {
      cwd: directory,
    })
    expect(JSON.parse(stdout), stderr).toMatchObject({ totals: { base: 5, head: 5, new: 0, fixed: 0 } })
  })
})
