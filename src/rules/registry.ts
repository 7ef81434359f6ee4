/** What is known of each checker's rules, by its name. Adding a checker adds one line here. */
import type { CheckerName } from '#model/snapshot.ts'
import { astroRules } from './astro/rules.ts'
import { basedpyrightRules } from './basedpyright/rules.ts'
import { biomeRules } from './biome/rules.ts'
import { clippyRules } from './clippy/rules.ts'
import { denoRules } from './deno/rules.ts'
import { eslintRules } from './eslint/rules.ts'
import { flowRules } from './flow/rules.ts'
import { golangciLintRules } from './golangci-lint/rules.ts'
import { mypyRules } from './mypy/rules.ts'
import { oxlintRules } from './oxlint/rules.ts'
import { phpstanRules } from './phpstan/rules.ts'
import { pyreflyRules } from './pyrefly/rules.ts'
import { pyrightRules } from './pyright/rules.ts'
import { ruffRules } from './ruff/rules.ts'
import { type RuleSet, unknownRuleSet } from './rule-set.ts'
import { svelteCheckRules } from './svelte-check/rules.ts'
import { tscRules } from './tsc/rules.ts'
import { tyRules } from './ty/rules.ts'
import { vueTscRules } from './vue-tsc/rules.ts'
import { zubanRules } from './zuban/rules.ts'

const ruleSets: Readonly<Record<CheckerName, RuleSet>> = {
  mypy: mypyRules,
  tsc: tscRules,
  'vue-tsc': vueTscRules,
  pyright: pyrightRules,
  basedpyright: basedpyrightRules,
  ty: tyRules,
  pyrefly: pyreflyRules,
  'svelte-check': svelteCheckRules,
  zuban: zubanRules,
  astro: astroRules,
  deno: denoRules,
  flow: flowRules,
  phpstan: phpstanRules,
  ruff: ruffRules,
  eslint: eslintRules,
  oxlint: oxlintRules,
  biome: biomeRules,
  clippy: clippyRules,
  'golangci-lint': golangciLintRules,
  pylint: unknownRuleSet,
  bandit: unknownRuleSet,
  suppressions: unknownRuleSet,
  sarif: unknownRuleSet,
  gitlab: unknownRuleSet,
  checkstyle: unknownRuleSet,
  github: unknownRuleSet,
  rdjson: unknownRuleSet,
  pattern: unknownRuleSet,
}

/** Of the checker of this name. */
export function ruleSetOf(checker: CheckerName): RuleSet {
  return ruleSets[checker]
}
