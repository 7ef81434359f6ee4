/** Runs the shipped command line from a shell script, as the system's faults need it, and measures its memory. */
import { execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Cli } from './cli.ts'

/** How a script ended. */
export interface SystemRun {
  readonly exitCode: number
  readonly stderr: string
  readonly stdout: string
  /** The most that any of its processes had in memory. */
  readonly mebibytes: number
}

/** Linux counts in KiB. */
const measured = `
import resource, subprocess, sys
code = subprocess.call(["bash", "-c", sys.argv[1]])
with open(sys.argv[2], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
`

/** A user without rights of its own; the superuser may write everywhere. */
const nobody = 65_534

const interpreters = new Map<boolean, Promise<string>>()

/** The Python behind the `python3` of this user, which may be a script that looks for it; asked once. */
function interpreter(user: { readonly uid?: number; readonly gid?: number }): Promise<string> {
  const isOther = user.uid !== undefined
  const known =
    interpreters.get(isOther) ??
    promisify(execFile)('python3', ['-c', 'import sys; print(sys.executable)'], { cwd: '/', ...user }).then(
      ({ stdout }) => stdout.trim(),
    )
  interpreters.set(isOther, known)
  return known
}

/** A new folder below the command line's, which any user may write to. */
export async function workFolder(cli: Cli): Promise<string> {
  await chmod(cli.folder, 0o755)
  const folder = await mkdtemp(join(cli.folder, 'work-'))
  await chmod(folder, 0o777)
  return folder
}

/** In `folder`, with `type-ratchet` as a function; `plainUser`: without the rights of the superuser. */
export async function runScript(
  cli: Cli,
  script: string,
  { folder, plainUser = false }: { readonly folder: string; readonly plainUser?: boolean },
): Promise<SystemRun> {
  const memory = join(folder, '.memory')
  await writeFile(memory, '')
  await chmod(memory, 0o666)
  const own = `type-ratchet() { ${process.execPath} ${join(cli.folder, 'dist/cli.js')} "$@"; }\n${script}`
  const user = plainUser && process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  const child = spawn(await interpreter(user), ['-ISE', '-c', measured, own, memory], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  const texts = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => {
    texts.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    texts.stderr += text
  })
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? -1))
  })
  const mebibytes = Number(await readFile(memory, 'utf8')) / 1024
  return { exitCode, mebibytes, ...texts }
}
