/** The scope of every line as TypeScript's own tree gives it. The definition is docs/scopes.md, done plainly. */
import ts from 'typescript'

const longestName = 200

interface Named {
  readonly name: string
  readonly start: number
}

/** Index: 1-based line. Null when TypeScript finds the file's syntax wrong. */
export function typescriptScopes(path: string, source: string): readonly string[] | null {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  if (hasSyntaxErrors(file)) {
    return null
  }
  const lines: string[] = new Array(file.getLineStarts().length + 1).fill('')
  paint(file, '', { file, lines, bound: new Set() })
  return lines
}

function hasSyntaxErrors(file: ts.SourceFile): boolean {
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] }
  return parseDiagnostics.some((found) => found.code < 8000)
}

interface Canvas {
  readonly file: ts.SourceFile
  readonly lines: string[]
  /** Functions and classes that took the name of what they are bound to. */
  readonly bound: Set<ts.Node>
}

function paint(node: ts.Node, prefix: string, canvas: Canvas): void {
  // What stands left of an assigned name comes before the value that gets the name, and is no part of it.
  const outside = ts.isBinaryExpression(node) ? node.left : null
  if (outside !== null) {
    paint(outside, prefix, canvas)
  }
  const named = scopeOf(node, canvas)
  const name = named === null ? prefix : prefix === '' ? named.name : `${prefix}.${named.name}`
  if (named !== null) {
    const last = lineOf(canvas.file, Math.max(named.start, node.getEnd() - 1))
    for (let line = lineOf(canvas.file, named.start); line <= last; line += 1) {
      canvas.lines[line] = name
    }
  }
  ts.forEachChild(node, (child) => (child === outside ? undefined : paint(child, name, canvas)))
}

function lineOf(file: ts.SourceFile, offset: number): number {
  return file.getLineAndCharacterOfPosition(offset).line + 1
}

function scopeOf(node: ts.Node, canvas: Canvas): Named | null {
  const name = declarationName(node) ?? valueName(node, canvas) ?? bindingName(node, canvas)
  return typeof name === 'string' ? { name: flat(name), start: node.getStart(canvas.file) } : name
}

function flat(name: string): string {
  return name.replace(/\s+/g, ' ').trim().slice(0, longestName) || "''"
}

function declarationName(node: ts.Node): string | null {
  if (ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) {
    return node.name?.text ?? defaultName(node)
  }
  if (ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node)) {
    return node.name.text
  }
  if (ts.isConstructorDeclaration(node)) {
    return 'constructor'
  }
  const isMember = ts.isMethodDeclaration(node) || ts.isAccessor(node)
  return isMember && !ts.isTypeLiteralNode(node.parent) && !ts.isInterfaceDeclaration(node.parent)
    ? propertyName(node.name)
    : null
}

function defaultName(node: ts.ClassDeclaration | ts.FunctionDeclaration): string | null {
  const isDefault = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false
  return isDefault ? 'default' : null
}

function valueName(node: ts.Node, { bound }: Canvas): string | null {
  const isValue = ts.isFunctionExpression(node) || ts.isClassExpression(node)
  return isValue && !bound.has(node) ? (node.name?.text ?? null) : null
}

function bindingName(node: ts.Node, canvas: Canvas): string | Named | null {
  const value = boundValue(node)
  const definition = value === undefined ? null : leadingDefinition(value)
  const name = definition === null ? null : targetOf(node, canvas.file)
  if (definition !== null && name !== null) {
    canvas.bound.add(definition)
  }
  return name
}

function boundValue(node: ts.Node): ts.Expression | undefined {
  if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) {
    return node.initializer
  }
  if (ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) {
    return node.initializer
  }
  if (ts.isShorthandPropertyAssignment(node)) {
    return node.objectAssignmentInitializer
  }
  if (ts.isExportAssignment(node)) {
    return node.isExportEquals ? undefined : node.expression
  }
  const assigns = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken
  return assigns ? node.right : undefined
}

/** The function or class that a value starts with, if it does. */
function leadingDefinition(value: ts.Expression): ts.Node | null {
  if (ts.isFunctionExpression(value) || ts.isArrowFunction(value) || ts.isClassExpression(value)) {
    return value
  }
  const first = firstOperand(value)
  return first === undefined ? null : leadingDefinition(first)
}

function firstOperand(value: ts.Expression): ts.Expression | undefined {
  if (ts.isBinaryExpression(value)) {
    return value.left
  }
  if (ts.isConditionalExpression(value)) {
    return value.condition
  }
  if (ts.isTaggedTemplateExpression(value)) {
    return value.tag
  }
  const wraps =
    ts.isCallExpression(value) ||
    ts.isPropertyAccessExpression(value) ||
    ts.isElementAccessExpression(value) ||
    ts.isNonNullExpression(value) ||
    ts.isAsExpression(value) ||
    ts.isSatisfiesExpression(value)
  return wraps ? value.expression : undefined
}

function targetOf(node: ts.Node, file: ts.SourceFile): string | Named | null {
  if (ts.isExportAssignment(node)) {
    return 'default'
  }
  if (ts.isBinaryExpression(node)) {
    return assignmentTarget(node.left, file)
  }
  const { name } = node as ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement
  if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)) {
    return null
  }
  const text = propertyName(name)
  // A parameter's modifiers and dots are not part of the binding.
  const isPlain = ts.isParameter(node) || ts.isBindingElement(node)
  return isPlain ? { name: flat(text), start: name.getStart(file) } : text
}

const silent = new Set(['this', 'module', 'exports', 'prototype'])

function assignmentTarget(left: ts.Expression, file: ts.SourceFile): Named | null {
  const segments = trailingNames(left)
  const last = segments.at(-1)
  if (last === undefined) {
    return null
  }
  const shown = segments.filter(
    (segment, index) => index === segments.length - 1 || !silent.has(segment.text),
  )
  return { name: flat(shown.map(({ text }) => text).join('.')), start: last.node.getStart(file) }
}

function trailingNames(left: ts.Expression): readonly { readonly text: string; readonly node: ts.Node }[] {
  if (ts.isIdentifier(left)) {
    return [{ text: left.text, node: left }]
  }
  if (left.kind === ts.SyntaxKind.ThisKeyword) {
    return [{ text: 'this', node: left }]
  }
  if (ts.isNonNullExpression(left)) {
    return trailingNames(left.expression)
  }
  if (ts.isPropertyAccessExpression(left)) {
    return [...trailingNames(left.expression), { text: left.name.text, node: left.name }]
  }
  if (ts.isElementAccessExpression(left) && ts.isStringLiteral(left.argumentExpression)) {
    const { argumentExpression: key } = left
    return [...trailingNames(left.expression), { text: key.getText().slice(1, -1), node: key }]
  }
  return []
}

function propertyName(name: ts.PropertyName | ts.BindingName): string {
  if (ts.isStringLiteral(name)) {
    return name.getText().slice(1, -1)
  }
  if (ts.isComputedPropertyName(name) && ts.isStringLiteral(name.expression)) {
    return name.expression.getText().slice(1, -1)
  }
  return name.getText()
}
