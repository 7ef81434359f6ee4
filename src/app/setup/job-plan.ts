/** Which jobs a workflow has: one for all checks, as long as they get along in one environment. */
import { joinArguments } from '#config/argv.ts'
import type { Installation, PlannedCheck, Step } from '#model/setup.ts'

/** What our step is given; null is left out. */
export type OwnInputs = Readonly<Record<string, string | null>>

/** One job with what it installs. */
export interface CheckJob {
  /** As GitHub shows it. */
  readonly name: string
  readonly steps: readonly Step[]
  /** Each use of the action. */
  readonly uses: readonly OwnInputs[]
}

/** Jobs, and whether another one tells their parts as one result. */
export interface JobPlan {
  readonly jobs: readonly CheckJob[]
  readonly isSplit: boolean
}

/** Of a job that has all checks, and of the one that merges parts. */
export const wholeJob = 'types'

/** A check that no configuration file names, with all that the step has to say. */
export function aloneJob(check: PlannedCheck): JobPlan {
  const { name, checker, folder, command, args, installation } = check
  const inputs = {
    checker,
    name: name === checker ? null : name,
    'working-directory': folder === '' ? null : folder,
    command: command.length === 0 ? null : joinArguments(command),
    args: args.length === 0 ? null : joinArguments(args),
  }
  return { jobs: [{ name, steps: installation.steps, uses: [inputs] }], isSplit: false }
}

/** Checks of a configuration file. Those that want different versions of one program are parts in jobs of their own. */
export function filedJobs(checks: readonly PlannedCheck[]): JobPlan {
  const groups = groupsOf(checks)
  const isSplit = groups.length > 1
  return {
    isSplit,
    jobs: groups.map((group) => ({
      name: isSplit ? group.map(({ name }) => name).join(', ') : wholeJob,
      steps: mergedSteps(group.map(({ installation }) => installation)),
      uses: isSplit ? group.map(({ name }) => ({ checks: name, shard: name })) : [{}],
    })),
  }
}

/** In the order of the checks, each in the first group that it gets along with. */
function groupsOf(checks: readonly PlannedCheck[]): readonly (readonly PlannedCheck[])[] {
  const groups: PlannedCheck[][] = []
  for (const check of checks) {
    const group = groups.find((others) => others.every((other) => getAlong(check, other)))
    if (group === undefined) {
      groups.push([check])
    } else {
      group.push(check)
    }
  }
  return groups
}

function getAlong({ installation: { wants } }: PlannedCheck, other: PlannedCheck): boolean {
  return Object.entries(wants).every(([what, which]) => (other.installation.wants[what] ?? which) === which)
}

/** Languages first, then what is installed, each once. */
function mergedSteps(installations: readonly Installation[]): readonly Step[] {
  const all = installations.flatMap(({ steps }) => steps)
  const setups = new Map<string, Extract<Step, { readonly kind: 'action' }>>()
  const runs = new Map<string, Step>()
  for (const step of all) {
    if (step.kind === 'run') {
      const key = JSON.stringify([step.folder, step.run])
      runs.set(key, runs.get(key) ?? step)
    } else {
      const { uses } = step.action
      const known = setups.get(uses)
      setups.set(uses, known === undefined ? step : { ...step, with: mergedInputs(known.with, step.with) })
    }
  }
  return [...setups.values(), ...runs.values()]
}

type Inputs = Extract<Step, { readonly kind: 'action' }>['with']

/** They differ in what is cached, if in anything. */
function mergedInputs(one: Inputs, other: Inputs): Inputs {
  const caching = [one, other].filter(({ cache }) => cache !== undefined)
  const locks = new Set(caching.flatMap((inputs) => String(inputs[lockInput] ?? atRoot).split('\n')))
  const { cache, [lockInput]: _lock, [noCacheInput]: noCache, ...same } = { ...one, ...other }
  if (cache === undefined) {
    return noCache === undefined ? same : { ...same, [noCacheInput]: noCache }
  }
  const isDefault = locks.size === 1 && locks.has(atRoot)
  return { ...same, cache, ...(isDefault ? {} : { [lockInput]: [...locks].join('\n') }) }
}

const lockInput = 'cache-dependency-path'
const noCacheInput = 'package-manager-cache'
/** What setup-node takes where it is told no path. */
const atRoot = 'package-lock.json'
