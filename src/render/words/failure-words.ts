/** Why there is no result, in so few words that they fit into a headline. */
import { type Problem, problemFamilies } from '#model/problem.ts'
import type { CheckerName } from '#model/snapshot.ts'

/** `mypy stopped at a syntax error, no result`; without the checker where `label` says it already. */
export function failureWords(problem: Problem, checker: CheckerName | null, label: string): string {
  const reason = reasonWords(problem)
  if (reason === null) {
    return 'no result'
  }
  const isOfRun = problem.kind === 'run-overtaken' || problemFamilies[problem.kind] === 'config-error'
  const subject = isOfRun || label === checker ? '' : `${checker ?? 'the checker'} `
  return `${subject}${reason}, no result`
}

function reasonWords(problem: Problem): string | null {
  switch (problem.kind) {
    case 'checker-stopped-early':
      return `stopped ${isSyntax(problem.evidence) ? 'at a syntax error' : 'early'}`
    case 'checker-crashed':
    case 'checker-internal-error':
      return 'crashed'
    case 'checker-killed':
      return 'was killed'
    case 'checker-out-of-memory':
      return 'ran out of memory'
    case 'checker-timed-out':
      return 'took too long'
    case 'checker-not-found':
      return 'was not found'
    case 'checker-no-files':
      return 'found no files to check'
    case 'run-overtaken':
      return 'a newer commit came in'
    default:
      return problemFamilies[problem.kind] === 'config-error' ? 'the configuration is wrong' : null
  }
}

/** mypy names the kind of error; of TypeScript's codes those below 2000 are about grammar (diagnosticMessages.json). */
function isSyntax(evidence: string): boolean {
  return /\[syntax\]|\bsyntax ?error\b|\bTS1\d{3}\b/i.test(evidence)
}
