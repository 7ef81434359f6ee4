/** All that is known of mypy's rules. */
import { type RuleSet, unknownRuleSet } from '../rule-set.ts'
import { mypyCategories } from './categories.ts'
import { mypyCauses } from './causes.ts'
import { mypyDocumentation } from './documentation.ts'
import { mypyFixer } from './fixes.ts'
import { mypyKnowledge } from './knowledge.ts'
import { mypyOrigins } from './origins.ts'
import { mypyRoots } from './roots.ts'

/** See {@link RuleSet}. */
export const mypyRules: RuleSet = {
  ...unknownRuleSet,
  finds: 'types',
  categories: mypyCategories,
  causes: mypyCauses,
  roots: mypyRoots,
  knowledge: mypyKnowledge,
  origins: mypyOrigins,
  documentation: mypyDocumentation,
  // One line for each module that a file imports, that of the first import (`State.dep_line_map` in mypy/build.py): 1.0.1, 1.20.2, 2.4.1.
  oncePerFile: new Set(['import', 'import-not-found', 'import-untyped']),
  untypedFunction: 'no-untyped-def',
  fixer: mypyFixer,
  cleanRun: '`Success: no issues found`',
}
