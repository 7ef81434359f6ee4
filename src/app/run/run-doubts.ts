/** What is known of a run beside its output may be a reason to doubt it, or may explain why it could not be read. */
import type { Checker, CheckerOutput, Reading } from '#checkers/checker.ts'
import { documentTooLarge } from '#checkers/output/document-size.ts'
import type { LineFate } from '#checkers/output/line-account.ts'
import { allCheckers } from '#checkers/registry.ts'
import type { HeldBack, RefersOnly } from '#checkers/settings/settings.ts'
import type { CheckerProblem } from '#model/problem.ts'

/** What else is known; null where it is not. */
export interface KnownRun {
  readonly version: string | null
  readonly heldBack: HeldBack | null
  readonly programs?: number | null
  /** See {@link import('#config/config.ts').CheckConfig}. */
  readonly pattern?: string | null
  readonly refersOnly?: RefersOnly | null
}

/** The reading, or why it is not to be trusted after all. */
export function doubted(checker: Checker, output: CheckerOutput, known: KnownRun): Reading {
  const { version, heldBack, programs = null, pattern = null, refersOnly = null } = known
  const tooLarge = documentTooLarge(output)
  if (tooLarge !== null) {
    return { kind: 'not-comparable', problem: tooLarge }
  }
  const reading = checker.read(output, { programs, pattern })
  if (reading.kind === 'not-comparable') {
    const { problem } = reading
    if (problem.kind === 'checker-no-files' && refersOnly !== null) {
      return { ...reading, problem: noFiles(refersOnly) }
    }
    // What it printed instead of errors is no riddle.
    if (problem.kind === 'output-unread' && heldBack?.when === 'always') {
      return { ...reading, problem: heldBackProblem(heldBack) }
    }
    return {
      ...reading,
      problem: otherChecker(checker, output, problem) ?? ageProblem(checker, problem, version) ?? problem,
    }
  }
  const counts = heldBack?.when === 'always' || reading.diagnostics.count('error') > 0
  if (heldBack !== null && counts) {
    return { kind: 'not-comparable', problem: heldBackProblem(heldBack) }
  }
  return refersOnly !== null && reading.diagnostics.length === 0
    ? { kind: 'not-comparable', problem: noFiles(refersOnly) }
    : reading
}

function heldBackProblem({ when: _, ...facts }: HeldBack): CheckerProblem {
  return { kind: 'checker-held-back', ...facts }
}

function noFiles({ project, references }: RefersOnly): CheckerProblem {
  const evidence = `${project} has no files of its own and only refers to ${references.join(', ')}`
  return { kind: 'checker-no-files', evidence, references }
}

/** Lines that nobody but another checker prints. pyright and basedpyright print the same. */
function otherChecker(
  checker: Checker,
  { stdout }: CheckerOutput,
  problem: CheckerProblem,
): CheckerProblem | null {
  if (problem.kind !== 'output-unread') {
    return null
  }
  const other = allCheckers.find(
    ({ name, account }) => name !== checker.name && accountsForAll(account(stdout)),
  )
  return other === undefined ? null : { ...problem, looksLike: other.name }
}

function accountsForAll(fates: readonly LineFate[]): boolean {
  return (
    fates.some((fate) => fate === 'diagnostic') &&
    fates.every((fate) => fate !== 'unread' && fate !== 'undecoded')
  )
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
