/**
 * Replaces files of a working copy for a while. Originals are renamed into a folder on the same file system and back, so they
 * keep every byte; the journal there tells any process how to put them back.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { lstat, mkdir, rename, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ProblemError } from '#model/problem.ts'
import { systemReason } from '../fs/system-reason.ts'
import { codeOf } from '../thrown.ts'
import { keptPlace, type MovedFile, orNull, putBack, readJournal, writeJournal } from './tree-journal.ts'

/** What an earlier run that was ended with everything around it could not put back. */
export async function takeUp(aside: string): Promise<void> {
  const journal = await readJournal(aside)
  if (journal !== null && isRunning(journal.pid)) {
    throw unchangeable('another type-ratchet is at work in it')
  }
  await putBack(aside)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Everything is written down first. Originals go before anything comes: a file may become a folder. */
export async function replaceFiles(
  { top, aside }: { readonly top: string; readonly aside: string },
  files: readonly MovedFile[],
): Promise<void> {
  const coming = files.filter(({ placed }) => placed !== null)
  const made = await newFolders(top, coming)
  await writeJournal(aside, { top, pid: process.pid, files, made })
  try {
    for (const { path, kept, placed } of files) {
      if (kept !== null) {
        await rename(join(top, path), keptPlace(aside, kept))
      }
      if (kept !== null && placed === null) {
        await removeEmpty(top, dirname(path))
      }
    }
    for (const { path } of coming) {
      await mkdir(join(top, dirname(path)), { recursive: true })
      await rename(join(aside, 'new', path), join(top, path))
    }
  } catch (error) {
    throw unchangeable(systemReason(error))
  }
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
async function removeEmpty(top: string, folder: string): Promise<void> {
  for (let at = folder; at !== '.'; at = dirname(at)) {
    if ((await orNull(rmdir(join(top, at)).then(() => true))) === null) {
      return
    }
  }
}

/**
 * Starts the process that puts things back when this one can't any more: it has a session of its own, so that no Ctrl-C
 * reaches it, and notices our end by the end of a pipe. Gives what lets it go and waits for its end:
 * it must not put back what the next use of the folder replaces.
 */
export function watched([program, ...args]: readonly [string, ...string[]]): Promise<() => Promise<void>> {
  const child = spawn(program, args, { detached: true, stdio: ['pipe', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(unchangeable(systemReason(error))))
    child.on('close', () => reject(unchangeable('the process that would put it back did not start')))
    child.stdout.once('data', () => {
      child.unref()
      child.stdout.destroy()
      resolve(async () => {
        child.ref()
        const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
        child.stdin.end()
        await ended
      })
    })
  })
}

/** Nothing was replaced, or everything is back. */
export function unchangeable(reason: string): ProblemError {
  return new ProblemError({ kind: 'tree-unchangeable', reason })
}
