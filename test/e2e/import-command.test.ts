/** `type-ratchet baseline import`, as shipped: what another tool knows is known, and what it does not know is new. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foreignBaselines } from '#app/local/foreign-baselines.ts'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

let cli: Cli

const line = (at: number, name: string, code = 'name-defined') =>
  `shop/cart.py:${at}: error: Name "${name}" is not defined  [${code}]`
const known = [line(0, 'alpha'), line(0, 'alpha'), line(0, 'gone'), 'shop/cart.py:0: note: See above'].join(
  '\n',
)
const today = `${[line(3, 'alpha'), line(9, 'alpha'), line(12, 'alpha'), line(20, 'fresh')].join('\n')}
Found 4 errors in 1 file (checked 1 source file)
`

const run = (...args: readonly string[]) =>
  cli.run(['baseline', 'import', ...args, '--checker', 'mypy', '--input', '-'], { input: today })

beforeAll(async () => {
  cli = await stageCli()
  await writeFile(join(cli.folder, 'mypy-baseline.txt'), `${known}\n`)
  await writeFile(join(cli.folder, 'other.txt'), `${line(0, 'elsewhere')}\n`)
})
afterAll(() => cli[Symbol.asyncDispose]())

describe('a baseline of mypy-baseline', () => {
  test('is carried over error by error; the rest is counted, and check knows it', async () => {
    expect(await run('mypy-baseline', 'mypy-baseline.txt')).toMatchObject({
      exitCode: 0,
      stdout: [
        'type-ratchet-baseline.tsv: 2 known errors carried over from mypy-baseline.txt',
        '1 of its entries found no error of today: fixed since, or told otherwise now',
        '2 errors of today not in it: new for `check`',
        '',
      ].join('\n'),
    })
    const args = ['check', '--checker', 'mypy', '--input', '-', '--format', 'json', '--max-new-errors', '0']
    const { exitCode, stdout } = await cli.run(args, { input: today })
    expect(JSON.parse(stdout)).toMatchObject({ totals: { base: 2, head: 4, new: 2, kept: 2 } })
    expect(exitCode).toBe(1)
  })

  test('never overwrites a file', async () => {
    const before = await readFile(join(cli.folder, 'type-ratchet-baseline.tsv'), 'utf8')
    expect(await run('mypy-baseline', 'mypy-baseline.txt')).toMatchObject({ exitCode: 2, stdout: '' })
    expect(await readFile(join(cli.folder, 'type-ratchet-baseline.tsv'), 'utf8')).toBe(before)
  })

  test.each([
    ['of other files', ['mypy-baseline', 'other.txt', '--file', 'new.tsv'], 'none of its entries'],
    [
      'in another form',
      ['mypy-baseline', 'package.json', '--file', 'new.tsv'],
      'the form that mypy-baseline writes',
    ],
    ['of another checker', ['pyrefly', 'pyrefly.json', '--file', 'new.tsv'], 'pyrefly, whose errors'],
    ['that is not there', ['mypy-baseline', 'nowhere.txt', '--file', 'new.tsv'], 'nowhere.txt'],
    ['in a form that nobody knows', ['mypi', 'mypy-baseline.txt'], 'mypy-baseline'],
    ['without a name', ['mypy-baseline'], 'baseline import FORMAT FILE'],
  ] as const)('%s is exit 2', async (_, args, words) => {
    await writeFile(join(cli.folder, 'pyrefly.json'), '{"errors": []}')
    const { exitCode, stdout, stderr } = await run(...args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(words)
  })
})

/** As the tools wrote them: basedpyright 1.40.2, pyrefly 1.5.0, eslint 9.39.0. */
describe('the form of', () => {
  const at = (fields: { readonly code: string; readonly column: number }) =>
    diagnosticOf({ path: 'shop/größe.py', message: 'Odd', ...fields })

  test('basedpyright counts columns from 0', () => {
    const range = { startColumn: 12, endColumn: 21, lineCount: 1 }
    const text = JSON.stringify({ files: { './shop/größe.py': [{ code: 'reportReturnType', range }] } })
    const { read, keyOf } = foreignBaselines.basedpyright
    const key = keyOf(at({ code: 'reportReturnType', column: 13 }), 'shop/größe.py')
    expect([...(read(text) ?? [])]).toEqual([[key, 1]])
  })

  test('pyrefly counts columns from 1', () => {
    const error = { column: 5, path: 'shop/größe.py', name: 'unused-coroutine', severity: 'error' }
    const { read, keyOf } = foreignBaselines.pyrefly
    const key = keyOf(at({ code: 'unused-coroutine', column: 5 }), 'shop/größe.py')
    expect([...(read(JSON.stringify({ errors: [error, error] })) ?? [])]).toEqual([[key, 2]])
  })

  test('eslint has a number for each file and rule', () => {
    const text = '{ "src/prices.js": { "no-eval": { "count": 2 } } }'
    const { read, keyOf } = foreignBaselines.eslint
    const key = keyOf(at({ code: 'no-eval', column: 9 }), 'src/prices.js')
    expect([...(read(text) ?? [])]).toEqual([[key, 2]])
    expect(read('{ "src/prices.js": { "no-eval": { "count": "2" } } }')).toBeNull()
  })
})
