/**
 * Everything that is counted over all errors, in one look at each: a comparison may hold a million pairs, and comment,
 * summary and terminal ask for the same numbers.
 */

import type { Category } from '#model/category.ts'
import type { Comparison } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { categoryOf } from '#rules/category.ts'
import { namesPackage } from '#rules/missing-package.ts'

/** Errors on both sides, and those that only one side has. */
export interface Counts {
  base: number
  head: number
  new: number
  fixed: number
}

/** Errors only: rules count nothing else. */
export interface Tally {
  readonly byPath: ReadonlyMap<string, Readonly<Counts>>
  readonly byCategory: ReadonlyMap<Category, Readonly<Counts>>
  /** Errors of this run by code, of those whose category is `other`. */
  readonly others: ReadonlyMap<string | null, number>
  /** By the legs that found an error, joined as a diagnostic has them; without a matrix under `''`. */
  readonly byLegs: ReadonlyMap<string, Readonly<Counts>>
  /** Kept errors in another file, and kept ones in other words. */
  readonly otherFile: number
  readonly otherWords: number
  /** Known and new errors that name a package to install. */
  readonly installable: { readonly known: readonly Diagnostic[]; readonly new: readonly Diagnostic[] }
}

const remembered = new WeakMap<Comparison, Tally>()

/** Remembered by comparison, which belongs to one checker. */
export function tallyOf(comparison: Comparison, checker: CheckerName | null): Tally {
  const known = remembered.get(comparison) ?? counted(comparison, checker)
  remembered.set(comparison, known)
  return known
}

function counted({ kept, new: added, fixed }: Comparison, checker: CheckerName | null): Tally {
  const counter = new Counter(checker)
  const installable = { known: [] as Diagnostic[], new: [] as Diagnostic[] }
  let [otherFile, otherWords] = [0, 0]
  for (const { base, head, tier } of kept) {
    const category = counter.categoryOf(head)
    counter.add(base, 'base', category)
    counter.add(head, 'head', category)
    if (head.severity === 'error') {
      const moved = base.path !== head.path
      otherFile += moved ? 1 : 0
      otherWords += !moved && tier === 'reworded' ? 1 : 0
      gather(installable.known, head)
    }
  }
  for (const { diagnostic } of added) {
    counter.add(diagnostic, 'head')
    counter.add(diagnostic, 'new')
    gather(installable.new, diagnostic)
  }
  for (const { diagnostic } of fixed) {
    counter.add(diagnostic, 'base')
    counter.add(diagnostic, 'fixed')
  }
  const { byPath, byCategory, byLegs, others } = counter
  return { byPath, byCategory, byLegs, others, otherFile, otherWords, installable }
}

function gather(found: Diagnostic[], diagnostic: Diagnostic): void {
  if (diagnostic.severity === 'error' && namesPackage(diagnostic)) {
    found.push(diagnostic)
  }
}

class Counter {
  readonly byPath = new Map<string, Counts>()
  readonly byCategory = new Map<Category, Counts>()
  readonly byLegs = new Map<string, Counts>()
  readonly others = new Map<string | null, number>()
  readonly #checker: CheckerName | null
  /** The same few thousand messages come again and again. */
  readonly #categories = new Map<string | null, Map<string, Category>>()

  constructor(checker: CheckerName | null) {
    this.#checker = checker
  }

  /** A kept error has one category on both sides: the one that its words have now. */
  add(diagnostic: Diagnostic, side: keyof Counts, category = this.categoryOf(diagnostic)): void {
    if (diagnostic.severity !== 'error') {
      return
    }
    bump(this.byPath, diagnostic.path, side)
    bump(this.byLegs, diagnostic.legs ?? '', side)
    bump(this.byCategory, category, side)
    if (category === 'other' && side === 'head') {
      this.others.set(diagnostic.code, (this.others.get(diagnostic.code) ?? 0) + 1)
    }
  }

  categoryOf(diagnostic: Diagnostic): Category {
    if (this.#checker === null) {
      return 'other'
    }
    const { code, message } = diagnostic
    const rule = this.#categories.get(code) ?? new Map<string, Category>()
    const known = rule.get(message) ?? categoryOf(this.#checker, diagnostic)
    this.#categories.set(code, rule.set(message, known))
    return known
  }
}

function bump<Key>(counts: Map<Key, Counts>, key: Key, side: keyof Counts): void {
  const own = counts.get(key) ?? { base: 0, head: 0, new: 0, fixed: 0 }
  own[side] += 1
  counts.set(key, own)
}
