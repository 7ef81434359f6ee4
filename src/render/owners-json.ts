/** The errors of each owner, for programs: docs/schemas/owners.schema.json. */
import type { Fixes, OwnerRecord, OwnerRecords } from '#model/owner-record.ts'
import { dayText } from './day-text.ts'
import { jsonText } from './encode/json.ts'

/** Of one check or of several; ends with a line break. */
export function ownersJson(checks: readonly OwnerRecords[]): string {
  return jsonText({
    version: 1,
    checks: checks.map(({ name, checker, commit, errors, owners, fixes }) => ({
      name,
      checker: checker.name,
      tool: checker.tool ?? null,
      checkerVersion: checker.version,
      commit,
      errors,
      owners: owners.map(ownerOf),
      fixes: fixes === null ? null : fixesOf(fixes),
    })),
  })
}

function ownerOf({ series, ...record }: OwnerRecord) {
  return {
    ...record,
    series: series.map(({ time, ...point }) => ({
      time: new Date(time * 1000).toISOString().replace('.000Z', 'Z'),
      ...point,
    })),
  }
}

function fixesOf({ since, ...rest }: Fixes) {
  return { since: dayText(since), ...rest }
}
