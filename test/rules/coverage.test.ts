/** The measure of what is explained, on outputs made here. */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const outputs = {
  mypy: 'a.py:1: error: Missing  [type-arg]\na.py:2: error: Nobody knows  [nobody-knows]\nFound 2 errors in 1 file (checked 1 source file)\n',
  tsc: "a.ts(1,1): error TS2304: Cannot find name 'a'.\n",
  pyright:
    '/r/a.py\n  /r/a.py:1:1 - error: Nobody (reportMissingImports)\n1 error, 0 warnings, 0 informations\n',
  ty: 'a.py:1:1: error[missing-attribute] Nobody\nFound 1 diagnostic\n',
  basedpyright: '/r/a.py\n  /r/a.py:1:1 - error: Nobody (reportAny)\n1 error, 0 warnings, 0 informations\n',
}

async function fill(corpus: string, checkers: readonly (keyof typeof outputs)[]): Promise<void> {
  for (const checker of checkers) {
    const pair = join(corpus, checker)
    await mkdir(pair)
    await writeFile(join(pair, 'meta.json'), JSON.stringify({ checker, rc: [1, 1] }))
    await writeFile(join(pair, 'base.txt.gz'), gzipSync(outputs[checker]))
    await writeFile(join(pair, 'head.txt.gz'), gzipSync(outputs[checker]))
  }
}

function coverage(...args: readonly string[]): Promise<{ readonly exit: number; readonly text: string }> {
  const script = join(import.meta.dirname, '..', '..', 'bench', 'rules', 'coverage.ts')
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, stdout) => {
      resolve({ exit: Number(error?.code ?? 0), text: stdout })
    })
  })
}

test('prints the share per checker with what is missing, and fails below the minimum', async () => {
  await using corpus = await temporaryFolder()
  await fill(corpus.path, ['mypy', 'tsc', 'pyright', 'basedpyright'])
  const below = await coverage(corpus.path)
  expect(below).toEqual({
    exit: 1,
    text: [
      'mypy: 50.00 % of 4 diagnostics explained; not nobody-knows 2',
      'tsc: 100.00 % of 2 diagnostics explained',
      'pyright: 100.00 % of 2 diagnostics explained',
      'basedpyright: 100.00 % of 2 diagnostics explained',
      '0 outputs left out',
      '',
    ].join('\n'),
  })
  expect((await coverage(corpus.path, '50')).exit).toBe(0)
})

test('counts a checker that only some places have recorded', async () => {
  await using corpus = await temporaryFolder()
  await fill(corpus.path, ['mypy', 'tsc', 'pyright', 'basedpyright', 'ty'])
  expect((await coverage(corpus.path)).text).toContain('ty: 100.00 % of 2 diagnostics explained\n')
})

test('fails when there is no output of a checker', async () => {
  await using corpus = await temporaryFolder()
  await fill(corpus.path, ['tsc', 'pyright', 'basedpyright'])
  expect((await coverage(corpus.path)).exit).toBe(1)
})
