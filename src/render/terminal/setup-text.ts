/** What `init` says: what it found, what it writes, and the numbers that the first run will have. */

import { commandLineProblem } from '#messages/command-line-problem.ts'
import { setupAdviceText } from '#messages/setup-texts.ts'
import type { HookRunner, PlannedCheck, SetupPlan, TriedCheck } from '#model/setup.ts'
import { terminalText } from '../encode/terminal.ts'

const pages = 'https://github.com/type-ratchet/type-ratchet/blob/v1/docs'

/** Asked before anything is written. */
export const question = '\nWrite this? [y/N] '

/** Every line is safe for a terminal; ends with a line break. `version`: of this program, for what must name one. */
export function planText(plan: SetupPlan, version: string): string {
  return textOf([
    'This repository',
    ...plan.checks.map((check) => `  ${foundText(check)}`),
    ...waysText(plan),
    '',
    'One run here',
    ...plan.checks.flatMap(triedLines),
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
    ...adviceLines(plan, version),
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
    ...(ways.isPublic
      ? ['  a licence: pull requests may come from forks, so a second workflow writes their comments']
      : []),
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

function adviceLines({ checks, ways }: SetupPlan, version: string): readonly string[] {
  const { counters, baselines, hooks } = ways
  const lines = [
    ...new Set(checks.flatMap(({ installation }) => installation.advice.map(setupAdviceText))),
    ...counters.map(
      ({ path, line }) =>
        `${path}:${line} counts errors. Take it out when this works: ${pages}/how-to/from-a-counter.md`,
    ),
    ...baselines.map(
      ({ path, tool }) => `${path} holds known errors of ${tool}: ${pages}/how-to/from-a-counter.md`,
    ),
    ...(hooks === null ? [] : hookLines(hooks, { checks, version })),
  ]
  return lines.length === 0 ? [] : ['', 'For you to do', ...lines.map((line) => `  ${line}`)]
}

/** Its file is somebody's, so it is shown and not written. */
function hookLines(
  runner: HookRunner,
  { checks, version }: { readonly checks: readonly PlannedCheck[]; readonly version: string },
): readonly string[] {
  const commands = checks.map(({ hook }) => `npx type-ratchet check --staged ${hook.words}`)
  const lines: Readonly<Record<HookRunner, readonly string[]>> = {
    'pre-commit': [
      'A hook for pre-commit or prek, below `repos`:',
      '  - repo: https://github.com/type-ratchet/type-ratchet',
      `    rev: v${version}`,
      '    hooks:',
      ...checks.flatMap((check) => [
        '      - id: type-ratchet',
        `        args: ${JSON.stringify(check.hook.args)}`,
      ]),
    ],
    lefthook: [
      'A hook for lefthook, below `pre-commit` and `jobs`:',
      ...commands.map((command) => `  - run: ${command}`),
    ],
    husky: ['A hook for husky, in .husky/pre-commit:', ...commands.map((command) => `  ${command}`)],
  }
  return [...lines[runner], `  It needs a baseline that is there already: ${pages}/how-to/hooks.md`]
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en-US')} ${word}${number === 1 ? '' : 's'}`
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${terminalText(line)}\n`).join('')
}
