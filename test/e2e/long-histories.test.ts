/** What a search may cost, and what it must find: long histories, outsiders' runs, merge queues, other workflows. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importCommits } from '#test/support/git-import.ts'
import type { ActionResult } from '#test/support/github/action-run.ts'
import { mergeGroupEvent, pushEvent } from '#test/support/github/event-payload.ts'
import { createWidget, fileWithErrors, treeOf, type Widget } from './widget.ts'

let widget: Widget

beforeEach(async () => {
  widget = await createWidget()
})

afterEach(async () => {
  expect(widget.github.violations).toEqual([])
  await widget[Symbol.asyncDispose]()
})

/** Main gets so many commits at once, each with five errors. */
async function growMain(count: number): Promise<void> {
  const tree = treeOf({ 'src/debt.ts': fileWithErrors(5) })
  const commits = Array.from({ length: count }, (_, index) => ({
    tree,
    parents: index === 0 ? [] : [index - 1],
  }))
  const tip = (await importCommits(widget.origin, commits)).at(-1) ?? ''
  await widget.origin.git('checkout', '--quiet', '-B', 'main', tip)
  await widget.github.importCommits(widget.repository, widget.origin.directory)
}

/** Runs that a pull request from a fork started, whose branch is called main too. */
async function outsiders(count: number): Promise<void> {
  const headRepository = widget.github.addRepository({
    fullName: 'mallory/widget',
    forkOf: widget.repository,
  })
  const headSha = await widget.origin.resolve('main')
  for (let index = 0; index < count; index++) {
    const run = {
      workflow: widget.workflow,
      event: 'pull_request',
      headSha,
      headBranch: 'main',
      headRepository,
    }
    widget.github.startRun(run)
  }
}

function made({ requests }: ActionResult): readonly string[] {
  return requests.map(({ method, path, query }) => `${method} ${path} ${JSON.stringify(query)}`)
}

describe('a pull request', () => {
  test('whose base is older than the first baseline is a first run, after 2,100 commits too', async () => {
    await growMain(2100)
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(6) })
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5), 'README.md': 'adopted' })
    await widget.runOnMain()
    const run = await widget.runOnPull(pull)
    expect(run, run.stdout).toMatchObject({ exitCode: 0, outputs: { result: 'report-only' } })
    expect(made(run).length, made(run).join('\n')).toBeLessThan(15)
  })

  test('with a baseline far behind is compared with it', async () => {
    await growMain(450)
    await widget.runOnMain()
    const tree = treeOf({ 'src/debt.ts': fileWithErrors(5) })
    for (let index = 0; index < 3; index++) {
      await widget.origin.commit({ ...tree, 'README.md': `${index}` })
    }
    await widget.github.importCommits(widget.repository, widget.origin.directory)
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(6) })
    const run = await widget.runOnPull(pull)
    expect(run.outputs, run.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
    expect(made(run).length, made(run).join('\n')).toBeLessThanOrEqual(9)
  })

  test('finds the baseline of the base commit among 1,200 runs that outsiders started there', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
    await widget.runOnMain()
    await outsiders(1200)
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(6) })
    const run = await widget.runOnPull(pull)
    expect(run.outputs, run.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
    expect(made(run).length, made(run).join('\n')).toBeLessThanOrEqual(12)
  })

  test('finds the one before it among them too', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
    await widget.runOnMain()
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5), 'README.md': 'no run' })
    await outsiders(1200)
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(6) })
    const run = await widget.runOnPull(pull)
    expect(run.outputs, run.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
  })

  test.each([1, 3])(
    'in a shallow clone makes 8 requests where the baseline is %i before its base',
    async (distance) => {
      await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
      await widget.runOnMain()
      for (let index = 0; index < distance; index++) {
        await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5), 'README.md': `no run ${index}` })
      }
      const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(6) })
      const run = await widget.runOnPull(pull)
      expect(run.outputs, run.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
      expect(made(run).length, made(run).join('\n')).toBeLessThanOrEqual(8)
      // A comment that is there has to be looked for.
      const env = { GIT_ALLOW_PROTOCOL: 'file' }
      const head = await widget.runOnPull(pull, { checkout: 'head', inputs: { 'max-errors': '1' }, env })
      expect(made(head).length, made(head).join('\n')).toBeLessThanOrEqual(8)
      const merge = await widget.runOnPull(pull, { inputs: { 'max-errors': '2' }, env })
      expect(made(merge).length, made(merge).join('\n')).toBeLessThanOrEqual(7)
      // Where git can't fetch, the commits behind the parent are listed.
      const shut = await widget.runOnPull(pull, { inputs: { 'max-errors': '3' } })
      expect(made(shut).length, made(shut).join('\n')).toBeLessThanOrEqual(distance === 1 ? 8 : 9)
      widget.github.comments.length = 0
      const whole = await widget.runOnPull(pull, { depth: 'full' })
      expect(made(whole).length, made(whole).join('\n')).toBeLessThanOrEqual(7)
    },
  )

  test('names the workflow that the only baseline belongs to', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
    const workflow = widget.github.addWorkflow(widget.repository, { path: '.github/workflows/lint.yml' })
    const event = pushEvent({ repository: widget.repository, sha: await widget.origin.resolve('main') })
    await widget.runEvent(event, {}, widget.github.startRun({ workflow, ...event.run }))
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(6) })
    for (const expired of [false, true]) {
      for (const artifact of widget.github.artifacts) {
        artifact.expired = expired
      }
      const run = await widget.runOnPull(pull)
      expect(run.outputs, run.stdout).toMatchObject({ result: 'report-only' })
      expect(run.summary.includes('it belongs to the workflow “.github/workflows/lint.yml”')).toBe(!expired)
    }
  })
})

describe('a merge queue', () => {
  test.each([1, 'full'] as const)(
    'is not failed by an error of the base alone, at depth %s',
    async (depth) => {
      await widget.commitToMain({ 'src/debt.ts': fileWithErrors(3) })
      await widget.runOnMain()
      const files = { 'src/debt.ts': fileWithErrors(3), 'src/base.ts': fileWithErrors(1, 'base') }
      const baseSha = await widget.commitToMain(files)
      const group = async (own: number): Promise<ActionResult> => {
        const branch = `gh-readonly-queue/main/pr-7-${own}`
        await widget.origin.branch(branch)
        await widget.origin.checkout(branch)
        const tree = treeOf({ ...files, 'src/own.ts': fileWithErrors(own, 'own') })
        const headSha = await widget.origin.commit(tree, branch)
        await widget.origin.checkout('main')
        await widget.github.importCommits(widget.repository, widget.origin.directory)
        const event = mergeGroupEvent({ repository: widget.repository, headSha, baseSha, pullNumber: 7 })
        return widget.runEvent(event, { depth })
      }
      const innocent = await group(0)
      expect(innocent.outputs, innocent.stdout).toMatchObject({ result: 'pass', 'new-errors': '1' })
      expect(innocent.summary).toContain('may come from the base branch')
      const guilty = await group(1)
      expect(guilty.outputs, guilty.stdout).toMatchObject({ result: 'fail', 'new-errors': '2' })
    },
  )
})

describe('the artifact client', () => {
  test('says nothing of its steps in the log, unless the runner debugs', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
    const quiet = await widget.runOnMain()
    const lines = quiet.stdout.split('\n')
    expect(lines.filter((line) => /artifact|upload|blob|::debug/i.test(line))).toEqual([])
    expect(lines.some((line) => line.startsWith('::add-mask::'))).toBe(true)
    expect(quiet.stdout).toContain('result: report-only')
    const debugged = await widget.runOnMain({ env: { RUNNER_DEBUG: '1' } })
    expect(debugged.stdout).toContain('Uploading artifact: type-ratchet-baseline-tsc.zip')
    expect(debugged.stdout).toContain('::debug::[Request] CreateArtifact')
    expect(debugged.stdout).toMatch(
      /^::debug::seconds: start [\d.]+, checker [\d.]+, decision [\d.]+, delivery [\d.]+; all [\d.]+$/m,
    )
  })

  test('whose first answer got lost is no other step, and the verdict stands', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
    widget.github.fault({ path: /CreateArtifact$/, status: 502, done: true })
    const run = await widget.runOnMain()
    expect(run.outputs, run.stdout).toMatchObject({ result: 'report-only', errors: '5' })
    expect(run.exitCode).toBe(0)
    expect(run.annotations.map(({ message }) => message).join('\n')).toContain('its answer got lost')
  })

  test('whose last answer got lost has uploaded all the same', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
    widget.github.fault({ path: /FinalizeArtifact$/, status: 502, done: true })
    const run = await widget.runOnMain()
    expect(run.outputs, run.stdout).toMatchObject({ result: 'report-only', errors: '5' })
    expect(run.annotations).toEqual([])
    const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(4) })
    expect((await widget.runOnPull(pull)).outputs).toMatchObject({ result: 'pass', 'fixed-errors': '1' })
  })

  test('that meets a name another use has taken is a mistake of the workflow', async () => {
    await widget.commitToMain({ 'src/debt.ts': fileWithErrors(5) })
    await widget.runOnMain()
    const run = widget.github.runs.at(-1)
    const event = pushEvent({
      repository: widget.repository,
      sha: await widget.origin.resolve('main'),
    })
    const again = await widget.runEvent(event, {}, run)
    expect(again, again.stdout).toMatchObject({ exitCode: 2, outputs: { result: 'config-error' } })
  })
})
