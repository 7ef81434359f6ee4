/** Check runs in memory; GitHub's refusals are ordered by the test. */
import type { CommitSha } from '#model/ids.ts'
import type { CheckRuns, CheckRunText } from '#ports/check-runs.ts'
import { RefusedError } from '#ports/pull-requests.ts'

/** One of them, as it stands. */
export interface KeptCheckRun extends CheckRunText {
  readonly id: number
  readonly commit: CommitSha
}

/** Of one repository. */
export class FakeCheckRuns implements CheckRuns {
  kept: readonly KeptCheckRun[] = []
  /** What every call is refused with from now on. */
  refusal: { readonly reason: string; readonly forbidden: boolean } | null = null
  /** How many creations from now on are done without an answer. */
  lostAnswers = 0

  named: CheckRuns['named'] = async (commit, name) => {
    this.#meet()
    return this.kept.filter((one) => one.commit === commit && one.name === name)
  }

  create: CheckRuns['create'] = async (commit, text) => {
    this.#meet()
    this.kept = [...this.kept, { ...text, commit, id: this.kept.length + 1 }]
    if (this.lostAnswers > 0) {
      this.lostAnswers -= 1
      throw new RefusedError('no answer', { forbidden: false, uncertain: true, cause: null })
    }
  }

  update: CheckRuns['update'] = async (id, text) => {
    this.#meet()
    this.kept = this.kept.map((one) => (one.id === id ? { ...one, ...text } : one))
  }

  #meet(): void {
    if (this.refusal !== null) {
      throw new RefusedError(this.refusal.reason, {
        forbidden: this.refusal.forbidden,
        uncertain: false,
        cause: null,
      })
    }
  }
}
