/** Pull requests and their comments. Methods throw a `RefusedError` when GitHub says no. */
import type { ChangedFile } from '#model/change.ts'

/** A comment written by the owner of our token. */
export interface OwnComment {
  readonly id: number
  readonly body: string
  readonly url: string
}

/** Our comments on a pull request. */
export interface OwnComments {
  /** The oldest first. */
  readonly ours: readonly OwnComment[]
  /** How many comments there are, of anybody. */
  readonly total: number
}

/** What is asked right before writing, and right after it. */
export interface PullRequestState {
  readonly headSha: string
  readonly baseSha: string
  /** Of the head into the base, as GitHub made it last; null while it has none. */
  readonly mergeCommit: string | null
  readonly open: boolean
  /** Nobody but maintainers may comment. */
  readonly locked: boolean
  /** How many comments there are, of anybody. */
  readonly comments: number
}

/** The files of a pull request, as far as GitHub lists them. */
export interface ListedFiles {
  readonly files: readonly ChangedFile[]
  /** Whether these are all. */
  readonly whole: boolean
}

/** Called before a request that was not answered is made again: time has passed. What it throws ends the request. */
export type BeforeRepeat = () => Promise<void>

/** A pull request as GitHub records it. */
export interface PullRecord {
  readonly number: number
  readonly open: boolean
  readonly headSha: string
  readonly headBranch: string
  /** null when the fork was deleted. */
  readonly headRepositoryId: number | null
  readonly baseRepositoryId: number
  readonly baseBranch: string
  readonly baseSha: string
}

/**
 * GitHub did not say that it did what was asked. `forbidden`: the token may not. `uncertain`: no answer came, or
 * one that says nothing, so it may have been done all the same. `gone`: there is no such thing, or the token may not
 * see it.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly forbidden: boolean
  readonly uncertain: boolean
  readonly gone: boolean

  constructor(
    reason: string,
    options: {
      readonly forbidden: boolean
      readonly uncertain: boolean
      readonly gone?: boolean
      readonly cause: unknown
    },
  ) {
    super(reason, { cause: options.cause })
    this.forbidden = options.forbidden
    this.uncertain = options.uncertain
    this.gone = options.gone ?? false
  }
}

/** Thrown by a {@link BeforeRepeat}: what was asked is not wanted any more. It was not done by the last attempt. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

/** Methods look at every page, or are refused: an answer is never a part that looks like the whole. */
export interface PullRequests {
  readonly state: (number: number) => Promise<PullRequestState>
  /** The open ones whose head is, by GitHub's filter, this branch of a repository of this owner. */
  readonly openFrom: (head: {
    readonly owner: string
    readonly branch: string
  }) => Promise<readonly PullRecord[]>
  /** Those of the token's own login among the comments whose body is marked. */
  readonly ownComments: (number: number, marked: (body: string) => boolean) => Promise<OwnComments>
  readonly create: (number: number, body: string, again?: BeforeRepeat) => Promise<OwnComment>
  readonly update: (id: number, body: string, again?: BeforeRepeat) => Promise<OwnComment>
  /** One that is gone already is removed. */
  readonly remove: (id: number) => Promise<void>
  readonly changedFiles: (number: number) => Promise<ListedFiles>
}
