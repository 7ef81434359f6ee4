/** Ends a run with everything that came from it: asked first, then killed, until nothing of it is left. */
import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { codeOf } from '../thrown.ts'
import { livingMembers, type ProcessFamily } from './process-table.ts'

const pollMs = 50
/** A family that forks faster than it is killed is given up in the end. */
const mostRounds = 100

/** How many processes are still there in the end: 0, unless they belong to somebody else. */
export async function endFamily(family: ProcessFamily, graceMs: number): Promise<number> {
  if (process.platform === 'win32') {
    return endOnWindows(family)
  }
  let members = await livingMembers(family)
  if (graceMs > 0) {
    signal(members, 'SIGTERM')
    const end = performance.now() + graceMs
    while (members.length > 0 && performance.now() < end) {
      await sleep(pollMs)
      members = await livingMembers(family)
    }
  }
  for (let round = 0; members.length > 0 && round < mostRounds; round += 1) {
    signal(members, 'SIGKILL')
    await sleep(round === 0 ? 0 : pollMs)
    members = await livingMembers(family)
  }
  return members.length
}

/** At once and without looking around: all that is possible while our own process exits. */
export function killGroup({ root }: ProcessFamily): void {
  signal([process.platform === 'win32' ? root : -root], 'SIGKILL')
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch (error) {
      // It has ended meanwhile, or belongs to somebody else and is counted as left.
      const code = codeOf(error)
      if (code !== 'ESRCH' && code !== 'EPERM') {
        throw error
      }
    }
  }
}

async function endOnWindows({ root }: ProcessFamily): Promise<number> {
  try {
    await promisify(execFile)('taskkill', ['/PID', String(root), '/T', '/F'])
    return 0
  } catch (error) {
    // 128: there is no such process any more.
    return codeOf(error) === '128' ? 0 : 1
  }
}
