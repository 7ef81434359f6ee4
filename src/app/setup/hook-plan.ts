/** A hook in the file of the program that runs hooks: added where that is sure to change nothing else, shown where it is not. */
import { parseDocument } from 'yaml'
import type { HookRunner, LocalWords, PlannedHook } from '#model/setup.ts'
import type { FoundFile, Tree } from './nearest-file.ts'

/** What the lines say. `version`: of this program, for what must name one. */
export interface HookOrder {
  readonly local: readonly LocalWords[]
  readonly version: string
}

/** Null where nothing runs hooks. */
export async function plannedHook(
  runner: HookRunner | null,
  order: HookOrder,
  tree: Tree,
): Promise<PlannedHook | null> {
  switch (runner) {
    case null:
      return null
    case 'husky':
      return huskyHook(order, tree)
    case 'lefthook':
      return lefthookHook(order, tree)
    case 'pre-commit':
      return preCommitHook(order, tree)
  }
}

const repository = 'https://github.com/type-ratchet/type-ratchet'

function commandsOf({ local }: HookOrder): readonly string[] {
  return local.map(({ words }) => `npx type-ratchet check --staged${words === '' ? '' : ` ${words}`}`)
}

async function huskyHook(order: HookOrder, tree: Tree): Promise<PlannedHook> {
  const path = '.husky/pre-commit'
  const lines = commandsOf(order)
  const found = await tree.file(path)
  return { runner: 'husky', lines, file: grown(path, found, lines) }
}

async function lefthookHook(order: HookOrder, tree: Tree): Promise<PlannedHook> {
  const found = await firstOf(['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'], tree)
  const lines = ['pre-commit:', '  jobs:', ...commandsOf(order).map((command) => `    - run: ${command}`)]
  const file = found === null ? null : grown(found.path, found, lines)
  const isSure = file !== null && found !== null && addsOnly(found.text, file.text, 'pre-commit')
  return { runner: 'lefthook', lines, file: isSure ? file : null }
}

async function preCommitHook({ local, version }: HookOrder, tree: Tree): Promise<PlannedHook> {
  const entry = [
    `- repo: ${repository}`,
    `  rev: v${version}`,
    '  hooks:',
    ...local.flatMap(({ args }) => [
      '    - id: type-ratchet',
      ...(args.length === 0 ? [] : [`      args: ${JSON.stringify(args)}`]),
    ]),
  ]
  const found = await firstOf(['.pre-commit-config.yaml', '.pre-commit-config.yml'], tree)
  const indent = /^( *)- +(?:repo|"repo"|'repo'):/m.exec(found?.text ?? '')?.[1] ?? '  '
  const lines = entry.map((line) => `${indent}${line}`)
  const file = found === null ? null : grown(found.path, found, lines)
  const isSure = file !== null && found !== null && addsOnly(found.text, file.text, 'repos')
  return { runner: 'pre-commit', lines, file: isSure ? file : null }
}

async function firstOf(paths: readonly string[], tree: Tree): Promise<FoundFile | null> {
  const found = await Promise.all(paths.map((path) => tree.file(path)))
  return found.find((file) => file !== null) ?? null
}

/** The lines at the end. */
function grown(path: string, found: FoundFile | null, lines: readonly string[]): PlannedHook['file'] {
  const before = found?.text ?? ''
  const gap = before === '' || before.endsWith('\n') ? '' : '\n'
  return { path, isNew: found === null, text: `${before}${gap}${lines.map((line) => `${line}\n`).join('')}` }
}

/** Whether the new text says all that the old one says, and one thing more under `key`: an entry of its list, or the key itself. */
function addsOnly(before: string, after: string, key: string): boolean {
  const [old, now] = [before, after].map(dataOf)
  if (old === undefined || now === undefined) {
    return false
  }
  const [had, has] = [old[key], now[key]]
  const grew =
    had === undefined
      ? has !== undefined
      : Array.isArray(had) && Array.isArray(has) && isSame(has.slice(0, -1), had)
  return grew && isSame({ ...now, [key]: null }, { ...old, [key]: null })
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function dataOf(text: string): Readonly<Record<string, unknown>> | undefined {
  const document = parseDocument(text, { prettyErrors: false, stringKeys: true })
  const isClean = document.errors.length === 0 && document.warnings.length === 0
  const data: unknown = isClean ? document.toJS({ maxAliasCount: 100 }) : null
  return typeof data === 'object' && data !== null && !Array.isArray(data)
    ? (data as Readonly<Record<string, unknown>>)
    : undefined
}
