/** What the legs of a matrix, or shards, say together of their runs: what they share, and the files of all. */
import { compareText } from '#model/order.ts'
import type { FileDigest, RunIdentity, Scope } from '#model/run-identity.ts'

/** Null unless every leg recorded its run. The order of the legs changes nothing. */
export function mergedRun(runs: readonly (RunIdentity | null)[]): RunIdentity | null {
  const known = runs.filter((run) => run !== null)
  const [first] = known
  if (first === undefined || known.length < runs.length) {
    return null
  }
  const shared = <Value>(of: (run: RunIdentity) => Value): Value | null =>
    new Set(known.map((run) => JSON.stringify(of(run)))).size === 1 ? of(first) : null
  const flags = shared((run) => run.flags)
  return {
    language: shared(({ language }) => language),
    plugins: shared(({ plugins }) => plugins) ?? [],
    arguments: shared((run) => run.arguments),
    ...(flags == null ? {} : { flags }),
    configFiles: filesOf(known.map(({ configFiles }) => configFiles)),
    lockfiles: filesOf(known.map(({ lockfiles }) => lockfiles)),
    scope: mergedScope(known.map(({ scope }) => scope)),
  }
}

/** A file that differs between legs stands there once for each. */
function filesOf(lists: readonly (readonly FileDigest[])[]): readonly FileDigest[] {
  const files = new Map(lists.flat().map((file) => [`${file.path}\0${file.digest}`, file]))
  return [...files].sort(([a], [b]) => compareText(a, b)).map(([, file]) => file)
}

/** Everything that one leg looks at was looked at; an exclusion holds only when every leg has it. */
function mergedScope(scopes: readonly Scope[]): Scope {
  const named = scopes.map((scope) => scope.named)
  const known = named.filter((names) => names !== null)
  const all = known.some((names) => names.length === 0) ? [] : [...new Set(known.flat())].sort(compareText)
  const parts = new Map(scopes.flatMap((scope) => scope.parts).map((part) => [JSON.stringify(part), part]))
  const [first, ...rest] = scopes.map(({ excludePatterns }) => excludePatterns)
  const folders = new Set(scopes.map(({ folder }) => folder))
  return {
    named: known.length < named.length ? null : all,
    parts: [...parts].sort(([a], [b]) => compareText(a, b)).map(([, part]) => part),
    excludePatterns: (first ?? [])
      .filter((pattern) => rest.every((patterns) => patterns.includes(pattern)))
      .toSorted(compareText),
    folder: folders.size === 1 ? ([...folders][0] ?? '') : '',
  }
}
