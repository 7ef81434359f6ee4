/**
 * What a function gives back from a block with `await using` is waited for inside it: without `await` the folder is removed while
 * it is still read, and on a busy machine the result is that of an empty folder.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const project = fileURLToPath(new URL('..', import.meta.url))

/** The `return` statements below an `await using` that give back what a function answers as it is. */
function unawaitedReturns(path: string, text: string): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node, held: boolean): void => {
    if (held && ts.isReturnStatement(node) && node.expression && isPlainCall(node.expression)) {
      found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`)
    }
    let inside = held && !ts.isFunctionLike(node)
    ts.forEachChild(node, (child) => {
      visit(child, inside)
      inside ||= holds(child)
    })
  }
  visit(source, false)
  return found
}

function holds(node: ts.Node): boolean {
  const flags = ts.isVariableStatement(node) ? node.declarationList.flags : ts.NodeFlags.None
  return (flags & ts.NodeFlags.AwaitUsing) === ts.NodeFlags.AwaitUsing
}

function isPlainCall(expression: ts.Expression): boolean {
  return ts.isCallExpression(expression) && ts.isIdentifier(expression.expression)
}

test('a promise given back from a folder that ends is found', () => {
  const block = (value: string): string =>
    `async function f() {\n  await using folder = await temporaryFolder()\n  return ${value}\n}`
  expect(unawaitedReturns('a.ts', block('read(folder)'))).toEqual(['a.ts:3'])
  expect(unawaitedReturns('a.ts', block('await read(folder)'))).toEqual([])
  expect(unawaitedReturns('a.ts', block('lines.map(() => { return read() })'))).toEqual([])
})

test('there is none', () => {
  const paths = ['src', 'test', 'bench', 'scripts'].flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, { cwd: project }),
  )
  expect(paths.length).toBeGreaterThan(1000)
  expect(paths.flatMap((path) => unawaitedReturns(path, readFileSync(join(project, path), 'utf8')))).toEqual(
    [],
  )
})
