/**
 * Cuts pairs of a corpus down to what changed, for the project's own tests:
 * `node bench/accuracy/excerpt.ts CORPUS NAME…` writes `test/accuracy/<project>-<id>.json` for each. The form is that of
 * `test/support/recorded-pair.ts`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { RecordedDiagnostic, RecordedFile, RecordedPair } from '../../test/support/recorded-pair.ts'
import { type CorpusPair, corpusPairs, printedFindings } from './corpus-pair.ts'

interface MappedFile {
  readonly status: string
  readonly to: string | null
  readonly ranges: readonly (readonly [number, number, number])[]
}
type LineDigests = Readonly<Record<string, Readonly<Record<string, readonly (string | null)[]>>>>

/** Enough for the lines of one pair, and few bytes. */
const digestLength = 6
const target = fileURLToPath(new URL('../../test/accuracy', import.meta.url))
const [corpus, ...names] = process.argv.slice(2)
if (corpus === undefined || names.length === 0) {
  throw new Error('usage: node bench/accuracy/excerpt.ts CORPUS NAME…')
}
mkdirSync(target, { recursive: true })
for (const name of names) {
  const [pair] = corpusPairs(corpus, name)
  if (pair?.name !== name) {
    throw new Error(`there is no pair ${name}`)
  }
  const file = join(target, `${pair.project}-${name.split('/').at(-1)}.json`)
  writeFileSync(file, `${JSON.stringify(excerpt(pair))}\n`)
  process.stdout.write(`${file}\n`)
}

function excerpt(pair: CorpusPair): RecordedPair {
  const facts = JSON.parse(readFileSync(join(pair.folder, 'meta.json'), 'utf8'))
  const { _added: added = [], ...map } = zipped<Record<string, MappedFile>>(
    pair,
    'linemap.json.gz',
  ) as Record<string, MappedFile> & { readonly _added?: readonly string[] }
  const digests = zipped<{ readonly base: LineDigests; readonly head: LineDigests }>(pair, 'linehash.json.gz')
  const changed = Object.entries(map).filter(([path, { status }]) => status !== '=' && !path.startsWith('_'))
  const basePaths = new Set(changed.map(([path]) => path))
  const headPaths = new Set([...changed.flatMap(([, { to }]) => to ?? []), ...added])
  const files = changed.map(
    ([path, { to, ranges }]): RecordedFile => ({ base: path, head: to, unchanged: ranges }),
  )
  const alone = [...headPaths].filter((path) => !changed.some(([, { to }]) => to === path))
  return {
    origin: {
      project: facts.repo,
      base: facts.base,
      head: facts.head,
      checker: facts.version,
      edit: facts.subject ?? facts.description,
    },
    checker: pair.checker,
    files: [...files, ...alone.map((path) => ({ base: null, head: path, unchanged: [] }))],
    base: diagnosticsOf(pair, 'base', { root: facts.root, paths: basePaths, digests: digests.base }),
    head: diagnosticsOf(pair, 'head', { root: facts.root, paths: headPaths, digests: digests.head }),
  }
}

function diagnosticsOf(
  pair: CorpusPair,
  side: 'base' | 'head',
  given: { readonly root: string; readonly paths: ReadonlySet<string>; readonly digests: LineDigests },
): readonly RecordedDiagnostic[] {
  const text = gunzipSync(readFileSync(join(pair.folder, `${side}.txt.gz`))).toString('utf8')
  const recorded: RecordedDiagnostic[] = []
  for (const [index, finding] of printedFindings(pair.checker, text, given.root).entries()) {
    const { path, line, column, severity, code, message } = finding
    if (given.paths.has(path)) {
      const whole = given.digests[path]?.[String(line)] ?? []
      const digests = whole.map((digest) => digest?.slice(0, digestLength) ?? null)
      const truth = side === 'base' ? '' : truthOf(pair, index)
      recorded.push([path, line, column, severity, code, message, digests, truth])
    }
  }
  return recorded
}

function truthOf({ truth }: CorpusPair, index: number): 'new' | 'unknown' | 'old' {
  const unknown = truth.unknown_head?.includes(index) === true
  return truth.new.includes(index) ? 'new' : unknown ? 'unknown' : 'old'
}

function zipped<Value>(pair: CorpusPair, name: string): Value {
  return JSON.parse(gunzipSync(readFileSync(join(pair.folder, name))).toString('utf8')) as Value
}
