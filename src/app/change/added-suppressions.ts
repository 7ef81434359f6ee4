/** Which suppressions a change adds: an error that was hidden looks like one that was fixed. */
import { allCheckers } from '#checkers/registry.ts'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { compareText } from '#model/order.ts'
import type { SuppressedCount } from '#model/report.ts'
import type { ChangeSides } from './change-sides.ts'

/** What our own checker finds in a file; null where it knows no such files, or is not there. */
function suppressionsIn(path: string, text: string): readonly RawDiagnostic[] | null {
  const own = allCheckers.find(({ inspect }) => inspect !== undefined)
  return own?.inspect?.(path, text) ?? null
}

/** Each file of a change takes a call of git. */
const mostFiles = 300

/**
 * By rule, most first. Counted over all files of the change together, so that one that moves to another file, or to another line, is
 * none. Null where the base is not known, and of a change that is too large to ask.
 */
export async function addedSuppressions({
  files,
  before,
  now,
}: ChangeSides): Promise<readonly SuppressedCount[] | null> {
  const sources = files.filter(({ path }) => suppressionsIn(path, '') !== null)
  if (sources.length > mostFiles) {
    return null
  }
  const balance = new Map<string, number>()
  const count = (path: string, text: string, by: 1 | -1): void => {
    for (const { code, message } of suppressionsIn(path, text) ?? []) {
      const key = `${code}\0${message}`
      balance.set(key, (balance.get(key) ?? 0) + by)
    }
  }
  for (const { path, deleted } of sources) {
    count(path, deleted ? '' : ((await now(path)) ?? ''), 1)
  }
  // What is not there now was not added: most changes end here, and git is not asked.
  if (balance.size === 0) {
    return []
  }
  for (const { path, previous } of sources) {
    const text = await before(previous ?? path)
    if (text === undefined) {
      return null
    }
    count(path, text ?? '', -1)
  }
  return byRule(balance)
}

function byRule(balance: ReadonlyMap<string, number>): readonly SuppressedCount[] {
  const counts = new Map<string, number>()
  for (const [key, more] of balance) {
    const [rule = ''] = key.split('\0')
    if (more > 0) {
      counts.set(rule, (counts.get(rule) ?? 0) + more)
    }
  }
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .sort((a, b) => b.count - a.count || compareText(a.rule, b.rule))
}
