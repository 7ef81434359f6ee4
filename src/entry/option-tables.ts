/** Which options each command has. */
import type { ParseArgsConfig } from 'node:util'
import type { CommandName } from './cli-command.ts'

/** As Node's parser takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const common: Options = { help: { ...flag, short: 'h' }, version: { ...flag, short: 'v' } }
/** What is run, and where. */
const run: Options = {
  checker: text,
  command: text,
  'timeout-minutes': text,
  root: text,
  cwd: text,
  name: text,
  verbose: flag,
  quiet: flag,
}
/** What is run or read, and where it belongs. */
const source: Options = { ...run, input: text, 'exit-code': text, pattern: text, leg: text }
/** How two runs are judged, and in which forms that is told. */
const judging: Options = {
  'max-increase': text,
  'max-errors': text,
  'max-new-errors': text,
  'target-errors': text,
  'target-date': text,
  format: { ...text, multiple: true },
  output: text,
  explain: flag,
  all: flag,
  quiet: flag,
  partial: flag,
}

/** By command. */
export const optionTables: Readonly<Record<CommandName, Options>> = {
  check: {
    ...common,
    ...source,
    ...judging,
    checks: text,
    baseline: text,
    against: text,
    staged: flag,
    changed: flag,
    'confirm-new': flag,
    watch: flag,
    'save-snapshot': text,
    strict: flag,
  },
  snapshot: { ...common, ...source, output: text },
  compare: { ...common, ...judging, 'git-dir': text, root: text, name: text },
  merge: { ...common, output: text },
  fix: {
    ...common,
    ...run,
    checks: text,
    baseline: text,
    against: text,
    known: flag,
    diff: flag,
    apply: flag,
  },
  explain: { ...common, checker: text },
  baseline: { ...common, ...source, checks: text, file: text, accept: flag, workflow: text },
  config: { ...common, checks: text, root: text, print: flag },
  readiness: { ...common, root: text, 'check-only': flag, verbose: flag, format: text },
  init: { ...common, yes: { ...flag, short: 'y' }, checker: text, root: text },
  plan: {
    ...common,
    ...source,
    check: text,
    size: text,
    owner: text,
    ages: flag,
    format: text,
    output: text,
  },
  'what-if': {
    ...common,
    ...run,
    check: text,
    flag: { ...text, multiple: true },
    format: text,
    output: text,
  },
  summary: {
    ...common,
    since: text,
    'target-errors': text,
    'target-date': text,
    'max-errors': text,
    root: text,
    workflow: text,
    format: text,
    output: text,
    page: text,
    commit: flag,
    notify: flag,
    'notify-on': { ...text, multiple: true },
    issue: flag,
    owners: text,
    'count-fixes': flag,
    'dry-run': flag,
    verbose: flag,
  },
  dashboard: {
    ...common,
    org: text,
    repo: { ...text, multiple: true },
    repos: text,
    name: { ...text, multiple: true },
    workflow: text,
    archived: flag,
    since: text,
    format: { ...text, multiple: true },
    output: text,
  },
  history: { ...common, ...run, check: text, since: text, every: text, output: text },
  doctor: { ...common, root: text, format: text },
  completion: common,
}
