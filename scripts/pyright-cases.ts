/** What pyright and basedpyright are run on for test/cases, and how. */
import { pyrightWorld } from '#test/support/checkers.ts'

/** A folder of test/cases: a tree, arguments, and what is special about it. */
export interface PyrightCase {
  readonly leaf: string
  readonly tree: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Only these versions; all when absent. */
  readonly versions?: readonly string[]
}

/** The versions that cases are captured from. */
export const pyrightVersions: readonly string[] = ['1.1.300', '1.1.380', '1.1.400', '1.1.414']
/** The versions that cases are captured from. */
export const basedpyrightVersions: readonly string[] = ['1.13.3', '1.29.5', '1.40.2']

const json = ['--outputjson']
const annotated = { GITHUB_ACTIONS: 'true' }
const newest = ['1.1.414', '1.40.2']
const withBaseline = ['1.29.5', '1.40.2']

function one(
  leaf: string,
  tree: string,
  args: readonly string[],
  { env = {}, ...more }: Partial<PyrightCase> = {},
): PyrightCase {
  return {
    leaf,
    tree: `python/${tree}`,
    args: [...args, ...pyrightWorld.args],
    env: { ...pyrightWorld.env, ...env },
    ...more,
  }
}

/** Run with both. */
const common: readonly PyrightCase[] = [
  one('many-errors', 'shop', json),
  one('many-errors-text', 'shop', []),
  one('many-errors-stats', 'shop', ['--stats'], { versions: newest }),
  one('quoted-text', 'pyright-quoted-text', json),
  one('quoted-text-text', 'pyright-quoted-text', []),
  one('clean', 'clean', json),
  one('clean-text', 'clean', []),
  one('clean-stats', 'clean', ['--stats'], { versions: newest }),
  one('warnings-only', 'pyright-warnings', json),
  one('warnings-only-counted', 'pyright-warnings', [...json, '--warnings']),
  one('level-error', 'shop', [...json, '--level', 'error'], { versions: newest }),
  one('syntax-error', 'syntax-error', json),
  one('syntax-error-text', 'syntax-error', []),
  one('no-files', 'no-files', json),
  one('no-files-text', 'no-files', []),
  one('missing-file', 'clean', [...json, 'gone.py']),
  one('missing-project', 'clean', [...json, '-p', 'gone.json']),
  one('missing-include', 'pyright-missing-include', json),
  one('missing-include-text', 'pyright-missing-include', []),
  one('missing-environment', 'pyright-missing-venv', json),
  one('broken-config', 'pyright-broken-config', json),
  one('broken-config-text', 'pyright-broken-config', []),
  one('broken-toml', 'pyright-broken-toml', json),
  one('both-sections', 'pyright-both-sections', json, { versions: newest }),
  one('unknown-argument', 'clean', [...json, '--nonsense']),
  one('incompatible-arguments', 'clean', [...json, '--verbose'], { versions: newest }),
  one('wrong-argument', 'clean', [...json, '--level', 'loud'], { versions: newest }),
  one('verify-types', 'clean', [...json, '--verifytypes', 'json'], { versions: newest }),
  one('help', 'clean', ['--help'], { versions: newest }),
  one('out-of-memory', 'shop', json, {
    env: { NODE_OPTIONS: '--max-old-space-size=30' },
    versions: newest,
  }),
]

/** With pyright. */
export const pyrightCases: readonly PyrightCase[] = common

/** With basedpyright, which also has a form for GitHub, notebooks and a baseline of its own. */
export const basedpyrightCases: readonly PyrightCase[] = [
  ...common,
  one('many-errors-annotated', 'shop', [], { env: annotated }),
  one('many-errors-json-in-action', 'shop', json, { env: annotated, versions: newest }),
  one('quoted-text-annotated', 'pyright-quoted-text', [], { env: annotated }),
  one('clean-annotated', 'clean', [], { env: annotated, versions: newest }),
  one('notebook', 'basedpyright-notebook', json, { versions: withBaseline }),
  one('notebook-text', 'basedpyright-notebook', [], { versions: withBaseline }),
  one('notebook-annotated', 'basedpyright-notebook', [], { env: annotated, versions: withBaseline }),
  one('own-baseline', 'basedpyright-baseline', json, { versions: withBaseline }),
  one('own-baseline-text', 'basedpyright-baseline', [], { versions: withBaseline }),
  one('own-baseline-locked', 'basedpyright-baseline', json, { env: { CI: 'true' }, versions: withBaseline }),
  one('own-baseline-locked-text', 'basedpyright-baseline', [], {
    env: { CI: 'true' },
    versions: withBaseline,
  }),
  one('own-baseline-left-out', 'basedpyright-baseline', [...json, '--baselinefile', 'none.json'], {
    versions: newest,
  }),
  one('own-baseline-broken', 'basedpyright-broken-baseline', json, { versions: withBaseline }),
]
