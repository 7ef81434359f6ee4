/** Stages the shipped project once for all runs of the action: a copy for each of a thousand runs takes a minute. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shippedProject, stageRelease } from './github/action-run.ts'

/** Vitest's global set-up; workers inherit the variable. What it returns ends it. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'staged-project-'))
  await stageRelease(shippedProject, folder)
  process.env['TYPE_RATCHET_STAGED'] = folder
  return () => rm(folder, { recursive: true, force: true })
}
