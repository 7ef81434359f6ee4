/**
 * Addresses of lines in the hosted repository. Refuses anything but http and https, and paths that aren't inside
 * the repository: those are shown without a link.
 */
import type { CommitSha } from '#model/ids.ts'
import type { HostedRepository } from '#model/report.ts'

/** The address if a click on it can only open a page, else null. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s]+$/.test(url) ? url : null
}

/** A path as it stands in an address, encoded per segment; null for one that isn't inside the repository. */
export function encodedPath(path: string): string | null {
  if (/^[A-Za-z]:[\\/]|^\\\\/.test(path)) {
    return null
  }
  const segments = path.split('/')
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return null
  }
  return segments.map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD'))).join('/')
}

/** What a file's address starts with at a commit; append the encoded path. */
export function blobPrefix(hosted: HostedRepository | null, commit: CommitSha | null): string | null {
  const url = webAddress(hosted?.url ?? null)
  return url === null || commit === null ? null : `${url}/blob/${commit}/`
}

/**
 * The page of a line at a commit: among the pull request's changes where the change adds or edits it, since one can answer
 * there. Null where there is no such page; `line` null for the whole file.
 */
export function lineAddress(
  { path, line }: { readonly path: string; readonly line: number | null },
  hosted: HostedRepository | null,
  commit: CommitSha | null,
): string | null {
  const prefix = blobPrefix(hosted, commit)
  const file = encodedPath(path)
  if (prefix === null || file === null || hosted === null) {
    return null
  }
  const place = line === null ? null : diffPlace({ path, line }, hosted)
  return place !== null && commit === hosted.commit
    ? `${hosted.url}${place}`
    : `${prefix}${file}${line === null ? '' : `#L${line}`}`
}

function diffPlace(
  { path, line }: { readonly path: string; readonly line: number },
  { diff }: HostedRepository,
): string | null {
  const file = diff?.files.get(path)
  const isShown = file?.lines.some(({ start, end }) => line >= start && line <= end) === true
  return isShown ? `/pull/${diff?.pull}/files#diff-${file.anchor}R${line}` : null
}
