/** Asks git about a working copy. */
import type { DatedCommit } from '#model/history.ts'
import { type CommitSha, commitSha, type RepoPath, storedPath } from '#model/ids.ts'
import type { Repo } from '#ports/repo.ts'
import { parseBlame } from './blame-output.ts'
import { parseChangedFiles, parseDiff } from './diff-output.ts'
import { accessSettings, type GitAccess } from './git-access.ts'
import { fetching, gitProgram } from './git-program.ts'

/** Whatever the checkout is configured to print: old and new names, one section a file, lines alone. */
const diffOptions = [
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--submodule=short',
  '--inter-hunk-context=0',
  '-M50%',
]

/**
 * `folder`: the working copy or its git directory. Environment as given, so that tests can be hermetic. `access`: what a
 * remote of that server is fetched from with when it refuses what the checkout left.
 */
export function gitRepo(
  folder: string,
  environment: NodeJS.ProcessEnv,
  access: GitAccess | null = null,
): Repo {
  const program = gitProgram(folder, environment)
  const git = (...args: readonly string[]): Promise<string | null> => program({ args })
  const has = async (commit: CommitSha): Promise<boolean> =>
    (await git('cat-file', '-e', '--end-of-options', `${commit}^{tree}`)) !== null
  const lacking = async (commits: readonly CommitSha[]): Promise<readonly CommitSha[]> => {
    const missing: CommitSha[] = []
    for (const commit of new Set(commits)) {
      if (!(await has(commit))) {
        missing.push(commit)
      }
    }
    return missing
  }
  const isShallow = async (): Promise<boolean> =>
    (await git('rev-parse', '--is-shallow-repository'))?.trim() === 'true'
  const isOrigin = async ({ serverUrl }: GitAccess): Promise<boolean> =>
    (await git('config', '--get', 'remote.origin.url'))?.startsWith(`${serverUrl}/`) === true
  const headCommit = async (): Promise<CommitSha | null> =>
    commitSha((await git('rev-parse', '--verify', 'HEAD'))?.trim() ?? '')
  const defaultBranch = async (): Promise<string | null> => {
    const remote = await git('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD')
    if (remote !== null) {
      return remote.trim().replace(/^origin\//, '')
    }
    for (const name of ['main', 'master']) {
      if ((await git('rev-parse', '--verify', '--quiet', `refs/heads/${name}`)) !== null) {
        return name
      }
    }
    return (await git('symbolic-ref', '--quiet', '--short', 'HEAD'))?.trim() ?? null
  }
  return {
    headCommit,
    editedFiles: async () => {
      const tracked = await git(
        'diff',
        '--no-ext-diff',
        '--no-renames',
        '--name-only',
        '-z',
        '--relative',
        'HEAD',
        '--',
      )
      const unknown = await git(...unknownHere)
      return tracked === null || unknown === null
        ? null
        : [...new Set([...named(tracked), ...named(unknown)])].sort()
    },
    trackedFiles: async () => {
      const listed = await git('ls-files', '--cached', '--stage', '-z')
      return listed === null ? null : [...new Set(regularFiles(listed))].sort()
    },
    ownFiles: async (which) => {
      if (which === 'staged') {
        const staged = await git(...ownDiff, '--cached', 'HEAD', '--')
        return staged === null ? null : [...named(staged)].sort()
      }
      const branch = await defaultBranch()
      const places = branch === null ? [] : [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]
      const bases = await Promise.all(places.map((place) => git('merge-base', place, 'HEAD')))
      const base = bases.find((commit) => commit !== null)?.trim() ?? 'HEAD'
      const [changed, unknown] = [await git(...ownDiff, base, '--'), await git(...unknownHere)]
      return changed === null || unknown === null
        ? null
        : [...new Set([...named(changed), ...named(unknown)])].sort()
    },
    folder: async () => (await git('rev-parse', '--show-prefix'))?.replace(/\n$/, '') ?? '',
    defaultBranch,
    commitTime: async (commit) => {
      const text = await git('cat-file', 'commit', commit)
      return text === null ? null : committerTime(text)
    },
    firstParents: async () => {
      const listed = await git('rev-list', '--first-parent', '--timestamp', 'HEAD', '--')
      return listed === null ? null : { commits: datedCommits(listed), shallow: await isShallow() }
    },
    fetch: async (commits, history = 0) => {
      const missing = await lacking(commits)
      if (missing.length === 0 || !(await isShallow())) {
        return missing.length === 0
      }
      const end = performance.now() + fetchMs
      const args = [...fetching, `--depth=${1 + history}`, '--end-of-options', 'origin', ...missing]
      const fetched = await program({ args, timeoutMs: fetchMs })
      const left = Math.floor(end - performance.now())
      if (fetched === null && left > 0 && access !== null && (await isOrigin(access))) {
        await program({ args, environment: accessSettings(access, environment), timeoutMs: left })
      }
      return (await lacking(missing)).length === 0
    },
    parents: async (commit) => {
      const text = await git('cat-file', '--end-of-options', 'commit', commit)
      return text === null ? null : parentsOf(text)
    },
    subject: async (commit) => {
      const text = await git('cat-file', '--end-of-options', 'commit', commit)
      return text === null ? null : subjectOf(text)
    },
    lastWritten: async (path, commit) => {
      const args = [...blaming, ...(commit === null ? [] : [commit]), '--', path]
      const output = await program({ args, timeoutMs: blameMs })
      return output === null ? null : parseBlame(output)
    },
    fileAt: async (commit, path) => {
      // A partial clone may know of a file and not have it, which is not the same as no file.
      const entry = await git('ls-tree', '--full-tree', '-z', '--end-of-options', commit, path)
      if (entry === null || entry === '') {
        return entry === null ? null : { kind: 'none' }
      }
      const object = commitSha(/^\d+ blob ([0-9a-f]+)\t/.exec(entry)?.[1] ?? '')
      const text = object === null ? null : await git('cat-file', 'blob', object)
      return text === null ? null : { kind: 'text', text }
    },
    changedFiles: async (base, head, below = '') => {
      const files = (await has(base)) && (await has(head)) ? await git(...rawDiff(base, head, below)) : null
      return files === null ? null : parseChangedFiles(files)
    },
    wayHere: async (base) => {
      if (!(await has(base))) {
        return null
      }
      const files = await git(...rawDiffHere(base))
      const patch = await git(...diffHere(base, '--patch', '--unified=0'))
      const unknown = await git(...unknownHere)
      if (files === null || patch === null || unknown === null) {
        return null
      }
      const map = parseDiff(files, patch)
      return {
        change: parseChangedFiles(files),
        lineMap: { ...map, added: new Set([...map.added, ...named(unknown)]) },
      }
    },
    lineMap: async (base, head, below = '') => {
      if (!(await has(base)) || !(await has(head))) {
        return null
      }
      const files = await git(...rawDiff(base, head, below))
      const patch = await git(...diff([base, head], below, '--patch', '--unified=0'))
      return files === null || patch === null ? null : parseDiff(files, patch)
    },
  }
}

/** Names from here of files that are there. */
const ownDiff = [
  'diff',
  '--no-ext-diff',
  '--no-renames',
  '--name-only',
  '--diff-filter=d',
  '-z',
  '--relative',
] as const

/** A commit of most repositories comes in a few seconds; nothing depends on it. */
const fetchMs = 60_000

/** A filter for people's eyes would shift lines, and be a program of the configuration's. */
const blaming = ['blame', '--porcelain', '--no-textconv', '-w', '-M'] as const

/** A file of a very long history takes some seconds. */
const blameMs = 60_000

/** Files that git does not know and was not told to ignore. */
const unknownHere = ['ls-files', '--others', '--exclude-standard', '-z']

/** Of `mode object stage<TAB>path`; a file that is being merged is there several times. */
function regularFiles(list: string): readonly RepoPath[] {
  return list.split('\0').flatMap((entry) => {
    const path = /^100\d{3} [^\t]*\t([\s\S]+)$/.exec(entry)?.[1]
    return path === undefined ? [] : [storedPath(path)]
  })
}

function named(list: string): readonly RepoPath[] {
  return list
    .split('\0')
    .filter((path) => path !== '')
    .map(storedPath)
}

/** Behind the end of options nothing is read as one, whatever it looks like. `below`: a folder, `''` for the whole repository. */
function diff(
  commits: readonly [base: CommitSha, head: CommitSha],
  below: string,
  ...options: readonly string[]
): readonly string[] {
  const named = below === '' ? '--no-relative' : `--relative=${below}`
  return ['diff', ...diffOptions, named, ...options, '--end-of-options', ...commits, '--']
}

/** From a commit to the working copy, below the folder and named from there. */
function diffHere(base: CommitSha, ...options: readonly string[]): readonly string[] {
  return ['diff', ...diffOptions, '--relative', ...options, '--end-of-options', base, '--']
}

function rawDiffHere(base: CommitSha): readonly string[] {
  return diffHere(base, '--raw', '-z', '--no-abbrev')
}

function rawDiff(base: CommitSha, head: CommitSha, below: string): readonly string[] {
  return diff([base, head], below, '--raw', '-z', '--no-abbrev')
}

/** The header of a commit object ends at the first empty line. */
function parentsOf(commit: string): readonly CommitSha[] {
  const [header = ''] = commit.split('\n\n', 1)
  return header.split('\n').flatMap((line) => {
    const sha = line.startsWith('parent ') ? commitSha(line.slice('parent '.length)) : null
    return sha === null ? [] : [sha]
  })
}

/** What stands first behind the header. */
function subjectOf(commit: string): string {
  const end = commit.indexOf('\n\n')
  return end === -1 ? '' : (commit.slice(end + 2).split('\n', 1)[0] ?? '')
}

/** `1700000000 <sha>`, a line each. */
function datedCommits(listed: string): readonly DatedCommit[] {
  return [...listed.matchAll(/^(\d{1,15}) ([0-9a-f]+)$/gm)].flatMap(([, time, sha = '']) => {
    const commit = commitSha(sha)
    return commit === null ? [] : [{ commit, time: Number(time) }]
  })
}

/** `committer NAME <MAIL> SECONDS ZONE`; the name may hold anything but a line break. */
function committerTime(commit: string): number | null {
  const [header = ''] = commit.split('\n\n', 1)
  const seconds = /^committer .*> (\d{1,15}) [+-]\d{4}$/m.exec(header)?.[1]
  return seconds === undefined ? null : Number(seconds)
}
