/** The messages of pyright and basedpyright that name a declaration. localization/en.json, pyright 1.1.400 */
import { attributeFix } from '../roots/foreign-fixes.ts'
import type { RootPattern } from '../roots/root-pattern.ts'

/** See {@link RootPattern}. */
export const pyrightRoots: readonly RootPattern[] = [
  {
    codes: ['reportAttributeAccessIssue'],
    pattern:
      /^Cannot (?:access|assign to) attribute "(?<name>[^"]+)" for class "(?:type\[)?(?<owner>[\w.]+)\*?[^"]*"/,
    kind: 'attribute',
    reach: 'project',
    foreign: attributeFix,
  },
  {
    codes: ['reportAttributeAccessIssue'],
    pattern: /^"(?<name>[^"]+)" is not a known attribute of module "(?<owner>[^"]+)"/,
    kind: 'attribute',
    reach: 'project',
    foreign: attributeFix,
  },
  {
    codes: ['reportArgumentType'],
    pattern:
      /^Argument of type ".*" cannot be assigned to parameter "(?<part>[^"]+)" of type ".*" in function "(?<name>[^"]+)"/,
    kind: 'parameter',
    reach: 'project',
  },
  {
    codes: ['reportIncompatibleMethodOverride', 'reportIncompatibleVariableOverride'],
    pattern:
      /^(?:Method )?"(?<name>[^"]+)" overrides (?:class|symbol of same name in class) "(?<owner>[^"]+)"/,
    kind: 'override',
    reach: 'project',
  },
  {
    codes: ['reportMissingImports', 'reportMissingModuleSource', 'reportMissingTypeStubs'],
    pattern: /^(?:Import|Stub file not found for) "(?<name>[^".]+)/,
    kind: 'package',
    reach: 'project',
  },
  {
    codes: ['reportPrivateUsage', 'reportPrivateLocalImportUsage'],
    pattern:
      /^"(?<name>[^"]+)" is (?:private and used outside of the module|not exported from module "(?<owner>[^"]+)")/,
    kind: 'export',
    reach: 'project',
  },
  {
    codes: ['reportUndefinedVariable'],
    pattern: /^"(?<name>[^"]+)" is not defined/,
    kind: 'name',
    reach: 'file',
  },
]
