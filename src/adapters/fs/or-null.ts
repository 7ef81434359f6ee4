import { codeOf } from '../thrown.ts'

/** What the system refuses, as what is not there, is null; whatever else is thrown stays thrown. */
export async function orNull<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked
  } catch (error) {
    if (codeOf(error) === null) {
      throw error
    }
    return null
  }
}
