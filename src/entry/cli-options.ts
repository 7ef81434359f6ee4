/** Reads the command line. Every mistake is a `ProblemError` of the family config-error. */
import { readPolicy, readTarget } from '#config/action-inputs.ts'
import { splitArguments } from '#config/argv.ts'
import type { CheckConfig } from '#config/config.ts'
import { choice, optionalCount, optionalMinutes } from '#config/values.ts'
import type { Target } from '#model/history.ts'
import type { Policy } from '#model/policy.ts'
import { checkerNames } from '#model/snapshot.ts'
import {
  type Arguments,
  given,
  type Options,
  optional,
  parse,
  refusePositionals,
  usage,
  type Values,
} from './cli-arguments.ts'
import { type Command, type CommandName, commandNames } from './cli-command.ts'
import { formats, type Output } from './output-format.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const common = { help: { ...flag, short: 'h' }, version: { ...flag, short: 'v' } } as const
const policyOptions = { 'max-increase': text, 'max-errors': text, 'max-new-errors': text } as const
const targetOptions = { 'target-errors': text, 'target-date': text } as const
const outputOptions = { format: text, output: text, explain: flag } as const
const checkOptions = {
  ...common,
  ...policyOptions,
  ...targetOptions,
  ...outputOptions,
  checker: text,
  command: text,
  'timeout-minutes': text,
  baseline: text,
  partial: flag,
  'confirm-new': flag,
} as const
const snapshotOptions = {
  ...common,
  checker: text,
  command: text,
  'timeout-minutes': text,
  input: text,
  'exit-code': text,
  root: text,
  cwd: text,
  output: text,
} as const
const compareOptions = {
  ...common,
  ...policyOptions,
  ...targetOptions,
  ...outputOptions,
  'git-dir': text,
  root: text,
  partial: flag,
} as const
const explainOptions = { ...common, checker: text } as const
const baselineOptions = {
  ...common,
  checker: text,
  command: text,
  file: text,
  accept: flag,
  root: text,
  cwd: text,
} as const
const mergeOptions = { ...common, output: text } as const

const commands: Record<
  CommandName,
  { readonly options: Options; readonly read: (given: Arguments) => Command }
> = {
  check: { options: checkOptions, read: readCheck },
  snapshot: { options: snapshotOptions, read: readSnapshot },
  compare: { options: compareOptions, read: readCompare },
  merge: { options: mergeOptions, read: readMerge },
  explain: { options: explainOptions, read: readExplain },
  baseline: { options: baselineOptions, read: readBaseline },
}

/** `argv` without the program. */
export function readCommand(argv: readonly string[]): Command {
  const [first = 'help', ...rest] = argv
  if (first === 'help' || first === '-h' || first === '--help') {
    const [of] = rest
    return { kind: 'help', of: of === undefined ? null : commandName(of) }
  }
  if (first === '-v' || first === '--version') {
    return { kind: 'version' }
  }
  const name = commandName(first)
  const { options, read } = commands[name]
  const said = parse(rest, options)
  if (said.values['help'] === true) {
    return { kind: 'help', of: name }
  }
  return said.values['version'] === true ? { kind: 'version' } : read(said)
}

function commandName(word: string): CommandName {
  const name = commandNames.find((known) => known === word)
  if (name === undefined) {
    throw usage({ kind: 'command-unknown', command: word, known: commandNames })
  }
  return name
}

function readCheck({ values, positionals, trailing }: Arguments): Command {
  refusePositionals('check', positionals, 'behind --')
  const policy = policyFrom(values)
  const checker = choice(given(values, 'checker'), ['auto', ...checkerNames])
  const check = checkConfig(values, { checker, args: trailing })
  return {
    kind: 'check',
    check,
    policy,
    target: targetFrom(values),
    baseline: optional(values, 'baseline'),
    partial: values['partial'] === true,
    confirmNew: values['confirm-new'] === true,
    output: outputFrom(values),
  }
}

function readSnapshot({ values, positionals, trailing }: Arguments): Command {
  refusePositionals('snapshot', positionals, 'to --input')
  if (optional(values, 'checker') === null) {
    throw usage({
      kind: 'option-missing',
      command: 'snapshot',
      option: '--checker NAME',
      values: checkerNames,
    })
  }
  const checker = choice(given(values, 'checker'), checkerNames)
  const input = optional(values, 'input')
  if (input === null && optional(values, 'exit-code') !== null) {
    throw usage({ kind: 'exit-code-without-input' })
  }
  return {
    kind: 'snapshot',
    checker,
    check: checkConfig(values, { checker, args: trailing }),
    input,
    root: optional(values, 'root') ?? '.',
    cwd: optional(values, 'cwd'),
    output: optional(values, 'output'),
  }
}

function readBaseline({ values, positionals, trailing }: Arguments): Command {
  const [action, ...more] = positionals
  if (action !== 'write') {
    throw usage({ kind: 'action-unknown', command: 'baseline', action: action ?? '', known: 'write' })
  }
  refusePositionals('baseline write', more, 'behind --')
  const checker = choice(given(values, 'checker'), ['auto', ...checkerNames])
  return {
    kind: 'baseline-write',
    check: checkConfig(values, { checker, args: trailing }),
    file: optional(values, 'file') ?? 'type-ratchet-baseline.tsv',
    accept: values['accept'] === true,
    root: optional(values, 'root') ?? '.',
    cwd: optional(values, 'cwd'),
  }
}

function readCompare({ values, positionals }: Arguments): Command {
  const [base, head, ...more] = positionals
  if (base === undefined || head === undefined || more.length > 0) {
    throw usage({ kind: 'operands-missing', command: 'compare', given: positionals.length })
  }
  const policy = policyFrom(values)
  return {
    kind: 'compare',
    base,
    head,
    gitDir: optional(values, 'git-dir'),
    root: optional(values, 'root'),
    partial: values['partial'] === true,
    policy,
    target: targetFrom(values),
    output: outputFrom(values),
  }
}

function readMerge({ values, positionals }: Arguments): Command {
  if (positionals.length === 0) {
    throw usage({ kind: 'operands-missing', command: 'merge', given: 0 })
  }
  return { kind: 'merge', snapshots: positionals, output: optional(values, 'output') }
}

function readExplain({ values, positionals }: Arguments): Command {
  const [code, ...more] = positionals
  if (code === undefined || more.length > 0) {
    throw usage({ kind: 'operands-missing', command: 'explain', given: positionals.length })
  }
  const checker = given(values, 'checker')
  return { kind: 'explain', code, checker: checker.value === '' ? null : choice(checker, checkerNames) }
}

function checkConfig(
  values: Values,
  rest: { readonly checker: CheckConfig['checker']; readonly args: readonly string[] },
): CheckConfig {
  const command = splitArguments(optional(values, 'command') ?? '', '--command')
  return {
    checker: rest.checker,
    command: command.length === 0 ? null : command,
    args: rest.args,
    workingDirectory: '.',
    inputFile: null,
    exitCode: optionalCount(given(values, 'exit-code')),
    timeLimitMs: optionalMinutes(given(values, 'timeout-minutes')),
  }
}

function policyFrom(values: Values): Policy {
  return readPolicy((name) => given(values, name))
}

function targetFrom(values: Values): Target | null {
  return readTarget((name) => given(values, name))
}

function outputFrom(values: Values): Output {
  return {
    format: choice(given(values, 'format'), formats),
    output: optional(values, 'output'),
    explain: values['explain'] === true,
  }
}
