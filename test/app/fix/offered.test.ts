/** The edits that checkers offer themselves. Documents as ruff 0.17.6 and eslint 10.15.0 print them, with what is not read left out. */
import { expect, test } from 'vitest'
import { offersOf } from '#app/fix/offered.ts'
import { eslint } from '#checkers/eslint/eslint.ts'
import { ruff } from '#checkers/ruff/ruff.ts'
import { withEdits } from '#model/edit.ts'
import { SourceText } from '#rules/source-text.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

const base = { root: '/repo', spelledRoot: '/repo', cwd: '/repo' }

/** What the source becomes by the edits for a finding; null where none are offered. */
async function offered(
  checker: typeof ruff,
  document: unknown,
  {
    source,
    ...finding
  }: {
    readonly source: string
    readonly path: string
    readonly line: number
    readonly column: number
    readonly code: string
    readonly message: string
  },
): Promise<string | null> {
  const offers = offersOf(
    checker,
    {
      run: async () => ({ kind: 'exited', code: 1, stdout: JSON.stringify(document), stderr: '' }),
      locate: async () => null,
    },
    base,
  )
  await offers.process.run({ argv: ['x'], cwd: '/repo', timeLimitMs: null, onOutput: () => undefined })
  const edits = offers.editsFor(diagnosticOf(finding), new SourceText(source))
  return edits === null ? null : withEdits(source, edits)
}

const ruffFinding = (applicability: string, code: string, column: number, from: number, to: number) => ({
  cell: null,
  code,
  end_location: { column: to, row: 1 },
  filename: '/repo/r.py',
  fix: {
    applicability,
    edits: [{ content: '"a"', location: { column: from, row: 1 }, end_location: { column: to, row: 1 } }],
    message: 'Remove extraneous `f` prefix',
  },
  location: { column, row: 1 },
  message: 'f-string without any placeholders',
})
const python = {
  path: 'r.py',
  line: 1,
  column: 11,
  code: 'F541',
  message: 'f-string without any placeholders',
}

test('of ruff: columns count characters, unsafe ones and other findings are left alone', async () => {
  const source = 'x = "😀é", f"a"\n'
  const safe = [ruffFinding('safe', 'F541', 11, 11, 15)]
  expect(await offered(ruff, safe, { ...python, source })).toBe('x = "😀é", "a"\n')
  expect(await offered(ruff, safe, { ...python, source, line: 2 })).toBeNull()
  expect(await offered(ruff, safe, { ...python, source: 'short\n' })).toBeNull()
  expect(await offered(ruff, [ruffFinding('unsafe', 'F541', 11, 11, 15)], { ...python, source })).toBeNull()
  expect(await offered(ruff, 'no document', { ...python, source })).toBeNull()
})

test('of eslint: offsets do not count a byte order mark, and one that takes it away is left alone', async () => {
  const source = '\uFEFFvar a = 1;\nif (!!a) {}\n'
  const message = 'Unexpected var, use let or const instead.'
  const bom = 'Unexpected Unicode BOM (Byte Order Mark).'
  const document = [
    {
      filePath: '/repo/x.js',
      messages: [
        {
          ruleId: 'unicode-bom',
          severity: 2,
          message: bom,
          line: 1,
          column: 1,
          fix: { range: [-1, 0], text: '' },
        },
        {
          ruleId: 'no-var',
          severity: 2,
          message,
          line: 1,
          column: 1,
          fix: { range: [0, 10], text: 'let a = 1;' },
        },
        { ruleId: 'eqeqeq', severity: 2, message: 'x', line: 2, column: 1 },
      ],
    },
  ]
  const at = { path: 'x.js', line: 1, column: 1, source }
  expect(await offered(eslint, document, { ...at, code: 'no-var', message })).toBe(
    source.replace('var', 'let'),
  )
  expect(await offered(eslint, document, { ...at, code: 'unicode-bom', message: bom })).toBeNull()
  expect(await offered(eslint, document, { ...at, line: 2, code: 'eqeqeq', message: 'x' })).toBeNull()
})
