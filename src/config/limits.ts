/** Reads limits on a part of the errors: of rules, categories, paths and owners, of the files of the change, and of clean files. */
import { type Category, categories } from '#model/category.ts'
import type { Target } from '#model/history.ts'
import { nearWords } from '#model/near-words.ts'
import type { LatenessLimit, PartLimit } from '#model/policy.ts'
import { ProblemError } from '#model/problem.ts'
import { isOwner } from './code-owners.ts'
import { choice, type Given, invalid, optionalCount } from './values.ts'

/** In a fixed order, whatever the order they were given in. */
export function readLimits(given: (name: string) => Given): readonly PartLimit[] {
  const touched = choice(given('touched-files'), ['off', 'no-new', 'clean'])
  const clean = optionalShare(given('min-clean-files'))
  return [
    ...(touched === 'off' ? [] : [{ kind: 'touched-files', demand: touched } as const]),
    ...budgets(given('rules')).map(({ of, most }) => ({ kind: 'rule', of, most }) as const),
    ...budgets(given('categories')).map(({ of, most }) => ({
      kind: 'category' as const,
      of: category(of, given('categories')),
      most,
    })),
    ...budgets(given('paths')).map(({ of, most }) => ({
      kind: 'path' as const,
      of: repositoryPattern(of, given('paths')),
      most,
    })),
    ...budgets(given('owners')).map(({ of, most }) => ({
      kind: 'owner' as const,
      of: owner(of, given('owners')),
      most,
    })),
    ...(clean === null ? [] : [{ kind: 'min-clean-files', hundredths: clean } as const]),
  ]
}

/** Throws a `ProblemError` where there is no date to be late for. */
export function readLateness(
  given: (name: string) => Given,
  target: Target | null,
): LatenessLimit | undefined {
  const mostWeeks = optionalCount(given('max-weeks-late'))
  if (mostWeeks === null) {
    return undefined
  }
  if (target === null || target.time === null) {
    throw invalid(given('max-weeks-late'), 'empty unless `target-errors` and `target-date` are given')
  }
  return { target, mostWeeks }
}

/** One `name: number` a line; the name may hold colons itself. */
function budgets(given: Given): readonly { readonly of: string; readonly most: number }[] {
  const seen = new Set<string>()
  return given.value
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, of = '', most = ''] = /^\s*(\S(?:.*\S)?)\s*:\s*(\d{1,9})\s*$/.exec(line) ?? []
      if (of === '' || seen.has(of)) {
        throw invalid(
          given,
          'names with the most errors that each may have, such as `attr-defined: 0`, each once',
        )
      }
      seen.add(of)
      return { of, most: Number(most) }
    })
}

function category(word: string, { input }: Given): Category {
  const found = categories.find((name) => name === word)
  if (found === undefined) {
    const expected = `one of ${categories.map((name) => `\`${name}\``).join(', ')}`
    throw new ProblemError({
      kind: 'input-invalid',
      input,
      value: word,
      expected,
      near: nearWords(word, categories),
    })
  }
  return found
}

function owner(word: string, given: Given): string {
  if (!isOwner(word)) {
    throw invalid(given, 'owners as CODEOWNERS names them, such as `@acme/api: 10`')
  }
  return word
}

function repositoryPattern(pattern: string, given: Given): string {
  if (
    pattern.startsWith('/') ||
    pattern.split('/').some((part) => part === '..' || part === '.') ||
    pattern.includes('\\')
  ) {
    throw invalid(
      given,
      'paths from the repository’s root with `/` between their parts, such as `src/api/**: 0`',
    )
  }
  return pattern
}

/** `90%`, in hundredths of a percent; null for the empty string. */
function optionalShare(given: Given): number | null {
  const value = given.value.trim()
  if (value === '') {
    return null
  }
  const [, whole = '', fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%$/.exec(value) ?? []
  const hundredths = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  if (whole === '' || hundredths > 10_000) {
    throw invalid(given, 'a percentage from `0%` to `100%`')
  }
  return hundredths
}
