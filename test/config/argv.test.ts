/** Splitting command lines: what a POSIX shell would give as long as nothing needs a shell. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinArguments, splitArguments } from '#config/argv.ts'
import { caughtProblem } from '#test/support/caught-problem.ts'

const run = promisify(execFile)

const split: readonly { readonly ruling: string; readonly from: string; readonly to: readonly string[] }[] = [
  { ruling: 'nothing is no argument', from: '', to: [] },
  { ruling: 'white space alone is no argument', from: ' \t\r\n ', to: [] },
  { ruling: 'white space of any length separates', from: '  mypy \t src  ', to: ['mypy', 'src'] },
  {
    ruling: 'line breaks separate, so a YAML block can hold one a line',
    from: 'a\nb\r\nc\n',
    to: ['a', 'b', 'c'],
  },
  { ruling: 'a backslash before a line break joins the lines', from: 'a\\\nb \\\r\n c', to: ['ab', 'c'] },
  { ruling: 'single quotes keep everything', from: `'a $b \\ "c" *'`, to: ['a $b \\ "c" *'] },
  {
    ruling: 'double quotes keep spaces and what would be expanded',
    from: '"a $b `c` *"',
    to: ['a $b `c` *'],
  },
  {
    ruling: 'double quotes let a backslash escape four characters',
    from: '"\\$ \\` \\" \\\\"',
    to: ['$ ` " \\'],
  },
  { ruling: 'double quotes keep any other backslash', from: '"C:\\new\\table"', to: ['C:\\new\\table'] },
  { ruling: 'double quotes join lines at a backslash', from: '"a\\\nb\\\r\nc"', to: ['abc'] },
  { ruling: 'quotes inside a word join it', from: `--flag='a b'"c d"\\ e`, to: ['--flag=a bc d e'] },
  { ruling: 'empty quotes are an empty argument', from: `a '' ""`, to: ['a', '', ''] },
  {
    ruling: 'a backslash keeps the next character',
    from: '\\$HOME \\*.py a\\;b',
    to: ['$HOME', '*.py', 'a;b'],
  },
  { ruling: 'other letters than ASCII are plain', from: 'prüfen 検査 🙂', to: ['prüfen', '検査', '🙂'] },
]

describe('splitting', () => {
  test.each(split)('$ruling', ({ from, to }) => {
    expect(splitArguments(from, 'args')).toEqual(to)
  })

  test.each([...'$;|&<>*`'])('an unquoted %s needs a shell and is refused by name', (found) => {
    for (const value of [`mypy ${found} src`, `${found}`, `mypy src${found}x`]) {
      expect(caughtProblem(() => splitArguments(value, 'command'))).toEqual({
        kind: 'command-needs-shell',
        input: 'command',
        value,
        found,
      })
    }
  })

  test.each([...'$;|&<>*`'])('a quoted or escaped %s is text', (sign) => {
    expect(splitArguments(`'${sign}' \\${sign}`, 'args')).toEqual([sign, sign])
  })

  test.each([`mypy 'src`, `mypy "src`, `a "b\\"`, 'a \\', `'a' '`])(
    '%s never closes what it opened',
    (value) => {
      expect(caughtProblem(() => splitArguments(value, 'args'))).toEqual({
        kind: 'command-unclosed-quote',
        input: 'args',
        value,
      })
    },
  )
})

describe('joining', () => {
  test('leaves plain words alone and quotes the rest', () => {
    expect(joinArguments(['uv', 'run', '--with=mypy==1.18', 'a b', '', "it's"])).toBe(
      `uv run --with=mypy==1.18 'a b' '' 'it'\\''s'`,
    )
  })

  test('whatever the arguments are, splitting gives them back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (args) => {
        expect(splitArguments(joinArguments(args), 'args')).toEqual(args)
      }),
      { numRuns: 1000 },
    )
  })

  test('a shell reads the joined line as the same arguments', async () => {
    const word = fc.string({ unit: 'grapheme' }).filter((it) => !it.includes('\0') && it.isWellFormed())
    await fc.assert(
      fc.asyncProperty(fc.array(word), async (args) => {
        const script = `for it in ${joinArguments(args)}; do printf '%s\\0' "$it"; done`
        const { stdout } = await run('sh', ['-c', script])
        expect(stdout.split('\0').slice(0, -1)).toEqual(args)
      }),
      { numRuns: 40 },
    )
  })
})
