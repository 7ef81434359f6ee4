/** Counts suppressions in TypeScript sources by TypeScript's own parser and scanner, without anything of type-ratchet. */
import ts from 'typescript'

/** `rule` and the offset at which it stands; null for a file that TypeScript can't parse. */
export function typescriptCount(path: string, text: string): readonly (readonly [string, number])[] | null {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const { parseDiagnostics } = source as ts.SourceFile & { readonly parseDiagnostics: readonly unknown[] }
  if (parseDiagnostics.length > 0) {
    return null
  }
  const found: (readonly [string, number])[] = []
  const comments = new Map<number, number>()
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) {
      return
    }
    found.push(...typed(node, source))
    const children = node.getChildren(source)
    if (children.length === 0 && node.kind !== ts.SyntaxKind.JsxText) {
      const ranges = [
        ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
        ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
      ]
      for (const { pos, end } of ranges) {
        comments.set(pos, end)
      }
    }
    children.forEach(visit)
  }
  visit(source)
  for (const [pos, end] of comments) {
    found.push(...commented(text.slice(pos, end)).map((rule) => [rule, pos] as const))
  }
  return found
}

function typed(node: ts.Node, source: ts.SourceFile): readonly (readonly [string, number])[] {
  if (node.kind === ts.SyntaxKind.AnyKeyword) {
    const isCast = ts.isAsExpression(node.parent) && node.parent.type === node
    return [[isCast ? 'as-any' : 'explicit-any', node.getStart(source)]]
  }
  if (ts.isNonNullExpression(node)) {
    return [['non-null', node.end - 1]]
  }
  const isDeclaration = ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)
  return isDeclaration && node.exclamationToken !== undefined
    ? [['definite-assignment', node.exclamationToken.getStart(source)]]
    : []
}

function commented(comment: string): readonly string[] {
  const isLine = comment.startsWith('//')
  const last = comment.slice(comment.lastIndexOf('\n') + 1).trimStart()
  const own = isLine
    ? /^\/\/\/?\s*@(ts-expect-error|ts-ignore|ts-nocheck)(?![\w-])/.exec(comment)
    : /^[/*]*\s*@(ts-expect-error|ts-ignore)(?![\w-])/.exec(last)
  const linter = /^\/[/*]\s*((?:eslint|oxlint)-disable(?:-next-line|-line)?)(?=\s|$|\*)/.exec(comment)
  const biome = /^\/[/*]\s*(biome-ignore(?:-all|-start)?)\s+[^:]+:/.exec(comment)
  const others = /^\/[/*]\s*(tslint:disable(?:-next-line|-line)?)(?![\w-])/.exec(comment)
  const isFile = isLine && linter?.[1]?.endsWith('disable')
  return [own, isFile ? null : linter, biome, others].flatMap((found) => found?.[1]?.replace(':', '-') ?? [])
}
