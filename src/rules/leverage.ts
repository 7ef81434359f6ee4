/**
 * Which declarations many errors have in common: "annotate this function, 37 errors go". Only messages that name
 * a declaration count; equal messages alone promise nothing, because each may need its own fix.
 */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { RepoPath, RuleCode } from '#model/ids.ts'
import { compareText } from '#model/order.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { type Declaration, type Declarations, declarationsOf } from './roots/declarations.ts'
import { declarationNamer, type NamedDeclaration } from './roots/named-declaration.ts'
import type { RootKind } from './roots/root-pattern.ts'

/** Errors that go together when one declaration is changed. */
export interface LeverageCluster {
  readonly kind: RootKind
  /** `Class.attribute`, `function`, `module`; as the checker names it. Hostile text. */
  readonly name: string
  /** One plain sentence without its full stop: `Annotate load_order`. */
  readonly words: string
  /** Of the errors that name the declaration. */
  readonly code: RuleCode | null
  /** Where the declaration is, when another diagnostic stands on it. */
  readonly place: { readonly path: RepoPath; readonly line: number | null } | null
  /** Indices into the given diagnostics, ascending; at least two. */
  readonly members: readonly number[]
}

interface Root {
  readonly kind: RootKind
  readonly name: string
  readonly part: string
  readonly place: Declaration | null
}

interface OpenCluster {
  readonly root: Root
  readonly code: RuleCode | null
  readonly members: Set<number>
}

/** Most errors first, then by words. A diagnostic is in one cluster at most, apart from a declaration's own errors. */
export function leverageOf(
  checker: CheckerName,
  diagnostics: readonly Diagnostic[],
): readonly LeverageCluster[] {
  const namedBy = declarationNamer(checker)
  const declarations = declarationsOf(checker, diagnostics)
  const clusters = new Map<string, OpenCluster>()
  for (const [index, diagnostic] of diagnostics.entries()) {
    const named = namedBy(diagnostic)
    const found = named === null ? null : rootOf(diagnostic, named, declarations)
    if (found !== null) {
      const open = clusters.get(found.key) ?? {
        root: found.root,
        code: diagnostic.code,
        members: new Set(found.root.place === null ? [] : [found.root.place.index]),
      }
      open.members.add(index)
      clusters.set(found.key, open)
    }
  }
  return [...clusters.values()]
    .filter(({ members }) => members.size > 1)
    .map(({ root, code, members }) => ({
      kind: root.kind,
      name: root.name,
      words: rootWords[root.kind](root.name, root.part),
      code,
      place: root.place === null ? null : { path: root.place.path, line: root.place.line },
      members: [...members].sort((a, b) => a - b),
    }))
    .sort((a, b) => b.members.length - a.members.length || compareText(a.words, b.words))
}

const rootWords: Record<RootKind, (name: string, part: string) => string> = {
  signature: (name) => `Fix the signature of ${name}`,
  parameter: (name, part) =>
    /^\d+$/.test(part) ? `Widen parameter ${part} of ${name}` : `Widen the parameter ${part} of ${name}`,
  attribute: (name) => `Declare ${name}`,
  override: (name) => `Loosen ${name}, which others override`,
  export: (name) => `Make ${name} public`,
  package: (name) => `Install types for ${name}`,
  name: (name, part) => `Import or define ${name} in ${part}`,
  narrowing: (name, part) => `Narrow ${name} once in ${part}`,
}

interface FoundRoot {
  readonly key: string
  readonly root: Root
}

/** Null where the name could mean several declarations. */
function rootOf(
  { path, evidence }: Diagnostic,
  { kind, reach, name, owner, whole, part }: NamedDeclaration,
  declarations: Declarations,
): FoundRoot | null {
  const place = kind === 'signature' ? declarations.find(name, owner, path) : 'unknown'
  if (place === 'several') {
    return null
  }
  const known = place === 'unknown' ? null : place
  const scope = evidence.scope || path
  const root = { kind, name: whole, part: { project: part, file: path, scope }[reach], place: known }
  const within = reach === 'project' ? '' : path
  return { key: [kind, whole, root.part, within, known?.path, known?.line].join('\0'), root }
}
