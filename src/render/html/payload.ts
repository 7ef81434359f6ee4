/**
 * The data that the page's application works on: columns and string tables, so that 100,000 entries stay small.
 * Its shape is in `model/report-data.ts`, which the application reads too.
 */

import { categories } from '#model/category.ts'
import { knownLine } from '#model/diagnostic.ts'
import { compareText } from '#model/order.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import type { CategoryWords, ExcerptData, ReportData, RuleWords } from '#model/report-data.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { isTotalRule } from '#model/verdict.ts'
import { categoryWords } from '#rules/category.ts'
import { categorizer } from '#rules/category-memo.ts'
import { knowledgeOf } from '#rules/rule-knowledge.ts'
import { visible, visibleLine } from '../encode/visible.ts'
import { encodedPath } from '../line-link.ts'
import { ageData } from './age-data.ts'
import { causeData } from './cause-data.ts'
import { courseData } from './course.ts'
import type { Entry, View } from './entries.ts'
import { leverageData } from './leverage-data.ts'
import { basePrefix, headPrefix } from './links.ts'
import { replacements } from './replacements.ts'
import { stringTable } from './string-table.ts'
import { type Tables, tablesOf } from './tables.ts'

/** Everything that the page lists. */
export function reportData(report: Report, result: ComparedResult, view: View): ReportData {
  const { entries } = view
  const checker = report.checker?.name ?? null
  const tables = tablesOf(entries)
  const { paths, codes, texts } = tables
  const owners = ownersOf(paths.strings, result)
  const { ownership } = result
  const leverage =
    checker === null ? { here: [], elsewhere: 0 } : leverageData(checker, entries, { tables, ownership })
  const legs = stringTable(entries.map(({ diagnostic }) => diagnostic.legs ?? ''))
  return {
    name: visibleLine(report.name),
    firstRun: view.isFirstRun,
    opensOn: opensOn(report, view),
    headLinks: headPrefix(report),
    baseLinks: basePrefix(report),
    paths: paths.strings.map(visibleLine),
    pathRows: rowsPerPath(entries, paths.strings),
    pathOwner: owners.column,
    oddPaths: paths.strings.flatMap(oddPath),
    owners: owners.names,
    allLegs: legsOf(report, legs.strings).map(visibleLine),
    legs: legs.strings.map(visibleLine),
    codes: codes.strings.map(visibleLine),
    rules: codes.strings.map((code) => ruleWords(checker, code)),
    categories: categories.map((category): CategoryWords => categoryWords[category]),
    texts: texts.strings.map(visible),
    status: entries.map((entry) => entry.status.charAt(0)).join(''),
    severity: entries.map((entry) => entry.diagnostic.severity.charAt(0)).join(''),
    category: categoryColumn(entries, checker),
    line: entries.map((entry) => knownLine(entry.diagnostic) ?? 0),
    column: entries.map((entry) => entry.diagnostic.column),
    shift: entries.map(({ base, diagnostic }) =>
      base === null ? 0 : (knownLine(base) ?? 0) - diagnostic.line,
    ),
    leg: entries.map((entry) => legs.indexOf(entry.diagnostic.legs ?? '')),
    code: entries.map((entry) => codes.indexOf(entry.diagnostic.code ?? '')),
    message: entries.map((entry) => texts.indexOf(entry.diagnostic.message)),
    notes: entries.flatMap((entry, row) =>
      entry.diagnostic.notes.map((note) => [row, texts.indexOf(note)] as const),
    ),
    replaced: replacements(entries),
    mayComeFromBase: entries.flatMap((entry, row) => (entry.mayComeFromBase ? [row] : [])),
    was: entries.flatMap((entry, row) => wasBefore(entry, row, tables)),
    excerpts: excerptsOf(entries, result),
    leverage: leverage.here,
    leverageElsewhere: leverage.elsewhere,
    findings: checker === null || view.isFirstRun ? [] : causeData(result, checker, { entries, tables }),
    course: courseData(result),
    ages: ageData(result.ages),
    limit: lowestLimit(result),
  }
}

/** Who made a change looks for what it brings; who looks at a branch, for what there is. */
function opensOn({ run }: Report, { entries }: View): ReportData['opensOn'] {
  const occasion = run?.occasion.kind
  const isChange = occasion === 'pull-request' || occasion === 'merge-queue'
  return isChange && entries.some(({ status }) => status === 'new') ? 'new' : 'current'
}

/** A run of one leg has a name too, but its rows don't repeat it. */
function legsOf({ leg }: Report, found: readonly string[]): readonly string[] {
  const named = found.some((legs) => legs !== '') ? [leg ?? '', ...found] : []
  return [...new Set(named.flatMap((legs) => legs.split(', ')))]
    .filter((name) => name !== '')
    .sort(compareText)
}

function rowsPerPath(entries: readonly Entry[], paths: readonly string[]): readonly number[] {
  const rows = new Map<string, number>()
  for (const { diagnostic } of entries) {
    rows.set(diagnostic.path, (rows.get(diagnostic.path) ?? 0) + 1)
  }
  return paths.map((path) => rows.get(path) ?? 0)
}

function oddPath(path: string, index: number): readonly (readonly [number, string])[] {
  const address = encodedPath(path)
  return address === path ? [] : [[index, address ?? '']]
}

interface OwnerColumn {
  readonly names: readonly string[]
  readonly column: readonly number[]
}

function ownersOf(paths: readonly string[], { pathOwners }: ComparedResult): OwnerColumn {
  const found = paths.map((path) => pathOwners?.get(path)?.join(' ') ?? '')
  const names = stringTable([...new Set(found)].sort(compareText))
  return { names: names.strings.map(visibleLine), column: found.map(names.indexOf) }
}

function ruleWords(checker: CheckerName | null, code: string): RuleWords {
  const known = checker === null ? null : knowledgeOf(checker, code)
  return known === null
    ? {
        category: categories.indexOf('other'),
        title: '',
        cause: '',
        fix: '',
        documentation: '',
        before: [],
        after: [],
      }
    : {
        category: categories.indexOf(known.category),
        title: known.title,
        cause: known.cause,
        fix: known.fix,
        documentation: known.documentation ?? '',
        before: known.example.before,
        after: known.example.after,
      }
}

function categoryColumn(entries: readonly Entry[], checker: CheckerName | null): string {
  const categoryOf = categorizer(checker)
  let column = ''
  for (const { diagnostic } of entries) {
    column += categories.indexOf(categoryOf(diagnostic))
  }
  return column
}

function wasBefore(
  { base, diagnostic }: Entry,
  row: number,
  { paths, texts }: Tables,
): readonly (readonly [number, number, number, string])[] {
  const same =
    base === null ||
    (base.path === diagnostic.path &&
      base.message === diagnostic.message &&
      base.severity === diagnostic.severity)
  return same ? [] : [[row, paths.indexOf(base.path), texts.indexOf(base.message), base.severity.charAt(0)]]
}

function excerptsOf(entries: readonly Entry[], { excerpts }: ComparedResult): readonly ExcerptData[] {
  if (excerpts.length === 0) {
    return []
  }
  const places = new Map(excerpts.map((excerpt) => [`${excerpt.line}:${excerpt.path}`, excerpt]))
  return entries.flatMap(({ status, diagnostic }, row) => {
    const found = status === 'new' ? places.get(`${diagnostic.line}:${diagnostic.path}`) : undefined
    return found === undefined ? [] : [{ row, firstLine: found.firstLine, lines: found.lines.map(visible) }]
  })
}

function lowestLimit({ verdict }: ComparedResult): number | null {
  const limits = verdict.rules.filter(({ rule }) => isTotalRule(rule)).map(({ limit }) => limit)
  return limits.length === 0 ? null : Math.min(...limits)
}
