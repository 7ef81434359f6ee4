/**
 * Whose a declaration is: only what this repository declares can be changed here. Everything that advises, the comment, the
 * report, the plan of work, asks this; where nothing is known of a name it says what holds either way.
 */
import type { Diagnostic, ToldStatement } from '#model/diagnostic.ts'
import type { Ownership } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { type Phrase, phrase } from './phrase.ts'
import { rootCauseOf } from './root-cause.ts'
import { declarationNamer, type NamedDeclaration } from './roots/named-declaration.ts'
import type { RootKind } from './roots/root-pattern.ts'

/** A name is fixed where it is used; everything else is fixed where it is declared. */
const fixedWhereUsed: ReadonlySet<RootKind> = new Set(['name', 'narrowing'])

/** `T`, `_T`, `T_co`, `TValue`, `Self`: nobody declares what stands for any type. */
const typeParameter = /^_?(?:[A-Z]\d?|T(?:_\w+|[A-Z]\w*)|Self)$/

/** The names whose owner is worth looking up, as {@link Ownership} holds them, each with the files that use it. */
export type AskedNames = ReadonlyMap<string, ReadonlySet<string>>

/** See {@link AskedNames}. */
export function askedNames(
  checker: CheckerName,
  diagnostics: Iterable<Pick<Diagnostic, 'code' | 'message' | 'path'>>,
): AskedNames {
  const search = new NameSearch(checker)
  for (const { path, code, message } of diagnostics) {
    search.add(path, code, message)
  }
  return search.asked
}

/** Collects {@link AskedNames}. */
export class NameSearch {
  readonly asked: Map<string, Set<string>> = new Map()
  private readonly namedBy: ReturnType<typeof declarationNamer>
  /** The files of what is named, by code and message: many findings say the same. */
  private readonly files = new Map<string | null, Map<string, Set<string> | null>>()

  constructor(checker: CheckerName) {
    this.namedBy = declarationNamer(checker)
  }

  /** Of one finding. */
  readonly add: ToldStatement = (path, code, message): void => {
    const ofCode = this.files.get(code) ?? new Map<string, Set<string> | null>()
    this.files.set(code, ofCode)
    let files = ofCode.get(message)
    if (files === undefined) {
      const name = askedName(this.namedBy({ code, message }))
      files = name === null ? null : (this.asked.get(name) ?? new Set<string>())
      ofCode.set(message, files)
      if (name !== null && files !== null) {
        this.asked.set(name, files)
      }
    }
    files?.add(path)
  }
}

function askedName(named: NamedDeclaration | null): string | null {
  const isAsked =
    named !== null && !fixedWhereUsed.has(named.kind) && !typeParameter.test(named.owner ?? named.name)
  return isAsked ? named.whole : null
}

/** Whether changing this repository can answer what names the declaration. Stubs are installed for other people's packages alone. */
export function isChangedHere(
  { kind, name }: { readonly kind: RootKind; readonly name: string },
  ownership: Ownership,
): boolean {
  const ours = ownership.get(name)
  return fixedWhereUsed.has(kind) || (kind === 'package' ? ours !== true : ours !== false)
}

/** What helps against findings of one rule, more exact than what is known of the rule; null where nothing is. */
export function fixFor(
  checker: CheckerName,
  diagnostics: readonly Diagnostic[],
  ownership: Ownership,
): Phrase | null {
  if (diagnostics.every(isInvariant)) {
    return phrase(invarianceFix, ['Sequence', 'Mapping'])
  }
  const causes = diagnostics.map((diagnostic) => rootCauseOf(checker, diagnostic))
  const [cause] = causes
  const one = cause !== undefined && causes.every(({ key }) => key === cause.key) ? cause : null
  const namedBy = declarationNamer(checker)
  const named = diagnostics.map(namedBy)
  const [first = null] = named
  if (named.every((declaration) => ownerOf(declaration, ownership) === 'others')) {
    const { foreign } = first ?? {}
    const same = named.every((declaration) => declaration?.foreign === foreign)
    return foreign !== undefined && same ? phrase(foreign, []) : (one?.fix ?? null)
  }
  const isOurs = named.every((declaration) => ownerOf(declaration, ownership) === 'ours')
  return isOurs ? (one?.ownFix ?? one?.fix ?? null) : (one?.fix ?? null)
}

/** Checkers say it in a further line, or in a note; what they say of it is right for all generic classes. */
function isInvariant({ message, notes }: Diagnostic): boolean {
  return [message, ...notes].some((text) => / is invariant\b/.test(text))
}

const invarianceFix =
  'annotate the value where it is made with the type that is asked for, or ask for a read-only type ({1}, {2})'

function ownerOf(declaration: NamedDeclaration | null, ownership: Ownership): 'ours' | 'others' | 'unknown' {
  const ours = declaration === null ? undefined : ownership.get(declaration.whole)
  return ours === undefined ? 'unknown' : ours ? 'ours' : 'others'
}
