/** Baselines that are not the default branch's: whatever name an outsider's run or artifact has, it is not believed. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pushEvent } from '#test/support/github/event-payload.ts'
import type { Artifact, Pull, Run } from '#test/support/github/record.ts'
import { zipOf } from '#test/support/zip-builder.ts'
import { createTarget, onRequest, printed, readsFindings, type Target } from './target.ts'

const baseline = 'type-ratchet-baseline-mypy'

let target: Target
let honest: Buffer
/** A baseline in which the change's own error is known already, so that it would look old. */
let poisoned: Buffer
let pull: Pull
let main: string
let before: readonly Artifact[]

beforeAll(async () => {
  target = await createTarget()
  const { widget } = target
  const [artifact] = widget.github.artifacts.filter(({ name }) => name === baseline)
  honest = artifact?.bytes ?? Buffer.alloc(0)
  main = await widget.origin.resolve('main')
  before = [...widget.github.artifacts]
  pull = await target.openPull([{ message: 'mine' }])
  await widget.commitToMain({ 'out.jsonl': printed([{}, { message: 'mine' }]) })
  const sha = await widget.origin.resolve('main')
  const event = pushEvent({ repository: widget.repository, sha, branch: 'elsewhere' })
  await widget.runEvent(event, { inputs: readsFindings })
  const made = widget.github.artifacts.find(({ name }) => name === 'type-ratchet-snapshot-mypy')
  poisoned = made?.bytes ?? Buffer.alloc(0)
  expect(poisoned.length).toBeGreaterThan(0)
})
afterAll(() => target[Symbol.asyncDispose]())

beforeEach(() => {
  const { artifacts } = target.widget.github
  artifacts.splice(0, artifacts.length, ...before)
})
afterEach(() => {
  onRequest(target.widget.github, 'nothing', () => undefined)
  const artifact = before.find(({ name }) => name === baseline)
  target.widget.github.artifacts.splice(0, Number.POSITIVE_INFINITY, ...before)
  target.widget.github.replaceArtifactBytes(artifact?.id ?? 0, honest)
})

/** A run of main as it would be if it were honest, with one thing changed. */
function startRun(change: Partial<Parameters<typeof target.widget.github.startRun>[0]>): Run {
  const { github, workflow } = target.widget
  return github.startRun({
    ...{ workflow, event: 'push', headSha: main, headBranch: 'main', conclusion: 'success' },
    ...change,
  })
}

/** The honest baseline's run is out of the way, so that only the forged one is left. */
function dropHonest(): void {
  const { artifacts } = target.widget.github
  artifacts.splice(0, artifacts.length, ...artifacts.filter(({ name }) => name !== baseline))
}

/** The pull request's new error must be seen as new, or nothing must be believed at all. */
async function expectNotBelieved(words: 'absent' | 'found', change = pull): Promise<void> {
  const { result } = await target.fork.check(change, { inputs: { ...readsFindings, 'baseline-wait': '0' } })
  if (words === 'found') {
    expect(result.outputs).toMatchObject({ result: 'fail', 'new-errors': '1', 'baseline-sha': main })
  } else {
    expect(result.outputs).toMatchObject({ result: 'report-only', 'baseline-errors': '', 'new-errors': '' })
    expect(result.summary).toContain('no baseline yet')
  }
}

describe('a forged baseline of', () => {
  test('a fork’s branch that is called main', async () => {
    dropHonest()
    const run = startRun({ headRepository: target.fork.repository })
    target.widget.github.addArtifact({ run, name: baseline, bytes: poisoned })
    await expectNotBelieved('absent')
  })

  test('a tag that is called main', async () => {
    dropHonest()
    // GitHub gives a pushed tag's name as the head branch of its run; its commit is no ancestor of the change's base.
    const evil = await target.widget.origin.resolve('main')
    const run = startRun({ headSha: evil, headBranch: 'main' })
    target.widget.github.addArtifact({ run, name: baseline, bytes: poisoned })
    await expectNotBelieved('absent')
  })

  test('another workflow of the same repository', async () => {
    dropHonest()
    const workflow = target.widget.github.addWorkflow(target.widget.repository, {
      path: '.github/workflows/other.yml',
    })
    target.widget.github.addArtifact({ run: startRun({ workflow }), name: baseline, bytes: poisoned })
    await expectNotBelieved('absent')
  })

  test('another workflow at an older commit, behind more runs than a page', async () => {
    dropHonest()
    const { github, repository } = target.widget
    const workflow = github.addWorkflow(repository, { path: '.github/workflows/older.yml' })
    github.addArtifact({ run: startRun({ workflow }), name: baseline, bytes: poisoned })
    for (let index = 0; index < 101; index++) {
      startRun({ event: 'pull_request', headRepository: target.fork.repository })
    }
    await expectNotBelieved('absent', await target.openPull([{ message: 'mine' }]))
  })

  test.each(['pull_request_target', 'workflow_run'])('an outsider’s event on main: %s', async (event) => {
    dropHonest()
    target.widget.github.addArtifact({ run: startRun({ event }), name: baseline, bytes: poisoned })
    await expectNotBelieved('absent')
  })
})

describe('a baseline that', () => {
  test('does not have its digest is refused', async () => {
    const artifact = target.widget.github.artifacts.find(({ name }) => name === baseline)
    const other = zipOf([{ name: 'snapshot.json', content: '{}' }])
    target.widget.github.replaceArtifactBytes(artifact?.id ?? 0, other, { digest: 'kept' })
    const { result } = await target.fork.check(pull, { inputs: readsFindings })
    expect(result.outputs['result']).toBe('not-comparable')
    expect(result.summary).toContain('arrived with digest')
  })

  test('was swapped between listing and download is refused', async () => {
    const { github } = target.widget
    const artifact = github.artifacts.find(({ name }) => name === baseline)
    // The list has been read when the address of the download is asked for.
    onRequest(github, `/artifacts/${artifact?.id}/zip`, () => {
      github.replaceArtifactBytes(artifact?.id ?? 0, poisoned, { digest: 'kept' })
    })
    const { result } = await target.fork.check(pull, { inputs: readsFindings })
    expect(result.outputs['result']).toBe('not-comparable')
    expect(result.summary).toContain('arrived with digest')
  })

  test('is flooded with 250 of a fork’s under its name is still found', async () => {
    const run = startRun({ event: 'pull_request', headRepository: target.fork.repository })
    for (let index = 0; index < 250; index++) {
      target.widget.github.addArtifact({ run, name: baseline, bytes: honest })
    }
    await expectNotBelieved('found')
  })

  test('is looked for in a list that ends early counts as unread, not as missing', async () => {
    dropHonest()
    const run = startRun({ event: 'pull_request', headRepository: target.fork.repository })
    for (let index = 0; index < 150; index++) {
      target.widget.github.addArtifact({ run, name: baseline, bytes: honest })
    }
    target.widget.github.fault({
      path: /\/actions\/artifacts$/,
      status: 200,
      body: { total_count: 150, artifacts: [] },
    })
    const { result } = await target.fork.check(pull, { inputs: readsFindings })
    expect(result.outputs['result']).toBe('not-comparable')
    expect(result.summary).toContain('ended before it was complete')
  })

  test('belongs to a cancelled run is not taken', async () => {
    dropHonest()
    target.widget.github.addArtifact({
      run: startRun({ conclusion: 'cancelled' }),
      name: baseline,
      bytes: poisoned,
    })
    await expectNotBelieved('absent')
  })
})
