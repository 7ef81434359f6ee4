/** Starts git without a shell, and without letting the repository's configuration start programs. */
import { execFile } from 'node:child_process'

const mostBytes = 1024 * 1024 * 1024
/** Hooks, file system monitors, external diff programs and credential helpers of the checkout are not ours to run. */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'core.askPass=',
  'credential.helper=',
]
const safety = settings.flatMap((setting) => ['-c', setting])
/**
 * A partial clone fetches what it lacks when asked for it. Over these no program that its configuration names has a part in it;
 * whoever wants others says so by git's own variable.
 */
const protocols = 'http:https'

/** What a call needs besides its words. */
export interface GitInput {
  readonly args: readonly string[]
  readonly stdin?: string
  readonly environment?: Readonly<Record<string, string>>
  /** After which it is ended, in milliseconds; 0 or absent: never. */
  readonly timeoutMs?: number
}

/** How git ended, and what it said on the way. */
export interface GitEnd {
  readonly succeeded: boolean
  readonly output: Buffer
  /** Its last words on standard error; when it did not start, why. */
  readonly said: string
}

/** Gives what git prints; null when it fails or is not there. */
export type Git = (input: GitInput) => Promise<string | null>

/** See {@link gitProcess}. */
export function gitProgram(folder: string, environment: NodeJS.ProcessEnv): Git {
  const git = gitProcess(folder, environment)
  return async (input) => {
    const { succeeded, output } = await git(input)
    return succeeded ? output.toString('utf8') : null
  }
}

/** `folder`: the working copy or its git directory. Environment as given, so that tests can be hermetic. Never throws. */
export function gitProcess(
  folder: string,
  environment: NodeJS.ProcessEnv,
): (input: GitInput) => Promise<GitEnd> {
  const env = {
    ...environment,
    GIT_ALLOW_PROTOCOL: environment['GIT_ALLOW_PROTOCOL'] ?? protocols,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
  return ({ args, stdin = '', environment: more = {}, timeoutMs = 0 }) =>
    new Promise((resolve) => {
      const options = {
        env: { ...env, ...more },
        maxBuffer: mostBytes,
        timeout: timeoutMs,
        encoding: 'buffer',
      } as const
      const child = execFile('git', ['-C', folder, ...safety, ...args], options, (error, output, stderr) => {
        const said = stderr.toString('utf8').trim()
        resolve({ succeeded: error === null, output, said: said === '' ? (error?.message ?? '') : said })
      })
      // A git that does not start, or reads nothing, is told of by its end.
      child.stdin?.on('error', () => child.stdin?.destroy()).end(stdin)
    })
}

/** How git fetches: the commits and what they hold, and nothing else of the clone is changed. */
export const fetching: readonly string[] = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-recurse-submodules',
  '--no-auto-maintenance',
]
