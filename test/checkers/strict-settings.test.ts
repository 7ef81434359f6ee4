/** Which values of a checker's configuration make it say less than before; what is not known to be weaker is not called so. */
import { describe, expect, test } from 'vitest'
import { checkerFor } from '#checkers/registry.ts'
import { loosenedBetween } from '#checkers/settings/strict-settings.ts'
import { loosenedText } from '#messages/loosened-texts.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { ifAvailable, mypyExecutable, runChecker } from '#test/support/checkers.ts'

type Texts = Readonly<Record<string, string>>

interface Asked {
  readonly args?: readonly string[]
  readonly version?: string
}

async function loosened(checker: CheckerName, before: Texts, after: Texts, asked: Asked = {}) {
  const { strictSettings } = checkerFor(checker)
  const side = (texts: Texts) => {
    const open = async (path: string): Promise<string | null> => texts[path] ?? null
    return strictSettings?.({ args: asked.args ?? [], upwards: [''], open }, asked.version ?? null)
  }
  const [base, head] = [await side(before), await side(after)]
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
  expect(await loosened('bandit', {}, {})).toBe('not known')
})
