/** Messages of pyright and basedpyright that name their cause. packages/pyright-internal/src/localization/en.json, 1.1.400. */
import type { CauseTable } from '../cause-table.ts'
import { argumentsFix } from '../causes/generics.ts'

/** See {@link CauseTable}. */
export const pyrightCauses: CauseTable = [
  {
    pattern: /^Expected type arguments for generic class "([^"]+)"/,
    title: 'bare {1}',
    complete: true,
    fix: argumentsFix,
  },
  { pattern: /^Import "([^".]+)[^"]*" could not be resolved/, title: 'the package {1} is not found' },
  { pattern: /^Stub file not found for "([^".]+)[^"]*"/, title: 'no types for the package {1}' },
  { pattern: /^"[^"]+" is unknown import symbol/, title: 'name that the module does not have' },
  {
    pattern:
      /^Argument of type "[\s\S]+?" cannot be assigned to parameter "([^"]+)" of type "([^"]+)" in function "([^"]+)"/,
    title: 'argument {1} of {3} must be {2}',
  },
  {
    pattern:
      /^(?:Argument missing for parameters? .*|Expected \d+ (?:more )?positional arguments?.*|No parameter named "([^"]+)")$/,
    title: 'call that does not fit the parameters',
  },
  {
    pattern: /^Cannot access attribute "[^"]+" for class "([^"]+?)\*?"/,
    title: 'attribute that {1} does not have',
  },
  {
    pattern: /^"[^"]+" is not a known attribute of (?:module )?"([^"]+)"/,
    title: 'attribute that {1} does not have',
  },
  { pattern: /^Type of "([^"]+)" is (?:partially )?unknown/, title: 'the type of {1} is not known' },
  { pattern: /^"([^"]+)" is not defined/, title: '{1} is not defined' },
  {
    pattern: /^Method "([^"]+)" overrides class "([^"]+)" in an incompatible manner/,
    title: 'override of {1} that {2} does not allow',
  },
]
