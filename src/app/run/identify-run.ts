/**
 * Finds out what a run's result depends on beside the sources. Nothing here can end a run: what can't be found
 * out stays null.
 */
import type { Checker } from '#checkers/checker.ts'
import { joinPath } from '#checkers/settings/folder-path.ts'
import type { HeldBack, RefersOnly, Settings, SettingsQuery } from '#checkers/settings/settings.ts'
import { strictFlagsIn } from '#checkers/settings/strict-flags.ts'
import type { CheckConfig } from '#config/config.ts'
import type { Digest } from '#model/digest.ts'
import { type PathBase, repositoryPath } from '#model/ids.ts'
import type { FileDigest, Language, Plugin, RunIdentity, Scope } from '#model/run-identity.ts'
import type { CheckerIdentity } from '#model/snapshot.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import type { Files } from '#ports/files.ts'
import { type CheckerCommand, checkerCommand } from './checker-command.ts'
import { lockedVersion } from './locked-version.ts'
import { askPython, type PythonAnswer, type PythonTools, pythonOf } from './python-environment.ts'
import { checkerVersion } from './run-checker.ts'

/** A run to identify. */
export interface IdentityQuery {
  readonly base: PathBase
  readonly files: Files
  readonly digest: Digest
  /** null when a text is read: then nothing is asked, and only files are looked at. */
  readonly started: { readonly check: CheckConfig; readonly process: CheckerProcess } | null
}

/** For {@link import('./take-snapshot.ts').takeSnapshot}. */
export interface IdentifiedRun {
  readonly checker: CheckerIdentity
  readonly run: RunIdentity
  /** Of a run whose words are known. */
  readonly heldBack: HeldBack | null
  readonly programs: number | null
  readonly refersOnly: RefersOnly | null
}

/** Asks the checker, its interpreter and the files that configure it. */
export async function identifyRun(checker: Checker, query: IdentityQuery): Promise<IdentifiedRun> {
  const { base, files, digest, started } = query
  const folder = folderInRoot(base)
  const command = started === null ? null : checkerCommand(checker, started.check)
  const settings = await checker.settings(settingsQuery(checker, started?.check ?? null, { base, files }))
  const placed = (path: string): string => rootRelative(path, folder, base)
  const configFiles = settings.files.map(({ path, content }) => ({
    path: placed(path),
    digest: digest(content),
  }))
  const args =
    started === null ? [] : (command?.args ?? [...(started.check.command ?? []), ...started.check.args])
  const lockfiles = await readLockfiles(checker, folder, query)
  const packages = settings.plugins.map((plugin) => checker.pluginPackage?.(plugin) ?? null)
  const environment = await askEnvironment(checker, query, { command, settings, packages })
  return {
    checker: {
      name: checker.name,
      version: started === null ? null : await versionOf(checker, settings, { ...started, cwd: base.cwd }),
      configuration: digest(JSON.stringify([args, configFiles.map((file) => [file.path, file.digest])])),
    },
    run: {
      language: environment.language,
      plugins: settings.plugins.map((name, index): Plugin => {
        const locked = lockfiles.map((file) => lockedVersion(packages[index] ?? '', file))
        return {
          name,
          version: environment.packages[index] ?? locked.find((found) => found !== null) ?? null,
        }
      }),
      arguments: started === null ? null : digest(JSON.stringify(args)),
      ...flagsOf(checker, command),
      configFiles,
      lockfiles: lockfiles.map(({ path, text }): FileDigest => ({ path, digest: digest(text) })),
      scope: scopeOf(settings, folder, placed),
    },
    heldBack: settings.heldBack ?? null,
    programs: settings.programs ?? null,
    refersOnly: settings.refersOnly ?? null,
  }
}

/** What the checker's readers of settings may ask; `check` is null where a text is read. */
export function settingsQuery(
  checker: Checker,
  check: CheckConfig | null,
  { base, files }: Pick<IdentityQuery, 'base' | 'files'>,
): SettingsQuery {
  return {
    args: check === null ? null : (checkerCommand(checker, check)?.args ?? null),
    withDefaults: check !== null && check.command === null,
    upwards: upwards(folderInRoot(base)),
    open: async (path) => {
      const read = await files.read(files.join(base.cwd, path))
      return read.kind === 'read' ? read.text : null
    },
  }
}

/** Of a checker that has any, where its words are seen. */
function flagsOf({ strictFlags }: Checker, command: CheckerCommand | null): Pick<RunIdentity, 'flags'> {
  return strictFlags === undefined || command?.args == null
    ? {}
    : { flags: strictFlagsIn(command.args, strictFlags) }
}

async function versionOf(
  checker: Checker,
  { version }: Settings,
  { check, ...place }: NonNullable<IdentityQuery['started']> & { readonly cwd: string },
): Promise<string | null> {
  return version === undefined ? checkerVersion(checker, check, place) : version
}

function scopeOf(settings: Settings, folder: string, placed: (path: string) => string): Scope {
  return {
    named: settings.named?.map(placed) ?? null,
    parts: settings.parts.map(({ include, exclude }) => ({
      include: include.map(placed),
      exclude: exclude.map(placed),
    })),
    excludePatterns: settings.excludePatterns,
    folder,
  }
}

/** The configured version counts before the interpreter's; plugins are asked where the checker itself runs. */
async function askEnvironment(
  checker: Checker,
  { base, files, started }: IdentityQuery,
  run: {
    readonly command: CheckerCommand | null
    readonly settings: Settings
    readonly packages: readonly (string | null)[]
  },
): Promise<{ readonly language: Language | null; readonly packages: readonly (string | null)[] }> {
  const { languageVersion, interpreter } = run.settings
  const name = checker.language
  if (name === null) {
    return { language: null, packages: [] }
  }
  if (started === null) {
    return { language: { name, version: languageVersion }, packages: [] }
  }
  const { timeLimitMs } = started.check
  const tools = { process: started.process, files, cwd: base.cwd, timeLimitMs }
  if (name !== 'Python') {
    return { language: { name, version: await askedVersion(name, tools) }, packages: [] }
  }
  const asked = run.packages.map((each) => each ?? '-')
  const own = await pythonOf(checker, run.command, tools)
  const wanted = asked.length > 0 || (languageVersion === null && interpreter === null)
  const answer: PythonAnswer | null = own === null || !wanted ? null : await askPython(own, asked, tools)
  const other =
    interpreter === null || languageVersion !== null ? null : await askPython([interpreter], [], tools)
  const version = languageVersion ?? (interpreter === null ? answer : other)?.version ?? null
  return { language: { name, version }, packages: answer?.packages ?? [] }
}

/** How a version is asked for, and where it stands in the answer. Python is asked for more than that. */
const askedVersions: Readonly<
  Record<
    Exclude<Language['name'], 'Python'>,
    { readonly argv: readonly [string, ...string[]]; readonly says: RegExp }
  >
> = {
  Node: { argv: ['node', '--version'], says: /^v(\d\S*)/ },
  Deno: { argv: ['deno', '--version'], says: /^deno (\d\S*)/ },
  Go: { argv: ['go', 'version'], says: /^go version go(\d\S*)/ },
  Rust: { argv: ['rustc', '--version'], says: /^rustc (\d\S*)/ },
  PHP: { argv: ['php', '--version'], says: /^PHP (\d\S*)/ },
}

async function askedVersion(
  name: Exclude<Language['name'], 'Python'>,
  { process, cwd, timeLimitMs }: PythonTools,
): Promise<string | null> {
  const { argv, says } = askedVersions[name]
  const result = await process.run({ argv, cwd, timeLimitMs, onOutput: () => undefined })
  return result.kind === 'exited' ? (says.exec(result.stdout)?.[1] ?? null) : null
}

const lockfileNames: Readonly<Record<Language['name'], RegExp>> = {
  Python:
    /^(?:(?:uv|poetry|pdm|pixi)\.lock|Pipfile\.lock|pylock(?:\.[^.]+)?\.toml|(?:.*[-_.])?requirements(?:[-_.].*)?\.txt|constraints.*\.txt)$/,
  Node: /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|deno\.lock)$/,
  Deno: /^deno\.lock$/,
  Go: /^go\.(?:sum|work\.sum)$/,
  Rust: /^Cargo\.lock$/,
  PHP: /^composer\.lock$/,
}

/** Of a tool that is not known any may count; what reads the sources alone depends on none. */
function lockfilesOf({ language, inspect }: Checker): readonly RegExp[] {
  if (language !== null) {
    return [lockfileNames[language]]
  }
  return inspect === undefined ? Object.values(lockfileNames) : []
}

/** Those of the root and of the folder that the checker runs in. */
async function readLockfiles(
  checker: Checker,
  folder: string,
  { base, files }: IdentityQuery,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const found: { readonly path: string; readonly text: string }[] = []
  const wanted = lockfilesOf(checker)
  for (const place of new Set(['', folder])) {
    const names = await files.list(place === '' ? base.root : files.join(base.root, place))
    for (const name of names.filter((each) => wanted.some((pattern) => pattern.test(each)))) {
      const path = joinPath(place, name)
      const read = await files.read(files.join(base.root, path))
      if (read.kind === 'read') {
        found.push({ path, text: read.text })
      }
    }
  }
  return found
}

/** Where the checker runs, from the root: `''` for the root itself, and outside of it. */
export function folderInRoot(base: PathBase): string {
  const printed = repositoryPath(base.cwd, base)
  return printed.kind === 'inside' ? printed.path : ''
}

function upwards(folder: string): readonly string[] {
  const depth = folder === '' ? 0 : folder.split('/').length
  return Array.from({ length: depth + 1 }, (_, steps) => '../'.repeat(steps))
}

/** Relative to the root; an absolute path outside stays as it is. */
function rootRelative(path: string, folder: string, base: PathBase): string {
  const slashed = /^[A-Za-z]:[\\/]/.test(base.root) ? path.replaceAll('\\', '/') : path
  const absolute = slashed.startsWith('/') || /^[A-Za-z]:\//.test(slashed)
  if (!absolute) {
    return joinPath(folder, slashed)
  }
  const printed = repositoryPath(slashed, base)
  const isRoot = [base.root, base.spelledRoot].some((root) => joinPath('', root) === joinPath('', slashed))
  return isRoot ? '' : printed.kind === 'inside' ? printed.path : slashed
}
