/** When a comment is written, changed or left alone. */
import { beforeEach, describe, expect, test } from 'vitest'
import { type CommentOrder, deliverComment } from '#app/action/comment-delivery.ts'
import { storedPath } from '#model/ids.ts'
import type { Report } from '#model/report.ts'
import type { PullRequests } from '#ports/pull-requests.ts'
import type { RunContext, RunEvent } from '#ports/run-context.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { keptOf, reportOf, unpairedOf } from '#test/support/report-factory.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const head = shaOf(3)
const event: Extract<RunEvent, { readonly kind: 'pull-request' }> = {
  kind: 'pull-request',
  pull: { number: 7, headSha: head, baseRef: 'main', baseSha: shaOf(1) },
}
const quiet = reportOf({ comparison: { kept: [keptOf({})] } })
const news = reportOf({ comparison: { fixed: [unpairedOf({})] } })
const failed = reportOf({ failed: { outcome: 'not-comparable', problem: { kind: 'run-interrupted' } } })
/** The change itself brought what stopped the checker. */
const stopped = reportOf({
  failed: {
    outcome: 'not-comparable',
    problem: { kind: 'checker-stopped-early', evidence: 'a.py:3: error: invalid syntax  [syntax]' },
    stop: { path: storedPath('a.py'), line: 3 },
  },
})

let pulls: FakePullRequests

beforeEach(() => {
  pulls = new FakePullRequests({ headSha: head, open: true, locked: false })
})

function deliver(
  report: Report,
  fields: { readonly when?: CommentOrder['when']; readonly run?: Partial<RunContext> } = {},
): ReturnType<typeof deliverComment> {
  const order = { report, when: fields.when ?? 'on-change' }
  return deliverComment(order, runContextOf({ event, runId: 70, ...fields.run }), pulls)
}

function bodies(): readonly string[] {
  return pulls.comments.map(({ body }) => body)
}

describe('a first comment', () => {
  test.each([
    ['on-change', news, 1],
    ['on-change', quiet, 0],
    ['on-change', failed, 0],
    ['always', quiet, 1],
    ['on-change', stopped, 1],
    ['always', failed, 1],
    ['always', { ...failed, name: '' }, 0],
    ['never', news, 0],
  ] as const)('%s: a report leaves as many comments as it should', async (when, report, count) => {
    const { url, warnings } = await deliver(report, { when })
    expect(pulls.comments).toHaveLength(count)
    expect(url).toBe(pulls.comments[0]?.url ?? null)
    expect(warnings).toEqual([])
  })

  test('starts with the marker of this run and head', async () => {
    await deliver(news, { run: { runAttempt: 2 } })
    expect(bodies()[0]?.split('\n')[0]).toBe(`<!-- type-ratchet v1 name=mypy run=70.2 head=${head} -->`)
  })
})

describe('where the event says that there is no comment', () => {
  const fresh: RunEvent = { ...event, pull: { ...event.pull, comments: 0 } }
  const calls = (): string[] => {
    const made: string[] = []
    pulls.meanwhile = (call) => made.push(call)
    return made
  }

  test('none are listed before the first one is written', async () => {
    const made = calls()
    await deliver(news, { run: { event: fresh } })
    expect(bodies()).toHaveLength(1)
    expect(made).toEqual(['state', 'create', 'state'])
  })

  test('one that came meanwhile is found all the same', async () => {
    await deliver(news, { run: { runId: 69 } })
    await deliver(quiet, { run: { event: fresh } })
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain('run=70.1')
  })

  test('nothing is written for a head that has moved', async () => {
    pulls.pull = { ...pulls.pull, headSha: shaOf(8) }
    await deliver(news, { run: { event: fresh } })
    expect(bodies()).toEqual([])
  })
})

describe('an existing comment', () => {
  beforeEach(async () => {
    await deliver(news)
  })

  test.each([
    ['without news', quiet],
    ['that failed', failed],
  ])('is kept up to date by a report %s', async (_, report) => {
    const [before] = bodies()
    await deliver(report)
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).not.toBe(before)
  })

  test('is not written again for the same text, and its marker stays that of the older run', async () => {
    const before = bodies()
    const { url } = await deliver(news, { run: { runId: 71, runAttempt: 3 } })
    expect(bodies()).toEqual(before)
    expect(url).toBe(pulls.comments[0]?.url)
  })

  test('that a browser saved with other line ends counts as the same text', async () => {
    pulls.comments = pulls.comments.map((one) => ({ ...one, body: one.body.replaceAll('\n', '\r\n') }))
    const before = bodies()
    await deliver(news)
    expect(bodies()).toEqual(before)
  })

  test('of another name is another comment', async () => {
    await deliver({ ...news, name: 'backend' })
    expect(bodies().map((body) => /name=(\S+)/.exec(body)?.[1])).toEqual(['mypy', 'backend'])
  })

  test('is taken back by a report without a name as long as it is the only one', async () => {
    await deliver({ ...failed, name: '' })
    expect(bodies()[0]).toContain('name=mypy run=70.1')
    expect(bodies()[0]).toContain('No result')
    await deliver(news)
    await deliver({ ...news, name: 'backend' })
    const before = bodies()
    await deliver({ ...failed, name: '' })
    expect(bodies()).toEqual(before)
  })

  test('of ours without the marker in its first line is left alone', async () => {
    pulls.comments = pulls.comments.map((one) => ({ ...one, body: `Hello\n${one.body}` }))
    const before = bodies()
    await deliver(news)
    expect(bodies().slice(0, 1)).toEqual(before)
    expect(bodies()).toHaveLength(2)
  })
})

describe('runs that write at the same time', () => {
  const marked = (sha: string, text = ''): string =>
    `<!-- type-ratchet v1 name=mypy run=1.1 head=${sha} -->\n${text}\n`

  /** Does something once, right before the call. */
  function rightBefore(call: keyof PullRequests, action: () => void): void {
    pulls.meanwhile = (one) => {
      if (one === call) {
        pulls.meanwhile = () => undefined
        action()
      }
    }
  }

  test.each([
    ['an older run', 'run=1.1', 1],
    ['a later run', 'run=71.1', -1],
    ['a later attempt', 'run=70.2', -1],
  ])('for one head leave one comment: beside that of %s the later one’s', async (_, run, left) => {
    rightBefore('create', () => {
      pulls.comments = [{ id: -1, body: marked(head).replace('run=1.1', run), url: 'first' }]
    })
    const { url, warnings } = await deliver(news)
    expect([url, warnings]).toEqual([pulls.comments[0]?.url, []])
    expect(pulls.comments.map(({ id }) => id)).toEqual([left])
  })

  test('for one head leave the text of the run that was started last, in whatever order they end', async () => {
    await deliver(news, { run: { runId: 71 } })
    const before = bodies()
    const { url, warnings } = await deliver(quiet)
    expect([bodies(), url, warnings]).toEqual([before, 'https://github.com/comment-1', []])
    await deliver(quiet, { run: { runId: 71, runAttempt: 2 } })
    expect(bodies()[0]).toContain('run=71.2')
  })

  test('and left two comments are tidied up by the next one', async () => {
    await deliver(news)
    const [first] = pulls.comments
    pulls.comments = [...pulls.comments, { id: 9, body: marked(shaOf(2)), url: 'second' }]
    await deliver(news, { run: { runId: 71 } })
    expect(pulls.comments.map(({ id }) => id)).toEqual([first?.id])
  })

  test('and whose comment was taken away by another one make a new one', async () => {
    await deliver(news)
    rightBefore('update', () => {
      pulls.comments = []
    })
    await deliver(quiet, { run: { runId: 71 } })
    expect(pulls.comments.map(({ id }) => id)).toEqual([2])
  })

  test('and are overtaken while they write the first comment say that there is no result', async () => {
    rightBefore('create', () => {
      pulls.pull = { ...pulls.pull, headSha: shaOf(4) }
    })
    await deliver(news)
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain('A newer commit was pushed')
  })

  test('for an older head are overwritten, not joined', async () => {
    rightBefore('create', () => {
      pulls.comments = [{ id: -1, body: marked(shaOf(2), 'older'), url: 'first' }]
    })
    await deliver(news)
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain(`head=${head}`)
  })

  test('and are overtaken by a push while they write say that there is no result', async () => {
    await deliver(news)
    rightBefore('update', () => {
      pulls.pull = { ...pulls.pull, headSha: shaOf(4) }
    })
    await deliver(quiet, { run: { runId: 71 } })
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toContain('A newer commit was pushed')
  })

  test('and are overtaken leave what the newer run has written since', async () => {
    await deliver(news)
    const newer = marked(shaOf(4), 'newer')
    rightBefore('update', () => {
      pulls.pull = { ...pulls.pull, headSha: shaOf(4) }
      rightBefore('ownComments', () => {
        pulls.comments = pulls.comments.map((one) => ({ ...one, body: newer }))
      })
    })
    await deliver(quiet, { run: { runId: 71 } })
    expect(bodies()).toEqual([newer])
  })

  test('and can’t ask again after they wrote have written', async () => {
    await deliver(news)
    rightBefore('update', () => {
      rightBefore('state', () => {
        pulls.refusal = { reason: '500', forbidden: false }
      })
    })
    const { url, warnings } = await deliver(quiet, { run: { runId: 71 } })
    expect([url, warnings]).toEqual(['https://github.com/comment-1', []])
    expect(bodies()[0]).toContain('run=71.1')
  })

  test('and get no answer to a new comment look for it before they send it again', async () => {
    pulls.lostAnswers = 1
    const { url, warnings } = await deliver(news)
    expect([url, warnings]).toEqual(['https://github.com/comment-1', []])
    expect(pulls.comments).toHaveLength(1)
  })
})

describe('nothing is written', () => {
  test('for a head that is no longer the pull request’s', async () => {
    pulls.pull = { ...pulls.pull, headSha: shaOf(4) }
    expect(await deliver(news)).toEqual({ url: null, warnings: [] })
    expect(bodies()).toEqual([])
  })

  test('when it is closed', async () => {
    pulls.pull = { ...pulls.pull, open: false }
    expect(await deliver(news)).toEqual({ url: null, warnings: [] })
    expect(bodies()).toEqual([])
  })

  test('when it is locked, which is a warning', async () => {
    pulls.pull = { ...pulls.pull, locked: true }
    expect(await deliver(news)).toEqual({ url: null, warnings: [{ kind: 'comment-locked' }] })
    expect(bodies()).toEqual([])
  })

  test('outside pull requests', async () => {
    const push: RunEvent = { kind: 'branch', branch: 'main', pushed: true, before: null }
    expect(await deliver(news, { when: 'always', run: { event: push } })).toEqual({ url: null, warnings: [] })
    expect(bodies()).toEqual([])
  })

  test.each([
    [true, 'comment-forbidden'],
    [false, 'comment-failed'],
  ])('when GitHub refuses (forbidden: %j), which is a warning with its words', async (forbidden, kind) => {
    pulls.refusal = { reason: '4xx GitHub’s words', forbidden }
    expect(await deliver(news)).toEqual({ url: null, warnings: [{ kind, reason: '4xx GitHub’s words' }] })
  })
})
