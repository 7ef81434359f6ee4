/**
 * Suppressions in comments of TypeScript and JavaScript.
 * Upstream: `commentDirectiveRegExSingleLine` and `…MultiLine` of TypeScript's scanner.ts; `directivesPattern` of eslint; `suppression`
 * of biome; `disable_directives.rs` of oxlint; `extract_svelte_ignore.js` of svelte 5, whose modules are scripts, too.
 */
import type { CommentDirective } from './python-comments.ts'
import { hidden } from './suppression.ts'

const typescriptLine = /^\/\/\/?\s*@ts-(expect-error|ignore)(?![\w-])/
const typescriptBlock = /^(?:\/|\*)*\s*@ts-(expect-error|ignore)(?![\w-])/
const nocheck = /^\/\/\/?\s*@ts-nocheck(?![\w-])/
const linters = /^\s*(eslint|oxlint)-disable(-next-line|-line)?(?=\s|$)((?:(?!\s--+(?:\s|$))[\s\S])*)/
const biome = /^\s*(biome-ignore(?:-all|-start)?)\s+([^:]+):/
const others =
  /^\s*(deno-lint-ignore(?:-file)?|tslint:disable(?:-next-line|-line)?)(?![\w-])((?:(?!\s--)[\s\S])*)/

/** Of one comment, with what opens and closes it. */
export function scriptDirectives(comment: string): readonly CommentDirective[] {
  const isLine = comment.startsWith('//')
  const inside = isLine ? comment.slice(2) : comment.slice(2).replace(/\*\/$/, '')
  return [...typescript(comment, isLine), ...linting(inside, isLine)]
}

function typescript(comment: string, isLine: boolean): readonly CommentDirective[] {
  if (isLine && nocheck.test(comment)) {
    return [{ rule: 'ts-nocheck', message: '@ts-nocheck hides everything in this file' }]
  }
  const last = comment.slice(comment.lastIndexOf('\n') + 1).trimStart()
  const [, word] = isLine ? (typescriptLine.exec(comment) ?? []) : (typescriptBlock.exec(last) ?? [])
  return word === undefined
    ? []
    : [{ rule: `ts-${word}`, message: `@ts-${word} hides the next line’s errors` }]
}

function linting(inside: string, isLine: boolean): readonly CommentDirective[] {
  const [, linter, place = '', rules] = linters.exec(inside) ?? []
  // A line comment can't disable a whole file.
  if (linter !== undefined && !(isLine && place === '')) {
    return [{ rule: `${linter}-disable${place}`, message: hidden(`${linter}-disable${place}`, rules) }]
  }
  const known = biomeDirective(inside) ?? svelteDirective(inside)
  if (known !== null) {
    return [known]
  }
  const [, other, list] = others.exec(inside) ?? []
  const rule = other?.replace(':', '-')
  return rule === undefined ? [] : [{ rule, message: hidden(rule, list) }]
}

/** Of what stands inside of a comment of any language. */
export function biomeDirective(inside: string): CommentDirective | null {
  const [, ignore, categories] = biome.exec(inside) ?? []
  return ignore === undefined ? null : { rule: ignore, message: hidden(ignore, categories) }
}

/** Codes with commas between them; before Svelte 5 they had dashes and blanks between them. What goes on otherwise is a reason. */
export function svelteDirective(inside: string): CommentDirective | null {
  const [start] = /^\s*svelte-ignore\s/.exec(inside) ?? []
  if (start === undefined) {
    return null
  }
  const codes: string[] = []
  for (const [, code = '', comma] of inside.slice(start.length).matchAll(/([\w$-]+)(,)?/g)) {
    codes.push(code)
    if (comma === undefined && !code.includes('-')) {
      break
    }
  }
  return codes.length === 0
    ? null
    : { rule: 'svelte-ignore', message: hidden('svelte-ignore', codes.join(',')) }
}
