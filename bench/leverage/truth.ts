/**
 * Whether the leverage list tells the truth: `node bench/leverage/truth.ts`. For published packages it takes the
 * top clusters, makes each named declaration as loose as its fix would make it, runs mypy again, and counts how
 * many of the promised errors went. Needs Python 3 and the package registry. docs/performance.md
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFiles } from '../../src/adapters/fs/node-files.ts'
import { shaDigest } from '../../src/adapters/fs/sha-digest.ts'
import { takeSnapshot } from '../../src/app/run/take-snapshot.ts'
import { mypy } from '../../src/checkers/mypy/mypy.ts'
import { compareDiagnosticSets } from '../../src/match/compare.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { type LeverageCluster, leverageOf } from '../../src/rules/leverage.ts'
import { mypyExecutable, runChecker } from '../../test/support/checkers.ts'
import { fetchPackage } from '../scopes/corpus.ts'

const projects = [
  { name: 'scrapy', version: '2.11.2', folder: 'scrapy' },
  { name: 'docutils', version: '0.21.2', folder: 'docutils' },
  { name: 'paramiko', version: '3.5.0', folder: 'paramiko' },
  { name: 'celery', version: '5.4.0', folder: 'celery' },
] as const
const clustersEach = 6
/** So that the list is not judged by one kind of message. */
const mostOfAKind = 4

const program = await mypyExecutable('2.4.1')
let [promised, gone, tried] = [0, 0, 0]
for (const { name, version, folder } of projects) {
  const source = fetchPackage({ registry: 'pypi', name, version, files: /\.py$/, count: 0 }, 'python3')
  await judge(`${name} ${version}`, join(source, folder), folder)
}
process.stdout.write(
  `${tried} clusters: ${gone} of ${promised} promised errors went (${((100 * gone) / promised).toFixed(1)} %)\n`,
)
process.exitCode = gone / promised >= 0.8 && tried >= 20 ? 0 : 1

async function judge(title: string, source: string, folder: string): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'type-ratchet-leverage-'))
  try {
    cpSync(source, join(root, folder), { recursive: true })
    const before = await check(root, folder)
    const errors = [...before.diagnostics].filter(({ severity }) => severity === 'error')
    process.stdout.write(`${title}: ${errors.length} errors\n`)
    let judged = 0
    const kinds = new Map<string, number>()
    for (const cluster of leverageOf('mypy', errors)) {
      const used = kinds.get(cluster.kind) ?? 0
      if (judged === clustersEach || cluster.kind === 'package' || used === mostOfAKind) {
        continue
      }
      const file = loosen(root, cluster)
      if (file === '') {
        continue
      }
      // mypy's cache tells files apart by size and whole seconds; two edits can share both.
      const time = Date.now() / 1000 + 10 * tried
      utimesSync(file, time, time)
      const left = await check(root, folder)
      const went = goneOf(cluster, errors, { before, left })
      cpSync(source, join(root, folder), { recursive: true })
      judged += 1
      kinds.set(cluster.kind, used + 1)
      tried += 1
      promised += cluster.members.length
      gone += went
      process.stdout.write(`  ${went}/${cluster.members.length}  ${cluster.words}\n`)
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** The edited file; empty when the declaration is not in the project. */
function loosen(root: string, { kind, name, words, place }: LeverageCluster): string {
  const part = kind === 'parameter' ? (/parameter (\S+) of/.exec(words)?.[1] ?? '') : ''
  const path = place?.path ?? (kind === 'name' ? (/ in (.*)$/.exec(words)?.[1] ?? '') : '')
  const script = join(import.meta.dirname, 'fix.py')
  const args = [script, root, kind, name, part, path, String(place?.line ?? 0)]
  return execFileSync('python3', args, { encoding: 'utf8' }).trim()
}

function goneOf(
  { members }: LeverageCluster,
  errors: readonly Diagnostic[],
  { before, left }: { readonly before: Snapshot; readonly left: Snapshot },
): number {
  const { fixed } = compareDiagnosticSets({
    base: before.diagnostics,
    head: left.diagnostics,
    lineMap: null,
  })
  const keyOf = ({ path, line, column, message }: Diagnostic): string =>
    [path, line, column, message].join('\0')
  const went = new Set([...fixed].map(({ diagnostic }) => keyOf(diagnostic)))
  return members.filter((member) => {
    const error = errors[member]
    return error !== undefined && went.has(keyOf(error))
  }).length
}

/** The whole project again; mypy's cache makes it quick. */
async function check(root: string, folder: string): Promise<Snapshot> {
  const options = ['--strict', '--show-column-numbers', '--cache-dir', join(root, '.cache'), '--no-pretty']
  const output = await runChecker({ command: [program, ...options, folder], cwd: root })
  return takeSnapshot(mypy, output, {
    name: 'mypy',
    commit: null,
    checker: { name: 'mypy', version: '2.4.1', configuration: null },
    run: null,
    platform: { os: null, leg: null },
    base: { root, spelledRoot: root, cwd: root },
    files: nodeFiles,
    digest: shaDigest,
  })
}
