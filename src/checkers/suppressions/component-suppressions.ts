/**
 * What hides errors in a component of Vue, Svelte or Astro: in its programs what hides them in any, and in its markup the comments that
 * its tools obey. Expressions of the markup are not read.
 * Upstream: `codegen/template/context.ts` of @vue/language-core 3.3; `extract_svelte_ignore.js` of svelte 5; `comment-directive` of
 * eslint-plugin-vue 10.12 and eslint-plugin-svelte 3.24. eslint obeys no such comment in Astro's markup, biome 2.6 in that of all.
 */
import { type ComponentSyntax, componentParts, programsAlone } from '#snapshot/scopes/component-script.ts'
import type { CommentDirective } from './python-comments.ts'
import { biomeDirective, svelteDirective } from './script-comments.ts'
import { scriptSuppressions } from './script-suppressions.ts'
import { hidden, type Suppression } from './suppression.ts'

const typed = /\slang\s*=\s*["']?(?:tsx?|typescript)\b/i
const withMarkup = /\slang\s*=\s*["']?[jt]sx\b/i

/** In the order of the source. */
export function componentSuppressions(source: string, syntax: ComponentSyntax): readonly Suppression[] {
  const { programs, comments } = componentParts(source, syntax)
  const isSaid = (pattern: RegExp): boolean => programs.some(({ attributes }) => pattern.test(attributes))
  const inPrograms = scriptSuppressions(programsAlone(source, programs), {
    types: syntax === 'astro' || isSaid(typed),
    jsx: isSaid(withMarkup),
  })
  const template = templateOf(source, syntax)
  const inMarkup = comments.flatMap(({ start, end }) =>
    markupDirectives(source.slice(start, end), {
      syntax,
      isTemplate: start >= template.start && end <= template.end,
    }).map((found) => ({ ...found, start, end })),
  )
  return [...inPrograms, ...inMarkup].sort((a, b) => a.start - b.start)
}

/** Of a Vue file what stands in its template, of the others everything. */
function templateOf(
  source: string,
  syntax: ComponentSyntax,
): { readonly start: number; readonly end: number } {
  if (syntax !== 'vue') {
    return { start: 0, end: source.length }
  }
  const start = source.search(/<template(?=[\s>])/i)
  return { start: start === -1 ? source.length : start, end: source.toLowerCase().lastIndexOf('</template') }
}

const vue = /^\s*@vue-(ignore|expect-error|skip)(?![\w-])/
const eslintBlock = /^\s*(eslint-disable)(?=\s|$)([\s\S]*)/
const eslintLine = /^\s*(eslint-disable(?:-next)?-line)(?=\s|$)(.*)$/

function markupDirectives(
  comment: string,
  { syntax, isTemplate }: { readonly syntax: ComponentSyntax; readonly isTemplate: boolean },
): readonly CommentDirective[] {
  const inside = comment.slice('<!--'.length).replace(/-->$/, '')
  const own =
    syntax === 'svelte'
      ? svelteDirective(inside)
      : syntax === 'vue' && isTemplate
        ? vueDirective(inside)
        : null
  const found = own ?? (syntax === 'astro' ? null : eslintDirective(inside)) ?? biomeDirective(inside)
  return found === null ? [] : [found]
}

function vueDirective(inside: string): CommentDirective | null {
  const [, word] = vue.exec(inside) ?? []
  return word === undefined
    ? null
    : { rule: `vue-${word}`, message: `@vue-${word} hides the next element’s errors` }
}

/** What stands behind two dashes is a reason. One for a line is on one. */
function eslintDirective(inside: string): CommentDirective | null {
  const [said = ''] = inside.split(/\s-{2,}\s/, 1)
  const isOneLine = !/[\r\n]/.test(inside)
  const [, word, rules] = eslintBlock.exec(said) ?? (isOneLine ? eslintLine.exec(said) : null) ?? []
  return word === undefined ? null : { rule: word, message: hidden(word, rules) }
}
