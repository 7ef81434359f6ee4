/** Upgrades of public projects: a release to the next one, and in the same change another toolchain. */
import { dirname } from 'node:path'
import { mypyExecutable, packagedPrograms, pyrightCommand, tscCommand } from '#test/support/checkers.ts'
import type { FileTree } from '#test/support/git-repository.ts'

/** How a tree is checked: the command line, and the files that belong to it. */
export interface Toolchain {
  readonly words: string
  readonly command: () => Promise<string>
  readonly files: FileTree
}

/** One change. `package` and versions as the registry names them. */
export interface Upgrade {
  readonly checker: 'mypy' | 'pyright' | 'tsc'
  readonly package: string
  readonly from: string
  readonly to: string
  readonly old: Toolchain
  readonly new: Toolchain
}

function mypy(version: string, ini = 'strict = True', extra: readonly string[] = []): Toolchain {
  const pins = [`mypy==${version}`, ...extra]
  return {
    words: extra.length === 0 ? `mypy ${version}, \`${ini}\`` : `mypy ${version}, ${extra.join(', ')}`,
    command: async () => {
      const [first = '', ...more] = pins
      // A script would name the interpreter of whichever folder it was made in.
      const programs =
        more.length === 0
          ? dirname(await mypyExecutable(version))
          : await packagedPrograms([first, ...more], ['mypy'])
      return `${programs}/python -m mypy --config-file mypy.ini .`
    },
    files: {
      'mypy.ini': `[mypy]\n${ini}\n`,
      'requirements.txt': `${pins.join('\n')}\n`,
      '.gitignore': '.mypy_cache/\n',
    },
  }
}

function pyright(version: string, mode = 'standard'): Toolchain {
  return {
    words: `pyright ${version}, \`${mode}\``,
    command: async () => [...(await pyrightCommand(version)), '--pythonversion', '3.12'].join(' '),
    files: {
      'pyrightconfig.json': JSON.stringify({ include: ['.'], typeCheckingMode: mode }),
      'requirements.txt': `pyright==${version}\n`,
    },
  }
}

const typescripts = { 5: '5.9.3', 6: '6.0.3', 7: '7.0.2' } as const

function tsc(major: 5 | 6 | 7, options: object = { strict: true }): Toolchain {
  const always = { noEmit: true, allowJs: true, checkJs: true, types: [], skipLibCheck: true }
  const places = { target: 'es2022', module: 'preserve', moduleResolution: 'bundler' }
  return {
    words: `TypeScript ${typescripts[major]}, \`${JSON.stringify(options)}\``,
    command: async () => [...tscCommand(major), '--pretty', 'false'].join(' '),
    files: {
      'tsconfig.json': JSON.stringify({
        compilerOptions: { ...always, ...places, ...options },
        include: ['src', 'lib', '*.js'],
      }),
      'package-lock.json': JSON.stringify({
        packages: { 'node_modules/typescript': { version: typescripts[major] } },
      }),
    },
  }
}

function change(
  checker: Upgrade['checker'],
  [name, from, to]: readonly [name: string, from: string, to: string],
  [old, next]: readonly [old: Toolchain, next: Toolchain],
): Upgrade {
  return { checker, package: name, from, to, old, new: next }
}

const click = ['click', '8.1.7', '8.1.8'] as const
const h11 = ['h11', '0.14.0', '0.16.0'] as const
const packaging = ['packaging', '23.2', '24.2'] as const
const tomlkit = ['tomlkit', '0.12.5', '0.13.2'] as const
const jinja = ['jinja2', '3.1.4', '3.1.6'] as const
const itsdangerous = ['itsdangerous', '2.1.2', '2.2.0'] as const
const markdown = ['markdown', '3.5.2', '3.7'] as const
const oauth = ['requests_oauthlib', '1.3.1', '2.0.0'] as const
const cache = ['cachecontrol', '0.13.1', '0.14.1'] as const
const requests = ['requests', '2.31.0', '2.32.3'] as const
const starlette = ['starlette', '0.37.2', '0.41.3'] as const
const immer = ['immer', '10.0.4', '10.1.1'] as const
const commander = ['commander', '11.1.0', '12.1.0'] as const
const express = ['express', '4.18.3', '4.21.2'] as const
const koa = ['koa', '2.15.3', '2.16.1'] as const

const strict = 'strict = True'

export const upgrades: readonly Upgrade[] = [
  change('mypy', click, [mypy('1.15.0'), mypy('2.4.1')]),
  change('mypy', h11, [mypy('1.15.0'), mypy('1.20.2')]),
  change('mypy', packaging, [mypy('1.20.2'), mypy('2.4.1')]),
  change('mypy', tomlkit, [mypy('1.15.0'), mypy('2.4.1')]),
  change('mypy', jinja, [mypy('1.20.2'), mypy('2.4.1')]),
  change('mypy', starlette, [mypy('1.15.0'), mypy('2.4.1')]),
  change('mypy', oauth, [
    mypy('2.4.1', strict, ['types-requests==2.28.11.17']),
    mypy('2.4.1', strict, ['types-requests==2.32.0.20241016', 'types-oauthlib==3.2.0.20240806']),
  ]),
  change('mypy', cache, [
    mypy('2.4.1', strict, ['types-requests==2.28.11.17']),
    mypy('2.4.1', strict, ['types-requests==2.32.0.20241016', 'msgpack==1.1.0']),
  ]),
  change('mypy', itsdangerous, [mypy('2.4.1', 'python_version = 3.12'), mypy('2.4.1')]),
  change('mypy', markdown, [
    mypy('2.4.1', 'check_untyped_defs = False'),
    mypy('2.4.1', 'check_untyped_defs = True'),
  ]),
  change('mypy', requests, [mypy('2.4.1', 'check_untyped_defs = True'), mypy('2.4.1')]),
  change('pyright', click, [pyright('1.1.350'), pyright('1.1.414')]),
  change('pyright', packaging, [pyright('1.1.350'), pyright('1.1.414')]),
  change('pyright', jinja, [pyright('1.1.350'), pyright('1.1.414')]),
  change('pyright', h11, [pyright('1.1.414'), pyright('1.1.414', 'strict')]),
  change('pyright', tomlkit, [pyright('1.1.414', 'basic'), pyright('1.1.414', 'standard')]),
  change('tsc', immer, [tsc(5), tsc(6)]),
  change('tsc', commander, [tsc(5), tsc(7)]),
  change('tsc', koa, [tsc(6), tsc(7)]),
  change('tsc', immer, [tsc(6), tsc(6, { strict: true, noUncheckedIndexedAccess: true })]),
  change('tsc', commander, [tsc(7, { strict: false }), tsc(7)]),
  change('tsc', express, [tsc(7, { strict: false }), tsc(7)]),
  change('tsc', koa, [tsc(7, { strict: false }), tsc(7)]),
  change('tsc', immer, [tsc(7), tsc(7, { strict: true, exactOptionalPropertyTypes: true })]),
  change('tsc', commander, [tsc(7), tsc(7, { strict: true, noUncheckedIndexedAccess: true })]),
  change('tsc', express, [tsc(6), tsc(7)]),
]
