/** Runs a checker that needs no process: reads the files itself, and leaves behind what a process would. */
import type { Checker, CheckerOutput } from '#checkers/checker.ts'
import type { CheckConfig } from '#config/config.ts'
import { invalid } from '#config/values.ts'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { PathBase } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'
import { pathInside } from '../files/inside-folder.ts'

/** Where to look. */
export interface TreeToInspect {
  readonly base: PathBase
  readonly files: Files
  /** The files below the root that git knows, from there; null without git. */
  readonly tracked: () => Promise<readonly string[] | null>
}

/** More than any repository has. */
const mostFiles = 500_000
/** Files read at a time. */
const together = 64

/** `args` are the folders and files to look at, from the folder that a process would run in; none: that folder. */
export async function inspectTree(
  inspect: NonNullable<Checker['inspect']>,
  { args }: Pick<CheckConfig, 'args'>,
  { base, files, tracked }: TreeToInspect,
): Promise<CheckerOutput> {
  const wanted = await Promise.all(
    (args.length === 0 ? ['.'] : args).map((arg) => placeOf(arg, { base, files })),
  )
  const all = (await tracked()) ?? (await files.tree(base.root, mostFiles))
  const paths = all.filter((path) => wanted.some((folder) => isBelow(path, folder)))
  const suppressions: RawDiagnostic[] = []
  let read = 0
  for (let first = 0; first < paths.length; first += together) {
    const batch = paths.slice(first, first + together)
    const found = await Promise.all(batch.map((path) => inspected(path, inspect, { base, files })))
    read += found.filter((one) => one !== null).length
    suppressions.push(...found.flatMap((one) => one ?? []))
  }
  const stdout = `${JSON.stringify({ suppressions, files: read })}\n`
  return { stdout, stderr: '', exit: { kind: 'code', code: 0 } }
}

/** From the root, `''` for the root itself. Throws a `ProblemError` for an option and for what is outside. */
async function placeOf(arg: string, { base, files }: Pick<TreeToInspect, 'base' | 'files'>): Promise<string> {
  const real = await files.real(files.join(base.cwd, arg))
  const inside = real === base.root ? '' : pathInside(real, base.root)
  if (arg.startsWith('-') || inside === null) {
    throw invalid({ input: 'args', value: arg }, 'folders and files of the repository; there are no options')
  }
  return inside
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}

/** Null for what is no source, or is not there any more. Throws a `ProblemError` of the family not-comparable for one that can't be read. */
async function inspected(
  path: string,
  inspect: NonNullable<Checker['inspect']>,
  { base, files }: Pick<TreeToInspect, 'base' | 'files'>,
): Promise<readonly RawDiagnostic[] | null> {
  if (inspect(path, '') === null) {
    return null
  }
  const file = files.join(base.root, path)
  const source = await files.read(file)
  switch (source.kind) {
    case 'read':
      return inspect(path, source.text)?.map((found) => ({ ...found, file })) ?? null
    case 'missing':
      return null
    default: {
      const reason = source.kind === 'failed' ? source.reason : `it has ${source.bytes} bytes`
      throw new ProblemError({ kind: 'checker-file-unreadable', evidence: `${path}: ${reason}` })
    }
  }
}
