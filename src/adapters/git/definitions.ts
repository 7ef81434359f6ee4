/**
 * Tells from a single line whether a name in it is being defined, and how far it is known. Works on Python, JavaScript and
 * TypeScript alike, knows no grammar and nothing of the lines around.
 */

/** Longer lines are generated or data, and are not looked at. */
export const longestLine = 1000

/** `declared`: by a keyword, so that other files may use the name; `bound`: a variable, a parameter, a field. */
export type Definition = 'declared' | 'bound'

const declaration = /\b(?:class|def|function|interface|type|enum|namespace)\s+$/
const modifier = '(?:public|private|protected|readonly|static|abstract|override|declare|async)\\s+'

/** What stands before and behind a name that is defined: both must hold. */
const forms: readonly (readonly [before: RegExp, behind: RegExp, Definition])[] = [
  [declaration, /^/, 'declared'],
  // Other files know a constant of the top level only.
  [/^(?:export\s+)?(?:declare\s+)?(?:const|let|var)\s+$/, /^/, 'declared'],
  [/\b(?:const|let|var)\s+$/, /^/, 'bound'],
  // A method: `total(list: Item[]): number {`
  [new RegExp(`^\\s*(?:${modifier})*$`), /^\s*\([^)]*\)\s*(?::[^{]*)?\{\s*$/, 'declared'],
  [/\bas\s+$/, /^/, 'bound'],
  // A parameter without parentheses: `name => …`
  [/(?:^|[^.\w$])$/, /^\s*=>/, 'bound'],
  [
    /\bfor\s+(?:(?!\b(?:in|of|for)\b)[\s\w,()*[\]{}])*$/,
    /^(?:(?!\bfor\b)[\s\w,()*[\]{}])*?\s(?:in|of)\s/,
    'bound',
  ],
  // `name = …`, `name: T = …`, but not `name=value,` on a line of a long call
  [/^\s*$/, /^(?:\s+|\s*:[^=]*)=(?![=>])|^=(?![=>])(?!.*,\s*$)/, 'bound'],
  // `a, b = …`
  [/^\s*\(?[\w\s,*.]*,\s*\*?$/, /^\s*(?:,[\w\s,*.]*)?\)?\s*=(?![=>])/, 'bound'],
  [/^\s*\(?\*?$/, /^\s*,[\w\s,*.]*\)?\s*=(?![=>])/, 'bound'],
  // A field: `name: T`, `private name = …`, `self.name = …`
  [new RegExp(`^\\s*(?:${modifier})*\\*{0,2}$`), /^\s*[?!]?\s*:(?![:=])/, 'bound'],
  [new RegExp(`^\\s*(?:${modifier})+$`), /^\s*=(?![=>])/, 'bound'],
  [
    /^\s*(?:self|cls|this|exports|module\.exports|[\w$]+\.prototype)\.$/,
    /^\s*(?::[^=]*)?=(?![=>])|^\s*:\s/,
    'bound',
  ],
  [/\b(?:const|let|var)\s*[{[][^=]*$/, /^[^=]*[}\]][^=]*=(?![=>])/, 'bound'],
  [/(?:^|[\s(,[])$/, /^\s*:=/, 'bound'],
  [/\blambda\b[^:]*$/, /^[^:]*:/, 'bound'],
]

const parameterLine = /\bdef\b|\bfunction\b|\bconstructor\b|=>|\)\s*(?::[^{]*)?\{\s*$/
const parameter = { before: /[(,]\s*(?:\*{1,2}|\.{3})?$/, behind: /^\s*[?]?\s*[,:)=]/ }

/** null when the name at this place is only used. */
export function definitionAt(line: string, at: number, name: string): Definition | null {
  // Only whether there is an indentation counts; a long one would be tried at every length.
  const before = line.slice(0, at).replace(/^\s+/, ' ')
  const behind = line.slice(at + name.length)
  for (const [start, end, kind] of forms) {
    if (start.test(before) && end.test(behind)) {
      return kind
    }
  }
  const isParameter =
    parameter.before.test(before) && parameter.behind.test(behind) && parameterLine.test(line)
  return isParameter ? 'bound' : null
}
