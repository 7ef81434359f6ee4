/** The files below a folder that are the project's own to edit, and edits tried in their place. */
import { isUtf8 } from 'node:buffer'
import { lstat, readFile, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, sep } from 'node:path'
import type { RepoPath } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { EditableFile, EditableTree, FileEdit, RefusedFile } from '#ports/editable-tree.ts'
import { orNull } from '../fs/or-null.ts'
import { systemReason } from '../fs/system-reason.ts'
import { writeWhole } from '../fs/whole-file.ts'
import { gitProgram } from '../git/git-program.ts'
import { watched } from './guard-process.ts'
import { endingAfter, unlessStopped } from './held-signals.ts'
import type { RevisionTools } from './other-revision.ts'
import { isRunning, putBack } from './put-back.ts'
import { setApart } from './revision-files.ts'
import { treeFiles } from './tree-files.ts'
import { digestOf, keptPlace, type MovedFile, openFolder, ownerOf, writeJournal } from './tree-journal.ts'
import { unchangeable } from './unchangeable.ts'

/** Where originals wait: in the git directory, and without one beside the files, where checkers look at no folder of this name. */
const asideFolder = 'type-ratchet-fix'

/** Folders that package managers own, where git does not say what is ignored. */
const packageFolder = /(?:^|\/)(?:node_modules|site-packages|\.[^/]+)\//

/** See {@link RevisionTools}. */
export type EditTools = Pick<RevisionTools, 'environment' | 'guard' | 'stopped'>

/** `folder`: absolute, with links followed. */
export function editableTree(folder: string, { environment, guard, stopped }: EditTools): EditableTree {
  const git = gitProgram(folder, environment)
  let known: Promise<ReadonlySet<string> | null> | null = null
  const ownFiles = (): Promise<ReadonlySet<string> | null> => {
    known ??= git({ args: ['ls-files', '-z', '--cached', '--others', '--exclude-standard'] }).then(
      (printed) => (printed === null ? null : new Set(printed.split('\0'))),
    )
    return known
  }
  return {
    read: async (path) => {
      const place = join(folder, path)
      const reason = (await refusal(folder, path)) ?? (isForeign(path, await ownFiles()) ? 'foreign' : null)
      if (reason !== null) {
        return refused(reason)
      }
      const bytes = await readFile(place)
      return isUtf8(bytes) ? { kind: 'text', text: bytes.toString('utf8') } : refused('encoding')
    },
    during: async (edits, action) => {
      const directory = (await git({ args: ['rev-parse', '--absolute-git-dir'] }))?.replace(/\n$/, '')
      const aside = directory === undefined ? join(folder, `.${asideFolder}`) : join(directory, asideFolder)
      await openAside(aside, environment)
      return endingAfter(async (stop) => {
        let release = async (): Promise<void> => undefined
        try {
          const files = await prepared({ folder, aside }, edits)
          await place({ folder, aside }, files, async () => {
            release = await watched([...guard, aside])
          })
          return await unlessStopped(action, stop)
        } finally {
          await putBack(aside, { environment })
          await release()
        }
      }, stopped)
    },
    write: async (edits) => {
      const changed: RepoPath[] = []
      for (const { path, before } of edits) {
        if (!(await isStill(join(folder, path), before))) {
          changed.push(path)
        }
      }
      if (changed.length > 0) {
        throw new ProblemError({ kind: 'edited-meanwhile', files: changed })
      }
      for (const { path, after } of edits) {
        try {
          await writeWhole(join(folder, path), after)
        } catch (error) {
          throw new ProblemError(
            { kind: 'file-unwritable', path, reason: systemReason(error) },
            { cause: error },
          )
        }
      }
    },
  }
}

/** Null for a plain file below the folder, without a link on the way. */
async function refusal(folder: string, path: string): Promise<RefusedFile | null> {
  const place = join(folder, path)
  if (isAbsolute(path) || !place.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
    return 'outside'
  }
  const found = await orNull(lstat(place))
  if (found === null || !(found.isFile() || found.isSymbolicLink())) {
    return 'missing'
  }
  return (await realpath(place)) === place ? null : 'link'
}

/** `own`: what git does not ignore; null without git. */
function isForeign(path: string, own: ReadonlySet<string> | null): boolean {
  return packageFolder.test(path) || (own !== null && !own.has(path))
}

function refused(reason: RefusedFile): EditableFile {
  return { kind: 'refused', reason }
}

/** What an earlier run that was ended with everything around it could not put back is put back first. */
async function openAside(aside: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const owner = await ownerOf(aside)
  if (owner !== null && owner !== process.pid && isRunning(owner)) {
    throw unchangeable('another `fix` is at work in it')
  }
  await putBack(aside, { environment, late: true })
  const isOurs = await openFolder(aside, treeFiles).catch((error: unknown) => {
    throw unchangeable(systemReason(error))
  })
  if (!isOurs) {
    throw unchangeable('another `fix` is at work in it')
  }
}

/** Everything is written down, and `watch` has begun, before the first original moves. */
async function place(
  { folder, aside }: { readonly folder: string; readonly aside: string },
  files: readonly MovedFile[],
  watch: () => Promise<void>,
): Promise<void> {
  try {
    await writeJournal(aside, { top: folder, head: null, files, made: [], loose: null }, treeFiles)
    await watch()
    for (const { path, kept } of files) {
      await treeFiles.rename(join(folder, path), keptPlace(aside, kept ?? ''))
      await treeFiles.rename(join(aside, 'new', path), join(folder, path))
    }
  } catch (error) {
    throw error instanceof ProblemError ? error : unchangeable(systemReason(error))
  }
}

/** Nothing of the user's is touched. */
async function prepared(
  { folder, aside }: { readonly folder: string; readonly aside: string },
  edits: readonly FileEdit[],
): Promise<readonly MovedFile[]> {
  const files: MovedFile[] = []
  try {
    await treeFiles.mkdir(join(aside, 'kept'))
    for (const [number, { path, before, after }] of edits.entries()) {
      const original = join(folder, path)
      if (!(await isStill(original, before))) {
        throw new ProblemError({ kind: 'edited-meanwhile', files: [path] })
      }
      const fresh = join(aside, 'new', path)
      await treeFiles.mkdir(dirname(fresh), { recursive: true })
      await treeFiles.writeFile(fresh, after, { flag: 'wx' })
      await treeFiles.chmod(fresh, (await lstat(original)).mode & 0o7777)
      await setApart(fresh, original)
      files.push({ path, kept: String(number), placed: await digestOf(fresh) })
    }
  } catch (error) {
    throw error instanceof ProblemError ? error : unchangeable(systemReason(error))
  }
  return files
}

async function isStill(place: string, text: string): Promise<boolean> {
  const bytes = await orNull(readFile(place))
  return bytes?.equals(Buffer.from(text, 'utf8')) ?? false
}
