/**
 * Compares what `checker: suppressions` finds in folders of packages with an independent count: Python's `tokenize` and `ast`,
 * TypeScript's scanner and parser. `node bench/suppressions/suppressions.ts FOLDER…`; exits with 1 when they differ.
 */
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { suppressionsIn } from '#checkers/suppressions/suppressions.ts'
import { typescriptCount } from './count-typescript.ts'

const python = join(import.meta.dirname, 'count-python.py')
const lineBreak = /\r\n?|[\n\u2028\u2029]/g

interface Counted {
  readonly files: number
  readonly unparsed: number
  readonly found: number
  readonly differences: readonly string[]
}

/** What stands in one list and not in the other, `-` for what only the independent count has. */
function compared(path: string, ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const left = [...theirs]
  const more = ours.filter((one) => {
    const at = left.indexOf(one)
    if (at !== -1) {
      left.splice(at, 1)
    }
    return at === -1
  })
  return [...left.map((one) => `- ${path} ${one}`), ...more.map((one) => `+ ${path} ${one}`)]
}

function pythonPackage(folder: string, paths: readonly string[]): Counted {
  const input = paths.map((path) => join(folder, path)).join('\0')
  const said = execFileSync('python3', [python], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  const counts = JSON.parse(said) as Readonly<Record<string, readonly (readonly [string, number])[] | null>>
  return total(
    paths.map((path) => {
      const counted = counts[join(folder, path)] ?? null
      const ours = (suppressionsIn(path, readFileSync(join(folder, path), 'utf8')) ?? []).filter(
        ({ code }) => !/^(?:mypy|pyright)-file$/.test(code ?? ''),
      )
      const words = ours.map(({ code, line }) => `${code}:${line}`)
      return counted === null
        ? null
        : { path, ours: words, theirs: counted.map(([rule, line]) => `${rule}:${line}`) }
    }),
  )
}

function typescriptPackage(folder: string, paths: readonly string[]): Counted {
  return total(
    paths.map((path) => {
      const text = readFileSync(join(folder, path), 'utf8')
      const counted = typescriptCount(path, text)
      const starts = [0, ...[...text.matchAll(lineBreak)].map(({ index, 0: found }) => index + found.length)]
      const ours = (suppressionsIn(path, text) ?? []).map(
        ({ code, line, column }) => `${code}:${(starts[line - 1] ?? 0) + column - 1}`,
      )
      return counted === null
        ? null
        : { path, ours, theirs: counted.map(([rule, offset]) => `${rule}:${offset}`) }
    }),
  )
}

interface Sides {
  readonly path: string
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

function total(files: readonly (Sides | null)[]): Counted {
  const known = files.filter((file) => file !== null)
  return {
    files: known.length,
    unparsed: files.length - known.length,
    found: known.reduce((sum, { theirs }) => sum + theirs.length, 0),
    differences: known.flatMap(({ path, ours, theirs }) => compared(path, ours, theirs)),
  }
}

function below(folder: string, pattern: string): readonly string[] {
  return globSync(pattern, { cwd: folder })
    .filter((path) => !path.split('/').includes('node_modules'))
    .sort()
}

const shown = 20
let differing = 0
for (const folder of process.argv.slice(2)) {
  const sets = [
    ['Python', pythonPackage, below(folder, '**/*.{py,pyi}')],
    ['TypeScript', typescriptPackage, below(folder, '**/*.{ts,tsx,mts,cts}')],
  ] as const
  for (const [language, count, paths] of sets.filter(([, , found]) => found.length > 0)) {
    const { files, unparsed, found, differences } = count(folder, paths)
    console.log(
      `${basename(folder)}: ${language}, ${files} files (${unparsed} that it can't parse), ${found} found, ${differences.length} differences`,
    )
    for (const difference of differences.slice(0, shown)) {
      console.log(`  ${difference}`)
    }
    differing += differences.length
  }
}
process.exitCode = differing === 0 ? 0 : 1
