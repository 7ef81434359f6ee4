/** `type-ratchet summary`, as shipped: a page that is written and committed, and a message that is sent. */
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { expectGolden } from '#test/support/golden.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { historyPoint } from '#test/support/history-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

let cli: Cli
let chat: Server
const received: string[] = []

const day = 24 * 60 * 60
const today = Math.floor(Date.now() / 1000)
const history = [0, 10, 20].map((days) =>
  historyPoint({ time: today - (21 - days) * day, errors: 30 - days }),
)

beforeAll(async () => {
  cli = await stageCli()
  await writeFile(join(cli.folder, 'base.json'), encodeSnapshot({ ...snapshotOf({ errors: 10 }), history }))
  await writeFile(join(cli.folder, 'BACKLOG.md'), '# Backlog\n')
  chat = createServer((request, response) => {
    request.on('data', (chunk) => received.push(String(chunk)))
    request.on('end', () => response.end('ok'))
  })
  await new Promise<void>((resolve) => chat.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  chat.close()
  await cli[Symbol.asyncDispose]()
})

const gitEnvironment = {
  ...hermeticGit,
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
}
const git = async (...args: readonly string[]): Promise<string> => {
  const env = { ...process.env, ...gitEnvironment }
  const { stdout } = await promisify(execFile)('git', ['-C', cli.folder, ...args], { env })
  return stdout
}
const page = (): Promise<string> => readFile(join(cli.folder, 'BACKLOG.md'), 'utf8')
const address = (): string => `http://127.0.0.1:${(chat.address() as AddressInfo).port}/secret-path`

test('--help', async () => {
  const { stdout } = await cli.run(['summary', '--help'])
  await expectGolden('command-line/summary-help.txt', stdout)
})

test('says what moved, as data', async () => {
  const { exitCode, stdout } = await cli.run([
    'summary',
    'base.json',
    '--since',
    '7.days',
    '--format',
    'json',
    '--owners',
    'owners.json',
    '--count-fixes',
  ])
  expect(exitCode).toBe(0)
  expect(JSON.parse(await readFile(join(cli.folder, 'owners.json'), 'utf8'))).toMatchObject({
    checks: [{ errors: 10, owners: [{ owner: null, errors: 10 }], fixes: { teams: [], people: 0 } }],
  })
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    checks: [{ errors: 10, delta: -10, from: { errors: 20 } }],
  })
})

test('writes, commits and sends, each once; a dry run does none of it, and no output has the address', async () => {
  await git('init', '--quiet')
  await git('add', 'BACKLOG.md')
  await git('commit', '--quiet', '--message', 'Start')
  const env = { ...gitEnvironment, TYPE_RATCHET_WEBHOOK: address() }
  const args = ['summary', 'base.json', '--page', 'BACKLOG.md', '--commit', '--notify']
  const dry = await cli.run([...args, '--dry-run'], { env })
  expect(await page()).toBe('# Backlog\n')
  expect(received).toEqual([])
  const done = await cli.run(args, { env })
  expect(await page()).toMatch(/^# Backlog\n\n<!-- type-ratchet summary \d{4}-\d\d-\d\d -->\n/)
  expect(await git('log', '--format=%s')).toBe('Sum up what happened to the errors\nStart\n')
  expect(received).toHaveLength(1)
  const again = await cli.run(args, { env })
  expect(again.stderr).toContain('nothing to commit')
  for (const { exitCode, stdout, stderr } of [dry, done, again]) {
    expect(exitCode).toBe(0)
    expect(stdout + stderr).not.toContain('secret-path')
  }
})

test('a chat that is away is a warning; an address that is not there, no baseline and a wrong time are mistakes', async () => {
  const env = { TYPE_RATCHET_WEBHOOK: 'http://127.0.0.1:1/secret-path' }
  const away = await cli.run(['summary', 'base.json', '--notify'], { env })
  expect(away).toMatchObject({ exitCode: 0, stderr: 'warning: the message was not sent: no connection\n' })
  for (const args of [
    ['base.json', '--notify'],
    [],
    ['base.json', '--since', 'monday'],
    ['base.json', '--since', '0.runs'],
    ['base.json', '--notify-on', 'limit'],
    ['base.json', '--count-fixes'],
    ['base.json', '--notify-on', 'limits'],
  ]) {
    expect(await cli.run(['summary', ...args])).toMatchObject({ exitCode: 2, stdout: '' })
  }
})
