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

/** Gives what git prints; null when it fails or is not there. */
export type Git = (input: GitInput) => Promise<string | null>

/** `folder`: the working copy or its git directory. Environment as given, so that tests can be hermetic. */
export function gitProgram(folder: string, environment: NodeJS.ProcessEnv): Git {
  const env = {
    ...environment,
    GIT_ALLOW_PROTOCOL: environment['GIT_ALLOW_PROTOCOL'] ?? protocols,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
  return ({ args, stdin = '', environment: more = {}, timeoutMs = 0 }) =>
    new Promise((resolve) => {
      const options = { env: { ...env, ...more }, maxBuffer: mostBytes, timeout: timeoutMs }
      const child = execFile('git', ['-C', folder, ...safety, ...args], options, (error, stdout) =>
        resolve(error === null ? stdout : null),
      )
      // A git that does not start, or reads nothing, is told of by its end.
      child.stdin?.on('error', () => child.stdin?.destroy()).end(stdin)
    })
}
