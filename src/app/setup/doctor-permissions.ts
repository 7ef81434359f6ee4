/** What a job of ours may do: too little and a run fails, too much and its token is worth stealing. */
import { tableOf, textOf } from '#checkers/settings/config-value.ts'
import type { ChecksFile } from '#config/file/checks-file.ts'
import type { SetupFault } from '#model/setup-finding.ts'
import { type Job, jobsOf, leavesPart, type Step, type Table, type Workflow } from './own-workflows.ts'

/** As {@link Fault} of the workflow; `keys` lead to the line. */
export interface PermissionFault {
  readonly fault: SetupFault
  readonly keys: readonly string[]
  readonly value?: string
  readonly weight?: 'advice'
}

type Level = 'read' | 'write'
type Permissions = Readonly<Record<string, Level>>

/** Of one job with steps of ours. Without any permissions the repository's own setting holds, which nobody sees from here. */
export function permissionFaults(
  workflow: Workflow,
  job: Job,
  file: ChecksFile | null,
): readonly PermissionFault[] {
  const isOwn = 'permissions' in job.data
  const keys = isOwn ? ['jobs', job.id, 'permissions'] : ['permissions']
  const said = isOwn ? job.data['permissions'] : workflow.data['permissions']
  if (said === undefined) {
    return []
  }
  const ours = job.steps.filter(({ own }) => own !== null)
  const whole = ours.filter((step) => !leavesPart(step, job))
  const needed = neededBy(ours, whole, file)
  const lacking = lacks
    .filter(([name]) => needed[name] !== undefined && !isGiven(said, name, needed[name]))
    .map(([, fault]) => ({ fault, keys }))
  const others = isOwn ? [job] : jobsOf(workflow).filter(({ data }) => !('permissions' in data))
  const needless = others.every(isQuiet) ? needlessIn(said, others, file) : []
  // What the workflow says is told once, with its first job.
  const isFirst = isOwn || others.find(({ steps }) => steps.some(({ own }) => own !== null))?.id === job.id
  return needless.length === 0 || !isFirst
    ? lacking
    : [...lacking, { fault: 'permission-needless', keys, weight: 'advice', value: needless.join('”, “') }]
}

const lacks: readonly (readonly [string, SetupFault])[] = [
  ['contents', 'permission-contents'],
  ['actions', 'permission-actions'],
  ['pull-requests', 'permission-comment'],
  ['checks', 'permission-check-run'],
]

/** Of what our steps do. `whole`: those that do all of it; a part leaves its snapshot and asks GitHub for nothing. */
function neededBy(ours: readonly Step[], whole: readonly Step[], file: ChecksFile | null): Permissions {
  const checks = ours.filter(({ own }) => own?.action !== 'publish')
  const isSaid = (name: string, value: string): boolean =>
    whole.some(({ inputs }) => String(inputs[name] ?? '') === value)
  const isFiled = file !== null && whole.some(({ inputs }) => !('checker' in inputs))
  const comments = whole.some(
    ({ inputs }) => (textOf(inputs['comment']) ?? (isFiled ? file.comment : '')) !== 'never',
  )
  const keepsBranch =
    whole.some(({ inputs }) => (textOf(inputs['data-branch']) ?? '') !== '') ||
    (isFiled && file.dataBranch !== null)
  return {
    ...(checks.length > 0 ? { contents: keepsBranch ? 'write' : 'read' } : {}),
    ...(whole.length > 0 ? { actions: 'read' } : {}),
    ...(comments ? { 'pull-requests': 'write' } : {}),
    ...(isSaid('check-run', 'true') || (isFiled && file.checkRun) ? { checks: 'write' } : {}),
  }
}

function isGiven(said: unknown, name: string, wanted: Level): boolean {
  const level = said === 'write-all' ? 'write' : said === 'read-all' ? 'read' : tableOf(said)?.[name]
  return level === 'write' || level === wanted
}

/** Writing that none of the jobs does. */
function needlessIn(said: unknown, jobs: readonly Job[], file: ChecksFile | null): readonly string[] {
  if (said === 'write-all') {
    return ['write-all']
  }
  const needs = jobs.map(({ steps }) => {
    const ours = steps.filter(({ own }) => own !== null)
    return neededBy(ours, ours, file)
  })
  return Object.entries(tableOf(said) ?? {})
    .filter(([name, level]) => level === 'write' && needs.every((needed) => needed[name] !== 'write'))
    .map(([name]) => `${name}: write`)
}

const known =
  /^(?:actions\/(?:checkout|cache|(?:up|down)load-artifact)|[\w-]+\/(?:setup-[\w-]+|action-setup))@/
const usesToken = /token|secrets|\bgh\b|\bgit\b[^\n]*\bpush\b/i

/** Whether nothing in a job but our steps can use its token for more than reading. */
function isQuiet({ data, steps }: Job): boolean {
  return (
    !('uses' in data || usesToken.test(JSON.stringify(data['env'] ?? null))) &&
    steps.every((step) => step.own !== null || isQuietStep(step.data))
  )
}

function isQuietStep(data: Table): boolean {
  const { uses, ...rest } = data
  return (uses === undefined || known.test(textOf(uses) ?? '')) && !usesToken.test(JSON.stringify(rest))
}
