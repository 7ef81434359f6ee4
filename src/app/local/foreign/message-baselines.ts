/** Baselines that know an error by file and message. */
import { parsed } from '#checkers/output/json-text.ts'
import { tableOf, textOf } from '#checkers/settings/config-value.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import {
  counted,
  type ForeignBaseline,
  type KnownErrors,
  keyFrom,
  oneLine,
  summed,
  tablesIn,
  unknownKey,
} from './known-errors.ts'

/** The line in a message moves with the code. */
function steadyLine(message: string): string {
  return message.trim().replace(/defined on line \d+/g, 'defined on line 0')
}

const mypyLine = /^(.+?\.pyi?|.+?\.ipynb:cell_\d+):\d+: (error|warning): (.*?)(?: {2}\[([a-z-]+)\])?$/

/** mypy_baseline/_error.py, 0.7.4: `get_clean_line`. */
export const mypyBaseline: ForeignBaseline = {
  checkers: ['mypy'],
  read: (text) => {
    const lines = text.split(/\r?\n/).filter((line) => line !== '')
    const isOther = lines.some((line) => !/^.+:\d+: (?:error|warning|note): /.test(line))
    const keys = lines.flatMap((line) => {
      const [found, path = '', , message = '', code = null] = mypyLine.exec(line) ?? []
      return found === undefined ? [] : [keyFrom(path, steadyLine(message), code)]
    })
    const keyOf = ({ code, message }: Diagnostic, path: string): string =>
      keyFrom(path, steadyLine(message), code)
    return isOther || lines.length === 0 ? null : { counts: counted(keys), keyOf }
  },
}

/** `.tsc-baseline.json` of tsc-baseline 2.1: file, code, number, and the message unless `ignoreMessages` was set. */
export const tscBaseline: ForeignBaseline = {
  checkers: ['tsc', 'vue-tsc'],
  read: (text) => {
    const file = tableOf(parsed(text))
    const [meta, errors] = [tableOf(file?.['meta']), tableOf(file?.['errors'])]
    if (meta === null || errors === null) {
      return null
    }
    const words = meta['ignoreMessages'] === true ? (): string => '' : oneLine
    const entries = tablesIn(Object.values(errors)).map(({ file: path, code, count, message }) => {
      const key = keyFrom(textOf(path) ?? '', words(textOf(message) ?? ''), textOf(code))
      return [key, typeof count === 'number' ? count : 1] as const
    })
    const keyOf = ({ code, message }: Diagnostic, path: string): string => keyFrom(path, words(message), code)
    return { counts: summed(entries), keyOf }
  },
}

const bettererHead = '// BETTERER RESULTS V2.'
const bettererTest = /^exports\[`(?:\\[\s\S]|[^`\\])*`\] = \{\s*value: `((?:\\[\s\S]|[^`\\])*)`\s*\};?$/gm

/**
 * `.betterer.results` of betterer 5.4: a list for each file and test, `[line, column, length, message, digest]`. It has no rules. A test
 * that counts something else than issues in files is not carried over.
 */
export const bettererResults: ForeignBaseline = {
  checkers: ['tsc', 'vue-tsc', 'eslint'],
  read: (text): KnownErrors | null => {
    const tests = [...text.matchAll(bettererTest)].map(([, value = '']) => value)
    if (!text.startsWith(bettererHead) || tests.length === 0) {
      return null
    }
    const keyOf = ({ message }: Diagnostic, path: string): string => keyFrom(path, oneLine(message), null)
    return { counts: counted(tests.flatMap((value) => bettererKeys(unescaped(value)))), keyOf }
  },
}

function bettererKeys(value: string): readonly string[] {
  const files = tableOf(parsed(value))
  if (files === null) {
    return [unknownKey]
  }
  return Object.entries(files).flatMap(([file, list]) => {
    const issues: readonly unknown[] = Array.isArray(list) ? list : [null]
    return issues.map((issue) => {
      const message: unknown = Array.isArray(issue) ? issue[3] : null
      return typeof message === 'string'
        ? keyFrom(file.replace(/:\d+$/, ''), oneLine(message), null)
        : unknownKey
    })
  })
}

/** What stands in a template literal of JavaScript. */
function unescaped(literal: string): string {
  const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
  return literal.replace(/\\([\s\S])/g, (_, letter: string) => letters[letter] ?? letter)
}
