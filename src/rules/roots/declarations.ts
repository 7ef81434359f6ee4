/**
 * Where functions without annotations are declared, told from the errors that stand on them. Messages about
 * calls give a bare name, and two functions of one name are two fixes.
 */
import { type Diagnostic, knownLine } from '#model/diagnostic.ts'
import type { RepoPath } from '#model/ids.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { ruleSetOf } from '../registry.ts'

/** One function. */
export interface Declaration {
  readonly path: RepoPath
  /** Null where it is not known. */
  readonly line: number | null
  /** Of the error that stands on it. */
  readonly index: number
}

/** All that are known. */
export interface Declarations {
  /**
   * The one that a call in a file means: that file's own before any other's. `several` when it can't be told,
   * `unknown` when no error stands on it.
   */
  readonly find: (name: string, owner: string | null, from: RepoPath) => Declaration | 'several' | 'unknown'
}

/** Linear in the diagnostics. Nothing is known without source evidence. */
export function declarationsOf(checker: CheckerName, diagnostics: readonly Diagnostic[]): Declarations {
  const known = new Map<string, Declaration | 'several'>()
  const { untypedFunction } = ruleSetOf(checker)
  const add = (key: string, declaration: Declaration): void => {
    known.set(key, known.has(key) ? 'several' : declaration)
  }
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { code, path, evidence } = diagnostic
    const line = knownLine(diagnostic)
    if (untypedFunction !== null && code === untypedFunction && evidence.scope) {
      const { name, owner } = declared(evidence.scope)
      for (const key of [name, ...(owner === null ? [] : [`${owner}.${name}`])]) {
        add(key, { path, line, index })
        add(`${key}\0${path}`, { path, line, index })
      }
    }
  }
  return {
    find: (name, owner, from) => {
      const key = owner === null ? name : `${owner}.${name}`
      return known.get(`${key}\0${from}`) ?? known.get(key) ?? 'unknown'
    },
  }
}

/** Calling a class calls its constructor; mypy then gives the name of the class. */
function declared(scope: string): { readonly name: string; readonly owner: string | null } {
  const [owner, name] = scope.split('.').slice(-2)
  if (name === undefined) {
    return { name: owner ?? '', owner: null }
  }
  return name === '__init__' ? { name: owner ?? '', owner: null } : { name, owner: owner ?? null }
}
