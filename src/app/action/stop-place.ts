/** Where a checker stopped, when the change did it: a pull request is told of what it did. */
import type { ChangedFile } from '#model/change.ts'
import type { Problem } from '#model/problem.ts'
import type { FailedResult } from '#model/report.ts'

/** As mypy and tsc print the place of an error: `src/a.py:3: error: …`, `src/a.ts(3,4): error …`. */
const place = /^(?<file>[^\s:(][^:(]*)[:(](?<line>\d+)\b/

/** Nothing when the evidence names no place, or no file of the change. A checker prints paths from where it ran. */
export function stopPlace(
  problem: Problem | null,
  files: readonly ChangedFile[] | null,
): Pick<FailedResult, 'stop'> {
  const found = problem?.kind === 'checker-stopped-early' ? place.exec(problem.evidence)?.groups : undefined
  const { file = '', line = '' } = found ?? {}
  const [own, ...others] = (files ?? []).filter(
    ({ path, deleted }) => !deleted && file !== '' && `/${path}`.endsWith(`/${file.replaceAll('\\', '/')}`),
  )
  return own === undefined || others.length > 0 ? {} : { stop: { path: own.path, line: Number(line) } }
}
