/** `type-ratchet baseline import`, as shipped: what another tool knows is known, and what it does not know is new. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyFrom, unknownKey } from '#app/local/foreign/known-errors.ts'
import { type ForeignFormat, foreignBaselines, foreignFormats } from '#app/local/foreign-baselines.ts'
import { copyOfTree } from '#test/support/checkers.ts'
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

/** Files of the real tools (test/imports/README.md). */
describe('a baseline of the real', () => {
  test.each([
    // Notes and warnings of mypy-baseline's file are none of mypy's errors.
    ['mypy-baseline', 'known.txt', 'mypy', 'python/shop', 1, { carried: 50, gone: 0, fresh: 0 }],
    ['basedpyright', 'known.json', 'basedpyright', 'python/shop', 1, { carried: 103, gone: 0, fresh: 0 }],
    ['pyrefly', 'known.json', 'pyrefly', 'python/pyrefly-shop', 1, { carried: 49, gone: 0, fresh: 0 }],
    ['ty', 'known.json', 'ty', 'python/shop', 1, { carried: 50, gone: 0, fresh: 0 }],
    // It read the middle of one message as another error: neither is carried over.
    ['tsc-baseline', 'known.json', 'tsc', 'typescript/shop', 2, { carried: 38, gone: 1, fresh: 1 }],
    // It left out the file with a name beyond ASCII.
    ['betterer', 'known.txt', 'tsc', 'typescript/shop', 2, { carried: 36, gone: 0, fresh: 3 }],
    // It suppresses no warnings, which are errors with us.
    ['eslint', 'known.json', 'eslint', 'javascript/linted', 1, { carried: 4, gone: 0, fresh: 2 }],
    // By hand, after PHPStan's documentation.
    ['phpstan', 'known.neon', 'phpstan', null, 1, { carried: 5, gone: 2, fresh: 1 }],
    ['phpstan', 'known.php', 'phpstan', null, 1, { carried: 3, gone: 0, fresh: 3 }],
  ] as const)(
    '%s, %s: what it knows is known, and the rest is counted',
    async (format, file, checker, tree, exit, { carried, gone, fresh }) => {
      const place = new URL(`../imports/${format}/`, import.meta.url)
      const root = await copyOfTree(...(tree === null ? [] : [tree]))
      try {
        const output = (await readFile(new URL('output.txt', place), 'utf8')).replaceAll('/repo', root)
        await writeFile(join(root, 'kept'), await readFile(new URL(file, place)))
        const source = ['--checker', checker, '--input', '-', '--exit-code', String(exit)]
        const imported = await cli.run(['baseline', 'import', format, 'kept', ...source], {
          cwd: root,
          input: output,
        })
        const rest = [
          ...(gone === 0 ? [] : [`${gone} of its entries found no error of today`]),
          ...(fresh === 0 ? [] : [`${fresh} error`]),
        ]
        expect(imported.stderr).toBe('')
        const [first = '', ...more] = imported.stdout.trimEnd().split('\n')
        expect(first).toBe(`type-ratchet-baseline.tsv: ${carried} known errors carried over from kept`)
        expect(more).toEqual(rest.map((words) => expect.stringMatching(`^${words}`)))
        const checked = await cli.run(
          ['check', ...source, '--max-new-errors', '0', '--format', 'json', '--quiet'],
          { cwd: root, input: output },
        )
        expect(JSON.parse(checked.stdout)).toMatchObject({
          totals: { new: fresh, fixed: 0 },
        })
      } finally {
        await rm(root, { recursive: true })
      }
    },
  )
})

describe('an entry that', () => {
  const carriedBy = (format: ForeignFormat, text: string, folder = '') => {
    const known = foreignBaselines[format].read(text, folder)
    return [...(known?.counts ?? [])]
  }

  test('is in a file of another form is none', () => {
    for (const format of foreignFormats) {
      expect(foreignBaselines[format].read('{ "a": [1', ''), format).toBeNull()
    }
    expect(carriedBy('eslint', '{ "src/prices.js": { "no-eval": { "count": "2" } } }')).toEqual([])
  })

  test('tsc-baseline keeps without its message is known by rule', () => {
    const text = JSON.stringify({
      meta: { baselineFileVersion: 1, ignoreMessages: true },
      errors: { digest: { file: 'a.ts', code: 'TS2322', count: 3 } },
    })
    const known = foreignBaselines['tsc-baseline'].read(text, '')
    const key = known?.keyOf(diagnosticOf({ path: 'a.ts', code: 'TS2322', message: 'Any' }), 'a.ts')
    expect([...(known?.counts ?? [])]).toEqual([[key, 3]])
  })

  test('betterer counts as a number is no error of today', () => {
    const text = '// BETTERER RESULTS V2.\n\nexports[`lines`] = {\n  value: `12`\n};\n'
    expect(carriedBy('betterer', text)).toEqual([[unknownKey, 1]])
  })

  test('stands in a folder of PHPStan’s own is found from there', () => {
    const text = "parameters:\n  ignoreErrors:\n    - message: '#^Odd\\.$#'\n      path: ../src/A.php\n"
    expect(carriedBy('phpstan', text, 'baselines/')).toEqual([[keyFrom('src/A.php', 'Odd.', null), 1]])
  })

  test.each(['#Odd#', '#^Odd.$#', '#^\\d+$#', '~^Odd$~', '#^(a|b)$#'])(
    'is the pattern %s of PHPStan stays',
    (pattern) => {
      const text = `parameters:\n  ignoreErrors:\n    -\n      message: '${pattern}'\n      path: a.php\n`
      expect(carriedBy('phpstan', text)).toEqual([[unknownKey, 1]])
    },
  )
})
