/**
 * Fetches the packages of `packages.ts` into a temporary folder and picks the files to read, always the same
 * ones. Only the registries' own clients are used; nothing that was fetched is run.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SourcePackage } from './packages.ts'

/** One source file of a package. */
export interface SourceFile {
  /** `rxjs@7.8.2/package/src/index.ts`. */
  readonly label: string
  /** Where it lies on this machine. */
  readonly path: string
  readonly source: string
}

const root = join(tmpdir(), 'type-ratchet-scopes')
const fewestLines = 40
const longestLine = 1000
const longestAverage = 150

/** Packages that are there from an earlier run are not fetched again. */
export function fetchPackage(item: SourcePackage, python: string): string {
  const folder = join(root, `${item.name}-${item.version}`.replace('/', '+'))
  const unpacked = join(folder, 'unpacked')
  if (!existsSync(unpacked)) {
    mkdirSync(folder, { recursive: true })
    download(item, folder, python)
    const staging = join(folder, 'staging')
    mkdirSync(staging, { recursive: true })
    unpack(folder, staging, python)
    execFileSync('mv', [staging, unpacked])
  }
  return unpacked
}

function download(item: SourcePackage, folder: string, python: string): void {
  if (item.registry === 'npm') {
    const target = ['--silent', '--pack-destination', folder]
    execFileSync('npm', ['pack', `${item.name}@${item.version}`, ...target], { stdio: 'ignore' })
  } else {
    const options = ['download', '--no-deps', '--quiet', '--dest', folder]
    execFileSync(python, ['-m', 'pip', ...options, `${item.name}==${item.version}`], { stdio: 'ignore' })
  }
}

function unpack(folder: string, target: string, python: string): void {
  for (const archive of readdirSync(folder)) {
    const path = join(folder, archive)
    if (archive.endsWith('.whl')) {
      execFileSync(python, ['-m', 'zipfile', '-e', path, target])
    } else if (/\.t(?:ar\.)?gz$/.test(archive)) {
      execFileSync('tar', ['-xzf', path, '-C', target])
    }
  }
}

/** Every file of the package that counts, sorted by path: long enough, and written by people. */
export function packageFiles(item: SourcePackage, folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => item.files.test(path.replaceAll('\\', '/')))
    .sort()
    .map((path) => ({
      label: `${item.name}@${item.version}/${path}`,
      path: join(folder, path),
      source: readFileSync(join(folder, path), 'utf8'),
    }))
    .filter(({ source }) => isReadable(source))
}

function isReadable(source: string): boolean {
  const lines = source.split('\n')
  const short = lines.every((line) => line.length <= longestLine)
  return lines.length > fewestLines && short && source.length / lines.length <= longestAverage
}

/** Evenly spaced, from the first on. */
export function evenly<Item>(items: readonly Item[], count: number): readonly Item[] {
  const taken = Math.min(count, items.length)
  return Array.from(
    { length: taken },
    (_, index) => items[Math.floor((index * items.length) / taken)],
  ).filter((item) => item !== undefined)
}
