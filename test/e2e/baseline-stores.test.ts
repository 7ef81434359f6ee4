/** Where baselines are kept besides the default branch's artifacts: protected branches, the cache, a committed file. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { pullRequestEvent, pushEvent } from '#test/support/github/event-payload.ts'
import type { Pull } from '#test/support/github/record.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { createWidget, fileWithErrors, treeOf, tscCommand, type Widget } from './widget.ts'

let widget: Widget

beforeEach(async () => {
  widget = await createWidget()
})

afterEach(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})

function messages({ annotations }: ActionResult): string {
  return annotations.map(({ message }) => message).join('\n')
}

describe('a protected branch that is not the default one', () => {
  const protection = { env: { GITHUB_REF_PROTECTED: 'true' } }

  test('makes baselines of its own line, and its pull requests are compared with those alone', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(2) })
    await widget.runOnMain()
    await widget.origin.branch('release/1.x')
    const { repository } = widget
    const commit = async (errors: number): Promise<string> => {
      await widget.origin.checkout('release/1.x')
      const sha = await widget.origin.commit(treeOf({ 'src/debt.ts': fileWithErrors(errors) }), 'Release')
      await widget.github.importCommits(repository, widget.origin.directory)
      return sha
    }
    const first = await commit(7)
    const push = pushEvent({ repository, sha: first, branch: 'release/1.x' })
    const made = await widget.runEvent(push, protection)
    expect(made.outputs, made.stdout).toMatchObject({ result: 'report-only', 'baseline-source': 'none' })
    expect(widget.github.artifacts.map(({ name, run }) => [name, run.headBranch])).toContainEqual([
      'type-ratchet-baseline-tsc',
      'release/1.x',
    ])

    const second = await commit(8)
    const next = await widget.runEvent(
      pushEvent({ repository, sha: second, before: first, branch: 'release/1.x' }),
      protection,
    )
    expect(next.outputs).toMatchObject({ result: 'report-only', 'baseline-sha': first, 'new-errors': '1' })

    await widget.origin.branch('fix')
    const head = await widget.origin.commit(treeOf({ 'src/debt.ts': fileWithErrors(6) }), 'Fix')
    const mergeCommitSha = await widget.origin.mergePull({ number: 1, base: second, head })
    await widget.github.importCommits(repository, widget.origin.directory)
    const pull = widget.github.addPull({
      number: 1,
      base: { repository, ref: 'release/1.x', sha: second },
      head: { repository, ref: 'fix', sha: head },
      mergeCommitSha,
    })
    const run = await widget.runOnPull(pull)
    expect(run.outputs).toMatchObject({ result: 'pass', 'baseline-sha': second, 'fixed-errors': '2' })
  })

  test('makes none when baseline-branches names others', async () => {
    const sha = await widget.commitToMain({ 'src/debt.ts': fileWithErrors(2) })
    await widget.runOnMain()
    const event = pushEvent({ repository: widget.repository, sha, branch: 'topic' })
    await widget.runEvent(event, { ...protection, inputs: { 'baseline-branches': 'release/*' } })
    expect(widget.github.artifacts.at(-1)?.run.headBranch).toBe('topic')
    expect(widget.github.artifacts.filter(({ name }) => name === 'type-ratchet-baseline-tsc')).toHaveLength(1)
  })
})

describe('the cache', () => {
  let env: Readonly<Record<string, string>>
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let pull: Pull

  beforeEach(async () => {
    folder = await temporaryFolder()
    env = { ACTIONS_CACHE_SERVICE_V2: 'True', RUNNER_TEMP: folder.path }
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
    await widget.runOnMain({ env })
    pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4) })
  })

  afterEach(async () => {
    await folder[Symbol.asyncDispose]()
  })

  test('is written by the default branch and not by a pull request, and is not read while there is an artifact', async () => {
    const [entry, ...more] = widget.github.caches
    expect([entry?.ref, more.length]).toEqual(['refs/heads/main', 0])
    expect(entry?.key).toMatch(/^type-ratchet-baseline-tsc-[0-9a-f]{12}-[0-9a-f]{40}-\d+\.1$/)
    const run = await widget.runOnPull(pull, { env })
    expect(run.outputs).toMatchObject({ result: 'pass', 'baseline-source': 'artifact' })
    expect(run.requests.some(({ path }) => path.endsWith('/actions/caches'))).toBe(false)
    expect(widget.github.caches).toHaveLength(1)
  })

  test('gives the baseline when the artifacts are gone', async () => {
    widget.github.artifacts.length = 0
    const run = await widget.runOnPull(pull, { env })
    expect(run.outputs, run.stdout).toMatchObject({
      result: 'pass',
      'baseline-source': 'cache',
      'baseline-sha': pull.base.sha,
      'baseline-errors': '5',
      'fixed-errors': '1',
    })
    const result = widget.github.artifacts.find(({ name }) => name === 'type-ratchet-result-tsc.json')
    expect(JSON.parse(result?.bytes.toString('utf8') ?? '')).toMatchObject({
      baseline: { state: 'loaded', source: 'cache', commit: pull.base.sha, distance: 0 },
    })
    const without = await widget.runOnPull(pull, { env, inputs: { baseline: 'artifact' } })
    expect(without.outputs).toMatchObject({ result: 'report-only', 'baseline-source': 'none' })
  })

  test('that lists an entry and does not give it is exit 3, never a first run', async () => {
    widget.github.artifacts.length = 0
    widget.github.fault({ path: /GetCacheEntryDownloadURL$/, status: 403, times: Number.POSITIVE_INFINITY })
    const run = await widget.runOnPull(pull, { env })
    expect(run.exitCode).toBe(3)
    expect(messages(run)).toContain('the cache service did not give it')
  })

  test('with an entry that the pull request’s own runs planted is exit 3', async () => {
    widget.github.artifacts.length = 0
    const [entry] = widget.github.caches
    widget.github.addCache({
      repository: widget.repository,
      key: entry?.key ?? '',
      version: entry?.version ?? '',
      ref: 'refs/pull/1/merge',
      bytes: Buffer.from('planted'),
    })
    const run = await widget.runOnPull(pull, { env })
    expect(run.exitCode).toBe(3)
    expect(messages(run)).toContain('a run for refs/pull/1/merge wrote an entry of the same key')
  })

  test('that refuses to keep one changes nothing but a warning', async () => {
    widget.github.fault({ path: /CreateCacheEntry$/, status: 403, times: Number.POSITIVE_INFINITY })
    const run = await widget.runOnMain({ env })
    expect(run.exitCode).toBe(0)
    expect(run.outputs['result']).toBe('report-only')
    expect(messages(run)).toContain('Failed to save')
  })
})

describe('a committed file', () => {
  const inputs = { baseline: 'file:types/tsc.tsv' }
  let cli: Cli

  beforeEach(async () => {
    cli = await stageCli()
  })

  afterEach(async () => {
    await cli[Symbol.asyncDispose]()
  })

  /** The text of a baseline that accepts every error of the tree. */
  async function accepted(files: Readonly<Record<string, string>>): Promise<string> {
    await using folder = await temporaryFolder()
    for (const [path, text] of Object.entries(treeOf(files))) {
      await folder.write(path, text)
    }
    const file = join(folder.path, 'types.tsv')
    const args = ['baseline', 'write', '--accept', '--file', file, '--command', tscCommand]
    const written = await cli.run(args, { cwd: folder.path })
    expect(written.exitCode, written.stderr).toBe(0)
    return await readFile(file, 'utf8')
  }

  test('is read at the base commit, so that a change can’t bring its own, in a clone of any depth', async () => {
    const base = { 'src/debt.ts': fileWithErrors(3) }
    await widget.commitToMain({ ...base, 'types/tsc.tsv': await accepted(base) })
    const worse = { 'src/debt.ts': `\n\n${fileWithErrors(4)}` }
    const pull = await widget.openPull(1, { ...worse, 'types/tsc.tsv': await accepted(worse) })
    for (const depth of [1, 2, 'full'] as const) {
      const run = await widget.runOnPull(pull, { inputs, depth })
      expect(run.exitCode, run.stdout).toBe(1)
      expect(run.outputs).toMatchObject({
        result: 'fail',
        'baseline-source': 'file',
        'baseline-sha': pull.base.sha,
        'baseline-errors': '3',
        'new-errors': '1',
        'fixed-errors': '0',
      })
    }
  })

  test('on the default branch is that of the commit itself', async () => {
    const files = { 'src/debt.ts': fileWithErrors(3) }
    await widget.commitToMain({ ...files, 'types/tsc.tsv': await accepted(files) })
    const run = await widget.runOnMain({ inputs })
    expect(run.outputs).toMatchObject({ result: 'report-only', 'baseline-source': 'file', delta: '0' })
  })

  test('that the base commit lacks is a first run, and a damaged one exit 3', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(3) })
    const first = await widget.runOnPull(await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4) }), {
      inputs,
    })
    expect(first.outputs).toMatchObject({ result: 'report-only', 'baseline-source': 'none' })
    expect(first.summary).toContain('types/tsc.tsv')
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(3), 'types/tsc.tsv': '<<<<<<< HEAD\n' })
    const run = await widget.runOnPull(await widget.openPull(2, { 'src/debt.ts': fileWithErrors(3) }), {
      inputs,
    })
    expect(run.exitCode).toBe(3)
  })

  test('lets fixed errors go and takes new ones in only when told to; what was not checked stays', async () => {
    await using folder = await temporaryFolder()
    const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
      for (const [path, text] of Object.entries(treeOf(files))) {
        await folder.write(path, text)
      }
    }
    const file = join(folder.path, 'types.tsv')
    const run = (...more: readonly string[]): ReturnType<Cli['run']> =>
      cli.run(['baseline', 'write', '--file', file, '--command', tscCommand, ...more], { cwd: folder.path })
    const rows = async (): Promise<readonly string[]> =>
      (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'))

    await write({ 'src/a.ts': fileWithErrors(3, 'a'), 'src/b.ts': fileWithErrors(2, 'b') })
    expect(await run()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--accept') })
    expect(await run('--accept')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('5 added') })
    const bytes = await readFile(file, 'utf8')
    expect(await run()).toMatchObject({ exitCode: 0 })
    expect(await readFile(file, 'utf8')).toBe(bytes)

    await write({ 'src/a.ts': fileWithErrors(2, 'a'), 'src/b.ts': fileWithErrors(3, 'b') })
    const mixed = await run()
    expect(mixed.exitCode).toBe(1)
    expect(mixed.stdout).toMatch(
      /4 entries, 1 removed, 0 added\ncompare with it: .*\n\nnot taken in .*, 1:\n {2}src\/b\.ts:3:14/,
    )
    expect(await rows()).toHaveLength(4)

    await write({ 'src/a.ts': 'export {}\n', 'src/b.ts': 'export {}\n' })
    const part = await cli.run(
      [
        'baseline',
        'write',
        '--checker',
        'tsc',
        '--file',
        file,
        '--command',
        `${tscCommand} --noEmit --ignoreConfig src/a.ts`,
      ],
      { cwd: folder.path },
    )
    expect(part, part.stderr).toMatchObject({ exitCode: 0 })
    expect((await rows()).map((row) => row.split('\t')[0])).toEqual(['src/b.ts', 'src/b.ts'])
    expect(await run()).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('0 entries, 2 removed'),
    })
  })
})

describe('no baseline at all', () => {
  test('is what baseline: none says, and nothing is searched', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(2) })
    await widget.runOnMain()
    const event = pullRequestEvent({ pull: await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4) }) })
    const run = await widget.runEvent(event, { inputs: { baseline: 'none' } })
    expect(run.outputs).toMatchObject({ result: 'report-only', errors: '4', 'baseline-source': 'none' })
    expect(run.requests.some(({ path }) => path.includes('/actions/'))).toBe(false)
  })
})
