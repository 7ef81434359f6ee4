/** What people see of a checker's own output on the command line, and of the time that it takes. */
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Echo, streamLog } from '#adapters/log/stream-log.ts'

const clear = '\r\u001b[K'

async function shown(echo: Echo, { failed }: { readonly failed: boolean }): Promise<string> {
  const stream = new PassThrough()
  const log = streamLog(stream, (line) => line, { echo, ticks: false })
  await log.group('mypy src', async (sink) => {
    sink('one\ntw')
    sink('o\nend')
  })
  if (failed) {
    log.tellHeld()
    log.tellHeld()
  }
  stream.end()
  return (await stream.toArray()).join('')
}

describe('the output of a checker', () => {
  test.each([
    ['failed', false, '$ mypy src\n'],
    ['failed', true, '$ mypy src\n  one\n  two\n  end\n'],
    ['all', false, '$ mypy src\n  one\n  two\n  end\n'],
    ['all', true, '$ mypy src\n  one\n  two\n  end\n'],
    ['none', true, ''],
  ] as const)('with %s, after a failure: %s, is %j', async (echo, failed, text) => {
    expect(await shown(echo, { failed })).toBe(text)
  })
})

test('however many lines are held back, they are told', async () => {
  const stream = new PassThrough({ highWaterMark: 16 * 1024 * 1024 })
  const log = streamLog(stream, (line) => line, { echo: 'failed', ticks: false })
  await log.group('yes', async (sink) => sink('y\n'.repeat(1_000_000)))
  log.tellHeld()
  stream.end()
  expect((await stream.toArray()).join('')).toBe(`$ yes\n${'  y\n'.repeat(1_000_000)}`)
})

describe('the time', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  test.each([
    ['is counted on a terminal, and gone at the end', true, `${clear}  mypy: 1 s${clear}  mypy: 2 s${clear}`],
    ['is never told in a pipe', false, ''],
  ])('%s', async (_, ticks, text) => {
    const written: string[] = []
    const stream = new PassThrough()
    stream.on('data', (chunk) => written.push(String(chunk)))
    const log = streamLog(stream, (line) => line, { echo: 'failed', ticks })
    await log.group('mypy src', async () => vi.advanceTimersByTimeAsync(2500))
    await vi.advanceTimersByTimeAsync(5000)
    expect(written.join('')).toBe(`$ mypy src\n${text}`)
  })
})

test('what the problem shows itself is not told a second time, unless more was printed', async () => {
  const stream = new PassThrough()
  const log = streamLog(stream, (line) => line, { echo: 'failed', ticks: false })
  await log.group('mypy src', async (sink) => sink('broke\n\nhere'))
  await log.group('tsc', async (sink) => sink('first\nbroke'))
  log.tellHeld({ shown: ['broke', ' here'] })
  stream.end()
  expect((await stream.toArray()).join('')).toBe('$ mypy src\n$ tsc\n  first\n  broke\n')
})

test('of several checks, only those that failed are told', async () => {
  const stream = new PassThrough()
  const log = streamLog(stream, (line) => line, { echo: 'failed', ticks: false })
  await log.group('api: mypy src', async (sink) => sink('passed'))
  await log.group('web: tsc', async (sink) => sink('broke'))
  log.tellHeld({ checks: ['web'] })
  stream.end()
  expect((await stream.toArray()).join('')).toBe('$ api: mypy src\n$ web: tsc\n  broke\n')
})
