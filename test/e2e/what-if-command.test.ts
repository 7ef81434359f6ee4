/** `type-ratchet what-if`, as shipped, with the real compiler: what each flag would add, and where. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { expectGolden } from '#test/support/golden.ts'

let cli: Cli

const tsc = fileURLToPath(new URL('../../node_modules/typescript-7/bin/tsc', import.meta.url))
const sources = {
  'tsconfig.json':
    '{ "compilerOptions": { "noEmit": true, "strict": false, "types": [], "lib": ["es2022"] }, "include": ["src"] }',
  'src/api/price.ts': 'export function price(amount, rate) {\n  return amount * rate\n}\n',
  'src/shop/cart.ts':
    'export const total: number = "none"\nexport function first(names: string[]): string {\n  return names.find(Boolean)\n}\n',
}

const whatIf = (...args: readonly string[]) =>
  cli.run([
    'what-if',
    '--checker',
    'tsc',
    '--command',
    `'${process.execPath}' '${tsc}' --pretty false`,
    ...args,
  ])

beforeAll(async () => {
  cli = await stageCli()
  for (const [path, text] of Object.entries(sources)) {
    await mkdir(dirname(join(cli.folder, path)), { recursive: true })
    await writeFile(join(cli.folder, path), text)
  }
})
afterAll(() => cli[Symbol.asyncDispose]())

test('--help', async () => {
  const { stdout } = await cli.run(['what-if', '--help'])
  await expectGolden('command-line/what-if-help.txt', stdout)
})

test('says what costs nothing, what each flag adds and where it is free; errors of today are not counted', async () => {
  const flags = ['noImplicitAny', 'strictNullChecks', 'noImplicitThis', 'allowUnusedLabels=false']
  const args = flags.flatMap((flag) => ['--flag', flag])
  const text = await whatIf(...args)
  expect(text.exitCode).toBe(0)
  await expectGolden('command-line/what-if.txt', text.stdout)
  expect(JSON.parse((await whatIf('--flag', 'noImplicitAny', '--format', 'json')).stdout)).toEqual({
    version: 1,
    name: 'tsc',
    errors: 1,
    flags: [
      {
        flag: 'noImplicitAny',
        on: false,
        added: 2,
        removed: 0,
        folders: [{ folder: 'src/api', added: 2 }],
        freeIn: ['src/shop'],
      },
    ],
  })
})

test('refuses a flag that nobody knows with the nearest one, a checker without flags, and a script that may not pass them on', async () => {
  const flag = await whatIf('--flag', 'noImplictAny')
  expect(flag).toMatchObject({ exitCode: 2, stdout: '' })
  expect(flag.stderr).toContain('noImplicitAny')
  const checker = await cli.run(['what-if', '--checker', 'ruff'])
  expect(checker).toMatchObject({ exitCode: 2, stdout: '' })
  expect(checker.stderr).toContain('mypy, tsc, vue-tsc, pyright, basedpyright, ty')
  const script = await cli.run(['what-if', '--checker', 'mypy', '--command', 'npm run types'])
  expect(script).toMatchObject({ exitCode: 2, stdout: '' })
  expect(script.stderr).toContain('starts mypy itself')
})
