/**
 * The data branch over git's own protocol, in a repository of its own below the temporary folder: the working copy is not
 * touched. A push names the commit that the branch must be at (`--force-with-lease`), and the server compares and moves in
 * one step; GitHub's REST interface can do so only for a commit on top, not for one that takes another's place.
 */
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataBranch, DataCommit, DataTip } from '#ports/data-branch.ts'
import { RefusedError } from '#ports/pull-requests.ts'
import { accessSettings, type GitAccess } from './git-access.ts'
import { fetching, type GitEnd, gitProcess } from './git-program.ts'

/** Whose branch, and how it is reached. */
export interface DataRemote extends GitAccess {
  readonly owner: string
  readonly repo: string
  readonly branch: string
  /** Absolute; a folder is made in it. */
  readonly temporary: string
  readonly environment: NodeJS.ProcessEnv
}

/** A day's results come in a few seconds. */
const transferMs = 120_000
/** Whoever reads the branch's history sees who wrote it; this is the account that jobs of GitHub Actions write as. */
const person = 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>'
const [tipRef, nextRef] = ['refs/data/tip', 'refs/data/next']

/** Nothing is started before the first call. */
export function gitDataBranch(remote: DataRemote): DataBranch {
  const address = `${remote.serverUrl}/${remote.owner}/${remote.repo}`
  const ref = `refs/heads/${remote.branch}`
  const access = accessSettings(remote, remote.environment)
  const tips = new Map<string, GitTip>()
  let started: Promise<Run> | null = null
  const git: Run = async (input) => {
    started ??= emptyRepository(remote)
    return (await started)(input)
  }
  return {
    tip: async (wanted) => {
      // The parent of the newest commit too: another may have to take the newest one's place.
      const args = [...fetching, '--depth=2', address, `+${ref}:${tipRef}`]
      const fetched = await git({ args, environment: access, timeoutMs: transferMs })
      if (!fetched.succeeded) {
        if (/couldn't find remote ref/.test(fetched.said)) {
          return null
        }
        throw refused(fetched.said)
      }
      const tip = await readTip(wanted, git)
      tips.set(tip.commit, tip)
      return tip
    },
    put: async (commit) => {
      const onto = commit.onto === null ? null : (tips.get(commit.onto.commit) ?? null)
      if (onto === null && commit.onto !== null) {
        throw new TypeError(`${commit.onto.commit} was not read from here`)
      }
      await required(git({ args: ['fast-import', '--quiet', '--force'], stdin: streamOf(commit, onto) }))
      const lease = `--force-with-lease=${ref}:${commit.onto?.commit ?? ''}`
      const args = ['push', '--porcelain', '--no-verify', lease, address, `${nextRef}:${ref}`]
      const pushed = await git({ args, environment: access, timeoutMs: transferMs })
      if (pushed.succeeded) {
        return true
      }
      const line = /^!\t[^\t]*\t(.*)$/m.exec(pushed.output.toString('utf8'))?.[1] ?? ''
      if (overtaken.test(line)) {
        return false
      }
      throw refused(line === '' ? pushed.said : `${line}\n${pushed.said}`)
    },
  }
}

type Run = ReturnType<typeof gitProcess>

/** What git and its servers say when the branch is not where the push expects it, or another push is at it right now. */
const overtaken =
  /stale info|fetch first|non-fast-forward|cannot lock ref|failed to (update|lock) ref|reference already exists|incorrect old value|remote ref updated since checkout/i

async function emptyRepository({ temporary, environment }: DataRemote): Promise<Run> {
  await mkdir(temporary, { recursive: true })
  const folder = await mkdtemp(join(temporary, 'data-branch-'))
  const git = gitProcess(folder, environment)
  await required(git({ args: ['init', '--quiet', '--bare', '.'] }))
  return git
}

/** A tip with what only git has to know of it. */
interface GitTip extends DataTip {
  readonly tree: string
  readonly parents: readonly string[]
}

async function readTip(wanted: (path: string) => boolean, git: Run): Promise<GitTip> {
  const format = '--format=%H %ct %T %P'
  const shown = text(await required(git({ args: ['log', '--max-count=1', format, tipRef] })))
  const [commit = '', time = '', tree = '', ...parents] = shown.trim().split(' ')
  const listed = text(await required(git({ args: ['ls-tree', '-r', '-z', commit] })))
  const blobs = listed.split('\0').flatMap((entry) => {
    const [, blob = '', path = ''] = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(entry) ?? []
    return path === '' ? [] : [{ blob, path }]
  })
  const read = blobs.filter(({ path }) => wanted(path))
  const names = read.map(({ blob }) => `${blob}\n`).join('')
  const contents = contentsOf((await required(git({ args: ['cat-file', '--batch'], stdin: names }))).output)
  const texts = read.map(({ path }, index) => [path, contents[index] ?? ''] as const)
  const paths = new Set(blobs.map(({ path }) => path))
  return { commit, time: Number(time), tree, parents, paths, texts: new Map(texts) }
}

/** `name type size`, a line feed, so many bytes, a line feed; one after the other. */
function contentsOf(batch: Buffer): readonly string[] {
  const contents: string[] = []
  let at = 0
  while (at < batch.length) {
    const end = batch.indexOf('\n', at)
    const size = Number(batch.toString('utf8', at, end).split(' ')[2])
    contents.push(batch.toString('utf8', end + 1, end + 1 + size))
    at = end + size + 2
  }
  return contents
}

/** For `git fast-import`: the newest commit's files, and over them those of the new one. */
function streamOf({ replaces, files, message, time }: DataCommit, onto: GitTip | null): string {
  const parents = onto === null ? [] : replaces ? onto.parents : [onto.commit]
  return [
    `commit ${nextRef}\ncommitter ${person} ${time} +0000\ndata ${Buffer.byteLength(message)}\n${message}\n`,
    ...parents.map((parent, index) => `${index === 0 ? 'from' : 'merge'} ${parent}\n`),
    onto === null ? 'deleteall\n' : `M 040000 ${onto.tree} ""\n`,
    ...[...files].map(
      ([path, body]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(body)}\n${body}\n`,
    ),
  ].join('')
}

async function required(end: Promise<GitEnd>): Promise<GitEnd> {
  const done = await end
  if (!done.succeeded) {
    throw refused(done.said)
  }
  return done
}

function text({ output }: GitEnd): string {
  return output.toString('utf8')
}

/** A server's reasons stand behind `remote:` and in the last line. */
function refused(said: string): RefusedError {
  const lines = said.split('\n').map((line) => line.replace(/^remote:\s*/, '').trim())
  const reason = lines
    .filter((line) => line !== '')
    .join('; ')
    .slice(0, 500)
  const forbidden =
    /\b(401|403)\b|permission to .* denied|write access|authentication failed|could not read username/i.test(
      said,
    )
  return new RefusedError(reason, { forbidden, uncertain: !forbidden, cause: null })
}
