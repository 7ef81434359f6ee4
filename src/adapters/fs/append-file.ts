/** Adds to a file that others write, too. */
import { appendFile } from 'node:fs/promises'
import { codeOf } from '../thrown.ts'
import { systemReason } from './system-reason.ts'

/** Null when it is there, else why not, in words. */
export async function appended(path: string, text: string): Promise<string | null> {
  try {
    await appendFile(path, text)
    return null
  } catch (error) {
    if (codeOf(error) === null) {
      throw error
    }
    return systemReason(error)
  }
}
