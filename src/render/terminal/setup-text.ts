/** What `init` says: what it found, what it writes, and the numbers that the first run will have. */

import { commandLineProblem } from '#messages/command-line-problem.ts'
import { setupAdviceText } from '#messages/setup-texts.ts'
import type { HookRunner, PlannedCheck, PlannedHook, SetupPlan, TriedCheck } from '#model/setup.ts'
import { terminalText } from '../encode/terminal.ts'

const pages = 'https://github.com/type-ratchet/type-ratchet/blob/v1/docs'

/** Asked before anything is written. */
export const question = '\nWrite this? [y/N] '

/** Every line is safe for a terminal; ends with a line break. */
export function planText(plan: SetupPlan): string {
  return textOf([
    'This repository',
    ...plan.checks.map((check) => `  ${foundText(check)}`),
    ...waysText(plan),
    '',
    'One run here',
    ...plan.checks.flatMap(triedLines),
    ...sumLine(plan.checks),
    ...(plan.isSplit
      ? [
          '',
          'These checks want different environments, so each has a job of its own; the last job makes them one result.',
        ]
      : []),
    ...plan.files.flatMap(({ path, text, state }) => [
      '',
      state === 'new'
        ? `To be written: ${path}`
        : `Left alone: ${path} is there and does not use type-ratchet`,
      ...(state === 'new'
        ? text
            .trimEnd()
            .split('\n')
            .map((line) => `  ${line}`)
        : []),
    ]),
    ...hookLines(plan.hook),
    ...adviceLines(plan),
  ])
}

/** After a decision. `written`: paths; null when nobody was asked and nobody said --yes. */
export function endText(plan: SetupPlan, written: readonly string[] | null): string {
  if (written === null) {
    return textOf(['', 'Nothing was written. To write it: type-ratchet init --yes'])
  }
  return textOf([
    '',
    ...written.map((path) => `written: ${path}`),
    ...(written.length === 0
      ? ['Nothing was written.']
      : [
          `Commit ${written.length === 1 ? 'it' : 'them'} and merge to ${plan.branch}: that run makes the baseline, and no number of errors fails it.`,
          'From then on a pull request with a new error fails.',
          '',
          'On this machine, on any branch:',
          ...plan.local.map(({ whole }) => `  ${['npx type-ratchet check', whole].join(' ').trimEnd()}`),
          '  Until there is a baseline it only counts; `--against ' +
            `${plan.branch}\` compares without one.`,
        ]),
  ])
}

/** For a repository that is set up. */
export function doneText(workflow: string): string {
  return textOf([`${workflow} already uses type-ratchet: nothing to do.`])
}

function foundText({ checker, folder, file, installation }: PlannedCheck): string {
  const where = folder === '' ? '' : ` in ${folder}`
  const by = file === null ? 'named by you' : file
  const packages =
    installation.file === null ? installation.manager : `${installation.manager}, ${installation.file}`
  return `${checker}${where} (${by}), packages by ${packages}`
}

function waysText({ branch, ways }: SetupPlan): readonly string[] {
  return [
    `  default branch: ${branch}`,
    ...(ways.codeOwners === null ? [] : [`  owners: ${ways.codeOwners}; the comment names them`]),
    ways.isPublic
      ? '  a licence: pull requests may come from forks, so a second workflow writes their comments'
      : `  no licence: taken for a private repository. Where forks send pull requests: ${pages}/forks.md`,
  ]
}

function triedLines({ name, tried }: TriedCheck): readonly string[] {
  if (tried.kind === 'failed') {
    const { what, fix } = commandLineProblem(tried.problem)
    return [`  ${name}: no numbers. ${what}`, `    ${fix}`]
  }
  const { errors, warnings, version, words } = tried
  const more = warnings === 0 ? '' : `, ${count(warnings, 'warning')}`
  const of = version === null ? 'version not known' : `version ${version}`
  return [`  ${name}: ${count(errors, 'error')}${more} (${words}; ${of})`]
}

/** Together, where each has a number. */
function sumLine(checks: readonly TriedCheck[]): readonly string[] {
  const numbers = checks.flatMap(({ tried }) => (tried.kind === 'ran' ? [tried.errors] : []))
  return checks.length > 1 && numbers.length === checks.length
    ? [
        `  together: ${count(
          numbers.reduce((sum, errors) => sum + errors, 0),
          'error',
        )}`,
      ]
    : []
}

function adviceLines({ checks, ways: { counters, baselines } }: SetupPlan): readonly string[] {
  const lines = [
    ...new Set(checks.flatMap(({ installation }) => installation.advice.map(setupAdviceText))),
    ...counters.map(
      ({ path, line }) =>
        `${path}:${line} counts errors. Take it out when this works: ${pages}/how-to/from-a-counter.md`,
    ),
    ...baselines.map(
      ({ path, tool }) => `${path} holds known errors of ${tool}: ${pages}/how-to/from-a-counter.md`,
    ),
  ]
  return lines.length === 0 ? [] : ['', 'For you to do', ...lines.map((line) => `  ${line}`)]
}

const runnerNames: Readonly<Record<HookRunner, string>> = {
  'pre-commit': 'pre-commit or prek',
  lefthook: 'lefthook',
  husky: 'husky',
}
/** Where a user puts lines that could not be added. */
const belonging: Readonly<Record<HookRunner, string>> = {
  'pre-commit': 'below `repos`',
  lefthook: 'with what stands below `pre-commit` and `jobs` already',
  husky: 'in .husky/pre-commit',
}

function hookLines(hook: PlannedHook | null): readonly string[] {
  if (hook === null) {
    return []
  }
  const { runner, file, lines } = hook
  const title =
    file === null
      ? `A hook for ${runnerNames[runner]}, for you to put ${belonging[runner]}:`
      : `To be ${file.isNew ? 'written' : 'added at the end'}: ${file.path} (a hook for ${runnerNames[runner]})`
  return [
    '',
    title,
    ...lines.map((line) => `  ${line}`),
    `  It needs a baseline, and enforces nothing without one: ${pages}/how-to/hooks.md`,
  ]
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en-US')} ${word}${number === 1 ? '' : 's'}`
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${terminalText(line)}\n`).join('')
}
