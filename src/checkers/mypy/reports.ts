/**
 * mypy's own reports: which folders a command line writes them to, and how much of the code has types by them.
 * https://mypy.readthedocs.io/en/stable/command_line.html#report-generation, mypy 2.4
 */
import type { TypeCoverage } from '#model/type-coverage.ts'
import type { CoverageFile } from '../checker.ts'

const reportOption =
  /^--(?:any-exprs|cobertura-xml|html|linecount|linecoverage|lineprecision|txt|xml|xslt-html|xslt-txt)-report(?:=(.+))?$/

/** As given, each once. */
export function mypyReportFolders(argv: readonly string[]): readonly string[] {
  const folders = argv.flatMap((word, index) => {
    const option = reportOption.exec(word)
    const folder = option?.[1] ?? argv[index + 1]
    return option === null || folder === undefined ? [] : [folder]
  })
  return [...new Set(folders)]
}

/** The files of a report folder that tell the type coverage, the more exact one first. */
export const mypyCoverageFiles: readonly CoverageFile[] = [
  { name: 'any-exprs.txt', read: anyExpressions },
  { name: 'cobertura.xml', read: cobertura },
]

/** The last line: `Total  4  14  71.43%`, of which the first number is what has no type. */
function anyExpressions(text: string): TypeCoverage | null {
  const [, anys, all] = /^ *Total +(\d+) +(\d+) +[\d.]+%\s*$/m.exec(text) ?? []
  return coverage('expressions', Number(all) - Number(anys), Number(all))
}

/** The root element's own attributes. */
function cobertura(text: string): TypeCoverage | null {
  const [root = ''] = /<coverage\b[^>]*>/.exec(text) ?? []
  const covered = /\blines-covered="(\d+)"/.exec(root)?.[1]
  const valid = /\blines-valid="(\d+)"/.exec(root)?.[1]
  return coverage('lines', Number(covered), Number(valid))
}

function coverage(unit: TypeCoverage['unit'], typed: number, all: number): TypeCoverage | null {
  return Number.isSafeInteger(typed) && Number.isSafeInteger(all) && typed >= 0 && typed <= all && all > 0
    ? { unit, typed, all }
    : null
}
