/** Line maps from real git differences: what is mapped has equal text, and nothing is claimed beyond that. */
import { chmod, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { storedPath } from '#model/ids.ts'
import { type LineMap, mapLine } from '#model/line-map.ts'
import { createGitRepository, type FileTree, type GitRepository } from '#test/support/git-repository.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { checkedSha } from '#test/support/shas.ts'

let repository: GitRepository

beforeAll(async () => {
  repository = await createGitRepository()
})

afterAll(async () => {
  await repository[Symbol.asyncDispose]()
})

/** The map between two whole trees. */
async function mapOf(before: FileTree, after: FileTree): Promise<LineMap> {
  const base = await repository.commit(before)
  return mapBetween(base, await repository.commit(after))
}

async function mapBetween(base: string, head: string): Promise<LineMap> {
  const map = await gitRepo(repository.directory, hermeticGit).lineMap(checkedSha(base), checkedSha(head))
  if (map === null) {
    throw new Error('git gave no map')
  }
  return map
}

function placeOf(map: LineMap, path: string, line: number): string | null {
  const place = mapLine(map, { path: storedPath(path), line })
  return place === null ? null : `${place.path}:${place.line}`
}

function lines(count: number, name = 'line'): string {
  return Array.from({ length: count }, (_, index) => `${name} ${index + 1}\n`).join('')
}

describe('a changed file', () => {
  test('keeps lines above a change and moves those below it', async () => {
    const map = await mapOf(
      { 'a.py': lines(9) },
      { 'a.py': lines(9).replace('line 5\n', 'five\nfive and a half\n') },
    )
    expect([4, 5, 6, 9].map((line) => placeOf(map, 'a.py', line))).toEqual([
      'a.py:4',
      null,
      'a.py:7',
      'a.py:10',
    ])
  })

  test('keeps every line when lines were only added, at either end too', async () => {
    const map = await mapOf({ 'a.py': lines(3) }, { 'a.py': `zero\n${lines(3)}four\n` })
    expect([1, 2, 3].map((line) => placeOf(map, 'a.py', line))).toEqual(['a.py:2', 'a.py:3', 'a.py:4'])
  })

  test('loses the lines that were deleted, at either end too', async () => {
    const map = await mapOf({ 'a.py': lines(5) }, { 'a.py': 'line 2\nline 4\n' })
    const places = [1, 2, 3, 4, 5].map((line) => placeOf(map, 'a.py', line))
    expect(places).toEqual([null, 'a.py:1', null, 'a.py:2', null])
  })

  test('that lost its last line break loses only that line', async () => {
    const map = await mapOf({ 'a.py': 'one\ntwo\n' }, { 'a.py': 'one\ntwo' })
    expect([1, 2].map((line) => placeOf(map, 'a.py', line))).toEqual(['a.py:1', null])
  })

  test('that was emptied keeps nothing, and one that was empty maps nothing wrong', async () => {
    const map = await mapOf({ 'a.py': lines(2), 'b.py': '' }, { 'a.py': '', 'b.py': lines(2) })
    expect([1, 2].map((line) => placeOf(map, 'a.py', line))).toEqual([null, null])
  })

  test('does not touch the others', async () => {
    const map = await mapOf({ 'a.py': lines(3), 'b.py': lines(3) }, { 'a.py': 'new\n', 'b.py': lines(3) })
    expect(placeOf(map, 'b.py', 2)).toBe('b.py:2')
  })
})

describe('files that come and go', () => {
  test('a renamed file takes its lines along, edited or not', async () => {
    const before = { 'old/a.py': lines(20), 'old/b.py': lines(20, 'other') }
    const after = { 'new/a.py': lines(20), 'new/b.py': `top\n${lines(20, 'other').replace('other 7\n', '')}` }
    const map = await mapOf(before, after)
    expect(placeOf(map, 'old/a.py', 7)).toBe('new/a.py:7')
    expect([6, 7, 8].map((line) => placeOf(map, 'old/b.py', line))).toEqual([
      'new/b.py:7',
      null,
      'new/b.py:8',
    ])
  })

  test('a rename does not shift the sections of the files around it', async () => {
    const before = { 'a.py': lines(9), 'm.py': lines(20, 'm'), 'z.py': lines(9, 'z') }
    const after = { 'a.py': `x\n${lines(9)}`, 'q.py': lines(20, 'm'), 'z.py': `x\ny\n${lines(9, 'z')}` }
    const map = await mapOf(before, after)
    expect(placeOf(map, 'a.py', 3)).toBe('a.py:4')
    expect(placeOf(map, 'm.py', 3)).toBe('q.py:3')
    expect(placeOf(map, 'z.py', 3)).toBe('z.py:5')
  })

  test('a deleted file has no lines left, and an added one shifts nothing', async () => {
    const before = { 'b.py': lines(3), 'c.py': lines(3, 'c') }
    const map = await mapOf(before, { 'a.py': 'quite\ndifferent\n', 'c.py': `x\n${lines(3, 'c')}` })
    expect(placeOf(map, 'b.py', 1)).toBeNull()
    expect(placeOf(map, 'c.py', 1)).toBe('c.py:2')
  })

  test('two files that swap their names take their lines along or lose them, but never mix them up', async () => {
    const [one, two] = [lines(20, 'one'), lines(20, 'two')]
    const map = await mapOf({ 'a.py': one, 'b.py': two }, { 'a.py': two, 'b.py': one })
    expect(['b.py:5', null]).toContain(placeOf(map, 'a.py', 5))
    expect(['a.py:5', null]).toContain(placeOf(map, 'b.py', 5))
  })
})

describe('changes that are not of lines', () => {
  async function commitHere(change: (directory: string) => Promise<void>): Promise<string> {
    await change(repository.directory)
    await repository.git('add', '--all')
    await repository.git('commit', '--quiet', '--no-gpg-sign', '-m', 'Change more than lines')
    return repository.resolve('HEAD')
  }

  test('a new mode keeps every line and shifts nothing', async () => {
    const base = await repository.commit({ 'a.sh': lines(3), 'b.sh': lines(3, 'b') })
    const head = await commitHere(async (directory) => {
      await chmod(join(directory, 'a.sh'), 0o755)
      await writeFile(join(directory, 'b.sh'), `x\n${lines(3, 'b')}`)
    })
    const map = await mapBetween(base, head)
    expect([placeOf(map, 'a.sh', 2), placeOf(map, 'b.sh', 2)]).toEqual(['a.sh:2', 'b.sh:3'])
  })

  test('a file that became a link has no lines left and shifts nothing', async () => {
    const base = await repository.commit({ 'b.py': lines(3, 'b'), 'z.py': lines(3, 'z') })
    const head = await commitHere(async (directory) => {
      await repository.git('rm', '--quiet', 'b.py')
      await symlink('z.py', join(directory, 'b.py'))
      await writeFile(join(directory, 'z.py'), `x\ny\n${lines(3, 'z')}`)
    })
    const map = await mapBetween(base, head)
    expect([placeOf(map, 'b.py', 1), placeOf(map, 'z.py', 1)]).toEqual([null, 'z.py:3'])
  })

  test.each([
    ['that holds a zero byte', { 'a.py': `${lines(3)}\0` }, { 'a.py': `x\n${lines(3)}\0` }],
    [
      'that an attribute says not to compare',
      { 'a.py': lines(3), '.gitattributes': 'a.py -diff\n' },
      { 'a.py': `x\n${lines(3)}`, '.gitattributes': 'a.py -diff\n' },
    ],
    [
      'that an attribute calls binary',
      { 'a.py': lines(3), '.gitattributes': 'a.py binary\n' },
      { 'a.py': `x\n${lines(3)}`, '.gitattributes': 'a.py binary\n' },
    ],
  ] satisfies [string, FileTree, FileTree][])(
    'a file %s is not said to be unchanged',
    async (_, before, after) => {
      const map = await mapOf({ ...before, 'z.py': lines(3) }, { ...after, 'z.py': `x\n${lines(3)}` })
      expect([placeOf(map, 'a.py', 2), placeOf(map, 'z.py', 2)]).toEqual([null, 'z.py:3'])
    },
  )

  test('a submodule shifts nothing, however its changes are to be shown', async () => {
    await repository.git('config', 'diff.submodule', 'log')
    const point = async (commit: string, tree: FileTree): Promise<string> => {
      await repository.commit(tree)
      await repository.git('update-index', '--add', '--cacheinfo', `160000,${commit},m/sub`)
      await repository.git('commit', '--quiet', '--no-gpg-sign', '-m', 'Point elsewhere')
      return repository.resolve('HEAD')
    }
    const base = await point('1'.repeat(40), { 'a.py': lines(3), 'z.py': lines(3, 'z') })
    const head = await point('2'.repeat(40), { 'a.py': lines(3), 'z.py': `x\n${lines(3, 'z')}` })
    expect(placeOf(await mapBetween(base, head), 'z.py', 1)).toBe('z.py:2')
    await repository.git('config', '--unset', 'diff.submodule')
  })
})

describe('names', () => {
  test.each([
    'with space.py',
    'tab\there.py',
    'line\nbreak.py',
    'quote".py',
    "quote'.py",
    'back\\slash.py',
    'prüfung 検査 🙂.py',
    'e\u0301.py',
    ' b/diff --git a.py',
    ':100644 100644.py',
    '\u0001control.py',
  ])('%j is found as it is, changed and renamed', async (name) => {
    const changed = await mapOf({ [name]: lines(9) }, { [name]: `x\n${lines(9)}` })
    expect(placeOf(changed, name, 3)).toBe(`${name}:4`)
    const renamed = await mapOf({ 'plain.py': lines(9), [name]: 'other\n' }, { [`dir/${name}`]: lines(9) })
    expect(placeOf(renamed, 'plain.py', 3)).toBe(`dir/${name}:3`)
    expect(placeOf(renamed, name, 1)).toBeNull()
  })
})

describe('whatever the lines are', () => {
  /** Lines that look like git’s own when something other than LF is taken for a line end. */
  const line = fc.constantFrom(
    '',
    'a',
    'b',
    'c',
    '    indented',
    '@@ -1 +1 @@',
    'x\r@@ -1,3 +7,3 @@',
    'x\u2028@@ -2 +9 @@',
    'x\u2029@@ -2 +9 @@',
    'x\u0085@@ -2 +9 @@',
    'x\v@@ -2 +9 @@\f@@ -3 +4 @@',
    'diff --git a/other.py b/other.py',
    'x\rdiff --git a/other.py b/other.py',
    '--- a/file.py',
    '+++ b/file.py',
    'Binary files a/x and b/x differ',
    '\\ No newline at end of file',
    'crlf\r',
  )
  interface Change {
    readonly base: readonly string[]
    readonly edits: readonly {
      readonly at: number
      readonly remove: number
      readonly insert: readonly string[]
    }[]
    readonly path: string
    readonly lastBreak: string
  }
  const edit = fc.record({ at: fc.nat(40), remove: fc.nat(3), insert: fc.array(line, { maxLength: 3 }) })
  const change: fc.Arbitrary<Change> = fc.record({
    base: fc.array(line, { minLength: 1, maxLength: 30 }),
    edits: fc.array(edit, { minLength: 1, maxLength: 4 }),
    path: fc.constantFrom('file.py', 'renamed.py'),
    lastBreak: fc.constantFrom('\n', ''),
  })

  /** Every line with its end; only the last may have none. */
  function edited(given: Change): readonly string[] {
    const head = [...given.base]
    for (const { at, remove, insert } of given.edits) {
      head.splice(at % (head.length + 1), remove, ...insert)
    }
    return head.map((text, index) => text + (index + 1 < head.length ? '\n' : given.lastBreak))
  }

  /** How many lines at both ends no edit touched. */
  function commonEnds(base: readonly string[], head: readonly string[]): number {
    const most = Math.min(base.length, head.length)
    const run = (same: (index: number) => boolean): number => {
      let count = 0
      while (count < most && same(count)) {
        count += 1
      }
      return count
    }
    const above = run((index) => base[index] === head[index])
    return Math.min(most, above + run((index) => base.at(-1 - index) === head.at(-1 - index)))
  }

  beforeEach(async () => {
    await repository.git('config', 'diff.interHunkContext', '3')
    await repository.git('config', 'diff.noprefix', 'true')
  })

  test('a mapped line has equal text, each once and in order, and no line at the ends is lost', async () => {
    await fc.assert(
      fc.asyncProperty(change, async (given) => {
        const base = given.base.map((text) => `${text}\n`)
        const head = edited(given)
        const others = (top: string): FileTree => ({
          'a.py': `${top}${lines(5)}`,
          'z.py': `${top}${lines(5)}`,
        })
        const map = await mapOf(
          { 'file.py': base.join(''), ...others('') },
          { [given.path]: head.join(''), ...others('x\n') },
        )
        const places = base.map((_, index) => mapLine(map, { path: storedPath('file.py'), line: index + 1 }))
        const mapped = places.flatMap((place, index) =>
          place === null ? [] : [{ ...place, text: base[index] }],
        )
        expect(mapped.map(({ path, line: at }) => [path, head[at - 1]])).toEqual(
          mapped.map(({ text }) => [given.path, text]),
        )
        const numbers = mapped.map(({ line: at }) => at)
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
        expect(mapped.length).toBeGreaterThanOrEqual(given.path === 'file.py' ? commonEnds(base, head) : 0)
        expect([placeOf(map, 'a.py', 5), placeOf(map, 'z.py', 5)]).toEqual(['a.py:6', 'z.py:6'])
      }),
      { numRuns: 40 },
    )
  })
})
