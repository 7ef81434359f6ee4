/** A place in this run's commit, as a link where the repository is hosted. */
import type { RepoPath } from '#model/ids.ts'
import type { Report } from '#model/report.ts'
import { markdownCode, markdownLink } from '../encode/markdown.ts'
import { lineAddress } from '../line-link.ts'

/** `line` is null where a whole file is meant. */
export function placeLink({ hosted }: Pick<Report, 'hosted'>, path: RepoPath, line: number | null): string {
  const address = lineAddress({ path, line }, hosted, hosted?.commit ?? null)
  const place = line === null ? path : `${path}:${line}`
  return address === null ? markdownCode(place) : markdownLink(place, address)
}
