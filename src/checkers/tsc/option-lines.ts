/** Lines that an option adds, with no mark of their own that would tell them from an error: the option is named instead. */

const marks: readonly (readonly [option: string, pattern: RegExp])[] = [
  ['--traceResolution', /^={8} .* ={8}$/],
  [
    '--explainFiles',
    /^ {2}(?:Imported via|Library|Default library|Matched by|Root file|Part of 'files'|Referenced via|Type library|Entry point|Output from|Source from|File is|File redirects)/,
  ],
  ['--showConfig', /^ {4}"compilerOptions": \{/],
  ['--watch', /Starting compilation in watch mode\.\.\.$/],
]
const filePath = /^(?:[A-Za-z]:)?[\\/].*\.(?:[cm]?[jt]sx?|json|vue)$/

/** What printed these lines, as far as they tell: `unread` are those that nothing else accounts for. */
export function printingOption(unread: readonly string[]): string | null {
  const found = marks.find(([, pattern]) => unread.some((line) => pattern.test(line)))
  if (found !== undefined) {
    return found[0]
  }
  return unread.length > 0 && unread.every((line) => filePath.test(line)) ? '--listFiles' : null
}
