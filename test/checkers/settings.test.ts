/** What a checker's arguments and configuration files say, found where the checker would look for them. */
import { describe, expect, it } from 'vitest'
import { checkerFor } from '#checkers/registry.ts'
import { joinPath } from '#checkers/settings/folder-path.ts'
import type { Settings } from '#checkers/settings/settings.ts'
import type { CheckerName } from '#model/snapshot.ts'

/** In `/repo/app`, where `texts` are named from that folder. */
function settingsOf(
  name: CheckerName,
  texts: Readonly<Record<string, string>>,
  args: readonly string[] | null = [],
): Promise<Settings> {
  const files = new Map(Object.entries(texts).map(([path, text]) => [joinPath('/repo/app', path), text]))
  return checkerFor(name).settings({
    args,
    upwards: ['', '../'],
    open: async (path) => files.get(joinPath('/repo/app', path)) ?? null,
  })
}

async function filesOf(...query: Parameters<typeof settingsOf>): Promise<readonly string[]> {
  return (await settingsOf(...query)).files.map(({ path }) => path)
}

describe('mypy', () => {
  const toml = '[tool.mypy]\npython_version = "3.11"\nplugins = ["pydantic.mypy"]\nexclude = ["^legacy/"]\n'

  it.each([
    ['mypy.ini before pyproject.toml', { 'mypy.ini': '[mypy]\n', 'pyproject.toml': toml }, ['mypy.ini']],
    [
      'pyproject.toml before setup.cfg',
      { 'pyproject.toml': toml, 'setup.cfg': '[mypy]\n' },
      ['pyproject.toml'],
    ],
    ['setup.cfg with its section', { 'setup.cfg': '[mypy-a.*]\nx = 1\n' }, ['setup.cfg']],
    ['no setup.cfg of other tools', { 'setup.cfg': '[metadata]\nname = a\n' }, []],
    ['no pyproject.toml of other tools', { 'pyproject.toml': '[tool.mypy-baseline]\n' }, []],
    ['the folder above when here is none', { '../mypy.ini': '[mypy]\n' }, ['../mypy.ini']],
  ])('reads %s', async (_name, texts, expected) => {
    expect(await filesOf('mypy', texts)).toEqual(expected)
  })

  it('reads the file that it is told to, also when it says nothing of mypy', async () => {
    const texts = { 'mypy.ini': '[mypy]\n', 'strict.ini': '[other]\n' }
    expect(await filesOf('mypy', texts, ['--config-file', 'strict.ini'])).toEqual(['strict.ini'])
    expect(await filesOf('mypy', texts, ['--config-file=strict.ini'])).toEqual(['strict.ini'])
  })

  it('takes plugins, version, files and exclusions out of TOML', async () => {
    expect(
      await settingsOf('mypy', { 'pyproject.toml': `${toml}files = ["src", "tools/*.py"]\n` }),
    ).toMatchObject({
      plugins: ['pydantic.mypy'],
      languageVersion: '3.11',
      parts: [{ include: ['src/**', 'tools/*.py/**'], exclude: [] }],
      excludePatterns: ['^legacy/'],
    })
  })

  it('takes the same out of an INI file, continued lines included', async () => {
    const ini = `# ours
[mypy]
plugins = pydantic.mypy,
    ./plugins/own.py:main
Python_Version: 3.10
exclude = (?x)(
    ^legacy/
    | _pb2\\.py$
  )
[mypy-vendored.*]
ignore_errors = True
`
    expect(
      await settingsOf('mypy', { 'mypy.ini': ini, 'plugins/own.py': 'def main(): ...\n' }),
    ).toMatchObject({
      files: [{ path: 'mypy.ini' }, { path: 'plugins/own.py', content: 'def main(): ...\n' }],
      plugins: ['pydantic.mypy', './plugins/own.py:main'],
      languageVersion: '3.10',
      excludePatterns: ['(?x)(\n^legacy/\n| _pb2\\.py$\n)'],
    })
  })

  it('lets arguments win over the file', async () => {
    const args = [
      '--python-version',
      '3.13',
      '--exclude',
      'gen/',
      '--python-executable',
      '/opt/python',
      'src',
      '-q',
    ]
    expect(await settingsOf('mypy', { 'pyproject.toml': toml }, args)).toMatchObject({
      languageVersion: '3.13',
      interpreter: '/opt/python',
      named: ['src'],
      excludePatterns: ['^legacy/', 'gen/'],
    })
  })

  it('does not know the files of a module, a package or a hidden command line', async () => {
    expect((await settingsOf('mypy', {}, ['-m', 'shop'])).named).toBeNull()
    expect((await settingsOf('mypy', {}, ['--package', 'shop', '--strict'])).named).toBeNull()
    expect((await settingsOf('mypy', {}, null)).named).toBeNull()
  })

  it('says the same for a file whose comments, spaces and other tools’ sections changed', async () => {
    const content = async (text: string): Promise<string | undefined> =>
      (await settingsOf('mypy', { 'pyproject.toml': text })).files[0]?.content
    const other = `[project]\ndependencies = ["a==2"]\n[tool.mypy] # strict\nexclude=["^legacy/"]\nplugins=["pydantic.mypy"]\npython_version="3.11"\n`
    expect(await content(other)).toBe(await content(toml))
    expect(await content(`${toml}strict = true\n`)).not.toBe(await content(toml))
  })

  it('takes a file that can’t be read as it is', async () => {
    expect(await settingsOf('mypy', { 'mypy.ini': '\u0000' })).toMatchObject({
      files: [{ content: '\u0000' }],
    })
    expect(await filesOf('mypy', { 'pyproject.toml': '[tool.mypy\n' })).toEqual([])
  })
})

describe('mypy’s ignore_errors', () => {
  const ignored = async (name: string, text: string) =>
    (await settingsOf('mypy', { [name]: text })).parts.flatMap(({ exclude }) => exclude)

  it('of modules leaves out their files, wherever they are', async () => {
    const globs = ['**/legacy.*', '**/legacy/**', '**/shop/prices.*', '**/shop/prices/__init__.*']
    const ini =
      '[mypy-legacy.*,shop.prices]\nignore_errors = True\n[mypy-good.*]\nignore_errors = False\nstrict = True\n'
    expect(await ignored('mypy.ini', ini)).toEqual(globs)
    const overrides = (module: string, value: string): string =>
      `[[tool.mypy.overrides]]\nmodule = ${module}\nignore_errors = ${value}\n`
    const toml = overrides('["legacy.*", "shop.prices"]', 'true') + overrides('"good.*"', 'false')
    expect(await ignored('pyproject.toml', toml)).toEqual(globs)
  })

  it('of a name with stars in it takes any number of folders', async () => {
    const toml = '[[tool.mypy.overrides]]\nmodule = "*.migrations.*"\nignore_errors = true\n'
    expect(await ignored('pyproject.toml', toml)).toEqual(['**/**/migrations.*', '**/**/migrations/**'])
  })

  it('of everything leaves out everything', async () => {
    expect(await ignored('mypy.ini', '[mypy]\nignore_errors = yes\n')).toEqual(['**'])
    expect(await ignored('pyproject.toml', '[tool.mypy]\nignore_errors = true\n')).toEqual(['**'])
    expect(await ignored('mypy.ini', '[mypy-*]\nignore_errors = 1\n')).toEqual(['**'])
  })
})

describe('pyright', () => {
  it('prefers pyrightconfig.json of a folder above to pyproject.toml of this one', async () => {
    const texts = { '../pyrightconfig.json': '{}', 'pyproject.toml': '[tool.pyright]\n' }
    expect(await filesOf('pyright', texts)).toEqual(['../pyrightconfig.json'])
  })

  it('follows what a file extends, the nearer one wins, paths start at the file that names them', async () => {
    const texts = {
      'pyrightconfig.json': '{ "extends": "../conf/base.json", "exclude": ["legacy"], }',
      '../conf/base.json':
        '{ // shared\n "include": ["../app/src"], "exclude": ["x"], "ignore": ["../app/gen"], "pythonVersion": "3.9" }',
    }
    expect(await settingsOf('pyright', texts)).toMatchObject({
      files: [{ path: 'pyrightconfig.json' }, { path: '../conf/base.json' }],
      languageVersion: '3.9',
      parts: [{ include: ['../app/src/**'], exclude: ['legacy/**', '../app/gen/**'] }],
    })
  })

  it('survives files that extend each other', async () => {
    const texts = {
      'pyrightconfig.json': '{"extends":"a.json"}',
      'a.json': '{"extends":"pyrightconfig.json"}',
    }
    expect(await filesOf('pyright', texts)).toEqual(['pyrightconfig.json', 'a.json'])
  })

  it('reads the project that it is told to', async () => {
    const texts = { 'pyrightconfig.json': '{}', 'ci/pyrightconfig.json': '{"include":["../src"]}' }
    expect(await filesOf('pyright', texts, ['-p', 'ci'])).toEqual(['ci/pyrightconfig.json'])
    expect(await filesOf('pyright', texts, ['--project=ci/pyrightconfig.json'])).toEqual([
      'ci/pyrightconfig.json',
    ])
  })

  it('takes words that are no options and no values as files', async () => {
    const args = ['--level', 'error', 'src', '--pythonversion', '3.12', 'tools/a.py', '--stats']
    expect(await settingsOf('pyright', {}, args)).toMatchObject({
      named: ['src', 'tools/a.py'],
      languageVersion: '3.12',
    })
  })

  it('does not look at what only basedpyright reads', async () => {
    const texts = { 'pyproject.toml': '[tool.basedpyright]\n', '.basedpyright/baseline.json': '{}' }
    expect(await filesOf('pyright', texts)).toEqual([])
    expect(await filesOf('basedpyright', texts)).toEqual(['pyproject.toml', '.basedpyright/baseline.json'])
  })

  it('is what basedpyright falls back to', async () => {
    expect(await filesOf('basedpyright', { 'pyproject.toml': '[tool.pyright]\n' })).toEqual([
      'pyproject.toml',
    ])
    expect(await filesOf('basedpyright', { 'pyrightconfig.json': '{}' })).toEqual(['pyrightconfig.json'])
  })
})

describe('tsc', () => {
  it('follows what a project extends, in files and in packages', async () => {
    const texts = {
      'tsconfig.json': '{ "extends": ["@tsconfig/strictest", "../base"], "compilerOptions": {} /* ours */ }',
      '../base.json': '{ "exclude": ["app/legacy"] }',
      '../node_modules/@tsconfig/strictest/tsconfig.json': '{ "include": ["never"] }',
    }
    expect(await settingsOf('tsc', texts)).toMatchObject({
      files: [
        { path: 'tsconfig.json' },
        { path: '../node_modules/@tsconfig/strictest/tsconfig.json' },
        { path: '../base.json' },
      ],
      parts: [{ exclude: ['../app/legacy/**'] }],
    })
  })

  const references = '"references": [{ "path": "./tsconfig.app.json" }]'
  const app = { 'tsconfig.app.json': '{ "include": ["src"] }' }

  it.each([
    ['an empty list of files', `{ "files": [], ${references} }`, []],
    ['an empty list of folders', `{ "include": [], ${references} }`, []],
    ['both', `{ "files": [], "include": [], ${references} }`, ['--noEmit']],
    ['a name', `{ "files": [], ${references} }`, ['-p', 'tsconfig.json']],
    ['a list that it inherits', `{ "extends": "./none.json", ${references} }`, ['-p', '.']],
  ])('says that a project only refers to others: %s', async (_name, text, args) => {
    const texts = { 'tsconfig.json': text, 'none.json': '{ "files": [] }', ...app }
    expect(await settingsOf('tsc', texts, args)).toMatchObject({
      refersOnly: { project: 'tsconfig.json', references: ['tsconfig.app.json'] },
      programs: 1,
    })
  })

  it.each([
    ['with files of its own', `{ "files": ["a.ts"], ${references} }`, []],
    ['with everything', `{ ${references} }`, []],
    ['that is built', `{ "files": [], ${references} }`, ['--build']],
    ['that is built, in short and in capitals', `{ "files": [], ${references} }`, ['-B']],
    ['beside the one that is named', `{ "files": [], ${references} }`, ['-p', 'tsconfig.app.json']],
    ['behind hidden words', `{ "files": [], ${references} }`, null],
    ['without references, which tsc itself refuses', '{ "files": [] }', []],
  ])('does not say so of a project %s', async (_name, text, args) => {
    expect(await settingsOf('tsc', { 'tsconfig.json': text, ...app }, args)).toMatchObject({
      refersOnly: null,
    })
  })

  it('counts the programs of a build, and those that hidden words may build', async () => {
    const programs = async (text: string, args: readonly string[] | null): Promise<unknown> =>
      (await settingsOf('tsc', { 'tsconfig.json': text, ...app }, args)).programs
    expect(await programs(`{ "files": [], ${references} }`, ['-b'])).toBe(1)
    expect(await programs(`{ ${references} }`, ['-b'])).toBe(2)
    expect(await programs(`{ ${references} }`, null)).toBe(2)
    expect(await programs(`{ ${references} }`, [])).toBe(1)
    expect(await programs('{}', null)).toBe(1)
    expect((await settingsOf('tsc', {}, null)).programs).toBeNull()
  })

  it('checks everything below the project unless it is told otherwise', async () => {
    const parts = async (text: string): Promise<Settings['parts']> =>
      (await settingsOf('tsc', { 'tsconfig.json': text })).parts
    expect(await parts('{}')).toEqual([{ include: ['**'], exclude: [] }])
    expect(await parts('{ "files": ["src/a.ts"] }')).toEqual([{ include: ['src/a.ts'], exclude: [] }])
    expect(await parts('{ "include": ["src", "x/*", "y/**/*"], "exclude": ["src/old"] }')).toEqual([
      { include: ['src/**', 'x/*', 'y/**/*'], exclude: ['src/old/**'] },
    ])
  })

  const solution = {
    'tsconfig.json':
      '{ "files": [], "references": [{ "path": "core" }, { "path": "./web/tsconfig.web.json" }] }',
    'core/tsconfig.json': '{ "include": ["src"], "references": [{ "path": "../web/tsconfig.web.json" }] }',
    'web/tsconfig.web.json': '{ "exclude": ["old"] }',
  }

  it('reads every project that is referred to, once', async () => {
    const expected = ['tsconfig.json', 'core/tsconfig.json', 'web/tsconfig.web.json']
    expect(await filesOf('tsc', solution)).toEqual(expected)
  })

  it('checks them all only when it builds', async () => {
    expect((await settingsOf('tsc', solution)).parts).toEqual([])
    expect((await settingsOf('tsc', solution, ['-b'])).parts).toEqual([
      { include: ['core/src/**'], exclude: [] },
      { include: ['web/**'], exclude: ['web/old/**'] },
    ])
    expect((await settingsOf('tsc', solution, ['--build', 'core', '--verbose'])).parts).toHaveLength(2)
  })

  it('leaves projects aside when sources are named', async () => {
    const args = ['--noEmit', 'src/a.ts', '--outFile', 'all.js']
    expect(await settingsOf('tsc', { 'tsconfig.json': '{}' }, args)).toMatchObject({
      files: [],
      named: ['src/a.ts'],
    })
  })

  it('finds the project of the folder above', async () => {
    expect(await filesOf('tsc', { '../tsconfig.json': '{}' })).toEqual(['../tsconfig.json'])
    expect(await filesOf('tsc', { 'x/tsconfig.json': '{}' }, ['-p', 'x'])).toEqual(['x/tsconfig.json'])
  })
})

describe('tsc that is held back', () => {
  const project = (noCheck: boolean) => JSON.stringify({ compilerOptions: { noCheck }, include: ['src'] })
  const always = (option: string) => ({ option, when: 'always' })
  const by = async (texts: Readonly<Record<string, string>>, args: readonly string[] | null) =>
    (await settingsOf('tsc', texts, args)).heldBack

  it('is so by words of its own', async () => {
    expect(await by({}, ['--nocheck'])).toEqual(always('--noCheck'))
    expect(await by({}, ['-b', '--clean'])).toEqual(always('--clean'))
    expect(await by({}, ['-b', '--dry'])).toEqual(always('--dry'))
    expect(await by({}, ['--dry'])).toBeNull()
    for (const name of ['listFilesOnly', 'showConfig', 'init', 'help', 'all', 'version']) {
      expect(await by({}, ['-p', '.', `--${name}`])).toEqual(always(`--${name}`))
    }
    expect(await by({}, ['--build', '--stopBuildOnErrors'])).toEqual({
      option: '--stopBuildOnErrors',
      when: 'with-errors',
    })
  })

  it('is so by its project, or by what that extends', async () => {
    expect(await by({ 'tsconfig.json': project(true) }, [])).toEqual(always('noCheck in tsconfig.json'))
    const extended = { 'tsconfig.json': '{ "extends": "./base.json" }', 'base.json': project(true) }
    expect(await by(extended, [])).toEqual(always('noCheck in tsconfig.json'))
  })

  it('is not when it says false, when one of its projects is checked, or when nobody knows', async () => {
    expect(await by({ 'tsconfig.json': project(false) }, ['--clean', 'false'])).toBeNull()
    expect(await by({ 'tsconfig.json': project(true) }, ['--noCheck', 'false'])).toBeNull()
    const two = { 'a/tsconfig.json': project(true), 'b/tsconfig.json': project(false) }
    expect(await by(two, ['-b', 'a', 'b'])).toBeNull()
    expect(await by({ 'tsconfig.json': project(true) }, null)).toBeNull()
  })
})

describe('ty', () => {
  const toml =
    '[environment]\npython-version = "3.12"\n[src]\ninclude = ["src"]\nexclude = ["legacy/", "/src/old", "**/gen"]\n'

  it('reads ty.toml, else its table in a pyproject.toml', async () => {
    const texts = { 'ty.toml': toml, 'pyproject.toml': '[tool.ty]\n' }
    expect(await filesOf('ty', texts)).toEqual(['ty.toml'])
    expect(await filesOf('ty', { '../pyproject.toml': '[tool.ty]\n' })).toEqual(['../pyproject.toml'])
    expect(await filesOf('ty', { 'pyproject.toml': '[tool.mypy]\n' })).toEqual([])
    expect(await filesOf('ty', { ...texts, 'x.toml': '' }, ['check', '--config-file', 'x.toml'])).toEqual([
      'x.toml',
    ])
  })

  it('excludes a name without a slash at any depth', async () => {
    expect(
      await settingsOf('ty', { 'ty.toml': toml }, ['check', '--exclude', 'x.py', '-v', 'tools']),
    ).toMatchObject({
      languageVersion: '3.12',
      named: ['tools'],
      parts: [{ include: ['src/**'], exclude: ['**/legacy/**', 'src/old/**', '**/gen/**', '**/x.py/**'] }],
    })
  })
})

describe('ty’s rules', () => {
  const ignored = async (text: string) =>
    (await settingsOf('ty', { 'ty.toml': text })).parts.flatMap(({ exclude }) => exclude)

  it('leave out what they ignore altogether', async () => {
    expect(await ignored('[rules]\nall = "ignore"\n')).toEqual(['**'])
    const override = '[[overrides]]\ninclude = ["legacy/**"]\nrules = { all = "ignore" }\n'
    expect(await ignored(override)).toEqual(['legacy/**'])
  })

  it('leave out nothing when some are looked for', async () => {
    expect(await ignored('[rules]\nall = "ignore"\ninvalid-assignment = "error"\n')).toEqual([])
    expect(await ignored('[rules]\ninvalid-assignment = "ignore"\n')).toEqual([])
  })
})

describe('pyrefly', () => {
  it('takes over pyright’s configuration, else mypy’s, when it has none', async () => {
    const others = { 'pyrightconfig.json': '{"exclude":["a"]}', 'mypy.ini': '[mypy]\n' }
    expect(await settingsOf('pyrefly', others, ['check', 'src'])).toMatchObject({
      files: [{ path: 'pyrightconfig.json' }],
      parts: [{ exclude: ['a/**'] }],
      named: ['src'],
    })
    expect(await filesOf('pyrefly', { 'mypy.ini': '[mypy]\n' })).toEqual(['mypy.ini'])
    const own = { ...others, 'pyrefly.toml': 'project-excludes = ["**/old/**"]\npython-version = "3.11"\n' }
    expect(await settingsOf('pyrefly', own)).toMatchObject({
      files: [{ path: 'pyrefly.toml' }],
      languageVersion: '3.11',
      parts: [{ exclude: ['**/old/**'] }],
    })
  })
})

describe('the checker’s own baseline', () => {
  const known = '{ "errors": [] }'

  it.each<[string, CheckerName, Readonly<Record<string, string>>, readonly string[], readonly string[]]>([
    [
      'of pyrefly.toml',
      'pyrefly',
      { 'pyrefly.toml': 'baseline = "pb.json"\n', 'pb.json': known },
      [],
      ['pyrefly.toml', 'pb.json'],
    ],
    [
      'of a pyproject.toml above',
      'pyrefly',
      { '../pyproject.toml': '[tool.pyrefly]\nbaseline = "pb.json"\n', '../pb.json': known },
      [],
      ['../pyproject.toml', '../pb.json'],
    ],
    [
      'of pyrefly’s option alone',
      'pyrefly',
      { 'known/pb.json': known },
      ['check', '--baseline', 'known/pb.json'],
      ['known/pb.json'],
    ],
    [
      'of the option before the configuration',
      'pyrefly',
      { 'pyrefly.toml': 'baseline = "a.json"\n', 'a.json': known, 'b.json': known },
      ['--baseline=b.json'],
      ['pyrefly.toml', 'b.json'],
    ],
    [
      'of ty.toml',
      'ty',
      { 'ty.toml': 'baseline = "known/ty.json"\n', 'known/ty.json': known },
      [],
      ['ty.toml', 'known/ty.json'],
    ],
    ['of ty’s option', 'ty', { 'ty.json': known }, ['check', '--baseline', 'ty.json', 'src'], ['ty.json']],
    [
      'of basedpyright’s configuration',
      'basedpyright',
      { '../pyproject.toml': '[tool.basedpyright]\nbaselineFile = "known.json"\n', '../known.json': known },
      ['--baselinefile', 'other.json'],
      ['../pyproject.toml', '../known.json'],
    ],
    [
      'of basedpyright’s option',
      'basedpyright',
      { 'other.json': known },
      ['--baselinefile', 'other.json'],
      ['other.json'],
    ],
    [
      'of basedpyright beside its configuration',
      'basedpyright',
      { '../pyproject.toml': '[tool.basedpyright]\n', '../.basedpyright/baseline.json': known },
      [],
      ['../pyproject.toml', '../.basedpyright/baseline.json'],
    ],
    [
      'of mypy-baseline',
      'mypy',
      { 'mypy-baseline.txt': 'a.py:0: error: x  [misc]\n' },
      [],
      ['mypy-baseline.txt'],
    ],
    [
      'of mypy-baseline, where it says',
      'mypy',
      { 'pyproject.toml': '[tool.mypy-baseline]\nbaseline_path = "known/m.txt"\n', 'known/m.txt': '' },
      [],
      ['known/m.txt'],
    ],
    [
      'of eslint’s suppressions',
      'eslint',
      { 'eslint-suppressions.json': '{}' },
      [],
      ['eslint-suppressions.json'],
    ],
    [
      'of eslint’s option',
      'eslint',
      { 'known.json': '{}', 'eslint-suppressions.json': '{}' },
      ['--suppressions-location', 'known.json'],
      ['known.json'],
    ],
    [
      'that is named and not there yet',
      'pyrefly',
      { 'pyrefly.toml': 'baseline = "pb.json"\n' },
      [],
      ['pyrefly.toml'],
    ],
  ])('%s is a file of the configuration', async (_, name, texts, args, files) => {
    expect(await filesOf(name, texts, args)).toEqual(files)
  })

  it('is the same for other white space', async () => {
    const contents = async (text: string): Promise<readonly string[]> =>
      (await settingsOf('ty', { 'b.json': text }, ['--baseline', 'b.json'])).files.map(
        ({ content }) => content,
      )
    expect(await contents('{"version":0,"files":{}}')).toEqual(
      await contents('{\n  "files": {},\n  "version": 0\n}\n'),
    )
    expect(await contents('{"version":0,"files":{}}')).not.toEqual(
      await contents('{"version":0,"files":{"a.py":[]}}'),
    )
  })

  it('takes no word of the command for a file to check', async () => {
    expect(await settingsOf('ty', {}, ['check', '--baseline', 'b.json', 'src'])).toMatchObject({
      named: ['src'],
    })
    expect(await settingsOf('pyrefly', {}, ['check', '--baseline', 'b.json', 'src'])).toMatchObject({
      named: ['src'],
    })
  })
})

describe('clippy', () => {
  const manifest = '[package]\nname = "shop"\nedition = "2021"\n[lints.clippy]\npedantic = "warn"\n'

  it('reads its own file, and the manifests from here upwards', async () => {
    const texts = {
      'clippy.toml': 'msrv = "1.80"\n',
      'Cargo.toml': manifest,
      '../Cargo.toml': '[workspace]\n',
    }
    expect(await filesOf('clippy', texts)).toEqual(['clippy.toml', 'Cargo.toml', '../Cargo.toml'])
  })

  it('counts lints, editions and features of a manifest, not its dependencies', async () => {
    const contents = async (text: string): Promise<readonly string[]> =>
      (await settingsOf('clippy', { 'Cargo.toml': text })).files.map(({ content }) => content)
    const usual = await contents(manifest)
    expect(await contents(`${manifest}\n[dependencies]\nserde = "1"\n`)).toEqual(usual)
    expect(await contents(manifest.replace('2021', '2024'))).not.toEqual(usual)
    expect(await contents(manifest.replace('warn', 'allow'))).not.toEqual(usual)
    expect(await contents(`${manifest}[features]\nfast = []\n`)).not.toEqual(usual)
  })
})
