/** Messages of tsc that name their cause. src/compiler/diagnosticMessages.json, TypeScript 5.9 and 7.0. */
import type { CauseTable } from '../cause-table.ts'

/** Frequent when a module becomes an ES module and comments still say `import('../causes/it')` of its only export. */
const moduleAsType = 'The type here is a module as a whole, not what the module exports.'
const nameTheExport = 'name the export that is meant, for example its default'

/** See {@link CauseTable}. */
export const tscCauses: CauseTable = [
  { pattern: /^Cannot find module '([^']+)'/, title: 'the module {1} is not found' },
  {
    pattern: /^Could not find a declaration file for module '([^']+)'/,
    title: 'no types for the module {1}',
  },
  {
    pattern: /^Module '"?([^'"]+)"?' has no exported member '[^']+'/,
    title: 'name that {1} does not export',
  },
  {
    pattern: /^Property '[^']+' does not exist on type '(typeof import\([^']+)'/,
    title: 'property that {1} does not have',
    why: moduleAsType,
    fix: nameTheExport,
  },
  { pattern: /^Property '[^']+' does not exist on type '([^']+)'/, title: 'property that {1} does not have' },
  {
    pattern: /^Property '([^']+)' is missing in type '[^']+' but required in type '([^']+)'/,
    title: '{1} is missing, which {2} requires',
  },
  { pattern: /^Cannot find name '([^']+)'\. Did you mean/, title: '{1} is not defined' },
  { pattern: /^Cannot find name '([^']+)'/, title: '{1} is not defined', complete: true },
  { pattern: /^'([^']+)' is possibly '(null|undefined)'/, title: '{1} may be {2}' },
  {
    pattern: /^The current file is a CommonJS module whose imports will produce 'require' calls/,
    title: 'ES module that a CommonJS file imports',
  },
  {
    pattern: /^Import declaration conflicts with local declaration of '([^']+)'/,
    title: '{1} is imported and declared',
    complete: true,
  },
  { pattern: /^Cannot redeclare block-scoped variable '([^']+)'/, title: '{1} is declared twice' },
  {
    pattern: /^Argument of type '.+' is not assignable to parameter of type '(typeof import\([^']+)'/,
    title: 'argument that is not {1}',
    why: moduleAsType,
    fix: nameTheExport,
  },
  {
    pattern: /^Argument of type '.+' is not assignable to parameter of type '([^']+)'/,
    title: 'argument that is not {1}',
  },
  { pattern: /^Type '.+' is not assignable to type '([^']+)'/, title: 'value that is not {1}' },
]
