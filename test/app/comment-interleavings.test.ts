/**
 * Two runs deliver their comment at the same time, in every order of their requests: one comment is left, the right one.
 * What happens before a run delivers (a push, the upload of its result) is a step like its requests.
 */
import { describe, expect, test } from 'vitest'
import { sha256 } from '#adapters/fs/sha-digest.ts'
import { deliverText } from '#app/action/comment-delivery.ts'
import { isOf } from '#app/action/comment-writing.ts'
import { laterRun } from '#app/action/later-run.ts'
import { resultName } from '#app/baseline/artifact-names.ts'
import type { CommitSha } from '#model/ids.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { PullRequests } from '#ports/pull-requests.ts'
import type { RunContext } from '#ports/run-context.ts'
import { markerLine, readMarker } from '#render/markdown/marker.ts'
import { renderResult } from '#render/result.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import {
  everyInterleaving,
  type Gate,
  oneInterleaving,
  type Step,
  type Task,
} from '#test/support/interleaving.ts'
import { planOf } from '#test/support/plan-factory.ts'
import { keptOf, reportOf } from '#test/support/report-factory.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const plan = planOf()

/** One of the two runs. `errors` tells its comment from the other's. */
interface Runner {
  readonly runId: number
  readonly head: CommitSha
  readonly baseSha: CommitSha
  readonly errors: number
  /** Whether it may write a first comment. */
  readonly mayCreate?: boolean
}

/** The pull request, and what GitHub records of its runs. */
class Scene {
  readonly pulls = new FakePullRequests({ headSha: shaOf(3), baseSha: shaOf(1) })
  readonly api = new FakeActionsApi()
  /** The pull request as it was when the older run had ended. */
  ended: FakePullRequests['pull'] | null = null

  /** How many comments there were when the runs were started. */
  atFirst = 0

  /** Comments that earlier runs left. */
  standing(comments: Beginning): void {
    this.atFirst = comments.length
    this.pulls.comments = comments.map(({ run, head }, index) => ({
      id: index - 100,
      body: `<!-- type-ratchet v1 name=mypy run=${run} head=${head} -->\n✅ earlier`,
      url: `earlier-${index}`,
    }))
  }

  /** Its event moves what the pull request is. */
  push({ head, baseSha }: Runner): void {
    this.pulls.pull = { ...this.pulls.pull, headSha: head, baseSha }
  }

  record({ runId, head }: Runner): void {
    this.api.addRun(head, { id: runId, event: 'pull_request', headBranch: 'change', finished: false })
  }

  /** What a run leaves before it comments. */
  async upload({ runId, head, errors }: Runner): Promise<void> {
    const report = reportOf({ comparison: { kept: Array.from({ length: errors }, () => keptOf({})) } })
    const facts = { tool: '0.0.0', head, commit: shaOf(runId) }
    const run = { id: runId, attempt: 1, job: plan.job }
    const text = renderResult(report, { ...facts, run, policy: null, mode: 'enforce', excerpts: [] })
    const name = resultName({ name: 'mypy', leg: null, attempt: 1 })
    this.api.upload(await this.api.run(runId), { name, content: text })
  }

  async deliver(runner: Runner, gate: Gate): Promise<void> {
    const { runId, head, baseSha, errors, mayCreate = true } = runner
    const context: RunContext = runContextOf({
      runId,
      event: {
        kind: 'pull-request',
        pull: { number: 7, headSha: head, baseRef: 'main', baseSha, comments: this.atFirst },
      },
    })
    const pulls = gated<PullRequests>(this.pulls, 'pulls', gate)
    const api = gated<ActionsApi>(this.api, 'runs', gate)
    const draft = {
      name: 'mypy',
      mayCreate,
      single: false,
      concerns: isOf('mypy'),
      overtaken: (_: string, marker: Parameters<typeof markerLine>[0]) =>
        `${markerLine(marker)}\n⚠️ overtaken`,
      render: (_: string, marker: Parameters<typeof markerLine>[0]) =>
        `${markerLine(marker)}\n✅ ${errors} errors`,
      newer: laterRun(context, plan, { api, pulls, sha256 }),
      mayBeNewer: (state: { readonly baseSha: string }) => state.baseSha !== baseSha,
      isSaid: () => false,
    }
    expect(await deliverText(draft, context, pulls)).toMatchObject({ warnings: [] })
  }

  bodies(): readonly string[] {
    return this.pulls.comments.map(({ body }) => body)
  }
}

const writing: ReadonlySet<PropertyKey> = new Set(['create', 'update', 'remove'])

/** Each call waits for its turn. */
function gated<Port extends object>(port: Port, place: string, gate: Gate): Port {
  return new Proxy(port, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key)
      return typeof member !== 'function'
        ? member
        : async (...given: unknown[]) => {
            await gate({ place, writes: writing.has(key) })
            return member.apply(target, given)
          }
    },
  })
}

const older: Runner = { runId: 70, head: shaOf(3), baseSha: shaOf(1), errors: 5 }
const pushed: Runner = { runId: 71, head: shaOf(4), baseSha: shaOf(1), errors: 4 }
const rebased: Runner = { runId: 71, head: shaOf(3), baseSha: shaOf(2), errors: 4 }

type Beginning = readonly { readonly run: string; readonly head: CommitSha }[]

const beginnings: readonly (readonly [string, Beginning])[] = [
  ['no comment', []],
  ['the comment of an older head', [{ run: '60.1', head: shaOf(9) }]],
  ['the comment of an earlier run for the same head', [{ run: '60.1', head: shaOf(3) }]],
  [
    'two comments that earlier runs left',
    [
      { run: '60.1', head: shaOf(9) },
      { run: '61.1', head: shaOf(3) },
    ],
  ],
]

/** Ends a run in the middle of what it does, as a machine that is lost. */
class LostError extends Error {}

/** The older run delivers from the start; the newer one is started, uploads and delivers in between. */
function tasksOf(scene: Scene, newer: Runner, steps = Number.POSITIVE_INFINITY): readonly Task[] {
  return [
    async (gate) => {
      await gate({ place: 'runs', writes: true })
      await scene.upload(older)
      await scene.deliver(older, gate)
      scene.ended = scene.pulls.pull
    },
    async (gate) => {
      let left = steps
      const step: Gate = async (next) => {
        if (left === 0) {
          throw new LostError()
        }
        left -= 1
        await gate(next)
      }
      try {
        await step({ place: 'runs', writes: true })
        scene.record(newer)
        await step({ place: 'pulls', writes: true })
        scene.push(newer)
        await step({ place: 'runs', writes: true })
        await scene.upload(newer)
        await scene.deliver(newer, step)
      } catch (error) {
        if (!(error instanceof LostError)) {
          throw error
        }
      }
    },
  ]
}

/** Plays every order from the same beginning. */
async function playAll(
  {
    comments,
    newer,
    steps,
  }: { readonly comments: Beginning; readonly newer: Runner; readonly steps?: number },
  check: (scene: Scene, schedule: string) => void,
): Promise<number> {
  let scene = new Scene()
  return everyInterleaving(
    () => {
      scene = new Scene()
      scene.standing(comments)
      scene.push(older)
      scene.record(older)
      return tasksOf(scene, newer, steps)
    },
    (schedule) => check(scene, schedule),
  )
}

const newcomers: readonly (readonly [string, Runner])[] = [
  ['a new head', pushed],
  ['a new base for the same head', rebased],
]
const starts: readonly { what: string; from: string; newer: Runner; comments: Beginning }[] =
  newcomers.flatMap(([what, newer]) =>
    beginnings.map(([from, comments]) => ({ what, from, newer, comments })),
  )

describe('two runs', () => {
  test.each(starts)('$what, from $from: one comment, of the newer run, in every order', async (start) => {
    const { what, from, newer } = start
    const count = await playAll(start, (scene, schedule) => {
      const [body = '', ...others] = scene.bodies()
      expect(others, schedule).toEqual([])
      expect(readMarker(body), schedule).toMatchObject({ runId: '71', head: newer.head })
      expect(body, schedule).toContain('4 errors')
    })
    process.stdout.write(`interleavings: ${what}, from ${from}: ${count}\n`)
    expect(count).toBeGreaterThan(300)
  })

  test('of which the newer one has nothing to say by itself: no comment, or its own', async () => {
    const newer = { ...pushed, mayCreate: false }
    await playAll({ comments: [], newer }, (scene, schedule) => {
      const [body, ...others] = scene.bodies()
      expect(others, schedule).toEqual([])
      expect(body === undefined || body.includes('4 errors'), `${schedule}: ${body}`).toBe(true)
    })
  })

  test.each(starts.filter(({ newer }) => newer === pushed))(
    '$what, from $from: nothing green of the older head stays when the newer run is lost at any step',
    async (start) => {
      let count = 0
      for (let steps = 2; steps <= 8; steps++) {
        count += await playAll({ ...start, steps }, (scene, schedule) => {
          // Whatever is pushed behind the older run's last look is not its to know.
          const knew = scene.ended?.headSha === pushed.head
          const stale = scene.bodies().filter((body) => body.includes('5 errors'))
          expect(knew ? stale : [], `lost behind ${steps} steps: ${schedule}`).toEqual([])
        })
      }
      process.stdout.write(`interleavings: ${start.from}, the newer run is lost: ${count}\n`)
    },
  )
})

describe('twenty runs, each of a head of its own that is pushed before a request of the ones before it', () => {
  const runs = 20
  /** The same numbers from 0 to 1 for a seed. https://en.wikipedia.org/wiki/Xorshift */
  const randomFrom = (seed: number): (() => number) => {
    let state = seed
    return () => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return (state >>> 0) / 2 ** 32
    }
  }

  test.each(beginnings)('from %s: one comment, of the newest head', async (_, comments) => {
    let requests = 0
    for (let seed = 1; seed <= 100; seed++) {
      const random = randomFrom(seed)
      const scene = new Scene()
      scene.standing(comments)
      let started = 0
      // At every request, or at one in three or ten, until there are no more pushes.
      const pace = [1, 0.3, 0.1][seed % 3] ?? 1
      const next = (step: Step | null): readonly Task[] => {
        if (started === runs || (step !== null && random() >= pace)) {
          return []
        }
        started += 1
        const runner = {
          runId: 100 + started,
          head: shaOf(100 + started),
          baseSha: shaOf(1),
          errors: started,
        }
        scene.record(runner)
        scene.push(runner)
        return [
          async (gate) => {
            await gate({ place: 'runs', writes: true })
            await scene.upload(runner)
            await scene.deliver(runner, gate)
          },
        ]
      }
      requests += await oneInterleaving(next, (waiting) => Math.floor(random() * waiting))
      const [body = '', ...others] = scene.bodies()
      expect(others, `seed ${seed}`).toEqual([])
      expect(readMarker(body), `seed ${seed}`).toMatchObject({ runId: '120', head: shaOf(120) })
      expect(body, `seed ${seed}`).toContain('20 errors')
    }
    process.stdout.write(`twenty runs: ${requests} requests in 100 orders\n`)
    expect(requests).toBeGreaterThan(100 * runs)
  })
})
