/** A working copy that nobody changes gives the same answer each time, so git is asked once for each question. */
import type { Repo } from '#ports/repo.ts'

/** Asks `repo` every question once. What it fetches stays fetched. */
export function rememberingRepo(repo: Repo): Repo {
  const answers = new Map<string, unknown>()
  return new Proxy(repo, {
    get: (target, name: keyof Repo) => {
      const ask = target[name] as (...args: readonly unknown[]) => unknown
      return (...args: readonly unknown[]): unknown => {
        const question = JSON.stringify([name, args])
        const answer = answers.has(question) ? answers.get(question) : ask(...args)
        answers.set(question, answer)
        return answer
      }
    },
  })
}
