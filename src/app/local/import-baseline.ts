/**
 * Makes a committed baseline of the errors that another tool's baseline knows. The checker runs here, because an entry is carried
 * over as the error of today: only so can it be recognised later.
 */
import { invalid } from '#config/values.ts'
import { steadyForm } from '#match/message-form.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { PathBase } from '#model/ids.ts'
import type { ResultFiles } from '#ports/files.ts'
import { encodeCommittedFile } from '#snapshot/committed-file.ts'
import { requiredText } from '../files/required-file.ts'
import { baselineToWrite } from './committed-baseline.ts'
import { type ForeignFormat, foreignBaselines } from './foreign-baselines.ts'
import { type LocalPorts, localRun, type RunSource, snapshotOf } from './local-run.ts'

/** What is carried over, and where to. */
export interface ImportOrder {
  readonly format: ForeignFormat
  /** The other tool's file. */
  readonly from: string
  readonly source: RunSource
  /** null: its default place. */
  readonly file: string | null
}

/** Counts of errors, warnings included. */
export interface Imported {
  readonly file: string
  readonly from: string
  readonly carried: number
  /** Entries of the other tool that are no error of today. */
  readonly gone: number
  /** Errors of today that the other tool does not know. */
  readonly fresh: number
}

/** Throws a `ProblemError` for a file of another form, a checker that it does not speak of, and a place that is taken. */
export async function importBaseline(
  { format, from, source, file: asked }: ImportOrder,
  ports: LocalPorts & { readonly files: ResultFiles },
): Promise<Imported> {
  const { files } = ports
  const foreign = foreignBaselines[format]
  const known = foreign.read(await requiredText({ role: 'baseline', path: from }, files), folderOf(from))
  if (known === null) {
    throw invalid({ input: 'FILE', value: from }, `a baseline in the form that ${format} writes`)
  }
  const here = await localRun(source, ports)
  if (!foreign.checkers.includes(here.checker.name)) {
    const expected = `${foreign.checkers.join(' or ')}, whose errors a baseline of ${format} holds`
    throw invalid({ input: '--checker', value: here.checker.name }, expected)
  }
  const file =
    asked ??
    (await baselineToWrite({ root: source.root, name: here.name, asked: source.name !== null }, files))
  if ((await files.read(file)).kind !== 'missing') {
    throw invalid(
      { input: '--file', value: file },
      'a file that is not there yet: this one would be overwritten',
    )
  }
  await files.probe(file)
  const current = await snapshotOf(here, { ...ports, partial: false })
  const left = new Map(known.counts)
  const carried: Diagnostic[] = []
  let fresh = 0
  for (const diagnostic of current.diagnostics) {
    const key = known.keyOf(diagnostic, fromFolder(here.base, diagnostic.path))
    const count = left.get(key) ?? 0
    if (count > 0) {
      left.set(key, count - 1)
      carried.push(diagnostic)
    } else if (diagnostic.severity !== 'information') {
      fresh += 1
    }
  }
  if (carried.length === 0 && known.counts.size > 0) {
    throw invalid(
      { input: 'FILE', value: from },
      'a baseline of these files: none of its entries is an error of today',
    )
  }
  await files.write(file, encodeCommittedFile({ checker: current.checker, diagnostics: carried }, steadyForm))
  const gone = [...left.values()].reduce((sum, count) => sum + count, 0)
  return { file, from, carried: carried.length, gone, fresh }
}

/** Where a file is that the user named, from where the command runs; an absolute one says nothing of that. */
function folderOf(path: string): string {
  const folder = path.replaceAll('\\', '/').replace(/[^/]*$/, '')
  return folder.startsWith('/') ? '' : folder
}

/** As the other tool saw it, which ran where the checker runs. */
function fromFolder({ root, cwd }: PathBase, path: string): string {
  const folder = cwd.startsWith(`${root}/`) ? `${cwd.slice(root.length + 1)}/` : ''
  return path.startsWith(folder) ? path.slice(folder.length) : path
}
