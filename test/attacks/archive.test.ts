/** Hostile archives and snapshots in the place of a baseline: refused with exit 3, nothing written, nothing exhausted. */
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, type CliResult, stageCli } from '#test/support/cli.ts'
import type { Pull } from '#test/support/github/record.ts'
import { type ZipEntry, zipOf } from '#test/support/zip-builder.ts'
import { createTarget, readsFindings, type Target } from './target.ts'

let target: Target
let pull: Pull
let honest: string

beforeAll(async () => {
  target = await createTarget()
  const run = await target.widget.runOnMain({ inputs: readsFindings })
  expect(run.exitCode).toBe(0)
  pull = await target.openPull([])
  honest = snapshotText()
})
afterAll(() => target[Symbol.asyncDispose]())

/** What an honest baseline says. */
function snapshotText(): string {
  return JSON.stringify({
    format: 'type-ratchet-snapshot',
    version: 1,
    name: 'mypy',
    commit: null,
    checker: { name: 'mypy', version: null, configuration: null },
    platform: { os: null, leg: null },
    filesChecked: null,
    reference: null,
    texts: ['src/app.py', 'Name "x" is not defined'],
    columns: {
      ...{ path: [0], line: [1], column: [1], endLine: [0], endColumn: [0], severity: [0], code: [-1] },
      ...{ message: [1], lineDigest: [-1], beforeDigest: [-1], afterDigest: [-1], scope: [-1], notes: [] },
    },
  })
}

/** The pull request's run against a baseline of these bytes. */
async function runAgainst(bytes: Buffer) {
  for (const artifact of target.widget.github.artifacts.filter(({ name }) => name.includes('-baseline-'))) {
    target.widget.github.replaceArtifactBytes(artifact.id, bytes)
  }
  const { result } = await target.fork.check(pull, { inputs: readsFindings })
  return result
}

async function expectRefused(entries: readonly ZipEntry[], words: string): Promise<void> {
  const run = await runAgainst(zipOf(entries))
  expect(run.outputs, run.stdout).toMatchObject({ result: 'not-comparable', errors: '' })
  expect(run.exitCode).toBe(3)
  expect(run.summary.replaceAll('\\', '')).toContain(words)
}

const entry = (fields: Partial<ZipEntry> = {}): ZipEntry => ({
  name: 'snapshot.json',
  content: honest,
  ...fields,
})

describe('an archive', () => {
  test('that is honest is read, so that the others are refused for what they are', async () => {
    const run = await runAgainst(zipOf([entry({ mode: 0o100644 })]))
    expect(run.outputs).toMatchObject({ result: 'pass', delta: '0' })
  })

  test('whose entry leads out of a folder writes nothing', async () => {
    const name = '../../../../../../../tmp/type-ratchet-slip.json'
    await expectRefused([entry({ name })], 'is not one of ours')
    expect(existsSync('/tmp/type-ratchet-slip.json')).toBe(false)
  })

  test('that is a bomb is refused before it is unpacked', async () => {
    const content = Buffer.concat([Buffer.from(honest), Buffer.alloc(200_000_000, 0x20)])
    await expectRefused([entry({ content })], 'times its size')
  })

  test('that lies about its size is refused', async () => {
    const content = Buffer.concat([Buffer.from(honest), Buffer.alloc(5_000_000, 0x20)])
    await expectRefused([entry({ content, size: 500 })], 'is not one of ours')
  })

  test('whose entry is a symbolic link is refused', async () => {
    await expectRefused([entry({ mode: 0o120777 })], 'no regular file')
  })
})

describe('an archive with', () => {
  test('a second entry of the same name is refused', async () => {
    await expectRefused([entry(), entry({ content: '{}' })], 'nothing else')
  })

  test('an entry that is encrypted is refused', async () => {
    await expectRefused([entry({ flags: 0x801 })], 'encrypted')
  })

  test('a wrong checksum is refused', async () => {
    await expectRefused([entry({ crc: 1 })], 'checksum')
  })

  test('ten thousand entries is refused', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `${index}.json`, content: '' }))
    await expectRefused(many, 'nothing else')
  })

  test('text that is not UTF-8 is refused', async () => {
    await expectRefused([entry({ content: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) })], 'is not one of ours')
  })
})

describe('a snapshot', () => {
  let cli: Cli

  beforeAll(async () => {
    cli = await stageCli()
    await writeFile(join(cli.folder, 'head.json'), honest)
  })
  afterAll(() => cli[Symbol.asyncDispose]())

  async function compared(text: string): Promise<CliResult> {
    await writeFile(join(cli.folder, 'base.json'), text)
    return cli.run(['compare', 'base.json', 'head.json', '--format', 'json'])
  }

  test('with the keys of prototypes changes nothing but itself', async () => {
    const polluted = honest
      .replace('{', '{"__proto__":{"errors":0,"reference":{"errors":999999,"commit":null}},')
      .replace('"columns":{', '"constructor":{"prototype":{"line":9}},"columns":{"__proto__":{"path":[5]},')
    const { exitCode, stdout } = await compared(polluted)
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ totals: { base: 1, head: 1, delta: 0, kept: 1 }, new: [] })
  })

  test.each([
    [
      'nested a million levels deep',
      `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`,
      'format: type-ratchet',
    ],
    ['whose indexes point outside its texts', { '"path":[0]': '"path":[99999]' }, 'points outside'],
    ['whose numbers are too large', { '"line":[1]': '"line":[1e308]' }, 'out of range'],
    ['whose columns differ in length', { '"code":[-1]': '"code":[-1,-1]' }, 'columns.code'],
  ])('%s is refused', async (_, change, words) => {
    const [[from, to] = ['', '']] = typeof change === 'string' ? [] : Object.entries(change)
    const { exitCode, stdout, stderr } = await compared(
      typeof change === 'string' ? change : honest.replace(from, to),
    )
    expect(exitCode).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { head: null, new: null },
      verdict: { outcome: 'not-comparable' },
    })
    expect(stderr).toContain(words)
  })
})
