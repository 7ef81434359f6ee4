/**
 * Merges many shards through the shipped command line and prints time and peak memory:
 * `node bench/merge/merge.ts [SHARDS] [DIAGNOSTICS]`, 1,000 shards with a million diagnostics when left out.
 * With `--limit MIB` it fails above that much memory. docs/performance.md
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { shaDigest } from '../../src/adapters/fs/sha-digest.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { diagnosticTable } from '../../src/model/diagnostic-table.ts'
import { commitSha, ruleCode, storedPath } from '../../src/model/ids.ts'
import { encodeSnapshot } from '../../src/snapshot/encode.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const { values, positionals } = parseArgs({ options: { limit: { type: 'string' } }, allowPositionals: true })
const [shards, total] = [Number(positionals[0] ?? 1000), Number(positionals[1] ?? 1_000_000)]

/** 48 bits, as the digests of snapshots are. */
function digestOf(text: string): number {
  return Number.parseInt(shaDigest(text), 16)
}

/** One diagnostic in ten is in a file that every shard sees, as a shared library is. */
function diagnosticAt(shard: number, index: number): Diagnostic {
  const shared = index % 10 === 0
  const folder = shared ? 'shared' : `packages/package-${shard}`
  return {
    path: storedPath(`${folder}/src/module-${index % 40}.py`),
    line: 1 + Math.floor(index / 40) * 7,
    column: 1 + (index % 60),
    endLine: null,
    endColumn: null,
    severity: 'error',
    code: ruleCode(['attr-defined', 'arg-type', 'union-attr'][index % 3] ?? null),
    message: `Item "None" of "Order${index % 200} | None" has no attribute "field_${index % 500}"`,
    notes: index % 50 === 0 ? ['See the documentation of the attribute'] : [],
    evidence: {
      lineDigest: digestOf(`${shared ? 0 : shard} ${index}`),
      beforeDigest: digestOf(`${shared ? 0 : shard} ${index - 1}`),
      afterDigest: digestOf(`${shared ? 0 : shard} ${index + 1}`),
      namesOnLine: null,
      lineWeight: null,
      beforeWeight: null,
      afterWeight: null,
      words: null,
      tokenDigest: digestOf(`tokens ${shared ? 0 : shard} ${index}`),
      body: null,
      outerBody: null,
      scope: `Service${index % 20}.method_${index % 90}`,
    },
  }
}

const folder = mkdtempSync(join(tmpdir(), 'bench-merge-'))
try {
  const files = Array.from({ length: shards }, (_, shard) => {
    const file = join(folder, `shard-${shard}.json`)
    const diagnostics = Array.from({ length: Math.ceil(total / shards) }, (__, index) =>
      diagnosticAt(shard, index),
    )
    const text = encodeSnapshot({
      name: 'mypy',
      commit: commitSha('a'.repeat(40)),
      checker: { name: 'mypy', version: '1.18.2', configuration: 'c0ffee' },
      platform: { os: 'linux', leg: `${shard}-of-${shards}`, legCount: shards },
      run: null,
      filesChecked: 40,
      reference: null,
      history: [],
      diagnostics: diagnosticTable(diagnostics),
    })
    writeFileSync(file, text)
    return file
  })
  const merged = join(folder, 'merged.json')
  const run = measured(['merge', ...files, '--output', merged])
  const compare = measured([
    'compare',
    merged,
    merged,
    '--format',
    'json',
    '--output',
    join(folder, 'out.json'),
  ])
  process.stdout.write(
    `merge: ${shards} shards, ${total} diagnostics: ${run.seconds} s, ${run.mebibytes} MiB\n`,
  )
  process.stdout.write(`compare with itself: ${compare.seconds} s, ${compare.mebibytes} MiB\n`)
  const most = Math.max(run.mebibytes, compare.mebibytes)
  if (values.limit !== undefined && most > Number(values.limit)) {
    process.stderr.write(`the limit is ${values.limit} MiB\n`)
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** A whole process, from start to exit. */
function measured(args: readonly string[]): { readonly seconds: string; readonly mebibytes: number } {
  const told = 'process.on("exit", () => process.stderr.write("peak " + process.resourceUsage().maxRSS))'
  const start = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(told)}`, cli, ...args],
    { encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024 },
  )
  const [, peak] = /peak (\d+)$/.exec(stderr) ?? []
  if (status !== 0 || peak === undefined) {
    throw new Error(`type-ratchet ${args[0]} ended with ${status}: ${stderr.slice(-2000)}`)
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  return { seconds, mebibytes: Math.round(Number(peak) / 1024) }
}
