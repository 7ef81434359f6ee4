/** Texts that would be options, refs or shell commands, and checkouts whose git configuration would start programs. */
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { runAction } from '#test/support/github/action-run.ts'
import { pullRequestEvent } from '#test/support/github/event-payload.ts'
import { createTarget, readsFindings, type Target } from './target.ts'

let target: Target
let scratch: string
let proof: string
let cli: Cli
/** Asks everybody for a password. */
const locked = createServer((_, response) => {
  response.writeHead(401, { 'www-authenticate': 'Basic realm="shop"' }).end()
})

beforeAll(async () => {
  await new Promise<void>((done) => locked.listen(0, '127.0.0.1', done))
  target = await createTarget()
  cli = await stageCli()
  scratch = await mkdtemp(join(tmpdir(), 'attack-'))
  proof = join(scratch, 'proof')
})
afterAll(async () => {
  await target[Symbol.asyncDispose]()
  await cli[Symbol.asyncDispose]()
  await new Promise((done) => locked.close(done))
  await rm(scratch, { recursive: true, force: true })
})

/** A run in a working copy that `prepare` has tampered with. */
async function runIn(
  prepare: (folder: string) => Promise<void>,
  change: (payload: object) => object = (same) => same,
  depth: number | 'full' = 'full',
) {
  const { github, origin, workflow } = target.widget
  const pull = await target.openPull([{ message: 'mine' }])
  const event = pullRequestEvent({ pull })
  await using copy = await origin.checkoutCopy({ ref: event.ref, sha: event.sha, depth })
  await prepare(copy.directory)
  const result = await runAction({
    github,
    run: github.startRun({ workflow, ...event.run }),
    event: { ...event, payload: { ...event.payload, ...change(event.payload) } },
    token: target.fork.token,
    workspace: copy.directory,
    inputs: readsFindings,
  })
  // The command line asks git for more: whether the working copy is clean.
  const args = ['snapshot', '--checker', 'mypy', '--input', 'out.jsonl', '--exit-code', '1']
  expect(await cli.run(args, { cwd: copy.directory })).toMatchObject({ exitCode: 0 })
  return result
}

function lockedRemote(): string {
  return `url = http://127.0.0.1:${Object(locked.address()).port}/x\n`
}

const touch = (): string => `touch '${proof}'`

describe('a checkout whose configuration names a program for', () => {
  test.each([
    ['the file system monitor', { 'core.fsmonitor': 'PROGRAM' }],
    ['hooks', { 'core.hooksPath': 'HOOKS' }],
    ['external diffs', { 'diff.external': 'PROGRAM', 'diff.evil.command': 'PROGRAM' }],
    ['text conversion', { 'diff.evil.textconv': 'PROGRAM' }],
    [
      'the pager and the editor',
      { 'core.pager': 'PROGRAM', 'pager.diff': 'PROGRAM', 'core.editor': 'PROGRAM' },
    ],
  ])('%s does not get it started', async (_, settings) => {
    const result = await runIn(async (folder) => {
      const program = join(folder, '.git', 'evil.sh')
      await writeFile(program, `#!/bin/sh\n${touch()}\n`)
      await chmod(program, 0o755)
      const hooks = join(folder, '.git', 'evil-hooks')
      await mkdir(hooks)
      for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
        await writeFile(join(hooks, hook), `#!/bin/sh\n${touch()}\n`)
        await chmod(join(hooks, hook), 0o755)
      }
      await writeFile(join(folder, '.git', 'info', 'attributes'), '* diff=evil\n')
      const lines = Object.entries(settings).map(([name, value]) => {
        const [, section, rest] = /^(\w+)\.(.+)$/.exec(name) ?? []
        const [, sub, key] = /^(\w+)\.(\w+)$/.exec(rest ?? '') ?? [null, null, rest]
        const head = sub === null ? `[${section}]` : `[${section} "${sub}"]`
        return `${head}\n\t${key} = ${String(value).replace('PROGRAM', program).replace('HOOKS', hooks)}\n`
      })
      await writeFile(join(folder, '.git', 'config'), `[core]\n\tbare = false\n${lines.join('')}`)
    })
    expect(result.outputs['result'], result.stdout + result.stderr).toBe('fail')
    expect(existsSync(proof)).toBe(false)
  })
})

describe('a partial clone whose configuration names a program', () => {
  test.each([
    ['on the other side', (program: string) => `url = ${scratch}\n\tuploadpack = ${program}\n`],
    ['for ssh', (program: string) => `url = ssh://evil.example/x\n[core]\n\tsshCommand = ${program}\n`],
    [
      'for a protocol of its own',
      (program: string) => `url = ext::${program}\n[protocol "ext"]\n\tallow = always\n`,
    ],
    ['for passwords', (program: string) => `${lockedRemote()}[credential]\n\thelper = ${program}\n`],
    ['to ask for passwords', (program: string) => `${lockedRemote()}[core]\n\taskPass = ${program}\n`],
  ])('%s does not get it started, although the base commit is missing', async (_, remote) => {
    const result = await runIn(
      async (folder) => {
        const program = join(folder, '.git', 'evil.sh')
        await writeFile(program, `#!/bin/sh\n${touch()}\n`)
        await chmod(program, 0o755)
        const promisor = '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n'
        const config = `${promisor}[remote "origin"]\n\tpromisor = true\n\t${remote(program)}`
        await writeFile(join(folder, '.git', 'config'), config)
      },
      (same) => same,
      1,
    )
    expect(result.outputs['result'], result.stdout + result.stderr).toBe('fail')
    expect(existsSync(proof)).toBe(false)
  })
})

describe('a name from the event that would be an option or a command:', () => {
  test.each([
    ['--upload-pack=touch proof;', 'a base branch'],
    ['--output=proof', 'a base branch'],
    ['$(touch proof)', 'a base branch'],
    ['main`touch proof`', 'a base branch'],
    ['../../../etc/passwd', 'a base branch'],
  ])('%s as %s stays a name', async (ref) => {
    const named = ref.replaceAll('proof', proof)
    const result = await runIn(
      async () => undefined,
      (payload) => {
        const pull = 'pull_request' in payload ? Object(payload.pull_request) : {}
        return { pull_request: { ...pull, base: { ...Object(pull).base, ref: named } } }
      },
    )
    // No trusted run has such a branch, so there is no baseline, and nothing else happens.
    expect(result.outputs['result'], result.stdout).toBe('report-only')
    expect(existsSync(proof)).toBe(false)
  })
})

describe('a command', () => {
  test.each([
    'mypy; touch proof',
    'mypy $(touch proof)',
    'mypy `touch proof`',
    'mypy && touch proof',
    'mypy > proof',
  ])('%j is refused, because no shell runs', async (command) => {
    const inputs = {
      checker: 'mypy',
      command: command.replace('proof', proof),
      'input-file': '',
      'exit-code': '',
    }
    const { run } = await target.attack([], { inputs })
    expect(run).toMatchObject({ exitCode: 2, outputs: { result: 'config-error' } })
    expect(existsSync(proof)).toBe(false)
  })
})

test('a folder that is no repository, and one whose commits are unknown, start nothing', async () => {
  await using other = await createGitRepository()
  await other.commit({ 'x.txt': 'x' })
  const { github, workflow } = target.widget
  const pull = await target.openPull([])
  const event = pullRequestEvent({ pull })
  await writeFile(join(other.directory, 'out.jsonl'), '')
  const result = await runAction({
    github,
    run: github.startRun({ workflow, ...event.run }),
    event,
    token: target.fork.token,
    workspace: other.directory,
    inputs: readsFindings,
  })
  expect(['not-comparable', 'pass']).toContain(result.outputs['result'])
  expect(existsSync(proof)).toBe(false)
})

// Last, because it moves main on.
describe('the base commit’s own code', () => {
  /** How often it ran, at the change and at its base. */
  async function runsUnder(name: 'pull_request' | 'pull_request_target'): Promise<number> {
    const { github, origin, workflow } = target.widget
    const ran = join(scratch, name)
    const check = [
      "import { appendFileSync, readFileSync } from 'node:fs'",
      `appendFileSync(${JSON.stringify(ran)}, 'ran\\n')`,
      "process.stdout.write(readFileSync('out.jsonl'))",
      'process.exitCode = 1',
    ]
    const files = { 'check.mjs': `${check.join('\n')}\n` }
    await target.widget.commitToMain(files)
    const pull = await target.openPull([{ message: 'mine' }], files)
    const event = pullRequestEvent({ pull })
    const run = github.startRun({ workflow, ...event.run, event: name })
    const sent = name === 'pull_request' ? event : { ...event, sha: pull.base.sha, ref: 'refs/heads/main' }
    await using copy = await origin.checkoutCopy({ ref: event.ref, sha: pull.head.sha, depth: 'full' })
    const result = await runAction({
      github,
      run,
      event: { ...sent, name },
      token: target.fork.token,
      workspace: copy.directory,
      inputs: { checker: 'mypy', command: `${process.execPath} check.mjs`, recompute: 'always' },
    })
    expect(result.outputs['new-errors'], result.stdout + result.stderr).toBe('1')
    return (await readFile(ran, 'utf8')).trim().split('\n').length
  }

  test('is run beside the change’s where nothing can be stolen', async () => {
    expect(await runsUnder('pull_request')).toBe(2)
  })

  test('is not run where it would meet secrets', async () => {
    expect(await runsUnder('pull_request_target')).toBe(1)
  })
})
