/**
 * Who is asked which head diagnostics are new: type-ratchet through its shipped command line, mypy-baseline as released,
 * and what basedpyright's own baseline answered when the corpus was recorded.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LaidOutPair } from './corpus-pair.ts'
import { type Finding, indicesOf, wholeKey } from './score.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'dist', 'cli.js')
const mostBytes = 1 << 30

/** Indices of head diagnostics, and whether `--max-new-errors 0` lets the pair pass. */
export interface Answer {
  readonly said: ReadonlySet<number>
  readonly passes: boolean
}

/** A snapshot at each commit, then `compare`: what a user types. */
export function askTypeRatchet({ pair, work, repo, commits, printed }: LaidOutPair): Answer {
  for (const [index, side] of (['base', 'head'] as const).entries()) {
    execFileSync('git', ['-C', repo, 'checkout', '--quiet', commits[side]])
    const code = pair.exitCodes?.[index]
    const exit = code === undefined ? [] : ['--exit-code', String(code)]
    const input = ['--input', join(work, 'out', `${side}.txt`), ...exit]
    const place = ['--root', repo, '--output', join(work, `${side}.json`)]
    runCli(['snapshot', '--checker', pair.checker, ...input, ...place], [0])
  }
  const files = [join(work, 'base.json'), join(work, 'head.json')]
  const options = ['--git-dir', repo, '--format', 'json', '--max-new-errors', '0']
  const { stdout, status } = runCli(['compare', ...files, ...options], [0, 1])
  const answer: { readonly new: readonly Finding[] } = JSON.parse(stdout)
  const keys = { truth: pair.truth, printedKey: wholeKey, reportedKey: wholeKey }
  return { said: indicesOf(printed, answer.new, keys), passes: status === 0 }
}

function runCli(args: readonly string[], expected: readonly number[]): { stdout: string; status: number } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    maxBuffer: mostBytes,
  })
  if (status === null || !expected.includes(status)) {
    throw new Error(`type-ratchet ${args.join(' ')} ended with ${status}: ${stderr}`)
  }
  return { stdout, status }
}

/** The release that is compared with. */
export const mypyBaselineVersion = '0.7.4'

/** `mypy-baseline sync` at the base, `filter` at the head. Null for other checkers than mypy. */
export function askMypyBaseline({ pair, work, printed }: LaidOutPair): Answer | null {
  if (pair.checker !== 'mypy') {
    return null
  }
  const program = mypyBaseline()
  const run = (command: string, side: string): { stdout: string; status: number | null } => {
    const args = [command, '--baseline-path', join(work, 'baseline.txt')]
    const options = command === 'filter' ? ['--allow-unsynced', '--hide-stats', '--no-colors'] : []
    const input = readFileSync(join(work, 'out', `${side}.txt`))
    const ended = spawnSync(program, [...args, ...options], {
      cwd: work,
      input,
      encoding: 'utf8',
      maxBuffer: mostBytes,
    })
    if (ended.error !== undefined) {
      throw ended.error
    }
    return ended
  }
  run('sync', 'base')
  const { stdout, status } = run('filter', 'head')
  const lines = stdout.split('\n').filter((line) => /: (?:error|warning): /.test(line))
  const printedKey = ({ path, line, code, message }: Finding): string => `${path}:${line} ${message} ${code}`
  const reportedKey = (text: string): string => {
    const [, path = '', line = '', message = '', code = ''] =
      /^(.+?):(\d+)(?::\d+)?: (?:error|warning): (.*?)\s*(?:\[([\w-]+)\])?$/.exec(text) ?? []
    return `${path}:${Number(line)} ${message} ${code === '' ? null : code}`
  }
  return {
    said: indicesOf(printed, lines, { truth: pair.truth, printedKey, reportedKey }),
    passes: status === 0,
  }
}

/** The released program, installed once, beside the other tools. */
export function mypyBaseline(): string {
  const folder = join(root, '.tools', `mypy-baseline-${mypyBaselineVersion}`)
  const program = join(folder, 'bin', 'mypy-baseline')
  if (!existsSync(program)) {
    mkdirSync(join(root, '.tools'), { recursive: true })
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' })
    const wanted = `mypy-baseline==${mypyBaselineVersion}`
    execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', wanted], { stdio: 'inherit' })
  }
  return program
}

/** As recorded with the pair. Null where there is no record. */
export function askOwnBaseline({ pair, printed }: LaidOutPair): Answer | null {
  if (pair.ownBaseline === null) {
    return null
  }
  const said = new Set(pair.ownBaseline)
  return { said, passes: ![...said].some((index) => printed[index]?.severity === 'error') }
}
