/**
 * So many new findings at once that nobody reads them one by one: which rules, folders and owners they are of, a sample of
 * their causes that is fair to every rule, and what usually explains them.
 */
import type { ChangedDeclaration } from '#model/change.ts'
import type { RepoPath } from '#model/ids.ts'
import { compareText } from '#model/order.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { upgradeOf } from '../headline.ts'
import type { CauseGroup } from './cause-group.ts'
import type { NewFindings } from './new-errors.ts'
import { folderFinder } from './packages.ts'

/** Fewer can be read. */
const fewest = 100

/** Whether these are too many to be read. */
export function isFlood({ errors, warnings }: NewFindings): boolean {
  return errors + warnings >= fewest
}

/** New findings by something, most first. `name` null: without a rule code, or nobody's. */
export interface FloodRow {
  readonly name: string | null
  readonly findings: number
  readonly files: number
}

/** Each list is empty where it would tell nothing. */
export interface FloodTables {
  readonly rules: readonly FloodRow[]
  readonly folders: readonly FloodRow[]
  readonly owners: readonly FloodRow[]
}

/** Of all findings in `found`. */
export function floodTables({ groups }: NewFindings, { pathOwners }: ComparedResult): FloodTables {
  const rules = new Map<string | null, Map<string, number>>()
  const files = new Map<string, number>()
  for (const { diagnostic } of groups.flatMap(({ entries }) => entries)) {
    const { code, path } = diagnostic
    bump(rules, code, { path, count: 1 })
    files.set(path, (files.get(path) ?? 0) + 1)
  }
  const folderOf = folderFinder([...files.keys()])
  const byFolder = new Map<string | null, Map<string, number>>()
  const byOwner = new Map<string | null, Map<string, number>>()
  for (const [path, count] of files) {
    bump(byFolder, folderOf(path), { path, count })
    const owners = pathOwners?.get(path) ?? []
    for (const owner of owners.length === 0 ? [null] : owners) {
      bump(byOwner, owner, { path, count })
    }
  }
  return {
    rules: rows(rules),
    folders: byFolder.size < 2 ? [] : rows(byFolder),
    owners: pathOwners === null ? [] : rows(byOwner),
  }
}

function bump(
  counts: Map<string | null, Map<string, number>>,
  name: string | null,
  { path, count }: { readonly path: string; readonly count: number },
): void {
  const files = counts.get(name) ?? new Map<string, number>()
  files.set(path, (files.get(path) ?? 0) + count)
  counts.set(name, files)
}

function rows(counts: ReadonlyMap<string | null, ReadonlyMap<string, number>>): readonly FloodRow[] {
  return [...counts]
    .map(([name, files]) => ({
      name,
      files: files.size,
      findings: [...files.values()].reduce((a, b) => a + b, 0),
    }))
    .sort((a, b) => b.findings - a.findings || compareText(a.name ?? '', b.name ?? ''))
}

/** What usually explains so many; null where the text has said it, or nothing is known. */
export type FloodReason =
  | { readonly kind: 'declaration'; readonly declaration: ChangedDeclaration; readonly findings: number }
  | { readonly kind: 'rule-edit'; readonly path: RepoPath }
  | { readonly kind: 'fresh-files'; readonly findings: number }
  | { readonly kind: 'drift' | 'elsewhere' | 'anywhere' }

/** What is known goes before what is only usual. */
export function floodReason(
  { ruleEdits = [] }: Pick<Report, 'ruleEdits'>,
  result: ComparedResult,
  found: NewFindings,
): FloodReason | null {
  if (upgradeOf(result) !== null) {
    return null
  }
  const named = largestDeclaration(found.groups)
  if (named !== null && named.findings * 2 >= found.errors + found.warnings) {
    return { kind: 'declaration', ...named }
  }
  const fresh = found.where === 'anywhere' ? inFreshFiles(result, found) : 0
  if (fresh * 2 >= found.errors + found.warnings) {
    return { kind: 'fresh-files', findings: fresh }
  }
  const [path] = ruleEdits
  // What the change's own files bring is the change's, whatever else is another.
  if (result.drift.length > 0 && found.where !== 'touched') {
    return { kind: 'drift' }
  }
  if (path !== undefined) {
    return { kind: 'rule-edit', path }
  }
  return found.where === 'touched' ? null : { kind: found.where }
}

/** How many are in files in which the baseline found nothing. */
function inFreshFiles({ comparison }: ComparedResult, { groups }: NewFindings): number {
  const known = new Set<string>(comparison.fixed.map(({ diagnostic }) => diagnostic.path))
  for (const { base } of comparison.kept) {
    known.add(base.path)
  }
  return groups.flatMap(({ entries }) => entries).filter(({ diagnostic }) => !known.has(diagnostic.path))
    .length
}

function largestDeclaration(
  groups: readonly CauseGroup[],
): { readonly declaration: ChangedDeclaration; readonly findings: number } | null {
  const found = new Map<ChangedDeclaration, number>()
  for (const { declaration, entries } of groups) {
    if (declaration !== null) {
      found.set(declaration, (found.get(declaration) ?? 0) + entries.length)
    }
  }
  const [first] = [...found].sort((a, b) => b[1] - a[1])
  return first === undefined ? null : { declaration: first[0], findings: first[1] }
}

/** The largest cause of each rule, then the second of each, and so on: one rule must not hide the others. */
export function fairSample(groups: readonly CauseGroup[], most: number): readonly CauseGroup[] {
  const rules = new Map<string | null, CauseGroup[]>()
  for (const group of groups) {
    rules.set(group.code, [...(rules.get(group.code) ?? []), group])
  }
  const size = (some: readonly CauseGroup[]): number =>
    some.reduce((sum, { entries }) => sum + entries.length, 0)
  const largest = [...rules.values()].sort((a, b) => size(b) - size(a))
  const sample: CauseGroup[] = []
  for (let turn = 0; sample.length < Math.min(most, groups.length); turn += 1) {
    sample.push(...largest.flatMap((some) => some[turn] ?? []))
  }
  return sample.slice(0, most)
}
