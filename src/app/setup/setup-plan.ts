/** Looks at a repository and decides what a set-up writes. Nothing is written here. */
import { checkerFor } from '#checkers/registry.ts'
import { joinArguments } from '#config/argv.ts'
import { artifactSafeName } from '#config/names.ts'
import type { Digest } from '#model/digest.ts'
import type {
  FoundCheck,
  Installation,
  PlannedCheck,
  PlannedFile,
  SetupPlan,
  Tried,
  TriedCheck,
} from '#model/setup.ts'
import type { CheckerName, Snapshot } from '#model/snapshot.ts'
import { checkTargets } from './check-targets.ts'
import { nativeInstallation } from './native-project.ts'
import type { Tree } from './nearest-file.ts'
import { nodeInstallation } from './node-project.ts'
import { testedVersion } from './pinned.ts'
import type { PresentFiles } from './present-ways.ts'
import { pythonInstallation } from './python-project.ts'
import { type CheckJob, checkWorkflow, commentWorkflow, workflowFile } from './workflow-text.ts'

/** Names and arguments of the checks; the checker's own name where that tells them apart. */
export async function namedChecks(
  found: readonly FoundCheck[],
  { tree, digest }: { readonly tree: Tree; readonly digest: Digest },
): Promise<readonly Omit<TriedCheck, 'tried'>[]> {
  const named: Omit<TriedCheck, 'tried'>[] = []
  for (const check of found) {
    const wished = check.folder === '' ? check.checker : `${check.checker}-${check.folder}`
    const name = artifactSafeName(wished.replaceAll('/', '-'), digest)
    named.push({ ...check, name, args: await checkTargets(check, checkerFor(check.checker), tree) })
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

/** See {@link SetupPlan}. */
export async function setupPlan(
  {
    checks,
    branch,
    ways,
  }: { readonly checks: readonly TriedCheck[]; readonly branch: string; readonly ways: PresentFiles },
  tree: Tree,
): Promise<SetupPlan> {
  const planned: PlannedCheck[] = []
  for (const check of checks) {
    const version = check.tried.kind === 'ran' ? check.tried.version : null
    const args = hookArguments(check)
    const installation = await installationOf({ ...check, version }, tree)
    planned.push({ ...check, installation, hook: { args, words: joinArguments(args) } })
  }
  const jobs = planned.map(jobOf)
  const texts = [
    { path: `.github/workflows/${workflowFile}`, text: checkWorkflow({ branch, jobs }) },
    ...(ways.isPublic
      ? [{ path: '.github/workflows/type-ratchet-comment.yml', text: commentWorkflow({ branch, jobs }) }]
      : []),
  ]
  const files: PlannedFile[] = []
  for (const file of texts) {
    files.push({ ...file, state: (await tree.file(file.path)) === null ? 'new' : 'taken' })
  }
  return { branch, checks: planned, files, ways }
}

function hookArguments({ checker, folder, name }: TriedCheck): readonly string[] {
  return [
    ...['--checker', checker],
    ...(folder === '' ? [] : ['--cwd', folder]),
    ...(name === checker ? [] : ['--name', name]),
    ...['--max-new-errors', '0'],
  ]
}

/** `version`: of the checker that is installed here; null when that is not known. */
export function installationOf(
  {
    checker: name,
    folder,
    version,
  }: Pick<FoundCheck, 'checker' | 'folder'> & { readonly version: string | null },
  tree: Tree,
): Promise<Installation> {
  const checker = checkerFor(name)
  const { language } = checker
  switch (language) {
    case 'Node':
      return nodeInstallation(folder, checker, tree)
    // deno is a package of PyPI too
    case 'Python':
    case 'Deno':
    case null:
      return pythonInstallation(folder, { checker, version }, tree)
    default:
      return nativeInstallation(folder, { language, version: version ?? testedVersion(name) ?? '' }, tree)
  }
}

function jobOf({ name, checker, folder, args, installation }: PlannedCheck): CheckJob {
  const { launcher, steps } = installation
  const command = launcher.length === 0 ? [] : [...launcher, ...startOf(checker)]
  return { name, checker, folder, command, args, steps }
}

/** With the arguments that make its output readable: they are only added where no command is given. */
function startOf(name: CheckerName): readonly string[] {
  const { executable, defaultArgs } = checkerFor(name)
  return [executable, ...defaultArgs]
}
