/**
 * What the system may do to a run of the shipped command line: no space, no permission, a kill at any time, a closed pipe,
 * input and output without an end. Nothing that was there is damaged, nothing old passes for new, the exit code is
 * right, and memory stays below 1 GiB.
 */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { runScript, type SystemRun, workFolder } from '#test/support/system-run.ts'

const isLinux = process.platform === 'linux'
if (!isLinux) {
  console.warn('skipped: faults of the system are made with the means of Linux (ulimit, /dev/full, /proc)')
}

const rows = (count: number): string =>
  Array.from(
    { length: count },
    (_, row) =>
      `src/m${row % 40}.py:${row + 1}:1: error: Incompatible types in assignment (expression has type "str${row}", variable has type "int")  [assignment]\n`,
  ).join('')
const mypyText = (count: number): string =>
  `${rows(count)}Found ${count} errors in ${Math.min(count, 40)} files (checked 40 source files)\n`

const old = 'what an older run has left\n'
/** Reads as well as nothing at all, because it was cut. */
const cutText = 'src/m1.py:1:1: error: Bad  [misc]\n'

/** The files that each row starts with, made once. */
async function makeFiles(cli: Cli): Promise<string> {
  const folder = await workFolder(cli)
  await writeFile(join(folder, 'few.txt'), mypyText(3))
  await writeFile(join(folder, 'many.txt'), mypyText(400))
  await writeFile(join(folder, 'cut.txt'), cutText)
  const made = await runScript(
    cli,
    `set -e
    type-ratchet snapshot --checker mypy --input few.txt --output few.json
    type-ratchet snapshot --checker mypy --input many.txt --output many.json
    type-ratchet baseline write --checker mypy --input few.txt --file few.tsv --accept > /dev/null
    chmod a+rw *`,
    { folder },
  )
  expect(made, made.stderr).toMatchObject({ exitCode: 0 })
  return folder
}

/** Of a pipe, in bash. */
const exitOfFirst = 'exit $PIPESTATUS'

interface Row {
  readonly fault: string
  readonly script: string
  readonly exitCode: number
  /** What standard error must say. */
  readonly says?: RegExp
  /** Files, with what they must hold afterwards; null: they must not be there. */
  readonly left?: Readonly<Record<string, string | RegExp | null>>
  readonly plainUser?: true
}

const formats = [
  'text',
  'json',
  'markdown',
  'html',
  'sarif',
  'code-scanning',
  'junit',
  'gitlab',
  'checkstyle',
  'badge',
  'badge-svg',
]

/** What each form says in place of a result. */
const noResult: Readonly<Record<string, RegExp>> = {
  text: /no result$/m,
  json: /"outcome": "not-comparable"/,
  markdown: /^### .*no result$/m,
  html: /<title>[^<]*no result/,
  sarif: /"executionSuccessful": false/,
  'code-scanning': /"executionSuccessful": false/,
  junit: /<error/,
  gitlab: /"severity": "blocker"/,
  checkstyle: /severity="error"/,
  badge: /no result/,
  'badge-svg': /no result/,
}

const fullDisk: readonly Row[] = [
  {
    fault: 'no space for a snapshot: the one that was there stays whole',
    script: `cp few.json out.json; cp out.json before; ulimit -f 8
      type-ratchet snapshot --checker mypy --input many.txt --output out.json; code=$?
      cmp out.json before || exit 99; exit $code`,
    exitCode: 2,
    says: /“out\.json” can’t be written: it would be larger than a file may be here\. \[file-unwritable\]/,
  },
  {
    fault: 'no space for a committed baseline: the one that was there stays whole',
    script: `cp few.tsv b.tsv; ulimit -f 8
      type-ratchet baseline write --checker mypy --input many.txt --file b.tsv --accept; code=$?
      cmp b.tsv few.tsv || exit 99; exit $code`,
    exitCode: 2,
    says: /\[file-unwritable\]/,
  },
  {
    fault: 'no space for a merged snapshot: the one that was there stays whole',
    script: `cp few.json out.json; ulimit -f 8
      type-ratchet merge many.json --output out.json; code=$?
      cmp out.json few.json || exit 99; exit $code`,
    exitCode: 2,
    says: /\[file-unwritable\]/,
  },
  {
    fault: 'no space for the snapshot that a check saves: the one that was there stays whole',
    script: `cp few.json s.json; ulimit -f 8
      type-ratchet check --checker mypy --input many.txt --save-snapshot s.json > /dev/null; code=$?
      cmp s.json few.json || exit 99; exit $code`,
    exitCode: 2,
    says: /\[file-unwritable\]/,
  },
  ...formats.map((format): Row => {
    const script = `printf '${old.trim()}\\n' > out; ulimit -f 0
      type-ratchet compare few.json many.json --max-increase 999 --format ${format} --output out`
    return {
      fault: `no space at all for ${format}: the older result is gone`,
      script,
      exitCode: 2,
      left: { out: null },
      says: /“out” held the result of an older run; it was removed\./,
    }
  }),
  {
    fault: 'no space for a report, but for the word that there is none',
    script: `printf '${old.trim()}\\n' > out.json; ulimit -f 8
      type-ratchet compare few.json many.json --max-increase 999 --format json --output out.json`,
    exitCode: 2,
    left: { 'out.json': /"outcome": "config-error"/ },
  },
  {
    fault: 'no space for standard output that is a file',
    script: 'ulimit -f 8; type-ratchet compare few.json many.json --max-increase 999 --format json > out',
    exitCode: 2,
    says: /“standard output” can’t be written/,
  },
  ...[
    '--version',
    '--help',
    'explain attr-defined',
    'compare few.json few.json --format json',
    'snapshot --checker mypy --input few.txt',
    'merge few.json',
    'baseline write --checker mypy --input few.txt --file new.tsv --accept',
    'check --checker mypy --input few.txt',
  ].map(
    (words): Row => ({
      fault: `/dev/full as standard output of ${words}`,
      script: `type-ratchet ${words} > /dev/full`,
      exitCode: 2,
      says: /“standard output” can’t be written: there is no space left\. \[file-unwritable\]/,
    }),
  ),
  {
    fault: '/dev/full as standard error changes no result',
    script: 'type-ratchet compare few.json many.json --max-new-errors 0 --output out.txt 2> /dev/full',
    exitCode: 1,
    left: { 'out.txt': /none allowed/ },
  },
  {
    fault: '/dev/full as standard error of a run that is not comparable',
    script: 'type-ratchet snapshot --checker mypy --input cut.txt 2> /dev/full',
    exitCode: 3,
  },
]

const failedRuns: readonly Row[] = [
  ...formats.map(
    (format): Row => ({
      fault: `a run that is not comparable leaves no older result as ${format}`,
      script: `printf '${old.trim()}\\n' > out
        type-ratchet check --checker mypy --input cut.txt --baseline few.json --format ${format} --output out`,
      exitCode: 3,
      left: { out: noResult[format] ?? /never/ },
      says: /\[output-cut\]/,
    }),
  ),
  {
    fault: 'every form of one run is replaced',
    script: `for f in a b c; do printf '${old.trim()}\\n' > $f; done
      type-ratchet check --checker mypy --input cut.txt --format json=a --format html=b --format badge=c`,
    exitCode: 3,
    left: { a: noResult['json'] ?? /never/, b: noResult['html'] ?? /never/, c: noResult['badge'] ?? /never/ },
  },
  {
    fault: 'a wrong option leaves no older result',
    script: `printf '${old.trim()}\\n' > out
      type-ratchet compare few.json few.json --max-errors "$UNSET" --format json --output out`,
    exitCode: 2,
    left: { out: /"outcome": "config-error"/ },
    says: /“--max-errors” was given an empty value/,
  },
  {
    fault: 'an output that swallowed an input destroys no snapshot',
    script: `cp few.json base.json
      type-ratchet compare --output base.json many.json; code=$?
      cmp base.json few.json || exit 99; exit $code`,
    exitCode: 2,
    says: /“compare” needs two snapshot files/,
  },
  {
    fault: 'an untrusted run moves an older snapshot aside',
    script: `cp few.json s.json
      type-ratchet snapshot --checker mypy --input cut.txt --output s.json; code=$?
      cmp s.json.old few.json || exit 99; exit $code`,
    exitCode: 3,
    left: { 's.json': null },
    says: /“s\.json” held the snapshot of an older run; it is “s\.json\.old” now\./,
  },
  {
    fault: 'an untrusted run never touches a committed baseline',
    script: `cp few.tsv b.tsv
      type-ratchet baseline write --checker mypy --input cut.txt --file b.tsv; code=$?
      cmp b.tsv few.tsv || exit 99; exit $code`,
    exitCode: 3,
  },
]

const places: readonly Row[] = [
  {
    fault: 'a folder that may not be written is refused before the checker starts',
    script: `mkdir shut; chmod 555 shut
      type-ratchet check --checker mypy --command 'touch started' --output shut/report.txt`,
    exitCode: 2,
    left: { started: null },
    says: /permission denied/,
    plainUser: true,
  },
  {
    fault: 'a file that may not be written stays as it is',
    script: `printf '${old.trim()}\\n' > out; chmod 444 out
      type-ratchet compare few.json few.json --output out`,
    exitCode: 2,
    left: { out: old },
    says: /“out” still holds the result of an older run\./,
    plainUser: true,
  },
  {
    fault: 'a place below /proc ends',
    script: 'type-ratchet compare few.json few.json --output /proc/nope/x',
    exitCode: 2,
    says: /its folder is not there/,
  },
  {
    fault: 'a place below a file is refused',
    script: 'type-ratchet compare few.json few.json --output few.txt/report.txt',
    exitCode: 2,
    says: /is a file, not a folder/,
  },
  {
    fault: 'a place that is a folder is refused',
    script: 'mkdir out; type-ratchet compare few.json few.json --output out',
    exitCode: 2,
    says: /it is a folder/,
  },
  {
    fault: 'links in a circle are refused',
    script: 'ln -s b a; ln -s a b; type-ratchet compare few.json few.json --output a',
    exitCode: 2,
    says: /its links lead in a circle/,
  },
  {
    fault: 'the input by a hard link is no place for the output',
    script: `ln few.json same.json
      type-ratchet compare few.json many.json --max-increase 999 --output same.json; code=$?
      cmp few.json same.json || exit 99; exit $code`,
    exitCode: 2,
    says: /\[result-place-taken\]/,
  },
  {
    fault: 'the input by a symbolic link is no place for the output',
    script: 'ln -s few.txt same.txt; type-ratchet snapshot --checker mypy --input few.txt --output same.txt',
    exitCode: 2,
    left: { 'few.txt': mypyText(3) },
    says: /\[result-place-taken\]/,
  },
  {
    fault: 'two results in one file are refused',
    script: 'type-ratchet compare few.json few.json --format json=out --format html=./out',
    exitCode: 2,
    says: /\[result-place-taken\]/,
  },
  {
    fault: 'a link stays a link, and what it names keeps its mode',
    script: `printf x > real.txt; chmod 640 real.txt; ln -s real.txt out
      type-ratchet compare few.json few.json --output out && test -L out && test "$(stat -c %a real.txt)" = 640`,
    exitCode: 0,
    left: { 'real.txt': /no change \(3 errors\)/ },
  },
  {
    fault: '/dev/stdout that appends keeps what was there',
    script: `printf 'before\\n' > log; type-ratchet compare few.json few.json --output /dev/stdout >> log`,
    exitCode: 0,
    left: { log: /^before\n(?:.*\n)*mypy: no change/ },
  },
  {
    fault: 'a named pipe is written as it is',
    script: `mkfifo pipe; cat pipe > got & type-ratchet compare few.json few.json --output pipe; code=$?
      wait; test -p pipe || exit 99; exit $code`,
    exitCode: 0,
    left: { got: /no change/ },
  },
  {
    fault: 'a baseline of another checker is refused before the checker starts',
    script: `type-ratchet check --checker tsc --command 'touch started' --baseline few.json`,
    exitCode: 3,
    left: { started: null },
    says: /\[snapshot-other-checker\]/,
  },
  {
    fault: 'a file that is no baseline is never written as one',
    script: `type-ratchet baseline write --checker mypy --command 'touch started' --file few.txt --accept`,
    exitCode: 2,
    left: { 'few.txt': mypyText(3), started: null },
    says: /\[baseline-file-foreign\]/,
  },
]

const pipes: readonly Row[] = [
  {
    fault: 'a reader that closes the pipe early is no failure',
    script: `type-ratchet compare few.json many.json --max-increase 999 --format json | head -1 > got; ${exitOfFirst}`,
    exitCode: 0,
    left: { got: '{\n' },
  },
  {
    fault: 'a reader that reads nothing changes no verdict',
    script: `type-ratchet compare few.json many.json --max-new-errors 0 | true; ${exitOfFirst}`,
    exitCode: 1,
  },
  {
    fault: 'standard error that nobody reads changes no verdict',
    script: `type-ratchet snapshot --checker mypy --input cut.txt 2>&1 > out.json | true; ${exitOfFirst}`,
    exitCode: 3,
  },
  {
    fault: 'a folder as standard input',
    script: 'type-ratchet snapshot --checker mypy --input - < .',
    exitCode: 2,
    says: /can’t be read: it is a folder/,
  },
]

const endless: readonly Row[] = [
  {
    fault: 'a checker that prints for ever',
    script:
      'type-ratchet snapshot --checker mypy --command yes --output s.json 2> err; code=$?; tail -5 err >&2; exit $code',
    exitCode: 3,
    left: { 's.json': null },
    says: /\[output-too-large\]/,
  },
  {
    fault: 'a checker that complains for ever',
    script: `printf '#!/bin/sh\\nexec yes trouble >&2\\n' > loud; chmod +x loud
      type-ratchet check --checker mypy --command ./loud 2> err; code=$?; tail -5 err >&2; exit $code`,
    exitCode: 3,
    says: /\[output-too-large\]/,
  },
  {
    fault: 'a checker that prints one line for ever',
    script: `type-ratchet check --checker pyright --command 'cat /dev/zero' 2> err; code=$?; tail -c 2000 err >&2; exit $code`,
    exitCode: 3,
    says: /\[output-too-large\]/,
  },
  {
    fault: 'a device without an end as input',
    script: 'type-ratchet snapshot --checker mypy --input /dev/zero',
    exitCode: 3,
    says: /\[output-too-large\]/,
  },
  {
    fault: 'standard input without an end',
    script: 'yes 2> /dev/null | type-ratchet check --checker tsc --input -',
    exitCode: 3,
    says: /\[output-too-large\]/,
  },
  {
    fault: 'a named pipe without an end',
    script: `mkfifo pipe; yes > pipe 2> /dev/null & type-ratchet snapshot --checker mypy --input pipe`,
    exitCode: 3,
    says: /\[output-too-large\]/,
  },
  {
    fault: 'a device without an end as a snapshot',
    script: 'type-ratchet compare /dev/zero few.json',
    exitCode: 3,
    says: /\[snapshot-too-large\]/,
  },
  {
    fault: 'a device without an end as a baseline',
    script: 'type-ratchet check --checker mypy --input few.txt --baseline /dev/zero',
    exitCode: 3,
    says: /\[snapshot-too-large\]/,
  },
  {
    fault: 'a file larger than is read',
    script: 'truncate -s 20G huge.txt; type-ratchet snapshot --checker mypy --input huge.txt',
    exitCode: 3,
    says: /\[output-too-large\]/,
  },
  ...[
    ['tsc', '-- -w'],
    ['tsc', '-- --build --WATCH'],
    ['tsc', `--command 'npx tsc --watch'`],
    ['tsc', `--command 'npm run types -- --watch'`],
    ['tsc', `--command 'nodemon --exec tsc'`],
    ['pyright', '-- --watch'],
    ['basedpyright', `--command 'basedpyright -w src'`],
    ['ty', `--command 'uv run ty check -W'`],
    ['pyrefly', `--command 'pyrefly check --watch'`],
    ['mypy', `--command 'dmypy daemon'`],
  ].map(
    ([checker, words]): Row => ({
      fault: `a run of ${checker} that would watch: ${words}`,
      script: `type-ratchet check --checker ${checker} ${words}`,
      exitCode: 2,
      says: /\[checker-endless\]/,
    }),
  ),
]

describe.skipIf(!isLinux)('a fault of the system', () => {
  let cli: Cli
  let made: string
  beforeAll(async () => {
    cli = await stageCli()
    made = await makeFiles(cli)
  })
  const prepared = async (): Promise<string> => {
    const folder = await workFolder(cli)
    await cp(made, folder, { recursive: true })
    return folder
  }
  afterAll(() => cli[Symbol.asyncDispose]())

  describe.each([
    ['no space', fullDisk],
    ['a run without a result', failedRuns],
    ['places', places],
    ['pipes', pipes],
    ['without an end', endless],
  ] as const)('%s', (_, table) => {
    test.each(table)('$fault', async ({ script, exitCode, says, left, plainUser }) => {
      const folder = await prepared()
      const run = await runScript(cli, script, { folder, ...(plainUser ? { plainUser } : {}) })
      expect(run.stderr).not.toContain('bug in type-ratchet')
      expect(run, run.stderr).toMatchObject({ exitCode })
      if (says !== undefined) {
        expect(run.stderr).toMatch(says)
      }
      await expectLeft(folder, left ?? {})
      expectNoRest(folder)
      expect(run.mebibytes).toBeLessThan(1024)
    })
  })

  describe('much is read in less than 1 GiB', () => {
    const mostOfDocument = 64 * 1024 * 1024
    test('600,000 errors of mypy, each with words of its own', async () => {
      const folder = await prepared()
      await writeFile(join(folder, 'most.txt'), mypyText(600_000))
      const run = await runScript(
        cli,
        'type-ratchet snapshot --checker mypy --input most.txt --output s.json',
        { folder },
      )
      expectRead(run)
      expectRead(await runScript(cli, 'type-ratchet compare s.json s.json > /dev/null', { folder }))
    })

    test('JSON of pyright', async () => {
      const folder = await prepared()
      await writeFile(join(folder, 'most.json'), pyrightText(220_000))
      expect((await stat(join(folder, 'most.json'))).size).toBeGreaterThan(mostOfDocument * 0.9)
      expectRead(
        await runScript(cli, 'type-ratchet snapshot --checker pyright --input most.json --output s.json', {
          folder,
        }),
      )
    })
  })

  describe('kill -9', () => {
    const kinds: readonly (readonly [name: string, file: string, args: readonly string[]])[] = [
      [
        'a snapshot',
        'out.json',
        ['snapshot', '--checker', 'mypy', '--input', 'many.txt', '--output', 'out.json'],
      ],
      [
        'a committed baseline',
        'out.tsv',
        ['baseline', 'write', '--checker', 'mypy', '--input', 'many.txt', '--accept', '--file', 'out.tsv'],
      ],
      [
        'a report',
        'out.html',
        ['compare', 'few.json', 'many.json', '--max-increase', '999', '--format', 'html=out.html'],
      ],
      ['a merged snapshot', 'out.json', ['merge', 'many.json', '--output', 'out.json']],
    ]

    test.each(kinds)('at any time leaves %s whole', async (_, file, args) => {
      const folder = await prepared()
      const path = join(folder, file)
      const before = await readFile(join(folder, file === 'out.tsv' ? 'few.tsv' : 'few.json'), 'utf8')
      const instants = 10
      const whole = await wholeRun(path, before, args, folder)
      const seen = new Set<string>()
      for (let instant = 0; instant < instants; instant += 1) {
        await writeFile(path, before)
        await killed(args, folder, () => sleep((whole.milliseconds * instant) / (instants - 1)))
        seen.add(await readFile(path, 'utf8'))
      }
      expect([...seen].filter((text) => text !== before && text !== whole.text)).toEqual([])
      expect(seen).toContain(before)
    })

    test.each(kinds)('while its file is written leaves %s whole', async (_, file, args) => {
      const folder = await prepared()
      const path = join(folder, file)
      const before = await readFile(join(folder, file === 'out.tsv' ? 'few.tsv' : 'few.json'), 'utf8')
      const whole = await wholeRun(path, before, args, folder)
      for (let turn = 0; turn < 5; turn += 1) {
        await writeFile(path, before)
        const known = readdirSync(folder).length
        await killed(args, folder, async (hasEnded) => {
          // Looks as often as it can: the file is there for a few milliseconds.
          while (!hasEnded() && readdirSync(folder).length === known) {
            await new Promise(setImmediate)
          }
        })
        expect([before, whole.text]).toContain(await readFile(path, 'utf8'))
      }
    })

    async function wholeRun(path: string, before: string, args: readonly string[], folder: string) {
      await writeFile(path, before)
      const start = performance.now()
      await killed(args, folder, async (hasEnded) => {
        while (!hasEnded()) {
          await sleep(5)
        }
      })
      const milliseconds = performance.now() - start
      const text = await readFile(path, 'utf8')
      expect(text).not.toBe(before)
      return { milliseconds, text }
    }

    /** Kills the command when `wait` says so. */
    async function killed(
      args: readonly string[],
      folder: string,
      wait: (hasEnded: () => boolean) => Promise<unknown>,
    ): Promise<void> {
      const child = spawn(process.execPath, [join(cli.folder, 'dist/cli.js'), ...args], {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', HOME: folder },
        stdio: 'ignore',
      })
      const closed = new Promise((resolve) => child.on('close', resolve))
      await wait(() => child.exitCode !== null || child.signalCode !== null)
      child.kill('SIGKILL')
      await closed
    }
  })
})

function pyrightText(count: number): string {
  const found = Array.from({ length: count }, (_, row) =>
    JSON.stringify({
      file: `/elsewhere/src/m${row % 40}.py`,
      severity: 'error',
      message: `Type "str${row}" is not assignable to declared type "int"\n  "str" is not assignable to "int"`,
      range: { start: { line: row, character: 4 }, end: { line: row, character: 9 } },
      rule: 'reportAssignmentType',
    }),
  )
  return `{"version":"1.1.414","time":"1","generalDiagnostics":[${found.join(',')}],"summary":{"filesAnalyzed":40,"errorCount":${count},"warningCount":0,"informationCount":0,"timeInSec":1}}`
}

function expectRead(run: SystemRun): void {
  expect(run, run.stderr).toMatchObject({ exitCode: 0 })
  expect(run.mebibytes).toBeLessThan(1024)
}

async function expectLeft(folder: string, left: NonNullable<Row['left']>): Promise<void> {
  const names = await readdir(folder)
  for (const [name, wanted] of Object.entries(left)) {
    if (wanted === null) {
      expect(names).not.toContain(name)
    } else {
      const text = await readFile(join(folder, name), 'utf8')
      if (typeof wanted === 'string') {
        expect(text).toBe(wanted)
      } else {
        expect(text).toMatch(wanted)
      }
    }
  }
}

/** A run that was not killed clears its temporary files away. */
function expectNoRest(folder: string): void {
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
}
