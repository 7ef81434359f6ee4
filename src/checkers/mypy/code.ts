/**
 * The rule code at the end of a message of mypy: two spaces, then `[name]`. mypy's own names are letters, digits and hyphens;
 * plugins name theirs as they like (`My_Code`, `django.fields`, `pylint/R0201`), and `--output json` prints them as they are.
 * What a configuration or a `type: ignore` could not name is none: white space, commas, brackets, quotes, `#`.
 */
const codeMark = '  ['
const codeName = String.raw`[^\s\[\],"'#]+`
const code = new RegExp(`^${codeName}$`)

/** Where wrapping has put the code on a line of its own. */
export const codeAlone: RegExp = new RegExp(String.raw`^ ?\[${codeName}\]$`)

/** Where the code with the spaces before it starts; -1 where the text ends without one. */
export function codeStart(text: string): number {
  const at = text.endsWith(']') ? text.lastIndexOf(codeMark) : -1
  return at !== -1 && code.test(codeAt(text, at)) ? at : -1
}

/** The code that {@link codeStart} found. */
export function codeAt(text: string, start: number): string {
  return text.slice(start + codeMark.length, -1)
}
