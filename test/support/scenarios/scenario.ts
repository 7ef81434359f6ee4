/**
 * Reads `test/scenarios/*.md`: one edit each, as the files before and after it, with marks that say what becomes of
 * every error. `test/scenarios/README.md` describes the form.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Column, type MarkedText, readMarks } from './mark.ts'
import type { Language } from './rule-codes.ts'

/** Files by path, in the order written. */
export type MarkedTree = ReadonlyMap<string, MarkedText>

/** How the commits of the two trees are related, and what the checkout knows of them. */
export const histories = [
  'two commits',
  'merge',
  'unrelated commits',
  'shallow clone',
  'shallow clone with the base',
  'blobless clone',
] as const
/** One of {@link histories}. */
export type History = (typeof histories)[number]

/** One edit. */
export interface Scenario {
  /** The file's name, a sentence. */
  readonly name: string
  readonly history: History
  /** Columns in which the evidence does not suffice for a ruling; the file gives the reason. */
  readonly notJudged: ReadonlySet<Column>
  readonly before: MarkedTree
  readonly after: MarkedTree
}

const folder = join(import.meta.dirname, '..', '..', 'scenarios')

/** All of them, by name. */
export function allScenarios(): readonly Scenario[] {
  return globSync('*.md', { cwd: folder })
    .filter((file) => file !== 'README.md')
    .sort()
    .map((file) => {
      try {
        return readScenario(basename(file, '.md'), readFileSync(join(folder, file), 'utf8'))
      } catch (error) {
        throw new Error(`test/scenarios/${file}: ${String(error)}`, { cause: error })
      }
    })
}

/** The files of one language; the paths tell. */
export function inLanguage(tree: MarkedTree, language: Language): MarkedTree {
  return new Map([...tree].filter(([path]) => suffixes[language].test(path)))
}

const suffixes: Readonly<Record<Language, RegExp>> = {
  python: /\.pyi?$/,
  typescript: /\.tsx?$/,
  javascript: /\.js$/,
  vue: /\.vue$/,
  svelte: /\.svelte$/,
}

/** A tree as it is checked and committed. */
export function textsOf(tree: MarkedTree): Readonly<Record<string, string>> {
  return Object.fromEntries([...tree].map(([path, { text }]) => [path, text]))
}

const directive =
  /^- (?<key>starts from|renamed|deleted|history|not judged (?<column>without git|without source)): (?<value>.+)$/gm
const fence = /^```\w+ (?<side>before|after) (?<path>\S+)(?<flags>[^\n]*)\n(?<text>.*?)^```$/gms

function readScenario(name: string, markdown: string): Scenario {
  let history: History = 'two commits'
  const notJudged = new Set<Column>()
  const before = new Map<string, MarkedText>()
  const gone = new Set<string>()
  const renames: (readonly [string, string])[] = []
  for (const { groups = {} } of markdown.matchAll(directive)) {
    const value = groups['value'] ?? ''
    switch (groups['key']) {
      case 'starts from':
        addSections(before, readFileSync(join(folder, 'starts', `${value}.md`), 'utf8'), 'before')
        break
      case 'renamed': {
        const [from = '', to = ''] = value.split(' -> ')
        renames.push([from, to])
        gone.add(from)
        break
      }
      case 'deleted':
        gone.add(value)
        break
      case 'history':
        history = historyOf(value)
        break
      default:
        notJudged.add(groups['column'] as Column)
    }
  }
  addSections(before, markdown, 'before')
  const after = new Map([...before].filter(([path]) => !gone.has(path)))
  for (const [from, to] of renames) {
    after.set(to, found(before, from))
  }
  addSections(after, markdown, 'after')
  for (const path of gone) {
    found(before, path)
  }
  return { name, history, notJudged, before, after }
}

function found(tree: MarkedTree, path: string): MarkedText {
  const file = tree.get(path)
  if (file === undefined) {
    throw new Error(`there is no ${path} before`)
  }
  return file
}

function historyOf(value: string): History {
  const history = histories.find((one) => one === value)
  if (history === undefined) {
    throw new Error(`no such history: ${value}`)
  }
  return history
}

/** Lays the sections of one side over the tree; sections of one path are put one after the other. */
function addSections(tree: Map<string, MarkedText>, markdown: string, side: string): void {
  const texts = new Map<string, string>()
  for (const { groups = {} } of markdown.matchAll(fence)) {
    if (groups['side'] === side) {
      const flags = groups['flags'] ?? ''
      const text = flagged(groups['text'] ?? '', flags)
      for (const path of pathsOf(groups['path'] ?? '')) {
        texts.set(path, (texts.get(path) ?? '') + text)
      }
    }
  }
  for (const [path, text] of texts) {
    tree.set(path, readMarks(text))
  }
}

function flagged(text: string, flags: string): string {
  const times = Number(/repeated (\d+)/.exec(flags)?.[1] ?? 1)
  const repeated = text.repeat(times)
  const cut = flags.includes('without last line end') ? repeated.slice(0, -1) : repeated
  return flags.includes('crlf') ? cut.replaceAll('\n', '\r\n') : cut
}

/** `part{1-20}.py` stands for twenty files. */
function pathsOf(path: string): readonly string[] {
  const range = /\{(\d+)-(\d+)\}/.exec(path)
  if (range === null) {
    return [path]
  }
  const [all, first, last] = range
  const count = Number(last) - Number(first) + 1
  return Array.from({ length: count }, (_, index) => path.replace(all, String(Number(first) + index)))
}
