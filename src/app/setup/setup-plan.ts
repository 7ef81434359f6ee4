/** Looks at a repository and decides what a set-up writes. Nothing is written here. */
import { checkerFor } from '#checkers/registry.ts'
import { joinArguments } from '#config/argv.ts'
import { artifactSafeName } from '#config/names.ts'
import type { Digest } from '#model/digest.ts'
import type {
  FoundCheck,
  Installation,
  LocalWords,
  PlannedCheck,
  PlannedFile,
  SetupPlan,
  Tried,
  TriedCheck,
} from '#model/setup.ts'
import type { CheckerName, Snapshot } from '#model/snapshot.ts'
import { checkTargets } from './check-targets.ts'
import { configFile, configText } from './config-text.ts'
import { plannedHook } from './hook-plan.ts'
import { aloneJob, filedJobs } from './job-plan.ts'
import { nativeInstallation } from './native-project.ts'
import type { Tree } from './nearest-file.ts'
import { nodeInstallation } from './node-project.ts'
import { testedVersion } from './pinned.ts'
import type { PresentFiles } from './present-ways.ts'
import { pythonInstallation } from './python-project.ts'
import { checkWorkflow, commentWorkflow, workflowFile } from './workflow-text.ts'

/** Names and arguments of the checks; the checker's own name where that tells them apart. */
export async function namedChecks(
  found: readonly FoundCheck[],
  { tree, digest }: { readonly tree: Tree; readonly digest: Digest },
): Promise<readonly Omit<TriedCheck, 'tried'>[]> {
  const named: Omit<TriedCheck, 'tried'>[] = []
  for (const check of found) {
    const wished = check.folder === '' ? check.checker : `${check.checker}-${check.folder}`
    const name = artifactSafeName(wished.replaceAll('/', '-'), digest)
    named.push({
      ...check,
      name,
      command: [],
      inputFile: null,
      args: await checkTargets(check, checkerFor(check.checker), tree),
    })
  }
  return named
}

/** What a run here says for the first one there. */
export function triedOf({ checker, diagnostics }: Snapshot, words: string): Tried {
  const [errors, warnings] = [diagnostics.count('error'), diagnostics.count('warning')]
  return { kind: 'ran', words, version: checker.version, errors, warnings }
}

/** The workflow that already uses this action, if there is one. */
export function ownWorkflow({ workflows }: PresentFiles): string | null {
  const use = /^\s*(?:-\s+)?["']?uses["']?:\s*["']?type-ratchet\/type-ratchet(?:\/merge)?@/m
  return workflows.find(({ text }) => use.test(text))?.path ?? null
}

/** What is known when a set-up is planned. */
export interface PlanOrder {
  readonly checks: readonly TriedCheck[]
  readonly branch: string
  readonly ways: PresentFiles
  /** The configuration file that is there; null: none. */
  readonly filed: string | null
  /** Of this program. */
  readonly version: string
}

/** See {@link SetupPlan}. */
export async function setupPlan(
  { checks, branch, ways, filed, version }: PlanOrder,
  tree: Tree,
): Promise<SetupPlan> {
  const planned: PlannedCheck[] = []
  for (const check of checks) {
    const own = check.tried.kind === 'ran' ? check.tried.version : null
    planned.push({ ...check, installation: await installationOf({ ...check, version: own }, tree) })
  }
  const [first] = planned
  const isFiled = filed !== null || planned.length > 1
  const plan = isFiled || first === undefined ? filedJobs(planned) : aloneJob(configured(first))
  const texts = [
    ...(isFiled && filed === null ? [{ path: configFile, text: configText(planned.map(configured)) }] : []),
    { path: `.github/workflows/${workflowFile}`, text: checkWorkflow({ branch, plan, isFiled }) },
    ...(ways.isPublic
      ? [{ path: '.github/workflows/type-ratchet-comment.yml', text: commentWorkflow({ isFiled }) }]
      : []),
  ]
  const files: PlannedFile[] = []
  for (const file of texts) {
    files.push({ ...file, state: (await tree.file(file.path)) === null ? 'new' : 'taken' })
  }
  // The file says all that there is to say.
  const local = isFiled
    ? [{ args: [], words: '', whole: '' }]
    : planned.map((check) => localWords(configured(check)))
  const hook = await plannedHook(ways.hooks, { local, version }, tree)
  return { branch, checks: planned, filed, isSplit: plan.isSplit, files, hook, local, ways }
}

function localWords({ checker, folder, name, command, args }: PlannedCheck): LocalWords {
  const options = [
    ...['--checker', checker],
    ...(command.length === 0 ? [] : ['--command', joinArguments(command)]),
    ...(folder === '' ? [] : ['--cwd', folder]),
    ...(name === checker ? [] : ['--name', name]),
    ...['--max-new-errors', '0'],
  ]
  const whole = joinArguments([...options, ...(args.length === 0 ? [] : ['--', ...args])])
  return { args: options, words: joinArguments(options), whole }
}

/** With the command that starts the checker, where it is not found by itself. */
function configured<Check extends PlannedCheck>(check: Check): Check {
  const { launcher } = check.installation
  return launcher.length === 0 ? check : { ...check, command: [...launcher, ...startOf(check.checker)] }
}

/** `version`: of the checker that is installed here; null when that is not known. */
export async function installationOf(
  {
    checker: name,
    folder,
    version,
    inputFile,
    name: check,
  }: Pick<TriedCheck, 'name' | 'checker' | 'folder' | 'inputFile'> & { readonly version: string | null },
  tree: Tree,
): Promise<Installation> {
  const checker = checkerFor(name)
  const { language } = checker
  if (inputFile !== null) {
    const advice = [{ kind: 'text-not-made', name: check, file: inputFile } as const]
    return { ...nothingToInstall, advice }
  }
  switch (language) {
    case 'Node':
      return nodeInstallation(folder, checker, tree)
    case null:
      return nothingToInstall
    // deno is a package of PyPI too
    case 'Python':
    case 'Deno':
      return pythonInstallation(folder, { checker, version }, tree)
    default:
      return nativeInstallation(folder, { language, version: version ?? testedVersion(name) ?? '' }, tree)
  }
}

const nothingToInstall: Installation = {
  manager: 'nothing',
  file: null,
  steps: [],
  launcher: [],
  wants: {},
  advice: [],
}

/** With the arguments that make its output readable: they are only added where no command is given. */
function startOf(name: CheckerName): readonly string[] {
  const { executable, defaultArgs } = checkerFor(name)
  return [executable, ...defaultArgs]
}
