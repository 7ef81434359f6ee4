/** Reads in the sources of TypeScript 5.9 and 6.0 which codes their scanner and parser can say, reached by an input or not. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import ts from 'typescript'

/** Functions and namespaces that run before types are looked at. */
const early: ReadonlySet<string> = new Set(['createScanner', 'Parser2', 'processPragmasIntoFields'])
/** Within them, but only when the checker scans a regular expression again. */
const ofChecker: ReadonlySet<string> = new Set([
  'scanRegularExpressionWorker',
  'reScanSlashToken',
  'checkRegularExpressionFlagAvailability',
])

/** The codes of one compiler's package. */
export function parserCodesOf(packageName: 'typescript' | 'typescript-5'): ReadonlySet<number> {
  const source = createRequire(import.meta.url).resolve(packageName)
  const file = ts.createSourceFile(source, readFileSync(source, 'utf8'), ts.ScriptTarget.Latest, true)
  const numbers = new Map<string, number>()
  const used = new Set<string>()
  const visit = (node: ts.Node, inside: readonly string[]): void => {
    const name = nameOf(node, file)
    const path = name === null ? inside : [...inside, name]
    if (ts.isPropertyAssignment(node) && ts.isCallExpression(node.initializer)) {
      const [code] = node.initializer.arguments
      if (node.initializer.expression.getText(file) === 'diag' && code !== undefined) {
        numbers.set(node.name.getText(file), Number(code.getText(file)))
      }
    }
    const isEarly = path.some((each) => early.has(each)) && !path.some((each) => ofChecker.has(each))
    if (isEarly && ts.isPropertyAccessExpression(node) && node.expression.getText(file) === 'Diagnostics') {
      used.add(node.name.text)
    }
    ts.forEachChild(node, (child) => visit(child, path))
  }
  visit(file, [])
  if (used.size === 0) {
    throw new Error(`no codes found in ${source}`)
  }
  return new Set([...used].map((each) => numbers.get(each) ?? Number.NaN))
}

/** Of a function, or of a namespace as it is compiled: a function that takes it. */
function nameOf(node: ts.Node, file: ts.SourceFile): string | null {
  if (ts.isFunctionDeclaration(node)) {
    return node.name?.text ?? null
  }
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node)
    ? (node.parameters[0]?.name.getText(file) ?? null)
    : null
}
