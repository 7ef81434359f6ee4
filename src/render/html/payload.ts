/**
 * The data that the page's script works on: columns and string tables, so that 100,000 entries stay small.
 * Its shape is in `model/report-data.ts`, which the script in the browser reads too.
 */
import { compareText } from '#model/order.ts'
import type { Report } from '#model/report.ts'
import type { GroupColumns, ReportData } from '#model/report-data.ts'
import { visible, visibleLine } from '../encode/visible.ts'
import { encodedPath } from '../line-link.ts'
import type { Entry, Group, View } from './entries.ts'
import { basePrefix, headPrefix } from './links.ts'
import { stringTable } from './string-table.ts'

/** Everything that the page lists. */
export function reportData(report: Report, view: View): ReportData {
  const { entries, rules, files } = view
  const paths = stringTable(pathsOf(view).sort(compareText))
  const codes = stringTable(codesOf(view).sort(compareText))
  const texts = stringTable(entries.flatMap(({ diagnostic }) => [diagnostic.message, ...diagnostic.notes]))
  return {
    firstRun: view.isFirstRun,
    headLinks: headPrefix(report),
    baseLinks: basePrefix(report),
    paths: paths.strings.map(visibleLine),
    pathRows: rowsPerPath(entries, paths.strings),
    oddPaths: paths.strings.flatMap(oddPath),
    codes: codes.strings.map(visibleLine),
    texts: texts.strings.map(visible),
    status: entries.map((entry) => entry.status.charAt(0)).join(''),
    severity: entries.map((entry) => entry.diagnostic.severity.charAt(0)).join(''),
    line: entries.map((entry) => entry.diagnostic.line),
    column: entries.map((entry) => entry.diagnostic.column),
    code: entries.map((entry) => codes.indexOf(entry.diagnostic.code ?? '')),
    message: entries.map((entry) => texts.indexOf(entry.diagnostic.message)),
    notes: entries.flatMap((entry, row) =>
      entry.diagnostic.notes.map((note) => [row, texts.indexOf(note)] as const),
    ),
    replaced: rowsWith(entries, (entry) => entry.replaced),
    mayComeFromBase: rowsWith(entries, (entry) => entry.mayComeFromBase),
    was: entries.flatMap((entry, row) =>
      entry.was === null ? [] : [[row, paths.indexOf(entry.was.path), entry.was.line] as const],
    ),
    byRule: groupColumns(rules, codes.indexOf),
    byFile: groupColumns(files, paths.indexOf),
  }
}

function pathsOf({ entries, files }: View): string[] {
  const used = new Set<string>(files.map((file) => file.name))
  for (const { diagnostic, was } of entries) {
    used.add(diagnostic.path)
    used.add(was?.path ?? diagnostic.path)
  }
  return [...used]
}

function codesOf({ entries, rules }: View): string[] {
  return [
    ...new Set([
      ...entries.map(({ diagnostic }) => diagnostic.code ?? ''),
      ...rules.map((rule) => rule.name),
    ]),
  ]
}

/** JSON that can't end or reopen a script element. */
export function scriptJson(data: ReportData): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
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

function rowsWith(entries: readonly Entry[], has: (entry: Entry) => boolean): readonly number[] {
  return entries.flatMap((entry, row) => (has(entry) ? [row] : []))
}

function groupColumns(groups: readonly Group[], indexOf: (text: string) => number): GroupColumns {
  return {
    name: groups.map((group) => indexOf(group.name)),
    head: groups.map((group) => group.head),
    base: groups.map((group) => group.base),
  }
}
