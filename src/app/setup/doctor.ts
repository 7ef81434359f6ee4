/** Looks for faults in the workflows that use this action: what makes runs fail, results missing, or baselines stay away. */
import { tableOf, textOf, textsOf } from '#checkers/settings/config-value.ts'
import { type ChecksFile, configOf } from '#config/file/checks-file.ts'
import type { SettingName } from '#config/file/settings.ts'
import type { SetupFault, SetupFinding } from '#model/setup-finding.ts'
import { checkerNames } from '#model/snapshot.ts'
import type { LocalPorts } from '../local/local-run.ts'
import { examinedFile, inputFaults, type StepGround } from './doctor-inputs.ts'
import { permissionFaults } from './doctor-permissions.ts'
import { versionDifferences } from './doctor-versions.ts'
import { Tree } from './nearest-file.ts'
import {
  eventsOf,
  type Job,
  jobsOf,
  leavesPart,
  ownWorkflows,
  type Step,
  type Table,
  usesOf,
  type Workflow,
} from './own-workflows.ts'
import { presentWays } from './present-ways.ts'

/** In the order of the files and of their lines. Throws nothing for what a workflow holds. */
export async function examineSetup(
  root: string,
  { files, repo, process }: Pick<LocalPorts, 'files' | 'repo' | 'process'>,
): Promise<readonly SetupFinding[]> {
  const tree = new Tree(root, files)
  const { workflows, isPublic } = await presentWays(tree)
  const branch = (await repo(root).defaultBranch()) ?? 'main'
  const read = ownWorkflows(workflows)
  const unreadable = read.flatMap((one) => ('fault' in one ? [one] : []))
  const known = read.flatMap((one) => ('fault' in one ? [] : [one]))
  const checking = known.filter((workflow) => usesOf(workflow, 'check').length > 0)
  const publishing = known.filter((workflow) => usesOf(workflow, 'publish').length > 0)
  if (checking.length === 0 && unreadable.length === 0) {
    return [{ fault: 'workflow-none', weight: 'wrong', path: null, line: null, value: '' }]
  }
  const { file, findings: filed } = await examinedFile(root, files)
  const ground = { root, file, files }
  const findings = [
    ...filed,
    ...unreadable,
    ...checking.flatMap((workflow) => eventFaults(workflow, branch)),
    ...known.flatMap((workflow) => jobsOf(workflow).flatMap((job) => jobFaults(workflow, job, file))),
    ...(
      await Promise.all(known.map((workflow) => versionFaults(workflow, { ...ground, tree, process })))
    ).flat(),
    ...(filed.length === 0
      ? await Promise.all(known.map((workflow) => givenFaults(workflow, ground)))
      : []
    ).flat(),
    ...(await filedFaults(file, tree)),
    ...checking.flatMap(nameFaults),
    ...(await Promise.all(checking.map((workflow) => baselineFaults(workflow, tree)))).flat(),
    // One that can't be read may be the one that is waited for.
    ...(unreadable.length === 0 ? companionFaults({ checking, publishing, isPublic }) : []),
  ]
  const order = workflows.map(({ path }) => path)
  const at = ({ path }: SetupFinding): number => (path === null ? order.length : order.indexOf(path))
  return findings.toSorted((one, other) => at(one) - at(other) || (one.line ?? 0) - (other.line ?? 0))
}

async function givenFaults(workflow: Workflow, ground: StepGround): Promise<readonly SetupFinding[]> {
  const ours = jobsOf(workflow).flatMap(({ steps }) => steps.filter(({ own }) => own !== null))
  const faults = await Promise.all(ours.map((step) => inputFaults(step, ground)))
  return faults.flat().map((fault) => finding(workflow, fault))
}

interface Fault {
  readonly fault: SetupFault
  readonly keys: readonly string[]
  readonly value?: string
  readonly weight?: SetupFinding['weight']
}

function finding(
  { path, document }: Workflow,
  { fault, keys, value = '', weight = 'wrong' }: Fault,
): SetupFinding {
  return { fault, weight, path, line: document.lineOf(keys), value }
}

function eventFaults(workflow: Workflow, branch: string): readonly SetupFinding[] {
  const events = eventsOf(workflow)
  const push = events.get('push')
  const pull = events.get('pull_request')
  const isCancelled = tableOf(workflow.data['concurrency'])?.['cancel-in-progress'] === true
  const isLimited = (event: Table | undefined): boolean =>
    event !== undefined && ('paths' in event || 'paths-ignore' in event)
  const faults: readonly (Fault | false)[] = [
    push === undefined && { fault: 'event-push-missing', keys: ['on'] },
    push !== undefined &&
      !reaches(push, branch) && { fault: 'event-push-branch', keys: ['on', 'push'], value: branch },
    isLimited(push) && { fault: 'event-push-paths', keys: ['on', 'push'], weight: 'advice' },
    pull === undefined && !events.has('pull_request_target') && { fault: 'event-pull-missing', keys: ['on'] },
    isLimited(pull) && { fault: 'event-pull-paths', keys: ['on', 'pull_request'], weight: 'advice' },
    events.has('pull_request_target') && { fault: 'event-pull-target', keys: ['on', 'pull_request_target'] },
    !events.has('merge_group') && { fault: 'event-queue-missing', keys: ['on'], weight: 'advice' },
    isCancelled && push !== undefined && { fault: 'pushes-cancelled', keys: ['concurrency'] },
  ]
  return faults.flatMap((fault) => (fault === false ? [] : [finding(workflow, fault)]))
}

/** A pattern may mean the branch; only plain names are sure to mean another one. */
function reaches(push: Table, branch: string): boolean {
  if (!('branches' in push)) {
    return !('tags' in push)
  }
  const names = textsOf(push['branches'])
  return names.some((name) => name === branch || /[*?[\]!+]/.test(name))
}

function jobFaults(workflow: Workflow, job: Job, file: ChecksFile | null): readonly SetupFinding[] {
  const ours = job.steps.filter(({ own }) => own !== null)
  if (ours.length === 0) {
    return []
  }
  return [
    ...permissionFaults(workflow, job, file).map((fault) => finding(workflow, fault)),
    ...job.steps.flatMap((step) => checkoutFaults(step, job).map((fault) => finding(workflow, fault))),
    ...job.steps.flatMap((step) => installFaults(step).map((fault) => finding(workflow, fault))),
    ...ours.flatMap((step) => useFaults(step, job).map((fault) => finding(workflow, fault))),
    ...matrixFaults(workflow, job),
  ]
}

function checkoutFaults({ keys, data, inputs }: Step, job: Job): readonly Fault[] {
  if (!/^actions\/checkout@/.test(textOf(data['uses']) ?? '')) {
    return []
  }
  const ref = textOf(inputs['ref'])
  const depth = inputs['fetch-depth'] ?? 1
  const isOther = ref !== null && /^[\w./-]+$/.test(ref)
  const isShallow = inputs['persist-credentials'] === false && Number(depth) === 1
  const checks = job.steps.some((step) => step.own?.action === 'check' && !leavesPart(step, job))
  return [
    ...(isOther ? [{ fault: 'checkout-other' as const, keys, value: ref }] : []),
    ...(isShallow && checks ? [{ fault: 'checkout-shallow' as const, keys, weight: 'advice' as const }] : []),
  ]
}

const installer = /\b(?:pip3?|pipx|uv pip|npm|yarn|pnpm)\s+(?:install|add|i)\b(.*)/g

/** Only words that name a checker and nothing more: `mypy`, not `mypy==2.4.1`, `mypy[faster-cache]>=2` or `-r mypy.txt`. */
function installFaults({ keys, data }: Step): readonly Fault[] {
  const installed = [...(textOf(data['run']) ?? '').matchAll(installer)].flatMap(([, words = '']) =>
    words.split(/\s+/).map((word) => word.replace(/^['"]|['"]$/g, '')),
  )
  const bare = checkerNames.filter((name) => installed.includes(name))
  return bare.map((value) => ({ fault: 'checker-unpinned' as const, keys, value }))
}

function useFaults({ keys, data, inputs, own }: Step, job: Job): readonly Fault[] {
  const ref = own?.ref ?? ''
  const isPinned = /^(?:v\d+(?:\.\d+)*|[0-9a-f]{40})$/.test(ref)
  const isIgnored = data['continue-on-error'] === true || job.data['continue-on-error'] === true
  const lacksExit = 'input-file' in inputs && !('exit-code' in inputs)
  return [
    ...(isPinned ? [] : [{ fault: 'action-unpinned' as const, keys, value: ref }]),
    ...(isIgnored ? [{ fault: 'errors-ignored' as const, keys }] : []),
    ...(lacksExit ? [{ fault: 'exit-code-missing' as const, keys, weight: 'advice' as const }] : []),
  ]
}

function matrixFaults(workflow: Workflow, job: Job): readonly SetupFinding[] {
  const part = job.steps.find((step) => leavesPart(step, job))
  const keys = 'strategy' in job.data ? ['jobs', job.id, 'strategy'] : (part?.keys ?? [])
  return part !== undefined && usesOf(workflow, 'merge').length === 0
    ? [finding(workflow, { fault: 'merge-missing', keys })]
    : []
}

async function versionFaults(
  workflow: Workflow,
  ground: StepGround & { readonly tree: Tree } & Pick<LocalPorts, 'process'>,
): Promise<readonly SetupFinding[]> {
  const found: SetupFinding[] = []
  for (const job of jobsOf(workflow)) {
    for (const step of job.steps.filter(({ own }) => own?.action === 'check')) {
      const told = await versionDifferences(step, job, ground)
      found.push(
        ...told.map((value) =>
          finding(workflow, { fault: 'version-differs', keys: step.keys, value, weight: 'advice' }),
        ),
      )
    }
  }
  return found
}

function nameFaults(workflow: Workflow): readonly SetupFinding[] {
  const seen = new Set<string>()
  return usesOf(workflow, 'check').flatMap(({ keys, inputs }) => {
    const name = textOf(inputs['name']) ?? textOf(inputs['checker']) ?? ''
    const isSecond = seen.has(name)
    seen.add(name)
    return isSecond && name !== '' && !name.includes('${{')
      ? [finding(workflow, { fault: 'names-same', keys, value: name })]
      : []
  })
}

/** What the configuration file says that is not there. */
async function filedFaults(file: ChecksFile | null, tree: Tree): Promise<readonly SetupFinding[]> {
  const found: SetupFinding[] = []
  for (const check of file?.checks ?? []) {
    const { baseline, check: run } = configOf(check)
    const at = (setting: SettingName) => {
      const [, path = file?.path ?? null, line = null] =
        /^`?(.+?):(\d+)`?$/.exec(check.settings.get(setting)?.from ?? '') ?? []
      return { weight: 'wrong', path, line: line === null ? null : Number(line) } as const
    }
    if ((await tree.list(run.workingDirectory)).length === 0) {
      found.push({ fault: 'folder-missing', ...at('working-directory'), value: run.workingDirectory })
    }
    if (baseline.kind === 'file' && (await tree.file(baseline.path)) === null) {
      found.push({ fault: 'baseline-file-missing', ...at('baseline'), value: baseline.path })
    }
  }
  return found
}

async function baselineFaults(workflow: Workflow, tree: Tree): Promise<readonly SetupFinding[]> {
  const found: SetupFinding[] = []
  for (const { keys, inputs } of usesOf(workflow, 'check')) {
    const [, file] = /^file:(.+)$/.exec(textOf(inputs['baseline']) ?? '') ?? []
    if (file !== undefined && (await tree.file(file)) === null) {
      found.push(finding(workflow, { fault: 'baseline-file-missing', keys, value: file }))
    }
  }
  return found
}

function companionFaults({
  checking,
  publishing,
  isPublic,
}: {
  readonly checking: readonly Workflow[]
  readonly publishing: readonly Workflow[]
  readonly isPublic: boolean
}): readonly SetupFinding[] {
  if (publishing.length === 0) {
    const [first] = checking
    return isPublic && first !== undefined
      ? [finding(first, { fault: 'companion-missing', keys: ['jobs'], weight: 'advice' })]
      : []
  }
  const names = new Set(checking.map(({ path, data }) => textOf(data['name']) ?? path))
  return publishing.flatMap((workflow) => {
    const wanted = textsOf(eventsOf(workflow).get('workflow_run')?.['workflows'])
    return wanted.some((name) => names.has(name))
      ? []
      : [finding(workflow, { fault: 'companion-workflow', keys: ['on'], value: wanted.join(', ') })]
  })
}
