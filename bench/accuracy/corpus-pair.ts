/** The recorded pairs of a corpus, and what is known about each. The corpus's README describes the files. */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { checkerFor } from '../../src/checkers/registry.ts'
import { readPlainTsc } from '../../src/checkers/tsc/plain.ts'
import { type CheckerName, checkerNames } from '../../src/model/snapshot.ts'
import type { Finding, Truth } from './score.ts'

/** A judgement by hand of one head diagnostic. */
export interface Label {
  readonly head_index: number
  readonly label: 'NEW' | 'OLD'
  readonly certainty: string
  readonly reason: string
}

/** Two recorded outputs of one checker, with the truth about the second one. */
export interface CorpusPair {
  /** Its folder below the corpus. */
  readonly name: string
  readonly folder: string
  readonly kind: 'real' | 'metamorphic'
  readonly project: string
  readonly checker: CheckerName
  readonly exitCodes: readonly number[] | null
  readonly truth: Truth
  readonly labels: readonly Label[]
  /** What the checker's own baseline reported, where that was recorded. */
  readonly ownBaseline: readonly number[] | null
}

/** A pair laid out as a git repository of two commits, with the outputs beside it. */
export interface LaidOutPair {
  readonly pair: CorpusPair
  readonly work: string
  readonly repo: string
  readonly commits: { readonly base: string; readonly head: string }
  /** Head errors and warnings in the order printed: what the truth's indices count. */
  readonly printed: readonly Finding[]
}

/** Pairs with a truth whose name contains `pattern`, sorted. */
export function corpusPairs(corpus: string, pattern: string): readonly CorpusPair[] {
  const labels = readJson<{ pairs: Record<string, readonly Label[]> }>(join(corpus, 'labels.json')).pairs
  return globSync(join(corpus, '**/meta.json'))
    .sort()
    .flatMap((meta): readonly CorpusPair[] => {
      const folder = dirname(meta)
      const name = relative(corpus, folder)
      const oracle = join(folder, 'oracle.json')
      const kind = existsSync(oracle) ? 'real' : 'metamorphic'
      const truthFile = kind === 'real' ? oracle : join(folder, 'truth.json')
      const checker = checkerNames.find((one) => name.split('/').includes(one))
      if (!existsSync(truthFile) || checker === undefined || !name.includes(pattern)) {
        return []
      }
      const own = join(folder, 'real-baseline-new.json')
      const facts = readJson<{ repo: string; rc?: readonly number[] }>(meta)
      return [
        {
          name,
          folder,
          kind,
          project: facts.repo,
          checker,
          exitCodes: facts.rc ?? null,
          truth: readJson<Truth>(truthFile),
          labels: labels[name] ?? [],
          ownBaseline: existsSync(own) ? readJson<{ new: readonly number[] }>(own).new : null,
        },
      ]
    })
}

/** Calls `use` with the pair as a repository in a temporary folder. */
export function withRepository<Result>(
  corpus: string,
  pair: CorpusPair,
  use: (laid: LaidOutPair) => Result,
): Result {
  const work = mkdtempSync(join(tmpdir(), 'accuracy-'))
  try {
    const script = join(corpus, 'materialise.py')
    const answer = execFileSync('python3', [script, pair.folder, join(work, 'out')], { encoding: 'utf8' })
    const { repo, base, head } = JSON.parse(answer) as Record<'repo' | 'base' | 'head', string>
    const printed = printedFindings(pair.checker, readFileSync(join(work, 'out', 'head.txt'), 'utf8'), repo)
    return use({ pair, work, repo, commits: { base, head }, printed })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Errors and warnings in the order printed. */
export function printedFindings(checker: CheckerName, text: string, repo: string): readonly Finding[] {
  const output = { stdout: text, stderr: '', exit: { kind: 'code', code: 1 } } as const
  const readings = [output, { ...output, exit: { kind: 'code', code: 2 } } as const].map((each) =>
    checkerFor(checker).read(each),
  )
  const reading = readings.find(({ kind }) => kind === 'read')
  if (reading?.kind !== 'read') {
    throw new Error(`the recorded output can't be read: ${JSON.stringify(readings[0])}`)
  }
  // The truth counts every error printed; tsc prints some twice, which count once in a reading.
  const diagnostics = checker === 'tsc' ? readPlainTsc(text.split('\n')).diagnostics : reading.diagnostics
  const findings: Finding[] = []
  for (const { file, line, column, severity, code, message } of diagnostics) {
    if (severity !== 'information') {
      const path = (file ?? '').startsWith(`${repo}/`) ? (file ?? '').slice(repo.length + 1) : (file ?? '')
      const stored = message.replaceAll(`${repo}/`, '').replaceAll(repo, '.')
      findings.push({ path, line, column, severity, code, message: stored })
    }
  }
  return findings
}

function readJson<Value>(file: string): Value {
  return JSON.parse(readFileSync(file, 'utf8')) as Value
}
