/** Reads the command line. Every mistake is a `ProblemError` of the family config-error. */
import { foreignFormats } from '#app/local/foreign-baselines.ts'
import { choice, invalid } from '#config/values.ts'
import { checkerNames } from '#model/snapshot.ts'
import {
  type Arguments,
  given,
  optional,
  parse,
  refusePositionals,
  usage,
  type Values,
} from './cli-arguments.ts'
import { readBaselineMerge } from './cli-baseline-merge.ts'
import {
  baselineActions,
  type Command,
  type CommandName,
  commandNames,
  shells,
  whatIfFormats,
} from './cli-command.ts'
import { readDashboard, readHistory, readPlan, readSummary, readWhatIf } from './cli-planning.ts'
import { besideFile, judgingFrom, onlyOf, sourceFrom } from './cli-source.ts'

const readers: Record<CommandName, (given: Arguments) => Command> = {
  check: readCheck,
  snapshot: readSnapshot,
  compare: readCompare,
  merge: readMerge,
  fix: readFix,
  explain: readExplain,
  baseline: readBaseline,
  config: readConfig,
  readiness: readReadiness,
  init: readInit,
  plan: readPlan,
  'what-if': readWhatIf,
  summary: readSummary,
  dashboard: readDashboard,
  history: readHistory,
  doctor: readDoctor,
  completion: readCompletion,
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
  const said = parse(rest, name)
  if (said.values['help'] === true) {
    return { kind: 'help', of: name }
  }
  return said.values['version'] === true ? { kind: 'version' } : readers[name](said)
}

function commandName(word: string): CommandName {
  const name = commandNames.find((known) => known === word)
  if (name === undefined) {
    throw usage({ kind: 'command-unknown', command: word, known: commandNames })
  }
  return name
}

/** Each says by itself what the other says too. */
const excluding = [
  ['against', 'baseline'],
  ['staged', 'changed'],
] as const

function readCheck(said: Arguments): Command {
  const { values, positionals } = said
  refusePositionals('check', positionals, 'behind --')
  const confirmNew = values['confirm-new'] === true
  const source = sourceFrom('check', said)
  const ofRuns = ['confirm-new', 'against', 'staged', 'changed', 'watch'].find(
    (name) => values[name] !== undefined,
  )
  if (ofRuns !== undefined && source.input !== null) {
    throw usage({ kind: 'input-with-run', command: 'check', word: `--${ofRuns}` })
  }
  for (const [one, other] of excluding) {
    if (values[one] !== undefined && values[other] !== undefined) {
      throw usage({ kind: 'options-exclude', command: 'check', options: [`--${one}`, `--${other}`] })
    }
  }
  return {
    kind: 'check',
    source,
    ...judgingFrom(values),
    baseline: baselineOf(values),
    against: optional(values, 'against'),
    only: values['staged'] === true ? 'staged' : values['changed'] === true ? 'changed' : null,
    confirmNew,
    watch: values['watch'] === true,
    saveSnapshot: optional(values, 'save-snapshot'),
    strict: values['strict'] === true,
    beside: besideFile(said),
  }
}

function readFix(said: Arguments): Command {
  const { values, positionals } = said
  refusePositionals('fix', positionals, 'behind --')
  for (const [one, other] of [
    ['diff', 'apply'],
    ['against', 'baseline'],
    ['known', 'baseline'],
    ['known', 'against'],
  ] as const) {
    if (values[one] !== undefined && values[other] !== undefined) {
      throw usage({ kind: 'options-exclude', command: 'fix', options: [`--${one}`, `--${other}`] })
    }
  }
  return {
    kind: 'fix',
    source: sourceFrom('fix', said),
    baseline: baselineOf(values),
    against: optional(values, 'against'),
    known: values['known'] === true,
    apply: values['apply'] === true,
    beside: besideFile(said),
  }
}

function readSnapshot(said: Arguments): Command {
  const { values, positionals } = said
  refusePositionals('snapshot', positionals, 'to --input')
  if (optional(values, 'checker') === null) {
    throw usage({
      kind: 'option-missing',
      command: 'snapshot',
      option: '--checker NAME',
      values: checkerNames,
    })
  }
  return { kind: 'snapshot', source: sourceFrom('snapshot', said), output: optional(values, 'output') }
}

function readBaseline(said: Arguments): Command {
  const { values, positionals } = said
  const [action, ...more] = positionals
  if (action === 'import') {
    return readImport(said, more)
  }
  if (action === 'merge') {
    return readBaselineMerge(more)
  }
  if (action !== 'write' && action !== 'pull') {
    throw usage({
      kind: 'action-unknown',
      command: 'baseline',
      action: action ?? '',
      known: baselineActions,
    })
  }
  refusePositionals(`baseline ${action}`, more, 'behind --')
  if (action === 'pull') {
    return {
      kind: 'baseline-pull',
      source: sourceFrom('baseline', said),
      beside: besideFile(said),
      workflow: optional(values, 'workflow'),
    }
  }
  return {
    kind: 'baseline-write',
    source: sourceFrom('baseline', said),
    file: optional(values, 'file'),
    accept: values['accept'] === true,
    beside: besideFile(said),
  }
}

function readConfig({ values, positionals }: Arguments): Command {
  refusePositionals('config', positionals, 'to --input')
  return {
    kind: 'config',
    beside: { only: onlyOf(values), settings: new Map(), root: optional(values, 'root') },
  }
}

function readReadiness({ values, positionals }: Arguments): Command {
  refusePositionals('readiness', positionals, 'nowhere')
  const verbose = values['verbose'] === true
  return {
    kind: 'readiness',
    root: optional(values, 'root'),
    checkOnly: values['check-only'] === true,
    verbose,
    echo: verbose ? 'all' : 'failed',
    format: choice(given(values, 'format'), whatIfFormats),
  }
}

/** A path. With `file:` before it, as the configuration file spells it, too. */
function baselineOf(values: Values): string | null {
  return optional(values, 'baseline')?.replace(/^file:/, '') ?? null
}

function readCompare({ values, positionals }: Arguments): Command {
  const [base, head, ...more] = positionals
  if (base === undefined || head === undefined || more.length > 0 || (base === '-' && head === '-')) {
    throw usage({ kind: 'operands-missing', command: 'compare', given: positionals.length })
  }
  return {
    kind: 'compare',
    base,
    head,
    name: optional(values, 'name'),
    gitDir: optional(values, 'git-dir'),
    root: optional(values, 'root'),
    ...judgingFrom(values),
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

function readInit({ values, positionals }: Arguments): Command {
  refusePositionals('init', positionals, 'nowhere')
  const checker = given(values, 'checker')
  return {
    kind: 'init',
    root: optional(values, 'root'),
    checker: checker.value === '' ? null : choice(checker, checkerNames),
    yes: values['yes'] === true,
  }
}

function readDoctor({ values, positionals }: Arguments): Command {
  refusePositionals('doctor', positionals, 'nowhere')
  const format = choice(given(values, 'format'), whatIfFormats)
  return { kind: 'doctor', root: optional(values, 'root'), format }
}

function readImport(said: Arguments, [format = '', from = '', ...more]: readonly string[]): Command {
  refusePositionals('baseline import', more, 'behind --')
  if (from === '') {
    throw usage({ kind: 'operands-missing', command: 'baseline import', given: format === '' ? 0 : 1 })
  }
  return {
    kind: 'baseline-import',
    source: sourceFrom('baseline', said),
    beside: besideFile(said),
    format: choice({ input: 'FORMAT', value: format }, foreignFormats),
    from,
    file: optional(said.values, 'file'),
  }
}

function readCompletion({ positionals }: Arguments): Command {
  const [value = '', ...more] = positionals
  const shell = { input: 'completion', value: [value, ...more].join(' ') }
  if (value === '') {
    throw invalid(shell, `followed by one of ${shells.join(', ')}`)
  }
  return { kind: 'completion', shell: choice(shell, shells) }
}
