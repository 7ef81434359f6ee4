/** Baselines that know an error by file, rule and column, and eslint's, which knows file and rule. */
import { parsed } from '#checkers/output/json-text.ts'
import { tableOf, textOf } from '#checkers/settings/config-value.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { counted, type ForeignBaseline, type KnownErrors, keyFrom, summed, tablesIn } from './known-errors.ts'

const byColumn = ({ code, column }: Diagnostic, path: string): string => keyFrom(path, String(column), code)

/** `--writebaseline` of basedpyright 1.40: no message, and columns from 0. */
export const basedpyrightBaseline: ForeignBaseline = {
  checkers: ['basedpyright', 'pyright'],
  read: (text) =>
    inFiles(text, ({ code, range }) => ({ code, startColumn: tableOf(range)?.['startColumn'] })),
}

/** `--baseline FILE --update-baseline` of ty 0.0.108, a preview: no message, and columns from 0. */
export const tyBaseline: ForeignBaseline = {
  checkers: ['ty'],
  read: (text) => inFiles(text, ({ rule, startColumn }) => ({ code: rule, startColumn })),
}

/** `--update-baseline` of pyrefly 1.5: no line, and columns from 1. */
export const pyreflyBaseline: ForeignBaseline = {
  checkers: ['pyrefly'],
  read: (text) => {
    const list = tableOf(parsed(text))?.['errors']
    return Array.isArray(list)
      ? {
          counts: counted(
            tablesIn(list).map(({ path, column, name }) =>
              keyFrom(textOf(path) ?? '', String(column), textOf(name)),
            ),
          ),
          keyOf: byColumn,
        }
      : null
  },
}

/** eslint-suppressions.json, https://eslint.org/docs/latest/use/suppressions: a number for each file and rule. */
export const eslintSuppressions: ForeignBaseline = {
  checkers: ['eslint'],
  read: (text) => {
    const files = tableOf(parsed(text))
    if (files === null) {
      return null
    }
    const entries = Object.entries(files).flatMap(([path, rules]) =>
      Object.entries(tableOf(rules) ?? {}).map(
        ([rule, held]) => [keyFrom(path, '', rule), tableOf(held)?.['count']] as const,
      ),
    )
    return entries.every(([, count]) => Number.isSafeInteger(count))
      ? {
          counts: summed(entries.map(([key, count]) => [key, Number(count)])),
          keyOf: ({ code }, path) => keyFrom(path, '', code),
        }
      : null
  },
}

interface PlacedRule {
  readonly code: unknown
  /** From 0. */
  readonly startColumn: unknown
}

/** `{ "files": { "a.py": [ … ] } }`. */
function inFiles(
  text: string,
  placeOf: (entry: Readonly<Record<string, unknown>>) => PlacedRule,
): KnownErrors | null {
  const files = tableOf(tableOf(parsed(text))?.['files'])
  if (files === null) {
    return null
  }
  const keys = Object.entries(files).flatMap(([path, list]) =>
    tablesIn(list).flatMap((entry) => {
      const { code, startColumn } = placeOf(entry)
      return typeof startColumn === 'number' ? [keyFrom(path, String(startColumn + 1), textOf(code))] : []
    }),
  )
  return { counts: counted(keys), keyOf: byColumn }
}
