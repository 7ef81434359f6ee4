/**
 * The processes that belong to a run: its first one and everything that came from it, also what left its
 * process group. On Linux a mark in the environment finds even a daemon whose parent is gone; elsewhere only
 * the process group and the chain of parents tell. docs/checkers.md#time-limit
 */
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { codeOf } from '../thrown.ts'

/** A run, as other processes can recognise it. */
export interface ProcessFamily {
  /** Of the process that was started; also its process group and, on Linux, its session. */
  readonly root: number
  /** `NAME=value`, inherited by whatever is started below. */
  readonly mark: string
}

interface Entry {
  readonly pid: number
  readonly parent: number
  readonly group: number
  /** Whether it says itself that it belongs to the family. */
  readonly marked: boolean
}

/** The process ids of those that still run. Never our own, and no zombies: they have ended. */
export async function livingMembers(family: ProcessFamily): Promise<readonly number[]> {
  const entries = process.platform === 'linux' ? await entriesOfLinux(family) : await entriesOfPs()
  const members = new Set(
    entries
      .filter(({ pid, group, marked }) => pid === family.root || group === family.root || marked)
      .map(({ pid }) => pid),
  )
  const children = new Map<number, number[]>()
  for (const { pid, parent } of entries) {
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  // A set hands out what is added to it while it is walked.
  for (const pid of members) {
    for (const child of children.get(pid) ?? []) {
      members.add(child)
    }
  }
  members.delete(process.pid)
  return [...members]
}

async function entriesOfLinux(family: ProcessFamily): Promise<readonly Entry[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const entries = await Promise.all(names.map((name) => linuxEntry(Number(name), family)))
  return entries.filter((entry) => entry !== null)
}

/** `pid (name) state parent group session …`; the name may hold anything. proc_pid_stat(5) */
async function linuxEntry(pid: number, family: ProcessFamily): Promise<Entry | null> {
  const stat = await textOrNull(`/proc/${pid}/stat`)
  const [state, parent, group, session] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  if (state === undefined || state === 'Z' || state === 'X') {
    return null
  }
  const environment = await textOrNull(`/proc/${pid}/environ`)
  const says = environment?.split('\0').includes(family.mark) ?? false
  const marked = says || Number(session) === family.root
  return { pid, parent: Number(parent), group: Number(group), marked }
}

/** Null for a process that has ended meanwhile or belongs to somebody else. */
async function textOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'latin1')
  } catch (error) {
    if (expected.has(codeOf(error) ?? '')) {
      return null
    }
    throw error
  }
}

const expected: ReadonlySet<string> = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM'])

/** POSIX, for macOS. */
async function entriesOfPs(): Promise<readonly Entry[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat='])
  return stdout.split('\n').flatMap((line) => {
    const [pid, parent, group, state] = line.trim().split(/\s+/)
    const living = state !== undefined && !state.startsWith('Z')
    return living ? [{ pid: Number(pid), parent: Number(parent), group: Number(group), marked: false }] : []
  })
}
