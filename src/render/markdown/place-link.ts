/** A place in this run's commit, as a link where the repository is hosted. */
import type { RepoPath } from '#model/ids.ts'
import type { Report } from '#model/report.ts'
import { markdownCode, markdownLink } from '../encode/markdown.ts'
import { blobPrefix, encodedPath } from '../line-link.ts'

/** `line` is null where a whole file is meant. */
export function placeLink({ hosted }: Pick<Report, 'hosted'>, path: RepoPath, line: number | null): string {
  const prefix = blobPrefix(hosted, hosted?.commit ?? null)
  const file = encodedPath(path)
  const place = line === null ? path : `${path}:${line}`
  return prefix === null || file === null
    ? markdownCode(place)
    : markdownLink(place, `${prefix}${file}${line === null ? '' : `#L${line}`}`)
}
