/** The readiness of a run of several checks: what their results say, scored as the base commit's file wants it. */
import type { Readiness, ReadinessFacts, ReadinessPolicy } from '#model/readiness.ts'
import type { Report } from '#model/report.ts'
import { judgeReadiness } from '#policy/readiness.ts'
import { factsOfResult } from '#policy/readiness-facts.ts'

/** What a run is scored by, and what its own file says otherwise. */
export interface FiledReadiness {
  readonly policy: ReadinessPolicy
  /** See {@link Readiness.edit}; left out where both files say the same. */
  readonly edit?: NonNullable<Readiness['edit']>
  /** What the change's own file says; null where it says nothing. */
  readonly proposed?: ReadinessPolicy | null
}

/** Of the file that judges, and of the change's own. null where neither asks for it. */
export function filedReadiness(
  base: ReadinessPolicy | null,
  head: ReadinessPolicy | null,
): FiledReadiness | null {
  if (base === null) {
    return head === null ? null : { policy: { ...head, mode: 'report-only' }, edit: 'new' }
  }
  if (head === null) {
    return { policy: base, edit: 'removed' }
  }
  return said(base) === said(head) ? { policy: base } : { policy: base, edit: 'changed', proposed: head }
}

function said({ from: _, ...policy }: ReadinessPolicy): string {
  return JSON.stringify(policy)
}

/** Fails a run only where a check of it may. */
export function jointReadiness(
  { policy, edit, proposed = null }: FiledReadiness,
  reports: readonly Report[],
): Readiness {
  const facts = readinessFacts(reports)
  const missing = reports.filter(({ result }) => result.kind === 'failed').map(({ name }) => name)
  const enforced = reports.some(({ result }) => result.kind === 'compared' && result.verdict.enforced)
  const judged = judgeReadiness({ policy, facts, missing, enforced })
  return {
    ...judged,
    ...(edit === undefined ? {} : { edit }),
    ...(proposed === null
      ? {}
      : { proposed: judgeReadiness({ policy: proposed, facts, missing, enforced }) }),
  }
}

/** Of every check that has a result. */
export function readinessFacts(reports: readonly Report[]): readonly ReadinessFacts[] {
  return reports.flatMap(factsOf)
}

function factsOf({ name, checker, result }: Report): readonly ReadinessFacts[] {
  return checker === null || result.kind === 'failed'
    ? []
    : [factsOfResult({ name, checker: checker.name }, result)]
}
