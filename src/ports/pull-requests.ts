/** Pull requests and their comments. Methods throw a `RefusedError` when GitHub says no. */
import type { ChangedFile } from '#model/change.ts'

/** A comment written by the owner of our token. */
export interface OwnComment {
  readonly id: number
  readonly body: string
  readonly url: string
}

/** What is asked right before writing. */
export interface PullRequestState {
  readonly headSha: string
  readonly open: boolean
  /** Nobody but maintainers may comment. */
  readonly locked: boolean
}

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
 * one that says nothing, so it may have been done all the same.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly forbidden: boolean
  readonly uncertain: boolean

  constructor(
    reason: string,
    options: { readonly forbidden: boolean; readonly uncertain: boolean; readonly cause: unknown },
  ) {
    super(reason, { cause: options.cause })
    this.forbidden = options.forbidden
    this.uncertain = options.uncertain
  }
}

/** All methods look at every page. */
export interface PullRequests {
  readonly state: (number: number) => Promise<PullRequestState>
  /** The open ones whose head is, by GitHub's filter, this branch of a repository of this owner. */
  readonly openFrom: (head: {
    readonly owner: string
    readonly branch: string
  }) => Promise<readonly PullRecord[]>
  /** Those of the token's own login among the comments whose body is marked. */
  readonly ownComments: (number: number, marked: (body: string) => boolean) => Promise<readonly OwnComment[]>
  readonly create: (number: number, body: string) => Promise<OwnComment>
  readonly update: (id: number, body: string) => Promise<OwnComment>
  readonly remove: (id: number) => Promise<void>
  readonly changedFiles: (number: number) => Promise<readonly ChangedFile[]>
}
