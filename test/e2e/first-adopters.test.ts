/** The case that this project was made for: 3,636 mypy errors in 258 of 313 files, and 10 % of room. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { expectGolden } from '#test/support/golden.ts'

const rules = ['no-untyped-def', 'attr-defined', 'arg-type', 'union-attr', 'assignment', 'return-value']

/** What mypy prints for `errors` errors spread over `files` files; equal numbers give equal texts. */
function mypyText(errors: number, files = 258): string {
  const lines = Array.from({ length: errors }, (_, index) => {
    const module = index % files
    const file = `app/package_${module % 12}/module_${module}.py`
    const rule = rules[index % rules.length]
    return `${file}:${10 + Math.floor(index / files) * 7}:5: error: Something is wrong with value ${index}  [${rule}]`
  })
  return `${lines.join('\n')}\nFound ${errors} errors in ${files} files (checked 313 source files)\n`
}

let cli: Cli

async function snapshot(name: string, text: string): Promise<string> {
  const file = join(cli.folder, `${name}.json`)
  await writeFile(join(cli.folder, `${name}.txt`), text)
  const args = ['snapshot', '--checker', 'mypy', '--input', `${name}.txt`, '--output', file]
  const { exitCode, stderr } = await cli.run(args)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return file
}

beforeAll(async () => {
  cli = await stageCli()
  await snapshot('base', mypyText(3636))
})

afterAll(() => cli[Symbol.asyncDispose]())

async function compare(errors: number, ...more: readonly string[]) {
  await snapshot(`head-${errors}`, mypyText(errors))
  return cli.run(['compare', 'base.json', `head-${errors}.json`, '--max-increase', '10%', ...more])
}

describe('with 3,636 errors and max-increase 10%', () => {
  test('3,999 errors pass', async () => {
    const { exitCode, stdout } = await compare(3999, '--format', 'json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      totals: { base: 3636, head: 3999, delta: 363, new: 363, fixed: 0, kept: 3636 },
      verdict: {
        outcome: 'pass',
        enforced: true,
        rules: [{ rule: 'max-increase', limit: 3999, value: 3999, passed: true }],
      },
    })
  })

  test('4,000 errors fail', async () => {
    const { exitCode, stdout } = await compare(4000, '--format', 'json')
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { head: 4000, new: 364 },
      verdict: { outcome: 'fail', rules: [{ limit: 3999, value: 4000, passed: false }] },
    })
  })

  test('3,500 errors are an improvement that is said in plain words', async () => {
    const { exitCode, stdout } = await compare(3500, '--format', 'markdown')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Type errors decreased!')
    expect(stdout).toContain('136 errors fixed')
    await expectGolden('comment/first-adopters-3500.md', stdout)
  })

  test('4,000 errors are told with the limit and where it comes from', async () => {
    const { stdout } = await compare(4000, '--format', 'markdown')
    await expectGolden('comment/first-adopters-4000.md', stdout)
  })

  test('the terminal says the same', async () => {
    const { stdout } = await compare(3500)
    await expectGolden('text/first-adopters-3500.txt', stdout)
  })

  test('two runs on equal input are byte-equal, whatever the order mypy printed', async () => {
    const lines = mypyText(3636).split('\n')
    const reversed = [...lines.slice(0, 3636).reverse(), ...lines.slice(3636)].join('\n')
    const [first, second] = [await snapshot('again', mypyText(3636)), await snapshot('reversed', reversed)]
    expect(await readFile(second, 'utf8')).toBe(await readFile(first, 'utf8'))
  })
})
