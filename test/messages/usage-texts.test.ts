/** Every mistake on a command line has a sentence that names what was typed, and none is worded elsewhere. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { expect, test } from 'vitest'
import { usageHelp, usageMistakes, usageSentence } from '#messages/usage-texts.ts'
import type { UsageMistake } from '#model/usage.ts'

const examples: { readonly [Kind in UsageMistake['kind']]: Extract<UsageMistake, { readonly kind: Kind }> } =
  {
    'command-unknown': { kind: 'command-unknown', command: '«chekc»', known: ['«check»', '«merge»'] },
    'action-unknown': {
      kind: 'action-unknown',
      command: '«baseline»',
      action: '«read»',
      known: ['«write»', '«pull»'],
    },
    'option-refused': {
      kind: 'option-refused',
      command: 'check',
      said: '«Unknown option»',
      known: [],
      elsewhere: [],
    },
    'option-empty': { kind: 'option-empty', command: 'check', option: '«--max-errors»' },
    'input-with-run': { kind: 'input-with-run', command: 'check', word: '«--command»' },
    'input-file-against': { kind: 'input-file-against', check: '«api»', path: '«api.txt»' },
    'files-need-git': { kind: 'files-need-git', option: '«--staged»' },
    'options-exclude': {
      kind: 'options-exclude',
      command: 'check',
      options: ['«--against»', '«--baseline»'],
    },
    'formats-collide': { kind: 'formats-collide', formats: ['«json»', '«html»'] },
    'option-missing': {
      kind: 'option-missing',
      command: '«snapshot»',
      option: '«--checker»',
      values: ['«mypy»'],
    },
    'options-collide': { kind: 'options-collide', options: ['«--checks»', '«--checker»'] },
    'check-unchosen': {
      kind: 'check-unchosen',
      command: '«plan»',
      option: '«--check»',
      path: '«type-ratchet.yml»',
      checks: ['«api»', '«web»'],
    },
    'partial-names-nothing': { kind: 'partial-names-nothing' },
    'option-needs': { kind: 'option-needs', command: 'summary', option: '«--one»', needs: '«--other»' },
    'exit-code-without-input': { kind: 'exit-code-without-input', command: 'check' },
    'operand-refused': {
      kind: 'operand-refused',
      command: '«check»',
      operand: '«src»',
      belongs: 'behind --',
    },
    'operands-missing': { kind: 'operands-missing', command: 'compare', given: 7 },
  }

test.each(usageMistakes)('%s names every value that was typed', (kind) => {
  const sentence = usageSentence(examples[kind])
  for (const value of JSON.stringify(examples[kind]).match(/«[^»]*»/g) ?? []) {
    expect(sentence).toContain(value)
  }
  expect(sentence).not.toMatch(/undefined|null|\[object/)
})

test.each(usageMistakes)('%s says which help to read', (kind) => {
  expect(usageHelp(examples[kind])).toMatch(/^type-ratchet .*--help$/)
})

const known = ['--format', '--partial']
const options = { format: { type: 'string', short: 'f' }, partial: { type: 'boolean' } } as const

test.each([
  [['--formt', 'json'], '“check” has no option “--formt”. Did you mean “--format”?'],
  [['--frobnicate'], '“check” has no option “--frobnicate”.'],
  [['-x'], '“check” has no option “-x”.'],
  [['--format'], '“--format” needs a value.'],
  [
    ['--format', '-5'],
    '“--format” needs a value. One that starts with a hyphen is written “--format=-VALUE”.',
  ],
  [['--partial=yes'], '“--partial” takes no value.'],
])('what Node says of %j is said in words of ours', (args, sentence) => {
  const said = (): unknown => parseArgs({ args: [...args], options, allowPositionals: true })
  expect(said).toThrow()
  try {
    said()
  } catch (error) {
    const text = String((error as Error).message)
    expect(
      usageSentence({ kind: 'option-refused', command: 'check', said: text, known, elsewhere: [] }),
    ).toBe(sentence)
  }
})

test('no sentence for users stands in the code that reads inputs, runs things or talks to the outside', () => {
  const folder = fileURLToPath(new URL('../../src', import.meta.url))
  // A capital or a quoted word, at least two words, and a full stop; help texts are no messages.
  const sentence = /(['`])(?:[A-Z“])(?:(?!\1)[^\\])*\s(?:(?!\1)[^\\])*[.!?]\1/
  const found = globSync('{entry,app,config,adapters}/**/*.ts', { cwd: folder })
    .filter((file) => !file.endsWith('-help.ts'))
    .flatMap((file) =>
      readFileSync(`${folder}/${file}`, 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line) && sentence.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
  expect(found).toEqual([])
})

test('an option that other commands have is said to be theirs', () => {
  const said = "Unknown option '--input'. To specify a positional argument starting with a '-', place it"
  const elsewhere = ['check', 'snapshot', 'baseline']
  const mistake = { kind: 'option-refused', command: 'compare', said, known: ['--root'], elsewhere } as const
  expect(usageSentence(mistake)).toBe(
    '“compare” has no option “--input”. It belongs to “check”, “snapshot”, “baseline”.',
  )
})
