/**
 * Comparisons in, causes out. Of the four runs that there could be (sources of the base or of the change, old or new
 * toolchain) three tell everything: old and new toolchain on the base, and the change with the new one. Two tell what the
 * lines allow.
 */
import type { Attribution, CauseCounts, RuleCount } from '#model/attribution.ts'
import type { Comparison, Unpaired } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { type LineMap, mapLine } from '#model/line-map.ts'

/** What the causes are counted from. */
export type Causes = Pick<Attribution, 'new' | 'fixed' | 'mended' | 'rules'>

/** `toolchain` goes from the old to the new one on the base's sources; `change` from there to the change's sources. */
export function causesByRuns({
  toolchain,
  change,
}: {
  readonly toolchain: Comparison
  readonly change: Comparison
}): Causes {
  const fixedHere = new Map<string, number>()
  for (const diagnostic of errors(change.fixed)) {
    const key = JSON.stringify(diagnostic)
    fixedHere.set(key, (fixedHere.get(key) ?? 0) + 1)
  }
  const brought = errors(toolchain.new)
  const staying = brought.filter((diagnostic) => {
    const key = JSON.stringify(diagnostic)
    const left = fixedHere.get(key) ?? 0
    fixedHere.set(key, left - 1)
    return left <= 0
  })
  const mended = brought.length - staying.length
  return {
    new: { change: errors(change.new).length, toolchain: staying.length, either: 0 },
    fixed: {
      change: errors(change.fixed).length - mended,
      toolchain: errors(toolchain.fixed).length,
      either: 0,
    },
    mended,
    rules: rulesOf(staying),
  }
}

/** `lineMap` goes from the baseline's commit to the change. */
export function causesByLines(comparison: Comparison, lineMap: LineMap): Causes {
  const added = errors(comparison.new).map((diagnostic) => causeOfNew(diagnostic, lineMap))
  const fixed = errors(comparison.fixed).map((diagnostic) => causeOfFixed(diagnostic, lineMap))
  return { new: counted(added), fixed: counted(fixed), mended: 0, rules: [] }
}

function errors(entries: readonly Unpaired[]): readonly Diagnostic[] {
  return entries.flatMap(({ diagnostic }) => (diagnostic.severity === 'error' ? [diagnostic] : []))
}

/** A line that nobody touched, in a file that was: an edit elsewhere in it may be the reason. */
function causeOfNew({ path, line }: Diagnostic, map: LineMap): keyof CauseCounts {
  if (map.added.has(path) || map.unknown?.head.has(path)) {
    return 'change'
  }
  const file = [...map.files.values()].find(({ headPath }) => headPath === path)
  if (file === undefined) {
    return 'toolchain'
  }
  const stands = file.ranges.some(({ headStart, length }) => line >= headStart && line < headStart + length)
  return stands ? 'either' : 'change'
}

function causeOfFixed({ path, line }: Diagnostic, map: LineMap): keyof CauseCounts {
  if (!map.files.has(path)) {
    return map.unknown?.base.has(path) ? 'change' : 'toolchain'
  }
  return mapLine(map, { path, line }) === null ? 'change' : 'either'
}

function counted(causes: readonly (keyof CauseCounts)[]): CauseCounts {
  const count = (cause: keyof CauseCounts): number => causes.filter((each) => each === cause).length
  return { change: count('change'), toolchain: count('toolchain'), either: count('either') }
}

function rulesOf(diagnostics: readonly Diagnostic[]): readonly RuleCount[] {
  const counts = new Map<string | null, number>()
  for (const { code } of diagnostics) {
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts]
    .map(([rule, count]) => ({ rule, errors: count }))
    .sort((a, b) => b.errors - a.errors || ((a.rule ?? '') < (b.rule ?? '') ? -1 : 1))
}
