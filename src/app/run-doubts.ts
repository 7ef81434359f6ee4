/** What is known of a run beside its output may be a reason to doubt it, or may explain why it could not be read. */
import type { Checker, Reading } from '#checkers/checker.ts'
import type { HeldBack } from '#checkers/settings/settings.ts'
import type { CheckerProblem } from '#model/problem.ts'
import { countErrors } from '#model/snapshot.ts'

/** What else is known; null where it is not. */
export interface KnownRun {
  readonly version: string | null
  readonly heldBack: HeldBack | null
}

/** The reading, or why it is not to be trusted after all. */
export function doubted(checker: Checker, reading: Reading, { version, heldBack }: KnownRun): Reading {
  if (reading.kind === 'not-comparable') {
    return { ...reading, problem: ageProblem(checker, reading.problem, version) ?? reading.problem }
  }
  const counts = heldBack?.when === 'always' || countErrors(reading.diagnostics) > 0
  return heldBack !== null && counts
    ? { kind: 'not-comparable', problem: { kind: 'checker-held-back', option: heldBack.option } }
    : reading
}

/** A version from before those that are read is no reason to refuse; it explains a form that could not be read. */
function ageProblem(
  { name, oldest }: Checker,
  problem: CheckerProblem,
  version: string | null,
): CheckerProblem | null {
  const evidence = strangeForm(problem)
  return evidence === null || version === null || !isOlder(version, oldest)
    ? null
    : { kind: 'checker-too-old', checker: name, oldest, evidence: `${name} ${version}: ${evidence}` }
}

const unknownOption = /\b(?:unrecognized|unexpected|unknown|no such)\b.*\b(?:arguments?|option)\b/i

/** What shows that a checker takes or prints something else; null for all other failures. */
function strangeForm(problem: CheckerProblem): string | null {
  switch (problem.kind) {
    case 'output-unread':
      return problem.lines[0] ?? ''
    case 'checker-usage-error':
      return problem.lastLines.find((line) => unknownOption.test(line)) ?? null
    case 'output-cut':
      return `no ${problem.expected}`
    case 'output-empty':
      return 'nothing'
    default:
      return null
  }
}

function isOlder(version: string, oldest: string): boolean {
  const [own, least] = [version, oldest].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10)),
  )
  for (const [at, wanted] of (least ?? []).entries()) {
    const part = own?.[at] ?? 0
    if (part !== wanted) {
      return part < wanted
    }
  }
  return false
}
