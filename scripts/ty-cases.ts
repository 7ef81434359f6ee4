/** What ty and pyrefly are run on for test/cases, and how. */
import { pyreflyWorld, tyWorld } from '#test/support/checkers.ts'

/** A folder of test/cases: a tree, arguments, and what is special about it. */
export interface RustCase {
  readonly leaf: string
  readonly tree: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Only these versions; all when absent. */
  readonly versions?: readonly string[]
}

/** The versions that cases are captured from. */
export const tyVersions: readonly string[] = ['0.0.2', '0.0.60', '0.0.107', '0.0.108']
/** The versions that cases are captured from. */
export const pyreflyVersions: readonly string[] = ['0.50.0', '1.0.0', '1.4.1', '1.5.0']

const tyNewest = ['0.0.107', '0.0.108']
const pyreflyNewest = ['1.4.1', '1.5.0']

function tyCase(leaf: string, tree: string, args: readonly string[], more: Partial<RustCase> = {}): RustCase {
  const { args: world, env } = tyWorld
  return {
    leaf,
    tree: `python/${tree}`,
    args: ['check', ...world, ...args],
    ...more,
    env: { ...env, ...more.env },
  }
}

function pyreflyCase(
  leaf: string,
  tree: string,
  args: readonly string[],
  more: Partial<RustCase> = {},
): RustCase {
  const { args: world, env } = pyreflyWorld
  return {
    leaf,
    tree: `python/${tree}`,
    args: ['check', ...world, ...args],
    ...more,
    env: { ...env, ...more.env },
  }
}

const concise = ['--output-format', 'concise', '-v']

/** ty's. */
export const tyCases: readonly RustCase[] = [
  tyCase('many-errors', 'shop', concise),
  tyCase('many-errors-colour', 'shop', concise, { env: { FORCE_COLOR: '1' }, versions: tyNewest }),
  tyCase('many-errors-full', 'shop', []),
  tyCase('many-errors-quiet', 'shop', ['-q']),
  tyCase('many-errors-exit-zero', 'shop', [...concise, '--exit-zero']),
  tyCase('quoted-text', 'pyright-quoted-text', concise),
  tyCase('quoted-text-full', 'pyright-quoted-text', []),
  tyCase('messages-of-several-lines', 'warned', concise),
  tyCase('messages-of-several-lines-full', 'warned', []),
  tyCase('clean', 'clean', concise),
  tyCase('clean-full', 'clean', []),
  tyCase('clean-quiet', 'clean', ['-q']),
  tyCase('note-only', 'note-only', concise),
  tyCase('syntax-error', 'syntax-error', concise),
  tyCase('syntax-error-full', 'syntax-error', []),
  tyCase('notebook', 'basedpyright-notebook', concise, { versions: tyNewest }),
  tyCase('notebook-full', 'basedpyright-notebook', [], { versions: tyNewest }),
  tyCase('no-files', 'no-files', concise),
  tyCase('no-files-full', 'no-files', []),
  tyCase('missing-file', 'clean', [...concise, 'gone.py']),
  tyCase('missing-file-full', 'clean', ['gone.py']),
  tyCase('missing-project', 'clean', [...concise, '--project', 'gone']),
  tyCase('missing-config', 'clean', [...concise, '--config-file', 'gone.toml']),
  tyCase('missing-python', 'clean', [...concise, '--python', 'gone']),
  tyCase('broken-config', 'ty-broken-config', concise),
  tyCase('unknown-setting', 'ty-unknown-setting', concise),
  tyCase('unknown-rule', 'ty-unknown-rule', concise),
  tyCase('no-text', 'no-text', concise),
  tyCase('no-text-full', 'no-text', []),
  tyCase('unknown-argument', 'clean', [...concise, '--nonsense']),
  tyCase('gitlab', 'shop', ['--output-format', 'gitlab'], { versions: tyNewest }),
  tyCase('github', 'shop', ['--output-format', 'github'], { versions: tyNewest }),
  tyCase('junit', 'shop', ['--output-format', 'junit'], { versions: tyNewest }),
]

const json = ['--output-format', 'json', '--summary=full']

/** pyrefly's. */
export const pyreflyCases: readonly RustCase[] = [
  pyreflyCase('many-errors', 'pyrefly-shop', json),
  pyreflyCase('many-errors-short', 'pyrefly-shop', ['--output-format', 'min-text']),
  pyreflyCase('many-errors-full', 'pyrefly-shop', ['--output-format', 'full-text']),
  pyreflyCase('many-errors-no-summary', 'pyrefly-shop', [
    ...['--output-format', 'min-text', '--summary=none'],
  ]),
  pyreflyCase('everything', 'pyrefly-shop', [...json, '--min-severity', 'info'], { versions: pyreflyNewest }),
  pyreflyCase('everything-full', 'pyrefly-shop', ['--min-severity', 'info'], { versions: pyreflyNewest }),
  pyreflyCase('everything-short', 'pyrefly-shop', ['--min-severity', 'info', '--output-format', 'min-text'], {
    versions: pyreflyNewest,
  }),
  pyreflyCase('errors-counted-only', 'pyrefly-shop', ['--output-format', 'omit-errors']),
  pyreflyCase('quoted-text', 'pyright-quoted-text', [...json, '--preset', 'all'], {
    versions: pyreflyNewest,
  }),
  pyreflyCase('quoted-text-full', 'pyright-quoted-text', ['--preset', 'all'], { versions: pyreflyNewest }),
  pyreflyCase(
    'quoted-text-short',
    'pyright-quoted-text',
    ['--preset', 'all', '--output-format', 'min-text'],
    {
      versions: pyreflyNewest,
    },
  ),
  pyreflyCase('clean', 'clean', json),
  pyreflyCase('clean-short', 'clean', ['--output-format', 'min-text']),
  pyreflyCase('clean-full', 'clean', ['--output-format', 'full-text']),
  pyreflyCase('clean-no-summary', 'clean', ['--summary=none', '--output-format', 'json']),
  pyreflyCase('syntax-error', 'syntax-error', json),
  pyreflyCase('syntax-error-full', 'syntax-error', []),
  pyreflyCase('notebook', 'basedpyright-notebook', json, { versions: pyreflyNewest }),
  pyreflyCase('notebook-full', 'basedpyright-notebook', [], { versions: pyreflyNewest }),
  pyreflyCase('no-files', 'no-files', json),
  pyreflyCase('missing-file', 'clean', [...json, 'gone.py']),
  pyreflyCase('missing-config', 'clean', [...json, '--config', 'gone.toml']),
  pyreflyCase('missing-include', 'pyrefly-missing-include', json),
  pyreflyCase('broken-config', 'pyrefly-broken-config', json),
  pyreflyCase('unknown-setting', 'pyrefly-unknown-setting', json),
  pyreflyCase('no-text', 'no-text', json),
  pyreflyCase('no-text-full', 'no-text', []),
  pyreflyCase('unknown-argument', 'clean', [...json, '--nonsense']),
  pyreflyCase('github', 'pyrefly-shop', ['--output-format', 'github'], { versions: pyreflyNewest }),
]
