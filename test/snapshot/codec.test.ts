/** Snapshot files: what is written is read back, equal snapshots are equal bytes, and anything odd is refused. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { ruleCode, storedPath } from '#model/ids.ts'
import type { BaselineProblem } from '#model/problem.ts'
import type { RunIdentity } from '#model/run-identity.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { wellFormed } from '#model/well-formed.ts'
import { largeText } from '#snapshot/column-lists.ts'
import { type Decoded, decodeSnapshot } from '#snapshot/decode.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { snapshotLimits } from '#snapshot/limits.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const hostile = fc.constantFrom(
  '__proto__',
  'constructor',
  '\0',
  '\ud800',
  '\u2028',
  '</script>',
  '"\\',
  'a\nb',
  '🙂',
  'é',
  'e\u0301',
)
/** A half character is in none: assembling a snapshot takes it out. */
const anyText = fc
  .oneof(hostile, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  .map(wellFormed)
const someText = anyText.filter((text) => text !== '')
const position = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant(2 ** 31 - 1))
const digest = fc.option(fc.oneof(fc.constantFrom(0, 1, 2 ** 48 - 1), fc.nat(2 ** 31)))
const shortText = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 60 })).map(wellFormed)

const diagnostic: fc.Arbitrary<Diagnostic> = fc.record({
  path: fc.oneof(fc.constantFrom('a.py', 'b.py', ''), anyText).map(storedPath),
  line: position,
  column: position,
  endLine: fc.option(position),
  endColumn: fc.option(position),
  severity: fc.constantFrom('error', 'warning', 'information'),
  code: fc.option(someText).map(ruleCode),
  message: fc.oneof(fc.constantFrom('same message', ''), anyText),
  notes: fc.array(anyText, { maxLength: 3 }),
  evidence: fc.record({
    lineDigest: digest,
    beforeDigest: digest,
    afterDigest: digest,
    tokenDigest: digest,
    namesOnLine: fc.option(fc.nat(2 ** 30 - 1)),
    lineWeight: fc.option(fc.nat(63)),
    beforeWeight: fc.option(fc.nat(63)),
    afterWeight: fc.option(fc.nat(63)),
    words: fc.option(fc.nat(2 ** 30 - 1)),
    scope: fc.option(anyText),
    body: fc.option(anyText),
    outerBody: fc.option(anyText),
  }),
})

const names = fc.array(shortText, { maxLength: 3 })
const files = fc.array(fc.record({ path: shortText, digest: shortText }), { maxLength: 2 })
const run: fc.Arbitrary<RunIdentity> = fc.record(
  {
    language: fc.option(
      fc.record({ name: fc.constantFrom('Python', 'Node'), version: fc.option(shortText) }),
    ),
    plugins: fc.array(fc.record({ name: shortText, version: fc.option(shortText) }), { maxLength: 2 }),
    arguments: fc.option(shortText),
    configFiles: files,
    lockfiles: files,
    scope: fc.record({
      named: fc.option(names),
      parts: fc.array(fc.record({ include: names, exclude: names }), { maxLength: 2 }),
      excludePatterns: names,
      folder: shortText,
    }),
    flags: names,
  },
  { requiredKeys: ['language', 'plugins', 'arguments', 'configFiles', 'lockfiles', 'scope'] },
)
const commit = fc.option(fc.nat(50).map(shaOf))
const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  name: shortText,
  folder: shortText,
  edited: fc.array(shortText.map(storedPath), { maxLength: 3 }),
  definitions: fc
    .array(fc.tuple(shortText.map(storedPath), names), { maxLength: 3 })
    .map((entries) => new Map(entries)),
  commit,
  checker: fc.record({
    name: fc.constantFrom('mypy', 'tsc'),
    version: fc.option(shortText),
    configuration: fc.option(shortText),
  }),
  platform: fc.record({ os: fc.option(shortText), leg: fc.option(shortText) }),
  run: fc.option(run),
  filesChecked: fc.option(fc.nat()),
  typeCoverage: fc.nat().map((typed) => ({ unit: 'lines' as const, typed, all: typed + 1 })),
  reference: fc.option(fc.record({ errors: fc.nat(), commit })),
  history: fc.array(
    fc.record({
      commit: fc.nat(50).map(shaOf),
      time: fc.nat(),
      errors: fc.nat(),
      version: fc.option(shortText),
    }),
    { maxLength: 4 },
  ),
  diagnostics: fc.array(diagnostic, { maxLength: 12 }).map((all) => diagnosticTable(all)),
})

/** With the diagnostics as objects, which is what counts. */
function plain(decoded: Decoded): object {
  return decoded.kind === 'refused'
    ? decoded
    : { ...decoded.snapshot, diagnostics: [...decoded.snapshot.diagnostics] }
}

describe('reading back', () => {
  test('whatever a snapshot holds, decoding its encoding gives it back', () => {
    fc.assert(
      fc.property(snapshot, (one) => {
        expect(plain(decodeSnapshot(encodeSnapshot(one), 'it'))).toEqual(
          plain({ kind: 'decoded', snapshot: one }),
        )
      }),
      { numRuns: 1500 },
    )
  })

  test('a large file is read as a small one, and refused in the same words', () => {
    const diagnostics = diagnosticTable(['a.py', 'b.py'].map((path) => diagnosticOf({ path })))
    const small = encodeSnapshot({ ...snapshotOf(), diagnostics })
    const room = ' '.repeat(largeText)
    expect(plain(decodeSnapshot(small + room, 'it'))).toEqual(plain(decodeSnapshot(small, 'it')))
    const wrong = small.replace(/"line": \[\d+/, '"line": [0')
    expect(decodeSnapshot(wrong, 'it').kind).toBe('refused')
    expect(decodeSnapshot(wrong + room, 'it')).toEqual(decodeSnapshot(wrong, 'it'))
  })

  test('diagnostics come back sorted, whatever order the file has them in', () => {
    const diagnostics = diagnosticTable(['a.py', 'b.py', 'c.py'].map((path) => diagnosticOf({ path })))
    const file = JSON.parse(encodeSnapshot({ ...snapshotOf(), diagnostics })) as File
    const columns = file['columns'] as ColumnFile
    columns['path'] = (columns['path'] ?? []).toReversed()
    const decoded = decodeSnapshot(JSON.stringify(file), 'it')
    expect(paths(decoded)).toEqual(['a.py', 'b.py', 'c.py'])
  })

  test('a snapshot from before runs were recorded has none', () => {
    const text = changed((file) => {
      file['run'] = undefined
    })
    expect(decodeSnapshot(text, 'it')).toMatchObject({ kind: 'decoded', snapshot: { run: null } })
  })

  test('a command line with more names than a reader takes is recorded as one that shows none', () => {
    const scope = {
      named: Array.from({ length: 20_001 }, (_, index) => `${index}.py`),
      parts: [],
      folder: '',
    }
    const run = { language: null, plugins: [], arguments: null, configFiles: [], lockfiles: [] }
    const flags = ['--strict', `--ignore=${'x'.repeat(4097)}`]
    const one = snapshotOf({ run: { ...run, flags, scope: { ...scope, excludePatterns: [] } } })
    const decoded = decodeSnapshot(encodeSnapshot(one), 'it')
    expect(decoded).toMatchObject({ kind: 'decoded', snapshot: { run: { scope: { named: null } } } })
    expect(decoded).not.toHaveProperty('snapshot.run.flags')
  })

  test('a baseline from before there was a history has an empty one', () => {
    const text = changed((file) => {
      delete file['history']
    })
    expect(decodeSnapshot(text, 'it')).toMatchObject({ kind: 'decoded', snapshot: { history: [] } })
  })

  test('a snapshot of format version 1 is read, with its digests and without tokens', () => {
    const first = changed((file) => {
      file['version'] = 1
      const columns = file['columns'] as ColumnFile
      delete columns['tokenDigest']
      delete columns['namesOnLine']
      const texts = file['texts'] as string[]
      columns['lineDigest'] = [texts.push('0123456789ab') - 1, -1]
    })
    const decoded = decodeSnapshot(first, 'it')
    const lines = decoded.kind === 'decoded' ? [...decoded.snapshot.diagnostics] : []
    expect(lines.map(({ evidence }) => evidence.lineDigest)).toEqual([0x0123456789ab, null])
    expect(lines.map(({ evidence }) => evidence.tokenDigest)).toEqual([null, null])
  })

  test('a digest of version 1 that is none is refused', () => {
    const text = changed((file) => {
      file['version'] = 1
      const columns = file['columns'] as ColumnFile
      columns['lineDigest'] = [0, -1]
      delete columns['tokenDigest']
      delete columns['namesOnLine']
    })
    expect(refusalOf(text)).toMatchObject({ reason: expect.stringContaining('columns.lineDigest') })
  })

  test('fields that this version does not know are passed over', () => {
    const text = changed((file) => {
      file['invented'] = { later: true }
      Object.assign(file['columns'] ?? {}, { inventedToo: [1] })
    })
    expect(decodeSnapshot(text, 'it').kind).toBe('decoded')
  })
})

describe('the bytes', () => {
  test('are the same for the same diagnostics once sorted, whatever order they came in', () => {
    const shuffled = snapshot.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.shuffledSubarray([...one.diagnostics], { minLength: one.diagnostics.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([one, diagnostics]) => {
        const again = { ...one, diagnostics: diagnosticTable(diagnostics) }
        expect(encodeSnapshot(again)).toBe(encodeSnapshot(one))
      }),
      { numRuns: 500 },
    )
  })

  test('do not depend on the order in which an object got its fields', () => {
    const one = snapshotOf({ errors: 2, reference: { errors: 2, commit: shaOf(3) } })
    const { checker, platform, reference, ...rest } = one
    const turned = {
      reference: { commit: reference?.commit ?? null, errors: reference?.errors ?? 0 },
      platform: { leg: platform.leg, os: platform.os },
      checker: { configuration: checker.configuration, version: checker.version, name: checker.name },
      ...rest,
    }
    expect(encodeSnapshot(turned)).toBe(encodeSnapshot(one))
  })

  test('hold every text once and end with a line break', () => {
    const text = encodeSnapshot(snapshotOf({ errors: 50 }))
    expect(text.split('is not defined')).toHaveLength(2)
    expect(text.endsWith('}\n')).toBe(true)
    expect(text).not.toContain('\r')
  })
})

type File = Record<string, unknown>
type ColumnFile = Record<string, number[]>

/** A good file with two diagnostics, changed. */
function changed(change: (file: File) => void): string {
  const diagnostics = diagnosticTable([
    diagnosticOf({ path: 'a.py', notes: ['see there'] }),
    diagnosticOf({ path: 'b.py', severity: 'warning' }),
  ])
  const file = JSON.parse(encodeSnapshot({ ...snapshotOf(), diagnostics })) as File
  change(file)
  return JSON.stringify(file)
}

function withColumns(change: (columns: ColumnFile) => void): string {
  return changed((file) => change(file['columns'] as ColumnFile))
}

function paths(decoded: Decoded): readonly string[] {
  return decoded.kind === 'decoded' ? Array.from(decoded.snapshot.diagnostics, ({ path }) => path) : []
}

function refusalOf(text: string): BaselineProblem {
  const decoded = decodeSnapshot(text, 'The file “x”')
  if (decoded.kind !== 'refused') {
    throw new Error('it was not refused')
  }
  return decoded.problem
}

describe('refusals', () => {
  test('the good file that the others are changed from is read', () => {
    expect(
      paths(
        decodeSnapshot(
          changed(() => undefined),
          'it',
        ),
      ),
    ).toEqual(['a.py', 'b.py'])
  })

  test.each([
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '42',
    '{}',
    'PK\u0003\u0004',
    '{"format":"other","version":1}',
  ])('%j is no snapshot', (text) => {
    expect(refusalOf(text)).toMatchObject({ kind: 'snapshot-unreadable', source: 'The file “x”' })
  })

  test('a newer version is refused by its number', () => {
    const text = changed((file) => {
      file['version'] = 3
    })
    expect(refusalOf(text)).toEqual({
      kind: 'snapshot-version',
      source: 'The file “x”',
      found: '3',
      supported: 2,
    })
  })

  test.each(['name', 'commit', 'checker', 'platform', 'filesChecked', 'reference', 'texts', 'columns'])(
    'a file without %s is refused by that name',
    (name) => {
      const problem = refusalOf(
        changed((file) => {
          delete file[name]
        }),
      )
      expect(problem).toMatchObject({ kind: 'snapshot-unreadable', reason: expect.stringContaining(name) })
    },
  )

  test.each(['path', 'line', 'severity', 'code', 'scope', 'tokenDigest', 'namesOnLine', 'notes'])(
    'a file without columns.%s is refused',
    (name) => {
      const problem = refusalOf(
        withColumns((columns) => {
          delete columns[name]
        }),
      )
      expect(problem).toMatchObject({ reason: expect.stringContaining(`columns.${name}`) })
    },
  )

  const faults: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['a row too few', 'line', [1]],
    ['a row too many', 'message', [0, 0, 0]],
    ['an index behind the table', 'path', [0, 99]],
    ['an index before the table', 'code', [0, -2]],
    ['no path', 'path', [-1, 0]],
    ['no message', 'message', [-1, 0]],
    ['a digest beyond 48 bits', 'tokenDigest', [0, 2 ** 48]],
    ['a mask beyond 30 bits', 'namesOnLine', [0, 2 ** 30]],
    ['a negative digest', 'lineDigest', [0, -2]],
    ['a line 0', 'line', [0, 1]],
    ['a negative column', 'column', [1, -1]],
    ['a negative end', 'endLine', [0, -1]],
    ['a huge line', 'line', [1, 2 ** 31]],
    ['a line beyond whole numbers', 'line', [1, 2 ** 60]],
    ['a fraction', 'line', [1, 1.5]],
    ['a text where a number belongs', 'line', [1, '1']],
    ['null where a number belongs', 'column', [1, null]],
    ['an unknown severity', 'severity', [0, 3]],
    ['a negative severity', 'severity', [0, -1]],
    ['notes of a row that is not there', 'notes', [[7, [0]]]],
    ['notes of a negative row', 'notes', [[-1, [0]]]],
    ['notes that point behind the table', 'notes', [[0, [99]]]],
    ['notes in another shape', 'notes', [[0]]],
  ]

  test.each(faults)('%s in columns.%s is refused by that name', (_, name, values) => {
    const problem = refusalOf(
      withColumns((columns) => {
        Object.assign(columns, { [name]: values })
      }),
    )
    expect(problem).toMatchObject({
      kind: 'snapshot-unreadable',
      reason: expect.stringContaining(`columns.${name}`),
    })
  })

  test.each([
    ['a commit that is abbreviated', { commit: 'abc1234' }],
    ['a commit that is a ref', { commit: 'refs/heads/main' }],
    ['a name that is a number', { name: 7 }],
    ['a name without end', { name: 'x'.repeat(201) }],
    ['a checker we do not have', { checker: { name: 'unheard-of', version: null, configuration: null } }],
    ['a negative reference', { reference: { errors: -1, commit: null } }],
    ['a fractional reference', { reference: { errors: 1.5, commit: null } }],
    [
      'a history whose point names no commit',
      { history: [{ commit: null, time: 1, errors: 1, version: null }] },
    ],
    [
      'a history of too many points',
      {
        history: Array.from({ length: snapshotLimits.history + 1 }, () => ({
          commit: shaOf(1),
          time: 1,
          errors: 1,
          version: null,
        })),
      },
    ],
    ['a reference that is a number', { reference: 12 }],
    ['a text that is a number', { texts: ['a', 1] }],
    ['a text without end', { texts: ['x'.repeat(snapshotLimits.text + 1)] }],
    ['columns that are a list', { columns: [] }],
    ['a version that is a text', { version: '1' }],
  ])('%s is refused', (_, fields) => {
    expect(refusalOf(changed((file) => void Object.assign(file, fields)))).toMatchObject({
      kind: 'snapshot-unreadable',
    })
  })

  test('a key named __proto__ changes nothing', () => {
    const attack = '"__proto__": {"polluted": true, "columns": {"path": []}},'
    const text = changed(() => undefined)
      .replace('{', `{${attack}`)
      .replace('"columns":{', `"columns":{${attack}`)
    expect(paths(decodeSnapshot(text, 'it'))).toEqual(['a.py', 'b.py'])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('whatever the JSON is, decoding ends with an answer', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(decodeSnapshot(text, 'it').kind).toBe('refused')
      }),
      { numRuns: 500 },
    )
  })

  test('whatever value stands in a column, decoding ends with an answer', () => {
    const columns = ['path', 'line', 'endColumn', 'severity', 'scope', 'notes']
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.jsonValue(), (name, value) => {
        const decoded = decodeSnapshot(
          withColumns((all) => void Object.assign(all, { [name]: value })),
          'it',
        )
        expect(['decoded', 'refused']).toContain(decoded.kind)
      }),
      { numRuns: 500 },
    )
  })
})
