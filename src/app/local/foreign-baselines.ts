/**
 * Baselines of other tools. Each knows an error by less than we do, so a file is read as a number of errors for each of its own
 * keys, and errors of today are asked for the key that they would have there.
 */
import { parsed } from '#checkers/output/json-text.ts'
import { tableOf, textOf } from '#checkers/settings/config-value.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'

/** As users name them. */
export const foreignFormats = ['mypy-baseline', 'basedpyright', 'pyrefly', 'eslint'] as const
/** One of {@link foreignFormats}. */
export type ForeignFormat = (typeof foreignFormats)[number]

/** One tool's file. */
export interface ForeignBaseline {
  /** Whose errors it holds. */
  readonly checkers: readonly [CheckerName, ...CheckerName[]]
  /** How many errors it holds of each key; null for a text of another form. */
  readonly read: (text: string) => ReadonlyMap<string, number> | null
  /** The key of an error of today; `path` from where the checker runs. */
  readonly keyOf: (diagnostic: Diagnostic, path: string) => string
}

/** By format. */
export const foreignBaselines: Readonly<Record<ForeignFormat, ForeignBaseline>> = {
  // mypy_baseline/_error.py, 0.7.4: `get_clean_line`.
  'mypy-baseline': {
    checkers: ['mypy'],
    read: readMypyBaseline,
    keyOf: ({ code, message }, path) => keyFrom(path, steadyLine(message), code),
  },
  // `--writebaseline` of basedpyright 1.40: no message, and columns from 0.
  basedpyright: {
    checkers: ['basedpyright', 'pyright'],
    read: readBasedpyright,
    keyOf: ({ code, column }, path) => keyFrom(path, String(column), code),
  },
  // `--update-baseline` of pyrefly 1.5: no line, and columns from 1.
  pyrefly: {
    checkers: ['pyrefly'],
    read: readPyrefly,
    keyOf: ({ code, column }, path) => keyFrom(path, String(column), code),
  },
  // eslint-suppressions.json, https://eslint.org/docs/latest/use/suppressions: a number for each file and rule.
  eslint: {
    checkers: ['eslint'],
    read: readEslint,
    keyOf: ({ code }, path) => keyFrom(path, '', code),
  },
}

function keyFrom(path: string, detail: string, code: string | null): string {
  return [path.replace(/^\.\//, '').replaceAll('\\', '/'), detail, code ?? ''].join('\0')
}

/** The line in a message moves with the code. */
function steadyLine(message: string): string {
  return message.trim().replace(/defined on line \d+/g, 'defined on line 0')
}

const mypyLine = /^(.+?\.pyi?|.+?\.ipynb:cell_\d+):\d+: (error|warning): (.*?)(?: {2}\[([a-z-]+)\])?$/

function readMypyBaseline(text: string): ReadonlyMap<string, number> | null {
  const lines = text.split(/\r?\n/).filter((line) => line !== '')
  const isOther = lines.some((line) => !/^.+:\d+: (?:error|warning|note): /.test(line))
  return isOther || lines.length === 0
    ? null
    : counted(
        lines.flatMap((line) => {
          const [found, path = '', , message = '', code = null] = mypyLine.exec(line) ?? []
          return found === undefined ? [] : [keyFrom(path, steadyLine(message), code)]
        }),
      )
}

function readBasedpyright(text: string): ReadonlyMap<string, number> | null {
  const files = tableOf(tableOf(parsed(text))?.['files'])
  return files === null
    ? null
    : counted(
        Object.entries(files).flatMap(([path, list]) =>
          tablesIn(list).flatMap(({ code, range }) => {
            const column = tableOf(range)?.['startColumn']
            return typeof column === 'number' ? [keyFrom(path, String(column + 1), textOf(code))] : []
          }),
        ),
      )
}

function readPyrefly(text: string): ReadonlyMap<string, number> | null {
  const list = tableOf(parsed(text))?.['errors']
  return Array.isArray(list)
    ? counted(
        tablesIn(list).map(({ path, column, name }) =>
          keyFrom(textOf(path) ?? '', String(column), textOf(name)),
        ),
      )
    : null
}

function readEslint(text: string): ReadonlyMap<string, number> | null {
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
    ? new Map(entries.map(([key, count]) => [key, Number(count)]))
    : null
}

function tablesIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  const items: readonly unknown[] = Array.isArray(list) ? list : []
  return items.map(tableOf).filter((item) => item !== null)
}

function counted(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
