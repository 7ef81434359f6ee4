/** A committed baseline is read at a commit, from git where it has it and else from GitHub. */
import { describe, expect, test } from 'vitest'
import { findCommitted } from '#app/baseline/find-committed.ts'
import type { Problem } from '#model/problem.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { fakeRepo, noRepo } from '#test/support/fakes/fake-repo.ts'
import { shaOf } from '#test/support/shas.ts'

const [commit, other] = [shaOf(1), shaOf(2)]
const path = 'types/mypy.tsv'
const wanted = { path, commit }
const parents = new Map([[commit, []]])

describe('a committed baseline', () => {
  test('comes from git when it knows the commit, and GitHub is not asked', async () => {
    const api = new FakeActionsApi()
    api.fail('fileAt', { kind: 'baseline-api-failed', request: 'read a committed file', reason: '500' })
    const files = new Map([
      [`${commit}:${path}`, 'accepted'],
      [`${other}:${path}`, 'brought along'],
    ])
    const repo = fakeRepo({ head: other, parents, files })
    expect(await findCommitted({ repo, api }, wanted)).toMatchObject({
      state: 'found',
      text: 'accepted',
      origin: { source: 'file', commit, distance: 0, runUrl: null },
      label: `The file “${path}” of ${commit.slice(0, 7)}`,
    })
  })

  test('that a mistake of ours keeps from being read is no unreadable one', async () => {
    const api = new FakeActionsApi()
    api.fileAt = async () => {
      throw new TypeError('ours')
    }
    await expect(findCommitted({ repo: noRepo, api }, wanted)).rejects.toThrow('ours')
  })

  test('comes from GitHub when the clone is too shallow', async () => {
    const api = new FakeActionsApi()
    api.files.set(`${commit}:${path}`, 'accepted')
    expect(await findCommitted({ repo: noRepo, api }, wanted)).toMatchObject({ text: 'accepted' })
  })

  test.each([
    ['git', fakeRepo({ head: commit, parents })],
    ['GitHub', noRepo],
  ])('is absent when %s knows the commit, and that it has no such file', async (_, repo) => {
    expect(await findCommitted({ repo, api: new FakeActionsApi() }, wanted)).toEqual({
      state: 'absent',
      problem: { kind: 'baseline-file-none', path, commit },
    })
  })

  test('is unreadable when GitHub can’t be asked', async () => {
    const api = new FakeActionsApi()
    const problem: Problem = { kind: 'baseline-api-failed', request: 'read a committed file', reason: '500' }
    api.fail('fileAt', problem)
    expect(await findCommitted({ repo: noRepo, api }, wanted)).toEqual({ state: 'unreadable', problem })
  })
})
