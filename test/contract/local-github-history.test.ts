/** The local GitHub's commits, comparisons and pull files over a real git history, and the test repositories themselves. */
import type { Octokit } from '@octokit/rest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGitRepository, type GitRepository } from '../support/git-repository.ts'
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts'
import { octokitClient } from '../support/github/octokit-client.ts'
import type { Repository } from '../support/github/record.ts'

const REPOSITORY = { owner: 'acme', repo: 'widget' }

let github: LocalGitHub
let repository: Repository
let origin: GitRepository
let client: Octokit
let first: string
let base: string
let head: string

beforeEach(async () => {
  github = await startLocalGitHub()
  repository = github.addRepository({ fullName: 'acme/widget' })
  origin = await createGitRepository()
  first = await origin.commit({ 'a.py': 'one\ntwo\nthree\nfour\n', 'b.py': 'b\n' }, 'First')
  await origin.branch('change')
  head = await origin.commit(
    { 'c.py': 'one\ntwo\nthree\nfour\nfive\n', 'new name.py': 'n\n' },
    'Change\n\nBody',
  )
  await origin.checkout('main')
  base = await origin.commit({ 'a.py': 'one\ntwo\nthree\nfour\n', 'b.py': 'b2\n', 'd.py': 'd\n' }, 'Second')
  await github.importCommits(repository, origin.directory)
  client = octokitClient(github, { contents: 'read', 'pull-requests': 'read' })
})

afterEach(async () => {
  await github.close()
  await origin[Symbol.asyncDispose]()
})

describe('commits', () => {
  it('lists a branch newest first, by pages, and only what touches a path', async () => {
    const all = await client.repos.listCommits({ ...REPOSITORY, per_page: 1 })
    expect(all.data.map(({ sha, commit }) => [sha, commit.message])).toEqual([[base, 'Second']])
    expect(all.headers.link).toContain('page=2>; rel="next"')
    const change = await client.paginate(client.repos.listCommits, {
      ...REPOSITORY,
      sha: 'change',
      per_page: 1,
    })
    expect(change.map(({ sha }) => sha)).toEqual([head, first])
    const touching = await client.repos.listCommits({ ...REPOSITORY, path: 'd.py' })
    expect(touching.data.map(({ sha }) => sha)).toEqual([base])
    expect(github.violations).toEqual([])
  })

  it('gives one commit with its files, and in git form with its parents', async () => {
    const commit = await client.repos.getCommit({ ...REPOSITORY, ref: 'change' })
    expect(commit.data.files?.map(({ status, filename }) => [status, filename])).toEqual([
      ['removed', 'b.py'],
      ['renamed', 'c.py'],
      ['added', 'new name.py'],
    ])
    const inGit = await client.git.getCommit({ ...REPOSITORY, commit_sha: head })
    expect(inGit.data.parents.map(({ sha }) => sha)).toEqual([first])
    expect(inGit.data.author.date).toBe('2026-01-05T08:01:00Z')
    const unknown = '1'.repeat(40)
    await expect(client.repos.getCommit({ ...REPOSITORY, ref: unknown })).rejects.toMatchObject({
      status: 422,
    })
    await expect(client.git.getCommit({ ...REPOSITORY, commit_sha: unknown })).rejects.toMatchObject({
      status: 404,
    })
    expect(github.violations).toEqual([])
  })

  it('knows only what was pushed', async () => {
    const later = await origin.commit({ 'e.py': 'e\n' })
    await expect(client.git.getCommit({ ...REPOSITORY, commit_sha: later })).rejects.toMatchObject({
      status: 404,
    })
    await github.importCommits(repository, origin.directory)
    expect((await client.git.getCommit({ ...REPOSITORY, commit_sha: later })).data.sha).toBe(later)
  })
})

describe('comparisons', () => {
  it('names the merge base, how far each side is, and the files since the merge base', async () => {
    const { data } = await client.repos.compareCommitsWithBasehead({
      ...REPOSITORY,
      basehead: `main...${head}`,
    })
    expect(data).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1, total_commits: 1 })
    expect(data.merge_base_commit.sha).toBe(first)
    expect(data.files?.map(({ filename, additions, deletions }) => [filename, additions, deletions])).toEqual(
      [
        ['b.py', 0, 1],
        ['c.py', 1, 0],
        ['new name.py', 1, 0],
      ],
    )
    expect(data.files?.[1]).toMatchObject({
      previous_filename: 'a.py',
      patch: expect.stringContaining('+five'),
    })
    expect(github.violations).toEqual([])
  })

  it('stops at 300 files, which stand on the first page only', async () => {
    await origin.checkout('main')
    const files = Object.fromEntries(
      Array.from({ length: 310 }, (_, index) => [`m${index}.py`, `${index}\n`]),
    )
    await origin.commit(files, 'Many')
    await origin.commit({ ...files, 'last.py': '\n' }, 'More')
    await github.importCommits(repository, origin.directory)
    const basehead = `${base}...main`
    const unpaged = await client.repos.compareCommitsWithBasehead({ ...REPOSITORY, basehead })
    expect([unpaged.data.files?.length, unpaged.data.commits.length]).toEqual([300, 2])
    const second = await client.repos.compareCommitsWithBasehead({
      ...REPOSITORY,
      basehead,
      per_page: 1,
      page: 2,
    })
    expect([second.data.files?.length, second.data.commits.map(({ commit }) => commit.message)]).toEqual([
      0,
      ['More'],
    ])
    expect(github.violations).toEqual([])
  })
})

describe('pull requests', () => {
  it('takes files and counts from the history when the test states none', async () => {
    const pull = github.addPull({
      number: 7,
      base: { repository, ref: 'main', sha: base },
      head: { repository, ref: 'change', sha: head },
    })
    const { data } = await client.pulls.get({ ...REPOSITORY, pull_number: pull.number })
    expect(data).toMatchObject({ commits: 1, changed_files: 3, additions: 2, deletions: 1 })
    const ofCommit = await client.repos.listPullRequestsAssociatedWithCommit({
      ...REPOSITORY,
      commit_sha: head,
    })
    expect(ofCommit.data.map(({ number }) => number)).toEqual([7])
    expect(github.violations).toEqual([])
  })
})

describe('git repositories of tests', () => {
  it('give the same hashes for the same steps', async () => {
    await using again = await createGitRepository()
    expect(await again.commit({ 'a.py': 'one\ntwo\nthree\nfour\n', 'b.py': 'b\n' }, 'First')).toBe(first)
  })

  it('refuse to merge a pull request with a conflict', async () => {
    await expect(origin.mergePull({ number: 7, base: 'main', head: 'change' })).rejects.toThrow()
  })

  it('merge as GitHub does and are checked out at depth 1 as actions/checkout does', async () => {
    await origin.branch('clean', first)
    const clean = await origin.commit({ 'a.py': 'one\ntwo\nthree\nfour\n', 'b.py': 'b\n', 'e.py': 'e\n' })
    const merged = await origin.mergePull({ number: 8, base: 'main', head: clean })
    await using copy = await origin.checkoutCopy({ ref: 'refs/pull/8/merge' })
    expect(await copy.resolve('HEAD')).toBe(merged)
    expect(await copy.git('cat-file', '-p', 'HEAD')).toContain(`parent ${base}\nparent ${clean}\n`)
    await expect(copy.resolve('HEAD^1')).rejects.toThrow()
    await copy.git('fetch', '--quiet', '--no-tags', '--depth=1', '--filter=blob:none', 'origin', base)
    expect(await copy.git('diff', '--name-status', base, 'HEAD')).toBe('A\te.py\n')
    await using full = await origin.checkoutCopy({ ref: 'refs/heads/main', depth: 'full' })
    expect((await full.git('rev-list', '--count', 'HEAD')).trim()).toBe('2')
    expect((await full.git('symbolic-ref', 'HEAD')).trim()).toBe('refs/heads/main')
  })
})
