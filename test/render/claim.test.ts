/** The comment for a result that another run left: as useful as any, and nothing in it is more than text. */
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { decodeResult } from '#app/publish/decode-result.ts'
import { storedPath } from '#model/ids.ts'
import type { Report } from '#model/report.ts'
import { type JudgedClaim, renderClaimComment, renderClaimSummary } from '#render/markdown/claim.ts'
import { commentLimit } from '#render/markdown/comment.ts'
import { renderResult } from '#render/result.ts'
import { commentScenarios } from '#test/support/comment-scenarios.ts'
import { expectGolden } from '#test/support/golden.ts'
import { reportOf, scenarios, unpairedOf } from '#test/support/report-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const marker = { name: 'mypy', runId: '7001', runAttempt: '1', head: shaOf(2) }
const url = 'https://github.com/acme/shop'

/** Written by a run, read back and judged as the publisher does. */
function judgedOf(report: Report, change: Partial<JudgedClaim> = {}): JudgedClaim {
  const text = renderResult(report, {
    tool: '0.1.0',
    run: { id: 7001, attempt: 1, job: { id: 71, name: 'types' } },
    head: shaOf(2),
    commit: shaOf(3),
    policy: null,
    mode: 'enforce',
    excerpts: (report.result.kind === 'compared' ? report.result.excerpts : []).filter(
      ({ firstLine }) => firstLine > 0,
    ),
  })
  const decoded = decodeResult(text)
  if (
    decoded.kind === 'refused' ||
    decoded.claim.result.kind === 'failed' ||
    report.result.kind === 'failed'
  ) {
    throw new Error(decoded.kind === 'refused' ? decoded.reason : 'no result')
  }
  const { claim } = decoded
  const { touched, verdict } = report.result
  return {
    claim,
    result: decoded.claim.result,
    verdict,
    hosted: { url, commit: claim.head, runUrl: `${url}/actions/runs/7001`, reportUrl: null },
    files: touched?.map(({ path }) => path) ?? null,
    origin: 'claimed',
    ruleEdits: [],
    warnings: [],
    ...change,
  }
}

const showcase = (): Report => commentScenarios['showcase']?.() ?? reportOf()

describe('the comment of a published result', () => {
  test('is the golden one', () => {
    expectGolden('comment/published.md', renderClaimComment(judgedOf(showcase()), marker))
  })

  test('tells causes, fixes, source lines and the changed definition behind errors elsewhere', () => {
    const body = renderClaimComment(judgedOf(showcase()), marker)
    expect(body).toContain('**Bare `dict`** · 3 errors')
    expect(body).toContain('_Fix:_ Write `dict[str, Any]`, or better what it really holds.')
    expect(body).toContain('<br>`return self.coupon.discount * self.subtotal`')
    expect(body).toContain('#### 2 new errors in files that this change does not touch')
    expect(body).toContain(
      'Probably because this change touches `Gateway.charge` in [`src/shop/gateway.py:19`]',
    )
    expect(body).not.toMatch(/claimed|companion/i)
  })

  test('says how many the result does not list', () => {
    const entries = Array.from({ length: 1500 }, (_, index) => unpairedOf({ path: `src/m${index}.py` }))
    const judged = judgedOf(reportOf({ comparison: { new: entries } }))
    expect(renderClaimComment(judged, marker)).toContain('The result lists 1,000 of 1,500 new findings.')
    expect(renderClaimComment(judged, marker).length).toBeLessThanOrEqual(commentLimit)
  })

  test('lists nothing by cause where the run does not say which checker it was', () => {
    const judged = judgedOf(showcase())
    const body = renderClaimComment({ ...judged, claim: { ...judged.claim, checker: null } }, marker)
    expect(body).toContain('The result lists 0 of 6 new findings.')
  })

  test.each([
    ['comment', scenarios.hostile],
    ['comment with everything in it', commentScenarios['hostileStory'] ?? scenarios.hostile],
  ])('of a hostile %s makes no element and no link of its own', (_, make) => {
    const judged = judgedOf(make())
    const changed = [{ path: storedPath('<img src=x>/a.py'), line: 1, name: '</details><script>' }]
    for (const text of [
      renderClaimComment({ ...judged, result: { ...judged.result, changed } }, marker),
      renderClaimSummary(judged),
    ]) {
      const html = micromark(text, {
        extensions: [gfm()],
        htmlExtensions: [gfmHtml()],
        allowDangerousHtml: true,
      })
      const tags = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag))
      expect([...tags].filter((tag) => /^(?:img|script|iframe|input|form|svg)$/.test(tag ?? ''))).toEqual([])
      for (const [, address] of html.matchAll(/href="([^"]*)"/g)) {
        expect(address).toMatch(/^https:\/\/(?:github\.com\/acme\/|mypy\.readthedocs\.io\/)/)
      }
    }
  })
})
