/**
 * The base commit and its first parents. git is asked as far as it knows them; a clone without the base commit fetches it
 * with those before it. What git can't get is asked of GitHub, the first of them together with the files of the change,
 * which such a clone can't list either.
 */
import type { ChangedFile } from '#model/change.ts'
import type { CommitSha } from '#model/ids.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Repo } from '#ports/repo.ts'
import type { BaseCommit } from './base-commit.ts'

/** Each asks git for one commit, and so many are fetched with the base; farther ones come from GitHub, a hundred at a time. */
const mostOfGit = 20
/** Commits of the line after which candidates are looked at again; then twice as many, and so on. */
const firstLook = 100

/** One line, which is walked as often as there are stores. */
export class BaseLine {
  readonly #base: NonNullable<BaseCommit>
  readonly #head: CommitSha
  readonly #repo: Repo
  readonly #api: ActionsApi
  #files: readonly ChangedFile[] | null
  #parents: readonly CommitSha[] | null
  #fetched: Promise<boolean> | null = null

  /** `head` is the end of the change that sits on `base`. */
  constructor(
    { base, head }: { readonly base: NonNullable<BaseCommit>; readonly head: CommitSha },
    { repo, api }: { readonly repo: Repo; readonly api: ActionsApi },
  ) {
    this.#base = base
    this.#head = head
    this.#repo = repo
    this.#api = api
    this.#files = base.files
    this.#parents = base.parents
  }

  /** What the change did, as far as GitHub told it by now. */
  get files(): readonly ChangedFile[] | null {
    return this.#files
  }

  /**
   * Those of the candidates that are on the line, nearest first; whoever asks may take candidates away. They are given
   * newest first. Ends as soon as none can be on what is left of the line, however long that is.
   */
  async *met(
    candidates: Map<CommitSha, unknown>,
  ): AsyncGenerator<{ readonly commit: CommitSha; readonly distance: number }> {
    let [distance, look] = [0, firstLook]
    for await (const commit of candidates.size === 0 ? [] : this.#firstParents()) {
      if (candidates.delete(commit)) {
        yield { commit, distance }
      }
      if (distance === look) {
        await this.#dropOthers(candidates, commit)
        look *= 2
      }
      if (candidates.size === 0) {
        return
      }
      distance += 1
    }
  }

  /** The ancestors of the base commit along first parents, so many of them. */
  async *nearest(count: number): AsyncGenerator<{ readonly commit: CommitSha; readonly distance: number }> {
    let distance = 0
    for await (const commit of this.#firstParents()) {
      if (distance > 0) {
        yield { commit, distance }
      }
      if (distance === count) {
        return
      }
      distance += 1
    }
  }

  /** The newest one's comparison speaks of most others too; one that is an ancestor is what the walk goes on for. */
  async #dropOthers(candidates: Map<CommitSha, unknown>, commit: CommitSha): Promise<void> {
    for (const candidate of [...candidates.keys()]) {
      const others = candidates.has(candidate) ? await this.#api.ahead(commit, candidate) : null
      if (others?.length === 0) {
        return
      }
      for (const other of others ?? []) {
        candidates.delete(other)
      }
    }
  }

  async *#firstParents(): AsyncGenerator<CommitSha> {
    let { commit } = this.#base
    for (let asked = 0; ; asked++) {
      yield commit
      const parents = await (asked === 0 ? this.#parentsOfBase() : this.#parentsHere(commit, asked))
      if (parents === null) {
        break
      }
      const [first] = parents
      if (first === undefined) {
        return
      }
      commit = first
    }
    for await (const farther of this.#api.firstParents(commit)) {
      if (farther !== commit) {
        yield farther
      }
    }
  }

  /** null: whether or not git knows them, GitHub gives a hundred at a time. */
  async #parentsHere(commit: CommitSha, asked: number): Promise<readonly CommitSha[] | null> {
    return asked < mostOfGit ? this.#parentsInGit(commit) : null
  }

  async #parentsInGit(commit: CommitSha): Promise<readonly CommitSha[] | null> {
    const known = await this.#repo.parents(commit)
    if (known !== null) {
      return known
    }
    this.#fetched ??= this.#repo.fetch([this.#base.commit], mostOfGit)
    return (await this.#fetched) ? this.#repo.parents(commit) : null
  }

  async #parentsOfBase(): Promise<readonly CommitSha[]> {
    const { commit } = this.#base
    this.#parents ??= await this.#parentsInGit(commit)
    if (this.#parents === null) {
      const compared = await this.#api.mergeBase(commit, this.#head)
      this.#files ??= compared.files
      this.#parents = compared.base.parents
    }
    return this.#parents
  }
}
