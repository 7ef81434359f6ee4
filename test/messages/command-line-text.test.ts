/** On a command line nobody is told of an input that only the action has. */
import { expect, test } from 'vitest'
import { commandLineText } from '#messages/command-line-text.ts'
import { problemText } from '#messages/problem-text.ts'

test.each([
  ['Say it with `command`.', 'Say it with `--command`.'],
  ['for example `command: uv run mypy src`', "for example `--command 'uv run mypy src'`"],
  ['`checker: auto` found none', '`--checker auto` found none'],
  ['Correct `args`', 'Correct the words behind `--`'],
  ['Name it in `input-file`.', 'Name it in `--input`.'],
  ['Go there (`working-directory`).', 'Go there (`--cwd`).'],
  ['Merge it with `mode: report-only`.', 'Merge it with `mode: report-only`.'],
  ['It must be one of `auto`, `pattern`, `sarif`.', 'It must be one of `auto`, `pattern`, `sarif`.'],
  ['Did you mean `pattern`?', 'Did you mean `pattern`?'],
  ['Give `pattern` as well.', 'Give `--pattern` as well.'],
  ['drop `--no-error-summary`', 'drop `--no-error-summary`'],
])('%s', (fix, expected) => {
  const text = { what: fix, why: fix, details: [fix] }
  expect(commandLineText({ ...text, fix })).toEqual({
    what: expected,
    why: expected,
    fix: expected,
    details: [fix],
  })
})

test('a checker that is not installed', () => {
  const text = problemText({ kind: 'checker-not-found', command: 'mypy' })
  expect(commandLineText(text).fix).toBe(
    "Install the checker before this runs, or say how it is started with `--command` (for example `--command 'uv run mypy src'`).",
  )
})
