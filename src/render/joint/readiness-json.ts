/** The readiness score for programs: numbers as they are shown. */
import type { Readiness } from '#model/readiness.ts'

/** Scores and shares with one decimal; null where they are not known. */
export function readinessJson(readiness: Readiness): object {
  const { score, minScore, passed, enforced, missing, rows, from, edit, proposed } = readiness
  return {
    score: ofTenths(score),
    minScore,
    passed,
    enforced,
    measures: rows.map(({ measure, weight, share, parts }) => ({
      measure,
      weight,
      share: ofTenths(share),
      parts,
    })),
    missing,
    ...(from === null ? {} : { from }),
    ...(edit === undefined ? {} : { edit }),
    ...(proposed === undefined ? {} : { proposed: readinessJson(proposed) }),
  }
}

function ofTenths(tenths: number | null): number | null {
  return tenths === null ? null : tenths / 10
}
