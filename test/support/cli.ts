/** Runs the shipped command line as users do: the committed file, from a folder without `node_modules`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shippedProject } from './github/action-run.ts'

/** How a command ended. */
export interface CliResult {
  /** -1: by a signal. */
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** What a test may say of a run. */
export interface CliOptions {
  readonly cwd?: string
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  /** Another Node than this process's. */
  readonly node?: string
  /** What happens to the process while it runs. */
  readonly meanwhile?: (child: ChildProcess) => Promise<void>
}

/** A staged copy of the command line with a folder to work in. */
export class Cli implements AsyncDisposable {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  /** The environment holds only a path and a home, unless a test adds to it. */
  run(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
    const script = join(this.folder, 'dist/cli.js')
    const env = { PATH: process.env['PATH'] ?? '', HOME: this.folder, ...options.env }
    const child = spawn(options.node ?? process.execPath, [script, ...args], {
      cwd: options.cwd ?? this.folder,
      env,
    })
    const texts = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      texts.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      texts.stderr += text
    })
    child.stdin.on('error', () => child.stdin.destroy())
    child.stdin.end(options.input ?? '')
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => resolve({ exitCode: code ?? -1, ...texts }))
      options.meanwhile?.(child).catch(reject)
    })
  }
}

/** A new folder holding `dist/` and `package.json`. */
export async function stageCli(): Promise<Cli> {
  const folder = await mkdtemp(join(tmpdir(), 'cli-'))
  await cp(join(shippedProject, 'dist'), join(folder, 'dist'), { recursive: true })
  await cp(join(shippedProject, 'package.json'), join(folder, 'package.json'))
  return new Cli(folder)
}
