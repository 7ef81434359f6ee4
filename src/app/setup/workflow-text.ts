/**
 * Writes workflows as text. Everything that comes from the repository goes through {@link scalar}:
 * nothing of it can become another key, or an expression that GitHub evaluates.
 */
import type { Step, StepValue } from '#model/setup.ts'
import { type CheckJob, type JobPlan, type OwnInputs, wholeJob } from './job-plan.ts'
import { ownAction, ownMerger, ownPublisher, pinnedActions } from './pinned.ts'
import { yamlScalar } from './yaml-scalar.ts'

/** What the workflow of the checks is about. */
export interface WorkflowOrder {
  readonly branch: string
  readonly plan: JobPlan
  /** A configuration file names the checks and their limits. */
  readonly isFiled: boolean
}

/** The file name of the workflow, which the publishing workflow names. */
export const workflowFile = 'type-ratchet.yml'
const workflowName = 'types'

/** Runs every check, on the default branch and on pull requests. */
export function checkWorkflow({ branch, plan, isFiled }: WorkflowOrder): string {
  const { jobs, isSplit } = plan
  const texts = isSplit
    ? [...jobs.map((job, index) => partText(job, partId(index))), mergeText(jobs)]
    : jobs.map((job) => jobText(job, { isFiled }))
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
${texts.join('\n')}`
}

/** Comments on pull requests whose own run may not. It runs no code of theirs. */
export function commentWorkflow({ isFiled }: Pick<WorkflowOrder, 'isFiled'>): string {
  const limit = isFiled ? '' : '          max-new-errors: 0\n'
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
      - uses: ${ownPublisher}
        with:
          workflow: ${workflowFile}
${limit}`
}

/** A job that checks everything there is and says so. */
function jobText({ name, steps, uses }: CheckJob, { isFiled }: Pick<WorkflowOrder, 'isFiled'>): string {
  return `  ${jobId(name)}:
    name: ${scalar(name)}
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read # to check out the repository
      actions: read # to read the baseline ${isFiled ? 'artifacts' : 'artifact'}
      pull-requests: write # to write the comment
    steps:
${[checkout(2), ...steps].map(stepText).join('')}${uses.map((inputs) => ownStep(inputs, isFiled ? '' : limitLine)).join('')}`
}

/** One that leaves the snapshots of its checks. */
function partText({ name, steps, uses }: CheckJob, id: string): string {
  return `  ${id}:
    name: ${scalar(name)}
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read # to check out the repository
    steps:
${[checkout(null), ...steps].map(stepText).join('')}${uses
  .map((inputs, index) => ownStep(inputs, '', index === 0 ? '' : `        if: \${{ !cancelled() }}\n`))
  .join('')}`
}

/** Judges all of them, and says so. */
function mergeText(jobs: readonly CheckJob[]): string {
  return `  ${wholeJob}: # one verdict and one comment for all of them
    name: ${wholeJob}
    needs: [${jobs.map((_, index) => partId(index)).join(', ')}]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read # to check out the repository
      actions: read # to read the baseline artifacts
      pull-requests: write # to write the comment
    steps:
${stepText(checkout(2))}      - uses: ${ownMerger}
`
}

function partId(index: number): string {
  return `check-${index + 1}`
}

function checkout(depth: number | null): Step {
  const deep = depth === null ? {} : { 'fetch-depth': depth }
  return { kind: 'action', action: pinnedActions.checkout, with: { ...deep, 'persist-credentials': false } }
}

const limitLine = '          max-new-errors: 0 # or max-increase: 10%, max-errors: 4000\n'

function ownStep(inputs: OwnInputs, limit: string, condition = ''): string {
  const lines = Object.entries(inputs).flatMap(([key, value]) =>
    value === null ? [] : [`          ${key}: ${scalar(value)}\n`],
  )
  const given = [...lines, limit].join('')
  return `      - uses: ${ownAction}
${condition}${given === '' ? '' : `        with:\n${given}`}`
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

/** Without what GitHub would evaluate wherever it stands. */
function scalar(text: string): string {
  return yamlScalar(text.replaceAll('${{', '$ {{'))
}
