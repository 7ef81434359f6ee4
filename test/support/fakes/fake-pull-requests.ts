/** One pull request and its comments in memory; GitHub's refusals are ordered by the test. */
import type { ChangedFile } from '#model/change.ts'
import {
  type OwnComment,
  type PullRecord,
  type PullRequestState,
  type PullRequests,
  RefusedError,
} from '#ports/pull-requests.ts'

/** All comments are our own, because the port shows no others. */
export class FakePullRequests implements PullRequests {
  pull: PullRequestState
  comments: readonly OwnComment[] = []
  /** What every call is refused with from now on. */
  refusal: { readonly reason: string; readonly forbidden: boolean } | null = null
  #lastId = 0

  constructor(pull: PullRequestState) {
    this.pull = pull
  }

  state = async (): Promise<PullRequestState> => {
    this.#meet()
    return this.pull
  }

  /** What GitHub's filter by head gives. */
  records: readonly PullRecord[] = []

  openFrom = async (): Promise<readonly PullRecord[]> => {
    this.#meet()
    return this.records
  }

  ownComments: PullRequests['ownComments'] = async (_, marked) => {
    this.#meet()
    return this.comments.filter(({ body }) => marked(body))
  }

  create = async (_: number, body: string): Promise<OwnComment> => {
    this.#meet()
    this.#lastId += 1
    const comment = { id: this.#lastId, body, url: `https://github.com/comment-${this.#lastId}` }
    this.comments = [...this.comments, comment]
    return comment
  }

  update = async (id: number, body: string): Promise<OwnComment> => {
    this.#meet()
    const old = this.comments.find((comment) => comment.id === id)
    if (old === undefined) {
      throw new TypeError('there is no such comment')
    }
    const comment = { ...old, body }
    this.comments = this.comments.map((one) => (one.id === id ? comment : one))
    return comment
  }

  remove = async (id: number): Promise<void> => {
    this.#meet()
    this.comments = this.comments.filter((comment) => comment.id !== id)
  }

  changedFiles = async (): Promise<readonly ChangedFile[]> => {
    this.#meet()
    return []
  }

  #meet(): void {
    if (this.refusal !== null) {
      const { reason, forbidden } = this.refusal
      throw new RefusedError(reason, { forbidden, uncertain: false, cause: null })
    }
  }
}
