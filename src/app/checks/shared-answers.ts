/**
 * GitHub's answers for several checks that look for their baselines one after the other: most of their questions are the
 * same. What may change is asked anew as soon as anybody has waited.
 */
import type { CommitSha } from '#model/ids.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Clock } from '#ports/clock.ts'

/** The same outside world with a memory, for one run. */
export function sharedAnswers(
  api: ActionsApi,
  clock: Clock,
): { readonly api: ActionsApi; readonly clock: Clock } {
  const lasting = new Answers()
  const passing = new Answers()
  const lines = new Map<CommitSha, AsyncIterable<CommitSha>>()
  return {
    clock: {
      ...clock,
      sleep: async (ms) => {
        await clock.sleep(ms)
        passing.forget()
      },
    },
    api: {
      changeRuns: (head) => passing.to(['changeRuns', head], () => api.changeRuns(head)),
      artifactsIn: (runId, wanted) =>
        passing.to(['artifactsIn', runId, wanted], () => api.artifactsIn(runId, wanted)),
      newestArtifacts: (name) => passing.to(['newestArtifacts', name], () => api.newestArtifacts(name)),
      artifactsNamed: (name) => passing.to(['artifactsNamed', name], () => api.artifactsNamed(name)),
      cachesNamed: (prefix) => passing.to(['cachesNamed', prefix], () => api.cachesNamed(prefix)),
      // Each is read for one check, and may be large.
      readEntry: (artifact, wanted) => api.readEntry(artifact, wanted),
      readRaw: (artifact, wanted) => api.readRaw(artifact, wanted),
      parents: (commit) => lasting.to(['parents', commit], () => api.parents(commit)),
      mergeBase: (base, head) => lasting.to(['mergeBase', base, head], () => api.mergeBase(base, head)),
      ahead: (from, tip) => lasting.to(['ahead', from, tip], () => api.ahead(from, tip)),
      fileAt: (commit, path) => lasting.to(['fileAt', commit, path], () => api.fileAt(commit, path)),
      firstParents: (commit) => {
        const line = lines.get(commit) ?? repeatable(api.firstParents(commit))
        lines.set(commit, line)
        return line
      },
      run: (id) => passing.to(['run', id], () => api.run(id)),
      newestRuns: (of) => passing.to(['newestRuns', of], () => api.newestRuns(of)),
      runsAt: (of) => passing.to(['runsAt', of], () => api.runsAt(of)),
      jobsOf: (runId) => passing.to(['jobsOf', runId], () => api.jobsOf(runId)),
      artifactsOf: (runId) => passing.to(['artifactsOf', runId], () => api.artifactsOf(runId)),
    },
  }
}

class Answers {
  readonly #known = new Map<string, Promise<unknown>>()

  /** A refusal is no answer: whoever asks next may be luckier. */
  to<Answer>(question: readonly unknown[], ask: () => Promise<Answer>): Promise<Answer> {
    const key = JSON.stringify(question)
    const known = this.#known.get(key)
    if (known !== undefined) {
      return known as Promise<Answer>
    }
    const answer = ask()
    this.#known.set(key, answer)
    answer.catch(() => this.#known.delete(key))
    return answer
  }

  forget(): void {
    this.#known.clear()
  }
}

/** A list that is read as far as anybody wants, once, and can be walked as often as wanted by one at a time. */
function repeatable<Item>(source: AsyncIterable<Item>): AsyncIterable<Item> {
  const iterator = source[Symbol.asyncIterator]()
  const items: Item[] = []
  let isWhole = false
  return {
    async *[Symbol.asyncIterator]() {
      for (let at = 0; ; at++) {
        if (at === items.length && !isWhole) {
          const next = await iterator.next()
          if (next.done) {
            isWhole = true
          } else {
            items.push(next.value)
          }
        }
        const item = items[at]
        if (item === undefined) {
          return
        }
        yield item
      }
    },
  }
}
