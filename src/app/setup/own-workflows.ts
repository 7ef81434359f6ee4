/** The workflows of a repository that use this action, as far as they are read: jobs, steps, events. */
import { tableOf, textOf, textsOf } from '#checkers/settings/config-value.ts'
import type { ConfigDocument } from '#config/file/document.ts'
import { yamlDocument } from '#config/file/yaml-document.ts'
import { ProblemError } from '#model/problem.ts'
import type { SetupFinding } from '#model/setup-finding.ts'
import type { FoundFile } from './nearest-file.ts'

const ownUse = /type-ratchet\/type-ratchet(?:\/(merge|publish))?@([^\s'"#]+)/

/** One file. */
export interface Workflow {
  readonly path: string
  readonly document: ConfigDocument
  readonly data: Table
}

/** A mapping of YAML. */
export type Table = Readonly<Record<string, unknown>>

/** Those that use one of our actions; a finding for each that can't be read. */
export function ownWorkflows(files: readonly FoundFile[]): readonly (Workflow | SetupFinding)[] {
  return files.filter(({ text }) => ownUse.test(text)).map(readWorkflow)
}

function readWorkflow({ path, text }: FoundFile): Workflow | SetupFinding {
  try {
    const document = yamlDocument(path, text)
    return { path, document, data: tableOf(document.data) ?? {} }
  } catch (error) {
    if (error instanceof ProblemError && error.problem.kind === 'config-file-unreadable') {
      const { line, reason } = error.problem
      return { fault: 'workflow-unreadable', weight: 'wrong', path, line, value: reason }
    }
    throw error
  }
}

/** One job. */
export interface Job {
  readonly id: string
  readonly data: Table
  readonly steps: readonly Step[]
}

/** One step. */
export interface Step {
  readonly keys: readonly string[]
  readonly data: Table
  readonly inputs: Table
  /** Which of our actions it uses, and at what; null for any other step. */
  readonly own: { readonly action: 'check' | 'merge' | 'publish'; readonly ref: string } | null
}

/** In their order. */
export function jobsOf({ data }: Workflow): readonly Job[] {
  return Object.entries(tableOf(data['jobs']) ?? {}).map(([id, value]) => {
    const job = tableOf(value) ?? {}
    const list: readonly unknown[] = Array.isArray(job['steps']) ? job['steps'] : []
    return {
      id,
      data: job,
      steps: list.map((step, index) => stepOf(step, ['jobs', id, 'steps', String(index)])),
    }
  })
}

function stepOf(value: unknown, keys: readonly string[]): Step {
  const data = tableOf(value) ?? {}
  const [, action = 'check', ref] = ownUse.exec(textOf(data['uses']) ?? '') ?? []
  const own = ref === undefined ? null : { action: action as 'check' | 'merge' | 'publish', ref }
  return { keys, data, inputs: tableOf(data['with']) ?? {}, own }
}

/** The steps that use one of our actions. */
export function usesOf(workflow: Workflow, action: 'check' | 'merge' | 'publish'): readonly Step[] {
  return jobsOf(workflow).flatMap(({ steps }) => steps.filter(({ own }) => own?.action === action))
}

/** `on` is a word, a list or a table; an event without settings has an empty one. */
export function eventsOf({ data }: Workflow): ReadonlyMap<string, Table> {
  const on = data['on']
  const table = tableOf(on)
  const names = table === null ? textsOf(on) : Object.keys(table)
  return new Map(names.map((name) => [name, tableOf(table?.[name]) ?? {}]))
}

/** Whether a step only leaves a part of a result, which another job puts together: a shard, or a leg of a matrix. */
export function leavesPart({ own, inputs }: Step, { data }: Job): boolean {
  if (own?.action !== 'check') {
    return false
  }
  const isMatrix = tableOf(data['strategy'])?.['matrix'] !== undefined
  // A value of the matrix in the name makes each job a check of its own.
  const isNamed = textOf(inputs['name'])?.includes('${{') === true
  return (textOf(inputs['shard']) ?? '') !== '' || (isMatrix && inputs['matrix'] !== '' && !isNamed)
}
