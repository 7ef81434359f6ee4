/**
 * Compares what `checker: suppressions` finds in components with what Vue's and Svelte's own parsers call scripts and comments, and
 * TypeScript's in the scripts: `node bench/suppressions/components.ts MODULES FOLDER…`. MODULES is a folder in which `svelte` and
 * `vue` are installed. Exits with 1 when they differ.
 */
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { suppressionsIn } from '#checkers/suppressions/suppressions.ts'
import { typescriptCount } from './count-typescript.ts'

interface Node {
  readonly type: number | string
  /** Vue's text of a comment. */
  readonly content?: unknown
  /** Svelte's. */
  readonly data?: string
  readonly start?: number
  readonly loc?: { readonly start: { readonly offset: number } }
}
interface Script {
  readonly text: string
  readonly start: number
  readonly typed: boolean
}
interface Component {
  readonly scripts: readonly Script[]
  readonly comments: readonly { readonly text: string; readonly start: number; readonly template: boolean }[]
}

const [modules = '', ...folders] = process.argv.slice(2)
const load = createRequire(join(resolve(modules), 'package.json'))
const vue = load('vue/compiler-sfc') as {
  readonly parse: (source: string) => { readonly descriptor: Readonly<Record<string, unknown>> }
}
const dom = createRequire(load.resolve('vue'))('@vue/compiler-dom') as {
  readonly parse: (source: string, options: object) => Node
}
const svelte = load('svelte/compiler') as { readonly parse: (source: string, options: object) => object }

function nodesIn(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) {
    return []
  }
  const own = 'type' in value && !Array.isArray(value) ? [value as Node] : []
  const inner = Object.entries(value).filter(([key]) => key !== 'parent' && key !== 'loc')
  return [...own, ...inner.flatMap(([, each]) => nodesIn(each))]
}

function vueComponent(source: string): Component {
  const { script, scriptSetup, template } = vue.parse(source).descriptor as Readonly<
    Record<string, { content: string; lang?: string; loc: { start: { offset: number } } } | null>
  >
  const commentsOf = (text: string, offset: number, mode: 'sfc' | 'base') => {
    const tree = dom.parse(text, { comments: true, parseMode: mode })
    const nodes = mode === 'sfc' ? ((tree as { children?: readonly Node[] }).children ?? []) : nodesIn(tree)
    return nodes
      .filter(({ type, content }) => type === 3 && typeof content === 'string')
      .map(({ content, loc }) => ({
        text: String(content),
        start: offset + (loc?.start.offset ?? 0),
        template: mode === 'base',
      }))
  }
  return {
    scripts: [script, scriptSetup].flatMap((block) =>
      block == null
        ? []
        : [{ text: block.content, start: block.loc.start.offset, typed: /^ts/.test(block.lang ?? '') }],
    ),
    comments: [
      ...commentsOf(source, 0, 'sfc'),
      ...(template == null ? [] : commentsOf(template.content, template.loc.start.offset, 'base')),
    ],
  }
}

function svelteComponent(source: string): Component {
  const tree = svelte.parse(source, { modern: true }) as Readonly<
    Record<string, { start: number; content: { start: number; end: number } } | null>
  >
  return {
    scripts: [tree['instance'], tree['module']].flatMap((block) =>
      block == null
        ? []
        : [
            {
              text: source.slice(block.content.start, block.content.end),
              start: block.content.start,
              typed: /lang=["']?ts/.test(source.slice(block.start, block.content.start)),
            },
          ],
    ),
    comments: nodesIn(tree['fragment'])
      .filter(({ type, data }) => type === 'Comment' && data !== undefined)
      .map(({ data = '', start = 0 }) => ({ text: data, start, template: true })),
  }
}

function markupRule(text: string, isSvelte: boolean, template: boolean): string | null {
  if (isSvelte && /^\s*svelte-ignore\s+[\w$-]/.test(text)) {
    return 'svelte-ignore'
  }
  const own = /^\s*@vue-(?:ignore|expect-error|skip)(?![\w-])/.exec(text)?.[0].trim().slice(1)
  const shared = /^\s*(eslint-disable(?:-next-line|-line)?(?=\s|$)|biome-ignore(?:-all|-start)?(?=\s+[^:]+:))/
  return (isSvelte || !template ? undefined : own) ?? shared.exec(text)?.[1] ?? null
}

/** Null for what one of the parsers can't read. */
function counted(path: string, source: string): readonly string[] | null {
  const isSvelte = path.endsWith('.svelte')
  const { scripts, comments } = isSvelte ? svelteComponent(source) : vueComponent(source)
  const found = comments.flatMap(({ text, start, template }) => {
    const rule = markupRule(text, isSvelte, template)
    return rule === null ? [] : [`${rule}:${start}`]
  })
  for (const { text, start, typed } of scripts) {
    const inScript = typescriptCount(typed ? 'a.ts' : 'a.js', text)
    if (inScript === null) {
      return null
    }
    const ignored = [...text.matchAll(/\/\/\s*svelte-ignore\s+[\w$-]/g)].map(({ index }) => index)
    const isOfTypes = (rule: string): boolean => /^(?:explicit-any|as-any|non-null|definite)/.test(rule)
    found.push(
      ...inScript
        .filter(([rule]) => typed || !isOfTypes(rule))
        .map(([rule, offset]) => `${rule}:${start + offset}`),
      ...ignored.map((offset) => `svelte-ignore:${start + offset}`),
    )
  }
  return found
}

let differ = 0
for (const folder of folders) {
  const sum = { files: 0, unparsed: 0, found: 0 }
  for (const path of globSync('**/*.{vue,svelte}', { cwd: folder }).sort()) {
    const source = readFileSync(join(folder, path), 'utf8')
    const theirs = counted(path, source)
    const starts = [
      0,
      ...[...source.matchAll(/\r\n?|[\n\u2028\u2029]/g)].map(({ index, 0: text }) => index + text.length),
    ]
    const ours = (suppressionsIn(path, source) ?? []).map(
      ({ code, line, column }) => `${code}:${(starts[line - 1] ?? 0) + column - 1}`,
    )
    sum.files += 1
    sum.found += ours.length
    sum.unparsed += theirs === null ? 1 : 0
    if (theirs !== null && ours.toSorted().join() !== theirs.toSorted().join()) {
      differ += 1
      console.log(`${path}\n  ours ${ours.join(' ')}\n  theirs ${theirs.join(' ')}`)
    }
  }
  console.log(`${folder}: ${sum.files} files, ${sum.found} found, ${sum.unparsed} not parsed`)
}
console.log(`${differ} files differ`)
process.exitCode = differ === 0 ? 0 : 1
