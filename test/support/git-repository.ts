/**
 * Real git repositories in temporary folders for tests. Author, committer and dates are fixed, so the same
 * steps give the same hashes; no user's or system's git configuration is read and no shell is used.
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const FIRST_COMMIT_SECONDS = Date.UTC(2026, 0, 5, 8) / 1000
const PERSON = { name: 'octocat', email: 'octocat@users.noreply.github.com' }

const ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  TZ: 'UTC',
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: PERSON.name,
  GIT_AUTHOR_EMAIL: PERSON.email,
  GIT_COMMITTER_NAME: PERSON.name,
  GIT_COMMITTER_EMAIL: PERSON.email,
}

/** Runs git in a folder and returns what it printed; a failing git is an error with its stderr. */
export function git(directory: string, args: readonly string[]): Promise<string> {
  return gitWith({ directory, args, environment: {} })
}

/** A whole working tree: every file's path, with `/`, and content. */
export type FileTree = Readonly<Record<string, string>>

export interface PullMerge {
  readonly number: number
  /** Commit or branch that becomes parent 1. */
  readonly base: string
  /** Commit or branch that becomes parent 2. */
  readonly head: string
}

export interface Checkout {
  /** Such as `refs/heads/main` or `refs/pull/7/merge`. */
  readonly ref: string
  /** The ref's commit when left out. */
  readonly sha?: string
  /** 1 as `actions/checkout` does when not told otherwise; `full` for all history. */
  readonly depth?: number | 'full'
}

/** A repository with a working tree; it is removed at the end of its `await using` block. */
export class GitRepository implements AsyncDisposable {
  readonly directory: string
  #commits = 0
  #later = 0

  constructor(directory: string) {
    this.directory = directory
  }

  git(...args: readonly string[]): Promise<string> {
    return git(this.directory, args)
  }

  /** Makes the tree exactly these files on the current branch, also when nothing changed; returns the commit. */
  async commit(files: FileTree, message = 'Change the tree'): Promise<string> {
    for (const name of await readdir(this.directory)) {
      if (name !== '.git') await rm(join(this.directory, name), { recursive: true })
    }
    await writeTree(this.directory, files)
    await this.git('add', '--all', '--force')
    await this.#dated('commit', '--quiet', '--allow-empty', '--no-gpg-sign', '-m', message)
    return this.resolve('HEAD')
  }

  /** Creates a branch and switches to it. */
  async branch(name: string, at = 'HEAD'): Promise<void> {
    await this.git('switch', '--quiet', '--create', name, at)
  }

  /** Switches to a branch by its name, or detaches HEAD at any other commit. */
  async checkout(revision: string): Promise<void> {
    await this.git('checkout', '--quiet', revision, '--')
  }

  async resolve(revision: string): Promise<string> {
    return (await this.git('rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`)).trim()
  }

  /** Makes `refs/pull/N/head` and `refs/pull/N/merge` as GitHub does, without touching the working tree. */
  async mergePull(pull: PullMerge): Promise<string> {
    const base = await this.resolve(pull.base)
    const head = await this.resolve(pull.head)
    const tree = (await this.git('merge-tree', '--write-tree', base, head)).trim()
    const message = `Merge ${head} into ${base}`
    const merge = (await this.#dated('commit-tree', tree, '-p', base, '-p', head, '-m', message)).trim()
    await this.git('update-ref', `refs/pull/${pull.number}/head`, head)
    await this.git('update-ref', `refs/pull/${pull.number}/merge`, merge)
    return merge
  }

  /** A second repository that fetched one ref from this one and checked it out as `actions/checkout` does. */
  async checkoutCopy(wanted: Checkout): Promise<GitRepository> {
    const sha = wanted.sha ?? (await this.resolve(wanted.ref))
    const branch = /^refs\/heads\/(.+)$/.exec(wanted.ref)?.[1]
    const local =
      branch === undefined ? wanted.ref.replace('refs/', 'refs/remotes/') : `refs/remotes/origin/${branch}`
    const copy = await createGitRepository()
    await copy.git('remote', 'add', 'origin', pathToFileURL(this.directory).href)
    const depth = wanted.depth === 'full' ? [] : [`--depth=${wanted.depth ?? 1}`]
    await copy.git('fetch', '--quiet', '--no-tags', ...depth, 'origin', `+${sha}:${local}`)
    await copy.git('checkout', '--quiet', '--force', ...(branch === undefined ? [] : ['-B', branch]), local)
    return copy
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.directory, { recursive: true, force: true })
  }

  /** The next commits are so much younger than they would be. */
  passTime(seconds: number): void {
    this.#later += seconds
  }

  /** Each commit is a minute younger than the one before. */
  #dated(...args: readonly string[]): Promise<string> {
    const date = `${FIRST_COMMIT_SECONDS + this.#later + this.#commits * 60} +0000`
    this.#commits += 1
    const environment = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
    return gitWith({ directory: this.directory, args, environment })
  }
}

/** An empty repository on branch `main` that other repositories may fetch any commit of, also with a filter. */
export async function createGitRepository(): Promise<GitRepository> {
  const directory = await mkdtemp(join(tmpdir(), 'repository-'))
  await git(directory, ['init', '--quiet', '--initial-branch=main'])
  await git(directory, ['config', 'uploadpack.allowFilter', 'true'])
  await git(directory, ['config', 'uploadpack.allowAnySHA1InWant', 'true'])
  return new GitRepository(directory)
}

async function gitWith(command: {
  readonly directory: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}): Promise<string> {
  const { stdout } = await run('git', command.args, {
    cwd: command.directory,
    env: { ...ENVIRONMENT, ...command.environment },
    maxBuffer: 256 * 1024 * 1024,
  })
  return stdout
}

async function writeTree(directory: string, files: FileTree): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), content)
  }
}
