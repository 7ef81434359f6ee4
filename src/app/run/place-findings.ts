/** Where a checker's findings are in this checkout, with the sources that are there; refuses what is plainly somewhere else. */
import type { CheckerOutput } from '#checkers/checker.ts'
import { outputText } from '#checkers/output/output-text.ts'
import { packagesIn } from '#checkers/output/package-banners.ts'
import { type FilesJudged, judgePrintedFiles } from '#checkers/output/printed-files.ts'
import { type PathBase, pathReader, type RepoPath } from '#model/ids.ts'
import { type CheckerProblem, ProblemError } from '#model/problem.ts'
import type { RawTable } from '#model/raw-table.ts'
import type { Files } from '#ports/files.ts'
import { filesToRead, type PlacedDiagnostics, placeDiagnostics } from '#snapshot/assemble.ts'

/** A checkout as it is on this machine. */
export interface Checkout {
  readonly base: PathBase
  readonly files: Files
}

/** `sources` has null for a file that could not be read. */
export interface PlacedFindings {
  readonly placed: PlacedDiagnostics
  readonly sources: ReadonlyMap<RepoPath, string | null>
}

/** Throws a `ProblemError` of the family not-comparable. Nothing is looked for as long as every file is where it should be. */
export async function placeFindings(
  raws: RawTable,
  output: CheckerOutput,
  checkout: Checkout,
): Promise<PlacedFindings> {
  const first = await placedWithSources(raws, checkout)
  const packages = packagesIn(outputText(output.stdout))
  const isCertain = first.missing.size === 0 && packages.length < 2 && first.placed.places.every(isUsual)
  const judged = isCertain ? asPrinted : await judge(first, packages, checkout)
  switch (judged.kind) {
    case 'as-printed':
      return first
    case 'respelled':
      return placedWithSources(raws.withFiles(judged.names), checkout)
    default:
      throw new ProblemError(problemOf(judged, { raws, output, packages }))
  }
}

const asPrinted: FilesJudged = { kind: 'as-printed' }

/** A path of Windows is outside of every root but Windows' own. */
function isUsual({ path, inside }: { readonly path: string; readonly inside: boolean }): boolean {
  return inside || !/^[A-Za-z]:\/|\\/.test(path)
}

/** More than any repository has. */
const mostFiles = 500_000

async function judge(
  { placed, missing }: PlacedFindings & { readonly missing: ReadonlySet<RepoPath> },
  packages: readonly string[],
  { base, files }: Checkout,
): Promise<FilesJudged> {
  const placeOf = pathReader(base)
  const pathOf = (printed: string): RepoPath | null => {
    const { kind, path } = placeOf(printed)
    return kind === 'inside' ? path : null
  }
  const printed = [...new Set(placed.raws.texts.files)]
  const isMissing = (file: string): boolean => {
    const path = pathOf(file)
    return path !== null && missing.has(path)
  }
  return judgePrintedFiles({
    printed,
    pathOf,
    missing: new Set(printed.filter(isMissing)),
    tree: await files.tree(base.root, mostFiles),
    root: base.root,
    packages,
  })
}

const shownLines = 5

function problemOf(
  judged: Extract<FilesJudged, { readonly kind: 'prefixed' | 'elsewhere' }>,
  run: { readonly raws: RawTable; readonly output: CheckerOutput; readonly packages: readonly string[] },
): CheckerProblem {
  const { files } = judged
  if (judged.kind === 'elsewhere') {
    return { kind: 'files-elsewhere', files, folders: judged.folders, packages: run.packages }
  }
  const lines = outputText(run.output.stdout).lines.filter((line) =>
    files.some((file) => line.startsWith(file)),
  )
  const shown = lines.length === 0 ? files : lines
  return {
    kind: 'output-unread',
    count: shown.length,
    lines: shown.slice(0, shownLines),
    prefix: judged.prefix,
  }
}

async function placedWithSources(
  raws: RawTable,
  { base, files }: Checkout,
): Promise<PlacedFindings & { readonly missing: ReadonlySet<RepoPath> }> {
  const placed = placeDiagnostics(raws, base)
  return { placed, ...(await readSources(filesToRead(placed), base.root, files)) }
}

/** Files read at a time: as many as keep a disk busy, and few enough that none waits for a file handle. */
const together = 64

async function readSources(
  paths: readonly RepoPath[],
  root: string,
  files: Files,
): Promise<{ readonly sources: Map<RepoPath, string | null>; readonly missing: ReadonlySet<RepoPath> }> {
  const sources = new Map<RepoPath, string | null>()
  const missing = new Set<RepoPath>()
  for (let first = 0; first < paths.length; first += together) {
    const batch = paths.slice(first, first + together)
    const read = await Promise.all(batch.map((path) => files.read(files.join(root, path))))
    for (const [index, path] of batch.entries()) {
      const source = read[index]
      sources.set(path, source?.kind === 'read' ? source.text : null)
      if (source?.kind === 'missing') {
        missing.add(path)
      }
    }
  }
  return { sources, missing }
}
