/** TypeScript's messages that name a declaration. src/compiler/diagnosticMessages.json, TypeScript 5.9 to 7.0 */
import { privateFix, propertyFix } from '../roots/foreign-fixes.ts'
import type { RootPattern } from '../roots/root-pattern.ts'

/** See {@link RootPattern}. */
export const tscRoots: readonly RootPattern[] = [
  {
    codes: ['TS2339', 'TS2551', 'TS2576'],
    pattern: /^Property '(?<name>[^']+)' does not exist on type '(?<owner>(?:typeof )?[\w$.]+)(?:<.*>)?'/,
    kind: 'attribute',
    reach: 'project',
    foreign: propertyFix,
  },
  {
    codes: ['TS2741', 'TS2420'],
    pattern:
      /^Property '(?<name>[^']+)' is missing in type '.*' but required in type '(?<owner>[\w$.]+)(?:<.*>)?'/,
    kind: 'attribute',
    reach: 'project',
  },
  {
    codes: ['TS2341', 'TS2445'],
    pattern:
      /^Property '(?<name>[^']+)' is (?:private|protected) and only accessible within class '(?<owner>[^']+)'/,
    kind: 'export',
    reach: 'project',
    foreign: privateFix,
  },
  {
    codes: ['TS2416', 'TS2415'],
    pattern:
      /^Property '(?<name>[^']+)' in type '.*' is not assignable to the same property in base type '(?<owner>[^']+)'/,
    kind: 'override',
    reach: 'project',
  },
  {
    codes: ['TS2580', 'TS2582', 'TS2591', 'TS2592', 'TS2593', 'TS2581', 'TS2584'],
    pattern: /^Cannot find name '.*?'\. .*?`npm i --save-dev (?<name>[^`\s]+)`/,
    kind: 'package',
    reach: 'project',
  },
  {
    codes: ['TS2307', 'TS7016'],
    pattern:
      /^(?:Cannot find module|Could not find a declaration file for module) '(?<name>(?:@[^'/]+\/)?[^'./][^'/]*)/,
    kind: 'package',
    reach: 'project',
  },
  {
    codes: ['TS2304', 'TS2552'],
    pattern: /^Cannot find name '(?<name>[^']+)'/,
    kind: 'name',
    reach: 'file',
  },
  {
    codes: ['TS18046', 'TS18047', 'TS18048', 'TS18049'],
    pattern: /^'(?<name>[^']+)' is (?:possibly|of type)/,
    kind: 'narrowing',
    reach: 'scope',
  },
]
