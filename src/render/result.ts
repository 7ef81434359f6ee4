/**
 * The result file: what `compare --format json` says, and what a reader elsewhere needs to judge again and to
 * render. Lists and texts are cut to {@link resultLimits}. docs/schemas/result.schema.json
 */
import type { ChangedDeclaration } from '#model/change.ts'
import type { Unpaired } from '#model/comparison.ts'
import type { CommitSha } from '#model/ids.ts'
import type { Report } from '#model/report.ts'
import { type Excerpt, resultFormat, resultLimits, resultVersion } from '#model/result-file.ts'
import type { LegJob } from '#model/snapshot.ts'
import { jsonText } from './encode/json.ts'
import { type EntryJson, resultJson } from './json.ts'

/** What a report does not say of its run. */
export interface ResultFacts {
  /** The version of type-ratchet. */
  readonly tool: string
  readonly run: { readonly id: number; readonly attempt: number; readonly job: LegJob }
  /** The pull request's head, or what was pushed. */
  readonly head: CommitSha
  /** What was checked out: for a pull request the merge commit. */
  readonly commit: CommitSha
  /** The rules by name, as the user wrote them; null where one was not given, or all are unknown. */
  readonly policy: Readonly<Record<string, string | null>> | null
  readonly mode: 'enforce' | 'report-only' | null
  readonly excerpts: readonly Excerpt[]
}

/** Ends with a line break; equal input gives equal bytes. */
export function renderResult(report: Report, facts: ResultFacts): string {
  const { excerpts, ...run } = facts
  const { new: added, fixed, ...body } = resultJson(report, false)
  const [shownNew, shownFixed] = [cut(added), cut(fixed)]
  const { name, leg, checker, result } = report
  const file = {
    version: resultVersion,
    format: resultFormat,
    name,
    leg,
    checker,
    ...run,
    ...body,
    reference: result.kind === 'compared' ? result.reference : null,
    suspects: result.kind === 'compared' ? suspects(result.comparison.new) : 0,
    new: shownNew,
    fixed: shownFixed,
    omitted: { new: added.length - shownNew.length, fixed: fixed.length - shownFixed.length },
    excerpts,
    ...changedOf(result),
  }
  return jsonText(file)
}

/** Entries whose path is too long to be read are only counted. */
function cut(entries: readonly EntryJson[]): readonly EntryJson[] {
  const { entries: most, message, path, code } = resultLimits
  return entries
    .filter((entry) => entry.path.length <= path)
    .slice(0, most)
    .map((entry) => ({
      ...entry,
      code: entry.code === null ? null : clipped(entry.code, code),
      message: clipped(entry.message, message),
    }))
}

/** All or none: with a part of them, a name that two files define would look like that of one. */
function changedOf(result: Report['result']): { readonly changed?: readonly ChangedDeclaration[] } {
  const changed = result.kind === 'compared' ? result.changed : []
  const { changed: most, name: longest, path: longestPath } = resultLimits
  const fits = changed.every(({ name, path }) => name.length <= longest && path.length <= longestPath)
  return changed.length > 0 && changed.length <= most && fits ? { changed } : {}
}

function clipped(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}

function suspects(entries: Iterable<Unpaired>): number {
  let count = 0
  for (const { diagnostic, mayComeFromBase } of entries) {
    count += mayComeFromBase && diagnostic.severity === 'error' ? 1 : 0
  }
  return count
}
