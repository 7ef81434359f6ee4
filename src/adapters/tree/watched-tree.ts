/**
 * Tells which files of a project change. Folders that package managers, git and caches own are not looked at, nor what git
 * ignores: a checker that writes there would start itself again.
 */
import { createHash } from 'node:crypto'
import { type Dirent, type FSWatcher, watch } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { ProblemError } from '#model/problem.ts'
import { orNull } from '../fs/or-null.ts'
import { gitProgram } from '../git/git-program.ts'
import { codeOf, messageOf } from '../thrown.ts'

/** Whoever writes several files is done after this long without another one. */
const quietMs = 100

const foreignFolder = /^(?:\.git|\.hg|node_modules|site-packages|__pycache__|\..*cache)$/
/** What checkers and editors leave beside sources. */
const foreignFile =
  /(?:\.tsbuildinfo|\.pyc|\.swp|\.swx|~|\.tmp)$|^(?:\.eslintcache|\.stylelintcache|\.dmypy\.json|4913)$/

/** A project that is watched. */
export interface WatchedTree {
  /** Of a path from the folder: whether a change of it would be told. Git is not asked. */
  readonly isWatched: (path: string) => boolean
  /** The files that have changed since the last answer, from the folder, sorted; waits for the first one, and until it is quiet. */
  readonly next: () => Promise<readonly string[]>
  readonly close: () => void
}

/** There the system watches all folders below one; elsewhere each is watched by itself. */
const watchesBelow = process.platform === 'darwin' || process.platform === 'win32'

/**
 * `own`: absolute paths of files that we write ourselves. Rejects with a `ProblemError` where folders can't be watched: on Linux
 * each needs a watch, and their number is limited (`fs.inotify.max_user_watches`). So does `next`, for a folder that is new.
 */
export async function watchedTree(
  folder: string,
  { own, environment }: { readonly own: ReadonlySet<string>; readonly environment: NodeJS.ProcessEnv },
): Promise<WatchedTree> {
  const git = gitProgram(folder, environment)
  const ignored = await ignoredPlaces(git)
  /** What each file held when it was looked at last; null: that it was there. */
  const known = new Map<string, string | null>()
  const watchers = new Map<string, FSWatcher>()
  const touched = new Set<string>()
  let wake = (): void => undefined
  let failure: unknown = null
  const isWatched = (path: string): boolean => !isForeign(path, ignored) && !own.has(join(folder, path))
  const touch = (path: string): void => {
    if (isWatched(path)) {
      touched.add(path)
      wake()
    }
  }
  const enter = async (place: string, tell: (path: string) => void): Promise<void> => {
    if (!watchesBelow && !listen(place)) {
      return
    }
    const found = await orNull(readdir(join(folder, place), { withFileTypes: true }))
    if (found === null || (place !== '' && found.some(({ name }) => name === 'pyvenv.cfg'))) {
      leave(place)
      return
    }
    await Promise.all(found.map((each) => take(each, join(place, each.name), tell)))
  }
  const take = async (each: Dirent, path: string, tell: (path: string) => void): Promise<void> => {
    if (each.isDirectory()) {
      if (!isForeign(path, ignored)) {
        await enter(path, tell)
      }
    } else {
      tell(path)
    }
  }
  const leave = (place: string): void => {
    watchers.get(place)?.close()
    watchers.delete(place)
  }
  /** False for a folder that is gone: the one above it tells that. */
  const listen = (place: string): boolean => {
    try {
      const watcher = watch(join(folder, place), { recursive: watchesBelow }, (_event, name) => {
        changed(join(place, name ?? '')).catch((error: unknown) => {
          failure ??= error
          wake()
        })
      })
      watcher.on('error', () => leave(place))
      watchers.set(place, watcher)
      return true
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(codeOf(error) ?? '')) {
        return false
      }
      throw new ProblemError({ kind: 'watch-impossible', reason: messageOf(error) }, { cause: error })
    }
  }
  const changed = async (path: string): Promise<void> => {
    const found = await orNull(lstat(join(folder, path)))
    if (found?.isDirectory() !== true) {
      leave(path)
      touch(path)
    } else if (!watchers.has(path) && !isForeign(path, ignored)) {
      await enter(path, touch)
    }
  }
  try {
    if (watchesBelow) {
      listen('')
    }
    await enter('', (path) => known.set(path, null))
  } catch (error) {
    closeAll(watchers)
    throw error
  }
  /** A file that was written again as it was has not changed; nor one that came and went. */
  const isOther = async (path: string): Promise<boolean> => {
    const bytes = await orNull(readFile(join(folder, path)))
    const before = known.get(path)
    const now = bytes === null ? undefined : createHash('sha256').update(bytes).digest('hex')
    if (now === undefined) {
      known.delete(path)
    } else {
      known.set(path, now)
    }
    return before !== now
  }
  return {
    isWatched,
    next: async () => {
      for (;;) {
        while (touched.size === 0 && failure === null) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        await untilQuiet((restart) => {
          wake = restart
        })
        if (failure !== null) {
          throw failure
        }
        const paths = [...touched]
        touched.clear()
        const other = await Promise.all(
          paths.map(async (path) => ((await isOther(path)) ? [path.split(sep).join('/')] : [])),
        )
        const told = await withoutIgnored(other.flat(), git)
        if (told.length > 0) {
          return told.toSorted()
        }
      }
    },
    close: () => closeAll(watchers),
  }
}

function closeAll(watchers: ReadonlyMap<string, FSWatcher>): void {
  for (const watcher of watchers.values()) {
    watcher.close()
  }
}

/** Resolves when nobody has called `restart` for long enough. */
function untilQuiet(listen: (restart: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, quietMs)
    listen(() => {
      clearTimeout(timer)
      timer = setTimeout(resolve, quietMs)
    })
  })
}

function isForeign(path: string, ignored: ReadonlySet<string>): boolean {
  const parts = path.split(sep)
  return (
    parts.some((part) => foreignFolder.test(part)) ||
    foreignFile.test(parts.at(-1) ?? '') ||
    parts.some((_, at) => ignored.has(parts.slice(0, at + 1).join('/')))
  )
}

type Git = ReturnType<typeof gitProgram>

/** Whole folders, and files, from the folder; empty without git. */
async function ignoredPlaces(git: Git): Promise<ReadonlySet<string>> {
  const args = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory']
  const printed = (await git({ args })) ?? ''
  return new Set(printed.split('\0').flatMap((place) => place.replace(/\/$/, '') || []))
}

/** What came since is asked for again. */
async function withoutIgnored(paths: readonly string[], git: Git): Promise<readonly string[]> {
  // It fails where nothing is ignored.
  const printed = await git({ args: ['check-ignore', '-z', '--stdin'], stdin: paths.join('\0') })
  const ignored = new Set(printed?.split('\0') ?? [])
  return paths.filter((path) => !ignored.has(path))
}
