/** What a whole process costs, with all that it starts: CPU seconds, which other work on the machine changes least, and memory. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const wrapper = fileURLToPath(new URL('measured-run.py', import.meta.url))

/** Of one process and its children. */
export interface Cost {
  /** Of CPU, user and system. */
  readonly seconds: number
  /** Resident memory at its peak, of the largest of the processes. */
  readonly mib: number
}

/** A program with its arguments, and how it must end, because what failed early is not fast; null: it says something else by that. */
export interface Measured {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly codes: readonly number[] | null
  /** A file that comes through standard input. */
  readonly input?: string
}

/** Runs it once. `scratch` is a file to write to. Throws when it ends with another code. */
export function measured(
  { argv, cwd, codes, input = '-' }: Measured,
  scratch: string,
): Cost & { readonly stdout: string; readonly stderr: string } {
  const { stdout, stderr, status, error } = spawnSync('python3', [wrapper, scratch, input, ...argv], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (error !== undefined || status !== 0) {
    throw error ?? new Error(stderr)
  }
  const cost: Cost & { readonly code: number } = JSON.parse(readFileSync(scratch, 'utf8'))
  if (codes?.includes(cost.code) === false) {
    throw new Error(`${argv.join(' ')} ended with ${cost.code}: ${stderr.slice(-2000)}`)
  }
  return { seconds: cost.seconds, mib: cost.mib, stdout, stderr }
}

/** The middle one by CPU seconds. */
export function median(costs: readonly Cost[]): Cost {
  const sorted = costs.toSorted((a, b) => a.seconds - b.seconds)
  const middle = sorted[sorted.length >> 1]
  if (middle === undefined) {
    throw new Error('nothing was measured')
  }
  return { seconds: middle.seconds, mib: Math.max(...costs.map(({ mib }) => mib)) }
}
