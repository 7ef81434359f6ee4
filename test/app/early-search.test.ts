/** The baseline is looked for while the checker runs, and told when it is over. */
import { setImmediate } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { type SearchedRun, searchBeside } from '#app/action/early-search.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { memoryPorts } from '#test/support/action-ports.ts'
import { FakeClock } from '#test/support/fakes/fake-clock.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { planOf } from '#test/support/plan-factory.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const [base, parent, commit, other] = [shaOf(8), shaOf(7), shaOf(9), shaOf(5)]
const name = 'type-ratchet-baseline-mypy'
const content = encodeSnapshot(snapshotOf({ errors: 2 }))
const waits = { baselineWaitMs: 180_000 }

let clock: FakeClock
let ports: ReturnType<typeof memoryPorts>
/** What was asked and slept so far, in order. */
let log: string[]
let run: (config?: Parameters<typeof planOf>[0]) => SearchedRun

beforeEach(() => {
  clock = new FakeClock()
  const { api, ...rest } = memoryPorts(new FakePullRequests({ headSha: commit }))
  log = []
  const sleep = (ms: number): Promise<void> => {
    log.push('sleep')
    return clock.sleep(ms)
  }
  ports = { ...rest, api, clock: { now: clock.now, sleep } }
  api.lines.push([base, parent])
  const told = new Proxy(api, {
    get: (target, key, receiver) => {
      const value: unknown = Reflect.get(target, key, receiver)
      if (typeof value === 'function') {
        log.push(String(key))
        return value.bind(target)
      }
      return value
    },
  })
  run = (config = {}) => {
    const event = { kind: 'branch', branch: 'main', pushed: true, before: base } as const
    const context = runContextOf({ commit, event, workflowFile: '.github/workflows/types.yml' })
    return { plan: planOf(config), context, ports: { ...ports, api: told } }
  }
})

/** Until everything has happened that waits for no checker. */
async function checking(): Promise<string> {
  for (let turn = 0; turn < 50; turn++) {
    await setImmediate()
  }
  log.push('checked')
  return 'snapshot'
}

describe('a search beside the checker', () => {
  test('has found the baseline when the checker is done', async () => {
    ports.api.upload(ports.api.addRun(base), { name, content })
    const { value, search } = await searchBeside(run(), checking)
    expect(value).toBe('snapshot')
    expect(log.at(-1)).toBe('checked')
    expect(log.length).toBeGreaterThan(1)
    expect(await search(commit)).toMatchObject({ base, found: { state: 'found', text: content } })
    expect(log.at(-1)).toBe('checked')
  })

  test('waits for a running run while the checker runs, and for what is left of the time behind it', async () => {
    const running = ports.api.addRun(base, { finished: false })
    clock.plan(4_000, () => ports.api.upload(running, { name, content }))
    const { search } = await searchBeside(run(waits), checking)
    expect(log).not.toContain('sleep')
    expect(await search(commit)).toMatchObject({ found: { state: 'found' } })
    expect(log).toContain('sleep')
  })

  test('ends with a checker that failed, without waiting any longer', async () => {
    ports.api.addRun(base, { finished: false })
    const failure = new Error('the checker failed')
    const failed = searchBeside(run(waits), async () => {
      await checking()
      throw failure
    })
    await expect(failed).rejects.toBe(failure)
    await checking()
    expect(log).not.toContain('sleep')
  })

  test('is made anew when another commit was checked than was there before', async () => {
    ports.api.upload(ports.api.addRun(base), { name, content })
    const { search } = await searchBeside(run(), checking)
    expect(await search(other)).toMatchObject({
      found: { state: 'unreadable', problem: { kind: 'commit-other' } },
    })
  })

  test('tells what it could not do only to who asks', async () => {
    ports.api.fail('newestRuns', { kind: 'baseline-search-cut', what: 'entries', read: 1, total: 2 })
    const { value, search } = await searchBeside(run(), checking)
    expect(value).toBe('snapshot')
    expect(await search(commit)).toMatchObject({ found: { state: 'unreadable' } })
  })
})
