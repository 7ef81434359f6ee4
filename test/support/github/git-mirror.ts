/**
 * GitHub's own copy of a repository: commits reach it by a push from a test's repository, and REST answers
 * about history come from real git. It knows only what was pushed, whatever happens in the source later.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { git } from '../git-repository.ts'
import { readDifference } from './git-difference.ts'
import type { ChangedFile } from './record.ts'

interface Signature {
  readonly name: string
  readonly email: string
  readonly date: string
}

export interface Commit {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Signature
  readonly committer: Signature
  readonly message: string
}

interface CommitRange {
  /** A revision, or two joined by `..`. */
  readonly range: string
  readonly skip: number
  readonly limit: number
  readonly path?: string | undefined
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
const FIELD = '\u001f'
const RECORD = '\u001e'
const FORMAT = ['%H', '%T', '%P', '%an', '%ae', '%ad', '%cn', '%ce', '%cd', '%B'].join('%x1f')
const DATE_FORMAT = '--date=format-local:%Y-%m-%dT%H:%M:%SZ'

/** A bare repository in a temporary folder. */
export class GitMirror {
  readonly directory: string
  /** Answers since the last push; nothing else changes what git says here. */
  readonly #answers = new Map<string, Promise<string>>()

  private constructor(directory: string) {
    this.directory = directory
  }

  static async create(): Promise<GitMirror> {
    const directory = await mkdtemp(join(tmpdir(), 'github-mirror-'))
    await git(directory, ['init', '--quiet', '--bare'])
    return new GitMirror(directory)
  }

  /** Takes over branches, tags and `refs/pull/*` of a repository as they are now. */
  async receive(source: string): Promise<void> {
    const refs = ['heads', 'pull', 'tags'].map((kind) => `+refs/${kind}/*:refs/${kind}/*`)
    await git(this.directory, ['fetch', '--quiet', '--prune', '--update-head-ok', source, ...refs])
    this.#answers.clear()
  }

  #ask(args: readonly string[]): Promise<string> {
    const question = args.join('\0')
    const answer = this.#answers.get(question) ?? git(this.directory, args)
    this.#answers.set(question, answer)
    return answer
  }

  /** The full hash that a branch, tag or hash means here; undefined when unknown, and for `a~1`, `user:branch` and the like. */
  async resolve(revision: string): Promise<string | undefined> {
    if (/[~^:]|@\{/.test(revision)) return undefined
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
    return this.#ask(args).then(
      (text) => text.trim(),
      () => undefined,
    )
  }

  async commits(wanted: CommitRange): Promise<Commit[]> {
    const window = [`--skip=${wanted.skip}`, `--max-count=${wanted.limit}`]
    const path = wanted.path === undefined ? [] : [wanted.path]
    const args = ['log', `--format=${FORMAT}%x1e`, DATE_FORMAT, ...window, wanted.range, '--', ...path]
    return parseCommits(await this.#ask(args))
  }

  /** All commits of a range, the oldest first, as a comparison lists them. */
  async commitsInOrder(range: string): Promise<Commit[]> {
    return parseCommits(
      await this.#ask(['log', '--reverse', `--format=${FORMAT}%x1e`, DATE_FORMAT, range, '--']),
    )
  }

  async count(range: string, path?: string): Promise<number> {
    const args = ['rev-list', '--count', range, '--', ...(path === undefined ? [] : [path])]
    return Number(await this.#ask(args))
  }

  async mergeBase(left: string, right: string): Promise<string | undefined> {
    return this.#ask(['merge-base', left, right]).then(
      (text) => text.trim(),
      () => undefined,
    )
  }

  /** The files that differ between two commits, renames found. */
  difference(from: string, to: string): Promise<ChangedFile[]> {
    return readDifference({ ask: (args) => this.#ask(args), from, to })
  }

  /** A file's content; undefined when the commit has none of that path. */
  async fileAt(commit: string, path: string): Promise<Buffer | undefined> {
    return this.#ask(['cat-file', 'blob', `${commit}:${path}`]).then(
      (text) => Buffer.from(text),
      () => undefined,
    )
  }

  /** What stands in one folder; undefined when there is no such tree. */
  async tree(sha: string): Promise<{ path: string; mode: string; type: string; sha: string }[] | undefined> {
    const text = await this.#ask(['ls-tree', '-z', '--end-of-options', sha]).catch(() => undefined)
    return text
      ?.split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const [, mode = '', type = '', object = '', path = ''] =
          /^(\d+) (\w+) (\w+)\t([\s\S]*)$/.exec(line) ?? []
        return { path, mode, type, sha: object }
      })
  }

  /** The files a commit changed against its first parent. */
  changesOf(commit: Commit): Promise<ChangedFile[]> {
    return this.difference(commit.parents[0] ?? EMPTY_TREE, commit.sha)
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true })
  }
}

function parseCommits(text: string): Commit[] {
  return text
    .split(RECORD)
    .map((record) => record.replace(/^\n/, ''))
    .filter((record) => record !== '')
    .map((record) => {
      const [sha, tree, parents, an, ae, ad, cn, ce, cd, ...message] = record.split(FIELD).map(String)
      return {
        sha: sha ?? '',
        tree: tree ?? '',
        parents: (parents ?? '').split(' ').filter((parent) => parent !== ''),
        author: { name: an ?? '', email: ae ?? '', date: ad ?? '' },
        committer: { name: cn ?? '', email: ce ?? '', date: cd ?? '' },
        message: message.join(FIELD).trimEnd(),
      }
    })
}
