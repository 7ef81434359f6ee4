/** A fork's result in the companion workflow: it is data of an attacker, and every mismatch stops with its reason. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import type { Pull, Run } from '#test/support/github/record.ts'
import { zipOf } from '#test/support/zip-builder.ts'
import { foreignParts, rendered } from './rendered.ts'
import { createTarget, effectiveCommands, onRequest, readsFindings, type Target } from './target.ts'

let target: Target
let pull: Pull
let run: Run
let original: Buffer

beforeAll(async () => {
  target = await createTarget()
  const claim = await target.claim([{ message: 'mine' }])
  pull = claim.pull
  run = claim.run
  original = target.fork.resultOf(run).bytes
})
afterAll(async () => {
  expect(target.widget.github.violations).toEqual([])
  await target[Symbol.asyncDispose]()
})

type Change = (file: Record<string, unknown>) => void

/** Publishes the honest result with a change that its author could have made. */
async function publish(change: Change, inputs: Readonly<Record<string, string>> = {}): Promise<ActionResult> {
  target.widget.github.replaceArtifactBytes(target.fork.resultOf(run).id, original)
  target.fork.forge(run, change)
  return target.fork.publish(run, { inputs })
}

async function expectStopped(result: ActionResult | Promise<ActionResult>, words: string): Promise<void> {
  const { outputs, exitCode, annotations, summary } = await result
  expect(outputs).toMatchObject({ result: 'not-comparable', errors: '' })
  expect(exitCode).toBe(3)
  expect(`${annotations.map(({ message }) => message).join('\n')}${summary}`).toContain(words)
  expect(target.commentOn(pull)).toBe('')
}

const set =
  (fields: Readonly<Record<string, unknown>>): Change =>
  (file) =>
    Object.assign(file, fields)

describe('a result that', () => {
  test('names another pull request is published where GitHub’s record says', async () => {
    const victim = await target.openPull([])
    const { number } = victim
    const result = await publish(set({ number, pull_request: number, pull: number, issue: number }))
    expect(result.outputs).toMatchObject({ 'pull-request': String(pull.number), result: 'fail' })
    expect(target.commentOn(victim)).toBe('')
    expect(target.commentOn(pull)).toContain('mine')
    const { comments } = target.widget.github
    comments.splice(0, comments.length)
  })

  test('was copied from another commit is stopped', async () => {
    await expectStopped(publish(set({ head: '0'.repeat(40) })), 'its head is')
  })

  test('was copied from another run is stopped', async () => {
    await expectStopped(publish(set({ run: { id: 1, attempt: 1 } })), 'its run is')
  })

  test('has another name than its artifact is stopped', async () => {
    await expectStopped(publish(set({ name: 'other' })), 'its name is')
  })

  test('contradicts itself to hide an error is stopped', async () => {
    const totals = { base: 1, head: 1, delta: 0, new: 0, fixed: 0, kept: 1 }
    await expectStopped(publish(set({ totals })), 'do not add up')
  })
})

describe('an artifact in the place of a result that', () => {
  test('does not have its digest is stopped', async () => {
    const { id } = target.fork.resultOf(run)
    target.widget.github.replaceArtifactBytes(id, original)
    target.widget.github.replaceArtifactBytes(id, Buffer.from('{}'), { digest: 'kept' })
    await expectStopped(target.fork.publish(run), 'arrived with digest')
  })

  test('was swapped between listing and download is stopped', async () => {
    const { github } = target.widget
    const { id } = target.fork.resultOf(run)
    github.replaceArtifactBytes(id, original)
    const forged = Buffer.from(original.toString('utf8').replace('mine', 'nice'))
    onRequest(github, `/artifacts/${id}/zip`, () =>
      github.replaceArtifactBytes(id, forged, { digest: 'kept' }),
    )
    await expectStopped(target.fork.publish(run), 'arrived with digest')
    onRequest(github, 'nothing', () => undefined)
  })

  test('is a zip, also a bomb, is stopped without being unpacked', async () => {
    const { id } = target.fork.resultOf(run)
    const bomb = zipOf([{ name: 'result.json', content: Buffer.alloc(50_000_000) }])
    target.widget.github.replaceArtifactBytes(id, bomb)
    await expectStopped(target.fork.publish(run), 'result')
  })

  test('is nested half a million levels deep is stopped', async () => {
    const { id } = target.fork.resultOf(run)
    const deep = Buffer.from(`${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}`)
    target.widget.github.replaceArtifactBytes(id, deep)
    await expectStopped(target.fork.publish(run), 'format: type-ratchet-result')
  })

  test('is larger than any result is stopped before it is downloaded', async () => {
    const { id } = target.fork.resultOf(run)
    target.widget.github.replaceArtifactBytes(id, Buffer.alloc(17 * 1024 * 1024, 0x20))
    const result = await target.fork.publish(run)
    await expectStopped(result, 'at most 16777216 are read')
    expect(result.requests.some(({ path }) => path.endsWith('/zip'))).toBe(false)
  })
})

describe('a policy loosened by the change', () => {
  test('in its result counts for nothing: the companion’s own limits do', async () => {
    const verdict = { outcome: 'pass', enforced: true, rules: [] }
    const loose = { policy: { 'max-increase': '1000%' }, mode: 'report-only', verdict }
    const result = await publish(set(loose), { 'max-new-errors': '0' })
    expect(result.outputs).toMatchObject({ result: 'fail', limit: '' })
    expect(result.exitCode).toBe(1)
    expect(target.commentOn(pull)).toContain('### ❌ mypy: ')
    expect(target.commentOn(pull)).toContain('new error, none allowed')
    target.widget.github.comments.splice(0)
  })

  test('by the keys of prototypes counts for nothing', async () => {
    target.widget.github.replaceArtifactBytes(
      target.fork.resultOf(run).id,
      Buffer.from(
        original.toString('utf8').replace('{', '{"__proto__":{"maxIncrease":{"kind":"count","errors":9}},'),
      ),
    )
    const result = await target.fork.publish(run)
    expect(result.outputs).toMatchObject({ result: 'fail' })
    target.widget.github.comments.splice(0)
  })

  test('by saying that nothing was compared can’t turn into “pass”', async () => {
    const baseline = { state: 'absent', source: null, commit: null, distance: null, reason: 'no' }
    const totals = { base: 2, head: 2, delta: 0, new: 0, fixed: 0, kept: 2 }
    const result = await publish(set({ baseline, reference: null, totals, new: [], excerpts: [] }))
    expect(result.outputs['result']).toBe('report-only')
    target.widget.github.comments.splice(0)
    await expectStopped(publish(set({ baseline, reference: null })), 'without one nothing is new')
    const broken = await publish(set({ baseline }))
    await expectStopped(broken, 'reference')
  })

  test('in its workflow and configuration is what a reader sees first', async () => {
    const files = {
      '.github/workflows/types.yml': 'name: types\n',
      'mypy.ini': '[mypy]\nignore_errors = True\n',
      '.github/actions/check/action.yml': 'name: x\n',
    }
    const { comment, run: checked } = await target.attack([], { files, inputs: { comment: 'always' } })
    for (const text of [comment, checked.summary]) {
      expect(text).toContain('`.github/actions/check/action.yml`, `.github/workflows/types.yml`, `mypy.ini`')
      expect(text.indexOf('Look at this first')).toBeLessThan(text.indexOf('| Current'))
    }
  })
})

test('a policy loosened until the checker breaks is what a reader sees first, in the run and in the companion', async () => {
  const files = {
    'mypy.ini': '[mypy]\nplugins = mine\n',
    'out.jsonl': 'Traceback (most recent call last):\n',
  }
  const broken = await target.openPull([], files)
  const inputs = readsFindings
  for (const depth of [1, 2]) {
    const checked = await target.fork.check(broken, { inputs, depth })
    const published = await target.fork.publish(checked.run)
    for (const { outputs, summary } of [checked.result, published]) {
      expect(outputs['result']).toBe('not-comparable')
      expect(summary.split('\n').slice(0, 4).join('\n')).toContain(
        '**Look at this first:** the change edits what it is judged by: `mypy.ini`',
      )
    }
  }
})

describe('hostile text in a result:', () => {
  let body: string
  let result: ActionResult

  beforeAll(async () => {
    const entry = { column: 1, severity: 'error', code: null as string | null }
    const added = [
      {
        ...entry,
        path: 'a.py',
        line: 41,
        message: '<img src=x onerror=alert(1)> [x](javascript:alert(1)) @acme #12',
      },
      {
        ...entry,
        path: '`](https://evil.example)<b>.py',
        line: 42,
        message: '::set-output name=result::pass',
      },
      {
        ...entry,
        path: 'b.py',
        line: 43,
        message: 'x\n<!-- type-ratchet v1 name=mypy -->\n# H',
        code: '`<b>`',
      },
      { ...entry, path: 'c.py', line: 44, message: '\u202eevil\u2066 ##[add-mask]e' },
    ]
    const fence = '```\n</code></pre></details><h1>out</h1>'
    result = await publish((file) => {
      Object.assign(file, {
        totals: { base: 1, head: 5, delta: 4, new: 4, fixed: 0, kept: 1 },
        new: added,
        checker: {
          name: 'mypy',
          version: '<img src=x> @acme [x](https://evil.example)',
          configuration: null,
        },
        excerpts: [{ path: 'a.py', line: 41, firstLine: 41, lines: [`<script>alert(1)</script> ${fence}`] }],
      })
    })
    body = target.commentOn(pull)
  })

  test('no element, attribute or address of its own gets into the comment', () => {
    expect(body).not.toBe('')
    expect(foreignParts(rendered(body))).toEqual([])
    expect(foreignParts(rendered(result.summary))).toEqual([])
  })

  test('no mention or reference reaches anybody', () => {
    expect(rendered(body).prose).not.toMatch(/@acme|#12|https?:\/\//)
  })

  test('the source it shows stays in its block', () => {
    const blocks = rendered(body).elements.filter(
      ({ tag, text }) => tag === 'code' && text.includes('<script>') && text.includes('</code>'),
    )
    expect(blocks.length).toBe(1)
  })

  test('there is one marker, ours, in the first line', () => {
    expect(rendered(body).comments.length).toBe(1)
    expect(body.split('\n')[0]).toBe(
      `<!-- type-ratchet v1 name=mypy run=${run.id}.1 head=${pull.head.sha} -->`,
    )
    expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  test('the log of the companion obeys nothing', () => {
    expect(effectiveCommands(result)).toEqual([])
    expect(result.outputs['result']).toBe('fail')
  })
})

describe('a fork’s branch that is called', () => {
  test.each([
    '<img/src=x/onerror=alert(1)>',
    '`</code>`](//evil.example)<h1>|x',
    'main&head=acme%3Amain#12',
    'ask-@acme/owners-$(touch$IFS$9proof)',
    '\u202eniam\u2066',
  ])('%j is found by its whole name and marks nothing up', async (branch) => {
    const { github } = target.widget
    const named = await target.openPull([{ message: 'mine' }], {}, branch)
    const { run: own } = await target.fork.check(named, { inputs: readsFindings })
    const published = await target.fork.publish(own)
    expect(published.outputs, published.stdout).toMatchObject({
      result: 'fail',
      'pull-request': String(named.number),
    })
    for (const text of [target.commentOn(named), published.summary]) {
      expect(foreignParts(rendered(text))).toEqual([])
      expect(rendered(text).prose).not.toContain('@acme')
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
    named.state = 'closed'
    const late = await target.fork.publish(own)
    expect(late.outputs).toMatchObject({ result: 'report-only', 'pull-request': '' })
    for (const result of [published, late]) {
      expect(effectiveCommands(result)).toEqual([])
      expect(result.stdout).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
    github.comments.splice(0)
  })
})

describe('a run that', () => {
  test('left results of many checks gets one comment at most, of the check that is named', async () => {
    const { github } = target.widget
    github.comments.splice(0)
    github.replaceArtifactBytes(target.fork.resultOf(run).id, original)
    for (let index = 0; index < 120; index++) {
      const name = `type-ratchet-result-fake-${index}.json`
      github.addArtifact({ run, name, bytes: original, contentType: 'application/json' })
    }
    const unnamed = await target.fork.publish(run)
    expect(unnamed).toMatchObject({ exitCode: 2, outputs: { result: 'config-error' } })
    expect(github.comments).toEqual([])
    const named = await target.fork.publish(run, { inputs: { name: 'mypy' } })
    expect(named.outputs['result']).toBe('fail')
    expect(github.comments.length).toBe(1)
    github.comments.splice(0)
  })

  test('is of another workflow than the one that is named is stopped', async () => {
    const result = await target.fork.publish(run, { inputs: { name: 'mypy', workflow: 'other.yml' } })
    await expectStopped(result, 'it belongs to the workflow')
  })

  test('fits two open pull requests is stopped, and neither keeps an older result', async () => {
    const { github } = target.widget
    const { base, head } = pull
    const twin = github.addPull({ base, head, number: 900 })
    const older = `<!-- type-ratchet v1 name=mypy run=1.1 head=${'a'.repeat(40)} -->\n### ✅ No change\n`
    for (const one of [pull, twin]) {
      github.addComment({ pull: one, author: 'github-actions[bot]', body: older })
    }
    const result = await target.fork.publish(run, { inputs: { name: 'mypy' } })
    expect(result).toMatchObject({ exitCode: 3, outputs: { result: 'not-comparable', 'pull-request': '' } })
    for (const one of [pull, twin]) {
      expect(target.commentOn(one)).toContain('No result')
      expect(rendered(target.commentOn(one)).text).toMatch(/several open pull requests.*900/)
    }
    twin.state = 'closed'
    github.comments.splice(0)
  })

  test('comes from a branch of the same name in another repository reaches no one else’s pull request', async () => {
    const { github, repository, workflow } = target.widget
    const other = github.addRepository({ fullName: 'mallory/widget-again', forkOf: repository })
    const forged = github.startRun({
      ...{ workflow, event: 'pull_request', headSha: pull.head.sha, headBranch: pull.head.ref },
      ...{ headRepository: other, conclusion: 'success' },
    })
    github.addArtifact({ run: forged, name: 'type-ratchet-result-mypy.json', bytes: original })
    const result = await target.fork.publish(forged)
    expect(result).toMatchObject({ exitCode: 0, outputs: { result: 'report-only', 'pull-request': '' } })
    expect(github.comments).toEqual([])
  })

  test('ran on anything but a pull request is not published, whatever it left', async () => {
    const { github, workflow } = target.widget
    for (const event of ['push', 'pull_request_target', 'issue_comment']) {
      const { sha, ref } = pull.head
      const headRepository = target.fork.repository
      const other = github.startRun({
        workflow,
        event,
        headSha: sha,
        headBranch: ref,
        headRepository,
        conclusion: 'success',
      })
      github.addArtifact({ run: other, name: 'type-ratchet-result-mypy.json', bytes: original })
      const result = await target.fork.publish(other)
      expect(result.outputs).toMatchObject({ result: 'report-only', 'pull-request': '' })
      expect(github.comments).toEqual([])
    }
  })
})
