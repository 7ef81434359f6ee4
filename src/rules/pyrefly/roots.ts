/** The messages of pyrefly (1.0) that name a declaration, from recorded output. */
import { attributeFix } from '../roots/foreign-fixes.ts'
import type { RootPattern } from '../roots/root-pattern.ts'

/** See {@link RootPattern}. */
export const pyreflyRoots: readonly RootPattern[] = [
  {
    codes: ['missing-attribute'],
    pattern: /^Object of class `(?<owner>[\w.]+)` has no attribute `(?<name>[^`]+)`/,
    kind: 'attribute',
    reach: 'project',
    foreign: attributeFix,
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
