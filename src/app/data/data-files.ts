/** The files of a data branch: those of each check in a folder that is called like it, and the pages over all of them. */
import { mergedSeries } from '#history/kept-series.ts'
import type { HistoryPoint } from '#model/history.ts'
import { compareText } from '#model/order.ts'
import type { ReplayedHistory } from '#model/replayed-history.ts'
import type { Report } from '#model/report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { DataTip } from '#ports/data-branch.ts'
import type { RunContext } from '#ports/run-context.ts'
import { renderBadgeEndpoint, renderBadgeSvg } from '#render/badge.ts'
import { type DataCheck, type DataFile, dataIndex, dataReadme } from '#render/data-page.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { decodeHistory, encodeHistory } from '#snapshot/history-file.ts'
import { hostedRepository } from '../action/run-links.ts'

/** What a run found of one check. */
export interface DataResult {
  readonly report: Report
  /** As it became the baseline: with its series. */
  readonly snapshot: Snapshot
  /** The HTML report; null where it was not written. */
  readonly page: string | null
}

/** Says that a branch is ours to write to. */
const markerFile = 'type-ratchet.json'
const marker = '{\n  "format": "type-ratchet-data",\n  "version": 1\n}\n'

/** GitHub takes no file of 100 MiB, and warns from 50. */
const mostCharacters = 45_000_000

/** Which of a branch's files have to be read before it is written to. */
export function isReadFirst(path: string): boolean {
  return path === markerFile || path.endsWith('/series.json')
}

/** Whether a branch says that it is ours, in a form that we know. */
export function isOurs({ texts }: Pick<DataTip, 'texts'>): boolean {
  return texts.get(markerFile) === marker
}

/** What is put on a branch, and the paths of what is too large for it. */
export interface DataFiles {
  readonly files: ReadonlyMap<string, string>
  readonly left: readonly string[]
}

/**
 * What is to stand on the branch, beside what it has already; or why a series that is there can't be read: nothing is written
 * then, because its points would be lost. `before`: what it holds now. The newest commit's run decides what is shown, and not
 * the one that comes last: a run of an older commit adds its points alone.
 */
export function dataFiles(
  results: readonly DataResult[],
  {
    before,
    context,
    version,
  }: {
    readonly before: Pick<DataTip, 'paths' | 'texts'> | null
    readonly context: RunContext
    readonly version: string
  },
): DataFiles | string {
  const series = storedSeries(before?.texts ?? new Map())
  if (typeof series === 'string') {
    return series
  }
  const files = new Map([[markerFile, marker]])
  const left: string[] = []
  const put = (path: string, text: string): void => {
    if (text.length > mostCharacters) {
      left.push(path)
    } else {
      files.set(path, text)
    }
  }
  for (const { report, snapshot, page } of results) {
    const { name } = report
    const points = mergedSeries(series.get(name)?.points ?? [], snapshot.history)
    const own = { name, checker: snapshot.checker.name, points }
    series.set(name, own)
    files.set(`${name}/series.json`, encodeHistory(own))
    if (isNewest(snapshot, points)) {
      put(`${name}/baseline.json`, encodeSnapshot(snapshot))
      put(`${name}/badge.json`, renderBadgeEndpoint(report))
      put(`${name}/badge.svg`, renderBadgeSvg(report))
      if (page !== null) {
        put(`${name}/report.html`, page)
      }
    }
  }
  const paths = new Set([...(before?.paths ?? []), ...files.keys()])
  const { url } = hostedRepository(context)
  const shown = { url, repository: `${context.owner}/${context.repo}`, checks: checksOf(series, paths) }
  files.set('README.md', dataReadme(shown))
  files.set('index.html', dataIndex(shown, version))
  return { files, left }
}

/** By the name of its check; or why one can't be read. */
function storedSeries(texts: ReadonlyMap<string, string>): Map<string, ReplayedHistory> | string {
  const series = new Map<string, ReplayedHistory>()
  for (const [path, text] of texts) {
    if (path !== markerFile) {
      const read = decodeHistory(text)
      if (typeof read === 'string') {
        return `${path} can’t be read (${read}); delete or mend it`
      }
      series.set(path.replace(/\/series\.json$/, ''), read)
    }
  }
  return series
}

/** A snapshot whose commit has no time has no point either; it is as new as its run. */
function isNewest({ commit, history }: Snapshot, points: readonly HistoryPoint[]): boolean {
  const isKnown = history.some((point) => point.commit === commit)
  return !isKnown || points.at(-1)?.commit === commit
}

const shownFiles: readonly DataFile[] = [
  'report.html',
  'baseline.json',
  'series.json',
  'badge.svg',
  'badge.json',
]

function checksOf(
  series: ReadonlyMap<string, ReplayedHistory>,
  paths: ReadonlySet<string>,
): readonly DataCheck[] {
  return [...series]
    .sort(([one], [other]) => compareText(one, other))
    .map(([name, check]) => ({
      ...check,
      name,
      files: shownFiles.filter((file) => paths.has(`${name}/${file}`)),
    }))
}
