/**
 * Compares `src/snapshot/scopes` with Python's `ast` and with TypeScript's tree, line by line, on published
 * sources. Run `node bench/scopes/agreement.ts [--all]`; `--all` reads every file of the packages instead of
 * 200. The interpreter is $PYTHON or `python3`, 3.12 or later.
 */
import { execFileSync } from 'node:child_process'
import { scopesOf } from '../../src/snapshot/scopes/scope-index.ts'
import { evenly, fetchPackage, packageFiles, type SourceFile } from './corpus.ts'
import { packages } from './packages.ts'
import { typescriptScopes } from './typescript-reference.ts'

const python = process.env['PYTHON'] ?? 'python3'
const takesAll = process.argv.includes('--all')
const worstShown = 10

interface Outcome {
  readonly label: string
  readonly lines: number
  readonly agreeing: number
  /** The first line where the two differ. */
  readonly difference: string
}

function pythonReference(files: readonly SourceFile[]): readonly (readonly string[] | null)[] {
  const input = files.map(({ path }) => `${path}\n`).join('')
  const script = new URL('python-reference.py', import.meta.url).pathname
  const output = execFileSync(python, [script], { input, encoding: 'utf8', maxBuffer: 2 ** 30 })
  return JSON.parse(output) as readonly (readonly string[] | null)[]
}

function compare({ label, path, source }: SourceFile, reference: readonly string[]): Outcome {
  const index = scopesOf(path, source)
  const breaks = /\.pyi?$/.test(path) ? /\r\n?|\n/ : /\r\n?|[\n\u2028\u2029]/
  let lines = 0
  let agreeing = 0
  let difference = ''
  for (const [offset, text] of source.split(breaks).entries()) {
    if (text.trim() === '') {
      continue
    }
    const ours = index?.at(offset + 1) ?? ''
    const theirs = reference[offset + 1] ?? ''
    lines += 1
    agreeing += ours === theirs ? 1 : 0
    if (ours !== theirs && difference === '') {
      difference = `line ${offset + 1}: ours ${ours || '(top)'}, theirs ${theirs || '(top)'}: ${text.trim().slice(0, 80)}`
    }
  }
  return { label, lines, agreeing, difference }
}

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(3)} %`
}

function print(language: string, outcomes: readonly Outcome[], refused: number): void {
  const lines = outcomes.reduce((sum, outcome) => sum + outcome.lines, 0)
  const agreeing = outcomes.reduce((sum, outcome) => sum + outcome.agreeing, 0)
  const perfect = outcomes.filter((outcome) => outcome.lines === outcome.agreeing).length
  console.log(`\n${language}: ${share(agreeing, lines)} of ${lines} non-blank lines agree`)
  console.log(
    `  ${perfect} of ${outcomes.length} files agree on every line; ${refused} refused by the reference`,
  )
  const worst = outcomes
    .filter((outcome) => outcome.agreeing < outcome.lines)
    .sort((a, b) => a.agreeing / a.lines - b.agreeing / b.lines)
  for (const outcome of worst.slice(0, worstShown)) {
    console.log(`  ${share(outcome.agreeing, outcome.lines)} ${outcome.label}\n    ${outcome.difference}`)
  }
}

function measure(files: readonly SourceFile[]): void {
  const bytes = files.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0)
  const rounds = Math.max(1, Math.ceil(2e7 / Math.max(bytes, 1)))
  const start = performance.now()
  for (let round = 0; round < rounds; round += 1) {
    for (const { path, source } of files) {
      scopesOf(path, source)?.at(1)
    }
  }
  const seconds = (performance.now() - start) / 1000
  console.log(
    `  throughput ${((rounds * bytes) / 1e6 / seconds).toFixed(1)} MB/s (${(bytes / 1e6).toFixed(2)} MB)`,
  )
}

function report(
  language: string,
  files: readonly SourceFile[],
  references: readonly (readonly string[] | null)[],
): void {
  const outcomes: Outcome[] = []
  const read: SourceFile[] = []
  for (const [index, file] of files.entries()) {
    const reference = references[index] ?? null
    if (reference !== null) {
      outcomes.push(compare(file, reference))
      read.push(file)
    }
  }
  print(language, outcomes, files.length - read.length)
  measure(read)
}

const chosen: SourceFile[] = []
for (const item of packages) {
  const files = packageFiles(item, fetchPackage(item, python))
  const taken = takesAll ? files : evenly(files, item.count)
  chosen.push(...taken)
  console.log(`${item.registry} ${item.name} ${item.version}: ${taken.length} of ${files.length} files`)
}
const pythonFiles = chosen.filter(({ path }) => /\.pyi?$/.test(path))
const typescriptFiles = chosen.filter(({ path }) => /\.[mc]?tsx?$/.test(path))
const javascriptFiles = chosen.filter(({ path }) => /\.[mc]?jsx?$/.test(path))
report('Python', pythonFiles, pythonReference(pythonFiles))
for (const [language, files] of [
  ['TypeScript', typescriptFiles],
  ['JavaScript', javascriptFiles],
] as const) {
  report(
    language,
    files,
    files.map(({ path, source }) => typescriptScopes(path, source)),
  )
}
