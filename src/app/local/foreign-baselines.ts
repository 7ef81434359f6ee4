/**
 * Baselines of other tools. Each knows an error by less than we do, so a file is read as a number of errors for each of its own
 * keys, and errors of today are asked for the key that they would have there.
 */
import {
  basedpyrightBaseline,
  eslintSuppressions,
  pyreflyBaseline,
  tyBaseline,
} from './foreign/column-baselines.ts'
import type { ForeignBaseline } from './foreign/known-errors.ts'
import { bettererResults, mypyBaseline, tscBaseline } from './foreign/message-baselines.ts'
import { phpstanBaseline } from './foreign/phpstan-baseline.ts'

/** As users name them. */
export const foreignFormats = [
  'mypy-baseline',
  'basedpyright',
  'pyrefly',
  'ty',
  'tsc-baseline',
  'betterer',
  'eslint',
  'phpstan',
] as const
/** One of {@link foreignFormats}. */
export type ForeignFormat = (typeof foreignFormats)[number]

/** By format. */
export const foreignBaselines: Readonly<Record<ForeignFormat, ForeignBaseline>> = {
  'mypy-baseline': mypyBaseline,
  basedpyright: basedpyrightBaseline,
  pyrefly: pyreflyBaseline,
  ty: tyBaseline,
  'tsc-baseline': tscBaseline,
  betterer: bettererResults,
  eslint: eslintSuppressions,
  phpstan: phpstanBaseline,
}
