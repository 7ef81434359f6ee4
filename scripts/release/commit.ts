/** Makes the commit that a release tag names. It is a function of the source commit: whoever makes it again gets the same id. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changelogEntry } from './changelog.ts'
import { releasedManifest } from './manifest.ts'

/**
 * The id of the release commit of `version`, made in the repository `folder` from the commit `source`, which is its parent.
 * No branch, index or file changes. Throws when the source says another version, or its changelog has no dated notes for it.
 */
export function releaseCommit(
  folder: string,
  { source, version }: { readonly source: string; readonly version: string },
): string {
  const parent = git(folder, ['rev-parse', '--verify', '--end-of-options', `${source}^{commit}`]).trim()
  const manifest = git(folder, ['show', `${parent}:package.json`])
  requireVersion(manifest, version)
  requireNotes(git(folder, ['show', `${parent}:CHANGELOG.md`]), version)
  const aside = mkdtempSync(join(tmpdir(), 'release-index-'))
  try {
    const index = { GIT_INDEX_FILE: join(aside, 'index') }
    git(folder, ['read-tree', parent], { environment: index })
    const blob = git(folder, ['hash-object', '-w', '--stdin'], { input: releasedManifest(manifest) }).trim()
    git(folder, ['update-index', '--cacheinfo', `100644,${blob},package.json`], { environment: index })
    // It speaks of the devDependencies.
    git(folder, ['rm', '--cached', '--quiet', '--ignore-unmatch', 'package-lock.json'], {
      environment: index,
    })
    const tree = git(folder, ['write-tree'], { environment: index }).trim()
    return git(folder, ['commit-tree', tree, '-p', parent], {
      environment: personOf(folder, parent),
      input: `Release v${version}\n\nThe parent is the source. package.json has no devDependencies here, so that installing this commit\nbuilds and downloads nothing.\n`,
    }).trim()
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

function requireVersion(manifest: string, version: string): void {
  const { version: said } = JSON.parse(manifest) as { readonly version?: unknown }
  if (said !== version) {
    throw new Error(`package.json says version ${String(said)}, not ${version}`)
  }
}

function requireNotes(changelog: string, version: string): void {
  const entry = changelogEntry(changelog, version)
  if (entry === null || entry.day === null || entry.notes === '') {
    throw new Error(`CHANGELOG.md has no “## [${version}] - YYYY-MM-DD” with notes`)
  }
}

/** Author and committer of the source commit, with its times. */
function personOf(folder: string, commit: string): Readonly<Record<string, string>> {
  const fields = ['an', 'ae', 'aI', 'cn', 'ce', 'cI'].map((field) => `%${field}`).join('%x00')
  const said = git(folder, ['show', '--no-patch', `--format=${fields}`, commit])
    .replace(/\n$/, '')
    .split('\0')
  const names = [
    'AUTHOR_NAME',
    'AUTHOR_EMAIL',
    'AUTHOR_DATE',
    'COMMITTER_NAME',
    'COMMITTER_EMAIL',
    'COMMITTER_DATE',
  ]
  return Object.fromEntries(names.map((name, index) => [`GIT_${name}`, said[index] ?? '']))
}

function git(
  folder: string,
  args: readonly string[],
  {
    environment = {},
    input,
  }: { readonly environment?: Readonly<Record<string, string>>; readonly input?: string } = {},
): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
    ...(input === undefined ? {} : { input }),
  })
}
