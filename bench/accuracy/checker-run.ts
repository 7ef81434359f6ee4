/** Runs of a checker, kept on disk: they take most of the time, and are the same whatever is asked about them later. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { quiet } from './history-lines.ts'

/** What the checker printed, and how it ended; null when a signal did it. */
export interface CheckerRun {
  readonly stdout: string
  readonly status: number | null
}

/** Stands for the folder that was checked, which has another name the next time. */
const anyFolder = '<the checkout>'

/** `content` names what is checked: the same content and command are run once where there is a `cache`. */
export function checkerRun(
  command: readonly string[],
  given: { readonly cwd: string; readonly content: string; readonly cache: string | undefined },
): CheckerRun {
  const { cwd, content, cache } = given
  const digest = createHash('sha256')
    .update(JSON.stringify([content, command]))
    .digest('hex')
  const kept = cache === undefined ? null : join(cache, `${digest.slice(0, 24)}.json`)
  if (kept !== null && existsSync(kept)) {
    const { stdout, status } = JSON.parse(readFileSync(kept, 'utf8')) as CheckerRun
    return { stdout: stdout.replaceAll(anyFolder, cwd), status }
  }
  const [program = '', ...args] = command
  const { stdout, status, error } = spawnSync(program, args, { ...quiet, cwd })
  if (error !== undefined) {
    throw error
  }
  if (cache !== undefined && kept !== null) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(kept, JSON.stringify({ stdout: stdout.replaceAll(cwd, anyFolder), status }))
  }
  return { stdout, status }
}
