/** Reads JSON that may be none. */

/** The value, or null for a text that is no JSON; both are refused alike by a schema that expects an object. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null
    }
    throw error
  }
}
