/** When git says that the lines of errors were last written, in a real repository, a shallow clone of it, and where there is none. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { type WrittenOrder, type WrittenStep, writtenHere } from '#app/local/written-here.ts'
import { storedPath } from '#model/ids.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'
import { writtenJson, writtenMarkdown, writtenText } from '#render/written.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { checkedSha, shaOf } from '#test/support/shas.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const quarter = 91 * 24 * 60 * 60
const [january, april, july] = [0, 1, 2].map(
  (count) => Date.UTC(2026, 0, 5, 8) / 1000 + count * quarter + count * 60,
)
const errors: readonly DiagnosticFields[] = [
  { path: 'new name.py', line: 1 },
  { path: 'new name.py', line: 2 },
  { path: 'new name.py', line: 3 },
  { path: 'new name.py', line: 9 },
  { path: 'young.py', line: 1, code: null },
]

let origin: GitRepository
let first: string
let second: string
let third: string

/** The first line moves down and is indented, the second is written anew, the file gets another name. */
beforeAll(async () => {
  const [load, save] = ['value = load_everything_from("there")', 'other = save_everything_to("there")']
  origin = await createGitRepository()
  first = await origin.commit({ 'old.py': `${load}\n${save}\n` })
  origin.passTime(quarter)
  second = await origin.commit({ 'old.py': `if ready:\n${save}\n    ${load}\n` })
  origin.passTime(quarter)
  third = await origin.commit({ 'new name.py': `if ready:\n${save}\n    ${load}\n`, 'young.py': 'x\n' })
})
afterAll(() => origin[Symbol.asyncDispose]())

function asked(
  folder: string,
  order: Partial<WrittenOrder> = {},
  fields: readonly DiagnosticFields[] = errors,
  { tell = () => undefined, now = () => 0 }: { tell?: (step: WrittenStep) => void; now?: () => number } = {},
) {
  return writtenHere(
    { snapshot: { commit: null }, isStored: false, diagnostics: fields.map(diagnosticOf), ...order },
    { repo: gitRepo(folder, hermeticGit), now, tell },
  )
}

test('a line keeps its date when it moves, is indented, and its file gets another name', async () => {
  const steps: WrittenStep[] = []
  const warning = { path: 'young.py', severity: 'warning' } as const
  const ages = await asked(origin.directory, {}, [...errors, warning, { column: 0 }], {
    tell: (step) => steps.push(step),
  })
  expect(writtenJson(ages)).toEqual({
    total: 6,
    orBefore: 0,
    quarters: [
      { year: 2026, quarter: 1, errors: 2 },
      { year: 2026, quarter: 2, errors: 1 },
      { year: 2026, quarter: 3, errors: 1 },
    ],
    undated: { 'no-line': 2 },
    oldest: [
      [first, january, 'new name.py', 2, 'name-defined'],
      [first, january, 'new name.py', 3, 'name-defined'],
      [second, april, 'new name.py', 1, 'name-defined'],
      [third, july, 'young.py', 1, null],
    ].map(([commit, time, path, line, code]) =>
      expect.objectContaining({ commit, time, path, line, code, orBefore: false }),
    ),
  })
  expect(steps).toHaveLength(2)
  expect(steps.at(-1)).toMatchObject({ done: 2, all: 2 })
})

test('a shallow clone says that lines may be older, and the first commit of all does not', async () => {
  await using copy = await origin.checkoutCopy({ ref: 'refs/heads/main', depth: 2 })
  const ages = await asked(copy.directory)
  expect(ages.orBefore).toBe(3)
  expect(ages.oldest.map(({ written, orBefore }) => [written.commit, orBefore])).toEqual([
    [second, true],
    [second, true],
    [second, true],
    [third, false],
  ])
  const text = writtenText(ages, plainStyle).join('\n')
  expect(text).toContain('This clone is shallow: 3 lines may be older than told')
  expect(text).toContain(`2026-04-06 or before in ${second.slice(0, 10)}  new name.py:1  name-defined`)
  expect(text).toContain('2026  4  Q2 3, Q3 1')
  expect(text).toContain('Without a date: 1 error of which no line is known.')
  expect(writtenMarkdown(ages).join('\n')).toContain('| 2026 | 4 | Q2 3, Q3 1 |')
})

test('edits and files that git does not know have no date; a stored snapshot is dated where it was taken', async () => {
  await using copy = await origin.checkoutCopy({ ref: 'refs/heads/main', depth: 'full' })
  await writeFile(join(copy.directory, 'young.py'), 'y\nx\n')
  await writeFile(join(copy.directory, 'unknown.py'), 'x\n')
  const fields = [...errors.slice(4), { path: 'young.py', line: 2 }, { path: 'unknown.py' }]
  const here = await asked(copy.directory, {}, fields)
  expect(here.oldest.map(({ written }) => written.commit)).toEqual([third])
  expect([...here.undated]).toEqual([
    ['not-committed', 1],
    ['not-in-git', 1],
  ])
  const snapshot = { commit: checkedSha(second), edited: [storedPath('unknown.py')] }
  const stored = await asked(copy.directory, { snapshot, isStored: true }, [
    { path: 'old.py', line: 2 },
    { path: 'unknown.py' },
  ])
  expect(stored.oldest.map(({ written }) => written.commit)).toEqual([first])
  expect([...stored.undated]).toEqual([['edited', 1]])
  await rm(join(copy.directory, 'young.py'))
  expect([...(await asked(copy.directory, {}, errors.slice(4))).undated]).toEqual([['not-told', 1]])
})

test('a snapshot whose commit is not here, or that names none, is refused', async () => {
  for (const commit of [null, shaOf(1)]) {
    const problem = await rejectedProblem(() =>
      asked(origin.directory, { snapshot: { commit }, isStored: true }),
    )
    expect(problem).toMatchObject({ kind: 'input-invalid', input: '--ages' })
  }
})

test('ends in time, and where there is no repository', async () => {
  let clock = 0
  const now = () => {
    clock += 4 * 60_000
    return clock
  }
  expect([...(await asked(origin.directory, {}, errors, { now })).undated]).toContainEqual(['not-asked', 1])
  await using folder = await temporaryFolder()
  expect([...(await asked(folder.path, {}, errors)).undated]).toEqual([['not-in-git', 5]])
})
