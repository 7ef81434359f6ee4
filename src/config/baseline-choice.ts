/** Where the baseline is to be looked for, and which branches make one, as the user says it. */
import { type Given, invalid } from './values.ts'

/** `auto`: artifacts, then the cache. `file`: committed, read at the base commit; `path` starts at the root. */
export type BaselineChoice =
  | { readonly kind: 'auto' | 'artifact' | 'none' }
  | { readonly kind: 'file'; readonly path: string }

/** The empty string is `auto`. A path has `/` between its parts and never leaves the repository. */
export function baselineChoice(given: Given): BaselineChoice {
  const value = given.value.trim()
  switch (value) {
    case '':
    case 'auto':
      return { kind: 'auto' }
    case 'artifact':
    case 'none':
      return { kind: value }
    default:
      if (!value.startsWith('file:')) {
        throw invalid(given, '`auto`, `artifact`, `none`, or `file:` and the path of a committed baseline')
      }
      return { kind: 'file', path: repositoryFile(given, value.slice('file:'.length).trim()) }
  }
}

function repositoryFile(given: Given, path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '.')
  const inside = segments.every((segment) => segment !== '' && segment !== '..' && !/[\\:\0]/.test(segment))
  if (segments.length === 0 || !inside) {
    throw invalid(given, '`file:` and a path inside the repository, such as `file:types/mypy-baseline.tsv`')
  }
  return segments.join('/')
}

/** Names or patterns, separated by white space; null for the empty string. */
export function branchPatterns(given: Given): readonly string[] | null {
  const patterns = given.value.split(/\s+/).filter((pattern) => pattern !== '')
  const odd = patterns.find((pattern) => /[~^:?[\\]|\.\.|^\/|^refs\//.test(pattern))
  if (odd !== undefined) {
    throw invalid(
      given,
      'names of branches, separated by spaces; `*` stands for a part of a name, `**` for any',
    )
  }
  return patterns.length === 0 ? null : patterns
}
