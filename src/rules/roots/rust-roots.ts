/** The messages of ty (0.0.60 and later) and of pyrefly (1.0) that name a declaration, from recorded output. */
import type { RootPattern } from './root-pattern.ts'

/** See {@link RootPattern}. */
export const tyRoots: readonly RootPattern[] = [
  {
    codes: ['unresolved-attribute'],
    pattern: /^Object of type `(?<owner>[\w.]+)` has no attribute `(?<name>[^`]+)`/,
    kind: 'attribute',
    reach: 'project',
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

/** See {@link RootPattern}. */
export const pyreflyRoots: readonly RootPattern[] = [
  {
    codes: ['missing-attribute'],
    pattern: /^Object of class `(?<owner>[\w.]+)` has no attribute `(?<name>[^`]+)`/,
    kind: 'attribute',
    reach: 'project',
  },
  {
    codes: ['bad-argument-type'],
    pattern: /is not assignable to parameter `(?<part>[^`]+)` with type `.*` in function `(?<name>[^`]+)`/,
    kind: 'parameter',
    reach: 'project',
  },
  {
    codes: ['missing-argument', 'unexpected-keyword', 'bad-argument-count'],
    pattern: / in function `(?<name>[^`]+)`/,
    kind: 'signature',
    reach: 'project',
  },
  {
    codes: ['missing-import'],
    pattern: /^Cannot find module `(?<name>[^`.]+)/,
    kind: 'package',
    reach: 'project',
  },
  {
    codes: ['unknown-name'],
    pattern: /^Could not find name `(?<name>[^`]+)`/,
    kind: 'name',
    reach: 'file',
  },
]
