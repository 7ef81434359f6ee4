/** The committed baseline: bytes that stay, rows that git merges, and nothing odd is taken for a baseline. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { compareDiagnosticSets } from '#match/compare.ts'
import { steadyForm } from '#match/message-form.ts'
import { totalsOf } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { compareText } from '#model/order.ts'
import { decodeCommittedFile, encodeCommittedFile, isCommittedFile } from '#snapshot/committed-file.ts'
import { decodeBaseline } from '#snapshot/decode-baseline.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const checker = { name: 'mypy', version: '1.18.2 (compiled: yes)', configuration: 'c0ffee' } as const
const same = (message: string): string => message
const digests = ['total = 1', 'x', null] as const
const text = fc.oneof(
  fc.constantFrom('#', '\t', '\n', '\r\n', '\\', '\\u0009', '<<<<<<< HEAD', '\u202e', '\ud800', '', ' '),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const diagnostic: fc.Arbitrary<Diagnostic> = fc
  .record({
    path: text,
    line: fc.integer({ min: 1, max: 40 }),
    severity: fc.constantFrom('error', 'warning'),
    code: fc.option(fc.string({ minLength: 1, maxLength: 8 })),
    message: text,
    evidence: fc.record({
      lineDigest: fc.constantFrom(...digests),
      beforeDigest: fc.constantFrom(...digests),
      afterDigest: fc.constantFrom(...digests),
      tokenDigest: fc.constantFrom(...digests),
      scope: fc.constantFrom('', 'Cart.total', null),
    }),
  })
  .map((fields): Diagnostic => diagnosticOf(fields as DiagnosticFields))

function encode(diagnostics: readonly Diagnostic[], form = same): string {
  return encodeCommittedFile({ checker, diagnostics }, form)
}

function decoded(file: string): readonly Diagnostic[] {
  const result = decodeCommittedFile(file, 'The file “types.tsv”')
  if (result.kind !== 'decoded') {
    throw new Error(JSON.stringify(result.problem))
  }
  return [...result.snapshot.diagnostics]
}

/** Everything that is kept, as a text. */
function claims(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .map(({ path, severity, code, message, evidence }) =>
      JSON.stringify([path, severity, code, message, evidence]),
    )
    .sort(compareText)
}

function refusal(file: string): unknown {
  const result = decodeBaseline(file, 'The file “types.tsv”')
  return result.kind === 'refused' ? result.problem : null
}

const [head = '', ...rows] = [
  encode([]),
  encode([diagnosticOf({ message: 'A' })]).split('\n')[3] ?? '',
  encode([diagnosticOf({ message: 'B' })]).split('\n')[3] ?? '',
]

describe('what is written', () => {
  test('is read back, whatever it holds, but for positions', () => {
    fc.assert(
      fc.property(fc.array(diagnostic, { maxLength: 12 }), (diagnostics) => {
        expect(claims(decoded(encode(diagnostics)))).toEqual(claims(diagnostics))
      }),
    )
  })

  test('is the same bytes for the same errors in any order and at any lines', () => {
    fc.assert(
      fc.property(fc.array(diagnostic, { maxLength: 12 }), fc.nat(99), (diagnostics, shift) => {
        const moved = diagnostics.map((one) => ({ ...one, line: one.line + shift })).toReversed()
        expect(encode(moved)).toBe(encode(diagnostics))
      }),
    )
  })

  test('is written again unchanged from what was read, under the form that messages are compared in', () => {
    fc.assert(
      fc.property(fc.array(diagnostic, { maxLength: 12 }), (diagnostics) => {
        const first = encode(diagnostics, steadyForm)
        expect(encode(decoded(first), steadyForm)).toBe(first)
      }),
    )
  })

  test('is one row an error, with a count where the same one stands twice, and names its columns', () => {
    const twice = { path: 'src/cart.py', code: 'arg-type', message: 'Wrong', line: 3 }
    const evidence = { lineDigest: 'total = 1', tokenDigest: 'x', words: 21, scope: '' }
    expect(
      encode([
        diagnosticOf({ ...twice, evidence }),
        diagnosticOf({ ...twice, evidence }),
        diagnosticOf({ ...twice, path: 'src/bill.py', code: null, severity: 'warning' }),
        diagnosticOf({ ...twice, severity: 'information' }),
      ]),
    ).toBe(
      [
        '# type-ratchet baseline, version 2',
        '# mypy 1.18.2 (compiled: yes)',
        '# path, severity, code, message, scope, line, line before, line after, tokens, names, words, count',
        'src/bill.py\twarning\t\tWrong\t\t\t\t\t\t\t\t1',
        `src/cart.py\terror\targ-type\tWrong\t.\t${shaDigest('total = 1')}\t\t\t${shaDigest('x')}\t\t21\t2`,
        '',
      ].join('\n'),
    )
  })

  test('matches the errors that it was written from, and none of their copies', () => {
    fc.assert(
      fc.property(fc.array(diagnostic, { maxLength: 12 }), fc.nat(3), (diagnostics, more) => {
        const copies = diagnostics.slice(0, more)
        const base = decoded(encode(diagnostics, steadyForm))
        const comparison = compareDiagnosticSets({
          base: diagnosticTable(base),
          head: diagnosticTable([...diagnostics, ...copies]),
          lineMap: null,
        })
        const [errors, warnings] = [totalsOf(comparison, 'error'), totalsOf(comparison, 'warning')]
        expect([errors.new + warnings.new, errors.fixed + warnings.fixed]).toEqual([copies.length, 0])
      }),
    )
  })
})

describe('a message that says it otherwise in a file that nobody touched', () => {
  const evidence = {
    lineDigest: 'total = add(price, shipping)',
    beforeDigest: 'price = 1',
    afterDigest: 'return total',
    tokenDigest: 'add(price',
    scope: 'Cart.total',
  }
  /** Of the names that it quotes the first one stands on the line. */
  const said = (message: string, code = 'arg-type'): Diagnostic => {
    const plain = diagnosticOf({ message, code, line: 3, evidence })
    return { ...plain, evidence: { ...plain.evidence, namesOnLine: 1 } }
  }
  const compared = (before: string, after: string, code?: string) => {
    const base = decoded(encode([said(before, code)], steadyForm))
    const head = [said(after, code)]
    const found = compareDiagnosticSets({
      base: diagnosticTable(base),
      head: diagnosticTable(head),
      lineMap: null,
    })
    return { new: found.new.length, fixed: found.fixed.length }
  }

  test.each([
    [
      'mypy names another type',
      'Argument 1 to "add" has incompatible type "int"; expected "str"',
      'Argument 1 to "add" has incompatible type "float"; expected "str | None"',
    ],
    [
      'tsc lists more members',
      "Property 'add' does not exist on type '{ a: string; }'.",
      "Property 'add' does not exist on type '{ a: string; b: number; }'.",
    ],
    [
      'pyright quotes a longer union',
      'Cannot access attribute "add" for class "int"',
      'Cannot access attribute "add" for class "int | None"',
    ],
    [
      'ty has the members in another order',
      'Attribute `add` is not defined on `None` in union `A | None`',
      'Attribute `add` is not defined on `None` in union `None | A`',
    ],
  ])('is the same error: %s', (_, before, after) => {
    expect(compared(before, after)).toEqual({ new: 0, fixed: 0 })
  })

  test.each([
    ['about another name on the line', 'Name "add" is not defined', 'Name "shipping" is not defined'],
    ['of another kind', 'Name "add" is not defined', 'Missing positional argument "add" in call'],
  ])('is another one: %s', (_, before, after) => {
    expect(compared(before, after)).toEqual({ new: 1, fixed: 1 })
  })
})

describe('what git makes of it', () => {
  test('merges rows that two branches take away and add in different places', async () => {
    await using repository = await createGitRepository()
    const errors = Array.from({ length: 12 }, (_, index) =>
      diagnosticOf({ path: `src/m${String(index).padStart(2, '0')}.py`, message: `Wrong ${index}` }),
    )
    const file = (kept: readonly Diagnostic[]): Record<string, string> => ({ 'types.tsv': encode(kept) })
    const base = await repository.commit(file(errors))
    await repository.branch('ours')
    await repository.commit(file(errors.filter((_, index) => index !== 2)))
    await repository.branch('theirs', base)
    await repository.commit(file(errors.filter((_, index) => index !== 9)))
    await repository.git('merge', '--quiet', '--no-edit', '--no-gpg-sign', 'ours')
    const merged = await repository.git('show', 'HEAD:types.tsv')
    expect(merged).toBe(encode(errors.filter((_, index) => index !== 2 && index !== 9)))
  })

  test('is read with the line ends of another system, rows out of order, and a row twice', () => {
    const [first = '', second = ''] = rows
    const file = `${head}${second}\n${first}\n${second}\n`.replaceAll('\n', '\r\n')
    expect(decoded(file).map(({ message }) => message)).toEqual(['A', 'B'])
  })
})

test('a file of version 1, whose rows have no masks, is still read', () => {
  const old = head.replace('version 2', 'version 1')
  const [first = ''] = rows
  expect(decoded(`${old}${first.replace(/\t\t(\t1)$/, '$1')}\n`).map(({ message }) => message)).toEqual(['A'])
})

describe('a file that is refused', () => {
  const [row = ''] = rows
  test.each([
    ['a conflict', `${head}<<<<<<< HEAD\n${row}\n=======\n`, 'line 4 is a mark of a merge conflict'],
    [
      'a conflict in the first line',
      `<<<<<<< HEAD\n${head}=======\n${head}>>>>>>> b\n`,
      'line 1 is a mark of a merge',
    ],
    ['a conflict about the checker', head.replace('\n', '\n<<<<<<< HEAD\n'), 'line 2 is a mark of a merge'],
    ['a row that was cut off', `${head}${row.slice(0, 12)}\n`, 'line 4: it has'],
    ['a severity of somebody’s own', `${head}${row.replace('error', 'fatal')}\n`, 'line 4: its severity'],
    ['a count of nothing', `${head}${row.replace(/1$/, '0')}\n`, 'line 4: its count is “0”'],
    [
      'a digest that is none',
      `${head}${row.replace(/(\t)(\t\t\t1)$/, '$1xyz$2')}\n`,
      'line 4: a digest is not',
    ],
    ['a mask that is none', `${head}${row.replace(/(\t)(\t1)$/, '$1xyz$2')}\n`, 'line 4: a mask is not'],
    ['a checker that nobody knows', head.replace('mypy', 'unheard-of'), 'line 2 names no checker'],
    ['more errors than are read', `${head}${row.replace(/1$/, '3000000')}\n`, 'it counts 3000000 errors'],
  ])('has %s', (_, file, reason) => {
    expect(refusal(file)).toMatchObject({
      kind: 'snapshot-unreadable',
      source: 'The file “types.tsv”',
      reason: expect.stringContaining(reason),
    })
  })

  test('is called a baseline where one is meant, and its conflict a conflict', () => {
    const told = (file: string, meant?: boolean) => decodeBaseline(file, 'The file “types.tsv”', meant)
    expect(told(`<<<<<<< HEAD\n${head}`)).toMatchObject({ problem: { committed: 'conflict' } })
    expect(told('\u0000\u0001\ufffd', true)).toMatchObject({
      problem: { committed: 'damaged', reason: expect.stringContaining('line 1 does not begin with') },
    })
    expect(told('\u0000\u0001\ufffd')).toMatchObject({
      problem: expect.not.objectContaining({ committed: expect.anything() }),
    })
    expect(told(encodeSnapshot(snapshotOf({ errors: 2 })), true)).toMatchObject({ kind: 'decoded' })
  })

  test('was written by a later version', () => {
    expect(refusal(head.replace('version 2', 'version 3'))).toMatchObject({
      kind: 'snapshot-version',
      found: '3',
    })
  })
})

describe('the two forms of a baseline', () => {
  test('are told apart by their first line', () => {
    const snapshot = snapshotOf({ errors: 2 })
    expect(isCommittedFile(encodeSnapshot(snapshot))).toBe(false)
    expect(decodeBaseline(encodeSnapshot(snapshot), 'x')).toMatchObject({ kind: 'decoded' })
    expect(isCommittedFile(head)).toBe(true)
    expect(decodeBaseline(head, 'x')).toMatchObject({
      kind: 'decoded',
      snapshot: { checker: { name: 'mypy' } },
    })
  })
})

describe('a carrier’s tool', () => {
  test.each([
    ['ruff', '0.17.6'],
    ['GNU  Cppcheck "beta"', null],
    [String.raw`^(?<path>[^:]+): (?<message>.*)\d$`, null],
  ])('stands in quotes, whatever it is called: %s', (tool, version) => {
    const named = { name: 'sarif', tool, version, configuration: null } as const
    const written = encodeCommittedFile({ checker: named, diagnostics: [] }, same)
    expect(decodeCommittedFile(written, 'it')).toMatchObject({ snapshot: { checker: named } })
  })
})
