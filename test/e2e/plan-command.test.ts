/** `type-ratchet plan`, as shipped: the next sprint of a small tree, in every form. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { expectGolden } from '#test/support/golden.ts'

let cli: Cli

const calls = ['orders', 'basket', 'stock'].map(
  (name) => `shop/${name}.py:4: error: Call to untyped function "load" in typed context  [no-untyped-call]`,
)
const output = [
  ...calls,
  'shop/basket.py:9: error: Call to untyped function "decode" in typed context  [no-untyped-call]',
  'shop/load.py:1: error: Function is missing a type annotation  [no-untyped-def]',
  'shop/stock.py:7: error: Returning Any from function declared to return "int"  [no-any-return]',
  'shop/stock.py:8: error: Call to untyped function "decode" in typed context  [no-untyped-call]',
  'Found 7 errors in 4 files (checked 4 source files)',
].join('\n')

const plan = (...args: readonly string[]) =>
  cli.run(['plan', '--checker', 'mypy', '--input', '-', ...args], { input: `${output}\n` })

beforeAll(async () => {
  cli = await stageCli()
  await mkdir(join(cli.folder, 'shop'))
  await writeFile(join(cli.folder, 'shop/load.py'), 'def load(path):\n    return path\n')
  await writeFile(join(cli.folder, 'CODEOWNERS'), '/shop/stock.py @acme/stock\n')
})
afterAll(() => cli[Symbol.asyncDispose]())

test('--help', async () => {
  const { stdout } = await cli.run(['plan', '--help'])
  await expectGolden('command-line/plan-help.txt', stdout)
})

test('names the declaration that is in the tree, not the one that is elsewhere, in text and as a checklist', async () => {
  const text = await plan()
  expect(text).toMatchObject({ exitCode: 0, stderr: '' })
  await expectGolden('command-line/plan.txt', text.stdout)
  const markdown = await plan('--format', 'markdown')
  await expectGolden('command-line/plan.md', markdown.stdout)
})

test('of an owner, as JSON', async () => {
  const { stdout } = await plan('--owner', '@acme/stock', '--ages', '--format', 'json', '--size', '1')
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    name: 'mypy',
    size: 1,
    planned: 1,
    total: 3,
    items: [
      {
        kind: 'rule',
        words: 'Fix the last no-any-return error, then allow none',
        code: 'no-any-return',
        path: 'shop/stock.py',
        line: 7,
        errors: 1,
        cleans: [],
        owners: ['@acme/stock'],
      },
    ],
    ages: { total: 3, orBefore: 0, quarters: [], undated: { 'not-in-git': 3 }, oldest: [] },
  })
})

test('from a snapshot is the same', async () => {
  await cli.run(['snapshot', '--checker', 'mypy', '--input', '-', '--output', 'now.json'], {
    input: `${output}\n`,
  })
  expect((await cli.run(['plan', 'now.json'])).stdout).toBe((await plan()).stdout)
})

test('refuses an owner of nothing, a snapshot beside a text, and a run without a result', async () => {
  const owner = await plan('--owner', '@acme/nobody')
  expect(owner).toMatchObject({ exitCode: 2, stdout: '' })
  expect(owner.stderr).toContain('@acme/stock')
  expect(await plan('now.json')).toMatchObject({ exitCode: 2, stdout: '' })
  const cut = await cli.run(['plan', '--checker', 'mypy', '--input', '-'], { input: 'shop/a.py:1: err' })
  expect(cut).toMatchObject({ exitCode: 3, stdout: '' })
})
