/**
 * Decides which named definition encloses a line of a Python, TypeScript or JavaScript source, or of a component with such a script.
 * It reads tokens, not types, and never fails: broken code gives a less exact answer, not an error.
 * The definition of a scope is docs/scopes.md.
 */
import { type ComponentSyntax, componentScript } from './component-script.ts'
import { type LineBreaks, LineStarts } from './line-starts.ts'
import { pythonScopes } from './python-scopes.ts'
import { lineOwners } from './scope-lines.ts'
import type { ScopeRecorder } from './scope-recorder.ts'
import { scriptScopes } from './script-scopes.ts'

/** 1-based, inclusive. */
export interface ScopeLines {
  readonly first: number
  readonly last: number
}

/** Answers "what encloses this line" for one source. */
export interface ScopeIndex {
  /**
   * The qualified name (`Class.method`) of the definition that starts last on this line, or else of the
   * innermost one open at its beginning. Lines count from 1; `''` at top level and outside the file.
   */
  readonly at: (line: number) => string
  /** The number of that definition in its source; -1 where there is none. */
  readonly owner: (line: number) => number
  /** First and last line of that definition; null where there is none. */
  readonly extent: (line: number) => ScopeLines | null
  /** The same of the outermost definition around it. */
  readonly outermost: (line: number) => ScopeLines | null
  /** The qualified names of all definitions, each once, sorted. */
  readonly names: () => readonly string[]
}

interface Language {
  readonly scopes: (source: string) => ScopeRecorder
  readonly lineBreaks: LineBreaks
}

const python: Language = { scopes: pythonScopes, lineBreaks: 'plain' }
const typed: Language = {
  scopes: (source) => scriptScopes(source, { types: true, jsx: false }),
  lineBreaks: 'script',
}
const typedMarkup: Language = {
  scopes: (source) => scriptScopes(source, { types: true, jsx: true }),
  lineBreaks: 'script',
}
const untyped: Language = {
  scopes: (source) => scriptScopes(source, { types: false, jsx: true }),
  lineBreaks: 'script',
}

const component = (syntax: ComponentSyntax): Language => ({
  scopes: (source) => scriptScopes(componentScript(source, syntax), { types: true, jsx: false }),
  lineBreaks: 'script',
})

const languages: ReadonlyMap<string, Language> = new Map([
  ['py', python],
  ['pyi', python],
  ['ts', typed],
  ['mts', typed],
  ['cts', typed],
  ['tsx', typedMarkup],
  ['js', untyped],
  ['jsx', untyped],
  ['mjs', untyped],
  ['cjs', untyped],
  ['vue', component('vue')],
  ['svelte', component('svelte')],
  ['astro', component('astro')],
])

/**
 * Reads the whole source once, in linear time. `null` when the file name's extension is not one of
 * `.py .pyi .ts .tsx .mts .cts .js .jsx .mjs .cjs .vue .svelte .astro`. `plainLines`: the source's own, for who has them.
 */
export function scopesOf(
  path: string,
  source: string,
  plainLines: LineStarts = new LineStarts(source, 'plain'),
): ScopeIndex | null {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  const language = languages.get(extension)
  if (language === undefined) {
    return null
  }
  const recorder = language.scopes(source)
  const lines = plainLines.brokenAt(language.lineBreaks)
  const owners = lineOwners(recorder, lines)
  const names = recorder.qualifiedNames()
  const linesOf = (scope: number): ScopeLines | null => {
    const range = ranges.get(scope)
    return range === undefined
      ? null
      : { first: lines.lineOf(range.start), last: lines.lineOf(Math.max(range.start, range.end - 1)) }
  }
  const ranges = new Map(Array.from(recorder.ranges(), (range) => [range.name, range]))
  return {
    extent: (line) => linesOf((owners[line] ?? 0) - 1),
    outermost: (line) => linesOf(recorder.outermost((owners[line] ?? 0) - 1)),
    at: (line) => names[(owners[line] ?? 0) - 1] ?? '',
    owner: (line) => (owners[line] ?? 0) - 1,
    names: () => [...new Set(Array.from(recorder.ranges(), ({ name }) => names[name] ?? ''))].sort(),
  }
}
