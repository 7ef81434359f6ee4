/** Lines that an option adds, with no mark of their own that would tell them from an error: the option is named instead. */

const marks: readonly (readonly [option: string, pattern: RegExp])[] = [
  ['--watch', /Starting compilation in watch mode\.\.\.$/],
  // Without a module to resolve, only what is looked up around the library
  [
    '--traceResolution',
    /^(?:={8} .* ={8}|File '.+' (?:exists|does not exist)\b.*|Found 'package\.json' at '.+'\.)$/,
  ],
  [
    '--explainFiles',
    /^ {2,3}(?:Imported via|Library|Default library|Matched by|Root file|Part of 'files'|Referenced via|Type library|Entry point|Output from|Source from|File is|File redirects)/,
  ],
  ['--showConfig', /^ {4}"compilerOptions": \{/],
  // `--build --verbose` in another language
  ['--locale', /^(?:\[\d{1,2}:\d{2}:\d{2} [AP]M\]|\d{1,2}:\d{2}:\d{2} [AP]M -) \S/],
]
const filePath = /^(?:[A-Za-z]:)?[\\/].*\.(?:[cm]?[jt]sx?|json|vue)$/

/** What printed the lines that nothing accounts for, as far as they tell. */
export function printingOption(unread: readonly string[]): string | null {
  const found = marks.find(([, pattern]) => unread.some((line) => pattern.test(line)))
  if (found !== undefined) {
    return found[0]
  }
  return unread.length > 0 && unread.every((line) => filePath.test(line)) ? '--listFiles' : null
}
