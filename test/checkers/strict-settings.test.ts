/** Which values of a checker's configuration make it say less than before; what is not known to be weaker is not called so. */
import { describe, expect, test } from 'vitest'
import { checkerFor } from '#checkers/registry.ts'
import { keptFlags, strictFlagsIn } from '#checkers/settings/strict-flags.ts'
import { loosenedBetween } from '#checkers/settings/strict-settings.ts'
import { loosenedText } from '#messages/loosened-texts.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { ifAvailable, mypyExecutable, runChecker } from '#test/support/checkers.ts'

/** As a shell does. */
function splitWords(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}

type Texts = Readonly<Record<string, string>>

interface Asked {
  readonly args?: readonly string[]
  /** Where the second side has other ones. */
  readonly argsAfter?: readonly string[]
  readonly version?: string
}

async function loosened(checker: CheckerName, before: Texts, after: Texts, asked: Asked = {}) {
  const { strictSettings, strictFlags } = checkerFor(checker)
  const { args = [], argsAfter = args, version = null } = asked
  const side = (texts: Texts, words: readonly string[]) => {
    const open = async (path: string): Promise<string | null> => texts[path] ?? null
    const flags = keptFlags(strictFlags === undefined ? [] : strictFlagsIn(words, strictFlags))
    return strictSettings?.({ args: argsAfter, flags, upwards: [''], open }, version)
  }
  const [base, head] = [await side(before, args), await side(after, argsAfter)]
  return base === undefined || head === undefined
    ? 'not known'
    : loosenedBetween(base, head).map((each) => loosenedText(each).replaceAll('`', ''))
}

const ini = (text: string): Texts => ({ 'mypy.ini': `[mypy]\n${text}` })
const toml = (text: string): Texts => ({ 'pyproject.toml': text })

const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))

describe('mypy', () => {
  test.each([
    ['disallow_untyped_defs = true', 'disallow_untyped_defs = false', ['disallow_untyped_defs true → false']],
    ['disallow_untyped_defs = true', '', ['disallow_untyped_defs true → not set']],
    ['', 'disallow_untyped_defs = false', []],
    ['disallow_untyped_defs = false', 'disallow_untyped_defs = true', []],
    ['strict = true', 'strict = false', ['strict true → false']],
    ['strict = true', '', ['strict true → not set']],
    ['strict = true', 'strict = true\nwarn_return_any = no', ['warn_return_any true → false']],
    ['strict = true\nwarn_return_any = no', 'strict = true', []],
    ['warn_return_any = yes', 'strict = true', []],
    ['allow_untyped_defs = false', 'allow_untyped_defs = true', ['allow_untyped_defs false → true']],
    ['no_implicit_reexport = true', 'no_implicit_reexport = false', ['no_implicit_reexport true → false']],
    [
      'no_implicit_reexport = true',
      'implicit_reexport = true',
      ['implicit_reexport no_implicit_reexport = true → implicit_reexport = true'],
    ],
    ['', 'ignore_missing_imports = true', ['ignore_missing_imports not set → true']],
    ['', 'strict_optional = false', ['strict_optional not set → false']],
    [
      'disable_error_code = misc',
      'disable_error_code = misc, arg-type',
      ['disable_error_code misc → arg-type, misc'],
    ],
    ['disable_error_code = misc, arg-type', 'disable_error_code = misc', []],
    ['enable_error_code = deprecated', '', ['enable_error_code deprecated → not set']],
    ['follow_imports = normal', 'follow_imports = skip', ['follow_imports normal → skip']],
    ['python_version = 3.12', 'python_version = 3.9', []],
  ])('%j, then %j', async (before, after, expected) => {
    expect(await loosened('mypy', ini(before), ini(after))).toEqual(
      expected.map((each) => `mypy.ini: ${each}`),
    )
  })

  test('of some modules is measured against what holds for them', async () => {
    const before = ini('disallow_untyped_defs = true\n[mypy-old.*]\nignore_errors = true')
    const more = 'disallow_untyped_defs = true\n[mypy-old.*,shop.legacy]\nignore_errors = true\n'
    expect(await loosened('mypy', before, ini(more))).toEqual([
      'mypy.ini: ignore_errors (shop.legacy) not set → true',
    ])
    const exempt = `${more.replace(',shop.legacy', '')}[mypy-shop.*]\ndisallow_untyped_defs = false\n`
    expect(await loosened('mypy', before, ini(exempt))).toEqual([
      'mypy.ini: disallow_untyped_defs (shop.*) true → false',
    ])
    const within = `${more.replace(',shop.legacy', '')}[mypy-old.deep]\nignore_errors = true\n`
    expect(await loosened('mypy', before, ini(within))).toEqual([])
  })

  test('is the same setting in another file', async () => {
    const moved = toml(
      '[tool.mypy]\nstrict = true\n[[tool.mypy.overrides]]\nmodule = "a.*"\nignore_errors = true',
    )
    expect(await loosened('mypy', ini('strict = true\n[mypy-a.*]\nignore_errors = true'), moved)).toEqual([])
    expect(await loosened('mypy', ini('strict = true'), moved)).toEqual([
      'pyproject.toml: ignore_errors (a.*) not set → true',
    ])
    expect(await loosened('mypy', ini('strict = true'), {})).toEqual(['mypy.ini: strict true → not set'])
  })

  test('is nothing where the command line says it, whatever the file says', async () => {
    const [before, after] = [ini('disallow_untyped_defs = true'), ini('')]
    expect(await loosened('mypy', before, after, { args: ['--disallow-untyped-defs'] })).toEqual([])
    expect(await loosened('mypy', before, after, { args: ['--strict', '.'] })).toEqual([])
    const off = ini('disallow_untyped_defs = false')
    expect(await loosened('mypy', before, off, { args: ['--strict'] })).toEqual([])
    expect(await loosened('mypy', before, after, { args: ['--no-warn-no-return'] })).toHaveLength(1)
  })

  test.skipIf(mypy === null)('knows what the real one calls strict', async () => {
    const { stdout } = await runChecker({ command: [mypy ?? '', '--help'], cwd: '.' })
    const help = /^ {2}--strict {2}.*?(?=^ {2}--)/ms.exec(stdout)?.[0].replaceAll(/-\n\s+/g, '-') ?? ''
    const flags = [...help.matchAll(/--([a-z-]+)/g)]
      .slice(1)
      .map(([, name = '']) => name.replaceAll('-', '_'))
    expect(flags.length).toBeGreaterThan(10)
    const strict = (text: string): Texts => ini(`strict = true\n${text}`)
    for (const flag of flags) {
      expect([flag, await loosened('mypy', strict(''), strict(`${flag} = false`))]).toEqual([
        flag,
        [`mypy.ini: ${flag} true → false`],
      ])
    }
    const others = checkerFor('mypy').strictness?.flags.filter((flag) => !flags.includes(flag)) ?? []
    expect(others.length).toBeGreaterThan(4)
    for (const flag of others.filter((each) => each !== 'strict')) {
      expect([flag, await loosened('mypy', strict(''), strict(`${flag} = false`))]).toEqual([flag, []])
    }
  })
})

const tsconfig = (options: object, more: object = {}): Texts => ({
  'tsconfig.json': JSON.stringify({ compilerOptions: options, ...more }),
})

describe('tsc', () => {
  test.each([
    [{ strict: true }, { strict: false }, ['strict true → false']],
    [{ strict: true }, { strict: true, noImplicitAny: false }, ['noImplicitAny true → false']],
    [{ noUnusedLocals: true }, {}, ['noUnusedLocals true → not set']],
    [{}, { skipLibCheck: true }, ['skipLibCheck not set → true']],
    [{}, { noUnusedLocals: false, noUncheckedSideEffectImports: false }, []],
    [{ allowUnreachableCode: false }, {}, ['allowUnreachableCode false → not set']],
    [{ target: 'es2022' }, { target: 'es5' }, []],
  ])('%j, then %j', async (before, after, expected) => {
    expect(await loosened('tsc', tsconfig(before), tsconfig(after))).toEqual(
      expected.map((each) => `tsconfig.json: ${each}`),
    )
  })

  test('without a value is strict since TypeScript 6, and not known without a version', async () => {
    const [before, after] = [tsconfig({ strict: true }), tsconfig({})]
    expect(await loosened('tsc', before, after, { version: '5.9.3' })).toEqual([
      'tsconfig.json: strict true → not set',
    ])
    expect(await loosened('tsc', before, after, { version: '6.0.3' })).toEqual([])
    expect(await loosened('vue-tsc', before, after, { version: '3.3.14' })).toEqual([])
    expect(await loosened('tsc', tsconfig({}), tsconfig({ strict: false }), { version: '7.0.2' })).toEqual([
      'tsconfig.json: strict not set → false',
    ])
  })

  test('is read with what the project extends and refers to, and told once', async () => {
    const project = (strict: boolean): Texts => ({
      'base.json': JSON.stringify({ compilerOptions: { strict, noImplicitReturns: true } }),
      ...tsconfig({}, { files: [], references: [{ path: 'a' }, { path: 'b' }] }),
      'a/tsconfig.json': '{ "extends": "../base.json" }',
      'b/tsconfig.json': '{ "extends": "../base.json" }',
    })
    const built = { args: ['--build'] }
    expect(await loosened('tsc', project(true), project(false), built)).toEqual([
      'base.json: strict true → false',
    ])
    const own = {
      ...project(true),
      'b/tsconfig.json': '{ "extends": "../base.json", "compilerOptions": { "noImplicitReturns": false } }',
    }
    expect(await loosened('tsc', project(true), own, built)).toEqual([
      'b/tsconfig.json: noImplicitReturns true → false',
    ])
  })

  test('is what vue-tsc, svelte-check and astro check are told, too', async () => {
    for (const checker of ['vue-tsc', 'svelte-check', 'astro'] as const) {
      expect(await loosened(checker, tsconfig({ strict: true }), tsconfig({ strict: false }))).toEqual([
        'tsconfig.json: strict true → false',
      ])
    }
    const other = (strict: boolean): Texts => ({
      'tsconfig.app.json': JSON.stringify({ compilerOptions: { strict } }),
    })
    const args = ['--tsconfig', 'tsconfig.app.json']
    expect(await loosened('svelte-check', other(true), other(false), { args })).toHaveLength(1)
  })

  test('is nothing where the command line says it', async () => {
    const args = ['--noEmit', '--STRICT', 'true']
    expect(await loosened('tsc', tsconfig({ strict: true }), tsconfig({ strict: false }), { args })).toEqual(
      [],
    )
  })
})

const pyright = (options: object): Texts => ({ 'pyrightconfig.json': JSON.stringify(options) })

describe('pyright and basedpyright', () => {
  test.each([
    [{ typeCheckingMode: 'strict' }, { typeCheckingMode: 'basic' }, ['typeCheckingMode strict → basic']],
    [{ typeCheckingMode: 'basic' }, {}, []],
    [{}, { typeCheckingMode: 'off' }, ['typeCheckingMode not set → off']],
    [
      { typeCheckingMode: 'strict' },
      { typeCheckingMode: 'strict', reportUnknownMemberType: false },
      ['reportUnknownMemberType error → false'],
    ],
    [{}, { reportUnknownMemberType: false }, []],
    [{}, { reportOptionalCall: 'warning' }, ['reportOptionalCall not set → warning']],
    [{ reportOptionalCall: true }, { reportOptionalCall: 'error' }, []],
    [{ strictListInference: true }, { strictListInference: false }, ['strictListInference true → false']],
    [{}, { analyzeUnannotatedFunctions: false }, ['analyzeUnannotatedFunctions not set → false']],
  ])('%j, then %j', async (before, after, expected) => {
    expect(await loosened('pyright', pyright(before), pyright(after))).toEqual(
      expected.map((each) => `pyrightconfig.json: ${each}`),
    )
  })

  test('of basedpyright are recommended without a mode, whose rules are not known here', async () => {
    expect(await loosened('basedpyright', pyright({}), pyright({ typeCheckingMode: 'standard' }))).toEqual([
      'pyrightconfig.json: typeCheckingMode not set → standard',
    ])
    expect(await loosened('basedpyright', pyright({}), pyright({ reportAny: false }))).toEqual([])
    expect(
      await loosened('basedpyright', pyright({ reportAny: 'error' }), pyright({ reportAny: 'none' })),
    ).toEqual(['pyrightconfig.json: reportAny error → none'])
  })
})

describe('linters and others', () => {
  test.each([
    ['select = ["E", "F"]', 'select = ["E4", "F"]', ['select E, F → E4, F']],
    ['select = ["E4", "F"]', 'select = ["E", "F"]', []],
    ['select = ["ALL"]', '', ['select ALL → not set']],
    ['select = ["E"]', '', []],
    ['select = ["E"]', 'select = ["E"]\nignore = ["E501"]', ['ignore not set → E501']],
    ['select = ["E"]', 'select = ["E"]\nignore = ["D100"]', []],
    ['select = ["E"]\nignore = ["E5"]', 'select = ["E"]\nignore = ["E501"]', []],
    [
      'select = ["F"]',
      'select = ["F"]\nper-file-ignores = { "tests/*" = ["F401"] }',
      ['per-file-ignores (tests/*) not set → F401'],
    ],
  ])('ruff: %j, then %j', async (before, after, expected) => {
    const file = (text: string): Texts => ({ 'ruff.toml': `[lint]\n${text}` })
    expect(await loosened('ruff', file(before), file(after))).toEqual(
      expected.map((each) => `ruff.toml: ${each}`),
    )
    const shared = (text: string): Texts => toml(`[tool.ruff.lint]\n${text}`)
    expect(await loosened('ruff', shared(before), shared(after))).toHaveLength(expected.length)
  })

  test('eslint: rules of a file that is data, with and without presets', async () => {
    const file = (rules: object, more: object = {}): Texts => ({
      '.eslintrc.json': JSON.stringify({ ...more, rules }),
    })
    const preset = { extends: 'eslint:recommended' }
    const told = (before: Texts, after: Texts) => loosened('eslint', before, after)
    expect(await told(file({ eqeqeq: ['error', 'always'] }), file({ eqeqeq: 'off' }))).toEqual([
      '.eslintrc.json: eqeqeq error → off',
    ])
    expect(await told(file({ eqeqeq: 2 }), file({ eqeqeq: 1 }))).toEqual([])
    expect(await told(file({ eqeqeq: 2 }), file({}))).toEqual(['.eslintrc.json: eqeqeq 2 → not set'])
    expect(await told(file({ eqeqeq: 2 }, preset), file({}, preset))).toEqual([])
    expect(await told(file({}, preset), file({ 'no-empty': 0 }, preset))).toEqual([
      '.eslintrc.json: no-empty not set → 0',
    ])
    expect(await told(file({}), file({ 'no-empty': 0 }))).toEqual([])
    const program = { 'eslint.config.js': 'export default []' }
    expect(await told(program, { 'eslint.config.js': 'export default [{}]' })).toEqual([])
  })

  test('biome, oxlint, ty, pyrefly and clippy: levels of rules', async () => {
    const biome = (level: unknown): Texts => ({
      'biome.json': JSON.stringify({ linter: { rules: { suspicious: { noExplicitAny: level } } } }),
    })
    expect(await loosened('biome', biome('error'), biome({ level: 'off' }))).toEqual([
      'biome.json: suspicious/noExplicitAny error → off',
    ])
    const oxlint = (level: string): Texts => ({ '.oxlintrc.json': `{ "rules": { "no-eval": "${level}" } }` })
    expect(await loosened('oxlint', oxlint('deny'), oxlint('allow'))).toHaveLength(1)
    const ty = (level: string): Texts => ({ 'ty.toml': `[rules]\nunresolved-import = "${level}"\n` })
    expect(await loosened('ty', ty('error'), ty('warn'))).toEqual(['ty.toml: unresolved-import error → warn'])
    const pyrefly = (level: string): Texts => ({ 'pyrefly.toml': `[errors]\nbad-return = ${level}\n` })
    expect(await loosened('pyrefly', pyrefly('"error"'), pyrefly('false'))).toHaveLength(1)
    const clippy = (level: string): Texts => ({ 'Cargo.toml': `[lints.clippy]\nunwrap_used = ${level}\n` })
    expect(await loosened('clippy', clippy('"deny"'), clippy('{ level = "allow", priority = 1 }'))).toEqual([
      'Cargo.toml: unwrap_used deny → allow',
    ])
  })

  test('zuban reads what mypy reads, and nothing is known of what it does without a value', async () => {
    expect(await loosened('zuban', ini('strict = true'), ini('strict = false'))).toHaveLength(1)
    expect(await loosened('zuban', ini('strict = true'), ini(''))).toEqual([])
  })
})

test('a configuration that can’t be read loosens nothing that is known', async () => {
  expect(await loosened('tsc', { 'tsconfig.json': '{ nonsense' }, tsconfig({ strict: true }))).toEqual([])
  expect(await loosened('pyright', { 'pyrightconfig.json': '[' }, pyright({}))).toEqual([])
  expect(await loosened('sarif', {}, {})).toBe('not known')
})

const none: Texts = {}

describe('flags', () => {
  /** In order: what a checker was started with before, and now; the files are the same. */
  const rows: readonly (readonly [CheckerName, string, string, readonly string[], Texts?])[] = [
    ['mypy', '--strict src', 'src', ['--strict true → not set']],
    [
      'mypy',
      '--strict src',
      'src',
      ['mypy.ini: strict --strict = true → strict = false'],
      ini('strict = false'),
    ],
    ['mypy', '--strict src', 'src', [], ini('strict = true')],
    ['mypy', 'src', '--strict src', []],
    ['mypy', '--strict', '', ['--strict true → not set'], ini('warn_return_any = true')],
    ['mypy', '--strict', '--strict --no-warn-return-any', ['--no-warn-return-any false → true']],
    [
      'mypy',
      '--disallow-untyped-defs',
      '--allow-untyped-defs',
      ['--allow-untyped-defs --disallow-untyped-defs = true → --allow-untyped-defs = true'],
    ],
    ['mypy', '', '--ignore-missing-imports', ['--ignore-missing-imports not set → true']],
    ['mypy', '', '--disable-error-code=misc', ['--disable-error-code not set → misc']],
    ['mypy', '--disable-error-code misc', '--disable-error-code misc', []],
    ['mypy', '', '--disable-error-code misc', [], ini('disable_error_code = misc')],
    ['mypy', '', '--follow-imports skip', ['--follow-imports not set → skip']],
    ['mypy', '--python-version 3.12', '--python-version 3.9 -- --strict', []],
    [
      'zuban',
      'check --disallow-untyped-defs',
      'check --allow-untyped-defs',
      ['--allow-untyped-defs --disallow-untyped-defs = true → --allow-untyped-defs = true'],
    ],
    ['tsc', '--strict', '', [], { 'tsconfig.json': '{}' }],
    ['tsc', '', '--strict false', ['--strict strict = true → --strict = false'], tsconfig({ strict: true })],
    ['tsc', '--STRICT true -p .', '-p .', [], tsconfig({ strict: true })],
    ['vue-tsc', '', '--skipLibCheck', ['--skipLibCheck not set → true'], tsconfig({})],
    ['tsc', '--noUnusedLocals src/a.ts', 'src/a.ts', ['--noUnusedLocals true → not set']],
    ['pyright', '', '--level error', ['--level not set → error']],
    ['pyright', '--level=error', '--level=warning', []],
    ['basedpyright', '', '--skipunannotated', ['--skipunannotated not set → true']],
    ['ruff', 'check --select E,F', 'check --select E4,F', ['--select E, F → E4, F']],
    ['ruff', 'check', 'check --ignore E501 .', ['--ignore not set → E501']],
    ['ruff', 'check --select F', 'check --select F --ignore E501', []],
    // What files ignore ends where `--select` is given.
    [
      'ruff',
      'check --select E',
      'check',
      ['ruff.toml: ignore not set → E5'],
      {
        'ruff.toml': '[lint]\nselect = ["E"]\nignore = ["E5"]\n',
      },
    ],
    [
      'ruff',
      'check',
      'check --per-file-ignores tests/*:F401,a:b.py:E1',
      ['--per-file-ignores (tests/*) not set → F401', '--per-file-ignores (a:b.py) not set → E1'],
    ],
    ['ruff', 'check --ignore-noqa', 'check', ['--ignore-noqa true → not set']],
    ['eslint', '--rule "no-eval: error"', '--rule "no-eval: off"', ['no-eval error → off']],
    ['eslint', '', `--rule '{"quotes": [0, "double"], "semi": 2}'`, ['quotes not set → 0']],
    ['eslint', '', '--quiet', ['--quiet not set → true']],
    ['eslint', '--no-inline-config', '', ['--no-inline-config true → not set']],
    ['oxlint', '-D no-eval', '-A no-eval', ['no-eval deny → allow']],
    ['oxlint', '', '-Acorrectness', ['correctness not set → allow']],
    ['oxlint', '--type-check', '', ['--type-check true → not set']],
    ['biome', 'lint', 'lint --skip=suspicious', ['--skip not set → suspicious']],
    ['biome', 'lint --skip=suspicious', 'lint --skip=suspicious --skip=suspicious/noDebugger', []],
    ['biome', 'lint', 'lint --only=a11y', ['--only not set → a11y']],
    ['biome', 'lint --only=a11y', 'lint', []],
    ['biome', 'lint', 'lint --diagnostic-level=error', ['--diagnostic-level not set → error']],
    ['ty', 'check --error all', 'check --ignore all', ['all error → ignore']],
    [
      'pyrefly',
      'check',
      'check --ignore=bad-return,bad-argument-type',
      ['bad-return not set → ignore', 'bad-argument-type not set → ignore'],
    ],
    ['pyrefly', 'check --min-severity warn', 'check --min-severity error', ['--min-severity warn → error']],
    [
      'clippy',
      '-- -D clippy::unwrap_used',
      '-- -A clippy::unwrap_used',
      ['clippy::unwrap_used deny → allow'],
    ],
    ['clippy', '--all-targets -- -W clippy::pedantic', '--all-targets', ['clippy::pedantic warn → not set']],
    ['clippy', '', '-Aclippy::all', []],
    ['golangci-lint', 'run -E gosec,gocritic', 'run -E gosec', ['gocritic enable → not set']],
    ['golangci-lint', 'run', 'run -D errcheck', ['errcheck not set → disable']],
    ['golangci-lint', 'run', 'run -D gosec', []],
    ['golangci-lint', 'run -E gosec', 'run', [], { '.golangci.yml': 'linters: {enable: [gosec]}\n' }],
    ['golangci-lint', 'run', 'run --default none', ['--default not set → none']],
    ['pylint', 'src', '--disable=C0114,fixme src', ['--disable not set → C0114, fixme']],
    ['pylint', '-d all -e E', '-d all', ['--enable E → not set']],
    ['pylint', '', '-E', ['--errors-only not set → true']],
    ['pylint', '', '-d fixme', [], { '.pylintrc': '[MESSAGES CONTROL]\ndisable = fixme,\n  C0114\n' }],
    ['bandit', '-r .', '-r . -ll', ['-ll not set → true']],
    ['bandit', '-r . --severity-level high', '-r . -ll', []],
    ['bandit', '-r .', '-r . -s B101', ['--skip not set → B101']],
    ['phpstan', 'analyse -l 8', 'analyse --level=5', ['--level 8 → 5']],
    ['phpstan', 'analyse --level max', 'analyse --level 9', ['--level max → 9']],
    ['flow', 'check --include-warnings', 'check', ['--include-warnings true → not set']],
    ['svelte-check', '', '--diagnostic-sources js,svelte', ['--diagnostic-sources not set → js, svelte']],
    ['svelte-check', '', '--diagnostic-sources js,svelte,css', []],
    ['astro', 'check', 'check --minimumSeverity error', ['--minimumSeverity not set → error']],
  ]

  const named = rows.map(([checker, before, after, expected, files = none]) => ({
    checker,
    before,
    after,
    expected,
    files,
  }))
  test.each(named)('$checker: $before, then $after', async ({ checker, before, after, expected, files }) => {
    const [args, argsAfter] = [splitWords(before), splitWords(after)]
    expect(await loosened(checker, files, files, { args, argsAfter })).toEqual(
      expected.map((each) => (/^\S+: /.test(each) ? each : `arguments: ${each}`)),
    )
  })

  test('tsc: what holds without a flag depends on the version', async () => {
    const asked = { args: ['--strict'], argsAfter: [] }
    expect(await loosened('tsc', tsconfig({}), tsconfig({}), { ...asked, version: '5.9.3' })).toEqual([
      'arguments: --strict true → not set',
    ])
    expect(await loosened('tsc', tsconfig({}), tsconfig({}), { ...asked, version: '6.0.3' })).toEqual([])
  })

  test('a flag whose meaning moves to a file is none that was loosened', async () => {
    const [args, argsAfter] = [['--disallow-untyped-defs'], []]
    const moved = ini('disallow_untyped_defs = true')
    expect(await loosened('mypy', none, moved, { args, argsAfter })).toEqual([])
  })
})

describe('levels in files that were not read before', () => {
  test.each([
    [
      'pylint',
      '.pylintrc',
      '[MAIN]\ndisable = fixme\n',
      '[MAIN]\ndisable = fixme, W0611\n',
      'disable fixme → W0611, fixme',
    ],
    [
      'pylint',
      'pyproject.toml',
      '[tool.pylint.main]\ndisable = []\n',
      '[tool.pylint.main]\ndisable = ["fixme"]\n',
      'disable not set → fixme',
    ],
    [
      'bandit',
      'pyproject.toml',
      '[tool.bandit]\nskips = ["B101"]\n',
      '[tool.bandit]\nskips = ["B101", "B102"]\n',
      'skips B101 → B101, B102',
    ],
    ['phpstan', 'phpstan.neon', 'parameters:\n  level: 8\n', 'parameters:\n  level: 5\n', 'level 8 → 5'],
    [
      'flow',
      '.flowconfig',
      '[lints]\nunclear-type=error\n',
      '[lints]\nunclear-type=off\n',
      'unclear-type error → off',
    ],
    [
      'deno',
      'deno.json',
      '{"compilerOptions": {"strict": true}}',
      '{"compilerOptions": {"strict": false}}',
      'strict true → false',
    ],
  ] as const)('%s: %s', async (checker, path, before, after, expected) => {
    expect(await loosened(checker, { [path]: before }, { [path]: after })).toEqual([`${path}: ${expected}`])
    expect(await loosened(checker, { [path]: after }, { [path]: before })).toEqual([])
  })
})
