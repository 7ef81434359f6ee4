/**
 * Gives a working copy the files of another commit for a while. A second working copy would not do: environments and packages
 * know the folder that they were made for, and a checker that does not find them finds no errors. Originals are renamed into
 * the git directory and back, so they keep every byte; the commit's files are written aside by git first.
 */
import { lstat, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { commitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { Held, OtherRevision, RevisionWish } from '#ports/other-revision.ts'
import { orNull } from '../fs/or-null.ts'
import { systemReason } from '../fs/system-reason.ts'
import { gitProgram } from '../git/git-program.ts'
import { watched } from './guard-process.ts'
import { endingAfter, unlessStopped } from './held-signals.ts'
import { editedHere, keepLoose } from './loose-files.ts'
import { isRunning, type PutBack, putBack } from './put-back.ts'
import { type Copy, revisionFiles } from './revision-files.ts'
import { type TreeFiles, treeFiles } from './tree-files.ts'
import {
  journalFolder,
  keptPlace,
  type LooseFile,
  type MovedFile,
  openFolder,
  ownerOf,
  writeJournal,
} from './tree-journal.ts'
import { unchangeable } from './unchangeable.ts'

/** `guard`: the command that puts back what a journal's folder, its last word, says, when its standard input ends. */
export interface RevisionTools {
  readonly environment: NodeJS.ProcessEnv
  readonly guard: readonly [string, ...string[]]
  /**
   * `desk`: a person works here, whose edits are never touched, and whose own content filters run. `runner`: what git does not
   * know is there for both commits alike, and is what it was afterwards; no filter runs.
   */
  readonly place: 'desk' | 'runner'
  /** Told the journal's folder before anything moves. */
  readonly announce?: (folder: string) => void
  /** Told when everything is back and a signal that came meanwhile is about to end us. */
  readonly stopped?: () => void
  readonly disk?: TreeFiles
}

/** `folder`: anywhere in the working copy. */
export function otherRevision(folder: string, tools: RevisionTools): OtherRevision {
  const { environment } = tools
  return {
    commitOf: async (revision) => {
      const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
      return commitSha((await gitProgram(folder, environment)({ args }))?.trim() ?? '')
    },
    during: async (wish, action) => {
      const here = { ...(await openCopy(folder, environment)), tools, disk: tools.disk ?? treeFiles }
      await takeUp(here)
      await requireAsCommitted(here, keptPaths(here, wish))
      return endingAfter((stop) => held(here, wish, () => unlessStopped(action, stop)), tools.stopped)
    },
  }
}

async function held<Result>(
  here: Here,
  wish: RevisionWish,
  action: () => Promise<Result>,
): Promise<Held<Result>> {
  const { tools, aside } = here
  await openJournal(here)
  let release = async (): Promise<void> => undefined
  let done: PutBack
  let result: Result
  try {
    const prepared = await prepare(here, wish)
    await writeDown(here, prepared)
    tools.announce?.(aside)
    release = await watched([...tools.guard, aside])
    await move(here, prepared.files)
    result = await action()
  } finally {
    done = await giveBack(here)
    await release()
  }
  return { result, written: done.written }
}

interface Here extends Copy {
  readonly tools: RevisionTools
  readonly disk: TreeFiles
  /** From the top to the folder, `''` or with a slash at its end. */
  readonly prefix: string
  readonly head: string
}

async function openCopy(
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<Omit<Here, 'tools' | 'disk'>> {
  const ask = gitProgram(folder, environment)
  const line = async (...args: readonly string[]): Promise<string | null> =>
    (await ask({ args }))?.replace(/\n$/, '') ?? null
  const top = await line('rev-parse', '--show-toplevel')
  const directory = await line('rev-parse', '--absolute-git-dir')
  const head = await line('rev-parse', '--verify', 'HEAD')
  const prefix = await line('rev-parse', '--show-prefix')
  if (top === null || directory === null || head === null || prefix === null) {
    throw unchangeable('it is no working copy of git')
  }
  if ((await stat(top)).dev !== (await stat(directory)).dev) {
    throw unchangeable('its git directory is on another file system')
  }
  return { git: gitProgram(top, environment), top, prefix, head, aside: join(directory, journalFolder) }
}

/** What an earlier run that was ended with everything around it could not put back. */
async function takeUp({ aside, tools, disk }: Here): Promise<void> {
  const owner = await ownerOf(aside)
  if (owner !== null && owner !== process.pid && isRunning(owner)) {
    throw unchangeable('another check of a base commit is at work in it')
  }
  await putBack(aside, { environment: tools.environment, late: true, disk })
}

async function requireAsCommitted({ git, tools }: Here, kept: ReadonlySet<string>): Promise<void> {
  const edited = tools.place === 'runner' ? await editedHere(git) : await unsavedHere(git)
  if (edited === null) {
    throw unchangeable('git can’t say what was edited')
  }
  const files = edited.filter((path) => !kept.has(path))
  if (files.length > 0) {
    throw new ProblemError({ kind: 'tree-edited', files })
  }
}

/** From the top. */
function keptPaths({ prefix }: Here, { keep = [] }: RevisionWish): ReadonlySet<string> {
  return new Set(keep.map((path) => `${prefix}${path}`))
}

/** A person's new files, too. */
async function unsavedHere(git: Copy['git']): Promise<readonly string[] | null> {
  const status = await git({
    args: ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all'],
  })
  return status?.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)])) ?? null
}

async function openJournal({ aside, disk }: Here): Promise<void> {
  const isOurs = await openFolder(aside, disk).catch((error: unknown) => {
    throw unchangeable(systemReason(error))
  })
  if (!isOurs) {
    throw unchangeable('another check of a base commit is at work in it')
  }
}

interface Prepared {
  readonly files: readonly MovedFile[]
  readonly loose: readonly LooseFile[] | null
}

/** Everything that needs room on the disk, before anything moves. */
async function prepare(here: Here, wish: RevisionWish): Promise<Prepared> {
  const { aside, tools, disk } = here
  try {
    await disk.mkdir(join(aside, 'kept'))
    await disk.mkdir(join(aside, 'new'))
    const files = await revisionFiles(here, {
      commit: wish.commit,
      keep: keptPaths(here, wish),
      filters: tools.place === 'runner' ? 'refuse' : 'run',
    })
    const loose = tools.place === 'runner' ? await keepLoose(aside, here.top, here) : null
    if (typeof loose === 'string') {
      throw unchangeable(loose)
    }
    return { files, loose }
  } catch (error) {
    throw error instanceof ProblemError ? error : unchangeable(systemReason(error))
  }
}

async function writeDown({ top, head, aside, disk }: Here, { files, loose }: Prepared): Promise<void> {
  try {
    const made = await newFolders(
      top,
      files.filter(({ placed }) => placed !== null),
    )
    await writeJournal(aside, { top, head, files, made, loose }, disk)
  } catch (error) {
    throw unchangeable(systemReason(error))
  }
}

/** Everything is written down. Originals go before anything comes: a file may become a folder. */
async function move({ top, aside, disk }: Here, files: readonly MovedFile[]): Promise<void> {
  try {
    for (const { path, kept } of files) {
      if (kept !== null) {
        await disk.rename(join(top, path), keptPlace(aside, kept))
        await removeEmpty(top, dirname(path), disk)
      }
    }
    for (const { path, placed } of files) {
      if (placed !== null) {
        await disk.mkdir(join(top, dirname(path)), { recursive: true })
        await disk.rename(join(aside, 'new', path), join(top, path))
      }
    }
  } catch (error) {
    throw unchangeable(systemReason(error))
  }
}

/** What can't be put back is told, whatever else went wrong: nothing that is read afterwards is the change's. */
async function giveBack({ aside, tools, disk }: Here): Promise<PutBack> {
  let files: readonly string[] = []
  let reason = 'files are not as committed'
  try {
    const returned = await putBack(aside, { environment: tools.environment, disk })
    if (returned.left.length === 0) {
      return returned
    }
    files = returned.left
  } catch (error) {
    reason = systemReason(error)
  }
  throw new ProblemError({ kind: 'tree-not-restored', reason, files, folder: aside })
}

async function newFolders(top: string, files: readonly MovedFile[]): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const { path } of files) {
    for (let at = dirname(path); at !== '.' && !found.has(at); at = dirname(at)) {
      if ((await orNull(lstat(join(top, at)))) === null) {
        found.add(at)
      }
    }
  }
  return [...found].sort()
}

/** As git does: a folder without files is none. */
async function removeEmpty(top: string, folder: string, disk: TreeFiles): Promise<void> {
  for (let at = folder; at !== '.'; at = dirname(at)) {
    if ((await orNull(disk.rmdir(join(top, at)).then(() => true))) === null) {
      return
    }
  }
}
