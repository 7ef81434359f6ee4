/** Each parser with real outputs of its form, from test/cases. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CheckerOutput, Exit, ReadContext } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckerName } from '#model/snapshot.ts'

/** One form of one checker's output. */
export interface Parser {
  readonly name: string
  readonly checker: CheckerName
  /** Read as they are; at most so many lines that a hundred thousand of them take minutes. */
  readonly outputs: readonly [CheckerOutput, ...CheckerOutput[]]
  /** What is known of the run beside its output. */
  readonly context: ReadContext
}

const cases = join(import.meta.dirname, '..', 'cases')
const mostCharacters = 16_000

/** Which recorded cases are of which form, by their leaf. */
const forms: readonly (readonly [name: string, checker: CheckerName, leaf: RegExp])[] = [
  ['mypy text', 'mypy', /^(?!.*-(?:json|pretty))/],
  ['mypy --pretty', 'mypy', /-pretty/],
  ['mypy --output json', 'mypy', /-json$/],
  ['tsc', 'tsc', /^(?!.*-pretty)/],
  ['tsc --pretty', 'tsc', /-pretty$/],
  ['vue-tsc', 'vue-tsc', /^(?!.*-pretty)/],
  ['vue-tsc --pretty', 'vue-tsc', /-pretty/],
  ['pyright --outputjson', 'pyright', /^(?:(?!.*-(?:text|stats)$)|quoted-text$)/],
  ['pyright text', 'pyright', /^(?!quoted-text$).*-(?:text|stats)$/],
  ['basedpyright annotated', 'basedpyright', /-annotated$/],
  ['ty concise', 'ty', /^(?!.*-(?:full|quiet)$)/],
  ['ty full', 'ty', /-full$/],
  ['pyrefly json', 'pyrefly', /^(?!.*-(?:full|short)$)/],
  ['pyrefly min-text', 'pyrefly', /-short$/],
  ['pyrefly full-text', 'pyrefly', /-full$/],
  ['zuban', 'zuban', /^/],
  ['svelte-check machine-verbose', 'svelte-check', /^/],
  ['ruff json', 'ruff', /^/],
  ['eslint json', 'eslint', /^/],
  ['oxlint json', 'oxlint', /^/],
  ['biome json', 'biome', /^/],
  ['clippy json', 'clippy', /^/],
  ['golangci-lint json', 'golangci-lint', /^/],
  ['flow json', 'flow', /^/],
  ['deno', 'deno', /^/],
  ['astro', 'astro', /^/],
  ['phpstan json', 'phpstan', /^/],
  ['pylint json2', 'pylint', /^/],
  ['bandit json', 'bandit', /^/],
  ['sarif', 'sarif', /^/],
  ['gitlab', 'gitlab', /^/],
  ['checkstyle', 'checkstyle', /^/],
  ['github', 'github', /^/],
  ['rdjson', 'rdjson', /^/],
  ['pattern', 'pattern', /^/],
]

function textIn(folder: string, name: string): string {
  return globSync(name, { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'))[0] ?? ''
}

function outputsOf(checker: CheckerName, leaf: RegExp): readonly CheckerOutput[] {
  return globSync(`${checker}/*/*/expected.json`, { cwd: cases })
    .sort()
    .map((file) => join(cases, dirname(file)))
    .filter((folder) => !folder.includes('hand-written') && leaf.test(folder.split('/').at(-1) ?? ''))
    .filter((folder) => textIn(folder, 'expected.json').includes('"kind": "read"'))
    .map((folder) => {
      const { exit } = JSON.parse(textIn(folder, 'command.json')) as { readonly exit: Exit }
      const [stdout, stderr] = [textIn(folder, 'stdout.txt'), textIn(folder, 'stderr.txt')]
      // deno prints to standard error alone: a text with both streams is what can be damaged.
      return checker === 'deno' ? { stdout: stdout + stderr, stderr: '', exit } : { stdout, stderr, exit }
    })
    .filter(({ stdout }) => stdout.length < mostCharacters)
}

/** For `checker: pattern`, whose recorded cases are ruff's lines. */
const placedLine = String.raw`^(?<path>[^:]+):(?<line>\d+):(?<column>\d+): (?<code>\S+) (?<message>.*)$`

// As every run does, before it reads.
await checkerFor('pattern').patternFault?.(placedLine)

/** All of them; a form without any recorded output is an error. */
export const parsers: readonly Parser[] = forms.map(([name, checker, leaf]) => {
  const [first, ...rest] = outputsOf(checker, leaf)
  if (first === undefined) {
    throw new Error(`no recorded output of ${name}`)
  }
  return { name, checker, outputs: [first, ...rest], context: { pattern: placedLine } }
})
