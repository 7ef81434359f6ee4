/**
 * Gives a working copy the files of another commit for a while. A second working copy would not do: environments and packages
 * know the folder that they were made for, and a checker that does not find them finds no errors. Originals are renamed into
 * the git directory and back, so they keep every byte; the commit's files are written aside by git first, with its filters.
 */
import { lstat, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type CommitSha, commitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { OtherRevision } from '#ports/other-revision.ts'
import { type Git, gitProgram } from './git-program.ts'
import { replaceFiles, takeUp, unchangeable, watched } from './replaced-files.ts'
import { digestOf, journalFolder, type MovedFile, orNull, putBack } from './tree-journal.ts'

/** `guard`: the command that puts back what a journal's folder, its last word, says, when its standard input ends. */
export interface RevisionTools {
  readonly environment: NodeJS.ProcessEnv
  readonly guard: readonly [string, ...string[]]
}

/** One working copy, as git tells it. */
interface Copy {
  readonly git: Git
  readonly top: string
  /** Where the journal is kept while files are moved. */
  readonly aside: string
}

/** `folder`: anywhere in the working copy. */
export function otherRevision(folder: string, { environment, guard }: RevisionTools): OtherRevision {
  return {
    commitOf: async (revision) => {
      const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
      return commitSha((await gitProgram(folder, environment)({ args }))?.trim() ?? '')
    },
    during: async (commit, action) => {
      const copy = await openCopy(folder, environment)
      await takeUp(copy.aside)
      await requireUnedited(copy)
      let release = async (): Promise<void> => undefined
      try {
        const files = await prepared(copy, commit)
        release = await watched([...guard, copy.aside])
        await replaceFiles(copy, files)
        return await action()
      } finally {
        await putBack(copy.aside)
        await release()
      }
    },
  }
}

async function openCopy(folder: string, environment: NodeJS.ProcessEnv): Promise<Copy> {
  const ask = gitProgram(folder, environment)
  const top = (await ask({ args: ['rev-parse', '--show-toplevel'] }))?.replace(/\n$/, '')
  const directory = (await ask({ args: ['rev-parse', '--absolute-git-dir'] }))?.replace(/\n$/, '')
  if (top === undefined || directory === undefined) {
    throw unchangeable('it is no working copy of git')
  }
  if ((await stat(top)).dev !== (await stat(directory)).dev) {
    throw unchangeable('its git directory is on another file system')
  }
  return { git: gitProgram(top, environment), top, aside: join(directory, journalFolder) }
}

async function requireUnedited({ git }: Copy): Promise<void> {
  const status = await git({
    args: ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all'],
  })
  if (status === null) {
    throw unchangeable('git can’t say what was edited')
  }
  const files = status.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)]))
  if (files.length > 0) {
    throw new ProblemError({ kind: 'tree-edited', files })
  }
}

/** Writes the commit's files aside, and decides for every path what happens. Nothing of the user's is touched. */
async function prepared({ git, top, aside }: Copy, commit: CommitSha): Promise<readonly MovedFile[]> {
  const args = ['diff-tree', '-r', '-z', '--no-renames', '--no-commit-id', '--end-of-options', 'HEAD', commit]
  const changes = changesIn((await git({ args })) ?? '')
  const module = changes.find(({ modes }) => modes.includes('160000'))
  if (module !== undefined) {
    throw unchangeable(`the submodule “${module.path}” differs`)
  }
  await mkdir(join(aside, 'kept'), { recursive: true })
  await mkdir(join(aside, 'new'))
  const wanted = changes.filter(({ modes: [, after] }) => after !== absent).map(({ path }) => path)
  const environment = { GIT_INDEX_FILE: join(aside, 'index') }
  const index = await git({ args: ['read-tree', commit], environment })
  const written = await git({
    args: ['checkout-index', '-z', '--stdin', `--prefix=${join(aside, 'new')}/`],
    stdin: wanted.map((path) => `${path}\0`).join(''),
    environment,
  })
  if (index === null || written === null) {
    throw unchangeable('git can’t write the files of that commit')
  }
  const files: MovedFile[] = []
  for (const [number, { path, modes }] of changes.entries()) {
    const [before, after] = modes
    // A folder goes when everything in it goes; one that stays is met by the move.
    const found = before === absent ? await orNull(lstat(join(top, path))) : null
    if (found !== null && !found.isDirectory()) {
      throw new ProblemError({ kind: 'tree-in-the-way', files: [path] })
    }
    files.push({
      path,
      kept: before === absent ? null : String(number),
      placed: after === absent ? null : await digestOf(join(aside, 'new', path)),
    })
  }
  return files
}

const absent = '000000'

interface Change {
  readonly path: string
  /** Before and after. */
  readonly modes: readonly [string, string]
}

/** `:100644 100755 <sha> <sha> M\0path\0`, over and over. */
function changesIn(raw: string): readonly Change[] {
  return [...raw.matchAll(/:(\d{6}) (\d{6}) [0-9a-f]+ [0-9a-f]+ [A-Z]\d*\0([^\0]+)\0/g)].map(
    ([, before = '', after = '', path = '']) => ({ path, modes: [before, after] }),
  )
}
