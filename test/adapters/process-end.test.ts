/** Ending a run leaves nothing of it behind: not what ignores the signal, not what left its process group. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endFamily } from '#adapters/process/process-end.ts'
import { livingMembers, type ProcessFamily } from '#adapters/process/process-table.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import { type TemporaryFolder, temporaryFolder } from '#test/support/temporary-folder.ts'

let folder: TemporaryFolder
const started: number[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
})

afterAll(async () => {
  for (const pid of started.filter(isAlive)) {
    process.kill(pid, 'SIGKILL')
  }
  await folder[Symbol.asyncDispose]()
})

const stubborn = (name: string): string =>
  `trap "" TERM INT HUP; echo $$ > ${name}.new; mv ${name}.new ${name}; while :; do sleep 0.2; done`
const kinds = ['itself', 'child', 'session', 'daemon'] as const

/** A checker that ignores SIGTERM, with a child, a child in a session of its own, and a daemon without a parent. */
function forkingScript(prefix: string): string {
  const [itself, child, session, daemon] = kinds.map((kind) => stubborn(`${prefix}-${kind}`))
  return [
    `sh -c '${child}' &`,
    `setsid sh -c '${session}' &`,
    `sh -c "setsid sh -c '${daemon?.replaceAll('$', '\\$').replaceAll('"', '\\"')}' &"`,
    itself,
  ].join('\n')
}

/** Written one after the other, so the last file means that all run. */
async function pidsOf(prefix: string): Promise<readonly number[]> {
  const files = kinds.map((kind) => join(folder.path, `${prefix}-${kind}`))
  while (!files.every((file) => existsSync(file))) {
    await sleep(20)
  }
  const pids = files.map((file) => Number(readFileSync(file, 'utf8')))
  started.push(...pids)
  return pids
}

/** A zombie has ended; who waits for it is not our business. */
function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return !/^\) [ZX]/.test(stat.slice(stat.lastIndexOf(')')))
  } catch {
    return false
  }
}

function start(prefix: string): { readonly child: ChildProcess; readonly family: ProcessFamily } {
  const mark = `TYPE_RATCHET_RUN=${prefix}`
  const child = spawn('sh', ['-c', forkingScript(prefix)], {
    cwd: folder.path,
    env: { PATH: process.env['PATH'], TYPE_RATCHET_RUN: prefix },
    detached: true,
    stdio: 'ignore',
  })
  return { child, family: { root: child.pid ?? 0, mark } }
}

// What is tested here is Linux's /proc; macOS and Windows have less (docs/checkers.md).
describe.skipIf(process.platform !== 'linux')('a run that forks and ignores SIGTERM', () => {
  test('is ended with its children, their sessions and its daemons', async () => {
    const { family } = start('all')
    const pids = await pidsOf('all')
    expect(pids.filter(isAlive)).toEqual([...pids])
    expect(await endFamily(family, 300)).toBe(0)
    expect(pids.filter(isAlive)).toEqual([])
    expect(await livingMembers(family)).toEqual([])
  })

  test('is asked first, and has time to end by itself', async () => {
    const script = `trap 'echo done > polite; exit 0' TERM; echo $$ > asked; while :; do sleep 0.1; done`
    const child = spawn('sh', ['-c', script], { cwd: folder.path, detached: true, stdio: 'ignore' })
    while (!existsSync(join(folder.path, 'asked'))) {
      await sleep(20)
    }
    expect(await endFamily({ root: child.pid ?? 0, mark: 'TYPE_RATCHET_RUN=polite' }, 60_000)).toBe(0)
    expect(readFileSync(join(folder.path, 'polite'), 'utf8')).toBe('done\n')
  })

  test('leaves no process behind when its time is up, and says what it had printed', async () => {
    const script = `echo half; ${forkingScript('late')}`
    const running = spawnedChecker({ PATH: process.env['PATH'] }, { graceMs: 200 }).run({
      argv: ['sh', '-c', script],
      cwd: folder.path,
      timeLimitMs: 3000,
      onOutput: () => undefined,
    })
    const pids = await pidsOf('late')
    expect(await running).toEqual({
      kind: 'timed-out',
      limitMs: 3000,
      survivors: 0,
      stdout: 'half\n',
      stderr: '',
    })
    expect(pids.filter(isAlive)).toEqual([])
  })

  test('leaves nothing behind that holds its output when it has ended itself', async () => {
    const script = `setsid sh -c '${stubborn('holding')}' & while ! [ -s holding ]; do sleep 0.05; done; echo done`
    const running = spawnedChecker({ PATH: process.env['PATH'] }, { graceMs: 100 }).run({
      argv: ['sh', '-c', script],
      cwd: folder.path,
      timeLimitMs: 3000,
      onOutput: () => undefined,
    })
    const file = join(folder.path, 'holding')
    while (!existsSync(file)) {
      await sleep(20)
    }
    const pid = Number(readFileSync(file, 'utf8'))
    started.push(pid)
    expect(await running).toMatchObject({ kind: 'timed-out', survivors: 0, stdout: 'done\n' })
    expect(isAlive(pid)).toBe(false)
  })

  test('leaves no process behind when it prints too much', async () => {
    const script = `sh -c '${stubborn('loud')}' & while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done`
    const result = await spawnedChecker({ PATH: process.env['PATH'] }, { bytes: 100_000 }).run({
      argv: ['sh', '-c', script],
      cwd: folder.path,
      timeLimitMs: null,
      onOutput: () => undefined,
    })
    expect(result).toMatchObject({ kind: 'too-large' })
    const file = join(folder.path, 'loud')
    expect(existsSync(file) && isAlive(Number(readFileSync(file, 'utf8')))).toBe(false)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends with us when we get %s, and we end by it',
    async (signal) => {
      const module = new URL('../../src/adapters/process/spawned-checker.ts', import.meta.url).href
      const invocation = {
        argv: ['sh', '-c', forkingScript(signal)],
        cwd: folder.path,
        timeLimitMs: null,
      }
      const script = `import { spawnedChecker } from ${JSON.stringify(module)}
      await spawnedChecker(process.env).run({ ...${JSON.stringify(invocation)}, onOutput: () => undefined })`
      const us = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
      const pids = await pidsOf(signal)
      us.kill(signal)
      expect(await once(us, 'exit')).toEqual([null, signal])
      expect(pids.filter(isAlive)).toEqual([])
    },
  )
})

describe('a run that ends by itself', () => {
  test('leaves what it started on purpose alone, such as a daemon of the checker', async () => {
    const script = `setsid sh -c 'echo $$ > daemon; exec sleep 30' > /dev/null 2>&1 & while ! [ -s daemon ]; do sleep 0.05; done; echo done`
    const result = await spawnedChecker({ PATH: process.env['PATH'] }).run({
      argv: ['sh', '-c', script],
      cwd: folder.path,
      timeLimitMs: 60_000,
      onOutput: () => undefined,
    })
    expect(result).toEqual({ kind: 'exited', code: 0, stdout: 'done\n', stderr: '' })
    const pid = Number(readFileSync(join(folder.path, 'daemon'), 'utf8'))
    started.push(pid)
    expect(() => process.kill(pid, 0)).not.toThrow()
  })
})
