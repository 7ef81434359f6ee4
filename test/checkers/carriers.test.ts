/** One tool says the same in every form that it writes, and what a form can't prove is refused. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CheckerOutput, Exit } from '#checkers/checker.ts'
import { xmlDocument } from '#checkers/output/xml-document.ts'
import { checkerFor } from '#checkers/registry.ts'
import { pathReader } from '#model/ids.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { problemOf, read } from '#test/support/readings.ts'

interface Recorded extends CheckerOutput {
  readonly pattern: string | null
}

const cases = join(import.meta.dirname, '..', 'cases')
const place = pathReader({ root: '/repo', spelledRoot: '/repo', cwd: '/repo' })

function recorded(folder: string): Recorded {
  const text = (name: string): string =>
    globSync(name, { cwd: join(cases, folder) }).map((file) =>
      readFileSync(join(cases, folder, file), 'utf8'),
    )[0] ?? ''
  const { exit, pattern = null } = JSON.parse(text('command.json')) as {
    readonly exit: Exit
    readonly pattern?: string
  }
  return { stdout: text('stdout.txt'), stderr: text('stderr.txt'), exit, pattern }
}

function readingOf(checker: CheckerName, { pattern, ...output }: Recorded) {
  return checkerFor(checker).read(output, { pattern })
}

/** `shop/a.py:3:5 F401`, sorted; the column only where every form has it. */
function places(checker: CheckerName, folder: string, { columns }: { readonly columns: boolean }) {
  return read(readingOf(checker, recorded(folder)))
    .diagnostics.map(({ file, line, column, code }) =>
      [place(file ?? '').path, line, ...(columns ? [column] : []), code].join(' '),
    )
    .sort()
}

// As every run does, before it reads.
beforeAll(async () => {
  await checkerFor('pattern').patternFault?.('')
})

describe('one tool gives the same places and rules in all of its forms', () => {
  test.each([
    [
      'ruff/0.17.6/findings',
      ['sarif', 'gitlab', 'github', 'rdjson', 'pattern'],
      '0.17.6/ruff-findings',
      true,
    ],
    ['ty/0.0.108/many-errors', ['sarif', 'gitlab', 'github'], '0.0.108/ty-findings', true],
    ['eslint/10.15.0/findings', ['sarif', 'checkstyle'], '10.15.0/eslint-findings', true],
    ['oxlint/1.94.0/findings', ['sarif', 'checkstyle', 'github'], '1.94.0/oxlint-findings', true],
    ['oxlint/1.94.0/findings', ['gitlab'], '1.94.0/oxlint-findings', false],
    ['biome/2.6.8/findings', ['sarif', 'checkstyle', 'github', 'rdjson'], '2.6.8/biome-findings', true],
    ['biome/2.6.8/findings', ['gitlab'], '2.6.8/biome-findings', false],
  ] as const)('%s and %j', (own, forms, leaf, columns) => {
    const [checker] = own.split('/') as [CheckerName]
    const expected = places(checker, own, { columns })
    expect(expected.length).toBeGreaterThan(3)
    for (const form of forms) {
      expect({ form, found: places(form, `${form}/${leaf}`, { columns }) }).toEqual({ form, found: expected })
    }
  })

  test('in the same words, so that a carrier of another form is no other finding', () => {
    const words = (checker: CheckerName, folder: string) =>
      read(readingOf(checker, recorded(folder)))
        .diagnostics.map(({ message }) => message)
        .sort()
    const expected = words('ruff', 'ruff/0.17.6/findings')
    for (const form of ['sarif', 'gitlab', 'github', 'rdjson'] as const) {
      expect(words(form, `${form}/0.17.6/ruff-findings`)).toEqual(expected)
    }
    expect(words('checkstyle', 'checkstyle/10.15.0/eslint-findings')).toEqual(
      words('eslint', 'eslint/10.15.0/findings'),
    )
  })
})

const carriers = [
  ['sarif', '0.17.6/ruff'],
  ['gitlab', '0.17.6/ruff'],
  ['checkstyle', '10.15.0/eslint'],
  ['github', '0.17.6/ruff'],
  ['rdjson', '0.17.6/ruff'],
  ['pattern', '0.17.6/ruff'],
] as const
type Carrier = (typeof carriers)[number][0]

type Damage = (found: Recorded, clean: Recorded) => Recorded

const code = (number: number): Exit => ({ kind: 'code', code: number })
const nothing = (found: Recorded): Recorded => ({ ...found, stdout: '' })

/** Ways in which every carrier's run goes wrong. */
const commonWays: readonly (readonly [way: string, damage: Damage])[] = [
  ['the text ends in the middle', (found) => ({ ...found, stdout: found.stdout.slice(0, 301) })],
  ['the last character is missing', (found) => ({ ...found, stdout: found.stdout.trimEnd().slice(0, -1) })],
  ['nothing was printed, and it failed', nothing],
  ['nobody knows the exit code', (found) => ({ ...found, exit: { kind: 'unknown' } })],
  [
    'nobody knows the exit code, and it found nothing',
    (_, clean) => ({ ...clean, exit: { kind: 'unknown' } }),
  ],
  ['it was killed', (found) => ({ ...found, exit: { kind: 'signal', signal: 'SIGKILL' } })],
  ['a shell says that it was killed', (found) => ({ ...found, exit: code(137) })],
  ['it ended with a code for failures', (found) => ({ ...found, exit: code(2) })],
  ['it failed without a finding', (_, clean) => ({ ...clean, exit: code(1) })],
  [
    'it was not found',
    (found) => ({ ...nothing(found), stderr: 'sh: 1: lint: not found\n', exit: code(127) }),
  ],
  [
    'it was not found, behind `|| true`',
    (found) => ({ ...nothing(found), stderr: 'sh: 1: lint: not found\n', exit: code(0) }),
  ],
  [
    'it ran out of memory',
    (found) => ({
      ...found,
      stderr: 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n',
    }),
  ],
  ['the disk was full', (found) => ({ ...found, stderr: 'OSError: [Errno 28] No space left on device\n' })],
  ['it crashed while it wrote', (found) => ({ ...found, stderr: 'Traceback (most recent call last):\n' })],
  [
    'it had no files, and says so',
    (_, clean) => ({ ...clean, stderr: 'warning: No Python files found under the given path(s)\n' }),
  ],
  [
    'it says that it could not look',
    (_, clean) => ({ ...clean, stderr: 'error: could not read the configuration\n' }),
  ],
]

describe.each(carriers)('%s is refused when', (carrier, folder) => {
  const found = recorded(`${carrier}/${folder}-findings`)
  const clean = recorded(`${carrier}/${folder}-clean`)

  test('nothing is wrong: it is read', () => {
    expect(problemOf(readingOf(carrier, found))).toMatch(/^read [1-9]/)
    expect(problemOf(readingOf(carrier, clean))).toBe('read 0')
  })

  test.each(commonWays)('%s', (_, damage) => {
    expect(problemOf(readingOf(carrier, damage(found, clean)))).not.toMatch(/^read/)
  })
})

/** A document that says one thing more, or less, than the recorded one. */
function edited(carrier: Carrier, change: (document: never) => unknown): string {
  const [, folder] = carriers.find(([name]) => name === carrier) ?? ['', '']
  const found = recorded(`${carrier}/${folder}-findings`)
  return problemOf(
    readingOf(carrier, { ...found, stdout: JSON.stringify(change(JSON.parse(found.stdout) as never)) }),
  )
}

describe('SARIF', () => {
  interface Run {
    readonly results: readonly object[]
    readonly tool: { readonly driver: object }
  }
  const run = (more: (first: Run) => object) =>
    edited('sarif', (document: { readonly runs: readonly [Run] }) => ({
      ...document,
      runs: [{ ...document.runs[0], ...more(document.runs[0]) }],
    }))
  const runs = (make: (first: Run) => readonly object[]) =>
    edited('sarif', (document: { readonly runs: readonly [Run] }) => ({
      ...document,
      runs: make(document.runs[0]),
    }))
  const notification = { level: 'error', message: { text: 'rule crashed' } }

  test.each([
    [
      'says that the run was not successful',
      () => ({ invocations: [{ executionSuccessful: false }] }),
      'checker-crashed',
    ],
    [
      'reports an error of the tool',
      () => ({ invocations: [{ executionSuccessful: true, toolExecutionNotifications: [notification] }] }),
      'checker-internal-error',
    ],
    [
      'reports an error of its configuration',
      () => ({
        invocations: [{ executionSuccessful: true, toolConfigurationNotifications: [notification] }],
      }),
      'checker-bad-configuration',
    ],
    ['has no results', () => ({ results: undefined }), 'checker-no-files'],
    ['has null for results', () => ({ results: null }), 'checker-no-files'],
    [
      'keeps its results elsewhere',
      () => ({ externalPropertyFileReferences: { results: [{ location: { uri: 'r.json' } }] } }),
      'output-cut',
    ],
    ['has a result of another shape', () => ({ results: [{ message: 'plain' }] }), 'output-unread'],
  ] as const)('that %s is refused', (_, more, kind) => {
    expect(run(more)).toBe(kind)
  })

  test('of two tools, of two versions of one, without runs, or of another version is refused', () => {
    const named = (first: Run, name: string, version: string) => ({
      ...first,
      tool: { driver: { name, version } },
    })
    expect(runs((first) => [first, named(first, 'ty', '0.0.108')])).toBe('tools-several')
    expect(runs((first) => [first, named(first, 'ruff', '0.9.0')])).toBe('tools-several')
    expect(runs(() => [])).toBe('checker-no-files')
    expect(edited('sarif', (document: object) => ({ ...document, version: '2.0.0' }))).toBe('output-unread')
  })

  test('of two runs of one tool is read as one', () => {
    expect(runs((first) => [first, first])).toBe('read 34')
  })

  test('counts what fails and is not suppressed', () => {
    const only = (more: object) =>
      run((first) => ({ results: [{ ...first.results[0], ...more }, first.results[1]] }))
    expect(only({})).toBe('read 2')
    expect(only({ kind: 'pass' })).toBe('read 1')
    expect(only({ suppressions: [{ kind: 'inSource' }] })).toBe('read 1')
    expect(only({ suppressions: [{ kind: 'external', status: 'underReview' }] })).toBe('read 2')
    expect(only({ baselineState: 'absent' })).toBe('read 1')
    expect(only({ baselineState: 'unchanged' })).toBe('read 2')
    expect(only({ locations: [] })).toBe('read 2')
  })

  test('takes level and words from the rule, and a file from its index or its base', () => {
    const rule = {
      id: 'R1',
      defaultConfiguration: { level: 'note' },
      messageStrings: { shout: { text: '{0} is {{loud}}' } },
    }
    const location = (artifactLocation: object) => ({ physicalLocation: { artifactLocation } })
    const document = {
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'own', semanticVersion: '1.2.3', version: '1.2', rules: [rule] } },
          originalUriBaseIds: { SRC: { uri: 'src/', uriBaseId: 'ROOT' }, ROOT: { uri: 'file:///repo/' } },
          artifacts: [{ location: { uri: 'a%20b.c', uriBaseId: 'SRC' } }],
          results: [
            {
              ruleIndex: 0,
              message: { id: 'shout', arguments: ['it'] },
              locations: [location({ index: 0 })],
            },
            { ruleId: 'R1', message: { text: 'm' }, locations: [location({ uri: 'file:///C:/repo/x.c' })] },
            {
              ruleId: 'R2',
              message: { text: 'm' },
              locations: [location({ uri: 'x.c', uriBaseId: 'GONE' })],
            },
            { message: { markdown: 'm' } },
          ],
        },
      ],
    }
    const output = { stdout: JSON.stringify(document), stderr: '', exit: code(1) }
    const reading = read(checkerFor('sarif').read(output))
    expect(reading).toMatchObject({ tool: 'own', version: '1.2.3', filesChecked: null })
    expect(
      reading.diagnostics.map(({ file, severity, code: rule, message }) => [file, severity, rule, message]),
    ).toEqual([
      ['/repo/src/a b.c', 'information', 'R1', 'it is {loud}'],
      ['C:/repo/x.c', 'information', 'R1', 'm'],
      ['x.c', 'error', 'R2', 'm'],
      [null, 'error', null, 'm'],
    ])
  })
})

describe('XML', () => {
  const report = (inside: string, head = '') => {
    const stdout = `<?xml version="1.0"?>\n${head}<checkstyle version="4.3">${inside}</checkstyle>\n`
    return problemOf(checkerFor('checkstyle').read({ stdout, stderr: '', exit: code(1) }))
  }
  const file = '<file name="a.js"><error line="1" severity="error" message="m" source="r"/></file>'

  test.each([
    ['declares a document type', file, '<!DOCTYPE checkstyle SYSTEM "file:///etc/passwd">'],
    ['declares entities that grow', file, '<!DOCTYPE c [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'],
    ['uses an entity that nobody declared', file.replace('"m"', '"&lol;"'), ''],
    ['has a lone ampersand', file.replace('"m"', '"a & b"'), ''],
    ['closes another element', '<file name="a.js"></fill>', ''],
    ['has an attribute twice', '<file name="a.js" name="b.js"/>', ''],
    ['has another element', '<file name="a.js"><warning message="m"/></file>', ''],
    ['has a line that is no number', file.replace('"1"', '"one"'), ''],
    ['reports an exception of the tool', `${file}<exception>NullPointerException</exception>`, ''],
    ['is nested without end', `${'<file name="a">'.repeat(60)}${'</file>'.repeat(60)}`, ''],
  ])('that %s is refused', (_, inside, head) => {
    expect(report(inside, head)).not.toMatch(/^read/)
  })

  test('is read with references, comments, sections and single quotes', () => {
    const text = `<!-- < --><r a='&#65;&#x42;&lt;&amp;&quot;'><![CDATA[ <x> ]]><c/></r>`
    expect(xmlDocument(text)).toMatchObject({
      kind: 'read',
      root: { name: 'r', attributes: { a: 'AB<&"' }, children: [{ name: 'c', attributes: {} }] },
      end: text.length,
    })
  })

  test('of a megabyte without an end takes no longer than its length', () => {
    expect(xmlDocument(`<r ${'a '.repeat(500_000)}`).kind).toBe('cut')
    expect(xmlDocument(`<r>${'<'.repeat(1_000_000)}`).kind).not.toBe('read')
  })
})

describe('workflow commands', () => {
  const readText = (stdout: string) => checkerFor('github').read({ stdout, stderr: '', exit: code(1) })

  test('have their escapes taken off, and belong to the runner’s own spelling', () => {
    const line =
      '::Warning file=a%2Cb%3Ac.py,line=3,endLine=4,title=Wrong%25 thing::first%0Asecond%25%0D%0A third\n'
    expect(read(readText(line)).diagnostics).toMatchObject([
      {
        file: 'a,b:c.py',
        line: 3,
        column: 1,
        severity: 'error',
        code: null,
        message: 'Wrong% thing: first',
        notes: ['second%', 'third'],
      },
    ])
  })

  test.each([
    '2026-11-30T10:00:00Z ::error file=a.py,line=1::m\n',
    '##[error]m\n',
    '::error file=a.py,line=1:m\n',
    ':error file=a.py,line=1::m\n',
  ])('behind something else, or damaged, are refused: %j', (line) => {
    expect(problemOf(readText(`::error file=b.py,line=1::m\n${line}`))).toBe('output-unread')
  })

  test('of two tools are refused', () => {
    const lines = '::error file=a.py,title=ruff (F401)::m\n::error file=a.py,title=ty (bad)::m\n'
    expect(problemOf(readText(lines))).toBe('tools-several')
  })
})

describe('rdjson', () => {
  const line = (tool: string) =>
    `{"message":"m","location":{"path":"a.c"},"severity":"WARNING","source":{"name":"${tool}"}}\n`
  const readText = (stdout: string) => checkerFor('rdjson').read({ stdout, stderr: '', exit: code(1) })

  test('is read a finding a line, too', () => {
    expect(read(readText(line('x') + line('x')))).toMatchObject({
      tool: 'x',
      diagnostics: [{ severity: 'error' }, {}],
    })
  })

  test('of two tools, or with a line that is none, is refused', () => {
    expect(problemOf(readText(line('x') + line('y')))).toBe('tools-several')
    expect(problemOf(readText(`${line('x')}{"message":1}\n`))).toBe('output-unread')
    expect(
      edited('rdjson', (document: { readonly diagnostics: readonly object[] }) => ({
        ...document,
        diagnostics: [{ ...document.diagnostics[0], source: { name: 'other' } }],
      })),
    ).toBe('tools-several')
  })
})

describe('a pattern', () => {
  const { read: readBy, patternFault } = checkerFor('pattern')
  const gcc = String.raw`^(?<path>[^:]+):(?<line>\d+):(?<column>\d+): (?<severity>\w+): (?<message>.*?)(?: \[(?<code>[^\]]+)\])?$`

  test('that fits has no fault', async () => {
    expect(await patternFault?.(gcc)).toBeNull()
  })

  test('reads lines and leaves the others out', () => {
    const stdout =
      'In file included:\nsrc/a.c:3:5: warning: unused [-Wunused]\n    3 | int\nsrc/b.c:1:1: error: bad\n1 error generated.\n'
    const reading = read(readBy({ stdout, stderr: '', exit: code(1) }, { pattern: gcc }))
    expect(reading.tool).toBe(gcc)
    expect(reading.diagnostics).toMatchObject([
      { file: 'src/a.c', line: 3, column: 5, severity: 'error', code: '-Wunused', message: 'unused' },
      { file: 'src/b.c', severity: 'error', code: null, message: 'bad' },
    ])
  })

  test.each(['src/c.c:3: error without a column\n', 'src\\c.c(3,5): error\n', 'C:\\src\\c.c(3): error\n'])(
    'that misses a line with a place is refused: %j',
    (line) => {
      const stdout = `src/b.c:1:1: error: bad\n${line}`
      expect(problemOf(readBy({ stdout, stderr: '', exit: code(1) }, { pattern: gcc }))).toBe('output-unread')
    },
  )

  test('runs in time linear in the line', () => {
    const slow = '^(?<path>(?:a+)+)b(?<message>(?:x|x)*)$'
    const stdout = `${'a'.repeat(50_000)}\n`
    expect(problemOf(readBy({ stdout, stderr: '', exit: code(0) }, { pattern: slow }))).toBe('read 0')
  })

  test.each([
    ['(?<path>a)(?<message>b', 'linear time'],
    [String.raw`(?<path>a)(?<message>b)\1`, 'linear time'],
    ['(?<path>a)(?=x)(?<message>b)', 'linear time'],
    ['(?<message>b)', 'a named group (?<path>…)'],
    ['(?<path>b)', 'a named group (?<message>…)'],
    ['(?<path>a)(?<mesage>b)', 'did you mean message?'],
    ['', 'a named group'],
    ['a'.repeat(1001), '1000 characters'],
  ])('%j is refused', async (pattern, words) => {
    expect(await patternFault?.(pattern)).toContain(words)
  })
})
