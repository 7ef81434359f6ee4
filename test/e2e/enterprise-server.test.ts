/** GitHub Enterprise Server: an API below a folder, no artifact service, the older cache or none. Each lack is said. */
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent } from '#test/support/github/event-payload.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { zipOf } from '#test/support/zip-builder.ts'
import { Fork } from './fork.ts'
import { createWidget, fileWithErrors, type Widget } from './widget.ts'

const server = 'https://github.acme.test'

let widget: Widget
let folder: Awaited<ReturnType<typeof temporaryFolder>>
/** What such a server's runner says. */
let env: Readonly<Record<string, string>>

beforeEach(async () => {
  widget = await createWidget()
  folder = await temporaryFolder()
  env = {
    GITHUB_SERVER_URL: server,
    GITHUB_API_URL: widget.github.enterpriseApiUrl,
    GITHUB_GRAPHQL_URL: `${widget.github.apiUrl}/api/graphql`,
    ACTIONS_RESULTS_URL: '',
    RUNNER_TEMP: folder.path,
  }
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
})

afterEach(async () => {
  expect(widget.github.violations).toEqual([])
  expect(widget.github.requests.filter(({ path }) => path.includes('/twirp/'))).toEqual([])
  await folder[Symbol.asyncDispose]()
  await widget[Symbol.asyncDispose]()
})

function unsupported({ annotations }: ActionResult): readonly string[] {
  return annotations.map(({ message }) => message).filter((text) => text.includes('GitHub Enterprise Server'))
}

/** What `actions/upload-artifact@v3` does in the step that the message tells to add: no digest is recorded. */
async function uploadAsTold(run: ActionResult): Promise<string> {
  const [, name = ''] = /name: (\S+)/.exec(unsupported(run).join('\n')) ?? []
  const content = await readFile(run.outputs['snapshot-file'] ?? '')
  const bytes = zipOf([{ name: 'snapshot.json', content }])
  const of = widget.github.runs.at(-1)
  if (of !== undefined) {
    widget.github.addArtifact({ run: of, name, bytes, digest: null })
  }
  return name
}

describe('with the older cache', () => {
  beforeEach(() => {
    env = { ...env, ACTIONS_CACHE_URL: `${widget.github.resultsUrl}/` }
  })

  test('the cache keeps the baseline, and a pull request is compared, judged and commented', async () => {
    const main = await widget.runOnMain({ env })
    expect(main.exitCode, main.stdout).toBe(0)
    expect(unsupported(main)).toHaveLength(1)
    expect(unsupported(main)[0]).not.toContain('will be looked for')
    expect(widget.github.caches.map(({ ref }) => ref)).toEqual(['refs/heads/main'])

    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(6) })
    const run = await widget.runOnPull(pull, { env })
    expect(run.exitCode, run.stdout).toBe(1)
    expect(run.outputs).toMatchObject({
      result: 'fail',
      'new-errors': '1',
      'baseline-source': 'cache',
      'report-url': '',
    })
    expect(run.requests.length).toBeGreaterThan(0)
    expect(run.requests.every(({ path }) => path.startsWith('/api/v3/'))).toBe(true)
    expect(unsupported(run)).toHaveLength(1)
    const [comment] = widget.github.comments
    expect(comment?.body).toMatch(
      new RegExp(`<${server}/acme/widget/pull/${pull.number}/files#diff-[0-9a-f]{64}R6>`),
    )
    expect(comment?.body).not.toContain('https://github.com/acme')
  })

  test('that refuses the baseline, the message says what will be missed', async () => {
    widget.github.fault({ path: /artifactcache\/caches$/, status: 403, times: Number.POSITIVE_INFINITY })
    const main = await widget.runOnMain({ env })
    expect(main.exitCode, main.stdout).toBe(0)
    expect(main.outputs['result']).toBe('report-only')
    expect(unsupported(main)[0]).toContain('“type-ratchet-baseline-tsc” will be looked for and not be there')
  })
})

describe('without any store', () => {
  test('the baseline is uploaded as the message says, and found', async () => {
    const main = await widget.runOnMain({ env })
    expect(main.exitCode, main.stdout).toBe(0)
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4) })
    const first = await widget.runOnPull(pull, { env })
    expect(first.outputs).toMatchObject({ result: 'report-only', 'baseline-source': 'none' })

    const again = await widget.runOnMain({ env })
    expect(await uploadAsTold(again)).toBe('type-ratchet-baseline-tsc')
    const run = await widget.runOnPull(pull, { env })
    expect(run.outputs, run.stdout).toMatchObject({
      result: 'pass',
      'fixed-errors': '1',
      'baseline-source': 'artifact',
    })
  })

  test('a leg of a matrix says what its merge job needs, and the merge job finds it', async () => {
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4) })
    const event = pullRequestEvent({ pull })
    const run = widget.github.startRun({ workflow: widget.workflow, ...event.run })
    for (const leg of ['a', 'b']) {
      const shard = await widget.runEvent(event, { env, inputs: { shard: leg }, ends: 'step' }, run)
      expect(shard.exitCode, shard.stdout).toBe(0)
      expect(await uploadAsTold(shard)).toBe(`type-ratchet-snapshot-tsc-${leg}`)
    }
    const merged = await widget.runEvent(event, { env, entry: 'merge', inputs: { legs: '2' } }, run)
    expect(merged.outputs, merged.stdout).toMatchObject({ result: 'report-only', errors: '4' })
  })

  test('the publisher finds no result, and says so without a stack', async () => {
    const fork = new Fork(widget)
    const pull = await fork.openPull(2, { 'src/debt.ts': fileWithErrors(4) })
    const { run } = await fork.check(pull, { env })
    const published = await fork.publish(run, { env })
    expect(published).toMatchObject({ exitCode: 3, outputs: { result: 'not-comparable' } })
    expect(published.summary).toContain('The run left no result')
  })
})
