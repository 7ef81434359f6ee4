/** Starting checkers: found as a package script would find them, nothing of their output lost. */
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childEnvironment } from '#adapters/process/child-environment.ts'
import { findExecutable } from '#adapters/process/executable.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import type { ProcessResult } from '#ports/checker-process.ts'
import { type TemporaryFolder, temporaryFolder } from '#test/support/temporary-folder.ts'

let folder: TemporaryFolder

beforeAll(async () => {
  folder = await temporaryFolder()
})

afterAll(async () => {
  await folder[Symbol.asyncDispose]()
})

/** Runs a script of Node's. */
function runScript(
  script: string,
  more: {
    readonly environment?: NodeJS.ProcessEnv
    readonly onOutput?: (chunk: string) => void
    readonly args?: readonly string[]
    readonly limit?: number
    readonly timeLimitMs?: number
    readonly graceMs?: number
  } = {},
): Promise<ProcessResult> {
  const { limit, graceMs } = more
  const limits = {
    ...(limit === undefined ? {} : { bytes: limit }),
    ...(graceMs === undefined ? {} : { graceMs }),
  }
  return spawnedChecker(more.environment ?? {}, limits).run({
    argv: [process.execPath, '-e', script, ...(more.args ?? [])],
    cwd: folder.path,
    timeLimitMs: more.timeLimitMs ?? null,
    onOutput: more.onOutput ?? (() => undefined),
  })
}

function bytes(...values: readonly number[]): string {
  return `Buffer.from([${values.join(',')}])`
}

describe('a program that ran', () => {
  test.each([0, 1, 2, 70, 255])('and ended with %i says so', async (code) => {
    expect(await runScript(`process.exit(${code})`)).toEqual({ kind: 'exited', code, stdout: '', stderr: '' })
  })

  test('has its two streams apart', async () => {
    const result = await runScript(`console.log('out'); console.error('err'); console.log('out 2')`)
    expect(result).toEqual({ kind: 'exited', code: 0, stdout: 'out\nout 2\n', stderr: 'err\n' })
  })

  test('and was ended by a signal says which, with what it had printed', async () => {
    const result = await runScript(
      `console.log('half'); process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)`,
    )
    expect(result).toEqual({ kind: 'killed', signal: 'SIGTERM', stdout: 'half\n', stderr: '' })
  })

  test('gets its arguments as they are, and no shell between', async () => {
    const args = ['a b', '$HOME', '*', '', "'", '; exit 3']
    const result = await runScript('console.log(JSON.stringify(process.argv.slice(1)))', { args })
    expect(result).toMatchObject({ code: 0, stdout: `${JSON.stringify(args)}\n` })
  })

  test('runs in its folder and reads nothing from us', async () => {
    const result = await runScript(
      `process.stdin.on('data', () => {}); process.stdin.on('end', () => console.log(process.cwd()))`,
    )
    expect(result).toMatchObject({ stdout: `${folder.path}\n` })
  })
})

describe('the output', () => {
  test('is whole when a character is split over two chunks, on either stream', async () => {
    const apart = (stream: string): string =>
      `process.${stream}.write(${bytes(0x61, 0xf0, 0x9f)}, () => setTimeout(() => process.${stream}.write(${bytes(0x99, 0x82, 0x62)}), 150))`
    const result = await runScript(`${apart('stdout')};${apart('stderr')}`)
    expect(result).toMatchObject({ stdout: 'a🙂b', stderr: 'a🙂b' })
  })

  test('shows a character that was cut at the end', async () => {
    const result = await runScript(`process.stdout.write(${bytes(0x61, 0x0a, 0xe2, 0x82)})`)
    expect(result).toMatchObject({ stdout: 'a\n\ufffd' })
  })

  test('is passed on while the program runs, both streams', async () => {
    const flag = join(folder.path, 'seen')
    const heard: string[] = []
    const waiting = `console.log('out'); console.error('err'); const w = setInterval(() => { if (require('fs').existsSync(${JSON.stringify(flag)})) { clearInterval(w); console.log('done') } }, 20)`
    const result = await runScript(waiting, {
      onOutput: (chunk) => {
        heard.push(chunk)
        const all = heard.join('')
        if (all.includes('out') && all.includes('err') && !existsSync(flag)) {
          void writeFile(flag, '')
        }
      },
    })
    expect(result).toMatchObject({ code: 0, stdout: 'out\ndone\n', stderr: 'err\n' })
    expect(heard.join('')).toHaveLength('out\ndone\nerr\n'.length)
  })

  test('of several megabytes is whole', async () => {
    const result = await runScript(`process.stdout.write('0123456789'.repeat(500000))`)
    expect(result.kind === 'exited' && result.stdout === '0123456789'.repeat(500_000)).toBe(true)
  })

  test('beyond the limit ends the program instead of being cut', async () => {
    const endless = `const more = () => process.stdout.write('x'.repeat(1000), more); more()`
    const result = await runScript(endless, { limit: 5000 })
    expect(result).toMatchObject({ kind: 'too-large', limit: 5000 })
  })

  test('of both streams together counts towards the limit', async () => {
    const script = `process.stdout.write('x'.repeat(600)); process.stderr.write('y'.repeat(600))`
    expect(await runScript(script, { limit: 1000 })).toMatchObject({ kind: 'too-large' })
    expect(await runScript(script, { limit: 1200 })).toMatchObject({ kind: 'exited' })
  })
})

describe('a program that can’t be started', () => {
  function start(name: string, path = ''): Promise<ProcessResult> {
    const invocation = {
      argv: [name] as const,
      cwd: folder.path,
      timeLimitMs: null,
      onOutput: () => undefined,
    }
    return spawnedChecker({ PATH: path }).run(invocation)
  }

  test.each(['no-such-checker', './no-such-checker', '/no/such/checker'])('%s is not found', async (name) => {
    expect(await start(name, process.env['PATH'])).toEqual({ kind: 'not-found' })
  })

  test('because it may not be executed is told by its path', async () => {
    const path = await folder.write('plain', 'echo hello\n', 0o644)
    expect(await start('./plain')).toEqual({ kind: 'not-executable', reason: `${path}: EACCES` })
  })

  test('because its interpreter is missing is not called missing itself', async () => {
    await folder.write('orphan', '#!/no/such/interpreter\n', 0o755)
    expect(await start('./orphan')).toMatchObject({ kind: 'not-executable' })
  })
})

describe('looking for a program', () => {
  const script = '#!/bin/sh\n'

  test('takes the nearest node_modules/.bin, up to the top, before the path', async () => {
    const onPath = await folder.write('path/tool', script, 0o755)
    const place = { cwd: join(folder.path, 'repo/packages/one'), path: join(folder.path, 'path') }
    await mkdir(place.cwd, { recursive: true })
    expect(await findExecutable('tool', place)).toEqual({ kind: 'found', path: onPath })
    const top = await folder.write('repo/node_modules/.bin/tool', script, 0o755)
    expect(await findExecutable('tool', place)).toEqual({ kind: 'found', path: top })
    const near = await folder.write('repo/packages/one/node_modules/.bin/tool', script, 0o755)
    expect(await findExecutable('tool', place)).toEqual({ kind: 'found', path: near })
    await rm(join(folder.path, 'repo'), { recursive: true })
  })

  test('takes a virtual environment of the project only for what is nowhere else', async () => {
    const place = { cwd: join(folder.path, 'repo/api'), path: join(folder.path, 'path') }
    await mkdir(place.cwd, { recursive: true })
    const own = await folder.write('repo/.venv/bin/linter', script, 0o755)
    expect(await findExecutable('linter', place)).toEqual({ kind: 'found', path: own })
    const onPath = await folder.write('path/linter', script, 0o755)
    expect(await findExecutable('linter', place)).toEqual({ kind: 'found', path: onPath })
    await rm(join(folder.path, 'repo'), { recursive: true })
  })

  test('takes a name with a slash from the folder alone', async () => {
    await folder.write('elsewhere/bin/tool', script, 0o755)
    const own = await folder.write('here/bin/tool', script, 0o755)
    const path = join(folder.path, 'elsewhere')
    const [here, there] = [join(folder.path, 'here'), join(folder.path, 'there')]
    expect(await findExecutable('bin/tool', { cwd: here, path })).toEqual({ kind: 'found', path: own })
    expect(await findExecutable('bin/tool', { cwd: there, path })).toEqual({ kind: 'not-found' })
  })

  test('goes on past a folder and a file that may not be executed', async () => {
    await mkdir(join(folder.path, 'one/checker'), { recursive: true })
    await folder.write('two/checker', script, 0o644)
    const good = await folder.write('three/checker', script, 0o755)
    const pathOf = (...names: readonly string[]): string =>
      names.map((name) => join(folder.path, name)).join(':')
    const cwd = folder.path
    expect(await findExecutable('checker', { cwd, path: pathOf('one', 'two', 'three') })).toEqual({
      kind: 'found',
      path: good,
    })
    expect(await findExecutable('checker', { cwd, path: pathOf('two') })).toMatchObject({
      kind: 'not-executable',
    })
    expect(await findExecutable('checker', { cwd, path: pathOf('one') })).toMatchObject({
      kind: 'not-executable',
    })
  })

  test('never looks in the current folder for an empty part of the path', async () => {
    await folder.write('lonely', script, 0o755)
    expect(await findExecutable('lonely', { cwd: folder.path, path: '::' })).toEqual({ kind: 'not-found' })
  })
})

describe('the environment of a checker', () => {
  test('is ours without tokens, inputs and the runner’s command files', () => {
    const kept = {
      PATH: '/bin',
      HOME: '/opt/me',
      GITHUB_SHA: 'abc',
      GITHUB_WORKSPACE: '/work',
      NODE_OPTIONS: '--max-old-space-size=8192',
      MYPY_CACHE_DIR: '/cache',
      INPUTS: 'mine',
    }
    const removed = {
      ACTIONS_RUNTIME_TOKEN: 'x',
      ACTIONS_RESULTS_URL: 'x',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
      'INPUT_GITHUB-TOKEN': 'x',
      input_args: 'x',
      STATE_started: 'x',
      GITHUB_TOKEN: 'x',
      GH_TOKEN: 'x',
      GITHUB_OUTPUT: 'x',
      GITHUB_ENV: 'x',
      GITHUB_PATH: 'x',
      GITHUB_STATE: 'x',
      GITHUB_STEP_SUMMARY: 'x',
    }
    expect(childEnvironment({ ...kept, ...removed })).toMatchObject(kept)
    const names = Object.keys(childEnvironment({ ...kept, ...removed }))
    expect(names.filter((name) => name in removed)).toEqual([])
  })

  test('has Python print what we read, whatever the locale is', async () => {
    const environment = {
      PATH: process.env['PATH'],
      LC_ALL: 'C',
      PYTHONIOENCODING: 'latin-1',
      pythonutf8: '0',
    }
    expect(childEnvironment(environment)).toMatchObject({
      PYTHONIOENCODING: 'utf-8:backslashreplace',
      pythonutf8: '0',
    })
    expect(childEnvironment(environment)).not.toHaveProperty('PYTHONUTF8')
    expect(childEnvironment({})).toHaveProperty('PYTHONUTF8', '1')
    const script = 'print("größe “🦆” " + "a\\udce9")'
    const result = await spawnedChecker(environment).run({
      argv: ['python3', '-c', script],
      cwd: tmpdir(),
      timeLimitMs: null,
      onOutput: () => undefined,
    })
    expect(result).toMatchObject({ kind: 'exited', code: 0, stdout: 'größe “🦆” a\\udce9\n' })
  })

  test('is what the program really gets', async () => {
    const environment = { GITHUB_TOKEN: 'secret', 'INPUT_GITHUB-TOKEN': 'secret', KEPT: 'yes' }
    const result = await runScript('console.log(JSON.stringify(process.env))', { environment })
    expect(result).toMatchObject({ stdout: expect.stringContaining('"KEPT":"yes"') })
    expect(result).not.toMatchObject({ stdout: expect.stringContaining('secret') })
  })
})
