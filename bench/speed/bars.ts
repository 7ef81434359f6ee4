/** What the measured figures are held to. A bar speaks of Node 24. */
import type { Result } from './speed.ts'

interface Bar {
  readonly row: string
  readonly words: string
  /** Holds up to this. */
  readonly limit: number
  readonly value: (seconds: Seconds) => number
}

type Seconds = Readonly<Record<keyof Result['costs'], number>> & { readonly mib: number }

const bars: readonly Bar[] = [
  { row: 'ty:sympy:sources', words: 'check over ty itself', limit: 0.08, value: (s) => s.check / s.checker },
  { row: 'ty:40000:sources', words: 'check over ty itself', limit: 0.5, value: (s) => s.check / s.checker },
  {
    row: 'mypy:40000:sources',
    words: 'check over mypy itself',
    limit: 0.15,
    value: (s) => s.check / s.checker,
  },
  ...(['mypy', 'ty', 'tsc', 'basedpyright'] as const).map(
    (checker): Bar => ({
      row: `${checker}:3636:sources`,
      words: 'seconds of check over an empty process',
      limit: 0.25,
      value: (s) => s.check - s.empty,
    }),
  ),
  {
    row: 'mypy:100000:text',
    words: 'check over read, split and JSON',
    limit: 4,
    value: (s) => s.check / s.floor,
  },
  {
    row: 'mypy:100000:text',
    words: 'check over mypy-baseline',
    limit: 1 / 15,
    value: (s) => s.check / s.peer,
  },
  {
    row: 'mypy:100000:text',
    words: 'snapshot and compare over mypy-baseline',
    limit: 1 / 10,
    value: (s) => (s.snapshot + s.compare) / s.peer,
  },
  { row: 'mypy:1000000:text', words: 'MiB of check', limit: 512, value: (s) => s.mib },
]

/** One line for each bar whose row was measured. */
export function missedBars(results: readonly Result[]): {
  readonly lines: readonly string[]
  readonly count: number
} {
  const lines: string[] = []
  let count = 0
  const say = (words: string, value: number, limit: number): void => {
    const holds = value <= limit
    count += holds ? 0 : 1
    lines.push(`${holds ? 'holds ' : 'MISSED'} ${words}: ${value.toFixed(3)}, at most ${limit.toFixed(3)}\n`)
  }
  const newest = results.filter(({ node }) => node.startsWith('v24'))
  for (const { row, words, limit, value } of bars) {
    const seconds = secondsOf(newest.find((result) => result.row.name === row))
    if (seconds !== null) {
      say(`${row}: ${words}`, value(seconds), limit)
    }
  }
  const [large, largest] = ['mypy:100000:text', 'mypy:1000000:text'].map((name) =>
    secondsOf(newest.find((result) => result.row.name === name)),
  )
  if (large != null && largest != null) {
    say('mypy: 1,000,000 over 100,000', largest.check / large.check, 12)
  }
  return { lines, count }
}

function secondsOf(result: Result | undefined): Seconds | null {
  if (result === undefined) {
    return null
  }
  const of = (subject: keyof Result['costs']): number => result.costs[subject]?.seconds ?? Number.NaN
  return {
    empty: of('empty'),
    floor: of('floor'),
    check: of('check'),
    snapshot: of('snapshot'),
    compare: of('compare'),
    checker: of('checker'),
    peer: of('peer'),
    mib: result.costs.check?.mib ?? Number.NaN,
  }
}
