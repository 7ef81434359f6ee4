/** How a project stands to its plan: what holds whatever its course was, and the words for each standing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventsOf } from '#history/events.ts'
import { planStanding } from '#history/standing.ts'
import type { HistoryPoint } from '#model/history.ts'
import { planWords, trackWords } from '#render/words/plan-words.ts'
import { expectGolden } from '#test/support/golden.ts'
import { historyPoint } from '#test/support/history-factory.ts'

const day = 24 * 60 * 60
const monday = Date.UTC(2026, 5, 1) / 1000
const week = 7 * day

/** One run a day. */
function courseOf(errors: readonly number[]): readonly HistoryPoint[] {
  return errors.map((count, index) => historyPoint({ time: monday + index * day, errors: count }))
}

const anyCourse = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 80 }).map(courseOf)
const anyTarget = fc.record({
  errors: fc.integer({ min: 0, max: 5000 }),
  time: fc.option(fc.integer({ min: monday - 300 * day, max: monday + 900 * day })),
})

describe('whatever the course was', () => {
  test('the likely arrival lies in its range, behind the newest run, and only it decides about late', () => {
    fc.assert(
      fc.property(anyCourse, anyTarget, (points, target) => {
        const { errors: now, time } = points.at(-1) ?? historyPoint()
        const plan = planStanding(points, target, now)
        expect(plan?.left).toBe(Math.max(0, now - target.errors))
        expect(plan?.state === 'reached').toBe(now <= target.errors)
        if (plan?.arrival != null) {
          const { early, likely, late } = plan.arrival
          expect(early).toBeGreaterThan(time)
          expect(likely).toBeGreaterThanOrEqual(early)
          expect(late ?? likely).toBeGreaterThanOrEqual(likely)
        }
        expect((plan?.weeksLate ?? 0) > 0).toBe(plan?.state === 'late')
      }),
    )
  })

  test('another calendar, and another unit of errors, change nothing', () => {
    fc.assert(
      fc.property(anyCourse, anyTarget, fc.integer({ min: 0, max: 400 }), (points, target, days) => {
        const moved = points.map((point) => ({ ...point, time: point.time + days * day }))
        const later = { ...target, time: target.time === null ? null : target.time + days * day }
        const now = points.at(-1)?.errors ?? 0
        const [one, other] = [planStanding(points, target, now), planStanding(moved, later, now)]
        expect(other?.state).toBe(one?.state)
        expect(other?.weeksLate).toBe(one?.weeksLate)
      }),
    )
  })

  test('a straight line has no range and arrives where it leads', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 8, max: 50 }), (perDay, days) => {
        const errors = Array.from({ length: days }, (_, index) => (2 * days - index) * perDay)
        const points = courseOf(errors)
        const now = errors.at(-1) ?? 0
        const plan = planStanding(points, { errors: 0, time: null }, now)
        const end = monday + 2 * days * day
        expect(Math.abs((plan?.arrival?.likely ?? 0) - end)).toBeLessThan(60)
        expect((plan?.pace?.high ?? 0) - (plan?.pace?.low ?? 0)).toBeLessThan(0.001)
      }),
    )
  })
})

describe('events of a series', () => {
  test('are a new version, another configuration, and more accepted errors', () => {
    const [one = historyPoint(), two = historyPoint(), three = historyPoint(), four = historyPoint()] =
      courseOf([9, 9, 9, 9])
    const points = [
      { ...one, configuration: 'a' },
      { ...two, version: '2.0.0', configuration: 'a' },
      { ...three, version: '2.0.0', configuration: 'b', accepted: 5 },
      { ...four, version: '2.0.0', configuration: 'b', accepted: 2 },
    ]
    expect(eventsOf(points)).toEqual([
      { time: two.time, kind: 'upgrade', from: '1.18.2', to: '2.0.0' },
      { time: three.time, kind: 'configuration' },
      { time: three.time, kind: 'acceptance', errors: 5 },
    ])
    expect(eventsOf(courseOf([1, 2, 3]))).toEqual([])
  })
})

describe('the words', () => {
  const falling = courseOf(Array.from({ length: 40 }, (_, index) => 1000 - index * 10 + (index % 3) * 4))
  const newest = falling.at(-1) ?? historyPoint()
  const words = (
    errors: number,
    weeks: number | null,
    points = falling,
    now = newest.errors,
  ): readonly string[] => {
    const time = weeks === null ? null : newest.time + weeks * week
    const plan = planStanding(points, { errors, time }, now)
    return plan === null ? [] : [planWords(plan), trackWords(plan) ?? '']
  }

  test('of each standing', async () => {
    const upAndDown = courseOf(Array.from({ length: 30 }, (_, index) => 650 - index * 2 + (index % 2) * 60))
    const said = [
      ['in time', words(300, 8)],
      ['late', words(300, 2)],
      ['after its date', words(300, -1)],
      ['without a date', words(300, null)],
      ['reached', words(610, 8)],
      ['a course that does not fall', words(300, 8, courseOf(Array.from({ length: 20 }, () => 610)))],
      ['too few runs', words(300, 8, courseOf([620, 610]))],
      ['a course that goes up and down', words(300, 20, upAndDown)],
    ] as const
    const text = said.map(([name, [whole = '', track = '']]) => `${name} (${track})\n  ${whole}\n`).join('\n')
    await expectGolden('plan-words.txt', text)
  })
})
