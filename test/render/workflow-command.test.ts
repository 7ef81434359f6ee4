/** What a checker prints can't give the runner orders. Judged by a port of the runner's own parser. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logLine } from '#render/encode/workflow-command.ts'
import { parseWorkflowCommands } from '#test/support/github/workflow-command.ts'

const piece = fc.constantFrom(
  ...[
    '::',
    '##[',
    ']',
    ' ',
    '\t',
    'add-mask',
    'set-output name=x',
    'stop-commands',
    'error file=a.py',
    'group',
    ':',
    '#',
  ],
  ...[
    '\u0000',
    '\u001b',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u200b',
    'x',
    '%0A',
    '##[add-mask]x',
    '::add-mask::x',
  ],
)

test('no line of foreign output is read as a command', () => {
  fc.assert(
    fc.property(fc.string({ unit: piece, maxLength: 10 }), (line) => {
      expect(parseWorkflowCommands(logLine(line))).toEqual([])
    }),
    { numRuns: 5000 },
  )
})

test('the parser does see the commands that are made harmless', () => {
  expect(parseWorkflowCommands('::add-mask::x').length).toBe(1)
  expect(parseWorkflowCommands('text ##[add-mask]x').length).toBe(1)
})

test('no line starts where a problem matcher wants a path', () => {
  expect(logLine('src/a.ts(1,1): error TS2322: Wrong.')).toMatch(/^\s/)
})
