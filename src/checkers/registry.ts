/** The checkers that can be read, by name. Adding one starts here; nothing else lists them. */
import type { CheckerName } from '#model/snapshot.ts'
import { astro } from './astro/astro.ts'
import { bandit } from './bandit/bandit.ts'
import { basedpyright } from './basedpyright/basedpyright.ts'
import { biome } from './biome/biome.ts'
import type { Checker } from './checker.ts'
import { checkstyle } from './checkstyle/checkstyle.ts'
import { clippy } from './clippy/clippy.ts'
import { deno } from './deno/deno.ts'
import { eslint } from './eslint/eslint.ts'
import { flow } from './flow/flow.ts'
import { github } from './github/github.ts'
import { gitlab } from './gitlab/gitlab.ts'
import { golangciLint } from './golangci-lint/golangci-lint.ts'
import { mypy } from './mypy/mypy.ts'
import { unwrapping } from './output/wrapped-run.ts'
import { oxlint } from './oxlint/oxlint.ts'
import { pattern } from './pattern/pattern.ts'
import { phpstan } from './phpstan/phpstan.ts'
import { pylint } from './pylint/pylint.ts'
import { pyrefly } from './pyrefly/pyrefly.ts'
import { pyright } from './pyright/pyright.ts'
import { rdjson } from './rdjson/rdjson.ts'
import { ruff } from './ruff/ruff.ts'
import { sarif } from './sarif/sarif.ts'
import { suppressions } from './suppressions/suppressions.ts'
import { svelteCheck } from './svelte-check/svelte-check.ts'
import { tsc } from './tsc/tsc.ts'
import { ty } from './ty/ty.ts'
import { vueTsc } from './vue-tsc/vue-tsc.ts'
import { zuban } from './zuban/zuban.ts'

const checkers: Readonly<Record<CheckerName, Checker>> = {
  mypy,
  tsc,
  'vue-tsc': vueTsc,
  pyright,
  basedpyright,
  ty,
  pyrefly,
  'svelte-check': svelteCheck,
  zuban,
  astro,
  deno,
  flow,
  phpstan,
  ruff,
  eslint,
  oxlint,
  biome,
  clippy,
  'golangci-lint': golangciLint,
  pylint,
  bandit,
  suppressions,
  sarif,
  gitlab,
  checkstyle,
  github,
  rdjson,
  pattern,
}

/** Whatever starts them adds lines of its own, and takes the exit code for itself. */
const unwrapped: ReadonlyMap<CheckerName, Checker> = new Map(
  Object.values(checkers).map((checker) => [checker.name, unwrapping(checker)]),
)

/** The checker of this name. */
export function checkerFor(name: CheckerName): Checker {
  return unwrapped.get(name) ?? checkers[name]
}

/** All of them, in the order in which they are looked for. */
export const allCheckers: readonly Checker[] = [...unwrapped.values()]
