/** One pull request and its comments in memory; GitHub's refusals are ordered by the test. */
import {
  type ListedFiles,
  type OwnComment,
  type PullRecord,
  type PullRequestState,
  type PullRequests,
  RefusedError,
} from '#ports/pull-requests.ts'

const final = { forbidden: false, uncertain: false, cause: null } as const

/** All comments are our own, because the port shows no others. */
export class FakePullRequests implements PullRequests {
  pull: Omit<PullRequestState, 'comments'>
  comments: readonly OwnComment[] = []
  /** What every call is refused with from now on. */
  refusal: { readonly reason: string; readonly forbidden: boolean } | null = null
  /** Called before each call does its work: what happens meanwhile. */
  meanwhile: (call: keyof PullRequests) => void = () => undefined
  /** How many creations from now on are done without an answer. */
  lostAnswers = 0
  #lastId = 0

  constructor(pull: Partial<PullRequestState> & Pick<PullRequestState, 'headSha'>) {
    this.pull = { baseSha: '', mergeCommit: null, open: true, locked: false, ...pull }
  }

  state = async (): Promise<PullRequestState> => {
    this.#meet('state')
    return { ...this.pull, comments: this.comments.length }
  }

  /** What GitHub's filter by head gives. */
  records: readonly PullRecord[] = []

  openFrom = async (): Promise<readonly PullRecord[]> => {
    this.#meet('openFrom')
    return this.records
  }

  ownComments: PullRequests['ownComments'] = async (_, marked) => {
    this.#meet('ownComments')
    const ours = this.comments.filter(({ body }) => marked(body)).sort((a, b) => a.id - b.id)
    return { ours, total: this.comments.length }
  }

  create = async (_: number, body: string): Promise<OwnComment> => {
    this.#meet('create')
    this.#lastId += 1
    const comment = { id: this.#lastId, body, url: `https://github.com/comment-${this.#lastId}` }
    this.comments = [...this.comments, comment]
    if (this.lostAnswers > 0) {
      this.lostAnswers -= 1
      throw new RefusedError('no answer', { forbidden: false, uncertain: true, cause: null })
    }
    return comment
  }

  update = async (id: number, body: string): Promise<OwnComment> => {
    this.#meet('update')
    const old = this.comments.find((comment) => comment.id === id)
    if (old === undefined) {
      throw new RefusedError('404 Not Found', { ...final, forbidden: true, gone: true })
    }
    const comment = { ...old, body }
    this.comments = this.comments.map((one) => (one.id === id ? comment : one))
    return comment
  }

  remove = async (id: number): Promise<void> => {
    this.#meet('remove')
    this.comments = this.comments.filter((comment) => comment.id !== id)
  }

  changedFiles = async (): Promise<ListedFiles> => {
    this.#meet('changedFiles')
    return { files: [], whole: true }
  }

  #meet(call: keyof PullRequests): void {
    this.meanwhile(call)
    if (this.refusal !== null) {
      const { reason, forbidden } = this.refusal
      throw new RefusedError(reason, { forbidden, uncertain: false, cause: null })
    }
  }
}
