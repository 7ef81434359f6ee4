/**
 * Pairs two sets of diagnostics one to one and says what is new, fixed and kept.
 *
 * Holds for any input: every diagnostic is in exactly one group; the order of the input changes nothing;
 * shifting lines together with their evidence changes no count; swapping sides (without a line map) swaps
 * the numbers of new and fixed. docs/matching.md
 */
import type { Comparison, Unpaired } from '#model/comparison.ts'
import { distinctValues } from '#model/diagnostic-columns.ts'
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import { type PairedRows, tablePairs, tiers } from '#model/kept-pairs.ts'
import type { LineMap } from '#model/line-map.ts'
import type { Definitions } from '#model/snapshot.ts'
import { blindPaths } from './blind-files.ts'
import { fileRenames } from './file-renames.ts'
import { baseGitKeys, headGitKeys } from './git-keys.ts'
import { allRows, rowsWith } from './key-column.ts'
import { Numbering } from './numbering.ts'
import { type Pool, runStage } from './pairing.ts'
import { renamesOf } from './renames.ts'
import { replacedRows } from './replaced.ts'
import { noteSettledRows, noteSurplusRows } from './settled.ts'
import { siblingFiles } from './sibling-files.ts'
import { type RuleTraits, Side } from './side.ts'
import { noteSisters } from './sisters.ts'
import { certainStages, evidenceStages, onceStages, type Stage, textStages, upgradeStages } from './stages.ts'
import { noteStandingScopes } from './standing.ts'
import { Weights } from './weight.ts'

/** The two sides. */
export interface Sides {
  readonly base: DiagnosticTable
  readonly head: DiagnosticTable
  /** null when git does not know both commits. */
  readonly lineMap: LineMap | null
  /** Default: every rule is called as it is printed. */
  readonly rules?: RuleTraits
  /** Whether two versions of the checker are compared. */
  readonly upgraded?: boolean
  /** What the files of both trees define, where the snapshots say so. */
  readonly definitions?: { readonly base: Definitions | undefined; readonly head: Definitions | undefined }
}

/** See the head of this file for what always holds. */
export function compareDiagnosticSets({
  base,
  head,
  lineMap,
  rules = asPrinted,
  upgraded = false,
  definitions,
}: Sides): Comparison {
  const numbering = new Numbering()
  const shared = { blind: blindPaths([base, head]), numbering, rules }
  const siblings = siblingFiles({ base, head }, lineMap)
  const sides = {
    base: new Side(base, { git: baseGitKeys(base, lineMap, { numbering, siblings }), ...shared }),
    head: new Side(head, { git: headGitKeys(head, lineMap, numbering), ...shared }),
  }
  const both = { base: definitions?.base ?? null, head: definitions?.head ?? null }
  let weights: Weights | null = null
  const pool: Pool = {
    ...sides,
    weights: () => {
      weights ??= new Weights([sides.base, sides.head], [both.base, both.head])
      return weights
    },
  }
  const tierOf = new Uint8Array(head.length)
  const run = (stages: readonly Stage[]): void => {
    for (const stage of pool.base.freeRows([]).length === 0 ? [] : stages) {
      if (stage.keys.includes('sister')) {
        noteSisters(pool)
      }
      const tier = tiers.indexOf(stage.tier)
      runStage(pool, stage, (_, row) => {
        tierOf[row] = tier
      })
    }
  }
  run(certainStages.slice(0, 1))
  noteSettledRows(pool)
  run(certainStages.slice(1))
  noteSurplusRows(pool)
  const names = renamesOf(lineMap)
  noteStandingScopes(pool, { definitions: both, lineMap, numbering, siblings, renames: names })
  run([...(upgraded ? upgradeStages : []), ...evidenceStages, ...textStages])
  const files = fileRenames(pool)
  if (files.base.size > 0 || files.head.size > 0 || names !== null) {
    const concerned = new Set([...files.base, ...files.head].flat())
    pool.base.renameFiles(files.base, concerned)
    pool.head.renameFiles(files.head, concerned)
    if (names !== null) {
      pool.base.renameNames(names, distinctValues(pool.head.key('scope')))
    }
    run(evidenceStages)
  }
  run(onceStages)
  const replaced = replacedRows(pool)
  return {
    kept: tablePairs({ base, head }, pairedRows(pool, tierOf)),
    new: unpaired(pool.head, replaced.head),
    fixed: unpaired(pool.base, replaced.base),
  }
}

const asPrinted: RuleTraits = { nameOf: (code) => code, isOncePerFile: () => false }

function pairedRows({ head }: Pool, tierOf: Uint8Array): PairedRows {
  const { partner } = head
  const rows = rowsWith(allRows(partner.length), partner)
  const [base, tier] = [new Int32Array(rows.length), new Uint8Array(rows.length)]
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    base[index] = partner[row] ?? 0
    tier[index] = tierOf[row] ?? 0
  }
  return { base, head: rows, tier }
}

function unpaired(side: Side, replaced: ReadonlySet<number>): readonly Unpaired[] {
  return Array.from(side.freeRows([]), (row) => ({
    diagnostic: side.table.at(row),
    replaced: replaced.has(row),
    mayComeFromBase: false,
  }))
}
