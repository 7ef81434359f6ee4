/** What git tells of a working copy, and that asking never starts a program of the repository's. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { storedPath } from '#model/ids.ts'
import { mapLine } from '#model/line-map.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { GitServer } from '#test/support/github/git-server.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { checkedSha, shaOf } from '#test/support/shas.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const run = promisify(execFile)

let origin: GitRepository
let first: string
let second: string
let change: string
let merge: string

beforeAll(async () => {
  origin = await createGitRepository()
  first = await origin.commit({ 'a.py': 'one\n' })
  await origin.branch('change')
  change = await origin.commit({ 'a.py': 'one\ntwo\n' })
  await origin.checkout('main')
  second = await origin.commit({ 'a.py': 'one\n', 'b.py': 'other\n' })
  merge = await origin.mergePull({ number: 7, base: 'main', head: 'change' })
})

afterAll(async () => {
  await origin[Symbol.asyncDispose]()
})

describe('fetching', () => {
  test('brings a shallow clone the commits that it lacks, and nothing of their history', async () => {
    await using copy = await origin.checkoutCopy({ ref: 'refs/pull/7/merge', depth: 1 })
    const repo = gitRepo(copy.directory, hermeticGit)
    const [base, head] = [checkedSha(second), checkedSha(merge)]
    expect(await repo.lineMap(base, head)).toBeNull()
    expect(await repo.fetch([base, base])).toBe(true)
    expect([...((await repo.lineMap(base, head))?.files.keys() ?? [])]).toEqual(['a.py'])
    expect(await repo.commitTime(checkedSha(first))).toBeNull()
    expect((await copy.git('for-each-ref', '--format=%(refname)')).trim()).toBe('refs/remotes/pull/7/merge')
    expect((await copy.git('rev-list', '--count', 'HEAD')).trim()).toBe('1')
  })

  test('brings as much of their history as is asked for', async () => {
    await using copy = await origin.checkoutCopy({ ref: 'refs/pull/7/merge', depth: 1 })
    const repo = gitRepo(copy.directory, hermeticGit)
    expect(await repo.fetch([checkedSha(second)], 1)).toBe(true)
    expect(await repo.parents(checkedSha(second))).toEqual([first])
    expect(await repo.parents(checkedSha(first))).toEqual([])
  })

  test('says so when it is not possible, and leaves a whole clone alone', async () => {
    await using copy = await origin.checkoutCopy({ ref: 'refs/pull/7/merge', depth: 1 })
    const shut = { ...hermeticGit, GIT_ALLOW_PROTOCOL: 'https' }
    expect(await gitRepo(copy.directory, shut).fetch([checkedSha(second)])).toBe(false)
    await copy.git('remote', 'remove', 'origin')
    expect(await gitRepo(copy.directory, hermeticGit).fetch([checkedSha(second)])).toBe(false)
    const whole = gitRepo(origin.directory, hermeticGit)
    expect(await whole.fetch([checkedSha(second)])).toBe(true)
    expect(await whole.fetch([shaOf(1)])).toBe(false)
  })

  test('uses the job’s token where the checkout left no credentials, and tells it to no other server', async () => {
    await using copy = await origin.checkoutCopy({ ref: 'refs/pull/7/merge', depth: 1 })
    await using server = await GitServer.start('acme/widget', { reader: 'read' })
    await using other = await GitServer.start('acme/widget', { reader: 'read' })
    for (const one of [server, other]) {
      await one.git('acme/widget', 'fetch', '--quiet', origin.directory, 'refs/*:refs/*')
    }
    const environment = { ...hermeticGit, GIT_ALLOW_PROTOCOL: 'http' }
    const fetched = (token: string) =>
      gitRepo(copy.directory, environment, { serverUrl: server.origin, token }).fetch([checkedSha(second)])

    await copy.git('remote', 'set-url', 'origin', `${other.origin}/acme/widget`)
    expect(await fetched('reader')).toBe(false)
    await copy.git('remote', 'set-url', 'origin', `${server.origin}/acme/widget`)
    expect(await fetched('none')).toBe(false)
    await copy.git('config', `url.${other.origin}/.insteadOf`, `${server.origin}/`)
    expect(await fetched('reader')).toBe(false)
    expect(other.requests).toHaveLength(3)
    await copy.git('config', '--unset', `url.${other.origin}/.insteadOf`)
    // Two such headers at once are refused by GitHub.
    await copy.git('config', `http.${server.origin}/.extraheader`, 'AUTHORIZATION: basic b2xkOm9sZA==')
    expect(await fetched('reader')).toBe(true)
    expect(await copy.git('show', `${second}:b.py`)).toBe('other\n')
    expect(await readFile(join(copy.directory, '.git/config'), 'utf8')).not.toContain('reader')
  })
})

describe('commits', () => {
  test('the one checked out is told in full', async () => {
    expect(await gitRepo(origin.directory, hermeticGit).headCommit()).toBe(second)
  })

  test('the time of one is what its committer line says', async () => {
    const repo = gitRepo(origin.directory, hermeticGit)
    const asked = await origin.git('show', '-s', '--format=%ct', merge)
    expect(await repo.commitTime(checkedSha(merge))).toBe(Number(asked.trim()))
    expect(await repo.commitTime(shaOf(1))).toBeNull()
  })

  test('the default branch is the remote’s, else main, else what is checked out', async () => {
    await using repository = await createGitRepository()
    await repository.commit({ 'a.py': 'one\n' })
    const branch = () => gitRepo(repository.directory, hermeticGit).defaultBranch()
    await repository.branch('topic')
    expect(await branch()).toBe('main')
    await repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk')
    expect(await branch()).toBe('trunk')
    await repository.git('symbolic-ref', '--delete', 'refs/remotes/origin/HEAD')
    await repository.git('branch', '--delete', '--force', 'main')
    expect(await branch()).toBe('topic')
    await repository.git('checkout', '--quiet', '--detach')
    expect(await branch()).toBeNull()
  })

  test('a merge commit tells both parents in order', async () => {
    expect(await gitRepo(origin.directory, hermeticGit).parents(checkedSha(merge))).toEqual([second, change])
  })

  test('the first commit has no parents, which is another answer than not knowing', async () => {
    const repo = gitRepo(origin.directory, hermeticGit)
    expect(await repo.parents(checkedSha(first))).toEqual([])
    expect(await repo.parents(shaOf(1))).toBeNull()
  })

  test('a message that looks like a header adds no parent', async () => {
    const tree = (await origin.git('rev-parse', 'HEAD^{tree}')).trim()
    const message = `Look\n\nparent ${first}\n`
    const odd = (await origin.git('commit-tree', tree, '-p', second, '-m', message)).trim()
    expect(await gitRepo(origin.directory, hermeticGit).parents(checkedSha(odd))).toEqual([second])
  })
})

describe('a shallow clone', () => {
  test('tells the parents of its one commit, and has no line map to commits that it lacks', async () => {
    await using copy = await origin.checkoutCopy({ ref: 'refs/pull/7/merge' })
    const repo = gitRepo(copy.directory, hermeticGit)
    expect(await repo.headCommit()).toBe(merge)
    expect(await repo.parents(checkedSha(merge))).toEqual([second, change])
    expect(await repo.parents(checkedSha(second))).toBeNull()
    expect(await repo.lineMap(checkedSha(second), checkedSha(merge))).toBeNull()
  })

  test('two commits deep has the line map', async () => {
    await using copy = await origin.checkoutCopy({ ref: 'refs/pull/7/merge', depth: 2 })
    const map = await gitRepo(copy.directory, hermeticGit).lineMap(checkedSha(second), checkedSha(merge))
    expect(map === null ? null : [...map.files.keys()]).toEqual(['a.py'])
  })
})

describe('the files of a change', () => {
  test('are named with what became of them', async () => {
    await using repository = await createGitRepository()
    const text = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join('')
    const base = await repository.commit({
      'edit.py': 'one\n',
      'gone.py': 'x\n',
      'old name.py': text,
      'same.py': 'y\n',
    })
    const head = await repository.commit({
      'edit.py': 'two\n',
      'new\n.py': text,
      'same.py': 'y\n',
      'ünï.py': 'z\n',
    })
    const files = await gitRepo(repository.directory, hermeticGit).changedFiles(
      checkedSha(base),
      checkedSha(head),
    )
    expect(files?.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'edit.py', previous: null, deleted: false },
      { path: 'gone.py', previous: null, deleted: true },
      { path: 'new\n.py', previous: 'old name.py', deleted: false },
      { path: 'ünï.py', previous: null, deleted: false },
    ])
  })

  test('of no change are none, and of an unknown commit not known', async () => {
    const repo = gitRepo(origin.directory, hermeticGit)
    expect(await repo.changedFiles(checkedSha(first), checkedSha(first))).toEqual([])
    expect(await repo.changedFiles(shaOf(1), checkedSha(first))).toBeNull()
  })
})

describe('a committed file', () => {
  test('is read as the commit has it, whatever the working copy holds', async () => {
    await using repository = await createGitRepository()
    const before = checkedSha(await repository.commit({ 'types/a b.tsv': 'before\n' }))
    const after = checkedSha(await repository.commit({ 'types/a b.tsv': 'after\n', 'types/x/y': '1' }))
    const repo = gitRepo(repository.directory, hermeticGit)
    expect(await repo.fileAt(before, 'types/a b.tsv')).toEqual({ kind: 'text', text: 'before\n' })
    expect(await repo.fileAt(after, 'types/a b.tsv')).toEqual({ kind: 'text', text: 'after\n' })
    expect(
      await gitRepo(join(repository.directory, 'types'), hermeticGit).fileAt(after, 'types/x/y'),
    ).toEqual({
      kind: 'text',
      text: '1',
    })
    expect(await repo.fileAt(before, 'types/x/y')).toEqual({ kind: 'none' })
    expect(await repo.fileAt(before, '--help')).toEqual({ kind: 'none' })
    expect(await repo.fileAt(shaOf(1), 'types/a b.tsv')).toBeNull()
  })

  test('that a partial clone knows of and does not have is not known, and never “no file”', async () => {
    await using repository = await createGitRepository()
    const commit = checkedSha(await repository.commit({ 'types.tsv': 'accepted\n' }))
    const object = (await repository.git('rev-parse', `${commit}:types.tsv`)).trim()
    await rm(join(repository.directory, '.git/objects', object.slice(0, 2), object.slice(2)), { force: true })
    expect(await gitRepo(repository.directory, hermeticGit).fileAt(commit, 'types.tsv')).toBeNull()
  })
})

describe('where there is nothing to ask', () => {
  test('a folder that is no repository gives null for everything', async () => {
    await using folder = await temporaryFolder()
    const repo = gitRepo(folder.path, { ...hermeticGit, GIT_CEILING_DIRECTORIES: join(folder.path, '..') })
    expect(await repo.headCommit()).toBeNull()
    expect(await repo.parents(checkedSha(first))).toBeNull()
    expect(await repo.lineMap(checkedSha(first), checkedSha(second))).toBeNull()
  })

  test('so does a folder that does not exist', async () => {
    expect(await gitRepo('/nowhere/at/all', hermeticGit).headCommit()).toBeNull()
  })

  test('so does a machine without git', async () => {
    expect(await gitRepo(origin.directory, { PATH: '/nowhere' }).headCommit()).toBeNull()
  })

  test('a repository without a commit has no head', async () => {
    await using empty = await createGitRepository()
    expect(await gitRepo(empty.directory, hermeticGit).headCommit()).toBeNull()
  })

  test('an unknown commit on either side gives no line map', async () => {
    const repo = gitRepo(origin.directory, hermeticGit)
    expect(await repo.lineMap(shaOf(1), checkedSha(second))).toBeNull()
    expect(await repo.lineMap(checkedSha(second), shaOf(1))).toBeNull()
  })
})

describe('a working copy with edits', () => {
  test('has the lines of its commits where they are now, and files that git does not know are added', async () => {
    await using repository = await createGitRepository()
    await repository.git('config', 'diff.relative', 'false')
    const lines = Array.from({ length: 9 }, (_, index) => `line ${index}\n`).join('')
    const base = checkedSha(await repository.commit({ 'pkg/a.py': lines, 'pkg/old.py': `${lines}old\n` }))
    const write = (name: string, text: string) => writeFile(join(repository.directory, name), text)
    await repository.git('mv', 'pkg/old.py', 'pkg/new.py')
    await write('pkg/a.py', `first\n${lines}`)
    await write('pkg/fresh.py', 'fresh\n')
    const placesIn = async (folder: string, prefix: string): Promise<unknown> => {
      const repo = gitRepo(join(repository.directory, folder), hermeticGit)
      const { lineMap: map, change } = (await repo.wayHere(base)) ?? { lineMap: null, change: [] }
      const place = (name: string) => map && mapLine(map, { path: storedPath(`${prefix}${name}`), line: 2 })
      return {
        a: place('a.py'),
        old: place('old.py'),
        added: map && [...map.added],
        changed: change.map(({ path }) => path),
      }
    }
    expect(await placesIn('', 'pkg/')).toEqual({
      a: { path: 'pkg/a.py', line: 3 },
      old: { path: 'pkg/new.py', line: 2 },
      added: ['pkg/fresh.py'],
      changed: ['pkg/a.py', 'pkg/new.py'],
    })
    expect(await placesIn('pkg', '')).toEqual({
      a: { path: 'a.py', line: 3 },
      old: { path: 'new.py', line: 2 },
      added: ['fresh.py'],
      changed: ['a.py', 'new.py'],
    })
  })

  test('names what is not as checked out, below the folder', async () => {
    await using repository = await createGitRepository()
    await repository.commit({ 'pkg/a.py': 'a\n', 'pkg/b.py': 'b\n', 'pkg/c.py': 'c\n', 'd.py': 'd\n' })
    const repo = (folder: string) => gitRepo(join(repository.directory, folder), hermeticGit)
    expect(await repo('').editedFiles()).toEqual([])
    const tracked = (await repo('').trackedFiles()) ?? []
    expect(tracked).toEqual([...tracked].sort())
    expect(tracked).toContain('pkg/a.py')
    expect(await repo('pkg').trackedFiles()).toContain('a.py')
    await writeFile(join(repository.directory, 'pkg/a.py'), 'edited\n')
    await writeFile(join(repository.directory, 'pkg/fresh file.py'), 'fresh\n')
    await repository.git('rm', '--quiet', 'pkg/b.py')
    await repository.git('mv', 'd.py', 'e.py')
    expect(await repo('pkg').editedFiles()).toEqual(['a.py', 'b.py', 'fresh file.py'])
    expect(await repo('').editedFiles()).toEqual([
      'd.py',
      'e.py',
      'pkg/a.py',
      'pkg/b.py',
      'pkg/fresh file.py',
    ])
    expect(await repo('.git').editedFiles()).toBeNull()
  })

  test('has no line map from an unknown commit', async () => {
    expect(await gitRepo(origin.directory, hermeticGit).wayHere(shaOf(1))).toBeNull()
  })
})

describe('a git directory', () => {
  test('is as good as a working copy', async () => {
    const repo = gitRepo(join(origin.directory, '.git'), hermeticGit)
    expect(await repo.headCommit()).toBe(second)
    expect((await repo.lineMap(checkedSha(first), checkedSha(change)))?.files.size).toBe(1)
  })

  test('seen from a folder inside gives names from the top all the same', async () => {
    await using repository = await createGitRepository()
    await repository.git('config', 'diff.relative', 'true')
    const base = checkedSha(await repository.commit({ 'pkg/a.py': 'one\n', 'b.py': 'one\n' }))
    const head = checkedSha(await repository.commit({ 'pkg/a.py': 'zero\none\n', 'b.py': 'zero\none\n' }))
    const map = await gitRepo(join(repository.directory, 'pkg'), hermeticGit).lineMap(base, head)
    const placeOf = (path: string): unknown => map && mapLine(map, { path: storedPath(path), line: 1 })
    expect([placeOf('pkg/a.py'), placeOf('b.py')]).toEqual([
      { path: 'pkg/a.py', line: 2 },
      { path: 'b.py', line: 2 },
    ])
  })

  test('tells what changed below a folder, named from there, wherever it is asked', async () => {
    await using repository = await createGitRepository()
    const folder = 'odd name\u00e9'
    const [a, b] = [`${folder}/a.py`, `${folder}/old.py`]
    const base = checkedSha(await repository.commit({ [a]: 'one\n', [b]: 'b\nc\n', 'b.py': 'one\n' }))
    const moved = `${folder}/new.py`
    const head = checkedSha(
      await repository.commit({ [a]: 'zero\none\n', [moved]: 'b\nc\n', 'b.py': 'zero\none\n' }),
    )
    for (const from of ['.git', '.', folder]) {
      const repo = gitRepo(join(repository.directory, from), hermeticGit)
      const map = await repo.lineMap(base, head, `${folder}/`)
      const placeOf = (path: string): unknown => map && mapLine(map, { path: storedPath(path), line: 1 })
      expect([placeOf('a.py'), placeOf('old.py'), map?.files.size]).toEqual([
        { path: 'a.py', line: 2 },
        { path: 'new.py', line: 1 },
        2,
      ])
      const changed = await repo.changedFiles(base, head, `${folder}/`)
      expect(changed?.map(({ path }) => path).sort()).toEqual(['a.py', 'new.py'])
      expect(await repo.folder()).toBe(from === folder ? `${folder}/` : '')
    }
  })
})

describe('what the repository is configured to start', () => {
  test('is not started, and its output is not taken for git’s', async () => {
    await using scripts = await temporaryFolder()
    await using repository = await createGitRepository()
    const trap = join(scripts.path, 'sprung')
    const script = await scripts.write(
      'trap.sh',
      `#!/bin/sh\necho sprung >> '${trap}'\necho '@@ -1 +9 @@'\n`,
      0o755,
    )
    await scripts.write('hooks/post-index-change', `#!/bin/sh\necho sprung >> '${trap}'\n`, 0o755)
    const attributes = '*.py diff=trap\n'
    const base = checkedSha(await repository.commit({ 'a.py': 'one\n', '.gitattributes': attributes }))
    const head = checkedSha(await repository.commit({ 'a.py': 'zero\none\n', '.gitattributes': attributes }))
    for (const [name, value] of [
      ['core.fsmonitor', script],
      ['core.pager', script],
      ['core.hooksPath', join(scripts.path, 'hooks')],
      ['diff.external', script],
      ['diff.trap.command', script],
      ['diff.trap.textconv', script],
    ] as const) {
      await repository.git('config', name, value)
    }

    const environment = { ...hermeticGit, GIT_EXTERNAL_DIFF: script, GIT_PAGER: script }
    const repo = gitRepo(repository.directory, environment)
    const map = await repo.lineMap(base, head)
    await repo.headCommit()
    await repo.parents(head)
    expect(existsSync(trap)).toBe(false)
    expect(map && mapLine(map, { path: storedPath('a.py'), line: 1 })).toEqual({ path: 'a.py', line: 2 })

    await run('git', ['diff', base, head], { cwd: repository.directory, env: hermeticGit })
    expect(existsSync(trap), 'the trap works').toBe(true)
  })
})
