/**
 * The whole way of one comparison in one process: `pipeline BASE.json HEAD.txt OUT.json`. Reads what mypy printed and the
 * baseline, matches, judges, writes the JSON. Prints its peak memory in MiB.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { shaDigest } from '../../src/adapters/fs/sha-digest.ts'
import { compareSnapshots } from '../../src/app/compare/compare-snapshots.ts'
import { mypy } from '../../src/checkers/mypy/mypy.ts'
import { wholeScope } from '../../src/model/scope-report.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { renderJson } from '../../src/render/json.ts'
import { assembleDiagnostics, placeDiagnostics } from '../../src/snapshot/assemble.ts'
import { decodeSnapshot } from '../../src/snapshot/decode.ts'

const [baseFile = '', headFile = '', outFile = ''] = process.argv.slice(2)

const decoded = decodeSnapshot(readFileSync(baseFile, 'utf8'), baseFile)
if (decoded.kind === 'refused') {
  throw new Error(JSON.stringify(decoded.problem))
}
const result = compareSnapshots({
  baseline: {
    state: 'loaded',
    snapshot: decoded.snapshot,
    origin: { source: 'file', commit: null, distance: 0, runUrl: null },
  },
  current: read(readFileSync(headFile, 'utf8')),
  lineMap: null,
  policy: { maxIncrease: null, maxErrors: null, maxNewErrors: 0 },
  mode: 'enforce',
  change: null,
  scope: wholeScope,
})
const report = {
  name: 'mypy',
  checker: null,
  leg: null,
  result,
  hosted: null,
  reproduce: '',
  warnings: [],
}
writeFileSync(outFile, renderJson(report))
process.stdout.write(`${Math.round(process.resourceUsage().maxRSS / 1024)}\n`)

function read(text: string): Snapshot {
  const reading = mypy.read({ stdout: text, stderr: '', exit: { kind: 'code', code: 1 } })
  if (reading.kind !== 'read') {
    throw new Error(JSON.stringify(reading.problem))
  }
  const base = { root: '/srv/project', spelledRoot: '/srv/project', cwd: '/srv/project' }
  const placed = placeDiagnostics(reading.diagnostics, base)
  const { diagnostics } = assembleDiagnostics(placed, { sources: new Map(), base, digest: shaDigest })
  const { snapshot } = decoded as Extract<typeof decoded, { kind: 'decoded' }>
  return { ...snapshot, filesChecked: reading.filesChecked, diagnostics }
}
