/** Where programs keep what they can get again. */
import { homedir } from 'node:os'
import { join } from 'node:path'

/** `XDG_CACHE_HOME`, or what the system uses in its place. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const { XDG_CACHE_HOME: given = '', LOCALAPPDATA: windows = '' } = environment
  return given !== '' ? given : windows !== '' ? windows : join(homedir(), '.cache')
}
