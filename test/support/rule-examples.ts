/** Runs a checker on all examples of its rules at once, and says which codes it found in each. */
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { knowledgeOf, knownRules } from '#rules/rule-knowledge.ts'
import { copyOfTree, runChecker, type Start } from './checkers.ts'
import { read } from './readings.ts'

/** The two sides of an example. */
export type Side = 'before' | 'after'

/** What is around the lines of an example. */
export interface ExampleWorld {
  readonly checker: CheckerName
  /** The folder of `test/trees` that the examples are put into. */
  readonly tree: string
  readonly extension: string
  /**
   * Lines above an example, by rule. The example is indented when they end in a colon, or in a decorator
   * below one, because it stands in a class or function then.
   */
  readonly preludes: Readonly<Record<string, string>>
  readonly start: (side: Side) => Omit<Start, 'cwd'>
}

/** Codes by rule, each once: what the checker said of the lines of its example. */
export type Findings = Readonly<Record<string, readonly string[]>>

/** The caller removes the folder, which is told to `made`. Throws when the checker's run can't be read. */
export async function findingsIn(
  world: ExampleWorld,
  side: Side,
  made: (folder: string) => void,
): Promise<Findings> {
  const rules = knownRules(world.checker)
  const cwd = await copyOfTree(world.tree)
  made(cwd)
  const folder = join(cwd, 'examples')
  await mkdir(folder)
  const fileOf = (rule: string): string => `rule_${rule.replaceAll('-', '_')}.${world.extension}`
  await Promise.all(rules.map((rule) => writeFile(join(folder, fileOf(rule)), textOf(world, rule, side))))
  const output = await runChecker({ ...world.start(side), cwd })
  const found = read(checkerFor(world.checker).read(output)).diagnostics.filter(
    ({ severity }) => severity !== 'information',
  )
  return Object.fromEntries(
    rules.map((rule) => [
      rule,
      [
        ...new Set(
          found
            .filter(({ file }) => file !== null && basename(file) === fileOf(rule))
            .map(({ code, line, message }) =>
              line > linesAbove(world, rule) ? (code ?? message) : `above: ${message}`,
            ),
        ),
      ].sort(),
    ]),
  )
}

function preludeOf({ preludes }: ExampleWorld, rule: string): string {
  return preludes[rule] ?? ''
}

function linesAbove(world: ExampleWorld, rule: string): number {
  return preludeOf(world, rule).split('\n').length - 1
}

function textOf(world: ExampleWorld, rule: string, side: Side): string {
  const prelude = preludeOf(world, rule)
  const indent = /:\n(?: +@.*\n)*$/.test(prelude) ? '    ' : ''
  const lines = knowledgeOf(world.checker, rule)?.example[side] ?? []
  return `${prelude}${lines.map((line) => `${indent}${line}\n`).join('')}`
}
