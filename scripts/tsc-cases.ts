/** What tsc is run on for test/cases, and how. */
import { checkerFor } from '#checkers/registry.ts'

/** A folder of test/cases: a tree, arguments, and what is special about it. */
export interface TscCase {
  readonly leaf: string
  readonly tree: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Only these versions; all when absent. */
  readonly versions?: readonly string[]
}

const defaults = checkerFor('tsc').defaultArgs

function tscCase(
  leaf: string,
  tree: string,
  args: readonly string[] = [],
  more: Partial<TscCase> = {},
): TscCase {
  return { leaf, tree: `typescript/${tree}`, args: [...defaults, ...args], ...more }
}

/** For 5.9, 6.0 and 7.0. */
export const tscCases: readonly TscCase[] = [
  tscCase('many-errors', 'shop'),
  tscCase('many-errors-pretty', 'shop', ['--pretty']),
  tscCase('many-errors-emitted', 'shop', [
    ...['--noEmit', 'false', '--rootDir', '.', '--outDir', 'out'],
    ...['--listEmittedFiles', '--diagnostics'],
  ]),
  tscCase('clean', 'clean'),
  tscCase('clean-pretty', 'clean', ['--pretty']),
  tscCase('one-error-pretty', 'unknown-option', ['--pretty', '--ignoreConfig', '--noEmit', 'total.ts'], {
    versions: ['6.0.3', '7.0.2'],
  }),
  tscCase('syntax-error', 'syntax-error'),
  tscCase('syntax-error-pretty', 'syntax-error', ['--pretty']),
  tscCase('grammar-only', 'grammar-only'),
  tscCase('regular-expressions', 'regular-expressions'),
  tscCase('checked-javascript', 'checked-javascript'),
  tscCase('types-in-javascript', 'types-in-javascript'),
  tscCase('broken-json-import', 'broken-json-import'),
  tscCase('declaration-only', 'declaration-only'),
  tscCase('missing-types', 'missing-types'),
  tscCase('removed-option', 'removed-option'),
  tscCase('deprecated-option', 'deprecated-option'),
  tscCase('no-library', 'no-library'),
  tscCase('missing-file', 'missing-file'),
  tscCase('no-text', 'no-text'),
  tscCase('outside-root', 'outside-root'),
  tscCase('unknown-option-in-config', 'unknown-option'),
  tscCase('broken-config', 'broken-config'),
  tscCase('missing-extends', 'missing-extends'),
  tscCase('no-inputs', 'no-inputs'),
  tscCase('no-project', 'no-project'),
  tscCase('missing-project', 'clean', ['-p', 'gone.json']),
  tscCase('missing-project-folder', 'no-project', ['-p', '.']),
  tscCase('missing-build-project', 'no-project', ['--build', 'gone']),
  tscCase('unknown-argument', 'clean', ['--nonsense']),
  tscCase('wrong-argument', 'clean', ['--target', 'es99']),
  tscCase('help', 'clean', ['--help']),
  tscCase('build', 'project-references', ['--build']),
  tscCase('build-verbose', 'project-references', ['--build', '--verbose']),
  tscCase('build-pretty', 'project-references', ['--build', '--pretty']),
  tscCase('build-syntax-error', 'build-syntax-error', ['--build']),
  tscCase('build-cycle', 'project-cycle', ['--build']),
  tscCase('solution', 'solution'),
  tscCase('solution-diagnostics', 'solution', ['--diagnostics']),
  tscCase('clean-diagnostics', 'clean', ['--diagnostics']),
  tscCase('clean-extended-diagnostics', 'clean', ['--extendedDiagnostics']),
  tscCase('syntax-error-diagnostics', 'syntax-error', ['--diagnostics']),
  tscCase('build-diagnostics', 'project-references', ['--build', '--extendedDiagnostics']),
  tscCase('build-diagnostics-pretty', 'project-references', ['--build', '--extendedDiagnostics', '--pretty']),
  tscCase('build-regular-expression', 'build-regular-expression', ['--build']),
  tscCase('build-regular-expression-diagnostics', 'build-regular-expression', ['--build', '--diagnostics']),
  tscCase('build-shared-file', 'shared-file', ['--build']),
  tscCase('import-assert', 'import-assert'),
  tscCase('import-assert-diagnostics', 'import-assert', ['--diagnostics']),
  tscCase('template-newline', 'template-newline'),
  tscCase('template-newline-pretty', 'template-newline', ['--pretty']),
  tscCase('listed-files', 'clean', ['--listFiles']),
  tscCase('explained-files', 'clean', ['--explainFiles']),
  tscCase('traced-resolution', 'import-assert', ['--traceResolution']),
  tscCase('translated', 'import-assert', ['--locale', 'de']),
  tscCase('translated-pretty', 'import-assert', ['--locale', 'de', '--pretty']),
  tscCase('out-of-memory', 'shop', [], {
    env: { NODE_OPTIONS: '--max-old-space-size=20' },
    versions: ['5.9.3', '6.0.3'],
  }),
]
