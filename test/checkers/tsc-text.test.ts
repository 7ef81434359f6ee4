/**
 * Texts of tsc read as a user keeps them: what belongs to a message, what proves an end, which program of a build a
 * diagnostic is of. All are what tsc 5.9, 6.0 or 7.0 printed, shortened, unless said otherwise.
 */
import { describe, expect, it } from 'vitest'
import type { CheckerOutput, Exit, ReadContext, Reading } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import { errorsOf, problemOf, read } from '#test/support/readings.ts'

const failed: Exit = { kind: 'code', code: 2 }
const unknown: Exit = { kind: 'unknown' }
/** As TypeScript prints a hole of a template literal type. */
const hole = ['$', '{string}'].join('')
const wrong = "Type 'string' is not assignable to type 'number'."

function readingOf(
  lines: readonly string[],
  { context, ...more }: Partial<CheckerOutput> & { readonly context?: ReadContext } = {},
): Reading {
  const stdout = lines.map((line) => `${line}\n`).join('')
  return checkerFor('tsc').read({ stdout, stderr: '', exit: failed, textOnly: true, ...more }, context)
}

const rows5 = [
  'Files:               58',
  'Lines:            10712',
  'Check time:       0.02s',
  'Total time:       0.19s',
]
const rows7 = (checked: boolean): readonly string[] => [
  'Files:              58',
  'Memory used:     6093K',
  'Memory allocs:   19758',
  ...(checked ? ['Check time:     0.001s'] : []),
  'Total time:     0.018s',
]

describe('a message', () => {
  const template = [
    "src/a.ts(2,7): error TS2322: Type '5' is not assignable to type '`line",
    `two ${hole}\`'.`,
  ]

  it('goes on behind a line break in a template literal type', () => {
    const reading = read(readingOf([...template, `src/b.ts(1,1): error TS2322: ${wrong}`]))
    expect(reading.diagnostics.map(({ message }) => message)).toEqual([
      `Type '5' is not assignable to type '\`line\ntwo ${hole}\`'.`,
      wrong,
    ])
  })

  it.each([
    [
      'with a blank line in it',
      ["a.ts(1,1): error TS2322: Type '5' is not assignable to type '`a", '', "b`'."],
    ],
    [
      'with a line that is indented',
      ["a.ts(1,1): error TS2322: Type '5' is not assignable to type '`a", '  b', "c`'."],
    ],
    [
      'deeper in the message',
      [
        "a.ts(1,1): error TS2345: Argument of type '{ x: 5; }' is not assignable to parameter of type 'T'.",
        "  Types of property 'x' are incompatible.",
        "    Type '5' is not assignable to type '`a",
        "b`'.",
      ],
    ],
    [
      "in a module's name",
      ["a.ts(1,8): error TS2307: Cannot find module 'a", "b' or its corresponding type declarations."],
    ],
  ])('goes on behind a line break %s', (_name, lines) => {
    const reading = read(readingOf([...lines, ...template]))
    expect(reading.diagnostics[0]?.message.split('\n')).toHaveLength(lines.length)
    expect(reading.diagnostics).toHaveLength(2)
  })

  it('goes on in the pretty form as well, also at a related place', () => {
    const lines = [
      "src/a.ts:2:7 - error TS2322: Type '5' is not assignable to type '`line",
      `two ${hole}\`'.`,
      '',
      '2 const tpl: T = 5',
      '        ~~~',
      '',
      '  src/a.ts:1:6',
      '    1 type T = `line',
      '           ~',
      "    The expected type comes from '`line",
      `two ${hole}\`'`,
      '',
      '',
      'Found 1 error in src/a.ts:2',
    ]
    const [first] = read(readingOf(lines, { exit: { kind: 'code', code: 1 } })).diagnostics
    expect(first?.message).toBe(`Type '5' is not assignable to type '\`line\ntwo ${hole}\`'.`)
    expect(first?.notes).toEqual([`The expected type comes from '\`line\ntwo ${hole}\`'`])
  })

  it('does not swallow what follows when tsc cut a long type off within a quote', () => {
    const lines = ["a.ts(1,1): error TS2322: Type '5' is not assignable to type '`aaa...", 'Killed by nobody']
    expect(problemOf(readingOf(lines))).toBe('output-unread')
    expect(errorsOf(readingOf([lines[0] ?? '', `b.ts(1,1): error TS2322: ${wrong}`]))).toBe(2)
  })

  it.each([
    '\u2009ELIFECYCLE\u2009 Command failed with exit code 2.',
    '\tsomething',
    '\u00a0x',
    ' one space',
  ])('ends before %j: tsc indents by two spaces, never by another blank', (line) => {
    const reading = readingOf([`a.ts(1,1): error TS2322: ${wrong}`, line])
    expect(reading.kind === 'read' ? read(reading).diagnostics[0]?.message : 'unread').toMatch(
      /^(?:Type [^\n]*|unread)$/,
    )
  })
})

describe('a text without its exit code', () => {
  const two = [`a.ts(1,1): error TS2322: ${wrong}`, `b.ts(1,1): error TS2322: ${wrong}`]
  const piped = { exit: unknown, piped: true } as const

  it('that came through a pipe proves nothing: `tsc | head -2`', () => {
    expect(problemOf(readingOf(two, piped))).toBe('exit-unknown')
    expect(problemOf(readingOf(two.slice(0, 1), piped))).toBe('exit-unknown')
    expect(problemOf(readingOf([], piped))).toBe('exit-unknown')
    expect(problemOf(readingOf([...two, ...rows5], piped))).toBe('exit-unknown')
  })

  it('is whole with the rows of --diagnostics, errors or not', () => {
    const context = { programs: 1 }
    expect(errorsOf(readingOf([...two, ...rows5], { ...piped, context }))).toBe(2)
    expect(read(readingOf(rows5, { ...piped, context }))).toMatchObject({ filesChecked: 58, diagnostics: [] })
  })

  it('of a build is whole with the rows about all projects alone', () => {
    const build = [two[0] ?? '', ...rows5]
    expect(problemOf(readingOf(build, { ...piped, context: { programs: 2 } }))).toBe('exit-unknown')
    const all = [
      ...build,
      ...rows5,
      'Projects in scope:      2',
      'Projects built:         2',
      'Build time:         3.30s',
    ]
    expect(read(readingOf(all, { ...piped, context: { programs: 2 } })).filesChecked).toBe(116)
  })

  it('is whole with the summary of the pretty form', () => {
    const lines = [`a.ts:1:1 - error TS2322: ${wrong}`, '', '1 x', '  ~', '', 'Found 1 error in a.ts:1']
    expect(errorsOf(readingOf(lines, piped))).toBe(1)
    expect(problemOf(readingOf(lines.slice(0, -1), piped))).toBe('output-cut')
  })

  it('from a file is believed when it has a diagnostic: a finished step has left it', () => {
    expect(errorsOf(readingOf(two, { exit: unknown }))).toBe(2)
    expect(problemOf(readingOf([], { exit: unknown }))).toBe('exit-unknown')
  })
})

describe('a program that was stopped', () => {
  const type = `b/t.ts(1,14): error TS2322: ${wrong}`
  const shared = [
    'a/s.ts(1,26): error TS2880: Import assertions have been replaced by import attributes.',
    'a/s.ts(1,18): error TS1125: Hexadecimal digit expected.',
    'a/s.ts(1,18): error TS1126: Unexpected end of text.',
    "a/s.ts(1,5): error TS1359: Identifier expected. 'await' is a reserved word that cannot be used here.",
    'node_modules/lib/index.d.ts(1,26): error TS2880: Import assertions have been replaced by import attributes.',
  ]
  const syntax = [
    'a/s.ts(1,18): error TS1161: Unterminated regular expression literal.',
    'a/d.json(1,2): error TS1327: String literal with double quotes expected.',
    "a/d.json(1,8): error TS1328: Property value can only be string literal, numeric literal, 'true', 'false', 'null', object literal or array literal.",
    "a/d.json(1,9): error TS1005: ',' expected.",
  ]

  it.each([...shared, ...syntax])('by %s is refused, whatever another project says', (line) => {
    expect(problemOf(readingOf([line]))).toBe('checker-stopped-early')
    expect(problemOf(readingOf([line, type]))).toBe('checker-stopped-early')
    expect(problemOf(readingOf([line, type], { context: { programs: 2 } }))).toBe('checker-stopped-early')
    expect(problemOf(readingOf([line, ...rows5, type, ...rows5]))).toBe('checker-stopped-early')
  })

  it.each(shared)('not by %s where the same program has type errors', (line) => {
    expect(problemOf(readingOf([line, type], { context: { programs: 1 } }))).toBe('read 2')
    expect(problemOf(readingOf([line, type, ...rows5, type.replace('b/', 'c/'), ...rows5]))).toBe('read 3')
    expect(problemOf(readingOf([line, `${line.split('(')[0]}(9,1): error TS2322: ${wrong}`]))).toBe('read 2')
  })

  it('is told by the rows of TypeScript 7 alone', () => {
    const later = 'a/s.ts(1,1): error TS2999: Something of a later version.'
    expect(problemOf(readingOf([later, ...rows7(false)]))).toBe('checker-stopped-early')
    expect(problemOf(readingOf([later, ...rows7(true)]))).toBe('read 1')
    expect(problemOf(readingOf([shared[0] ?? '', ...rows7(true)]))).toBe('read 1')
    expect(problemOf(readingOf([later, ...rows7(false), type, ...rows7(true)]))).toBe('checker-stopped-early')
  })
})

describe('a build', () => {
  it('repeats an error for each project that has the file, and it is one error', () => {
    const line = `shared/t.ts(1,14): error TS2322: ${wrong}`
    expect(problemOf(readingOf([line, line, line.replace('(1,14)', '(2,14)')]))).toBe('read 2')
    expect(problemOf(readingOf([line, line.replace('TS2322', 'TS2345')]))).toBe('read 2')
    expect(problemOf(readingOf([line, `${line.replace('number', 'boolean')}`]))).toBe('read 2')
    expect(problemOf(readingOf([line, line.replace('shared', 'other')]))).toBe('read 2')
  })

  it('has an unknown number of files when projects were left out as up to date', () => {
    expect(
      read(readingOf([...rows5, ...rows5], { exit: { kind: 'code', code: 0 }, context: { programs: 2 } })),
    ).toMatchObject({ filesChecked: 116 })
    expect(
      read(readingOf(rows5, { exit: { kind: 'code', code: 0 }, context: { programs: 2 } })),
    ).toMatchObject({ filesChecked: null })
  })
})

describe('a run', () => {
  const good: Exit = { kind: 'code', code: 0 }

  it('without files is no clean run', () => {
    const rows = ['Files:               0', 'Lines:               0', 'Total time:      0.01s']
    expect(readingOf(rows, { exit: good })).toMatchObject({
      problem: { kind: 'checker-no-files', evidence: 'Files: 0' },
    })
    const library = [
      'Files:                         58',
      'Lines of Library:           10710',
      'Lines of TypeScript:            0',
    ]
    expect(problemOf(readingOf([...library, 'Total time:      0.01s'], { exit: good }))).toBe(
      'checker-no-files',
    )
  })

  it('that was asked for its rows and has none was cut', () => {
    const asked = { asked: true, exit: good } as const
    expect(problemOf(readingOf([], asked))).toBe('output-cut')
    expect(problemOf(readingOf([`a.ts(1,1): error TS2322: ${wrong}`], { ...asked, exit: failed }))).toBe(
      'output-cut',
    )
    expect(read(readingOf(rows5, asked)).filesChecked).toBe(58)
  })

  it.each([
    ['--listFiles', ['/app/node_modules/typescript/lib/lib.d.ts', '/app/src/a.ts']],
    ['--listFiles', ['C:/app/src/a.vue']],
    ['--explainFiles', ['src/a.ts', "  Matched by include pattern 'src' in 'tsconfig.json'"]],
    ['--explainFiles', ['src/a.ts', "   Matched by include pattern 'src' in 'tsconfig.json'"]],
    [
      '--traceResolution',
      ["======== Resolving module './b' from '/app/src/a.ts'. ========", 'Explicitly specified.'],
    ],
    ['--traceResolution', ["File '/app/node_modules/typescript/lib/package.json' does not exist."]],
    ['--traceResolution', ["File '/app/package.json' exists according to earlier cached lookups."]],
    ['--showConfig', ['{', '    "compilerOptions": {', '}']],
    ['--watch', ['[11:23:43 PM] Starting compilation in watch mode...']],
    ['--locale', ['[12:09:31 AM] Projekte in diesem Build: ']],
  ])('with %s is refused by the name of the option', (option, lines) => {
    const reading = readingOf([`a.ts(1,1): error TS2322: ${wrong}`, ...lines])
    expect(reading).toMatchObject({ problem: { kind: 'output-unread', option } })
  })

  it.each([
    'In 2 Dateien wurden 2 Fehler gefunden.',
    '2 ファイルに 2 件のエラーが見つかりました。',
    '2 errores encontrados en 2 archivos.',
  ])('in another language is read plain, and refused pretty by the name of the option: %s', (summary) => {
    const plain = [`a.ts(1,14): error TS2322: 不能将类型“string”分配给类型“number”。`]
    expect(problemOf(readingOf(plain))).toBe('read 1')
    const frame = ['', '1 x', '  ~', '']
    const pretty = ['a', 'b'].flatMap((name) => [
      `${name}.ts:1:14 - error TS2322: Der Typ "string" …`,
      ...frame,
    ])
    expect(readingOf([...pretty, summary])).toMatchObject({
      problem: { kind: 'output-cut', expected: expect.stringContaining('--locale') },
    })
  })
})
