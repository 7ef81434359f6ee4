/** The runner's own formats as the harness reads them: metadata, command files, workflow commands, input defaults. */
import { describe, expect, it } from 'vitest'
import { parseActionManifest } from '../support/github/action-manifest.ts'
import { parseCommandFile } from '../support/github/command-file.ts'
import { resolveDefault } from '../support/github/input-default.ts'
import { annotationsOf, parseWorkflowCommands } from '../support/github/workflow-command.ts'

const expression = (text: string): string => `$\{{ ${text} }}`

const MANIFEST = `name: Sample # a comment
inputs:
  checker:
    description: >-
      Which checker
      to run
    default: auto
  comment:
    description: 'It''s a word: on-change, always'
    default: "on-change"
  empty:
    description: Nothing
    default: ''
  free:
    required: true

outputs:
  result:
    description: |
      The outcome
runs:
  using: node24
  main: dist/action.js
`

describe('action metadata', () => {
  it('gives inputs with their defaults, outputs and scripts', () => {
    const { inputs, ...rest } = parseActionManifest(MANIFEST)
    expect(Object.fromEntries(inputs)).toEqual({
      checker: 'auto',
      comment: 'on-change',
      empty: '',
      free: undefined,
    })
    expect(rest).toEqual({
      name: 'Sample',
      outputs: ['result'],
      using: 'node24',
      main: 'dist/action.js',
      post: undefined,
    })
  })

  it.each([
    ['a flow mapping', 'inputs: { checker: x }'],
    ['a sequence', 'inputs:\n  - checker'],
    ['a key twice', 'name: a\nname: b'],
    ['an anchor', 'name: &a b'],
    ['a plain scalar over two lines', 'name: a\n  b'],
    ['a plain scalar with a colon', 'name: a: b'],
  ])('refuses %s', (_, text) => {
    expect(() => parseActionManifest(text)).toThrow('does not know')
  })
})

describe('input defaults', () => {
  it('resolve contexts, also as JSON, and missing properties to nothing', () => {
    const contexts = { github: { token: 'ghs_x' }, matrix: { os: 'linux' }, job: {} }
    expect(resolveDefault(expression('github.token'), contexts)).toBe('ghs_x')
    expect(resolveDefault(expression('toJSON(matrix)'), contexts)).toBe('{\n  "os": "linux"\n}')
    expect(resolveDefault(`[${expression('job.check_run_id')}]`, contexts)).toBe('[]')
    expect(resolveDefault(expression('toJSON(matrix)'), { matrix: undefined })).toBe('null')
  })

  it('refuse what the harness can not evaluate', () => {
    expect(() => resolveDefault(expression("format('{0}', 1)"), {})).toThrow("can't evaluate")
    expect(() => resolveDefault(expression('secrets.x'), {})).toThrow('no context secrets')
  })
})

describe('command files', () => {
  it('hold lines and blocks, the last value winning', () => {
    const text = 'a=1\nb<<END\nline one\na=2\n\nEND\na=x=y\nc<<E\nE\n'
    expect(parseCommandFile(text)).toEqual({ a: 'x=y', b: 'line one\na=2\n', c: '' })
  })

  it('refuse a block without an end and a line without a key', () => {
    expect(() => parseCommandFile('a<<END\nx\n')).toThrow("Matching delimiter not found 'END'")
    expect(() => parseCommandFile('just text\n')).toThrow('Invalid format')
  })
})

describe('workflow commands', () => {
  it('stand at the start of a line, or in the older form anywhere', () => {
    const log = [
      'text ::error::not a command',
      '  ::WARNING file=a.py,line=3,title=50%25%3A a%2Cb::first%0Asecond',
      'mypy: ##[error file=b.py;line=4]old form',
      '::unknown::x',
      '::add-mask::1',
    ].join('\n')
    expect(annotationsOf(log)).toEqual([
      { level: 'warning', message: 'first\nsecond', title: '50%: a,b', file: 'a.py', line: 3 },
      { level: 'error', message: 'old form', file: 'b.py', line: 4 },
    ])
    expect(parseWorkflowCommands(log).at(-1)).toEqual({ name: 'add-mask', properties: {}, data: '1' })
  })

  it('are ignored between stop-commands and its token', () => {
    const log =
      '::stop-commands::t0ken\n::error::hidden\n##[error]hidden\n::other::\n::t0ken::\n::notice::shown\n'
    expect(annotationsOf(log)).toEqual([{ level: 'notice', message: 'shown' }])
  })

  it('unescape percent last', () => {
    expect(annotationsOf('::error::100%250A')).toEqual([{ level: 'error', message: '100%0A' }])
  })
})
