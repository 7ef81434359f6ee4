/** Reads CHANGELOG.md in the form of https://keepachangelog.com/en/1.1.0/. */

/** One version of it. */
export interface ChangelogEntry {
  /** As `2026-12-01`; null while it has none. */
  readonly day: string | null
  /** Markdown without the heading; ends without a line break. */
  readonly notes: string
}

/** What it says of a version (`1.0.0`, `Unreleased`); null where it says nothing. */
export function changelogEntry(changelog: string, version: string): ChangelogEntry | null {
  const lines = changelog.split(/\r?\n/)
  const heading = /^## \[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?$/
  const start = lines.findIndex((line) => heading.exec(line)?.[1] === version)
  if (start === -1) {
    return null
  }
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => line.startsWith('## ') || /^\[[^\]]+\]: /.test(line))
  const notes = (end === -1 ? rest : rest.slice(0, end)).join('\n').trim()
  return { day: heading.exec(lines[start] ?? '')?.[2] ?? null, notes }
}
