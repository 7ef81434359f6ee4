/**
 * The pull request moves while its comment is delivered, by the shipped files: before every request of the delivery once, with
 * a newer run that never comes to its comment, and with one that is faster. Nothing green of an older head stays.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent } from '#test/support/github/event-payload.ts'
import type { LoggedRequest, Pull, Run } from '#test/support/github/record.ts'
import { Fork } from './fork.ts'
import { createWidget, fileWithErrors, treeOf, type Widget } from './widget.ts'

let widget: Widget
let fork: Fork
let pulls = 0

beforeAll(async () => {
  widget = await createWidget()
  fork = new Fork(widget)
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
  await widget.runOnMain()
})
afterAll(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})
afterEach(() => {
  atDelivery(() => undefined)
  widget.github.meanwhile = async () => undefined
  widget.github.comments.splice(0)
})

const elsewhere = 'e'.repeat(40)

function openPull(errors: number): Promise<Pull> {
  pulls += 1
  return widget.openPull(pulls, { 'src/debt.ts': fileWithErrors(errors) })
}

/** Of the comment's delivery: comments, and the pull request itself. */
function isDelivery({ service, path }: LoggedRequest): boolean {
  return service === 'rest' && /\/(?:issues\/(?:\d+\/)?comments(?:\/\d+)?|pulls\/\d+)$/.test(path)
}

/** Acts when the request number `count` of a delivery arrives, before it is answered. */
function atDelivery(act: (count: number, request: LoggedRequest) => void): void {
  const { requests } = widget.github
  let count = 0
  requests.push = (...arrived) => {
    for (const request of arrived.filter(isDelivery)) {
      count += 1
      act(count, request)
    }
    return Array.prototype.push.apply(requests, arrived)
  }
}

function bodies(pull: Pull): readonly string[] {
  return widget.github.comments.filter((one) => one.pull === pull).map(({ body }) => body)
}

function expectNothingStale(pull: Pull, head: string, what: string): void {
  const stale = bodies(pull).filter((body) => body.includes(`head=${head}`) && body.includes('✅'))
  expect(stale, what).toEqual([])
  expect(bodies(pull).length, what).toBeLessThanOrEqual(1)
}

const deliveries: readonly (readonly [string, (pull: Pull) => Promise<ActionResult>])[] = [
  ['the run itself', (pull) => widget.runOnPull(pull)],
  [
    'the companion',
    async (pull) => {
      const { run } = await fork.check(pull)
      return fork.publish(run)
    },
  ],
]

describe('a push before any request of the delivery, whose run never comments:', () => {
  test.each(
    deliveries.flatMap(([who, deliver]) =>
      (['a first comment', 'a comment to change'] as const).map((what) => [who, what, deliver] as const),
    ),
  )('%s, %s', async (_, what, deliver) => {
    let requests = 0
    // The first time nothing moves, and the requests are counted.
    for (let at = 0; at <= requests; at++) {
      const pull = await openPull(4)
      const { sha } = pull.head
      if (what === 'a comment to change') {
        const body = `<!-- type-ratchet v1 name=tsc run=1.1 head=${'a'.repeat(40)} -->\n### ✅ older\n`
        widget.github.addComment({ pull, author: 'github-actions[bot]', body })
      }
      const counts = { all: 0 }
      atDelivery((count) => {
        counts.all = count
        if (count === at) {
          pull.head.sha = elsewhere
        }
      })
      await deliver(pull)
      if (at === 0) {
        requests = counts.all
        expect(bodies(pull)[0]).toContain(`head=${sha}`)
      } else {
        expectNothingStale(pull, sha, `the head moves before request ${at}`)
      }
      pull.state = 'closed'
    }
    // For a first comment where there was none: the pull request, the write, the pull request.
    expect(requests).toBeGreaterThanOrEqual(3)
  })
})

describe('a request that has to wait', () => {
  test.each([
    ['POST', false],
    ['PATCH', true],
  ])('%s: the head is looked at again before it is made again', async (method, before) => {
    const pull = await openPull(4)
    const older = `<!-- type-ratchet v1 name=tsc run=1.1 head=${'a'.repeat(40)} -->\n### older\n`
    if (before) {
      widget.github.addComment({ pull, author: 'github-actions[bot]', body: older })
    }
    widget.github.fault({ method, path: /comments/, status: 429, headers: { 'retry-after': '0' } })
    atDelivery((_, request) => {
      if (request.method === method) {
        pull.head.sha = elsewhere
      }
    })
    const run = await widget.runOnPull(pull)
    expect(run.exitCode).toBe(0)
    expect(bodies(pull)).toEqual(before ? [older] : [])
    expect(widget.github.clearFaults()).toBe(0)
  })
})

/** A run that is started now and ends whenever the test wants. */
interface Started {
  readonly run: Run
  readonly end: () => Promise<ActionResult>
}

function start(pull: Pull): Started {
  const event = pullRequestEvent({ pull })
  const run = widget.github.startRun({ workflow: widget.workflow, ...event.run })
  return { run, end: () => widget.runEvent(event, {}, run) }
}

describe('two runs', () => {
  test('of one head, of which the older one ends last, leave the newer base’s result', async () => {
    const pull = await openPull(4)
    const older = start(pull)
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5), 'src/more.ts': 'export const more = 1\n' })
    await widget.refreshPull(pull)
    const newer = start(pull)
    await newer.end()
    const before = bodies(pull)
    expect(before[0]).toContain(`run=${newer.run.id}.1`)
    await older.end()
    expect(bodies(pull)).toEqual(before)
  })

  test.each(deliveries.map(([who]) => who))(
    'of which the newer one comments between the older one’s look and its write: %s puts it back',
    async (who) => {
      const pull = await openPull(4)
      const companion = who === 'the companion'
      const deliver = async (run: Run, end: () => Promise<ActionResult>): Promise<void> => {
        await end()
        await (companion ? fork.publish(run) : undefined)
      }
      const body = `<!-- type-ratchet v1 name=tsc run=1.1 head=${'a'.repeat(40)} -->\n### older\n`
      widget.github.addComment({ pull, author: 'github-actions[bot]', body })
      const token = companion ? fork.token : widget.token
      const event = pullRequestEvent({ pull })
      const older = widget.github.startRun({ workflow: widget.workflow, ...event.run })
      const { origin, github, repository } = widget
      await origin.checkout(`change-${pull.number}`)
      const sha = await origin.commit(treeOf({ 'src/debt.ts': fileWithErrors(2) }), 'Newer')
      await origin.checkout('main')
      const merge = await origin.mergePull({ number: pull.number, base: pull.base.sha, head: sha })
      await github.importCommits(repository, origin.directory)
      let isFirst = true
      github.meanwhile = async ({ method }) => {
        if (method === 'PATCH' && isFirst) {
          isFirst = false
          pull.head.sha = sha
          pull.mergeCommitSha = merge
          const next = pullRequestEvent({ pull })
          const run = github.startRun({ workflow: widget.workflow, ...next.run })
          await deliver(run, () => widget.runEvent(next, { token }, run))
          expect(bodies(pull)[0]).toContain(`head=${sha}`)
        }
      }
      await deliver(older, () => widget.runEvent(event, { token }, older))
      expect(bodies(pull)).toHaveLength(1)
      expect(bodies(pull)[0]).toContain(`head=${sha}`)
      expect(bodies(pull)[0]).toContain('2 errors')
    },
  )
})
