/**
 * Writes a file whole or not at all: into a temporary file beside it that takes its place when everything is on the
 * disk. A full disk, a limit or a kill leaves what was there. Pipes and devices are written directly.
 */
import { randomBytes } from 'node:crypto'
import { access, constants, type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { codeOf } from '../thrown.ts'
import { linkTarget } from './link-target.ts'

/** A text, or its parts in order. */
export type WrittenText = string | Iterable<string>

/** Creates missing folders. Throws what the system says. */
export async function writeWhole(path: string, text: WrittenText): Promise<void> {
  const target = await linkTarget(path)
  const old = await statOrNull(target)
  if (isDirect(target, old)) {
    await writeDirectly(target, text)
    return
  }
  if (old !== null) {
    // Renaming would get around a file's own protection.
    await access(target, constants.W_OK)
  } else {
    await makeFolder(dirname(target))
  }
  const temporary = join(dirname(target), `.type-ratchet-${randomBytes(6).toString('hex')}.tmp`)
  try {
    await fill(temporary, text, old)
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/**
 * Throws what a write would meet, as far as it can be known without one, and for a missing folder that nobody asked for: below
 * the process's own one `reports/types.html` asks for it, anywhere else the path is more likely wrong. Creates nothing.
 */
export async function probeWrite(path: string): Promise<void> {
  const target = await linkTarget(path)
  const old = await statOrNull(target)
  if (old !== null) {
    if (old.isDirectory()) {
      throw systemError('EISDIR')
    }
    await access(target, constants.W_OK)
  }
  if (!isDirect(target, old)) {
    const folder = await nearestFolder(dirname(target))
    if (folder !== dirname(target) && relative(process.cwd(), dirname(target)).split(sep)[0] === '..') {
      throw new MissingFolder(dirname(target))
    }
    await access(folder, constants.W_OK | constants.X_OK)
  }
}

/** A folder that nobody asked to be made. */
export class MissingFolder extends Error {
  override readonly name = 'MissingFolder'
  readonly folder: string

  constructor(folder: string) {
    super(`there is no folder ${folder}`)
    this.folder = folder
  }
}

/**
 * Pipes, devices and whatever the process has open already: there a rename would replace what others hold on to, and
 * nothing could be written back.
 */
function isDirect(target: string, old: Stats | null): boolean {
  return /^\/(?:dev|proc)\//.test(target) || (old !== null && !old.isFile() && !old.isDirectory())
}

type Stats = Awaited<ReturnType<typeof stat>>

/** At its end, so that `>>` into a file that is open already keeps what is in it. */
async function writeDirectly(target: string, text: WrittenText): Promise<void> {
  await using handle = await open(target, constants.O_WRONLY | constants.O_APPEND)
  await handle.writeFile(text)
}

async function fill(temporary: string, text: WrittenText, old: Stats | null): Promise<void> {
  await using handle = await open(temporary, 'wx', 0o666)
  if (old !== null) {
    await keepOwner(handle, old)
    await handle.chmod(Number(old.mode) & 0o7777)
  }
  await handle.writeFile(text)
  // The name must not be there before the content is.
  await handle.sync()
}

/** Only the superuser may give a file away; anybody else's becomes its own, as with every editor that renames. */
async function keepOwner(handle: FileHandle, old: Stats): Promise<void> {
  const own = await handle.stat()
  if (own.uid !== old.uid || own.gid !== old.gid) {
    try {
      await handle.chown(Number(old.uid), Number(old.gid))
    } catch (error) {
      if (codeOf(error) !== 'EPERM') {
        throw error
      }
    }
  }
}

/** One by one from the first that is there: Node's own recursion never ends below `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  const there = await nearestFolder(folder)
  const missing: string[] = []
  for (let at = folder; at !== there; at = dirname(at)) {
    missing.unshift(at)
  }
  for (const each of missing) {
    try {
      await mkdir(each)
    } catch (error) {
      // Somebody else was faster.
      if (codeOf(error) !== 'EEXIST') {
        throw error
      }
    }
  }
}

/** The folder itself, or the nearest above it that is there. Throws when that is no folder. */
async function nearestFolder(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await statOrNull(at)
    if (found?.isDirectory()) {
      return at
    }
    if (found !== null || dirname(at) === at) {
      throw systemError('ENOTDIR')
    }
  }
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return null
    }
    throw error
  }
}

function systemError(code: 'EISDIR' | 'ENOTDIR'): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}
