/** Looks at what a workflow gives our actions, and at the configuration file: the runner itself only warns of an input that there is not. */
import { textOf } from '#checkers/settings/config-value.ts'
import { readActionInputs, readMergeInputs, readPublishInputs } from '#config/action-inputs.ts'
import type { ChecksFile } from '#config/file/checks-file.ts'
import { inputNames } from '#config/input-names.ts'
import { problemText } from '#messages/problem-text.ts'
import { nearWords } from '#model/near-words.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { SetupFault, SetupFinding } from '#model/setup-finding.ts'
import type { Files } from '#ports/files.ts'
import { chosenChecks } from '../checks/chosen-checks.ts'
import { findChecksFile, readHere } from '../checks/find-file.ts'
import { configuredCheckers } from '../run/configured-checkers.ts'
import type { Step } from './own-workflows.ts'

/** What is wrong with a step; `keys` lead to the line. */
export interface InputFault {
  readonly fault: SetupFault
  readonly keys: readonly string[]
  readonly value: string
}

/** A repository as its steps find it. */
export interface StepGround {
  readonly root: string
  readonly file: ChecksFile | null
  readonly files: Files
}

/** The configuration file, or what is wrong with it. */
export async function examinedFile(
  root: string,
  files: Files,
): Promise<{ readonly file: ChecksFile | null; readonly findings: readonly SetupFinding[] }> {
  try {
    return { file: await findChecksFile(readHere(root, files)), findings: [] }
  } catch (error) {
    const value = sentenceOf(problemOf(error))
    return {
      file: null,
      findings: [{ fault: 'config-wrong', weight: 'wrong', path: null, line: null, value }],
    }
  }
}

/** In the order of its inputs; values that GitHub makes up while it runs are taken for the default. */
export async function inputFaults(
  { keys, inputs, own }: Step,
  ground: StepGround,
): Promise<readonly InputFault[]> {
  const action = own?.action ?? 'check'
  const known = inputNames[action]
  const unknown = Object.keys(inputs)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      fault: 'input-unknown' as const,
      keys: [...keys, 'with', name],
      value: told(name, known),
    }))
  const values = new Map(
    Object.entries(inputs).flatMap(([name, value]) => {
      const text = textOf(value) ?? (value === null ? '' : String(value))
      return known.includes(name) && !text.includes('${{') ? [[name, text] as const] : []
    }),
  )
  const wrong = wrongValues(action, values).map(({ input, problem }) => ({
    fault: 'input-wrong' as const,
    keys: [...keys, ...(values.has(input) ? ['with', input] : [])],
    value: sentenceOf(problem),
  }))
  const isSure = Object.keys(inputs).every((name) => values.has(name)) && wrong.length === 0
  return [
    ...unknown,
    ...wrong,
    ...(action === 'check' && isSure ? await checkFaults(values, { ...ground, keys }) : []),
  ]
}

function told(name: string, known: readonly string[]): string {
  const [near] = nearWords(name, known)
  return near === undefined ? name : `${name}”; did you mean “${near}`
}

const readers = { check: readActionInputs, merge: readMergeInputs, publish: readPublishInputs } as const

/** A reader stops at the first, so that each is taken out and the rest read again. */
function wrongValues(
  action: keyof typeof readers,
  given: ReadonlyMap<string, string>,
): readonly { readonly input: string; readonly problem: Problem }[] {
  const values = new Map(given)
  const found: { readonly input: string; readonly problem: Problem }[] = []
  for (;;) {
    try {
      readers[action]((name) => values.get(name) ?? '')
      return found
    } catch (error) {
      const problem = problemOf(error)
      const input = 'input' in problem ? problem.input : ''
      found.push({ input, problem })
      if (!values.delete(input)) {
        return found
      }
    }
  }
}

/** Whether there is what the step names: its folder, its checks, a checker. */
async function checkFaults(
  values: ReadonlyMap<string, string>,
  { root, file, files, keys }: StepGround & { readonly keys: readonly string[] },
): Promise<readonly InputFault[]> {
  const folder = values.get('working-directory') ?? '.'
  // A folder is there and is no text.
  if ((await files.list(files.join(root, folder))).length === 0) {
    return [{ fault: 'folder-missing', keys: [...keys, 'with', 'working-directory'], value: folder }]
  }
  const only = values.get('checks') ?? ''
  if (only !== '') {
    try {
      chosenChecks(file?.checks ?? [], { only: { input: 'checks', value: only }, settings: new Map() })
    } catch (error) {
      const value = sentenceOf(problemOf(error))
      return [{ fault: 'input-wrong', keys: [...keys, 'with', 'checks'], value }]
    }
  }
  const says = ['checker', 'command', 'input-file'].some(
    (name) => !['', 'auto'].includes(values.get(name) ?? ''),
  )
  if (file !== null || says) {
    return []
  }
  const found = await configuredCheckers(files.join(root, folder), files)
  const names = found.map(({ checker }) => checker).join(', ')
  return found.length === 1
    ? []
    : [
        found.length === 0
          ? { fault: 'checker-none', keys, value: folder }
          : { fault: 'checker-several', keys, value: names },
      ]
}

function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem
  }
  throw error
}

/** Without the marks of code, which the terminal has none of. */
function sentenceOf(problem: Problem): string {
  const { what, why } = problemText(problem)
  return `${what} ${why}`
}
