/** Which declaration a message names, as far as the checker's table of messages tells. Decides nothing of where it is. */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { ruleSetOf } from '../registry.ts'
import type { RootPattern } from './root-pattern.ts'

/** A declaration as one message names it. */
export interface NamedDeclaration extends Pick<RootPattern, 'kind' | 'reach' | 'foreign'> {
  /** Without its owner. */
  readonly name: string
  /** Class or module; null where the message names none. */
  readonly owner: string | null
  /** `Class.attribute`, `function`, `module`. */
  readonly whole: string
  /** Which parameter; empty where none is meant. */
  readonly part: string
}

/** Null where the message names no declaration. */
export function declarationNamer(
  checker: CheckerName,
): (diagnostic: Pick<Diagnostic, 'code' | 'message'>) => NamedDeclaration | null {
  const patterns = patternsByCode(ruleSetOf(checker).roots)
  return ({ code, message }) => {
    for (const pattern of patterns.get(code ?? '') ?? []) {
      const groups = pattern.pattern.exec(message)?.groups
      if (groups !== undefined) {
        return namedBy(pattern, groups)
      }
    }
    return null
  }
}

function patternsByCode(patterns: readonly RootPattern[]): ReadonlyMap<string, readonly RootPattern[]> {
  const byCode = new Map<string, RootPattern[]>()
  for (const pattern of patterns) {
    for (const code of pattern.codes) {
      byCode.set(code, [...(byCode.get(code) ?? []), pattern])
    }
  }
  return byCode
}

/** A constructor's own name alone could be that of any class. */
function namedBy(
  { kind, reach, foreign }: RootPattern,
  groups: Readonly<Record<string, string | undefined>>,
): NamedDeclaration | null {
  const { name = '', part = '' } = groups
  const owner = groups['owner'] ?? null
  if (owner === null && /^__\w+__$/.test(name)) {
    return null
  }
  const help = foreign === undefined ? {} : { foreign }
  return { kind, reach, ...help, name, owner, whole: owner === null ? name : `${owner}.${name}`, part }
}
