/** What is measured: each row's trees and texts, made on the spot and the same each time. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BenchChecker, benchCheckers } from './runs.ts'
import { sourceTree } from './trees.ts'

/** One tree or text of one checker. */
export interface Row {
  readonly name: string
  readonly checker: BenchChecker['name']
  readonly errors: number
  /** In a git repository; else nothing is there but the text. */
  readonly sources: boolean
  readonly isGenerated: boolean
  readonly material: (place: string) => Promise<Material>
}

/** The base side is what is there first. */
export interface Material {
  readonly cwd: string
  readonly baseCwd: string
  readonly baseText: string
  readonly headText: string
  readonly argv: readonly string[]
  readonly toHead: () => void
}

/** By its number of errors: the tree with sources, and the tree whose text is repeated without. */
const sizes: Readonly<
  Record<string, { readonly files: number; readonly linesPerFile: number; readonly parts: number }>
> = {
  '3636': { files: 258, linesPerFile: 116, parts: 1 },
  '40000': { files: 200, linesPerFile: 500, parts: 1 },
  '100000': { files: 100, linesPerFile: 500, parts: 5 },
  '1000000': { files: 100, linesPerFile: 500, parts: 50 },
}
const checkers = ['mypy', 'ty', 'tsc', 'basedpyright'] as const

/** As long as nobody names another. */
export const rows: readonly Row[] = [
  ...['3636', '40000'].flatMap((size) => checkers.map((checker) => `${checker}:${size}:sources`)),
  'ty:sympy:sources',
  ...['3636', '100000', '1000000'].flatMap((size) => checkers.map((checker) => `${checker}:${size}:text`)),
].map(rowOf)

/** Throws for a name that is none. */
export function rowOf(name: string): Row {
  const [checker = '', size = '', kind = ''] = name.split(':')
  const known = Object.values(benchCheckers).find((one) => one.name === checker)
  const sources = kind === 'sources'
  if (
    known === undefined ||
    !(sources || kind === 'text') ||
    !(size in sizes || name === 'ty:sympy:sources')
  ) {
    throw new Error(`${name} is no row; there are ${rows.map((row) => row.name).join(', ')}`)
  }
  const isGenerated = size !== 'sympy'
  const material = isGenerated
    ? (place: string) => generated(known, { size, sources, place })
    : (place: string) => published(known, place)
  return { name, checker: known.name, errors: Number(size), sources, isGenerated, material }
}

async function generated(
  checker: BenchChecker,
  { size, sources, place }: { readonly size: string; readonly sources: boolean; readonly place: string },
): Promise<Material> {
  const { files, linesPerFile, parts } = sizes[size] ?? { files: 0, linesPerFile: 0, parts: 1 }
  const errors = Number(size) / (sources ? 1 : parts)
  const tree = sourceTree(checker.language, { errors, files, linesPerFile })
  const argv = await checker.argv()
  const texts: Record<'base' | 'head', string> = { base: '', head: '' }
  const cwd = join(place, sources ? 'repository' : 'nothing')
  for (const side of ['base', 'head'] as const) {
    const folder = join(place, side)
    for (const [path, text] of [
      ...tree.map((file) => [file.path, file[side]] as const),
      ...Object.entries(checker.files),
    ]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    texts[side] = join(place, `${side}.txt`)
    writeFileSync(
      texts[side],
      checker.repeated(
        outputOf(argv, folder).replaceAll(folder, () => cwd),
        sources ? 1 : parts,
      ),
    )
  }
  mkdirSync(cwd)
  const commit = sources ? (side: string) => committed(cwd, join(place, side)) : (): void => undefined
  commit('base')
  return { cwd, baseCwd: cwd, baseText: texts.base, headText: texts.head, argv, toHead: () => commit('head') }
}

/** A release as it is, compared with itself: what was there before is all known. */
async function published(checker: BenchChecker, place: string): Promise<Material> {
  const kept = fileURLToPath(new URL('../../.tools/sympy-1.13.3', import.meta.url))
  if (!existsSync(kept)) {
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--no-compile',
      '--target',
      kept,
      'sympy==1.13.3',
    ]
    execFileSync('python3', pip, { stdio: 'inherit' })
  }
  const cwd = join(place, 'repository')
  mkdirSync(cwd, { recursive: true })
  committed(cwd, kept)
  const argv = await checker.argv()
  const text = join(place, 'head.txt')
  writeFileSync(text, outputOf(argv, cwd))
  return { cwd, baseCwd: cwd, baseText: text, headText: text, argv, toHead: () => undefined }
}

function outputOf([program = '', ...args]: readonly string[], cwd: string): string {
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (error !== undefined || status === null || stdout === '') {
    throw error ?? new Error(`${program} ended with ${status}: ${stderr}`)
  }
  return stdout
}

/** The repository's next commit holds what is in the folder. */
function committed(repository: string, folder: string): void {
  const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false']
  const git = (...args: readonly string[]) => execFileSync('git', [...author, ...args], { cwd: repository })
  if (!existsSync(join(repository, '.git'))) {
    git('init', '--quiet')
  }
  cpSync(folder, repository, { recursive: true })
  git('add', '--all')
  git('commit', '--quiet', '--message', 'next', '--allow-empty')
}
