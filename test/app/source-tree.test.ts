/** Whether a file is still there, where what was checked may not be checked out. */
import { describe, expect, test } from 'vitest'
import { committedTree } from '#app/compare/source-tree.ts'
import { storedPath } from '#model/ids.ts'
import { fakeRepo, noRepo } from '#test/support/fakes/fake-repo.ts'
import { shaOf } from '#test/support/shas.ts'

const commit = shaOf(1)
const path = storedPath('app.py')

/** GitHub has `app.py` and counts what it is asked. */
function askedApi(): { asked: string[]; fileAt: (of: string, name: string) => Promise<string | null> } {
  const asked: string[] = []
  return {
    asked,
    fileAt: async (_, name) => {
      asked.push(name)
      return name === 'app.py' ? 'text' : null
    },
  }
}

describe('a file of a commit', () => {
  test('is as git has it, whatever the list of changes says', async () => {
    const files = new Map([[`${commit}:app.py`, '']])
    const repo = fakeRepo({ head: null, parents: new Map([[commit, []]]), files })
    const api = askedApi()
    const tree = committedTree(commit, { repo, api })
    expect(await tree.exists(path, false)).toBe(true)
    expect(await tree.exists(storedPath('gone.py'), true)).toBe(false)
    expect(api.asked).toEqual([])
  })

  test('is as the list of changes says where git does not know the commit', async () => {
    const api = askedApi()
    const tree = committedTree(commit, { repo: noRepo, api })
    expect([await tree.exists(path, false), await tree.exists(path, true)]).toEqual([false, true])
    expect(api.asked).toEqual([])
  })

  test('is asked of GitHub where neither knows, for eight files; behind these it is still there', async () => {
    const api = askedApi()
    const tree = committedTree(commit, { repo: noRepo, api })
    expect(await tree.exists(path, null)).toBe(true)
    for (let index = 2; index <= 8; index++) {
      expect(await tree.exists(storedPath(`gone${index}.py`), null)).toBe(false)
    }
    expect(await tree.exists(storedPath('gone9.py'), null)).toBe(true)
    expect(api.asked).toHaveLength(8)
  })
})
