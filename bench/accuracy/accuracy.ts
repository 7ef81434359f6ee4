/**
 * Scores matching on recorded pairs of real checker outputs, through the shipped command line:
 * `node bench/accuracy/accuracy.ts CORPUS [PATTERN]`. The corpus's README defines truth and scores. Prints one
 * line a pair that is not right, then the totals. docs/accuracy.md
 */
import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkerFor } from '../../src/checkers/registry.ts'
import { type CheckerName, checkerNames } from '../../src/model/snapshot.ts'
import { addScores, type Finding, noScore, type Score, scorePair, type Truth } from './score.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const [corpus, pattern = ''] = process.argv.slice(2)
if (corpus === undefined) {
  throw new Error('usage: node bench/accuracy/accuracy.ts CORPUS [PATTERN]')
}

interface Group {
  total: Score
  pairs: number
  right: number
}
const groups = new Map<string, Group>()

for (const meta of globSync(join(corpus, '**/meta.json')).sort()) {
  const pair = dirname(meta)
  const truthFile = ['oracle.json', 'truth.json']
    .map((name) => join(pair, name))
    .find((file) => existsSync(file))
  const checker = checkerNames.find((name) => pair.split('/').includes(name))
  if (truthFile !== undefined && checker !== undefined && pair.includes(pattern)) {
    const kind = truthFile.endsWith('truth.json') ? 'metamorphic' : 'real'
    record(kind, pair, runPair(pair, checker, JSON.parse(readFileSync(truthFile, 'utf8'))))
  }
}
for (const [kind, { total, pairs, right }] of groups) {
  const percent = (part: number, whole: number): string =>
    `${((100 * part) / Math.max(1, whole)).toFixed(3)} %`
  process.stdout.write(
    `${kind}: ${right} of ${pairs} pairs right; strict false-new ${percent(total.falseNew, total.old)}, missed-new ` +
      `${percent(total.missedNew, total.new)}; lenient false-new ${percent(total.lenientFalseNew, total.old)}, missed-new ` +
      `${percent(total.lenientMissedNew, total.new)}\n`,
  )
}

function record(kind: string, pair: string, score: Score): void {
  const group = groups.get(kind) ?? { total: noScore, pairs: 0, right: 0 }
  groups.set(kind, {
    total: addScores(group.total, score),
    pairs: group.pairs + 1,
    right: group.right + (score.falseNew + score.missedNew === 0 ? 1 : 0),
  })
  if (score.falseNew + score.missedNew > 0) {
    process.stdout.write(
      `${relative(corpus ?? '', pair)}: ${score.falseNew} false, ${score.missedNew} missed (of ${score.new})\n`,
    )
    if (process.env['DETAILS'] === '1') {
      process.stdout.write(score.details.map((line) => `    ${line}\n`).join(''))
    }
  }
}

function runPair(pair: string, checker: CheckerName, truth: Truth): Score {
  const work = mkdtempSync(join(tmpdir(), 'accuracy-'))
  const quiet: ExecFileSyncOptionsWithStringEncoding = { stdio: 'pipe', maxBuffer: 1 << 30, encoding: 'utf8' }
  try {
    execFileSync('python3', [join(corpus ?? '', 'materialise.py'), pair, join(work, 'out')], quiet)
    const repo = join(work, 'out', 'repo')
    const { rc } = JSON.parse(readFileSync(join(pair, 'meta.json'), 'utf8')) as {
      readonly rc: readonly number[]
    }
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-C', repo, ...args], quiet).trim()
    const [head = '', base = ''] = git('rev-list', 'HEAD').split('\n')
    for (const [index, [side, commit]] of [['base', base] as const, ['head', head] as const].entries()) {
      git('checkout', '--quiet', commit)
      const exit = rc?.[index] === undefined ? [] : ['--exit-code', String(rc[index])]
      const input = ['--input', join(work, 'out', `${side}.txt`), ...exit]
      const args = [
        'snapshot',
        '--checker',
        checker,
        ...input,
        '--root',
        repo,
        '--output',
        join(work, `${side}.json`),
      ]
      execFileSync(process.execPath, [cli, ...args], quiet)
    }
    const files = [join(work, 'base.json'), join(work, 'head.json')]
    const args = ['compare', ...files, '--git-dir', repo, '--format', 'json', '--max-errors', '999999999']
    const answer: { readonly new: readonly Finding[] } = JSON.parse(
      execFileSync(process.execPath, [cli, ...args], quiet),
    )
    return scorePair(
      printedFindings(checker, readFileSync(join(work, 'out', 'head.txt'), 'utf8'), repo),
      answer.new,
      truth,
    )
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Errors and warnings in the order printed: what the truth's indices count. */
function printedFindings(checker: CheckerName, text: string, repo: string): readonly Finding[] {
  const output = { stdout: text, stderr: '', exit: { kind: 'code', code: 1 } } as const
  const readings = [output, { ...output, exit: { kind: 'code', code: 2 } } as const].map(
    checkerFor(checker).read,
  )
  const reading = readings.find(({ kind }) => kind === 'read')
  if (reading?.kind !== 'read') {
    throw new Error(`the recorded output can't be read: ${JSON.stringify(readings[0])}`)
  }
  return reading.diagnostics
    .filter(({ severity }) => severity !== 'information')
    .map(({ file, line, column, severity, code, message }) => {
      const path = (file ?? '').startsWith(`${repo}/`) ? (file ?? '').slice(repo.length + 1) : (file ?? '')
      return {
        path,
        line,
        column,
        severity,
        code,
        message: message.replaceAll(`${repo}/`, '').replaceAll(repo, '.'),
      }
    })
}
