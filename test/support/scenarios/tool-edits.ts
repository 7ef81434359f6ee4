/**
 * The same everyday edits for every tool that is no checker of plain sources: a file of functions in its language, and what people do
 * to such a file. Marks stand on the lines, so that they go where the lines go.
 */
import { type MarkedText, readMarks } from './mark.ts'
import type { Language, scenarioTools } from './rule-codes.ts'
import type { Scenario } from './scenario.ts'

/** A language that tools read. */
export type ToolLanguage = Extract<Language, keyof typeof scenarioTools>

/** One file: functions between a head and a foot. */
interface Source {
  readonly path: string
  readonly head: string
  readonly blocks: readonly string[]
  readonly foot: string
}

interface Words {
  readonly lang: ToolLanguage
  readonly source: Source
  /** Another file, with the same head. */
  readonly other: Source
  readonly comment: string
  /** Between two functions. */
  readonly gap: string
  /** The lines of a body in a condition. */
  readonly wrapped: (body: readonly string[]) => readonly string[]
  /** A line without its error, by the line with it. */
  readonly mended: (line: string) => string
}

const python: Words = {
  lang: 'python',
  comment: '#',
  gap: '\n\n\n',
  source: {
    path: 'shop/load.py',
    head: 'import json\nimport os  #~ unused (ruff)\nfrom typing import Any\n\n\n',
    blocks: [
      'def load(path):\n    try:\n        return json.loads(path)\n    except:  #~ bare (ruff)\n        return None',
      'def total(items, seen=[]):  #~ mutable (ruff)\n    count = missing_total  #~ name (ruff)\n    return count + len(items) + len(seen)',
      'def label(item):\n    text: Any = item  #~ any (suppressions)\n    if text == None:  #~ equality (ruff)\n        return ""\n    return text.name  # type: ignore[attr-defined]  #~ ignore (suppressions)',
      'def tax(item):\n    rate = item.rate  # type: ignore[attr-defined]  #~ ignore (suppressions)\n    return rate * missing_tax  #~ name (ruff)',
    ],
    foot: '\n',
  },
  other: {
    path: 'shop/other.py',
    head: 'import json\nfrom typing import Any\n\n\n',
    blocks: ['def dump(item: Any):  #~ any (suppressions)\n    return json.dumps(item)'],
    foot: '\n',
  },
  wrapped: (body) => ['    if LIMIT > 0:  #~ name new (ruff)', ...body.map((line) => `    ${line}`)],
  mended: (line) => line.replace('missing_tax', '3').replace(/# type: ignore\S+/, '# checked'),
}

const javascript: Words = {
  lang: 'javascript',
  comment: '//',
  gap: '\n\n',
  source: {
    path: 'shop/load.js',
    head: "import { readFile } from 'node:fs'\nimport { join } from 'node:path' //~ unused (eslint)\n\n",
    blocks: [
      'export function load(path) {\n  try {\n    return readFile(path)\n  } catch {} //~ empty (eslint)\n  return null\n}',
      'export function total(items) {\n  const count = missingTotal //~ name (eslint)\n  const unusedTotal = 1 //~ unused (eslint)\n  return count + items.length\n}',
      'export function label(item) {\n  if (item == null) { //~ equality (eslint)\n    return 1\n  }\n  // eslint-disable-next-line eqeqeq //~ disable (suppressions)\n  return item.name == "a"\n}',
      'export function tax(item) {\n  // eslint-disable-next-line no-undef //~ disable (suppressions)\n  const rate = item.rate * hiddenRate\n  return rate * missingTax //~ name (eslint)\n}',
    ],
    foot: '\n',
  },
  other: {
    path: 'shop/other.js',
    head: "import { readFile } from 'node:fs'\n\n",
    blocks: ['export function dump(path) {\n  return readFile(path)\n}'],
    foot: '\n',
  },
  wrapped: (body) => ['  if (LIMIT > 0) { //~ name new (eslint)', ...body.map((line) => `  ${line}`), '  }'],
  mended: (line) =>
    line
      .replace('missingTax', '3')
      .replace('hiddenRate', '2')
      .replace(/\/\/ eslint-disable\S+ \S+/, '// checked'),
}

/** What vue-tsc and svelte-check have in common: TypeScript between tags. */
function component(lang: 'vue' | 'svelte', markup: (expression: string) => string): Words {
  const open = lang === 'vue' ? '<script setup lang="ts">' : '<script lang="ts">'
  return {
    lang,
    comment: '//',
    gap: '\n\n',
    source: {
      path: `shop/Load.${lang}`,
      head: `${open}\nconst count = 3\nconst limit = 4\n\n`,
      blocks: [
        'function load(path: string): number {\n  return path //~ return\n}',
        'function total(items: number): string {\n  const text: string = items //~ assign\n  return text.pretty //~ attribute\n}',
        "function label(item: number): string {\n  load(item) //~ argument\n  return 'a'\n}",
        'function tax(item: number): number {\n  const rate: number = String(item) //~ assign\n  return rate.missingTax //~ attribute\n}',
      ],
      foot: `\n</script>\n\n${markup('count.pretty')} //~ attribute\n`,
    },
    other: {
      path: `shop/Other.${lang}`,
      head: `${open}\nconst limit = 5\n\n`,
      blocks: ['function load(path: string): number {\n  return path.length\n}'],
      foot: `\n</script>\n\n${markup('load(String(limit))')}\n`,
    },
    wrapped: (body) => ['  if (limit > 0) {', ...body.map((line) => `  ${line}`), '  }', '  throw count'],
    mended: (line) => line.replace('rate.missingTax', 'rate').replace('String(item)', 'item'),
  }
}

const languages: readonly Words[] = [
  python,
  javascript,
  component('vue', (expression) =>
    `<template>\n  <p>{{ ${expression} }}</p>\n</template>`.replaceAll('\n', ' '),
  ),
  component('svelte', (expression) => `<p>{${expression}}</p>`),
]

type Tree = readonly Source[]
type Edit = (words: Words) => { readonly before?: Tree; readonly after: Tree }

const mark = /[ \t]*(?:#|\/\/)~ /

/** The text with its marks ruled otherwise. */
function ruled(text: string, ruling: 'new' | 'fixed'): string {
  return text.replaceAll(/((?:#|\/\/)~ [a-z]+)(?: new)?/g, `$1 ${ruling}`)
}

function unmarked(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split(mark)[0] ?? '')
    .join('\n')
}

function blockAt({ blocks }: Source, at: number): string {
  return blocks.at(at) ?? ''
}

function replaced(source: Source, at: number, block: string): Source {
  return { ...source, blocks: source.blocks.with(at, block) }
}

/** Each line of a source, of its head and foot as well. */
function eachLine(source: Source, change: (line: string) => string): Source {
  const changed = (text: string): string => text.split('\n').map(change).join('\n')
  return {
    ...source,
    head: changed(source.head),
    blocks: source.blocks.map(changed),
    foot: changed(source.foot),
  }
}

const edits: Readonly<Record<string, Edit>> = {
  'lines are added on top': ({ source, other, comment }) => {
    const [first = '', ...rest] = source.head.split('\n')
    const note = `${comment} a note\n`.repeat(30)
    const isTag = first.startsWith('<')
    const head = isTag ? `${first}\n${note}${rest.join('\n')}` : `${note}${source.head}`
    return { after: [{ ...source, head }, other] }
  },
  'blank lines come': ({ source, other }) => ({
    after: [{ ...source, blocks: source.blocks.map((block) => `\n${block}\n`) }, other],
  }),
  'two functions are swapped': ({ source, other }) => ({
    after: [replaced(replaced(source, 0, blockAt(source, 3)), 3, blockAt(source, 0)), other],
  }),
  'a function is moved down the file': ({ source, other }) => {
    const [first = '', second = '', ...rest] = source.blocks
    return { after: [{ ...source, blocks: [first, ...rest, second] }, other] }
  },
  'a function is moved to another file': ({ source, other }) => ({
    after: [
      { ...source, blocks: source.blocks.slice(0, -1) },
      { ...other, blocks: [...other.blocks, blockAt(source, -1)] },
    ],
  }),
  'a function is renamed': ({ source, other }) => ({
    after: [eachLine(source, (line) => line.replaceAll(/\btotal\(/g, 'grandTotal(')), other],
  }),
  'a variable is renamed': ({ source, other }) => ({
    after: [eachLine(source, (line) => line.replaceAll(/\brate\b/g, 'percentage')), other],
  }),
  'the file is renamed': ({ source, other }) => ({
    after: [{ ...source, path: source.path.replace(/load/i, 'reader') }, other],
  }),
  'the folder is renamed': ({ source, other }) => ({
    after: [source, other].map((each) => ({ ...each, path: each.path.replace('shop/', 'store/') })),
  }),
  'a body is wrapped in a condition': ({ source, other, wrapped }) => {
    const [open = '', ...body] = blockAt(source, 3).split('\n')
    const close = body.at(-1) === '}' ? [body.pop() ?? ''] : []
    return { after: [replaced(source, 3, [open, ...wrapped(body), ...close].join('\n')), other] }
  },
  'spaces become tabs': ({ source, other }) => ({
    after: [source, other].map((each) =>
      eachLine(each, (line) => line.replace(/^ +/, (spaces) => '\t'.repeat(Math.ceil(spaces.length / 2)))),
    ),
  }),
  'line ends become crlf': ({ source, other }) => ({ after: [source, other] }),
  'comments are added at the end of lines': ({ source, other, comment }) => ({
    after: [
      {
        ...source,
        blocks: source.blocks.map((block) =>
          block.replaceAll(
            /^( *(?:return|const \w+ =|count =|rate =) [^#/\n]*?)(?=[ \t]*(?:#|\/\/)|$)/gm,
            '$1 /* */',
          ),
        ),
      },
      other,
    ].map((each) => eachLine(each, (line) => line.replace(' /* */', comment === '//' ? ' /* note */' : ''))),
  }),
  'one more function with such errors is added': ({ source, other }) => {
    const copy = ruled(blockAt(source, 3).replaceAll(/\btax\b/g, 'duty'), 'new')
    return { after: [{ ...source, blocks: [...source.blocks, copy] }, other] }
  },
  'errors are fixed': ({ source, other, mended }) => {
    const block = blockAt(source, 3)
    return {
      before: [replaced(source, 3, ruled(block, 'fixed')), other],
      after: [replaced(source, 3, unmarked(block).split('\n').map(mended).join('\n')), other],
    }
  },
  'errors are fixed here, and the like made in another file': ({ source, other, mended }) => {
    const block = blockAt(source, 3)
    const parcel = block
      .replaceAll(/\btax\b/g, 'postage')
      .replaceAll(/\bitem\b/g, 'parcel')
      .replaceAll(/\brate\b/g, 'weight')
    // The comment names nothing of the function: in another file it is the one that is gone here.
    const isMoved = (line: string): boolean => line.includes('~ disable')
    const rule = (text: string, ruling: 'new' | 'fixed'): string =>
      text
        .split('\n')
        .map((line) => (isMoved(line) ? line : ruled(line, ruling)))
        .join('\n')
    const copy = rule(parcel, 'new')
    return {
      before: [replaced(source, 3, rule(block, 'fixed')), other],
      after: [
        replaced(source, 3, unmarked(block).split('\n').map(mended).join('\n')),
        { ...other, blocks: [...other.blocks, copy] },
      ],
    }
  },
  'everything happens at once': ({ source, other, comment }) => {
    const copy = ruled(blockAt(source, 1).replaceAll(/\btotal\b/g, 'sum'), 'new')
    const [first = '', second = '', third = '', fourth = ''] = source.blocks
    return {
      after: [
        {
          ...source,
          path: source.path.replace(/load/i, 'reader'),
          blocks: [
            fourth,
            `${comment} first\n${first}`,
            copy,
            third.replaceAll(/\blabel\b/g, 'title'),
            second,
          ],
        },
        other,
      ],
    }
  },
}

/**
 * Where a line of three words becomes another one, and where a function of one line gets another name in another file, only git knows
 * which became which: docs/matching.md.
 */
const needsGit: ReadonlySet<string> = new Set(['a variable is renamed', 'everything happens at once'])

/** One scenario for each edit, with the files of every language in it. */
export function toolScenarios(): readonly Scenario[] {
  return Object.entries(edits).map(([sentence, edit]) => {
    const name = sentence.replaceAll(/[ ,]+/g, '-')
    const sides = languages.map((words) => ({
      words,
      trees: { before: [words.source, words.other], ...edit(words) },
    }))
    const crlf = sentence === 'line ends become crlf'
    const tree = (side: 'before' | 'after'): ReadonlyMap<string, MarkedText> =>
      new Map(
        sides.flatMap(({ words, trees }) =>
          trees[side].map((source) => {
            const text = `${source.head}${source.blocks.join(words.gap)}${source.foot}`
            return [
              source.path,
              readMarks(crlf && side === 'after' ? text.replaceAll('\n', '\r\n') : text),
            ] as const
          }),
        ),
      )
    return {
      name,
      history: 'two commits',
      notJudged: new Set(needsGit.has(sentence) ? ['without git'] : []),
      before: tree('before'),
      after: tree('after'),
    }
  })
}
