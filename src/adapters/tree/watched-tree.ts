/**
 * Tells which files of a project change. Folders that package managers, git and caches own are not looked at, nor what git
 * ignores: a checker that writes there would start itself again.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { ProblemError } from '#model/problem.ts'
import { orNull } from '../fs/or-null.ts'
import { gitProgram } from '../git/git-program.ts'
import { messageOf } from '../thrown.ts'

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
  readonly close: () => Promise<void>
}

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
  const isWatched = (path: string): boolean => !isForeign(path, ignored) && !own.has(join(folder, path))
  const watcher = watch(folder, {
    ignored: (path, stats) => {
      const place = relative(folder, path)
      return !isWatched(place) || (place !== '' && stats?.isDirectory() === true && isEnvironment(path))
    },
    followSymlinks: false,
  })
  const known = await filesAtFirst(watcher)
  const touched = new Set<string>()
  let wake = (): void => undefined
  let failure: unknown = null
  watcher.on('all', (event, path) => {
    if (event === 'add' || event === 'change' || event === 'unlink') {
      touched.add(path)
      wake()
    }
  })
  watcher.on('error', (error) => {
    failure ??= impossible(error)
    wake()
  })
  const untilTouched = async (): Promise<void> => {
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
  }
  return {
    isWatched,
    next: async () => {
      for (;;) {
        await untilTouched()
        const paths = [...touched]
        touched.clear()
        const other = await Promise.all(
          paths.map(async (path) => ((await isOther(path, known)) ? [path] : [])),
        )
        const places = other.flat().map((path) => relative(folder, path).split(sep).join('/'))
        const told = await withoutIgnored(places, git)
        if (told.length > 0) {
          return told.toSorted()
        }
      }
    },
    close: () => watcher.close(),
  }
}

/** What each file held when it was looked at last, by its absolute path; null: that it was there. */
type Known = Map<string, string | null>

async function filesAtFirst(watcher: FSWatcher): Promise<Known> {
  const known: Known = new Map()
  const keep = (path: string): void => void known.set(path, null)
  watcher.on('add', keep)
  try {
    await once(watcher, 'ready')
  } catch (error) {
    await watcher.close()
    throw impossible(error)
  }
  watcher.off('add', keep)
  return known
}

/** Keeps what it holds now. A file that was written again as it was has not changed; nor one that came and went. */
async function isOther(path: string, known: Known): Promise<boolean> {
  const bytes = await orNull(readFile(path))
  const before = known.get(path)
  const now = bytes === null ? undefined : createHash('sha256').update(bytes).digest('hex')
  if (now === undefined) {
    known.delete(path)
  } else {
    known.set(path, now)
  }
  return before !== now
}

function impossible(error: unknown): ProblemError {
  return new ProblemError({ kind: 'watch-impossible', reason: messageOf(error) }, { cause: error })
}

/** A virtual environment of Python, whatever it is called. https://docs.python.org/3/library/venv.html */
function isEnvironment(folder: string): boolean {
  return existsSync(join(folder, 'pyvenv.cfg'))
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
