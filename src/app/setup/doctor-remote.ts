/** Looks for faults that only GitHub knows of: baselines that are gone, a check that blocks nothing, a queue that waits for ever. */
import { textOf } from '#checkers/settings/config-value.ts'
import { type ChecksFile, configOf } from '#config/file/checks-file.ts'
import { artifactSafeName } from '#config/names.ts'
import type { Digest } from '#model/digest.ts'
import { ProblemError } from '#model/problem.ts'
import {
  type RemoteQuestion,
  remoteQuestions,
  type SetupFinding,
  type Unchecked,
} from '#model/setup-finding.ts'
import type { RepositorySettings } from '#ports/repository-settings.ts'
import { baselineName } from '../baseline/artifact-names.ts'
import type { LocalPorts } from '../local/local-run.ts'
import { examinedFile } from './doctor-inputs.ts'
import { Tree } from './nearest-file.ts'
import {
  eventsOf,
  type Job,
  jobsOf,
  ownWorkflows,
  type Step,
  type Table,
  usesOf,
  type Workflow,
} from './own-workflows.ts'
import { presentWays } from './present-ways.ts'

/** What was found, and what was not asked. */
export interface RemoteExamination {
  readonly findings: readonly SetupFinding[]
  readonly unchecked: readonly Unchecked[]
}

/** GitHub, or why it can't be asked. */
export type Remote = { readonly settings: RepositorySettings } | { readonly reason: string }

/** A question that GitHub does not answer is told, and never taken for “nothing is wrong”. */
export async function examineRemote(
  root: string,
  {
    files,
    repo,
    digest,
    remote,
  }: Pick<LocalPorts, 'files' | 'repo' | 'digest'> & { readonly remote: Remote },
): Promise<RemoteExamination> {
  if ('reason' in remote) {
    const { reason } = remote
    return { findings: [], unchecked: remoteQuestions.map((question) => ({ question, reason })) }
  }
  const { workflows } = await presentWays(new Tree(root, files))
  const branch = (await repo(root).defaultBranch()) ?? 'main'
  const known = ownWorkflows(workflows).flatMap((one) => ('fault' in one ? [] : [one]))
  const checking = known.filter((workflow) => usesOf(workflow, 'check').length > 0)
  const { file } = await examinedFile(root, files)
  const named = (workflow: Workflow): readonly NamedBaseline[] => baselinesOf(workflow, file, digest)
  const { settings } = remote
  const ask: Readonly<Record<RemoteQuestion, () => Promise<readonly SetupFinding[]>>> = {
    artifacts: () => artifactFaults(checking.flatMap(named), branch, settings),
    rules: () => ruleFaults(checking, branch, settings),
    permissions: () => permissionFaults(known, settings),
  }
  const findings: SetupFinding[] = []
  const unchecked: Unchecked[] = []
  for (const question of remoteQuestions) {
    try {
      findings.push(...(await ask[question]()))
    } catch (error) {
      unchecked.push({ question, reason: reasonOf(error) })
    }
  }
  return { findings, unchecked }
}

/** Anything but a refusal or a failure of GitHub's is ours. */
function reasonOf(error: unknown): string {
  if (error instanceof ProblemError) {
    const { problem } = error
    if (problem.kind === 'permission-actions-read') {
      return `the token may not ${problem.request}`
    }
    if (problem.kind === 'baseline-api-failed') {
      return problem.reason
    }
  }
  throw error
}

/** The artifact that a step keeps its baseline in. */
interface NamedBaseline {
  readonly artifact: string
  readonly workflow: Workflow
  readonly step: Step
}

async function artifactFaults(
  baselines: readonly NamedBaseline[],
  branch: string,
  { newest }: RepositorySettings,
): Promise<readonly SetupFinding[]> {
  const found: SetupFinding[] = []
  for (const { artifact, workflow, step } of baselines) {
    const all = (await newest(artifact)).filter(({ headBranch }) => headBranch === branch)
    const at = { path: workflow.path, line: workflow.document.lineOf(step.keys), value: artifact } as const
    if (all.length === 0) {
      found.push({ ...at, fault: 'baseline-nowhere', weight: 'advice' })
    } else if (all.every(({ expired }) => expired)) {
      found.push({ ...at, fault: 'baseline-expired', weight: 'wrong' })
    }
  }
  return found
}

/** Without those whose name is not known before they run, and those with another store. */
function baselinesOf(workflow: Workflow, file: ChecksFile | null, digest: Digest): readonly NamedBaseline[] {
  return usesOf(workflow, 'check').flatMap((step) => {
    const { inputs } = step
    const isElsewhere = /^(?:file:|none$)/.test(textOf(inputs['baseline']) ?? '')
    const names = isElsewhere ? [] : file === null ? aloneName(inputs) : filedNames(inputs, file, digest)
    return names.map((name) => ({ artifact: baselineName(name), workflow, step }))
  })
}

function aloneName(inputs: Table): readonly string[] {
  const name = textOf(inputs['name']) ?? textOf(inputs['checker']) ?? 'auto'
  return name === 'auto' || name.includes('${{') ? [] : [name]
}

function filedNames(inputs: Table, file: ChecksFile, digest: Digest): readonly string[] {
  const only = textOf(inputs['checks'])?.split(/[,\s]+/) ?? []
  return file.checks
    .filter(({ name }) => only.length === 0 || only.includes(name))
    .flatMap((check) => {
      const { name, baseline } = configOf(check)
      const isElsewhere = baseline.kind === 'file' || baseline.kind === 'none'
      return isElsewhere ? [] : [artifactSafeName(name ?? check.name, digest)]
    })
}

async function ruleFaults(
  checking: readonly Workflow[],
  branch: string,
  { rulesOf }: RepositorySettings,
): Promise<readonly SetupFinding[]> {
  if (checking.length === 0) {
    return []
  }
  const { requiredChecks, hasMergeQueue } = await rulesOf(branch)
  return checking.flatMap((workflow): readonly SetupFinding[] => {
    const { path, document } = workflow
    const names = jobsOf(workflow).filter(isOurs).map(checkNameOf)
    const isRequired = names.some((name) => requiredChecks.some((required) => mayBe(name, required)))
    const misses = hasMergeQueue && !eventsOf(workflow).has('merge_group')
    const at = (keys: readonly string[]) => ({ path, line: document.lineOf(keys) })
    return [
      ...(misses
        ? [{ ...at(['on']), fault: 'queue-without-event', weight: 'wrong', value: '' } as const]
        : []),
      ...(isRequired
        ? []
        : [
            {
              ...at(['jobs']),
              fault: 'check-not-required',
              weight: 'advice',
              value: names.map((name) => `“${name}”`).join(' or '),
            } as const,
          ]),
    ]
  })
}

/** Only where a job says nothing of its permissions. */
async function permissionFaults(
  known: readonly Workflow[],
  { defaultPermissions }: RepositorySettings,
): Promise<readonly SetupFinding[]> {
  const silent = known.flatMap((workflow) =>
    workflow.data['permissions'] === undefined
      ? jobsOf(workflow)
          .filter((job) => isOurs(job) && job.data['permissions'] === undefined)
          .map(({ id }) => ({ workflow, id }))
      : [],
  )
  return silent.length === 0 || (await defaultPermissions()) === 'write'
    ? []
    : silent.map(({ workflow: { path, document }, id }) => ({
        fault: 'permission-default',
        weight: 'wrong',
        path,
        line: document.lineOf(['jobs', id]),
        value: id,
      }))
}

function isOurs({ steps }: Job): boolean {
  return steps.some(({ own }) => own !== null && own.action !== 'publish')
}

/** As GitHub shows the job: by its name, else by its key. */
function checkNameOf({ id, data }: Job): string {
  return textOf(data['name']) ?? id
}

/** A job of a matrix has its values behind the name; an expression may become anything. */
function mayBe(name: string, required: string): boolean {
  return required === name || required.startsWith(`${name} (`) || name.includes('${{')
}
