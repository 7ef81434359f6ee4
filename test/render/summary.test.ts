/** A summary's section in a page that people write in. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Summary } from '#model/summary.ts'
import {
  summaryIssue,
  summaryJson,
  summaryMessage,
  summarySection,
  summaryText,
  withSection,
} from '#render/summary.ts'
import { expectGolden } from '#test/support/golden.ts'
import { historyPoint } from '#test/support/history-factory.ts'

const day = Date.UTC(2026, 10, 30) / 1000
const week = 7 * 24 * 60 * 60
const from = historyPoint({ time: day - week, errors: 3673, version: '1.19.0' })
const to = historyPoint({ time: day, errors: 3631, version: '2.4.0' })

function summaryOf(at = day): Summary {
  return {
    day: at,
    since: at - week,
    checks: [
      {
        name: 'api',
        errors: 3631,
        target: { errors: 500, time: at + 10 * week },
        limit: 3650,
        movement: {
          from,
          to,
          delta: -42,
          categories: [
            { name: 'Missing annotations', errors: 2000, delta: -50 },
            { name: 'Optional handling', errors: 31, delta: 8 },
          ],
          owners: [{ name: '@acme/shop', errors: 12, delta: -42 }],
          upgraded: true,
        },
        arrival: at + 13 * week,
        expiring: [
          {
            ...{
              rule: null,
              path: 'legacy/**',
              count: 40,
              reason: 'moves to the new ORM',
              owner: '@acme/shop',
            },
            ...{ expires: '2026-11-26', daysLeft: -4 },
          },
        ],
        next: [
          {
            kind: 'declaration',
            words: 'Fix the signature of `<load>`',
            code: null,
            place: null,
            errors: 36,
            cleans: [],
            owners: [],
          },
        ],
      },
      {
        ...{ name: 'web', errors: 0, movement: null, arrival: null, next: [], target: null, limit: null },
        expiring: [
          {
            ...{ rule: 'TS2322', path: null, count: 1, reason: 'the <new> client', owner: null },
            ...{ expires: '2026-11-30', daysLeft: 0 },
          },
        ],
      },
    ],
    missing: [
      {
        name: 'lint',
        problem: {
          kind: 'baseline-none-pulled',
          artifact: '<type-ratchet-baseline-lint>',
          branch: 'main',
          refused: [],
        },
      },
    ],
  }
}

describe('a summary', () => {
  test('reads well in each form', async () => {
    await expectGolden('summary/summary.txt', summaryText(summaryOf()))
    await expectGolden('summary/summary.md', summarySection(summaryOf()))
    await expectGolden('summary/message.txt', summaryMessage(summaryOf()))
    await expectGolden('summary/summary.json', summaryJson(summaryOf()))
    await expectGolden('summary/issue.md', summaryIssue(summaryOf()).body)
  })

  test('of very many checks is cut to what an issue takes, and says so', () => {
    const one = summaryOf()
    const many = { ...one, checks: Array.from({ length: 300 }, () => one.checks).flat() }
    const { body, marker } = summaryIssue(many)
    expect(body.length).toBeLessThan(65_536)
    expect(body.startsWith(`${marker}\n`)).toBe(true)
    expect(body).toContain('The rest is too long for an issue.')
  })
})

describe('a page', () => {
  const section = summarySection(summaryOf())
  const earlier = summarySection(summaryOf(day - week))

  test('gets a section above the newest one, and what people wrote stays', () => {
    const page = `# Backlog\n\nOur words.\n\n${earlier}\nMore words.\n`
    const next = withSection(page, section)
    expect(next).toBe(`# Backlog\n\nOur words.\n\n${section}\n${earlier}\nMore words.\n`)
  })

  test('is the same after the second time of a day, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(section, earlier, 'Our words.\n', '\n', '# Backlog\n')),
        (parts) => {
          const once = withSection(parts.join(''), section)
          expect(withSection(once, section)).toBe(once)
          expect(once).toContain(section)
        },
      ),
    )
  })
})
