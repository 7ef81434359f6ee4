/** What goes wrong in real workflows, with the shipped action: every trouble has its exit code and its words. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent, pushEvent, scheduleEvent } from '#test/support/github/event-payload.ts'
import type { Artifact, Comment, Pull, Run } from '#test/support/github/record.ts'
import { zipOf } from '#test/support/zip-builder.ts'
import { createWidget, fileWithErrors, type RunOptions, type Widget } from './widget.ts'

const baseline = 'type-ratchet-baseline-tsc'
/** A checker that dies with words of its own, and one that takes the whole step with it. */
const crashing = {
  checker: 'tsc',
  command: `'${process.execPath}' -e 'console.error("Oh no"); process.exit(134)'`,
}
const killing = {
  checker: 'tsc',
  command: `'${process.execPath}' -e 'process.kill(process.ppid, "SIGKILL")'`,
}
const marker = /^<!-- type-ratchet v1 name=tsc run=(\d+)\.(\d+) head=([0-9a-f]{40}) -->$/

/** A repository whose main has that many errors and, unless told otherwise, their baseline. */
async function widgetWith(
  errors: number,
  options: { readonly baseline: boolean } = { baseline: true },
): Promise<Widget> {
  const widget = await createWidget()
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(errors) })
  if (options.baseline) {
    const push = await widget.runOnMain()
    expect(push.outputs['result'], push.stdout).toBe('report-only')
  }
  return widget
}

function artifactsNamed({ github }: Widget, name: string): readonly Artifact[] {
  return github.artifacts.filter((artifact) => artifact.name === name)
}

function commentOf({ github }: Widget, pull: Pull): Comment {
  const [comment, ...more] = github.comments.filter((one) => one.pull === pull)
  if (comment === undefined || more.length > 0) {
    throw new Error(`there are ${more.length + (comment === undefined ? 0 : 1)} comments`)
  }
  return comment
}

function hasComments({ github }: Widget, pull: Pull): boolean {
  return github.comments.some((one) => one.pull === pull)
}

/** Requests that change something. GraphQL is only asked who we are. */
function writes({ requests }: ActionResult): readonly string[] {
  const changing = requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
  return changing.map(({ method, path }) => `${method} ${path}`)
}

function messages({ annotations }: ActionResult, level: 'error' | 'warning'): string {
  return annotations.flatMap((one) => (one.level === level ? [one.message] : [])).join('\n')
}

describe('permissions', () => {
  let widget: Widget

  beforeAll(async () => {
    widget = await widgetWith(5)
  })

  afterAll(async () => {
    await widget[Symbol.asyncDispose]()
  })

  test('without actions: read there is no result, and the log has the YAML to add', async () => {
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(6) })
    const token = widget.github.addToken({ contents: 'read', 'pull-requests': 'write' })
    const run = await widget.runOnPull(pull, { token })
    expect(run.exitCode).toBe(3)
    expect(run.outputs).toMatchObject({ result: 'not-comparable', errors: '', 'new-errors': '' })
    expect(messages(run, 'error')).toContain('permissions:\n  contents: read\n  actions: read')
    expect(hasComments(widget, pull)).toBe(false)
  })

  test.each([
    [5, 'pass', 0],
    [6, 'fail', 1],
  ] as const)(
    'without pull-requests: write %i errors are the same verdict with a warning',
    async (errors, result, exitCode) => {
      const pull = await widget.openPull(10 + errors, { 'src/debt.ts': fileWithErrors(errors, 'other') })
      const token = widget.github.addToken({ contents: 'read', actions: 'read', 'pull-requests': 'read' })
      const inputs = { comment: 'always' }
      const run = await widget.runOnPull(pull, { token, inputs })
      expect(run.exitCode).toBe(exitCode)
      expect(run.outputs).toMatchObject({ result, errors: String(errors), 'comment-url': '' })
      expect(messages(run, 'warning')).toContain('pull-requests: write')
      expect(hasComments(widget, pull)).toBe(false)
      const granted = await widget.runOnPull(pull, { inputs })
      expect(granted.outputs).toMatchObject({ result, errors: String(errors) })
      expect(messages(granted, 'warning')).not.toContain('pull-requests: write')
    },
  )
})

describe('baselines that can’t be trusted', () => {
  test.each(['pull_request', 'push'])(
    'one of a fork whose branch is called main is refused (%s)',
    async (event) => {
      await using widget = await widgetWith(5, { baseline: false })
      const { github, repository, workflow } = widget
      const fork = github.addRepository({ fullName: 'mallory/widget', forkOf: repository })
      const headSha = await widget.origin.resolve('main')
      const run = github.startRun({
        workflow,
        event,
        headSha,
        headBranch: 'main',
        headRepository: fork,
        conclusion: 'success',
      })
      await using honest = await widgetWith(5)
      const [stolen] = artifactsNamed(honest, baseline)
      github.addArtifact({ run, name: baseline, bytes: stolen?.bytes ?? Buffer.alloc(0) })
      const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(9) })
      const result = await widget.runOnPull(pull)
      expect(result.outputs).toMatchObject({
        result: 'report-only',
        'baseline-source': 'none',
        'baseline-errors': '',
      })
      expect(github.violations).toEqual([])
    },
  )

  const corrupt: readonly (readonly [string, (bytes: Buffer) => Buffer, 'new' | 'kept'])[] = [
    ['bytes that end too early', (bytes) => bytes.subarray(0, bytes.length - 30), 'new'],
    [
      'a bomb that unpacks to more than is read',
      () => zipOf([{ name: 'snapshot.json', content: Buffer.alloc(300 * 1024 * 1024) }]),
      'new',
    ],
    [
      'an entry that climbs out of its folder',
      () => zipOf([{ name: '../snapshot.json', content: '{}' }]),
      'new',
    ],
    [
      'a snapshot of a later format',
      () => zipOf([{ name: 'snapshot.json', content: '{"format":"type-ratchet-snapshot","version":2}' }]),
      'new',
    ],
    ['bytes of something else', () => Buffer.from('<!doctype html>'), 'new'],
    ['bytes that GitHub did not record', (bytes) => Buffer.concat([bytes, Buffer.from('x')]), 'kept'],
    ['a snapshot that is none', () => zipOf([{ name: 'snapshot.json', content: '{"format":"x"}' }]), 'new'],
    [
      'a second entry',
      () =>
        zipOf([
          { name: 'snapshot.json', content: '{}' },
          { name: 'x', content: '' },
        ]),
      'new',
    ],
  ]

  describe('one of', () => {
    let widget: Widget
    let pull: Pull
    let green: Comment
    beforeAll(async () => {
      widget = await widgetWith(5)
      pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4) })
      await widget.runOnPull(pull)
      green = commentOf(widget, pull)
    })
    afterAll(() => widget[Symbol.asyncDispose]())

    // Each heals what it damaged, so the next one finds all as it was.
    test.each(corrupt)('%s gives no result, and the comment says so', async (_, damage, digest) => {
      expect(green.body).toContain('Type errors decreased!')
      const artifact = artifactsNamed(widget, baseline).at(-1)
      const bytes = damage(artifact?.bytes ?? Buffer.alloc(0))
      widget.github.replaceArtifactBytes(artifact?.id ?? 0, bytes, { digest })

      const run = await widget.runOnPull(pull)
      expect(run.exitCode).toBe(3)
      expect(run.outputs).toMatchObject({ result: 'not-comparable', 'new-errors': '' })
      expect(messages(run, 'error')).toContain(baseline)
      expect(commentOf(widget, pull).id).toBe(green.id)
      expect(green.body).toContain('No result for this commit.')
      expect(green.body).not.toContain('✅')

      const sha = await widget.origin.resolve('main')
      const heal = await widget.runEvent(scheduleEvent({ repository: widget.repository, sha }))
      expect(heal.exitCode).toBe(3)
      expect(heal.outputs['result']).toBe('not-comparable')
      const healed = await widget.runOnPull(pull)
      expect(healed.outputs).toMatchObject({ result: 'pass', 'fixed-errors': '1' })
      expect(green.body).toContain('Type errors decreased!')
    })
  })
})

describe('names and re-runs', () => {
  test('a second use with the same name in one run is a configuration error that says what to do', async () => {
    await using widget = await widgetWith(5)
    const uses: readonly (readonly [ReturnType<typeof pushEvent>, string])[] = [
      [pushEvent({ repository: widget.repository, sha: await widget.origin.resolve('main') }), baseline],
      [
        pullRequestEvent({ pull: await widget.openPull(1, { 'src/debt.ts': fileWithErrors(5) }) }),
        'type-ratchet-snapshot-tsc',
      ],
    ]
    for (const [event, artifact] of uses) {
      const run = widget.github.startRun({ workflow: widget.workflow, ...event.run })
      expect((await widget.runEvent(event, {}, run)).exitCode).toBe(0)
      const second = await widget.runEvent(event, {}, run)
      expect(second.exitCode).toBe(2)
      expect(second.outputs['result']).toBe('config-error')
      expect(messages(second, 'error')).toContain('Give each use its own `name`')
      expect(messages(second, 'error')).toContain(artifact)
      const named = await widget.runEvent(event, { inputs: { name: 'second' } }, run)
      expect(named.exitCode).toBe(0)
    }
  })

  test('a re-run adds its attempt to every name, and readers take the highest', async () => {
    await using widget = await widgetWith(5, { baseline: false })
    const sha = await widget.origin.resolve('main')
    const event = pushEvent({ repository: widget.repository, sha })
    const run = widget.github.startRun({ workflow: widget.workflow, ...event.run })
    await widget.runEvent(event, {}, run)
    widget.github.rerun(run)
    expect((await widget.runEvent(event, {}, run)).exitCode).toBe(0)
    expect(widget.github.artifacts.map(({ name }) => name).sort()).toEqual([
      baseline,
      `${baseline}-attempt-2`,
      'type-ratchet-report-tsc-attempt-2.html',
      'type-ratchet-report-tsc.html',
      'type-ratchet-result-tsc-attempt-2.json',
      'type-ratchet-result-tsc.json',
    ])
    const [first] = artifactsNamed(widget, baseline)
    widget.github.replaceArtifactBytes(first?.id ?? 0, Buffer.from('the first attempt is not read'))
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(5) })
    const result = await widget.runOnPull(pull)
    expect(result.outputs).toMatchObject({ result: 'pass', 'baseline-sha': sha, 'baseline-errors': '5' })
  })
})

describe('the comment', () => {
  let widget: Widget
  let pull: Pull
  let first: Run

  beforeAll(async () => {
    widget = await widgetWith(5)
    pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4) })
    const event = pullRequestEvent({ pull })
    first = widget.github.startRun({ workflow: widget.workflow, ...event.run })
    await widget.runEvent(event, {}, first)
  })

  afterAll(async () => {
    await widget[Symbol.asyncDispose]()
  })

  test('names the run and the head in its first line', () => {
    const [line] = commentOf(widget, pull).body.split('\n')
    expect(marker.exec(line ?? '')?.slice(1)).toEqual([String(first.id), '1', pull.head.sha])
  })

  test.each(['a re-run', 'another run'])(
    'is not written again by %s for the same head with the same text',
    async (which) => {
      const before = { ...commentOf(widget, pull) }
      const event = pullRequestEvent({ pull })
      if (which === 'a re-run') {
        widget.github.rerun(first)
      }
      const again =
        which === 'a re-run' ? first : widget.github.startRun({ workflow: widget.workflow, ...event.run })
      const run = await widget.runEvent(event, {}, again)
      expect(run.outputs['comment-url']).toContain(`#issuecomment-${before.id}`)
      expect(writes(run)).toEqual([])
      expect(commentOf(widget, pull)).toEqual(before)
    },
  )

  test('is not touched by a run whose head is no longer the pull request’s', async () => {
    const stale = pullRequestEvent({ pull })
    const before = { ...commentOf(widget, pull) }
    const head = pull.head.sha
    pull.head.sha = await widget.origin.resolve('main')
    const run = await widget.runEvent(stale, { inputs: { 'max-increase': 'ten' } })
    const late = await widget.runEvent(stale, { inputs: { 'max-errors': '0' } })
    pull.head.sha = head
    expect([run.exitCode, late.exitCode]).toEqual([2, 1])
    expect([writes(run), writes(late)]).toEqual([[], []])
    expect(commentOf(widget, pull)).toEqual(before)
  })

  test.each([
    ['max-increase', 'ten'],
    ['mode', 'strict'],
    ['args', 'src | tee'],
    ['working-directory', 'no/such/folder'],
  ])('is taken back when %s is wrong, and comes back when it is right again', async (input, value) => {
    const inputs = { checker: 'tsc', [input]: value }
    const run = await widget.runOnPull(pull, { inputs })
    expect(run.exitCode).toBe(2)
    expect(run.outputs).toMatchObject({ result: 'config-error', errors: '' })
    expect(messages(run, 'error')).toContain(input)
    expect(messages(run, 'error')).toContain(value)
    expect(commentOf(widget, pull).body).toContain('the configuration is wrong, no result')
    await widget.runOnPull(pull)
    expect(commentOf(widget, pull).body).toContain('Type errors decreased!')
  })

  test('is taken back even when the name can’t be told, as long as there is only one', async () => {
    await widget.runOnPull(pull, { inputs: { 'max-errors': '-1' } })
    expect(commentOf(widget, pull).body).toContain('the configuration is wrong, no result')
    expect(commentOf(widget, pull).body.split('\n')[0]).toMatch(marker)
    await widget.runOnPull(pull)
  })

  test('is left alone with comment: never, also when an input is wrong', async () => {
    const before = { ...commentOf(widget, pull) }
    const run = await widget.runOnPull(pull, { inputs: { comment: 'never', 'max-errors': '-1' } })
    expect(run.exitCode).toBe(2)
    expect(writes(run)).toEqual([])
    expect(commentOf(widget, pull)).toEqual(before)
  })

  test('is taken back by the post step after the main step was killed, and only then', async () => {
    const event = pullRequestEvent({ pull })
    const killed = widget.github.startRun({ workflow: widget.workflow, ...event.run })
    await expect(widget.runEvent(event, { inputs: killing }, killed)).rejects.toThrow('did not end by itself')
    const post: RunOptions = { inputs: killing, entry: 'post' }
    const done = await widget.runEvent(
      event,
      { ...post, state: { started: 'true', finished: 'true' } },
      killed,
    )
    expect(done.requests).toEqual([])
    expect(commentOf(widget, pull).body).toContain('✅')

    const run = await widget.runEvent(event, { ...post, state: { started: 'true' } }, killed)
    expect(run.exitCode).toBe(0)
    expect(commentOf(widget, pull).body).toContain('No result for this commit.')
    expect(commentOf(widget, pull).body).not.toContain('✅')
    await widget.runOnPull(pull)
  })

  test('of somebody else with our marker is never touched', async () => {
    const other = await widget.openPull(2, { 'src/debt.ts': fileWithErrors(4, 'other') })
    const body = commentOf(widget, pull).body.replace(/head=\w+/, `head=${other.head.sha}`)
    const fakes = ['mallory', 'other-app[bot]'].map((author) =>
      widget.github.addComment({ pull: other, author, body }),
    )
    const before = fakes.map((fake) => ({ ...fake }))
    const quiet = await widget.runOnPull(other, { inputs: { 'max-increase': 'ten' } })
    expect(writes(quiet)).toEqual([])
    const run = await widget.runOnPull(other)
    expect(fakes).toEqual(before)
    const own = widget.github.comments.filter(
      ({ pull: at, author }) => at === other && author === 'github-actions[bot]',
    )
    expect(own).toHaveLength(1)
    expect(run.outputs['comment-url']).toContain(`#issuecomment-${own[0]?.id}`)
  })

  test('kept to GitHub’s own description of its API all along', () => {
    expect(widget.github.violations).toEqual([])
  })
})

describe('a checker that crashed', () => {
  let widget: Widget

  beforeAll(async () => {
    widget = await widgetWith(5)
  })

  afterAll(async () => {
    await widget[Symbol.asyncDispose]()
  })

  test('fails a pull request with 3, and never as “no errors”', async () => {
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(5) })
    const run = await widget.runOnPull(pull, { inputs: crashing })
    expect(run.exitCode).toBe(3)
    expect(run.outputs).toMatchObject({ result: 'not-comparable', errors: '', 'fixed-errors': '' })
    expect(run.stdout).toContain('Oh no')
    expect(hasComments(widget, pull)).toBe(false)
  })

  test('in mode report-only ends with 0, and the outcome stays visible', async () => {
    const pull = await widget.openPull(2, { 'src/debt.ts': fileWithErrors(5, 'other') })
    const run = await widget.runOnPull(pull, { inputs: { ...crashing, mode: 'report-only' } })
    expect(run.exitCode).toBe(0)
    expect(run.outputs['result']).toBe('not-comparable')
    expect(messages(run, 'error')).toBe('')
    expect(messages(run, 'warning')).toContain('checker')
  })

  test('on main uploads no baseline, so the last good one stays', async () => {
    const good = await widget.origin.resolve('main')
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(1) })
    const before = artifactsNamed(widget, baseline).length
    const run = await widget.runOnMain({ inputs: crashing })
    expect(run).toMatchObject({ exitCode: 3, outputs: { result: 'not-comparable' } })
    const reported = await widget.runOnMain({ inputs: { ...crashing, mode: 'report-only' } })
    expect(reported).toMatchObject({ exitCode: 0, outputs: { result: 'not-comparable' } })
    expect(artifactsNamed(widget, baseline)).toHaveLength(before)
    const pull = await widget.openPull(3, { 'src/debt.ts': fileWithErrors(2) })
    const result = await widget.runOnPull(pull)
    expect(result.outputs).toMatchObject({
      'baseline-sha': good,
      'baseline-errors': '5',
      'fixed-errors': '3',
    })
  })
})

describe('the default branch', () => {
  let widget: Widget

  beforeAll(async () => {
    widget = await widgetWith(5)
  })

  afterAll(async () => {
    await widget[Symbol.asyncDispose]()
  })

  test('that breaks a rule still uploads its baseline, reports it and ends with 0', async () => {
    const sha = await widget.commitToMain({ 'src/debt.ts': fileWithErrors(7) })
    const run = await widget.runOnMain()
    expect(run.exitCode).toBe(0)
    expect(run.outputs).toMatchObject({ result: 'report-only', errors: '7', delta: '2', limit: '5' })
    expect(messages(run, 'warning')).toContain('max-increase')
    expect(artifactsNamed(widget, baseline).map(({ run: at }) => at.headSha)).toContain(sha)
  })

  test('with enforce-default-branch ends with 1, and uploads its baseline all the same', async () => {
    const sha = await widget.commitToMain({ 'src/debt.ts': fileWithErrors(8) })
    const run = await widget.runOnMain({ inputs: { 'enforce-default-branch': 'true' } })
    expect(run.exitCode).toBe(1)
    expect(run.outputs).toMatchObject({ result: 'fail', errors: '8', delta: '1' })
    expect(artifactsNamed(widget, baseline).map(({ run: at }) => at.headSha)).toContain(sha)
  })

  test('that failed is a baseline all the same, and growth still counts from the lowest total', async () => {
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(9) })
    const run = await widget.runOnPull(pull)
    expect(run.outputs).toMatchObject({
      result: 'fail',
      'baseline-errors': '8',
      'reference-errors': '5',
      limit: '5',
      'new-errors': '1',
    })
  })
})

describe('an older ancestor', () => {
  const rules = { 'max-new-errors': '0' }
  let widget: Widget
  let old: string

  beforeAll(async () => {
    widget = await widgetWith(3)
    old = await widget.origin.resolve('main')
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(3), 'src/step.ts': 'export const one = 1\n' })
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(3), 'src/base.ts': fileWithErrors(2, 'base') })
  })

  afterAll(async () => {
    await widget[Symbol.asyncDispose]()
  })

  const tree = { 'src/debt.ts': fileWithErrors(3), 'src/base.ts': fileWithErrors(2, 'base') }

  test('is named with its distance, and errors in files that the change left alone never fail it', async () => {
    const pull = await widget.openPull(1, { ...tree, 'src/own.ts': 'export const own = 1\n' })
    const run = await widget.runOnPull(pull, { inputs: rules })
    expect(run.exitCode).toBe(0)
    expect(run.outputs).toMatchObject({ result: 'pass', 'new-errors': '2', 'baseline-sha': old })
    const { body } = commentOf(widget, pull)
    expect(body).toContain('2 commits before the base of this change')
    expect(body.match(/src\/base\.ts.*may come from the base branch/g)).toHaveLength(2)
  })

  test('does not excuse an error in the change’s own file', async () => {
    const pull = await widget.openPull(2, { ...tree, 'src/own.ts': fileWithErrors(1, 'own') })
    const run = await widget.runOnPull(pull, { inputs: rules })
    expect(run.exitCode).toBe(1)
    expect(run.outputs).toMatchObject({ result: 'fail', 'new-errors': '3' })
    const { body } = commentOf(widget, pull)
    expect(body).toMatch(/src\/own\.ts/)
    expect(body).not.toMatch(/src\/own\.ts.*may come from the base branch/)
  })

  test('gives way to the base’s own baseline once that is there', async () => {
    await widget.runOnMain()
    const pull = await widget.openPull(3, { ...tree, 'src/own.ts': 'export const own = 3\n' })
    const run = await widget.runOnPull(pull, { inputs: rules })
    expect(run.outputs).toMatchObject({
      result: 'pass',
      'new-errors': '0',
      'baseline-sha': await widget.origin.resolve('main'),
    })
    expect(widget.github.violations).toEqual([])
  })
})
