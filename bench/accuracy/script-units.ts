/**
 * Tells which lines of TypeScript and JavaScript files can be taken out whole: the counterpart of `python-units.py`, with the
 * same use and the same answer. `node script-units.ts FOLDER <PATHS`
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import ts from 'typescript'
import type { Unit } from './units.ts'

const [folder = ''] = process.argv.slice(2)
const paths = JSON.parse(await text(process.stdin)) as readonly string[]
process.stdout.write(JSON.stringify(paths.flatMap(unitsOf)))

function unitsOf(path: string): readonly Unit[] {
  const content = readFileSync(join(folder, path), 'utf8')
  if (content.includes('\r')) {
    return []
  }
  const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true)
  const found: Unit[] = []
  const visit = (node: ts.Node, scope: string): void => {
    const kind = kindOf(node)
    if (kind !== null && hasLinesAlone(source, node)) {
      found.push(unitOf(source, node, { kind, scope }))
    }
    const name = kind === null || kind === 'statement' ? '' : nameOf(node)
    const inner = name === '' ? scope : scope === '' ? name : `${scope}.${name}`
    ts.forEachChild(node, (child) => visit(child, inner))
  }
  visit(source, '')
  return found
}

function kindOf(node: ts.Node): Unit['kind'] | null {
  const { parent } = node
  const isInList =
    parent !== undefined &&
    (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isModuleBlock(parent) || ts.isClassLike(parent))
  if (!isInList) {
    return null
  }
  if (ts.isClassDeclaration(node)) {
    return 'class'
  }
  const isFunction = ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
  if (isFunction || assignedFunction(node) !== null) {
    return 'function'
  }
  const isPlain =
    ts.isVariableStatement(node) ||
    ts.isExpressionStatement(node) ||
    ts.isReturnStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isImportDeclaration(node) ||
    ts.isPropertyDeclaration(node)
  return isPlain && !ts.isConstructorDeclaration(node) && !isSuperCall(node) ? 'statement' : null
}

/** `a.b = function () {}`, as older modules define what others call a method. */
function assignedFunction(node: ts.Node): ts.BinaryExpression | null {
  if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression)) {
    return null
  }
  return ts.isFunctionLike(node.expression.right) ? node.expression : null
}

/** Nothing in a constructor can go on without it. */
function isSuperCall(node: ts.Node): boolean {
  return (
    ts.isExpressionStatement(node) &&
    ts.isCallExpression(node.expression) &&
    node.expression.expression.kind === ts.SyntaxKind.SuperKeyword
  )
}

function nameOf(node: ts.Node): string {
  const assigned = assignedFunction(node)
  if (assigned !== null) {
    return assigned.left.getText()
  }
  const { name } = node as ts.NamedDeclaration
  return ts.isConstructorDeclaration(node) ? 'constructor' : (name?.getText() ?? '')
}

function hasLinesAlone(source: ts.SourceFile, node: ts.Node): boolean {
  const [start, end] = [node.getStart(source, true), node.end]
  const lines = source.getLineStarts()
  const before = source.text.slice(lines[rowOf(source, start)], start)
  const after = source.text.slice(end, lines[rowOf(source, end) + 1] ?? source.text.length)
  return before.trim() === '' && /^\s*;?\s*(?:\/\/.*)?\s*$/.test(after)
}

function unitOf(source: ts.SourceFile, node: ts.Node, { kind, scope }: Pick<Unit, 'kind' | 'scope'>): Unit {
  const first = rowOf(source, node.getStart(source, true)) + 1
  const firstText = source.text.split('\n')[first - 1] ?? ''
  return {
    path: source.fileName,
    first,
    last: rowOf(source, node.end) + 1,
    kind,
    scope,
    name: kind === 'statement' ? '' : nameOf(node),
    indent: firstText.slice(0, firstText.length - firstText.trimStart().length),
    filler: null,
    annotated: annotated(source, node),
    textLines: textLines(source, node),
  }
}

/** In TypeScript the line of parameters without types, with `any` for each. */
function annotated(source: ts.SourceFile, node: ts.Node): Unit['annotated'] {
  if (!ts.isFunctionLike(node) || !source.fileName.endsWith('.ts')) {
    return null
  }
  const bare = node.parameters.filter(
    ({ type, name, initializer }) => type === undefined && initializer === undefined && ts.isIdentifier(name),
  )
  const row = rowOf(source, node.parameters[0]?.getStart(source) ?? -1)
  if (bare.length === 0 || bare.some(({ end }) => rowOf(source, end) !== row)) {
    return null
  }
  const start = source.getLineStarts()[row] ?? 0
  let line = source.text.slice(start).split('\n', 1)[0] ?? ''
  for (const { name } of bare.toReversed()) {
    line = `${line.slice(0, name.end - start)}: any${line.slice(name.end - start)}`
  }
  return { line: row + 1, text: line }
}

/** Lines whose end is inside of a template. */
function textLines(source: ts.SourceFile, node: ts.Node): readonly number[] {
  const found: number[] = []
  const visit = (part: ts.Node): void => {
    if (ts.isTemplateLiteral(part)) {
      for (let row = rowOf(source, part.getStart(source)); row < rowOf(source, part.end); row++) {
        found.push(row + 1)
      }
    }
    ts.forEachChild(part, visit)
  }
  visit(node)
  return found
}

function rowOf(source: ts.SourceFile, at: number): number {
  return source.getLineAndCharacterOfPosition(Math.max(0, at)).line
}
