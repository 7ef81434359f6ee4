/**
 * Writes workflows as text. Everything that comes from the repository goes through {@link scalar} or {@link expressionFree}:
 * nothing of it can become another key, or an expression that GitHub evaluates.
 */
import { joinArguments } from '#config/argv.ts'
import type { Step, StepValue } from '#model/setup.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { ownAction, ownPublisher, pinnedActions } from './pinned.ts'

/** One job: a checker in a folder. */
export interface CheckJob {
  /** Of the job, and of the check where it is not the checker's own. */
  readonly name: string
  readonly checker: CheckerName
  /** `''` for the root. */
  readonly folder: string
  readonly command: readonly string[]
  readonly args: readonly string[]
  readonly steps: readonly Step[]
}

/** What both workflows are about. */
export interface WorkflowOrder {
  readonly branch: string
  readonly jobs: readonly CheckJob[]
}

/** The file name of the workflow, which the publishing workflow names. */
export const workflowFile = 'type-ratchet.yml'
const workflowName = 'types'

/** Runs every check, on the default branch and on pull requests. */
export function checkWorkflow({ branch, jobs }: WorkflowOrder): string {
  return `# Made by \`type-ratchet init\`. What each part is for: https://github.com/type-ratchet/type-ratchet
name: ${workflowName}
on:
  push:
    branches: [${scalar(branch)}] # makes the baseline
  pull_request: # is compared with it
  merge_group: # without it, a required check never reports in a merge queue

permissions: {}

concurrency:
  group: ${workflowName}-\${{ github.event.pull_request.number || github.sha }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
${jobs.map(jobText).join('\n')}`
}

/** Comments on pull requests whose own run may not. It runs no code of theirs. */
export function commentWorkflow({ jobs }: WorkflowOrder): string {
  const checks = jobs.map(
    ({ name }) => `      - uses: ${ownPublisher}
        with:
          workflow: ${workflowFile}
          name: ${scalar(name)}
          max-new-errors: 0
`,
  )
  return `# Made by \`type-ratchet init\`. Comments for pull requests whose own run may not: those from forks, and Dependabot's. It runs
# no code of the pull request and has no checkout. Goes beside the workflow “${workflowName}”, on the default branch.
name: ${workflowName} comment
on:
  workflow_run: # zizmor: ignore[dangerous-triggers] no code of the pull request runs here; its artifact is read as hostile data
    workflows: [${workflowName}]
    types: [completed]

permissions: {}

jobs:
  comment:
    name: Comment
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    concurrency: # of the job: a run that is skipped must not push a waiting one out
      group: ${workflowName}-comment-\${{ github.event.workflow_run.head_repository.full_name }}-\${{ github.event.workflow_run.head_branch }}
      cancel-in-progress: false
    permissions:
      actions: read # to read the run and its result
      pull-requests: write # to write the comment
    steps:
${checks.join('')}`
}

function jobText(job: CheckJob): string {
  const checkout: Step = {
    kind: 'action',
    action: pinnedActions.checkout,
    with: { 'fetch-depth': 2, 'persist-credentials': false },
  }
  return `  ${jobId(job.name)}:
    name: ${scalar(job.name)}
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read # to check out the repository
      actions: read # to read the baseline artifact
      pull-requests: write # to write the comment
    steps:
${[checkout, ...job.steps].map(stepText).join('')}${ownStep(job)}`
}

function ownStep({ name, checker, folder, command, args }: CheckJob): string {
  const inputs: Readonly<Record<string, string | null>> = {
    checker,
    name: name === checker ? null : name,
    'working-directory': folder === '' ? null : folder,
    command: command.length === 0 ? null : joinArguments(command),
    args: args.length === 0 ? null : joinArguments(args),
  }
  const lines = Object.entries(inputs).flatMap(([key, value]) =>
    value === null ? [] : [`          ${key}: ${scalar(value)}\n`],
  )
  return `      - uses: ${ownAction}
        with:
${lines.join('')}          max-new-errors: 0 # or max-increase: 10%, max-errors: 4000
`
}

function stepText(step: Step): string {
  if (step.kind === 'run') {
    const folder = step.folder === '' ? '' : `        working-directory: ${scalar(step.folder)}\n`
    const note = step.note === undefined ? '' : ` # ${step.note}`
    return `      - run: ${scalar(step.run)}${note}\n${folder}`
  }
  const { uses, version } = step.action
  const lines = Object.entries(step.with).map(
    ([key, value]) => `          ${key}: ${valueText(value)}${notes[key] ?? ''}\n`,
  )
  return `      - uses: ${uses} # ${version}\n        with:\n${lines.join('')}`
}

const notes: Readonly<Record<string, string>> = {
  'fetch-depth': ' # the commit before, to name the cause of an error in another file',
}

function valueText(value: StepValue): string {
  return typeof value === 'string' ? scalar(value) : String(value)
}

/** Letters, digits, `_` and `-`, as GitHub wants the id of a job. */
function jobId(name: string): string {
  const id = name.replaceAll(/[^A-Za-z0-9_-]/g, '-')
  return /^[A-Za-z_]/.test(id) ? id : `_${id}`
}

/** One YAML value on one line, quoted where YAML would read something else. */
function scalar(text: string): string {
  const plain = expressionFree(text)
  if (
    /^[A-Za-z/_][\w./@+=-]*(?: [\w./@+=-]+)*$/.test(plain) &&
    !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(plain)
  ) {
    return plain
  }
  // JSON is YAML, and has an escape for what single quotes can't hold.
  return /[\p{Cc}\u2028\u2029]/u.test(plain) ? JSON.stringify(plain) : `'${plain.replaceAll("'", "''")}'`
}

/** GitHub evaluates what stands between these wherever it is. */
function expressionFree(text: string): string {
  return text.replaceAll('${{', '$ {{')
}
