/** Which run, attempt and check the companion publishes, and whose comments it leaves alone: by GitHub's record alone. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent } from '#test/support/github/event-payload.ts'
import type { Pull, Run } from '#test/support/github/record.ts'
import { createTarget, printed, readsFindings, type Target } from './target.ts'

let target: Target

beforeAll(async () => {
  target = await createTarget()
})
afterAll(async () => {
  expect(target.widget.github.violations).toEqual([])
  await target[Symbol.asyncDispose]()
})
afterEach(() => {
  target.widget.github.comments.splice(0)
})

const crash = { command: `'${process.execPath}' -e 'process.exit(134)'`, checker: 'mypy' }
const resultFile = 'type-ratchet-result-mypy'

/** The next attempt of a run, which ends as the inputs say. */
async function rerun(pull: Pull, run: Run, inputs: Readonly<Record<string, string>>): Promise<ActionResult> {
  const { github } = target.widget
  github.rerun(run)
  return target.widget.runEvent(pullRequestEvent({ pull }), { token: target.fork.token, inputs }, run)
}

function commentsOn(pull: Pull): readonly string[] {
  return target.widget.github.comments.filter((one) => one.pull === pull).map(({ body }) => body)
}

function artifactsOf(run: Run, prefix: string): readonly string[] {
  const { artifacts } = target.widget.github
  return artifacts.filter((one) => one.run === run && one.name.startsWith(prefix)).map(({ name }) => name)
}

/** Takes artifacts away, as if their upload had failed. */
function lose(run: Run, prefix: string): void {
  const { artifacts } = target.widget.github
  artifacts.splice(
    0,
    artifacts.length,
    ...artifacts.filter((one) => one.run !== run || !one.name.startsWith(prefix)),
  )
}

describe('an attempt that left no result', () => {
  test.each([
    ['beside the good one of the attempt before', false],
    ['beside an expired one of its own', true],
  ])('%s: no result is published, and the older comment is taken back', async (_, expired) => {
    const { github } = target.widget
    const { pull, run } = await target.claim([])
    await target.fork.publish(run, { inputs: { comment: 'always' } })
    expect(target.commentOn(pull)).toContain('✅')
    await rerun(pull, run, readsFindings)
    expect(artifactsOf(run, resultFile)).toHaveLength(2)
    if (expired) {
      const own = github.artifacts.find(({ name }) => name === `${resultFile}-attempt-2.json`)
      Object.assign(own ?? {}, { expired: true })
    } else {
      lose(run, `${resultFile}-attempt-2`)
    }
    for (const inputs of [{}, { name: 'mypy' }]) {
      const published = await target.fork.publish(run, { inputs })
      expect(published).toMatchObject({ exitCode: 3, outputs: { result: 'not-comparable' } })
      expect(published.stdout).toContain(`${resultFile}-attempt-2.json`)
      expect(target.commentOn(pull)).toContain('No result')
    }
  })

  test('is not helped by a file that says it is of that attempt', async () => {
    const { pull, run } = await target.claim([])
    const { bytes } = target.fork.resultOf(run)
    await rerun(pull, run, crash)
    lose(run, `${resultFile}-attempt-2`)
    const name = `${resultFile}-attempt-2.json`
    target.widget.github.addArtifact({ run, name, bytes, contentType: 'application/json' })
    const published = await target.fork.publish(run)
    expect(published.exitCode).toBe(3)
    expect(published.summary).toContain('its attempt is “1”')
  })

  test('is published by its own event, not by the one of the attempt before', async () => {
    const { pull, run } = await target.claim([{ message: 'mine' }])
    const { github } = target.widget
    github.rerun(run)
    expect(await target.fork.publish(run)).toMatchObject({ exitCode: 0, outputs: { result: 'report-only' } })
    github.finishRun(run, 'success')
    const late = await target.fork.publish(run, { attempt: 1 })
    expect(late).toMatchObject({ exitCode: 0, outputs: { result: 'report-only' } })
    expect(late.stdout).toContain('attempt 2 of the run has been started since')
    expect(commentsOn(pull)).toEqual([])
  })
})

describe('an attempt that ran other jobs again', () => {
  test('and not the check’s is published from the attempt before; once that ran again, it is not', async () => {
    const { github } = target.widget
    const { pull, run } = await target.claim([{ message: 'mine' }])
    for (const name of ['types', 'lint']) {
      github.board.finish(github.board.start({ run, name }), 'failure')
    }
    github.rerun(run)
    github.board.carryOver(run, ['lint'], 'listed as old')
    github.board.finish(github.board.start({ run, name: 'lint' }), 'success')
    github.finishRun(run, 'failure')
    for (const inputs of [{}, { name: 'mypy' }]) {
      const published = await target.fork.publish(run, { inputs })
      expect(published).toMatchObject({ exitCode: 1, outputs: { result: 'fail' } })
      expect(target.commentOn(pull)).toContain(`run=${run.id}.2`)
    }
    github.rerun(run)
    github.board.finish(github.board.start({ run, name: 'types' }), 'failure')
    github.finishRun(run, 'failure')
    expect(await target.fork.publish(run)).toMatchObject({ exitCode: 3 })
    expect(target.commentOn(pull)).toContain('No result')
  })
})

describe('a check that is called otherwise at each run', () => {
  test('has one comment, and the newest result is in it', async () => {
    const pull = await target.openPull([{ message: 'mine' }])
    for (const name of ['first', 'second', 'third']) {
      const { run } = await target.fork.check(pull, { inputs: { ...readsFindings, name } })
      await target.fork.publish(run, { inputs: { comment: 'always' } })
      expect(commentsOn(pull)).toHaveLength(1)
      expect(commentsOn(pull)[0]).toContain(`name=${name} run=${run.id}.1`)
    }
  })

  test('keeps a comment of its own for each `name` that the companion gives', async () => {
    const pull = await target.openPull([{ message: 'mine' }])
    for (const name of ['first', 'second']) {
      const { run } = await target.fork.check(pull, { inputs: { ...readsFindings, name } })
      await target.fork.publish(run, { inputs: { name, comment: 'always' } })
    }
    expect(commentsOn(pull).map((body) => /name=(\S+)/.exec(body)?.[1])).toEqual(['first', 'second'])
  })
})

describe('a run of the same repository that could comment by itself', () => {
  const own = async (pull: Pull, inputs: Readonly<Record<string, string>> = readsFindings): Promise<Run> => {
    const { run } = await target.fork.check(pull, { token: target.widget.token, inputs })
    return run
  }

  const openOwn = async (number: number): Promise<Pull> =>
    target.widget.openPull(number, { 'out.jsonl': printed([{}, { message: 'mine' }]) })

  test('keeps its comment, also when it failed', async () => {
    const pull = await openOwn(700)
    await target.fork.publish(await own(pull))
    const failed = await own(pull, crash)
    const before = commentsOn(pull)
    expect(before[0]).toContain('No result')
    expect(before[0]).not.toContain('Written for the pull request’s own run')
    const published = await target.fork.publish(failed)
    expect(published.exitCode).toBe(3)
    expect(commentsOn(pull)).toEqual(before)
  })

  test('keeps its comment when there is a second one', async () => {
    const pull = await openOwn(701)
    const { github } = target.widget
    const older = `<!-- type-ratchet v1 name=mypy run=1.1 head=${'a'.repeat(40)} -->\n### ✅ older\n`
    const run = await own(pull)
    const [said = ''] = commentsOn(pull)
    github.comments.unshift(github.addComment({ pull, author: 'github-actions[bot]', body: older }))
    github.comments.pop()
    for (const inputs of [{}, { name: 'mypy' }]) {
      await target.fork.publish(run, { inputs })
      expect(commentsOn(pull)).toContain(said)
    }
  })

  test('and lost its result keeps a comment of that attempt, and loses one of the attempt before', async () => {
    const pull = await openOwn(702)
    const run = await own(pull)
    const [said = ''] = commentsOn(pull)
    lose(run, resultFile)
    await target.fork.publish(run)
    expect(commentsOn(pull)).toEqual([said])
    target.widget.github.rerun(run)
    target.widget.github.finishRun(run, 'failure')
    await target.fork.publish(run)
    expect(commentsOn(pull)).toHaveLength(1)
    expect(commentsOn(pull)[0]).toContain('No result')
  })

  test('whose comment the companion took back is published when it has a result again', async () => {
    const pull = await target.openPull([{ message: 'mine' }])
    const { run } = await target.fork.check(pull, { inputs: readsFindings })
    await target.fork.publish(run)
    await rerun(pull, run, crash)
    await target.fork.publish(run)
    expect(commentsOn(pull)[0]).toContain('No result')
    await rerun(pull, run, readsFindings)
    await target.fork.publish(run)
    expect(commentsOn(pull)[0]).toContain('mine')
  })
})

describe('what others decide the length of', () => {
  test('twelve thousand artifacts cost few requests, and none when the check is named', async () => {
    const { github } = target.widget
    const { pull, run } = await target.claim([{ message: 'mine' }])
    for (let index = 0; index < 12_000; index++) {
      github.addArtifact({ run, name: `noise-${index}`, bytes: Buffer.from('x') })
    }
    const unnamed = await target.fork.publish(run)
    expect(unnamed).toMatchObject({ exitCode: 3, outputs: { result: 'not-comparable' } })
    expect(unnamed.stdout).toContain('Set `name`')
    expect(unnamed.requests.length).toBeLessThanOrEqual(12)
    const named = await target.fork.publish(run, { inputs: { name: 'mypy' } })
    expect(named.outputs['result']).toBe('fail')
    expect(target.commentOn(pull)).toContain('mine')
    expect(named.requests.length).toBeLessThanOrEqual(12)
    lose(run, 'noise-')
  })

  test('a summary of a thousand hostile errors stays under a mebibyte', async () => {
    const { run } = await target.claim([{ message: 'mine' }])
    target.fork.forge(run, (file) => {
      const path = `${'<&|`'.repeat(1000)}.py`
      const message = '<&|`*_@a#1'.repeat(150)
      const entry = { path, line: 1, column: 1, severity: 'error', code: '`|<&'.repeat(40), message }
      const errors = 1000
      Object.assign(file, {
        totals: { base: 1, head: errors + 1, delta: errors, new: errors, fixed: 0, kept: 1 },
        new: Array.from({ length: errors }, (_, line) => ({ ...entry, line: line + 1 })),
        omitted: { new: 0, fixed: 0 },
      })
    })
    const published = await target.fork.publish(run)
    expect(published.outputs['result']).toBe('fail')
    expect(Buffer.byteLength(published.summary)).toBeLessThan(1024 * 1024)
    expect(published.summary).toContain('1,000 new errors')
  })

  test.each([
    ['with a result', readsFindings],
    ['without one', crash],
  ])(
    'a change of more files than GitHub lists, %s: an edit of the rules may be missing, says the text',
    async (_, inputs) => {
      const { github } = target.widget
      const small = await target.openPull([{ message: 'mine' }])
      small.state = 'closed'
      const file = { status: 'modified', additions: 1, deletions: 0, sha: small.head.sha } as const
      const files = Array.from({ length: 3100 }, (__, index) => ({ ...file, filename: `src/${index}.py` }))
      const { base, head } = small
      const pull = github.addPull({
        base,
        head,
        number: github.pulls.length + 2000,
        files: [{ ...file, filename: 'mypy.ini' }, ...files],
        ...(small.mergeCommitSha === null ? {} : { mergeCommitSha: small.mergeCommitSha }),
      })
      const run = github.startRun({
        workflow: target.widget.workflow,
        ...pullRequestEvent({ pull }).run,
      })
      await target.widget.runEvent(
        pullRequestEvent({ pull: small }),
        { token: target.fork.token, inputs },
        run,
      )
      const published = await target.fork.publish(run, { inputs: { comment: 'always' } })
      expect(published.summary).toContain('edits what it is judged by: `mypy.ini`')
      expect(published.summary).toContain('lists only the first 3000 files')
      expect(published.summary).toContain('may be missing')
      pull.state = 'closed'
    },
  )
})
