/**
 * Collects named ranges while a language's reader walks a source from start to end, and qualifies their
 * names. It trusts the reader to open and close in order; what is left open ends where its parent does.
 */

/** A range in offsets; `end` is just past the last character. */
export interface ScopeRange {
  readonly start: number
  readonly end: number
  /** Position in {@link ScopeRecorder.qualifiedNames}. */
  readonly name: number
}

const deepest = 100
const longestName = 200

interface Recorded {
  readonly name: string
  readonly start: number
  readonly parent: number
  end: number
  kept: boolean
}

/** Scopes of one source, in the order in which they start. */
export class ScopeRecorder {
  readonly #scopes: Recorded[] = []
  #current = -1

  /** Starts a scope inside the one that is open now; the answer is its handle. */
  open(name: string, start: number): number {
    this.#scopes.push({ name: displayName(name), start, parent: this.#current, end: -1, kept: true })
    this.#current = this.#scopes.length - 1
    return this.#current
  }

  /** Ends a scope, and every scope that was left open inside it. */
  close(handle: number, end: number): void {
    const outer = this.#scopes[handle]?.parent ?? -1
    while (this.#current > outer) {
      const scope = this.#scopes[this.#current]
      if (scope !== undefined) {
        scope.end = Math.max(end, scope.start)
      }
      this.#current = scope?.parent ?? -1
    }
  }

  /** Takes back a scope that turned out to be none; what was found inside moves to its parent. */
  drop(handle: number): void {
    const scope = this.#scopes[handle]
    if (scope !== undefined) {
      scope.kept = false
      this.close(handle, scope.start)
    }
  }

  /** The scopes that were kept, parents before children. */
  *ranges(): Generator<ScopeRange> {
    for (const [name, { start, end, kept }] of this.#scopes.entries()) {
      if (kept) {
        yield { start, end, name }
      }
    }
  }

  /** The kept scope that a scope is in and that is in none itself. */
  outermost(handle: number): number {
    let outermost = handle
    for (let at = handle; at >= 0; at = this.#scopes[at]?.parent ?? -1) {
      outermost = this.#scopes[at]?.kept === true ? at : outermost
    }
    return outermost
  }

  /** By handle. Past a hundred levels a scope is called like its ancestor at the hundredth. */
  qualifiedNames(): readonly string[] {
    const names: string[] = []
    const depths: number[] = []
    for (const { name, parent, kept } of this.#scopes) {
      const outer = names[parent] ?? ''
      const depth = depths[parent] ?? 0
      const adds = kept && depth < deepest
      depths.push(adds ? depth + 1 : depth)
      names.push(adds ? joined(outer, name) : outer)
    }
    return names
  }
}

function joined(outer: string, name: string): string {
  return outer === '' ? name : `${outer}.${name}`
}

/** Line breaks must not tell two checkouts of the same file apart, and a name must fit a message. */
function displayName(name: string): string {
  const flat = name
    .slice(0, 4 * longestName)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestName)
  return flat === '' ? "''" : flat
}
