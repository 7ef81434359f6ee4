/** `type-ratchet merge`, as shipped: legs in any order give the same file, which compares like any other. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { expectGolden } from '#test/support/golden.ts'

let cli: Cli

const common = 'src/cart.py:3:5: error: "Cart" has no attribute "total"  [attr-defined]'
const outputs = {
  '3.11': `${common}\nFound 1 error in 1 file (checked 4 source files)\n`,
  '3.12': `${common}\nsrc/user.py:8:1: error: Module "x" has no attribute "y"  [attr-defined]\nFound 2 errors in 2 files (checked 4 source files)\n`,
}

beforeAll(async () => {
  cli = await stageCli()
  for (const [name, input] of Object.entries(outputs)) {
    const args = ['snapshot', '--checker', 'mypy', '--input', '-', '--output', `${name}.json`]
    expect(await cli.run(args, { input })).toMatchObject({ exitCode: 0 })
  }
})
afterAll(() => cli[Symbol.asyncDispose]())

test('--help', async () => {
  const { stdout } = await cli.run(['merge', '--help'])
  await expectGolden('command-line/merge-help.txt', stdout)
})

test('gives the same file in any order, and it names the legs', async () => {
  expect(await cli.run(['merge', '3.11.json', '3.12.json', '--output', 'one.json'])).toMatchObject({
    exitCode: 0,
  })
  expect(await cli.run(['merge', '3.12.json', '3.11.json', '--output', 'two.json'])).toMatchObject({
    exitCode: 0,
  })
  const [one, two] = await Promise.all(
    ['one.json', 'two.json'].map((name) => readFile(join(cli.folder, name), 'utf8')),
  )
  expect(two).toBe(one)
  const { stdout } = await cli.run(['compare', '3.11.json', 'one.json', '--format', 'json'])
  expect(JSON.parse(stdout)).toMatchObject({
    totals: { base: 1, head: 2, new: 1 },
    new: [{ path: 'src/user.py', legs: '3.12' }],
  })
})

test('refuses a file twice, no file at all, and one that is no snapshot', async () => {
  expect(await cli.run(['merge', '3.11.json', '3.11.json'])).toMatchObject({ exitCode: 2, stdout: '' })
  expect(await cli.run(['merge'])).toMatchObject({ exitCode: 2, stdout: '' })
  const { exitCode, stderr } = await cli.run(['merge', '3.11.json', 'package.json'])
  expect(exitCode).toBe(3)
  expect(stderr).toContain('package.json')
})
