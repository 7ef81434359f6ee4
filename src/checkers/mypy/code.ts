/** The rule code at the end of a message of mypy: two spaces, then `[name]` of letters, digits and hyphens. */
const codeMark = '  ['
const code = /^[a-z][a-z0-9-]*$/

/** Where the code with the spaces before it starts; -1 where the text ends without one. */
export function codeStart(text: string): number {
  const at = text.endsWith(']') ? text.lastIndexOf(codeMark) : -1
  return at !== -1 && code.test(codeAt(text, at)) ? at : -1
}

/** The code that {@link codeStart} found. */
export function codeAt(text: string, start: number): string {
  return text.slice(start + codeMark.length, -1)
}
