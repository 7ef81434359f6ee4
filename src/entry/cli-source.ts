/** What is run or read, and how it is judged: options that several commands share. */
import { readPolicy, readTarget } from '#config/action-inputs.ts'
import { splitArguments } from '#config/argv.ts'
import { settingNames } from '#config/file/settings.ts'
import { choice, optionalCount, optionalMinutes } from '#config/values.ts'
import { checkerNames } from '#model/snapshot.ts'
import { type Arguments, given, optional, usage, type Values } from './cli-arguments.ts'
import type { Beside, CommandName, Judging, Source } from './cli-command.ts'
import { outputsFrom } from './cli-outputs.ts'

/** A checker is run or a text is read; what only a run has does not go with a text. */
export function sourceFrom(command: CommandName, { values, trailing }: Arguments): Source {
  const input = optional(values, 'input')
  if (input === null && optional(values, 'exit-code') !== null) {
    throw usage({ kind: 'exit-code-without-input', command })
  }
  const ofRuns = ['command', 'timeout-minutes'].filter((name) => optional(values, name) !== null)
  const [word] = [...ofRuns.map((name) => `--${name}`), ...(trailing.length === 0 ? [] : ['--'])]
  if (input !== null && word !== undefined) {
    throw usage({ kind: 'input-with-run', command, word })
  }
  const words = splitArguments(optional(values, 'command') ?? '', '--command')
  return {
    check: {
      checker: choice(given(values, 'checker'), ['auto', ...checkerNames]),
      command: words.length === 0 ? null : words,
      args: trailing,
      workingDirectory: '.',
      inputFile: null,
      exitCode: optionalCount(given(values, 'exit-code')),
      pattern: optional(values, 'pattern'),
      timeLimitMs: optionalMinutes(given(values, 'timeout-minutes')),
    },
    input,
    echo: values['quiet'] === true ? 'none' : values['verbose'] === true ? 'all' : 'failed',
    piped: input === '-',
    root: optional(values, 'root') ?? '.',
    cwd: optional(values, 'cwd'),
    name: optional(values, 'name'),
    leg: optional(values, 'leg'),
  }
}

/** The rules, the target, and the forms of the answer. */
export function judgingFrom(values: Values): Judging {
  return {
    policy: readPolicy((name) => given(values, name)),
    target: readTarget((name) => given(values, name)),
    partial: values['partial'] === true,
    outputs: outputsFrom(values),
  }
}

/** Options that say what is checked, so that no file is asked. */
const sayWhat = ['checker', 'command', 'input', 'exit-code', 'pattern', 'cwd', 'name', 'leg']

/** null where the options themselves say what is checked. */
export function besideFile({ values, trailing }: Arguments): Beside | null {
  const only = onlyOf(values)
  const said = sayWhat.find((name) => optional(values, name) !== null)
  const what = said === undefined ? (trailing.length === 0 ? null : '--') : `--${said}`
  if (what !== null) {
    if (only !== null) {
      throw usage({ kind: 'options-collide', options: [only.input, what] })
    }
    return null
  }
  // `--baseline` is a file, and goes its own way.
  const settings = settingNames
    .filter((name) => name !== 'baseline')
    .flatMap((name) => {
      const value = values[name] === true ? 'true' : optional(values, name)
      return value === null ? [] : [[name, { value, from: `\`--${name}\`` }] as const]
    })
  return { only, settings: new Map(settings), root: optional(values, 'root') }
}

/** `--checks api,web`, or `--check api` of a command for a single check. */
export function onlyOf(values: Values): Beside['only'] {
  for (const name of ['checks', 'check']) {
    const value = optional(values, name)
    if (value !== null) {
      return { input: `--${name}`, value }
    }
  }
  return null
}
