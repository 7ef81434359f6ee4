/** The messages of ty (0.0.60 and later) that name a declaration, from recorded output. */
import { attributeFix } from '../roots/foreign-fixes.ts'
import type { RootPattern } from '../roots/root-pattern.ts'

/** See {@link RootPattern}. */
export const tyRoots: readonly RootPattern[] = [
  {
    codes: ['unresolved-attribute'],
    pattern: /^Object of type `(?<owner>[\w.]+)` has no attribute `(?<name>[^`]+)`/,
    kind: 'attribute',
    reach: 'project',
    foreign: attributeFix,
  },
  {
    codes: ['missing-argument', 'unknown-argument', 'too-many-positional-arguments'],
    pattern: /(?:of|to|match any known parameter of) function `(?<name>[^`]+)`/,
    kind: 'signature',
    reach: 'project',
  },
  {
    codes: ['unresolved-import'],
    pattern: /^Cannot resolve imported module `(?<name>[^`.]+)/,
    kind: 'package',
    reach: 'project',
  },
  {
    codes: ['unresolved-reference'],
    pattern: /^Name `(?<name>[^`]+)` used when not defined/,
    kind: 'name',
    reach: 'file',
  },
]
