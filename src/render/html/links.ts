/** Links to the hosted repository. Which addresses are safe to link is decided in `../line-link.ts`. */
import type { CommitSha } from '#model/ids.ts'
import type { HostedRepository, Report } from '#model/report.ts'
import { blobPrefix, webAddress } from '../line-link.ts'
import { type Html, html } from './template.ts'

/** A link, or the bare content where there is nowhere to go. */
export function link(url: string | null, content: Html | string): Html {
  const address = webAddress(url)
  return address === null ? html`${content}` : html`<a href="${address}">${content}</a>`
}

/** Where the lines of this run are. */
export function headPrefix(report: Report): string | null {
  return blobPrefix(report.hosted, report.hosted?.commit ?? null)
}

/** Where the lines of fixed errors are: at the baseline's commit. */
export function basePrefix(report: Report): string | null {
  const { result, hosted } = report
  const loaded = result.kind === 'compared' && result.baseline.state === 'loaded'
  return loaded ? blobPrefix(hosted, result.baseline.origin.commit) : null
}

/** A commit by its first twelve digits, linked where the repository is known. */
export function commitLink(hosted: HostedRepository | null, commit: CommitSha): Html {
  const url = webAddress(hosted?.url ?? null)
  return link(url === null ? null : `${url}/commit/${commit}`, html`<code>${commit.slice(0, 12)}</code>`)
}
