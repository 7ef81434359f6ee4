/**
 * Ways in which a run goes wrong, for each checker: each is refused with exit code 3 and words of its own,
 * also when somebody claims that the exit code was 0. The rows are in ./ways; where a way can't be made to
 * happen with a checker, its row says why.
 */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outputFromText } from '#app/run/run-checker.ts'
import type { CheckerOutput } from '#checkers/checker.ts'
import { problemText } from '#messages/problem-text.ts'
import { type Problem, problemFamilies } from '#model/problem.ts'
import { runChecker } from '#test/support/checkers.ts'
import { type TemporaryFolder, temporaryFolder } from '#test/support/temporary-folder.ts'
import { realRun, replayed } from './replay.ts'
import { type Judged, problemOf, runWay } from './run.ts'
import { type Subject, subjects } from './subject.ts'
import { type Expectations, type Expected, expectedOf } from './way.ts'
import { pipeWays } from './ways/pipe-ways.ts'
import { processWays } from './ways/process-ways.ts'
import { projectWays } from './ways/project-ways.ts'
import { recordedWays } from './ways/recorded-ways.ts'

let folder: TemporaryFolder

beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder[Symbol.asyncDispose]())

const allWays = [...processWays, ...projectWays, ...pipeWays, ...recordedWays]

/** The rows of one checker, without those that can't be. */
function rowsOf<Way extends { readonly sentence: string; readonly kind: Expectations }>(
  ways: readonly Way[],
  { name }: Subject,
): readonly { readonly sentence: string; readonly way: Way; readonly expected: Expected }[] {
  return ways
    .map((way) => ({ sentence: way.sentence, way, expected: expectedOf(way.kind, name) }))
    .filter(({ expected }) => typeof expected === 'string' || !('not' in expected))
}

function expectRefused(problem: Problem | null, expected: Expected): void {
  expect(Array.isArray(expected) ? expected : [expected]).toContain(problem?.kind ?? 'read')
  const { what, why, fix } = problemText(problem ?? { kind: 'run-interrupted' })
  expect([what, why, fix].every((words) => words !== '')).toBe(true)
  expect(problem === null ? null : problemFamilies[problem.kind]).toBe('not-comparable')
}

/** The text alone, and a claim that the checker ended with 0. A blank text is what tsc prints when it is clean. */
async function expectRefusedAsText(text: string, subject: Subject): Promise<void> {
  const problem = await problemOf(async () => outputFromText(text, 0), subject)
  expect(problem?.kind ?? 'read').toEqual(
    subject.name === 'tsc' && text.trim() === '' ? 'read' : expect.not.stringMatching(/^read$/),
  )
}

/** The command line as it is in the sources. */
function commandLine(args: readonly string[]): Promise<CheckerOutput> {
  const entry = fileURLToPath(new URL('../../src/entry/cli.ts', import.meta.url))
  return runChecker({ command: [process.execPath, entry, ...args], cwd: folder.path })
}

describe('the table', () => {
  test('has at least 40 ways, 25 of them by really starting the checker, for at least five checkers', () => {
    expect(allWays.length).toBeGreaterThanOrEqual(40)
    expect(processWays.length + projectWays.length).toBeGreaterThanOrEqual(25)
    expect(new Set(allWays.map(({ sentence }) => sentence)).size).toBe(allWays.length)
    for (const subject of subjects) {
      expect(rowsOf(allWays, subject).length, subject.name).toBeGreaterThanOrEqual(40)
    }
  })
})

// The shell's limits and signals are POSIX; /dev/full and setpriv are Linux.
describe.skipIf(process.platform !== 'linux').each(subjects)('$name $version', (subject) => {
  let errors: CheckerOutput
  let replays: Readonly<Record<'errors' | 'clean', Subject>>

  beforeAll(async () => {
    errors = await realRun(subject, 'errors')
    const clean = await realRun(subject, 'clean')
    replays = {
      errors: await replayed(subject, errors, folder),
      clean: await replayed(subject, clean, folder),
    }
  })

  test('is read when nothing goes wrong, as it is and as it is replayed', async () => {
    const plain = (one: Subject, tree: 'errors' | 'clean'): Promise<Judged> =>
      runWay(
        {
          sentence: '',
          kind: 'run-interrupted',
          tree,
          command: (at) => [...at.program, ...at.args, ...at.targets],
        },
        one,
      )
    expect(await problemOf(async () => errors, subject)).toBeNull()
    expect((await plain(replays.errors, 'errors')).problem).toBeNull()
    expect((await plain(replays.clean, 'clean')).problem).toBeNull()
  })

  test.each(rowsOf([...processWays, ...projectWays], subject))('$sentence', async ({ way, expected }) => {
    const { problem, text } = await runWay(way, subject)
    expectRefused(problem, expected)
    await expectRefusedAsText(text, subject)
  })

  test.each(rowsOf(pipeWays, subject))('$sentence', async ({ way, expected }) => {
    const { problem, text } = await runWay(way, replays[way.tree === 'clean' ? 'clean' : 'errors'])
    expectRefused(problem, expected)
    if (way.reallyClean !== true) {
      await expectRefusedAsText(text, subject)
    }
  })

  test('ends the command line with 3 and writes nothing, also when told that the exit code was 0', async () => {
    const file = await folder.write(`${subject.name}-cut.txt`, errors.stdout.slice(0, 200))
    const args = ['snapshot', '--checker', subject.name, '--input', file, '--exit-code', '0']
    const { stdout, stderr, exit } = await commandLine(args)
    expect({ stdout, exit }).toEqual({ stdout: '', exit: { kind: 'code', code: 3 } })
    expect(stderr).toMatch(/^error: \S.*\n(?:.*\n)*Fix: \S/)
  })

  test.each(rowsOf(recordedWays, subject))('$sentence', async ({ way, expected }) => {
    const damaged = way.damage(errors, subject)
    expectRefused(await problemOf(async () => damaged, subject), expected)
    await expectRefusedAsText(damaged.stdout + damaged.stderr, subject)
  })
})

describe('the time limit of the command line', () => {
  test('ends a checker that hangs, and says so', async () => {
    const script = await folder.write('hangs.sh', 'echo working; while :; do sleep 1; done\n')
    const command = `sh ${script}`
    const limit = ['--timeout-minutes', '0.01']
    const { stderr, exit } = await commandLine(['check', '--checker', 'mypy', '--command', command, ...limit])
    expect(exit).toEqual({ kind: 'code', code: 3 })
    expect(stderr).toContain('The checker was ended after 0.01 minutes')
    expect(stderr).toContain('working')
  })
})
