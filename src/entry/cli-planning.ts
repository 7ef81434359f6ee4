/** Reads the commands that show the way to zero: `plan`, `what-if`, `summary`, `history`, `dashboard`. Every mistake is a `ProblemError`. */
import type { LookBack } from '#app/local/weekly-summary.ts'
import { readTarget } from '#config/action-inputs.ts'
import { checkName, ownerName, repositoryName } from '#config/repositories.ts'
import { choice, type Given, optionalCount, optionalPeriod } from '#config/values.ts'
import type { News } from '#model/summary.ts'
import {
  type Arguments,
  given,
  optional,
  refusePositionals,
  repeated,
  usage,
  type Values,
} from './cli-arguments.ts'
import { type Command, dashboardFormats, historyActions, planFormats, whatIfFormats } from './cli-command.ts'
import { outputListFrom, plainFile } from './cli-outputs.ts'
import { besideFile, sourceFrom } from './cli-source.ts'

/** Enough for a sprint of two weeks. */
const usualSize = 80

/** From a run, a text, or a snapshot. */
export function readPlan(said: Arguments): Command {
  const { values, positionals } = said
  const [snapshot = null, ...more] = positionals
  refusePositionals('plan', more, 'behind --')
  const source = sourceFrom('plan', said)
  if (snapshot !== null && source.input !== null) {
    throw usage({ kind: 'input-with-run', command: 'plan', word: snapshot })
  }
  return {
    kind: 'plan',
    source,
    // A snapshot says itself what was checked.
    beside: snapshot === null ? besideFile(said) : null,
    snapshot,
    size: optionalCount(given(values, 'size')) ?? usualSize,
    owner: optional(values, 'owner'),
    ages: values['ages'] === true,
    format: choice(given(values, 'format'), planFormats),
    output: plainFile(optional(values, 'output')),
  }
}

/** From runs alone. */
export function readWhatIf(said: Arguments): Command {
  const { values, positionals } = said
  refusePositionals('what-if', positionals, 'behind --')
  return {
    kind: 'what-if',
    source: sourceFrom('what-if', said),
    beside: besideFile(said),
    flags: repeated(values, 'flag'),
    format: choice(given(values, 'format'), whatIfFormats),
    output: plainFile(optional(values, 'output')),
  }
}

const day = 24 * 60 * 60
const week = 7 * day
const halfYear = 180 * day

/** `history replay`: past commits of this branch. */
export function readHistory(said: Arguments): Command {
  const { values, positionals } = said
  const [action = '', ...more] = positionals
  if (action !== 'replay') {
    throw usage({ kind: 'action-unknown', command: 'history', action, known: historyActions })
  }
  refusePositionals('history replay', more, 'behind --')
  return {
    kind: 'history-replay',
    source: sourceFrom('history', said),
    beside: besideFile(said),
    sinceSeconds: optionalPeriod(given(values, 'since')) ?? halfYear,
    everySeconds: optionalPeriod(given(values, 'every')) ?? week,
    file: plainFile(optional(values, 'output')),
  }
}

/** From baselines of the default branch. */
export function readSummary({ values, positionals }: Arguments): Command {
  if (values['count-fixes'] === true && optional(values, 'owners') === null) {
    throw usage({ kind: 'option-needs', command: 'summary', option: '--count-fixes', needs: '--owners FILE' })
  }
  return {
    kind: 'summary',
    snapshots: positionals,
    since: readLookBack(given(values, 'since')),
    target: readTarget((name) => given(values, name)),
    limit: optionalCount(given(values, 'max-errors')),
    root: optional(values, 'root'),
    workflow: optional(values, 'workflow'),
    format: choice(given(values, 'format'), planFormats),
    output: plainFile(optional(values, 'output')),
    page: optional(values, 'page'),
    commit: values['commit'] === true,
    notify: values['notify'] === true,
    notifyOn: readNews(values),
    issue: values['issue'] === true,
    owners: optional(values, 'owners'),
    countFixes: values['count-fixes'] === true,
    dryRun: values['dry-run'] === true,
    verbose: values['verbose'] === true,
  }
}

const usualLookBack: LookBack = { kind: 'time', seconds: week }

/** A time, or `1.run`: since the run before the newest. */
function readLookBack(said: Given): LookBack {
  const [, count = ''] = /^(\d{1,4})[. ]?runs?$/.exec(said.value.trim()) ?? []
  if (Number(count) > 0) {
    return { kind: 'runs', count: Number(count) }
  }
  const seconds = optionalPeriod(said)
  return seconds === null ? usualLookBack : { kind: 'time', seconds }
}

const newsWords = ['always', 'limit', 'target', 'regression'] as const

/** `always` beside others is always. */
function readNews(values: Values): readonly News[] {
  const words = repeated(values, 'notify-on').flatMap((value) =>
    value.split(',').map((word) => choice({ input: '--notify-on', value: word }, newsWords)),
  )
  return words.includes('always') ? [] : words.filter((word) => word !== 'always')
}

/** From baselines of many repositories. */
export function readDashboard({ values, positionals }: Arguments): Command {
  refusePositionals('dashboard', positionals, 'nowhere')
  const each = (name: string, read: (given: Given) => string): readonly string[] =>
    repeated(values, name).map((value) => read({ input: `--${name}`, value }))
  const org = optional(values, 'org')
  const repositories = each('repo', repositoryName)
  const list = optional(values, 'repos')
  if (org === null && repositories.length === 0 && list === null) {
    throw usage({
      kind: 'option-missing',
      command: 'dashboard',
      option: '--org NAME',
      values: ['--org', '--repo', '--repos'],
    })
  }
  return {
    kind: 'dashboard',
    org: org === null ? null : ownerName({ input: '--org', value: org }),
    repositories,
    list,
    checks: each('name', checkName),
    workflow: optional(values, 'workflow'),
    archived: values['archived'] === true,
    sinceSeconds: optionalPeriod(given(values, 'since')) ?? week,
    outputs: outputListFrom(values, { formats: dashboardFormats, command: 'dashboard' }),
  }
}
